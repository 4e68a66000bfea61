"""The rules of an article's life, line by line, and against a model of what must stand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from streams.memory.entry import Entry
from streams.memory.rules import Reader, Step, refused, step
from streams.pipeline.event import WithdrawnBecause
from streams.pipeline.outcomes import (
    Enriched,
    Outcome,
    Rejection,
    Skipped,
    Superseded,
    Tombstone,
    Unchanged,
)
from streams.pipeline.processing import Arrival
from streams.pipeline.records import IncomingRecord
from tests.lives import arriving, reading

AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
MORE, LESS = '"We sold more," said Jane Roe of Microsoft Corp.', '"We sold less," said Jane Roe of Apple Inc.'
STAMP = 1_767_323_045_000


@dataclass
class Life:
    """One article's, record by record."""

    known: Entry | None = None
    offset: int = 0

    def __post_init__(self) -> None:
        self.reader = reading(lambda: AT)
        self.standing: set[str] = set()

    def arrival(self, value: bytes | None, headers: tuple[tuple[str, bytes], ...] = ()) -> Arrival:
        record = IncomingRecord("news.articles.v1", 0, self.offset, b"a", value, headers, STAMP)
        self.offset += 1
        return arriving(lambda: AT)(record)

    def take(self, arrival: Arrival) -> Step:
        taken = step(self.known, arrival, self.reader, at=AT)
        self.known = taken.entry or self.known
        return taken

    def comes(self, body: str | None = None, *headers: tuple[str, bytes], **fields: Any) -> Step:
        text = {} if body is None else {"body": body}
        return self.take(self.arrival(orjson.dumps({"id": "a", **text, **fields}), headers))

    def removed(self) -> Step:
        return self.take(self.arrival(None))


def words(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Enriched)
    return [quote["text"] for quote in outcome.event["quotes"]]


def taken_back(taken: Step) -> tuple[WithdrawnBecause, int, bool] | None:
    """Why, how much, and whether the article's event goes too."""
    withdrawal = taken.change.withdrawal
    return None if withdrawal is None else (withdrawal.because, len(withdrawal.parts), withdrawal.key is not None)


@pytest.fixture
def life() -> Life:
    return Life()


def test_a_later_version_replaces_and_takes_back_what_it_has_no_more(life: Life) -> None:
    assert taken_back(life.comes(MORE, version=1)) is None
    second = life.comes(LESS, version=2)
    assert words(second.change.outcome) == ["We sold less"]
    assert taken_back(second) == ("changed", 2, False)


def test_an_earlier_version_that_comes_late_changes_nothing(life: Life) -> None:
    life.comes(LESS, version=2)
    for late in (life.comes(MORE, version=1), life.comes(version=1, status="canceled")):
        assert late.change.outcome == Superseded("a")
        assert late.entry is None
        assert taken_back(late) is None


def test_what_says_exactly_what_stands_changes_nothing(life: Life) -> None:
    life.comes(MORE, version=1)
    assert life.comes(MORE, version=1).change.outcome == Unchanged("a")
    assert isinstance(life.comes(LESS, version=1).change.outcome, Enriched)
    assert isinstance(life.comes(MORE, version=1).change.outcome, Enriched)  # A, B, A


def test_an_undated_article_of_another_day_is_not_the_same(life: Life) -> None:
    life.comes(MORE)
    value = orjson.dumps({"id": "a", "body": MORE})
    tomorrow = IncomingRecord("news.articles.v1", 0, 9, b"a", value, (), STAMP + 86_400_000)
    assert isinstance(life.take(arriving()(tomorrow)).change.outcome, Enriched)


def test_a_cancelation_takes_everything_back_and_blocks_up_to_its_version(life: Life) -> None:
    life.comes(MORE, version=1)
    kill = life.comes(version=2, status="canceled")
    assert kill.change.outcome == Skipped("a", "canceled")
    assert taken_back(kill) == ("canceled", 2, True)
    assert life.comes(MORE, version=2).change.outcome == Superseded("a")
    assert isinstance(life.comes(MORE, version=3).change.outcome, Enriched)


def test_a_cancelation_without_a_version_is_of_the_highest_that_was_seen(life: Life) -> None:
    life.comes(MORE, version=4)
    life.comes(status="canceled")
    assert life.comes(MORE).change.outcome == Superseded("a")
    assert life.comes(MORE, version=4).change.outcome == Superseded("a")
    assert isinstance(life.comes(MORE, version=5).change.outcome, Enriched)


def test_a_cancelation_that_comes_first_blocks_the_first_version(life: Life) -> None:
    assert taken_back(life.comes(status="canceled")) == ("canceled", 0, True)
    assert life.comes(MORE, version=3).change.outcome == Superseded("a")
    assert life.comes(LESS, version=3).change.outcome == Superseded("a")
    assert isinstance(life.comes(LESS, version=4).change.outcome, Enriched)


@pytest.mark.parametrize("hold", [lambda life: life.comes(version=1, status="withheld"), lambda life: life.removed()])
def test_what_is_withheld_or_removed_may_come_again(life: Life, hold: Callable[[Life], Step]) -> None:
    life.comes(MORE, version=1)
    held = hold(life)
    because = "withheld" if isinstance(held.change.outcome, Skipped) else "removed"
    assert taken_back(held) == (because, 2, True)
    assert isinstance(life.comes(MORE, version=1).change.outcome, Enriched)


def test_a_tombstone_is_told_whatever_is_remembered(life: Life) -> None:
    first = life.removed()
    assert first.change.outcome == Tombstone(b"a")
    assert taken_back(first) == ("removed", 0, True)
    assert first.entry is not None
    assert first.entry.highest is None  # no version was seen
    life.comes(version=1, status="canceled")
    life.removed()
    assert life.comes(MORE, version=1).change.outcome == Superseded("a")  # a tombstone lifts no cancelation


def test_a_dead_letter_on_the_way_in_changes_nothing(life: Life) -> None:
    life.comes(MORE, version=1)
    known = life.known
    assert isinstance(life.comes(7, version=2).change.outcome, Rejection)  # type: ignore[arg-type]
    assert isinstance(life.take(life.arrival(b"junk")).change.outcome, Rejection)
    assert life.known == known


def test_a_replayed_article_comes_before_a_tombstone_and_before_what_says_what_stands(life: Life) -> None:
    replayed = ("quotetape.replayed-from", b"0:0")
    life.offset = 1
    life.removed()
    assert life.comes(MORE, replayed).change.outcome == Superseded("a")
    life.comes(MORE)
    later = ("quotetape.replayed-from", b"0:4")
    life.offset = 5
    assert life.comes(MORE).change.outcome == Unchanged("a")
    assert life.comes(LESS, later).change.outcome == Superseded("a")


def test_an_embargo_is_held_against_the_records_time_and_changes_nothing(life: Life) -> None:
    life.comes(MORE, version=1)
    known = life.known
    early = life.comes(LESS, version=2, embargoed_until="2026-01-02T04:00:00Z")
    assert early.change.outcome == Skipped("a", "embargoed")
    assert life.known == known
    assert isinstance(life.comes(LESS, version=2, embargoed_until="2026-01-02T03:00:00Z").change.outcome, Enriched)


def test_a_replayed_article_without_a_version_counts_as_of_its_first_coming(life: Life) -> None:
    replayed = ("quotetape.replayed-from", b"0:0")
    life.offset = 1
    life.comes(MORE)
    assert life.comes(LESS, replayed).change.outcome == Superseded("a")
    assert isinstance(life.comes(LESS, replayed, version=1).change.outcome, Enriched)


def test_a_refusal_takes_back_what_stood_and_what_may_have_gone_out(life: Life) -> None:
    life.comes(MORE, version=1)
    before = life.known
    arrival = life.arrival(orjson.dumps({"id": "a", "body": LESS, "version": 2}))
    taken = step(before, arrival, life.reader, at=AT)
    rejection = Rejection("refused_by_broker", "too large", article_id="a")
    made = refused(before, taken, rejection, arrival, may_be_seen=True, at=AT)
    assert made.change.outcome == rejection
    assert taken_back(made) == ("refused", 4, True)
    life.known = made.entry
    assert life.comes(MORE, version=1).change.outcome == Superseded("a")  # version 2 was seen
    assert isinstance(life.comes(LESS, version=2).change.outcome, Enriched)  # it can be sent again


def test_a_refusal_of_which_nothing_was_seen_takes_nothing_back(life: Life) -> None:
    arrival = life.arrival(orjson.dumps({"id": "a", "body": MORE}))
    taken = step(None, arrival, life.reader, at=AT)
    rejection = Rejection("refused_by_broker", "too large", article_id="a")
    assert taken_back(refused(None, taken, rejection, arrival, may_be_seen=False, at=AT)) is None


def test_an_article_that_can_not_be_published_is_not_read(life: Life) -> None:
    def never(_: Arrival) -> Outcome:
        raise AssertionError("it was read")

    life.comes(MORE, version=2)
    life.reader = Reader(never, life.reader.securities)
    for fields in ({"version": 1}, {"version": 2}, {"version": 3, "status": "withheld"}):
        life.comes(MORE, **fields)


def test_an_entry_is_what_was_written_down(life: Life) -> None:
    entry = life.comes(MORE, version=1).entry
    assert entry is not None
    assert Entry.decode(entry.encode()) == entry


@pytest.mark.parametrize("value", [b"", b"{}", b"[]", b'{"parts": 1}', b'{"parts": [["x", "1", "k"]]}'])
def test_what_is_no_entry_says_so(value: bytes) -> None:
    with pytest.raises(ValueError, match=r"(?i)no entry|document|expected"):
        Entry.decode(value)
