"""What was found and how much was looked at, in sentences and whole percentages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from compare.comparison import Comparison
from compare.documents import Role
from compare.judging import Relation
from compare.ledger import Coverage, Place
from compare.render.labels import FRAMES, PLACES, UNREAD, Label, count


def percentages(shares: Sequence[float]) -> tuple[int, ...]:
    """Shares as whole percentages that add up to 100 (largest remainder, Hamilton's method).

    Args:
        shares: parts of a whole, 0..1 each, adding up to 1; or all 0, which gives zeros.
    """
    exact = [100 * share for share in shares]
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(len(exact)), key=lambda i: (whole[i] - exact[i], i))
    missing = round(sum(exact)) - sum(whole)
    for i in by_remainder[:missing]:
        whole[i] += 1
    return tuple(whole)


def coverage_rows(coverage: Coverage) -> tuple[tuple[Label, int], ...]:
    """Each part of a document with its percentage; they add up to 100."""
    labels = (*PLACES.values(), FRAMES, UNREAD)
    shares = [coverage.places[place] for place in PLACES] + [coverage.frames, coverage.unread]
    return tuple(zip(labels, percentages(shares), strict=True))


def verdict_sentence(comparison: Comparison) -> str:
    """How many contradictions among how many pairs; never "none" where nothing was compared."""
    pairs = len(comparison.judgements)
    found = len(comparison.related_by(Relation.CONTRADICTION))
    if not pairs:
        return "No two claims were close enough to compare, so nothing is known of contradictions."
    unsure = sum(judgement.unsure for judgement in comparison.judgements)
    verdict = count(found, "contradiction") if found else "No contradiction"
    doubt = f"; {count(unsure, 'more pair')} too close to tell" if unsure else ""
    return f"{verdict} among {count(pairs, 'pair')} of claims{doubt}."


def extent_sentence(comparison: Comparison) -> str:
    """What the verdict does not rest on: claims of one side only, text not compared or read."""
    parts = [_alone(comparison, role) for role in Role]
    left_out = sum(e.place is Place.NOT_COMPARED for role in Role for e in comparison.ledger[role])
    unread = (
        f"{coverage_rows(comparison.coverage[role])[-1][1]}\N{NO-BREAK SPACE}% of the {role}"
        for role in Role
    )
    return (
        f"{' and '.join(parts)} stand on one side only; "
        f"{count(left_out, 'question or boilerplate line')} not compared; "
        f"{' and '.join(unread)} not read."
    )


def method_sentence(comparison: Comparison) -> str:
    """What judged the pairs."""
    nli = comparison.models.get("nli", "none")
    if nli == "none":
        return "Judged by similarity and typed differences, without an NLI model."
    return f"Judged by similarity, typed differences and the NLI model {nli}."


def cut_sentence(comparison: Comparison) -> str:
    """Which claims the models could not read to their end; empty when there is none."""
    if not comparison.cut:
        return ""
    return (
        f"The models did not see the end of {count(len(comparison.cut), 'very long claim')} "
        f"({', '.join(comparison.cut)})."
    )


def summarise(comparison: Comparison) -> str:
    """Verdict, extent, what was cut and method, one sentence each."""
    sentences = (verdict_sentence, extent_sentence, cut_sentence, method_sentence)
    return " ".join(filter(None, (sentence(comparison) for sentence in sentences)))


def settings_rows(comparison: Comparison) -> tuple[tuple[str, str], ...]:
    """Each setting by its name and value: ("min affinity", "0.18")."""
    return tuple(
        (name.replace("_", " "), f"{value:g}")
        for name, value in asdict(comparison.settings).items()
    )


def _alone(comparison: Comparison, role: Role) -> str:
    compared = [e for e in comparison.ledger[role] if e.place is not Place.NOT_COMPARED]
    return f"{len(comparison.only_in(role))} of {count(len(compared), f'{role} claim')}"
