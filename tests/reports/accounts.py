"""Accounts of any length and reviews of them, made by hand."""

from __future__ import annotations

from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta

import numpy as np

from compare.claims import Attribution, Claim, SpeakerKind
from compare.comparison import Comparison, Settings
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role
from compare.judging import Judgement, Relation
from compare.pairing import Pair
from compare.reports.making import make_report
from compare.reports.types import Chosen, Report
from compare.review.keys import pair_key
from compare.review.types import Decision, Orphan, Review, Words

START = datetime(2017, 2, 24, 10, 5, tzinfo=UTC)
MODELS = {"parser": "fake-parser", "encoder": "fake-encoder", "nli": "none"}


def made_of(pairs, *, speaker="", source="The Brig Gazette", folder="", relation=None, gap=" "):
    """A comparison whose pairs are these couples of sentences, in this order.

    Args:
        pairs: the article's and the readout's sentence of each pair.
        speaker: who says the article's claims; empty for the article itself.
        source: the outlet.
        folder: where the files lie.
        relation: of all pairs; by default a contradiction.
        gap: what stands between two sentences.
    """
    relation = relation or Relation.CONTRADICTION
    article = Document(
        Role.ARTICLE, gap.join(a for a, _ in pairs), f"{folder}a.txt", source, date(2017, 2, 23)
    )
    readout = Document(Role.READOUT, gap.join(r for _, r in pairs), f"{folder}r.txt", None)
    said = Attribution(SpeakerKind.NAMED, speaker, "said") if speaker else Attribution()
    claims = {Role.ARTICLE: [], Role.READOUT: []}
    judgements, ends = [], {Role.ARTICLE: 0, Role.READOUT: 0}
    for number, sentences in enumerate(pairs, 1):
        for document, sentence in zip((article, readout), sentences, strict=True):
            start = document.text.index(sentence, ends[document.role])
            ends[document.role] = start + len(sentence)
            span = document.span(start, ends[document.role])
            name = f"{document.role[0]}{number}"
            attribution = said if document is article else Attribution()
            claims[document.role].append(
                Claim(name, document.role, *astuple(span), span.text, span, attribution)
            )
        one, other = claims[Role.ARTICLE][-1], claims[Role.READOUT][-1]
        found = Difference(
            Kind.WORDING, one.span, other.span, Verdict.CONFLICT, f"{one.text} is not {other.text}"
        )
        pair = Pair(one, other, 0.5, 0.5)
        judgements.append(Judgement(pair, relation, 0.75, found.reason, (found,)))
    return Comparison(
        article,
        readout,
        {role: tuple(own) for role, own in claims.items()},
        np.zeros((len(pairs), len(pairs))),
        tuple(judgements),
        {},
        Settings(),
        MODELS,
    )


def numbered(count):
    """A comparison of that many pairs: "The port held 7 ships." / "There were 14 ships."."""
    return made_of(
        [(f"The port held {n} ships.", f"There were {2 * n} ships.") for n in range(1, count + 1)]
    )


def said(comparison, index=0, reviewer="Ada", decision=Decision.CONFIRMED, note="", mark=None):
    """A review of one pair, made so many minutes after the first as its place in the alphabet.

    A decision is on what the pair is.
    """
    judgement = comparison.judgements[index]
    key, verdict = pair_key(judgement.pair), decision and judgement.relation
    at = START + timedelta(minutes=ord(reviewer[0]) - ord("A")) if reviewer else START
    return Review(key, reviewer, decision, note, mark, at, verdict)


def orphan(words="Three ships sank. <b>=1+1</b>|\n*x*"):
    """Two reviews of words that are no longer a pair."""
    key = "f" * 64
    ada = Review(key, "Ada", Decision.CONFIRMED, "", None, START, Relation.CONTRADICTION)
    ben = Review(key, "Ben", None, f"{words} again", Relation.FRAMING, START)
    return Orphan(key, Words(words, words, words, words), (ada, ben))


def report_of(comparison, *reviews, chosen=Chosen.ALL, title="Ships in Brig") -> Report:
    by_key: dict[str, tuple[Review, ...]] = {}
    for review in reviews:
        by_key[review.pair] = (*by_key.get(review.pair, ()), review)
    return make_report(comparison, by_key, chosen=chosen, title=title)
