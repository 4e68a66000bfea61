"""``examples/watch.py``: who is watched, the line, the webhook, and the stream."""

import argparse
import contextlib
import http.server
import json
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from kafka.admin import KafkaAdminClient

from examples import watch
from tests.broker.conftest import StartWorker, Topics
from tests.examples.conftest import MakeTopic, Program, Put, RunExample
from tests.examples.quotes import quote, record, withdrawn

ALSO = {"name": "Orrin Vale", "type": "person", "affiliation": "Valco Health", "ticker": "VLC"}


@pytest.mark.parametrize(
    ("fields", "people", "symbols", "wanted"),
    [
        pytest.param({}, [], [], True, id="everybody on everything"),
        pytest.param({}, ["doe"], [], True, id="a part of the name in any case"),
        pytest.param({}, ["Jane B. Doe"], [], False, id="a name that is longer"),
        pytest.param({}, ["Jan"], [], False, id="a part of a word"),
        pytest.param({}, ["Cook", "Jane Doe"], [], True, id="one of several people"),
        pytest.param({}, [], ["ACM"], True, id="the speaker's own ticker"),
        pytest.param({"tickers": ["META", "X"]}, [], ["DXYZ", "META"], True, id="a ticker inside the quote"),
        pytest.param({"tickers": ["META"]}, ["Doe"], ["X"], False, id="another ticker"),
        pytest.param({"tickers": ["META"]}, ["Cook"], ["META"], False, id="another person"),
        pytest.param({"act": "thought"}, [], [], False, id="a thought"),
        pytest.param({"confidence": 0.79}, [], [], False, id="not sure enough"),
        pytest.param({"speaker": None, "tickers": ["META"]}, [], ["META"], True, id="nobody on a ticker"),
        pytest.param({"speaker": None}, ["Doe"], [], False, id="nobody"),
        pytest.param({"speaker": {"name": None}}, ["Doe"], [], False, id="no name"),
        pytest.param({"speaker": {"also": [ALSO]}}, ["Vale"], ["VLC"], True, id="who says it too"),
    ],
)
def test_watches_people_on_tickers(
    fields: dict[str, Any], people: list[str], symbols: list[str], wanted: object
) -> None:
    assert watch.is_watched(quote(**fields), people, symbols, 0.8) == wanted


def test_an_alert_is_one_line() -> None:
    about = {**quote()["article"], "url": "https://wire.example/1"}
    assert watch.alert(quote("We\n\x1b[31msold\u2028out", tickers=["META"], article=about)) == (
        'Jane Doe (Acme Corp.) on META, ACM: "We [31msold out" [0.97] https://wire.example/1 #0f3a9c5e'
    )
    assert watch.alert(quote("sales rose", kind="indirect", speaker={"also": [ALSO]})) == (
        "Jane Doe (Acme Corp.) and Orrin Vale (Valco Health) on ACM, VLC: sales rose [0.97] wire-2024-0001 #0f3a9c5e"
    )
    assert (
        watch.alert(quote("It rains", speaker=None))
        == 'somebody on no ticker: "It rains" [0.97] wire-2024-0001 #0f3a9c5e'
    )
    nameless = {"name": None, "affiliation": None, "ticker": None}
    assert watch.alert(quote("It rains", speaker=nameless)).startswith('somebody on no ticker: "It rains"')


ALERT = 'Jane Doe (Acme Corp.) on ACM: "one" [0.97] wire-2024-0001 #0f3a9c5e'
TAKEN_BACK = "WITHDRAWN (canceled): Jane Doe (Acme Corp.) on ACM wire-2024-0001 #0f3a9c5e"


def said(capsys: pytest.CaptureFixture[str], *records: dict[str, Any]) -> list[str]:
    """The lines of a program that reads these records of the topic."""
    options = argparse.Namespace(person=[], ticker=[], min_confidence=0.8, webhook=None, worker_group="quotetape")
    with contextlib.closing(sqlite3.connect(":memory:")) as memory:
        following = watch.Watch(memory, options)
        for each in records:
            following.take(argparse.Namespace(**each))
        following.keep()
    return capsys.readouterr().out.splitlines()


def live(text: str, sequence: int, **fields: Any) -> dict[str, Any]:
    return record(quote(text, **fields), f"e-{sequence}", sequence=sequence)


@pytest.mark.parametrize(
    ("records", "lines"),
    [
        pytest.param([live("one", 1), live("one", 1), live("one", 5)], [ALERT], id="repeated, and in a later version"),
        pytest.param([live("one", 1), withdrawn("e", 2), withdrawn("e", 2)], [ALERT, TAKEN_BACK], id="taken back"),
        pytest.param([live("one", 1), withdrawn("e", 2), live("one", 1)], [ALERT, TAKEN_BACK], id="late"),
        pytest.param([withdrawn("e", 2), live("one", 1)], [], id="late, and taken back before it was seen"),
        pytest.param([live("one", 2), withdrawn("e", 1)], [ALERT], id="taken back late"),
        pytest.param(
            [live("one", 1), withdrawn("e", 2), live("one", 3)], [ALERT, TAKEN_BACK, ALERT], id="released again"
        ),
        pytest.param([live("one", 1), withdrawn("e", 1)], [ALERT, TAKEN_BACK], id="refused by the brokers"),
        pytest.param([live("one", 1, confidence=0.1), withdrawn("e", 2)], [], id="taken back, but not watched"),
        pytest.param([live("one", 1, confidence=0.1), live("one", 2)], [ALERT], id="surer in a later version"),
        pytest.param([record(quote("one"), "e", group="backfill")], [], id="of another group of workers"),
    ],
)
def test_a_quote_is_alerted_once_and_taken_back_when_it_is(
    capsys: pytest.CaptureFixture[str], records: list[dict[str, Any]], lines: list[str]
) -> None:
    assert said(capsys, *records) == lines


def test_what_is_too_old_to_be_taken_back_is_forgotten(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    options = argparse.Namespace(person=[], ticker=[], min_confidence=0, webhook=None, worker_group="quotetape")
    with contextlib.closing(sqlite3.connect(":memory:")) as memory:
        following = watch.Watch(memory, options)
        for identity, seen in (("old", 0.0), ("new", 60.0)):
            monkeypatch.setattr(time, "time", lambda seen=seen: seen)
            following.take(argparse.Namespace(**live("one", 1, id=identity)))
        monkeypatch.setattr(time, "time", lambda: watch.REMEMBERED + 30.0)
        following.keep()
        assert list(memory.execute("SELECT id FROM quotes")) == [("new",)]
    assert len(capsys.readouterr().out.splitlines()) == 2


@dataclass
class Hook:
    """What a webhook got, and the statuses that it answers with before 200."""

    url: str = ""
    statuses: list[int] = field(default_factory=list)
    got: list[tuple[str, Any]] = field(default_factory=list)
    """Idempotency key and body."""
    arrived: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def wait_for(self, count: int) -> list[tuple[str, Any]]:
        """What came, once as many more did."""
        for _ in range(count):
            assert self.arrived.acquire(timeout=60), self.got
        return self.got


@pytest.fixture
def hook() -> Iterator[Hook]:
    hook = Hook()

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/json"
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.got.append((self.headers["Idempotency-Key"], json.loads(body)))
            self.send_response(hook.statuses.pop(0) if hook.statuses else 200)
            self.end_headers()
            hook.arrived.release()

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hook.url = f"http://127.0.0.1:{server.server_port}/hook"
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield hook
        server.shutdown()
        thread.join()


def test_posting_tries_again_and_then_fails(hook: Hook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watch, "PAUSES", (0, 0))
    hook.statuses = [503, 500]
    watch.post(hook.url, "“so” they say", "e-1")
    assert hook.got == [("e-1", {"text": "“so” they say"})] * 3
    hook.statuses = [500] * 3
    with pytest.raises(OSError, match="500"):
        watch.post(hook.url, "line", "e-2")


@pytest.fixture
def start_watch(brokers: str, run_example: RunExample, tmp_path: Path) -> Callable[..., Program]:
    """Starts the program on a topic; all that a test starts have one memory."""

    def start(topic: str, *arguments: str) -> Program:
        where = ("--brokers", brokers, "--topic", topic, "--group", topic, "--from-start")
        return run_example("watch.py", *where, "--memory", str(tmp_path / "watch.db"), *arguments)

    return start


def wait_until_committed(brokers: str, group: str, records: int) -> None:
    """Wait until a group has committed that it has read so many records."""
    admin = KafkaAdminClient(bootstrap_servers=brokers)
    deadline = time.monotonic() + 30
    while sum(each.offset for each in admin.list_group_offsets({group: None})[group].values()) < records:
        assert time.monotonic() < deadline
        time.sleep(0.05)
    admin.close()


@pytest.mark.broker
def test_alerts_once_and_goes_on_where_it_was(
    brokers: str, make_topic: MakeTopic, put: Put, start_watch: Callable[..., Program], hook: Hook
) -> None:
    topic = make_topic("quotes.v1")
    arguments = (topic, "--person", "doe", "--ticker", "acm", "--webhook", hook.url)
    one = quote("one")
    put(
        topic,
        record(one, "e-1"),
        record(one, "e-1"),
        record(quote("thought", act="thought", id="thought"), "e-2"),
        record({"id": "0f3a"}, "e-3", "quote-praised"),
        {"key": b"foreign", "value": b"no JSON"},
        record(quote("two", id="two"), "e-4"),
    )

    program = start_watch(*arguments)
    assert [key for key, _ in hook.wait_for(2)] == ["e-1", "e-4"]
    assert hook.got[1][1] == {"text": 'Jane Doe (Acme Corp.) on ACM: "two" [0.97] wire-2024-0001 #two'}
    put(topic, record(quote("two", id="two"), "e-4"), record(quote("three", id="three"), "e-5"))
    hook.wait_for(1)
    wait_until_committed(brokers, topic, 8)
    program.end(signal.SIGINT)
    assert program.process.returncode == 0
    put(topic, record(one, "e-6", sequence=1), withdrawn("e-7", sequence=2))
    start_watch(*arguments)
    assert [key for key, _ in hook.wait_for(1)] == ["e-1", "e-4", "e-5", "e-7"]
    assert hook.got[3][1] == {"text": TAKEN_BACK}


@pytest.mark.broker
def test_nothing_is_committed_before_its_alert_is_out(
    make_topic: MakeTopic, put: Put, start_watch: Callable[..., Program], hook: Hook
) -> None:
    topic = make_topic("quotes.v1")
    put(topic, record(quote("one"), "e-1"))
    hook.statuses = [503]
    program = start_watch(topic, "--webhook", hook.url)
    hook.wait_for(1)
    program.end(signal.SIGINT)  # before the second attempt
    assert start_watch(topic).lines(1) == [ALERT]


@pytest.mark.broker
def test_reads_what_a_worker_writes(
    prefix: str, start_worker: StartWorker, topics: Topics, start_watch: Callable[..., Program]
) -> None:
    start_worker().wait_until_ready()
    watched = ("--person", "Moreau", "--ticker", "AAPL", "--min-confidence", "0")
    program = start_watch(f"{prefix}quotes.v1", "--worker-group", f"{prefix}group", *watched)
    for number, name in enumerate(("Jo Kerr", "Ada Moreau")):
        body = f'"We sold out," said {name}, chief executive of Apple Inc.'
        topics.produce({"id": f"w-{number}", "body": body, "url": f"https://wire.example/w-{number}"}, key=b"w")
    (line,) = program.lines(1)
    assert line.startswith('Ada Moreau (Apple Inc.) on AAPL: "We sold out" [0.')
    assert "] https://wire.example/w-1 #" in line
    topics.produce({"id": "w-1", "status": "canceled"}, key=b"w")
    (line,) = program.lines(1)
    assert line.startswith("WITHDRAWN (canceled): Ada Moreau (Apple Inc.) on AAPL https://wire.example/w-1 #")
