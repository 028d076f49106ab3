"""Words that come from texts, files, addresses or people, shown on the page as they are.

Streamlit reads titles, captions and notices as Markdown, and rewrites even what is escaped there:
":smile:", "->" and addresses become pictures, arrows and links.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from compare.render.labels import one_line, printable

STYLE = """
.compare.notice { padding: 12px 16px; border-radius: 8px; border-left: 4px solid var(--line); }
.compare.notice.error { --line: var(--contradicted); background: var(--contradicted-tint); }
.compare.notice.warning { --line: var(--framed); background: var(--framed-tint); }
.compare.aside { font-size: 14px; color: light-dark(#5c6066, #a3a6ab); }
h1.compare { font: 700 2rem/1.2 var(--serif); margin: 0; padding: 0.5rem 0; }
"""


def show_title(title: str) -> None:
    """The title of the page."""
    st.html(Markup('<h1 class="compare">{}</h1>').format(one_line(title)))


def show_aside(text: str, place: DeltaGenerator | None = None) -> None:
    """A remark in small type.

    Args:
        text: the remark.
        place: where it stands; the main column of the page by default.
    """
    (place or st).html(Markup('<p class="compare aside">{}</p>').format(one_line(text)))


def show_error(trouble: object) -> None:
    """What went wrong and how to put it right, as a sentence."""
    _show_notice("error", str(trouble))


def show_warning(text: str) -> None:
    """What the reader should know before going on."""
    _show_notice("warning", text)


def _show_notice(kind: str, text: str) -> None:
    notice = Markup('<div class="compare notice {}" role="alert">{}</div>')
    st.html(notice.format(kind, printable(as_sentence(text))))


def as_sentence(message: str) -> str:
    """A message that a command line would put after its own name, standing alone.

    Example:
        ``as_sentence("no text was given: give one")`` is ``"No text was given: give one."``; a
        name, as of a file, stays as it is.
    """
    first = message.split(" ", 1)[0]
    begin = message[:1].upper() + message[1:] if first.isalpha() else message
    return begin if begin.endswith((".", "!", "?", "…")) else f"{begin}."
