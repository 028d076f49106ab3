"""Where the two texts come from: a case, two pasted texts, two files, or one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st

from compare.cases import find_case, list_cases
from compare.documents import Document, Role
from compare.pages import split_page
from compare.reading import check_distinct, document_from_text, text_from_bytes
from compare.render.labels import one_line

CASE, PASTE, FILES, PAGE = "A case", "Two pasted texts", "Two files", "One page with both"
HINTS = {
    PASTE: "Paste the article on the left and the readout on the right, then choose Compare.",
    FILES: "Choose two UTF-8 text files: the article and the readout.",
    PAGE: "Choose one saved page that holds both accounts.",
}
FILE_TYPES = ["txt", "text"]
BOX_HEIGHT = 260  # pixels


@dataclass(frozen=True, slots=True)
class Accounts:
    """Two accounts to compare, with a title and notes on how they were found."""

    title: str
    article: Document
    readout: Document
    notes: tuple[str, ...] = ()


def choose_source() -> str:
    """Which of the four ways."""
    return st.radio("Texts", (CASE, PASTE, FILES, PAGE), key="source")


def choose_case(named: str | None) -> Accounts:
    """A case of the corpus.

    Raises:
        InputError: the named case does not exist, or one cannot be read.
    """
    names = list_cases()
    if named is not None and named not in names:
        find_case(named)  # says so, and which names are near
    start = names.index(named) if named else 0
    case = find_case(st.selectbox("Case", names, index=start))
    return Accounts(case.title, case.article, case.readout)


def give_texts(source: str) -> Accounts | None:
    """Pasted or uploaded texts; None until both are there.

    Raises:
        InputError: a text that cannot be read.
    """
    give = {PASTE: _paste, FILES: _two_files, PAGE: _one_page}[source]
    accounts = give()
    if accounts is None:
        st.info(HINTS[source])
        return None
    check_distinct(accounts.article, accounts.readout)
    return accounts


def _paste() -> Accounts | None:
    with st.form("paste"):
        columns = st.columns(2)
        given = [_paste_one(role, column) for role, column in zip(Role, columns, strict=True)]
        st.form_submit_button("Compare", type="primary")
    if not all(text.strip() for text, _ in given):
        return None
    article, readout = (
        document_from_text(text, role, f"pasted {role}", published=published)
        for role, (text, published) in zip(Role, given, strict=True)
    )
    return Accounts("Two pasted texts", article, readout)


def _paste_one(role: Role, column: st.delta_generator.DeltaGenerator) -> tuple[str, date | None]:
    text = column.text_area(role.capitalize(), height=BOX_HEIGHT, key=f"text-{role}")
    return text, _published(role, column)


def _published(role: Role, column: st.delta_generator.DeltaGenerator) -> date | None:
    day = column.date_input(
        f"Publication date of the {role}",
        value=None,
        key=f"date-{role}",
        help="Weekdays and words like 'yesterday' are counted from it.",
    )
    return day if isinstance(day, date) else None


def _two_files() -> Accounts | None:
    documents = []
    for role, column in zip(Role, st.columns(2), strict=True):
        file = column.file_uploader(role.capitalize(), type=FILE_TYPES, key=f"file-{role}")
        published = _published(role, column)
        if file is not None:
            text = text_from_bytes(file.getvalue(), file.name)
            documents.append(Document(role, text, file.name, published=published))
    if len(documents) < len(Role):
        return None
    article, readout = documents
    return Accounts("Two files", article, readout)


def _one_page() -> Accounts | None:
    file = st.file_uploader("Page", type=FILE_TYPES, key="file-page")
    if file is None:
        return None
    page = split_page(text_from_bytes(file.getvalue(), file.name), file.name)
    notes = tuple(note.reason for note in (*page.cuts, *page.left_out))
    return Accounts(one_line(file.name), page.article, page.readout, notes)
