"""From rows to holdings: who held a symbol between which days.

A symbol's rows are read in the order of their days. A row belongs to the holder before it when both have one
CIK or the names begin alike, or when a list carried the symbol on from one copy to the next (companies are
renamed; a symbol is not passed on within weeks). Otherwise a new holding begins.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from streams.tickers.model import SecurityType
from streams.tickers.securities.names import name_parts
from training.securities.name_lists import FORMS
from training.securities.sources import Row

SERIES: Final = frozenset({"etf", "etn"})
"""The types that are series of a trust or notes of a bank."""
CORPORATE: Final = frozenset({"stock", "adr"})
"""The types of an operating company's own shares."""
DERIVED: Final = frozenset({"preferred", "note", "warrant", "right", "unit"})
NAMING_TYPES: Final = CORPORATE | SERIES | {"fund"}
"""The types whose holder is what a name in the news means."""
COMPLETE_LISTS: Final = {
    "XNAS": ("nasdaq", "exchange"),
    "XNYS": ("nyse", "exchange"),
    "XASE": ("nyse", "exchange"),
    "ARCX": ("nyse",),
}
"""The lists that hold every listing of an exchange, so that an absence from them says something."""
_LONGEST_STEP: Final = 730
"""Symbols are passed on between copies of a list that lie further apart, in days."""
_LONG_AWAY: Final = 365
_MISSED_COPIES: Final = 2
"""So many days, and so many copies of its exchange's lists, a company of a like name was not there if it is another."""
_RARE: Final = 12
"""A word in more names than this tells none from another."""


@dataclass(slots=True)
class Holding:
    """One company's tenure of one symbol."""

    symbol: str
    rows: list[Row] = field(default_factory=list)
    start: str = ""
    """ISO 8601; "" if it began before the first list."""
    end: str = ""
    """ISO 8601, the first day on which it no longer holds; "" if it goes on."""
    type: SecurityType = "stock"

    def split(self, day: str) -> "Holding | None":
        """Take what was seen from ``day`` on away as a holding of its own; None if nothing was.

        A row that spans the day is cut: another company took the symbol over, and a like name with it.
        """
        later = [replace(row, first=max(row.first, day)) for row in self.rows if row.last >= day]
        earlier = [replace(row, last=min(row.last, day_before(day))) for row in self.rows if row.first < day]
        if not later or not earlier:
            return None
        following = Holding(self.symbol, later, day, self.end, self.type)
        self.rows, self.end = earlier, day
        return following

    @property
    def mic(self) -> str | None:
        """The newest market; the snapshot's only if no other list says one."""
        rows = sorted(self.rows, key=lambda row: (row.source == "snapshot", row.last, row.source))
        return next((row.mic for row in reversed(rows) if row.mic), None)

    @property
    def cik(self) -> str | None:
        """The newest CIK among the rows."""
        return next((row.cik for row in reversed(self.rows) if row.cik), None)


class Calendar:
    """The days on which each list was copied."""

    def __init__(self, rows: Iterable[Row]) -> None:
        days: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            days[row.source] |= {row.first, row.last}
        self.days = {source: sorted(copies) for source, copies in days.items()}
        self.newest = max(max(copies) for copies in self.days.values())

    def follows(self, source: str, last: str, first: str) -> bool:
        """Whether ``first`` is the copy of ``source`` right after ``last``, not years later, or earlier."""
        days = self.days[source]
        return bisect_left(days, first) - bisect_left(days, last) <= 1 and days_between(last, first) <= _LONGEST_STEP

    def before(self, day: str, sources: Iterable[str]) -> str:
        """The newest copy of any of ``sources`` before ``day``, or ""."""
        earlier = [days[index - 1] for days in self._of(sources) if (index := bisect_left(days, day))]
        return max(earlier, default="")

    def after(self, day: str, sources: Iterable[str]) -> str:
        """The oldest copy of any of ``sources`` after ``day``, or ""."""
        later = [days[index] for days in self._of(sources) if (index := bisect_right(days, day)) < len(days)]
        return min(later, default="")

    def between(self, first: str, last: str, sources: Iterable[str]) -> int:
        """How many copies of ``sources`` there are after ``first`` and before ``last``."""
        return sum(bisect_left(days, last) - bisect_right(days, first) for days in self._of(sources))

    def _of(self, sources: Iterable[str]) -> list[list[str]]:
        return [self.days[source] for source in sources if source in self.days]


class Vocabulary:
    """Which words of companies' names tell one from another."""

    def __init__(self, rows: Iterable[Row]) -> None:
        names = {key_of(row.name) for row in rows}
        self._counts = Counter(word for name in names for word in set(name.split()))

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two names can be one company's: they share a rare word or most words, or one is cut off."""
        first, second = (FORMS.strip(name_parts(name)) for name in (one, other))
        if sorted("".join(first)) == sorted("".join(second)):
            return True  # "O Reilly" and "O'Reilly", "Smith A O" and "A.O. Smith"
        rare = {word.removesuffix("s") for word in first if self._counts[word] <= _RARE}
        return (
            2 * len({*first} & {*second}) > len({*first} | {*second})
            or not rare.isdisjoint(word.removesuffix("s") for word in second)
            or one.startswith(f"{other}-")
            or other.startswith(f"{one}-")
        )


def key_of(name: str) -> str:
    """The key of ``name`` without its legal form: what names are compared by."""
    return " ".join(FORMS.strip(name_parts(name)))


def days_between(first: str, second: str) -> int:
    """How many days after ``first`` is ``second``; below zero if it is before."""
    return date.fromisoformat(second).toordinal() - date.fromisoformat(first).toordinal()


def day_after(day: str) -> str:
    """The day that follows ``day``, ISO 8601."""
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


def day_before(day: str) -> str:
    """The day before ``day``, ISO 8601."""
    return date.fromordinal(date.fromisoformat(day).toordinal() - 1).isoformat()


def midpoint(first: str, second: str) -> str:
    """The day in the middle between two days, ISO 8601."""
    ordinal = (date.fromisoformat(first).toordinal() + date.fromisoformat(second).toordinal() + 1) // 2
    return date.fromordinal(ordinal).isoformat()


def holdings_of(rows: list[Row], calendar: Calendar) -> list[Holding]:
    """The holdings of every symbol in ``rows`` without their days, in order of symbol and last sight."""
    vocabulary = Vocabulary(rows)
    by_symbol: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_symbol[row.symbol].append(row)
    return [
        holding for symbol in sorted(by_symbol) for holding in _tenures(symbol, by_symbol[symbol], calendar, vocabulary)
    ]


def _tenures(symbol: str, rows: list[Row], calendar: Calendar, vocabulary: Vocabulary) -> list[Holding]:
    tenures: list[Holding] = []
    for row in sorted(rows, key=lambda row: (row.first, row.last, row.source)):
        holder = next((held for held in reversed(tenures) if _continues(held, row, calendar, vocabulary)), None)
        if holder is None:
            holder = Holding(symbol)
            tenures.append(holder)
        holder.rows.append(row)
    return sorted(tenures, key=lambda held: max(row.last for row in held.rows))


def _continues(holding: Holding, row: Row, calendar: Calendar, vocabulary: Vocabulary) -> bool:
    if _is_of_other_kind(holding, row):
        return False
    if row.cik and holding.cik:
        return row.cik == holding.cik
    if any(vocabulary.are_alike(row.name, other.name) for other in holding.rows):
        return not _was_away(holding, row, calendar)
    return any(
        _carries_on(other, row, calendar) if other.source == row.source else _is_at_once(other, row)
        for other in holding.rows
    )


def _is_of_other_kind(holding: Holding, row: Row) -> bool:
    """Whether a list has the symbol for shares once and for a preferred share, a note or the like then."""
    kinds = [other.type in DERIVED for other in holding.rows if other.type is not None and other.source == row.source]
    return row.type is not None and bool(kinds) and kinds[-1] != (row.type in DERIVED)


def _carries_on(before: Row, row: Row, calendar: Calendar) -> bool:
    """Whether a list had the symbol in one copy under one name and in the next under another."""
    return (
        row.source != "snapshot" and before.last <= row.first and calendar.follows(row.source, before.last, row.first)
    )


def _is_at_once(one: Row, other: Row) -> bool:
    """Whether two lists had the symbol on one day: it is one company, however they call it.

    The SEC's file lags, and is not believed.
    """
    return "sec" not in {one.source, other.source} and one.first <= other.last and other.first <= one.last


def _was_away(holding: Holding, row: Row, calendar: Calendar) -> bool:
    """Whether the exchange's lists were long without the symbol before ``row``: a new listing under an old name."""
    if row.source == "snapshot" or row.first == calendar.days[row.source][0]:
        return False  # seen first in a list's first copy, it may be much older
    last = max(other.last for other in holding.rows)
    lists: list[Iterable[str]] = [COMPLETE_LISTS.get(row.mic or "", ())]
    if any(other.source == "sec" for other in holding.rows):
        lists.append(("sec",))
    missed = min(calendar.between(last, row.first, sources) for sources in lists)
    return missed >= _MISSED_COPIES and days_between(last, row.first) > _LONG_AWAY
