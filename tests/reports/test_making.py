"""What goes into a report, and where its words stand."""

from dataclasses import replace

import pytest
from accounts import made_of, numbered, orphan, report_of, said
from fakes import make_comparison
from hypothesis import given
from hypothesis import strategies as st

from compare.documents import Role
from compare.judging import Relation
from compare.reports import passages
from compare.reports.making import make_report
from compare.reports.passages import CONTEXT, quote_context
from compare.reports.types import Chosen, Tally
from compare.reports.wording import (
    account_rows,
    agreement_sentence,
    context,
    extent_sentence,
    place_rows,
    tally_rows,
)
from compare.review.types import Decision

CONTRADICTION, FRAMING, RELATED = range(3)  # pairs of fakes.make_comparison


def agreed(index=None):
    """The made-up comparison with its last pair no longer unsure."""
    comparison = make_comparison()
    *others, related = comparison.judgements
    return replace(comparison, judgements=(*others, replace(related, unsure=False)))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Chosen.FLAGGED, ["contradiction", "framing"]),
        (Chosen.REVIEWED, ["related"]),
        (Chosen.BOTH, ["contradiction", "framing", "related"]),
        (Chosen.ALL, ["contradiction", "framing", "related"]),
    ],
)
def test_which_pairs_are_chosen(chosen, expected):
    comparison = agreed()
    report = report_of(comparison, said(comparison, RELATED, note="Look."), chosen=chosen)
    assert [item.judgement.relation for item in report.items] == expected
    assert (report.pairs, report.flagged, report.reviewed) == (3, 2, 1)


def test_a_pair_too_close_to_tell_is_flagged():
    report = report_of(make_comparison(), chosen=Chosen.FLAGGED)
    assert [item.judgement.unsure for item in report.items] == [False, False, True]


@pytest.mark.parametrize(
    ("decision", "note", "mark", "counts"),
    [
        (Decision.REJECTED, "", None, True),
        (None, "Look.", None, True),
        (None, "", Relation.FRAMING, True),
        (None, " \n", None, False),
    ],
)
def test_a_review_counts_only_if_it_says_something(decision, note, mark, counts):
    comparison = agreed()
    review = said(comparison, RELATED, decision=decision, note=note, mark=mark)
    report = report_of(comparison, review, chosen=Chosen.REVIEWED)
    assert len(report.items) == report.reviewed == counts


def test_reviews_of_pairs_that_are_gone_are_counted():
    report = make_report(make_comparison(), {}, chosen=Chosen.REVIEWED, orphans=(orphan(),))
    assert (report.items, report.orphaned) == ((), 2)
    assert extent_sentence(report) == (
        "This report holds 0 of 3 pairs: the pairs that somebody reviewed. In all the tool flagged "
        "3 pairs, and people reviewed 0 pairs. There are also 2 reviews of words that are no "
        "longer a pair."
    )


def test_pairs_come_where_the_accounts_part_first():
    comparison = make_comparison()
    turned = replace(comparison, judgements=comparison.judgements[::-1])
    relations = [item.judgement.relation for item in report_of(turned).items]
    assert relations == ["contradiction", "framing", "related"]


def test_tallies_say_what_is_left_out():
    report = report_of(agreed(), chosen=Chosen.FLAGGED)
    assert report.tallies[Relation.RELATED] == Tally(1, 0)
    assert [row[1:] for row in tally_rows(report)] == [
        ("1", "1", "0"),
        ("1", "1", "0"),
        ("0", "0", "0"),
        ("1", "0", "1"),
        ("3", "2", "1"),
    ]


def test_places_add_up():
    rows = list(place_rows(report_of(make_comparison())))
    assert rows[0] == ("contradicted", "1", "18 %", "1", "20 %")
    assert rows[-1] == ("all", "4", "100 %", "4", "100 %")


def test_the_folder_of_a_file_is_not_told():
    comparison = made_of([("A b.", "C d.")], folder="/home/ada/secret/")
    report = report_of(comparison)
    assert dict(account_rows(report.account(Role.ARTICLE)))["file"] == "a.txt"


@pytest.mark.parametrize(
    ("decisions", "alike", "sentence"),
    [
        ([], None, ""),
        ([Decision.CONFIRMED], None, ""),
        (
            [Decision.CONFIRMED, Decision.CONFIRMED],
            True,
            "Agreement of the reviewers is not defined: All ratings",
        ),
        (
            [Decision.CONFIRMED, Decision.REJECTED],
            False,
            "Agreement of 2 reviewers over 1 pair: Krippendorff's alpha 0.00 (1 all agree, 0 as "
            "by chance).",
        ),
        (
            [Decision.CONFIRMED, None],
            None,
            "Agreement of the reviewers is not defined: No pair",
        ),
    ],
)
def test_agreement_of_reviewers(decisions, alike, sentence):
    comparison = numbered(2)
    reviews = [
        said(comparison, reviewer=name, decision=decision, note="Seen.")
        for name, decision in zip(("Ben", "Ada"), decisions, strict=False)
    ]
    report = report_of(comparison, *reviews)
    first = report.items[0]
    assert [r.reviewer for r in first.reviews] == sorted(r.reviewer for r in reviews)
    assert first.unanimous is alike
    assert agreement_sentence(report).startswith(sentence)
    assert bool(agreement_sentence(report)) == (len(reviews) > 1)


def test_decisions_on_something_else_neither_agree_nor_differ():
    comparison = numbered(1)
    earlier = replace(said(comparison, reviewer="Ben"), verdict=Relation.FRAMING)
    report = report_of(comparison, said(comparison, reviewer="Ada"), earlier)
    assert (report.items[0].unanimous, report.agreement.units) == (None, 0)
    assert report.items[0].decisions == {"Ada": Decision.CONFIRMED}


def test_context_reaches_to_the_neighbours():
    comparison = made_of([("One a.", "One r."), ("Two a.", "Two r."), ("Three a.", "Three r.")])
    first, second, third = (item.article for item in report_of(comparison).items)
    assert (first.context.text, first.more_before, first.more_after) == (
        "One a. Two a.",
        False,
        True,
    )
    assert (second.context.text, second.more_before) == ("One a. Two a. Three a.", False)
    assert (third.context.text, third.more_before, third.more_after) == (
        "Two a. Three a.",
        True,
        False,
    )
    assert context(first).before == "" and context(first).after == "Two a. …"
    assert context(third).before == "… Two a." and context(third).after == ""


def test_a_claim_that_is_the_whole_text_has_no_context():
    passage = report_of(made_of([("All.", "All of it.")])).items[0].readout
    assert (passage.before, passage.opening, passage.ending, passage.after) == ("", "", "", "")
    assert (passage.prefix, passage.suffix) == ("", "")


def test_a_long_stretch_that_was_not_read_is_cut_at_a_word():
    stretch = "unread words " * 100
    passage = report_of(made_of([("First a.", "R."), ("Second a.", "S.")], gap=f" {stretch}"))
    article = passage.items[1].article
    assert article.more_before
    assert CONTEXT - len("unread ") <= len(article.before) <= CONTEXT
    assert article.before.split()[0] in ("unread", "words")
    assert context(article).before.startswith("… ")


LETTERS = st.text(
    st.sampled_from("ab e\u0301\u0327\n.🙂🏽\u200d👩👨🇫🇷‮\u0000"), min_size=1, max_size=80
)


@given(LETTERS, st.data())
def test_words_with_their_prefix_and_suffix_stand_in_one_place(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    prefix, suffix = quote_context(text, start, end)
    quoted = prefix + text[start:end] + suffix
    places = [i for i in range(len(text)) if text.startswith(quoted, i)]
    assert places == [start - len(prefix)]
    for at in (start - len(prefix), end + len(suffix)):
        assert not passages._is_inside_character(text, at)


@given(
    st.lists(st.tuples(LETTERS, LETTERS), min_size=1, max_size=6), st.sampled_from([" ", "\n\n"])
)
def test_passages_are_cut_out_of_their_documents(pairs, gap):
    comparison = made_of(pairs, gap=gap)
    for item in report_of(comparison).items:
        for role in Role:
            text, found = comparison.document(role).text, item.passage(role)
            for span in (found.claim.span, found.sentence, found.context):
                assert text[span.start : span.end] == span.text
            assert "".join(part.text for part in found.parts) == found.claim.text
            around = (found.before, found.opening, found.claim.text, found.ending, found.after)
            assert "".join(around) == found.context.text
            assert found.more_before == bool(text[: found.context.start].strip())
            assert text[: found.claim.start].endswith(found.prefix)
            assert text[found.claim.end :].startswith(found.suffix)
