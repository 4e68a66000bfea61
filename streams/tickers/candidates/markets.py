"""How news agencies write a security's market after its symbol: ``data/securities/markets.toml``."""

from dataclasses import dataclass

from streams.data.tables import Words, read_tables


@dataclass(frozen=True, slots=True)
class Ric:
    """Suffixes of Reuters instrument codes: "META.O"."""

    us: Words
    """Venues in the United States."""
    abroad: Words


@dataclass(frozen=True, slots=True)
class Bloomberg:
    """What Bloomberg's tickers end with: "META US Equity", "META:US"."""

    country: Words
    """The United States."""
    venues: Words
    """The country, and single venues in it."""
    asset_class: Words


@dataclass(frozen=True, slots=True)
class Markets:
    """The tables of the file."""

    ric: Ric
    bloomberg: Bloomberg

    @classmethod
    def load(cls) -> "Markets":
        """The lists that ship with the package."""
        return read_tables(cls, "securities/markets.toml")
