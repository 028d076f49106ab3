"""The way from a document to its claims: layout, sentences, clauses, attribution, content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.claims.attribution import governing_frame, hearsay, labelled, passed_on, read_frame
from compare.claims.clauses import Clause, split_unit
from compare.claims.content import polish, stand_alone
from compare.claims.heads import Part
from compare.claims.layout import segments
from compare.claims.mentions import Mentions, full_names, read_on
from compare.claims.sentences import Unit, parse, units
from compare.claims.standing import standing_of
from compare.claims.types import Attribution, Claim, Force, SpeakerKind, Standing
from compare.documents import Document, Role
from compare.parsing import load_parser
from compare.quotations.marks import Quotation, quotations

if TYPE_CHECKING:
    from spacy.language import Language

QUOTED_SHARE = 0.5  # of a claim's characters; below it only some words are quoted
PREFIX = {Role.ARTICLE: "a", Role.READOUT: "r"}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A clause with what is known about it before its speaker is settled."""

    clause: Clause
    clauses: tuple[Clause, ...]
    unit: Unit
    attribution: Attribution
    standing: Standing
    start: int
    end: int


def split_claims(document: Document, nlp: Language | None = None) -> tuple[Claim, ...]:
    """Split a document into its claims, with their speakers and stand-alone contents.

    Sentences come from layout, punctuation and spaCy's parser; clauses from its dependencies.
    "Kelly said his agency would return deportees" gives the claim "his agency would return
    deportees" with the speaker Kelly and the content "Kelly's agency would return deportees."

    Args:
        document: one account; any Unicode text.
        nlp: a spaCy pipeline with tagger, parser, lemmatizer and entities; by default
            ``compare.parsing.load_parser()``.

    Returns:
        The claims in reading order, without overlaps; titles, questions and boilerplate among them,
        marked by ``standing``. Empty where the text has no words.

    Raises:
        ModelError: the default pipeline is not installed.
    """
    layout = segments(document.text)
    doc = parse(document.text, layout, nlp or load_parser())
    mentions = Mentions(full_names(doc))
    quoted = tuple(q for q in quotations(document) if q.depth == 0)
    short = [q for q in quoted if len(q.parts) == 1]
    readings = [
        reading
        for unit in units(doc, document.text, layout)
        for reading in _read_unit(unit, document, mentions, short)
    ]
    readings = _settle_speakers(readings, document, mentions, quoted)
    claims = (_claim(reading, document, mentions) for reading in readings)
    return tuple(
        replace(claim, id=f"{PREFIX[document.role]}{number}")
        for number, claim in enumerate(claims, 1)
    )


def _read_unit(
    unit: Unit, document: Document, mentions: Mentions, quoted: list[Quotation]
) -> Iterator[_Reading]:
    """The readings of one unit: its clauses, or the whole of it where it claims nothing."""
    sentence = document.text[slice(*unit.sentence)]
    alone = unit.sentence == (unit.segment.start, unit.segment.end)
    standing = standing_of(sentence, unit.parse, unit.segment, alone=alone)
    if standing in {Standing.QUESTION, Standing.BOILERPLATE}:
        clauses: tuple[Clause, ...] = (_whole(unit),)
    else:
        clauses = split_unit(unit.parse)
    read_on(
        mentions,
        clauses,
        unit.segment.paragraph,
        lambda token: any(q.span.start <= token.idx < q.span.end for q in quoted),
    )
    for clause in clauses:
        yield _reading(clause, clauses, unit, document, mentions, standing)


def _whole(unit: Unit) -> Clause:
    span = unit.parse
    return Clause(Part.MAIN, span.root, tuple(span), span.start, span.end, None)


def _reading(
    clause: Clause,
    clauses: tuple[Clause, ...],
    unit: Unit,
    document: Document,
    mentions: Mentions,
    standing: Standing,
) -> _Reading:
    doc = clause.head.doc
    last = doc[clause.end - 1]
    start, end = doc[clause.start].idx, last.idx + len(last)
    attribution = _attribution(clause, clauses, unit, document, mentions)
    return _Reading(clause, clauses, unit, attribution, standing, start, end)


def _attribution(
    clause: Clause,
    clauses: tuple[Clause, ...],
    unit: Unit,
    document: Document,
    mentions: Mentions,
) -> Attribution:
    label = unit.segment.speaker
    if clause.part is Part.FRAME:
        return read_frame(clause, mentions, document, label)
    if frame := governing_frame(clause, clauses):
        return passed_on(read_frame(frame, mentions, document, label), clause)
    if attribution := hearsay(clause, document):
        return attribution
    return labelled(unit.segment, mentions, document) if label else Attribution()


def _settle_speakers(
    readings: list[_Reading],
    document: Document,
    mentions: Mentions,
    regions: tuple[Quotation, ...],
) -> list[_Reading]:
    """Give every sentence of a quotation its speaker, and drop the frames.

    The speaker is the one that a frame outside the marks names for any sentence of the quotation,
    else the one who introduced it before a colon, else who was quoted just before in the same
    paragraph.
    """
    speakers = _framed_speakers(readings, regions)
    settled: list[_Reading] = []
    previous: _Reading | None = None
    for reading in readings:
        region = _quotation(reading, regions)
        if region and region not in speakers and previous is not None:
            introducer = _introducer(previous, reading, document, mentions)
            if introducer := introducer or _last_quoted(settled, reading):
                speakers[region] = introducer
        attribution = reading.attribution
        if region and region in speakers and not attribution.speaker:
            attribution = _voiced(attribution, speakers[region])
        previous = replace(reading, attribution=replace(attribution, quoted=bool(region)))
        settled.append(previous)
    used = {(r.start, r.end) for r in settled if _claims(r)}
    used |= {(f.start, f.end) for r in settled if _claims(r) and (f := r.attribution.frame)}
    return [r for r in settled if _claims(r) or not _is_used(r, used)]


def _claims(reading: _Reading) -> bool:
    return reading.clause.part is not Part.FRAME


def _is_used(frame: _Reading, used: set[tuple[int, int]]) -> bool:
    """Whether some claim covers or carries a frame; a stray one is kept, so nothing is lost."""
    return any(start < frame.end and frame.start < end for start, end in used)


def _framed_speakers(
    readings: list[_Reading], regions: tuple[Quotation, ...]
) -> dict[Quotation, Attribution]:
    speakers: dict[Quotation, Attribution] = {}
    for reading in readings:
        region, frame = _quotation(reading, regions), reading.attribution.frame
        outside = region and frame and not region.span.overlaps(frame)
        if region and outside and reading.clause.part is not Part.FRAME:
            speakers.setdefault(region, reading.attribution)
    return speakers


def _voiced(attribution: Attribution, speaker: Attribution) -> Attribution:
    """The quotation's speaker, with the clause's own frame ("I think") where it has one."""
    if attribution.frame is None:
        return speaker
    return replace(attribution, kind=speaker.kind, speaker=speaker.speaker)


def _quotation(reading: _Reading, regions: tuple[Quotation, ...]) -> Quotation | None:
    length = reading.end - reading.start
    for region in regions:
        shared = min(reading.end, region.span.end) - max(reading.start, region.span.start)
        if shared > QUOTED_SHARE * length:
            return region
    return None


def _introducer(
    previous: _Reading, reading: _Reading, document: Document, mentions: Mentions
) -> Attribution | None:
    """Who speaks a quotation behind a colon ("Kelly told them: ...")."""
    if not document.text[: reading.start].rstrip('“"« \n\r\t\u00a0').endswith(":"):
        return None
    if not _claims(previous):
        return previous.attribution
    introduced = read_frame(previous.clause, mentions, document, previous.unit.segment.speaker)
    return replace(introduced, frame=None) if introduced.speaker else None


def _last_quoted(settled: list[_Reading], reading: _Reading) -> Attribution | None:
    """Who was quoted before in the same paragraph ("..., said Lee. “Nobody is owed a cent.”")."""
    for earlier in reversed(settled):
        if earlier.unit.segment.paragraph != reading.unit.segment.paragraph:
            return None
        if earlier.attribution.quoted and earlier.attribution.speaker:
            return earlier.attribution
    return None


def _claim(reading: _Reading, document: Document, mentions: Mentions) -> Claim:
    clause, attribution = reading.clause, reading.attribution
    if not _claims(reading):
        reading, attribution = replace(reading, standing=Standing.BOILERPLATE), Attribution()
    text = document.text[reading.start : reading.end]
    content = stand_alone(
        clause,
        reading.clauses,
        mentions.resolved,
        first_person=attribution.speaker if attribution.kind is SpeakerKind.NAMED else "",
        denied=attribution.force is Force.DENIES,
    )
    return Claim(
        id="",
        role=document.role,
        start=reading.start,
        end=reading.end,
        text=text,
        content=content or polish(text) or text,
        sentence=document.span(*reading.unit.sentence),
        attribution=attribution,
        standing=reading.standing,
        parse=clause.head.doc[clause.start : clause.end],
    )
