"""Gathering: claims, pairs, differences and NLI of two short accounts, with fake models."""

import numpy as np
import pytest
from fakes import FakeEncoder, FakeNLI, make_claim

from compare.affinity import embed, nearness
from compare.alike import write_alike
from compare.claims import split_claims
from compare.differences.context import Context
from compare.differences.finding import find_differences
from compare.documents import Document, Role
from compare.errors import InputError
from compare.evidence import Evidence, Gathered, NLIScores, gather, infer, read_claims
from compare.pairing import Pair, pair_claims

ARTICLE = Document(Role.ARTICLE, "The port held 40 ships. The crews slept badly.", "article.txt")
READOUT = Document(Role.READOUT, "The port held 12 ships.", "readout.txt")


class Counting:
    """An NLI model that goes by the number of letters."""

    name = "counting"

    def predict(self, pairs):
        return np.array([(1 / len(a), 1 / len(b), 0) for a, b in pairs], np.float32).reshape(-1, 3)


class Unasked:
    """An NLI model that may not be asked."""

    name = "unasked"

    def predict(self, pairs):
        assert list(pairs) == []
        return np.zeros((0, 3), np.float32)


def test_evidence_is_what_the_steps_find():
    got = gather(ARTICLE, READOUT, encoder=FakeEncoder())
    ours, theirs = split_claims(ARTICLE), split_claims(READOUT)
    similarity, affinity = nearness(
        ours, theirs, embed(ours, FakeEncoder()), embed(theirs, FakeEncoder())
    )
    pairing = pair_claims(ours, theirs, similarity, affinity)
    context = Context(ARTICLE, READOUT)
    assert got == Gathered(
        {Role.ARTICLE: ours, Role.READOUT: theirs},
        similarity,
        pairing.best,
        tuple(
            Evidence(p, find_differences(p.article, p.readout, context), None)
            for p in pairing.pairs
        ),
    )
    assert (got.similarity == similarity).all()
    pair, *_ = pairing.pairs
    assert (pair.article.text, pair.readout.text) == (
        "The port held 40 ships.",
        "The port held 12 ships.",
    )


def test_thresholds_are_passed_on():
    got = gather(ARTICLE, READOUT, encoder=FakeEncoder(), min_affinity=9.0, nli=Unasked())
    assert got.evidence == ()
    assert set(got.best) == {"a1", "a2", "r1"}


def pair_of(ours, theirs):
    return Pair(
        make_claim(Document(Role.ARTICLE, ours, ""), "a1", ours),
        make_claim(Document(Role.READOUT, theirs, ""), "r1", theirs),
        0.5,
        0.5,
    )


SCRIPT = {
    ("x", "y"): (0.5, 0.25, 0.25),
    ("y", "x"): (0.0, 1.0, 0.0),
    ("v", "w"): (0.25, 0.25, 0.5),
    ("w", "v"): (0.125, 0.125, 0.75),
}
XY = NLIScores((0.5, 0.25, 0.25), (0.0, 1.0, 0.0))
VW = NLIScores((0.25, 0.25, 0.5), (0.125, 0.125, 0.75))


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [((), []), ((("x", "y"),), [XY]), ((("x", "y"), ("v", "w")), [XY, VW])],
)
def test_both_directions_are_asked_of_every_pair(pairs, expected):
    assert infer(list(pairs), FakeNLI(SCRIPT)) == expected


def test_a_pair_that_comes_twice_is_asked_about_once():
    nli, asked = FakeNLI(SCRIPT), []

    class Listening:
        name = "listening"

        def predict(self, pairs):
            asked.extend(pairs)
            return nli.predict(pairs)

    assert infer([("x", "y"), ("v", "w"), ("x", "y")], Listening()) == [XY, VW, XY]
    assert sorted(asked) == sorted(SCRIPT)


def test_pairs_asked_about_in_portions_get_the_same_answers(monkeypatch):
    readout = Document(Role.READOUT, "The port held 12 ships. The crews slept well.", "r")
    whole = gather(ARTICLE, readout, encoder=FakeEncoder(), nli=Counting())
    assert len({evidence.nli for evidence in whole.evidence}) > 1
    monkeypatch.setattr("compare.evidence.PAIRS_AT_ONCE", 1)
    assert gather(ARTICLE, readout, encoder=FakeEncoder(), nli=Counting()) == whole


def test_texts_that_come_again_in_a_later_portion_are_not_asked_about_again(monkeypatch):
    asked = []

    class Listening(Counting):
        def predict(self, pairs):
            asked.extend(pairs)
            return super().predict(pairs)

    monkeypatch.setattr("compare.evidence.PAIRS_AT_ONCE", 1)
    twice = Document(Role.ARTICLE, f"{ARTICLE.text} {ARTICLE.text}", "a")
    gathered = gather(twice, READOUT, encoder=FakeEncoder(), nli=Listening())
    texts = [(e.pair.article.content, e.pair.readout.content) for e in gathered.evidence]
    assert len(texts) > len(set(texts))
    assert sorted(asked) == sorted({*texts, *((b, a) for a, b in texts)})


@pytest.mark.parametrize("model", ["encoder", "nli"])
def test_what_goes_wrong_in_a_model_is_told_as_it_is(model):
    class Broken:
        name = "broken"

        def encode(self, texts):
            raise ZeroDivisionError

        predict = encode

    models = {"encoder": FakeEncoder(), "nli": None} | {model: Broken()}
    with pytest.raises(ZeroDivisionError):
        gather(ARTICLE, READOUT, **models)


def test_contents_are_asked_not_texts():
    article = Document(Role.ARTICLE, "he left", "")
    claim = make_claim(article, "a1", "he left")
    claim = type(claim)(**{f: getattr(claim, f) for f in claim.__slots__} | {"content": "x"})
    pair = pair_of("he left", "y")
    context = Context(article, READOUT)
    assert write_alike(Pair(claim, pair.readout, 0.5, 0.5), context) == ("x", "y")


@pytest.mark.parametrize("text", ["Who counted the ships?", "***", "1.", "🚢"])
def test_a_text_without_a_claim_is_refused(text):
    document = Document(Role.READOUT, text, "notes.txt")
    message = (
        "no claim was found in the readout 'notes.txt': "
        "give a text with at least one full statement"
    )
    with pytest.raises(InputError) as refusal:
        read_claims(document)
    assert str(refusal.value) == message
    with pytest.raises(InputError) as refusal:
        gather(ARTICLE, document, encoder=FakeEncoder())
    assert str(refusal.value) == message


def test_a_claim_too_long_for_the_models_is_named():
    long = "The mayor opened " + ", ".join(["a school"] * 100) + "."
    article = Document(Role.ARTICLE, f"{long}\nThe port held forty ships on Monday.", "a")
    readout = Document(Role.READOUT, "The port held twelve ships on Monday.", "r")
    gathered = gather(article, readout, encoder=FakeEncoder())
    assert gathered.cut == ("a1",)
