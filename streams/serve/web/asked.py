"""What a request asks for: parameters to a selection, cursors to places."""

import hashlib
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from streams.serve.facts import milliseconds
from streams.serve.store.selection import AskedError, Selection, Status
from streams.serve.store.tables import FOREVER

_LONGEST: Final = 200
_DIGEST: Final = 8


def _filled(value: object) -> object:
    """A form's empty fields ask for nothing."""
    return [each for each in value if each != ""] if isinstance(value, list) else value


def _or_none(value: object) -> object:
    return None if value == "" else value


def _moment(text: str) -> str:
    milliseconds(text)
    return text


_Text = Annotated[str, Field(max_length=_LONGEST)]
_Several = Annotated[list[_Text], BeforeValidator(_filled), Field(max_length=20)]
_Moment = Annotated[
    Annotated[str, AfterValidator(_moment)] | None,
    BeforeValidator(_or_none),
    Field(description="RFC 3339 date-time, or a date (midnight UTC)."),
]
_AnyStatus = Annotated[Status, BeforeValidator(lambda value: value or "any")]


class Filters(BaseModel):
    """Filters of quotes; of several values of one any will do."""

    model_config = ConfigDict(extra="forbid")

    ticker: _Several = Field([], description="Symbols of the speaker's employer, or named in the quote.")
    speaker: _Several = Field([], description="Words of a name, one after the other: `LeCun`, `Yann LeCun`.")
    company: _Several = Field([], description="Words of the speaker's employer.")
    source: _Several = Field([], description="Words of the outlet's name.")
    q: Annotated[_Text | None, BeforeValidator(_or_none)] = Field(
        None, description='Words of the quote, all of them; "in quotation marks" they follow each other.'
    )
    kind: _Several = Field([], description="direct, indirect, mixed")
    act: _Several = Field([], description="speech, thought")
    since: _Moment = Field(None, description="First known then or later.")
    until: _Moment = Field(None, description="First known before then.")
    min_confidence: Annotated[float | None, BeforeValidator(_or_none)] = Field(None, ge=0, le=1)

    def selection(self, *, status: Status, as_of: str | None = None) -> Selection:
        """What the filters select.

        Raises:
            AskedError: One has nothing to look for.
        """
        return Selection(
            ticker=tuple(self.ticker),
            speaker=tuple(self.speaker),
            company=tuple(self.company),
            source=tuple(self.source),
            q=self.q,
            kind=tuple(self.kind),
            act=tuple(self.act),
            since_ms=None if self.since is None else milliseconds(self.since),
            until_ms=None if self.until is None else milliseconds(self.until),
            min_confidence=self.min_confidence or 0.0,
            status=status,
            as_of_ms=None if as_of is None else milliseconds(as_of),
        )


class FiltersAsOf(Filters):
    """Filters, and the moment as of which they hold."""

    status: Status = "live"
    as_of: _Moment = Field(None, description="What was known then.")

    def chosen(self) -> Selection:
        """What is asked for."""
        return self.selection(status=self.status, as_of=self.as_of)


class QuotesAsked(FiltersAsOf):
    """A page of quotes."""

    limit: Annotated[int, Field(ge=1, le=200)] = 50
    cursor: Annotated[str | None, BeforeValidator(_or_none)] = Field(None, description="`next` of the page before.")


class TapeAsked(FiltersAsOf):
    """A view of the tape."""

    status: _AnyStatus = "any"
    cursor: Annotated[str | None, BeforeValidator(_or_none)] = None


class StreamAsked(Filters):
    """A stream of changes."""

    status: _AnyStatus = Field("any", description="live: what was taken back is told as `gone`.")
    after: str | None = Field(None, description="An event's id to go on after; the header Last-Event-ID wins.")

    def chosen(self) -> Selection:
        """What is asked for."""
        return self.selection(status=self.status)


def cursor_of(place: int | None, selection: Selection) -> str | None:
    """What the next page is asked for with; it is good for these filters only."""
    return None if place is None else f"{place:x}.{_digest(selection)}"


def place_of(cursor: str | None, selection: Selection) -> int | None:
    """The place that a cursor means.

    Raises:
        AskedError: It is none, or of other filters.
    """
    if cursor is None:
        return None
    place, _, digest = cursor.partition(".")
    if digest != _digest(selection):
        raise AskedError("cursor: it is of other filters, or none")
    try:
        return min(max(0, int(place, 16)), FOREVER)
    except ValueError:
        raise AskedError("cursor: it is none") from None


def _digest(selection: Any) -> str:
    return hashlib.sha256(repr(selection).encode()).hexdigest()[:_DIGEST]
