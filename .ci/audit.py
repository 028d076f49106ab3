"""Ask whether a locked package has a known vulnerability, and say so where nobody can be asked.

Exit code 1 means that one was found. Where the advisory data is out of reach the sentence says
that nothing was audited; pip-audit itself calls that "no known vulnerabilities found".
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SERVICES = ("pypi", "osv")
SECONDS = 300  # for one service to answer for all packages
NOT_MADE = "audit: NOT MADE"

Report = dict[str, Any]


def main() -> int:
    """Audit the lock with the first service that knows any of its packages."""
    with tempfile.TemporaryDirectory() as folder:
        pip_audit = _installed(Path(folder))
        report = next(filter(_knows_some, (_ask(pip_audit, s) for s in SERVICES)), None)
    code, sentences = judge(report)
    print("\n".join(sentences))  # noqa: T201 - a step of CI
    return code


def judge(report: Report | None) -> tuple[int, list[str]]:
    """Exit code and sentences for pip-audit's report; None where no service answered."""
    if report is None:
        return 0, [
            f"{NOT_MADE}: no advisory data could be reached, so nothing is known about "
            "vulnerabilities in the locked packages; run it where the network allows"
        ]
    packages = report["dependencies"]
    skipped = [p["name"] for p in packages if "skip_reason" in p]
    found = [
        f"audit: {p['name']} {p['version']}: {v['id']}, mended in "
        f"{', '.join(v['fix_versions']) or 'no version yet'}"
        for p in packages
        for v in p.get("vulns", ())
    ]
    left_out = f"; not known to the service: {', '.join(skipped)}" if skipped else ""
    asked = len(packages) - len(skipped)
    counted = f"{len(found) or 'no'} known vulnerabilities in {asked} of {len(packages)} packages"
    return int(bool(found)), [*found, f"audit: {counted}{left_out}"]


def _knows_some(report: Report | None) -> bool:
    return report is not None and any("skip_reason" not in p for p in report["dependencies"])


def _ask(pip_audit: Path, service: str) -> Report | None:
    command = (
        *(str(pip_audit), "--vulnerability-service", service, "--requirement", "requirements.lock"),
        *("--require-hashes", "--disable-pip", "--format", "json", "--progress-spinner", "off"),
    )
    try:
        done = subprocess.run(  # noqa: S603 - our own arguments
            command, cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False
        )
        return json.loads(done.stdout)
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None


def _installed(folder: Path) -> Path:
    """pip-audit in an environment of its own."""
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)  # noqa: S603
    tools = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(tools / "pip"), "install", "--quiet", "--disable-pip-version-check")
    subprocess.run([*pip, "-r", str(ROOT / ".ci/tools.txt")], check=True)  # noqa: S603
    return tools / "pip-audit"


if __name__ == "__main__":
    sys.exit(main())
