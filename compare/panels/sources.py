"""Where the two texts come from: a case, two pasted texts, two files, or one page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compare.cases import find_case, list_cases, read_archived_pair
from compare.documents import Document, Role
from compare.formats import Format, recognise
from compare.pages import split_page
from compare.panels.uploads import Upload, upload_file
from compare.reading import (
    check_distinct,
    document_from_bytes,
    document_from_text,
    notes_on_reading,
    page_from_bytes,
)
from compare.render.labels import one_line

CASE, PASTE, FILES, PAGE = "A case", "Two pasted texts", "Two files", "One page with both"
HINTS = {
    PASTE: "Paste the article on the left and the readout on the right, then choose Compare.",
    FILES: "Choose two files: the article and the readout. Plain text, web pages, PDF, Word, "
    "e-mail and Markdown can be read.",
    PAGE: "Choose one saved page that holds both accounts, or a ZIP archive with an article and a "
    "readout.",
}
NO_ADDRESS = (
    "Texts that were pasted or uploaded have no address: this view cannot be opened elsewhere."
)
SOURCE, CASE_NAME = "source", "case"  # keys of the two choices
KEPT_FILES = 16  # as many as the page keeps comparisons of two
BOX_HEIGHT = 260  # pixels


@dataclass(frozen=True, slots=True)
class Accounts:
    """Two accounts to compare.

    Attributes:
        title: what they are about.
        article: the news report.
        readout: the official account.
        notes: how they were found.
        case: the name of their case; None for texts that somebody brought.
    """

    title: str
    article: Document
    readout: Document
    notes: tuple[str, ...] = ()
    case: str | None = None


def choose_source() -> str:
    """Which of the four ways."""
    return st.radio("Texts", (CASE, PASTE, FILES, PAGE), key=SOURCE)


def choose_case(named: str | None) -> Accounts:
    """A case of the corpus.

    Args:
        named: the one to start with.

    Raises:
        InputError: the named case does not exist, or one cannot be read.
    """
    names = list_cases()
    if named is not None and named not in names:
        find_case(named)  # says so, and which names are near
    if CASE_NAME not in st.session_state:
        st.session_state[CASE_NAME] = named or names[0]
    name = st.selectbox("Case", names, key=CASE_NAME, persist_state="session")
    case = find_case(name)
    return Accounts(case.title, case.article, case.readout, case=name)


def preset_case(name: str) -> None:
    """Set the page to a case, before it is drawn."""
    st.session_state[SOURCE] = CASE
    st.session_state[CASE_NAME] = name


def give_texts(source: str, *, any_language: bool = False) -> Accounts | None:
    """Pasted or uploaded texts; None until both are there.

    What was given stays when the reader looks at another source and comes back.

    Args:
        source: one of the three ways to bring texts.
        any_language: take texts that are not English.

    Raises:
        InputError: a text that cannot be read.
    """
    give = {PASTE: _paste, FILES: _two_files, PAGE: _one_page}[source]
    accounts = give(any_language)
    if accounts is not None:
        check_distinct(accounts.article, accounts.readout)
    return accounts


def _paste(any_language: bool) -> Accounts | None:
    ready = all(st.session_state.get(_text_key(role), "").strip() for role in Role)
    with st.expander("The two texts", expanded=not ready), st.form("paste"):
        columns = st.columns(2)
        given = [_paste_one(role, column) for role, column in zip(Role, columns, strict=True)]
        asked = st.form_submit_button("Compare", type="primary")
    missing = [role for role, (text, _) in zip(Role, given, strict=True) if not text.strip()]
    if missing:
        verb = "is" if len(missing) == 1 else "are"
        _ask(PASTE, f"The {' and the '.join(missing)} {verb} still empty. " if asked else "")
        return None
    article, readout = (
        document_from_text(
            text, role, f"pasted {role}", published=published, any_language=any_language
        )
        for role, (text, published) in zip(Role, given, strict=True)
    )
    return Accounts("Two pasted texts", article, readout)


def _paste_one(role: Role, column: DeltaGenerator) -> tuple[str, date | None]:
    text = column.text_area(
        role.capitalize(), height=BOX_HEIGHT, key=_text_key(role), persist_state="session"
    )
    return text, _published(role, column, "pasted")


def _text_key(role: Role) -> str:
    return f"text-{role}"


def _published(role: Role, column: DeltaGenerator, of: str) -> date | None:
    day = column.date_input(
        f"Publication date of the {role}",
        value=None,
        key=f"date-{of}-{role}",
        persist_state="session",
        help="Weekdays and words like 'yesterday' are counted from it.",
    )
    return day if isinstance(day, date) else None


def _two_files(any_language: bool) -> Accounts | None:
    given = []
    for role, column in zip(Role, st.columns(2), strict=True):
        file = upload_file(column, role.capitalize(), f"file-{role}")
        given.append((role, file, _published(role, column, "uploaded")))
    documents = [
        _read_file(file, role, day, any_language) for role, file, day in given if file is not None
    ]
    if len(documents) < len(Role):
        missing = next(role for role, file, _ in given if file is None)
        _ask(FILES, f"The {missing} is missing. " if documents else "")
        return None
    article, readout = documents
    return Accounts("Two files", article, readout, notes_on_reading(article, readout))


def _one_page(any_language: bool) -> Accounts | None:
    file = upload_file(st.container(), "Page", "file-page")
    if file is None:
        _ask(PAGE)
        return None
    return _read_page(file, any_language)


@st.cache_resource(max_entries=KEPT_FILES, show_spinner="Reading the file …")
def _read_file(file: Upload, role: Role, published: date | None, any_language: bool) -> Document:
    return document_from_bytes(
        file.data, role, file.name, published=published, any_language=any_language
    )


@st.cache_resource(max_entries=KEPT_FILES, show_spinner="Reading the page …")
def _read_page(file: Upload, any_language: bool) -> Accounts:
    title = one_line(file.name)
    if recognise(file.data) is Format.ZIP:
        article, readout = read_archived_pair(file.data, file.name)
        return Accounts(title, article, readout, notes_on_reading(article, readout))
    reading = page_from_bytes(file.data, file.name, any_language=any_language)
    page = split_page(reading.text, file.name, reading)
    where = (note.reason for note in (*page.cuts, *page.left_out))
    notes = (*where, *notes_on_reading(page.article, page.readout))
    return Accounts(title, page.article, page.readout, notes)


def _ask(source: str, first: str = "") -> None:
    st.info(f"{first}{HINTS[source]}")
