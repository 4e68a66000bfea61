"""The pages' routes."""

import time
from collections.abc import Iterator
from typing import Annotated, Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, Response

from streams.serve.feed import Position
from streams.serve.store import figures, letters, reading
from streams.serve.store.article import article as find_article
from streams.serve.store.figures import HOUR_MS, Hour, Kind
from streams.serve.store.selection import Selection
from streams.serve.web.answers import DAY_MS, days
from streams.serve.web.api import event_stream
from streams.serve.web.asked import StreamAsked, TapeAsked, cursor_of, place_of
from streams.serve.web.pages import rendering
from streams.serve.web.pages.marks import marked, marks_of
from streams.serve.web.served import Here, Served
from streams.serve.web.tops import Counted, Window
from streams.serve.words import normal

_ON_A_PAGE: Final = 50
_IN_RAIL: Final = 12
_TOP: Final = 30
_HOURS: Final = 48
_DAYS: Final = 30
Number = Annotated[int, Path(ge=0, lt=2**63)]
"""One of Kafka's."""

router = APIRouter(include_in_schema=False)


@router.get("/")
def tape(here: Here, counted: Counted, asked: Annotated[TapeAsked, Query()]) -> Response:
    """The newest quotes, and what runs in."""
    selection = asked.chosen()
    with here.reading() as connection:
        before = place_of(asked.cursor, selection)
        found = reading.page(connection, selection, limit=_ON_A_PAGE, before=before)
        stands = reading.standing(connection)
    query = {name: value for name, value in asked.model_dump(exclude_defaults=True).items() if name != "cursor"}
    older = cursor_of(found.following, selection)
    return rendering.page(
        "tape.html",
        here="/",
        asked=asked,
        quotes=found.quotes,
        older=older and urlencode({**query, "cursor": older}, doseq=True),
        query=urlencode(query, doseq=True),
        live=asked.cursor is None and asked.as_of is None,
        filtered=bool(query),
        position=Position(stands.epoch, stands.changes),
        heading=_heading(asked),
        rail=counted.of("day"),
        rail_names=_IN_RAIL,
    )


@router.get("/tape/stream")
async def stream(
    here: Here, asked: Annotated[StreamAsked, Query()], last_event_id: Annotated[str | None, Header()] = None
) -> Response:
    """Changes, each as the row of the tape."""
    return event_stream(here, asked, last_event_id, rendering.quote_row)


@router.get("/tape/rail")
def rail(counted: Counted) -> HTMLResponse:
    """Who and what is quoted most, anew."""
    return rendering.page("rail.html", rail=counted.of("day"), rail_names=_IN_RAIL)


@router.get("/articles/{article_id:path}")
def article(here: Here, article_id: str) -> Response:
    """An article with everything marked in it."""
    with here.reading() as connection:
        found = find_article(connection, article_id)
    if found is None:
        raise HTTPException(404, "Nothing is known of this article.")
    title = found.about["title"]
    return rendering.page(
        "article.html",
        article=found,
        body=None if found.text is None else marked(found.text, marks_of(found, "body")),
        title_marks=None if not title else marked(title, marks_of(found, "title")),
        dropped={told.id: told.quote["text"] for told in found.quotes if told.has_words},
    )


@router.get("/speakers/{name:path}")
def speaker(here: Here, name: str) -> Response:
    """What one speaker said."""
    return _profile(here, "speaker", normal(name), Selection(speaker=(name,), status="any"))


@router.get("/tickers/{symbol}")
def ticker(here: Here, symbol: str) -> Response:
    """What was said about a security."""
    return _profile(here, "ticker", symbol.upper(), Selection(ticker=(symbol,), status="any"))


def _profile(here: Served, kind: Kind, value: str, selection: Selection) -> Response:
    now = here.now_ms()
    with here.reading() as connection:
        found = figures.profile(connection, kind, value, since_ms=now - _DAYS * DAY_MS, limit=_IN_RAIL)
        quotes = reading.page(connection, selection, limit=_ON_A_PAGE).quotes
        articles = figures.articles_about(connection, value, limit=_IN_RAIL) if kind == "ticker" else []
        stands = reading.standing(connection)
    if not (found.standing or quotes or articles):
        raise HTTPException(404, f"Nothing is known of this {kind}.")
    return rendering.page(
        "profile.html",
        profile=found,
        articles=articles,
        days=_DAYS,
        hours=_bars(found.hours, now, HOUR_MS, _HOURS, "%m-%d %H:00"),
        by_day=_bars(days(found.hours), now, DAY_MS, _DAYS, "%Y-%m-%d"),
        quotes=quotes,
        position=Position(stands.epoch, stands.changes),
    )


@router.get("/top")
def top(counted: Counted, window: Window = "day") -> Response:
    """Who and what had most quotes."""
    return rendering.page("top.html", here="/top", top=counted.of(window), window=window, names=_TOP)


@router.get("/now")
def now(here: Here) -> Response:
    """How the stream runs."""
    present = here.now_ms()
    with here.reading() as connection:
        hours = figures.hourly(connection, since_ms=present - _HOURS * HOUR_MS)
        facts = figures.throughput(connection, now_ms=present)
        reasons = letters.reasons(connection)
        newest = letters.letters(connection, limit=20)
    return rendering.page(
        "now.html",
        here="/now",
        progress=here.progress,
        grafana=here.grafana,
        present=present,
        facts=[*((name, f"{value:,}", "") for name, value in facts), *_waiting(here)],
        hours=_bars(hours, present, HOUR_MS, _HOURS, "%m-%d %H:00"),
        reasons=reasons,
        letters=newest,
    )


@router.get("/dead-letters/{partition}/{offset}")
def letter(here: Here, partition: Number, offset: Number) -> Response:
    """One dead letter."""
    with here.reading() as connection:
        found = letters.letter(connection, partition, offset)
    if found is None:
        raise HTTPException(404, "There is no such dead letter here.")
    value = None if found.value is None else found.value.decode("utf-8", "backslashreplace")
    return rendering.page("letter.html", letter=found, value=value, cut=len(found.value or b"") < found.size)


def _waiting(here: Served) -> Iterator[tuple[str, str, str]]:
    """What waits, and where: with the workers, and here."""
    group = here.group
    standing = None if group is None else group.standing
    if group is not None and standing is not None:
        workers = len(standing.members)
        told = f"articles; {workers} worker{'' if workers == 1 else 's'} in group {group.name}"
        yield "Waiting for workers", f"{standing.lag:,}", told
    else:
        yield "Waiting for workers", "not known", "the brokers don't tell"
    behind = here.progress.behind
    yield "Waiting for this page", "not known" if behind is None else f"{behind:,}", "records; its own backlog"


def _heading(asked: TapeAsked) -> str:
    """What a view shows, for the window's title."""
    return ", ".join((*asked.ticker, *asked.speaker, *asked.company, *asked.source, *filter(None, (asked.q,))))


def _bars(hours: list[Hour], now: int, step: int, count: int, shape: str) -> list[dict[str, Any]]:
    """Points of a chart, one a step up to now; none where all would be empty."""
    counts = {hour.at_ms // step: hour.quotes for hour in hours}
    steps = range(now // step - count + 1, now // step + 1)
    most = max((counts.get(each, 0) for each in steps), default=0)
    if not most:
        return []
    return [
        {
            "label": time.strftime(shape, time.gmtime(each * step / 1000)),
            "quotes": counts.get(each, 0),
            "share": round(100 * counts.get(each, 0) / most, 1),
        }
        for each in steps
    ]
