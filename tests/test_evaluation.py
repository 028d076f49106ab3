"""Evaluation: every figure by hand on two invented cases; and beside an independent scorer."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from fakes import make_claim

from compare.cases import CORPUS, find_case
from compare.comparison import Comparison, Settings
from compare.documents import Role, Span
from compare.errors import InputError
from compare.evaluation import Evaluation, evaluate, evaluate_case, meet, share
from compare.gold import read_restatements
from compare.judging import Judgement, Relation
from compare.pairing import Pair
from compare.render.evaluation import render_evaluation


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ((0, 10), (0, 10), True),
        ((0, 10), (5, 15), True),  # half of the shorter
        ((0, 10), (6, 16), False),
        ((0, 100), (40, 44), True),  # inside
        ((0, 10), (10, 20), False),  # they touch
        ((0, 10), (12, 20), False),
        ((0, 4), (2, 100), True),
        ((0, 5), (3, 100), False),
    ],
)
def test_spans_meet_at_half_of_the_shorter_one(a, b, expected):
    a, b = (Span(*s, "x" * (s[1] - s[0])) for s in (a, b))
    assert (meet(a, b), meet(b, a)) == (expected, expected)


@pytest.mark.parametrize(
    ("flags", "expected"), [([], 0.0), ([True], 1.0), ([True, False, False, False], 0.25)]
)
def test_share(flags, expected):
    assert share(iter(flags)) == expected


FERRY = {
    "article": "Port shut\nThe port shut at noon. Ten ferries waited. The mayor wept. Fog came. "
    "A dog barked.\n",
    "readout": "The port stayed open. Some ferries waited. The mayor was calm. Mist came. "
    "A clerk sang.\n",
    "gold": [
        {"article": "The port shut at noon", "readout": "The port stayed open",
         "relation": "contradiction", "kind": "negation", "difficulty": "easy"},
        {"article": "The mayor wept", "readout": "The mayor was calm",
         "relation": "framing", "kind": "sentiment"},
        {"article": "Fog came", "readout": "Mist came", "relation": "agreement", "kind": "other"},
        {"article": "Ten ferries waited", "readout": "Some ferries waited",
         "relation": "unrelated", "kind": "number"},
        {"side": "article", "text": "A dog barked", "relation": "omission"},
        {"side": "readout", "text": "A clerk sang", "relation": "omission"},
    ],
}  # fmt: skip
TALKS = {
    "article": "Talks lasted two days. Six people came.\n",
    "readout": "Talks lasted one day. Half a dozen people came.\n",
    "gold": [
        {"article": "Talks lasted two days", "readout": "Talks lasted one day",
         "relation": "contradiction", "kind": "timing", "difficulty": "medium"},
        {"article": "Six people came", "readout": "Half a dozen people came",
         "relation": "agreement", "kind": "number"},
    ],
}  # fmt: skip
# What a tool is made to report: (article's claim, readout's claim, relation).
REPORTED = {
    "ferry": [
        ("Port shut", "The port stayed open.", "contradiction"),  # true: a restatement
        ("Ten ferries waited.", "Some ferries waited.", "contradiction"),  # a false alarm
        ("The mayor wept.", "The mayor was calm.", "agreement"),  # found, not recalled
        ("The port shut at noon.", "Mist came.", "related"),
    ],
    "talks": [("Six people came.", "Half a dozen people came.", "agreement")],
}


@pytest.fixture
def folder(tmp_path):
    for name, case in {"ferry": FERRY, "talks": TALKS}.items():
        (tmp_path / name).mkdir()
        for role in ("article", "readout"):
            (tmp_path / name / f"{role}.txt").write_text(case[role], "utf-8")
        (tmp_path / name / "case.toml").write_text(f'title = "{name}"\n', "utf-8")
        rows = "".join(json.dumps(row) + "\n" for row in case["gold"])
        (tmp_path / name / "gold.jsonl").write_text(rows, "utf-8")
    (tmp_path / "restatements.jsonl").write_text(
        '{"case": "ferry", "side": "article", "text": "Port shut", '
        '"same_as": "The port shut at noon"}\n',
        "utf-8",
    )
    (tmp_path / "unannotated").mkdir()
    for name, text in {
        "article.txt": "Up.",
        "readout.txt": "Down.",
        "case.toml": 'title = "U"',
    }.items():
        (tmp_path / "unannotated" / name).write_text(text, "utf-8")
    return tmp_path


def scripted(article, readout):
    """The comparison that a tool would make: a claim a sentence (or heading), pairs by script."""
    name = Path(article.name).parent.name
    claims = {
        d.role: tuple(
            make_claim(d, f"{d.role[0]}{k}", text.strip() + end)
            for k, (text, end) in enumerate(sentences(d.text), 1)
        )
        for d in (article, readout)
    }
    by_text = {c.text: c for role in Role for c in claims[role]}
    judgements = tuple(
        Judgement(
            Pair(by_text[ours], by_text[theirs], 0.9, 0.9), Relation(relation), 0.9, "Why not.", ()
        )
        for ours, theirs, relation in REPORTED[name]
    )
    return Comparison(article, readout, claims, np.zeros((0, 0)), judgements, {}, Settings(), {})


def sentences(text):
    for line in text.splitlines():
        ended = line.split(".")
        yield from ((part, ".") for part in ended[:-1])
        if ended[-1].strip():
            yield ended[-1], ""


@pytest.fixture
def evaluation(folder):
    return evaluate(folder, scripted)


def test_a_case_by_hand(evaluation):
    ferry, talks = evaluation.cases
    assert (ferry.case, ferry.claims, ferry.pairs, ferry.reported) == ("ferry", 11, 4, 2)
    assert [(a.case, a.judgement.pair.article.text) for a in ferry.alarms] == [
        ("ferry", "Ten ferries waited.")
    ]
    # both dog and clerk stand alone
    assert (ferry.omissions, ferry.omissions_found) == (2, 2)
    assert [
        (r.gold.relation, sorted(r.relations), r.sides_lost, r.recalled) for r in ferry.rows
    ] == [
        ("contradiction", ["contradiction"], 0, True),
        ("framing", ["agreement"], 0, False),
        ("agreement", [], 1, False),  # "Fog came." stands alone, "Mist came." has a pair
        ("unrelated", ["contradiction"], 0, False),
    ]
    assert (talks.case, talks.claims, talks.pairs, talks.reported, talks.alarms) == (
        "talks", 4, 1, 0, (),
    )  # fmt: skip
    assert [(r.gold.relation, sorted(r.relations), r.sides_lost) for r in talks.rows] == [
        ("contradiction", [], 2),
        ("agreement", ["agreement"], 0),
    ]


def test_every_figure_by_hand(evaluation):
    figures = {
        "found": 3 / 5,  # not the fog, not the length of the talks
        "precision": 1 / 2,
        "f1": 1 / 2,
        "alarms_per_case": 1 / 2,
        "sides_lost": 3 / 10,
        "omission_recall": 1.0,
        "pairs_per_claim": 5 / 15,
    }
    assert {name: getattr(evaluation, name) for name in figures} == pytest.approx(figures)
    recalls = {r: evaluation.recall(r) for r in ("contradiction", "agreement", "framing")}
    assert recalls == {"contradiction": 1 / 2, "agreement": 1 / 2, "framing": 0.0}
    called = {r: evaluation.called_contradiction(r) for r in ("agreement", "framing", "unrelated")}
    assert called == {"agreement": 0.0, "framing": 0.0, "unrelated": 1.0}
    assert evaluation.by_kind("contradiction") == {"negation": (1, 1), "timing": (0, 1)}
    assert evaluation.by_kind("agreement") == {"number": (1, 1), "other": (0, 1)}
    assert len(evaluation.rows) == 6


def test_without_its_restatements_a_headline_is_a_false_alarm(folder):
    case = find_case("ferry", folder)
    comparison = scripted(case.article, case.readout)
    restatements = read_restatements(folder)
    assert len(evaluate_case(case, comparison, restatements).alarms) == 1
    assert len(evaluate_case(case, comparison).alarms) == 2
    (elsewhere,) = restatements
    elsewhere = type(elsewhere)("talks", elsewhere.span, elsewhere.same_as)
    assert len(evaluate_case(case, comparison, [elsewhere]).alarms) == 2


def test_figures_of_nothing_are_zero():
    empty = Evaluation(())
    names = (
        "found", "precision", "f1", "alarms_per_case", "sides_lost", "omission_recall",
        "pairs_per_claim",
    )  # fmt: skip
    assert [getattr(empty, name) for name in names] == [0.0] * len(names)
    assert (empty.recall("framing"), empty.by_kind("framing"), empty.rows) == (0.0, {}, ())


@pytest.mark.parametrize(
    ("name", "message"),
    [("unannotated", "holds no annotated case: each needs a gold.jsonl"), ("none", "there is no")],
)
def test_a_folder_without_annotations_is_refused(folder, name, message):
    with pytest.raises(InputError, match=message):
        evaluate(folder / name, scripted)


def lines_of(text):
    return [
        " ".join(line.replace("│", " ").replace("┃", " ").split()) for line in text.splitlines()
    ]


def test_the_tables_show_the_figures_and_what_lies_behind_each_miss(evaluation):
    text = render_evaluation(evaluation)
    lines = lines_of(text)
    for line in (
        "2 annotated cases",
        "gold pairs found 0.600",
        "contradiction precision 0.500",
        "contradiction recall 0.500",
        "false alarms per case 0.50",
        "hard negatives called contradictions 1.000",
        "omission recall 1.000",
        "sides lost 0.300",
        "pairs per claim 0.33",
        "ferry 1/1 0/1 0/1 2 1 2/2",
        "talks 0/1 1/1 0/0 0 0 0/0",
        "negation 1/1",
        "number 1/1",
        "sentiment 0/1",
        "timing 0/1",
        "agreement (other) reported as no pair",
        "framing (sentiment) reported as agreement",
        "unrelated (number) reported as contradiction",
        "contradiction (timing, medium) reported as no pair",
        "article: Talks lasted two days",
        "readout: Talks lasted one day",
        "false alarm 0.90: Why not.",
    ):
        assert line in lines, line
    assert all(len(line) <= 100 for line in text.splitlines())


def test_misses_can_be_left_out(evaluation):
    text = render_evaluation(evaluation, misses=False)
    assert "talks" in text
    assert "reported as" not in text and "false alarm 0" not in text


SCORER = Path(__file__).parents[2] / "shared" / "eval" / "score_cases.py"


@pytest.mark.model
@pytest.mark.skipif(not SCORER.exists(), reason="the independent scorer is not beside the checkout")
def test_the_figures_equal_those_of_an_independent_scorer(tmp_path):
    from compare.comparison import compare_documents
    from compare.encoder import load_encoder
    from compare.serialize import to_json

    encoder = load_encoder()

    def compare(article, readout):
        comparison = compare_documents(article, readout, encoder=encoder)
        name = Path(article.name).parent.name
        (tmp_path / f"{name}.json").write_text(to_json(comparison), "utf-8")
        return comparison

    ours = evaluate(CORPUS, compare)
    # The scorer starts a command per case; this one prints what was compared above.
    printer = tmp_path / "printer.py"
    printer.write_text(
        "import pathlib, sys\n"
        "name = pathlib.Path(sys.argv[1]).parent.name + '.json'\n"
        "sys.stdout.write((pathlib.Path(__file__).parent / name).read_text('utf-8'))\n",
        "utf-8",
    )
    command = [sys.executable, str(SCORER), str(CORPUS), "--json", str(tmp_path / "scores.json")]
    command += ["--command", f"{sys.executable} {printer} {{article}}"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    theirs = json.loads((tmp_path / "scores.json").read_text("utf-8"))
    contradictions = theirs["contradiction"]
    unrelated = ours.of("unrelated")
    called = sum(Relation.CONTRADICTION in row.relations for row in unrelated)
    assert theirs["problems"] == []
    assert {
        "cases": len(ours.cases),
        "found": round(ours.found, 3),
        "precision": round(ours.precision, 3),
        "recall": round(ours.recall("contradiction"), 3),
        "f1": round(ours.f1, 3),
        "reported": sum(case.reported for case in ours.cases),
        "alarms_per_case": round(ours.alarms_per_case, 2),
        "agreement_recall": round(ours.recall("agreement"), 3),
        "framing_recall": round(ours.recall("framing"), 3),
        "hard_negative_as_contradiction": f"{called}/{len(unrelated)}",
        "omission_recall": round(ours.omission_recall, 3),
        "pairs_per_claim": round(ours.pairs_per_claim, 2),
        "sides_lost": round(ours.sides_lost, 3),
    } == {k: v for k, v in (theirs | contradictions).items() if k in KEYS}
    by_kind = {k: f"{hit}/{n}" for k, (hit, n) in ours.by_kind("contradiction").items()}
    assert by_kind == theirs["contradiction_by_kind"]


KEYS = (
    "cases", "found", "precision", "recall", "f1", "reported", "alarms_per_case",
    "agreement_recall", "framing_recall", "hard_negative_as_contradiction", "omission_recall",
    "pairs_per_claim", "sides_lost",
)  # fmt: skip


def test_another_model_gets_a_column_of_its_own():
    empty = Evaluation(())
    text = render_evaluation(empty, beside={"--nli none": empty})
    assert "--nli none" in text
    assert text.count("0.000") >= 2
