"""Workers that are killed, stopped, added, and that fall asleep."""

import random
import signal
import time

import pytest

from tests.faults.conftest import Finish
from tests.faults.harness import SESSION_SECONDS, Group, partitions

pytestmark = pytest.mark.faults

_ARTICLES_A_KILL = 1_000


def test_kills_at_random_moments(
    group: Group, finish: Finish, chance: random.Random, pytestconfig: pytest.Config
) -> None:
    kills = pytestconfig.getoption("--kills")
    group.start_workers(2)
    for _ in range(kills):
        group.send(_ARTICLES_A_KILL)
        if chance.random() < 0.75:  # in the middle of the work
            group.wait_until_done(group.done() + chance.randrange(_ARTICLES_A_KILL))
        time.sleep(chance.uniform(0, 3))  # else while the group is still sharing the partitions out
        group.kill(chance.choice(group.workers))
        group.start_worker()
    finish(group, f"`kill -9` of one of two workers at random moments, {kills} times")


def test_two_workers_killed_at_once(group: Group, finish: Finish) -> None:
    group.start_workers(3)
    group.send(3_000)
    group.wait_until_done(500)
    for worker in group.workers[:2]:
        group.kill(worker)
    finish(group, "`kill -9` of two of three workers at once; nobody starts them again")


def test_a_rolling_restart_repeats_nothing(group: Group, finish: Finish) -> None:
    group.start_workers(3)
    for worker in list(group.workers):
        group.send(1_500)
        group.wait_until_done(group.done() + 300)
        group.stop(worker)
        group.start_workers(1)
    found = finish(group, "three workers restarted in turn by SIGTERM, under load")
    assert found.repeated == 0


def test_workers_that_join_and_leave_under_load_repeat_nothing(group: Group, finish: Finish) -> None:
    group.start_workers(1)
    for _ in range(3):
        group.send(1_000)
        group.wait_until_done(group.done() + 200)
        group.start_workers(1)
    while len(group.workers) > 1:
        group.send(1_000)
        group.wait_until_done(group.done() + 200)
        group.stop(group.workers[0])
    found = finish(group, "one worker becomes four and four become one, under load")
    assert found.repeated == 0


def test_a_worker_that_sleeps_past_its_session(group: Group, finish: Finish) -> None:
    group.start_workers(2)
    group.send(6_000)
    group.wait_until_done(500)
    sleeper, other = group.workers
    sleeper.process.send_signal(signal.SIGSTOP)
    group.wait_for("takeover of the sleeper's partitions", lambda: partitions(other) == 8)
    time.sleep(SESSION_SECONDS / 3)
    sleeper.process.send_signal(signal.SIGCONT)
    group.send(2_000)
    group.wait_until_shared()
    finish(group, "a worker that SIGSTOP holds until the other has its partitions, and that wakes up")
