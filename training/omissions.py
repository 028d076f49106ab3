"""Whether claims annotated as omissions rank above other claims that one account alone makes.

    python -m training.omissions

Each side of an annotated case is a list; the figure is mean average precision over the lists that
hold both sorts. The annotations are a selection of what one account lacks, whether it matters or
not: they tell what readers noticed, not what an editor would print. Signals in brackets were left
out of the ranking.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from compare.cases import CORPUS, find_case, list_cases
from compare.claims import SpeakerKind
from compare.comparison import Comparison, compare_documents
from compare.documents import Document, Role
from compare.encoder import load_encoder
from compare.evaluation import meet
from compare.gold import GoldOmission, read_gold
from compare.newsworthiness import Ranked, rank_only_in, word_count

FAR = 0.25  # affinity below which nothing on the other side is near

Order = Callable[[Ranked], tuple[float, ...]]
ORDERS: dict[str, Order] = {
    "as ranked": lambda r: (),  # sorting is stable
    "without putting courtesies last": lambda r: (-r.points, -word_count(r.entry.claim)),
    "longest first": lambda r: (-word_count(r.entry.claim), r.entry.claim.start),
    "in reading order": lambda r: (r.entry.claim.start,),
}


@dataclass(frozen=True, slots=True)
class Side:
    """What one account alone says, as ranked, and which of it is annotated as an omission."""

    ranked: tuple[Ranked, ...]
    annotated: frozenset[str]
    length: int  # of the account, in characters

    def hits(self, order: Order) -> list[bool]:
        """Whether each claim, in that order, is annotated."""
        return [r.entry.claim.id in self.annotated for r in sorted(self.ranked, key=order)]


def average_precision(hits: Sequence[bool]) -> float:
    """Mean, over the true places, of the share of true ones up to there; at least one is true."""
    places = [place for place, hit in enumerate(hits, start=1) if hit]
    return mean(rank / place for rank, place in enumerate(places, start=1))


def expected_average_precision(n: int, true: int) -> float:
    """Average precision of a random order, on average.

    A place holds a true item in ``true / n`` of all orders; the places before it then hold each
    other true item with equal probability.
    """
    if n == 1:
        return float(true)
    others = (true - 1) / (n - 1)
    return sum((1 + (place - 1) * others) / place for place in range(1, n + 1)) / n


def read_sides(corpus: Path, compare: Callable[[Document, Document], Comparison]) -> list[Side]:
    """The sides of all annotated cases that hold both sorts of claims."""
    sides = []
    for case in (find_case(name, corpus) for name in list_cases(corpus)):
        omissions = [row for row in read_gold(case) if isinstance(row, GoldOmission)]
        if omissions:
            comparison = compare(case.article, case.readout)
            sides += [_side(comparison, role, omissions) for role in Role]
    return [side for side in sides if 0 < len(side.annotated) < len(side.ranked)]


def _side(comparison: Comparison, role: Role, omissions: Iterable[GoldOmission]) -> Side:
    ranked = rank_only_in(comparison, role)
    spans = [omission.span for omission in omissions if omission.role is role]
    claims = [r.entry.claim for r in ranked]
    annotated = frozenset(c.id for c in claims if any(meet(c.span, s) for s in spans))
    return Side(ranked, annotated, len(comparison.document(role).text))


def report(sides: Sequence[Side]) -> str:
    """Mean average precision of each order, and of each reason the shares annotated."""
    return "\n".join([*_orders(sides), "", *_shares(sides)])


def _orders(sides: Sequence[Side]) -> Iterator[str]:
    claims, hits = (sum(len(s.ranked) for s in sides), sum(len(s.annotated) for s in sides))
    yield f"{len(sides)} lists, {claims} claims, {hits} annotated"
    yield "order                            mean average precision  lists better than random"
    chance = [expected_average_precision(len(s.ranked), len(s.annotated)) for s in sides]
    for name, order in ORDERS.items():
        found = [average_precision(side.hits(order)) for side in sides]
        better = sum(f > c for f, c in zip(found, chance, strict=True))
        yield f"{name:32} {mean(found):22.3f}  {better:24}"
    yield f"{'at random, on average':32} {mean(chance):22.3f}"


def _shares(sides: Sequence[Side]) -> Iterator[str]:
    yield f"{'signal':26}   n  annotated with it  without"
    rows = [
        (_traits(ranked, side), ranked.entry.claim.id in side.annotated)
        for side in sides
        for ranked in side.ranked
    ]
    for trait in sorted({trait for traits, _ in rows for trait in traits}):
        having = [hit for traits, hit in rows if trait in traits]
        others = [hit for traits, hit in rows if trait not in traits]
        yield f"{trait:26} {len(having):3}  {_share(having):17.2f}  {_share(others):7.2f}"


def _traits(ranked: Ranked, side: Side) -> set[str]:
    """The reasons of a claim without the words they quote, and the signals that were left out."""
    claim, nearest = ranked.entry.claim, ranked.entry.nearest
    left_out = {
        "(in the first third)": claim.start < side.length / 3,
        "(somebody says it)": claim.attribution.kind is not SpeakerKind.DOCUMENT,
        "(nothing near)": nearest is None or nearest.affinity < FAR,
    }
    reasons = {"names" if r.startswith("names ") else r.split(" (")[0] for r in ranked.reasons}
    return reasons | {name for name, holds in left_out.items() if holds}


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return mean(values) if values else 0.0


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    given = parser.parse_args()
    encoder = load_encoder()
    sides = read_sides(given.corpus, lambda a, r: compare_documents(a, r, encoder=encoder))
    print(report(sides))  # noqa: T201


if __name__ == "__main__":
    main()
