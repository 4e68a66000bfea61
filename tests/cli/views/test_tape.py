"""Quotes as a person reads them in a terminal."""

import io
from typing import Any

import pytest
from rich.console import Console

from streams.cli.views.tape import quote_view
from tests.examples.quotes import quote


def shown(event: dict[str, Any]) -> str:
    console = Console(width=100, record=True, file=io.StringIO())
    console.print(quote_view(event))
    return " ".join(console.export_text().split())


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("The deal is off", "said the deal is off"),
        ("It was late", "said it was late"),
        ("Acme is late", "said Acme is late"),
        ("I am late", "said I am late"),
    ],
)
def test_what_is_reported_reads_as_a_part_of_its_sentence(words: str, read: str) -> None:
    assert read in shown(quote(words, kind="indirect"))


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
        ("According to", 40, "said to look up"),
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
