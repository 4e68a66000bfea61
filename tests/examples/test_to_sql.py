"""``examples/to_sql.py``: the rows are those of the last state, whatever happens on the way there."""

import contextlib
import json
import random
import signal
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from kafka import TopicPartition

from examples import to_sql
from streams.pipeline.schemas import schema
from tests.broker.conftest import StartWorker, Topics
from tests.examples.conftest import PARTITIONS, MakeTopic, Put, RunExample

EVENT: Final[dict[str, Any]] = schema("enriched-article.v1")["examples"][0]
QUOTE: Final[dict[str, Any]] = EVENT["quotes"][0]
TICKER: Final[dict[str, Any]] = EVENT["tickers"][0]
GROUP: Final = "quotetape"
Tables = dict[str, list[tuple[Any, ...]]]


class Record(NamedTuple):
    """As much of a consumer's record as the loader looks at."""

    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes]]


def headers(ce_type: bytes, sequence: int, group: str) -> list[tuple[str, bytes]]:
    return [("ce_type", ce_type), ("ce_sequence", b"%020d" % sequence), ("quotetape.group", group.encode())]


def sequence_of(record: Record) -> int:
    return int(dict(record.headers)["ce_sequence"])


def enriched(  # noqa: PLR0913 - what a record is made of
    article_id: str,
    version: int,
    quotes: Iterable[str] = (),
    symbols: Iterable[str] = (),
    *,
    sequence: int = 0,
    group: str = GROUP,
) -> Record:
    event = {
        **EVENT,
        "id": article_id,
        "version": version,
        "quotes": [{**QUOTE, "id": f"{article_id}/{each}", "text": f"{each} as of {version}"} for each in quotes],
        "tickers": [{**TICKER, "symbol": symbol, "relevance": version / 100} for symbol in symbols],
    }
    return Record(article_id.encode(), json.dumps(event).encode(), headers(to_sql.ENRICHED_TYPE, sequence, group))


def tombstone(article_id: str, sequence: int = 0, group: str = GROUP) -> Record:
    return Record(article_id.encode(), None, headers(to_sql.REMOVED_TYPE, sequence, group))


def last_state(records: Iterable[Record]) -> Tables:
    """What the tables have to hold: of each article the event with the highest sequence, nothing of a tombstone."""
    ours = (record for record in records if dict(record.headers)["quotetape.group"] == GROUP.encode())
    last = {record.key: record.value for record in sorted(ours, key=sequence_of)}
    events = [json.loads(value) for value in last.values() if value]
    return {
        "articles": sorted((event["id"], event["version"], event["title"]) for event in events),
        "quotes": sorted(
            (event["id"], quote["id"], quote["text"], (quote["speaker"] or {"name": None})["name"])
            for event in events
            for quote in event["quotes"]
        ),
        "ticker_mentions": sorted(
            (event["id"], ticker["symbol"], ticker["relevance"]) for event in events for ticker in event["tickers"]
        ),
    }


def found(database: sqlite3.Connection) -> Tables:
    queries = {
        "articles": "SELECT article_id, version, title FROM articles",
        "quotes": "SELECT article_id, quote_id, text, speaker_name FROM quotes",
        "ticker_mentions": "SELECT article_id, symbol, relevance FROM ticker_mentions",
    }
    return {table: sorted(database.execute(query)) for table, query in queries.items()}


@contextlib.contextmanager
def opened(file: Path | str = ":memory:") -> Iterator[sqlite3.Connection]:
    with contextlib.closing(sqlite3.connect(file, timeout=30)) as database:
        database.executescript(to_sql.SCHEMA)
        yield database


ARTICLE_IDS = st.sampled_from(["a", "b", "ünï"])
SEQUENCES = st.integers(0, 99)
GROUPS = st.sampled_from([GROUP, "backfill"])
RECORDS = st.one_of(
    st.builds(
        enriched,
        ARTICLE_IDS,
        st.integers(0, 9),
        st.lists(st.sampled_from("pqrs"), unique=True),
        st.lists(st.sampled_from(["META", "DXYZ", "BRK.B"]), unique=True),
        sequence=SEQUENCES,
        group=GROUPS,
    ),
    st.builds(tombstone, ARTICLE_IDS, SEQUENCES, GROUPS),
)


@given(records=st.lists(RECORDS, max_size=12, unique_by=sequence_of), again=st.integers(0, 12))
def test_the_rows_are_those_of_the_highest_sequence(records: list[Record], again: int) -> None:
    with opened() as database:
        for record in [*records, *records[-again:]]:  # a worker that starts again repeats its last events in order
            to_sql.load(database, record, GROUP)
        assert found(database) == last_state(records)


def test_every_field_has_its_column() -> None:
    with opened() as database:
        database.row_factory = sqlite3.Row
        to_sql.load(database, Record(b"a", json.dumps({**EVENT, "id": "a"}).encode(), enriched("a", 1).headers), GROUP)
        (article,) = map(dict, database.execute("SELECT * FROM articles"))
        (quote,) = map(dict, database.execute("SELECT * FROM quotes"))
        (ticker,) = map(dict, database.execute("SELECT * FROM ticker_mentions"))
    assert article == {
        "article_id": "a",
        **{name: EVENT[name] for name in ("version", "title", "url", "source", "published_at", "language")},
    }
    assert quote == {
        "article_id": "a",
        "quote_id": QUOTE["id"],
        "start_offset": 1,
        "end_offset": 32,
        "tickers": "[]",
        **{name: QUOTE[name] for name in ("kind", "act", "field", "text", "confidence")},
        "speaker_name": "Jane Doe",
        "speaker_type": "person",
        "speaker_role": "chief executive",
        "speaker_affiliation": "Acme Corp.",
        "speaker_ticker": "ACM",
    }
    assert ticker == {
        "article_id": "a",
        **{name: TICKER[name] for name in ("symbol", "name", "exchange", "type", "relevance", "confidence")},
    }


def test_a_quote_of_nobody_has_no_speaker() -> None:
    event = {**EVENT, "id": "a", "quotes": [{**QUOTE, "speaker": None}]}
    with opened() as database:
        to_sql.load(database, Record(b"a", json.dumps(event).encode(), enriched("a", 1).headers), GROUP)
        assert list(database.execute("SELECT speaker_name, speaker_ticker FROM quotes")) == [(None, None)]


def test_what_is_no_article_is_left_alone() -> None:
    with opened() as database:
        to_sql.load(database, enriched("a", 1, "p"), GROUP)
        for record in (
            Record(b"a", b'{"id": "a"}', []),
            Record(b"a", b"{}", headers(b"x", 2, GROUP)),
            Record(b"a", None, headers(to_sql.ENRICHED_TYPE, 2, GROUP)),
            Record(None, None, []),
        ):
            to_sql.load(database, record, GROUP)
        assert found(database) == last_state([enriched("a", 1, "p")])


def test_columns_of_ones_own_stay() -> None:
    with opened() as database:
        to_sql.load(database, enriched("a", 1, "pq"), GROUP)
        database.execute("ALTER TABLE quotes ADD COLUMN note TEXT")
        database.execute("UPDATE quotes SET note = 'checked'")
        to_sql.load(database, enriched("a", 2, "qr"), GROUP)
        rows = list(database.execute("SELECT quote_id, text, note FROM quotes ORDER BY quote_id"))
        assert rows == [("a/q", "q as of 2", "checked"), ("a/r", "r as of 2", None)]


def test_of_two_loaders_the_later_one_ends() -> None:
    partition = TopicPartition("t", 0)
    with opened() as database:
        assert to_sql.positions(database, [partition]) == {partition: 0}
        to_sql.advance(database, partition, 0, 7)
        assert to_sql.positions(database, [partition]) == {partition: 7}
        with pytest.raises(SystemExit, match="Another loader"):
            to_sql.advance(database, partition, 0, 5)
        assert to_sql.positions(database, [partition]) == {partition: 7}


class Stream:
    """A topic that is written to now and then, and what is in each partition."""

    def __init__(self, topic: str, put: Put) -> None:
        self.topic = topic
        self._put = put
        self._random = random.Random(4)  # noqa: S311 - the same events in every run
        self._count = 0
        self.partitions: list[list[Record]] = [[] for _ in range(PARTITIONS)]

    def grow(self, count: int) -> None:
        """Some more events of a few hundred articles, each on a partition of its own."""
        sent = []
        for _ in range(count):
            self._count += 1
            number = self._random.randrange(300)
            chosen = [each for each in "pqrs" if self._random.random() < 0.5]
            record = (
                tombstone(f"a-{number}", self._count)
                if self._random.random() < 0.1
                else enriched(f"a-{number}", self._count, chosen, ["META", "DXYZ"][: len(chosen)], sequence=self._count)
            )
            self.add(number % PARTITIONS, record)
            sent.append({**record._asdict(), "partition": number % PARTITIONS})
        self._put(self.topic, *sent)

    def add(self, partition: int, record: Record) -> None:
        self.partitions[partition].append(record)

    def check(self, file: Path, *, whole: bool = False) -> int:
        """The rows are those of exactly the records that the positions say are loaded; how many that are."""
        with opened(file) as database:
            database.execute("BEGIN")
            loaded = dict(database.execute("SELECT partition_number, next_offset FROM positions"))
            tables = found(database)
        read = [self.partitions[number][:end] for number, end in loaded.items()]
        assert tables == last_state(record for records in read for record in records)
        count = sum(map(len, read))
        assert not whole or count == sum(map(len, self.partitions))
        return count


@pytest.fixture
def stream(make_topic: MakeTopic, put: Put) -> Stream:
    return Stream(make_topic("articles-enriched.v1"), put)


def arguments(brokers: str, stream: Stream, file: Path) -> Sequence[str]:
    return ("to_sql.py", str(file), "--brokers", brokers, "--topic", stream.topic)


@pytest.mark.broker
def test_a_kill_at_any_time_loses_and_doubles_nothing(
    brokers: str, stream: Stream, run_example: RunExample, tmp_path: Path
) -> None:
    file = tmp_path / "quotetape.db"
    loaded = 0
    for _ in range(3):
        program = run_example(*arguments(brokers, stream, file))
        stream.grow(600)
        assert program.lines(1)[0].endswith(" records loaded")
        stream.grow(600)
        time.sleep(random.random() / 10)  # noqa: S311 - any time will do
        program.end(signal.SIGKILL)
        before, loaded = loaded, stream.check(file)
        assert before < loaded
    assert run_example(*arguments(brokers, stream, file), "--once").wait()[0] == 0
    assert stream.check(file, whole=True) == 3_600


@pytest.mark.broker
def test_the_broker_may_be_named_by_the_environment(
    brokers: str, stream: Stream, run_example: RunExample, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTETAPE_BROKERS", brokers)
    file = tmp_path / "quotetape.db"
    stream.grow(20)
    assert run_example("to_sql.py", str(file), "--topic", stream.topic, "--once").wait()[0] == 0
    assert stream.check(file, whole=True) == 20


@pytest.mark.broker
def test_a_kill_in_the_middle_of_a_transaction(
    brokers: str, stream: Stream, run_example: RunExample, tmp_path: Path
) -> None:
    file, journal = tmp_path / "quotetape.db", tmp_path / "quotetape.db-journal"
    stream.grow(200)
    assert run_example(*arguments(brokers, stream, file), "--once").wait()[0] == 0
    assert stream.check(file, whole=True) == 200
    with opened(file) as database:  # inserting this article takes for ever
        endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        database.execute(f"CREATE TRIGGER hang BEFORE INSERT ON articles WHEN new.version > 300 BEGIN {endless}; END")
    stream.grow(200)
    program = run_example(*arguments(brokers, stream, file))
    deadline, seen = time.monotonic() + 30, 0
    while seen < 10:  # a transaction that stays open
        assert time.monotonic() < deadline
        time.sleep(0.1)
        seen = seen + 1 if journal.exists() else 0
    program.end(signal.SIGKILL)
    with opened(file) as database:
        database.execute("DROP TRIGGER hang")
    assert 200 <= stream.check(file) < 400
    assert run_example(*arguments(brokers, stream, file), "--once").wait()[0] == 0
    assert stream.check(file, whole=True) == 400


@pytest.mark.broker
def test_a_topic_that_is_missing_or_empty(
    brokers: str, stream: Stream, run_example: RunExample, tmp_path: Path
) -> None:
    file = tmp_path / "quotetape.db"
    assert run_example(*arguments(brokers, stream, file), "--once").wait() == (0, "")
    missing = run_example("to_sql.py", str(file), "--brokers", brokers, "--topic", "missing").wait()
    assert missing == (1, "There is no topic missing.\n")


@pytest.mark.broker
def test_loads_what_a_worker_writes(
    start_worker: StartWorker, topics: Topics, run_example: RunExample, tmp_path: Path
) -> None:
    file = tmp_path / "quotetape.db"
    worker = start_worker().wait_until_ready()
    body = '"We sold out," said Ada Moreau, chief executive of Apple Inc.'
    articles: list[dict[str, Any]] = [{"id": f"w-{number}", "body": body, "version": number} for number in range(6)]
    articles += [{"id": "w-0", "version": 9, "body": "Nothing was said."}, {"id": "w-5", "status": "canceled"}]
    for article in articles:
        topics.produce(article, key=str(article["id"]).encode())
    topics.produce(None, key=b"w-4")
    topics.read("articles-enriched.v1", lambda _: True, count=9)
    name = f"{topics.prefix}articles-enriched.v1"
    run = run_example(
        *("to_sql.py", str(file), "--brokers", str(topics.brokers), "--topic", name, "--once"),
        *("--worker-group", f"{topics.prefix}group"),
    )
    assert run.wait()[0] == 0, worker.text()
    with opened(file) as database:
        assert list(database.execute("SELECT article_id, version FROM articles ORDER BY article_id")) == [
            ("w-0", 9),
            ("w-1", 1),
            ("w-2", 2),
            ("w-3", 3),
        ]
        quotes = "SELECT article_id, speaker_name, text FROM quotes ORDER BY article_id"
        assert list(database.execute(quotes)) == [(f"w-{each}", "Ada Moreau", "We sold out") for each in (1, 2, 3)]
        assert set(database.execute("SELECT article_id, symbol FROM ticker_mentions")) == {
            (f"w-{number}", "AAPL") for number in (1, 2, 3)
        }
