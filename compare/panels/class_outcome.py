"""After the reveal: the reader's marks beside the tool's and the colleagues'."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Judgement
from compare.panels.marking import Marks, Meeting, count_crossings, meet, tool_marks
from compare.panels.words import show_aside
from compare.render.html import finding_html
from compare.render.labels import RELATIONS, claim_of, count, one_line

TOOL = "the tool"
NO_MARK = "–"
NONE_MARKED = "You marked no pair, so there is nothing to compare with the tool's verdicts."
ALPHA = "Krippendorff's alpha: 1 where all marks agree, 0 where they agree as by chance."


def show_outcome(
    comparison: Comparison,
    reviewer: str,
    sample: Mapping[str, Judgement],
    marks: Mapping[str, Marks],
) -> None:
    """How far the reader, the tool and the colleagues agree, and the pairs where they do not.

    Args:
        comparison: what was marked.
        reviewer: the reader.
        sample: the marked pairs by key.
        marks: everybody's marks.
    """
    st.header("Your marks beside the others'", anchor=False)
    own, tool = marks.get(reviewer, {}), tool_marks(sample)
    others = {name: given for name, given in marks.items() if name != reviewer}
    if own:
        _show_agreement(own, tool, others)
        _show_crossings(own, tool)
    else:
        st.info(NONE_MARKED)
    _show_marks(sample, own, tool, others)
    _show_differing(comparison, sample, own, others)


def _show_agreement(own: Marks, tool: Marks, others: Mapping[str, Marks]) -> None:
    met = meet(own, tool)
    st.subheader(
        f"You and the tool: the same for {met.same} of {count(met.both, 'pair')}", anchor=False
    )
    rows = {TOOL: met} | {one_line(name): meet(own, given) for name, given in others.items()}
    st.dataframe(
        pd.DataFrame([_meeting_row(name, meeting) for name, meeting in rows.items()]),
        hide_index=True,
    )
    st.caption(ALPHA)


def _meeting_row(name: str, meeting: Meeting) -> dict[str, object]:
    alpha = meeting.agreement.alpha
    return {
        "You and": name,
        "pairs both marked": meeting.both,
        "the same": meeting.same,
        "alpha": meeting.agreement.reason if alpha is None else f"{alpha:.2f}",
    }


def _show_crossings(own: Marks, tool: Marks) -> None:
    crossings = count_crossings(own, tool)
    st.markdown("**Your marks (rows) and the tool's (columns)**")
    counts = [[crossings[mine, its] for its in RELATIONS] for mine in RELATIONS]
    st.table(pd.DataFrame(counts, index=list(RELATIONS), columns=list(RELATIONS)))


def _show_marks(
    sample: Mapping[str, Judgement], own: Marks, tool: Marks, others: Mapping[str, Marks]
) -> None:
    st.subheader("All marks", anchor=False)
    # A colleague may be called anything, "You" too: their columns say that they are colleagues'.
    given = {"You": own, "The tool": tool}
    given |= {f"{one_line(name)}, colleague": marks for name, marks in others.items()}
    columns = {
        name: [str(marks.get(key, NO_MARK)) for key in sample] for name, marks in given.items()
    }
    for role in Role:
        columns[role.capitalize()] = [one_line(claim_of(j, role).text) for j in sample.values()]
    st.dataframe(
        pd.DataFrame(columns, index=pd.RangeIndex(1, len(sample) + 1, name="Pair")),
        column_config={
            role.capitalize(): st.column_config.TextColumn(width="large") for role in Role
        },
    )


def _show_differing(
    comparison: Comparison,
    sample: Mapping[str, Judgement],
    own: Marks,
    others: Mapping[str, Marks],
) -> None:
    differing = [key for key in sample if key in own and own[key] is not sample[key].relation]
    if own:
        st.subheader(
            f"Where you and the tool differ: {count(len(differing), 'pair')}", anchor=False
        )
    numbers = {key: number for number, key in enumerate(sample, 1)}
    for key in differing:
        said = [f"you {own[key]}", f"the tool {sample[key].relation}"]
        said += [f"{one_line(name)} {given[key]}" for name, given in others.items() if key in given]
        show_aside(f"Pair {numbers[key]}: {', '.join(said)}")
        st.html(finding_html(comparison, sample[key]))
