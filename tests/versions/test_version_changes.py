"""What an edit did to each claim of a text."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.cases import find_case
from compare.cli import main
from compare.documents import Document, Role
from compare.versions import Change, compare_versions
from compare.versions.changes import longest_rising
from compare.versions.showing import render_csv, render_json, render_text

OLD = (
    "The port held 40 ships, the mayor insisted. Two piers were closed by a storm. "
    "He resigned on Monday. Crews ate well. Nobody was hurt.\n"
)


def versions(old, new):
    return compare_versions(
        Document(Role.ARTICLE, old, "old.txt"), Document(Role.ARTICLE, new, "new.txt")
    )


def told(found):
    """(change, old words, new words) in order."""
    return [(c.change, c.old and c.old.text, c.new and c.new.text) for c in found.changes]


EDITS = [
    ("Two piers were closed by a storm. ", "", [("removed", "Two piers were closed by a storm.")]),
    ("Crews ate well. ", "Crews ate well. A crane fell. ", [("added", "A crane fell.")]),
    ("40 ships", "12 ships", [("changed", "The port held 12 ships")]),
    ("He resigned on Monday.", "He did not resign.", [("changed", "He did not resign.")]),
    ("the mayor insisted", "officials said", [("changed", "The port held 40 ships")]),
    ("a storm", "a  storm", []),
    ("Crews ate well. Nobody was hurt.", "Nobody was hurt. Crews ate well.", None),
]


@pytest.mark.parametrize(("words", "instead", "changes"), EDITS)
def test_an_edit_is_told_and_all_else_is_kept(words, instead, changes):
    found = versions(OLD, OLD.replace(words, instead))
    told_ = [(c.change, (c.new or c.old).text) for c in found.changes if c.change != "kept"]
    if changes is None:
        assert [change for change, _ in told_] == ["moved"]
    else:
        assert told_ == changes
    assert found.count(Change.KEPT) == 5 - sum(c != "added" for c, _ in told_)
    assert found.is_edited == (changes != [])


def test_a_changed_claim_names_kinds_and_speaker():
    new = OLD.replace("40", "12").replace("the mayor insisted", "officials said")
    changed = versions(OLD, new).changes[0]
    assert changed.speaker
    assert ("number", "conflict") in [(d.kind, d.verdict) for d in changed.differences]
    unmoved = versions(OLD, OLD.replace("40", "12")).changes[0]
    assert not unmoved.speaker


def test_a_claim_that_comes_twice_keeps_its_number():
    found = versions("Crews ate well. It rained. Crews ate well.", "Crews ate well. It rained.")
    assert [c.change for c in found.changes] == ["kept", "kept", "removed"]


def test_removed_claims_stand_where_they_stood():
    found = versions(OLD, OLD.replace("He resigned on Monday. ", ""))
    assert [c.change for c in found.changes] == ["kept", "kept", "removed", "kept", "kept"]


def test_words_outside_all_claims_count():
    old, new = ("By Ann Berg\n\n* * *\n\nCrews ate well.\n", "By Ann Berg\n\nCrews ate well.\n")
    assert not versions(old, new).outside
    case = find_case("kelly-guatemala-2017")
    same = compare_versions(case.readout, case.readout)
    assert (same.outside, same.is_edited) == (0, False)


RISING = [
    ({}, set()),
    ({0: 0, 1: 1}, {0, 1}),
    ({0: 2, 1: 0, 2: 1}, {0, 1}),
    ({0: 0, 1: 5, 2: 1, 3: 2, 4: 9}, {0, 1, 2, 9}),
]


@pytest.mark.parametrize(("partners", "kept"), RISING)
def test_the_longest_run_in_order_was_not_moved(partners, kept):
    assert longest_rising(partners) == kept


SENTENCES = ["Crews ate well.", "Nobody was hurt.", "The port held 40 ships.", "A crane fell."]
TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=25, deadline=None)  # each parses two texts
@given(TEXTS, TEXTS)
def test_every_claim_of_both_versions_stands_there_once(old, new):
    found = versions(old, new)
    before = sorted(c.old.start for c in found.changes if c.old)
    after = [c.new.start for c in found.changes if c.new]
    assert len(before) == old.count(".") == len(set(before))
    assert len(after) == new.count(".") == len(set(after))
    assert after == sorted(after)
    assert found.is_edited == (old != new)


def test_the_text_lights_what_was_changed():
    shown = render_text(versions(OLD, OLD.replace("40", "12").replace("Nobody was hurt.", "")))
    assert "Claims: 3 kept, 1 changed, 1 removed. Outside all claims 0 words changed." in shown
    assert "older      The port held [40] ships\nnewer      The port held [12] ships\n" in shown
    assert "kind       number (conflict): 40 ships / 12 ships" in shown
    assert "REMOVED\nolder      Nobody was hurt." in shown
    assert "No word changed: 5 claims kept." in render_text(versions(OLD, OLD))


def test_json_and_csv_hold_every_claim():
    found = versions(OLD, OLD.replace("40", "12") + "=1+1 makes two.\n")
    whole = json.loads(render_json(found))
    assert whole["counts"] == {"kept": 4, "moved": 0, "changed": 1, "added": 1, "removed": 0}
    assert whole["changes"][0]["old"]["text"] == "The port held 40 ships"
    _, *rows = csv.reader(io.StringIO(render_csv(found), newline=""))
    assert [row[0] for row in rows] == [c.change for c in found.changes]
    assert rows[-1][2].startswith("'=1+1")


def test_what_steers_a_terminal_is_shown():
    found = versions(OLD, OLD.replace("Nobody was hurt", "Nobody \x1b[31m was hurt at all"))
    assert "\x1b" not in render_text(found)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(OLD.replace("40", "12"), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_command_prints_or_writes(folder):
    call = CliRunner(catch_exceptions=False).invoke
    printed = call(main, ["versions", "old.txt", "new.txt", "--format", "json"])
    assert (printed.exit_code, printed.stderr) == (0, "")
    written = call(main, ["versions", "old.txt", "new.txt", "--out", "v.json"])
    assert (written.exit_code, written.stdout) == (0, "")
    assert (folder / "v.json").read_text("utf-8") == printed.stdout
    assert "CHANGED" in call(main, ["versions", "old.txt", "new.txt"]).stdout
    assert call(main, ["versions", "old.txt", "old.txt"]).stdout.endswith("5 claims kept.\n")


@pytest.mark.parametrize(
    "arguments", [("old.txt", "none.txt"), ("old.txt", "new.txt", "--out", "x/y")]
)
def test_what_cannot_be_used_is_one_sentence(folder, arguments):
    result = CliRunner(catch_exceptions=False).invoke(main, ["versions", *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
