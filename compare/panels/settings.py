"""The sidebar's thresholds: first the false alarms that the reader accepts, then the others."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from compare.comparison import Settings
from compare.judging import CONTRADICTION_THRESHOLD, OperatingPoint, operating_points
from compare.onboard import ONBOARD
from compare.panels.address import LIMITS, MOST_PARTNERS
from compare.panels.models import NO_NLI

ALARMS, CUSTOM, CONTRADICTION = "alarms", "custom", "contradiction"
MIN_AFFINITY, PARTNERS, ONLY_BELOW = "min-affinity", "partners", "only-below"
STEP = 0.01  # of a threshold


def choose_settings(nli: str = NO_NLI) -> Settings:
    """Thresholds of judging and pairing.

    Args:
        nli: name of the NLI model that judges, "none" for none: what a threshold did was measured
            with and without one.
    """
    _start_from(Settings())
    st.subheader("Thresholds")
    contradiction = _choose_contradiction(nli)
    with st.expander("Pairing, and what stands alone"):
        return Settings(
            min_affinity=_slider(
                "Minimum affinity",
                MIN_AFFINITY,
                "Claims of less affinity (similarity within the case, and words in common) are no "
                "pair.",
            ),
            partners=st.slider(
                "Partners per claim",
                1,
                MOST_PARTNERS,
                key=PARTNERS,
                persist_state="session",
                help="A claim is paired with at most this many of its best partners.",
            ),
            contradiction=contradiction,
            only_below=_slider(
                "Only on one side below",
                ONLY_BELOW,
                "A claim that is merely related to the other account, with less affinity than "
                "this, counts as said on one side only.",
            ),
        )


def preset_settings(settings: Settings) -> None:
    """Set the sidebar to these thresholds, before it is drawn."""
    st.session_state[MIN_AFFINITY] = settings.min_affinity
    st.session_state[PARTNERS] = settings.partners
    st.session_state[ONLY_BELOW] = settings.only_below
    st.session_state[CONTRADICTION] = settings.contradiction
    st.session_state[ALARMS] = settings.contradiction
    st.session_state.pop(CUSTOM, None)  # decided by what was measured, once the model is known


def alarm_levels(points: Iterable[OperatingPoint]) -> tuple[OperatingPoint, ...]:
    """The points a reader chooses among: one for each number of false alarms, fewest first.

    Of several with as many alarms it is the one the page starts with, or else the one that finds
    most.
    """
    best: dict[float, OperatingPoint] = {}
    for point in points:
        held = best.get(point.alarms)
        if held is None or _rank(point) > _rank(held):
            best[point.alarms] = point
    return tuple(best[alarms] for alarms in sorted(best))


def describe_point(point: OperatingPoint) -> str:
    """What a threshold did, in a sentence."""
    return (
        f"From probability {point.threshold:.2f}. On annotated cases that the weights had not "
        f"seen, this found {_percent(point.recall)} of the contradictions, and "
        f"{_percent(point.precision)} of what it flagged was right."
    )


def nearest_point(points: Iterable[OperatingPoint], threshold: float) -> OperatingPoint:
    """The measured point closest to a threshold."""
    return min(points, key=lambda point: abs(point.threshold - threshold))


def _rank(point: OperatingPoint) -> tuple[bool, float, float]:
    return point.threshold == CONTRADICTION_THRESHOLD, point.recall, point.precision


def _percent(share: float) -> str:
    return f"{share:.0%}".replace("%", "\N{NO-BREAK SPACE}%")


def _start_from(settings: Settings) -> None:
    if MIN_AFFINITY not in st.session_state:
        preset_settings(settings)


def _choose_contradiction(nli: str) -> float:
    points = operating_points(nli != NO_NLI)
    levels = {point.threshold: point for point in alarm_levels(points)}
    if CUSTOM not in st.session_state:
        st.session_state[CUSTOM] = st.session_state[CONTRADICTION] not in levels
    if st.session_state[CUSTOM]:
        threshold = _choose_probability()
        nearest = nearest_point(points, threshold)
        said = f"Measured nearby: {nearest.alarms:g} false alarms per case. "
    else:
        threshold = _choose_alarms(levels)
        nearest, said = levels[threshold], ""
    st.caption(f"{said}{describe_point(nearest)}{_caveat(nli)}")
    st.toggle(
        "Set the probability myself",
        key=CUSTOM,
        persist_state="session",
        on_change=_carry_over,
        args=(threshold,),
    )
    return threshold


def _choose_probability() -> float:
    return _slider(
        "Contradiction from",
        CONTRADICTION,
        "Probability from which a pair is called a contradiction: lower finds more of them "
        "and raises more false alarms.",
    )


def _choose_alarms(levels: dict[float, OperatingPoint]) -> float:
    if st.session_state.get(ALARMS) not in levels:  # another model was measured at other points
        wanted = st.session_state.get(ALARMS, CONTRADICTION_THRESHOLD)
        st.session_state[ALARMS] = nearest_point(levels.values(), wanted).threshold
    return st.select_slider(
        "False alarms I accept per case",
        tuple(levels),
        format_func=lambda threshold: f"{levels[threshold].alarms:g}",
        key=ALARMS,
        persist_state="session",
        help="Pairs wrongly called a contradiction, on average over the annotated cases. Whoever "
        "accepts more of them misses fewer contradictions. On other texts expect less.",
    )


def _carry_over(threshold: float) -> None:
    """Go on from the present threshold when the way of choosing it changes."""
    st.session_state[CONTRADICTION] = st.session_state[ALARMS] = threshold


def _caveat(nli: str) -> str:
    if nli in (NO_NLI, ONBOARD):
        return ""
    return " The weights were fitted with another NLI model; with this one it may do worse."


def _slider(label: str, key: str, meaning: str) -> float:
    low, high = LIMITS[key.replace("-", "_")]
    return st.slider(label, low, high, key=key, step=STEP, persist_state="session", help=meaning)
