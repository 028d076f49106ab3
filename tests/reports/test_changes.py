"""What changed between two comparisons: each pair is counted once, and nothing is left out."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fakes import make_comparison
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.comparison import Settings
from compare.judging import Relation
from compare.reports.changes import Input, compare_facts, find_changes
from compare.reports.snapshot import Judged, take_snapshot
from compare.reports.telling import describe_redecided, tell_changes
from compare.review.keys import pair_key
from compare.review.telling import describe_review
from compare.review.types import Decision, Review

SOME_DAY = datetime(2031, 5, 3, 10, 5, tzinfo=UTC)
LATER = datetime(2031, 6, 1, tzinfo=UTC)
PAIR = Judged("k1", "The port held 40 ships", "It held 12.", Relation.CONTRADICTION, 0.8, False)


def review(pair="k1", reviewer="Ann", decision=Decision.CONFIRMED, note="", mark=None, at=SOME_DAY):
    return Review(pair, reviewer, decision, note, mark, at, decision and Relation.CONTRADICTION)


def kept(*pairs, reviews=(), **fields):
    """A snapshot with these pairs and reviews."""
    by_pair = {}
    for each in reviews:
        by_pair[each.pair] = (*by_pair.get(each.pair, ()), each)
    base = take_snapshot(make_comparison(), {})
    return replace(base, pairs=pairs, reviews=by_pair, **fields)


def test_nothing_changes_from_a_comparison_to_itself():
    snapshot = take_snapshot(make_comparison(), {})
    changes = find_changes(snapshot, snapshot)
    assert (changes.same, len(snapshot.pairs)) == (3, 3)
    assert changes == replace(changes, appeared=(), vanished=(), relation=(), score=(),
                              decisions=(), inputs=())  # fmt: skip


def test_pairs_are_known_by_their_words():
    before = take_snapshot(make_comparison(), {})
    after = take_snapshot(make_comparison("A new lead.\n" + make_comparison().article.text), {})
    changes = find_changes(before, after)
    assert (changes.same, changes.appeared, changes.vanished) == (3, (), ())
    assert [i.name for i in changes.inputs] == ["article: text (SHA-256)", "article: characters"]


OTHER = replace(PAIR, key="k2", article="Two piers were closed.")
CHANGED = [
    ((), (PAIR,), {"appeared": (PAIR,)}),
    ((PAIR,), (), {"vanished": (PAIR,)}),
    ((PAIR,), (OTHER,), {"appeared": (OTHER,), "vanished": (PAIR,)}),
    ((PAIR, OTHER), (OTHER, PAIR), {"same": 2}),
    ((PAIR, PAIR), (PAIR,), {"same": 1, "vanished": (PAIR,)}),
]


@pytest.mark.parametrize(("before", "after", "expected"), CHANGED)
def test_what_appeared_and_what_vanished(before, after, expected):
    changes = find_changes(kept(*before), kept(*after))
    found = {n: getattr(changes, n) for n in ("appeared", "vanished", "relation", "score", "same")}
    nothing = {"appeared": (), "vanished": (), "relation": (), "score": (), "same": 0}
    assert found == nothing | expected


MOVED = [
    ({"score": 0.8049}, "same"),  # both are shown as 0.80
    ({"score": 0.81}, "score"),
    ({"score": 0.7949}, "score"),
    ({"relation": Relation.FRAMING}, "relation"),
    ({"relation": Relation.FRAMING, "score": 0.1}, "relation"),
    ({"unsure": True}, "relation"),
]


@pytest.mark.parametrize(("fields", "name"), MOVED)
def test_a_pair_moves_in_one_way_only(fields, name):
    changes = find_changes(kept(PAIR), kept(replace(PAIR, **fields)))
    moved = {"same": changes.same, "score": len(changes.score), "relation": len(changes.relation)}
    assert moved == {"same": 0, "score": 0, "relation": 0} | {name: 1}


DECIDED = [
    ((review(),), (review(at=LATER),), 0),
    ((review(),), (review(decision=Decision.REJECTED),), 1),
    ((review(),), (replace(review(), verdict=Relation.FRAMING),), 1),
    ((review(),), (), 1),
    ((), (review(),), 1),
    ((review(),), (review(note="see page 3"),), 1),
    ((review(),), (review(mark=Relation.FRAMING),), 1),
    ((), (review(decision=None),), 0),
    ((review(),), (review(), review(reviewer="Bob")), 1),
    ((review("gone"),), (), 0),  # with its pair, which is counted as vanished
]


@pytest.mark.parametrize(("before", "after", "number"), DECIDED)
def test_decisions_that_changed(before, after, number):
    changes = find_changes(kept(PAIR, reviews=before), kept(PAIR, reviews=after))
    assert len(changes.decisions) == number
    assert changes.same == 1


FRAMED = replace(PAIR, relation=Relation.FRAMING)
AGAIN = replace(review(), verdict=Relation.FRAMING)
MADE_ON = [
    (PAIR, review(), FRAMED, review(), "confirmed as contradiction, then confirmed as "
     "contradiction, today framing"),
    (FRAMED, review(), PAIR, review(), "confirmed as contradiction, then confirmed as "
     "contradiction"),
    (PAIR, review(), FRAMED, AGAIN, "confirmed as contradiction, then confirmed as framing"),
    (PAIR, None, FRAMED, review(), "nothing, then confirmed as contradiction, today framing"),
    (PAIR, review(), FRAMED, None, "confirmed as contradiction, then nothing"),
    (FRAMED, review(), FRAMED, review(), None),  # stood no more before and after
]  # fmt: skip


@pytest.mark.parametrize(("before", "said", "after", "says", "told"), MADE_ON)
def test_decisions_are_told_with_what_they_were_made_on(before, said, after, says, told):
    changes = find_changes(
        kept(before, reviews=filter(None, [said])), kept(after, reviews=filter(None, [says]))
    )
    assert [", then ".join(describe_redecided(d)) for d in changes.decisions] == [told] * bool(told)
    assert not told or f"Ann: {told}" in " ".join(tell_changes(changes, {}).split())


def test_reviewers_come_by_name_with_both_of_their_words():
    before = kept(PAIR, reviews=(review(reviewer="Bob"), review(reviewer="Ann")))
    changes = find_changes(before, kept(PAIR))
    assert [(d.reviewer, d.pair, d.after) for d in changes.decisions] == [
        ("Ann", PAIR, None),
        ("Bob", PAIR, None),
    ]


def test_other_settings_models_and_versions_are_named():
    before = kept(PAIR)
    after = replace(
        before,
        settings=Settings(contradiction=0.5),
        models={**before.models, "nli": "mine"},
        version="9.9",
    )
    assert find_changes(before, after).inputs == (
        Input("settings: contradiction", "0.25", "0.5"),
        Input("models: nli", "none", "mine"),
        Input("version", before.version, "9.9"),
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, {}, ()),
        ({"a": 1}, {"a": 1}, ()),
        ({"a": None}, {}, (Input("a", "–", "–"),)),
        ({"a": {"b": {"c": 1}}}, {"a": {"b": {"c": 2}}}, (Input("a: b: c", "1", "2"),)),
        ({"a": {"b": 1}}, {"a": 1}, (Input("a: b", "1", "–"), Input("a", "–", "1"))),
    ],
)
def test_facts_that_are_not_the_same(before, after, expected):
    assert compare_facts(before, after) == expected


judged = st.builds(
    Judged,
    key=st.sampled_from("abc"),
    article=st.just("one"),
    readout=st.just("two"),
    relation=st.sampled_from(Relation),
    score=st.sampled_from([0.1, 0.2]),
    unsure=st.booleans(),
)


@settings(deadline=None)
@given(st.lists(judged, max_size=8), st.lists(judged, max_size=8))
def test_each_pair_is_counted_exactly_once(old, new):
    changes = find_changes(kept(*old), kept(*new))
    both = len(changes.relation) + len(changes.score) + changes.same
    assert len(changes.vanished) + both == len(old)
    assert len(changes.appeared) + both == len(new)


@pytest.mark.parametrize(
    ("said", "relation", "expected"),
    [
        (None, None, "nothing"),
        (review(), Relation.CONTRADICTION, "confirmed"),
        (review(), None, "confirmed as contradiction"),
        (review(), Relation.FRAMING, "confirmed as contradiction, today framing"),
        (review(decision=None, note=" \n"), None, "nothing"),
        (
            review(note="a\nb\x1b[31m"),
            Relation.CONTRADICTION,
            "confirmed, “a b\N{REPLACEMENT CHARACTER}[31m”",
        ),
        (review(decision=None, mark=Relation.FRAMING), None, "marked framing"),
    ],
)
def test_what_a_reviewer_says(said, relation, expected):
    assert describe_review(said, relation) == expected


def test_changes_are_told_in_full():
    related = replace(PAIR, key="k3", relation=Relation.RELATED, article="not shown")
    odd = replace(OTHER, article="\x1b[2J\u202ecod")
    gone = replace(related, key="k4", article="It was decided on.")
    before = kept(PAIR, related, gone, reviews=[review("k4")])
    changes = find_changes(before, kept(replace(PAIR, score=0.5), odd))
    told = tell_changes(changes, before.reviews)
    assert (
        told
        == f"""\
Pairs: 1 appeared, 2 vanished (2 merely related), 0 judged in another way, 1 with another score, 0
the same. 0 reviews changed.

MADE WITH SOMETHING ELSE
{"-" * 100}
none

APPEARED
{"-" * 100}
contradiction 0.80
article    “\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}cod”
readout    “It held 12.”

VANISHED
{"-" * 100}
related 0.80
article    “It was decided on.”
readout    “It held 12.”
review     Ann: confirmed as contradiction, today related
1 pair merely related, not shown here

JUDGED IN ANOTHER WAY
{"-" * 100}
none

ANOTHER SCORE
{"-" * 100}
contradiction 0.80, then contradiction 0.50
article    “The port held 40 ships”
readout    “It held 12.”

DECIDED IN ANOTHER WAY
{"-" * 100}
none

"""
    )


def test_the_keys_are_those_that_decisions_are_kept_under():
    comparison = make_comparison()
    keys = [pair_key(j.pair) for j in comparison.judgements]
    assert [p.key for p in take_snapshot(comparison, {}).pairs] == keys
