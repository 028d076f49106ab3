"""The words that report speech, with the force each of them gives to what is reported.

The lists follow the reporting verbs of the Quirk et al. (1985) grammar, section 16.31 (factual
public verbs), extended by verbs frequent in news agency prose and communiqués. Verbs that
carry news of their own (agree, promise, order, decide, refuse) are left out on purpose: what they
introduce is not reported but done.
"""

from __future__ import annotations

from compare.claims.types import Force

STATES = frozenset(
    "say tell add note announce state report explain confirm acknowledge acknowledge admit "
    "concede recall observe remark reply respond write declare reveal disclose mention "
    "comment point show inform notify brief find conclude warn caution argue post tweet read "
    "clarify detail record testify joke quip continue describe claim contend understand".split()
)
INSISTS = frozenset(
    "insist stress emphasise emphasize underscore underline reiterate reaffirm maintain "
    "assert affirm swear assure repeat highlight".split()
)
DENIES = frozenset("deny dispute reject refute rebut dismiss".split())
SUGGESTS = frozenset(
    "suggest hint imply indicate believe think estimate reckon speculate suspect allege "
    "predict consider assume signal".split()
)
ASKS = frozenset("ask demand urge request inquire wonder".split())
HEARS = frozenset("hear learn".split())
# In the passive the subject of these is the one who hears ("was told that").
TOLD = frozenset("tell inform notify advise assure brief warn".split())

FORCES: dict[str, Force] = {
    **dict.fromkeys(STATES, Force.STATES),
    **dict.fromkeys(INSISTS, Force.INSISTS),
    **dict.fromkeys(DENIES, Force.DENIES),
    **dict.fromkeys(SUGGESTS, Force.SUGGESTS),
    **dict.fromkeys(ASKS, Force.ASKS),
    **dict.fromkeys(HEARS, Force.HEARD),
}
# These may stand as a bare suffix ("..., said the officer") that the parser misreads.
SUFFIX_VERBS = frozenset(
    "say tell add note ask reply explain announce report warn insist stress".split()
)
# Evidence rather than speech: inside another frame these belong to the claim.
EVIDENCE = frozenset("show indicate suggest reveal".split())
# "I would like to note that": the wish belongs to the frame.
WISHES = frozenset("like want wish have".split())
# "rejected reports that ...", "dismissed the claim that ..."
REPORT_NOUNS = frozenset(
    "claim report allegation accusation suggestion assertion rumour rumor charge notion".split()
)
# Adverbs that hand a claim to somebody unnamed.
HEARSAY_ADVERBS = frozenset("reportedly allegedly supposedly purportedly apparently".split())
# What a source says about itself is part of the frame, not a claim on the event.
SOURCE_CAVEATS = frozenset(
    "anonymity anonymously authorise authorize name identify publicly".split()
)


def force_of(lemma: str, passive: bool = False) -> Force | None:
    """The force of a reporting verb; None for any other verb."""
    if passive and lemma in TOLD:
        return Force.HEARD
    return FORCES.get(lemma)
