"""Web Annotations that find their words again, and ClaimReviews of confirmed pairs only."""

import json
import re
from dataclasses import replace

import pytest
from accounts import made_of, numbered, report_of, said
from fakes import make_comparison
from hypothesis import given
from hypothesis import strategies as st

from compare.documents import Role
from compare.errors import CompareError
from compare.judging import Relation
from compare.reports.formats import FORMATS
from compare.reports.jsonld import hash_iri
from compare.review.types import Decision

EMOJI = "👩🏽‍🚒 cafe\u0301 held 40 ships 🇫🇷. "


def annotations(report):
    return json.loads(FORMATS["annotation"].render(report))


def reviews(report):
    return json.loads(FORMATS["claimreview"].render(report))["@graph"]


def resolve(selector, text):
    """The places in a text that a selector of the standard selects."""
    if selector["type"] == "TextPositionSelector":
        return [(selector["start"], selector["end"])]
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    starts = [i + len(selector["prefix"]) for i in range(len(text)) if text.startswith(whole, i)]
    return [(start, start + len(selector["exact"])) for start in starts]


def assert_selectors_resolve(comparison):
    items = annotations(report_of(comparison))["first"]["items"]
    for annotation, judgement in zip(items, comparison.judgements, strict=True):
        for target, role in zip(annotation["target"], Role, strict=True):
            claim = judgement.pair.article if role is Role.ARTICLE else judgement.pair.readout
            text = comparison.document(role).text
            assert target["source"]["id"] == hash_iri(comparison.document(role).sha256)
            for selector in target["selector"]:
                assert resolve(selector, text) == [(claim.start, claim.end)]


@pytest.mark.parametrize(
    "comparison",
    [
        make_comparison(),
        numbered(3),
        made_of([("All.", "All of it.")]),
        made_of([("Twice.", "Once."), ("Twice.", "Once."), ("Twice.", "Once.")]),
        made_of([(EMOJI.strip(), "نص here."), ("e\u0301" * 50, "👨‍👩‍👧‍👦" * 20)], gap=EMOJI),
    ],
    ids=["accounts", "numbered", "whole texts", "the same words", "emoji and marks"],
)
def test_every_selector_finds_its_words_and_no_others(comparison):
    assert_selectors_resolve(comparison)


WORDS = st.text(st.sampled_from("ab e\u0301\n.🙂🏽\u200d👩🇫🇷\u202e"), min_size=1, max_size=40)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5), WORDS)
def test_selectors_resolve_in_any_text(pairs, gap):
    assert_selectors_resolve(made_of(pairs, gap=gap))


def test_offsets_are_code_points():
    comparison = made_of([("🚒🚒 went.", "None."), ("Two went.", "None.")])
    second = annotations(report_of(comparison))["first"]["items"][1]
    assert second["target"][0]["selector"][1] == {
        "type": "TextPositionSelector",
        "start": 9,
        "end": 18,
    }


def test_an_annotation_says_what_the_tool_and_each_reviewer_said():
    comparison = numbered(1)
    report = report_of(
        comparison,
        said(comparison, reviewer="Ada", note="Seen."),
        said(comparison, reviewer="Ben", decision=None, mark=Relation.FRAMING),
    )
    collection = annotations(report)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    (annotation,) = collection["first"]["items"]
    assert annotation["type"] == "Annotation"
    told = [(b["purpose"], b["creator"]["name"], b["value"]) for b in annotation["body"]]
    tool = f"compare {report.version}"
    assert told == [
        ("classifying", tool, "contradiction"),
        ("describing", tool, "score 0.75, similarity 0.50, affinity 0.50"),
        (
            "describing",
            tool,
            "wording (conflict): The port held 1 ships. is not There were 2 ships. "
            "(“The port held 1 ships.” / “There were 2 ships.”)",
        ),
        ("describing", tool, "kind of clash: The facts clash: the article itself against the "
         "readout itself."),
        ("assessing", "Ada", "confirmed"),
        ("commenting", "Ada", "Seen."),
        ("classifying", "Ben", "framing"),
    ]  # fmt: skip
    assert annotation["body"][-1]["modified"] == "2017-02-24T10:06:00Z"


def test_every_name_is_an_iri_of_its_own():
    comparison = made_of([("Twice.", "Once."), ("Twice.", "Once.")])
    collection = annotations(report_of(comparison))
    page = collection["first"]
    names = [collection["id"], page["id"], *(item["id"] for item in page["items"])]
    assert len(set(names)) == len(names) == 4
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    assert collection["last"] == page["id"]


def test_only_confirmed_pairs_become_claim_reviews():
    comparison = numbered(4)
    report = report_of(
        comparison,
        said(comparison, 0, decision=Decision.REJECTED),
        said(comparison, 1, decision=Decision.UNSURE),
        said(comparison, 2, note="Yes.", reviewer="Cy"),
    )
    (review,) = reviews(report)
    assert review["claimReviewed"] == "The port held 3 ships."
    assert review["author"] == [{"@type": "Person", "name": "Cy"}]
    assert review["datePublished"] == "2017-02-24T10:07:00Z"
    assert review["reviewBody"] == "Cy: Yes."
    assert review["citation"]["text"] == "There were 6 ships."


@pytest.mark.parametrize("verdict", [Relation.FRAMING, None])
def test_what_was_confirmed_as_something_else_is_not_published(verdict):
    comparison = numbered(2)
    earlier = replace(said(comparison, 0, reviewer="Ben", note="Slanted."), verdict=verdict)
    with pytest.raises(CompareError) as refused:
        reviews(report_of(comparison, earlier))
    assert str(refused.value) == (
        "None of the 2 pairs of this report is confirmed by a reviewer as what it is today (1 as "
        "something else or unknown), and only confirmed pairs go into a ClaimReview: confirm one "
        "first, or choose another format."
    )
    again = said(comparison, 0, reviewer="Ada", note="Both cannot be.")
    (review,) = reviews(report_of(comparison, again, earlier))
    rating = review["reviewRating"]["alternateName"]
    assert rating == "contradiction of article and readout, confirmed by Ada"
    assert (review["author"], review["reviewBody"]) == (
        [{"@type": "Person", "name": "Ada"}],
        "Ada: Both cannot be.",
    )


def test_the_rating_is_words_of_people_and_never_the_score():
    comparison = numbered(1)
    report = report_of(
        comparison,
        said(comparison, reviewer="Ada"),
        said(comparison, reviewer="Ben", decision=Decision.REJECTED),
    )
    (review,) = reviews(report)
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "contradiction of article and readout, confirmed by Ada; rejected by Ben",
        "ratingExplanation": "The port held 1 ships. is not There were 2 ships.",
    }
    assert review["author"] == [{"@type": "Person", "name": "Ada"}]
    assert "0.75" not in json.dumps(review)
    assert "ratingValue" not in json.dumps(review)


@pytest.mark.parametrize(
    ("speaker", "author"),
    [
        ("", {"@type": "Organization", "name": "The Brig Gazette"}),
        ("John F. Kelly", {"@type": "Person", "name": "John F. Kelly"}),
        ("the interior ministry", {"name": "the interior ministry"}),
    ],
)
def test_the_claim_has_its_author_and_where_it_appeared(speaker, author):
    comparison = made_of([("It rained.", "It did not.")], speaker=speaker)
    (review,) = reviews(report_of(comparison, said(comparison)))
    claim = review["itemReviewed"]
    assert (claim["@type"], claim["text"], claim["author"]) == ("Claim", "It rained.", author)
    assert claim["appearance"] == {
        "@type": "NewsArticle",
        "name": "a.txt",
        "identifier": hash_iri(comparison.article.sha256),
        "publisher": {"@type": "Organization", "name": "The Brig Gazette"},
        "datePublished": "2017-02-23",
    }
    assert "spokenByCharacter" not in review["citation"]  # the department is not known


def test_without_a_confirmed_pair_there_is_one_sentence_and_no_file():
    comparison = numbered(2)
    report = report_of(comparison, said(comparison, decision=Decision.REJECTED))
    with pytest.raises(CompareError) as refused:
        reviews(report)
    assert str(refused.value) == (
        "None of the 2 pairs of this report is confirmed by a reviewer, and only confirmed pairs "
        "go into a ClaimReview: confirm one first, or choose another format."
    )


@pytest.mark.parametrize(
    ("sha256", "iri"),
    [
        # The example of RFC 6920, section 8.1: "Hello World!".
        (
            "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069",
            "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk",
        ),
    ],
)
def test_a_text_is_named_by_its_content(sha256, iri):
    assert hash_iri(sha256) == iri
