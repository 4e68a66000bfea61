"""The security master: who held a symbol and a name when."""

from typing import Any

import pytest

from streams.tickers.securities.master import Listing, SecurityMaster, read_master, write_master
from tests.tickers.small import alias, master_of, record

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
    starts = {surface: start.key for surface, start in master.name_starts.items()}

    assert {surface: starts.get(surface) for surface in ("gadGet", "New", "NEW", "new", "gadget")} == {
        "gadGet": "gadget",
        "New": "new",
        "NEW": "new",
        "new": None,
        "gadget": None,
    }


def test_the_same_records_give_the_same_bytes() -> None:
    assert write_master("2026-01-01", RECORDS) == write_master("2026-01-01", RECORDS)


@pytest.fixture(scope="module")
def shipped() -> SecurityMaster:
    return SecurityMaster.load()


HOLDERS = [
    pytest.param("FB", "2021-05-01", "0001326801", id="Facebook had FB"),
    pytest.param("META", "2023-05-01", "0001326801", id="the same company has META"),
    pytest.param("SQ", "2024-05-01", "0001512673", id="Block had SQ"),
    pytest.param("XYZ", "2026-05-01", "0001512673", id="the same company has XYZ"),
    pytest.param("SI", "2022-05-01", "0001312109", id="Silvergate had SI"),
    pytest.param("SI", "2026-05-01", "0001699350", id="Shoulder Innovations has SI"),
    pytest.param("SPCX", "2026-08-01", "0001181412", id="SpaceX has SPCX"),
]


@pytest.mark.parametrize(("symbol", "day", "cik"), HOLDERS)
def test_the_shipped_master_knows_who_held_a_symbol(shipped: SecurityMaster, symbol: str, day: str, cik: str) -> None:
    holder = shipped.holder(symbol, day)

    assert holder is not None
    assert holder[0].cik == cik


@pytest.mark.parametrize(
    ("symbol", "day"),
    [
        pytest.param("X", "2026-01-01", id="U.S. Steel is gone"),
        pytest.param("DXYZ", "2023-01-01", id="Destiny was not listed yet"),
        pytest.param("SPCX", "2025-01-01", id="a fund had left SPCX and SpaceX had not come"),
    ],
)
def test_the_shipped_master_knows_when_nobody_held_a_symbol(shipped: SecurityMaster, symbol: str, day: str) -> None:
    assert shipped.holder(symbol, day) is None


SAMPLE = master_of(
    record(
        ("AAA", "XNAS", "stock", "2020-01-01", "2022-01-01"),
        ("BBB", "XNAS", "stock", "2022-01-01", ""),
        ("AAA.WS", "XNAS", "warrant", "", ""),
        names=["Alpha Beta Corp.", ("Alphabeta Inc.", "2022-01-01", "")],
        aliases=[alias("alf", "brand")],
    ),
    record(("AAA", "OTCM", "stock", "2023-01-01", "2024-01-01"), names=["Triple A Inc."]),
)


@pytest.mark.parametrize(
    ("symbol", "day", "meant"),
    [
        pytest.param("AAA", "2021-01-01", (0, "AAA"), id="its holder of the day"),
        pytest.param("AAA", "2022-06-01", (0, "BBB"), id="between two holders the one that has another symbol then"),
        pytest.param("AAA", "2023-06-01", (1, "AAA"), id="its later holder"),
        pytest.param("BBB", "2021-01-01", (0, "AAA"), id="before its time the one that will have it"),
        pytest.param("AAA", "2019-01-01", None, id="nobody before anybody was listed"),
        pytest.param("CCC", "2021-01-01", None, id="nobody who never was"),
    ],
)
def test_a_symbol_means_its_holder_or_who_had_or_will_have_it(
    symbol: str, day: str, meant: tuple[int, str] | None
) -> None:
    meaning = SAMPLE.holder_or_successor(symbol, day)

    assert (meaning and (meaning[0].id, meaning[1].symbol)) == meant


def test_a_name_means_no_warrant() -> None:
    issuer = SAMPLE.issuer(0)

    before, later = issuer.listing_on("2019-01-01"), issuer.listing_on("2023-01-01")
    assert (before, later and later.symbol) == (None, "BBB")


def test_the_symbol_since_is_told_where_the_old_one_has_ended() -> None:
    issuer = SAMPLE.issuer(0)
    old, new = (issuer.security(listing, "2021-01-01") for listing in issuer.listings[:2])

    assert (old.symbol, old.current_symbol, old.name) == ("AAA", "BBB", "Alpha Beta Corp.")
    assert (new.symbol, new.current_symbol) == ("BBB", None)


@pytest.mark.parametrize(
    ("mic", "market"),
    [
        pytest.param("XNYS", "listed", id="an exchange lists"),
        pytest.param("OTCM", "otc", id="dealers do not"),
        pytest.param(None, "otc", id="nobody known does not"),
    ],
)
def test_a_listing_tells_its_market(mic: str | None, market: str) -> None:
    assert Listing("AAA", mic, "stock", "", "").market == market


def test_an_issuer_knows_how_its_names_are_written() -> None:
    issuer = SAMPLE.issuer(0)

    assert (issuer.is_written("Alpha"), issuer.is_written("ALPHA")) == (True, False)
    assert (issuer.has_initials("AB"), issuer.has_initials("AC")) == (True, False)


def test_what_names_begin_with_is_known() -> None:
    assert ("beta" in SAMPLE.name_starts["Alpha"].followers, "a" in SAMPLE.name_starts["Triple"].followers) == (
        True,
        True,
    )
    assert SAMPLE.name_starts["Alf"] == SAMPLE.name_starts["A.L.F."] == ("alf", True, frozenset())
    assert (SAMPLE.is_name("alf"), SAMPLE.is_name("beta")) == (True, False)
    assert (SAMPLE.is_symbol("AAA.WS"), SAMPLE.is_symbol("WS")) == (True, False)
