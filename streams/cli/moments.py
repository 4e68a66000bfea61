"""Moments as a person writes them in an option."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

import typer

if TYPE_CHECKING:
    from streams.cluster.group_admin import Start

_UNITS: Final = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_AGO: Final = re.compile(r"(\d{1,6})([smhd])")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

HELP: Final = "2026-05-06, 2026-05-06T12:30 (UTC unless it says otherwise), or 90s, 30m, 2h, 7d ago"


START: Final = "earliest|latest|MOMENT"
"""How an option that takes a :func:`start` shows what it takes."""


def start(text: str) -> "Start":
    """Where to begin to read a topic: ``earliest``, ``latest``, or the moment that ``text`` names.

    Raises:
        typer.BadParameter: It is none of these.
    """
    match text:
        case "earliest" | "latest":
            return text
        case _:
            return moment_ms(text)


def moment_ms(text: str, *, now: datetime | None = None) -> int:
    """The moment that ``text`` names, milliseconds since the epoch.

    Args:
        text: An ISO 8601 date or date-time, UTC unless it has an offset; or how long ago: ``90s``, ``30m``, ``2h``,
            ``7d``.
        now: The present; the clock's if None.

    Raises:
        typer.BadParameter: It is neither.
    """
    try:
        if ago := _AGO.fullmatch(text):
            moment = (now or datetime.now(UTC)) - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
        else:
            moment = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise typer.BadParameter(f"{text!r} is no moment; it must be like {HELP}") from None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return round(moment.timestamp() * 1000)


def day(text: str) -> date:
    """The day that ``text`` names.

    Args:
        text: An ISO 8601 date.

    Raises:
        typer.BadParameter: It is none.
    """
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is no day; it must be like 2026-05-06")
