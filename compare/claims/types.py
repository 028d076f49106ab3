"""Claims: what each account says, who says it, and with what force."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from compare.documents import Role, Span

if TYPE_CHECKING:
    import spacy.tokens


class SpeakerKind(StrEnum):
    """Who vouches for a claim."""

    DOCUMENT = "document"  # the account itself, in its own voice
    NAMED = "named"  # a person or body it names
    UNNAMED = "unnamed"  # "a person with direct knowledge", "two officials"


class Force(StrEnum):
    """What the reporting verb does with the claim."""

    STATES = "states"  # says, notes, told; also a claim without a reporting verb
    INSISTS = "insists"
    DENIES = "denies"
    SUGGESTS = "suggests"  # hinted, reportedly, is believed to
    HEARD = "heard"  # was told, was informed: the speaker is the receiver
    ASKS = "asks"  # asked, urged, demanded


class Standing(StrEnum):
    """What a stretch of text is; only ``CLAIM`` is paired."""

    CLAIM = "claim"
    TITLE = "title"
    QUESTION = "question"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says a claim and how.

    Attributes:
        kind: the document itself, a named speaker, an unnamed source.
        speaker: the speaker as a reader would name them ("John F. Kelly", "a coast guard
            officer"); empty for the document itself.
        verb: the reporting verb as written ("insisted"), empty without one.
        force: what that verb does.
        quoted: whether the claim (or most of it) stands in quotation marks.
        frame: the words that carry the attribution, where they stand; None without them.
    """

    kind: SpeakerKind = SpeakerKind.DOCUMENT
    speaker: str = ""
    verb: str = ""
    force: Force = Force.STATES
    quoted: bool = False
    frame: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable proposition of a document.

    Attributes:
        id: "a1", "a2", ... for the article, "r1", ... for the readout, in reading order.
        role: which account it belongs to.
        start: offset of its first character in the document.
        end: offset after its last character; ``document.text[start:end] == text``.
        text: the words as they stand, without the reporting frame.
        content: the same claim made to stand alone for the models: frame off, a pronoun subject
            replaced by the name it stands for where that is safe.
        sentence: the whole sentence the claim was taken from.
        attribution: who says it and with what force.
        standing: claim, or a title, question or boilerplate that is kept but not paired.
        parse: spaCy's parse of ``text`` (a Span of the document's Doc), for differences.
    """

    id: str
    role: Role
    start: int
    end: int
    text: str
    content: str
    sentence: Span
    attribution: Attribution = Attribution()
    standing: Standing = Standing.CLAIM
    parse: spacy.tokens.Span | None = field(default=None, compare=False, repr=False)

    @property
    def span(self) -> Span:
        """Where the claim stands in its document."""
        return Span(self.start, self.end, self.text)
