"""Two versions of a text for a terminal, as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from compare import __version__
from compare.claims import Claim
from compare.documents import Document
from compare.quotations.alignment import changes, words
from compare.render.labels import count, describe_speaker, one_line
from compare.render.lines import WIDTH, wrap
from compare.render.table import safe_cell
from compare.versions.changes import Change, Changed, Versions

COLUMNS = ("change", "old", "new", "kinds", "speaker_changed", "old_start", "new_start")


def render_text(versions: Versions) -> str:
    """What an edit changed, removed and added, in the order of the newer version.

    Words that only one side has stand in [brackets]; claims that were kept are counted.
    """
    return "\n".join(_lines(versions)) + "\n"


def render_json(versions: Versions) -> str:
    """Every claim of both versions with its change."""
    found = {
        "old": _document(versions.old),
        "new": _document(versions.new),
        "counts": {change.value: versions.count(change) for change in Change},
        "words_outside_claims": versions.outside,
        "changes": [
            {
                "change": c.change.value,
                "old": _claim(c.old),
                "new": _claim(c.new),
                "kinds": _kinds(c),
                "speaker_changed": c.speaker,
            }
            for c in versions.changes
        ],
        "version": __version__,
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def render_csv(versions: Versions) -> str:
    """A row per claim, safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for c in versions.changes:
        cells = (
            c.change.value,
            c.old.text if c.old else "",
            c.new.text if c.new else "",
            ";".join(_kinds(c)),
            "yes" if c.speaker else "no",
            c.old.start if c.old else "",
            c.new.start if c.new else "",
        )
        writer.writerow([safe_cell(cell) for cell in cells])
    return out.getvalue()


def _lines(versions: Versions) -> Iterator[str]:
    yield "TWO VERSIONS OF ONE TEXT"
    yield "=" * WIDTH
    yield from wrap(one_line(versions.old.name), "older")
    yield from wrap(one_line(versions.new.name), "newer")
    yield ""
    yield from wrap(_summary(versions), margin=0)
    for changed in versions.changes:
        if changed.change is not Change.KEPT:
            yield ""
            yield from _finding(changed)


def _summary(versions: Versions) -> str:
    if not versions.is_edited:
        return f"No word changed: {count(versions.count(Change.KEPT), 'claim')} kept."
    counts = [f"{versions.count(c)} {c}" for c in Change if versions.count(c) or c is Change.KEPT]
    outside = count(versions.outside, "word")
    return f"Claims: {', '.join(counts)}. Outside all claims {outside} changed."


def _finding(changed: Changed) -> Iterator[str]:
    yield changed.change.upper()
    old, new = changed.old, changed.new
    if changed.change is Change.CHANGED and old and new:
        before, after = _lit(old, new)
        yield from wrap(before, "older")
        yield from wrap(after, "newer")
        for kind in _kinds(changed):
            yield from wrap(kind, "kind")
        if changed.speaker:
            yield from wrap(_speakers(old, new), "speaker")
    else:
        claim = new or old
        yield from wrap(one_line(claim.text) if claim else "", "newer" if new else "older")


def _lit(old: Claim, new: Claim) -> tuple[str, str]:
    """Both wordings, with the words that only one of them has in brackets."""
    left, right = words(old.text), words(new.text)
    marked: tuple[set[int], set[int]] = set(), set()
    for step in changes(left, right):
        if step.tag != "equal":
            marked[0].update(range(step.src_start, step.src_end))
            marked[1].update(range(step.dest_start, step.dest_end))
    shown = []
    for claim, tokens, lit in zip((old, new), (left, right), marked, strict=True):
        text = claim.text
        for k in sorted(lit, reverse=True):
            word = tokens[k]
            text = f"{text[: word.start]}[{text[word.start : word.end]}]{text[word.end :]}"
        shown.append(one_line(text.replace("] [", " ")))
    return shown[0], shown[1]


def _speakers(old: Claim, new: Claim) -> str:
    before, after = (describe_speaker(c.attribution, c.role) for c in (old, new))
    return f"{before}; now {after}".replace("the article itself", "the text itself").replace(
        "the readout itself", "the text itself"
    )


def _kinds(changed: Changed) -> list[str]:
    """The kinds of difference with their words: "number (conflict): 40 / 12"."""
    return [
        f"{d.kind} ({d.verdict}): "
        + " / ".join(one_line(side.text) if side else "–" for side in (d.article, d.readout))
        for d in changed.differences
    ]


def _claim(claim: Claim | None) -> dict[str, Any] | None:
    if claim is None:
        return None
    said = claim.attribution
    return {
        "text": claim.text,
        "start": claim.start,
        "end": claim.end,
        "speaker": said.speaker,
        "force": said.force.value,
        "quoted": said.quoted,
    }


def _document(document: Document) -> dict[str, Any]:
    return {
        "name": document.name,
        "sha256": document.sha256,
        "characters": len(document.text),
    }
