"""Comparisons for a class: as many pairs as wanted, with the relations that are wanted."""

import numpy as np
from fakes import make_claim, make_pair

from compare.comparison import Comparison, Settings
from compare.differences.types import Difference, Kind, Verdict
from compare.documents import Document, Role
from compare.judging import Judgement, Relation

SECRET = "Forty against twelve, for the same count"


def make_case(relations, score=0.7712):
    """One pair for each relation: "Ship number 1 sailed." beside "Vessel number 1 left."."""
    n = len(relations)
    article = Document(Role.ARTICLE, "\n".join(f"Ship number {i} sailed." for i in range(n)), "a")
    readout = Document(Role.READOUT, "\n".join(f"Vessel number {i} left." for i in range(n)), "r")
    ours = [make_claim(article, f"a{i}", f"Ship number {i} sailed.") for i in range(n)]
    theirs = [make_claim(readout, f"r{i}", f"Vessel number {i} left.") for i in range(n)]
    judgements = [
        _judge(a, r, Relation(relation), score)
        for a, r, relation in zip(ours, theirs, relations, strict=True)
    ]
    order = list(Relation)
    judgements.sort(key=lambda j: order.index(j.relation))
    return Comparison(
        article,
        readout,
        {Role.ARTICLE: tuple(ours), Role.READOUT: tuple(theirs)},
        np.zeros((n, n)),
        tuple(judgements),
        {},
        Settings(),
        {"parser": "fake", "encoder": "fake", "nli": "none"},
    )


def _judge(article, readout, relation, score):
    verdict = Verdict.CONFLICT if relation is Relation.CONTRADICTION else Verdict.SAME
    difference = Difference(Kind.NUMBER, article.span, readout.span, verdict, SECRET, "40", "12")
    return Judgement(
        make_pair(article, readout, score), relation, score, SECRET, (difference,), score, True
    )
