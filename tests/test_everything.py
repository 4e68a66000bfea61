"""What ``make test`` says at its end."""

from collections import Counter
from pathlib import Path

from tests.everything import Step, report_of, summary

_XML = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite errors="0" failures="1" skipped="2" tests="5">
<testcase name="a"/><testcase name="b"/><testcase name="c"><failure message="no">…</failure></testcase>
<testcase name="d"><skipped message="there is no promtool here">…</skipped></testcase>
<testcase name="e"><skipped message="there is no promtool here">…</skipped></testcase>
</testsuite></testsuites>
"""


def test_a_report_of_pytest(tmp_path: Path) -> None:
    path = tmp_path / "report.xml"
    path.write_text(_XML)
    assert report_of(path) == ("2 passed, 1 failed", Counter({"there is no promtool here": 2}))


def test_what_ran_what_was_left_out_and_why_and_how_long() -> None:
    steps = [
        Step("style", "well", 2.4),
        Step("unit", "5 passed", 61.2, Counter({"no promtool": 2, "no Kafka": 3})),
        Step("broker"),
    ]
    assert summary(steps).splitlines() == [
        "style       2 s  well",
        "unit       61 s  5 passed",
        "broker      0 s  not run, for the one before failed",
        "",
        "left out:",
        "    3  no Kafka",
        "    2  no promtool",
        "",
        "1 min 4 s in all",
    ]
