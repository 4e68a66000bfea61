"""``python -m training.securities DIRECTORY``: make the security master from the lists in DIRECTORY.

The same lists give the same bytes. Where each list comes from is told in ``streams/data/securities/SECURITIES.md``.
"""

import argparse
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, Final

from streams.tickers.securities.master import master_path, write_master
from streams.tickers.securities.names import LegalForms
from streams.tickers.securities.words import OrdinaryWords
from training.securities.aliases import AliasMaker, brands_by_issuer, names_of_others, surfaces_of
from training.securities.facts import (
    Brand,
    apply_dates,
    read_brands,
    read_changes,
    read_other_names,
    read_unlisted,
)
from training.securities.holdings import Calendar, Holding, holdings_of
from training.securities.issuers import (
    NAMING_TYPES,
    IssuerHistory,
    OfficialName,
    drop_names_of_banks,
    issuers_of,
    official_names,
    type_of,
)
from training.securities.sources import read_rows

_NO_EXCHANGE: Final = frozenset({None, "OTCM"})


def main() -> None:
    """Read the lists, write the master, say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m training.securities", description=__doc__)
    parser.add_argument("directory", type=Path, help="where the lists are")
    parser.add_argument("--output", type=Path, default=master_path())
    arguments = parser.parse_args()
    newest, records = master_of(arguments.directory, LegalForms.load(), OrdinaryWords.load())
    arguments.output.write_bytes(write_master(newest, records))
    symbols = sum(len(record[3]) for record in records)
    sys.stdout.write(
        f"{len(records):,} issuers, {symbols:,} listings as of {newest}: "
        f"{arguments.output} ({arguments.output.stat().st_size:,} bytes)\n"
    )


def master_of(directory: Path, forms: LegalForms, words: OrdinaryWords) -> tuple[str, list[list[Any]]]:
    """The day of the newest fact in the lists in ``directory``, and the master's records."""
    rows = read_rows(directory)
    calendar = Calendar(rows)
    changes = read_changes()
    holdings = holdings_of(rows, calendar, forms)
    for line in apply_dates(holdings, changes):
        sys.stderr.write(f"not in the gap that the lists leave: {line}\n")
    issuers = issuers_of(holdings, changes, forms)
    names = [official_names(issuer, calendar, forms) for issuer in issuers]
    drop_names_of_banks(issuers, names)
    brands = read_brands(directory / "brands.txt")
    branded = brands_by_issuer(issuers, brands)
    preferred = frozenset(brand.symbol for brand in brands)
    aliases = AliasMaker(forms, words, names_of_others()).aliases_of(issuers, names, branded)
    records = [
        [
            *_record(issuer, names[index], preferred, is_major=issuer.is_major or bool(branded[index])),
            [list(alias) for alias in aliases[index]],
            surfaces_of(_written(issuer, branded[index])),
        ]
        for index, issuer in enumerate(issuers)
    ]
    listed = {key for official in names for key in official}
    held = {holding.symbol for issuer in issuers for holding in issuer.holdings}
    abroad = [brand.name for brand in brands if brand.symbol not in held]
    unlisted = read_unlisted(directory / "private_companies.csv", abroad, forms)
    records += _unlisted_records(unlisted, listed)
    return calendar.newest, sorted(records, key=_order)


def _unlisted_records(unlisted: Mapping[str, str], listed: Collection[str]) -> list[list[Any]]:
    """Records of ``unlisted`` names by key, but for companies that are called as a ``listed`` one."""
    others = set(read_other_names())
    return [
        [None, None, 0, [], [[key, name, "", ""]], [], surfaces_of([name])]
        for key, name in unlisted.items()
        if key not in listed or name in others
    ]


def _order(record: list[Any]) -> tuple[str, ...]:
    """Listed issuers by symbol, then the unlisted by name."""
    listings, names = record[3], record[4]
    first = (listings[0][0], listings[0][3]) if listings else ("~", "")
    return *first, record[0] or "", names[0][0] if names else ""


def _written(issuer: IssuerHistory, brands: list[Brand]) -> list[str]:
    return [row.name for row in issuer.naming_rows()] + [brand.name for brand in brands]


def _record(
    issuer: IssuerHistory, official: dict[str, OfficialName], preferred: frozenset[str], *, is_major: bool
) -> list[Any]:
    listings = sorted(issuer.holdings, key=lambda held: _rank(held, preferred))
    on_exchanges = [held.start for held in listings if type_of(held) in NAMING_TYPES and _mic(held) not in _NO_EXCHANGE]
    for held in listings:
        # Nobody knows since when a foreign share trades over the counter; not before the company was listed.
        if on_exchanges and _mic(held) == "OTCM":
            held.start = max(held.start, min(on_exchanges))
    return [
        issuer.cik,
        issuer.sector,
        int(is_major),
        [[held.symbol, _mic(held), type_of(held), held.start, held.end] for held in listings],
        # A key of "" only says what to call it: the name is the trust's or the bank's, not its own.
        [[key, name.display, name.start, name.end] for key, name in official.items()]
        or [["", issuer.holdings[-1].rows[-1].name, "", ""]],
    ]


def _rank(held: Holding, preferred: frozenset[str]) -> tuple[Any, ...]:
    """Which of an issuer's securities its name means, first to last.

    Common stock before a depositary receipt before the rest; an exchange before the over-the-counter market;
    the class that the S&P 500 or the brands' list names; receipts before foreign shares; the shortest symbol.
    """
    kind = {"stock": 0, "adr": 0, "fund": 1, "etf": 1, "etn": 2}.get(type_of(held), 3)
    return (
        kind,
        _mic(held) in _NO_EXCHANGE,
        held.symbol not in preferred,
        not any(row.source == "sp500" for row in held.rows),
        type_of(held) != "adr",
        len(held.symbol.partition(".")[0]),
        held.symbol,
        held.start,
    )


def _mic(held: Holding) -> str | None:
    rows = sorted(held.rows, key=lambda row: (row.source == "snapshot", row.last, row.source))
    return next((row.mic for row in reversed(rows) if row.mic), None)


if __name__ == "__main__":
    main()
