"""Claims: what each account says, who says it, and with what force."""

from compare.claims.splitting import split_claims
from compare.claims.types import Attribution, Claim, Force, SpeakerKind, Standing

__all__ = ["Attribution", "Claim", "Force", "SpeakerKind", "Standing", "split_claims"]
