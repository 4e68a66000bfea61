"""How a quote reads as part of its sentence."""

from typing import Any

import pytest

from streams.cli.views.wording import lead_of, within_sentence
from tests.examples.quotes import quote


def reported_after(cue: str, between: str, text: str, **fields: Any) -> str | None:
    """What comes before ``text`` where ``cue`` and what is ``between`` stand before it in the article."""
    end = 50 + len(cue)
    place = {"text": cue, "field": "body", "start": 50, "end": end}
    start, prefix = end + len(between), f"{cue}{between}"[-30:]
    return lead_of(quote(text, **{"kind": "indirect", "start": start, "prefix": prefix, "cue": place, **fields}))


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("The deal is off", "the deal is off"),
        ("It was late", "it was late"),
        ("Acme is late", "Acme is late"),
        ("I am late", "I am late"),
        ("Traders are late", "traders are late"),
        ("Prices are late", "prices are late"),
        ("Apple is late", "Apple is late"),
        ("Musk is late", "Musk is late"),
        ("Gates is late", "Gates is late"),
        ("IT is late", "IT is late"),
    ],
)
@pytest.mark.parametrize("before", ["", "It fell. ", "Traders\n\n", "Traders\r\n\r\n", "“It fell.” "])
def test_what_is_reported_reads_as_a_part_of_its_sentence(words: str, read: str, before: str) -> None:
    assert within_sentence(words, before) == read


@pytest.mark.parametrize("before", ["Roe said ", "Roe said\n"])
def test_a_capital_within_a_sentence_is_a_names(before: str) -> None:
    assert within_sentence("Traders are late", before) == "Traders are late"


@pytest.mark.parametrize(
    ("words", "between", "lead"),
    [
        ("misguided.", ' those worries "', "called those worries"),
        ("a bad idea", " it “", "called it"),
        ("bad", " it „", "called it"),
        ("bad", " it [«", "called it"),
        ("a very bad idea", " it “", None),
        ("Bad.", ". “", None),
        ("Bad.", " him while he was leaving the room. “", None),
    ],
)
def test_a_few_words_are_read_with_what_comes_before(words: str, between: str, lead: str | None) -> None:
    assert reported_after("called", between, words, kind="direct") == lead


@pytest.mark.parametrize(
    ("kind", "between", "lead"),
    [
        ("indirect", ", ", "…"),
        ("indirect", " on Monday, ", "…"),
        ("mixed", ", ", "…"),
        ("direct", ", “", None),
        ("indirect", " it rose and ", "said it rose and "),
    ],
)
def test_the_second_half_of_what_is_interrupted_goes_on(kind: str, between: str, lead: str | None) -> None:
    assert reported_after("said", between, "would fail", kind=kind, continues="another") == lead


def test_who_stands_at_the_left_is_not_said_again() -> None:
    mention = {"text": "Roe", "field": "body", "start": 55, "end": 58}
    assert reported_after("said", " Roe: “", "Never.", kind="direct", speaker={"mention": mention}) == "said"


@pytest.mark.parametrize(("field", "start"), [("body", 58), ("title", 0)])
def test_a_word_whose_cue_does_not_come_before_it_stands_alone(field: str, start: int) -> None:
    cue = {"text": "said", "field": field, "start": start, "end": start + 4}
    assert lead_of(quote("Never", start=50, prefix="“", cue=cue)) is None


@pytest.mark.parametrize(
    ("cue", "is_before", "lead"),
    [
        ("tells", True, "tells a visitor where "),
        ("said", False, "said"),
        ("told", False, "said"),
        ("tells", False, "says"),
        ("According to", False, "said"),
        ("According to", True, "said"),
    ],
)
def test_what_is_reported_reads_as_the_article_has_it(cue: str, is_before: bool, lead: str) -> None:  # noqa: FBT001
    after = {} if is_before else {"start": 0}
    assert reported_after(cue, " a visitor where ", "to look up", **after) == lead


def test_a_cue_that_is_far_away_has_dots() -> None:
    assert reported_after("told", " a visitor who had come from Omaha that morning ", "to look up") == "told …"


def test_without_a_cue() -> None:
    assert lead_of(quote("it fell", kind="indirect", cue=None)) == "said"
    assert lead_of(quote("it fell", kind="indirect", cue=None, act="thought")) == "thinks"
