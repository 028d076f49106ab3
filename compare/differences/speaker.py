"""Speaker: who is made to say what, and what kind of clash a contradiction is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from compare.claims import Claim, SpeakerKind
from compare.differences.context import Context
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Span
from compare.names import same_person
from compare.quotations.alignment import Word, words
from compare.quotations.marks import quoted_within

# A phrase is somebody's own when it holds this many words that are not function words; one
# alone ("constructive") is anybody's.
OWN_WORDS = 2
# Function words and the small change of public speech, which two people say without quoting.
COMMON = frozenset(
    "a an the of to in on at for with by from as and or but not no is are was were be been has "
    "have had do does did will would shall may can could must should i we he she it they you my "
    "our his her its their this that these those there here very all any as soon quickly "
    "possible long very well good new people country government today".split()
)


# Verbs that give quoted words to their subject without a clause of their own.
CALLING = frozenset("call describe term dub label brand denounce hail speak refer".split())
PRONOUNS = frozenset("he she they".split())


class Speakers(StrEnum):
    """What can be told of the two speakers of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Clash(StrEnum):
    """What kind of contradiction a contradicting pair is."""

    FACTS = "the facts clash"
    TWO_VERSIONS = "one speaker is made to say two things"
    REPORTED = "the article itself reports that two sides clash"


def find(article: Claim, readout: Claim, context: Context) -> tuple[Difference, ...]:
    """The same quoted words given to one person or to two.

    Only named persons count, and only words that one side quotes and the other has word for
    word; a body and its spokesman, or an unnamed source, may be one speaker.
    """
    one, two = _voice(article, context.article), _voice(readout, context.readout)
    speakers = _speakers(one, two)
    shared = _shared_words(article, readout, context)
    if speakers is Speakers.UNKNOWN or shared is None:
        return ()
    if speakers is Speakers.SAME:
        reason = f"The article and the readout give the words to one speaker: {_both(one, two)}."
        return (Difference(Kind.SPEAKER, *shared, Verdict.SAME, reason, one, two),)
    if _is_guessed(article) or _is_guessed(readout):
        return ()
    reason = f"The article gives the words to {one}, the readout to {two}."
    return (Difference(Kind.SPEAKER, *shared, Verdict.CONFLICT, reason, one, two),)


def two_people(article: Claim, readout: Claim) -> bool:
    """Whether the claims name two speakers outright, neither put in the place of a pronoun."""
    names = article.attribution.speaker, readout.attribution.speaker
    return same_person(*names) is False and not (_is_guessed(article) or _is_guessed(readout))


def _speakers(one: str, two: str) -> Speakers:
    """Whether two speakers are one person, as far as their names tell."""
    same = same_person(one, two)
    if same is None:
        return Speakers.UNKNOWN
    return Speakers.SAME if same else Speakers.DIFFERENT


def _voice(claim: Claim, document: Document) -> str:
    """Who says the quoted words of a claim: its speaker, or who "called it" by them."""
    if claim.attribution.kind is SpeakerKind.NAMED or claim.parse is None:
        return claim.attribution.speaker
    quoted = quoted_within(document, claim.span)
    for verb in (token for token in claim.parse if token.lemma_ in CALLING):
        names = [child for child in verb.children if child.dep_ == "nsubj"]
        said = [t for t in verb.subtree if any(q.start <= t.idx < q.end for q in quoted)]
        if said and names and names[0].pos_ == "PROPN":
            return document.text[names[0].left_edge.idx : names[0].idx + len(names[0])]
    return ""


def _is_guessed(claim: Claim) -> bool:
    """Whether the speaker's name was put in the place of a pronoun ("he said")."""
    frame = claim.attribution.frame
    return frame is not None and bool(PRONOUNS & {word.key for word in words(frame.text)})


def clash(article: Claim, readout: Claim, others: Iterable[Claim] = ()) -> Clash:
    """What kind of clash a contradicting pair is.

    Args:
        article: the article's claim of the pair.
        readout: the readout's claim of the pair.
        others: further claims of the article. If one of them gives the readout's side of the
            matter (it contradicts ``article`` and agrees with ``readout``), the article reports
            the clash itself; the caller knows which claims do.
    """
    if _speakers(article.attribution.speaker, readout.attribution.speaker) is Speakers.SAME:
        return Clash.TWO_VERSIONS
    reported = article.attribution.kind is not SpeakerKind.DOCUMENT and any(
        other.attribution.speaker != article.attribution.speaker for other in others
    )
    return Clash.REPORTED if reported else Clash.FACTS


def _shared_words(article: Claim, readout: Claim, context: Context) -> tuple[Span, Span] | None:
    """The longest run of words that one claim quotes and the other has too, on both sides."""
    runs = [
        *(run for run in _runs(article, context.article, readout, context.readout)),
        *((two, one) for one, two in _runs(readout, context.readout, article, context.article)),
    ]
    return max(runs, key=lambda run: (len(run[0].text), -run[0].start), default=None)


def _runs(
    claim: Claim, document: Document, other: Claim, other_document: Document
) -> Iterator[tuple[Span, Span]]:
    """Runs of words that ``claim`` quotes, as they stand there and in ``other``."""
    text = words(other_document.text, other.start, other.end)
    for part in quoted_within(document, claim.span):
        quoted = words(document.text, part.start, part.end)
        keys = [word.key for word in quoted], [word.key for word in text]
        match = SequenceMatcher(None, *keys, autojunk=False).find_longest_match()
        if len(set(keys[0][match.a : match.a + match.size]) - COMMON) >= OWN_WORDS:
            yield (
                _span(document, quoted[match.a : match.a + match.size]),
                _span(other_document, text[match.b : match.b + match.size]),
            )


def _span(document: Document, run: Sequence[Word]) -> Span:
    return document.span(run[0].start, run[-1].end)


def _both(one: str, two: str) -> str:
    """Both names where they are written in two ways."""
    return one if one == two else f"{one} in the article, {two} in the readout"
