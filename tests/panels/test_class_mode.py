"""Class mode: nothing of a verdict is seen before the reveal, everything after it."""

from collections import Counter

import pytest
from class_cases import SECRET, make_case
from fakes import make_comparison
from hypothesis import given
from hypothesis import strategies as st
from notices import asides, errors
from streamlit.testing.v1 import AppTest

from compare.errors import InputError
from compare.judging import Relation
from compare.panels import class_mode, class_outcome
from compare.panels.address import View
from compare.panels.desk import Desk
from compare.panels.marking import choose_sample, count_crossings, marks_by_reviewer, meet
from compare.review.keys import pair_key
from compare.review.store import ReviewStore

C, A, F, R = Relation
MIXED = (C, F, R, A, R, C, F, A, R, R)
HUNDREDS = (C,) * 4 + (A,) * 9 + (F,) * 12 + (R,) * 275


@pytest.fixture
def store(tmp_path):
    store = ReviewStore.open(tmp_path / "reviews.sqlite")
    yield store
    store.close()


def script(comparison, desk, opened_at):
    import streamlit as st

    from compare.panels.class_mode import is_hidden, show_class
    from compare.panels.navigation import OPENED_AT

    st.session_state[OPENED_AT] = opened_at
    show_class(comparison, desk)
    st.text(f"hidden: {is_hidden(comparison, desk)}")


def open_class(comparison, store, reviewer="Ann", opened_at=View.CLASS):
    args = (comparison, Desk(store, reviewer), opened_at)
    return AppTest.from_function(script, args=args).run()


def protos(block):
    """Everything that is sent to the browser, as text."""
    for child in block.children.values():
        if hasattr(child, "children"):
            yield str(child.proto)
            yield from protos(child)
        else:
            yield str(child.proto)


def sent(page):
    return "\n".join(protos(page.main))


def html_of(page):
    return "\n".join(element.proto.body for element in page.get("html"))


def mark(page, relation):
    page.button(key=f"class-{relation}").click().run()
    assert not page.exception
    return page


def mark_all(page, relation, pairs):
    for _ in range(pairs):
        mark(page, relation)
    return page


def reveal(page):
    page.button(key="class-reveal").click().run()
    assert not page.exception
    return page


# Which pairs are marked.


def test_relations_take_turns_in_the_sample():
    sample = choose_sample(make_case(HUNDREDS).judgements)
    assert len(sample) == 20
    assert Counter(j.relation for j in sample.values()) == {C: 4, A: 6, F: 5, R: 5}


def test_few_pairs_are_all_marked_in_the_order_of_their_keys():
    judgements = make_case(MIXED).judgements
    sample = choose_sample(judgements)
    assert list(sample) == sorted(pair_key(j.pair) for j in judgements)


@given(st.lists(st.sampled_from(Relation), max_size=40), st.randoms())
def test_the_order_tells_nothing_of_the_relations(relations, random):
    shuffled = list(relations)
    random.shuffle(shuffled)
    one, other = (choose_sample(make_case(r).judgements) for r in (relations, shuffled))
    assert len(one) == len(other) == min(20, len(relations))
    assert list(one) == sorted(one)
    if len(relations) <= 20:
        assert list(one) == list(other)


def test_a_pair_that_stands_twice_is_marked_once():
    judgements = make_case(MIXED).judgements
    assert len(choose_sample(judgements * 2)) == len(MIXED)


# How marks compare.


def test_agreement_is_measured_on_what_both_marked():
    one = {"p": C, "q": A, "r": F, "s": R}
    met = meet(one, {"p": C, "q": F, "r": F, "t": R})
    assert (met.both, met.same) == (3, 2)
    # Krippendorff's alpha by hand: values c 2, a 1, f 3; observed 2 of 6, expected 22 of 30.
    assert met.agreement.alpha == pytest.approx(1 - (2 / 6) / (22 / 30))


def test_nobody_else_is_no_agreement():
    assert meet({"p": C}, {}).agreement.alpha is None


def test_crossings_count_pairs_that_both_have():
    counted = count_crossings({"p": C, "q": C, "r": F}, {"p": C, "q": R, "s": F})
    assert counted == {(C, C): 1, (C, R): 1}


def test_marks_are_sorted_by_name_and_keep_to_the_sample(store):
    comparison = make_case(MIXED)
    pairs = [j.pair for j in comparison.judgements]
    for name in ("bob", "Ann", "Cleo"):
        store.mark(pairs[0], name, F)
    store.note(pairs[1], "Dan", "a note is no mark")
    reviews = store.current(pair_key(p) for p in pairs)
    found = marks_by_reviewer(reviews, [pair_key(pairs[0])])
    assert list(found) == ["Ann", "bob", "Cleo"]
    assert found["bob"] == {pair_key(pairs[0]): F}
    assert marks_by_reviewer(reviews, [pair_key(pairs[1])]) == {}


# What the panel shows before the reveal.


def test_without_pairs_it_says_what_to_do(store):
    page = open_class(make_case(()), store)
    assert [i.value for i in page.info] == [class_mode.NO_PAIR]
    assert page.text[0].value == "hidden: False"  # there is nothing to hide


def test_without_a_name_it_asks_for_one(store):
    page = open_class(make_case(MIXED), store, reviewer="")
    assert [i.value for i in page.info] == [class_mode.NO_NAME]
    assert page.text[0].value == "hidden: True"
    assert SECRET not in sent(page)


@pytest.mark.parametrize("relations", [(C,), MIXED, HUNDREDS])
def test_pairs_are_marked_one_after_another(store, relations):
    comparison = make_case(relations)
    keys = list(choose_sample(comparison.judgements))
    page = open_class(comparison, store)
    for n, key in enumerate(keys, 1):
        assert page.subheader[0].value == f"Pair {n} of {len(keys)}"
        assert f"<b>{choose_sample(comparison.judgements)[key].pair.article.text}</b>" in html_of(
            page
        )
        mark(page, F)
        (review,) = store.current([key])[key]
        assert (review.reviewer, review.mark) == ("Ann", F)
    assert [s.value for s in page.success] == ["You have marked all pairs."]


def test_nothing_that_is_sent_hangs_on_the_verdicts(store):
    relations = MIXED
    others = tuple(reversed(relations))
    one = open_class(make_case(relations, score=0.7712), store)
    other = open_class(make_case(others, score=0.1234), store)
    assert sent(one) == sent(other)
    for _ in relations:
        assert sent(mark(one, F)) == sent(mark(other, F))


@pytest.mark.parametrize("relations", [(C,), MIXED, HUNDREDS])
def test_no_reason_score_or_colleague_is_sent(store, relations):
    comparison = make_case(relations)
    for judgement in comparison.judgements[:20]:
        store.mark(judgement.pair, "Ben", C)
        store.note(judgement.pair, "Ben", "Surely a clash.")
    page = open_class(comparison, store)
    for _ in choose_sample(comparison.judgements):
        for hidden in (SECRET, "0.77", "Ben", "Surely", "conflict", "finding"):
            assert hidden not in sent(page)
        mark(page, A)


def test_marks_of_an_earlier_visit_are_gone_on_from(store):
    comparison = make_case(MIXED)
    keys = list(choose_sample(comparison.judgements))
    first = choose_sample(comparison.judgements)[keys[0]]
    store.mark(first.pair, "Ann", R)
    page = open_class(comparison, store)
    assert page.subheader[0].value == "Pair 2 of 10"
    page.button(key="class-previous").click().run()
    assert page.subheader[0].value == "Pair 1 of 10"
    assert page.button(key="class-previous").disabled
    assert page.button(key="class-related").proto.type == "primary"
    page.button(key="class-clear").click().run()
    assert store.current([keys[0]]) == {}
    assert page.subheader[0].value == "Pair 1 of 10"


def test_a_skipped_pair_comes_back_at_the_end(store):
    page = open_class(make_case((C, A, F)), store)
    page.button(key="class-next").click().run()
    mark(page, C)
    assert page.subheader[0].value == "Pair 3 of 3"
    mark(page, C)
    assert page.subheader[0].value == "Pair 1 of 3"


def test_a_mark_that_cannot_be_kept_is_one_sentence(store, monkeypatch):
    def refuse(*_):
        raise InputError("the disk is *full*: make room")

    page = open_class(make_case(MIXED), store)
    monkeypatch.setattr(ReviewStore, "mark", refuse)
    mark(page, C)
    assert errors(page) == ["The disk is *full*: make room."]
    assert page.subheader[0].value == "Pair 1 of 10"


def test_words_are_text(store):
    comparison = make_comparison(
        article_text="""Harbour blocked for days
BRIG — The port held 40 ships, the mayor insisted. Two piers were closed by a storm. Crews ate well.
<script>alert(1)</script>
""",
        source="<b>The Gazette</b>",
    )
    page = open_class(comparison, store)
    assert "&lt;script&gt;" in html_of(page)
    assert "<script>" not in html_of(page)
    assert "<b>The Gazette" not in html_of(page)


# When the whole page hides its verdicts.


def test_a_page_opened_elsewhere_is_not_hidden(store):
    page = open_class(make_case(MIXED), store, opened_at=View.READING)
    assert page.text[0].value == "hidden: False"
    assert page.subheader[0].value == "Pair 1 of 10"  # the class view itself still hides them


def test_a_reveal_is_one_readers_and_one_cases(store):
    comparison = make_case(MIXED)
    page = reveal(mark_all(open_class(comparison, store), C, len(MIXED)))
    assert page.text[0].value == "hidden: False"
    seen = page.session_state["class-revealed"]
    assert seen == {(f"{comparison.article.sha256}-{comparison.readout.sha256}", "Ann")}


# After the reveal.


def test_an_early_reveal_says_what_is_left(store):
    page = mark(open_class(make_case(MIXED), store), C)
    assert any("9 pairs without your mark" in m.value for m in page.markdown)
    reveal(page)
    assert page.subheader[0].value.endswith("of 1 pair")


def test_everybodys_marks_stand_beside_each_other(store):
    comparison = make_case((C, A))
    sample = choose_sample(comparison.judgements)
    clash = next(j for j in sample.values() if j.relation is C)
    for judgement in sample.values():
        store.mark(judgement.pair, "Ann", C)
    store.mark(clash.pair, "You", F)
    page = reveal(open_class(comparison, store))
    assert page.subheader[0].value == "You and the tool: the same for 1 of 2 pairs"
    agreement, marks = (frame.value for frame in page.dataframe)
    assert agreement["You and"].tolist() == ["the tool", "You"]
    assert agreement["pairs both marked"].tolist() == [2, 1]
    assert agreement["the same"].tolist() == [1, 0]
    assert agreement["alpha"].tolist() == ["0.00", "0.00"]
    assert list(marks.columns) == ["You", "The tool", "You, colleague", "Article", "Readout"]
    assert marks["You"].tolist() == ["contradiction", "contradiction"]
    at = list(sample).index(pair_key(clash.pair))
    assert marks["The tool"].tolist()[at] == "contradiction"
    assert marks["You, colleague"].tolist()[at] == "framing"
    assert marks["You, colleague"].tolist()[1 - at] == class_outcome.NO_MARK
    crossings = page.table[0].value
    assert crossings.loc["contradiction"].tolist() == [1, 0, 1, 0]
    assert crossings.to_numpy().sum() == 2


def test_pairs_that_differ_are_shown_with_the_tools_reason(store):
    page = reveal(mark_all(open_class(make_case((C, A)), store), A, 2))
    assert [s.value for s in page.subheader][-1] == "Where you and the tool differ: 1 pair"
    assert html_of(page).count('class="finding ') == 1
    assert SECRET in html_of(page)
    assert SECRET in sent(page)  # so the tests above would have seen it
    assert "Pair 2: you agreement, the tool contradiction" in asides(page)


def test_without_marks_there_is_nothing_to_compare(store):
    page = reveal(open_class(make_case(MIXED), store))
    assert [i.value for i in page.info] == [class_outcome.NONE_MARKED]
    (marks,) = (frame.value for frame in page.dataframe)
    assert marks["The tool"].tolist() == [
        str(j.relation) for j in choose_sample(make_case(MIXED).judgements).values()
    ]


def test_a_name_with_markup_is_text(store):
    comparison = make_case((C,))
    pair = comparison.judgements[0].pair
    store.mark(pair, "Ann", A)
    store.mark(pair, "**Ben** <script>", F)
    page = reveal(open_class(comparison, store))
    assert any("**Ben** <script>" in said for said in asides(page))
    assert "<script>" not in html_of(page)
