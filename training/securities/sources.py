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
# Where the company's name ends and the description of the security begins.
_DESCRIPTION: Final = re.compile(
    r"\s+(?:-\s+)?\(?(?:"
    r"Class\s[A-Z]\b|Cl(?:\s[A-Z])?$|Common\b(?=.*(?:Stock|Share|Unit))|Com$|Capital\sStock|"
    r"(?:Variable\s)?Ordinary\sShare|"
    r"(?:Sponsored\s)?(?:American\sDepos|AD[SR]s?\b)|Deposit[ao]ry|Units?(?=,|\seach|$)|Unit(?=,|\seach|$)|"
    r"(?:Redeemable\s)?(?:Public\s)?Warrants?\b|Warrant$|(?:Share\s)?Rights?(?=,|\seach|$)|"
    r"\d+(?:\.\d+)?%|Series\s[A-Z]\b|Perpetual|Perp\.|Cumulative|Preferred|Preference|Subordinate|Senior\sNotes|"
    r"New\sYork\sRegist|Shares?\sof\sBeneficial|Limited\sPartnership\sInt|Subunit|when[\s-]issued|W/I|"
    r"\((?:The|new|DE|MD|NV)\)|The\)|new\)|New$|representing\b|each\srepresenting"
    r").*$",
    re.IGNORECASE,
)
_FILER_TAG: Final = re.compile(r"\s*[/\\].{2,12}$")
_QUOTED_CLASS: Final = re.compile(r"'[A-Z]'$")

# What a security is, told from its description; the first that matches wins.
_TYPES: Final[tuple[tuple[SecurityType, re.Pattern[str]], ...]] = (
    ("warrant", re.compile(r"\bwarrants?\b", re.IGNORECASE)),
    ("unit", re.compile(r"\bunits?,? each\b|\bunits?$|- units?\b", re.IGNORECASE)),
    ("right", re.compile(r"\brights?$|\brights?,? each\b", re.IGNORECASE)),
    ("note", re.compile(r"\b(?:notes|debentures)\b|\bnote due\b", re.IGNORECASE)),
    ("preferred", re.compile(r"\b(?:preferred|preference|perp\.)", re.IGNORECASE)),
    ("etn", re.compile(r"\bETNs?\b|\biPath\b")),
    (
        "etf",
        re.compile(r"\bETFs?\b|\b(?:iShares|SPDR|ProShares|PowerShares|WisdomTree|Direxion)\b", re.IGNORECASE),
    ),
    ("adr", re.compile(r"american deposit|\bAD[SR]s?\b|/ADR", re.IGNORECASE)),
    (
        "fund",
        re.compile(r"\bfunds?\b(?!ing)|municipal (?:income|trust)|beneficial interest.*fund", re.IGNORECASE),
    ),
)
_DERIVED_SUFFIXES: Final[dict[str, SecurityType]] = {".WS": "warrant", ".U": "unit", ".R": "right"}
_PREFERRED_SUFFIX: Final = re.compile(r"\.P[A-Z]?$")


@dataclass(frozen=True, slots=True)
class Row:
    """One company under one symbol and one name, as one list saw it between two days (ISO 8601)."""

    symbol: str
    name: str
    mic: str | None
    type: SecurityType
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


def company_name(security_name: str) -> str:
    """The company's part of ``security_name``, without the description of the security."""
    name = _QUOTED_CLASS.sub("", _FILER_TAG.sub("", security_name.strip()))
    return _DESCRIPTION.sub("", name).rstrip(" ,-") or name


def security_type(symbol: str, security_name: str) -> SecurityType:
    """What kind of security the symbol's class and the description tell of; a stock if nothing does."""
    for suffix, derived in _DERIVED_SUFFIXES.items():
        if symbol.endswith(suffix):
            return derived
    if _PREFERRED_SUFFIX.search(symbol):
        return "preferred"
    return next((kind for kind, pattern in _TYPES if pattern.search(security_name)), "stock")


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
            "etf" if exchange == "ARCX" else security_type(symbol, record["name"]),
            record.get("cik") or None,
            record.get("sector") or None,
            record["first_seen"],
            record["last_seen"],
            source or record["source"],
        )


def _snapshot_rows(path: Path) -> Iterator[Row]:
    day = re.search(r"\d{4}-\d{2}", path.name)
    for record in _records(path):
        symbol = normal_symbol(record["ticker"])
        yield Row(
            symbol,
            company_name(record["name"]),
            MIC_OF_EXCHANGE.get(record["exchange"]),
            cast("SecurityType", record["type"]),
            record["cik"] or None,
            record["sector"] or None,
            f"{day.group()}-22" if day else "",
            f"{day.group()}-22" if day else "",
            "snapshot",
        )


def _records(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
