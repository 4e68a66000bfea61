"""Articles from files: every layout a file may have, and nothing lost when part of it is broken."""

import gzip
import json
import os
from pathlib import Path

import pytest

from streams.cli.files.articles import read_articles
from streams.inputs.readings import PassedOver
from streams.pipeline.outcomes import Rejection

ONE, TWO = '{"id":"1","body":"One."}', '{"id": "2", "body": "Two."}'


def read(path: Path, text: str | bytes, *, max_bytes: int = 1_000_000) -> list[tuple[str, int | None]]:
    """What a file of ``text`` holds: values and lines, the reason in angle brackets where a part cannot be read."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return [
        (
            each.value.decode("utf-8", "replace") if isinstance(each.value, bytes) else f"<{_reason(each.value)}>",
            each.line,
        )
        for each in read_articles([path], max_bytes=max_bytes)
    ]


def _reason(value: Rejection | PassedOver) -> str:
    return value.reason if isinstance(value, Rejection) else value.what


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n", [], id="blank lines"),
        pytest.param(f"{ONE}\n{TWO}\n", [(ONE, 1), (TWO, 2)], id="JSON Lines"),
        pytest.param(f"{ONE}\r\n\r\n{TWO}", [(ONE, 1), (TWO, 3)], id="Windows line ends, a blank line, no last end"),
        pytest.param(f"{ONE}\nno JSON\n{TWO}\n", [(ONE, 1), ("no JSON", 2), (TWO, 3)], id="a bad line"),
        pytest.param(f"no JSON\n{ONE}\n", [("no JSON", 1), (ONE, 2)], id="a bad first line"),
        pytest.param(f'{{"id": "1", "bo\n{TWO}\n', [('{"id": "1", "bo', 1), (TWO, 2)], id="a cut first line"),
        pytest.param(f'{{"a\n{{"b\n{TWO}\n', [('{"a', 1), ('{"b', 2), (TWO, 3)], id="two cut lines first"),
        pytest.param(f"[1]\n{ONE}\n", [("[1]", 1), (ONE, 2)], id="an array is a bad line too"),
        pytest.param(b"\xff\xfe\n" + ONE.encode(), [("��", 1), (ONE, 2)], id="a line that is not UTF-8"),
        pytest.param(f"\ufeff{ONE}\n{TWO}", [(f"\ufeff{ONE}", 1), (TWO, 2)], id="a byte order mark"),
        pytest.param(ONE, [(ONE, 1)], id="one document on one line"),
        pytest.param('\n{\n "id": "1"\n}\n', [('{\n "id": "1"\n}', 2)], id="one document over lines"),
        pytest.param('{"id": "1",\n}\n', [('{"id": "1",\n}', 1)], id="one broken document"),
        pytest.param(f"[{ONE}, {TWO}]", [(ONE, 1), (TWO, 1)], id="an array on one line"),
        pytest.param(f"[\n{ONE},\n\n{TWO}\n]\n", [(ONE, 2), (TWO, 4)], id="an array over lines"),
        pytest.param(f"[\n{ONE}\n]", [(ONE, 2)], id="an array of one"),
        pytest.param("[ ]", [], id="an empty array"),
        pytest.param('[1, {"x": NaN}, "\\ud800"]', [("1", 1), ('{"x": NaN}', 1), ('"\\ud800"', 1)], id="odd elements"),
        pytest.param(f"[{ONE},\n{TWO[:9]}", [(ONE, 1), ("<not_json>", 2)], id="an array cut inside an element"),
        pytest.param(f"[{ONE},\n", [(ONE, 1), ("<not_json>", 1)], id="an array cut after a comma"),
        pytest.param("[1,2", [("1", 1), ("2", 1), ("<not_json>", 1)], id="an array cut after elements on one line"),
        pytest.param(f"[{ONE}\n\n", [(ONE, 1), ("<not_json>", 1)], id="an array cut before line ends"),
        pytest.param("[\n", [("<not_json>", 1)], id="an array cut at its beginning"),
        pytest.param("[\n7,\n\n7\n7\n]", [("7", 2), ("7", 4), ("<not_json>", 5)], id="an array without a comma"),
        pytest.param(f"[{ONE}", [(ONE, 1), ("<not_json>", 1)], id="an array cut after an element"),
        pytest.param(f"[{ONE}] [", [(ONE, 1), ("<not_json>", 1)], id="something after an array"),
        pytest.param(b"[\n" + ONE.encode() + b",\n\xff]", [("<not_utf8>", 3)], id="an array that is not UTF-8"),
        pytest.param(f"[\n{ONE}\n{TWO}\n]", [("[", 1), (ONE, 2), (TWO, 3), ("]", 4)], id="an array without commas"),
    ],
)  # fmt: skip
def test_json(tmp_path: Path, text: str | bytes, expected: list[tuple[str, int]]) -> None:
    assert read(tmp_path / "articles.json", text) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1,2", "The array breaks off after 2 items: it has no end."),
        ("[1,\n", "The array breaks off after 1 item: it has no end."),
        ("[1\n2]", "Neither a comma nor the array's end follows item 1; from here on it is not read."),
        ("[1] [", "Something follows the array's end; it is not read."),
        ('\n[1,\n{"a":\n', "Item 2 of the array cannot be read, nor what follows it: Expecting value: line 3."),
        ("[" * 200_000, "Item 1 of the array cannot be read, nor what follows it: it is too deep."),
    ],
)
def test_a_broken_array_is_told_with_the_place(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text)
    *_, last = read_articles([path], max_bytes=1_000_000)
    assert isinstance(last.value, Rejection)
    assert last.value.message == told


def test_what_stands_in_an_array_has_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[1, 2, {"id": "1",')
    articles = list(read_articles([path], max_bytes=1_000))
    assert [each.where for each in articles] == [f"{path}:1: item {number}" for number in (1, 2, 3)]
    path.write_text(f"{ONE}\n{TWO}")
    assert [each.where for each in read_articles([path], max_bytes=1_000)] == [f"{path}:1", f"{path}:2"]


def test_deep_array_is_no_crash(tmp_path: Path) -> None:
    values = read(tmp_path / "deep.json", "[" * 200_000)
    assert values == [("<not_json>", 1)]


@pytest.mark.parametrize(
    ("name", "body", "content_type"),
    [("note.txt", "<p>“Ja”\n", "text/plain"), ("note.v2.HTML", "<p>“Ja”</p>", "text/html")],
)
def test_text_files_are_named_by_their_file(tmp_path: Path, name: str, body: str, content_type: str) -> None:
    [(value, line)] = read(tmp_path / name, "\ufeff<p>“Ja”\n")
    expected = {"id": name.rpartition(".")[0], "body": body, "content_type": content_type}
    assert (json.loads(value), line) == (expected, None)


def test_an_html_page_has_its_title(tmp_path: Path) -> None:
    [(value, _)] = read(tmp_path / "page.html", "<title>Acme grows</title><p>It did.")
    expected = {"id": "page", "title": "Acme grows", "body": "<p>It did.</p>", "content_type": "text/html"}
    assert json.loads(value) == expected


def test_text_in_another_encoding_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path / "note.txt", "“Ja”".encode("cp1252")) == [("<not_utf8>", None)]


def test_packed_files_are_unpacked(tmp_path: Path) -> None:
    assert read(tmp_path / "articles.jsonl.gz", gzip.compress(ONE.encode())) == [(ONE, 1)]


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(ONE.encode(), id="not packed"),
        pytest.param(gzip.compress(ONE.encode())[:20], id="cut short"),
        pytest.param(gzip.compress(ONE.encode())[:12] + b"\xff" * 20, id="damaged"),
    ],
)
def test_broken_packing_is_told_and_the_next_file_is_read(tmp_path: Path, packed: bytes) -> None:
    broken, whole = tmp_path / "1.jsonl.gz", tmp_path / "2.jsonl"
    broken.write_bytes(packed)
    whole.write_text(TWO)
    fault, article = read_articles([broken, whole], max_bytes=1_000)
    assert isinstance(fault.value, Rejection)
    assert "cannot be unpacked" in fault.value.message
    assert (article.value, article.file) == (TWO.encode(), str(whole))


def test_several_files_in_order(tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.json"
    first.write_text(ONE)
    second.write_text(TWO)
    assert [(each.value, each.file) for each in read_articles([first, second], max_bytes=1_000)] == [
        (ONE.encode(), str(first)),
        (TWO.encode(), str(second)),
    ]


LONG = '{"id": "3", "body": "' + "x" * 200 + '"}'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"{ONE}\n{LONG}\n{TWO}\n", [(ONE, 1), ("<too_large>", 2), (TWO, 3)], id="in the middle"),
        pytest.param(f"{LONG}\n{ONE}", [("<too_large>", 1), (ONE, 2)], id="first"),
        pytest.param(f"\n{LONG}", [("<too_large>", 2)], id="the only one"),
        pytest.param("{" * 1_000, [("<too_large>", 1)], id="without an end"),
        pytest.param(f"no JSON {LONG}\n{ONE}", [("<too_large>", 1), (ONE, 2)], id="no JSON"),
        pytest.param(f"{' ' * 500}\n{ONE}", [("<too_large>", 1), (ONE, 2)], id="white space"),
        pytest.param("\n" * 5_000 + ONE, [(ONE, 5_001)], id="white space, but many lines"),
        pytest.param(f"[{ONE},\n{LONG},\n{TWO}]", [(ONE, 1), (LONG, 2), (TWO, 3)], id="an element of an array is read"),
        pytest.param(f"[{ONE},{LONG},{TWO}]", [(ONE, 1), (LONG, 1), (TWO, 1)], id="an array has a line of any length"),
        pytest.param(f"{ONE}{' ' * (100 - len(ONE))}\n{TWO}", [(ONE, 1), (TWO, 2)], id="just as long as is allowed"),
    ],
)
def test_a_line_that_is_too_long_is_not_read_and_the_next_is(
    tmp_path: Path, text: str, expected: list[tuple[str, int]]
) -> None:
    assert read(tmp_path / "articles.jsonl", text, max_bytes=100) == expected


def test_a_text_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", "x" * 101, max_bytes=100) == [("<too_large>", None)]
    assert read(tmp_path / "b.txt", "x" * 100, max_bytes=100) != [("<too_large>", None)]


def test_a_document_that_is_too_long_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.cli.files.json_values._MAX_DOCUMENT", 100)
    assert read(tmp_path / "a.json", f"[\n{LONG}\n]", max_bytes=1_000) == [("<too_large>", 1)]
    assert read(tmp_path / "b.json", f"[\n{ONE}\n]", max_bytes=1_000) == [(ONE, 2)]


def test_a_file_whose_name_is_not_utf_8_is_named_by_escapes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("Rain.")
    (article,) = read_articles([path], max_bytes=100)
    assert article.file == rf"{tmp_path}/caf\xe9.txt"
    assert isinstance(article.value, bytes)
    assert json.loads(article.value)["id"] == r"caf\xe9"
