"""``compare batch``: arguments, exit codes, what it says and to whom."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from fakes import FakeEncoder
from small import bytes_of, lay_manifest

import compare.commands.batch
from compare.batch.running import available_cores, compare_here
from compare.cli import main
from compare.commands.batch import choose_runner, make_setup, progress_bar
from compare.comparison import Settings
from compare.errors import InputError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def call(monkeypatch, tmp_path):
    """A function that calls the command with a fake encoder in this process."""
    asked = []

    def setup(cache, **options):
        asked.append(options)
        return replace(make_setup(cache, **options), encoder=FakeEncoder())

    def here(workers, scheduler):
        asked.append(workers)
        return compare_here

    monkeypatch.setattr(compare.commands.batch, "make_setup", setup)
    monkeypatch.setattr(compare.commands.batch, "choose_runner", here)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    runner = CliRunner(catch_exceptions=False)

    def call(*arguments):
        result = runner.invoke(main, ["batch", *map(str, arguments)])
        result.asked = asked
        return result

    return call


def test_a_batch_writes_cases_and_tables(call, corpus, tmp_path):
    result = call(corpus, "--out", "out", "--workers", "3", "--contradiction", "0.5")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "3 compared; tables in out\n"
    assert set(bytes_of(tmp_path / "out")) == {
        *(f"{kind}/{name}.json" for kind in ("cases", "records") for name in NAMES),
        *(f"{t}.{s}" for t in ("pairs", "claims", "cases") for s in ("csv", "parquet")),
        "failures.csv",
    }
    found = json.loads((tmp_path / "out" / "cases" / "bridge.json").read_text("utf-8"))
    assert found["settings"]["contradiction"] == 0.5
    assert result.asked[1] == 3


NAMES = ("bridge", "harbour", "strike")


def test_what_is_known_is_not_compared_again(call, corpus, tmp_path):
    assert call(corpus, "--out", "a").stdout == "3 compared; tables in a\n"
    assert call(corpus, "--out", "b").stdout == "0 compared, 3 known before; tables in b\n"
    assert (tmp_path / "home" / "compare" / "cache-1.sqlite").is_file()
    assert call(corpus, "--out", "b", "--no-cache").stdout == "3 compared; tables in b\n"
    resumed = call(corpus, "--out", "b", "--no-cache", "--resume")
    assert resumed.stdout == "0 compared, 3 known before; tables in b\n"
    assert call(corpus, "--out", "c", "--cache", "mine").stdout == "3 compared; tables in c\n"
    assert (tmp_path / "mine" / "cache-1.sqlite").is_file()
    assert bytes_of(tmp_path / "a") == bytes_of(tmp_path / "c")


def test_a_bad_case_is_told_and_the_exit_code_says_so(call, corpus, tmp_path):
    rows = [
        {"id": "h", "article": "corpus/harbour/article.txt", "readout": "corpus/harbour/none"},
        {
            "id": "b",
            "article": "corpus/bridge/article.txt",
            "readout": "corpus/bridge/readout.txt",
        },
    ]
    result = call(lay_manifest(tmp_path / "m.csv", rows), "--out", "out")
    assert result.exit_code == 1
    assert result.stdout == "1 compared, 1 failed (see out/failures.csv); tables in out\n"
    assert result.stderr.startswith("compare: h: there is no file ")
    assert len(result.stderr.splitlines()) == 1


UNUSABLE = [
    (("none", "--out", "out"), "there is no file 'none'"),
    (("empty", "--out", "out"), "there is no case in 'empty'"),
    (("corpus", "--out", "file"), "the folder 'file' cannot be made"),
    (("corpus", "--out", "out", "--cache", "file"), "the cache 'file' cannot be made"),
]


@pytest.mark.parametrize(("arguments", "message"), UNUSABLE)
def test_unusable_arguments_are_one_sentence_and_exit_code_2(call, corpus, arguments, message):
    (corpus.parent / "empty").mkdir()
    (corpus.parent / "file").write_text("")
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"compare: {message}")
    assert len(result.stderr.splitlines()) == 1


def test_a_user_without_a_cache_folder_goes_on_without(call, corpus, tmp_path):
    (tmp_path / "home").write_text("")
    result = call(corpus, "--out", "out")
    assert result.exit_code == 0
    assert result.stderr.startswith("compare: going on without a cache, for the cache ")


def test_a_cluster_or_processes_compare():
    assert choose_runner(3, None).keywords == {"workers": 3}
    assert choose_runner(None, None).keywords == {"workers": available_cores()}
    assert choose_runner(None, "tcp://x:1").keywords == {"address": "tcp://x:1"}
    with pytest.raises(InputError, match="both given"):
        choose_runner(2, "tcp://x:1")


def test_options_become_a_setup():
    setup = make_setup(None, encoder="e", nli="none", partners=3, contradiction=None)
    assert (setup.encoder, setup.nli, setup.settings) == ("e", None, Settings(partners=3))
    assert make_setup(None, encoder="e", nli="n").nli == "n"


def test_a_terminal_sees_how_many_how_fast_and_the_time_left(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with progress_bar(4) as tell:
        tell(1, 4)
        tell(2, 4)
    shown = capsys.readouterr().err
    assert "2/4" in shown
    assert "cases a minute" in shown
    assert "left" in shown


@pytest.mark.model
def test_the_real_models_in_processes(corpus, tmp_path):
    runner = CliRunner(catch_exceptions=False)
    out = tmp_path / "out"
    arguments = ["batch", str(corpus), "--out", str(out), "--workers", "2", "--no-cache"]
    result = runner.invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (0, f"3 compared; tables in {out}\n")
    case = ["run", str(corpus / "harbour/article.txt"), str(corpus / "harbour/readout.txt")]
    single = json.loads(runner.invoke(main, [*case, "--format", "json"]).stdout)
    found = json.loads((out / "cases" / "harbour.json").read_text("utf-8"))
    assert found | {"documents": 0} == single | {"documents": 0}


@pytest.mark.model
def test_cases_known_before_need_no_parser_and_no_model(corpus, tmp_path):
    """Loading them would take several times as long as all the rest of a second run."""
    code = (
        "import sys\n"
        "from compare.cli import main\n"
        "try: main()\n"
        "finally: print([m for m in HEAVY if m in sys.modules])"
    )
    code = "HEAVY = ('spacy', 'onnxruntime', 'torch', 'transformers')\n" + code
    out = tmp_path / "out"
    options = ["--out", str(out), "--cache", str(tmp_path / "cache"), "--nli", "none"]
    command = [sys.executable, "-c", code, "batch", str(corpus), *options, "--workers", "1"]
    told = [
        subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for _ in range(2)
    ]
    assert told == [
        f"3 compared; tables in {out}\n[]\n",
        f"0 compared, 3 known before; tables in {out}\n[]\n",
    ]
