"""Quotations, key words and the kind of each clash, as a comparison gives them."""

from dataclasses import replace

import pytest
from fakes import ARTICLE, READOUT, FakeEncoder, make_claim, make_comparison, make_pair

from compare.cases import find_case
from compare.claims import Attribution, SpeakerKind
from compare.comparison import compare_documents
from compare.differences.speaker import Clash
from compare.documents import Role
from compare.findings import KEY_WORDS, audit_quotations, classify_clash, find_key_words
from compare.judging import Judgement, Relation

IN_ARTICLE = ["“to their home country as quickly as possible,”"]
IN_READOUT = ["“coyotes are liars”", "“mass deportations”"]
NOT_FOUND = "not_found"


def compared(article, readout):
    return compare_documents(article, readout, encoder=FakeEncoder())


def listed(comparison):
    return {
        role: [(q.span.text, q.status.value, q.same_speaker) for q in found]
        for role, found in audit_quotations(comparison).items()
    }


def test_every_quoted_span_of_the_real_case_is_listed_from_both_sides():
    case = find_case("kelly-guatemala-2017")
    comparison = compared(case.article, case.readout)
    assert listed(comparison) == {
        Role.ARTICLE: [(text, NOT_FOUND, None) for text in IN_ARTICLE],
        Role.READOUT: [(text, NOT_FOUND, None) for text in IN_READOUT],
    }
    for role, found in audit_quotations(comparison).items():
        text = comparison.document(role).text
        assert all(text[q.span.start : q.span.end] == q.span.text for q in found)
        assert all("Kelly" in q.speaker for q in found)


@pytest.mark.parametrize("name", ["kelly-guatemala-2017", "summit-press-conference"])
def test_quotations_and_key_words_change_places_with_the_texts(name):
    case = find_case(name)
    there = compared(case.article, case.readout)
    back = compared(
        replace(case.readout, role=Role.ARTICLE), replace(case.article, role=Role.READOUT)
    )
    assert listed(there) == {role: listed(back)[role.other] for role in Role}

    def words(comparison, role):
        return [row.word for row in find_key_words(comparison).rows if row.user is role]

    for role in Role:
        assert words(there, role) == words(back, role.other)


def test_the_strongest_key_words_of_either_side_are_kept():
    found = find_key_words(make_comparison(f"{ARTICLE}{'crew ' * 30}", f"{READOUT}{'dock ' * 30}"))
    for role, word in ((Role.ARTICLE, "crew"), (Role.READOUT, "dock")):
        rows = [row for row in found.rows if row.user is role]
        assert len(rows) <= KEY_WORDS
        assert rows[0].word == word and rows[0].certain
    assert found.warning is not None


def test_a_word_that_a_text_never_uses_is_no_key_word_of_it():
    readout = READOUT + "This is a long account that is about a crane, and it is a good one. " * 40
    found = find_key_words(make_comparison(ARTICLE, readout))
    for row in found.rows:
        assert (row.article_count if row.user is Role.ARTICLE else row.readout_count) > 0


def clashing(speaker="", readout_speaker="", other=None, score=0.9):
    """The ships' pair by these speakers, and one more claim that agrees with the readout's."""
    comparison = make_comparison(f"{ARTICLE}There were twelve of them.\n")
    (pair,) = (j.pair for j in comparison.related_by(Relation.CONTRADICTION))
    judgement = replace(
        comparison.related_by(Relation.CONTRADICTION)[0],
        pair=make_pair(by(pair.article, speaker), by(pair.readout, readout_speaker), 0.9),
    )
    twelve = make_claim(comparison.article, "a5", "There were twelve of them.")
    agreement = Judgement(
        make_pair(by(twelve, other or ""), judgement.pair.readout, 0.6),
        Relation.AGREEMENT,
        score,
        "",
        (),
    )
    return replace(comparison, judgements=(judgement, agreement)), judgement


def by(claim, speaker):
    said = Attribution(SpeakerKind.NAMED, speaker) if speaker else Attribution()
    return replace(claim, attribution=said)


FACTS = "The facts clash: "
TWO_VERSIONS = "One speaker is made to say two things: "
REPORTED = "The article itself reports that two sides clash: besides "


@pytest.mark.parametrize(
    ("case", "kind", "reason"),
    [
        ({}, Clash.FACTS, f"{FACTS}the article itself against the readout itself."),
        (
            {"speaker": "Orla Benn", "readout_speaker": "Tomas Reil"},
            Clash.FACTS,
            f"{FACTS}Orla Benn in the article against Tomas Reil in the readout.",
        ),
        (
            {"speaker": "Orla Benn", "readout_speaker": "Ms Benn"},
            Clash.TWO_VERSIONS,
            f"{TWO_VERSIONS}Orla Benn in the article, Ms Benn in the readout.",
        ),
        (
            {"speaker": "Orla Benn", "other": "the port office"},
            Clash.REPORTED,
            f"{REPORTED}Orla Benn (a2) it cites the port office (a5) for the readout's version.",
        ),
    ],
)
def test_the_kind_of_a_clash_in_one_sentence(case, kind, reason):
    found = classify_clash(*clashing(**case))
    assert (found.kind, found.reason) == (kind, reason)


@pytest.mark.parametrize(
    "case",
    [
        {"speaker": "Orla Benn", "other": "Ms Benn"},  # the same person
        {"speaker": "Orla Benn"},  # the article in its own voice is no side
        {"other": "the port office"},  # nor is it here
        {"speaker": "Orla Benn", "other": "the port office", "score": 0.4},  # a weak agreement
    ],
)
def test_an_article_does_not_report_a_clash_lightly(case):
    assert classify_clash(*clashing(**case)).kind is Clash.FACTS


def test_other_relations_have_no_clash():
    comparison = make_comparison()
    kinds = [classify_clash(comparison, j) for j in comparison.judgements]
    assert [kind is None for kind in kinds] == [False, True, True]
