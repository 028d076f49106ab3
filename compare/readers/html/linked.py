"""The text of an article where a page holds it as data and shows it by a script only."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

BODY = "articleBody"  # https://schema.org/articleBody
_BREAK = re.compile(r"</(?:p|div|li|h[1-6])>|<br[^>]*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def article_body(root: HtmlElement) -> tuple[str, ...]:
    """The paragraphs of the longest article in the linked data of a page; none where there is none.

    News sites write these data for search engines (JSON-LD 1.1, section 7.2).
    """
    scripts = root.iterfind(".//script[@type='application/ld+json']")
    bodies = [body for script in scripts for body in _bodies(_parse(script.text or ""))]
    longest = max(bodies, key=len, default="")
    lines = _TAG.sub("", _BREAK.sub("\n", longest)).splitlines()
    return tuple(words for line in lines if (words := " ".join(html.unescape(line).split())))


def _parse(data: str) -> Any:  # noqa: ANN401 - whatever the page says
    try:
        return json.loads(data, strict=False)
    except (ValueError, RecursionError):
        return None


def _bodies(data: Any) -> Iterator[str]:  # noqa: ANN401
    """Every article body at any depth."""
    waiting = [data]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            if isinstance(found.get(BODY), str):
                yield found[BODY]
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found
