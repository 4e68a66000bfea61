"""The organizations that an article names around somebody."""

import pytest

from streams.quotes.cast.neighbours import Neighbours
from streams.quotes.names.entities import FieldRange
from streams.quotes.roles.employment import AFTER, Neighbour
from tests.quotes.documents import LEX, cast_of

PERSON = "Ida Lund"


def around(body: str, title: str = "") -> dict[str, Neighbour]:
    """What is found around the first mention of the person, by name."""
    cast = cast_of(body, title)
    person = next(index for index, one in enumerate(cast.entities) if " ".join(one.words) == PERSON.lower())
    mention = next(each for each in cast.mentions if (each.field, each.entity) == ("body", person))
    neighbours = Neighbours(cast.document, cast.mentions, cast._organizations, LEX)
    found = neighbours.of(FieldRange("body", mention.start, mention.end))
    return {cast.speaker_of_entity(index).name: neighbour for index, neighbour in found.items()}


def test_the_last_named_comes_first() -> None:
    found = around("Acme Corp. fell. Globex Inc. rose. Ida Lund said so.")
    assert [(name, one.recency, one.sentences) for name, one in found.items()] == [
        ("Globex Inc.", 0, 1),
        ("Acme Corp.", 1, 2),
    ]


def test_one_after_somebody_counts_within_the_sentence() -> None:
    found = around("Ida Lund said so on the call of Acme Corp. on Monday. Globex Inc. rose.")
    assert {name: one.recency for name, one in found.items()} == {"Acme Corp.": AFTER}


@pytest.mark.parametrize(
    ("body", "opens", "hosts", "in_paragraph"),
    [
        pytest.param("At Acme Corp., Ida Lund said so.", True, True, True, id="where somebody is"),
        pytest.param("So Acme Corp. fell. Ida Lund said so.", True, False, True, id="behind one word"),
        pytest.param("It sued Acme Corp. over this. Ida Lund said so.", False, False, True, id="not at the start"),
        pytest.param("Acme Corp. fell.\n\nIda Lund said so.", True, False, False, id="in another paragraph"),
    ],
)
def test_how_it_stands(body: str, opens: bool, hosts: bool, in_paragraph: bool) -> None:  # noqa: FBT001
    one = around(body)["Acme Corp."]
    assert (one.opens, one.hosts, one.in_paragraph) == (opens, hosts, in_paragraph)


def test_the_title_is_far_away() -> None:
    assert around("It rained. Ida Lund said so.", "Acme Corp. fell")["Acme Corp."].sentences > 9


def test_so_many_are_looked_at_and_no_more() -> None:
    body = " ".join(f"Zqx{letter * 3} Corp. fell." for letter in "abcdefgh")
    assert len(around(f"{body} Ida Lund said so.")) == 4
