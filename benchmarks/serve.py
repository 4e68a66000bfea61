"""How long the page and the API take over a store of many quotes.

    python -m benchmarks.serve [--quotes N] [--asked N] [--directory DIR]

The store is filled as ``quotetape serve`` fills it, with made-up quotes whose words, speakers and tickers are as
unevenly frequent as in news (Zipf). Then the application is asked, without a network, for first pages of the newest
quotes: all, by ticker, by speaker and by words, each drawn as often as it occurs. With a directory that has a store,
that one is taken.
"""

import argparse
import asyncio
import hashlib
import os
import random
import sqlite3
import statistics
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, Final

import httpx2
from rich.console import Console
from rich.table import Table

from streams.serve.consumer import Progress
from streams.serve.facts import QuoteFact
from streams.serve.feed import Feed
from streams.serve.store import tables
from streams.serve.store.figures import HOUR_MS
from streams.serve.store.selection import PLACES
from streams.serve.store.store import Store
from streams.serve.store.versions import WRITTEN
from streams.serve.web.answers import DAY_MS
from streams.serve.web.app import create_app
from streams.serve.web.served import Served

_QUOTES: Final = 5_000_000
_ASKED: Final = 400
_AT_ONCE: Final = 5_000
_IN_ARTICLE: Final = 8
_SPEAKERS: Final = 200_000
_SYMBOLS: Final = 8_000
_OUTLETS: Final = 500
_BASE: Final = "http://127.0.0.1"
_DAYS: Final = 30
_FOUND_BY: Final = "text, speakers, companies, tickers, source"
_MADE: Final = 500_000


class Drawn:
    """Names of one kind, of which the r-th is drawn with a probability of 1/r."""

    def __init__(self, names: Sequence[str], draw: random.Random) -> None:
        self._names = names
        self._sums = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
        self._draw = draw

    def one(self) -> str:
        """A name."""
        return self._names[bisect(self._sums, self._draw.random() * self._sums[-1])]


class World:
    """Made-up people, companies, outlets and words; the same for the same seed."""

    def __init__(self, seed: int) -> None:
        draw = random.Random(seed)  # noqa: S311 - no secret
        syllables = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "il", "on")]

        def made(count: int, length: int) -> list[str]:
            return list(dict.fromkeys("".join(draw.choices(syllables, k=length)) for _ in range(2 * count)))[:count]

        given = made(1_000, 2)
        people = [f"{draw.choice(given)} {family}".title() for family in made(_SPEAKERS, 4)]
        self.draw = draw
        self.words = Drawn(made(40_000, 3), draw)
        self.speakers = Drawn(people, draw)
        self.symbols = Drawn([name.upper() for name in made(_SYMBOLS, 2)], draw)
        self.outlets = Drawn([name.title() for name in made(_OUTLETS, 3)], draw)

    def quotes(self, count: int, until_ms: int, span_ms: int) -> Iterator[QuoteFact]:
        """Quotes of the time before a moment, in order."""
        step = span_ms / count
        for number in range(count):
            first = number - number % _IN_ARTICLE
            yield self._quote(number, f"story-{first // _IN_ARTICLE}", until_ms - int((count - first) * step))

    def _quote(self, number: int, article: str, at_ms: int) -> QuoteFact:
        text = " ".join(self.words.one() for _ in range(self.draw.randint(6, 30)))
        name, symbol = self.speakers.one(), self.symbols.one()
        identity = hashlib.sha256(f"{number}".encode()).hexdigest()[:24]
        start = number % _IN_ARTICLE * 250
        quote: dict[str, Any] = {
            "id": identity,
            "kind": "direct",
            "act": "speech",
            "field": "body",
            "start": start,
            "end": start + len(text),
            "text": text,
            "prefix": "so it was in the second year. “",
            "suffix": ",” somebody said on the Tuesday",
            "speaker": {
                "name": name,
                "type": "person",
                "mention": {
                    "text": name.split()[-1],
                    "field": "body",
                    "start": start + len(text) + 3,
                    "end": start + 9,
                },
                "role": "chief executive",
                "affiliation": f"{symbol.title()} Holdings Inc.",
                "affiliation_confidence": 0.9,
                "also": [],
                "ticker": symbol,
            },
            "cue": {"text": "said", "field": "body", "start": start, "end": start + 4},
            "continues": None,
            "tickers": [self.symbols.one()] if number % 3 == 0 else [],
            "confidence": round(self.draw.uniform(0.5, 1), 3),
            "article": {
                "id": article,
                "version": 1,
                "title": f"What {name} said of {symbol}",
                "url": f"https://news.example/{article}",
                "source": self.outlets.one(),
                "published_at": "2026-05-06T12:00:00Z",
                "language": "en",
            },
        }
        return QuoteFact(identity, number, identity[:12].encode(), at_ms, article, 1, quote, None, name.lower())


def fill(store: Store, world: World, count: int, now_ms: int, tell: Callable[[str], None]) -> None:
    """Put so many quotes of the days before a moment into the store.

    The earliest go in as the consumer puts them; the others are these once more, later and under other ids, and SQLite
    copies them, which takes a fifth of the time.
    """
    began = time.monotonic()
    parts = max(1, count // _MADE)
    made, span_ms = count // parts, _DAYS * DAY_MS // parts
    quotes = world.quotes(made, now_ms - (parts - 1) * span_ms, span_ms)
    while batch := list(islice(quotes, _AT_ONCE)):
        store.take(batch, {("made-up", 0): 1})
    with closing(tables.writer(store.path)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        for part in range(1, parts):
            _repeat(connection, part * span_ms, now_ms - (parts - 1) * span_ms)
            tell(f"{made * (part + 1):,} quotes in {time.monotonic() - began:,.0f} s")
        connection.execute(_COUNT_STANDING, (parts,))
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _repeat(connection: sqlite3.Connection, later_ms: int, made_until_ms: int) -> None:
    """Copy the quotes that were made, as quotes of a later time."""
    connection.execute("BEGIN IMMEDIATE")
    for statement in _REPEATED:
        connection.execute(statement, (later_ms * PLACES, made_until_ms * PLACES))
    connection.execute(_REPEATED_HOURS, (later_ms // HOUR_MS, made_until_ms // HOUR_MS))
    connection.execute("COMMIT")


def questions(world: World, now: float) -> dict[str, Callable[[], dict[str, str]]]:
    """What is asked, by name."""
    return {
        "all": dict,
        "by ticker": lambda: {"ticker": world.symbols.one()},
        "by speaker": lambda: {"speaker": world.speakers.one()},
        "by a word": lambda: {"q": world.words.one()},
        "by two words": lambda: {"q": f"{world.words.one()} {world.words.one()}"},
        "by a phrase": lambda: {"q": f'"{world.words.one()} {world.words.one()}"'},
        "by ticker and word": lambda: {"ticker": world.symbols.one(), "q": world.words.one()},
        "as of ten days ago, by ticker": lambda: {"ticker": world.symbols.one(), "as_of": _ten_days_before(now)},
    }


def _ten_days_before(now: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now - 10 * 86_400))


async def ask(store: Store, world: World, asked: int) -> dict[str, list[tuple[float, float]]]:
    """The seconds that each answer took, by the clock and of the processor."""
    with store.reading() as connection:
        (newest,) = connection.execute("SELECT max(n) FROM quotes").fetchone()
    now = newest // PLACES / 1000  # of the store, which may be older than the clock
    served = Served(store, Feed(store), Progress(), lambda: now, "127.0.0.1")
    took: dict[str, list[tuple[float, float]]] = {}
    async with httpx2.AsyncClient(
        transport=httpx2.ASGITransport(create_app(served)), base_url=_BASE, timeout=60
    ) as client:
        for path in ("/api/v1/quotes", "/"):
            for name, question in questions(world, now).items():
                times = took.setdefault(f"{path} {name}", [])
                for _ in range(asked):
                    parameters = question()
                    began, worked = time.perf_counter(), time.process_time()
                    answer = await client.get(path, params=parameters)
                    times.append((time.perf_counter() - began, time.process_time() - worked))
                    answer.raise_for_status()
    return took


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quotes", type=int, default=_QUOTES)
    parser.add_argument("--asked", type=int, default=_ASKED)
    parser.add_argument("--directory", type=Path)
    options = parser.parse_args()
    console = Console()
    with tempfile.TemporaryDirectory(prefix="quotetape-benchmark-") as temporary:
        store = Store.open(options.directory or Path(temporary))
        world = World(seed=1)
        if not store.offsets():
            fill(store, world, options.quotes, int(1000 * time.time()), console.print)
        before = os.getloadavg()[0]
        took = asyncio.run(ask(store, world, options.asked))
        load = f"load {before:.1f} before, {os.getloadavg()[0]:.1f} after"
        table = Table("first page", "p50", "p95", "worst", "processor p50", "p95", title=f"{_title(store)}, ms; {load}")
        for name, times in took.items():
            cells: list[float] = []
            for each in zip(*times, strict=True):
                cells += (statistics.median(each), statistics.quantiles(each, n=20)[-1], max(each))
            table.add_row(name, *(f"{1000 * each:.1f}" for each in cells[:-1]))
        console.print(table)
        store.close()


def _title(store: Store) -> str:
    with store.reading() as connection:
        (count,) = connection.execute("SELECT count(*) FROM quotes").fetchone()
    return f"{count:,} quotes, {store.path.stat().st_size / 2**30:.1f} GiB"


_VERSION: Final = "sequence, event, from_ms, until_ms, live, because, version, " + WRITTEN.partition("version, ")[2]
_REPEATED: Final = (
    "INSERT INTO quotes SELECT n + ?1, randomblob(12), a, changed FROM quotes WHERE n < ?2 ORDER BY n",
    f"INSERT INTO versions (n, {_VERSION}) SELECT n + ?1, {_VERSION} FROM versions WHERE n < ?2 ORDER BY n",  # noqa: S608
    f"INSERT INTO words (rowid, {_FOUND_BY}) SELECT n + ?1, {_FOUND_BY} FROM worded WHERE n < ?2 ORDER BY n",  # noqa: S608
    f"INSERT INTO worded SELECT n + ?1, {_FOUND_BY} FROM worded WHERE n < ?2 ORDER BY n",  # noqa: S608
    "INSERT INTO standing SELECT name, n + ?1 FROM standing WHERE n < ?2",
)
_REPEATED_HOURS: Final = (
    "INSERT INTO hours SELECT kind, hour + ?1, name, count FROM hours WHERE hour <= ?2"
    " ON CONFLICT (kind, hour, name) DO UPDATE SET count = hours.count + excluded.count"
)
_COUNT_STANDING: Final = "UPDATE names SET standing = standing * ?"


if __name__ == "__main__":
    main()
