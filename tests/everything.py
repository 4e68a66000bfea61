"""All checks, one after another, and at the end what ran, what was left out and why, and how long it took.

``python -m tests.everything`` is ``make test``. The first step that fails is the last one that runs.
"""

import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_STEPS: Final[dict[str, Sequence[Sequence[str]]]] = {
    "style": (("ruff", "check", "."), ("ruff", "format", "--check", ".")),
    "types": (("mypy",),),
    "unit tests": (("pytest", "-q", "-m", "not broker"),),
    "tests on a broker": (("pytest", "-q", "-m", "broker"),),
}
"""Modules that are run, each with its arguments."""


@dataclass
class Step:
    """What came of a step."""

    name: str
    result: str = "not run, for the one before failed"
    seconds: float = 0.0
    left_out: Counter[str] = field(default_factory=Counter)
    """How many tests, by the reason."""


def report_of(path: Path) -> tuple[str, Counter[str]]:
    """What pytest's XML says: how the tests ended, and how many were left out, by the reason."""
    root = ET.parse(path).getroot()  # noqa: S314 - our own file
    suites = list(root.iter("testsuite"))
    bad = sum(int(suite.get(name, 0)) for suite in suites for name in ("failures", "errors"))
    skipped = Counter(each.get("message") or "no reason" for each in root.iter("skipped"))
    passed = sum(int(suite.get("tests", 0)) for suite in suites) - bad - skipped.total()
    return f"{passed} passed" + (f", {bad} failed" if bad else ""), skipped


def summary(steps: Sequence[Step]) -> str:
    """For the person who waited."""
    width = max(len(step.name) for step in steps)
    lines = [f"{step.name:<{width}}  {step.seconds:5.0f} s  {step.result}" for step in steps]
    left_out = sum((step.left_out for step in steps), Counter[str]())
    lines += ["", "left out:"] if left_out else ["", "nothing was left out"]
    lines += [f"{count:5}  {reason}" for reason, count in left_out.most_common()]
    total = sum(step.seconds for step in steps)
    return "\n".join([*lines, "", f"{total // 60:.0f} min {total % 60:.0f} s in all"])


def _run(step: Step, directory: Path) -> bool:
    """Run a step's commands; whether all is well."""
    begin = time.monotonic()
    step.result = "well"
    well = True
    for module, *arguments in _STEPS[step.name]:
        report = directory / f"{step.name}.xml"
        options = [f"--junitxml={report}"] if module == "pytest" else []
        well = subprocess.run([sys.executable, "-m", module, *arguments, *options], check=False).returncode == 0
        if report.exists():
            step.result, step.left_out = report_of(report)
        elif not well:
            step.result = f"{module} failed"
        if not well:
            break
    step.seconds = time.monotonic() - begin
    return well


def main() -> int:
    """Run everything; the exit status is 0 if all is well."""
    steps = [Step(name) for name in _STEPS]
    with tempfile.TemporaryDirectory(prefix="quotetape-tests-") as directory:
        well = all(_run(step, Path(directory)) for step in steps)
    sys.stdout.write(f"\n{summary(steps)}\n")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
