"""How places, relations and speakers are called before a reader; one wording for all renderings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePath

from compare.claims import Attribution, Claim, SpeakerKind
from compare.differences.types import Difference, Kind
from compare.documents import Document, Role, Span
from compare.evidence import NLIScores
from compare.judging import Judgement, Relation
from compare.ledger import Entry, Place


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader sees for a place or a relation.

    Attributes:
        letter: one letter, so that no meaning hangs on colour alone.
        title: the heading.
        meaning: the legend, a few words.
    """

    letter: str
    title: str
    meaning: str


PLACES = {
    Place.CONTRADICTED: Label("C", "contradicted", "both cannot be true of the same event"),
    Place.FRAMED: Label("F", "framed", "compatible facts, another slant, force or certainty"),
    Place.AGREED: Label("A", "agreed", "both accounts say the same"),
    Place.RELATED: Label("R", "related", "the same topic, no verdict"),
    Place.ONLY_HERE: Label("O", "only here", "the other account does not say it"),
    Place.NOT_COMPARED: Label("N", "not compared", "a question or boilerplate, not paired"),
}

# In the order a reader wants them: where the accounts part comes first.
RELATIONS = {
    Relation.CONTRADICTION: Label("C", "Contradictions", PLACES[Place.CONTRADICTED].meaning),
    Relation.FRAMING: Label("F", "Framing", PLACES[Place.FRAMED].meaning),
    Relation.AGREEMENT: Label("A", "Agreements", PLACES[Place.AGREED].meaning),
    Relation.RELATED: Label("R", "Related", PLACES[Place.RELATED].meaning),
}

NO_CHARGE = "+0.00"  # the value of a word that is neither friendly nor hostile

FRAMES = Label("S", "who says it", "the words that name the speaker of a claim")
UNREAD = Label("U", "not read", "words and marks outside every claim")

# What must not reach a terminal or a page as it is: control characters (ESC starts a terminal
# command), lone surrogates (no UTF-8), and the marks that reorder text (Unicode TR36, "bidi
# spoofing"). Tab and line feed stay. One character for one, so that offsets hold.
_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text with every character that could steer a terminal or a page made visible."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r", "\n"))


def one_line(text: str) -> str:
    """The printable text with every run of blanks as one space."""
    return " ".join(printable(text).split())


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 pair", "2 pairs"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def describe_document(document: Document) -> str:
    """Name, source and date of an account: "article.txt (The Daily, 2017-02-23)".

    A file goes by its name alone: its folder differs from one machine to the next.
    """
    published = document.published.isoformat() if document.published else None
    known = ", ".join(filter(None, (document.source, published)))
    name = PurePath(document.name).name or document.name
    return one_line(f"{name} ({known})" if known else name)


def describe_speaker(attribution: Attribution, role: Role) -> str:
    """Who says a claim and with what force: "John Kelly insists (“insisted”), quoted"."""
    quoted = ", quoted" if attribution.quoted else ""
    if attribution.kind is SpeakerKind.DOCUMENT:
        speaker = f"the {role} itself"
    elif attribution.kind is SpeakerKind.UNNAMED:
        speaker = f"unnamed source ({attribution.speaker or 'not described'})"
    else:
        speaker = attribution.speaker or "a speaker"
    verb = f" (“{attribution.verb}”)" if attribution.verb not in ("", attribution.force) else ""
    return one_line(f"{speaker} {attribution.force}{verb}{quoted}")


def describe_place(document: Document, words: Claim | Span) -> str:
    """Where words begin in their original file: "page 2, line 14"; empty where nobody knows."""
    return str(document.place(words.start) or "")


def describe_claim(document: Document, claim: Claim) -> str:
    """Who says a claim, and where: "John Kelly insists (“insisted”); page 2, line 14"."""
    speaker = describe_speaker(claim.attribution, document.role)
    return "; ".join(filter(None, (speaker, describe_place(document, claim))))


def describe_nli(nli: NLIScores) -> str:
    """The NLI model's two views, contradiction last: probabilities to two decimals."""
    ways = (("article to readout", nli.forward), ("readout to article", nli.backward))
    return "; ".join(
        f"{way}: entailment {e:.2f}, neutral {n:.2f}, contradiction {c:.2f}"
        for way, (e, n, c) in ways
    )


def verdict_reason(judgement: Judgement) -> str | None:
    """The sentence behind a verdict, where no difference and no gate says it already."""
    said = {d.reason for d in judgement.differences} | {judgement.gate}
    return None if judgement.reason in said else judgement.reason


def describe_doubt(judgement: Judgement) -> str | None:
    """Where the judge cannot tell whether a pair is a contradiction: its probability."""
    if not judgement.unsure:
        return None
    return f"It may be a contradiction (probability {judgement.contradiction:.2f}): read both."


def shown_values(difference: Difference) -> tuple[str | None, str | None]:
    """The normalised values of both sides, where they say more than the words themselves."""
    sides = (
        (difference.article, difference.article_value),
        (difference.readout, difference.readout_value),
    )
    values = [
        None if span is not None and value == span.text.casefold() else value
        for span, value in sides
    ]
    if difference.kind is Kind.WORDING:
        values = [f"charge {v}" if v and v != NO_CHARGE else None for v in values]
    return values[0], values[1]


def claim_of(judgement: Judgement, role: Role) -> Claim:
    """The claim of a pair on that side."""
    return judgement.pair.article if role is Role.ARTICLE else judgement.pair.readout


def nearest_claim(entry: Entry) -> Claim | None:
    """The closest claim of the other account, however far it is."""
    if entry.nearest is None:
        return None
    pair = entry.nearest
    return pair.readout if entry.claim.role is Role.ARTICLE else pair.article


def describe_nearest(entry: Entry) -> str:
    """That claim and how close it is: "nearest r4, similarity 0.21"."""
    claim = nearest_claim(entry)
    if claim is None or entry.nearest is None:
        return "nothing to compare it with"
    return f"nearest {claim.id}, similarity {entry.nearest.similarity:.2f}"
