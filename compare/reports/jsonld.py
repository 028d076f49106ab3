"""What the two linked-data formats share: names of things, and bytes that a page can hold."""

from __future__ import annotations

import base64
import json
import uuid
from datetime import UTC, datetime
from typing import Any

from compare.atomic import to_utf8

# Inside a script element of a page "</script>" and "<!--" would end or change it, and a script
# could not hold the two line separators; as escapes they mean the same to any reader of JSON.
_UNSAFE = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


def to_bytes(graph: dict[str, Any]) -> bytes:
    """JSON that may stand inside a script element as it is."""
    text = json.dumps(graph, ensure_ascii=False, indent=1, allow_nan=False)
    return to_utf8(text.translate(_UNSAFE) + "\n")


def hash_iri(sha256: str) -> str:
    """A text's name by its content (RFC 6920), for a text that may have no address."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}"


def iri_of(*parts: str) -> str:
    """A name that is the same whenever the parts are (RFC 9562, version 5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, ' '.join(parts))}"


def timestamp(at: datetime) -> str:
    """A time as xsd:dateTime in UTC: "2017-02-24T10:05:00Z"."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
