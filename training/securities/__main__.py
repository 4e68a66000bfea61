"""``python -m training.securities DIRECTORY``: make the security master from the lists in DIRECTORY.

The same lists give the same bytes. Where each list comes from is told in ``streams/data/securities/SECURITIES.md``.
"""

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from streams.tickers.securities.master import master_path, read_master, write_master
from training.securities.check.rules import broken_rules
from training.securities.check.unsettled import NOTES, write_unsettled
from training.securities.given.facts import (
    Brand,
    apply_dates,
    read_brands,
    read_changes,
    read_other_names,
    read_unlisted,
)
from training.securities.holding_types import assign_types
from training.securities.holdings import NAMING_TYPES, Calendar, Holding, holdings_of
from training.securities.issuers import (
    IssuerHistory,
    issuers_of,
)
from training.securities.listing_days import date_holdings
from training.securities.names.aliases import aliases_of, brands_by_issuer, surfaces_of
from training.securities.names.official import OfficialName, drop_names_of_banks, mark_given_up, official_names
from training.securities.sources import read_rows
from training.securities.wording import is_turned_around

_NO_EXCHANGE: Final = frozenset({None, "OTCM"})


def main() -> None:
    """Read the lists, write the master, say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m training.securities", description=__doc__)
    parser.add_argument("directory", type=Path, help="where the lists are")
    parser.add_argument("--output", type=Path, default=master_path())
    arguments = parser.parse_args()
    rows = read_rows(arguments.directory)
    calendar = Calendar(rows)
    changes = read_changes()
    holdings = holdings_of(rows, calendar)
    assign_types(holdings)
    holdings = date_holdings(holdings, calendar)
    for line in apply_dates(holdings, changes):
        sys.stderr.write(f"not in the gap that the lists leave: {line}\n")
    holdings = [held for held in holdings if not held.end or held.start < held.end]
    brands = read_brands(arguments.directory / "brands.txt")
    preferred = frozenset(brand.symbol for brand in brands)
    issuers = issuers_of(holdings, changes)
    for issuer in issuers:
        _limit_foreign_shares(issuer)
    names = [official_names(issuer, calendar) for issuer in issuers]
    drop_names_of_banks(issuers, names)
    mark_given_up(issuers, names)
    branded = brands_by_issuer(issuers, brands)
    aliases = aliases_of(issuers, names, branded)
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
    records += [
        [None, None, 0, [], [[key, name, "", ""]], [], surfaces_of([name])]
        for key, name in read_unlisted(arguments.directory / "private_companies.csv", abroad).items()
        if key not in listed or name in read_other_names()
    ]
    records.sort(key=_order)
    content = write_master(calendar.newest, records)
    master = read_master(content)
    if broken := broken_rules(master):
        sys.exit("\n".join(f"{rule.replace('_', ' ')}: {line}" for rule, lines in broken.items() for line in lines))
    arguments.output.write_bytes(content)
    write_unsettled(arguments.output.with_name(NOTES), master, rows)
    sys.stdout.write(
        f"{len(rows):,} rows, {len(holdings):,} listings, {len(issuers):,} issuers as of {calendar.newest}: "
        f"{arguments.output} ({arguments.output.stat().st_size:,} bytes)\n"
    )


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
    return [
        issuer.cik,
        issuer.sector,
        int(is_major),
        [[held.symbol, held.mic, held.type, held.start, held.end] for held in listings],
        # A key of "" only says what to call it: the name is the trust's or the bank's, or another company's since.
        [
            [key * (not name.is_given_up), name.display, name.start, name.end]
            for key, name in official.items()
            if not is_turned_around(key, official)
        ]
        or [["", issuer.name_of_any_kind, "", ""]],
    ]


def _limit_foreign_shares(issuer: IssuerHistory) -> None:
    """Let a foreign share begin to trade over the counter, nobody knows when, not before the company was listed."""
    listed = [held.start for held in issuer.holdings if held.type in NAMING_TYPES and held.mic not in _NO_EXCHANGE]
    for held in issuer.holdings:
        if listed and held.mic == "OTCM" and (not held.end or min(listed) < held.end):
            held.start = max(held.start, min(listed))


def _rank(held: Holding, preferred: frozenset[str]) -> tuple[Any, ...]:
    """Which of an issuer's securities its name means, first to last.

    Common stock before a depositary receipt before the rest; an exchange before the over-the-counter market;
    the class that the S&P 500 or the brands' list names; receipts before foreign shares; the shortest symbol.
    """
    kind = {"stock": 0, "adr": 0, "fund": 1, "etf": 1, "etn": 2}.get(held.type, 3)
    return (
        kind,
        held.mic in _NO_EXCHANGE,
        held.symbol not in preferred,
        not any(row.source == "sp500" for row in held.rows),
        held.type != "adr",
        len(held.symbol.partition(".")[0]),
        held.symbol,
        held.start,
    )


if __name__ == "__main__":
    main()
