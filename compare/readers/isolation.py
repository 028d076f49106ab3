"""Readers of everything but plain text run in a process of their own, bounded in time and memory.

Such files are parsed by large libraries, some written in C, and come from anywhere: one that
makes a parser run for hours, fill the memory or crash costs its own reading and nothing else.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from compare.errors import InputError
from compare.formats import Format
from compare.readers.characters import check_text
from compare.readers.limits import DEFAULT_LIMITS, RAISE, Limits, megabytes
from compare.readers.types import Layout, Place, Reading, Removed

ROOT = Path(__file__).resolve().parents[2]  # from where this package can be imported
Reader = Callable[..., Reading]
# Module and function of the reader of each format; a library is loaded only where it is needed.
READERS: dict[Format, tuple[str, str]] = {
    Format.MARKDOWN: ("compare.readers.markdown", "read_markdown"),
    Format.HTML: ("compare.readers.html", "read_html"),
    Format.MHTML: ("compare.readers.mhtml", "read_mhtml"),
    Format.MAIL: ("compare.readers.mail", "read_mail"),
    Format.PDF: ("compare.readers.pdf", "read_pdf"),
    Format.WORD: ("compare.readers.docx", "read_docx"),
}


def read_isolated(
    kind: Format, data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a file in a process of its own.

    Raises:
        InputError: as the reader of the format, or it took too much time or memory, or crashed.
    """
    task = json.dumps({"kind": kind, "name": name, "limits": asdict(limits), "whole": whole})
    command = [sys.executable, "-m", "compare.readers.isolation"]
    try:
        done = subprocess.run(  # noqa: S603 - this Python, this module; the file is only input
            command,
            cwd=ROOT,
            input=task.encode() + b"\n" + data,
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise InputError(
            f"{name} was not read within {limits.seconds} s, so it is damaged or very large: "
            f"save its text as a .txt file, {RAISE}"
        ) from error
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:  # the process died before it could answer
        raise InputError(
            f"{name} could not be read within {limits.seconds} s and "
            f"{megabytes(limits.memory_bytes)} of memory, so it is damaged or very large: "
            f"save its text as a .txt file, {RAISE}"
        ) from error
    if "error" in answer:
        raise InputError(answer["error"])
    return _from_json(answer["reading"])


def read_here(
    kind: Format, data: bytes, name: str, limits: Limits = DEFAULT_LIMITS, *, whole: bool = False
) -> Reading:
    """Read a file in this process.

    Raises:
        InputError: as the reader of the format, or its library stumbles over the file.
    """
    module, function = READERS[kind]
    reader: Reader = getattr(import_module(module), function)
    try:
        reading = reader(data, name, limits, whole=whole)
        check_text(reading.text, name)
        return reading
    except (InputError, MemoryError):
        raise
    except Exception as error:  # what else the libraries raise on damaged files is not written down
        raise InputError(
            f"{name} is a {kind} that is damaged ({type(error).__name__}): get the file again, or "
            "save its text as a .txt file"
        ) from error


def main() -> None:
    """Answer one task from standard input: a line of JSON, then the file."""
    task = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**task["limits"])
    _bound(limits)
    answer: dict[str, Any]
    try:
        data = sys.stdin.buffer.read()
        kind = Format(task["kind"])
        answer = {
            "reading": asdict(read_here(kind, data, task["name"], limits, whole=task["whole"]))
        }
    except InputError as error:
        answer = {"error": str(error)}
    sys.stdout.write(json.dumps(answer, default=date.isoformat))


def _bound(limits: Limits) -> None:
    """Let the system end this process beyond the limits; Windows only has the time-out."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _from_json(fields: dict[str, Any]) -> Reading:
    layout = fields["layout"]
    published = fields["published"]
    return Reading(
        text=fields["text"],
        layout=Layout(tuple(layout["starts"]), tuple(Place(**place) for place in layout["places"])),
        media=fields["media"],
        title=fields["title"],
        published=date.fromisoformat(published) if published else None,
        source=fields["source"],
        removed=tuple(
            Removed(passage["text"], passage["reason"], _place(passage["place"]))
            for passage in fields["removed"]
        ),
        notes=tuple(fields["notes"]),
    )


def _place(fields: dict[str, int | None] | None) -> Place | None:
    return Place(**fields) if fields else None


if __name__ == "__main__":
    main()
