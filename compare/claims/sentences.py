"""Sentences: one parse of a document whose boundaries a reader would agree with.

spaCy's parser decides where its own boundaries are good (after "U.S." or "p.m."); layout and
punctuation decide elsewhere, because news prose and communiqués are well punctuated and a small
parser breaks at headings, quotations and abbreviations.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from compare.claims.layout import Segment

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Parse

CLOSERS = "\"”’'»)\\]"
OPENERS = "\"“‘'«(\\["
TERMINAL = re.compile(
    rf"(?P<word>\S*?)(?P<mark>[.!?…]+)(?P<close>[{CLOSERS}]*)\s+(?=[{OPENERS}]*[^\W_a-z])"
)
# A semicolon parts main clauses; a colon before a quotation parts who speaks from what is said.
INNER = re.compile(r";\s+(?=\S)|:\s+(?=[\"“«])")
INNER_ENDS = frozenset({";", ":"})
# Titles before names never end a sentence.
TITLES = frozenset(
    "mr mrs ms dr prof gen col lt sgt capt cpl maj adm cmdr sen rep gov hon st rev amb messrs "
    "mt".split()
)
# These end a sentence unless a number follows ("Feb. 21", "No. 5").
BEFORE_NUMBERS = frozenset(
    "jan feb mar apr jun jul aug sep sept oct nov dec no nos art para sec fig vol ch p pp ca "
    "approx".split()
)
# The parser decides after these: they stand inside sentences as often as at their end.
AMBIGUOUS = frozenset(
    "inc ltd co corp plc bros jr sr etc vs a.m p.m u.s u.k u.n e.u d.c h.e".split()
)
INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]|[A-Z]")
STARTERS = frozenset(
    "The A An In On At It He She They We But And This That These Those There".split()
)
SAID_AFTER = re.compile(
    r"(?:(?:[A-Z][\w.’'\-]+|the|an?) ){1,5}(?:said|says|asked|added|told|replied|wrote)\b|"
    r"(?:said|asked|says|added|replied|wrote) [A-Z]"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A parsed stretch without a boundary inside: a sentence, or its part up to a semicolon.

    Attributes:
        parse: its tokens, in the Doc of the whole document.
        segment: where it stands in the layout.
        sentence: start and end of the whole sentence.
    """

    parse: Parse
    segment: Segment
    sentence: tuple[int, int]


def parse(text: str, layout: tuple[Segment, ...], nlp: Language) -> Doc:
    """Parse a text once; each ``token.idx`` is an offset into ``text`` itself.

    The parser reads a copy of the same length in which blanks are spaces, apostrophes straight and
    headings in capitals are small, so that no offset shifts.
    """
    doc = nlp.tokenizer(_readable(text, layout))
    certain, open_ = _boundaries(text, layout)
    _preset(doc, sorted(certain), sorted(open_))
    for _, component in nlp.pipeline:
        doc = component(doc)
    return doc


def units(doc: Doc, text: str, layout: tuple[Segment, ...]) -> tuple[Unit, ...]:
    """The units of each segment, in reading order."""
    found: list[Unit] = []
    spans = [span for sent in doc.sents if (span := _without_blanks(sent))]
    for segment in layout:
        inside = [s for s in spans if segment.start <= s.start_char < segment.end]
        for group in _sentences(inside):
            bounds = (group[0].start_char, group[-1].end_char)
            found += [Unit(span, segment, bounds) for span in group]
    return tuple(found)


def _readable(text: str, layout: tuple[Segment, ...]) -> str:
    characters = [_readable_character(c) for c in text]
    for segment in layout:
        words = text[segment.start : segment.end]
        if words.isupper() and " " in words.strip():
            for i in range(segment.start + 1, segment.end):
                small = characters[i].lower()
                characters[i] = small if len(small) == 1 else characters[i]
    return "".join(characters)


def _readable_character(character: str) -> str:
    if character.isspace():
        return " "
    if character == "’":
        return "'"
    if 0xD800 <= ord(character) <= 0xDFFF:  # a lone surrogate has no UTF-8 form
        return "\ufffd"
    return character


def _boundaries(text: str, layout: tuple[Segment, ...]) -> tuple[set[int], set[int]]:
    """Offsets where a sentence certainly begins, and where the parser decides."""
    certain: set[int] = set()
    open_: set[int] = set()
    for segment in layout:
        certain.update({segment.start, segment.end}, *segment.marks)
        if segment.matter:
            continue
        for match in TERMINAL.finditer(text, segment.start, segment.end):
            verdict = _ends_sentence(match, text)
            if verdict is not False:
                (certain if verdict else open_).add(match.end())
        certain.update(m.end() for m in INNER.finditer(text, segment.start, segment.end))
    return certain, open_


def _ends_sentence(match: re.Match[str], text: str) -> bool | None:
    """Whether a sentence ends at a full stop; None where only syntax can tell."""
    following = text[match.end() : match.end() + 80].lstrip("\"“‘'«([")
    word = match["word"].lstrip("\"“‘'«([").rstrip(".")
    if SAID_AFTER.match(following) and match["close"]:
        return False
    if match["mark"] == "." and match["close"] == ")" and match["word"].startswith("("):
        return False  # "Judge (ret.) Venning"
    if match["mark"] != "." or match["close"]:
        return True
    if word.lower() in TITLES:
        return False
    if word.lower() in BEFORE_NUMBERS:
        return not following[:1].isdigit()
    if word.lower() in AMBIGUOUS or INITIALS.fullmatch(word):
        starter = following.split(maxsplit=1)[0] in STARTERS if following.split() else False
        return True if starter and len(word) > 1 else None
    return True


def _preset(doc: Doc, certain: list[int], open_: list[int]) -> None:
    """Tell the parser where sentences begin, where not, and where it decides.

    All tokens at once: asked of one token, spaCy looks through the whole text for a parse first.
    """
    presets = np.zeros(len(doc), np.int64)  # 1 begins, -1 does not, 0 is the parser's
    begun = asked = 0  # how many of either list lie behind
    for token in doc:
        ahead = bisect_right(certain, token.idx, begun)
        starts = ahead > begun and not token.is_space
        begun = ahead if starts else begun
        asks = (behind := bisect_right(open_, token.idx, asked)) > asked
        asked = behind
        if token.i and (starts or not asks):
            presets[token.i] = 1 if starts else -1
    doc.from_array("SENT_START", presets.astype(np.uint64))  # type: ignore[arg-type]


def _without_blanks(span: Parse) -> Parse | None:
    start, end = span.start, span.end
    while start < end and span.doc[start].is_space:
        start += 1
    while end > start and span.doc[end - 1].is_space:
        end -= 1
    return span.doc[start:end] if start < end else None


def _sentences(spans: list[Parse]) -> list[list[Parse]]:
    """Group units that only a semicolon parts."""
    groups: list[list[Parse]] = []
    for span in spans:
        if groups and groups[-1][-1][-1].text in INNER_ENDS:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups
