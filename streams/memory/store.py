"""The memory of one partition on disk: it makes a restart quick, and losing it costs time only. Kafka is the truth.

SQLite: in the standard library, crash-safe, one file. The file belongs to one process at a time, and says of which
topic it is and up to which offset, so that it is never taken for what it is not.
"""

import hashlib
import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

_LAYOUT: Final = 1
"""Of the file; another one is thrown away."""
_KEY_BYTES: Final = 16
_CACHE_KIB: Final = 8 * 1024

log = logging.getLogger(__name__)


class StoreError(RuntimeError):
    """The disk does not take the memory; the message says where and what to do."""


class Row(NamedTuple):
    """One article's entry, written down."""

    article_id: str
    offset: int
    """Of the input record that it came of."""
    at_ms: int
    """When it was noted, milliseconds since the epoch."""
    value: bytes


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where a store is true."""

    offset: int
    """What came of input records before this offset is in it, and nothing else."""
    position: int
    """Everything in the memory topic before this offset is in it."""


class Store:
    """The entries of one partition, in a file of this process alone."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, is_spare: bool) -> None:
        self._path = path
        self._connection = connection
        self._is_spare = is_spare
        self._count: int = connection.execute("SELECT count(*) FROM entries").fetchone()[0]

    @staticmethod
    def open(path: Path, identity: str | None) -> "Store":
        """Open the file at ``path``, or begin a new one.

        A file that is damaged, of another layout or of another topic is thrown away, and the log says so. One that
        another process has is left to it: then this process has a file of its own until it closes it.

        Args:
            path: The file; its directory is made.
            identity: Names the topic for good; None where the broker can't tell, and then nothing is kept.

        Raises:
            StoreError: The disk is full, or the directory can't be written.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _unusable(path, error) from error
        if identity is None:
            return _spare(path)
        try:
            return _opened(path, identity)
        except _Locked:
            log.warning("%s belongs to another process; restoring beside it from Kafka", path)
            return _spare(path)
        except (sqlite3.DatabaseError, _Other) as fault:
            log.warning("%s can't be used (%s); restoring it from Kafka", path, fault)
            _delete(path)
        return _opened(path, identity)

    @property
    def count(self) -> int:
        """Articles that are remembered."""
        return self._count

    def mark(self) -> Mark | None:
        """Up to where the store is true; None where it has to be filled first."""
        with self._sound():
            row = self._connection.execute("SELECT offset, position FROM mark").fetchone()
        return None if row is None else Mark(*row)

    def get(self, article_id: str) -> bytes | None:
        """The entry of an article.

        Raises:
            StoreError: The file is damaged.
        """
        with self._sound():
            row = self._connection.execute("SELECT value FROM entries WHERE key = ?", (_key(article_id),)).fetchone()
        return None if row is None else row[0]

    def write(self, rows: Iterable[Row], mark: Mark | None) -> None:
        """Write entries, and up to where the store is true then (None: it is not yet), in one transaction.

        Raises:
            StoreError: The disk is full or failed.
        """
        keyed = _keyed(rows)
        with self._sound(), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            known = sum(self._connection.execute(_KNOWN, row[:1]).fetchone()[0] for row in keyed)
            self._connection.executemany(_UPSERT, keyed)
            self._connection.execute("DELETE FROM mark")
            if mark is not None:
                self._connection.execute("INSERT INTO mark VALUES (?, ?)", (mark.offset, mark.position))
        self._count += len(keyed) - known

    def begin_filling(self) -> None:
        """What breaks off from here on must not be taken for the whole: the store is not true until :meth:`filled`.

        Raises:
            StoreError: The disk is full or failed.
        """
        self.write([], None)

    def fill(self, rows: Iterable[Row]) -> None:
        """Write entries in any order: of an article, the one of the highest offset stays.

        Raises:
            StoreError: The disk is full or failed.
        """
        with self._sound(), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(_UPSERT_LATER, _keyed(rows))

    def filled(self, mark: Mark) -> None:
        """The store is true up to ``mark``.

        Raises:
            StoreError: The disk is full or failed.
        """
        self.write([], mark)
        with self._sound():
            self._count = self._connection.execute("SELECT count(*) FROM entries").fetchone()[0]

    def expire(self, before_ms: int, *, at_most: int) -> int:
        """Forget entries noted before a moment, so many at most; how many those were.

        Raises:
            StoreError: The disk is full or failed.
        """
        with self._sound():
            gone = self._connection.execute(_EXPIRE, (before_ms, at_most)).rowcount
        self._count -= gone
        return gone

    def clear(self) -> None:
        """Begin anew.

        Raises:
            StoreError: The disk is full or failed.
        """
        with self._sound(), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("DELETE FROM mark")
            self._connection.execute("DELETE FROM entries")
        self._count = 0

    def close(self) -> None:
        """Let another process have the file."""
        self._connection.close()
        if self._is_spare:
            _delete(self._path)

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Turn what SQLite says into the store's own error."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise _unusable(self._path, error) from error
        except sqlite3.DatabaseError as error:
            raise self.damaged(error) from error

    def damaged(self, why: Exception) -> StoreError:
        """Throw the file away, so that the next start restores it; the error to raise."""
        self._connection.close()
        _delete(self._path)
        return StoreError(f"the memory in {self._path} was damaged and is deleted ({why}); start again")


class _Locked(Exception):  # noqa: N818 - no error: another process has the file
    pass


class _Other(Exception):  # noqa: N818 - no error: the file is another's
    pass


_TABLES: Final = f"""
CREATE TABLE entries (
    key BLOB NOT NULL PRIMARY KEY, offset INTEGER NOT NULL, at_ms INTEGER NOT NULL, value BLOB NOT NULL
);
CREATE INDEX entries_by_age ON entries (at_ms);
CREATE TABLE mark (offset INTEGER NOT NULL, position INTEGER NOT NULL);
CREATE TABLE about (identity TEXT);
PRAGMA user_version = {_LAYOUT};
"""
_KNOWN: Final = "SELECT count(*) FROM entries WHERE key = ?"
_UPSERT: Final = (
    "INSERT INTO entries VALUES (?, ?, ?, ?) ON CONFLICT (key)"
    " DO UPDATE SET offset = excluded.offset, at_ms = excluded.at_ms, value = excluded.value"
)
_UPSERT_LATER: Final = f"{_UPSERT} WHERE excluded.offset >= entries.offset"
_EXPIRE: Final = "DELETE FROM entries WHERE rowid IN (SELECT rowid FROM entries WHERE at_ms < ? ORDER BY at_ms LIMIT ?)"


def _opened(path: Path, identity: str | None, *, is_spare: bool = False) -> Store:
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        _begin(connection, identity)
        return Store(path, connection, is_spare=is_spare)
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise _Locked from error
        if error.sqlite_errorcode in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
            raise _unusable(path, error) from error
        raise
    except BaseException:
        connection.close()
        raise


def _begin(connection: sqlite3.Connection, identity: str | None) -> None:
    """Lock the file, and make it what it has to be."""
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
    connection.execute("BEGIN IMMEDIATE")
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if not tables:
        connection.execute("COMMIT")
        connection.executescript(_TABLES)
        connection.execute("INSERT INTO about VALUES (?)", (identity,))
        return
    connection.execute("COMMIT")
    if layout != _LAYOUT:
        raise _Other(f"its layout is {layout}, this version has {_LAYOUT}")
    (found,) = connection.execute("SELECT identity FROM about").fetchone() or (None,)
    if found != identity:
        raise _Other("it is of another topic")


def _spare(path: Path) -> Store:
    """A file for this process alone."""
    spare = path.with_name(f"{path.stem}.{os.getpid()}{path.suffix}")
    _delete(spare)
    return _opened(spare, None, is_spare=True)


def _delete(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").unlink()


def _keyed(rows: Iterable[Row]) -> list[tuple[bytes, int, int, bytes]]:
    return [(_key(row.article_id), row.offset, row.at_ms, row.value) for row in rows]


def _key(article_id: str) -> bytes:
    """A short name of an article of any id."""
    return hashlib.blake2b(article_id.encode(), digest_size=_KEY_BYTES).digest()


def _unusable(path: Path, error: Exception) -> StoreError:
    return StoreError(f"the memory of articles can't be kept in {path}: {error}; see QUOTETAPE_STATE_DIR")


__all__ = ["Mark", "Row", "Store", "StoreError"]
