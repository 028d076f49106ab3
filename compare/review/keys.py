"""What a pair is known by: its words, so that a decision survives everything but their change."""

from __future__ import annotations

import hashlib
import unicodedata

from compare.claims import Claim
from compare.pairing import Pair


def pair_key(pair: Pair) -> str:
    """SHA-256, in hexadecimal, of the two claims and the sentences they stand in.

    Ids, offsets, scores and settings are left out: they change when a text is edited elsewhere
    or a threshold is moved. White space counts as one blank, letters in their composed form (NFC).
    """
    return _digest(*_words(pair.article), *_words(pair.readout))


def claim_key(claim: Claim) -> str:
    """SHA-256, in hexadecimal, of a claim, its sentence and the account it stands in; as above."""
    return _digest(claim.role, *_words(claim))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _words(claim: Claim) -> tuple[str, str]:
    return plain(claim.text), plain(claim.sentence.text)


def plain(text: str) -> str:
    """Words as they are compared: letters composed, single blanks."""
    return " ".join(unicodedata.normalize("NFC", text).split())
