"""``quotetape dlq`` against a broker."""

import asyncio
import base64
import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from aiokafka import AIOKafkaProducer
from kafka import KafkaConsumer, KafkaProducer, TopicPartition

from streams.pipeline.outcomes import Rejection
from streams.pipeline.outgoing import dead_letter
from streams.pipeline.records import IncomingRecord, OutgoingRecord
from tests.cli.conftest import Command

pytestmark = pytest.mark.broker

ARTICLES, DEAD_LETTERS = "news.articles.v1", "news.articles.v1.dlq"
HEADERS = (("desk", b"\x1b[2J"), ("desk", b"b"), ("ce_id", b"theirs"))
DECODE = Rejection("not_json", "No JSON.")
ENRICH = Rejection("internal_error", "boom \x1b[31m", exception_class="builtins.ValueError")
NOW = datetime.now(UTC)
CAME_IN = NOW - timedelta(hours=2)
CAME_IN_MS = round(CAME_IN.timestamp() * 1000)
HOUR_AGO = (NOW - timedelta(hours=1)).isoformat()
HOSTILE = "\x1b[2J\u009b31m\u202e\x7f".encode()


def give_up(broker: str, rejection: Rejection, *records: tuple[bytes | None, bytes | None]) -> list[str]:
    """Put letters on the topic, as a worker does; their places."""
    producer = KafkaProducer(bootstrap_servers=broker)
    places = []
    for key, value in records:
        letter = dead_letter(
            IncomingRecord(ARTICLES, 1, 5, key, value, HEADERS, CAME_IN_MS), rejection, group="quotetape"
        )
        done = producer.send(
            DEAD_LETTERS, key=key, value=value, headers=list(letter.headers), timestamp_ms=letter.timestamp_ms
        ).get(20)
        places.append(f"{done.partition}:{done.offset}")
    producer.close()
    return places


def articles(broker: str) -> list[Any]:
    """Every record of the articles topic."""
    consumer = KafkaConsumer(bootstrap_servers=broker)
    partitions = [TopicPartition(ARTICLES, number) for number in consumer.partitions_for_topic(ARTICLES)]
    consumer.assign(partitions)
    consumer.seek_to_beginning()
    ends = consumer.end_offsets(partitions)
    records: list[Any] = []
    while any(consumer.position(partition) < end for partition, end in ends.items()):
        records += [record for batch in consumer.poll(timeout_ms=500).values() for record in batch]
    consumer.close()
    return records


def listed(quotetape: Command, *arguments: str) -> list[Any]:
    run = quotetape("dlq", "list", *arguments)
    assert (run.returncode, run.stderr) == (0, b"")
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_letters_are_listed_by_reason_stage_time_and_place(broker: str, quotetape: Command) -> None:
    first, second = give_up(broker, DECODE, (b"l-1", b"{"), (b"l-2", HOSTILE))
    give_up(broker, ENRICH, (b"l-3", b"{}"))
    found = {each["key"]: each for each in listed(quotetape)}
    assert {"l-1", "l-2", "l-3"} <= found.keys()
    assert base64.b64decode(found["l-2"]["value_base64"]) == HOSTILE
    assert [each["key"] for each in listed(quotetape, "--stage", "enrich")] == ["l-3"]
    assert [each["key"] for each in listed(quotetape, "--reason", "internal_error", "--until", HOUR_AGO)] == ["l-3"]
    assert listed(quotetape, "--since", HOUR_AGO) == []
    assert {each["key"] for each in listed(quotetape, "--at", first, "--at", second)} == {"l-1", "l-2"}


def test_show_is_safe_whatever_the_bytes(broker: str, quotetape: Command) -> None:
    text, binary, null = give_up(broker, ENRICH, (HOSTILE, HOSTILE), (b"s-2", bytes(range(256))), (b"s-3", None))
    for place in (text, binary, null):
        run = quotetape("dlq", "show", place)
        assert run.returncode == 0
        shown = run.stdout.decode()
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
        assert "  quotetape.reason: internal_error\n  quotetape.group: quotetape\n" in shown
    assert "00000010  10 11 12" in quotetape("dlq", "show", binary).stdout.decode()
    assert quotetape("dlq", "show", binary, "--raw").stdout == bytes(range(256))
    assert quotetape("dlq", "show", null).stdout.endswith(b"value: null\n")
    assert quotetape("dlq", "show", "0:99999").returncode == 1
    assert quotetape("dlq", "show", "nowhere").returncode == 2


def test_replay_sends_the_original_once_and_counts(broker: str, quotetape: Command) -> None:
    places = give_up(broker, DECODE, (b"r-1", b"\xff\x00"), (None, b""), (b"r-3", None))
    chosen = [argument for place in places for argument in ("--at", place)]
    before = len(articles(broker))

    dry = quotetape("dlq", "replay", *chosen, "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, f"3 to send to {ARTICLES}\n".encode())
    assert len(articles(broker)) == before

    run = quotetape("dlq", "replay", *chosen)
    assert (run.returncode, run.stderr.splitlines()[-1]) == (0, b"3 sent")
    sent = articles(broker)
    assert len(sent) == before + 3
    fresh = {(record.key, record.value) for record in sent if ("quotetape.replays", b"1") in record.headers}
    assert {(b"r-1", b"\xff\x00"), (None, b""), (b"r-3", None)} <= fresh
    for record in sent:
        *own, (name, came_from) = record.headers
        assert tuple(own) == (*HEADERS, ("quotetape.replays", b"1"))
        assert (name, came_from) == ("quotetape.replayed-from", b"1:5")
        assert (record.partition, record.timestamp) == (1, CAME_IN_MS)


def put(broker: str, letter: OutgoingRecord) -> str:
    """Put a letter on the topic by a client that takes headers without a value; its place."""

    async def send() -> str:
        async with AIOKafkaProducer(bootstrap_servers=broker) as producer:
            done = await producer.send_and_wait(
                DEAD_LETTERS, letter.value, letter.key, headers=list(letter.headers), timestamp_ms=letter.timestamp_ms
            )
            return f"{done.partition}:{done.offset}"

    return asyncio.run(send())


def test_a_header_without_a_value_is_sent_without_one(broker: str, quotetape: Command) -> None:
    headers = (("trace", None), ("desk", b""), ("trace", b"1"))
    came_in = IncomingRecord(ARTICLES, 1, 5, b"n-1", b"{", headers, CAME_IN_MS)
    run = quotetape("dlq", "replay", "--at", put(broker, dead_letter(came_in, DECODE, group="quotetape")))
    assert run.returncode == 0, run.stderr
    (sent,) = [record for record in articles(broker) if record.key == b"n-1"]
    assert tuple(sent.headers[:3]) == headers


def test_what_is_not_taken_is_told_and_the_rest_is_sent(broker: str, quotetape: Command) -> None:
    chosen = []
    for key, partition in ((b"t-1", 99), (b"t-2", 1)):
        came_in = IncomingRecord(ARTICLES, partition, 5, key, b"{", (), CAME_IN_MS)
        chosen += ["--at", put(broker, dead_letter(came_in, DECODE, group="quotetape"))]
    run = quotetape("dlq", "replay", *chosen)
    assert run.returncode == 1
    assert b"not sent (key t-1): " in run.stderr
    assert b"\n1 sent\n" in run.stderr
    assert {record.key for record in articles(broker)} & {b"t-1", b"t-2"} == {b"t-2"}


def test_many_are_sent_only_when_somebody_says_so(broker: str, quotetape: Command) -> None:
    give_up(broker, Rejection("too_large", "Large."), *((b"m-%d" % number, b"x") for number in range(11)))
    before = len(articles(broker))
    refused = quotetape("dlq", "replay", "--reason", "too_large", "--since", "3h")
    assert refused.returncode == 2
    assert b"--yes" in refused.stderr
    assert len(articles(broker)) == before
    run = quotetape("dlq", "replay", "--reason", "too_large", "--since", "3h", "--yes")
    assert run.returncode == 0
    assert len(articles(broker)) == before + 11


def test_a_wrong_choice_says_what_there_is(quotetape: Command) -> None:
    run = quotetape("dlq", "list", "--reason", "bad luck")
    assert run.returncode == 2
    assert b"not_utf8" in run.stderr
