"""Pairs as rows of a table: everything a reader sorts and filters by, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

import pandas as pd

from compare.claims import Attribution, Claim, SpeakerKind
from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Judgement, Relation
from compare.render.labels import RELATIONS, claim_of, describe_speaker, one_line
from compare.render.table import safe_cell
from compare.review.keys import pair_key
from compare.review.telling import describe_decision
from compare.review.types import Review

OUTDATED = "outdated"  # decided as another relation than today's, or as one that was not kept
SHORT = 105  # characters of a claim in a cell: three lines of its column


@dataclass(frozen=True)
class Row:
    """One pair.

    Attributes:
        judgement: the pair with its relation.
        key: what the pair is known by.
        reviews: where each reviewer stands.
    """

    judgement: Judgement
    key: str
    reviews: tuple[Review, ...] = ()

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Kinds of all typed differences, those recognised as equal among them."""
        return frozenset(d.kind.value for d in self.judgement.differences)

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Who vouches for the two claims, without force and verb."""
        return frozenset(
            name_speaker(claim_of(self.judgement, role).attribution, role) for role in Role
        )

    @cached_property
    def decisions(self) -> frozenset[str]:
        """What was decided, ``OUTDATED`` for what stands no more; empty where nobody decided."""
        relation = self.judgement.relation
        return frozenset(
            r.decision.value if r.stands(relation) else OUTDATED for r in self.reviews if r.decision
        )

    @cached_property
    def words(self) -> str:
        """All that free words are looked for in, in lower case."""
        sides = (claim_of(self.judgement, role) for role in Role)
        reasons = (d.reason for d in self.judgement.differences)
        notes = (review.note for review in self.reviews)
        parts = (*map(_said, sides), self.judgement.reason, *reasons, *notes, *self.speakers)
        return one_line(" ".join(parts)).casefold()


def make_rows(comparison: Comparison, reviews: Mapping[str, tuple[Review, ...]]) -> tuple[Row, ...]:
    """The pairs of a comparison: where the accounts part first, and what may be such a pair."""
    ranked = sorted(comparison.judgements, key=_rank)
    keyed = ((j, pair_key(j.pair)) for j in ranked)
    return tuple(Row(j, key, reviews.get(key, ())) for j, key in keyed)


def _rank(judgement: Judgement) -> tuple[bool, bool, int]:
    contradiction = judgement.relation is Relation.CONTRADICTION
    return not contradiction, not judgement.unsure, list(RELATIONS).index(judgement.relation)


def name_speaker(attribution: Attribution, role: Role) -> str:
    """Who vouches for a claim: "the readout itself", "unnamed: a doctor", "John Kelly"."""
    if attribution.kind is SpeakerKind.DOCUMENT:
        return f"the {role} itself"
    if attribution.kind is SpeakerKind.UNNAMED:
        return one_line(f"unnamed: {attribution.speaker or 'not described'}")
    return one_line(attribution.speaker) or "a speaker"


def to_frame(rows: Sequence[Row]) -> pd.DataFrame:
    """The rows as a table, one column a fact; no cell is a formula for a spreadsheet."""
    cells = [{name: safe_cell(value) for name, value in _cells(row).items()} for row in rows]
    return pd.DataFrame(cells)


def _cells(row: Row) -> dict[str, str | float]:
    judgement = row.judgement
    label = RELATIONS[judgement.relation]
    article, readout = (claim_of(judgement, role) for role in Role)
    return {
        "relation": f"{label.letter} {judgement.relation}",
        "unsure": "unsure" if judgement.unsure else "",
        "kinds": describe_kinds(judgement),
        "article": shorten(one_line(article.text), SHORT, placeholder=" …"),
        "readout": shorten(one_line(readout.text), SHORT, placeholder=" …"),
        "article says": describe_speaker(article.attribution, Role.ARTICLE),
        "readout says": describe_speaker(readout.attribution, Role.READOUT),
        "score": round(judgement.score, 2),
        "contradiction": round(judgement.contradiction, 2),
        "similarity": round(judgement.pair.similarity, 2),
        "decision": _listed(
            (r.reviewer, describe_decision(r, judgement.relation)) for r in row.reviews
        ),
        "note": _listed((r.reviewer, r.note) for r in row.reviews),
    }


def describe_kinds(judgement: Judgement) -> str:
    """What the two differ in, and what it means: "number (conflict), entity (same)"."""
    named = (f"{d.kind} ({d.verdict})" for d in judgement.differences)
    return ", ".join(dict.fromkeys(named))


def _listed(said: Iterable[tuple[str, str]]) -> str:
    """What each reviewer said, by name; nobody who said nothing."""
    return one_line("; ".join(f"{name}: {word}" for name, word in said if word))


def _said(claim: Claim) -> str:
    return claim.text
