"""The memory of articles is in Kafka: it outlives a worker's disk, and is where its articles are or not used at all."""

import json
import random
from pathlib import Path

import pytest
from kafka.admin import KafkaAdminClient

from deploy.kafka.node import ApacheKafka
from tests.faults.harness import Group, Guarantee, article

pytestmark = pytest.mark.kafka

_ARTICLES = 300
_BODY = '"We sold more," said Jane Roe of Microsoft Corp. (NASDAQ: MSFT).'


@pytest.mark.parametrize("guarantee", ["at_least_once", "exactly_once"])
def test_a_worker_that_lost_its_disk_remembers(apache_kafka: ApacheKafka, tmp_path: Path, guarantee: Guarantee) -> None:
    prefix = f"disk-{guarantee.replace('_', '-')}."
    group = Group(apache_kafka.address, prefix, tmp_path, random.Random(0), guarantee=guarantee)  # noqa: S311
    ids = [f"article-{number}" for number in range(_ARTICLES)]
    try:
        group.start_workers(1)
        group.send_records([(each.encode(), article(each, body=_BODY, version=2)) for each in ids])
        group.wait_until_done()
        group.kill(group.workers[0], lose_disk=True)
        again = group.start_worker()
        late = [(each.encode(), article(each, body="Rain fell.", version=1)) for each in ids[::2]]
        group.send_records(late)
        group.send_records([(each.encode(), article(each, status="canceled")) for each in ids[1::2]])
        group.wait_until_done()
        again.wait_for_metric("quotetape_remembered_articles", _ARTICLES)
        again.wait_for_metric('quotetape_articles_total{outcome="superseded"}', len(late))
        events, quotes = group.read("articles-enriched.v1"), group.read("quotes.v1")
    finally:
        group.close()

    latest = {record.key.decode(): record.value for record in events}
    assert {each for each, value in latest.items() if value is None} == set(ids[1::2])
    withdrawn = {
        value["article"]["id"]
        for value in (json.loads(record.value) for record in quotes)
        if value["status"] == "withdrawn"
    }
    assert withdrawn == set(ids[1::2])


def test_a_worker_refuses_a_topic_that_has_grown(apache_kafka: ApacheKafka, tmp_path: Path) -> None:
    group = Group(apache_kafka.address, "grown.", tmp_path, random.Random(0))  # noqa: S311 - nothing is random here
    admin = KafkaAdminClient(bootstrap_servers=apache_kafka.address)
    admin.create_partitions({"grown.articles.v1": 12})
    admin.close()
    worker = group.start_worker()
    try:
        status = worker.process.wait(60)
    finally:
        group.close()

    assert status == 1, worker.text()
    assert "grown.articles.v1 has 12 partitions" in worker.text()
    assert "docs/operating.md" in worker.text()
