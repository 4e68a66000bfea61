"""``quotetape schema``."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from streams.cli import app
from streams.pipeline.schemas import asyncapi_text, schema, schema_names, schema_text


def quotetape_schema(*arguments: str, text: bytes = b"") -> tuple[str, str, int]:
    """What comes out on standard output and standard error, and the exit status."""
    run = CliRunner().invoke(app, ["schema", *arguments], input=text)
    return run.stdout_bytes.decode(), run.stderr_bytes.decode(), run.exit_code


def test_without_a_name_all_are_listed() -> None:
    out, _, status = quotetape_schema()
    assert [line.split("  ")[0] for line in out.splitlines()] == [*schema_names(), "asyncapi"]
    assert status == 0


def test_it_is_a_program() -> None:
    command = [sys.executable, "-m", "streams.cli", "schema", "article.v1", "--validate", "-"]
    run = subprocess.run(command, input=b'{"id": "1"}', capture_output=True, check=False, timeout=60)
    assert run.stdout.startswith(b"-:1: (the whole value): none of the alternatives applies")
    assert (run.stderr, run.returncode) == (b"1 checked against article.v1, 1 with faults\n", 1)


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_printed_as_it_is(name: str) -> None:
    assert quotetape_schema(name) == (schema_text(name), "", 0)


def test_the_asyncapi_document_is_printed() -> None:
    assert quotetape_schema("asyncapi") == (asyncapi_text(), "", 0)


@pytest.mark.parametrize(
    "arguments", [("nope",), ("nope", "--validate", "-"), ("--validate", "-"), ("asyncapi", "--validate", "-")]
)
def test_wrong_names_say_which_there_are(arguments: tuple[str, ...]) -> None:
    out, err, status = quotetape_schema(*arguments)
    assert (out, status) == ("", 2)
    assert "article.v1" in err


@pytest.mark.parametrize("name", schema_names())
def test_a_schemas_examples_are_valid(name: str, tmp_path: Path) -> None:
    file = tmp_path / "examples.json"
    examples = schema(name)["examples"]
    file.write_text(json.dumps(examples))
    assert quotetape_schema(name, "--validate", str(file)) == (
        "",
        f"{len(examples)} checked against {name}, 0 with faults\n",
        0,
    )


def test_each_fault_is_told_with_its_place() -> None:
    values = [
        {"id": "1", "body": "Well."},
        {"id": 1, "body": "An id that is no string."},
        {"id": "2"},
        {"id": "3", "body": "Bad date and author.", "published_at": "yesterday", "authors": ["A/B", {"n": 1}]},
    ]
    lines = "\n".join([*map(json.dumps, values), "no JSON"])
    out, err, status = quotetape_schema("article.v1", "--validate", "-", text=lines.encode())
    assert sorted(out.splitlines()) == [
        '-:2: /id: 1 is not of type "string"',
        (
            '-:3: (the whole value): none of the alternatives applies: "body" is a required property; '
            'or "title" is a required property; or "status" is a required property'
        ),
        '-:4: /authors/1: {"n":1} is not of type "string"',
        (
            '-:4: /published_at: none of the alternatives applies: "yesterday" is not a "date-time"; '
            'or "yesterday" is not a "date"; or "yesterday" is not of type "null"'
        ),
        "-:5: not JSON: invalid literal, expected 'null': line 1 column 1 (char 0)",
    ]
    assert err == "5 checked against article.v1, 4 with faults\n"
    assert status == 1


def test_a_fault_does_not_reach_the_terminal_raw_or_whole() -> None:
    value = {"id": ["\x1b[2J\u009b31m\u202e" + "x" * 5_000], "body": "b"}
    out, _, status = quotetape_schema(
        "article.v1", "--validate", "-", text=json.dumps(value, ensure_ascii=False).encode()
    )
    assert status == 1
    assert len(out) < 500
    assert not {"\x1b", "\u009b", "\u202e"} & set(out)
