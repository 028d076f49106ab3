"""The measurements of speed run, on sizes that say nothing, and write what they found."""

import json
import sys

import pytest

import benchmarks.__main__ as whole
from benchmarks import scaling, throughput
from benchmarks.measuring import Run, run
from benchmarks.recombining import lay_cases, make_case
from compare.batch.planning import plan


def test_made_cases_are_the_same_each_time_and_differ_from_each_other(tmp_path):
    assert make_case(3) == make_case(3)
    assert make_case(3) != make_case(4)
    entries = plan(lay_cases(tmp_path, 2, words=60, first=5)).entries
    assert [entry.id for entry in entries] == ["made-00005", "made-00006"]
    assert entries[0].read()[0].text == make_case(5, 60)[0]


@pytest.mark.parametrize("words", [40, 350, 5000])
def test_made_texts_have_their_length_and_hardly_repeat_a_sentence(words):
    for text in make_case(1, words):
        assert words <= len(text.split()) < words + 80
        paragraphs = text.split("\n\n")
        assert len(set(paragraphs)) == len(paragraphs)


def test_a_command_is_measured_from_outside():
    taken = run("compare", "--help", waiting_for=lambda: True)
    assert taken.output.startswith("Usage:")
    assert 0 < taken.first_seconds <= taken.seconds
    assert taken.processor_seconds > 0
    assert 5 < taken.peak_mb < 2000
    with pytest.raises(RuntimeError, match="No such command"):
        run("compare", "nothing")


def test_ratios_are_those_of_the_sums(monkeypatch):
    def fake(*command, **_):
        if command[0] == "benchmarks.baseline":
            return Run(8.0, 16.0, 100.0, None, json.dumps({"pairs": 10}))
        return Run(2.0, 4.0, 50.0, None, "")

    monkeypatch.setattr(throughput, "run", fake)
    figures = throughput.measure_throughput(4, 2)
    assert figures["script"]["seconds per case"] == 4.0
    assert figures["script"]["judged pairs"] == 20
    assert figures["ratio per case"] == 4.0
    assert figures["ratio of the second run"] == 2.0  # one start instead of two


def test_parts_are_written_as_they_come_and_drawn(tmp_path, monkeypatch):
    row = {"seconds": 2.0, "peak MB": 300.0}
    parts = {
        "cases": lambda: [{"cases": 1} | row, {"cases": 2} | row],
        "workers": lambda: [{"workers": 1, "cases": 2} | row],
        "length": lambda: [{"words": 200} | row],
        "throughput": lambda: {
            name: {"milliseconds per judged pair": 3.0} for name in ("script", "tool", "tool again")
        },
    }
    figures = whole.measure(list(parts), parts, tmp_path / "out")
    written = json.loads((tmp_path / "out" / "benchmarks.json").read_text("utf-8"))
    assert written == figures
    assert set(written) == {"machine", *parts}
    assert (tmp_path / "out" / "benchmarks.png").read_bytes().startswith(b"\x89PNG")


def test_a_part_that_is_none_is_refused(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["benchmarks", "speed"])
    with pytest.raises(SystemExit):
        whole.main()
    assert "no such part: speed" in capsys.readouterr().err


@pytest.mark.model
def test_the_parts_run_on_tiny_sizes(tmp_path):
    parts = {
        "throughput": lambda: throughput.measure_throughput(2, 2),
        "length": lambda: scaling.scale_length([200]),
        "cases": lambda: scaling.scale_cases([1], workers=1),
        "agreement": lambda: whole.measure_agreement(0, ["kelly-guatemala-2017"]),
        "startup": lambda: whole.measure_startup(1, 1),
        "pairing": lambda: whole.measure_pairing(500, 20),
    }
    figures = whole.measure(list(parts), parts, tmp_path)
    assert figures["throughput"]["script"]["judged pairs"] > 0
    assert figures["throughput"]["tool"]["judged pairs"] > 0
    assert figures["length"][0]["claims whose ends the models did not see"] == 0
    assert figures["agreement"]["corpus"]["pairs"] > 30
    assert figures["pairing"]["sample equals exact rows"]
    assert 0 < figures["startup"]["batch, seconds to the first result"]
