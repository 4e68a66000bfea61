"""Updating the master with a fresh file of the SEC's."""

from typing import Any

import orjson
import pytest

from streams.tickers.securities.master import SecurityMaster
from streams.tickers.securities.names import LegalForms
from streams.tickers.securities.update import UpdateError, read_entries, updated

DAY = "2026-10-01"
RECORDS: list[list[Any]] = [
    ["0000000001", None, 0, [["ABC", "XNAS", "stock", "", ""]], [["abc", "ABC Inc.", "", ""]], [], []],
    ["0000000002", None, 0, [["GONE", "XNYS", "stock", "", ""]], [["gone", "Gone Corp.", "", ""]], [], []],
    ["0000000003", None, 0, [["TAKE", "XNYS", "stock", "", ""]], [["taken", "Taken Corp.", "", ""]], [], []],
    [None, None, 0, [["FUND", "ARCX", "etf", "", ""]], [["a fund", "A Fund", "", ""]], [], []],
]
FILE = {
    "fields": ["cik", "name", "ticker", "exchange"],
    "data": [
        [1, "ABCD Inc.", "ABC", "Nasdaq"],
        [4, "Taker Inc.", "TAKE", "NYSE"],
        [5, "Newcomer Corp.", "NEW-B", "NYSE"],
    ],
}


@pytest.fixture
def master() -> SecurityMaster:
    records, _ = updated(RECORDS, read_entries(orjson.dumps(FILE)), DAY, LegalForms.load())
    return SecurityMaster(DAY, records)


@pytest.mark.parametrize(
    ("symbol", "day", "cik"),
    [
        pytest.param("GONE", "2026-09-30", "0000000002", id="what the file lacks was held the day before"),
        pytest.param("GONE", DAY, None, id="what the file lacks has ended"),
        pytest.param("TAKE", "2026-09-30", "0000000003", id="what changes hands was the old one's the day before"),
        pytest.param("TAKE", DAY, "0000000004", id="what changes hands is the new one's"),
        pytest.param("NEW.B", "2026-09-30", None, id="what is new was nobody's the day before"),
        pytest.param("NEW.B", DAY, "0000000005", id="what is new begins"),
    ],
)
def test_symbols_begin_and_end_on_the_files_day(master: SecurityMaster, symbol: str, day: str, cik: str | None) -> None:
    holder = master.holder(symbol, day)

    assert (holder and holder[0].cik) == cik


def test_a_new_name_follows_the_old_one(master: SecurityMaster) -> None:
    (issuer,) = master.by_symbol("ABC")

    assert (issuer.name_on("2026-09-30"), issuer.name_on(DAY)) == ("ABC Inc.", "ABCD Inc.")


def test_funds_are_left_alone(master: SecurityMaster) -> None:
    assert master.holder("FUND", DAY) is not None


def test_what_has_changed_is_told_and_the_old_records_stay() -> None:
    before = orjson.dumps(RECORDS)

    _, changes = updated(RECORDS, read_entries(orjson.dumps(FILE)), DAY, LegalForms.load())

    assert (changes.listed, sorted(changes.ended), changes.renamed) == (
        ["TAKE", "NEW.B"],
        ["GONE", "TAKE"],
        ["ABC: ABCD Inc."],
    )
    assert orjson.dumps(RECORDS) == before


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="it is empty"),
        pytest.param(b"[]", id="it is a list"),
        pytest.param(b"{}", id="it has no table"),
        pytest.param(b'{"fields": ["cik"], "data": []}', id="it lacks fields"),
        pytest.param(b'{"fields": 1, "data": [[1]]}', id="its fields are none"),
    ],
)
def test_another_file_is_refused(data: bytes) -> None:
    with pytest.raises(UpdateError):
        read_entries(data)
