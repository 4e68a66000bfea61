"""What ``quotetape produce`` sends under which key. With a broker: tests/cli/commands/test_produce_consume.py."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from streams.cli.commands import produce

BOM = b"\xef\xbb\xbf"
ARTICLE = json.dumps({"id": "é-1", "body": "Rain."}, ensure_ascii=False).encode()


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[bytes | None, bytes]]:
    """Keys and values that went out, to a producer that takes everything."""
    records: list[tuple[bytes | None, bytes]] = []

    def send(_topic: str, *, value: bytes, key: bytes | None) -> Any:
        records.append((key, value))
        return SimpleNamespace(get=lambda: None)

    @contextmanager
    def producer(_settings: object) -> Iterator[Any]:
        yield SimpleNamespace(send=send, flush=lambda: None)

    monkeypatch.setattr(produce, "article_producer", producer)
    return records


@pytest.mark.parametrize("validate", [True, False])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", BOM + ARTICLE),
        ("a.json", BOM + b"[" + ARTICLE + b"]"),
        ("a.jsonl", BOM + ARTICLE + b"\n" + ARTICLE),
        ("a.jsonl", ARTICLE),
    ],
)
def test_the_key_is_the_articles_id_whatever_the_file_begins_with(
    name: str, data: bytes, *, validate: bool, sent: list[tuple[bytes | None, bytes]], tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    produce.produce([path], validate=validate)
    assert {key for key, _ in sent} == {"é-1".encode()}
    assert {value.removeprefix(BOM) for _, value in sent} == {ARTICLE}


@pytest.mark.parametrize("value", [b'{"id": 7}', b'{"id": ""}', b"[1]", b'"id"', b"{no JSON"])
def test_what_is_not_validated_and_has_no_id_has_no_key(
    value: bytes, sent: list[tuple[bytes | None, bytes]], tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(value + b"\n" + value)
    produce.produce([path], form="article", validate=False)
    assert {key for key, _ in sent} == {None}


def test_a_file_that_is_no_article_is_told_without_a_broker(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(produce, "article_producer", None)  # nobody asks for one
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(typer.Exit):
        produce.produce([path])
    told = capsys.readouterr().err
    assert "a.pdf: wrong_format: This is a PDF document" in told
    assert "0 articles sent to news.articles.v1" in told
