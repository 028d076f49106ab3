"""From a comparison and its reviews to a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import PurePath

from compare import __version__
from compare.comparison import Comparison
from compare.documents import Role
from compare.findings import classify_clash
from compare.judging import Judgement, Relation
from compare.ledger import Place
from compare.render.labels import RELATIONS
from compare.render.summary import coverage_rows, summarise
from compare.reports.passages import make_passage, sentences_of
from compare.reports.types import Account, Chosen, Item, Report, Tally
from compare.review.agreement import Agreement, krippendorff_alpha
from compare.review.keys import pair_key
from compare.review.types import Orphan, Review

TITLE = "Two accounts of one event"
# The relations in which the accounts part.
PARTING = (Relation.CONTRADICTION, Relation.FRAMING)


def make_report(
    comparison: Comparison,
    reviews: Mapping[str, tuple[Review, ...]],
    *,
    chosen: Chosen,
    title: str = TITLE,
    orphans: tuple[Orphan, ...] = (),
) -> Report:
    """The chosen pairs of a comparison with everybody's reviews of them.

    Args:
        comparison: what was found.
        reviews: pair key -> where each reviewer stands.
        chosen: which pairs to take.
        title: the report's heading.
        orphans: reviews of words that are no longer a pair.
    """
    standing = {key: said for key, each in reviews.items() if (said := _that_say_something(each))}
    keys = [pair_key(j.pair) for j in comparison.judgements]
    pairs = list(zip(keys, comparison.judgements, strict=True))
    taken = [(key, j) for key, j in pairs if _is_chosen(chosen, j, key in standing)]
    order = list(RELATIONS)
    taken.sort(key=lambda pair: order.index(pair[1].relation))
    items = tuple(_items(comparison, taken, standing))
    compared = Counter(j.relation for _, j in pairs)
    here = Counter(j.relation for _, j in taken)
    return Report(
        title=title,
        chosen=chosen,
        summary=summarise(comparison),
        accounts=(_account(comparison, Role.ARTICLE), _account(comparison, Role.READOUT)),
        items=items,
        tallies={relation: Tally(compared[relation], here[relation]) for relation in order},
        flagged=sum(is_flagged(j) for _, j in pairs),
        reviewed=sum(key in standing for key in keys),
        orphans=orphans,
        agreement=_agreement(items),
        models=dict(comparison.models),
        settings=asdict(comparison.settings),
        version=__version__,
    )


def is_flagged(judgement: Judgement) -> bool:
    """Whether the tool says that the accounts part in this pair, or cannot rule it out."""
    return judgement.relation in PARTING or judgement.unsure


def _is_chosen(chosen: Chosen, judgement: Judgement, reviewed: bool) -> bool:
    flagged = is_flagged(judgement)
    return {
        Chosen.FLAGGED: flagged,
        Chosen.REVIEWED: reviewed,
        Chosen.BOTH: flagged or reviewed,
        Chosen.ALL: True,
    }[chosen]


def _that_say_something(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Without those whose every entry was taken back."""
    said = (r for r in reviews if r.decision or r.mark or r.note.strip())
    return tuple(sorted(said, key=lambda r: r.reviewer))


def _items(
    comparison: Comparison,
    taken: Iterable[tuple[str, Judgement]],
    reviews: Mapping[str, tuple[Review, ...]],
) -> Iterable[Item]:
    sentences = {role: sentences_of(comparison.claims[role]) for role in Role}
    for key, judgement in taken:
        article, readout = (
            make_passage(comparison.document(role), judgement, sentences[role]) for role in Role
        )
        yield Item(
            key=key,
            judgement=judgement,
            article=article,
            readout=readout,
            clash=classify_clash(comparison, judgement),
            flagged=is_flagged(judgement),
            reviews=reviews.get(key, ()),
        )


def _agreement(items: Iterable[Item]) -> Agreement:
    """Of decisions on what the pairs are; those on something else are another question."""
    return krippendorff_alpha(
        {
            item.key: {name: decision.value for name, decision in item.decisions.items()}
            for item in items
        }
    )


def _account(comparison: Comparison, role: Role) -> Account:
    document, coverage = comparison.document(role), comparison.coverage[role]
    places = Counter(entry.place for entry in comparison.ledger[role])
    own = {claim.id for claim in comparison.claims[role]}
    return Account(
        role=role,
        name=PurePath(document.name).name or document.name,
        source=document.source,
        published=document.published,
        sha256=document.sha256,
        characters=len(document.text),
        places={place: places[place] for place in Place},
        coverage=tuple((label.title, percent) for label, percent in coverage_rows(coverage)),
        unread=coverage.unread_spans,
        cut=tuple(name for name in comparison.cut if name in own),
    )
