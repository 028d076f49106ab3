"""What a stretch of text is: a claim, a title, a question, or matter that claims nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from compare.claims.layout import Segment, is_question_label
from compare.claims.syntax import is_word
from compare.claims.types import Standing

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse

MIN_TITLE_WORDS = 4
MAX_TITLE_WORDS = 30
MAX_HEADING_WORDS = 12
MIN_SENTENCE_WORDS = (
    5  # a closed sentence of this length claims something even if no verb was found
)
MIN_LISTED_WORDS = 4  # a bullet without a verb can still be a fact ("Twelve ambulances for Holm")
# Notices of web pages and releases that say nothing on the event, at the start of a line ...
NOTICE_STARTS = re.compile(
    r"[\[(*#\-–— ]*(?:continue reading|read more|read the full|comments? (?:are|is) closed|"
    r"log ?in\b|"
    r"sign up|subscribe|copyright|©|click here|advertisement|follow us|share this|leave a (?:reply|"
    r"comment)|photo:|image:|related:|for immediate release|not for release|embargo(?:ed)?\b|"
    r"(?:media|press) (?:contact|enquir|inquir)|for (?:more|further) information|contacts?:|"
    r"end(?:s| of transcript)?[\])*#\-–— .]*$|# ?# ?#)",
    re.IGNORECASE,
)
# ... or anywhere in a short one.
NOTICE_WORDS = re.compile(
    r"for subscribers|all rights reserved|thoughts? on “|\bmin(?:ute)? read\b", re.IGNORECASE
)
MAX_NOTICE_WORDS = 20
ANNOUNCES = re.compile(r"\bstat(?:e|es|ed|ing) (?:the following|as follows)[.:]$", re.IGNORECASE)
CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.\w+|https?://|www\.|\b(?:tel|phone|fax)\b\.?:? ?[+\d(]", re.IGNORECASE
)
BYLINE = re.compile(
    r"(?:By|Reporting by|Editing by|Writing by|Published|Updated|Posted|Issued)\b(?!.*[.!?]$)"
)
COURTESIES = re.compile(
    r"(?:thank you|thanks|good (?:morning|afternoon|evening|day)|welcome|hello|"
    r"ladies and gentlemen)\b"
    r"[^.!?]{0,30}[.!]?$",
    re.IGNORECASE,
)
RELEASE_LINE = re.compile(r"\(?(?:released|issued|published|updated) (?:on )?\d", re.IGNORECASE)


def standing_of(sentence: str, parse: Parse, segment: Segment, *, alone: bool) -> Standing:
    """The standing of a sentence.

    Args:
        sentence: its words.
        parse: its parse.
        segment: where it stands.
        alone: whether it is the whole of its paragraph.
    """
    if segment.matter:
        return Standing.BOILERPLATE
    if is_question_label(segment.speaker) or sentence.rstrip("\"”’') ").endswith("?"):
        return Standing.QUESTION
    if _is_notice(sentence, alone):
        return Standing.BOILERPLATE
    count = sum(is_word(token) for token in parse)
    predicate = has_predicate(parse)
    if alone and _is_headline(sentence, segment, count, predicate=predicate):
        return Standing.TITLE
    if alone and not sentence.rstrip("\"”’')").endswith((".", "!", "…", ":")):
        if segment.listed:
            return (
                Standing.CLAIM if predicate or count >= MIN_LISTED_WORDS else Standing.BOILERPLATE
            )
        if count <= MAX_HEADING_WORDS or sentence.isupper():
            return Standing.BOILERPLATE
    least = MIN_LISTED_WORDS if segment.listed else MIN_SENTENCE_WORDS
    return Standing.CLAIM if predicate or count >= least else Standing.BOILERPLATE


def has_predicate(parse: Parse) -> bool:
    """Whether a finite verb stands in it."""
    return any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in parse) or any(
        t.tag_ == "VBN" and t.dep_ == "ROOT" for t in parse
    )


def _is_notice(sentence: str, alone: bool) -> bool:
    if COURTESIES.match(sentence) or ANNOUNCES.search(sentence):
        return True
    short = len(sentence.split()) <= MAX_NOTICE_WORDS
    if short and (NOTICE_STARTS.match(sentence) or NOTICE_WORDS.search(sentence)):
        return True
    contact = short and CONTACT.search(sentence)  # a long sentence with an address says more
    matter = BYLINE.match(sentence) or RELEASE_LINE.match(sentence) or contact
    return alone and bool(matter)


def _is_headline(sentence: str, segment: Segment, count: int, *, predicate: bool) -> bool:
    """The first line of a document, or a line in capitals that says something."""
    ends = sentence.rstrip("\"”’')").endswith((".", "…", ":"))
    fits = not ends and MIN_TITLE_WORDS <= count <= MAX_TITLE_WORDS
    if sentence.isupper():
        return fits and predicate
    return fits and segment.paragraph == 0
