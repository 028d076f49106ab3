"""Uploaded files that stay when the reader looks at something else and comes back."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from compare.panels.words import show_aside


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was uploaded; what it is, its bytes tell and not its name."""

    name: str
    data: bytes


def upload_file(place: DeltaGenerator, label: str, key: str) -> Upload | None:
    """The file that was uploaded there, in this view of the page or in an earlier one.

    Streamlit forgets a file as soon as its field is not drawn, so it is kept in the session, until
    the reader takes it away.
    """
    kept = f"{key}-kept"
    given = place.file_uploader(label, key=key, on_change=_keep, args=(key, kept))
    file: Upload | None = st.session_state.get(kept)
    if given is None and file is not None:
        show_aside(f"{file.name} is kept from before; choose another file to replace it.", place)
        place.button("Take it away", key=f"{key}-drop", on_click=_drop, args=(kept,))
    return file


def _keep(key: str, kept: str) -> None:
    given = st.session_state[key]
    if given is None:
        _drop(kept)
    else:
        st.session_state[kept] = Upload(given.name, given.getvalue())


def _drop(kept: str) -> None:
    st.session_state.pop(kept, None)
