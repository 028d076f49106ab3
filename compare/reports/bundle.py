"""A report bundle: all that a report was made from, and the report, in one file.

The same comparison and decisions give the same bytes, so that anybody who has the bundle can make
the report anew and see that it is the same.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from compare import __version__
from compare.comparison import Comparison
from compare.documents import Document, Role
from compare.errors import CompareError
from compare.readers.characters import check_text
from compare.reports.formats import FORMATS
from compare.reports.making import TITLE, make_report
from compare.reports.manifest import (
    DECISIONS,
    KIND,
    LAYOUT,
    MANIFEST,
    ORIGINS,
    ORPHANS,
    PAIRS,
    TEXTS,
    Manifest,
    part_name,
    read_manifest,
    read_part,
    write_part,
)
from compare.reports.origins import read_origins, write_origins
from compare.reports.packing import pack, refusal, unpack
from compare.reports.provenance import package_versions, weight_checksums
from compare.reports.snapshot import Judged, Snapshot, file_name, take_snapshot
from compare.reports.types import Chosen
from compare.review.types import Orphan, Review


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was read, its hashes found right.

    Attributes:
        manifest: what it says of itself.
        article: the news report.
        readout: the official account.
        snapshot: the comparison as it was, with the decisions.
        parts: every part by name, as it lies in the file.
    """

    manifest: Manifest
    article: Document
    readout: Document
    snapshot: Snapshot
    parts: dict[str, bytes]

    @property
    def renderings(self) -> tuple[str, ...]:
        """The names of the parts that are the report in one format or another."""
        return tuple(name for name in sorted(self.parts) if name.startswith("report."))


def make_bundle(
    comparison: Comparison,
    reviews: Mapping[str, tuple[Review, ...]],
    *,
    chosen: Chosen,
    title: str = TITLE,
    orphans: tuple[Orphan, ...] = (),
) -> bytes:
    """The report of a comparison in every format, with all that it was made from.

    Args:
        comparison: what was found.
        reviews: pair key -> where each reviewer stands.
        chosen: which pairs the report holds.
        title: the report's heading.
        orphans: reviews of words that are no longer a pair.
    """
    comparison = replace(
        comparison,
        article=replace(comparison.article, name=file_name(comparison.article)),
        readout=replace(comparison.readout, name=file_name(comparison.readout)),
    )
    snapshot = take_snapshot(comparison, reviews, orphans)
    report = make_report(comparison, snapshot.reviews, chosen=chosen, title=title, orphans=orphans)
    documents = {role: comparison.document(role) for role in Role}
    parts = {TEXTS[role]: _encoded(document.text) for role, document in documents.items()}
    parts[ORIGINS] = write_origins(documents)
    parts[PAIRS] = write_part([asdict(pair) for pair in snapshot.pairs])
    parts[DECISIONS] = write_part({k: [asdict(r) for r in v] for k, v in snapshot.reviews.items()})
    if orphans:
        parts[ORPHANS] = write_part([asdict(orphan) for orphan in orphans])
    left_out = {}
    for form in FORMATS.values():
        try:
            parts[part_name(form)] = form.render(report)
        except CompareError as reason:  # as where a format holds confirmed pairs, and none is
            left_out[form.name] = str(reason)
    manifest = Manifest(
        KIND,
        LAYOUT,
        title,
        chosen,
        {Role.ARTICLE: snapshot.article, Role.READOUT: snapshot.readout},
        snapshot.settings,
        snapshot.models,
        weight_checksums(snapshot.models),
        package_versions(),
        __version__,
        _counts(snapshot),
        left_out,
        {name: _sha256(part) for name, part in sorted(parts.items())},
    )
    return pack({MANIFEST: write_part(asdict(manifest)), **parts})


def read_bundle(data: bytes, name: str) -> Bundle:
    """Read a bundle that anybody may have made; what it says of its parts must be true.

    Args:
        data: the whole file.
        name: how messages call it.

    Raises:
        ReportError: it is no bundle, is damaged, or was changed after it was made.
        InputError: one of its texts is empty or too long.
    """
    parts = unpack(data, name)
    manifest = read_manifest(parts.get(MANIFEST), name)
    _check_hashes(parts, manifest, name)
    pairs = read_part(tuple[Judged, ...], parts.get(PAIRS), PAIRS, name)
    reviews = read_part(dict[str, tuple[Review, ...]], parts.get(DECISIONS), DECISIONS, name)
    orphans: tuple[Orphan, ...] = ()
    if ORPHANS in parts:
        orphans = read_part(tuple[Orphan, ...], parts[ORPHANS], ORPHANS, name)
    documents = {role: _document(role, parts, manifest, name) for role in Role}
    texts = {role: document.text for role, document in documents.items()}
    for role, origin in read_origins(parts.get(ORIGINS), texts, name).items():
        documents[role] = replace(documents[role], origin=origin)
    snapshot = Snapshot(
        manifest.documents[Role.ARTICLE],
        manifest.documents[Role.READOUT],
        manifest.settings,
        manifest.models,
        manifest.version,
        pairs,
        reviews,
        orphans,
    )
    return Bundle(manifest, documents[Role.ARTICLE], documents[Role.READOUT], snapshot, parts)


def _document(role: Role, parts: dict[str, bytes], manifest: Manifest, name: str) -> Document:
    facts = manifest.documents[role]
    part = parts.get(TEXTS[role])
    if part is None:
        raise refusal(name, f"its part {TEXTS[role]} is missing")
    try:
        text = part.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError as error:
        raise refusal(name, f"its part {TEXTS[role]} is not UTF-8 text") from error
    check_text(text, f"the part {TEXTS[role]} of {name}")
    document = Document(role, text, facts.name, facts.source, facts.published)
    if (document.sha256, len(text)) != (facts.sha256, facts.characters):
        raise refusal(name, f"its {MANIFEST} tells of another text than {TEXTS[role]}")
    return document


def _check_hashes(parts: dict[str, bytes], manifest: Manifest, name: str) -> None:
    for part in sorted({*manifest.parts, *parts} - {MANIFEST}):
        if part not in parts:
            raise refusal(name, f"its part {part!r:.80} is missing")
        if part not in manifest.parts:
            raise refusal(name, f"its {MANIFEST} does not tell of the part {part}")
        if _sha256(parts[part]) != manifest.parts[part]:
            raise refusal(name, f"its part {part} was changed after it was made")


def _counts(snapshot: Snapshot) -> dict[str, int]:
    relations = Counter(pair.relation for pair in snapshot.pairs)
    reviews = [review for each in snapshot.reviews.values() for review in each]
    return {
        **{relation.value: number for relation, number in sorted(relations.items())},
        "decisions": sum(r.decision is not None for r in reviews),
        "notes": sum(bool(r.note) for r in reviews),
        "marks": sum(r.mark is not None for r in reviews),
    }


def _encoded(text: str) -> bytes:
    """A text as its SHA-256 is taken of it."""
    return text.encode("utf-8", "surrogatepass")


def _sha256(part: bytes) -> str:
    return hashlib.sha256(part).hexdigest()
