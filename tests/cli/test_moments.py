"""Moments as a person writes them."""

from datetime import UTC, date, datetime

import pytest
import typer

from streams.cli.moments import day, moment_ms, start
from streams.cluster.group_admin import start_text

NOON = datetime(2026, 5, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-05-06", datetime(2026, 5, 6, tzinfo=UTC)),
        ("2026-05-06T12:30", datetime(2026, 5, 6, 12, 30, tzinfo=UTC)),
        ("2026-05-06T12:30:15.250Z", datetime(2026, 5, 6, 12, 30, 15, 250_000, tzinfo=UTC)),
        ("2026-05-06T12:30+02:00", datetime(2026, 5, 6, 10, 30, tzinfo=UTC)),
        ("90s", datetime(2026, 5, 6, 11, 58, 30, tzinfo=UTC)),
        ("30m", datetime(2026, 5, 6, 11, 30, tzinfo=UTC)),
        ("2h", datetime(2026, 5, 6, 10, tzinfo=UTC)),
        ("7d", datetime(2026, 4, 29, 12, tzinfo=UTC)),
    ],
)
def test_moments(text: str, moment: datetime) -> None:
    assert moment_ms(text, now=NOON) == round(moment.timestamp() * 1000)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "5", "2 h", "-1d", "99999999d", "999999d"])
def test_what_is_no_moment_says_what_is_allowed(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="it must be like 2026-05-06"):
        moment_ms(text, now=NOON)


def test_a_day() -> None:
    assert day("2026-05-06") == date(2026, 5, 6)


@pytest.mark.parametrize("text", ["", "today", "2026-02-30", "20260506", "2026-05-06T12:30", "２026-05-06"])
def test_what_is_no_day_says_what_is_allowed(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="it must be like 2026-05-06"):
        day(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [("earliest", "the earliest"), ("latest", "the latest"), ("2026-05-06T12:30+02:00", "2026-05-06T10:30:00Z")],
)
def test_where_to_begin_and_how_that_is_told(text: str, shown: str) -> None:
    assert start_text(start(text)) == shown
