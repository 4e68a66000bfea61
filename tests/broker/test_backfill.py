"""A worker that runs what is there through again, beside the live one."""

import signal
import time
from datetime import UTC, datetime

import pytest

from tests.broker.conftest import StartWorker, Topics

pytestmark = pytest.mark.broker


def group_of(record: object) -> bytes:
    return dict(record.headers)["quotetape.group"]  # type: ignore[attr-defined, no-any-return]


def test_a_backfill_leaves_the_live_groups_offsets_and_its_events_name_its_group(
    brokers: str, prefix: str, start_worker: StartWorker, topics: Topics
) -> None:
    live = start_worker().wait_until_ready()
    for number in range(5):
        topics.produce({"id": f"b-{number}", "body": "Nothing happened."})
    assert len(topics.read("articles-enriched.v1", lambda record: record.key.startswith(b"b-"), 5)) == 5
    assert live.end(signal.SIGTERM) == 0
    before = topics.committed(f"{prefix}group")
    assert sum(before.values()) == 5

    archive = f"{prefix}archive"
    backfill = start_worker("--from", "earliest", "--group", archive, "--create-topics").wait_until_ready()
    events = topics.read("articles-enriched.v1", lambda record: record.key.startswith(b"b-"), 10)

    by_group = {
        group: {dict(event.headers)["ce_id"] for event in events if group_of(event) == group.encode()}
        for group in (f"{prefix}group", archive)
    }
    assert len(by_group[archive]) == 5
    assert by_group[archive] == by_group[f"{prefix}group"]
    assert backfill.end(signal.SIGTERM) == 0
    assert topics.committed(f"{prefix}group") == before


def test_a_group_that_begins_at_the_latest_leaves_out_what_is_there_and_goes_on_when_started_again(
    brokers: str, prefix: str, start_worker: StartWorker, topics: Topics
) -> None:
    group = f"{prefix}latest"

    def ours(count: int) -> set[bytes]:
        """The articles that the group made events of, once there are so many."""
        found = topics.read("articles-enriched.v1", lambda record: group_of(record) == group.encode(), count)
        return {record.key for record in found}

    topics.produce({"id": "old", "body": "Before."})
    worker = start_worker("--from", "latest", "--group", group, "--create-topics").wait_until_ready()
    topics.produce({"id": "new", "body": "After."})
    assert ours(1) == {b"new"}
    assert worker.end(signal.SIGTERM) == 0
    topics.produce({"id": "while down", "body": "Meanwhile."})

    again = start_worker("--from", "latest", "--group", group, "--create-topics").wait_until_ready()
    assert ours(2) == {b"new", b"while down"}
    assert "goes on from there" in again.text()


def test_a_group_can_begin_at_a_moment(brokers: str, prefix: str, start_worker: StartWorker, topics: Topics) -> None:
    group = f"{prefix}moment"
    start_worker().wait_until_ready()
    now = round(time.time() * 1000)
    # After all that other tests have sent: a group begins at the first record of its moment or later.
    for key, minutes in ((b"early", 10), (b"late", 30)):
        article = {"id": key.decode(), "body": "Nothing happened."}
        topics.produce(article, key=key, partition=0, timestamp_ms=now + minutes * 60_000)
    moment = datetime.fromtimestamp(now / 1000 + 20 * 60, UTC).isoformat()
    start_worker("--from", moment, "--group", group, "--create-topics").wait_until_ready()
    events = topics.read(
        "articles-enriched.v1",
        lambda record: group_of(record) == group.encode() and record.key in (b"early", b"late"),
    )
    assert [event.key for event in events] == [b"late"]
