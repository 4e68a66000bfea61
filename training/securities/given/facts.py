"""Facts compiled by hand that the dated lists leave out: brands, symbol changes, first and last days of trading."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from training.securities.holdings import NAMING_TYPES, Holding, day_after, key_of
from training.securities.issuers import SymbolChange
from training.securities.wording import is_written

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


def read_unlisted(path: Path, abroad: Iterable[str]) -> dict[str, str]:
    """Companies without a listing and other things with names, by key: they are not the listed ones so called.

    ``path`` has private companies; ``abroad`` are names of those that are listed, but not in the United States.
    """
    with path.open(encoding="utf-8", newline="") as file:
        private = [record["name"] for record in csv.DictReader(file) if not record["listed_ticker_now"]]
    keyed = {key_of(name): name for name in [*private, *abroad, *read_other_names()]}
    return {key: name for key, name in keyed.items() if is_written(key)}


def read_other_names() -> list[str]:
    """Indices, papers, places and the like that have a listed company's name in theirs."""
    return _lines("other_names.txt")


def read_changes() -> list[SymbolChange]:
    """The changes of symbol that the lists do not link."""
    renamed = (line.split() for line in _lines("renamings.txt"))
    changes = [SymbolChange(*line.split()) for line in _lines("symbol_changes.txt")]
    return [*changes, *(SymbolChange(symbol, symbol, day) for symbol, day in renamed)]


def apply_dates(holdings: list[Holding], changes: list[SymbolChange]) -> list[str]:
    """Put known days in the place of guessed boundaries; what the lists contradict is returned, one line each."""
    by_symbol: defaultdict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        if holding.type in NAMING_TYPES:
            by_symbol[holding.symbol].append(holding)
    begins, ends = [], []
    for line in _lines("listing_dates.txt"):
        symbol, first, last = line.split()
        begins += [(symbol, first)] * (first != "-")
        ends += [(symbol, day_after(last))] if last != "-" else []
    begins += [(change.new, change.day) for change in changes if _is_free(by_symbol[change.new], change.day)]
    ends += [(change.old, change.day) for change in changes]
    refused = [f"{symbol} from {day}" for symbol, day in begins if not _begin(holdings, by_symbol[symbol], day)]
    refused += [f"{symbol} until {day}" for symbol, day in ends if not _end(by_symbol[symbol], day)]
    _let_one_hold(holdings)
    return refused


def _let_one_hold(holdings: list[Holding]) -> None:
    """End every holding where the next one of its symbol begins."""
    for held, following in pairwise(sorted(holdings, key=lambda held: (held.symbol, held.start))):
        if held.symbol == following.symbol and held.start < following.start:
            held.end = min(held.end or following.start, following.start)


def _is_free(tenures: list[Holding], day: str) -> bool:
    """Whether no list says that the symbol was held both before and after ``day``."""
    return not any(row.first < day < row.last for held in tenures for row in held.rows)


def _begin(holdings: list[Holding], tenures: list[Holding], day: str) -> bool:
    """Let the tenure that is first seen after ``day`` begin then, split from one before if need be."""
    for held in tenures:
        if day <= min(row.first for row in held.rows) and (not held.end or day < held.end):
            held.start = day
            return True
        if (following := held.split(day)) is not None:
            holdings.append(following)
            tenures.append(following)
            return True
    return False


def _end(tenures: list[Holding], day: str) -> bool:
    """Let the last tenure that began before ``day`` end then."""
    before = [held for held in tenures if held.start < day]
    if before:
        before[-1].end = day
    return bool(before)


def _dated_brands(line: str) -> Iterator[Brand]:
    symbol, _, names = line.partition(":")
    for entry in map(str.strip, names.split(";")):
        match = _OWNED.fullmatch(entry)
        if match is None:
            raise ValueError(f"brand_ownership.txt: no dates in {entry!r} of {symbol}")
        start, end = (match[day].replace("-", "") and match[day] for day in ("start", "end"))
        yield Brand(symbol, match["name"], match["doubt"] is not None, start, end)


def _lines(name: str) -> list[str]:
    return list(_content(Path(__file__).with_name(name).read_text(encoding="utf-8")))


def _content(text: str) -> Iterator[str]:
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return (line for line in lines if line)
