"""``quotetape produce`` and ``consume`` against a broker."""

import base64
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import QUOTES
from streams.pipeline.schemas import schema
from streams.settings import load_settings
from tests.cli.conftest import Command
from tests.documentation.pages import page

pytestmark = pytest.mark.broker

GOOD = {"id": "p-1", "body": "Nothing happened."}
QUOTE = schema("quote.v1")["examples"][0]


def everything(broker: str, topic: str) -> list[Any]:
    """Every record of a topic."""
    consumer = KafkaConsumer(bootstrap_servers=broker)
    partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic)]
    consumer.assign(partitions)
    consumer.seek_to_beginning()
    ends = consumer.end_offsets(partitions)
    records = []
    while any(consumer.position(partition) < end for partition, end in ends.items()):
        records += [record for batch in consumer.poll(timeout_ms=500).values() for record in batch]
    consumer.close()
    return records


def put(broker: str, topic: str, *records: tuple[bytes | None, bytes | None, list[tuple[str, bytes]]]) -> None:
    producer = KafkaProducer(bootstrap_servers=broker)
    for key, value, headers in records:
        producer.send(topic, key=key, value=value, headers=headers)
    producer.flush()
    producer.close()


def test_produce_keys_by_id_and_tells_what_it_leaves_out(broker: str, quotetape: Command, tmp_path: Path) -> None:
    page = tmp_path / "page-7.html"
    page.write_text("<p>Rain.</p>")
    lines = tmp_path / "articles.jsonl"
    lines.write_text(f'{json.dumps(GOOD)}\nno JSON\n{{"id": "p-2"}}\n')
    run = quotetape("produce", str(lines), str(page), "-", text=json.dumps([{**GOOD, "id": "p-3"}]).encode())
    assert run.returncode == 1
    *refused, summary = run.stderr.decode().splitlines()
    assert [line.split(": ")[:2] for line in refused] == [[f"{lines}:2", "not_json"], [f"{lines}:3", "schema"]]
    assert summary.startswith("3 articles sent to news.articles.v1")
    assert summary.endswith("2 not sent")
    sent = {record.key: json.loads(record.value) for record in everything(broker, "news.articles.v1")}
    assert sent == {
        b"p-1": GOOD,
        b"page-7": {"id": "page-7", "body": "<p>Rain.</p>", "content_type": "text/html"},
        b"p-3": {**GOOD, "id": "p-3"},
    }


def test_produce_sends_anything_when_told_to(broker: str, quotetape: Command) -> None:
    run = quotetape("produce", "--no-validate", text=b'{"id": "p-4"}\nno JSON\n')
    assert run.returncode == 0, run.stderr
    sent = {(record.key, record.value) for record in everything(broker, "news.articles.v1")}
    assert {(b"p-4", b'{"id": "p-4"}'), (None, b"no JSON")} <= sent


def test_consume_gives_the_values(broker: str, quotetape: Command) -> None:
    nobody = {**QUOTE, "speaker": None}
    put(broker, "news.quotes.v1", *((b"k", json.dumps(value).encode(), []) for value in (QUOTE, nobody)))
    everybody = quotetape("consume", "--quotes", "--from", "earliest", "--count", "2", "--timeout", "20")
    assert everybody.returncode == 0, everybody.stderr
    assert list(map(json.loads, everybody.stdout.splitlines())) == [QUOTE, nobody]
    for one in (["--speaker", "jane"], ["--ticker", "acm"]):
        run = quotetape("consume", "--quotes", "--from", "earliest", "--timeout", "2", "--json", *one)
        assert list(map(json.loads, run.stdout.splitlines())) == [QUOTE]


def test_consume_begins_at_a_moment(broker: str, quotetape: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_TOPIC_PREFIX", "moments.")
    settings = load_settings(brokers=broker)
    create_topics(settings, topics_of(settings, partitions=2))
    producer = KafkaProducer(bootstrap_servers=broker)
    now = round(1000 * time.time())
    old, new = ({**QUOTE, "text": age} for age in ("old", "new"))
    for value, hours, partition in ((old, 3, 0), (new, 1, 0), (old, 3, 1)):
        moment = now - hours * 3_600_000
        record = json.dumps(value).encode()
        producer.send("moments.quotes.v1", value=record, partition=partition, timestamp_ms=moment).get(20)
    producer.close()
    run = quotetape("consume", "--quotes", "--from", "2h", "--timeout", "2")
    assert [json.loads(line)["text"] for line in run.stdout.splitlines()] == ["new"]
    assert quotetape("consume", "--from", "yesterday").returncode == 2


def test_consume_leaves_out_repeats_and_says_how_many(broker: str, quotetape: Command) -> None:
    mention = schema("ticker-mention.v1")["examples"][0]
    one, two, foreign = ({**mention, "symbol": symbol} for symbol in ("ONE", "TWO", "THREE"))
    events = [
        (one, [("ce_id", b"1")]),
        (two, [("ce_id", b"2")]),
        (one, [("ce_id", b"1")]),
        (foreign, []),
        (foreign, []),
    ]
    put(broker, "news.ticker-mentions.v1", *((b"k", json.dumps(value).encode(), headers) for value, headers in events))
    consume = ("consume", "--tickers", "--from", "earliest", "--timeout", "3")

    run = quotetape(*consume)
    assert list(map(json.loads, run.stdout.splitlines())) == [one, two, foreign, foreign]
    assert run.stderr.splitlines()[-1] == b"4 shown, 1 repeats left out"
    everything_shown = quotetape(*consume, "--repeats")
    assert list(map(json.loads, everything_shown.stdout.splitlines())) == [one, two, one, foreign, foreign]
    assert everything_shown.stderr.splitlines()[-1] == b"5 shown"
    chosen = quotetape(*consume, "--ticker", "ONE", "--count", "1")
    assert chosen.stderr.splitlines()[-1] == b"1 shown, 0 repeats left out"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_consume_that_is_told_to_stop_says_how_much_it_showed(broker: str, number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "streams.cli", "consume"],
        env={**os.environ, "QUOTETAPE_BROKERS": broker},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as run:
        assert run.stderr is not None
        assert b"Following" in run.stderr.readline()
        run.send_signal(number)
        _, told = run.communicate(timeout=60)
    assert (run.returncode, told) == (0, b"0 shown, 0 repeats left out\n")


def test_the_readmes_own_consumer_keeps_what_stands(broker: str) -> None:
    (program,) = (block.code for block in page("README.md").blocks if block.note == "broker")
    settings = load_settings(brokers=broker, topic_prefix="own.")
    create_topics(settings, [topics_of(settings, partitions=1)[QUOTES]])

    def event(identity: str, sequence: int, kind: str = "quote", group: str = "quotetape") -> tuple[bytes, bytes, Any]:
        value = {"id": identity, "status": "live" if kind == "quote" else "withdrawn"}
        named = {"ce_type": f"quotetape.{kind}.v1", "ce_sequence": f"{sequence:020}", "quotetape.group": group}
        return b"k", json.dumps(value).encode(), [(name, text.encode()) for name, text in named.items()]

    put(
        broker,
        "own.quotes.v1",
        *(event("a", 1), event("b", 2), event("b", 2), event("a", 3, "quote-withdrawn"), event("a", 1)),
        *((b"foreign", b"junk", []), event("c", 9, "quote-praised"), event("c", 9, group="backfill")),
        *(event("b", 12, "quote-withdrawn"), event("b", 13), event("end", 14)),
    )
    program = program.replace("localhost:9092", broker).replace("news.", "own.")
    with subprocess.Popen([sys.executable, "-Wignore", "-u", "-c", program], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        said: list[str] = []
        while "live end" not in said:
            said.append(run.stdout.readline().decode().strip().removeprefix("b'k' "))
            assert run.poll() is None
        run.kill()
    assert said == ["live a", "live b", "live b", "withdrawn a", "withdrawn b", "live b", "live end"]


def test_consume_leaves_out_what_is_no_event(broker: str, quotetape: Command) -> None:
    put(broker, "news.articles-enriched.v1", *((b"k", value, []) for value in (b"{}", b"junk", b'{"tickers": 1}')))
    put(broker, "news.articles-enriched.v1", (b"gone", None, []))
    for arguments in ([], ["--ticker", "META", "--speaker", "jane"]):
        run = quotetape("consume", "--from", "earliest", "--timeout", "3", *arguments)
        assert run.returncode == 0, run.stderr
        assert run.stdout == (b"" if arguments else b"null\n")
    everything_shown = quotetape("consume", "--from", "earliest", "--timeout", "3")
    assert everything_shown.stderr.count(b"the value is no event; left out") == 3


def test_consume_says_when_too_few_came(quotetape: Command) -> None:
    run = quotetape("consume", "--tickers", "--count", "1", "--timeout", "0.5")
    assert (run.returncode, run.stdout) == (1, b"")
    assert b"0 of 1 came" in run.stderr


def test_consume_shows_dead_letters_whole(broker: str, quotetape: Command) -> None:
    value = b"\xff\x00no JSON"
    headers = [("quotetape.reason", b"not_utf8"), ("tag", b"1"), ("tag", b"2")]
    put(broker, "news.articles.v1.dlq", (b"d-1", value, headers))
    run = quotetape("consume", "--dlq", "--from", "earliest", "--count", "1", "--timeout", "20")
    letter = json.loads(run.stdout)
    assert (letter["key"], base64.b64decode(letter["value_base64"])) == ("d-1", value)
    assert letter["headers"] == {"quotetape.reason": "not_utf8", "tag": ["1", "2"]}


@pytest.mark.parametrize(
    "arguments", [["--quotes", "--dlq"], ["--dlq", "--ticker", "META"], ["--tickers", "--speaker", "Jane"]]
)
def test_consume_refuses_what_makes_no_sense(quotetape: Command, arguments: list[str]) -> None:
    assert quotetape("consume", *arguments).returncode == 2


def test_missing_topic_says_how_to_make_it(quotetape: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_TOPIC_PREFIX", "other.")
    run = quotetape("produce", text=b"{}")
    assert run.returncode == 1
    assert run.stderr == (
        b"quotetape: there is no topic other.articles.v1; make the topics with: quotetape topics create\n"
    )


def test_consume_leaves_out_what_an_article_only_mentions(broker: str, quotetape: Command) -> None:
    event = schema("enriched-article.v1")["examples"][0]
    mentioned = {**event, "id": "w-2", "tickers": [{**event["tickers"][0], "relevance": 0.1, "confidence": 0.6}]}
    put(broker, "news.articles-enriched.v1", *((b"k", json.dumps(value).encode(), []) for value in (event, mentioned)))
    consume = ("consume", "--from", "earliest", "--timeout", "3", "--ticker", "ACM")

    for options, shown in (
        (("--min-relevance", "0.5"), [event]),
        (("--min-confidence", "0.9"), [event]),
        (("--min-relevance", "0.05", "--min-confidence", "0.5"), [event, mentioned]),
    ):
        run = quotetape(*consume, *options)
        assert list(map(json.loads, run.stdout.splitlines())) == shown, run.stderr
    refused = quotetape("consume", "--quotes", "--min-relevance", "0.5")
    assert (refused.returncode, refused.stderr.splitlines()) == (
        2,
        [b"quotetape: quotes.v1 has no relevance to choose by"],
    )
