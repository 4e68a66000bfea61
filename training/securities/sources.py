"""Reading the dated lists of listed securities into rows of one shape.

The lists: dated copies of the SEC's company_tickers_exchange file, the Nasdaq screener's exchange lists,
older lists of the exchanges and of the S&P 500, and a snapshot of August 2026 with types. See
``streams/data/securities/SECURITIES.md``.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from streams.tickers.model import SecurityType
from training.securities.types import company_name, described_type, is_real_estate

MIC_OF_EXCHANGE: Final = {
    "NYSE": "XNYS",
    "Nasdaq": "XNAS",
    "NASDAQ": "XNAS",
    "NYSE American": "XASE",
    "NYSE Arca": "ARCX",
    "Cboe BZX": "BATS",
    "CBOE": "BATS",
    "Cboe US": "BATS",
    "OTC": "OTCM",
}
"""The exchange names of the SEC and of the symbol directories, as ISO 10383 market identifier codes."""

_PREFERRED: Final = re.compile(r"\.PR([A-Z])$")
_TRAILING_CLASS: Final = (
    (re.compile(r"\.(?:WS|WT|W)$"), ".WS"),
    (re.compile(r"\.(?:UN|U)$"), ".U"),
    (re.compile(r"\.(?:RI|RT|R)$"), ".R"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One company under one symbol and one name, as one list saw it between two days (ISO 8601)."""

    symbol: str
    name: str
    mic: str | None
    type: SecurityType | None
    """What the symbol's class or the description says; None if neither says anything."""
    cik: str | None
    sector: str | None
    first: str
    last: str
    source: str
    """sec, exchange, nyse, nasdaq, sp500 or snapshot."""


def normal_symbol(symbol: str) -> str:
    """``symbol`` with a dot before its class, preferreds as ".PA", warrants ".WS", units ".U", rights ".R"."""
    symbol = symbol.strip().upper().replace("-", ".").replace("/", ".")
    symbol = _PREFERRED.sub(r".P\1", symbol)
    for pattern, replacement in _TRAILING_CLASS:
        symbol = pattern.sub(replacement, symbol)
    return symbol


def read_rows(directory: Path) -> list[Row]:
    """Every row of the lists in ``directory``, in a fixed order.

    Raises:
        OSError: A list is missing or cannot be read.
    """
    rows = [
        *_dated_rows(directory / "early_listings.csv", None),
        *_dated_rows(directory / "exchange_listings.csv", "exchange"),
        *_dated_rows(directory / "sec_listings.csv", "sec"),
        *_snapshot_rows(directory / "securities_2026-08.csv"),
    ]
    rows.sort(key=lambda row: (row.symbol, row.first, row.last, row.source, row.name))
    return rows


def _dated_rows(path: Path, source: str | None) -> Iterator[Row]:
    for record in _records(path):
        symbol = normal_symbol(record["ticker"])
        exchange = record.get("mic") or MIC_OF_EXCHANGE.get(record.get("exchange") or "")
        yield Row(
            symbol,
            company_name(record["name"]),
            exchange or None,
            _dated_type(symbol, exchange, record["name"]),
            record.get("cik") or None,
            record.get("sector") or None,
            record["first_seen"],
            record["last_seen"],
            source or record["source"],
        )


def _dated_type(symbol: str, exchange: str | None, name: str) -> SecurityType | None:
    kind = described_type(symbol, name)
    return "etf" if exchange == "ARCX" and kind not in {"etn", "note"} else kind


def _snapshot_rows(path: Path) -> Iterator[Row]:
    day = re.search(r"\d{4}-\d{2}", path.name)
    for record in _records(path):
        symbol = normal_symbol(record["ticker"])
        yield Row(
            symbol,
            company_name(record["security_name"] or record["name"]),
            MIC_OF_EXCHANGE.get(record["exchange"]),
            _snapshot_type(symbol, record),
            record["cik"] or None,
            record["sector"] or None,
            f"{day.group()}-22" if day else "",
            f"{day.group()}-22" if day else "",
            "snapshot",
        )


def _snapshot_type(symbol: str, record: dict[str, str]) -> SecurityType | None:
    """The type of a row of the snapshot, whose own type is told from any word of the name but for ETFs and funds.

    The exchange says what an ETF is; a name with "Right" in it, of a security that nobody describes, says nothing.
    """
    own = cast("SecurityType", record["type"])
    described = described_type(symbol, record["security_name"])
    if own == "etf":
        return described if described in {"etn", "note"} else own
    if own == "fund" and described in {"stock", None} and not is_real_estate(record["name"]):
        return own
    if described is None and own in {"adr", "etn", "fund"}:
        return own
    return described


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
