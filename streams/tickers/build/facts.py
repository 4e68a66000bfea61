"""Facts compiled by hand that the dated lists leave out: brands, symbol changes, first and last days of trading."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from streams.data import read_text
from streams.tickers.build.holdings import Holding
from streams.tickers.build.issuers import NAMING_TYPES, type_of
from streams.tickers.names import name_parts, strip_legal_form

_DAY: Final = r"(-|\d{4}-\d{2}-\d{2})"
_OWNED: Final = re.compile(rf"(?P<name>.+?)(?P<doubt>\?)?\s+(?P<start>{_DAY})\s+(?P<end>{_DAY})")


class Brand(NamedTuple):
    """A name that people use for a company, or for something of its."""

    symbol: str
    name: str
    ambiguous: bool
    """Whether the words mean something else as often."""
    start: str
    end: str
    """ISO 8601; "" where open."""


class SymbolChange(NamedTuple):
    """A company's common stock moved from one symbol to another."""

    old: str
    new: str
    day: str


def read_brands(path: Path) -> list[Brand]:
    """The undated brands in ``path``, with the dated ones of this package in their place."""
    dated = [brand for line in _lines("brand_ownership.txt") for brand in _dated_brands(line)]
    known = {(brand.symbol, brand.name) for brand in dated}
    undated = [
        Brand(symbol, name.rstrip("?").strip(), name.endswith("?"), "", "")
        for line in _content(path.read_text(encoding="utf-8"))
        for symbol, _, names in [line.partition(":")]
        for name in map(str.strip, names.split(";"))
        if name
    ]
    return dated + [brand for brand in undated if (brand.symbol, brand.name) not in known]


def read_unlisted(path: Path) -> dict[str, str]:
    """Companies without a listing and other things with names, by key: they are not the listed ones so called."""
    with path.open(encoding="utf-8", newline="") as file:
        private = [record["name"] for record in csv.DictReader(file) if not record["listed_ticker_now"]]
    return {" ".join(strip_legal_form(name_parts(name))): name for name in [*private, *read_other_names()]}


def read_other_names() -> list[str]:
    """Indices, papers, places and the like that have a listed company's name in theirs."""
    return _lines("other_names.txt")


def read_changes() -> list[SymbolChange]:
    """The changes of symbol that the lists do not link."""
    return [SymbolChange(*line.split()) for line in _lines("symbol_changes.txt")]


def apply_dates(holdings: list[Holding], changes: list[SymbolChange]) -> list[str]:
    """Put known days in the place of guessed boundaries; what the lists contradict is returned, one line each."""
    by_symbol: defaultdict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        if type_of(holding) in NAMING_TYPES:
            by_symbol[holding.symbol].append(holding)
    refused = []
    for line in _lines("listing_dates.txt"):
        symbol, first, last = line.split()
        refused += _set(by_symbol[symbol], first.strip("-") and first, last.strip("-") and last)
    for old, new, day in changes:
        refused += _set(by_symbol[old], "", day) + _set(by_symbol[new], day, "")
    return refused


def _set(tenures: list[Holding], start: str, end: str) -> list[str]:
    """Set the days on the first tenure whose observations allow them."""
    for held in tenures:
        begins_in_gap = not start or (
            start <= min(row.first for row in held.rows) and (not held.end or start < held.end)
        )
        if begins_in_gap:
            held.start, held.end = start or held.start, end or held.end
            return []
    return [f"{tenures[0].symbol if tenures else '?'} {start} {end}"]


def _dated_brands(line: str) -> Iterator[Brand]:
    symbol, _, names = line.partition(":")
    for entry in map(str.strip, names.split(";")):
        match = _OWNED.fullmatch(entry)
        if match is None:
            raise ValueError(f"brand_ownership.txt: no dates in {entry!r} of {symbol}")
        start, end = (match[day].replace("-", "") and match[day] for day in ("start", "end"))
        yield Brand(symbol, match["name"], match["doubt"] is not None, start, end)


def _lines(name: str) -> list[str]:
    return list(_content(read_text(name)))


def _content(text: str) -> Iterator[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return (line for line in lines if line)
