"""What the reading view is told: whole texts, every claim once, counts that add up."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fakes import ARTICLE, READOUT, make_comparison
from hypothesis import given
from hypothesis import strategies as st

from compare.documents import Role
from compare.judging import Relation
from compare.ledger import Place
from compare.panels.reading.payload import to_payload, to_review_payload
from compare.render.labels import PLACES
from compare.review.keys import pair_key
from compare.review.types import Decision, Review

# Astral characters, combining marks, half characters, marks that turn text around, all line ends.
ODD = st.text(st.characters() | st.sampled_from("\ud800\u202e\u2066\0\r\n\t𝔘🇬🇹"), max_size=40)
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def joined(payload):
    return ["".join(part["text"] for part in side["segments"]) for side in payload["sides"]]


def entry(payload, slug):
    return next(entry for entry in payload["legend"] if entry["slug"] == slug)


def claims(payload):
    return {claim["id"]: claim for side in payload["sides"] for claim in side["claims"]}


def pair(payload, name):
    return next(pair for pair in payload["pairs"] if pair["id"] == name)


@given(ODD, ODD, ODD)
def test_the_segments_of_each_side_are_its_text(before, between, after):
    article = f"{before}{ARTICLE}{after}"
    readout = f"{before}{READOUT}".replace("\n", f"\n{between}") + after
    payload = json.loads(json.dumps(to_payload(make_comparison(article, readout))))
    assert joined(payload) == [article, readout]


def test_every_claim_opens_once_and_every_segment_names_its_claims():
    comparison = make_comparison()
    payload = to_payload(comparison)
    for side, role in zip(payload["sides"], Role, strict=True):
        opened = [name for part in side["segments"] for name in part["opens"]]
        assert opened == [claim.id for claim in comparison.claims[role]]
        assert [claim["id"] for claim in side["claims"]] == opened
    parts = {(p["kind"], p["text"].strip()): p["claims"] for p in payload["sides"][0]["segments"]}
    assert parts["claim", "The port held 40 ships"] == ["a2"]
    assert parts["frame", "the mayor insisted"] == ["a2"]
    assert parts["unread", "BRIG —"] == []
    assert parts["blank", ","] == []


def test_a_frame_speaks_for_every_claim_that_it_introduces():
    comparison = make_comparison()
    title, ships, piers, crews = comparison.claims[Role.ARTICLE]
    shared = replace(crews, attribution=ships.attribution)
    both = {**comparison.claims, Role.ARTICLE: (title, ships, piers, shared)}
    payload = to_payload(replace(comparison, claims=both))
    frames = [p["claims"] for p in payload["sides"][0]["segments"] if p["kind"] == "frame"]
    assert frames == [["a2", "a4"]]
    assert entry(payload, "who-says-it")["counts"] == [1, 0]


@pytest.mark.parametrize(
    ("slug", "counts"),
    [
        ("contradicted", [1, 1]),
        ("framed", [1, 1]),
        ("agreed", [0, 0]),
        ("related", [1, 0]),
        ("only-here", [1, 1]),
        ("not-compared", [0, 1]),
        ("who-says-it", [1, 0]),
        ("not-read", [1, 1]),
        ("unsure", [1, 1]),
    ],
)
def test_counts_of_the_hand_made_comparison(slug, counts):
    assert entry(to_payload(make_comparison()), slug)["counts"] == counts


def test_counts_are_those_of_ledger_and_coverage():
    comparison = make_comparison()
    payload = to_payload(comparison)
    for i, role in enumerate(Role):
        places = [e.place for e in comparison.ledger[role]]
        for place in Place:
            slug = PLACES[place].title.replace(" ", "-")
            assert entry(payload, slug)["counts"][i] == places.count(place)
        unread = comparison.coverage[role].unread_spans
        grey = [p for p in payload["sides"][i]["segments"] if p["kind"] == "unread"]
        assert entry(payload, "not-read")["counts"][i] == len(unread) == len(grey)
        assert sum(e["percent"][i] for e in payload["legend"] if e["percent"]) == 100


def test_findings_come_in_the_order_of_stepping_and_each_once():
    groups = to_payload(make_comparison())["groups"]
    assert [(g["slug"], g["title"], g["pairs"]) for g in groups] == [
        ("contradiction", "Contradictions", ["a2-r1"]),
        ("unsure", "Unsure", ["a1-r1"]),
        ("framing", "Framing", ["a3-r2"]),
        ("agreement", "Agreements", []),
    ]


def test_a_framing_that_may_be_a_contradiction_stands_among_the_unsure():
    comparison = make_comparison()
    clash, framed, related = comparison.judgements
    doubted = replace(comparison, judgements=(clash, replace(framed, unsure=True), related))
    groups = {g["slug"]: g["pairs"] for g in to_payload(doubted)["groups"]}
    assert groups["unsure"] == ["a3-r2", "a1-r1"]
    assert groups["framing"] == []


def test_a_related_pair_is_no_finding_but_is_reached_from_its_claims():
    comparison = make_comparison()
    *others, related = comparison.judgements
    sure = replace(comparison, judgements=(*others, replace(related, unsure=False)))
    payload = to_payload(sure)
    assert "a1-r1" not in [name for group in payload["groups"] for name in group["pairs"]]
    assert claims(payload)["a1"]["pairs"] == ["a1-r1"]
    assert claims(payload)["r1"]["pairs"] == ["a2-r1", "a1-r1"]  # strongest first


def test_every_pair_and_partner_named_is_there():
    payload = to_payload(make_comparison())
    known = {pair["id"] for pair in payload["pairs"]}
    assert {name for claim in claims(payload).values() for name in claim["pairs"]} == known
    assert {name for group in payload["groups"] for name in group["pairs"]} <= known
    for name in known:
        assert all(end in claims(payload) for end in pair(payload, name)["claims"])


def test_a_pair_carries_all_that_the_card_shows():
    clash = pair(to_payload(make_comparison()), "a2-r1")
    assert clash["relation"] == Relation.CONTRADICTION
    assert [quote["speaker"] for quote in clash["quotes"]] == [
        "the mayor insists (“insisted”)",
        "the readout itself states",
    ]
    assert clash["quotes"][0]["parts"][1] == ["40", "conflict"]
    assert ["".join(text for text, _ in q["parts"]) for q in clash["quotes"]] == [
        "The port held 40 ships",
        "The port held 12 ships.",
    ]
    (number,) = clash["differences"]
    assert (number["kind"], number["verdict"]) == ("number", "conflict")
    assert number["reason"].startswith("40 ships in the article")
    assert number["sides"][1] == {"text": "12", "value": "12 ship"}
    assert (clash["similarity"], clash["score"]) == (0.9, 0.8)
    assert clash["clash"].startswith("The facts clash")


def test_gate_doubt_and_inference_are_told():
    payload = to_payload(make_comparison())
    framed, related = pair(payload, "a3-r2"), pair(payload, "a1-r1")
    assert framed["gate"] == "The article speaks of two piers, the readout of one."
    assert framed["nli"] == [(0.1, 0.7, 0.2), (0.2, 0.7, 0.1)]
    assert (related["gate"], related["nli"]) == (None, None)
    assert "probability 0.35" in related["doubt"]
    assert claims(payload)["a1"]["unsure"]
    assert not claims(payload)["a3"]["unsure"]


def test_a_claim_of_one_side_only_names_its_nearest():
    crews = claims(to_payload(make_comparison()))["a4"]
    assert (crews["place"], crews["pairs"]) == ("only-here", [])
    assert crews["nearest"] == {"claim": "r4", "similarity": 0.21}


def test_a_claim_whose_end_no_model_saw_says_so():
    payload = to_payload(replace(make_comparison(), cut=("a4",)))
    assert [name for name, claim in claims(payload).items() if claim["cut"]] == ["a4"]


def test_two_pairs_of_the_same_words_keep_names_of_their_own():
    comparison = make_comparison()
    clash, *others = comparison.judgements
    twin = replace(clash.pair.readout, id="r9")
    again = replace(clash, pair=replace(clash.pair, readout=twin))
    payload = to_payload(replace(comparison, judgements=(clash, again, *others)))
    first, second = pair(payload, "a2-r1"), pair(payload, "a2-r9")
    assert first["key"] == second["key"] == pair_key(clash.pair)


def test_no_pairs_is_not_no_contradiction():
    payload = to_payload(replace(make_comparison(), judgements=()))
    assert payload["pairs"] == []
    assert payload["verdict"].startswith("No two claims were close enough to compare")


def test_the_same_comparison_gives_the_same_bytes():
    first, second = (json.dumps(to_payload(make_comparison())) for _ in range(2))
    assert first == second


def test_reviews_are_told_by_pair_and_reviewer():
    reviews = {
        "k2": (
            Review("k2", "Ann", Decision.CONFIRMED, "", None, NOON, Relation.FRAMING),
            Review("k2", "Bob", None, "See page 3.", Relation.FRAMING, NOON),
        ),
        "k1": (Review("k1", "Bob", None, "", Relation.AGREEMENT, NOON),),
    }
    told = to_review_payload(reviews)
    said = {"decision": None, "verdict": None, "note": "", "day": "2026-01-02"}
    assert told == {
        "k1": [],
        "k2": [
            said | {"reviewer": "Ann", "decision": "confirmed", "verdict": "framing"},
            said | {"reviewer": "Bob", "note": "See page 3."},
        ],
    }
