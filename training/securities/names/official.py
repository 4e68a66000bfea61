"""The names that the lists give an issuer, and between which days each was its own."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from training.securities.holdings import CORPORATE, NAMING_TYPES, Calendar, key_of, midpoint
from training.securities.issuers import IssuerHistory
from training.securities.sources import Row
from training.securities.wording import is_cut_off, share_a_word

_OPEN: Final = "9"
_MANY_BEARERS: Final = 4
_LEAST_OFFICIAL_FIRST: Final = ("sp500", "nyse", "nasdaq", "exchange", "sec", "snapshot")
_OWN: Final = frozenset({"nyse", "nasdaq", "exchange", "snapshot"})
"""The lists in which names are written as the companies write them."""
_SMALL_WORDS: Final = re.compile(r"(?<=[a-z.,&] )(?:Of|And|The|For)(?= )")
_BLANK_CHECK: Final = " Acquisition"
"""In the name of a company that will merge with another and take its name."""


@dataclass(slots=True)
class OfficialName:
    """A name that the lists give an issuer, and between which days."""

    display: str
    start: str
    end: str
    is_given_up: bool = False
    """Whether it is another issuer's since."""


def official_names(issuer: IssuerHistory, calendar: Calendar) -> dict[str, OfficialName]:
    """The issuer's names by key, the one that it is called by last; a name that was always there has no beginning."""
    rows_by_key: defaultdict[str, list[Row]] = defaultdict(list)
    for row in sorted(issuer.naming_rows(), key=lambda row: (row.first, row.last)):
        rows_by_key[key_of(row.name)].append(row)
    whole = [row.name for rows in rows_by_key.values() for row in rows]
    stale = _stale_names(rows_by_key)
    names = {
        key: _dated(issuer, rows_by_key, key, calendar)
        for key in sorted(rows_by_key, key=lambda key: (_standing_of(rows_by_key[key], stale), key))
        if key and not key.isdigit() and not all(is_cut_off(row.name, whole) for row in rows_by_key[key])
    }
    _close_gaps(names.values())
    borne = {key: name for key, name in names.items() if _is_borne(name, issuer)}
    if not borne:
        return {key: replace(name, start="", end="") for key, name in [*names.items()][-1:]}
    return borne


def _dated(issuer: IssuerHistory, rows_by_key: dict[str, list[Row]], key: str, calendar: Calendar) -> OfficialName:
    """A name with its days: from the middle between two copies of a list, or from the change of symbol between them."""
    rows = rows_by_key[key]
    others = [row for other, found in rows_by_key.items() if other != key for row in found]
    changes = sorted({held.start for held in issuer.holdings if held.start and held.type in NAMING_TYPES})
    first = min(rows, key=lambda row: row.first)
    last = max(rows, key=lambda row: row.last)
    # A list that begins or ends with a name does not say since when or until when; unlike names' days do.
    unlike = [row for row in others if not share_a_word(row.name, first.name)]
    seen_before = max((row.last for row in unlike if row.last < first.first), default="")
    seen_after = min((row.first for row in unlike if row.first > last.last), default="")
    before = max(calendar.before(first.first, [first.source]), seen_before) if _has_earlier(others, first) else ""
    after = calendar.after(last.last, [last.source]) or seen_after
    start = _boundary(before, first.first, changes) if before else ""
    return OfficialName(_display(rows), start, _boundary(last.last, after, changes) if after else "")


def _has_earlier(others: Iterable[Row], first: Row) -> bool:
    return any(row.first < first.first for row in others)


def _boundary(before: str, after: str, changes: Iterable[str]) -> str:
    return next((day for day in changes if before < day <= after), midpoint(before, after))


def _close_gaps(names: Iterable[OfficialName]) -> None:
    """Let a name hold until the next begins: a list's copies lie years apart."""
    names = list(names)
    starts = sorted(name.start for name in names)
    for name in names:
        covered = any(other.start <= name.end < (other.end or _OPEN) for other in names)
        if name.end and not covered:
            name.end = next((start for start in starts if start > name.end), "")


def _is_borne(name: OfficialName, issuer: IssuerHistory) -> bool:
    """Whether a security was listed while the issuer had ``name``."""
    return any(
        held.type in NAMING_TYPES and name.start < (held.end or _OPEN) and held.start < (name.end or _OPEN)
        for held in issuer.holdings
    )


def _stale_names(rows_by_key: dict[str, list[Row]]) -> frozenset[str]:
    """Keys of the snapshot's names that the SEC's newest copy has replaced by others.

    A company that the SEC always called otherwise, as it translates foreign names, is not renamed.
    """
    rows = [row for found in rows_by_key.values() for row in found]
    newest = max((row for row in rows if row.source == "sec"), key=lambda row: row.last, default=None)
    if newest is None:
        return frozenset()
    before = [row.name for row in rows if row.source == "sec" and row.last < newest.last]
    shown = {row.name for row in rows if row.source == "snapshot" and row.last == newest.last}
    return frozenset(
        key_of(name)
        for name in shown
        if not share_a_word(name, newest.name)
        and (_BLANK_CHECK in name or any(share_a_word(name, other) for other in before))
    )


def _standing_of(rows: list[Row], stale: frozenset[str]) -> tuple[object, ...]:
    """How official and how new a name is; of equals the SEC's is the issuer's, another's may be one security's."""
    return *max(_standing(row, stale) for row in rows), any(row.source == "sec" for row in rows)


def _standing(row: Row, stale: frozenset[str]) -> tuple[bool, str, bool, int]:
    """How official and how new a row's name is: of two that hold, the issuer is called by the greatest.

    The lists of the S&P 500 abbreviate.
    """
    return row.source != "sp500", row.last, key_of(row.name) not in stale, _LEAST_OFFICIAL_FIRST.index(row.source)


def mark_given_up(issuers: list[IssuerHistory], names: list[dict[str, OfficialName]]) -> None:
    """Mark the names that an issuer gave up and that another bears since: "Alcoa" is not Howmet any more."""
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for index, official in enumerate(names):
        for key in official:
            bearers[key].append(index)
    for key, indices in bearers.items():
        for index in indices if len(indices) > 1 else ():
            name = names[index][key]
            heirs = [other for other in indices if (names[other][key].end or _OPEN) > (name.end or _OPEN)]
            name.is_given_up = any(_is_listed_after(issuers[other], name.end) for other in heirs)


def _is_listed_after(issuer: IssuerHistory, day: str) -> bool:
    return any(held.type in CORPORATE and (held.end or _OPEN) > day for held in issuer.holdings)


def drop_names_of_banks(issuers: list[IssuerHistory], names: list[dict[str, OfficialName]]) -> None:
    """Take a name that many issuers bear from all but those with a sector: it is the bank's behind their notes."""
    bearers = Counter(key for official in names for key in official)
    for issuer, official in zip(issuers, names, strict=True):
        if issuer.sector is None:
            for key in [key for key in official if bearers[key] >= _MANY_BEARERS]:
                del official[key]


def _display(rows: list[Row]) -> str:
    """The best written form: an exchange's before the SEC's, whose copies lost the case ("Ii-Vi"), then the newest."""
    best = max(rows, key=lambda row: (not row.name.isupper(), row.source == "snapshot", row.source in _OWN, row.last))
    return _SMALL_WORDS.sub(lambda word: word.group().lower(), best.name)
