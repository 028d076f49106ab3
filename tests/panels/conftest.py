"""Fake models for every page, and nothing kept from one test to the next."""

import sys

import numpy as np
import pytest
import streamlit as st
from fakes import FakeEncoder

import compare.encoder
import compare.nli
import compare.panels.choosing
import compare.panels.settings
from compare.errors import ModelError
from compare.judging import OperatingPoint

# What thresholds are said to have done: threshold, alarms, recall, precision.
WITHOUT_NLI = ((0.1, 2.9, 0.68, 0.51), (0.25, 0.1, 0.61, 0.96), (0.5, 0.0, 0.5, 1.0))
WITH_NLI = ((0.2, 1.5, 0.8, 0.6), (0.35, 0.2, 0.7, 0.9))


class NamedEncoder(FakeEncoder):
    def __init__(self, name):
        self.name = name


class EvenNLI:
    """Cannot tell of any pair."""

    def __init__(self, name):
        self.name = name

    def predict(self, pairs):
        return np.full((len(pairs), 3), 1 / 3, np.float32)


@pytest.fixture
def fake_models(monkeypatch):
    """Models by any name, but for those that are called missing; none on board."""

    def load(make, name):
        if "missing" in name:
            raise ModelError(f"the model {name!r} could not be loaded: give another")
        return make(name)

    monkeypatch.setattr(compare.encoder, "load_encoder", lambda name: load(NamedEncoder, name))
    monkeypatch.setattr(compare.nli, "load_nli", lambda name: load(EvenNLI, name))
    monkeypatch.setattr(
        compare.panels.settings,
        "operating_points",
        lambda nli: tuple(OperatingPoint(*row) for row in (WITH_NLI if nli else WITHOUT_NLI)),
    )
    monkeypatch.setattr(compare.panels.choosing, "is_on_board", lambda: False)
    monkeypatch.setattr(sys, "argv", ["app.py"])
    st.cache_resource.clear()
    yield
    st.cache_resource.clear()
