"""Who spoke, about what, how often: counts of quotes that stand."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

import orjson

from streams.serve.store.selection import PLACES
from streams.serve.store.tables import FOREVER
from streams.serve.store.versions import speakers_of, symbols_of

Kind = Literal["speaker", "ticker", "company", "source"]
HOUR_MS: Final = 3_600_000
_READ: Final = 10_000
"""The newest quotes of a profile, in which names are counted; hours count all."""


class Count(NamedTuple):
    """Somebody or something, and how many quotes that stand name it."""

    value: str
    """What tells it from others of its kind."""
    label: str
    """As people write it."""
    quotes: int


class Hour(NamedTuple):
    """An hour, and how many quotes were first known in it."""

    at_ms: int
    quotes: int


class About(NamedTuple):
    """An article that mentions a security."""

    at_ms: int
    """When that was found."""
    mention: Mapping[str, Any]
    """The security, as in its event: with ``relevance`` and ``article``."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one speaker or ticker, by the quotes that stand and were first known since the hour of a moment.

    Names are counted in the newest 10,000 of them.
    """

    kind: Kind
    value: str
    label: str
    standing: int
    """Quotes that stand, of all that is kept."""
    hours: list[Hour]
    speakers: list[Count]
    tickers: list[Count]
    sources: list[Count]
    roles: list[Count]
    """Of a speaker: roles as articles have them, with the affiliation."""


def named(connection: sqlite3.Connection, kind: Kind, *, like: str, limit: int, skip: int) -> list[Count]:
    """Who or what has most quotes that stand.

    Args:
        connection: To the store.
        kind: Of what.
        like: In normal form; only those with it in their name.
        limit: How many at most.
        skip: How many before them are left out.
    """
    rows = connection.execute(_NAMED, (kind, like, like, limit, skip))
    return [Count(*row) for row in rows]


def top(connection: sqlite3.Connection, kind: Kind, *, since_ms: int, limit: int) -> list[Count]:
    """Who or what has most quotes that stand of those first known since the hour of a moment."""
    return [Count(*row) for row in connection.execute(_TOP, (kind, since_ms // HOUR_MS, limit))]


def hourly(connection: sqlite3.Connection, *, since_ms: int) -> list[Hour]:
    """Quotes by the hour they were first known in, whether they still stand or not."""
    return [Hour(hour * HOUR_MS, count) for hour, count in connection.execute(_HOURLY, (since_ms * PLACES,))]


def throughput(connection: sqlite3.Connection, *, now_ms: int) -> list[tuple[str, int]]:
    """What has come in lately, and what is kept: names and counts."""

    def first_known_since(ms: int) -> int:
        return int(
            connection.execute("SELECT count(*) FROM quotes WHERE n >= ?", ((now_ms - ms) * PLACES,)).fetchone()[0]
        )

    def count(statement: str) -> int:
        return int(connection.execute(statement).fetchone()[0])

    return [
        ("Quotes, last minute", first_known_since(60_000)),
        ("Quotes, last hour", first_known_since(HOUR_MS)),
        ("Articles, last hour", count(f"{_HEARD_OF} AND at_ms >= {now_ms - HOUR_MS}")),
        ("Withdrawn", count(f"SELECT count(*) FROM versions WHERE live = 0 AND until_ms = {FOREVER}")),  # noqa: S608
        ("Articles killed", count("SELECT count(*) FROM articles WHERE killed >= 0 AND killed >= sequence")),
        ("Dead letters", count("SELECT count(*) FROM dead_letters")),
    ]


def articles_about(connection: sqlite3.Connection, symbol: str, *, limit: int) -> list[About]:
    """The newest articles that mention a security, as far as that stands."""
    rows = connection.execute(_ABOUT, (symbol, limit))
    return [About(at_ms, orjson.loads(value)) for at_ms, value in rows]


def profile(connection: sqlite3.Connection, kind: Kind, value: str, *, since_ms: int, limit: int) -> Profile:
    """What is known of the one of this kind; nothing where no quote that stands names it."""
    found = connection.execute(_NAME, (kind, value)).fetchone()
    if found is None:
        return Profile(kind, value, value, 0, [], [], [], [], [])
    name, label, standing = found
    rows = connection.execute(_QUOTES, (name, since_ms * PLACES, _READ))
    quotes = [orjson.loads(value) for (value,) in rows]
    hours = connection.execute(_HOURS_OF, (name, since_ms // HOUR_MS))
    spoken = [speaker for quote in quotes for speaker in speakers_of(quote)]
    return Profile(
        kind,
        value,
        label,
        standing,
        [Hour(hour * HOUR_MS, count) for hour, count in hours],
        _most((speaker.get("name") for speaker in spoken), limit),
        _most((symbol for quote in quotes for symbol in symbols_of(quote)), limit),
        _most((quote["article"].get("source") for quote in quotes), limit),
        _most((_role(speaker) for speaker in spoken if _is(speaker, kind, label)), limit),
    )


def _is(speaker: Mapping[str, Any], kind: Kind, label: str) -> bool:
    return kind == "speaker" and (speaker.get("name") or "").casefold() == label.casefold()


def _role(speaker: Mapping[str, Any]) -> str | None:
    return ", ".join(filter(None, (speaker.get("role"), speaker.get("affiliation")))) or None


def _most(names: Iterable[str | None], limit: int) -> list[Count]:
    counted = Counter(name for name in names if name)
    return [Count(name, name, count) for name, count in sorted(counted.items(), key=_by_count)[:limit]]


def _by_count(counted: tuple[str, int]) -> tuple[int, str]:
    return -counted[1], counted[0]


_HEARD_OF: Final = "SELECT count(*) FROM articles WHERE event IS NOT NULL"
_NAMED: Final = (
    "SELECT value, label, standing FROM names WHERE kind = ? AND standing > 0 AND (? = '' OR instr(value, ?))"
    " ORDER BY standing DESC, value LIMIT ? OFFSET ?"
)
_TOP: Final = (
    "SELECT names.value, names.label, most.total FROM (SELECT name, sum(count) AS total FROM hours"
    " WHERE kind = ? AND hour >= ? GROUP BY name HAVING total > 0 ORDER BY total DESC, name LIMIT ?) AS most"
    " JOIN names ON names.name = most.name ORDER BY most.total DESC, names.value"
)
_HOURLY: Final = f"SELECT n / {PLACES * HOUR_MS} AS hour, count(*) FROM quotes WHERE n >= ? GROUP BY hour ORDER BY hour"  # noqa: S608
_ABOUT: Final = (
    "SELECT at_ms, value FROM mentions WHERE symbol = ? AND live = 1 AND value IS NOT NULL ORDER BY at_ms DESC LIMIT ?"
)
_HOURS_OF: Final = "SELECT hour, count FROM hours WHERE name = ? AND hour >= ? AND count > 0 ORDER BY hour"
_NAME: Final = "SELECT name, label, standing FROM names WHERE kind = ? AND value = ? AND standing > 0"
_QUOTES: Final = (
    "SELECT v.value FROM standing s CROSS JOIN versions v ON v.n = s.n"  # noqa: S608
    f" WHERE s.name = ? AND s.n >= ? AND v.until_ms = {FOREVER} ORDER BY s.n DESC LIMIT ?"
)
