"""How the accounts slant what they share: shifted words pair by pair, key words, quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from compare.comparison import Comparison
from compare.differences.types import Difference, Kind, Verdict
from compare.judging import Judgement, Relation
from compare.panels.desk import Desk
from compare.panels.key_words import show_key_words
from compare.panels.quotations import show_quotations
from compare.render.html import macros
from compare.render.labels import RELATIONS, count

# Kinds in which two compatible claims part by force, slant or precision.
SHIFTING = (Kind.WORDING, Kind.MODALITY, Kind.QUANTIFIER, Kind.TIMING)
KINDS, RELATED = "framing-kinds", "framing-related"
NO_WORD = "no single word"
NONE = (
    "No pair is framed, and no wording, modality, quantifier or timing shifts between paired "
    "claims. The key words below tell of slant over the whole texts."
)
ONLY_RELATED = "No pair that is more than related shifts its words: switch the related ones on."
NOT_OF_THESE = "No pair shifts in these ways: choose others, or none to see all."


@dataclass(frozen=True, slots=True)
class Framing:
    """A pair that tells one thing in two ways.

    Attributes:
        judgement: the pair.
        shifts: its typed differences of force, slant or precision; empty where no word does it.
    """

    judgement: Judgement
    shifts: tuple[Difference, ...]

    @property
    def ways(self) -> frozenset[str]:
        """In what it shifts."""
        return frozenset(d.kind.value for d in self.shifts) or frozenset({NO_WORD})


def find_framings(comparison: Comparison) -> tuple[Framing, ...]:
    """Framed pairs, then all others with a shift, in the order a reader wants the relations."""
    found = []
    for judgement in comparison.judgements:
        shifts = tuple(d for d in judgement.differences if _shifts(d))
        if shifts or judgement.relation is Relation.FRAMING:
            found.append(Framing(judgement, shifts))
    order = [Relation.FRAMING, *RELATIONS]
    return tuple(sorted(found, key=lambda framing: order.index(framing.judgement.relation)))


def charge_sentence(framings: Sequence[Framing]) -> str:
    """Which account's charged words are the more negative, counted; empty without such words."""
    worded = [d for f in framings for d in f.shifts if d.kind is Kind.WORDING]
    gaps = [_charge(d.article_value) - _charge(d.readout_value) for d in worded]
    article, readout = (sum(gap * sign < 0 for gap in gaps) for sign in (1, -1))
    if not article + readout:
        return ""
    return (
        f"Of {count(article + readout, 'shift')} between words of unlike charge, the article has "
        f"the more negative word in {article}, the readout in {readout}."
    )


def show_framing(comparison: Comparison, desk: Desk) -> None:
    """Pairs whose words shift, the key words of both texts, and what became of quotations."""
    st.header("Framing", anchor=False)
    _show_pairs(comparison, find_framings(comparison))
    show_key_words(comparison)
    show_quotations(comparison)


def _show_pairs(comparison: Comparison, framings: Sequence[Framing]) -> None:
    if not framings:
        st.info(NONE)
        return
    wanted = _choose_related(framings)
    ways = st.pills(
        "What shifts",
        sorted({way for framing in wanted for way in framing.ways}),
        selection_mode="multi",
        format_func=lambda way: f"{way} {sum(way in f.ways for f in wanted)}",
        key=KINDS,
        persist_state="session",
    )
    shown = [f for f in wanted if not ways or not f.ways.isdisjoint(ways)]
    st.caption(f"{len(shown)} of {count(len(framings), 'pair')}. {charge_sentence(shown)}")
    if shown:
        st.html(str(macros("panels").framings(comparison, shown)))
    else:
        st.info(NOT_OF_THESE if wanted else ONLY_RELATED)


def _choose_related(framings: Sequence[Framing]) -> list[Framing]:
    """All of them, or those that are more than related, as the reader switches."""
    related = sum(f.judgement.relation is Relation.RELATED for f in framings)
    if related and st.toggle(
        f"Also {count(related, 'pair')} that share no more than a topic",
        key=RELATED,
        persist_state="session",
    ):
        return list(framings)
    return [f for f in framings if f.judgement.relation is not Relation.RELATED]


def _shifts(difference: Difference) -> bool:
    return difference.kind in SHIFTING and difference.verdict is Verdict.SHIFT


def _charge(value: str | None) -> float:
    """The charge of words as a number; no words, and words without a charge, have none."""
    try:
        return float(value or 0)
    except ValueError:
        return 0.0
