"""Synthetic cases: where each sentence stands, and what two of them are to each other."""

import random
from dataclasses import replace

import pytest
from invented import FERRY, FRAMES, TALKS

from compare.documents import Document, Role, Span
from training.cases import MANNERS, SyntheticCase, make_case, tell, write


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ([], ""),
        (["It rained"], "It rained.\n"),
        (["It rained.", "Why", 'He said "no"'], 'It rained.\nWhy.\nHe said "no"\n'),
        (["Did it?", "It did!", "“Yes”"], "Did it?\nIt did!\n“Yes”\n"),
    ],
)
def test_a_sentence_a_line(sentences, text):
    document, lines = write(Role.READOUT, [(s, "f", "fact") for s in sentences])
    assert document == Document(Role.READOUT, text, "synthetic readout")
    assert "".join(line.span.text + "\n" for line in lines) == text
    for line in lines:
        assert text[line.span.start : line.span.end] == line.span.text


def case_of(article, readout):
    """A case of one line a side: (frame, voice) each."""
    documents, lines = {}, {}
    for role, (frame, voice) in zip(Role, (article, readout), strict=True):
        documents[role], lines[role] = write(role, [("It rained", frame, voice)])
    return SyntheticCase(documents[Role.ARTICLE], documents[Role.READOUT], lines)


RELATIONS = [
    (("f", "fact"), ("f", "fact"), "agreement"),
    (("f", "loaded"), ("f", "fact"), "framing"),
    (("f", "loaded"), ("f", "loaded"), "framing"),
    (("f", "fact"), ("f", "contra"), "contradiction"),
    (("f", "loaded"), ("f", "contra"), "contradiction"),
    (("f", "contra"), ("f", "contra"), None),  # two denials need not agree
    (("f", "neutral"), ("f", "fact"), "related"),
    (("f", "neutral"), ("f", "contra"), "related"),
    (("f", "neutral"), ("f", "neutral"), "related"),
    (("f", "fact"), ("g", "contra"), "related"),
    (("f", "fact"), ("g", "fact"), "related"),
]


@pytest.mark.parametrize(("article", "readout", "expected"), RELATIONS)
def test_relations_follow_from_the_voices(article, readout, expected):
    anywhere = Span(3, 5, "ra")
    assert case_of(article, readout).relation(anywhere, anywhere) == expected
    assert case_of(readout, article).relation(anywhere, anywhere) == expected


def test_a_claim_that_is_in_no_line_has_no_relation():
    case = case_of(("f", "fact"), ("f", "fact"))
    assert case.relation(Span(10, 11, "\n"), Span(0, 2, "It")) is None


def told(seed, frame=FERRY):
    return list(tell(frame, random.Random(seed)))


def test_an_event_is_told_in_one_of_four_manners():
    seen = set()
    for seed in range(200):
        voices = {role: [v for r, v, _ in told(seed) if r is role] for role in Role}
        core = {tuple(v for v in voices[role] if v != "neutral") for role in Role}
        assert core in (
            {("fact",)},
            {("fact",), ("loaded",)},
            {("fact",), ("contra",)},
            {("fact",), ()},
        )
        seen.add(frozenset(core))
        assert all(voices[role].count("neutral") <= 2 for role in Role)
    assert len(seen) == len(MANNERS)


def test_each_side_speaks_in_its_own_voice():
    for seed in range(100):
        for role, voice, sentence in told(seed):
            own = FERRY.news if role is Role.ARTICLE else FERRY.official
            pools = {"fact": own, "loaded": FERRY.loaded, "contra": FERRY.contra}
            assert sentence in {**pools, "neutral": FERRY.neutral}[voice]


def test_a_case_tells_events_of_one_topic_and_holds_its_offsets():
    frames = (*FRAMES, replace(FERRY, id="harbour-002"), replace(TALKS, id="talks-002"))
    topics = set()
    for seed in range(30):
        case = make_case(frames, random.Random(seed))
        for role, document in ((Role.ARTICLE, case.article), (Role.READOUT, case.readout)):
            assert document.role is role and "{" not in document.text
            for line in case.lines[role]:
                text = document.text[line.span.start : line.span.end]
                assert text == line.span.text and text[:1] == text[:1].upper()
        ids = {line.frame for lines in case.lines.values() for line in lines}
        (topic,) = {name.split("-")[0] for name in ids}
        topics.add(topic)
        assert case == make_case(frames, random.Random(seed))
    assert topics == {"harbour", "talks"}


def test_events_of_a_case_share_their_town():
    frames = (FERRY, replace(FERRY, id="harbour-002"))
    for seed in range(30):
        case = make_case(frames, random.Random(seed))
        text = case.article.text + case.readout.text
        assert sum(town in text for town in FERRY.slots["TOWN"]) <= 1
