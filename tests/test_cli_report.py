"""The commands on reports: what they print and write, and one sentence for what they cannot use."""

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from fakes import FakeEncoder, make_comparison

import compare.commands.report
import compare.encoder
from compare.cases import find_case
from compare.cli import main
from compare.commands.report import BINARY, BUNDLE, FORMATS, PAIRS
from compare.comparison import compare_documents
from compare.documents import Role
from compare.reading import read_document
from compare.reports.archive import Archive, bundle_id, default_folder
from compare.reports.bundle import make_bundle, read_bundle
from compare.reports.formats import FORMATS as FORMS
from compare.reports.making import make_report
from compare.reports.packing import pack, unpack
from compare.reports.types import Chosen
from compare.review.places import default_url, to_url
from compare.review.store import ReviewStore
from compare.review.types import Decision

ROOT = Path(__file__).parents[1]
ARTICLE = "The port held 40 ships, the mayor insisted. Two piers were “closed” by a storm.\n"
READOUT = "The port held 12 ships. One pier was closed by a storm, the office said.\n"
SOME_DAY = datetime(2031, 5, 3, 10, 5, tzinfo=UTC)
REPORT = ("report", "a.txt", "r.txt", "--nli", "none")
LOW = ("--contradiction", "0.05")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder with two texts in it; the user's own data lies elsewhere."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "a.txt").write_text(ARTICLE, "utf-8")
    (work / "r.txt").write_text(READOUT, "utf-8")
    (work / "new.txt").write_text(READOUT.replace("12 ships", "40 ships"), "utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.chdir(work)
    return work


@pytest.fixture
def call(folder, monkeypatch):
    """A function that calls the command with a fake encoder and no NLI model."""
    monkeypatch.setattr(compare.encoder, "load_encoder", lambda name: FakeEncoder())
    runner = CliRunner(catch_exceptions=False)
    return lambda *arguments, **options: runner.invoke(main, list(arguments), **options)


def compared():
    documents = (read_document(n, Role(r)) for n, r in (("a.txt", "article"), ("r.txt", "readout")))
    return compare_documents(*documents, encoder=FakeEncoder())


def rendered(form, chosen=Chosen.BOTH, reviews=None, **fields):
    return FORMS[form].render(make_report(compared(), reviews or {}, chosen=chosen, **fields))


def decide(where, *decisions):
    """Keep decisions on the first pairs; returns the reviews by pair."""
    store = ReviewStore.open(where, now=lambda: SOME_DAY)
    reviews = [
        store.decide(j.pair, "Ann", d, verdict=j.relation)
        for j, d in zip(compared().judgements, decisions, strict=False)
    ]
    store.close()
    return {r.pair: (r,) for r in reviews}


def saved_id(result):
    assert result.exit_code == 0
    return result.stderr.removeprefix("report saved as ").split(" ")[0]


# compare report


def test_the_options_are_those_of_the_library():
    assert set(FORMATS) == {*FORMS, BUNDLE}
    assert set(PAIRS) == {chosen.value for chosen in Chosen}


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in ("claimreview", *BINARY)])
def test_what_may_go_to_a_terminal_is_text(form):
    report = make_report(make_comparison(), {}, chosen=Chosen.ALL)
    text = FORMS[form].render(report).decode("utf-8")
    assert not {"\0", "\x1b"} & set(text)


@pytest.mark.parametrize("form", [f for f in FORMATS if f not in ("claimreview", BUNDLE)])
def test_every_format_is_printed_or_written_alike(call, folder, form):
    printed = call(*REPORT, "--format", form)
    written = call(*REPORT, "--out", f"x{FORMS[form].suffix}")
    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert (written.stdout, written.stderr, printed.stderr) == ("", "", "")
    assert (folder / f"x{FORMS[form].suffix}").read_bytes() == printed.stdout_bytes
    assert printed.stdout_bytes == rendered(form)


@pytest.mark.parametrize(
    ("name", "form"),
    [("x.HTM", "html"), ("x.ClaimReview.jsonld", "claimreview"), ("x.zip", BUNDLE)],
)
def test_the_end_of_the_name_chooses_the_format(name, form):
    assert compare.commands.report.choose_format(None, Path(name)) == form


def test_markdown_is_printed_unless_told_otherwise(call):
    assert call(*REPORT).stdout_bytes == rendered("md")


@pytest.mark.parametrize("pairs", PAIRS)
def test_the_pairs_can_be_chosen(call, folder, pairs):
    reviews = decide("mine.sqlite", Decision.CONFIRMED)
    given = ("--reviews", "mine.sqlite", "--pairs", pairs, "--format", "json")
    assert call(*REPORT, *given).stdout_bytes == rendered("json", Chosen(pairs), reviews)


def test_reviews_of_words_that_are_no_longer_a_pair_are_told(call, folder):
    decide(default_url(), *[Decision.CONFIRMED] * len(compared().judgements))
    report = call("report", "a.txt", "new.txt", "--pairs", "reviewed", "--out", "x.zip")
    assert (report.exit_code, report.stderr) == (0, "")
    told = call("reports", "show", "x.zip", "--part", "report.md").stdout
    assert "## Reviewed, and no longer a pair (1)" in told
    assert call("reports", "rerun", "x.zip", *FAKE).stdout.endswith("the same bytes\n")


def test_the_users_own_reviews_are_read_where_there_are_some(call, folder):
    assert call(*REPORT, "--pairs", "reviewed").stdout_bytes == rendered("md", Chosen.REVIEWED)
    reviews = decide(default_url(), Decision.REJECTED)
    result = call(*REPORT, "--pairs", "reviewed")
    assert result.stdout_bytes == rendered("md", Chosen.REVIEWED, reviews)
    assert "rejected" in result.stdout


def test_reading_makes_no_database(call, folder):
    assert call(*REPORT).exit_code == 0
    assert not Path(to_url(default_url()).database).parent.exists()
    assert sorted(p.name for p in folder.iterdir()) == ["a.txt", "new.txt", "r.txt"]


def test_claim_reviews_are_of_confirmed_pairs_alone(call, folder):
    none = call(*REPORT, "--out", "x.claimreview.jsonld")
    assert (none.exit_code, none.stdout) == (2, "")
    assert "confirm" in none.stderr
    decide(default_url(), Decision.CONFIRMED)
    one = call(*REPORT, "--out", "x.claimreview.jsonld")
    assert (one.exit_code, one.stderr) == (0, "")
    assert json.loads((folder / "x.claimreview.jsonld").read_bytes())


def test_a_case_brings_its_title_unless_one_is_given(call):
    case = find_case("kelly-guatemala-2017")
    given = ("report", "--case", case.name, "--format", "json")
    assert json.loads(call(*given).stdout)["title"] == case.title
    assert json.loads(call(*given, "--title", "Mine").stdout)["title"] == "Mine"


REFUSED = [
    (("report",), "no text was given"),
    (("report", "a.txt", "none.txt"), "there is no file 'none.txt'"),
    ((*REPORT, "--out", "x.pdf"), r"no format is known by the end of 'x\.pdf'"),
    ((*REPORT, "--out", "x"), "no format is known by the end of 'x': name one with --format"),
    ((*REPORT, "--out", "x.jsonld"), "or end the file's name in .*annotation.jsonld"),
    ((*REPORT, "--out", "none/x.html"), "there is no folder 'none'"),
    ((*REPORT, "--reviews", "none.sqlite"), "there is no database of reviews 'none.sqlite'"),
    ((*REPORT, "--reviews", "a.txt"), "'a.txt'"),
    ((*REPORT, "--reviews", "ftp://x"), "cannot be kept in 'ftp://'"),
    ((*REPORT, "--save", "--archive", "a.txt"), "'a.txt' cannot be made"),
    (("reports", "show", "none.zip"), "there is no file 'none.zip'"),
    (("reports", "show", "0000"), "there is no saved report '0000'"),
    (("reports", "show", "a.txt"), "a.txt cannot be used as a report bundle"),
    (("reports", "compare", "0000", "a.txt"), "there is no saved report '0000'"),
    (("reports", "list", "--archive", "a.txt"), "'a.txt' cannot be read"),
    (("reports", "rerun", "a.txt", "--out", "none/x.zip"), "there is no folder 'none'"),
    (("reports", "rerun", "r.txt"), "r.txt cannot be used as a report bundle"),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED)
def test_what_cannot_be_used_is_one_sentence(call, folder, arguments, message):
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("compare: ")
    assert re.search(message, result.stderr)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.parametrize("form", BINARY)
def test_bytes_do_not_go_to_a_terminal(folder, form):
    mine, terminal = os.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "compare", *REPORT, "--format", form],
        stdout=terminal,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )
    os.close(mine)
    os.close(terminal)
    said = f"compare: the format {form} is not text and would upset a terminal: give a file with"
    assert (done.returncode, done.stderr.decode()) == (2, f"{said} --out\n")


@pytest.mark.parametrize("form", BINARY)
def test_bytes_go_into_a_pipe(call, form):
    assert call(*REPORT, "--format", form).stdout_bytes.startswith(b"PK")


# Bundles and the archive


def test_a_bundle_holds_what_it_was_made_from(call, folder):
    reviews = decide(default_url(), Decision.CONFIRMED)
    assert call(*REPORT, "--out", "x.zip", "--title", "T").exit_code == 0
    data = (folder / "x.zip").read_bytes()
    assert data == make_bundle(compared(), reviews, chosen=Chosen.BOTH, title="T")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.read("article.txt").decode() == ARTICLE
        assert "confirmed" in archive.read("decisions.json").decode()


def test_saving_alone_prints_nothing(call):
    result = call(*REPORT, "--save")
    assert (result.exit_code, result.stdout) == (0, "")
    (kept,) = Archive(default_folder()).saved()
    assert result.stderr == f"report saved as {kept.id} in {kept.path}\n"


def test_saving_comes_beside_printing_and_writing(call, folder):
    printed = call(*REPORT, "--save", "--format", "json", "--archive", "here")
    assert printed.stdout_bytes == rendered("json")
    call(*REPORT, "--save", "--out", "x.zip", "--archive", "here")
    (kept,) = Archive(folder / "here").saved()
    assert kept.path.read_bytes() == (folder / "x.zip").read_bytes()


def test_saved_reports_are_listed(call):
    nothing = call("reports", "list")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert nothing.stderr == f"no report is saved in {default_folder()}\n"
    first = saved_id(call(*REPORT, "--save", "--title", "First"))
    listed = call("reports", "list")
    assert (listed.exit_code, listed.stderr) == (0, "")
    assert listed.stdout.startswith(f"{first}  ")
    assert "  First: a.txt / r.txt; " in listed.stdout


def test_a_saved_report_is_shown_and_its_parts_taken_out(call, folder):
    decide(default_url(), Decision.CONFIRMED)
    name = saved_id(call(*REPORT, "--save", "--title", "Ships", *LOW))
    shown = call("reports", "show", name[:6])
    assert (shown.exit_code, shown.stderr) == (0, "")
    assert shown.stdout.startswith("Ships\n\narticle    a.txt; 80 characters; SHA-256")
    assert "review     Ann: confirmed" in shown.stdout
    part = call("reports", "show", name, "--part", "article.txt")
    assert part.stdout == ARTICLE
    call("reports", "show", name, "--part", "report.html", "--out", "x.html")
    assert (folder / "x.html").read_bytes().lstrip().startswith(b"<!doctype html>")
    none = call("reports", "show", name, "--part", "../x")
    assert (none.exit_code, none.stdout) == (2, "")
    assert "has no part '../x': give article.txt" in none.stderr


def test_two_saved_reports_are_compared(call):
    before = saved_id(call(*REPORT, "--save"))
    after = saved_id(call("report", "a.txt", "new.txt", "--save"))
    same = call("reports", "compare", before, before)
    assert same.exit_code == 0
    assert same.stdout.startswith("Pairs: 0 appeared, 0 vanished, 0 judged in another way, ")
    changed = call("reports", "compare", before, after)
    assert "readout: text (SHA-256)" in changed.stdout
    assert "1 appeared" in changed.stdout
    assert "1 vanished" in changed.stdout


FAKE = ("--encoder", "fake-encoder")


def test_a_bundle_made_anew_is_the_same_to_the_byte(call, folder):
    decide(default_url(), Decision.CONFIRMED, Decision.REJECTED)
    call(*REPORT, "--out", "x.zip", "--partners", "1", *LOW)
    ReviewStore.open(default_url()).decide(
        compared().judgements[0].pair, "Bob", Decision.UNSURE, verdict=None
    )
    result = call("reports", "rerun", "x.zip", *FAKE, "--out", "y.zip")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "x.zip: compared anew, the same bytes\n"
    assert (folder / "y.zip").read_bytes() == (folder / "x.zip").read_bytes()


def test_a_saved_report_is_made_anew_by_its_id(call):
    name = saved_id(call(*REPORT, "--save"))
    result = call("reports", "rerun", name, *FAKE)
    assert (result.exit_code, result.stdout) == (0, f"{name}: compared anew, the same bytes\n")


def test_another_version_is_told_with_exit_code_1(call, folder, monkeypatch):
    call(*REPORT, "--out", "x.zip")
    monkeypatch.setattr("compare.reports.bundle.__version__", "9.9")
    result = call("reports", "rerun", "x.zip", *FAKE, "--out", "y.zip")
    assert (result.exit_code, result.stderr) == (1, "")
    assert "x.zip: compared anew, 1 part not the same: manifest.json" in result.stdout
    assert f"version: {compare.__version__}, then 9.9" in result.stdout
    assert read_bundle((folder / "y.zip").read_bytes(), "y").manifest.version == "9.9"


def with_models(path, **models):
    parts = unpack(path.read_bytes(), "x")
    manifest = json.loads(parts["manifest.json"])
    manifest["models"] |= models
    path.write_bytes(pack({**parts, "manifest.json": json.dumps(manifest).encode()}))


@pytest.mark.parametrize(
    ("models", "given", "message"),
    [
        ({}, (), "the model 'fake-encoder', which does not come along: name it with --encoder"),
        ({"encoder": "evil/model"}, (), "the model 'evil/model', which does not come along"),
        ({"nli": "../model"}, FAKE, "the model '../model', which does not come along: .* --nli"),
        ({"nli": "x" * 999}, FAKE, "the model 'x{79}, which"),
    ],
)
def test_a_bundle_names_no_model_to_load(call, folder, monkeypatch, models, given, message):
    call(*REPORT, "--out", "x.zip")
    with_models(folder / "x.zip", **models)
    loaded = []
    monkeypatch.setattr(compare.encoder, "load_encoder", loaded.append)
    monkeypatch.setattr("compare.nli.load_nli", loaded.append)
    result = call("reports", "rerun", "x.zip", *given)
    assert (result.exit_code, result.stdout, loaded) == (2, "", [])
    assert re.search(message, result.stderr)


def test_the_models_on_board_are_used_without_being_named(call, folder, monkeypatch):
    call(*REPORT, "--out", "x.zip")
    with_models(folder / "x.zip", encoder="all-MiniLM-L6-v2", nli="built-in (0123456789ab)")
    loaded = []

    def load(name):
        loaded.append(name)
        return FakeEncoder() if len(loaded) == 1 else None

    monkeypatch.setattr(compare.encoder, "load_encoder", load)
    monkeypatch.setattr("compare.nli.load_nli", load)
    result = call("reports", "rerun", "x.zip")
    assert loaded == ["all-MiniLM-L6-v2", "built-in"]
    assert result.exit_code == 1
    assert "models: encoder: all-MiniLM-L6-v2, then fake-encoder" in result.stdout


@pytest.mark.parametrize(
    "arguments", [["report", "-h"], ["reports", "-h"], ["reports", "rerun", "-h"]]
)
def test_help_imports_no_model(arguments):
    code = (
        "import sys\n"
        "from compare.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: code = end.code\n"
        "heavy = {'torch', 'spacy', 'numpy', 'docx', 'pydantic', 'sqlalchemy'} & set(sys.modules)\n"
        "print(code, sorted(heavy), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout.startswith(b"Usage: ")
    assert done.stderr == b"0 []\n"


@pytest.mark.model
def test_the_real_case_is_made_anew_to_the_byte(folder):
    runner = CliRunner(catch_exceptions=False)
    made = runner.invoke(main, ["report", "--case", "kelly-guatemala-2017", "--out", "x.zip"])
    assert (made.exit_code, made.stderr) == (0, "")
    again = runner.invoke(main, ["reports", "rerun", "x.zip", "--out", "y.zip"])
    assert (again.exit_code, again.stderr) == (0, "")
    data = (folder / "x.zip").read_bytes()
    assert (folder / "y.zip").read_bytes() == data
    assert again.stdout == "x.zip: compared anew, the same bytes\n"
    sums = read_bundle(data, "x.zip").manifest.weights
    assert any(name.startswith("encoder: ") for name in sums)
    assert len(bundle_id(data)) == 12
