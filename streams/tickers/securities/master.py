"""The security master: which company a symbol or a name meant on a day.

It is read from one compressed file that ``python -m training.securities`` makes: a line of JSON an issuer. An
issuer's arrays become objects only when an article asks for it.
"""

import gzip
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple, cast

import orjson

from streams.data import path_of
from streams.tickers.model import Security, SecurityType
from streams.tickers.securities.names import key_part

DATA_FILE: Final = "securities/securities.jsonl.gz"
_NO_EXCHANGE: Final = frozenset({"OTCM", None})
_SHARES: Final = frozenset({"stock", "adr"})
"""Types of securities that come in classes."""
_COMMON: Final = frozenset({"stock", "adr", "fund", "etf", "etn"})

NameKind = Literal["name", "former", "alias", "short", "first", "brand"]


class Alias(NamedTuple):
    """A name that means an issuer, beside the official ones."""

    key: str
    """See ``streams.tickers.securities.names``."""
    kind: str
    """alias (a trade name or an abbreviation), short (an official name without general last words), first
    (its first word), brand (something of the company's)."""
    ambiguous: bool
    """Whether the words mean something else as often."""
    start: str
    end: str
    """ISO 8601, "" where open; the end is the first day on which it no longer holds."""


class Name(NamedTuple):
    """A name that the lists gave an issuer."""

    key: str
    display: str
    start: str
    end: str


class NameStart(NamedTuple):
    """A word that names begin with."""

    key: str
    """The word as keys have it."""
    is_name: bool
    """Whether it is a name by itself."""
    followers: frozenset[str]
    """The second words of names that begin with it."""


class Listing(NamedTuple):
    """A security's tenure of a symbol."""

    symbol: str
    mic: str | None
    type: SecurityType
    start: str
    end: str

    def covers(self, day: str) -> bool:
        """Whether the security had the symbol on ``day`` (ISO 8601)."""
        return self.start <= day and (not self.end or day < self.end)

    @property
    def market(self) -> Literal["listed", "otc"]:
        """Whether an exchange lists it, or dealers trade it over the counter."""
        return "otc" if self.mic in _NO_EXCHANGE else "listed"


@dataclass(frozen=True, slots=True, eq=False)
class Issuer:
    """A company or a fund: its symbols over the years and what it is called."""

    id: int
    """Its place in the master; only this run's."""
    cik: str | None
    sector: str | None
    is_major: bool
    """Whether it is much in the news: it was in the S&P 500, or the list of brands has it."""
    listings: tuple[Listing, ...]
    """The first of those that cover a day is the one a name means."""
    names: tuple[Name, ...]
    aliases: tuple[Alias, ...]

    def listing_on(self, day: str) -> Listing | None:
        """The security that the issuer's name means on ``day``; None if it was not listed.

        Of several share classes it is the one that the master puts first: see ``data/securities/SECURITIES.md``.
        """
        return next((held for held in self.listings if held.type in _COMMON and held.covers(day)), None)

    def name_on(self, day: str) -> str:
        """The official name on ``day``."""
        current = [name for name in self.names if name.start <= day and (not name.end or day < name.end)]
        return (current or self.names)[-1].display

    def is_written(self, word: str) -> bool:
        """Whether an official name has ``word`` just so, capitals and all."""
        return any(word in name.display for name in self.names)

    def has_initials(self, symbol: str) -> bool:
        """Whether an official name's words begin with the letters of ``symbol``."""
        letters = symbol.lower()
        return any("".join(word[0] for word in name.key.split()) == letters for name in self.names)

    def kind_of(self, key: str, day: str) -> tuple[NameKind, bool] | None:
        """How ``key`` means the issuer on ``day``, and whether it is ambiguous; None if it does not."""
        for name in self.names:
            if name.key == key and name.start <= day:
                return ("former" if name.end and day >= name.end else "name"), False
        for alias in self.aliases:
            if alias.key == key and alias.start <= day and (not alias.end or day < alias.end):
                return cast("NameKind", alias.kind), alias.ambiguous
        return None

    def security(self, listing: Listing, day: str) -> Security:
        """What an event says about ``listing`` on ``day``."""
        current = self._current_symbol(listing)
        also = tuple(other.symbol for other in self.listings if _is_class_beside(other, listing) and other.covers(day))
        return Security(listing.symbol, self.name_on(day), listing.mic, listing.type, self.cik, current, also)

    def _current_symbol(self, listing: Listing) -> str | None:
        if not listing.end:
            return None
        still = next((held for held in self.listings if held.type in _COMMON and not held.end), None)
        return still.symbol if still is not None and still.symbol != listing.symbol else None


class SecurityMaster:
    """Every issuer, found by symbol and by name."""

    def __init__(self, as_of: str, records: Sequence[list[Any]]) -> None:
        self.as_of = as_of
        """The day of the newest fact, ISO 8601."""
        self._records = records
        self._issuers: dict[int, Issuer] = {}
        self._by_symbol: defaultdict[str, list[int]] = defaultdict(list)
        self._by_name: defaultdict[str, list[int]] = defaultdict(list)
        self.name_starts: dict[str, NameStart] = {}
        """What names begin with, as it is written: "Apple" and "APPLE", "iPhone"."""
        self._meanings = lru_cache(maxsize=1 << 15)(self._holder_or_successor)
        self._index_records()
        self._index_starts(surface for *_, surfaces in records for surface in surfaces)

    @classmethod
    def load(cls) -> "SecurityMaster":
        """The master that this installation uses."""
        return read_master(master_path().read_bytes())

    def __len__(self) -> int:
        return len(self._records)

    def issuer(self, index: int) -> Issuer:
        """The issuer at ``index``."""
        issuer = self._issuers.get(index)
        if issuer is None:
            issuer = self._issuers[index] = _issuer(index, self._records[index])
        return issuer

    def by_symbol(self, symbol: str) -> list[Issuer]:
        """Everyone who ever held ``symbol``."""
        return [self.issuer(index) for index in self._by_symbol.get(symbol, ())]

    def is_symbol(self, symbol: str) -> bool:
        """Whether anyone ever held ``symbol``."""
        return symbol in self._by_symbol

    def symbols(self) -> Iterable[str]:
        """Every symbol that anyone ever held."""
        return self._by_symbol.keys()

    def names(self) -> Iterable[str]:
        """Every name that ever meant anyone."""
        return self._by_name.keys()

    def by_name(self, key: str) -> list[Issuer]:
        """Everyone whom the name ``key`` ever meant."""
        return [self.issuer(index) for index in self._by_name.get(key, ())]

    def is_name(self, key: str) -> bool:
        """Whether ``key`` ever meant anyone."""
        return key in self._by_name

    def holder(self, symbol: str, day: str) -> tuple[Issuer, Listing] | None:
        """Who held ``symbol`` on ``day``, with the listing."""
        for issuer in self.by_symbol(symbol):
            for listing in issuer.listings:
                if listing.symbol == symbol and listing.covers(day):
                    return issuer, listing
        return None

    def holder_or_successor(self, symbol: str, day: str) -> tuple[Issuer, Listing] | None:
        """Whom ``symbol`` means on ``day``: its holder, else an earlier or a later one that has another symbol then."""
        return self._meanings(symbol, day)

    def _holder_or_successor(self, symbol: str, day: str) -> tuple[Issuer, Listing] | None:
        holder = self.holder(symbol, day)
        if holder is not None:
            return holder
        for issuer in self.by_symbol(symbol):
            listing = issuer.listing_on(day)
            if listing is not None:
                return issuer, listing
        return None

    def _index_records(self) -> None:
        by_symbol, by_name = self._by_symbol, self._by_name
        for index, (_, _, _, listings, names, aliases, _) in enumerate(self._records):
            for listing in listings:
                if index not in (holders := by_symbol[listing[0]]):
                    holders.append(index)
            for name in chain(names, aliases):
                if index not in (bearers := by_name[name[0]]):
                    bearers.append(index)
        by_name.pop("", None)

    def _index_starts(self, surfaces: Iterable[str]) -> None:
        followers: defaultdict[str, set[str]] = defaultdict(set)
        for key in self._by_name:
            first, _, rest = key.partition(" ")
            after = followers[first]
            if rest:
                after.add(rest.partition(" ")[0])
        starts = {word: NameStart(word, self.is_name(word), frozenset(after)) for word, after in followers.items()}
        for surface in surfaces:
            word = key_part(surface)
            self.name_starts[surface] = starts.get(word) or NameStart(word, is_name=False, followers=frozenset())
        for word, start in starts.items():
            for surface in (word.capitalize(), word.upper(), ".".join(word.upper()) + "."):
                self.name_starts.setdefault(surface, start)


def _is_class_beside(other: Listing, listing: Listing) -> bool:
    """Whether ``other`` is another share class that bears the same name: GOOG beside GOOGL, BRK.A beside BRK.B.

    Tracking stocks of one issuer have names, and so symbols, of their own.
    """
    if other.symbol == listing.symbol or other.type != listing.type or listing.type not in _SHARES:
        return False
    if other.market != listing.market:
        return False
    one, two = (symbol.partition(".")[0] for symbol in (other.symbol, listing.symbol))
    return one == two or one[:-1] == two[:-1] or one[:-1] == two or two[:-1] == one


def _issuer(index: int, record: list[Any]) -> Issuer:
    cik, sector, major, listings, names, aliases, _ = record
    return Issuer(
        index,
        cik,
        sector,
        bool(major),
        tuple(Listing(*listing) for listing in listings),
        tuple(Name(*name) for name in names),
        tuple(Alias(*alias) for alias in aliases),
    )


def read_records(data: bytes) -> tuple[str, list[list[Any]]]:
    """The day of the newest fact and the issuers in ``data``, a master file's content."""
    header, _, lines = gzip.decompress(data).partition(b"\n")
    # One array is parsed faster than twenty thousand.
    return orjson.loads(header)["as_of"], orjson.loads(b"[" + lines.strip().replace(b"\n", b",") + b"]")


def read_master(data: bytes) -> SecurityMaster:
    """The master in ``data``, a master file's content."""
    return SecurityMaster(*read_records(data))


def write_master(as_of: str, records: Iterable[list[Any]]) -> bytes:
    """The content of a master file: the same records give the same bytes."""
    lines = [orjson.dumps({"as_of": as_of}), *map(orjson.dumps, records)]
    return gzip.compress(b"\n".join(lines) + b"\n", mtime=0)


def master_path() -> Path:
    """Where the master lies that this installation uses."""
    return path_of(DATA_FILE)
