"""Saved reports: the list, one of them opened, and what changed since it was saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd
import streamlit as st

from compare.errors import CompareError
from compare.panels.downloads import bundle_downloads, offer
from compare.panels.saved_rows import DAY, Row, change_tables, pair_rows, saved_rows
from compare.panels.words import show_error
from compare.render.labels import one_line
from compare.render.markdown import escape_markdown
from compare.reports.archive import Archive, Saved
from compare.reports.changes import Changes, find_changes
from compare.reports.manifest import Manifest
from compare.reports.packing import MAX_BYTES
from compare.reports.snapshot import Snapshot
from compare.reports.telling import describe_counts, describe_facts, summarise_changes

OPENED, OTHER = "saved-opened", "saved-other"  # keys: ids of the report opened, of the other one
UPLOAD, RECEIVED = "saved-upload", "saved-received"
PRESENT = "the present comparison"
NONE_SAVED = "No report is saved yet: save one above, or give one that a colleague sent."
MOST_HEIGHT = 360  # pixels of a table; it scrolls beyond
ROW_HEIGHT, HEAD_HEIGHT = 36, 38
WRAPPED = 66  # pixels of a row with claims: three lines; cells wrap from 65 on
WIDTHS = {"verdict": 130, "article": 260, "readout": 260, "title": 200}


def show_saved(archive: Archive, present: Snapshot) -> None:
    """The saved reports, and the one that the reader opens.

    Args:
        archive: where they are saved.
        present: what the page shows now, to compare them with.

    Raises:
        CompareError: the archive cannot be read.
    """
    with st.expander("A report that a colleague sent"):
        _receive(archive)
    saved = archive.saved()
    if not saved:
        st.info(NONE_SAVED)
        return
    _table(saved_rows(saved))
    readable = {s.id: s for s in saved if s.manifest is not None}
    for key in (OPENED, OTHER):
        if st.session_state.get(key) not in (*readable, PRESENT):  # as one that was deleted
            st.session_state[key] = None if key == OPENED else PRESENT
    opened = st.selectbox(
        "Open",
        list(readable),
        index=None,
        format_func=lambda name: _name(readable[name]),
        key=OPENED,
        placeholder="Choose a saved report",
        persist_state="session",
    )
    if opened is None:
        return
    try:
        _show_opened(archive, readable, opened, present)
    except CompareError as error:
        show_error(error)


def _receive(archive: Archive) -> None:
    """Save a bundle that the reader uploads, and open it."""
    file = st.file_uploader(
        "Bundle", type="zip", key=UPLOAD, max_upload_size=MAX_BYTES // 1_000_000
    )
    if file is None:
        return
    try:
        saved = archive.save(file.getvalue())
    except CompareError as error:
        show_error(f"{file.name}: {error}")
        return
    if st.session_state.get(RECEIVED) != file.file_id:
        st.session_state[RECEIVED] = file.file_id
        st.session_state[OPENED] = saved.id
    st.caption(f"Saved under {saved.id}.")


def _show_opened(
    archive: Archive, readable: Mapping[str, Saved], opened: str, present: Snapshot
) -> None:
    bundle = archive.open(opened)
    manifest = bundle.manifest
    # Text, and not Markdown: Streamlit makes links and emoji even of what is escaped.
    st.text("\n".join(_facts(manifest)))
    offer(bundle_downloads(bundle), f"saved-{opened}")
    pairs, changes = st.tabs(["Its pairs", "What changed since"])
    with pairs:
        st.caption(escape_markdown(describe_counts(manifest)))
        _table(pair_rows(bundle.snapshot.pairs, bundle.snapshot.reviews), WRAPPED)
    with changes:
        others = [PRESENT, *(name for name in readable if name != opened)]
        other = st.selectbox(
            "Compared with",
            others,
            format_func=lambda name: name if name == PRESENT else _name(readable[name]),
            key=OTHER,
            persist_state="session",
        )
        after = present if other == PRESENT else archive.open(other).snapshot
        _show_changes(find_changes(bundle.snapshot, after), bundle.snapshot)


def _facts(manifest: Manifest) -> Iterator[str]:
    """Title, texts, and what the report was made with, a line each."""
    yield one_line(manifest.title)
    for role, facts in sorted(manifest.documents.items()):
        yield f"{role}: {describe_facts(facts)}"
    models = ", ".join(f"{kind} {name}" for kind, name in manifest.models.items())
    yield one_line(f"made with compare {manifest.version}, {models}")


def _show_changes(changes: Changes, before: Snapshot) -> None:
    """What changed, a table each; nothing is shown of what did not."""
    st.markdown(escape_markdown(summarise_changes(changes)))
    for title, rows in change_tables(changes, before):
        if rows:
            st.markdown(f"**{title}** {len(rows)}")
            _table(rows, WRAPPED)


def _table(rows: list[Row], row_height: int = ROW_HEIGHT) -> None:
    text = st.column_config.TextColumn
    st.dataframe(
        pd.DataFrame(rows),
        height=min(MOST_HEIGHT, HEAD_HEIGHT + len(rows) * row_height),
        row_height=row_height,
        hide_index=True,
        column_config={name: text(width=width) for name, width in WIDTHS.items()},
    )


def _name(saved: Saved) -> str:
    """How a report is called in a list of choices."""
    title = saved.manifest.title if saved.manifest else saved.trouble
    return f"{one_line(title)}, {saved.at:{DAY}}, {saved.id}"
