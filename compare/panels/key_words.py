"""The words that either account uses more, with their counts and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

from compare.comparison import Comparison
from compare.documents import Role
from compare.findings import find_key_words
from compare.keyness import KeyWord
from compare.render.html import macros
from compare.render.quoting import KEY_WORDS_MEANING, KEY_WORDS_METHOD, KEY_WORDS_TITLE


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval on a line from 0 to 100, on which 50 is a log-odds of 0.

    Attributes:
        start: its left end.
        width: its length.
        middle: where the log-odds lies.
    """

    start: float
    width: float
    middle: float


def draw_bars(rows: Iterable[KeyWord]) -> tuple[tuple[KeyWord, Bar], ...]:
    """Each word with its interval, all on one scale that the widest one fills."""
    words = tuple(rows)
    widest = max((max(-w.low, w.high) for w in words), default=1.0)

    def place(value: float) -> float:
        return round(50 + 50 * value / widest, 1)

    bars = (
        Bar(place(w.low), round(place(w.high) - place(w.low), 1), place(w.log_odds)) for w in words
    )
    return tuple(zip(words, bars, strict=True))


def show_key_words(comparison: Comparison) -> None:
    """Both lists under the warning that short texts call for; leanings are drawn paler."""
    found = find_key_words(comparison)
    st.subheader(KEY_WORDS_TITLE, anchor=False)
    st.caption(f"{KEY_WORDS_MEANING.capitalize()}. {KEY_WORDS_METHOD}")
    if found.warning:
        st.warning(found.warning)
    drawn = draw_bars(found.rows)
    lists = [(role, [(word, bar) for word, bar in drawn if word.user is role]) for role in Role]
    st.html(str(macros("panels").key_words(lists)))
