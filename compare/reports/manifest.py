"""What a bundle says of itself, and how its parts are written and read."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from compare.atomic import to_utf8
from compare.comparison import Settings
from compare.documents import Role
from compare.errors import ReportError
from compare.reports.packing import refusal
from compare.reports.snapshot import DocumentFacts
from compare.reports.types import Chosen, Format

KIND = "compare report bundle"
LAYOUT = 1  # of the parts below; a later layout gets the next number

SUFFIX = ".zip"
MIME = "application/zip"
MANIFEST, DECISIONS, PAIRS = "manifest.json", "decisions.json", "pairs.json"
ORIGINS = "origins.json"
ORPHANS = "orphans.json"  # only where there are some
TEXTS = {role: f"{role.value}.txt" for role in Role}

Facts = TypeVar("Facts")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a bundle says of itself.

    Attributes:
        kind: that it is a bundle of this program.
        layout: which parts it has and how they are written.
        title: the report's heading.
        chosen: which pairs the report holds.
        documents: what is known of either text.
        settings: thresholds the comparison was made with.
        models: names of parser, encoder and NLI model.
        weights: SHA-256 of the weights of each, as far as they were at hand.
        packages: versions of what the program ran on.
        version: of this program.
        counts: pairs of each relation, and decisions, notes and marks.
        left_out: formats that could not be made, each with the reason.
        parts: SHA-256 of every other part.
    """

    kind: str
    layout: int
    title: str
    chosen: Chosen
    documents: dict[Role, DocumentFacts]
    settings: Settings
    models: dict[str, str]
    weights: dict[str, str]
    packages: dict[str, str]
    version: str
    counts: dict[str, int]
    left_out: dict[str, str]
    parts: dict[str, str]


def read_manifest(part: bytes | None, name: str) -> Manifest:
    """What a bundle says of itself.

    Args:
        part: the manifest as it lies in the file; None where the file has none.
        name: how messages call the file.

    Raises:
        ReportError: it is missing, of another kind or layout, or not as ``make_bundle`` writes it.
    """
    facts = _load(part, MANIFEST, name)
    if not isinstance(facts, dict) or facts.get("kind") != KIND:
        raise refusal(name, f"its {MANIFEST} is not that of a {KIND}")
    if facts.get("layout") != LAYOUT:
        raise ReportError(
            f"{name} has the layout {facts.get('layout')!r:.20} and this version of compare reads "
            f"{LAYOUT}: use the version it was made with"
        )
    manifest = _checked(Manifest, facts, MANIFEST, name)
    if set(manifest.documents) != set(Role):
        raise refusal(name, f"its {MANIFEST} does not tell of both texts")
    values = asdict(manifest.settings).values()
    if not all(map(math.isfinite, values)) or manifest.settings.partners < 1:
        raise refusal(name, f"nothing can be compared with the settings in its {MANIFEST}")
    return manifest


def part_name(form: Format) -> str:
    """What the report in that format is called inside a bundle."""
    return f"report{form.suffix}"


def write_part(value: object) -> bytes:
    """A value of plain types as a part; same value, same bytes."""
    text = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False, default=_day)
    return to_utf8(text + "\n")


def _day(value: object) -> str:
    """A day or a time as ISO 8601."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a bundle")


def read_part(kind: type[Facts], part: bytes | None, part_name: str, name: str) -> Facts:
    """A part as an object of that kind.

    Raises:
        ReportError: it is missing, no JSON, or has a field of another type.
    """
    return _checked(kind, _load(part, part_name, name), part_name, name)


def _load(part: bytes | None, part_name: str, name: str) -> Any:  # noqa: ANN401 - any JSON
    if part is None:
        raise refusal(name, f"its part {part_name} is missing")
    try:
        return json.loads(part)
    except (ValueError, RecursionError) as error:
        raise refusal(name, f"its part {part_name} is not JSON") from error


def _checked(kind: type[Facts], value: object, part_name: str, name: str) -> Facts:
    """The value as an object of that kind, every field of the type that it should have."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise refusal(name, f"in its part {part_name} {where!r:.80} is wrong") from error
