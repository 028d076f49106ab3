"""Saved reports and what changed between two of them, as plain text for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace

from compare.documents import Role
from compare.judging import Relation
from compare.render.labels import RELATIONS, count, one_line
from compare.render.lines import blank_after, heading, wrap
from compare.reports.archive import Saved
from compare.reports.bundle import Bundle
from compare.reports.changes import Changes, Input, Moved, Redecided
from compare.reports.manifest import Manifest
from compare.reports.rerunning import Rerun
from compare.reports.snapshot import DocumentFacts, Judged
from compare.reports.wording import HELD
from compare.review.telling import describe_review
from compare.review.types import Review

DAY = "%Y-%m-%d"


def tell_saved(saved: Iterable[Saved]) -> str:
    """One line for each report in the archive; those that cannot be read say why."""
    return "".join(
        f"{s.id}  {s.at:{DAY}}  {describe(s.manifest) if s.manifest else one_line(s.trouble)}\n"
        for s in saved
    )


def tell_bundle(bundle: Bundle) -> str:
    """What a saved report holds: its texts, its models, its flagged and reviewed pairs."""
    manifest, snapshot = bundle.manifest, bundle.snapshot
    reviews = snapshot.reviews
    shown = [p for p in snapshot.pairs if is_telling(p) or p.key in reviews]
    return _joined(
        (one_line(manifest.title), ""),
        *(wrap(describe_facts(f), role) for role, f in sorted(manifest.documents.items())),
        wrap(describe_counts(manifest), "pairs"),
        wrap(f"{HELD[manifest.chosen]}, in {', '.join(bundle.renderings)}", "report"),
        wrap(_listed({"compare": manifest.version, **manifest.models}), "made with"),
        wrap(_listed(asdict(manifest.settings)), "settings"),
        ("",),
        _section("Flagged and reviewed pairs", (_pair(p, reviews.get(p.key, ())) for p in shown)),
    )


def tell_changes(changes: Changes, reviews: Mapping[str, tuple[Review, ...]]) -> str:
    """What changed between two comparisons; pairs that are merely related are only counted.

    Args:
        changes: from the earlier comparison to the later one.
        reviews: those of the earlier one, shown with the pairs that vanished.
    """
    return _joined(
        wrap(summarise_changes(changes), margin=0),
        ("",),
        _section("Made with something else", map(_input, changes.inputs)),
        _section("Appeared", _pairs(changes.appeared, {})),
        _section("Vanished", _pairs(changes.vanished, reviews)),
        _section("Judged in another way", map(_moved, changes.relation)),
        _section("Another score", _scores(changes.score)),
        _section("Decided in another way", map(_redecided, changes.decisions)),
    )


def tell_rerun(found: Rerun, bundle: Bundle, name: str) -> str:
    """Whether a bundle compared anew gives the same bytes, and which parts differ."""
    if not found.parts:
        return f"{one_line(name)}: compared anew, the same bytes\n"
    said = f"{one_line(name)}: compared anew, {count(len(found.parts), 'part')} not the same: "
    return _joined(wrap(said + ", ".join(found.parts), margin=0), ("",)) + tell_changes(
        replace(found.changes, inputs=found.facts), bundle.snapshot.reviews
    )


def describe(manifest: Manifest) -> str:
    """A saved report in a line: title, documents, counts."""
    names = " / ".join(name_document(facts) for _, facts in sorted(manifest.documents.items()))
    return f"{one_line(manifest.title)}: {names}; {describe_counts(manifest)}"


def describe_counts(manifest: Manifest) -> str:
    """How many pairs of each relation, how many decisions: "1 contradiction, 2 framing; ..."."""
    counts = manifest.counts
    pairs = [f"{counts[r]} {r}" for r in RELATIONS if counts.get(r)]
    return f"{', '.join(pairs) or 'no pair'}; {count(counts.get('decisions', 0), 'decision')}"


def name_document(facts: DocumentFacts) -> str:
    """A document by its file, source and day: "article.txt (The Daily, 2017-02-23)"."""
    published = facts.published.isoformat() if facts.published else None
    inside = ", ".join(filter(None, (facts.source, published)))
    return one_line(f"{facts.name} ({inside})" if inside else facts.name)


def describe_facts(facts: DocumentFacts) -> str:
    """A document with its length and hash."""
    return f"{name_document(facts)}; {count(facts.characters, 'character')}; SHA-256 {facts.sha256}"


def summarise_changes(changes: Changes) -> str:
    """All pairs of both comparisons in numbers, so that nothing is left out silently."""
    moved = [m.after for m in changes.score]
    parts = (
        _numbered("appeared", changes.appeared),
        _numbered("vanished", changes.vanished),
        f"{len(changes.relation)} judged in another way",
        _numbered("with another score", moved),
        f"{changes.same} the same",
    )
    decided = count(len(changes.decisions), "review")
    return f"Pairs: {', '.join(parts)}. {decided} changed."


def describe_redecided(change: Redecided) -> tuple[str, str]:
    """Where a reviewer stood, and where they stand; decisions always with what they were made on.

    "confirmed as contradiction" and "confirmed as contradiction, today related".
    """
    relation, after = change.pair.relation, change.after
    stands = after is None or after.stands(relation)
    return describe_review(change.before), describe_review(after, None if stands else relation)


def describe_verdict(pair: Judged) -> str:
    """Relation and score: "contradiction 0.80", "related 0.40, unsure"."""
    return f"{pair.relation} {pair.score:.2f}{', unsure' if pair.unsure else ''}"


def is_telling(pair: Judged) -> bool:
    """Whether the tool said something of the pair."""
    return pair.relation is not Relation.RELATED or pair.unsure


def _numbered(what: str, pairs: Iterable[Judged]) -> str:
    """How many, and how many of them are merely related: "3 appeared (2 related)"."""
    found = Counter(map(is_telling, pairs))
    related = f" ({found[False]} merely related)" if found[False] else ""
    return f"{found.total()} {what}{related}"


def _listed(facts: dict[str, object]) -> str:
    return one_line(", ".join(f"{name} {value}" for name, value in facts.items()))


def _section(title: str, blocks: Iterable[Iterable[str]]) -> Iterator[str]:
    yield from heading(title)
    lines = [line for block in blocks for line in block]
    yield from lines
    yield from blank_after(bool(lines))


def _pair(pair: Judged, reviews: Iterable[Review] = ()) -> Iterator[str]:
    yield describe_verdict(pair)
    yield from wrap(f"“{one_line(pair.article)}”", Role.ARTICLE)
    yield from wrap(f"“{one_line(pair.readout)}”", Role.READOUT)
    for review in reviews:
        yield from wrap(
            f"{one_line(review.reviewer)}: {describe_review(review, pair.relation)}", "review"
        )


def _pairs(
    pairs: tuple[Judged, ...], reviews: Mapping[str, tuple[Review, ...]]
) -> Iterator[Iterable[str]]:
    shown = [pair for pair in pairs if is_telling(pair) or pair.key in reviews]
    yield from (_pair(pair, reviews.get(pair.key, ())) for pair in shown)
    yield _untold(len(pairs) - len(shown))


def _scores(moved: tuple[Moved, ...]) -> Iterator[Iterable[str]]:
    shown = [m for m in moved if is_telling(m.after)]
    yield from map(_moved, shown)
    yield _untold(len(moved) - len(shown))


def _untold(number: int) -> Iterator[str]:
    """How many pairs a list passes over."""
    if number:
        yield f"{count(number, 'pair')} merely related, not shown here"


def _moved(moved: Moved) -> Iterator[str]:
    yield f"{describe_verdict(moved.before)}, then {describe_verdict(moved.after)}"
    yield from list(_pair(moved.after))[1:]


def _redecided(change: Redecided) -> Iterator[str]:
    yield from _pair(change.pair)
    before, after = describe_redecided(change)
    yield from wrap(f"{one_line(change.reviewer)}: {before}, then {after}", "review")


def _input(found: Input) -> Iterator[str]:
    yield from wrap(one_line(f"{found.name}: {found.before}, then {found.after}"), margin=0)


def _joined(*blocks: Iterable[str]) -> str:
    return "".join(f"{line}\n" for block in blocks for line in block)
