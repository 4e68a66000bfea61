"""What is remembered of feeds between polls and restarts, in one SQLite file."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from streams.cli.errors import CommandError

_FORMAT: Final = 1
_KEPT_SECONDS: Final = 60 * 24 * 3600
"""How long an entry is known after it was last seen: long enough for any feed that still shows it."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS feeds (url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT);
CREATE TABLE IF NOT EXISTS entries (
    feed TEXT, id TEXT, digest TEXT NOT NULL, version INTEGER NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (feed, id)
) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask it by whether anything has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What was last sent of an entry."""

    digest: str
    version: int


class Memory:
    """The file; use it as a context.

    Args:
        path: It and its folder are made where they are not there.

    Raises:
        CommandError: The file is another program's, broken, or of a later version.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path, isolation_level=None)
            (version,) = self._file.execute("PRAGMA user_version").fetchone()
            if version not in (0, _FORMAT):
                raise CommandError(f"{path}: its format is {version}, and {_FORMAT} is read; name another with --state")
            self._file.executescript(f"PRAGMA journal_mode=WAL; PRAGMA user_version={_FORMAT}; {_TABLES}")
        except (sqlite3.Error, OSError) as error:
            raise CommandError(
                f"{path}: what was sent cannot be read from it ({error}); name another file with --state"
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def validators(self, feed: str) -> Validators:
        """What to ask by whether ``feed`` has changed."""
        row = self._file.execute("SELECT etag, last_modified FROM feeds WHERE url = ?", (feed,)).fetchone()
        return Validators(*row) if row else Validators()

    def sent(self, feed: str, entry: str) -> Sent | None:
        """What was last sent of an entry."""
        row = self._file.execute(
            "SELECT digest, version FROM entries WHERE feed = ? AND id = ?", (feed, entry)
        ).fetchone()
        return Sent(*row) if row else None

    def note_sent(self, feed: str, entry: str, sent: Sent, *, now: int) -> None:
        """Remember what was sent of an entry, and when, in seconds."""
        self._file.execute(
            "INSERT INTO entries VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
            "digest = excluded.digest, version = excluded.version, seen = excluded.seen",
            (feed, entry, sent.digest, sent.version, now),
        )

    def note_polled(self, feed: str, validators: Validators, entries: list[str], *, now: int) -> None:
        """Remember that all of ``feed`` is sent; entries that have not been seen for long are forgotten."""
        self._file.execute("BEGIN")
        self._file.execute(
            "INSERT INTO feeds VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET "
            "etag = excluded.etag, last_modified = excluded.last_modified",
            (feed, validators.etag, validators.last_modified),
        )
        seen = "UPDATE entries SET seen = ? WHERE feed = ? AND id = ?"
        self._file.executemany(seen, [(now, feed, entry) for entry in entries])
        self._file.execute("DELETE FROM entries WHERE feed = ? AND seen < ?", (feed, now - _KEPT_SECONDS))
        self._file.execute("COMMIT")
