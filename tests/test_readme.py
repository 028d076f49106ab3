"""The README: its example runs, its commands exist, and its output is what the tool prints."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from compare.cli import main

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def test_every_command_and_option_named_exists():
    commands = set(re.findall(r"python -m compare (\w+)", README))
    assert commands == set(main.commands)
    known = {opt for c in main.commands.values() for p in c.params for opt in p.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    assert named <= known


@pytest.mark.model
def test_the_python_examples_run(capsys):
    one, many = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(one, "README.md", "exec"), {})
    assert "framing his agency would return deportees" in capsys.readouterr().out
    exec(compile(many, "README.md", "exec"), {})
    assert re.search(r"^drone-contract +[1-9]", capsys.readouterr().out, re.MULTILINE)


@pytest.mark.model
def test_the_output_shown_is_what_the_real_case_prints():
    printed = CliRunner().invoke(main, ["run", "--case", "kelly-guatemala-2017"]).stdout
    shown = README[README.index("    TWO ACCOUNTS") :].split("    ...\n")[0]
    lines = [line.removeprefix("    ").rstrip() for line in shown.rstrip("\n").split("\n")]
    assert [line.rstrip() for line in printed.splitlines()[: len(lines)]] == lines
