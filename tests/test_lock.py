"""The lock names every requirement with hashes, and nothing about where it was made."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", re.MULTILINE)
LOCK = (ROOT / "requirements.lock").read_text("utf-8")


def pins(text):
    """Version by normalised name (PEP 503)."""
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in PIN.findall(text)}


def test_every_requirement_is_locked_at_its_version():
    wanted = pins((ROOT / "requirements.txt").read_text("utf-8"))
    locked = pins(LOCK)
    assert wanted["torch"] + "+cpu" == locked["torch"]  # the other build is gigabytes larger
    different = {
        name: (version, locked.get(name))
        for name, version in wanted.items()
        if name != "torch" and locked.get(name) != version
    }
    assert not different, "run 'make lock' and commit requirements.lock"


def test_every_line_is_a_pin_or_a_hash():
    _, *lines = LOCK.splitlines()
    pin, digest = r"[a-z0-9-]+==\S+ \\", r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    assert not [line for line in lines if not re.fullmatch(f"{pin}|{digest}", line)]
    starts = [line for line in lines if not line.startswith(" ")]
    ends = [line for line in lines if not line.endswith("\\")]
    assert len(starts) == len(ends) == len(pins(LOCK))


@pytest.fixture(scope="module")
def audit():
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FINE = {"name": "a", "version": "1", "vulns": []}
BAD = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
WORSE = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}
JUDGED = [
    ([FINE, FINE], 0, ["audit: no known vulnerabilities in 2 of 2 packages"]),
    (
        [FINE, UNKNOWN],
        0,
        ["audit: no known vulnerabilities in 1 of 2 packages; not known to the service: c"],
    ),
    (
        [FINE, BAD],
        1,
        ["audit: b 2: PYSEC-1, mended in 3", "audit: 1 known vulnerabilities in 2 of 2 packages"],
    ),
    (
        [WORSE],
        1,
        [
            "audit: b 2: PYSEC-1, mended in no version yet",
            "audit: 1 known vulnerabilities in 1 of 1 packages",
        ],
    ),
]


@pytest.mark.parametrize(("packages", "code", "sentences"), JUDGED)
def test_what_an_audit_found_is_said(audit, packages, code, sentences):
    assert audit.judge({"dependencies": packages}) == (code, sentences)


@pytest.mark.parametrize("answers", [(None, None), ([UNKNOWN], None), ([UNKNOWN], [UNKNOWN])])
def test_an_audit_that_nobody_answers_says_that_it_was_not_made(
    audit, monkeypatch, capsys, answers
):
    """pip-audit reports packages that it could not look up as free of vulnerabilities."""
    told = iter([packages and {"dependencies": packages} for packages in answers])
    monkeypatch.setattr(audit, "_installed", lambda folder: folder)
    monkeypatch.setattr(audit, "_ask", lambda *_: next(told))
    assert audit.main() == 0
    assert capsys.readouterr().out.startswith("audit: NOT MADE: no advisory data could be reached")
