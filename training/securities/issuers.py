"""From holdings to issuers: which symbols, classes and names belong to one company.

Holdings are one issuer's when they have one CIK, when a list of symbol changes says so, or when a holding
without a CIK (the older lists have none) bears a name that just one issuer bears. Exchange-traded funds share
the CIK of the trust they are series of; each is an issuer of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from streams.tickers.model import SecurityType
from streams.tickers.securities.names import LegalForms, name_parts
from training.securities.holdings import Calendar, Holding, midpoint
from training.securities.sources import Row

_SERIES: Final = frozenset({"etf", "etn"})
_FUND_WORDS: Final = frozenset({"etf", "etfs", "fund", "trust", "ishares", "spdr", "qqq", "shares"})
_MANY_BEARERS: Final = 4
_HANDOVER: Final = 31
"""The most days between one company's last day under a symbol and its new parent's first."""
NAMING_TYPES: Final = frozenset({"stock", "adr", "fund", "etf", "etn"})
"""The types whose holder is what a name in the news means."""


class SymbolChange(NamedTuple):
    """A company's common stock moved from one symbol to another."""

    old: str
    new: str
    day: str


@dataclass(slots=True)
class OfficialName:
    """A name that the lists give an issuer, and between which days."""

    display: str
    start: str
    end: str


@dataclass(slots=True)
class IssuerHistory:
    """A company or a fund with everything the lists say about it."""

    holdings: list[Holding] = field(default_factory=list)

    @property
    def cik(self) -> str | None:
        """The newest CIK."""
        return next((held.cik for held in reversed(self.holdings) if held.cik), None)

    @property
    def sector(self) -> str | None:
        """The newest sector."""
        rows = [row for held in self.holdings for row in held.rows if row.sector]
        return max(rows, key=lambda row: row.last).sector if rows else None

    @property
    def is_major(self) -> bool:
        """Whether it was ever in the S&P 500."""
        return any(row.source == "sp500" for held in self.holdings for row in held.rows)

    def naming_rows(self) -> list[Row]:
        """The rows whose names are the issuer's own."""
        return [
            row
            for held in self.holdings
            if type_of(held) in NAMING_TYPES
            for row in held.rows
            if type_of(held) not in _SERIES or _is_a_funds(row.name)
        ]


def _is_a_funds(name: str) -> bool:
    """Whether ``name`` is a fund's, not that of the trust or the bank behind it."""
    parts = name_parts(name)
    return len(parts) > 3 or (len(parts) > 1 and not _FUND_WORDS.isdisjoint(parts))


def type_of(holding: Holding) -> SecurityType:
    """The type that the best informed rows give: the snapshot's, else what most of the descriptions tell."""
    for row in holding.rows:
        if row.source == "snapshot":
            return row.type
    described = [row.type for row in holding.rows if row.source != "sec"] or [row.type for row in holding.rows]
    return Counter(sorted(described, key=lambda kind: kind == "stock")).most_common(1)[0][0]


def issuers_of(holdings: list[Holding], changes: Iterable[SymbolChange], forms: LegalForms) -> list[IssuerHistory]:
    """Group ``holdings``; ``changes`` link symbols of one company."""
    groups = _Groups(holdings)
    _join_by_cik(groups)
    _join_by_change(groups, changes)
    _join_by_succession(groups, forms)
    _join_by_name(groups, forms)
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
            issuer.holdings.sort(key=lambda held: (held.start, held.end or "9", held.symbol))
        return [found[root] for root in sorted(found)]


def _join_by_cik(groups: _Groups) -> None:
    first: dict[str, int] = {}
    for index, holding in enumerate(groups.holdings):
        if type_of(holding) in _SERIES:
            continue
        for cik in {row.cik for row in holding.rows if row.cik}:
            groups.join(first.setdefault(cik, index), index)


def _join_by_change(groups: _Groups, changes: Iterable[SymbolChange]) -> None:
    by_symbol: defaultdict[str, list[int]] = defaultdict(list)
    for index, holding in enumerate(groups.holdings):
        if type_of(holding) in NAMING_TYPES - _SERIES:
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


def _join_by_succession(groups: _Groups, forms: LegalForms) -> None:
    """Join a company to the one that took over its symbol and its name, with a CIK of its own: its new parent.

    Not if the one goes on under another symbol, or the other had one before: then they are two.
    """
    naming = [index for index, held in enumerate(groups.holdings) if type_of(held) in NAMING_TYPES - _SERIES]
    by_symbol: defaultdict[str, list[int]] = defaultdict(list)
    for index in naming:
        by_symbol[groups.holdings[index].symbol].append(index)
    for indices in by_symbol.values():
        for before, after in pairwise(sorted(indices, key=lambda index: groups.holdings[index].start)):
            old, new = groups.holdings[before], groups.holdings[after]
            if not _keys(old, forms) & _keys(new, forms) or _days_between(old.end, new.start) > _HANDOVER:
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


def _keys(holding: Holding, forms: LegalForms) -> set[str]:
    return {forms.key_of(row.name) for row in holding.rows}


def _join_by_name(groups: _Groups, forms: LegalForms) -> None:
    """Join a holding without a CIK to the one issuer that bore its name at the same time: its share classes."""
    bearers: defaultdict[str, list[tuple[int, Row]]] = defaultdict(list)
    for index, holding in enumerate(groups.holdings):
        if type_of(holding) not in _SERIES:
            for row in holding.rows:
                bearers[forms.key_of(row.name)].append((index, row))
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


def official_names(issuer: IssuerHistory, calendar: Calendar, forms: LegalForms) -> dict[str, OfficialName]:
    """The issuer's names by key, oldest first; a name that was always there has no beginning."""
    rows_by_key: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(issuer.naming_rows(), key=lambda row: (row.first, row.last)):
        rows_by_key[forms.key_of(row.name)].append(row)
    whole = [row.name for rows in rows_by_key.values() for row in rows]
    earliest = min((row.first for rows in rows_by_key.values() for row in rows), default="")
    return {
        key: OfficialName(_display(rows), _name_start(rows, earliest, calendar), _name_end(rows, calendar))
        for key, rows in rows_by_key.items()
        if key and not key.isdigit() and not _is_cut_off(rows, whole)
    }


def drop_names_of_banks(issuers: list[IssuerHistory], names: list[dict[str, OfficialName]]) -> None:
    """Take a name that many issuers bear from all but those with a sector: it is the bank's behind their notes."""
    bearers = Counter(key for official in names for key in official)
    for issuer, official in zip(issuers, names, strict=True):
        if issuer.sector is None:
            for key in [key for key in official if bearers[key] >= _MANY_BEARERS]:
                del official[key]


def _is_cut_off(rows: list[Row], whole: list[str]) -> bool:
    """Whether a name lost what followed its hyphen, as the old lists' names did ("Co" for "Co-Diagnostics")."""
    return all(len(row.name) == 1 or any(name.startswith(f"{row.name}-") for name in whole) for row in rows)


def _display(rows: list[Row]) -> str:
    """The best written form: mixed case before capitals, then the newest."""
    return max(rows, key=lambda row: (not row.name.isupper(), row.source == "snapshot", row.last)).name


def _name_start(rows: list[Row], earliest: str, calendar: Calendar) -> str:
    first = min(rows, key=lambda row: row.first)
    before = calendar.before(first.first, [first.source])
    return midpoint(before, first.first) if before and first.first > earliest else ""


def _name_end(rows: list[Row], calendar: Calendar) -> str:
    last = max(rows, key=lambda row: row.last)
    after = calendar.after(last.last, [last.source])
    return midpoint(last.last, after) if after else ""
