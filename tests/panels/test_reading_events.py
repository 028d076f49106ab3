"""What the reading view sends back: nothing is believed, nothing is done twice, nothing is lost."""

import pytest
from fakes import make_comparison

from compare.errors import CompareError, InputError
from compare.panels.desk import Desk
from compare.panels.reading.events import Act, Do, answer, read_act
from compare.review.keys import pair_key
from compare.review.store import ReviewStore
from compare.review.types import Decision
from compare.review.wording import MAX_NOTE

PAIRS = {pair_key(j.pair): j for j in make_comparison().judgements}
CLASH, FRAMED, RELATED = PAIRS


@pytest.fixture
def desk(tmp_path):
    store = ReviewStore.open(tmp_path / "reviews.sqlite")
    yield Desk(store, "Ann")
    store.close()


def decided(desk, key=CLASH):
    return [(r.reviewer, r.decision, r.note) for r in desk.store.current([key]).get(key, ())]


def decide(number, value="confirmed", key=CLASH):
    return {"number": number, "do": "decide", "pair": key, "value": value}


def note(number, value, key=CLASH):
    return {"number": number, "do": "note", "pair": key, "value": value}


def undo(number):
    return {"number": number, "do": "undo", "pair": "", "value": ""}


@pytest.mark.parametrize(
    ("item", "act"),
    [
        (decide(1, "rejected"), Act(Do.DECIDE, CLASH, "rejected")),
        (note(2, "See p. 3"), Act(Do.NOTE, CLASH, "See p. 3")),
        (undo(3), Act(Do.UNDO)),
    ],
)
def test_an_act_is_read(item, act):
    assert read_act(item, PAIRS) == act


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (None, "no act"),
        ("confirmed", "no act"),
        ({"number": 1}, "no act"),
        ({**decide(1), "do": "erase"}, "no act"),
        ({**decide(1), "value": 7}, "no act"),
        ({**decide(1), "pair": None}, "no act"),
        (decide(1, "proved"), "'proved' is no decision: choose one of confirmed, rejected, unsure"),
        (decide(1, key="0" * 64), "is not in this comparison"),
        (note(1, "x", key="\x1b[31m"), "'�[31m' is not in this comparison"),
    ],
)
def test_what_is_no_act_is_one_sentence(item, said):
    with pytest.raises(InputError, match=said.replace("[", r"\[")):
        read_act(item, PAIRS)


def test_decision_note_and_undo_reach_the_store(desk):
    done, notice = answer([decide(1)], PAIRS, desk, 0)
    assert (done, notice.text, notice.failed) == (1, "Confirmed: a2 / r1.", False)
    done, notice = answer([note(2, " See p. 3 ")], PAIRS, desk, done)
    assert (done, notice.text) == (2, "Note kept: a2 / r1.")
    assert decided(desk) == [("Ann", Decision.CONFIRMED, "See p. 3")]
    done, notice = answer([undo(3)], PAIRS, desk, done)
    assert (notice.text, notice.pair) == ("Taken back: the note, a2 / r1.", CLASH)
    done, notice = answer([undo(4)], PAIRS, desk, done)
    assert notice.text == "Taken back: confirmed, a2 / r1."
    assert decided(desk) == []
    assert answer([undo(5)], PAIRS, desk, done)[1].text == "There is nothing to take back."


def test_what_was_done_before_is_not_done_again(desk):
    done, _ = answer([decide(1), decide(2, "rejected")], PAIRS, desk, 0)
    again, notice = answer([decide(1), decide(2, "rejected"), undo(3)], PAIRS, desk, done)
    assert (again, notice.text) == (3, "Taken back: rejected, a2 / r1.")
    assert decided(desk) == [("Ann", Decision.CONFIRMED, "")]


def test_one_act_that_fails_does_not_stop_the_next(desk):
    sent = [decide(1, key="gone"), decide(2, "unsure", key=FRAMED)]
    done, notice = answer(sent, PAIRS, desk, 0)
    assert (done, notice.failed) == (2, True)
    assert "'gone' is not in this comparison" in notice.text
    assert decided(desk, FRAMED) == [("Ann", Decision.UNSURE, "")]


@pytest.mark.parametrize("sent", [None, "x", 7, {}, [None], [[]], [{"number": "1"}]])
def test_what_is_no_list_of_acts_changes_nothing(desk, sent):
    done, notice = answer(sent, PAIRS, desk, 4)
    assert (done, notice.failed) == (4, True)
    assert desk.store.reviewers() == ()


@pytest.mark.parametrize("sent", [[], [decide(3)], [decide(4), decide(1)]])
def test_nothing_new_is_nothing_said(desk, sent):
    assert answer(sent, PAIRS, desk, 4) == (4, None)
    assert decided(desk) == []


def test_a_note_that_is_too_long_is_one_sentence(desk):
    _, notice = answer([note(1, "x" * (MAX_NOTE + 1))], PAIRS, desk, 0)
    assert notice.failed
    assert "shorten it" in notice.text
    assert decided(desk) == []


def test_without_a_name_nothing_is_kept(desk):
    nobody = Desk(desk.store, "")
    for item in (decide(1), note(1, "x"), undo(1)):
        _, notice = answer([item], PAIRS, nobody, 0)
        assert notice.failed
        assert "name" in notice.text
    assert desk.store.reviewers() == ()


def test_a_store_that_fails_is_one_sentence():
    class Broken:
        def decide(self, *_, **__):
            raise CompareError("the disk is full: make room")

    done, notice = answer([decide(1)], PAIRS, Desk(Broken(), "Ann"), 0)
    assert (done, notice.text, notice.failed) == (1, "the disk is full: make room", True)


def test_undo_of_an_entry_elsewhere_says_so(desk):
    answer([decide(1)], PAIRS, desk, 0)
    _, notice = answer([undo(2)], {}, desk, 1)
    assert notice.text == "Taken back: confirmed, on a pair of another comparison."
    assert notice.pair == ""
