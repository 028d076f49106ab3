"""Thresholds and models in the sidebar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notices import bodies, errors, warnings
from sidebar import params, shown, start

import compare.panels.choosing
import compare.panels.settings
from compare.judging import CONTRADICTION_THRESHOLD as START
from compare.judging import OperatingPoint, operating_points
from compare.panels.settings import alarm_levels, describe_point, nearest_point

pytestmark = pytest.mark.usefixtures("fake_models")

points = st.lists(
    st.builds(
        OperatingPoint,
        st.sampled_from([n / 20 for n in range(1, 18)]),
        st.sampled_from([0.0, 0.1, 0.5, 2.9]),
        st.floats(0, 1),
        st.floats(0, 1),
    ),
    min_size=1,
    unique_by=lambda p: p.threshold,
)


@given(points)
def test_one_point_for_each_number_of_alarms_fewest_first(points):
    levels = alarm_levels(points)
    assert [p.alarms for p in levels] == sorted({p.alarms for p in points})
    for level in levels:
        rivals = [p for p in points if p.alarms == level.alarms]
        if level.threshold != START:
            assert level.recall == max(p.recall for p in rivals)
            assert START not in {p.threshold for p in rivals}


def test_the_start_is_among_what_was_measured():
    for nli in (False, True):
        levels = {p.threshold: p.alarms for p in alarm_levels(operating_points(nli))}
        assert 0.0 < levels[START] <= 1.5
        assert next(iter(levels.values())) == 0.0


def test_what_a_threshold_did_is_one_sentence_each():
    assert describe_point(OperatingPoint(0.3, 0.1, 0.605, 0.96)) == (
        "From probability 0.30. On annotated cases that the weights had not seen, this found "
        "60\N{NO-BREAK SPACE}% of the contradictions, and 96\N{NO-BREAK SPACE}% of what it "
        "flagged was right."
    )


@pytest.mark.parametrize(("threshold", "near"), [(0.05, 0.1), (0.31, 0.3), (0.9, 0.5)])
def test_the_nearest_point(threshold, near):
    measured = [OperatingPoint(t, 0.0, 0.0, 0.0) for t in (0.1, 0.3, 0.5)]
    assert nearest_point(measured, threshold).threshold == near


def test_the_page_starts_with_the_defaults():
    page = start().run()
    got = shown(page)
    assert (got["contradiction"], got["min_affinity"], got["partners"], got["only_below"]) == (
        START,
        0.165,
        5,
        0.45,
    )
    assert (got["nli"], got["encoder"]) == ("none", "all-MiniLM-L6-v2")
    assert page.select_slider(key="alarms").options == ["0", "0.1", "2.9"]
    assert "found 61\N{NO-BREAK SPACE}% of the contradictions" in page.sidebar.caption[0].value
    assert warnings(page) == []


def test_more_alarms_lower_the_threshold():
    page = start().run()
    page.select_slider(key="alarms").set_value(0.1).run()
    assert shown(page)["contradiction"] == 0.1
    assert "From probability 0.10" in page.sidebar.caption[0].value
    assert params(page)["contradiction"] == "0.1"


def test_the_probability_may_be_set_and_goes_on_from_where_it_was():
    page = start().run()
    page.select_slider(key="alarms").set_value(0.5).run()
    page.toggle(key="custom").set_value(True).run()
    assert shown(page)["contradiction"] == 0.5
    page.slider(key="contradiction").set_value(0.22).run()
    assert shown(page)["contradiction"] == 0.22
    assert page.sidebar.caption[0].value.startswith(
        "Measured nearby: 0.1 false alarms per case. From probability 0.25."
    )
    page.toggle(key="custom").set_value(False).run()
    assert shown(page)["contradiction"] == START  # the nearest that was measured


def test_another_judge_was_measured_at_other_points():
    page = start().run()
    page.selectbox(key="nli").set_value("by name or folder").run()
    assert shown(page)["nli"] == "none"
    assert any("Until a name is given, none is used" in c.value for c in page.caption)
    page.text_input(key="nli-name").set_value("some/model").run()
    assert shown(page)["nli"] == "some/model"
    assert page.select_slider(key="alarms").options == ["0.2", "1.5"]
    assert shown(page)["contradiction"] == 0.2  # the nearest
    assert "fitted with another NLI model" in "".join(c.value for c in page.sidebar.caption)


@pytest.mark.parametrize("kind", ["nli", "encoder"])
def test_a_model_that_is_missing_is_one_sentence_and_another_choice_goes_on(kind):
    page = start().run()
    page.selectbox(key=kind).set_value("by name or folder").run()
    page.text_input(key=f"{kind}-name").set_value("missing *model*").run()
    assert not page.exception
    assert errors(page) == ["The model 'missing *model*' could not be loaded: give another."]
    page.text_input(key=f"{kind}-name").set_value("found").run()
    assert shown(page)[kind] == "found"


@pytest.mark.parametrize("kind", ["nli", "encoder"])
def test_a_model_of_an_address_is_loaded_only_when_the_reader_agrees(kind):
    page = start(**{kind: "stranger/<b>model</b>"}).run()
    assert shown(page)[kind] == {"nli": "none", "encoder": "all-MiniLM-L6-v2"}[kind]
    assert "only if you trust" in warnings(page)[0]
    assert "<b>" not in "".join(bodies(page))
    page.button(key=f"{kind}-proposed-load").click().run()
    assert shown(page)[kind] == "stranger/<b>model</b>"
    assert warnings(page) == []
    assert params(page)[kind] == "stranger/<b>model</b>"


def test_another_name_than_the_proposed_one_is_the_readers_own():
    page = start(nli="stranger/model").run()
    page.text_input(key="nli-name").set_value("my/model").run()
    assert shown(page)["nli"] == "my/model"
    assert warnings(page) == []


@pytest.mark.parametrize(("on_board", "name"), [(True, "built-in"), (False, "none")])
def test_the_page_judges_by_the_model_on_board_where_there_is_one(monkeypatch, on_board, name):
    monkeypatch.setattr(compare.panels.choosing, "is_on_board", lambda: on_board)
    assert compare.panels.choosing.default_nli() == name
