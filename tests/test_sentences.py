"""Sentences: where they begin and end, and what stands before them."""

import pytest

from compare.claims.layout import segments
from compare.claims.sentences import parse, units
from compare.parsing import load_parser


def sentences(text):
    layout = segments(text)
    doc = parse(text, layout, load_parser())
    bounds = dict.fromkeys(unit.sentence for unit in units(doc, text, layout))
    return [text[start:end] for start, end in bounds]


SAME = [  # rows that are one sentence each
    "The treaty was signed on Feb. 21 in the old harbour.",
    "Gen. Amos Tell met Dr. Ines Wolf and Mr. Pike at the pier.",
    "Decree No. 5 came into force at noon.",
    "The U.S. Army left the U.K. base on Sept. 3.",
    "“Is it over?” the mayor asked the crowd.",
    "“Stop!” Marlow said.",
    "Judge (ret.) Paula Stern will chair the panel.",
    "The ship of H.E. Ms Lena Roth lay off St. Anna for a week.",
    "He paid 3.5 million to J. R. Oake for the mill.",
    "The vote … was never counted.",
    "The rules were these: pay, sign, leave.",
    "The road is closed; the railway runs.",
]


@pytest.mark.parametrize("text", SAME)
def test_one_sentence_stays_whole(text):
    assert sentences(text) == [text]


SEVERAL = [
    ("It rained. The dam held.", ["It rained.", "The dam held."]),
    ("The train left at 6 p.m. It was full.", ["The train left at 6 p.m.", "It was full."]),
    ("“We won.” The crowd cheered.", ["“We won.”", "The crowd cheered."]),
    ('"We pay," he said. "Always."', ['"We pay," he said.', '"Always."']),
    ("Was it late? No. It was early.", ["Was it late?", "No.", "It was early."]),
    ("Fuel ran out…\n\nThe convoy stopped.", ["Fuel ran out…", "The convoy stopped."]),
    ("First line without an end\nSecond line", ["First line without an end", "Second line"]),
    ("The offer,\nmade in May, was withdrawn.", ["The offer,\nmade in May, was withdrawn."]),
    ("1. Costs rose.\n2. Wages fell.", ["Costs rose.", "Wages fell."]),
    (
        "3) Ports reopen.\n- Ferries wait.\n• Trains run.",
        ["Ports reopen.", "Ferries wait.", "Trains run."],
    ),
    ("PORT ELM, Orland (May 3) – A pier fell.", ["PORT ELM, Orland (May 3) –", "A pier fell."]),
    ("RIVER CITY — During a storm, a pier fell.", ["RIVER CITY —", "During a storm, a pier fell."]),
    ("MS DORN: Good morning. We begin.", ["Good morning.", "We begin."]),
    ("A\u00a0ferry sank.\u00a0 Nobody drowned.", ["A\u00a0ferry sank.", "Nobody drowned."]),
    ("", []),
    (" \n\t\u2028 ", []),
    ("…", ["…"]),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_sentences(text, expected):
    assert sentences(text) == expected


def test_offsets_are_offsets_of_the_document():
    text = "A\u00a0ferry’s crew\nTHE WHOLE HEADING\n“Fine” \ud800 said Lee."
    layout = segments(text)
    doc = parse(text, layout, load_parser())
    assert len(doc.text) == len(text)
    assert [text[t.idx : t.idx + len(t)] for t in doc if t.text == "“"] == ["“"]


SPEAKERS = [
    ("MS DORN: We begin.\n\nThe fund is open.", ["MS DORN", "MS DORN"]),
    ("MR PELL: Yes.\nQUESTION (Radio Nord): And the fort?", ["MR PELL", "QUESTION"]),
    ("MS DORN: Yes.\n[End of transcript]", ["MS DORN", ""]),
    ("Ann Lee: Yes. Max Roe: No. Ann Lee: Why not?", ["Ann Lee", "Max Roe", "Ann Lee"]),
    ("NOTE: The office is closed.", [""]),
    ("NEW RULES: QUESTIONS AND ANSWERS", [""]),
    ("The plan has one aim: peace.", [""]),
]


@pytest.mark.parametrize(("text", "expected"), SPEAKERS)
def test_labels_of_a_transcript_govern_what_follows(text, expected):
    if "Max Roe" in text:
        text += " Max Roe: Because."
        expected = [*expected, "Max Roe"]
    assert [segment.speaker for segment in segments(text)] == expected
