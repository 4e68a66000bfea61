"""What a reader makes of a record: its type of event, and whether it was asked for."""

from types import SimpleNamespace
from typing import Any

import orjson
import pytest

from streams.cli.client.received import Received, Selection
from streams.pipeline.outputs import DEAD_LETTERS, ENRICHED, QUOTES, TICKER_MENTIONS, TopicSpec
from streams.pipeline.schemas import schema

ARTICLE, QUOTE, MENTION = (
    schema(name)["examples"][0] for name in ("enriched-article.v1", "quote.v1", "ticker-mention.v1")
)


def received(topic: TopicSpec, value: Any, ce_type: str | None = None) -> Received:
    headers = [] if ce_type is None else [("ce_type", ce_type.encode())]
    raw = value if value is None or isinstance(value, bytes) else orjson.dumps(value)
    return Received.of(SimpleNamespace(value=raw, headers=headers, key=b"k"), topic)


@pytest.mark.parametrize(
    ("topic", "value", "ce_type", "kind"),
    [
        pytest.param(QUOTES, QUOTE, "quotetape.quote.v1", "quote", id="by its type"),
        pytest.param(QUOTES, QUOTE, None, "quote", id="by its value where nobody wrote the type"),
        pytest.param(ENRICHED, None, None, "article-removed", id="a tombstone"),
        pytest.param(QUOTES, QUOTE, "quotetape.quote-doubted.v1", None, id="of a type that this version does not know"),
        pytest.param(QUOTES, {"id": 1}, "quotetape.quote.v1", None, id="not as its schema says"),
        pytest.param(QUOTES, b"junk", None, None, id="no JSON"),
        pytest.param(QUOTES, None, None, None, id="a tombstone where there are none"),
        pytest.param(DEAD_LETTERS, b"{}", None, None, id="a dead letter is no event"),
    ],
)
def test_the_type_of_an_event(topic: TopicSpec, value: Any, ce_type: str | None, kind: str | None) -> None:
    found = received(topic, value, ce_type)
    assert (found.kind.name if found.kind else None) == kind
    assert (found.event is not None) == (kind not in (None, "article-removed"))


@pytest.mark.parametrize(
    ("topic", "event", "symbol"),
    [
        pytest.param(ENRICHED, ARTICLE, "ACM", id="an article's security"),
        pytest.param(QUOTES, QUOTE, "ACM", id="the symbol of a quote's speaker"),
        pytest.param(QUOTES, {**QUOTE, "speaker": None, "tickers": ["XYZ"]}, "XYZ", id="a security in a quote"),
        pytest.param(TICKER_MENTIONS, MENTION, "ACM", id="a mention"),
    ],
)
def test_a_symbol_is_found_wherever_an_event_has_one(topic: TopicSpec, event: Any, symbol: str) -> None:
    found = received(topic, event)
    assert found.kind is not None
    assert Selection(symbols=frozenset({symbol})).takes(found)
    assert not Selection(symbols=frozenset({"NOPE"})).takes(found)


@pytest.mark.parametrize(("topic", "event"), [(ENRICHED, ARTICLE), (QUOTES, QUOTE)], ids=["article", "quote"])
def test_a_speaker_is_chosen_by_a_part_of_the_name(topic: TopicSpec, event: Any) -> None:
    assert Selection(speakers=("jane",)).takes(received(topic, event))
    assert not Selection(speakers=("john",)).takes(received(topic, event))
    assert not Selection(speakers=("jane",)).takes(received(QUOTES, {**QUOTE, "speaker": None}))


@pytest.mark.parametrize(
    ("topic", "event", "selection", "taken"),
    [
        pytest.param(TICKER_MENTIONS, MENTION, {"min_relevance": 0.9}, True, id="a mention that is relevant enough"),
        pytest.param(TICKER_MENTIONS, MENTION, {"min_relevance": 0.91}, False, id="a mention that is not"),
        pytest.param(
            TICKER_MENTIONS, MENTION, {"min_confidence": 0.995}, False, id="a mention that is not sure enough"
        ),
        pytest.param(QUOTES, QUOTE, {"min_confidence": 0.97}, True, id="a quote that is sure enough"),
        pytest.param(QUOTES, QUOTE, {"min_confidence": 0.98}, False, id="a quote that is not"),
        pytest.param(ENRICHED, ARTICLE, {"min_relevance": 0.9}, True, id="an article with a security that is"),
        pytest.param(ENRICHED, ARTICLE, {"min_relevance": 0.95}, False, id="an article's quotes have no relevance"),
        pytest.param(ENRICHED, {**ARTICLE, "tickers": []}, {"min_confidence": 0.9}, True, id="an article's sure quote"),
        pytest.param(
            ENRICHED,
            {**ARTICLE, "tickers": [{**ARTICLE["tickers"][0], "confidence": 0.6}]},
            {"symbols": frozenset({ARTICLE["tickers"][0]["symbol"]}), "min_confidence": 0.9},
            False,
            id="a sure quote beside the security that was asked for and is not",
        ),
    ],
)
def test_shares_are_of_what_an_event_has(topic: TopicSpec, event: Any, selection: Any, *, taken: bool) -> None:
    assert Selection(**selection).takes(received(topic, event)) == taken


def test_the_security_that_is_asked_for_has_to_be_relevant_itself() -> None:
    other = {**ARTICLE["tickers"][0], "symbol": "XYZ", "relevance": 0.1}
    both = received(ENRICHED, {**ARTICLE, "tickers": [*ARTICLE["tickers"], other]})
    assert Selection(frozenset({"ACM"}), min_relevance=0.5).takes(both)
    assert not Selection(frozenset({"XYZ"}), min_relevance=0.5).takes(both)


def test_without_a_selection_even_what_is_no_event_is_taken() -> None:
    assert Selection().takes(received(QUOTES, b"junk"))
    assert not Selection(speakers=("jane",)).takes(received(QUOTES, b"junk"))


@pytest.mark.parametrize(
    ("topic", "lacks"),
    [
        (ENRICHED, set()),
        (QUOTES, {"relevance"}),
        (TICKER_MENTIONS, {"speaker"}),
        (DEAD_LETTERS, {"security", "speaker", "relevance", "confidence"}),
    ],
    ids=lambda value: value.name if isinstance(value, TopicSpec) else "",
)
def test_what_no_event_of_a_topic_has_is_told(topic: TopicSpec, lacks: set[str]) -> None:
    asked = {
        None: Selection(),
        "security": Selection(symbols=frozenset({"ACM"})),
        "speaker": Selection(speakers=("doe",)),
        "relevance": Selection(min_relevance=0.5),
        "confidence": Selection(min_confidence=0.5),
    }
    assert {what for what, selection in asked.items() if selection.futile_on(topic) == what} - {None} == lacks
    assert {selection.futile_on(topic) for selection in asked.values()} - {None} == lacks
