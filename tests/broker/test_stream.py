"""What goes into the articles topic, and what comes out: a worker process, a real broker, raw clients."""

import asyncio
import json
import signal
import time
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer

from tests.broker.conftest import StartWorker, Topics, WorkerProcess, wait_for
from tests.worker.patches.raw_header_name import RawHeaderName

pytestmark = pytest.mark.broker

BODY = '"We will open forty stores," said Ada Moreau, chief executive of Lumen Foods.'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty directory, for whatever the worker might write."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def worker(start_worker: StartWorker, home: Path) -> WorkerProcess:
    places = {"HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home)}
    return start_worker("--create-topics", QUOTETAPE_MAX_ARTICLE_BYTES="20000", **places).wait_until_ready()


def header(record: Any, name: str) -> bytes:
    value: bytes = dict(record.headers)[name]
    return value


@pytest.mark.parametrize(
    ("value", "stage", "reason"),
    [
        (b'{"id": "\xff"}', b"decode", b"not_utf8"),
        (b"{", b"decode", b"not_json"),
        (b"[1]", b"decode", b"not_an_object"),
        (b'{"id": "1", "body": "b", "x": ' + b"[" * 80 + b"]" * 80 + b"}", b"decode", b"too_deep"),
        (b'{"id": "1", "body": "b", "x": NaN}', b"decode", b"not_finite"),
        (b'{"id": "1", "body": "\\ud800"}', b"decode", b"lone_surrogate"),
        (b"", b"decode", b"empty_value"),
        (b"\x00\x00\x00\x00\x07{}", b"decode", b"confluent_framed"),
        (b'{"body": "no id"}', b"validate", b"schema"),
        (b'{"id": "1", "body": "' + b"x" * 20_000 + b'"}', b"validate", b"too_large"),
    ],
)
def test_bad_input_becomes_a_dead_letter_with_its_bytes_unchanged(
    worker: WorkerProcess, topics: Topics, value: bytes, stage: bytes, reason: bytes
) -> None:
    counter = f'quotetape_dead_letters_total{{reason="{reason.decode()}",stage="{stage.decode()}"}}'
    before = worker.metric(counter)
    sent = topics.produce(value, headers=[("tag", b"1"), ("tag", b"2")])

    (letter,) = topics.read(
        "articles.v1.dlq",
        lambda record: (
            header(record, "quotetape.reason") == reason
            and header(record, "__connect.errors.partition") == str(sent.partition).encode()
            and header(record, "__connect.errors.offset") == str(sent.offset).encode()
        ),
    )

    assert (letter.key, letter.value) == (None, value)
    assert header(letter, "__connect.errors.stage") == stage
    assert [item for item in letter.headers if item[0] == "tag"] == [("tag", b"1"), ("tag", b"2")]
    worker.wait_for_metric(counter, before + 1)


def test_a_tombstone_without_a_key_is_a_dead_letter(worker: WorkerProcess, topics: Topics) -> None:
    partition, offset = topics.produce_null([("tag", b"1"), ("empty", None)])

    (letter,) = topics.read("articles.v1.dlq", lambda record: header(record, "quotetape.reason") == b"no_key")

    assert (letter.key, letter.value) == (None, None)
    assert header(letter, "__connect.errors.partition") == str(partition).encode()
    assert header(letter, "__connect.errors.offset") == str(offset).encode()
    assert list(letter.headers)[:2] == [("tag", b"1"), ("empty", None)]


def test_a_tombstone_goes_on_with_its_key(worker: WorkerProcess, topics: Topics) -> None:
    topics.produce(None, key=b"gone")

    (record,) = topics.read("articles-enriched.v1", lambda record: record.key == b"gone")

    assert record.value is None


def test_headers_key_and_timestamp_go_with_the_event(worker: WorkerProcess, topics: Topics) -> None:
    trace = b"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    headers = [("traceparent", trace), ("tag", b"1"), ("tag", b"2"), ("ce_id", b"theirs"), ("empty", b"")]
    hour_ago = round(1000 * time.time()) - 3_600_000  # what is older than its topic keeps may be gone at any moment
    topics.produce({"id": "with-headers", "body": BODY}, headers=headers, timestamp_ms=hour_ago)

    (event,) = topics.read("articles-enriched.v1", lambda record: record.key == b"with-headers")
    (quote,) = topics.read("quotes.v1", lambda record: json.loads(record.value)["article"]["id"] == "with-headers")

    for record in (event, quote):
        assert record.timestamp == hour_ago
        assert list(record.headers)[:4] == [("traceparent", trace), ("tag", b"1"), ("tag", b"2"), ("empty", b"")]
        assert header(record, "ce_id") != b"theirs"
        assert header(record, "content-type") == b"application/json"


def test_a_header_name_that_is_not_utf_8_stops_nothing(worker: WorkerProcess, topics: Topics) -> None:
    headers = [(RawHeaderName(b"caf\xe9"), b"1"), ("after", b"2")]
    topics.produce({"id": "raw-header", "body": BODY}, key=b"raw", headers=headers)
    topics.produce(b"no JSON", key=b"raw-broken", headers=headers)

    (event,) = topics.read("articles-enriched.v1", lambda record: record.key == b"raw-header")
    (letter,) = topics.read("articles.v1.dlq", lambda record: record.key == b"raw-broken")

    for record in (event, letter):
        assert list(record.headers)[:2] == [(r"caf\xe9", b"1"), ("after", b"2")]
    assert letter.value == b"no JSON"


@pytest.mark.parametrize("codec", ["gzip", "snappy", "lz4", "zstd"])
def test_every_codec_is_read_and_a_bad_record_of_a_batch_is_alone(
    worker: WorkerProcess, topics: Topics, codec: str
) -> None:
    values = [json.dumps({"id": f"{codec}-{number}", "body": BODY}).encode() for number in range(50)]
    values[20], values[30] = b"no JSON", b"x" * 30_000

    async def produce() -> None:
        producer = AIOKafkaProducer(bootstrap_servers=topics.brokers, compression_type=codec, max_batch_size=1_000_000)
        await producer.start()
        try:
            batch = producer.create_batch()
            for value in values:
                assert batch.append(key=codec.encode(), value=value, timestamp=None) is not None
            batch.close()
            await (await producer.send_batch(batch, f"{topics.prefix}articles.v1", partition=0))
        finally:
            await producer.stop()

    asyncio.run(produce())

    events = topics.read("articles-enriched.v1", lambda record: record.key.startswith(codec.encode()), 48)
    assert [json.loads(event.value)["id"] for event in sorted(events, key=number_of)] == [
        f"{codec}-{number}" for number in range(50) if number not in (20, 30)
    ]
    letters = topics.read("articles.v1.dlq", lambda record: record.key == codec.encode(), 2)
    assert {header(letter, "quotetape.reason") for letter in letters} == {b"not_json", b"too_large"}
    assert {letter.value for letter in letters} == {values[20], values[30]}


def number_of(event: Any) -> int:
    """The number after the last hyphen of an event's key."""
    return int(event.key.decode().rpartition("-")[2])


def test_a_withheld_article_is_counted_and_leaves_a_tombstone(worker: WorkerProcess, topics: Topics) -> None:
    skipped = 'quotetape_articles_total{outcome="skipped"}'
    before = worker.metric(skipped)
    topics.produce({"id": "withheld", "body": BODY, "status": "withheld"}, key=b"withheld")
    topics.produce({"id": "after", "body": BODY}, key=b"withheld")  # the same partition, so it comes after

    everything = topics.read("articles-enriched.v1", lambda record: record.key in (b"after", b"withheld"), 2)

    assert {(record.key, record.value is None) for record in everything} == {(b"after", False), (b"withheld", True)}
    worker.wait_for_metric(skipped, before + 1)


def test_the_site_has_metrics_and_health_and_no_page_of_fausts(worker: WorkerProcess) -> None:
    assert worker.get("/livez")[0] == worker.get("/readyz")[0] == worker.get("/metrics")[0] == 200
    assert {worker.get(path)[0] for path in ("/", "/table", "/router", "/graph", "/stats")} == {404}
    assert "quotetape_build_info{" in worker.get("/metrics")[1]


def test_a_worker_writes_no_file_but_its_memory(worker: WorkerProcess, topics: Topics, home: Path) -> None:
    """The root of its container is read-only; QUOTETAPE_STATE_DIR is a volume."""
    topics.produce({"id": "written", "body": BODY})
    assert topics.read("articles-enriched.v1", lambda record: record.key == b"written")
    assert list(home.iterdir()) == []
    assert list(worker.log.parent.iterdir()) == [worker.log]


def test_a_stop_finishes_what_is_in_flight_and_a_restart_repeats_nothing(
    start_worker: StartWorker, worker: WorkerProcess, topics: Topics
) -> None:
    for number in range(300):
        topics._producer.send(
            f"{topics.prefix}articles.v1", json.dumps({"id": f"drain-{number}", "body": BODY}).encode()
        )
    topics._producer.flush()
    assert worker.end(signal.SIGTERM) == 0
    again = start_worker("--create-topics", QUOTETAPE_MAX_ARTICLE_BYTES="20000").wait_until_ready()
    drained = topics.read("articles-enriched.v1", lambda record: record.key.startswith(b"drain-"), 300)
    wait_for(lambda: sum_lag(again) == 0, "end of the lag", again)

    everything = topics.read("articles-enriched.v1", lambda record: record.key.startswith(b"drain-"), 300)
    assert len({record.key for record in drained}) == len(everything) == 300


def sum_lag(worker: WorkerProcess) -> float:
    page = worker.get("/metrics")[1]
    lags = [float(line.split()[-1]) for line in page.splitlines() if line.startswith("quotetape_consumer_lag{")]
    return sum(lags) if lags else -1
