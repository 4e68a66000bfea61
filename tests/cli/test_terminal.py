"""Whatever is in an article, an event or a dead letter, a terminal shows it and obeys none of it."""

import json
import os
import pty
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaProducer

from streams.pipeline.outcomes import Rejection
from streams.pipeline.outgoing import dead_letter
from streams.pipeline.outputs import EVENT_TYPES, OUTPUT_TOPICS, TopicSpec, event_types_of
from streams.pipeline.records import IncomingRecord
from streams.pipeline.schemas import schema

HOSTILE = "\x1b[2J\x1b]0;title\x07\x9b31m\x08\x7f\r\u202e\u2066\u200f\u061c\u2028[bold]x[/bold]{\n\t"
"""Clears the screen, names the window, colours, deletes, turns the direction of writing; and markup of rich."""
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

Screen = Callable[..., str]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Run ``quotetape`` in a terminal and give what it sent there; the terminal has no colours of its own."""
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "1000")  # nothing is folded

    def run(*arguments: str, text: bytes = b"", status: int = 0) -> str:
        master, slave = pty.openpty()
        command = [sys.executable, "-m", "streams.cli", *arguments]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=slave, stderr=slave) as process:
            os.close(slave)
            shown: list[bytes] = []
            reader = threading.Thread(target=lambda: shown.extend(_all_of(master)))
            reader.start()
            process.communicate(text, timeout=120)
            reader.join()
        os.close(master)
        output = b"".join(shown).decode().replace("\r\n", "\n")  # the terminal's own line ends
        assert process.returncode == status, output
        return output

    return run


def _all_of(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(terminal, 65_536)
        except OSError:  # the last program that had it open has ended
            return
        if not part:
            return
        yield part


def assert_safe(output: str, *words: str) -> None:
    assert not FORBIDDEN.search(output), repr(output)
    for word in ("[bold]x[/bold]", *words):
        assert word in output


def hostile(example: Any) -> Any:
    """``example`` with the hostile text in every string that may be any."""
    if isinstance(example, dict):
        return {name: hostile(value) if name not in _FIXED else value for name, value in example.items()}
    if isinstance(example, list):
        return [hostile(value) for value in example]
    return example + HOSTILE if isinstance(example, str) else example


_FIXED = frozenset(
    "kind act field type exchange processing id published_at language body_sha256 url cik figi continues symbol "
    "tickers ticker current_symbol status".split()
)


@pytest.fixture(scope="module")
def filled(broker: str) -> str:
    """The address of a broker whose topics are full of what does harm."""
    producer = KafkaProducer(bootstrap_servers=broker)
    for kind in EVENT_TYPES:
        event = None if kind.schema is None else hostile(schema(kind.schema)["examples"][0])
        headers = [("ce_type", kind.ce_type.encode()), ("ce_id", f"{kind.name}{HOSTILE}".encode()), (HOSTILE, b"1")]
        value = None if event is None else json.dumps(event).encode()
        producer.send(f"news.{kind.topic.name}", key=HOSTILE.encode(), value=value, headers=headers).get(20)
    rejection = Rejection("not_json", f"No JSON: {HOSTILE}", exception_class=HOSTILE)
    article = IncomingRecord(HOSTILE, 0, 5, HOSTILE.encode(), HOSTILE.encode(), ((HOSTILE, HOSTILE.encode()),), 0)
    letter = dead_letter(article, rejection, group=HOSTILE)
    why = [*letter.headers, ("quotetape.reason", HOSTILE.encode())]
    producer.send("news.articles.v1.dlq", partition=0, key=letter.key, value=letter.value, headers=why).get(20)
    producer.close()
    return broker


@pytest.fixture
def _on_the_broker(filled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_BROKERS", filled)


@pytest.mark.broker
@pytest.mark.usefixtures("_on_the_broker")
@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.parametrize("spec", OUTPUT_TOPICS, ids=lambda spec: spec.channel)
def test_consume(screen: Screen, spec: TopicSpec, form: list[str]) -> None:
    count = max(1, len(event_types_of(spec)))
    chosen = ("--topic", spec.channel.replace("_", "-"), "--count", str(count))
    assert_safe(screen("consume", "--from", "earliest", "--timeout", "20", *chosen, *form), "shown")


@pytest.mark.broker
@pytest.mark.usefixtures("_on_the_broker")
@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["show", "0:0"], ["show", "0:0", "--json"], ["show", "0:0", "--hex"]]
)
def test_dead_letters(screen: Screen, arguments: list[str]) -> None:
    assert_safe(screen("dlq", *arguments))


def test_extract_and_validate(screen: Screen, tmp_path: Path) -> None:
    article = {"id": HOSTILE, "title": HOSTILE, "body": f'"{HOSTILE}," said Jane Doe.', HOSTILE: HOSTILE}
    lines = (article, {**article, "body": 7}, {**article, "status": "withheld"}, {**article, "published_at": HOSTILE})
    text = "\n".join(map(json.dumps, lines)).encode() + b"\n" + HOSTILE.encode()
    assert_safe(screen("extract", text=text, status=1), "withheld")
    path = tmp_path / "events.jsonl"
    path.write_text(json.dumps({**article, "published_at": HOSTILE}))
    assert_safe(screen("schema", "article.v1", "--validate", str(path), status=1), "/published_at")


@pytest.mark.broker
@pytest.mark.usefixtures("_on_the_broker")
def test_produce_and_demo(screen: Screen, tmp_path: Path) -> None:
    bad = {"id": HOSTILE, "body": "x", "published_at": HOSTILE}
    good = {"id": f"good {HOSTILE}", "title": HOSTILE, "source": HOSTILE, "body": f'"{HOSTILE}," said Jane Doe.'}
    withheld = {**good, "id": HOSTILE, "status": "withheld"}
    path = tmp_path / "articles.jsonl"
    path.write_text("\n".join(map(json.dumps, (bad, good, withheld))))
    assert_safe(screen("produce", str(path), status=1), "2 articles sent")
    assert_safe(screen("demo", "--once", "--articles", str(path)), "summary")


def test_check(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(503)
            self.end_headers()
            self.wfile.write(json.dumps({"ready": False, "reason": HOSTILE}).encode())

        def log_message(self, *_: Any) -> None:
            pass

    monkeypatch.setenv("QUOTETAPE_BROKERS", "127.0.0.1:1")
    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        for form in ([], ["--json"]):
            address = f"http://127.0.0.1:{server.server_port}"
            shown = screen("check", "--timeout", "0.5", "--worker", address, *form, status=1)
            assert_safe(shown, "no Kafka broker")
            assert shown.startswith("{" if form else "✗ no Kafka broker answers at 127.0.0.1:1; start it")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
