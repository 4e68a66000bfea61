"""The security master: who held a symbol and a name when."""

from typing import Any

import pytest

from streams.tickers.securities.master import SecurityMaster, read_master, write_master

RECORDS: list[list[Any]] = [
    [
        "0000000001",
        "Technology",
        1,
        [["NEW", "XNAS", "stock", "2020-01-01", ""], ["OLD", "XNAS", "stock", "", "2020-01-01"]],
        [["old name", "Old Name Inc.", "", "2020-01-01"], ["new name", "New Name Inc.", "2020-01-01", ""]],
        [["gadget", "brand", False, "2015-06-01", ""]],
        ["gadGet"],
    ],
    ["0000000002", None, 0, [["OLD", "ARCX", "etf", "2022-01-01", ""]], [["etf", "An ETF", "", ""]], [], []],
]


@pytest.fixture
def master() -> SecurityMaster:
    return read_master(write_master("2026-01-01", RECORDS))


def test_a_symbol_is_held_by_one_after_another(master: SecurityMaster) -> None:
    held = {day: master.holder("OLD", day) for day in ("2019-12-31", "2020-01-01", "2022-01-01")}

    assert held["2019-12-31"] is not None
    assert held["2019-12-31"][0].cik == "0000000001"
    assert held["2020-01-01"] is None
    assert held["2022-01-01"] is not None
    assert held["2022-01-01"][0].cik == "0000000002"


def test_an_issuer_has_the_symbol_and_the_name_of_the_day(master: SecurityMaster) -> None:
    (issuer,) = master.by_name("new name")

    old, new = issuer.listing_on("2019-01-01"), issuer.listing_on("2021-01-01")
    assert (old and old.symbol, issuer.name_on("2019-01-01")) == ("OLD", "Old Name Inc.")
    assert (new and new.symbol, issuer.name_on("2021-01-01")) == ("NEW", "New Name Inc.")


@pytest.mark.parametrize(
    ("key", "day", "kind"),
    [
        ("old name", "2019-01-01", "name"),
        ("old name", "2021-01-01", "former"),
        ("new name", "2019-01-01", None),
        ("gadget", "2015-05-31", None),
        ("gadget", "2016-01-01", "brand"),
    ],
)
def test_names_have_their_days(master: SecurityMaster, key: str, day: str, kind: str | None) -> None:
    meaning = master.by_name(key)[0].kind_of(key, day)

    assert (meaning and meaning[0]) == kind


def test_a_names_first_word_is_known_as_it_is_written(master: SecurityMaster) -> None:
    starts = {surface: master.name_starts.get(surface) for surface in ("gadGet", "New", "NEW", "new", "gadget")}

    assert starts == {"gadGet": "gadget", "New": "new", "NEW": "new", "new": None, "gadget": None}


def test_the_same_records_give_the_same_bytes() -> None:
    assert write_master("2026-01-01", RECORDS) == write_master("2026-01-01", RECORDS)


@pytest.fixture(scope="module")
def shipped() -> SecurityMaster:
    return SecurityMaster.load()


HOLDERS = [
    ("FB", "2021-05-01", "0001326801"),
    ("META", "2023-05-01", "0001326801"),
    ("SQ", "2024-05-01", "0001512673"),
    ("XYZ", "2026-05-01", "0001512673"),
    ("SI", "2022-05-01", "0001312109"),
    ("SI", "2026-05-01", "0001699350"),
    ("SPCX", "2026-08-01", "0001181412"),
]


@pytest.mark.parametrize(("symbol", "day", "cik"), HOLDERS)
def test_the_shipped_master_knows_who_held_a_symbol(shipped: SecurityMaster, symbol: str, day: str, cik: str) -> None:
    holder = shipped.holder(symbol, day)

    assert holder is not None
    assert holder[0].cik == cik


@pytest.mark.parametrize(("symbol", "day"), [("X", "2026-01-01"), ("DXYZ", "2023-01-01"), ("SPCX", "2025-01-01")])
def test_the_shipped_master_knows_when_nobody_held_a_symbol(shipped: SecurityMaster, symbol: str, day: str) -> None:
    assert shipped.holder(symbol, day) is None
