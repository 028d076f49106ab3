"""What the page keeps between two interactions: models, evidence, and comparisons made of it."""

from __future__ import annotations

import streamlit as st

import compare.encoder
import compare.nli
from compare.comparison import Comparison, Settings, model_names, weigh
from compare.documents import Document
from compare.encoder import DEFAULT_ENCODER, Encoder
from compare.evidence import Gathered, gather
from compare.nli import NLIModel
from compare.panels.status import show_progress

NO_NLI = "none"
KEPT_MODELS = 2  # a transformer takes some hundred MB
KEPT_CASES = 16


@st.cache_resource(max_entries=KEPT_MODELS, show_spinner="Loading the encoder …")
def cached_encoder(name: str) -> Encoder:
    """The encoder of that name, loaded once."""
    return compare.encoder.load_encoder(name)


@st.cache_resource(max_entries=KEPT_MODELS, show_spinner="Loading the NLI model …")
def cached_nli(name: str) -> NLIModel | None:
    """The NLI model of that name, loaded once; None for "none"."""
    return None if name == NO_NLI else compare.nli.load_nli(name)


@st.cache_resource(max_entries=KEPT_CASES, show_spinner=False)
def evidence_slot(
    article: Document, readout: Document, pairing: tuple[float, int], nli: str, encoder: str
) -> list[Gathered]:
    """Room for the evidence of two texts at these settings of pairing: empty until gathered.

    The work itself cannot stand in a cached function, because it shows how far it is.
    """
    return []


@st.cache_resource(max_entries=KEPT_CASES, show_spinner=False)
def cached_comparison(
    article: Document,
    readout: Document,
    settings: Settings,
    nli: str,
    encoder: str,
    _gathered: Gathered,
) -> Comparison:
    """The comparison, weighed once, so that what is worked out of it is kept with it."""
    models = model_names(cached_encoder(encoder), cached_nli(nli))
    return weigh(article, readout, _gathered, settings, models)


def compare_with_progress(
    article: Document,
    readout: Document,
    settings: Settings,
    nli: str,
    encoder: str = DEFAULT_ENCODER,
) -> Comparison:
    """The comparison; while its evidence is gathered, the page shows what is being done.

    Args:
        article: the news report.
        readout: the official account.
        settings: thresholds.
        nli: name or folder of an NLI model, or "none".
        encoder: name or folder of a sentence encoder.

    Raises:
        CompareError: a text without a claim, or a model that cannot be loaded.
    """
    pairing = settings.min_affinity, settings.partners
    slot = evidence_slot(article, readout, pairing, nli, encoder)
    if not slot:
        models = cached_encoder(encoder), cached_nli(nli)
        slot.append(_gather(article, readout, pairing, *models))
    return cached_comparison(article, readout, settings, nli, encoder, slot[0])


def _gather(
    article: Document,
    readout: Document,
    pairing: tuple[float, int],
    encoder: Encoder,
    nli: NLIModel | None,
) -> Gathered:
    min_affinity, partners = pairing
    with show_progress("Comparing the two accounts") as progress:
        return gather(
            article,
            readout,
            encoder=encoder,
            nli=nli,
            min_affinity=min_affinity,
            partners=partners,
            progress=progress,
        )
