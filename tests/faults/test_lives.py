"""Whatever happens to workers, brokers and disks: what stands at the end is what each article's last word says."""

import random
import signal
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from deploy.kafka.node import ApacheKafka
from tests.faults.harness import SESSION_SECONDS, Group, Guarantee, partitions
from tests.memory.lives import Standing, Value, expected, fold, random_lives, without_repeats

pytestmark = pytest.mark.faults

_ARTICLES = 2_000
_RECORDS_EACH = 5
_KILLS = 10
_PARTS = _KILLS + 8
_PARTITIONS = 8
_TOPICS = {"enriched": "articles-enriched.v1", "quotes": "quotes.v1", "ticker_mentions": "ticker-mentions.v1"}


class Desk:
    """Sends the lives of all articles, part by part; an article's life goes through many of them."""

    def __init__(self, group: Group, chance: random.Random) -> None:
        self.sent: list[Value] = []
        self._group = group
        self._chance = chance
        self._parts = self._deal()

    def _deal(self) -> Iterator[list[str]]:
        """Of which article each record of each part is: half of them close together, half of any."""
        ids = [f"article-{number}" for number in range(_ARTICLES)]
        half = _ARTICLES * _RECORDS_EACH // _PARTS // 2
        for part in range(_PARTS):
            own = ids[part::_PARTS]
            records = own + self._chance.choices(own, k=half - len(own)) + self._chance.choices(ids, k=half)
            self._chance.shuffle(records)
            yield records

    def send_a_part(self) -> None:
        """One part more; returns when some of it, perhaps nothing or all, is done."""
        before = self._group.done()
        lives = random_lives(self._chance, next(self._parts), self.sent)
        self._group.send_records([(article_id.encode(), value) for article_id, value in lives])
        self.sent += lives
        self._group.wait_until_done(before + self._chance.randrange(len(lives)))
        time.sleep(self._chance.uniform(0, 1))


@pytest.fixture(params=get_args(Guarantee))
def group(
    request: pytest.FixtureRequest, one_node: ApacheKafka, tmp_path: Path, chance: random.Random
) -> Iterator[Group]:
    """A group without workers yet, that keeps one promise or the other."""
    group = Group(one_node.address, f"lives-{uuid.uuid4().hex[:8]}.", tmp_path, chance, guarantee=request.param)
    yield group
    group.close()


def test_what_stands_is_the_last_word(
    group: Group, one_node: ApacheKafka, chance: random.Random, remark: Callable[[str], None]
) -> None:
    desk = Desk(group, chance)
    group.start_workers(3)
    for kill in range(_KILLS):
        desk.send_a_part()
        group.kill(chance.choice(group.workers[:2]), lose_disk=kill % 4 == 3)  # the last one has hardly begun
        group.start_worker()
    group.wait_until_shared()

    desk.send_a_part()
    sleeper = chance.choice(group.workers)
    others = [worker for worker in group.workers if worker is not sleeper]
    sleeper.process.send_signal(signal.SIGSTOP)
    desk.send_a_part()
    group.wait_for("takeover of the sleeper's partitions", lambda: sum(map(partitions, others)) == _PARTITIONS)
    time.sleep(SESSION_SECONDS / 3)
    desk.send_a_part()
    sleeper.process.send_signal(signal.SIGCONT)
    group.wait_until_shared()

    desk.send_a_part()
    group.start_workers(1)
    desk.send_a_part()
    group.stop(group.workers[0])

    desk.send_a_part()
    one_node.stop(kill=True)
    one_node.start()

    desk.send_a_part()
    for worker in list(group.workers):
        group.kill(worker, lose_disk=True)
    group.start_workers(2)
    desk.send_a_part()
    group.wait_until_done()
    for worker in list(group.workers):  # what is in their buffers goes out
        group.stop(worker)

    wanted = expected(desk.sent)
    found = {channel: group.read(topic) for channel, topic in _TOPICS.items()}
    repeats = 0
    for channel, records in found.items():
        first = without_repeats(records)
        repeats += len(records) - len(first)
        assert not _differences(fold(records), wanted[channel], desk, records)
        assert not _differences(fold(first), wanted[channel], desk, records)
    stand = ", ".join(f"{len(standing):,} on {_TOPICS[channel]}" for channel, standing in wanted.items())
    remark(
        f"{group.guarantee}: {len(desk.sent):,} records of {_ARTICLES:,} articles became "
        f"{sum(map(len, found.values())):,} events, {repeats:,} of them repeats; what stands is each article's last "
        f"word: {stand}"
    )


def _differences(found: Standing, wanted: Standing, desk: Desk, records: list[Any]) -> list[str]:
    """What stands and should not, or the other way round; for a failure's message, with the articles' lives."""
    wrong = sorted(each for each in found.keys() | wanted.keys() if found.get(each) != wanted.get(each))
    told = []
    for each in wrong[:3]:
        value = found.get(each) or wanted[each]
        article_id = value["article"]["id"] if "article" in value else each
        life = [sent for about, sent in desk.sent if about == article_id]
        out = [
            (record.partition, record.offset, dict(record.headers)["ce_sequence"], record.value) for record in records
        ]
        out = [line for line in out if each.encode() in (line[3] or b"")]
        told.append(f"{each}: {found.get(each)} instead of {wanted.get(each)}; its life: {life}; its events: {out}")
    return [f"{len(wrong)} differ", *told] if wrong else []
