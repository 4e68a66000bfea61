"""Quotes taken in: of the records of an id the one with the highest sequence is true, from when it was made.

A repeat changes nothing, and neither does a record that comes after one of a higher sequence. A quote is known from its
first record on, and never forgets what was true when.
"""

import sqlite3
from collections import Counter
from functools import lru_cache
from typing import Final

from streams.serve.facts import QuoteFact
from streams.serve.store.articles import Articles
from streams.serve.store.selection import PLACES
from streams.serve.store.tables import FOREVER
from streams.serve.store.versions import STORED, WRITTEN, Columns, Name, Version

_HOUR_MS: Final = 3_600_000
_NAMES_KEPT: Final = 100_000


class Quotes:
    """The writer's side of quotes; every method is called inside its transaction."""

    def __init__(self, connection: sqlite3.Connection, articles: Articles) -> None:
        self._connection = connection
        self._articles = articles
        self._name = lru_cache(_NAMES_KEPT)(self._name_of)
        self._hours: Counter[tuple[str, int, int]] = Counter()
        self._standing: Counter[int] = Counter()
        self.changed: dict[int, None] = {}
        """Quotes that this transaction changed, in order."""

    def take(self, fact: QuoteFact) -> None:
        """Take in a record about a quote."""
        article = self._articles.row(fact.article_id)
        found = self._connection.execute("SELECT n FROM quotes WHERE id = ?", (bytes.fromhex(fact.id),)).fetchone()
        if found is None:
            self._add(fact, article.a, article.killed)
            return
        (n,) = found
        v, since, *stored = self._connection.execute(_CURRENT, (n,)).fetchone()
        before = Version.read(tuple(stored))
        if fact.sequence < before.sequence or (fact.sequence == before.sequence and self._is_repeat(n, fact)):
            return
        at_ms = max(fact.at_ms, since)
        self._connection.execute("UPDATE versions SET until_ms = ? WHERE v = ?", (at_ms, v))
        self._write(n, Version.of(fact, before), at_ms, article.killed, before)

    def redact(self, a: int, killed: int) -> None:
        """Take the words of an article's quotes back, as far as they are from records up to a sequence."""
        rows = self._connection.execute(_WORDED, (a, killed)).fetchall()
        for v, n, until_ms, *stored in rows:
            before = Version.read(tuple(stored))
            version = before.without_words()
            self._connection.execute(_REWRITE, (*version.row(version.columns), v))
            if until_ms == FOREVER:
                self._count(n, before.names(), version.names())
        for n in dict.fromkeys(n for _, n, *_ in rows):
            self._index(n)
            self.changed[n] = None

    def forget(self, before_ms: int, *, at_most: int) -> int:
        """Forget quotes that were first known before a moment, and what ended before it; how many quotes went."""
        rows = self._connection.execute(_OLD, (before_ms * PLACES, at_most)).fetchall()
        for (n,) in rows:
            *_, current = self._connection.execute(_CURRENT, (n,)).fetchall()
            self._count(n, Version.read(tuple(current[2:])).names(), frozenset())
            self._unindex(n)
            self._connection.execute("DELETE FROM versions WHERE n = ?", (n,))
            self._connection.execute("DELETE FROM quotes WHERE n = ?", (n,))
        self.flush()
        if rows:
            self._connection.execute("DELETE FROM names WHERE standing = 0")
            self._name.cache_clear()
        return len(rows)

    def flush(self) -> None:
        """Write down what was counted."""
        self._connection.executemany(_ADD_HOURS, ((*key, count) for key, count in self._hours.items() if count))
        self._connection.executemany(_ADD_STANDING, ((count, name) for name, count in self._standing.items() if count))
        self._hours.clear()
        self._standing.clear()

    def abort(self) -> None:
        """What an aborted transaction has counted and named is void."""
        self._hours.clear()
        self._standing.clear()
        self._name.cache_clear()
        self.changed.clear()

    def _add(self, fact: QuoteFact, a: int, killed: int) -> None:
        version = Version.of(fact, None)
        n = self._place(fact.at_ms, int(version.quote["start"] or 0))
        self._connection.execute("INSERT INTO quotes VALUES (?, ?, ?, 0)", (n, bytes.fromhex(fact.id), a))
        self._write(n, version, fact.at_ms, killed, None)

    def _write(self, n: int, version: Version, at_ms: int, killed: int, before: Version | None) -> None:
        if 0 <= version.worded <= killed:
            version = version.without_words()
        columns = version.columns
        self._connection.execute(_INSERT, (n, at_ms, FOREVER, *version.row(columns)))
        self._count(n, before.names() if before else frozenset(), version.names())
        if before is None:
            self._put(n, version.text, columns)
        elif (before.columns, before.worded < 0) != (columns, version.worded < 0):
            self._index(n)
        self.changed[n] = None

    def _place(self, at_ms: int, start: int) -> int:
        """Where a new quote stands in the order: the newest first, those of one moment as the article has them."""
        n = at_ms * PLACES + max(0, PLACES - 1 - start)
        while self._connection.execute("SELECT 1 FROM quotes WHERE n = ?", (n,)).fetchone():
            n -= 1
        return n

    def _is_repeat(self, n: int, fact: QuoteFact) -> bool:
        known = self._connection.execute(_SAME, (n, fact.sequence, fact.event_id)).fetchone()
        return known is not None

    def _index(self, n: int) -> None:
        """Have a quote found by all that any of its versions says."""
        versions = [Version.read(row) for row in self._connection.execute(_ALL, (n,)).fetchall()]
        columns = versions[0].columns
        for each in versions[1:]:
            columns = columns.joined(each.columns)
        self._unindex(n)
        self._put(n, next((each.text for each in versions if each.text), ""), columns)

    def _put(self, n: int, text: str, columns: Columns) -> None:
        row = (n, text, columns.speakers, columns.companies, columns.tickers, columns.source)
        self._connection.execute(_PUT, row)
        # The index alone can't tell what it has, and that it must be told to have it removed.
        self._connection.execute("INSERT INTO worded VALUES (?, ?, ?, ?, ?, ?)", row)

    def _unindex(self, n: int) -> None:
        row = self._connection.execute("SELECT * FROM worded WHERE n = ?", (n,)).fetchone()
        self._connection.execute(_TAKE, row)
        self._connection.execute("DELETE FROM worded WHERE n = ?", (n,))

    def _count(self, n: int, before: frozenset[Name], after: frozenset[Name]) -> None:
        hour = n // PLACES // _HOUR_MS
        for names, sign, sql in ((before - after, -1, _FALLS), (after - before, 1, _STANDS)):
            for each in names:
                name = self._name(each.kind, each.value, each.label)
                self._connection.execute(sql, (name, n))
                self._hours[each.kind, hour, name] += sign
                self._standing[name] += sign

    def _name_of(self, kind: str, value: str, label: str) -> int:
        found = self._connection.execute(_NAME, (kind, value)).fetchone()
        if found is not None:
            return int(found[0])
        return int(self._connection.execute(_ADD_NAME, (kind, value, label)).lastrowid or 0)


_CURRENT: Final = f"SELECT v.v, v.from_ms, {STORED} FROM versions v WHERE v.n = ? AND v.until_ms = {FOREVER}"  # noqa: S608
_ALL: Final = f"SELECT {STORED} FROM versions v WHERE v.n = ? ORDER BY v.v DESC"  # noqa: S608
_SAME: Final = "SELECT 1 FROM versions WHERE n = ? AND sequence = ? AND event = ?"
_WORDED: Final = (
    f"SELECT v.v, v.n, v.until_ms, {STORED} FROM quotes q JOIN versions v ON v.n = q.n"  # noqa: S608
    " WHERE q.a = ? AND v.worded BETWEEN 0 AND ? ORDER BY v.n DESC, v.v"
)
_COLUMNS: Final = WRITTEN.count(",") + 1
_INSERT: Final = f"INSERT INTO versions (n, from_ms, until_ms, {WRITTEN}) VALUES ({', '.join('?' * (_COLUMNS + 3))})"  # noqa: S608
_REWRITE: Final = f"UPDATE versions SET ({WRITTEN}) = ({', '.join('?' * _COLUMNS)}) WHERE v = ?"  # noqa: S608
_OLD: Final = "SELECT n FROM quotes WHERE n < ? ORDER BY n LIMIT ?"
_PUT: Final = "INSERT INTO words (rowid, text, speakers, companies, tickers, source) VALUES (?, ?, ?, ?, ?, ?)"
_TAKE: Final = (
    "INSERT INTO words (words, rowid, text, speakers, companies, tickers, source) VALUES ('delete', ?, ?, ?, ?, ?, ?)"
)
_NAME: Final = "SELECT name FROM names WHERE kind = ? AND value = ?"
_ADD_NAME: Final = "INSERT INTO names (kind, value, label, standing) VALUES (?, ?, ?, 0)"
_STANDS: Final = "INSERT OR IGNORE INTO standing VALUES (?, ?)"
_FALLS: Final = "DELETE FROM standing WHERE name = ? AND n = ?"
_ADD_HOURS: Final = (
    "INSERT INTO hours VALUES (?, ?, ?, ?) ON CONFLICT (kind, hour, name) DO UPDATE SET count = count + excluded.count"
)
_ADD_STANDING: Final = "UPDATE names SET standing = standing + ? WHERE name = ?"
