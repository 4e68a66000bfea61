"""``quotetape securities``: ask the security master, and bring it up to date."""

import os
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.moments import day
from streams.tickers.securities.master import Issuer, Name, SecurityMaster, master_path, read_records, write_master
from streams.tickers.securities.names import LegalForms
from streams.tickers.securities.update import UpdateError, read_entries, updated

app = command_app("Ask the security master, and bring it up to date.")

_MOST_SHOWN: Final = 10


@app.command()
def lookup(
    name: Annotated[
        str, typer.Argument(metavar="SYMBOL|NAME", help="A symbol (META, BRK.B) or a name (Meta Platforms).")
    ],
    *,
    on: Annotated[
        date | None,
        typer.Option(parser=day, metavar="DAY", help="Only what it meant on that day (2026-05-06); else on every day."),
    ] = None,
) -> None:
    """Show whom a symbol or a name means, since when and until when."""
    when = on.isoformat() if on else None
    master = SecurityMaster.load()
    issuers = _issuers(master, name, when)
    if not issuers:
        raise CommandError(f"nobody listed is called {name}" + (f" on {when}" if when else ""))
    console = Console()
    for issuer in issuers:
        _show(console, issuer, issuer.name_on(when or master.as_of), when)


@app.command()
def update(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="A fresh company_tickers_exchange.json.")],
    *,
    as_of: Annotated[
        date | None, typer.Option(parser=day, metavar="DAY", help="The file's day (2026-05-06); by default today.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option(help="Where to write the new master; by default over the installed one.")
    ] = None,
) -> None:
    """Add what is new in the SEC's file to the master, and end what is gone from it."""
    today = (as_of or datetime.now(UTC).date()).isoformat()
    newest, records = read_records(master_path().read_bytes())
    if today < newest:
        raise CommandError(f"the master is of {newest}: a file of {today} is no update")
    try:
        entries = read_entries(file.read_bytes())
    except UpdateError as error:
        raise CommandError(f"{file}: {error}") from error
    new_records, changes = updated(records, entries, today, LegalForms.load())
    target = output or master_path()
    _replace(target, write_master(today, new_records))
    typer.echo(f"{len(entries):,} symbols of {today} read")
    for what, which in (("new", changes.listed), ("ended", changes.ended), ("renamed", changes.renamed)):
        shown = ", ".join(which[:_MOST_SHOWN]) + (", …" if len(which) > _MOST_SHOWN else "")
        typer.echo(f"{what}: {len(which):,}" + (f" ({shown})" if which else ""))
    typer.echo(f"written: {target}")


@app.command()
def info() -> None:
    """Say what is in the master."""
    master = SecurityMaster.load()
    today = date.fromisoformat(master.as_of).isoformat()
    kinds: Counter[str] = Counter()
    listings = 0
    for index in range(len(master)):
        issuer = master.issuer(index)
        listings += len(issuer.listings)
        kinds.update(listing.type for listing in issuer.listings if listing.covers(today))
    typer.echo(f"as of {master.as_of}: {master_path()} ({master_path().stat().st_size:,} bytes)")
    typer.echo(f"{len(master):,} issuers, {listings:,} listings, {len(list(master.names())):,} names")
    typer.echo("listed now: " + ", ".join(f"{count:,} {kind}" for kind, count in kinds.most_common()))


def _issuers(master: SecurityMaster, name: str, on: str | None) -> list[Issuer]:
    """Whoever held the symbol or bore the name, on ``on`` if one is given."""
    symbol = name.strip().lstrip("$").upper().replace("-", ".").replace("/", ".")
    key = LegalForms.load().key_of(name)
    found = {issuer.id: issuer for issuer in [*master.by_symbol(symbol), *master.by_name(key)] if issuer.listings}
    if on is None:
        return list(found.values())
    return [
        issuer
        for issuer in found.values()
        if any(listing.symbol == symbol and listing.covers(on) for listing in issuer.listings)
        or (issuer.kind_of(key, on) is not None and issuer.listing_on(on) is not None)
    ]


def _show(console: Console, issuer: Issuer, name: str, on: str | None) -> None:
    """Print what the master says of ``issuer`` under its ``name``; only what held on a day, if one is given."""
    facts = [name, issuer.cik and f"CIK {issuer.cik}", issuer.sector]
    console.print(escape(" · ".join(fact for fact in facts if fact)), style="bold")
    table = Table(box=None, pad_edge=False)
    for heading in ("symbol", "market", "type", "from", "to"):
        table.add_column(heading)
    for listing in sorted(issuer.listings, key=lambda listing: (listing.start, listing.symbol)):
        if on is None or listing.covers(on):
            table.add_row(listing.symbol, listing.mic or "", listing.type, listing.start or "…", listing.end or "…")
    console.print(table)
    names = [f"{each.display} ({_tenure(each)})" for each in issuer.names if on is None or issuer.kind_of(each.key, on)]
    console.print(escape("names: " + "; ".join(names or [name])))
    aliases = [f"{alias.key} ({alias.kind})" for alias in issuer.aliases if on is None or issuer.kind_of(alias.key, on)]
    if aliases:
        console.print(escape("also: " + ", ".join(aliases)))
    console.print()


def _tenure(name: Name) -> str:
    return f"{name.start or '…'} to {name.end or '…'}"


def _replace(target: Path, content: bytes) -> None:
    """Write ``content`` in one step: a reader finds the old file or the new one, never half of one."""
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise CommandError(f"cannot write {target}: {error.strerror}") from error
