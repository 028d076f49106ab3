"""Small cases that need no model, and how to lay them out."""

from __future__ import annotations

import csv
from pathlib import Path

from fakes import FakeEncoder

from compare.batch.setup import Setup

HARBOUR = (
    "The port held 40 ships, the mayor insisted. Two piers were closed by a storm.\n",
    "The port held 12 ships. One pier was closed by a storm, the office said.\n",
)
BRIDGE = (
    "The bridge will open on Monday. It cost 9 million crowns, the ministry said.\n",
    "The bridge will not open before Friday. It cost 9 million crowns.\n",
)
STRIKE = (
    "Some 300 nurses walked out on Tuesday. “We are tired,” said Ada Lund.\n",
    "About 300 nurses stopped work. The minister regretted the strike.\n",
)
TEXTS = {"harbour": HARBOUR, "bridge": BRIDGE, "strike": STRIKE}
SETUP = Setup(FakeEncoder())


def lay_corpus(folder: Path, texts: dict[str, tuple[str, str]] = TEXTS) -> Path:
    """A folder of cases."""
    for name, (article, readout) in texts.items():
        case = folder / name
        case.mkdir(parents=True)
        (case / "article.txt").write_text(article, "utf-8")
        (case / "readout.txt").write_text(readout, "utf-8")
        (case / "case.toml").write_text(
            f'title = "{name}"\narticle_source = "The {name} Post"\n'
            'readout_source = "Ministry"\narticle_published = 2024-05-03\n',
            "utf-8",
        )
    return folder


def lay_manifest(path: Path, rows: list[dict[str, str]]) -> Path:
    """A manifest in CSV with these rows."""
    columns = list(dict.fromkeys(name for row in rows for name in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def bytes_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder but the lock, by their path in it."""
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file() and p.name != ".lock"
    }
