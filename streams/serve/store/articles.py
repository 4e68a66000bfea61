"""Articles taken in: what is said of each, its text, its securities, and up to where it was killed.

A kill takes words back: those of every record up to its own, wherever they are, in whatever order topics are read.
"""

import sqlite3
import zlib
from typing import Any, Final, Literal, NamedTuple

import orjson

from streams.serve.facts import ArticleFact, MentionFact, TextFact

NEVER: Final = -1
"""The sequence of what has not come yet."""
REMOVED: Final = "removed"
"""Why an article was killed of which nothing else is known."""


class Row(NamedTuple):
    """An article, as the store keeps it."""

    a: int
    sequence: int
    """Of the latest event or tombstone; :data:`NEVER` before the first."""
    killed: int
    """The words of records up to this one are gone; :data:`NEVER` where none are."""


class Articles:
    """The writer's side of articles; every method is called inside its transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.now_ms = 0
        """The present, milliseconds since the epoch; set with each transaction."""

    def row(self, article_id: str) -> Row:
        """The article of this id; it is begun if it is not known."""
        found = self._connection.execute("SELECT a, sequence, killed FROM articles WHERE id = ?", (article_id,))
        if (row := found.fetchone()) is not None:
            return Row(*row)
        added = self._connection.execute(_ADD, (article_id, self.now_ms))
        return Row(int(added.lastrowid or 0), NEVER, NEVER)

    def take(self, fact: ArticleFact) -> None:
        """Take in what is said of an article."""
        row = self.row(fact.id)
        if fact.sequence < row.sequence:
            return
        if fact.event is None or fact.sequence <= row.killed:
            self._connection.execute(_EMPTY, (fact.sequence, row.a))
            return
        # The quotes have records of their own; the text goes where texts are.
        event = {name: value for name, value in fact.event.items() if name not in ("quotes", "tickers", "extra")}
        body = event["text"].get("body")
        event["text"] = {name: value for name, value in event["text"].items() if name != "body"}
        self._connection.execute(_SAY, (fact.sequence, fact.at_ms, orjson.dumps(event), row.a))
        self._connection.execute("DELETE FROM texts WHERE article = ? AND sequence < ?", (fact.id, fact.sequence))
        if body is not None:
            self._put_text(fact.id, fact.sequence, fact.at_ms, body, instead="REPLACE")

    def take_text(self, fact: TextFact) -> None:
        """Keep an article's text as it came in, unless a later event or a kill has come already.

        Where its own event has, with a text made of that one, that is the text which offsets count in.
        """
        row = self.row(fact.article_id)
        if fact.sequence >= row.sequence and fact.sequence > row.killed:
            self._put_text(fact.article_id, fact.sequence, fact.at_ms, fact.body, instead="IGNORE")

    def take_mention(self, fact: MentionFact) -> None:
        """Take in a record about a security of an article."""
        row = self.row(fact.article_id)
        key = bytes.fromhex(fact.id)
        found = self._connection.execute("SELECT sequence, value FROM mentions WHERE id = ?", (key,)).fetchone()
        if found is not None and fact.sequence < found[0]:
            return
        value = orjson.dumps(fact.live) if fact.live is not None and fact.sequence > row.killed else None
        live = int(fact.live is not None)
        self._connection.execute(
            _MENTION, (key, row.a, fact.symbol, fact.sequence, fact.at_ms, live, fact.because, value)
        )

    def kill(self, article_id: str, sequence: int, because: str, at_ms: int) -> int | None:
        """Take the words of an article back, as far as they are from records up to a sequence.

        Several records tell of one kill, in any order. The article's tombstone does not know why it was: it says
        :data:`REMOVED`, and what the others say holds.

        Returns:
            The article, whose quotes' words are to be taken back too; None where that was done before.
        """
        row = self.row(article_id)
        if sequence <= row.killed:
            if sequence == row.killed:
                self._connection.execute(_KILLED_TOO, (because, at_ms, row.a))
            return None
        self._connection.execute(_KILL, (sequence, because, at_ms, self.now_ms, sequence, row.a))
        self._connection.execute("DELETE FROM texts WHERE article = ? AND sequence <= ?", (article_id, sequence))
        self._connection.execute("UPDATE mentions SET value = NULL WHERE a = ? AND sequence <= ?", (row.a, sequence))
        self._connection.execute("UPDATE dead_letters SET value = NULL WHERE key = ?", (article_id,))
        return row.a

    def forget(self, before_ms: int) -> None:
        """Forget texts and articles that came before a moment and have no quotes any more."""
        self._connection.execute("DELETE FROM texts WHERE at_ms < ?", (before_ms,))
        self._connection.execute("DELETE FROM mentions WHERE at_ms < ?", (before_ms,))
        self._connection.execute("DELETE FROM dead_letters WHERE at_ms < ?", (before_ms,))
        self._connection.execute(_FORGET, (before_ms,))

    def _put_text(
        self, article_id: str, sequence: int, at_ms: int, body: str, *, instead: Literal["IGNORE", "REPLACE"]
    ) -> None:
        """Keep a text, or do ``instead`` what is said where one of that sequence is kept."""
        packed = zlib.compress(body.encode(), 1)
        row = (article_id, sequence, at_ms, packed)
        self._connection.execute(f"INSERT OR {instead} INTO texts VALUES (?, ?, ?, ?)", row)  # noqa: S608


def unpacked(body: Any) -> str:
    """A text, as it was kept."""
    return zlib.decompress(body).decode()


_ADD: Final = f"INSERT INTO articles (id, sequence, at_ms, killed) VALUES (?, {NEVER}, ?, {NEVER})"  # noqa: S608
_EMPTY: Final = "UPDATE articles SET sequence = ?, event = NULL WHERE a = ?"
_SAY: Final = "UPDATE articles SET sequence = ?, at_ms = ?, event = ? WHERE a = ?"
_KILL: Final = (
    "UPDATE articles SET killed = ?, because = ?, killed_ms = ?, at_ms = ?,"
    " event = CASE WHEN sequence <= ? THEN NULL ELSE event END WHERE a = ?"
)
_KILLED_TOO: Final = (
    f"UPDATE articles SET because = CASE because WHEN '{REMOVED}' THEN ? ELSE because END,"  # noqa: S608
    " killed_ms = min(killed_ms, ?) WHERE a = ?"
)
_MENTION: Final = "INSERT OR REPLACE INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET: Final = (
    "DELETE FROM articles WHERE at_ms < ? AND NOT EXISTS (SELECT 1 FROM quotes WHERE quotes.a = articles.a)"
)
