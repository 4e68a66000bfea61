"""From holdings to issuers: which symbols, classes and names belong to one company.

Holdings are one issuer's when they have one CIK, when a list of symbol changes says so, or when a holding
without a CIK (the older lists have none) bears a name that just one issuer bears. Exchange-traded funds share
the CIK of the trust they are series of; each is an issuer of its own.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from streams.tickers.securities.names import name_parts
from training.securities.holdings import CORPORATE, DERIVED, NAMING_TYPES, SERIES, Holding, key_of
from training.securities.sources import Row
from training.securities.wording import is_cut_off

_FUND_WORDS: Final = frozenset({"etf", "etfs", "fund", "trust", "ishares", "spdr", "qqq", "shares"})
_OPEN: Final = "9"
_HANDOVER: Final = 31
"""The most days between one company's last day under a symbol and its new parent's first."""


class SymbolChange(NamedTuple):
    """A company's common stock moved from one symbol to another."""

    old: str
    new: str
    day: str


@dataclass(slots=True)
class IssuerHistory:
    """A company or a fund with everything the lists say about it."""

    holdings: list[Holding] = field(default_factory=list)

    @property
    def cik(self) -> str | None:
        """The CIK of the newest of its own shares on an exchange, before other securities and markets."""
        known = [held for held in self.holdings if held.cik]
        return max(known, key=_likeness_to_common_stock).cik if known else None

    @property
    def sector(self) -> str | None:
        """The newest sector."""
        rows = [row for held in self.holdings for row in held.rows if row.sector]
        return max(rows, key=lambda row: row.last).sector if rows else None

    @property
    def is_major(self) -> bool:
        """Whether it was ever in the S&P 500."""
        return any(row.source == "sp500" for held in self.holdings for row in held.rows)

    @property
    def name_of_any_kind(self) -> str:
        """What the newest row has that says a name at all."""
        return next((row.name for held in reversed(self.holdings) for row in reversed(held.rows) if row.name), "")

    def naming_rows(self) -> list[Row]:
        """The rows whose names are the issuer's own: not those of its notes, preferred shares or funds."""
        own = NAMING_TYPES - SERIES
        naming = [held for held in self.holdings if held.type in own] or [
            held for held in self.holdings if held.type in SERIES
        ]
        return [
            row
            for held in naming
            for row in held.rows
            if row.name and row.type not in DERIVED and (held.type not in SERIES or _is_a_funds(row))
        ]


def _likeness_to_common_stock(held: Holding) -> tuple[bool, bool, str, str]:
    return held.type in CORPORATE, held.mic != "OTCM", held.end or _OPEN, held.start


def _is_a_funds(row: Row) -> bool:
    """Whether the row's name is a fund's, not that of the trust or the bank behind it."""
    parts = name_parts(row.name)
    return row.type in SERIES or len(parts) > 3 or (len(parts) > 1 and not _FUND_WORDS.isdisjoint(parts))


def issuers_of(holdings: list[Holding], changes: Iterable[SymbolChange]) -> list[IssuerHistory]:
    """Group ``holdings``; ``changes`` link symbols of one company."""
    groups = _Groups(holdings)
    _join_by_cik(groups)
    _join_by_change(groups, changes)
    _join_by_succession(groups)
    _join_by_name(groups)
    return groups.issuers()


class _Groups:
    """A disjoint-set forest over holdings."""

    def __init__(self, holdings: list[Holding]) -> None:
        self.holdings = holdings
        self._parent = list(range(len(holdings)))

    def find(self, index: int) -> int:
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def join(self, one: int, other: int) -> None:
        roots = sorted((self.find(one), self.find(other)))
        self._parent[roots[1]] = roots[0]

    def issuers(self) -> list[IssuerHistory]:
        found: defaultdict[int, IssuerHistory] = defaultdict(IssuerHistory)
        for index, holding in enumerate(self.holdings):
            found[self.find(index)].holdings.append(holding)
        for issuer in found.values():
            issuer.holdings = _joined(issuer.holdings)
            issuer.holdings.sort(key=lambda held: (held.start, held.end or _OPEN, held.symbol))
        return [found[root] for root in sorted(found)]


def _joined(holdings: list[Holding]) -> list[Holding]:
    """``holdings`` with those in one that are one security's: a new CIK or name does not end a tenure."""
    joined: list[Holding] = []
    for held in sorted(holdings, key=lambda held: (held.symbol, held.start, held.end or _OPEN)):
        before = joined[-1] if joined else None
        if before is None or (before.symbol, before.type, before.end) != (held.symbol, held.type, held.start):
            joined.append(held)
        else:
            before.rows, before.end = before.rows + held.rows, held.end
    return joined


def _join_by_cik(groups: _Groups) -> None:
    first: dict[str, int] = {}
    for index, holding in enumerate(groups.holdings):
        if holding.type in SERIES:
            continue
        for cik in {row.cik for row in holding.rows if row.cik}:
            groups.join(first.setdefault(cik, index), index)


def _join_by_change(groups: _Groups, changes: Iterable[SymbolChange]) -> None:
    by_symbol: defaultdict[str, list[int]] = defaultdict(list)
    for index, holding in enumerate(groups.holdings):
        if holding.type in NAMING_TYPES - SERIES:
            by_symbol[holding.symbol].append(index)
    for old, new, day in changes:
        before = min(by_symbol[old], key=lambda index: _days_between(groups.holdings[index].end, day), default=None)
        after = min(by_symbol[new], key=lambda index: _days_between(groups.holdings[index].start, day), default=None)
        if before is not None and after is not None:
            groups.join(before, after)


def _days_between(one: str, other: str) -> int:
    """How far two days are apart; an open end is farthest."""
    return (
        abs(date.fromisoformat(one).toordinal() - date.fromisoformat(other).toordinal())
        if one
        else date.max.toordinal()
    )


def _join_by_succession(groups: _Groups) -> None:
    """Join a company to the one that took over its symbol and its name, with a CIK of its own: its new parent.

    Not if the one goes on under another symbol, or the other had one before: then they are two.
    """
    naming = [index for index, held in enumerate(groups.holdings) if held.type in NAMING_TYPES - SERIES]
    by_symbol: defaultdict[str, list[int]] = defaultdict(list)
    for index in naming:
        by_symbol[groups.holdings[index].symbol].append(index)
    for indices in by_symbol.values():
        for before, after in pairwise(sorted(indices, key=lambda index: groups.holdings[index].start)):
            old, new = groups.holdings[before], groups.holdings[after]
            if not _keys(old) & _keys(new) or _days_between(old.end, new.start) > _HANDOVER:
                continue
            one, other = groups.find(before), groups.find(after)
            elsewhere = [
                (groups.find(index), groups.holdings[index])
                for index in naming
                if groups.holdings[index].symbol != old.symbol
            ]
            goes_on = any(root == one and (not held.end or held.end > new.start) for root, held in elsewhere)
            was_there = any(root == other and held.start < new.start for root, held in elsewhere)
            if not goes_on and not was_there:
                groups.join(before, after)


def _keys(holding: Holding) -> set[str]:
    return {key_of(row.name) for row in holding.rows}


def _join_by_name(groups: _Groups) -> None:
    """Join a holding without a CIK to the one issuer that bore its name at the same time: its share classes."""
    bearers: defaultdict[str, list[tuple[int, Row]]] = defaultdict(list)
    for index, holding in enumerate(groups.holdings):
        if holding.type not in SERIES:
            whole = {row.name for row in holding.rows}
            for row in (row for row in holding.rows if not is_cut_off(row.name, whole)):
                bearers[key_of(row.name)].append((index, row))
    for found in bearers.values():
        for index, row in found:
            if groups.holdings[index].cik is not None:
                continue
            others = {
                groups.find(other) for other, theirs in found if theirs.first <= row.last and row.first <= theirs.last
            }
            others.discard(groups.find(index))
            if len(others) == 1:
                groups.join(others.pop(), index)
