"""Markdown: the words without the marks, each line with its number in the file."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from compare.errors import InputError
from compare.formats import Format
from compare.readers.characters import raised
from compare.readers.encodings import decode
from compare.readers.limits import DEFAULT_LIMITS, Limits
from compare.readers.types import Place, Reading, Removed, TextBuilder

if TYPE_CHECKING:
    from markdown_it.token import Token

MAX_DEPTH = 100  # quotations and lists within each other; markdown-it drops what stands deeper
# YAML between lines of hyphens, or TOML between lines of plus signs.
_FACTS = re.compile(
    r"\A\ufeff?(?P<rule>---|\+\+\+)[ \t]*\r?\n(?P<facts>(?:[^\n]*\n)*?)(?P=rule)[ \t]*\r?(?:\n|\Z)"
)
_FACT = re.compile(
    r"^(?P<key>title|date|source|author)(?::|[ \t]*=)[ \t]*[\"']?(?P<value>.*?)[\"']?[ \t]*\r?$"
)
_NOTE = re.compile(r"\[\^[^\]\s]+\]")  # as GitHub and Pandoc write it
_RAISED = re.compile(r"<(/?)sup\b", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)|</?[A-Za-z][^<>]*>",
    re.DOTALL | re.IGNORECASE,
)


def read_markdown(
    data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a Markdown file as it would be shown: links without addresses, no pictures.

    Raises:
        InputError: as ``decode``, or quotations and lists are nested too deeply.
    """
    decoded = decode(data, name)
    facts = _FACTS.match(decoded.text)
    before = facts.end() if facts else 0
    removed = []
    if facts:
        removed.append(Removed(facts["facts"].strip(), "facts on top of the file", Place(line=1)))
    # The parser counts lines at line feeds, and takes the two other ends of line for one.
    source = re.sub(r"\r\n?", "\n", decoded.text.removeprefix("\ufeff"))
    offset = decoded.text.count("\n", 0, before) if facts else 0
    source = "\n" * offset + source.split("\n", offset)[-1]
    builder = TextBuilder()
    for words, place, joint in _lines(source, name, removed):
        builder.add(words, place, joint)
    known = _known(facts["facts"]) if facts else {}
    note = f"{name} does not name its encoding and was read as {decoded.encoding}."
    return Reading(
        builder.text,
        builder.layout,
        Format.MARKDOWN,
        known.get("title"),
        _day(known.get("date", "")),
        known.get("source"),
        tuple(removed),
        (note,) if decoded.told else (),
    )


def _lines(source: str, name: str, removed: list[Removed]) -> Iterator[tuple[str, Place, str]]:
    """The shown words of each line, its place, and what joins it to the one before."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"maxNesting": MAX_DEPTH}).enable(["table", "strikethrough"])
    row, cells = 0, 0
    for token in parser.parse(source):
        if token.level >= MAX_DEPTH - 1:
            raise InputError(
                f"{name} is nested deeper than {MAX_DEPTH} levels: save its text as a .txt file"
            )
        number = token.map[0] + 1 if token.map else row
        if token.type in ("tr_open", "tr_close"):
            row, cells = number, 0
        elif token.type in ("th_open", "td_open"):
            cells += 1
        elif token.type == "inline":
            joint = "\t" if cells > 1 else "\n\n"
            if (note := _NOTE.match(token.content)) and token.content[note.end() :][:1] == ":":
                words = token.content[note.end() + 1 :].strip()
                removed.append(Removed(words, "a footnote", Place(line=number)))
                continue
            yield from _placed(_shown(token, removed, number), number, joint)
        elif token.type in ("fence", "code_block"):
            lines = [("\n", words) for words in token.content.splitlines()]
            yield from _placed(lines, number + (token.type == "fence"), "\n\n")
        elif token.type == "html_block":
            yield from _placed(_without_tags(token.content), number, "\n\n")


def _placed(
    lines: list[tuple[str, str]], number: int, joint: str
) -> Iterator[tuple[str, Place, str]]:
    """The lines with words, of which the first stands on line ``number``."""
    for line, (before, words) in enumerate(lines):
        if words.strip():
            yield words.strip(), Place(line=number + line), joint
            joint = ""
        joint = joint or (lines[line + 1][0] if line + 1 < len(lines) else before)


def _shown(inline: Token, removed: list[Removed], number: int) -> list[tuple[str, str]]:
    """The words that a paragraph shows, line by line, each after what joins it to the last."""
    lines = [("", "")]
    struck = is_raised = False
    for child in inline.children or ():
        if child.type in ("s_open", "s_close"):
            struck = child.type == "s_open"
        elif child.type == "html_inline" and (tag := _RAISED.match(child.content)):
            is_raised = not tag[1]
        elif child.type in ("softbreak", "hardbreak"):
            lines.append((" " if child.type == "softbreak" else "\n", ""))
        elif child.type in ("text", "code_inline", "text_special"):
            said, place = child.content, Place(line=number + len(lines) - 1)
            if struck:
                removed.append(Removed(said, "struck-out words", place))
                continue
            if child.type == "text":
                marks = _NOTE.findall(said)
                removed += (Removed(mark, "the mark of a note", place) for mark in marks)
                said = _NOTE.sub("", said)
            joint, words = lines[-1]
            lines[-1] = (joint, words + (raised(said) if is_raised else said))
        elif child.type == "image" and child.content:
            place = Place(line=number + len(lines) - 1)
            removed.append(Removed(child.content, "the text of a picture", place))
    return lines


def _without_tags(markup: str) -> list[tuple[str, str]]:
    """The lines of a piece of HTML without its tags and scripts, which may span lines."""
    bare = _TAG.sub(lambda tag: "\n" * tag.group().count("\n"), _CELL_END.sub("\t", markup))
    return [("\n", html.unescape(line)) for line in bare.split("\n")]


def _known(facts: str) -> dict[str, str]:
    found = (_FACT.match(line) for line in facts.splitlines())
    return {match["key"]: match["value"] for match in found if match and match["value"]}


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words[:10])
    except ValueError:
        return None
