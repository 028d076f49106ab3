"""Weights as pickles: refused in one sentence, and nothing in them runs."""

import json
import pickle

import pytest
from safetensors.torch import save_file

from compare.encoder import load_encoder
from compare.errors import ModelError
from compare.nli import load_nli
from compare.pickles import no_unpickling, refuse_pickles

pytestmark = pytest.mark.model  # the libraries take seconds to import

LOADERS = [load_encoder, load_nli]
REMEDY = "give a model whose weights are safetensors files"


class Writes:
    """Writes a file when it is unpickled."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return (open, (str(self.path), "w"))


@pytest.fixture
def trap(tmp_path):
    """A file of weights that leaves a trace, and where it would leave it."""
    trace = tmp_path / "trace"
    weights = tmp_path / "weights"
    weights.write_bytes(pickle.dumps(Writes(trace)))
    return weights, trace


def test_the_trap_works(trap):
    weights, trace = trap
    pickle.loads(weights.read_bytes()).close()
    assert trace.exists()


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    """The folder of a random BERT of a few words, as safetensors."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    folder = tmp_path_factory.mktemp("tiny")
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "port", "ship"]
    (folder / "vocab.txt").write_text("\n".join(words), "utf-8")
    labels = ("entailment", "neutral", "contradiction")
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=8,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
    return folder


@pytest.mark.parametrize("load", LOADERS)
@pytest.mark.parametrize(
    "name", ["pytorch_model.bin", "pytorch_model-1-of-1.bin", "1_Dense/pytorch_model.bin"]
)
def test_a_folder_with_a_pickle_only_is_refused(tiny, tmp_path, trap, load, name):
    weights, trace = trap
    folder = tmp_path / "model"
    path = folder / name
    path.parent.mkdir(parents=True)
    for file in tiny.iterdir():
        if path.parent != folder or file.suffix != ".safetensors":
            (folder / file.name).write_bytes(file.read_bytes())
    path.write_bytes(weights.read_bytes())
    with pytest.raises(ModelError) as refusal:
        load(str(folder))
    assert str(refusal.value) == (
        f"the model {str(folder)!r} has the weights {name!r} as a pickle, "
        f"which could run code when it is loaded: {REMEDY}"
    )
    assert not trace.exists()


@pytest.mark.parametrize("load", LOADERS)
def test_a_pickle_beside_safetensors_is_left_alone(tiny, tmp_path, trap, load):
    weights, trace = trap
    folder = tmp_path / "model"
    folder.mkdir()
    for file in tiny.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "pytorch_model.bin").write_bytes(weights.read_bytes())
    load(str(folder))
    assert not trace.exists()


def _named(tmp_path, monkeypatch, files):
    """A model of a hub as it lies in the cache: its name stands for the folder."""
    from huggingface_hub import constants

    hub = tmp_path / "hub"
    repository = hub / "models--some--model"
    snapshot = repository / "snapshots" / ("0" * 40)
    for name, data in files.items():
        (snapshot / name).parent.mkdir(parents=True, exist_ok=True)
        (snapshot / name).write_bytes(data)
    (repository / "refs").mkdir()
    (repository / "refs" / "main").write_text("0" * 40)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(hub))
    monkeypatch.setenv("HF_HUB_CACHE", str(hub))
    monkeypatch.setattr("compare.loading.hub_answers", lambda: False)


@pytest.mark.parametrize("load", LOADERS)
def test_a_name_whose_weights_are_a_pickle_is_refused(tiny, tmp_path, monkeypatch, trap, load):
    weights, trace = trap
    files = {f.name: f.read_bytes() for f in tiny.iterdir() if f.suffix != ".safetensors"}
    files["pytorch_model.bin"] = weights.read_bytes()
    _named(tmp_path, monkeypatch, files)
    with pytest.raises(ModelError) as refusal:
        load("some/model")
    assert "\n" not in str(refusal.value)
    assert not trace.exists()


def test_while_a_model_is_loaded_nothing_is_unpickled(trap):
    import torch

    weights, trace = trap
    load = torch.load
    with no_unpickling(), pytest.raises(ModelError) as refusal:
        torch.load(weights, weights_only=False)
    assert str(refusal.value) == (
        f"the weights {str(weights)!r} are a pickle, which could run code when it is loaded: "
        f"{REMEDY}"
    )
    assert not trace.exists()
    assert torch.load is load


def test_a_folder_of_safetensors_is_fine(tmp_path):
    import torch

    save_file({"a": torch.zeros(1)}, tmp_path / "model.safetensors")
    (tmp_path / "config.json").write_text(json.dumps({}))
    refuse_pickles(tmp_path)
