"""The API, version 1."""

from collections.abc import Callable
from typing import Annotated, Any, Final

import orjson
from fastapi import APIRouter, Header, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from streams.serve.feed import Position
from streams.serve.store import figures, reading
from streams.serve.store.article import article as find_article
from streams.serve.store.reading import Told
from streams.serve.store.selection import Selection
from streams.serve.web import answers
from streams.serve.web.answering import json_answer
from streams.serve.web.asked import Filters, QuotesAsked, StreamAsked, cursor_of, place_of
from streams.serve.web.served import Here, Served
from streams.serve.web.stream import EventStream, events
from streams.serve.web.tops import MOST, Counted, Window
from streams.serve.words import normal
from streams.version import __version__

_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    status: {
        "description": what,
        "content": {"application/problem+json": {"schema": answers.Problem.model_json_schema()}},
    }
    for status, what in {401: "No bearer token.", 404: "Not known.", 422: "What is asked for can't be."}.items()
}

_ROOT: Final = "/api/v1"
_FILTERS: Final = ",".join(Filters.model_fields)
_LINKS: Final = {
    "quotes": f"{_ROOT}/quotes{{?{_FILTERS},status,as_of,limit,cursor}}",
    "stream": f"{_ROOT}/stream{{?{_FILTERS},status,after}}",
    "article": f"{_ROOT}/articles/{{article_id}}",
    "speakers": f"{_ROOT}/speakers{{?q,limit,cursor}}",
    "speaker": f"{_ROOT}/speakers/{{name}}{{?days}}",
    "ticker": f"{_ROOT}/tickers/{{symbol}}{{?days}}",
    "top": f"{_ROOT}/top{{?window,limit}}",
    "description": f"{_ROOT}/openapi.json",
    "page": "/",
}

Days = Annotated[int, Query(ge=1, le=3650, description="How far back hours and names are counted.")]


router = APIRouter(prefix=_ROOT, responses=_PROBLEMS)


@router.get("", response_model=answers.Index, summary="What there is to ask")
def index(request: Request) -> Response:
    """Links to everything else, as URI templates (RFC 6570)."""
    return json_answer(request, {"version": __version__, "links": _LINKS})


@router.get("/quotes", response_model=answers.Quotes, summary="Quotes, newest first")
def quotes(request: Request, here: Here, asked: Annotated[QuotesAsked, Query()]) -> Response:
    """Answers with ETag, and in `Last-Event-ID` with where a stream goes on from this answer."""
    selection = asked.chosen()
    with here.reading() as connection:
        page = reading.page(connection, selection, limit=asked.limit, before=place_of(asked.cursor, selection))
        stands = reading.standing(connection)
    body = {
        "quotes": [answers.quote(told) for told in page.quotes],
        "next": cursor_of(page.following, selection),
    }
    return json_answer(request, body, {"Last-Event-ID": str(Position(stands.epoch, stands.changes))})


@router.get("/articles/{article_id:path}", response_model=answers.Article, summary="An article")
def article(request: Request, here: Here, article_id: str) -> Response:
    """Its text where it is kept, quotes and securities as they are now, and what its versions changed."""
    with here.reading() as connection:
        found = find_article(connection, article_id)
    if found is None:
        raise HTTPException(404, "nothing is known of this article")
    return json_answer(request, answers.article(found))


@router.get("/speakers", response_model=answers.Speakers, summary="Speakers, by quotes that stand")
def speakers(
    request: Request,
    here: Here,
    q: Annotated[str, Query(max_length=200, description="Only with this in their name.")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    cursor: Annotated[int, Query(ge=0, le=1_000_000, description="`next` of the page before.")] = 0,
) -> Response:
    """Who has most of them first."""
    with here.reading() as connection:
        found = figures.named(connection, "speaker", like=normal(q), limit=limit + 1, skip=cursor)
    following = str(cursor + limit) if len(found) > limit else None
    return json_answer(request, {"speakers": answers.counted(found[:limit]), "next": following})


@router.get("/speakers/{name:path}", response_model=answers.SpeakerProfile, summary="A speaker")
def speaker(request: Request, here: Here, name: str, days: Days = 30) -> Response:
    """When and on which securities, in which roles; the words are under `quotes?speaker=`."""
    with here.reading() as connection:
        found = figures.profile(connection, "speaker", normal(name), since_ms=_ago(here, days), limit=MOST)
        known = found.standing or reading.page(connection, Selection(speaker=(name,), status="any"), limit=1).quotes
    if not known:
        raise HTTPException(404, "nobody of this name was quoted")
    return json_answer(request, answers.speaker(found))


@router.get("/tickers/{symbol}", response_model=answers.TickerProfile, summary="A security")
def ticker(request: Request, here: Here, symbol: str, days: Days = 30) -> Response:
    """Who spoke about it and how often, and which articles mention it; the words are under `quotes?ticker=`."""
    with here.reading() as connection:
        found = figures.profile(connection, "ticker", symbol.upper(), since_ms=_ago(here, days), limit=MOST)
        articles = figures.articles_about(connection, symbol.upper(), limit=MOST)
        known = (
            found.standing
            or articles
            or reading.page(connection, Selection(ticker=(symbol,), status="any"), limit=1).quotes
        )
    if not known:
        raise HTTPException(404, "nothing is known of this security")
    return json_answer(request, answers.ticker(found, articles))


@router.get("/top", response_model=answers.Top, summary="Who and what had most quotes")
def top(
    request: Request,
    counted: Counted,
    window: Window = "day",
    limit: Annotated[int, Query(ge=1, le=MOST)] = 10,
) -> Response:
    """Counted from the full hour on in which the window begins; a count is good for fifty times as long as it took."""
    top = counted.of(window)
    body = {
        "since": answers.moment(top.since_ms),
        "speakers": answers.counted(top.speakers[:limit]),
        "tickers": answers.counted(top.tickers[:limit]),
    }
    return json_answer(request, body)


@router.get(
    "/stream",
    summary="Changes, as server-sent events",
    response_class=StreamingResponse,
    responses={200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}}},
)
async def stream(
    here: Here, asked: Annotated[StreamAsked, Query()], last_event_id: Annotated[str | None, Header()] = None
) -> EventStream:
    """`quote`: a quote as it is now. `gone`: one that no longer matches. `reset`: begin anew. `state`: whether the
    topics are read, where that changes. `end`: the server stops.

    Resumes after Last-Event-ID without gap or repeat; begins at the present without it.
    """
    return event_stream(here, asked, last_event_id, _as_json)


def _ago(here: Served, days: int) -> int:
    return here.now_ms() - days * answers.DAY_MS


def event_stream(
    here: Served, asked: StreamAsked, last_event_id: str | None, render: Callable[[Told], str]
) -> EventStream:
    """The changes that are asked for, from where the follower was."""
    told = last_event_id or asked.after
    position = here.feed.position if told is None else Position.parse(told) or Position("", 0)
    blocks = events(here.feed, asked.chosen(), position, render, trouble=lambda: here.progress.trouble)
    return EventStream(blocks, here.feed)


def _as_json(told: Told) -> str:
    return orjson.dumps(answers.quote(told)).decode()
