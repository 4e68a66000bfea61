"""From rows to holdings: who held a symbol between which days.

A symbol's rows are read in the order of their days. A row belongs to the holder before it when both have one
CIK or the names begin alike, or when a list carried the symbol on from one copy to the next (companies are
renamed; a symbol is not passed on within weeks). Otherwise a new holding begins.

No list says when a listing began, only when it was first and last seen. A boundary is put in the middle
between the last copy without the listing and the first copy with it; a listing in the first copy has no
beginning and one in the last copy no end. The next holder's beginning ends a holding.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from streams.tickers.securities.names import LegalForms, name_parts
from training.securities.sources import Row

_COMPLETE_LISTS: Final = {
    "XNAS": ("nasdaq", "exchange"),
    "XNYS": ("nyse", "exchange"),
    "XASE": ("nyse", "exchange"),
    "ARCX": ("nyse",),
}
"""The lists that hold every listing of an exchange, so that an absence from them says something."""
_RARE: Final = 12
"""A word in more names than this tells none from another."""
_EXCHANGES: Final = frozenset({"XNAS", "XNYS", "XASE"})


@dataclass(slots=True)
class Holding:
    """One company's tenure of one symbol."""

    symbol: str
    rows: list[Row] = field(default_factory=list)
    start: str = ""
    """ISO 8601; "" if it began before the first list."""
    end: str = ""
    """ISO 8601, the first day on which it no longer holds; "" if it goes on."""

    def split(self, day: str) -> "Holding | None":
        """Take what was seen from ``day`` on away as a holding of its own; None if nothing was.

        A row that spans the day is cut: another company took the symbol over, and a like name with it.
        """
        later = [replace(row, first=max(row.first, day)) for row in self.rows if row.last >= day]
        earlier = [replace(row, last=min(row.last, day)) for row in self.rows if row.first < day]
        if not later or not earlier:
            return None
        following = Holding(self.symbol, later, day, self.end)
        self.rows, self.end = earlier, day
        return following

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
        """Whether ``first`` is the copy of ``source`` right after ``last``, or earlier."""
        days = self.days[source]
        return bisect_left(days, first) - bisect_left(days, last) <= 1

    def before(self, day: str, sources: Iterable[str]) -> str:
        """The newest copy of any of ``sources`` before ``day``, or ""."""
        earlier = [days[index - 1] for days in self._of(sources) if (index := bisect_left(days, day))]
        return max(earlier, default="")

    def after(self, day: str, sources: Iterable[str]) -> str:
        """The oldest copy of any of ``sources`` after ``day``, or ""."""
        later = [days[index] for days in self._of(sources) if (index := bisect_right(days, day)) < len(days)]
        return min(later, default="")

    def _of(self, sources: Iterable[str]) -> list[list[str]]:
        return [self.days[source] for source in sources if source in self.days]


class Vocabulary:
    """Which words of companies' names tell one from another."""

    def __init__(self, rows: Iterable[Row], forms: LegalForms) -> None:
        names = {forms.key_of(row.name) for row in rows}
        self._forms = forms
        self._counts = Counter(word for name in names for word in set(name.split()))

    def are_alike(self, one: str, other: str) -> bool:
        """Whether two names can be one company's: they share a rare word or most words, or one is cut off."""
        first, second = (self._forms.strip(name_parts(name)) for name in (one, other))
        rare = {word.removesuffix("s") for word in first if self._counts[word] <= _RARE}
        return (
            2 * len({*first} & {*second}) > len({*first} | {*second})
            or not rare.isdisjoint(word.removesuffix("s") for word in second)
            or one.startswith(f"{other}-")
            or other.startswith(f"{one}-")
        )


def midpoint(first: str, second: str) -> str:
    """The day in the middle between two days, ISO 8601."""
    ordinal = (date.fromisoformat(first).toordinal() + date.fromisoformat(second).toordinal() + 1) // 2
    return date.fromordinal(ordinal).isoformat()


def holdings_of(rows: list[Row], calendar: Calendar, forms: LegalForms) -> list[Holding]:
    """The holdings of every symbol in ``rows``, in order of symbol and beginning."""
    vocabulary = Vocabulary(rows, forms)
    by_symbol: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_symbol[row.symbol].append(row)
    holdings: list[Holding] = []
    for symbol in sorted(by_symbol):
        tenures = _tenures(symbol, by_symbol[symbol], calendar, vocabulary)
        for holding in tenures:
            holding.start, holding.end = _start(holding, calendar), _end(holding, calendar)
        _succeed(tenures)
        holdings += [held for held in tenures if not held.end or held.start < held.end]
    return holdings


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
    if row.cik and holding.cik:
        return row.cik == holding.cik
    if any(vocabulary.are_alike(row.name, other.name) for other in holding.rows):
        return True
    return any(
        other.source == row.source
        and row.source != "snapshot"
        and other.last <= row.first
        and calendar.follows(row.source, other.last, row.first)
        for other in holding.rows
    )


def _observed(holding: Holding) -> list[Row]:
    """The rows whose days say when the security traded: the exchanges' own, if there are any.

    The SEC knows a symbol before it trades and for weeks after; but a company that left for the
    over-the-counter market is in no exchange's list.
    """
    listed = [row for row in holding.rows if row.source != "sec"]
    moved = any(row.source == "sec" and row.mic == "OTCM" for row in holding.rows)
    ours = holding.rows if moved or not any(row.mic in _EXCHANGES for row in listed) else listed
    return [row for row in ours if row.source != "snapshot"] or holding.rows


def _sources(rows: list[Row]) -> set[str]:
    """The lists from which an absence counts for a security seen in ``rows``."""
    complete = {source for row in rows for source in _COMPLETE_LISTS.get(row.mic or "", ())}
    return complete or ({"sec"} if any(row.source == "sec" for row in rows) else set())


def _start(holding: Holding, calendar: Calendar) -> str:
    observed = _observed(holding)
    first = min(row.first for row in observed)
    before = calendar.before(first, _sources(observed))
    return midpoint(before, first) if before else ""


def _end(holding: Holding, calendar: Calendar) -> str:
    last = max(row.last for row in holding.rows if row.source != "sec" or row in _observed(holding))
    if last == calendar.newest:
        return ""
    after = calendar.after(last, _sources(_observed(holding)))
    return midpoint(last, after) if after else ""


def _succeed(tenures: list[Holding]) -> None:
    """Let each holding end where the next begins."""
    for held, following in pairwise(tenures):
        last = max(row.last for row in _observed(held))
        first = min(row.first for row in _observed(following))
        if last >= first:
            following.start = following.start or first
            held.end = min(held.end or following.start, max(following.start, first))
        else:
            boundary = midpoint(last, first)
            following.start = max(following.start, boundary)
            held.end = min(held.end or following.start, following.start)
