"""The markets' codes that ship."""

from streams.tickers.candidates.markets import Markets

SHIPPED = Markets.load()


def test_no_suffix_is_of_both_sides() -> None:
    assert {"N", "O", "OQ"} <= SHIPPED.ric.us
    assert {"L", "TO", "HK"} <= SHIPPED.ric.abroad
    assert not SHIPPED.ric.us & SHIPPED.ric.abroad


def test_the_country_stands_for_its_venues() -> None:
    assert SHIPPED.bloomberg.country == {"US"}
    assert SHIPPED.bloomberg.country < SHIPPED.bloomberg.venues
    assert SHIPPED.bloomberg.asset_class == {"Equity"}
