"""Between which days a holding held its symbol.

No list says when a listing began, only when it was first and last seen. A boundary is put in the middle
between the last copy without the listing and the first copy with it; a listing in the first copy has no
beginning and one in the last copy no end. The next holder's beginning ends a holding.
"""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from training.securities.holdings import COMPLETE_LISTS, SERIES, Calendar, Holding, midpoint
from training.securities.sources import Row

_EXCHANGES: Final = frozenset({"XNAS", "XNYS", "XASE"})
_SERIES_LISTS: Final = {"XNAS": ("nasdaq",), "XNYS": ("nyse",), "XASE": ("nyse",), "ARCX": ("nyse",), "BATS": ("nyse",)}
"""The lists that hold every exchange-traded fund and note of an exchange."""
_ANY_LISTS: Final = frozenset({"nyse", "exchange"})
"""Where a company of the S&P 500 would be whose exchange no list says."""


def date_holdings(holdings: Iterable[Holding], calendar: Calendar) -> list[Holding]:
    """Give ``holdings`` their days; those that the next holder leaves none are left out."""
    by_symbol: defaultdict[str, list[Holding]] = defaultdict(list)
    for holding in holdings:
        holding.start, holding.end = _start(holding, calendar), _end(holding, calendar)
        by_symbol[holding.symbol].append(holding)
    for tenures in by_symbol.values():
        _succeed(tenures)
    return [held for tenures in by_symbol.values() for held in tenures if not held.end or held.start < held.end]


def _observed(holding: Holding) -> list[Row]:
    """The rows whose days say when the security traded: the exchanges' own, if there are any.

    The SEC knows a symbol before it trades and for weeks after; but a company that left for the
    over-the-counter market is in no exchange's list.
    """
    listed = [row for row in holding.rows if row.source != "sec"]
    moved = any(row.source == "sec" and row.mic == "OTCM" for row in holding.rows)
    ours = holding.rows if moved or not any(row.mic in _EXCHANGES for row in listed) else listed
    if holding.type in SERIES and listed:
        return listed
    return [row for row in ours if row.source != "snapshot"] or holding.rows


def _sources(holding: Holding) -> set[str]:
    """The lists from which an absence counts for ``holding``'s security."""
    rows = _observed(holding)
    lists = _SERIES_LISTS if holding.type in SERIES else COMPLETE_LISTS
    complete = {source for row in rows for source in lists.get(row.mic or "", ())}
    return complete or ({"sec"} if any(row.source == "sec" for row in rows) else set())


def _start(holding: Holding, calendar: Calendar) -> str:
    first = min(row.first for row in _observed(holding))
    before = calendar.before(first, _sources(holding))
    if before and holding.type in SERIES:
        # Years lie between the lists of funds: what is not known to be absent is taken to be there.
        return before
    return midpoint(before, first) if before else ""


def _end(holding: Holding, calendar: Calendar) -> str:
    rows = [row for row in holding.rows if row.source != "sec" or row in _observed(holding)]
    if holding.type not in SERIES:
        # The snapshot still has some shares under a symbol that the other lists know to be given up.
        rows = [row for row in holding.rows if row.source != "snapshot"] or rows
    last = max(row.last for row in rows)
    if last == calendar.newest:
        return ""
    sources = _sources(holding) or _ANY_LISTS
    if holding.type in SERIES:
        return calendar.after(last, sources | {"snapshot"})
    after = calendar.after(last, sources)
    return midpoint(last, after) if after else ""


def _succeed(tenures: list[Holding]) -> None:
    """Let each holding end where the next begins."""
    for held, following in pairwise(tenures):
        last = max(row.last for row in _observed(held))
        first = min(row.first for row in _observed(following))
        boundary = first if last >= first else max(following.start, midpoint(last, first))
        following.start = boundary if following.start <= held.start else max(following.start, boundary)
        held.end = min(held.end or following.start, following.start)
