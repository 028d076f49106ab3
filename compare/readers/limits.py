"""What a file may cost: each limit is stated in the message that refuses a file for it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

# An account of one event has a few pages; 5 MB of plain text leave room for any layout around them.
MAX_TEXT_BYTES = 5_000_000
# What spaCy parses at most in one piece (its ``nlp.max_length``): some 170,000 words. It is the one
# limit that cannot be raised.
MAX_CHARACTERS = 1_000_000
# Saved pages, PDF and Word files carry pictures and fonts; 50 MB is what mail servers let through.
MAX_FILE_BYTES = 50_000_000
# Press releases have tens of pages; a year's report is no account of one event.
MAX_PAGES = 500
# Word files and archives unpack to a few times their size; a bomb unpacks to thousands of times.
MAX_UNPACKED_BYTES = 200_000_000
# A case has four files; room for some hundreds of cases in one archive.
MAX_MEMBERS = 5_000
# The slowest honest file of our own corpus takes 3 s on one slow core.
MAX_SECONDS = 60
# A reader with its libraries takes 0.3 GB of addresses; the largest honest files some 0.5 GB more.
MAX_MEMORY_BYTES = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits in force; raise them all at once with ``times``."""

    text_bytes: int = MAX_TEXT_BYTES
    file_bytes: int = MAX_FILE_BYTES
    pages: int = MAX_PAGES
    unpacked_bytes: int = MAX_UNPACKED_BYTES
    members: int = MAX_MEMBERS
    seconds: int = MAX_SECONDS
    memory_bytes: int = MAX_MEMORY_BYTES

    def times(self, factor: float) -> Limits:
        """Every limit multiplied by ``factor``."""
        raised = {f.name: max(1, round(getattr(self, f.name) * factor)) for f in fields(self)}
        return replace(self, **raised)


DEFAULT_LIMITS = Limits()
RAISE = "or raise the limits (on the command line, --raise-limits 2 doubles them)"


def megabytes(size: int) -> str:
    """A size for a message: "5 MB", "900 bytes"."""
    return f"{size / 1_000_000:,.4g} MB" if size >= 100_000 else f"{size:,} bytes"
