"""Pairs of claims to train on: labels from where claims come from, and which are kept."""

import numpy as np
import pytest
from fakes import FakeEncoder

from training.claim_pairs import from_releases, hard_and_others
from training.examples import Example
from training.train import RATE, WARM_UP, Plan

ANSWERS = {"clash": (0.0, 0.4, 0.6), "same": (0.9, 0.1, 0.0), "other": (0.1, 0.9, 0.0)}


class Scripted:
    """Answers (entailment, neutral, contradiction) by what the premise begins with."""

    name = "scripted"

    def predict(self, pairs):
        return np.array([ANSWERS[premise.split()[0]] for premise, _ in pairs])


def example(premise, label="neutral", source="claims:ukraine-001"):
    return Example(premise, "h", label, source)


@pytest.mark.parametrize(
    ("examples", "kept"),
    [
        # what is labelled otherwise stays, whatever the model says of it
        ([example("other 1", "entailment")], ["other 1"]),
        # of the easy ones as many as there are hard ones
        ([example("clash 1"), example("other 1"), example("other 2")], 2),
        ([example("other 1"), example("other 2")], []),
        # two claims of one release may restate one another; those of two frames do not
        ([example("same 1")], []),
        ([example("clash 1"), example("same 1", source="claims:frames")], 2),
    ],
)
def test_which_pairs_are_kept(examples, kept):
    found = [e.premise for e in hard_and_others(examples, Scripted())]
    assert len(found) == kept if isinstance(kept, int) else found == kept


def test_claims_of_one_release_are_neutral(tmp_path):
    (tmp_path / "short.txt").write_text("One paragraph only, and nothing beside it.", "utf-8")
    lines = ("The port held 40 ships.", "The mayor praised the crews.", "Ships left the port.")
    (tmp_path / "port.txt").write_text("\n\n".join(lines), "utf-8")
    made = list(from_releases(tmp_path, FakeEncoder()))
    assert {(e.label, e.source) for e in made} == {("neutral", "claims:port")}
    # neighbours stand on different sides
    assert {(e.premise, e.hypothesis) for e in made} <= {
        (lines[0], lines[1]),
        (lines[2], lines[1]),
    }


def test_stages_follow_one_another():
    plan = Plan(public=10, register=0, decay=5, claims=20)
    assert plan.stages() == {"public": range(10), "claims": range(10, 30)}
    assert plan.total == 30
    assert plan.rate(29) == pytest.approx(RATE * 30 / WARM_UP)
