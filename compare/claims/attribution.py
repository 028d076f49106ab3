"""Attribution: who says a clause, with what force, and whether in quotation marks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from compare.claims.heads import NESTED, Part
from compare.claims.layout import is_question_label
from compare.claims.mentions import Mentions
from compare.claims.nouns import OFFICES, is_body, phrase
from compare.claims.reporting import HEARSAY_ADVERBS, force_of
from compare.claims.reports import FIRST_PERSON, missed_subject, reported_by, speaking_verb
from compare.claims.syntax import is_passive, subject_of
from compare.claims.types import Attribution, Force, SpeakerKind

if TYPE_CHECKING:
    from spacy.tokens import Token

    from compare.claims.clauses import Clause
    from compare.claims.layout import Segment
    from compare.documents import Document, Span

MAX_SPEAKER_WORDS = 12  # a longer description of a source is cut
NOUNS = frozenset({"NOUN", "PROPN"})
LONGEST_FUNCTION_WORD = 4  # "with", "from": a cut description does not end in one
# "The mayor" is known, whoever it is; "the lawyer" is not.
ANYBODY = frozenset("officer lawyer economist doctor assistant deputy representative".split())
UTTERANCES = frozenset("word statement remark comment reply answer".split())


def governing_frame(clause: Clause, clauses: tuple[Clause, ...]) -> Clause | None:
    """The frame that reports a clause, among the clauses of its unit.

    A reported clause has the frame above it; what hangs on a reported clause shares its frame;
    what hangs on a frame ("Kelly, who leads the agency, said") has none. A bare frame or an
    "according to" at the edge of the sentence reports all of it.
    """
    by_head = {c.head.i: c for c in clauses}
    if frame := _frame_above(clause, by_head):
        return frame
    if _hangs_on_frame(clause, by_head):
        return None
    for frame in clauses:
        if frame.part is Part.FRAME and not reported_by(frame.head):
            at_edge = frame is clauses[0] or frame is clauses[-1]
            if at_edge or _host(frame, by_head) is clause:
                return frame
    return None


def _frame_above(clause: Clause, by_head: dict[int, Clause]) -> Clause | None:
    below, above = clause, _host(clause, by_head)
    while above is not None:
        if above.part is Part.FRAME:
            return above if below.part is Part.REPORTED else None
        below, above = above, _host(above, by_head)
    return None


def _hangs_on_frame(clause: Clause, by_head: dict[int, Clause]) -> bool:
    above = _host(clause, by_head)
    while above is not None:
        if above.part is Part.FRAME:
            return True
        above = _host(above, by_head)
    return False


def _host(clause: Clause, by_head: dict[int, Clause]) -> Clause | None:
    return by_head.get(clause.host.i) if clause.host is not None else None


def read_frame(frame: Clause, mentions: Mentions, document: Document, label: str) -> Attribution:
    """The attribution that a frame gives to what it reports.

    Args:
        frame: a clause of ``Part.FRAME``.
        mentions: who was named before.
        document: where the frame stands.
        label: the speaker of this turn of a transcript, for "I would add"; empty without one.
    """
    head = speaking_verb(frame.head)
    verb = document.text[head.idx : head.idx + len(head)]
    force = force_of(head.lemma_.lower(), is_passive(head)) or Force.STATES
    kind, speaker = _speaker(_source(frame), mentions, label)
    return Attribution(kind, speaker, verb, force, frame=_span(frame, document))


def _span(frame: Clause, document: Document) -> Span:
    """Where a frame stands, without separators and a dangling preposition at its end."""
    doc = frame.head.doc
    end = frame.end
    while end > frame.start + 1 and (doc[end - 1].is_punct or doc[end - 1].pos_ == "ADP"):
        end -= 1
    last = doc[end - 1]
    return document.span(doc[frame.start].idx, last.idx + len(last))


def passed_on(attribution: Attribution, clause: Clause) -> Attribution:
    """The attribution as it holds for a clause: who denies a claim does not deny its asides."""
    if attribution.force is Force.DENIES and clause.part in NESTED - {Part.NEGATED}:
        return replace(attribution, force=Force.STATES)
    return attribution


def hearsay(clause: Clause, document: Document) -> Attribution | None:
    """The attribution of "reportedly" and its like; None without such a word."""
    for token in clause.tokens:
        if token.lower_ in HEARSAY_ADVERBS:
            span = document.span(token.idx, token.idx + len(token))
            return Attribution(SpeakerKind.UNNAMED, "", span.text, Force.SUGGESTS, frame=span)
    return None


def labelled(segment: Segment, mentions: Mentions, document: Document) -> Attribution:
    """The attribution of a turn in a transcript ("MS CORR:"); its first segment has the frame."""
    frame = document.span(*segment.label) if segment.label else None
    if is_question_label(segment.speaker):
        return Attribution(SpeakerKind.UNNAMED, "", "", Force.ASKS, frame=frame)
    name = label_name(segment.speaker, mentions)
    return Attribution(SpeakerKind.NAMED, name, frame=frame)


def label_name(label: str, mentions: Mentions) -> str:
    """A label as a reader would name the speaker: in full where the document does so."""
    words = label.split("(")[0].strip().rstrip(":").split()
    words = [w.capitalize() if w.isupper() and len(w) > 1 else w for w in words]
    full = mentions.full_names.get(words[-1]) if words else None
    return full or " ".join(words)


def _source(frame: Clause) -> Token | None:
    """The noun that speaks in a frame."""
    head = frame.head
    if head.lower_ == "according":
        return next((t for t in frame.tokens if t.dep_ == "pobj" and t.head.head == head), None)
    if agent := next((c for c in head.children if c.dep_ == "agent"), None):
        return next((c for c in agent.children if c.dep_ == "pobj"), None)
    verb = head
    while verb.dep_ in {"conj", "advcl", "xcomp", "ccomp"} and subject_of(verb) is None:
        verb = verb.head
    if subject := subject_of(verb):
        return subject
    if missed := missed_subject(head, 0):
        return next((head.doc[i] for i in missed if head.doc[i].pos_ in NOUNS), None)
    return next((subject_of(c) for c in head.children if c.dep_ == "ccomp" and c.i < head.i), None)


def _speaker(source: Token | None, mentions: Mentions, label: str) -> tuple[SpeakerKind, str]:
    if source is None or source.dep_ in {"expl", "csubj"}:
        return SpeakerKind.DOCUMENT, ""
    if source.lower_ in FIRST_PERSON:
        return (SpeakerKind.NAMED, label_name(label, mentions)) if label else _document()
    if source.pos_ == "PRON":
        return _pronoun_speaker(source, mentions)
    source = _whose_words(source)
    if named := mentions.proper_name(source):
        return SpeakerKind.NAMED, named
    text = phrase(source)
    if source.tag_ in {"NN", "NNP", "NNPS"} and _definite(source):
        return SpeakerKind.NAMED, text
    return SpeakerKind.UNNAMED, _short(text)


def _document() -> tuple[SpeakerKind, str]:
    return SpeakerKind.DOCUMENT, ""


def _pronoun_speaker(source: Token, mentions: Mentions) -> tuple[SpeakerKind, str]:
    name = mentions.resolved.get(source.i)
    if name is None:
        return (SpeakerKind.DOCUMENT, "") if source.lower_ == "it" else (SpeakerKind.UNNAMED, "")
    named = any(
        word[0].isupper() for word in name.split() if word.lower() not in {"the", "a", "an"}
    )
    body = any(word.lower() in {"the", "its"} for word in name.split()[:1]) and not named
    return (SpeakerKind.NAMED if named or body else SpeakerKind.UNNAMED), name


def _whose_words(source: Token) -> Token:
    """Who utters: in "the chair's words were" the chair."""
    if source.lemma_.lower() not in UTTERANCES:
        return source
    return next((c for c in source.lefts if c.dep_ == "poss" and c.pos_ != "PRON"), source)


def _definite(source: Token) -> bool:
    """Whether one knows who it is: "the ministry", "the mayor", "mission" in a headline."""
    indefinite = source.left_edge.lower_ in {"a", "an", "one", "another", "some"}
    return not indefinite and (is_body(source) or source.lemma_.lower() in OFFICES - ANYBODY)


def _short(text: str) -> str:
    words = text.split()
    if len(words) <= MAX_SPEAKER_WORDS:
        return text
    words = words[:MAX_SPEAKER_WORDS]
    while len(words) > 1 and len(words[-1]) <= LONGEST_FUNCTION_WORD:
        words.pop()
    return " ".join(words)
