"""One awkward file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

# Two sentences that most of the files hold, and in which every fault would show.
LEFT = "The minister left the harbour talks on Tuesday."
NO_DATE = "“No new date was set,” she said – and that was all."
BOTH = f"{LEFT}\n\n{NO_DATE}"


@dataclass(frozen=True)
class Awkward:
    """A file, and what reading it must give.

    Attributes:
        name: its name, often with the wrong suffix.
        make: a function that makes its bytes.
        text: the whole text that must be read; None where the file must be refused.
        says: what the sentence that refuses it must say.
        notes: what the notes on how it was read must say, each in one of them.
        left_out: what was left out, counted by reason.
        places: where words of the text stand in the original.
        facts: title, outlet and day, where the file names one.
    """

    name: str
    make: Callable[[], bytes]
    text: str | None = None
    says: str = ""
    notes: tuple[str, ...] = ()
    left_out: str = ""
    places: dict[str, str] = field(default_factory=dict)
    facts: tuple[str | None, str | None, str | None] = (None, None, None)
