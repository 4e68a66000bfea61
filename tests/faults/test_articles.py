"""Articles that the brokers refuse, articles that take long, and those who read slowly."""

import threading
from hashlib import shake_256

import pytest
from kafka import KafkaConsumer
from kafka.admin import ConfigResource, ConfigResourceType, KafkaAdminClient

from tests.faults.conftest import Finish
from tests.faults.harness import Group, article

pytestmark = pytest.mark.faults


def test_what_the_brokers_refuse_becomes_a_dead_letter_and_the_rest_goes_through(group: Group, finish: Finish) -> None:
    admin = KafkaAdminClient(bootstrap_servers=group.brokers)
    topic = f"{group.prefix}articles-enriched.v1"
    admin.alter_configs([ConfigResource(ConfigResourceType.TOPIC, topic, {"max.message.bytes": "12000"})])
    admin.close()
    group.start_workers(1)
    body = '"We will open forty stores," said Ada Moreau. ' + "A quiet day. " * 100
    for round_ in range(10):
        group.send(90)
        refused = [f"refused-{round_}-{number}" for number in range(10)]
        # what a batch is compressed to counts: letters that compress to nearly as many
        titles = {key: shake_256(key.encode()).hexdigest(10_000) for key in refused}
        group.send_records([(key.encode(), article(key, title=titles[key], body=body)) for key in refused])
    found = finish(group, "one worker; one event in ten is larger than its topic allows")
    assert found.repeated == 0


def test_articles_that_take_long_do_not_cost_a_worker_its_partitions(group: Group, finish: Finish) -> None:
    group.start_workers(2)
    marks = '"a" ' * 150_000  # 900 kB as JSON
    for number in range(8):
        group.send(100)
        group.send_records([(b"article-long-%d" % number, article(f"article-long-{number}", body=marks))])
    found = finish(group, "eight articles of 900 kB of quotation marks among 800")
    assert found.repeated == 0
    for worker in group.workers:
        assert worker.text().count("Assigned") <= 2, "a rebalance came after the workers had joined"


def test_slow_consumers_miss_nothing_and_hold_nobody_up(group: Group, finish: Finish) -> None:
    articles = 2_000
    ids: set[bytes] = set()
    keys: set[bytes] = set()
    given_up = threading.Event()

    def read_slowly() -> None:
        consumer = KafkaConsumer(
            f"{group.prefix}articles-enriched.v1",
            bootstrap_servers=group.brokers,
            group_id="slow",
            auto_offset_reset="earliest",
            max_poll_records=50,
        )
        while len(keys) < articles * 0.97 and not given_up.wait(2):
            for records in consumer.poll(500).values():
                keys.update(record.key for record in records)
                ids.update(dict(record.headers)["ce_id"] for record in records)
        consumer.close()

    group.start_workers(2)
    reading = threading.Thread(target=read_slowly)
    reading.start()
    group.send(articles)
    group.wait_until_done(300)
    group.kill(group.workers[0])
    try:
        found = finish(group, "a consumer that reads 25 events a second, and a worker that is killed")
        assert len(keys) < found.enriched, "the consumer was not slow"
        reading.join(articles / 25 * 3)
    finally:
        given_up.set()
        reading.join()
    assert len(keys) == len(ids) == found.enriched
