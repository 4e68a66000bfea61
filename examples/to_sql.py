"""Load the stream into SQL: every article, its quotes and its tickers, as they stand now.

    python examples/to_sql.py quotetape.db
    sqlite3 quotetape.db "SELECT speaker_name, text FROM quotes WHERE speaker_ticker = 'META'"

Reads news.articles-enriched.v1, which has everything. Of an article's records, those of one group of workers, the one
with the highest ce_sequence is the truth: an event replaces the article's rows, a tombstone (canceled, withheld,
removed) takes them back, and what comes late changes nothing. How far the topic has been read is in the database too
and changes in one transaction with the rows, so after a crash the next start goes on exactly there: no row is lost and
none is double. A loader that was away for over a day begins with an empty database: the topic keeps tombstones no
longer.

The SQL is what SQLite and PostgreSQL have in common. For PostgreSQL, connect with psycopg and write %s for ?.
Needs kafka-python: pip install 'kafka-python[lz4,snappy,zstd]'
"""

import argparse
import contextlib
import json
import os
import sqlite3
from typing import Any

from kafka import KafkaConsumer, TopicPartition

ENRICHED_TYPE = b"quotetape.article-enriched.v1"
REMOVED_TYPE = b"quotetape.article-removed.v1"  # a tombstone; any other type of event is left alone
SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (
    article_id TEXT PRIMARY KEY, version BIGINT, title TEXT, url TEXT, source TEXT, published_at TEXT, language TEXT
);
CREATE TABLE IF NOT EXISTS quotes (
    article_id TEXT, quote_id TEXT, kind TEXT, act TEXT, field TEXT, start_offset INTEGER, end_offset INTEGER,
    text TEXT, speaker_name TEXT, speaker_type TEXT, speaker_role TEXT, speaker_affiliation TEXT, speaker_ticker TEXT,
    tickers TEXT, confidence REAL, PRIMARY KEY (article_id, quote_id)
);
CREATE TABLE IF NOT EXISTS ticker_mentions (
    article_id TEXT, symbol TEXT, name TEXT, exchange TEXT, type TEXT, relevance REAL, confidence REAL,
    PRIMARY KEY (article_id, symbol)
);
CREATE TABLE IF NOT EXISTS sequences (article_id TEXT PRIMARY KEY, sequence BIGINT);
CREATE TABLE IF NOT EXISTS positions (
    topic TEXT, partition_number INTEGER, next_offset BIGINT, PRIMARY KEY (topic, partition_number)
);
CREATE INDEX IF NOT EXISTS quotes_by_speaker ON quotes (speaker_name);
CREATE INDEX IF NOT EXISTS ticker_mentions_by_symbol ON ticker_mentions (symbol);
"""
KEYS = {"articles": "article_id", "quotes": "quote_id", "ticker_mentions": "symbol"}  # tells an article's rows apart
Row = dict[str, Any]


def pick(data: dict[str, Any], *names: str) -> Row:
    """The fields of these names, each a column of the same name."""
    return {name: data[name] for name in names}


def quote_row(quote: dict[str, Any]) -> Row:
    """One quote; the list of its tickers as JSON."""
    speaker = quote["speaker"] or {}  # null where nobody can be named
    return {
        "quote_id": quote["id"],
        "start_offset": quote["start"],
        "end_offset": quote["end"],
        "tickers": json.dumps(quote["tickers"]),
        **pick(quote, "kind", "act", "field", "text", "confidence"),
        **{f"speaker_{name}": speaker.get(name) for name in ("name", "type", "role", "affiliation", "ticker")},
    }


def rows_of(article_id: str, event: dict[str, Any] | None) -> dict[str, list[Row]]:
    """All rows of an article, by table; none if it is gone."""
    if event is None:
        return {table: [] for table in KEYS}
    security = ("symbol", "name", "exchange", "type", "relevance", "confidence")
    tables = {
        "articles": [pick(event, "version", "title", "url", "source", "published_at", "language")],
        "quotes": [quote_row(quote) for quote in event["quotes"]],
        "ticker_mentions": [pick(ticker, *security) for ticker in event["tickers"]],
    }
    return {table: [{"article_id": article_id, **row} for row in rows] for table, rows in tables.items()}


def replace(database: sqlite3.Connection, table: str, article_id: str, rows: list[Row]) -> None:
    """Make these the article's rows of a table. A row that stays is updated: columns that you add keep their values."""
    key = KEYS[table]
    had = {known for (known,) in database.execute(f"SELECT {key} FROM {table} WHERE article_id = ?", (article_id,))}
    for gone in had - {row[key] for row in rows}:
        # Here something is taken back. To keep it, add a column status: an UPDATE that sets it to 'withdrawn' takes
        # the place of this DELETE, and rows_of() gives every row the status 'live'.
        database.execute(f"DELETE FROM {table} WHERE article_id = ? AND {key} = ?", (article_id, gone))
    for row in rows:
        places, changes = ", ".join("?" * len(row)), ", ".join(f"{column} = excluded.{column}" for column in row)
        database.execute(
            f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})"
            f" ON CONFLICT ({', '.join({'article_id': 0, key: 0})}) DO UPDATE SET {changes}",
            tuple(row.values()),
        )


def is_latest(database: sqlite3.Connection, article_id: str, sequence: int) -> bool:
    """Whether no later record of the article came before; from now on this one is the latest then.

    A worker that slept while others took its partitions over may still send what it had. Removed articles are
    remembered too, so that such a record does not bring one back.
    """
    changed = database.execute(
        "INSERT INTO sequences VALUES (?, ?) ON CONFLICT (article_id) DO UPDATE SET sequence = excluded.sequence"
        " WHERE sequences.sequence <= excluded.sequence",
        (article_id, sequence),
    )
    return changed.rowcount == 1


def load(database: sqlite3.Connection, record: Any, group: str) -> None:
    """Fold one record into the tables, if it is of this group; the same record twice is as good as once."""
    headers = dict(record.headers)
    if headers.get("quotetape.group") != group.encode():  # of a backfill, say, which has a truth of its own
        return
    if headers.get("ce_type") != (REMOVED_TYPE if record.value is None else ENRICHED_TYPE):
        return
    article_id = record.key.decode("utf-8", "replace")
    if is_latest(database, article_id, int(headers["ce_sequence"])):
        event = None if record.value is None else json.loads(record.value)
        for table, rows in rows_of(article_id, event).items():
            replace(database, table, article_id, rows)


def advance(database: sqlite3.Connection, partition: TopicPartition, start: int, end: int) -> None:
    """Write that a partition is loaded up to ``end``, provided that it was loaded up to ``start``."""
    moved = database.execute(
        "UPDATE positions SET next_offset = ? WHERE topic = ? AND partition_number = ? AND next_offset = ?",
        (end, partition.topic, partition.partition, start),
    )
    if moved.rowcount != 1:  # two loaders would put older events over newer ones
        raise SystemExit("Another loader writes to this database; this one ends.")


def positions(database: sqlite3.Connection, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
    """By partition, the offset of the first record that is not loaded yet."""
    with database:
        for each in partitions:
            place = (each.topic, each.partition)
            database.execute("INSERT INTO positions VALUES (?, ?, 0) ON CONFLICT DO NOTHING", place)
    return {TopicPartition(*place): offset for *place, offset in database.execute("SELECT * FROM positions")}


def run(options: argparse.Namespace, database: sqlite3.Connection) -> None:
    """Load what is there and, unless ``--once`` is given, what comes."""
    database.executescript(SCHEMA)
    # No group: all partitions are this program's, and their offsets are kept in the database.
    consumer = KafkaConsumer(
        bootstrap_servers=options.brokers.split(","),
        auto_offset_reset="earliest",
        isolation_level="read_committed",  # for workers that run with exactly_once
        allow_auto_create_topics=False,
    )
    partitions = [TopicPartition(options.topic, each) for each in consumer.partitions_for_topic(options.topic) or ()]
    if not partitions:
        raise SystemExit(f"There is no topic {options.topic}.")
    consumer.assign(partitions)
    loaded, ends = positions(database, partitions), consumer.end_offsets(partitions)
    for partition in partitions:
        consumer.seek(partition, loaded[partition])
    while not options.once or any(consumer.position(each) < ends[each] for each in partitions):
        batch = consumer.poll(timeout_ms=1_000)
        with database:  # one transaction: the rows, and how far they go
            for partition, records in batch.items():
                end = records[-1].offset + 1
                advance(database, partition, loaded[partition], end)
                for record in records:
                    load(database, record, options.worker_group)
                loaded[partition] = end
        if batch:
            print(f"{sum(map(len, batch.values()))} records loaded", flush=True)


def main() -> None:
    """Read the options, and load until Ctrl-C."""
    parser = argparse.ArgumentParser(description="Load the stream into SQL tables.")
    parser.add_argument("database", help="a file of SQLite's; made if it is not there")
    brokers = os.environ.get("QUOTETAPE_BROKERS", "localhost:9092")
    parser.add_argument(
        "--brokers", default=brokers, help="host:port[,…] (default: $QUOTETAPE_BROKERS, or localhost:9092)"
    )
    parser.add_argument("--topic", default="news.articles-enriched.v1", help="(default: %(default)s)")
    parser.add_argument("--worker-group", default="quotetape", help="whose records are loaded (default: %(default)s)")
    parser.add_argument("--once", action="store_true", help="end when all is loaded that is there at the start")
    options = parser.parse_args()
    database = sqlite3.connect(options.database, timeout=60)
    with contextlib.suppress(KeyboardInterrupt), contextlib.closing(database):
        run(options, database)


if __name__ == "__main__":
    main()
