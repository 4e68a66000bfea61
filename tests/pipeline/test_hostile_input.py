"""Records made to do harm: each ends as an event or a dead letter, and what goes out keeps the contract."""

import json
import time
from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry

from streams import enrich
from streams.pipeline.outcomes import Change, Enriched, Outcome, Rejection, Skipped
from streams.worker.metrics import Metrics
from tests.fuzz.articles import seeds, value_of
from tests.fuzz.invariants import NOW, incoming, outcome_that_holds

CONTROLS = "\x00\x07\x1b[2J\x9b31m\x7f\u202e\u2066\u200f\u2028\ufeff\U000e0041"
QUOTE = '"We sold out," said Ada Moreau, chief executive of Apple.'


def outcome_of(value: bytes) -> Outcome:
    return outcome_that_holds(incoming(value))


def article(**fields: Any) -> bytes:
    return json.dumps({"id": "1", "body": "Rain.", **fields}, ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(b"[" * 1_000_000, "too_deep", id="a megabyte of brackets"),
        pytest.param(b'{"a":' * 180_000, "too_deep", id="a megabyte of objects"),
        pytest.param(b'{"id":"1","body":"x","n":' + b"9" * 10**5 + b"}", "not_finite", id="100,000 digits"),
        pytest.param(b'{"id":"1","body":"x","n":-1e999}', "not_finite", id="minus 1e999"),
        pytest.param(b'{"id":"1","body":"x","n":1' + b"0" * 10**5 + b".5}", "not_finite", id="a long fraction"),
        pytest.param(b"\xef\xbb\xbf" * 2 + article(), "not_json", id="two byte order marks"),
        pytest.param(article().decode().encode("utf-16"), "not_utf8", id="UTF-16"),
        pytest.param(article().decode().encode("utf-16-le"), "not_json", id="UTF-16 without a mark"),
        pytest.param(b'{"id":"1","body":"x"\x00}', "not_json", id="a NUL"),
        pytest.param(b'{"id":"1","body":"\x1b[2J"}', "not_json", id="a raw escape"),
        pytest.param(article(version=1e300), "schema", id="a version beyond 64 bits"),
        pytest.param(b'{"id":"1","id":"","body":"x"}', "schema", id="a second id that is none"),
    ],
)
def test_what_is_refused(value: bytes, reason: str) -> None:
    outcome = outcome_of(value)
    assert isinstance(outcome, Rejection)
    assert outcome.reason == reason
    assert len(outcome.message) < 1_000


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(article(n=[0] * 300_000), id="a wide array"),
        pytest.param(b'{"id":"1","body":"x",' + b'"a":1,' * 150_000 + b'"b":2}', id="a name 150,000 times"),
        pytest.param(b'{"id":"0","body":"x","id":"1"}', id="two ids"),
        pytest.param(article(n=1e-999), id="a number too small"),
        pytest.param(b'{"id":"1","body":"x","n":1e-999999999999}', id="an exponent too small"),
        pytest.param(article(id=CONTROLS, title=CONTROLS, body=CONTROLS + QUOTE, source=CONTROLS), id="controls"),
        pytest.param(article(**{CONTROLS: CONTROLS}), id="controls in a name"),
        pytest.param(article(id="x" * 500_000), id="a long id"),
        pytest.param(article(title="T " * 100_000), id="a long title"),
        pytest.param(article(tickers=["\x00", "", "A" * 200, "META\n"] * 1_000), id="symbols that are none"),
        pytest.param(article(body="a\u0301" * 100_000), id="combining marks"),
        pytest.param(article(body="😀" * 100_000), id="beyond the basic plane"),
    ],
)
def test_what_is_taken(value: bytes) -> None:
    outcome = outcome_of(value)
    assert isinstance(outcome, Enriched)
    assert outcome.event["id"] in ("1", CONTROLS, "x" * 500_000)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<script>alert(1)</script><p>Rain.", "Rain.", id="a script"),
        pytest.param("<svg><script>alert(1)</script></svg>Rain.", "Rain.", id="a script in a picture"),
        pytest.param("<style>p{}</style><!-- <p>no --><p onclick='x()'>Rain.", "Rain.", id="style, comment, handler"),
        pytest.param("<p title='" + "x" * 500_000 + "'>Rain.", "Rain.", id="a gigantic attribute"),
        pytest.param("<p" + " a=1" * 100_000 + ">Rain.", "Rain.", id="many attributes"),
        pytest.param("<div>" * 100_000 + "Rain.", "Rain.", id="deep nesting"),
        pytest.param("<b>" * 100_000 + "Rain.", "Rain.", id="deep formatting"),
        pytest.param("</p>" * 100_000 + "Rain.", "Rain.", id="ends without beginnings"),
        pytest.param("<table>" * 20_000 + "Rain.", "Rain.", id="tables in tables"),
        pytest.param("<a href=//x>" * 50_000 + "Rain.", "Rain.", id="links in links"),
        pytest.param("&amp;&#x41;&#65;&nbsp;&bogus; Rain.", "&AA &bogus; Rain.", id="entities"),
        pytest.param("&#xD800;&#x110000;&#0;Rain.", "\ufffd\ufffd\ufffdRain.", id="entities that are no characters"),
        pytest.param('<!DOCTYPE x [<!ENTITY a "&a;&a;">]>&a;Rain.', "]>&a;Rain.", id="entities of one's own"),
        pytest.param("Rain.<p " + "<" * 100_000, "Rain.", id="a tag without an end"),
    ],
)
def test_html_is_text_and_nothing_else(html: str, text: str) -> None:
    outcome = outcome_of(article(body=html, content_type="text/html"))
    assert isinstance(outcome, Enriched)
    assert outcome.event["text"]["body"] == text


MANY_QUOTES = "\n\n".join(f'"Yes, number {number}," said Ada Moreau.' for number in range(2_000))


def test_an_article_whose_events_would_swell_beyond_measure_is_refused() -> None:
    swelling = article(title="t" * 200_000, body=MANY_QUOTES)
    with_headers = incoming(article(body=MANY_QUOTES), headers=(("padding", b"x" * 100_000),))
    for outcome in (outcome_of(swelling), outcome_that_holds(with_headers)):
        assert isinstance(outcome, Rejection)
        assert (outcome.stage, outcome.reason, outcome.article_id) == ("validate", "too_large", "1")
        assert outcome.message.startswith("Its 2,000 quotes and securities would repeat id, title, url, source and")
    assert isinstance(outcome_of(article(title="t" * 1_000, body=MANY_QUOTES, padding="x" * 500_000)), Enriched)


def quotes_by_one_company(count: int) -> str:
    return "".join(f'"We sold more of number {number}," said Microsoft Corp. ' for number in range(count))


def people_and_their_initials(count: int) -> str:
    names = ("".join(letters).title() for letters in product("aeioubdgkl", repeat=5))
    return "\n\n".join(
        f"Mr. {name} {name[::-1].title()} left.\n\n{name[0]}{name[-1].upper()}: We sold number {number} too."
        for number, name in zip(range(count), names, strict=False)
    )


@pytest.mark.parametrize("text", [quotes_by_one_company, people_and_their_initials])
def test_a_quote_costs_a_constant(text: Callable[[int], str]) -> None:
    def seconds(count: int) -> float:
        body = text(count)
        begin = time.process_time()
        event = enrich({"id": "1", "body": body}, now=NOW)
        took = time.process_time() - begin
        assert len(event["quotes"]) > count / 2
        return took

    seconds(400)
    # six times as many would cost 36 times as much if each heeded all the others; the least of three runs is steady
    few, many = (min(seconds(count) for _ in range(3)) for count in (400, 2_400))
    assert many < 18 * max(few, 0.005)


def test_no_value_becomes_a_label() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry, watchlist=("META",))
    before = _series(registry)
    hostile = [*map(value_of, seeds()), article(status="withheld"), article(body=CONTROLS + QUOTE, tickers=[CONTROLS])]
    for value in hostile:
        metrics.settled(Change(outcome_of(value)), publish_seconds=0.1, now=NOW)
    assert _series(registry) == before


def _series(registry: CollectorRegistry) -> set[tuple[str, ...]]:
    return {(sample.name, *sample.labels.values()) for family in registry.collect() for sample in family.samples}


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_have_an_outcome(data: bytes, spread: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    outcome_of(value_of(b"\x01" + data if spread else data))


NESTED = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(
    st.fixed_dictionaries(
        {"id": st.text(min_size=1), "body": st.text() | st.just(f"<p>{QUOTE}</p>")},
        optional={
            "title": st.text(),
            "content_type": st.sampled_from(["text/html", "text/plain"]),
            "status": st.sampled_from(["usable", "withheld", None]),
            "version": st.integers(),
            "published_at": st.dates().map(str) | st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"),
            "language": st.sampled_from(["en", "EN-us", "de", "x", ""]),
            "tickers": st.lists(st.text(max_size=6)),
            "extra": NESTED,
        },
    ),
    st.lists(
        st.tuples(st.text(max_size=9) | st.sampled_from(["ce_id", "content-type", "quotetape.replays"]), st.binary())
    ),
)
def test_any_article_has_an_outcome(value: dict[str, Any], headers: list[tuple[str, bytes]]) -> None:
    raw = json.dumps(value).encode()
    outcome = outcome_that_holds(incoming(raw, headers=tuple(headers)))
    assert isinstance(outcome, Enriched | Skipped | Rejection)


def test_the_seeds_reach_every_outcome() -> None:
    kinds = {type(outcome_of(value_of(seed))) for seed in seeds()}
    assert kinds == {Enriched, Skipped, Rejection}
