"""How text, quotes and tickers become one event."""

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import enrich
from streams.pipeline import library
from streams.pipeline.schemas import faults
from streams.quotes.model import Quote, Speaker
from streams.text.document import Document, Span
from streams.tickers.model import Security, SecurityMention, TaggedSecurity

NOW = datetime(2024, 5, 6, 12, tzinfo=UTC)
BODY = '"Brakes sell," said Jane Doe of Acme Corp. "Trains need them." She expects Bolt Inc. to follow.'


def at(text: str) -> Span:
    start = BODY.index(text)
    return Span("body", start, start + len(text))


def tag(symbol: str, text: str) -> TaggedSecurity:
    return TaggedSecurity(Security(symbol, text, "XNYS", "stock", None), 0.5, 0.9, (SecurityMention("name", at(text)),))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the two extractors find in BODY, and what they were asked."""
    asked: dict[str, Any] = {}
    speaker = Speaker("Jane Doe", "person", at("Jane Doe"), "brake maker", "Acme Corp.", at("Acme Corp"))
    quotes = [
        Quote("direct", "speech", at("Brakes sell,"), speaker, at("said"), None, 0.9),
        Quote("direct", "speech", at("Trains need them."), speaker, None, 0, 0.8),
        Quote("indirect", "thought", at("Bolt Inc. to follow"), None, at("expects"), None, 0.7),
    ]

    def extract(document: Document) -> list[Quote]:
        asked["text"] = document.body.text
        return quotes

    def tags(document: Document, *, on: date, hints: tuple[str, ...], names: bool) -> list[TaggedSecurity]:
        asked.update(on=on, hints=hints, names=names)
        return [tag("BOLT", "Bolt Inc."), tag("ACM", "Acme Corp.")]

    read_with(monkeypatch, extract, tags)
    return asked


def read_with(monkeypatch: pytest.MonkeyPatch, extract: Any, tags: Any) -> None:
    """Let the library read with these two."""
    core: Any = SimpleNamespace(
        quotes=SimpleNamespace(extract=extract, lexicon=SimpleNamespace(bodies_apart=frozenset())),
        tickers=SimpleNamespace(tag=tags, as_of="2026-08-22"),
    )
    monkeypatch.setattr(library, "_core", lambda: core)


def places(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in an event that claims to stand somewhere in the text."""
    if isinstance(value, dict):
        if {"text", "field", "start", "end"} <= value.keys():
            yield value
        for item in value.values():
            yield from places(item)
    elif isinstance(value, list):
        for item in value:
            yield from places(item)


def test_the_event_keeps_its_schema_and_every_offset_holds(found: dict[str, Any]) -> None:
    event = enrich({"id": "1", "body": BODY, "desk": "rail"}, now=NOW)
    assert [fault.message for fault in faults("enriched-article.v1", event)] == []
    assert len(list(places(event))) == 9  # 3 quotes, 2 speakers, 2 cues, 2 securities
    assert all(BODY[place["start"] : place["end"]] == place["text"] for place in places(event))
    assert event["extra"] == {"desk": "rail"}
    assert found["text"] == BODY


@pytest.mark.usefixtures("found")
def test_quotes_point_at_what_they_carry_on_and_at_the_securities_inside_them() -> None:
    first, second, third = enrich({"id": "1", "body": BODY}, now=NOW)["quotes"]
    assert (first["continues"], second["continues"]) == (None, first["id"])
    assert (first["tickers"], third["tickers"]) == ([], ["BOLT"])
    assert first["prefix"] == '"'
    assert first["suffix"].startswith('" said Jane Doe')
    assert len(third["prefix"]) == 30


@pytest.mark.parametrize(
    ("body", "inside"),
    [
        ('"Apple rose," said Jane Doe of Intel.', ["AAPL"]),
        ('"Intel and Apple rose, and Intel fell," said Jane Doe.', ["INTC", "AAPL"]),
        ('Intel and Apple fell. "We did not," said Jane Doe. Apple rose.', []),
    ],
)
def test_a_quote_has_the_symbols_of_the_securities_inside_it(body: str, inside: list[str]) -> None:
    (quote,) = enrich({"id": "1", "body": body, "published_at": "2024-05-06"})["quotes"]
    assert quote["tickers"] == inside


@pytest.mark.usefixtures("found")
def test_a_speaker_has_the_symbol_of_the_affiliation() -> None:
    speaker = enrich({"id": "1", "body": BODY}, now=NOW)["quotes"][0]["speaker"]
    assert speaker is not None
    assert speaker["ticker"] == "ACM"


@pytest.mark.parametrize(
    ("speaker", "symbol"),
    [
        ("The Federal Reserve Bank of New York", None),
        ("Bank of New York", "BK"),
        ("The Bank of New York", "BK"),
        ("Analysts at Bank of New York", "BK"),
        ("Analysts at the Federal Reserve Bank of New York", None),
    ],
)
def test_the_end_of_another_name_is_no_company(speaker: str, symbol: str | None) -> None:
    event = enrich({"id": "1", "body": f"{speaker} said prices rose.", "published_at": "2005-05-06"})
    (said,) = event["quotes"]
    assert said["speaker"] is not None
    assert said["speaker"]["ticker"] == symbol


@pytest.mark.parametrize(
    ("employer", "symbol"),
    [("the Walmart Foundation", None), ("the Walmart Workers Association", None), ("Walmart", "WMT")],
)
def test_what_is_called_after_a_company_but_apart_from_it_is_another(employer: str, symbol: str | None) -> None:
    body = f'Walmart rose. "Prices rose," said Ida Lund, president of {employer}.'
    (said,) = enrich({"id": "1", "body": body, "published_at": "2024-05-06"})["quotes"]
    assert said["speaker"] is not None
    assert said["speaker"]["affiliation"] == employer.removeprefix("the ")
    assert said["speaker"]["ticker"] == symbol


def test_a_name_that_shares_no_word_with_the_companys_is_anothers() -> None:
    body = "The Intercept Cargo Express (ICE) cut its outlook.\n\nICE shares (NYSE: ICE) fell. ICE said it would grow."
    (said,) = enrich({"id": "1", "body": body, "published_at": "2024-05-06"})["quotes"]
    assert said["speaker"] is not None
    assert (said["speaker"]["name"], said["speaker"]["ticker"]) == ("Intercept Cargo Express", None)


@pytest.mark.parametrize(
    ("name", "words", "kind", "symbol"),
    [
        ("Acme Corp.", "Acme Corp.", "organization", "ACM"),
        ("ACME CORP.", "She", "organization", "ACM"),
        ("Acme", "Acme Corp.", "organization", "ACM"),
        ("Jane Doe of Acme Corp.", "Jane Doe of Acme Corp.", "unknown", None),
        ("Brakes", "Brakes", "unknown", None),
    ],
)
@pytest.mark.usefixtures("found")
def test_who_is_called_as_a_security_is_its_issuer(
    monkeypatch: pytest.MonkeyPatch, name: str, words: str, kind: str, symbol: str | None
) -> None:
    said = Quote("direct", "speech", at("Brakes sell,"), Speaker(name, "unknown", at(words)), at("said"), None, 0.9)
    tags = library._core().tickers.tag
    read_with(monkeypatch, lambda _: [said], tags)
    speaker = enrich({"id": "1", "body": BODY}, now=NOW)["quotes"][0]["speaker"]
    assert speaker is not None
    assert (speaker["type"], speaker["ticker"]) == (kind, symbol)


@pytest.mark.parametrize(
    ("body", "name", "kind", "mention"),
    [
        ("An Acme Corp. spokesman said demand was weak.", "An Acme Corp. spokesman", "role", "An Acme Corp. spokesman"),
        ("A banker said demand was weak.", None, "unknown", "A banker"),
        ("She said demand was weak.", None, "pronoun", "She"),
    ],
)
def test_who_is_not_known_by_name_is_mentioned_all_the_same(
    body: str, name: str | None, kind: str, mention: str
) -> None:
    speaker = enrich({"id": "1", "body": body}, now=NOW)["quotes"][0]["speaker"]
    assert speaker is not None
    assert (speaker["name"], speaker["type"], speaker["mention"]["text"]) == (name, kind, mention)


def test_others_who_say_it_too_come_with_their_employers() -> None:
    body = "Jane Roe of Acme Corp. and Bo Lund of Globex Inc. said demand was weak."
    speaker = enrich({"id": "1", "body": body}, now=NOW)["quotes"][0]["speaker"]
    assert speaker is not None
    assert (speaker["name"], speaker["affiliation"]) == ("Jane Roe", "Acme Corp.")
    assert speaker["also"] == [{"name": "Bo Lund", "type": "person", "affiliation": "Globex Inc.", "ticker": None}]


def test_an_employer_has_a_confidence_and_nobody_without_one() -> None:
    employed, free = (
        enrich({"id": "1", "body": body}, now=NOW)["quotes"][0]["speaker"]
        for body in ("Apple Inc. chief executive Jane Roe said demand was weak.", "Jane Roe said demand was weak.")
    )
    assert employed is not None
    assert free is not None
    assert employed["affiliation_confidence"] is not None
    assert 0.5 < employed["affiliation_confidence"] <= 1
    assert (free["affiliation"], free["ticker"], free["affiliation_confidence"]) == (None, None, None)


@pytest.mark.usefixtures("found")
def test_quote_ids_tell_articles_and_places_apart() -> None:
    ids = [quote["id"] for name in ("1", "2") for quote in enrich({"id": name, "body": BODY}, now=NOW)["quotes"]]
    assert len(set(ids)) == 6
    assert ids[:3] == [quote["id"] for quote in enrich({"id": "1", "body": BODY, "version": 2}, now=NOW)["quotes"]]


@pytest.mark.parametrize(
    ("published_at", "day"),
    [
        (None, date(2024, 5, 6)),
        ("2021-05-01", date(2021, 5, 1)),
        ("2021-05-01T23:00:00-04:00", date(2021, 5, 2)),
    ],
)
def test_securities_are_those_of_the_articles_day(found: dict[str, Any], published_at: str | None, day: date) -> None:
    enrich({"id": "1", "body": BODY, "published_at": published_at, "tickers": ["ACM"]}, now=NOW)
    assert (found["on"], found["hints"], found["names"]) == (day, ("ACM",), True)


def test_another_language_is_read_for_symbols_only(found: dict[str, Any]) -> None:
    event = enrich({"id": "1", "body": BODY, "language": "de-CH"}, now=NOW)
    assert event["quotes"] == []
    assert (event["language"], event["processing"]["limited_by"]) == ("de-CH", "language")
    assert found["names"] is False
    assert "text" not in found


def test_html_offsets_count_in_the_text_that_the_event_carries() -> None:
    event = enrich({"id": "1", "body": "<p>Rain &amp; snow</p>", "content_type": "text/html"}, now=NOW)
    text = "Rain & snow"
    assert event["text"] == {
        "body_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "length": len(text),
        "body": text,
    }


def test_plain_text_is_not_repeated() -> None:
    assert "body" not in enrich({"id": "1", "body": BODY}, now=NOW)["text"]


def test_one_half_alone(found: dict[str, Any]) -> None:
    quotes = enrich({"id": "1", "body": BODY}, now=NOW, only="quotes")
    assert (len(quotes["quotes"]), quotes["tickers"]) == (3, [])
    assert "on" not in found
    found.clear()
    tickers = enrich({"id": "1", "body": BODY}, now=NOW, only="tickers")
    assert (tickers["quotes"], len(tickers["tickers"])) == ([], 2)
    assert "text" not in found


WORDS = r"""
    said he She Jane_Doe Microsoft_Corp. (NASDAQ:_MSFT) $META “ ” " ' ’s , . \n\n according_to that the_company
    analysts told Target X AI 😀 é `` ''
"""
PROSE = st.lists(
    st.sampled_from([word.replace("_", " ").replace("\\n", "\n") for word in WORDS.split()]) | st.text(max_size=8),
    max_size=60,
).map(" ".join)


@given(PROSE, PROSE, st.sampled_from(["text/plain", "text/html"]))
def test_every_offset_of_any_text_holds(title: str, body: str, content_type: str) -> None:
    event = enrich({"id": "1", "title": f"T {title}", "body": body, "content_type": content_type}, now=NOW)
    assert [fault.message for fault in faults("enriched-article.v1", event)] == []
    fields = {"title": f"T {title}", "body": event["text"].get("body", body)}
    for place in places(event):
        assert fields[place["field"]][place["start"] : place["end"]] == place["text"]
    assert event == enrich({"id": "1", "title": f"T {title}", "body": body, "content_type": content_type}, now=NOW)


def test_a_company_that_looks_like_a_person_is_no_employee() -> None:
    body = "Unilever Plc will cut 500 jobs. Rival Procter & Gamble said it would not follow."
    (quote,) = enrich({"id": "1", "body": body}, now=NOW)["quotes"]
    speaker = quote["speaker"]
    assert speaker is not None
    assert (speaker["name"], speaker["type"], speaker["role"]) == ("Procter & Gamble", "organization", None)
    assert (speaker["affiliation"], speaker["ticker"]) == (None, "PG")
