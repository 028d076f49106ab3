"""What the page keeps between two interactions: the models and the evidence gathered with them."""

from __future__ import annotations

import streamlit as st

import compare.encoder
import compare.nli
from compare.comparison import Comparison, Settings, model_names, weigh
from compare.documents import Document
from compare.encoder import DEFAULT_ENCODER, Encoder
from compare.evidence import Gathered, gather
from compare.nli import NLIModel

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
def cached_evidence(
    article: Document, readout: Document, min_affinity: float, partners: int, nli_name: str
) -> Gathered:
    """The evidence of two texts, gathered once for these settings of pairing and this model."""
    return gather(
        article,
        readout,
        encoder=cached_encoder(DEFAULT_ENCODER),
        nli=cached_nli(nli_name),
        min_affinity=min_affinity,
        partners=partners,
    )


def compare_with_progress(
    article: Document, readout: Document, settings: Settings, nli_name: str
) -> Comparison:
    """The comparison, with a status line while its evidence is gathered.

    Raises:
        CompareError: a text without a claim, or a model that cannot be loaded.
    """
    line = st.empty()
    with line.status("Reading both texts, pairing their claims and judging the pairs …"):
        pairing = settings.min_affinity, settings.partners
        gathered = cached_evidence(article, readout, *pairing, nli_name)
        models = model_names(cached_encoder(DEFAULT_ENCODER), cached_nli(nli_name))
    line.empty()
    return weigh(article, readout, gathered, settings, models)
