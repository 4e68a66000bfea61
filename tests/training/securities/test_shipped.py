"""The master that ships: rules over all of it, and well-known companies by day."""

import pytest

from tests.core import core
from training.securities.check.rules import RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_whole_master_keeps_every_rule(rule: Rule) -> None:
    assert list(rule(core().tickers.reader.master)) == []


@pytest.mark.parametrize(
    ("symbol", "day", "name"),
    [
        ("BMO", "2026-08-01", "Bank of Montreal"),
        ("MS", "2026-08-01", "Morgan Stanley"),
        ("FB", "2022-06-08", "Meta Platforms, Inc."),
        ("META", "2022-06-09", "Meta Platforms, Inc."),
        ("TWTR", "2022-10-28", "Twitter Inc."),
        ("XYZ", "2025-01-21", "Block, Inc."),
        ("UTX", "2020-04-02", "United Technologies Corporation"),
        ("RTX", "2020-04-03", "Raytheon Technologies Corporation"),
        ("DD", "2015-01-05", "E.I. du Pont de Nemours and Company"),
        ("DWDP", "2018-01-05", "DowDuPont"),
        ("DD", "2019-06-03", "DuPont de Nemours, Inc."),
        ("PCLN", "2018-02-26", "Priceline.com Inc"),
        ("COH", "2017-10-30", "Coach, Inc."),
        ("CPRI", "2019-01-02", "Capri Holdings Limited"),
        ("AA", "2015-01-05", "Alcoa Inc."),
        ("AA", "2017-01-05", "Alcoa Corporation"),
        ("PARA", "2022-02-17", "Paramount Global"),
        ("SNDK", "2015-01-05", "SanDisk Corporation"),
        ("SNDK", "2025-03-03", "Sandisk Corporation"),
        ("SIVB", "2023-03-10", "SVB Financial Group"),
        ("SIVB", "2023-03-12", "SVB Financial Group"),
        ("WTW", "2018-01-05", "Weight Watchers International Inc"),
        ("KFT", "2012-10-01", "Kraft Foods Inc"),
    ],
)
def test_a_symbol_is_its_holders_of_the_day(symbol: str, day: str, name: str) -> None:
    held = core().tickers.reader.master.holder(symbol, day)

    assert held is not None
    assert held[0].name_on(day) == name


@pytest.mark.parametrize(
    ("symbol", "day"),
    [
        ("TWTR", "2022-10-29"),
        ("SNDK", "2020-06-01"),
        ("KFT", "2012-10-02"),
        ("SIVB", "2023-03-28"),
        ("X", "2025-07-01"),
    ],
)
def test_a_symbol_that_was_given_up_is_nobodys(symbol: str, day: str) -> None:
    assert core().tickers.reader.master.holder(symbol, day) is None


@pytest.mark.parametrize(
    ("name", "day", "symbol", "classes"),
    [
        ("alphabet", "2024-01-02", "GOOGL", {"GOOGL", "GOOG"}),
        ("berkshire hathaway", "2024-01-02", "BRK.B", {"BRK.A", "BRK.B"}),
        ("fox", "2024-01-02", "FOXA", {"FOXA", "FOX"}),
        ("news", "2024-01-02", "NWSA", {"NWSA", "NWS"}),
        ("under armour", "2024-01-02", "UAA", {"UAA", "UA"}),
    ],
)
def test_a_name_means_one_class_and_the_others_are_found(name: str, day: str, symbol: str, classes: set[str]) -> None:
    (issuer,) = (
        issuer
        for issuer in core().tickers.reader.master.by_name(name)
        if issuer.kind_of(name, day) and issuer.listing_on(day)
    )

    listing = issuer.listing_on(day)
    assert listing is not None
    assert listing.symbol == symbol
    listed = {held.symbol for held in issuer.listings if held.type in {"stock", "adr"} and held.covers(day)}
    assert classes <= listed


@pytest.mark.parametrize("symbol", ["VOO", "QQQ", "TLT", "ARKK", "GLD", "JETS"])
def test_a_fund_of_the_newest_list_is_open_to_the_past(symbol: str) -> None:
    assert core().tickers.reader.master.holder(symbol, "2020-06-01") is not None


@pytest.mark.parametrize(
    "mangled", ["isharess and p 500 growth etf", "prosharess and p 500 dynamic buffer etf", "smith ao"]
)
def test_a_name_that_nobody_writes_is_none(mangled: str) -> None:
    assert not core().tickers.reader.master.is_name(mangled)


@pytest.mark.parametrize(
    ("name", "symbol"), [("marsh mclennan", "MMC"), ("moodys", "MCO"), ("jc penney", "JCP"), ("horton", "DHI")]
)
def test_short_forms_and_other_spellings_are_names(name: str, symbol: str) -> None:
    assert symbol in {held.symbol for issuer in core().tickers.reader.master.by_name(name) for held in issuer.listings}
