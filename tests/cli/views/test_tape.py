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


def shown(event: dict[str, Any]) -> str:
    return printed(quote_view(event))


def article(*texts: str, symbols: tuple[str, ...] = ()) -> dict[str, Any]:
    quotes = [{**PART, "id": text, "text": text} for text in texts]
    return {**ARTICLE, "quotes": quotes, "tickers": [{"symbol": symbol, "relevance": 0.9} for symbol in symbols]}


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("The deal is off", "said the deal is off"),
        ("It was late", "said it was late"),
        ("Acme is late", "said Acme is late"),
        ("I am late", "said I am late"),
        ("Traders are late", "said traders are late"),
        ("Prices are late", "said prices are late"),
        ("Apple is late", "said Apple is late"),
        ("Musk is late", "said Musk is late"),
        ("Gates is late", "said Gates is late"),
        ("IT is late", "said IT is late"),
    ],
)
@pytest.mark.parametrize("before", ["", "It fell. ", "Traders\n\n", "Traders\r\n\r\n", "“It fell.” "])
def test_what_is_reported_reads_as_a_part_of_its_sentence(words: str, read: str, before: str) -> None:
    assert read in shown(quote(words, kind="indirect", prefix=before))


@pytest.mark.parametrize("before", ["Roe said ", "Roe said\n"])
def test_a_capital_within_a_sentence_is_a_names(before: str) -> None:
    assert "said Traders are late" in shown(quote("Traders are late", kind="indirect", prefix=before))


@pytest.mark.parametrize(
    ("words", "prefix", "read"),
    [
        ("misguided.", 'called those worries "', "called those worries “misguided.”"),
        ("a bad idea", "called it “", "called it “a bad idea”"),
        ("bad", "called it „", "called it “bad”"),
        ("bad", "called it [«", "called it “bad”"),
        ("a very bad idea", "called it “", "“a very bad idea”"),
        ("Bad.", "called. “", "“Bad.”"),
        ("Bad.", "called him while he was leaving the room. “", "“Bad.”"),
    ],
)
def test_a_few_words_are_read_with_what_comes_before(words: str, prefix: str, read: str) -> None:
    cue = {"text": "called", "field": "body", "start": 50, "end": 56}
    text = shown(quote(words, start=50 + len(prefix), prefix=prefix[-32:], cue=cue))
    assert read in text
    assert ("called" in text) == read.startswith("called")


@pytest.mark.parametrize(
    ("kind", "words", "prefix", "read"),
    [
        ("indirect", "would fail", "said, ", "… would fail"),
        ("indirect", "would fail", "said on Monday, ", "… would fail"),
        ("mixed", "is “in no hurry”", "said, ", "… is “in no hurry”"),
        ("direct", "are there.", "said, “", "“are there.”"),
        ("indirect", "it fell", "said it rose and ", "said it rose and it fell"),
    ],
)
def test_the_second_half_of_what_is_interrupted_goes_on(kind: str, words: str, prefix: str, read: str) -> None:
    cue = {"text": "said", "field": "body", "start": 50, "end": 54}
    start = 50 + len(prefix)
    text = shown(quote(words, kind=kind, start=start, prefix=prefix, cue=cue, continues="another"))
    assert read in text
    assert ("said" in text) == ("said" in read)


def test_who_stands_at_the_left_is_not_said_again() -> None:
    cue = {"text": "said", "field": "body", "start": 50, "end": 54}
    mention = {"text": "Roe", "field": "body", "start": 55, "end": 58}
    event = quote("Never.", start=61, prefix="said Roe: “", cue=cue, speaker={"mention": mention})
    assert "said “Never.”" in shown(event)


@pytest.mark.parametrize(("field", "start"), [("body", 58), ("title", 0)])
def test_a_word_whose_cue_does_not_come_before_it_stands_alone(field: str, start: int) -> None:
    cue = {"text": "said", "field": field, "start": start, "end": start + 4}
    assert "said" not in shown(quote("Never", start=50, prefix="“", cue=cue))


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
    ("cue", "place", "lead"),
    [
        ("tells", 0, "tells a visitor where to look up"),
        ("said", 40, "said to look up"),
        ("told", 40, "said to look up"),
        ("tells", 40, "says to look up"),
        ("According to", 40, "said to look up"),
        ("According to", 0, "said to look up"),
    ],
)
def test_what_is_reported_reads_as_the_article_has_it(cue: str, place: int, lead: str) -> None:
    start = len(cue) + len(" a visitor where ")
    event = quote(
        "to look up",
        kind="indirect",
        start=start,
        end=start + 10,
        prefix=f"{cue} a visitor where "[-30:],
        cue={"text": cue, "field": "body", "start": place, "end": place + len(cue)},
    )
    assert lead in shown(event)


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
