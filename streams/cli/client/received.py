"""What came from an output topic: which type of event it is, and whether a reader asked for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from streams.pipeline.outgoing import GROUP_HEADER, SEQUENCE_HEADER
from streams.pipeline.outputs import EventType, TopicSpec, event_types_of
from streams.pipeline.schemas import property_names, validator

_NAME_SPEAKERS: Final = frozenset({"speaker", "quotes"})
_NAME_SECURITIES: Final = _NAME_SPEAKERS | {"symbol", "tickers"}
_NAME_RELEVANCE: Final = frozenset({"relevance", "quotes"})
_NAME_CONFIDENCE: Final = frozenset({"confidence", "quotes"})
"""The fields of events that a selection looks at; what has "quotes" is a whole article, its securities beside them."""


@dataclass(frozen=True, slots=True)
class Received:
    """A record of an output topic, and what its value says."""

    record: Any
    """The client's."""
    kind: EventType | None
    """The type of the event; None for what is none of its topic, such as a dead letter."""
    event: Mapping[str, Any] | None
    """The value, by its type's schema; None for a tombstone too."""

    @staticmethod
    def of(record: Any, topic: TopicSpec) -> "Received":
        """Read ``record`` of ``topic``: its ``ce_type`` tells the type, or the value where nobody wrote one."""
        ce_type = next((value for name, value in record.headers if name == "ce_type"), None)
        for kind in event_types_of(topic):
            fits = (kind.schema is None) == (record.value is None)
            if fits and ce_type in (None, kind.ce_type.encode()):
                event = None if kind.schema is None else _event(record.value, kind.schema)
                return Received(record, kind if kind.schema is None or event is not None else None, event)
        return Received(record, None, None)

    def key(self) -> str | None:
        """The key as text."""
        return None if self.record.key is None else self.record.key.decode("utf-8", "backslashreplace")

    def identity(self) -> str:
        """A quote's or a mention's id; for an article, its key, which a tombstone has too."""
        return self.event["id"] if self.event is not None and "status" in self.event else self.key() or ""

    def is_of(self, group: str) -> bool:
        """Whether a worker of this group made it; truth is per group."""
        return dict(self.record.headers).get(GROUP_HEADER) == group.encode()

    def sequence(self) -> bytes:
        """Where it stands among the records of its id: the highest is the truth."""
        return dict(self.record.headers).get(SEQUENCE_HEADER) or b""

    def event_id(self) -> bytes | None:
        """What repeats of the event have in common; None where nobody wrote it."""
        return dict(self.record.headers).get("ce_id")


def _event(value: bytes, schema: str) -> Mapping[str, Any] | None:
    """The JSON of ``value``, if it keeps ``schema``."""
    try:
        event = orjson.loads(value)
    except orjson.JSONDecodeError:
        return None
    return event if validator(schema).is_valid(event) else None


@dataclass(frozen=True, slots=True)
class Selection:
    """What a reader wants to see of a topic; what is empty does not narrow it."""

    symbols: frozenset[str] = frozenset()
    speakers: tuple[str, ...] = ()
    """Parts of names, case folded."""
    min_relevance: float = 0.0
    """0..1; of a security, one of ``symbols`` if there are any."""
    min_confidence: float = 0.0
    """0..1; of a quote or a security, one of ``symbols`` if there are any."""

    def takes(self, received: Received) -> bool:
        """Whether ``received`` is about one of the symbols, by one of the speakers, and sure and relevant enough."""
        if self == Selection():
            return True
        event = received.event
        return (
            event is not None
            and (not self.symbols or not self.symbols.isdisjoint(_symbols(event)))
            and self._takes_speakers(received, event)
            and self._takes_shares(event)
        )

    def _takes_shares(self, event: Mapping[str, Any]) -> bool:
        """Whether one quote or security of an event is sure enough, and relevant enough where that is asked.

        Who asks for symbols means the securities; an event that names one only inside a quote is as sure as its quotes.
        """
        securities = [each for each in _securities(event) if not self.symbols or each["symbol"] in self.symbols]
        quotes = [] if self.min_relevance or (self.symbols and securities) else _quotes(event)
        if not (self.min_relevance or self.min_confidence):
            return True
        return any(
            # What is taken back is as sure as can be.
            each.get("confidence", 1.0) >= self.min_confidence and each.get("relevance", 1.0) >= self.min_relevance
            for each in (*quotes, *securities)
        )

    def futile_on(self, topic: TopicSpec) -> str | None:
        """What it asks for that no event of ``topic`` has."""
        schemas = [kind.schema for kind in event_types_of(topic) if kind.schema is not None]
        fields = frozenset[str]().union(*map(property_names, schemas))
        if self.symbols and not fields & _NAME_SECURITIES:
            return "security"
        if self.speakers and not fields & _NAME_SPEAKERS:
            return "speaker"
        if self.min_relevance and not fields & _NAME_RELEVANCE:
            return "relevance"
        if self.min_confidence and not fields & _NAME_CONFIDENCE:
            return "confidence"
        return None

    def _takes_speakers(self, received: Received, event: Mapping[str, Any]) -> bool:
        names = [(speaker["name"] or "").casefold() for speaker in _speakers(event)]
        if "withdrawn_because" in event and "symbol" not in event:  # it tells its speaker by its key alone
            names = [(received.key() or "").casefold()]
        return not self.speakers or any(part in name for part in self.speakers for name in names)


def _symbols(event: Mapping[str, Any]) -> Iterator[str | None]:
    """The securities that an event is about, mentions or has a speaker of."""
    yield event.get("symbol")
    for ticker in event.get("tickers", ()):
        yield ticker if isinstance(ticker, str) else ticker["symbol"]
    for speaker in _speakers(event):
        yield speaker["ticker"]


def _securities(event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The securities of an article, or the one that an event is."""
    if "symbol" in event:
        return [event]
    return [ticker for ticker in event.get("tickers", ()) if not isinstance(ticker, str)]


def _quotes(event: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The quotes of an article, or the one that an event is."""
    is_quote = "speaker" in event or ("withdrawn_because" in event and "symbol" not in event)
    quotes: Sequence[Mapping[str, Any]] = event.get("quotes", (event,) if is_quote else ())
    return quotes


def _speakers(event: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Who speaks in an event, others who say the same included: in an article's quotes, or in the one it is."""
    for quote in _quotes(event):
        if quote.get("speaker"):
            yield quote["speaker"]
            yield from quote["speaker"]["also"]
