"""Dead letters: reading why an article was rejected, choosing some, and making of one what is sent through again.

A letter stays on its topic until its retention is over, also when its article was sent through again. If that died
once more there are two letters of one article. So letters are told apart by what came in (key, value and headers but
ours), and only the newest of an article counts; else each replay would double what the next one sends.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from streams.pipeline.outgoing import (
    GROUP_HEADER,
    REPLAYED_FROM_HEADER,
    REPLAYS_HEADER,
    number_of,
    without_error_headers,
)
from streams.pipeline.records import Headers, IncomingRecord

__all__ = ["DeadLetter", "Place", "Replay", "Selection", "Verdict", "plan_replay"]

Place = tuple[int, int]
"""Partition and offset on the dead letters topic."""

Verdict = Literal["replay", "not_chosen", "superseded", "limit_reached", "origin_unknown", "empty"]
"""What becomes of a letter in a replay.

``superseded``: its article has a newer letter. ``limit_reached``: it was sent through often enough. ``origin_unknown``:
its headers name another topic, or none. ``empty``: neither key nor value, so it could only be rejected again.
"""

_PREFIX: Final = "__connect.errors."


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record of the dead letters topic."""

    record: IncomingRecord

    @property
    def place(self) -> Place:
        """Where it is on the dead letters topic."""
        return self.record.partition, self.record.offset

    @property
    def reason(self) -> str:
        """Why, for machines; empty where the header is missing, as for everything here."""
        return self._text("quotetape.reason")

    @property
    def stage(self) -> str:
        """Where it failed."""
        return self._text(f"{_PREFIX}stage")

    @property
    def message(self) -> str:
        """What is wrong, in a sentence."""
        return self._text(f"{_PREFIX}exception.message")

    @property
    def group(self) -> str:
        """The consumer group that gave it up."""
        return self._text(GROUP_HEADER)

    @property
    def origin(self) -> str:
        """The topic that its article came from."""
        return self._text(f"{_PREFIX}topic")

    @property
    def origin_partition(self) -> int | None:
        """The partition that its article came from."""
        return number_of(self._text(f"{_PREFIX}partition").encode())

    @property
    def origin_place(self) -> str:
        """The partition and offset there: ``3:41``."""
        return ":".join((self._text(f"{_PREFIX}partition"), self._text(f"{_PREFIX}offset")))

    @property
    def replays(self) -> int:
        """How often its article was sent through again before it died this time."""
        return number_of(self._text(REPLAYS_HEADER).encode()) or 0

    @property
    def came_from(self) -> str:
        """Partition and offset with which its article came in first, before any replay: ``3:41``."""
        return self._text(REPLAYED_FROM_HEADER) or self.origin_place

    def identity(self) -> bytes:
        """Names what came in: letters of the same bytes, key and headers have the same one."""
        digest = hashlib.sha256()
        for part in (self.record.key, self.record.value, *_flat(without_error_headers(self.record.headers))):
            digest.update(b"-" if part is None else f"{len(part)}:".encode() + part)
        return digest.digest()

    def _text(self, name: str) -> str:
        """The last header of this name: ours come after the article's own."""
        values = (value for header, value in reversed(self.record.headers) if header == name)
        return (next(values, b"") or b"").decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which letters are meant; what is empty or None does not narrow it."""

    reasons: frozenset[str] = frozenset()
    stages: frozenset[str] = frozenset()
    since_ms: int | None = None
    """Milliseconds since the epoch. A letter has the timestamp of its article's record."""
    until_ms: int | None = None
    """Likewise, exclusive."""
    places: frozenset[Place] = frozenset()

    def takes(self, letter: DeadLetter) -> bool:
        """Whether ``letter`` is meant."""
        moment = letter.record.timestamp_ms
        return (
            (not self.reasons or letter.reason in self.reasons)
            and (not self.stages or letter.stage in self.stages)
            and (self.since_ms is None or moment >= self.since_ms)
            and (self.until_ms is None or moment < self.until_ms)
            and (not self.places or letter.place in self.places)
        )


@dataclass(frozen=True, slots=True)
class Replay:
    """An article as it is sent through again."""

    topic: str
    partition: int | None
    """The one that it was in, so that it stays after the earlier records of its key."""
    key: bytes | None
    value: bytes | None
    headers: Headers
    timestamp_ms: int
    """That of the article's record: what an article without a date means depends on it."""

    @staticmethod
    def of(letter: DeadLetter) -> "Replay":
        """The article of ``letter``: its own key, value and headers, one more replay counted, and whence it came."""
        record = letter.record
        count = (REPLAYS_HEADER, str(letter.replays + 1).encode())
        first = (REPLAYED_FROM_HEADER, letter.came_from.encode())
        headers = (*without_error_headers(record.headers), count, first)
        return Replay(letter.origin, letter.origin_partition, record.key, record.value, headers, record.timestamp_ms)


def plan_replay(
    letters: Iterable[DeadLetter], selection: Selection, *, articles_topic: str, max_replays: int
) -> dict[Place, Verdict]:
    """What is to become of each letter.

    Args:
        letters: All that are on the topic, so that each article's newest is known.
        selection: Which are meant.
        articles_topic: Only what came from here goes there again: a header must not make a replay write anywhere.
        max_replays: An article that was sent through so often already is left out.
    """
    verdicts: dict[Place, Verdict] = {}
    newest: dict[bytes, tuple[int, int, Place]] = {}
    for letter in letters:
        verdicts[letter.place] = _verdict(letter, selection, articles_topic, max_replays)
        rank = (letter.replays, letter.record.timestamp_ms, letter.place)
        identity = letter.identity()
        older = min(rank, newest.get(identity, rank))
        newest[identity] = max(rank, newest.get(identity, rank))
        if older[-1] != newest[identity][-1] and verdicts[older[-1]] != "not_chosen":
            verdicts[older[-1]] = "superseded"
    return verdicts


def _verdict(letter: DeadLetter, selection: Selection, articles_topic: str, max_replays: int) -> Verdict:
    """What is to become of ``letter`` if there is none newer of its article."""
    if not selection.takes(letter):
        return "not_chosen"
    if letter.origin != articles_topic:
        return "origin_unknown"
    if letter.replays >= max_replays:
        return "limit_reached"
    if letter.record.key is None and letter.record.value is None:
        return "empty"
    return "replay"


def _flat(headers: Headers) -> Iterable[bytes | None]:
    for name, value in headers:
        yield name.encode("utf-8", "surrogateescape")
        yield value
