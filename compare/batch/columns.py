"""The columns of the tables of a batch."""

from __future__ import annotations

from datetime import date

from compare.documents import Role
from compare.judging import Relation
from compare.nli import LABELS

_WORDS: dict[str, type] = {
    "id": str,
    "start": int,
    "end": int,
    "original": str,
    "text": str,
    "speaker": str,
    "speaker_kind": str,
    "force": str,
    "quoted": bool,
}
_KNOWN: dict[str, type] = {
    "outlet": str,
    "article_date": date,
    "department": str,
    "readout_date": date,
}
# Per table: its columns in order, with what they hold; any cell may be missing.
COLUMNS: dict[str, dict[str, type]] = {
    "pairs": {
        "pair": str,
        "case": str,
        "group": str,
        "relation": str,
        "score": float,
        "contradiction": float,
        "unsure": bool,
        "similarity": float,
        "affinity": float,
        "kinds": str,
        "gate": str,
        "clash": str,
        "reason": str,
        "copied": float,
        "article_claim": str,
        **{f"article_{name}": kind for name, kind in _WORDS.items()},
        "readout_claim": str,
        **{f"readout_{name}": kind for name, kind in _WORDS.items()},
        **_KNOWN,
        **{f"{way}_{label}": float for way in ("forward", "backward") for label in LABELS},
    },
    "claims": {
        "claim": str,
        "case": str,
        "group": str,
        "role": str,
        **_WORDS,
        "content": str,
        "standing": str,
        "place": str,
        "pairs": int,
        "nearest": str,
        "nearest_similarity": float,
        "copied": float,
        "cut": bool,
        **_KNOWN,
    },
    "cases": {
        "case": str,
        "group": str,
        **_KNOWN,
        "pairs": int,
        **{f"pairs_{relation}": int for relation in Relation},
        "pairs_unsure": int,
        **{
            f"{role}_{name}": kind
            for role in Role
            for name, kind in {
                "name": str,
                "sha256": str,
                "characters": int,
                "claims": int,
                "only": int,
                "not_compared": int,
                "unread": float,
                "notes": str,
            }.items()
        },
        "copied": float,
        "cut": int,
        "setting_min_affinity": float,
        "setting_partners": int,
        "setting_contradiction": float,
        "setting_only_below": float,
        "model_parser": str,
        "model_encoder": str,
        "model_nli": str,
        "version": str,
    },
    "failures": {"case": str, "group": str, "reason": str},
}
TABLES = ("pairs", "claims", "cases")  # what a case has rows of
