"""Quotes as a person reads them in a terminal."""

import io
from typing import Any

import pytest
from rich.console import Console, RenderableType

from streams.cli.views.parts import conversation
from streams.cli.views.tape import Told, article_view, quote_view, removal_view, withdrawal_view
from streams.pipeline.schemas import schema
from tests.examples.quotes import quote

ARTICLE: dict[str, Any] = schema("enriched-article.v1")["examples"][0]
WITHDRAWN: dict[str, Any] = schema("quote-withdrawn.v1")["examples"][0]
_TOPIC_ONLY = ("status", "article", "processing")
PART: dict[str, Any] = {name: value for name, value in quote().items() if name not in _TOPIC_ONLY}


def printed(view: RenderableType) -> str:
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(view)
    return " ".join(console.export_text().split())


def lines(view: RenderableType) -> list[str]:
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(view)
    return console.export_text().splitlines()


def shown(event: dict[str, Any]) -> str:
    return printed(quote_view(event))


def article(*texts: str, symbols: tuple[str, ...] = ()) -> dict[str, Any]:
    quotes = [{**PART, "id": text, "text": text} for text in texts]
    return {**ARTICLE, "quotes": quotes, "tickers": [{"symbol": symbol, "relevance": 0.9} for symbol in symbols]}


def test_what_is_reported_follows_its_cue() -> None:
    assert "said the deal is off" in shown(quote("The deal is off", kind="indirect", prefix=""))


def test_a_few_words_follow_theirs() -> None:
    cue = {"text": "called", "field": "body", "start": 50, "end": 56}
    assert "called it “bad”" in shown(quote("bad", start=61, prefix="called it “", cue=cue))


def test_verbatim_words_keep_their_capital() -> None:
    assert "“The deal is off”" in shown(quote("The deal is off"))


def test_low_confidence_is_seen() -> None:
    assert "0.31 sure" in shown(quote("Yes", confidence=0.31))
    assert "sure" not in shown(quote("Yes", confidence=0.93))


def test_who_says_it_is_named_or_mentioned() -> None:
    other = {"name": "Bo Lund", "type": "person", "affiliation": None, "ticker": None}
    mention = {"text": "a banker", "field": "body", "start": 0, "end": 8}
    assert "Jane Doe and Bo Lund" in shown(quote(speaker={"also": [other]}))
    assert "a banker" in shown(quote(speaker={"name": None, "type": "unknown", "mention": mention}))
    assert "somebody" in shown(quote(speaker=None))


@pytest.mark.parametrize(
    ("name", "kind", "role", "who"),
    [
        ("A rail spokesman", "role", "spokesman", "A rail spokesman"),
        ("Police", "organization", "police", "Police"),
        ("A rail spokesman", "role", "head of stores", "A rail spokesman head of stores"),
        ("Tom Baker", "person", "baker", "Tom Baker baker"),
    ],
)
def test_a_role_that_the_name_says_is_not_said_again(name: str, kind: str, role: str, who: str) -> None:
    speaker: dict[str, Any] = {
        "name": name,
        "type": kind,
        "role": role,
        "affiliation": None,
        "ticker": None,
        "also": [],
    }
    assert printed(conversation([quote("", speaker=speaker)])).replace("“”", "").split() == who.split()


def test_a_later_version_shows_what_it_takes_back_and_what_is_new() -> None:
    before, after = article("40 shops", "Tea", symbols=("SBUX", "PEP")), article("14 shops", "Tea", symbols=("SBUX",))
    text = printed(article_view(after, Told(before=before)))
    assert "a later version: 2 taken back, 1 new" in text
    assert "+ “14 shops”" in text
    assert "+ “Tea”" not in text
    live, gone = text.split("taken back:")
    assert "− PEP" in live
    assert "40 shops" not in live
    assert "− “40 shops”" in gone


def test_a_first_version_marks_nothing_and_a_repeat_says_that_nothing_changed() -> None:
    text = printed(article_view(article("Tea")))
    assert "+" not in text.split("“Tea”")[0].split()
    assert "later version" not in text
    assert "the same quotes and securities" in printed(article_view(article("Tea"), Told(before=article("Tea"))))


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        (("canceled", "3", "1"), "wire-7 killed by its source: 3 quotes and 1 security taken back"),
        (("withheld", "1", "0"), "wire-7 withheld by its source: 1 quote and 0 securities taken back"),
        (("canceled", "0", "0"), "wire-7 killed by its source: nothing of it stood"),
        (("by nobody we know", "x", ""), "wire-7 removed: nothing of it stood"),
        ((), "wire-7 removed"),
    ],
)
def test_a_kill_says_whose_it_was_and_how_much_it_takes_back(headers: tuple[str, ...], told: str) -> None:
    names = ("because", "quotes", "ticker-mentions")
    by_name = {f"quotetape.withdrawn-{name}": value for name, value in zip(names, headers, strict=False)}
    assert printed(removal_view(None, Told("wire-7", by_name))) == told


def test_a_quote_that_is_taken_back_is_told_by_its_speaker() -> None:
    def told(because: str, what: Told) -> str:
        return printed(withdrawal_view({**WITHDRAWN, "withdrawn_because": because}, what))

    assert "a quote of jane doe: its article was killed by its source" in told("canceled", Told("jane doe"))
    assert "a quote of somebody without a name" in told("canceled", Told("unknown"))
    dropped = told("changed", Told("jane doe", before={**PART, "id": WITHDRAWN["id"], "text": "Oh no"}))
    assert "a quote of Jane Doe ACM : a later version has it no more" in dropped
    assert "− “Oh no”" in dropped


def test_words_of_a_kill_are_not_told_again() -> None:
    before = {**PART, "id": WITHDRAWN["id"], "text": "Oh no"}
    text = printed(withdrawal_view({**WITHDRAWN, "withdrawn_because": "canceled"}, Told("jane doe", before=before)))
    assert "Jane Doe" in text
    assert "Oh no" not in text


def test_a_security_that_is_only_mentioned_is_in_brackets() -> None:
    event = article("Tea", symbols=("SBUX", "KO"))
    event["tickers"][1]["relevance"] = 0.2
    assert " SBUX (KO) " in " ".join(printed(article_view(event)).split())


def test_an_article_without_a_headline_is_named_once() -> None:
    bare = {**article("Tea"), "id": "x1", "title": None}
    assert printed(article_view(bare)).split().count("x1") == 1
    assert printed(article_view({**bare, "title": "Tea is up"})).split().count("x1") == 1
    undated = {**bare, "source": None, "published_at": None}
    heading, second, *_ = lines(article_view(undated))
    assert heading.startswith("x1 ─")
    assert second.strip() == ""
