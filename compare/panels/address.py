"""The address of a view: what its query parameters say, and how they are written.

It names a case, a view, a pair, thresholds and models. It never names a person, and texts that
were pasted or uploaded have none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any

from compare.comparison import Settings
from compare.encoder import DEFAULT_ENCODER


class View(StrEnum):
    """A view of the page, as its address calls it."""

    READING = "reading"
    FINDINGS = "findings"
    SIMILARITY = "similarity"
    FRAMING = "framing"
    ONLY = "only-in-one"
    REPORTS = "reports"
    CLASS = "class"
    ABOUT = "about"


MOST_PARTNERS = 8  # more only repeats the weakest pairs
# What each threshold may be, on the page and in an address.
LIMITS: dict[str, tuple[float, float]] = {
    "contradiction": (0.05, 0.95),
    "min_affinity": (0.0, 1.0),
    "partners": (1, MOST_PARTNERS),
    "only_below": (0.0, 1.0),
}
LONGEST_NAME = 200  # characters of a model's name: a path, or "owner/name" on a hub
LONGEST_SHOWN = 40  # characters of a wrong value that a message repeats
_KEY = re.compile(r"[0-9a-f]{64}")  # SHA-256, see review/keys.py


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says; whatever it leaves out is as the page starts.

    Attributes:
        case: name of the case; None for none.
        view: which view of it.
        pair: key of the chosen pair; None for none.
        settings: thresholds.
        nli: name of the NLI model, "none" for none; None for the one the page starts with.
        encoder: name of the encoder.
    """

    case: str | None = None
    view: View = View.READING
    pair: str | None = None
    settings: Settings = field(default_factory=Settings)
    nli: str | None = None
    encoder: str = DEFAULT_ENCODER


def to_params(address: Address) -> dict[str, str]:
    """The query parameters of an address, without what is as the page starts.

    Without a case there are none: a text that was pasted cannot be found again.
    """
    if address.case is None:
        return {}
    params = {"case": address.case}
    if address.view is not View.READING:
        params["view"] = address.view.value
    if address.pair is not None:
        params["pair"] = address.pair
    start = asdict(Settings())
    changed = {k: v for k, v in asdict(address.settings).items() if v != start[k]}
    params |= {_param(setting): repr(value) for setting, value in changed.items()}
    if address.nli is not None:
        params["nli"] = address.nli
    if address.encoder != DEFAULT_ENCODER:
        params["encoder"] = address.encoder
    return params


def from_params(
    params: Mapping[str, str], cases: Collection[str]
) -> tuple[Address, tuple[str, ...]]:
    """What query parameters say, and one sentence for each that cannot be used.

    Args:
        params: names and values, from anybody.
        cases: the names of the cases that are here.
    """
    found: dict[str, Any] = {}
    settings: dict[str, Any] = {}
    complaints = []
    for name, value in params.items():
        setting = name.replace("-", "_")
        try:
            if setting in LIMITS and name == _param(setting):
                settings[setting] = _number(name, value)
            elif name in _READERS:
                found[name] = _READERS[name](value, cases)
            else:
                raise _Unusable(f"knows no {_shown(name)}", "it was passed over")
        except _Unusable as error:
            complaints.append(str(error))
    return replace(Address(), **found, settings=replace(Settings(), **settings)), tuple(complaints)


class _Unusable(Exception):
    """A parameter that cannot be used: what it does, and what became of it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"The address {what}: {remedy}.")


def _param(setting: str) -> str:
    return setting.replace("_", "-")


def _number(name: str, value: str) -> float:
    setting = name.replace("-", "_")
    low, high = LIMITS[setting]
    start = getattr(Settings(), setting)
    whole = isinstance(start, int)
    try:
        number = int(value) if whole else float(value)
    except ValueError:
        number = float("nan")
    if not low <= number <= high:
        kind = "a whole number" if whole else "a number"
        raise _Unusable(
            f"gives {name} as {_shown(value)}, which is not {kind} from {low:g} to {high:g}",
            f"{start:g} was taken",
        )
    return number


def _case(value: str, cases: Collection[str]) -> str:
    if value not in cases:
        raise _Unusable(f"names a case {_shown(value)} that is not here", "choose one on the left")
    return value


def _view(value: str, _: Collection[str]) -> View:
    if value not in set(View):
        views = ", ".join(View)
        raise _Unusable(f"names a view {_shown(value)} that does not exist", f"there are {views}")
    return View(value)


def _pair(value: str, _: Collection[str]) -> str:
    if not _KEY.fullmatch(value):
        raise _Unusable(f"names a pair {_shown(value)}, which is no pair's key", "choose one here")
    return value


def _model(value: str, _: Collection[str]) -> str:
    if not (value.strip() and len(value) <= LONGEST_NAME and value.isprintable()):
        raise _Unusable(
            f"names a model {_shown(value)}, which is no name or folder",
            "choose one on the left",
        )
    return value.strip()


_READERS = {"case": _case, "view": _view, "pair": _pair, "nli": _model, "encoder": _model}


def _shown(value: str) -> str:
    return repr(value if len(value) <= LONGEST_SHOWN else f"{value[: LONGEST_SHOWN - 1]}…")
