"""Made-up lives of articles, as the records that they leave on the topics; and what these say, by brute force."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any

import orjson
from hypothesis import strategies as st

from streams.pipeline.outputs import ENRICHED, QUOTES, TopicSpec
from streams.pipeline.records import IncomingRecord
from streams.serve.facts import Fact, fact_of
from streams.serve.store.selection import Selection

GROUP = "quotetape"
START_MS = 1_700_000_000_000
ARTICLES = ("a", "b/1", "c")
SPEAKERS = (("Yann LeCun", "Meta Platforms Inc.", "META"), ("Ann Lee", "Lee & Co", "BRK.B"), (None, None, None))
TEXTS = ("We sold every chip", "Rates will rise, not fall", "Chip sales will rise")
SOURCES = ("Reuters", "Tape Line", None)


def about(article: str, version: int, source: str | None) -> dict[str, Any]:
    return {
        "id": article,
        "version": version,
        "title": "A title",
        "url": None,
        "source": source,
        "published_at": None,
        "language": "en",
    }


def processing(at_ms: int) -> dict[str, Any]:
    from streams.serve.web.answers import moment  # noqa: PLC0415

    return {"pipeline": "0", "schema": 1, "processed_at": moment(at_ms)}


@dataclass(frozen=True)
class Quoted:
    """A quote of an article, whatever its version."""

    article: str
    speaker: int
    text: int

    @property
    def id(self) -> str:
        return hashlib.sha256(repr(self).encode()).hexdigest()[:24]

    def value(self, version: int, at_ms: int, source: str | None, confidence: float) -> dict[str, Any]:
        name, affiliation, ticker = SPEAKERS[self.speaker]
        text = TEXTS[self.text]
        start = 100 * self.text + 10 * self.speaker
        return {
            "id": self.id,
            "kind": ("direct", "indirect", "mixed")[self.text],
            "act": "speech",
            "field": "body",
            "start": start,
            "end": start + len(text),
            "text": text,
            "prefix": "",
            "suffix": "",
            "speaker": None
            if name is None
            else {
                "name": name,
                "type": "person",
                "mention": {"text": "he", "field": "body", "start": 1, "end": 3},
                "role": None,
                "affiliation": affiliation,
                "ticker": ticker,
                "affiliation_confidence": 0.9,
                "also": [],
            },
            "cue": None,
            "continues": None,
            "tickers": ["NVDA"] if self.text == 0 else [],
            "confidence": confidence,
            "status": "live",
            "article": about(self.article, version, source),
            "processing": processing(at_ms) | {"securities": "2026-01-01", "limited_by": None, "duration_ms": 1.0},
        }

    def withdrawal(self, version: int, at_ms: int, because: str) -> dict[str, Any]:
        return {
            "id": self.id,
            "status": "withdrawn",
            "withdrawn_because": because,
            "article": {"id": self.article, "version": version},
            "processing": processing(at_ms),
        }


@dataclass(frozen=True)
class Event:
    """A record of a topic, and what a reader of the test needs of it."""

    topic: TopicSpec
    key: str
    sequence: int
    at_ms: int
    value: dict[str, Any] | None

    def fact(self, place: int) -> Fact | None:
        """What the store takes in."""
        return fact_of(self.topic, self.record(place), GROUP)

    def record(self, place: int) -> IncomingRecord:
        """The record at a place of the topic."""
        body = b"" if self.value is None else orjson.dumps(self.value)
        ce_id = hashlib.sha256(f"{self.sequence} {self.key}".encode() + body).hexdigest()[:32]
        headers = (
            ("ce_id", ce_id.encode()),
            ("ce_sequence", b"%020d" % self.sequence),
            ("quotetape.group", GROUP.encode()),
        )
        value = None if self.value is None else body
        return IncomingRecord(self.topic.name, 0, place, self.key.encode(), value, headers, self.at_ms)


@dataclass
class Life:
    """What a worker makes of what comes in, by the rules of an article's life."""

    standing: dict[str, dict[Quoted, None]] = field(default_factory=dict)
    sequence: int = 0
    at_ms: int = START_MS

    def step(self, article: str, what: str, quotes: Sequence[Quoted], source: int, sure: float) -> Iterator[Event]:
        self.sequence += 1
        stood = self.standing.get(article, {})
        version = self.sequence
        live = dict.fromkeys(quotes) if what in ("published", "refused") else {}
        if live:
            for quote in live:
                value = quote.value(version, self.at_ms, SOURCES[source], sure)
                yield Event(QUOTES, (SPEAKERS[quote.speaker][0] or "unknown").lower(), self.sequence, self.at_ms, value)
        if what == "published":
            gone, because = [quote for quote in stood if quote not in live], "changed"
        else:
            # Where the brokers refused a part of an article, the rest has gone out.
            live, gone, because = {}, list({**stood, **live}), what
            yield Event(ENRICHED, article, self.sequence, self.at_ms, None)
        for quote in gone:
            value = quote.withdrawal(version, self.at_ms, because)
            yield Event(QUOTES, (SPEAKERS[quote.speaker][0] or "unknown").lower(), self.sequence, self.at_ms, value)
        self.standing[article] = live


@st.composite
def lives(draw: st.DrawFn) -> list[Event]:
    """Records in an order in which a reader of the topics may see them: with repeats, and with some that come late."""
    life = Life()
    events: list[Event] = []
    for _ in range(draw(st.integers(1, 14))):
        life.at_ms += draw(st.sampled_from((7, 7, 7, -10)))  # clocks of two workers
        article = draw(st.sampled_from(ARTICLES))
        picks = draw(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=4, unique=True))
        what = draw(st.sampled_from(("published",) * 4 + ("canceled", "withheld", "removed", "refused")))
        quotes = [Quoted(article, *pick) for pick in picks]
        made = list(life.step(article, what, quotes, draw(st.integers(0, 2)), draw(st.sampled_from((0.4, 0.9)))))
        events += made
        if made and draw(st.integers(0, 3)) == 0:
            events.append(draw(st.sampled_from(made)))  # a repeat
        if events and draw(st.integers(0, 5)) == 0:
            # A worker that woke up with records in its buffers: old, made now.
            old = draw(st.sampled_from(events))
            events.append(old if old.value is None else _made_later(old, life.at_ms + 3))
    return _interleaved(events, draw(st.randoms(use_true_random=False)))


def _interleaved(events: Sequence[Event], draw: Random) -> list[Event]:
    """In the order of each topic and key, but of nothing else."""
    waiting: dict[tuple[str, str], list[Event]] = {}
    for event in events:
        waiting.setdefault((event.topic.name, event.key), []).append(event)
    order = [key for key, of_key in waiting.items() for _ in of_key]
    if draw.random() < 0.5:
        draw.shuffle(order)
        return [waiting[key].pop(0) for key in order]
    return list(events)


def _made_later(event: Event, at_ms: int) -> Event:
    value = {**(event.value or {})}
    value["processing"] = {**value["processing"], **processing(at_ms)}
    value["note"] = at_ms
    return replace(event, at_ms=at_ms, value=value)


@dataclass
class Known:
    """What is known of a quote at a moment."""

    value: dict[str, Any]
    live: bool
    because: str | None
    first_ms: int
    since_ms: int
    has_words: bool


def by_brute_force(events: Sequence[Event], selection: Selection) -> list[str]:
    """Ids of the quotes that are asked for, newest first: every record read, nothing remembered."""
    moment = selection.as_of_ms if selection.as_of_ms is not None else 2**60
    found = [(known, quote_id) for quote_id, known in known_at(events, moment).items() if _asked(known, selection)]
    found.sort(key=lambda each: (-each[0].first_ms, _start(events, each[1])))
    return [quote_id for _, quote_id in found]


def known_at(events: Sequence[Event], moment: int) -> dict[str, Known]:
    killed: dict[str, int] = {}
    for event in events:
        value = event.value
        if value is None or value.get("withdrawn_because", "changed") != "changed":
            article = event.key if value is None else value["article"]["id"]
            killed[article] = max(killed.get(article, -1), event.sequence)
    by_quote: dict[str, list[Event]] = {}
    seen: set[bytes] = set()
    for event in events:
        if event.value is not None and (mark := orjson.dumps([event.sequence, event.value])) not in seen:
            seen.add(mark)
            by_quote.setdefault(event.value["id"], []).append(event)
    return {
        quote_id: known
        for quote_id, records in by_quote.items()
        if (known := _known(records, moment, killed)) is not None
    }


def _known(records: Iterable[Event], moment: int, killed: Mapping[str, int]) -> Known | None:
    highest, since, known, worded = -1, 0, None, -1
    value: dict[str, Any] | None = None
    first: int | None = None
    for event in records:
        assert event.value is not None
        if event.sequence < highest:
            continue
        highest, since = event.sequence, max(since, event.at_ms)
        first = since if first is None else first
        live = event.value["status"] == "live"
        if live:
            value, worded = event.value, event.sequence
        if since <= moment:
            article = event.value["article"]["id"]
            has_words = value is not None and worded > killed.get(article, -1)
            because = event.value.get("withdrawn_because")
            known = Known(value or event.value, live, because, first, since, has_words)
    return known


def _start(events: Sequence[Event], quote_id: str) -> int:
    first = next(event.value for event in events if event.value is not None and event.value["id"] == quote_id)
    return int(first.get("start", 0))


def _words(text: str | None) -> list[str]:
    return re.findall(r"[a-z0-9]+", (text or "").lower())


def _has(text: str | None, phrase: str) -> bool:
    words, wanted = _words(text), _words(phrase)
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def _asked(known: Known, selection: Selection) -> bool:
    value = known.value
    speaker = value.get("speaker") or {}
    tickers = [speaker.get("ticker"), *value.get("tickers", ())]
    company = speaker.get("affiliation") if known.has_words else None
    confidence = value.get("confidence", 0.0)
    return (
        selection.status in ("any", "live" if known.live else "withdrawn")
        and (selection.since_ms is None or known.first_ms >= selection.since_ms)
        and (selection.until_ms is None or known.first_ms < selection.until_ms)
        and (not selection.kind or value.get("kind") in selection.kind)
        and confidence >= selection.min_confidence
        and (not selection.ticker or any(_has(each, one) for each in tickers for one in selection.ticker))
        and (not selection.speaker or any(_has(speaker.get("name"), one) for one in selection.speaker))
        and (not selection.company or any(_has(company, one) for one in selection.company))
        and (not selection.source or any(_has(value["article"].get("source"), one) for one in selection.source))
        and (selection.q is None or (known.has_words and _says(value["text"], selection.q)))
    )


def _says(text: str, q: str) -> bool:
    return all(_has(text, phrase or word) for phrase, word in re.findall(r'"([^"]*)"|(\S+)', q))
