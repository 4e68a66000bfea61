"""Building a master from small lists."""

import sys
from pathlib import Path

import pytest

from streams.tickers.securities.master import SecurityMaster, read_master
from training.securities.__main__ import main
from training.securities.sources import normal_symbol
from training.securities.types import company_name, described_type

LISTS = {
    "early_listings.csv": """ticker,name,mic,first_seen,last_seen,source
ZOLD,Zorblax Inc.,XNAS,2015-01-10,2018-08-22,nasdaq
GONE,Vanisher Corp,XNAS,2015-01-10,2015-01-10,nasdaq
""",
    "exchange_listings.csv": """ticker,name,mic,sector,first_seen,last_seen
ZOLD,Zorblax Inc. Class A Common Stock,XNAS,Technology,2021-02-02,2021-06-02
ZNEW,Quuxify Inc. Class A Common Stock,XNAS,Technology,2021-06-16,2021-07-01
""",
    "sec_listings.csv": """ticker,cik,name,exchange,first_seen,last_seen
ZNEW,0000000007,"Quuxify, Inc.",Nasdaq,2021-12-26,2026-08-22
ZOLD,0000000007,"Zorblax, Inc.",Nasdaq,2021-12-26,2021-12-26
KEEP,0000000011,Keeper Corp,NYSE,2021-12-26,2023-02-01
KEEP,0000000012,Keeper Corp,NYSE,2023-02-08,2026-08-22
SPUN,0000000021,Spinner Corp,NYSE,2021-12-26,2023-02-01
SPNR,0000000021,Spinner Corp,NYSE,2023-02-08,2026-08-22
SPUN,0000000022,Spinner Corp,NYSE,2023-02-08,2026-08-22
""",
    "securities_2026-08.csv": """ticker,name,exchange,type,cik,sector,security_name,country
ZNEW,"Quuxify, Inc.",NASDAQ,stock,0000000007,Technology,"Quuxify, Inc. - Class A Common Stock",United States
FUND,Whizz Bang ETF,NYSE Arca,etf,,,Whizz Bang ETF,
""",
    "brands.txt": "# hand\nZNEW: Quux; Frobber?\n",
    "private_companies.csv": "name,country,valuation_bn,listed_ticker_now,source\nFrobnicate Labs,,1,,hand\n",
}


@pytest.fixture
def master(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SecurityMaster:
    for name, content in LISTS.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    output = tmp_path / "master.gz"
    monkeypatch.setattr(sys, "argv", ["build", str(tmp_path), "--output", str(output)])
    main()
    return read_master(output.read_bytes())


def test_a_renamed_company_is_one_issuer(master: SecurityMaster) -> None:
    (issuer,) = master.by_name("quuxify")

    assert issuer.cik == "0000000007"
    assert issuer.sector == "Technology"
    assert {listing.symbol for listing in issuer.listings} == {"ZOLD", "ZNEW"}
    assert [name.display for name in issuer.names] == ["Zorblax Inc.", "Quuxify, Inc."]


def test_a_boundary_lies_between_two_observations(master: SecurityMaster) -> None:
    (gone,) = master.by_symbol("GONE")

    (listing,) = gone.listings
    assert listing.start == ""
    assert "2015-01-10" < listing.end < "2018-08-22"


def test_a_company_and_the_parent_put_over_it_are_one_issuer(master: SecurityMaster) -> None:
    (issuer,) = master.by_symbol("KEEP")

    assert [listing.symbol for listing in issuer.listings] == ["KEEP"]
    assert issuer.listing_on("2022-01-01") is not None
    assert issuer.listing_on("2024-01-01") is not None


def test_a_company_that_goes_on_under_another_symbol_is_not_the_one_that_has_its_old(master: SecurityMaster) -> None:
    assert {issuer.cik for issuer in master.by_symbol("SPUN")} == {"0000000021", "0000000022"}


def test_brands_and_short_forms_are_names_too(master: SecurityMaster) -> None:
    kinds = {key: master.by_name(key)[0].kind_of(key, "2026-08-01") for key in ("quux", "frobber")}

    assert kinds == {"quux": ("alias", False), "frobber": ("brand", True)}


def test_an_unlisted_company_is_known_without_a_listing(master: SecurityMaster) -> None:
    (issuer,) = master.by_name("frobnicate labs")

    assert issuer.listings == ()


@pytest.mark.parametrize(
    ("symbol", "normal"),
    [("brk-b", "BRK.B"), ("BRK/B", "BRK.B"), ("ABR.PRA", "ABR.PA"), ("ACHR.WT", "ACHR.WS"), ("AAC.UN", "AAC.U")],
)
def test_symbols_have_one_spelling(symbol: str, normal: str) -> None:
    assert normal_symbol(symbol) == normal


@pytest.mark.parametrize(
    ("description", "name", "kind"),
    [
        ("Alphabet Inc. Class C Capital Stock", "Alphabet Inc.", "stock"),
        ("Gap, Inc. (The)", "Gap, Inc.", None),
        ("Sony Group Corporation American Depositary Shares", "Sony Group Corporation", "adr"),
        ("Enigma Corp. Warrants, each exercisable for one share", "Enigma Corp.", "warrant"),
        ("Acme Inc. 5.875% Subordinated Debentures due 2059", "Acme Inc.", "note"),
        ("Citigroup Inc/DE/", "Citigroup Inc", None),
    ],
)
def test_a_description_tells_the_company_and_the_type(description: str, name: str, kind: str | None) -> None:
    assert (company_name(description), described_type("ABC", description)) == (name, kind)
