"""What the page keeps between two interactions: the models and the comparisons made with them."""

from __future__ import annotations

import streamlit as st

import compare.encoder
import compare.nli
from compare.comparison import Comparison, Settings, compare_documents
from compare.documents import Document
from compare.encoder import DEFAULT_ENCODER, Encoder
from compare.nli import NLIModel

NO_NLI = "none"
KEPT_MODELS = 2  # a transformer takes some hundred MB
KEPT_COMPARISONS = 16


@st.cache_resource(max_entries=KEPT_MODELS, show_spinner="Loading the encoder …")
def cached_encoder(name: str) -> Encoder:
    """The encoder of that name, loaded once."""
    return compare.encoder.load_encoder(name)


@st.cache_resource(max_entries=KEPT_MODELS, show_spinner="Loading the NLI model …")
def cached_nli(name: str) -> NLIModel | None:
    """The NLI model of that name, loaded once; None for "none"."""
    return None if name == NO_NLI else compare.nli.load_nli(name)


@st.cache_resource(max_entries=KEPT_COMPARISONS, show_spinner=False)
def cached_comparison(
    article: Document,
    readout: Document,
    settings: Settings,
    nli_name: str,
    encoder_name: str = DEFAULT_ENCODER,
) -> Comparison:
    """The comparison of two texts with these settings and models, made once."""
    return compare_documents(
        article,
        readout,
        encoder=cached_encoder(encoder_name),
        nli=cached_nli(nli_name),
        settings=settings,
    )


def compare_with_progress(
    article: Document, readout: Document, settings: Settings, nli_name: str
) -> Comparison:
    """The comparison, with a status line while it is made.

    Raises:
        CompareError: a text without a claim, or a model that cannot be loaded.
    """
    line = st.empty()
    with line.status("Reading both texts, pairing their claims and judging the pairs …"):
        comparison = cached_comparison(article, readout, settings, nli_name)
    line.empty()
    return comparison
