"""Bringing the security master up to date with a fresh copy of the SEC's company_tickers_exchange.json.

New symbols begin, symbols that are gone or that another company has now end, and new names are added, all on the
copy's day. Funds and notes, which the SEC's file has only in part, are left as they are.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import orjson

from streams.tickers.securities.names import LegalForms

_CLOSED_BY_ABSENCE: Final = frozenset({"stock", "adr"})
_MICS: Final = {"NYSE": "XNYS", "Nasdaq": "XNAS", "OTC": "OTCM", "CBOE": "BATS"}
_SYMBOL, _TYPE, _START, _END = 0, 2, 3, 4
"""Where a listing has its parts."""


class UpdateError(ValueError):
    """The file is not a copy of the SEC's."""


class Entry(NamedTuple):
    """One symbol in the SEC's file."""

    symbol: str
    cik: str
    name: str
    mic: str | None


@dataclass(slots=True)
class Changes:
    """What an update did, by symbol or by name."""

    listed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)


def read_entries(data: bytes) -> list[Entry]:
    """The symbols in ``data``, a copy of the SEC's file.

    Raises:
        UpdateError: It is not one.
    """
    try:
        table = orjson.loads(data)
        places = [table["fields"].index(name) for name in ("ticker", "cik", "name", "exchange")]
        rows = [[row[place] for place in places] for row in table["data"]]
        return [
            Entry(str(symbol).upper().replace("-", "."), f"{int(cik):010d}", str(name), _MICS.get(exchange))
            for symbol, cik, name, exchange in rows
        ]
    except (orjson.JSONDecodeError, KeyError, ValueError, TypeError, IndexError, AttributeError) as error:
        raise UpdateError(f"not the SEC's company_tickers_exchange.json: {error!r}") from error


def updated(
    records: Sequence[list[Any]], entries: Iterable[Entry], day: str, forms: LegalForms
) -> tuple[list[list[Any]], Changes]:
    """``records`` as they are on ``day`` (ISO 8601) by ``entries``, and what has changed; the input stays as it was."""
    update = _Update(records, day, forms)
    for entry in entries:
        update.see(entry)
    update.close_absent()
    return update.records, update.changes


class _Update:
    def __init__(self, records: Sequence[list[Any]], day: str, forms: LegalForms) -> None:
        self.records: list[list[Any]] = [[*record] for record in records]
        self.changes = Changes()
        self._day = day
        self._forms = forms
        self._seen: set[str] = set()
        self._by_cik: dict[str, list[Any]] = {}
        self._holders: defaultdict[str, list[list[Any]]] = defaultdict(list)
        for record in self.records:
            record[3] = [[*listing] for listing in record[3]]
            record[4] = [[*name] for name in record[4]]
            if record[0] and any(listing[_TYPE] in _CLOSED_BY_ABSENCE for listing in record[3]):
                self._by_cik.setdefault(record[0], record)
            for listing in record[3]:
                if not listing[_END]:
                    self._holders[listing[_SYMBOL]].append(record)

    def see(self, entry: Entry) -> None:
        """Take in that ``entry``'s company has its symbol on the day."""
        self._seen.add(entry.symbol)
        holders = self._holders[entry.symbol]
        if any(record[0] in {None, entry.cik} for record in holders):
            return self._rename(next(record for record in holders if record[0] in {None, entry.cik}), entry)
        for record in holders:
            self._end(record, entry.symbol)
        issuer = self._by_cik.get(entry.cik)
        if issuer is None:
            issuer = self._by_cik[entry.cik] = [entry.cik, None, 0, [], [], [], []]
            self.records.append(issuer)
        issuer[3].append([entry.symbol, entry.mic, "stock", self._day, ""])
        self.changes.listed.append(entry.symbol)
        return self._rename(issuer, entry)

    def close_absent(self) -> None:
        """End the stocks that the file no longer has."""
        for record in self.records:
            for listing in record[3]:
                is_stock = record[0] and listing[_TYPE] in _CLOSED_BY_ABSENCE and not listing[_END]
                if is_stock and listing[_SYMBOL] not in self._seen:
                    self._end(record, listing[_SYMBOL])

    def _end(self, record: list[Any], symbol: str) -> None:
        for listing in record[3]:
            if listing[_SYMBOL] == symbol and not listing[_END]:
                listing[_END] = self._day
                self.changes.ended.append(symbol)

    def _rename(self, record: list[Any], entry: Entry) -> None:
        key = self._forms.key_of(entry.name)
        if any(name[0] == key for name in record[4]):
            return
        if record[4]:
            self.changes.renamed.append(f"{entry.symbol}: {entry.name}")
        for name in record[4]:
            name[3] = name[3] or self._day
        record[4].append([key, entry.name, self._day if record[4] else "", ""])
