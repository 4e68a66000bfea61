"""Brokers that restart, are gone for a while, or lose the lead."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deploy.kafka.node import ApacheKafka, Cluster
from tests.faults.conftest import Finish
from tests.faults.harness import Group

pytestmark = pytest.mark.faults

_ARTICLES = 3_000


@pytest.mark.parametrize("kill", [pytest.param(False, id="SIGTERM"), pytest.param(True, id="SIGKILL")])
def test_the_broker_is_started_anew(group: Group, finish: Finish, one_node: ApacheKafka, kill: bool) -> None:  # noqa: FBT001
    group.start_workers(2)
    group.send(_ARTICLES)
    group.wait_until_done(500)
    one_node.stop(kill=kill)
    one_node.start()
    finish(group, f"the broker is ended by {'`kill -9`' if kill else 'SIGTERM'} and started again")


def test_the_broker_is_gone_for_a_minute(group: Group, finish: Finish, one_node: ApacheKafka) -> None:
    group.start_workers(2)
    group.send(_ARTICLES)
    group.wait_until_done(500)
    one_node.stop()
    time.sleep(60)
    one_node.start()
    finish(group, "the broker is gone for 60 s")
    group.wait_for("readiness", lambda: all(worker.get("/readyz")[0] == 200 for worker in group.workers))


@pytest.fixture
def three_nodes() -> Iterator[Cluster]:
    with Cluster(3) as cluster:
        yield cluster


def test_leaders_change(three_nodes: Cluster, finish: Finish, tmp_path: Path, chance: random.Random) -> None:
    group = Group(three_nodes.address, "leaders.", tmp_path, chance)
    try:
        group.start_workers(2)
        for number, kill in ((0, True), (1, False), (2, True)):
            group.send(_ARTICLES // 2)
            group.wait_until_done(group.done() + 300)
            three_nodes.nodes[number].stop(kill=kill)
            group.send(_ARTICLES // 2)
            group.wait_until_done(group.done() + 300)
            three_nodes.nodes[number].start()
        finish(group, "three nodes; each in turn ended (`kill -9`, SIGTERM, `kill -9`), its partitions led by others")
    finally:
        group.close()
