"""The cases that come with the project: every case reads, and every annotation holds."""

import re
from collections import Counter
from pathlib import Path

import pytest

from compare.cases import CORPUS, find_case, list_cases
from compare.documents import Role
from compare.gold import GoldOmission, GoldPair, read_gold, read_restatements

REAL_CASE = "kelly-guatemala-2017"
INVENTED = [name for name in list_cases() if name != REAL_CASE]
# Cases to fit the judge on, to train the model on, and cases kept apart from all tuning.
ROOT = Path(__file__).parents[1]
OTHERS = ("training/annotated", "training/told", "benchmarks/unseen")
FOLDERS = (CORPUS, *(ROOT / folder for folder in OTHERS))
ALL = [(folder, name) for folder in FOLDERS for name in list_cases(folder)]


@pytest.mark.parametrize(("folder", "name"), ALL)
def test_a_case_says_what_is_known_of_it(folder, name):
    case = find_case(name, folder)
    assert case.title and case.topic and case.licence
    assert case.event_date is not None
    for document in (case.article, case.readout):
        assert document.source
        assert document.published is not None
        assert document.published >= case.event_date
        assert "\r" not in document.text


@pytest.mark.parametrize(("folder", "name"), [case for case in ALL if case[1] != REAL_CASE])
def test_gold_spans_stand_in_their_text(folder, name):
    case = find_case(name, folder)
    assert case.licence == "CC0-1.0"
    rows = read_gold(case)  # refuses words that do not occur exactly once
    assert rows
    for row in rows:
        spans = (
            [(row.role, row.span)]
            if isinstance(row, GoldOmission)
            else [(Role.ARTICLE, row.article), (Role.READOUT, row.readout)]
        )
        for role, span in spans:
            assert case.document(role).text[span.start : span.end] == span.text
            assert span.text == span.text.strip()


def test_no_case_is_both_fitted_on_and_kept_apart():
    names = [name for _, name in ALL]
    assert len(names) == len(set(names)) == 11 + 32 + 66 + 16


@pytest.mark.parametrize("folder", FOLDERS)
def test_restatements_repeat_a_contradicted_claim(folder):
    restatements = read_restatements(folder)
    assert restatements
    for row in restatements:
        gold = read_gold(find_case(row.case, folder))
        contradicted = {
            pair.article
            for pair in gold
            if isinstance(pair, GoldPair) and pair.relation == "contradiction"
        }
        assert row.same_as in contradicted


def test_the_real_case_says_where_it_comes_from():
    case = find_case(REAL_CASE)
    assert case.notes is not None
    assert case.article.text.rstrip().endswith("according…")
    assert case.readout.text.startswith("The Department of Homeland Security on Friday, Feb. 24,")
    assert case.event_date.strftime("%A") == "Wednesday"
    assert case.readout.published.strftime("%A") == "Friday"


def test_the_counts_in_the_readme_hold():
    readme = (CORPUS / "README.md").read_text(encoding="utf-8")
    shown = {key: int(count) for count, key in re.findall(r'(\d+) "relation": "(\w+)"', readme)}
    rows = [row for name in INVENTED for row in read_gold(find_case(name))]
    assert shown == Counter(
        row.relation if isinstance(row, GoldPair) else "omission" for row in rows
    )
    cases = [find_case(name) for name in list_cases()]
    words = [sum(len(case.document(role).text.split()) for case in cases) for role in Role]
    numbers = [int(number) for number in re.findall(r"^    (\d+)$", readme, re.MULTILINE)]
    assert numbers == [len(cases), len(read_restatements()), *words]
