"""A bundle compared anew, and where that led elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass

from compare.comparison import Comparison
from compare.documents import Document
from compare.reports.bundle import Bundle, make_bundle, read_bundle
from compare.reports.changes import Changes, Input, compare_facts, find_changes
from compare.reports.manifest import Manifest

# What a manifest says of the outcome; the changes tell of that pair by pair.
RESULTS = ("parts", "counts", "left_out")


@dataclass(frozen=True, slots=True)
class Rerun:
    """What came of comparing the texts of a bundle anew.

    Attributes:
        data: the bundle made anew.
        parts: names of the parts that are not the same; none where every byte is.
        facts: what the two say of themselves that is not the same: versions, models, checksums.
        changes: pairs and decisions that are not the same.
    """

    data: bytes
    parts: tuple[str, ...]
    facts: tuple[Input, ...]
    changes: Changes


def rerun(bundle: Bundle, compare: Callable[[Document, Document], Comparison]) -> Rerun:
    """Compare the texts of a bundle anew, with its decisions.

    Args:
        bundle: what was kept.
        compare: compares two documents with the bundle's settings.
    """
    comparison = compare(bundle.article, bundle.readout)
    data = make_bundle(
        comparison,
        bundle.snapshot.reviews,
        chosen=bundle.manifest.chosen,
        title=bundle.manifest.title,
        orphans=bundle.snapshot.orphans,
    )
    anew = read_bundle(data, "the bundle made anew")
    names = sorted({*bundle.parts, *anew.parts})
    return Rerun(
        data,
        tuple(name for name in names if bundle.parts.get(name) != anew.parts.get(name)),
        compare_facts(_facts(bundle.manifest), _facts(anew.manifest)),
        find_changes(bundle.snapshot, anew.snapshot),
    )


def _facts(manifest: Manifest) -> dict[str, object]:
    """What a bundle was made from and with."""
    return {name: value for name, value in asdict(manifest).items() if name not in RESULTS}
