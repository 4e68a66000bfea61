"""Figures that say how right the master is: names the SEC has otherwise, and how many index members are found."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from streams.tickers.securities.master import Issuer, SecurityMaster
from training.securities.holdings import key_of, midpoint
from training.securities.sources import Row
from training.securities.wording import share_a_word

_OWN_TYPES: Final = frozenset({"stock", "adr"})


class Recall(NamedTuple):
    """How many names of index members mean the member on their day."""

    found: int
    asked: int
    missing: tuple[str, ...]
    """What is not found, one line each."""

    @property
    def share(self) -> float:
        """Found of asked, 0 to 1."""
        return self.found / self.asked if self.asked else 1.0


def called_otherwise(master: SecurityMaster, rows: Iterable[Row]) -> list[str]:
    """The current issuers whose name shares no word with the SEC's newest name of their CIK."""
    newest: dict[str, Row] = {}
    for row in rows:
        if row.source == "sec" and row.cik and (row.cik not in newest or newest[row.cik].last < row.last):
            newest[row.cik] = row
    found = []
    for index in range(len(master)):
        issuer = master.issuer(index)
        listing = issuer.listing_on(master.as_of)
        if issuer.cik in newest and listing is not None and listing.type in _OWN_TYPES:
            name = issuer.name_on(master.as_of)
            if not share_a_word(name, newest[issuer.cik].name):
                found.append(f"{listing.symbol}: {name}, to the SEC {newest[issuer.cik].name}")
    return found


def two_in_one(master: SecurityMaster, rows: Iterable[Row]) -> list[str]:
    """The issuers with shares that the SEC's newest copy has under more than one CIK."""
    rows = [row for row in rows if row.source == "sec" and row.cik]
    newest = max((row.last for row in rows), default="")
    ciks = {row.symbol: row.cik for row in rows if row.last == newest}
    found = []
    for index in range(len(master)):
        current = [
            held.symbol
            for held in master.issuer(index).listings
            if held.type in _OWN_TYPES and held.covers(master.as_of) and held.symbol in ciks
        ]
        if len({ciks[symbol] for symbol in current}) > 1:
            found.append(", ".join(current))
    return found


def index_recall(master: SecurityMaster, rows: Iterable[Row]) -> Recall:
    """How many names of the S&P 500's lists mean their company in the middle of their days there.

    The lists of those years lag: where the company has left by then, their first day is taken.
    """
    found, missing = 0, []
    members = [row for row in rows if row.source == "sp500"]
    for row in members:
        key = key_of(row.name)
        middle = midpoint(row.first, row.last)
        day = middle if master.holder(row.symbol, middle) else row.first
        holder = master.holder(row.symbol, day)
        meant = [issuer for issuer in master.by_name(key) if _means(issuer, key, day)]
        if holder is not None and holder[0] in meant:
            found += 1
        else:
            meaning = ", ".join(issuer.listings[0].symbol for issuer in meant) or "nobody"
            missing.append(f"{row.symbol}: {row.name} on {day} means {meaning}")
    return Recall(found, len(members), tuple(missing))


def _means(issuer: Issuer, key: str, day: str) -> bool:
    return issuer.kind_of(key, day) is not None and issuer.listing_on(day) is not None
