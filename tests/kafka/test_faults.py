"""Nothing is lost: two workers on Apache Kafka, and each of them killed in the middle of its work.

The short one that always runs on Apache Kafka; the many others are in tests/faults.
"""

import random
from pathlib import Path

import pytest

from deploy.kafka.node import ApacheKafka
from tests.faults.harness import Group
from tests.kafka.load import is_poison, records

pytestmark = pytest.mark.kafka

_ARTICLES = 4_000


def test_kill_each_of_two_workers_and_every_article_is_enriched_or_a_dead_letter(
    apache_kafka: ApacheKafka, tmp_path: Path
) -> None:
    load = records(_ARTICLES)
    half = _ARTICLES // 2
    group = Group(apache_kafka.address, "faults.", tmp_path, random.Random(0))  # noqa: S311 - the load is made already
    try:
        group.start_workers(2)
        for sent, batch in ((half, load[:half]), (_ARTICLES, load[half:])):
            group.wait_until_shared()
            group.send_records(batch)
            group.wait_until_done(group.done() + _ARTICLES // 40)
            assert group.done() < sent, "the workers had finished before one was killed"
            group.kill(group.workers[0])
            group.start_worker()
        group.wait_until_done()
        found = group.tally()
    finally:
        group.close()

    assert found.lost == 0
    assert found.changed_ids == 0
    assert found.dead_lettered == sum(is_poison(key) for key, _ in load)
    assert found.enriched == _ARTICLES - found.dead_lettered
    print(f"{_ARTICLES} articles; {found.repeated} repeats after two kills")  # noqa: T201
