"""``quotetape extract``, run as a user runs it."""

import json
import os
import pty
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from streams import enrich
from tests.inputs.iptc.test_newsml import item
from tests.inputs.iptc.test_ninjs import V1, V3
from tests.inputs.pages.test_reading import ld, page
from tests.inputs.test_feeds import RSS

GOOD = {"id": "1", "body": "Nothing happened.", "published_at": "2024-05-06"}
ALSO_GOOD = {"id": "2", "title": "Shares of nothing"}


def extract(*arguments: str, text: str | bytes = b"") -> tuple[list[Any], list[Any], int]:
    """What comes out on standard output and standard error, parsed, and the exit status."""
    run = subprocess.run(
        [sys.executable, "-m", "streams.cli", "extract", *arguments],
        input=text.encode() if isinstance(text, str) else text,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return (
        [json.loads(line) for line in run.stdout.splitlines()],
        list(map(json.loads, run.stderr.splitlines())),
        run.returncode,
    )


def test_same_event_as_the_library() -> None:
    article = {**GOOD, "desk": "city"}
    [event], [warning], status = extract(text=json.dumps(article))
    assert (warning["field"], warning["outcome"], status) == ("desk", "enriched", 0)
    expected: Any = enrich(article, now=datetime.now(UTC))
    for measured in ("processed_at", "duration_ms"):
        assert event["processing"].pop(measured) is not None
        expected["processing"].pop(measured)
    assert event == expected


def test_bad_articles_are_told_and_the_rest_goes_on() -> None:
    lines = [json.dumps(GOOD), "no JSON", json.dumps({"id": "3"}), "", json.dumps(ALSO_GOOD)]
    events, problems, status = extract(text="\n".join(lines))
    assert [event["id"] for event in events] == ["1", "2"]
    assert [(each["line"], each["id"], each["stage"], each["reason"]) for each in problems] == [
        (2, None, "decode", "not_json"),
        (3, "3", "validate", "schema"),
    ]
    assert problems[1]["message"] == "/body: neither title nor body has text."
    assert status == 1


def test_a_mistyped_field_is_told_once_and_only_where_a_person_wrote_it(tmp_path: Path) -> None:
    line = json.dumps({"id": "1", "body": "b", "publised_at": "2024-05-06"})
    events, [warning], status = extract(text=f"{line}\n{line}")
    assert (len(events), status, warning["line"]) == (2, 0, 1)
    assert warning["warning"].endswith("did you mean 'published_at'?")
    converted = tmp_path / "ninjs.json"
    converted.write_text(json.dumps(V3))
    assert extract(str(converted))[1] == []


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        ({**GOOD, "status": "withheld"}, "withheld"),
        ({**GOOD, "status": "canceled"}, "canceled"),
        ({**GOOD, "embargoed_until": "2999-01-01T00:00:00Z"}, "embargoed"),
        ({"uri": "n-1", "type": "picture"}, "no_article"),
    ],
)
def test_what_is_skipped_says_why_for_machines_too(article: dict[str, str], reason: str) -> None:
    events, [told], status = extract("--format", "auto", text=json.dumps(article))
    assert (events, status) == ([], 0)
    assert (told["outcome"], told["reason"]) == ("skipped", reason)
    assert list(told) == ["id", "file", "line", "item", "outcome", "reason", "message"]


def test_withheld_article_is_skipped_and_says_so() -> None:
    events, [problem], status = extract(text=json.dumps({**GOOD, "status": "withheld"}))
    assert (events, status) == ([], 0)
    assert (problem["outcome"], problem["id"], problem["line"]) == ("skipped", "1", 1)
    assert "withheld" in problem["message"]


def test_files_and_standard_input_together(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<p>A <b>bold</b> move.</p>")
    events, problems, status = extract(str(page), "-", text=json.dumps([GOOD]))
    assert (problems, status) == ([], 0)
    assert [event["id"] for event in events] == ["page", "1"]
    assert events[0]["text"]["body"] == "A bold move."


def test_what_people_really_have(tmp_path: Path) -> None:
    files = {
        "saved.html": page(head=ld()),
        "wire.json": json.dumps(V3),
        "wires.jsonl": f"{json.dumps(V1)}\n{json.dumps({'uri': 'p', 'type': 'picture'})}\n",
        "item.xml": item(),
        "feed.xml": RSS,
        "note.txt": "Rain fell.",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    events, problems, status = extract(*(str(tmp_path / name) for name in files))
    ids = ["saved", "urn:example:1", "urn:example:1", "urn:example:1", "tag:example.com,2024:1", "note"]
    assert [event["id"] for event in events] == ids
    assert "Jane Roe" in {quote["speaker"]["name"] for quote in events[0]["quotes"]}
    assert [(each["outcome"], each["id"], each["line"]) for each in problems] == [("skipped", "p", 2)]
    assert status == 0


def test_what_is_not_read_is_one_line_that_says_what_to_do(tmp_path: Path) -> None:
    for name, data in (
        ("a.pdf", b"%PDF-1.7\n\xff\n\n"),
        ("b.md", b"# Rain\n\nIt fell.\n"),
        ("c", b"It fell.\nA lot.\n"),
    ):
        (tmp_path / name).write_bytes(data)
    events, problems, status = extract(*(str(tmp_path / name) for name in ("a.pdf", "b.md", "c")))
    assert (events, status) == ([], 1)
    assert [each["reason"] for each in problems] == ["wrong_format"] * 3
    assert [each["message"].split(",")[0] for each in problems] == [
        "This is a PDF document",
        "This is Markdown",
        "This is plain text",
    ]


def test_pages_from_standard_input_are_told_apart() -> None:
    ids = [extract(text=page(head=head))[0][0]["id"] for head in ("", ld(), "")]
    assert ids[0] == ids[2] != ids[1]


def test_the_format_can_be_said(tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text("# Rain\n\nIt fell.")
    [event], problems, _ = extract(str(tmp_path / "note.md"), "--format", "text")
    assert (event["text"]["length"], problems) == (16, [])
    [problem] = extract("--format", "feed", text=page())[1]
    assert problem["reason"] == "not_xml"
    run = subprocess.run(
        [sys.executable, "-m", "streams.cli", "extract", "--format", "word"], capture_output=True, check=False
    )
    assert run.returncode == 2


def test_all_faults_of_an_article_are_told_at_once() -> None:
    article = {"id": "1", "title": 7, "published_at": "yesterday", "tickers": "ACME"}
    [problem] = extract(text=json.dumps(article))[1]
    assert all(f"/{field}: " in problem["message"] for field in ("title", "published_at", "tickers"))


def told_in_a_terminal(*arguments: str, text: bytes = b"") -> tuple[list[str], int]:
    """The lines about articles that a person sees on standard error, and the exit status."""
    screen, stderr = pty.openpty()
    command = [sys.executable, "-m", "streams.cli", "extract", *arguments]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=stderr, env={**os.environ, "COLUMNS": "70"}
    ) as process:
        os.close(stderr)
        assert process.stdin is not None
        process.stdin.write(text)
        process.stdin.close()
        shown = b""
        while piece := _read(screen):
            shown += piece
        status = process.wait(timeout=60)
    os.close(screen)
    lines = re.sub(rb"\x1b\[[0-9;?]*[A-Za-z]", b"", shown).replace(b"\r", b"\n").decode().splitlines()
    return [line.rstrip() for line in lines if line.startswith(arguments[0])], status


def test_faults_do_not_stick_to_the_progress_bar(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"id": "{number}"}}\n' for number in range(5)))
    lines, status = told_in_a_terminal(str(path))
    why = "schema: /body: neither title nor body has text."
    assert lines == [f"{path}:{line}: {why}" for line in range(1, 6)]
    assert status == 1


def test_a_person_is_told_in_the_words_of_produce() -> None:
    lines = [
        b"no JSON",
        json.dumps({**GOOD, "publised_at": "now"}).encode(),
        json.dumps({**GOOD, "status": "withheld"}).encode(),
        b'{"uri": "p", "type": "picture"}',
    ]
    told, status = told_in_a_terminal("-", text=b"\n".join(lines[:3]))
    assert [line.split(": ")[:2] for line in told] == [
        ["-:1", "not_json"],
        ["-:2", "unknown field 'publised_at' is passed through under extra; did you mean 'published_at'?"],
        ["-:3", "skipped, it is withheld (1)"],
    ]
    assert status == 1
    assert told_in_a_terminal("-", text=lines[3]) == (["-:1: skipped, it is a picture (p)"], 0)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # the other side is closed
        return b""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a limit of memory")
def test_a_line_without_an_end_takes_no_memory_and_the_next_is_read() -> None:
    program = (
        "import resource, sys; from streams.cli import app\n"
        "resource.setrlimit(resource.RLIMIT_AS, (limit := 1_500_000_000, limit))\n"
        "app(['extract'])"
    )
    command = [sys.executable, "-c", program]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdin is not None
        run.stdin.write(b'{"id": "endless", "body": "')
        for _ in range(2_000):
            run.stdin.write(b"x" * 1_000_000)
        output, errors = run.communicate(b'"}\n' + json.dumps(GOOD).encode())
    assert run.returncode == 1
    assert [json.loads(line)["id"] for line in output.splitlines()] == ["1"]
    (problem,) = map(json.loads, errors.splitlines())
    assert (problem["line"], problem["reason"]) == (1, "too_large")
    assert problem["message"] == "It has more than 2,065,536 bytes; see QUOTETAPE_MAX_ARTICLE_BYTES. It is not read."


@pytest.mark.parametrize("arguments", [["--only", "verbs"], ["no-such-file.jsonl"]])
def test_wrong_usage(arguments: list[str]) -> None:
    run = subprocess.run([sys.executable, "-m", "streams.cli", "extract", *arguments], capture_output=True, check=False)
    assert run.returncode == 2
    assert run.stdout == b""
    assert arguments[-1] in run.stderr.decode()


def test_reader_that_goes_away_ends_it_quietly() -> None:
    command = [sys.executable, "-m", "streams.cli", "extract"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdin is not None
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdin.write(json.dumps(GOOD).encode() + b"\n")
        run.stdin.flush()
        assert run.stdout.readline()  # an event comes as soon as its article came
        run.stdout.close()
        run.stdin.write(json.dumps(GOOD).encode() + b"\n")
        run.stdin.close()
        assert run.wait(timeout=30) == 141
        assert run.stderr.read() == b""


def test_starts_without_a_kafka_client() -> None:
    program = (
        "import sys; from streams.cli import app\n"
        "app(['extract'], standalone_mode=False)\n"
        "sys.exit(sorted({'kafka', 'aiokafka', 'faust', 'rich'} & set(sys.modules)) or 0)"
    )
    run = subprocess.run([sys.executable, "-c", program], input=b"{}", capture_output=True, check=False)
    assert run.stderr.splitlines()[1:] == []
    assert run.returncode == 0


def test_a_variable_that_is_no_setting_is_named_and_nothing_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_BROKER\x1b[2J", "localhost:9092")
    command = [sys.executable, "-m", "streams.cli", "extract", "--only", "tickers"]
    run = subprocess.run(command, input=b'{"id": "1", "body": "Rain."}', capture_output=True, check=False, timeout=60)
    assert run.returncode == 0
    assert json.loads(run.stdout)["id"] == "1"
    warning = b"QUOTETAPE_BROKER\\u001b[2J is no setting of Quotetape; did you mean QUOTETAPE_BROKERS?"
    assert run.stderr.splitlines()[0] == warning


def test_a_person_who_names_no_file_is_told_that_the_terminal_is_read() -> None:
    terminal, stdin = pty.openpty()
    command = [sys.executable, "-m", "streams.cli", "extract"]
    with subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        os.close(stdin)
        os.write(terminal, b'{"id": "1", "body": "It fell."}\n\x04')
        output, errors = process.communicate(timeout=60)
    os.close(terminal)
    assert b"Ctrl-D" in errors
    assert json.loads(output)["id"] == "1"


@pytest.mark.parametrize(("options", "beginning"), [([], "Jane Doe"), (["--json"], '{"')])
def test_a_terminal_gets_the_tape_and_json_when_asked(options: list[str], beginning: str) -> None:
    terminal, stdout = pty.openpty()
    article = json.dumps({"id": "1", "body": '"We sold out," said Jane Doe, chief executive of Apple.'})
    run = subprocess.run(
        [sys.executable, "-m", "streams.cli", "extract", *options],
        input=article.encode(),
        stdout=stdout,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "dumb"},
        check=False,
        timeout=60,
    )
    os.close(stdout)
    shown = b""
    while chunk := _read(terminal):
        shown += chunk
    os.close(terminal)
    assert run.returncode == 0
    assert any(line.startswith(beginning) for line in shown.decode().splitlines())
