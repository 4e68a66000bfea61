"""The store's file: its tables, and connections to it. One process owns it; its own threads read beside the writer."""

import secrets
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

LAYOUT: Final = 2
"""Of the file; another one is thrown away and filled anew from the topics."""
FOREVER: Final = 2**63 - 1
"""Until when what stands is true, and after every place in the order of quotes."""
_CACHE_KIB: Final = 64 * 1024
_BUSY_MS: Final = 10_000

_TABLES: Final = f"""
-- Of whom the file is, and up to where it has come.
CREATE TABLE about (epoch TEXT NOT NULL, identity TEXT NOT NULL, changes INTEGER NOT NULL, begun_ms INTEGER NOT NULL,
  read_ms INTEGER NOT NULL);
CREATE TABLE offsets (topic TEXT NOT NULL, partition INTEGER NOT NULL, next INTEGER NOT NULL,
  PRIMARY KEY (topic, partition)) WITHOUT ROWID;

CREATE TABLE articles (a INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, sequence INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, killed INTEGER NOT NULL, because TEXT, killed_ms INTEGER, event BLOB);
CREATE INDEX articles_by_age ON articles (at_ms);
CREATE TABLE texts (article TEXT NOT NULL, sequence INTEGER NOT NULL, at_ms INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (article, sequence));
CREATE INDEX texts_by_age ON texts (at_ms);

-- n orders quotes by when they were first known, then by their place in the article; see quotes.place_of.
CREATE TABLE quotes (n INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, a INTEGER NOT NULL, changed INTEGER NOT NULL);
CREATE INDEX quotes_by_article ON quotes (a);
CREATE INDEX quotes_by_change ON quotes (changed);
-- What was true of a quote from when until when.
CREATE TABLE versions (v INTEGER PRIMARY KEY, n INTEGER NOT NULL, sequence INTEGER NOT NULL, event BLOB NOT NULL,
  from_ms INTEGER NOT NULL, until_ms INTEGER NOT NULL, live INTEGER NOT NULL, because TEXT, version INTEGER,
  -- The record that its words are from; negative where they are gone.
  worded INTEGER NOT NULL, kind TEXT, act TEXT, confidence REAL NOT NULL, tickers TEXT NOT NULL, speakers TEXT NOT NULL,
  companies TEXT NOT NULL, source TEXT NOT NULL, value BLOB NOT NULL);
CREATE INDEX versions_by_quote ON versions (n);
CREATE INDEX withdrawn ON versions (n) WHERE live = 0 AND until_ms = {FOREVER};
-- Each quote's words, speakers, companies, tickers and source in normal form, of all its versions.
CREATE VIRTUAL TABLE words USING fts5 (text, speakers, companies, tickers, source, content='', tokenize='ascii');
CREATE TABLE worded (n INTEGER PRIMARY KEY, text TEXT NOT NULL, speakers TEXT NOT NULL, companies TEXT NOT NULL,
  tickers TEXT NOT NULL, source TEXT NOT NULL);

-- Who and what is named by quotes that stand: each name with its quotes, and how many an hour.
CREATE TABLE names (name INTEGER PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL, label TEXT NOT NULL,
  standing INTEGER NOT NULL, UNIQUE (kind, value));
CREATE INDEX names_by_count ON names (kind, standing DESC);
CREATE TABLE standing (name INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (name, n)) WITHOUT ROWID;
CREATE TABLE hours (kind TEXT NOT NULL, hour INTEGER NOT NULL, name INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY (kind, hour, name)) WITHOUT ROWID;
CREATE INDEX hours_by_name ON hours (name, hour);

CREATE TABLE mentions (id BLOB PRIMARY KEY, a INTEGER NOT NULL, symbol TEXT NOT NULL, sequence INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, live INTEGER NOT NULL, because TEXT, value BLOB) WITHOUT ROWID;
CREATE INDEX mentions_by_article ON mentions (a);
CREATE INDEX mentions_by_symbol ON mentions (symbol, at_ms DESC);

CREATE TABLE dead_letters (partition INTEGER NOT NULL, offset INTEGER NOT NULL, at_ms INTEGER NOT NULL, key TEXT,
  reason TEXT NOT NULL, stage TEXT NOT NULL, message TEXT NOT NULL, size INTEGER NOT NULL, value BLOB,
  PRIMARY KEY (partition, offset)) WITHOUT ROWID;
CREATE INDEX dead_letters_by_age ON dead_letters (at_ms DESC);
PRAGMA user_version = {LAYOUT};
"""


class StoreError(RuntimeError):
    """The disk does not take what the topics say; the message says where and what to do."""


def writer(path: Path) -> sqlite3.Connection:
    """The one connection that writes.

    Raises:
        sqlite3.Error: The file is damaged or can't be written.
    """
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    # A change that was shown is not lost with the power: streams resume by its number.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB}")
    return connection


def reader(path: Path) -> sqlite3.Connection:
    """A connection for one thread that reads.

    Raises:
        sqlite3.Error: The file is damaged or gone.
    """
    connection = sqlite3.connect(path, isolation_level=None, timeout=_BUSY_MS / 1000, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    connection.execute(f"PRAGMA cache_size = {-_CACHE_KIB // 8}")
    return connection


def layout_of(connection: sqlite3.Connection) -> int:
    """The layout of the file; 0 where it is empty."""
    (layout,) = connection.execute("PRAGMA user_version").fetchone()
    return int(layout)


def create(connection: sqlite3.Connection, now_ms: int) -> None:
    """Make the tables of an empty file, with an epoch that tells it from every other one."""
    connection.executescript(f"BEGIN IMMEDIATE;{_TABLES}COMMIT;")
    connection.execute("INSERT INTO about VALUES (?, '', 0, ?, ?)", (secrets.token_hex(6), now_ms, now_ms))


def delete(path: Path) -> None:
    """Remove the file and what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").unlink()
