"""Class mode: the reader marks pairs before the verdicts are shown."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from compare.claims import Claim
from compare.comparison import Comparison
from compare.documents import Role
from compare.errors import CompareError
from compare.judging import Judgement, Relation
from compare.panels.address import View
from compare.panels.class_outcome import show_outcome
from compare.panels.desk import Desk
from compare.panels.marking import Marks, choose_sample, marks_by_reviewer
from compare.panels.navigation import OPENED_AT
from compare.panels.words import show_error
from compare.render.labels import (
    RELATIONS,
    claim_of,
    count,
    describe_document,
    describe_speaker,
    printable,
)

REVEALED = "class-revealed"  # key of the (texts, reviewer) whose verdicts are shown
TROUBLE = "class-trouble"  # key of what went wrong when a mark was kept
REVEAL = "class-reveal"
NO_PAIR = (
    "No two claims are near enough to be a pair, so there is nothing to mark. Choose another case, "
    "or lower the minimum affinity on the left."
)
NO_NAME = "Give your name on the left first: your marks are kept under it."
INTRODUCTION = (
    "Read the two claims and say how they relate. What the tool and others say of them stays "
    "hidden until you reveal it."
)


def show_class(comparison: Comparison, desk: Desk) -> None:
    """Pairs to mark, one after another; after the reveal, everybody's marks beside each other."""
    sample = choose_sample(comparison.judgements)
    if not sample:
        st.info(NO_PAIR)
    elif not desk.reviewer:
        st.info(NO_NAME)
    else:
        marks = marks_by_reviewer(desk.reviews(comparison), sample)
        if _is_revealed(comparison, desk):
            show_outcome(comparison, desk.reviewer, sample, marks)
        else:
            _show_marking(comparison, desk, sample, marks.get(desk.reviewer, {}))


def is_hidden(comparison: Comparison, desk: Desk) -> bool:
    """Whether the whole page must hide its verdicts.

    So it is where the page was opened at the address of the class view, until the reader reveals
    them: then no other view, summary, legend count or download may be shown.
    """
    opened_here = st.session_state.get(OPENED_AT) is View.CLASS
    return opened_here and bool(comparison.judgements) and not _is_revealed(comparison, desk)


def _is_revealed(comparison: Comparison, desk: Desk) -> bool:
    return (_texts(comparison), desk.reviewer) in st.session_state.get(REVEALED, ())


def _reveal(comparison: Comparison, desk: Desk) -> None:
    revealed = st.session_state.get(REVEALED, frozenset())
    st.session_state[REVEALED] = revealed | {(_texts(comparison), desk.reviewer)}


def _texts(comparison: Comparison) -> str:
    return f"{comparison.article.sha256}-{comparison.readout.sha256}"


def _show_marking(
    comparison: Comparison, desk: Desk, sample: dict[str, Judgement], own: Marks
) -> None:
    keys = tuple(sample)
    place = f"class-at-{_texts(comparison)}"
    if st.session_state.get(place) not in keys:
        st.session_state[place] = _next_unmarked(keys, own, keys[-1])
    key = st.session_state[place]

    st.header("Mark the pairs yourself", anchor=False)
    st.write(INTRODUCTION)
    st.progress(len(own) / len(keys), text=f"{len(own)} of {len(keys)} pairs marked")
    st.subheader(f"Pair {keys.index(key) + 1} of {len(keys)}", anchor=False)
    st.html(_wordings(comparison, sample[key]))
    if trouble := st.session_state.pop(TROUBLE, None):
        show_error(trouble)
    _offer_relations(desk, sample[key], keys, own, place)
    _offer_steps(keys, key, place)
    _offer_reveal(comparison, desk, len(keys) - len(own))
    with st.expander("Both texts in full"):
        for role, column in zip(Role, st.columns(2), strict=True):
            column.html(_text(comparison, role))


def _offer_relations(
    desk: Desk, judgement: Judgement, keys: Sequence[str], own: Marks, place: str
) -> None:
    """A button for each relation, the same for every pair; the reader's own mark is filled."""
    mark = own.get(st.session_state[place])
    row = st.container(horizontal=True)
    for number, (relation, label) in enumerate(RELATIONS.items(), 1):
        row.button(
            relation.capitalize(),
            key=f"class-{relation}",
            type="primary" if relation is mark else "secondary",
            help=label.meaning,
            shortcut=str(number),
            on_click=_mark,
            args=(desk, judgement, relation, keys, own, place),
        )
    st.caption("  \n".join(f"{r.capitalize()}: {label.meaning}" for r, label in RELATIONS.items()))
    if mark is not None:
        st.button(
            "Take my mark back",
            key="class-clear",
            on_click=_mark,
            args=(desk, judgement, None, keys, own, place),
        )


def _mark(
    desk: Desk,
    judgement: Judgement,
    relation: Relation | None,
    keys: Sequence[str],
    own: Marks,
    place: str,
) -> None:
    """Keep a mark and go on to the next pair without one."""
    try:
        desk.store.mark(judgement.pair, desk.reviewer, relation)
    except CompareError as error:
        st.session_state[TROUBLE] = str(error)
        return
    key = st.session_state[place]
    if relation is not None:
        st.session_state[place] = _next_unmarked(keys, {**own, key: relation}, key)


def _next_unmarked(keys: Sequence[str], own: Marks, after: str) -> str:
    """The next pair without a mark, from the start again at the end; the same where all have one.

    Example:
        Of the pairs p, q, r with a mark on p alone, the next after q is r, and after r is q.
    """
    start = keys.index(after) + 1
    turn = (*keys[start:], *keys[:start])
    return next((key for key in turn if key not in own), after)


def _offer_steps(keys: Sequence[str], key: str, place: str) -> None:
    at = keys.index(key)
    row = st.container(horizontal=True)
    for name, step in (("Previous", -1), ("Next", 1)):
        there = 0 <= at + step < len(keys)
        row.button(
            name,
            key=f"class-{name.lower()}",
            disabled=not there,
            on_click=_go,
            args=(place, keys[at + step] if there else key),
        )


def _go(place: str, key: str) -> None:
    st.session_state[place] = key


def _offer_reveal(comparison: Comparison, desk: Desk, left: int) -> None:
    with st.popover("Reveal the verdicts now") if left else st.container():
        if left:
            st.write(
                f"{count(left, 'pair')} without your mark. Once the verdicts are shown, you can "
                "mark no more."
            )
        else:
            st.success("You have marked all pairs.")
        st.button(
            "Reveal the verdicts",
            key=REVEAL,
            type="primary",
            on_click=_reveal,
            args=(comparison, desk),
        )


def _wordings(comparison: Comparison, judgement: Judgement) -> str:
    """Both claims, side by side where there is room; nothing of any verdict."""
    sides = (_wording(comparison, claim_of(judgement, role)) for role in Role)
    return Markup(
        '<div class="compare" style="display: grid; gap: 16px 32px; '
        'grid-template-columns: repeat(auto-fit, minmax(300px, 1fr))">{}{}</div>'
    ).format(*sides)


def _wording(comparison: Comparison, claim: Claim) -> Markup:
    """A claim, bold in its sentence, with who says it."""
    sentence, start = claim.sentence.text, claim.start - claim.sentence.start
    end = start + len(claim.text)
    return Markup(
        "<figure><figcaption><b>{role}</b> · {document}<br>{speaker}</figcaption>"
        '<blockquote dir="auto">{before}<b>{claim}</b>{after}</blockquote></figure>'
    ).format(
        role=claim.role.capitalize(),
        document=describe_document(comparison.document(claim.role)),
        speaker=describe_speaker(claim.attribution, claim.role),
        before=printable(sentence[: max(start, 0)]),
        claim=printable(claim.text),
        after=printable(sentence[end:]),
    )


def _text(comparison: Comparison, role: Role) -> str:
    return Markup(
        '<section class="compare account" tabindex="0" dir="auto" style="white-space: pre-wrap" '
        'aria-label="The {role} in full">{text}</section>'
    ).format(role=role, text=printable(comparison.document(role).text))
