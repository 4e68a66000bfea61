"""The one type of a holding, from everything its rows say.

A description by an exchange comes first, the newest list's before the others'. A security that nobody describes tells
by its symbol what it is: Nasdaq gives warrants, units, rights and preferred shares a fifth letter. What is
listed under a bank's name, several at a time, and the lists of shares do not have are its exchange-traded notes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final

from streams.tickers.model import SecurityType
from training.securities.holdings import Holding, key_of
from training.securities.types import type_of_symbol

_FIFTH_LETTERS: Final[dict[str, SecurityType]] = {
    "W": "warrant",
    "U": "unit",
    "R": "right",
    "M": "preferred",
    "N": "preferred",
    "O": "preferred",
    "P": "preferred",
}
_NASDAQ_LENGTH: Final = 5
_NOTES_AT_ONCE: Final = 3
"""So many undescribed securities of one company are listed at a time only if they are notes."""
_EXCHANGES: Final = frozenset({"XNAS", "XNYS", "XASE", "ARCX", "BATS"})
_TRUST_WORDS: Final = frozenset({"trust", "fund", "funds", "etf", "etfs", "series"})


def assign_types(holdings: Iterable[Holding]) -> None:
    """Say of each of ``holdings`` what type its security is."""
    holdings = list(holdings)
    undescribed = []
    for holding in holdings:
        kind = _described(holding)
        holding.type = kind or "stock"
        if kind is None:
            undescribed.append(holding)
    _read_fifth_letters(undescribed, holdings)
    _find_notes(undescribed, holdings)


def _described(holding: Holding) -> SecurityType | None:
    """What the symbol and the rows say; None if nothing does."""
    rows = [row for row in holding.rows if row.type is not None]
    for row in rows:
        if row.source == "snapshot":
            return row.type
    own = [row for row in rows if row.source != "sec"] or rows
    kinds = sorted((row.type for row in own if row.type is not None), key=lambda kind: (kind == "stock", kind))
    if kinds:
        return Counter(kinds).most_common(1)[0][0]
    return type_of_symbol(holding.symbol) or ("stock" if any(row.source == "sp500" for row in holding.rows) else None)


def _read_fifth_letters(undescribed: Iterable[Holding], holdings: Iterable[Holding]) -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for holding in holdings:
        owners[holding.symbol] |= _owners(holding)
    for holding in undescribed:
        kind = _FIFTH_LETTERS.get(holding.symbol[-1])
        if kind and len(holding.symbol) == _NASDAQ_LENGTH and any(row.mic == "XNAS" for row in holding.rows):
            is_known = not owners[holding.symbol[:-1]].isdisjoint(_owners(holding))
            holding.type = kind if is_known else holding.type


def _owners(holding: Holding) -> set[str]:
    return {row.cik for row in holding.rows if row.cik} | {key_of(row.name) for row in holding.rows}


def _find_notes(undescribed: Iterable[Holding], holdings: Iterable[Holding]) -> None:
    banks = {holding.cik for holding in holdings if holding.type == "etn" and holding.cik}
    by_bank: defaultdict[str, list[Holding]] = defaultdict(list)
    for holding in undescribed:
        if _may_be_a_note(holding):
            by_bank[holding.cik or key_of(holding.rows[-1].name)].append(holding)
    for bank, found in by_bank.items():
        for holding in found:
            at_once = {other.symbol[:3] for other in found if _overlap(holding, other)}
            if bank in banks or len(at_once) >= _NOTES_AT_ONCE:
                words = {word for row in holding.rows for word in key_of(row.name).split()}
                holding.type = "etn" if words.isdisjoint(_TRUST_WORDS) else "etf"


def _may_be_a_note(holding: Holding) -> bool:
    """Whether no list of shares has the holding, though it is on an exchange."""
    return (
        holding.type == "stock"
        and "." not in holding.symbol
        and all(row.source in {"sec", "snapshot", "nasdaq"} for row in holding.rows)
        and any(row.mic in _EXCHANGES for row in holding.rows)
    )


def _overlap(one: Holding, other: Holding) -> bool:
    spans = [(min(row.first for row in held.rows), max(row.last for row in held.rows)) for held in (one, other)]
    return spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1]
