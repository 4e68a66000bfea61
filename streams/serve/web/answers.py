"""What the API answers: models for its description, and the answers themselves, which keep to them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Final, Literal

from pydantic import BaseModel, Field

from streams.serve.store.article import ArticleTold
from streams.serve.store.figures import About as AboutSecurity
from streams.serve.store.figures import Count, Hour, Profile
from streams.serve.store.reading import Told

Json = dict[str, Any]
DAY_MS: Final = 86_400_000
_MOMENT: Final[Json] = {"format": "date-time"}


class Index(BaseModel):
    """Where everything is."""

    version: str = Field(description="Of Quotetape.")
    links: dict[str, str] = Field(description="URI templates (RFC 6570), by what they lead to.")


class Place(BaseModel):
    """Exact words of an article, in Unicode code points, end exclusive."""

    text: str
    field: str
    start: int
    end: int


class Speaker(BaseModel):
    """Who says a quote. More fields may be there: role, affiliation, ticker, also."""

    name: str | None = None
    type: str
    mention: Place | None = None


class About(BaseModel):
    """The article of a quote."""

    id: str
    version: int | None
    title: str | None
    url: str | None
    source: str | None
    published_at: str | None
    language: str | None


class Quote(BaseModel):
    """A quote: what is true of it at the moment that was asked about."""

    id: str
    status: Literal["live", "withdrawn"]
    withdrawn_because: str | None
    first_seen: str = Field(description="When it was first known; the order of answers.", json_schema_extra=_MOMENT)
    true_since: str = Field(description="Since when all of this is true.", json_schema_extra=_MOMENT)
    has_words: bool = Field(description="False once its article was killed: its words are gone, not hidden.")
    kind: str | None
    act: str | None
    field: str | None
    start: int | None
    end: int | None
    text: str | None
    prefix: str | None
    suffix: str | None
    speaker: Speaker | None
    cue: Place | None
    continues: str | None
    tickers: list[str]
    confidence: float | None
    article: About


class Quotes(BaseModel):
    """A page of quotes, newest first."""

    quotes: list[Quote]
    next: str | None = Field(description="The cursor of the next page; null on the last.")


class Security(BaseModel):
    """A security of an article. A live one has the fields of its event too: name, relevance, mentions, and more."""

    symbol: str
    status: Literal["live", "withdrawn"]
    withdrawn_because: str | None


class Step(BaseModel):
    """What one record of an article changed of its quotes."""

    at: str = Field(json_schema_extra=_MOMENT)
    version: int | None
    killed_because: str | None
    added: list[str] = Field(description="Ids of quotes that stand since then.")
    kept: list[str]
    dropped: list[str]


class Article(About):
    """An article, with all that is known of its quotes."""

    killed_because: str | None = Field(description="canceled, withheld, removed, refused: its words are gone.")
    killed_at: str | None = Field(description="When that was.", json_schema_extra=_MOMENT)
    text: str | None = Field(description="The body that offsets count in, where it is kept.")
    quotes: list[Quote]
    tickers: list[Security]
    versions: list[Step]


class Counted(BaseModel):
    """A name, and how many quotes that stand have it."""

    name: str
    quotes: int


class HourCount(BaseModel):
    """An hour, and how many quotes that stand were first known in it."""

    hour: str = Field(json_schema_extra=_MOMENT)
    quotes: int


class Speakers(BaseModel):
    """Speakers by how many quotes of theirs stand."""

    speakers: list[Counted]
    next: str | None


class SpeakerProfile(BaseModel):
    """What one speaker said."""

    name: str
    quotes: int = Field(description="That stand, of all that is kept.")
    hours: list[HourCount]
    tickers: list[Counted]
    sources: list[Counted]
    roles: list[Counted]


class Mentioned(BaseModel):
    """An article that mentions a security."""

    id: str
    title: str | None
    source: str | None
    published_at: str | None
    relevance: float


class TickerProfile(BaseModel):
    """What was said about one security, and by whom."""

    symbol: str
    quotes: int = Field(description="That stand, of all that is kept.")
    hours: list[HourCount]
    days: list[HourCount]
    speakers: list[Counted]
    sources: list[Counted]
    articles: list[Mentioned] = Field(description="The newest that mention it.")


class Top(BaseModel):
    """Who and what had most quotes."""

    since: str = Field(json_schema_extra=_MOMENT)
    speakers: list[Counted]
    tickers: list[Counted]


class Problem(BaseModel):
    """What is wrong (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


def moment(ms: int) -> str:
    """Milliseconds since the epoch as RFC 3339."""
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def quote(told: Told) -> Json:
    """A :class:`Quote`."""
    version = told.version
    return {
        "id": told.id,
        "status": told.status,
        "withdrawn_because": version.because,
        "first_seen": moment(told.at_ms),
        "true_since": moment(told.from_ms),
        "has_words": told.has_words,
        **{name: value for name, value in told.quote.items() if name != "id"},
    }


def article(told: ArticleTold) -> Json:
    """An :class:`Article`."""
    return {
        "id": told.id,
        **told.about,
        "killed_because": told.killed_because,
        "killed_at": None if told.killed_ms is None else moment(told.killed_ms),
        "text": told.text,
        "quotes": [quote(each) for each in told.quotes],
        "tickers": [
            {key: value for key, value in (each.value or {}).items() if key not in ("id", "article")}
            | {
                "symbol": each.symbol,
                "status": "live" if each.live else "withdrawn",
                "withdrawn_because": each.because,
            }
            for each in told.securities
        ],
        "versions": [
            {
                "at": moment(step.at_ms),
                "version": step.version,
                "killed_because": step.because,
                "added": step.added,
                "kept": step.kept,
                "dropped": step.dropped,
            }
            for step in told.steps
        ],
    }


def counted(counts: Iterable[Count]) -> list[Json]:
    """Some :class:`Counted`."""
    return [{"name": count.label, "quotes": count.quotes} for count in counts]


def speaker(profile: Profile) -> Json:
    """A :class:`SpeakerProfile`."""
    return {
        "name": profile.label,
        "quotes": profile.standing,
        "hours": _hours(profile.hours),
        "tickers": counted(profile.tickers),
        "sources": counted(profile.sources),
        "roles": counted(profile.roles),
    }


def ticker(profile: Profile, articles: Iterable[AboutSecurity]) -> Json:
    """A :class:`TickerProfile`."""
    return {
        "symbol": profile.label,
        "quotes": profile.standing,
        "hours": _hours(profile.hours),
        "days": _hours(days(profile.hours)),
        "speakers": counted(profile.speakers),
        "sources": counted(profile.sources),
        "articles": [
            {name: each.mention["article"][name] for name in ("id", "title", "source", "published_at")}
            | {"relevance": each.mention["relevance"]}
            for each in articles
        ],
    }


def days(hours: Iterable[Hour]) -> list[Hour]:
    """Hours, put together by days (UTC)."""
    counts: dict[int, int] = {}
    for hour in hours:
        day = hour.at_ms // DAY_MS * DAY_MS
        counts[day] = counts.get(day, 0) + hour.quotes
    return [Hour(*each) for each in counts.items()]


def _hours(hours: Iterable[Hour]) -> list[Json]:
    return [{"hour": moment(hour.at_ms), "quotes": hour.quotes} for hour in hours]
