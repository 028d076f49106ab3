"""The command line: what it prints and writes, and one sentence for whatever it cannot use."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from fakes import FakeEncoder

import compare.commands.run
import compare.encoder
import compare.judging
import compare.loading
from compare.cases import CORPUS, find_case, list_cases
from compare.cli import main
from compare.commands.run import SUFFIXES
from compare.comparison import Settings, compare_documents
from compare.documents import Role
from compare.reading import read_document
from compare.serialize import to_json

ROOT = Path(__file__).parents[1]
ARTICLE = "The port held 40 ships, the mayor insisted. Two piers were “closed” by a storm.\n"
READOUT = "The port held 12 ships. One pier was closed by a storm, the office said.\n"
FILES = {
    "a.txt": ARTICLE.encode(),
    "r.txt": READOUT.encode(),
    "copy.txt": ARTICLE.encode() + b"\r\n",
    "empty.txt": b"",
    "blank.txt": "\ufeff \n\u200b".encode(),
    "image.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "noise.txt": bytes(range(256)),
    "mixed.txt": ARTICLE.encode() + ARTICLE.encode("cp1252"),
    "question.txt": b"Who counted the ships?\n",
    "old.html": b"old",
}


NO_NLI = ("--nli", "none")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The working folder, with FILES and an empty folder in it."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(folder, monkeypatch):
    """A function that calls the command with a fake encoder and no NLI model."""
    monkeypatch.setattr(compare.encoder, "load_encoder", lambda name: FakeEncoder())
    runner = CliRunner(catch_exceptions=False)

    def call(*arguments, **options):
        compares = arguments[:1] in (("run",), ("evaluate",))
        return runner.invoke(main, [*arguments, *(NO_NLI if compares else ())], **options)

    return call


def files(folder):
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


def compared(**published):
    documents = (
        read_document(name, Role(role), published=published.get(role))
        for name, role in (("a.txt", "article"), ("r.txt", "readout"))
    )
    return compare_documents(*documents, encoder=FakeEncoder())


# What it prints and writes.


def test_json_is_one_object_and_nothing_else(call):
    result = call("run", "a.txt", "r.txt", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == to_json(compared())
    assert set(json.loads(result.stdout)) >= {"claims", "pairs", "article_only", "readout_only"}


STARTS = {"text": "", "json": "{", "html": "<!doctype html>", "md": "#", "csv": ""}


@pytest.mark.parametrize("form", STARTS)
def test_every_format_is_printed_or_written_alike(call, folder, form):
    printed = call("run", "a.txt", "r.txt", "--format", form)
    written = call("run", "a.txt", "r.txt", "--format", form, "--out", "result")
    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert (written.stdout, written.stderr) == ("", "")
    assert (folder / "result").read_bytes() == printed.stdout_bytes
    assert printed.stdout.lower().startswith(STARTS[form])
    assert "40" in printed.stdout


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".JSON", ".other", ""])
def test_the_suffix_of_the_file_chooses_the_format(call, folder, suffix):
    form = SUFFIXES.get(suffix.lower(), "text")
    call("run", "a.txt", "r.txt", "--out", f"result{suffix}")
    printed = call("run", "a.txt", "r.txt", "--format", form)
    assert (folder / f"result{suffix}").read_bytes() == printed.stdout_bytes


def test_a_named_format_goes_before_the_suffix(call, folder):
    call("run", "a.txt", "r.txt", "--format", "json", "--out", "result.html")
    assert (folder / "result.html").read_text("utf-8") == to_json(compared())


def test_a_report_is_written_beside_what_is_printed(call, folder):
    result = call("run", "a.txt", "r.txt", "--report", "report.html")
    assert (result.exit_code, result.stderr) == (0, "report written to report.html\n")
    assert result.stdout == call("run", "a.txt", "r.txt").stdout
    html = call("run", "a.txt", "r.txt", "--format", "html").stdout
    assert (folder / "report.html").read_text("utf-8") == html


def test_an_old_file_is_replaced_whole(call, folder):
    assert call("run", "a.txt", "r.txt", "--out", "old.html").exit_code == 0
    assert (folder / "old.html").read_text("utf-8").rstrip().endswith("</html>")
    assert set(files(folder)) == set(FILES)


@pytest.mark.parametrize("failing", ["text", "html"])
def test_when_rendering_fails_nothing_is_written(call, folder, monkeypatch, failing):
    def render(comparison, form):
        if form == failing:
            raise RuntimeError("no ink")
        return "a rendering"

    monkeypatch.setattr(compare.commands.run, "render", render)
    with pytest.raises(RuntimeError, match="no ink"):
        call("run", "a.txt", "r.txt", "--format", "text", "--out", "new", "--report", "old.html")
    assert files(folder) == FILES


def test_thresholds_reach_the_settings(call):
    options = ("--min-affinity", "0.3", "--partners", "2", "--contradiction", "0.75")
    result = call("run", "a.txt", "r.txt", "--format", "json", *options)
    settings = Settings(min_affinity=0.3, partners=2, contradiction=0.75)
    assert json.loads(result.stdout)["settings"] == {
        name: getattr(settings, name) for name in Settings.__slots__
    }


def test_days_of_publication_can_be_given(call):
    days = ("--article-date", "2031-05-03", "--readout-date", "2031-05-04")
    result = call("run", "a.txt", "r.txt", "--format", "json", *days)
    assert result.stdout == to_json(compared(article=date(2031, 5, 3), readout=date(2031, 5, 4)))


def test_a_case_brings_its_dates_unless_one_is_given(call):
    name, day = "prison-riot", "2031-05-03"
    result = call("run", "--case", name, "--readout-date", day, "--format", "json")
    got = json.loads(result.stdout)["documents"]
    case = find_case(name)
    assert got["article"]["published"] == case.article.published.isoformat()
    assert (got["readout"]["published"], got["readout"]["sha256"]) == (day, case.readout.sha256)


def test_a_page_is_cut_and_says_where(call):
    page = CORPUS / "kelly-guatemala-2017" / "page.txt"
    result = call("run", str(page), "--format", "json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["pairs"]
    notes = result.stderr.splitlines()
    assert notes and all(note.startswith("compare: ") for note in notes)


def test_a_text_may_come_from_standard_input(call):
    result = call("run", "-", "r.txt", "--format", "json", input=ARTICLE)
    assert json.loads(result.stdout)["documents"]["article"]["name"] == "standard input"


def test_an_evaluation_is_printed(call, folder):
    case = folder / "cases" / "port"
    case.mkdir(parents=True)
    for name in ("article", "readout"):
        (case / f"{name}.txt").write_bytes(FILES[f"{name[0]}.txt"])
    (case / "case.toml").write_text('title = "Port"', "utf-8")
    row = {"article": "The port held 40 ships", "readout": "The port held 12 ships"}
    row |= {"relation": "framing", "kind": "other"}
    (case / "gold.jsonl").write_text(json.dumps(row), "utf-8")
    result = call("evaluate", "cases", "--contradiction", "0")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 annotated cases" in result.stdout
    assert "framing (other) reported as contradiction" in result.stdout
    short = call("evaluate", "cases", "--contradiction", "0", "--no-misses").stdout
    assert result.stdout.startswith(short)
    assert "reported as" not in short


# What it cannot use.

# (arguments, what the one sentence says)
UNUSABLE = [
    (["run"], "no text was given: give an article and a readout, one page, or --case NAME"),
    (["run", "none.txt", "r.txt"], "there is no file 'none.txt': check the path"),
    (["run", "a.txt", "none.txt"], "there is no file 'none.txt': check the path"),
    (["run", "none.txt"], "there is no file 'none.txt': check the path"),
    (["run", "a.txt", "x" * 300], "cannot be read"),
    (["run", "empty.txt", "r.txt"], "empty.txt is empty or holds only blanks: give a file"),
    (["run", "a.txt", "blank.txt"], "blank.txt is empty or holds only blanks: give a file"),
    (["run", "image.png", "r.txt"], "image.png is a picture, which cannot be read: save"),
    (["run", "a.txt", "noise.txt"], "noise.txt is "),
    (["run", "mixed.txt", "r.txt"], "mixed.txt mixes UTF-8 with another encoding (byte 0x93 in"),
    (["run", "a.txt", "a.txt"], "a.txt was given twice: give the article first"),
    (["run", "a.txt", "copy.txt"], "a.txt and copy.txt hold the same text: give the article"),
    (["run", "a.txt", "question.txt"], "no claim was found in the readout 'question.txt': give"),
    (["run", "folder", "r.txt"], "folder is a folder: give a file in it"),
    (["run", "a.txt", "folder"], "folder is a folder: give a file in it"),
    (["run", "folder"], "the folder folder needs one file article.* (found: none): put it there"),
    (["run", "a.txt"], "a.txt does not show where an article and an official account part: give"),
    (["run", "--case", "prison-roit"], "there is no case 'prison-roit': did you mean prison-riot?"),
    (["run", "--case", "zzz"], "there is no case 'zzz': choose from boat-seizure, "),
    (["run", "--case", ""], "there is no case '': choose from boat-seizure, "),
    (["run", "--case", "../corpus"], "'../corpus' is a path and no name of a case: choose from"),
    (["run", "--case", "prison-riot", "a.txt", "r.txt"],
     "--case prison-riot and the file 'a.txt' were both given: give one"),
    (["run", "--case", "prison-riot", ""], "--case prison-riot and the file '' were both given"),
    (["run", "a.txt", "r.txt", "--out", "none/x.txt"],
     "'none/x.txt' cannot be written, for there is no folder 'none': make it first"),
    (["run", "a.txt", "r.txt", "--out", "folder"], "'folder' is a folder: give the name of a"),
    (["run", "a.txt", "r.txt", "--report", "none/x.html"], "there is no folder 'none': make it"),
    (["run", "a.txt", "r.txt", "--report", "."], "'.' is a folder: give the name of a file in it"),
    (["run", "x" * 300 + "/article.txt", "r.txt"], "cannot be read"),
    (["evaluate", "x" * 300], "there is no folder of cases 'xxx"),
    (["evaluate", "none"], "there is no folder of cases 'none': check the path"),
    (["evaluate", "a.txt"], "there is no folder of cases 'a.txt': check the path"),
    (["evaluate", "folder"], "folder holds no annotated case: each needs a gold.jsonl"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "says"), UNUSABLE)
def test_unusable_input_gets_one_sentence(call, folder, arguments, says):
    result = call(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("compare: ")
    assert result.stderr.count("\n") == 1 and result.stderr.endswith("\n")
    assert says in result.stderr
    assert files(folder) == FILES


def test_every_case_is_proposed_where_none_is_near(call):
    assert ", ".join(list_cases()) in call("run", "--case", "zzz").stderr


def test_a_target_is_refused_before_any_work(call, monkeypatch):
    def load(name):
        raise AssertionError("a model was loaded")

    monkeypatch.setattr(compare.encoder, "load_encoder", load)
    assert call("run", "a.txt", "r.txt", "--out", "none/x").exit_code == 2
    assert call("run", "a.txt", "none.txt").exit_code == 2


USAGE = [
    ([], "Commands:"),
    (["walk"], "No such command 'walk'"),
    (["run", "a.txt", "r.txt", "a.txt"], "unexpected extra argument"),
    (["run", "a.txt", "r.txt", "--partners", "0"], "'--partners': 0 is not in the range"),
    (["run", "a.txt", "r.txt", "--partners", "two"], "'two' is not a valid int"),
    (["run", "a.txt", "r.txt", "--contradiction", "1.5"], "1.5 is not in the range"),
    (["run", "a.txt", "r.txt", "--contradiction", "nan"], "nan is no number to compare with"),
    (["run", "a.txt", "r.txt", "--min-affinity", "nan"], "nan is no number to compare with"),
    (["run", "a.txt", "r.txt", "--min-affinity", "-inf"], "-inf is no number to compare with"),
    (["run", "a.txt", "r.txt", "--format", "pdf"], "'pdf' is not one of 'text', 'json'"),
    (["run", "a.txt", "r.txt", "--article-date", "May"], "'May' does not match the format"),
    (["run", "a.txt", "r.txt", "--silent"], "No such option"),
    (["evaluate"], "Missing argument 'CASES'"),
]


@pytest.mark.parametrize(("arguments", "says"), USAGE)
def test_wrong_usage_is_explained(call, folder, arguments, says):
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert files(folder) == FILES


@pytest.mark.model
@pytest.mark.parametrize("option", ["--encoder", "--nli"])
@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("no-such/model", "it is not on the disk, and no model hub can be reached"),
        ("nosuchmodel", "it is not on the disk, and no model hub can be reached"),
        ("./none", "there is no such folder"),
        ("", "there is no such folder"),
        ("folder", "nrecognized model"),
        ("a.txt", "a.txt is a file, not a directory"),
    ],
)
def test_an_unknown_model_gets_one_sentence(folder, monkeypatch, option, name, reason):
    monkeypatch.setattr(compare.loading, "hub_answers", lambda: False)
    result = CliRunner(catch_exceptions=False).invoke(main, ["run", "a.txt", "r.txt", option, name])
    assert (result.exit_code, result.stdout) == (2, "")
    kind = {"--encoder": "encoder", "--nli": "NLI model"}[option]
    assert result.stderr.startswith(f"compare: the {kind} {name!r} could not be loaded (")
    assert reason in result.stderr
    assert result.stderr.count("\n") == 1


# In a process of its own.


def python(code, *arguments, **options):
    command = [sys.executable, "-c", code, *arguments]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
    environment |= options.pop("env", {})
    return subprocess.run(command, capture_output=True, env=environment, timeout=120, **options)


WITH_FAKE = (
    "import compare.encoder, fakes\n"
    "compare.encoder.load_encoder = lambda name: fakes.FakeEncoder()\n"
    "from compare.cli import main\n"
    "main()"
)
HEAVY = ("torch", "spacy", "sentence_transformers", "transformers", "numpy", "sklearn", "rich")


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["evaluate", "-h"]])
def test_help_imports_no_model(arguments):
    code = (
        "import sys, time; start = time.process_time()\n"
        "from compare.cli import main\n"
        "try: main()\n"
        "except SystemExit as end: code = end.code\n"
        f"heavy = [name for name in {HEAVY} if name in sys.modules]\n"
        "print(code, heavy, time.process_time() - start < 2, file=sys.stderr)"
    )
    done = python(code, *arguments)
    assert done.stdout.startswith(b"Usage: ")
    assert done.stderr == b"0 [] True\n"


@pytest.mark.model
def test_a_comparison_runs_without_torch():
    """Importing it would take a third of the time of a run."""
    code = (
        "import sys\n"
        "from compare.cli import main\n"
        "try: main()\n"
        "finally: print([m for m in HEAVY if m in sys.modules], file=sys.stderr)"
    )
    code = "HEAVY = ('torch', 'transformers')\n" + code
    done = python(code, "run", "--case", "kelly-guatemala-2017")
    assert done.returncode == 0
    assert done.stderr == b"[]\n"


def test_the_version_is_printed():
    done = python("from compare.cli import main; main()", "--version")
    assert done.stdout == f"compare, version {compare.__version__}\n".encode()


def test_output_is_utf_8_under_any_locale(call, folder):
    narrow = python(
        WITH_FAKE, "run", "a.txt", "r.txt", *NO_NLI,
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )  # fmt: skip
    assert (narrow.returncode, narrow.stderr) == (0, b"")
    assert narrow.stdout == call("run", "a.txt", "r.txt").stdout_bytes
    assert "“closed”".encode() in narrow.stdout


def test_a_file_name_that_is_no_utf_8_is_shown_all_the_same(call, folder):
    odd = b"odd-\xff.txt"
    Path(os.fsdecode(odd)).write_bytes(FILES["a.txt"])
    done = python(WITH_FAKE, "run", odd, "r.txt", "--format", "json", *NO_NLI)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["documents"]["article"]["name"] == "odd-\udcff.txt"
    result = call("run", os.fsdecode(odd), os.fsdecode(odd))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "was given twice" in result.stderr


@pytest.mark.parametrize("arguments", [["--help"], ["run", "a.txt", "r.txt", *NO_NLI]])
def test_a_reader_that_leaves_early_is_no_error_to_trace(folder, arguments):
    reading, writing = os.pipe()
    os.close(reading)  # as when "| head" has seen enough
    try:
        environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}
        done = subprocess.run(
            [sys.executable, "-c", WITH_FAKE, *arguments],
            stdout=writing,
            stderr=subprocess.PIPE,
            env=environment,
            timeout=120,
        )
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.model
@pytest.mark.parametrize("option", ["--encoder", "--nli"])
def test_offline_an_unknown_model_is_refused_by_the_program_itself(folder, option):
    done = python(
        "from compare.cli import main; main()", "run", "a.txt", "r.txt", option, "no-such/model",
        env={"HF_HUB_OFFLINE": "1"},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"'no-such/model' could not be loaded (it is not on the disk, and no model hub" in (
        done.stderr
    )


@pytest.mark.model
@pytest.mark.parametrize(("options", "name"), [([], "built-in"), (["--nli", "none"], "none")])
def test_the_nli_model_on_board_judges_unless_another_is_named(folder, options, name):
    done = CliRunner(catch_exceptions=False).invoke(
        main, ["run", "a.txt", "r.txt", "--format", "json", *options]
    )
    got = json.loads(done.stdout)
    assert (done.exit_code, got["models"]["nli"].split()[0]) == (0, name)
    assert all(bool(pair["nli"]) == (name != "none") for pair in got["pairs"])
