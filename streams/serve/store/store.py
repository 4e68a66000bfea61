"""The store as a whole: batches of facts go in with the offsets they came from, in one transaction."""

import fcntl
import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from streams.serve.facts import ArticleFact, DeadLetterFact, Fact, MentionFact, QuoteFact, TextFact
from streams.serve.store import tables
from streams.serve.store.articles import REMOVED, Articles
from streams.serve.store.quotes import Quotes
from streams.serve.store.tables import StoreError

_SLOTS: Final = 64
"""How many processes may serve from one state directory."""
_DAY_MS: Final = 86_400_000
_FORGET_AT_ONCE: Final = 500
_DEAD_LETTERS: Final = 1_000
"""How many dead letters are kept with their bytes."""
_CHANGED: Final = "changed"
_READ_SECONDS: Final = 5.0
"""How long an answer may be looked for."""
_STEPS: Final = 20_000
"""Steps of SQLite's machine between two looks at the clock; some milliseconds."""

Place = tuple[str, int]
"""A topic and a partition."""
Clock = Callable[[], float]

log = logging.getLogger(__name__)


class Store:
    """What the topics say, of one group, in a file of this process alone.

    One thread writes; :meth:`reading` gives any other thread a connection of its own.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, lock: int, *, clock: Clock) -> None:
        self._path = path
        self._connection = connection
        self._lock = lock
        self._clock = clock
        self._articles = Articles(connection)
        self._quotes = Quotes(connection, self._articles)
        self._own = threading.local()
        self._readers: list[sqlite3.Connection] = []
        self._readers_lock = threading.Lock()

    @staticmethod
    def open(directory: Path, *, clock: Clock = time.time) -> "Store":
        """Open the first file of ``directory`` that no other process has, or begin one.

        What is damaged or of another layout is thrown away, and the log says so.

        Args:
            directory: Made if it is not there.
            clock: Gives the present, seconds since the epoch.

        Raises:
            StoreError: The disk is full, or the directory can't be written.
        """
        try:
            directory.mkdir(parents=True, exist_ok=True)
            slot, lock = _free_slot(directory)
            path = directory / f"tape-{slot}.sqlite"
            try:
                connection = _opened(path, clock)
            except (sqlite3.DatabaseError, _OtherError) as fault:
                if isinstance(fault, sqlite3.OperationalError):
                    raise
                log.warning("%s can't be used (%s); filling it anew from the topics", path, fault)
                tables.delete(path)
                connection = _opened(path, clock)
        except (OSError, sqlite3.Error) as error:
            raise StoreError(f"the store can't be kept in {directory}: {error}; see QUOTETAPE_STATE_DIR") from error
        return Store(path, connection, lock, clock=clock)

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    def epoch(self) -> str:
        """What tells this store from any other, also from one that was there before it."""
        (epoch,) = self._connection.execute("SELECT epoch FROM about").fetchone()
        return str(epoch)

    def identity(self) -> str:
        """Of which topics it is; empty where it has none yet."""
        (identity,) = self._connection.execute("SELECT identity FROM about").fetchone()
        return str(identity)

    def offsets(self) -> dict[Place, int]:
        """The next offset to read of each partition, as far as any was read."""
        rows = self._connection.execute("SELECT topic, partition, next FROM offsets")
        return {(topic, partition): following for topic, partition, following in rows}

    def away_seconds(self) -> float:
        """How long ago it was last told where the topics stand."""
        (read_ms,) = self._connection.execute("SELECT read_ms FROM about").fetchone()
        return self._clock() - float(read_ms) / 1000

    def take(self, facts: Iterable[Fact], offsets: Mapping[Place, int]) -> bool:
        """Take in what records say, and up to where they were read: all of it or, after a failure, nothing.

        Returns:
            Whether a quote has changed.

        Raises:
            StoreError: The disk does not take it.
        """
        with self._transaction():
            for fact in facts:
                self._take(fact)
            self._quotes.flush()
            changed = self._note_changes()
            rows = [(*place, following) for place, following in offsets.items()]
            self._connection.executemany("INSERT OR REPLACE INTO offsets VALUES (?, ?, ?)", rows)
            self._connection.execute("UPDATE about SET read_ms = ?", (int(1000 * self._clock()),))
        return changed

    def forget(self, days: int) -> int:
        """Forget what was first known so many days ago; how many quotes that were, of some hundreds at once.

        Raises:
            StoreError: The disk does not take it.
        """
        before_ms = int(1000 * self._clock()) - days * _DAY_MS
        with self._transaction():
            count = self._quotes.forget(before_ms, at_most=_FORGET_AT_ONCE)
            if not count:
                self._articles.forget(before_ms)
                self._connection.execute(_LATEST_LETTERS, (_DEAD_LETTERS,))
                self._connection.execute("DELETE FROM hours WHERE count = 0")
        return count

    def begin_anew(self, identity: str) -> None:
        """Throw away what is there, under a new epoch; readers see the old until it is done.

        Raises:
            StoreError: The disk does not take it.
        """
        now_ms = int(1000 * self._clock())
        with self._transaction():
            for (table,) in self._connection.execute(_OWN_TABLES).fetchall():
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - its name is from the schema
            self._connection.execute("INSERT INTO words (words) VALUES ('delete-all')")
            epoch = os.urandom(6).hex()
            self._connection.execute("INSERT INTO about VALUES (?, ?, 0, ?, ?)", (epoch, identity, now_ms, now_ms))
        self._quotes.abort()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection of the calling thread, in which everything is read as of one moment.

        Raises:
            AskedTooMuchError: It took too long.
        """
        connection: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if connection is None:
            connection = tables.reader(self._path)
            self._own.connection = connection
            with self._readers_lock:
                self._readers.append(connection)
        deadline = time.monotonic() + _READ_SECONDS
        connection.set_progress_handler(lambda: time.monotonic() > deadline, _STEPS)
        try:
            connection.execute("BEGIN")
            yield connection
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
                raise AskedTooMuchError("it takes too long to find; ask for less, or for other words") from error
            raise
        finally:
            connection.set_progress_handler(None, _STEPS)
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def close(self) -> None:
        """Let another process have the file."""
        with self._readers_lock:
            for connection in self._readers:
                connection.close()
        self._connection.close()
        os.close(self._lock)

    def _take(self, fact: Fact) -> None:
        match fact:
            case QuoteFact():
                self._quotes.take(fact)
                self._kill_if(fact.article_id, fact, fact.because)
            case MentionFact():
                self._articles.take_mention(fact)
                self._kill_if(fact.article_id, fact, fact.because)
            case ArticleFact():
                self._kill_if(fact.id, fact, REMOVED if fact.event is None else None)
                self._articles.take(fact)
            case TextFact():
                self._articles.take_text(fact)
            case DeadLetterFact():
                row = (fact.partition, fact.offset, fact.at_ms, fact.key, fact.reason, fact.stage, fact.message)
                self._connection.execute(_LETTER, (*row, fact.size, fact.value))

    def _kill_if(self, article_id: str, fact: QuoteFact | MentionFact | ArticleFact, because: str | None) -> None:
        """Take an article's words back, unless a later version of it only has something no more."""
        if because is None or because == _CHANGED:
            return
        if (a := self._articles.kill(article_id, fact.sequence, because, fact.at_ms)) is not None:
            self._quotes.redact(a, fact.sequence)

    def _note_changes(self) -> bool:
        """Number the quotes that changed, in order."""
        changed = self._quotes.changed
        if not changed:
            return False
        (last,) = self._connection.execute("SELECT changes FROM about").fetchone()
        numbered = ((last + number, n) for number, n in enumerate(changed, 1))
        self._connection.executemany("UPDATE quotes SET changed = ? WHERE n = ?", numbered)
        self._connection.execute("UPDATE about SET changes = ?", (last + len(changed),))
        changed.clear()
        return True

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._articles.now_ms = int(1000 * self._clock())
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                self._connection.execute("ROLLBACK")
                self._quotes.abort()
                raise
        except sqlite3.Error as error:
            raise StoreError(f"the store {self._path} takes nothing: {error}; see QUOTETAPE_STATE_DIR") from error


class AskedTooMuchError(RuntimeError):
    """An answer takes too long to find; the message says what to do."""


class _OtherError(Exception):
    """The file is another version's."""


def _free_slot(directory: Path) -> tuple[int, int]:
    """The number of a file that nobody has, and what holds it until it is closed."""
    for slot in range(_SLOTS):
        lock = os.open(directory / f"tape-{slot}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
        else:
            return slot, lock
    raise OSError(f"{_SLOTS} processes have all files there may be")


def _opened(path: Path, clock: Clock) -> sqlite3.Connection:
    connection = tables.writer(path)
    try:
        if tables.layout_of(connection) == 0:
            tables.create(connection, int(1000 * clock()))
        layout = tables.layout_of(connection)
        connection.execute("SELECT count(*) FROM about").fetchone()
    except BaseException:
        connection.close()
        raise
    if layout != tables.LAYOUT:
        connection.close()
        raise _OtherError(f"its layout is {layout}, this version has {tables.LAYOUT}")
    return connection


_LETTER: Final = "INSERT OR REPLACE INTO dead_letters VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_LATEST_LETTERS: Final = (
    "UPDATE dead_letters SET value = NULL WHERE value IS NOT NULL AND at_ms <"
    " (SELECT at_ms FROM dead_letters ORDER BY at_ms DESC LIMIT 1 OFFSET ?)"
)
_OWN_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%' AND name NOT LIKE 'sqlite%'"
)
