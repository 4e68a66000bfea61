"""How a text ties people to organizations."""

import pytest

from streams.quotes.roles.ties import (
    AT,
    FAMILIES,
    FOR,
    LISTED,
    MODIFIES,
    OF,
    OTHERWISE,
    OWNS,
    Territory,
    are_kin,
    are_officers,
    family_of,
    is_of_places,
    nation_before,
    relation_of,
)
from streams.text.ranges import Range
from tests.quotes.documents import LEX, document_of, range_of


@pytest.mark.parametrize(
    ("role", "family"),
    [
        ("chief executive officer", "chief"),
        ("Chief Economist", "analyst"),
        ("chairman and CEO", "chief"),
        ("head of research", "head"),
        ("officials", "staff"),
        ("finance minister", "public"),
        ("co-founder", "founder"),
        ("farmer", "none"),
    ],
)
def test_an_office_has_a_family(role: str, family: str) -> None:
    assert FAMILIES[family_of(role.split(), LEX)] == family


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("analyst", "economist", True, id="one family"),
        pytest.param("boss", "owner", True, id="two of who leads"),
        pytest.param("boss", "analyst", False, id="one who does not lead"),
        pytest.param("farmer", "baker", False, id="none of a family"),
    ],
)
def test_offices_that_may_be_called_alike_are_kin(one: str, other: str, *, expected: bool) -> None:
    assert are_kin(family_of([one], LEX), family_of([other], LEX)) is expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [("analysts", True), ("founders", True), ("analyst", False), ("critics", False), ("customers", False)],
)
def test_a_firm_has_several_officers(noun: str, *, expected: bool) -> None:
    assert are_officers(noun, LEX) is expected


@pytest.mark.parametrize(
    ("text", "role", "name", "relation"),
    [
        ("Acme analyst", "analyst", "Acme", (MODIFIES, 0)),
        ("Acme's analyst", "analyst", "Acme", (OWNS, 1)),
        ("analyst of Acme", "analyst", "Acme", (OF, 1)),
        ("analyst at the broker Acme", "analyst", "Acme", (AT, 3)),
        ("analyst for Acme", "analyst", "Acme", (FOR, 1)),
        ("official from Acme", "official", "Acme", (OTHERWISE, 1)),
        ("Analyst, Acme", "Analyst", "Acme", (LISTED, 1)),
    ],
)
def test_words_tie_an_office_to_a_name(text: str, role: str, name: str, relation: tuple[int, int]) -> None:
    field = document_of(text).body
    assert relation_of(field.words, Range(*range_of(field, role)), Range(*range_of(field, name)), LEX) == relation


@pytest.mark.parametrize("role", ["shareholder", "largest customers", "rivals"])
def test_who_is_outside_has_a_family_of_his_own(role: str) -> None:
    assert FAMILIES[family_of(role.split(), LEX)] == "outsider"


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("finance minister", True),
        ("attorney general", True),
        ("president", True),
        ("senior vice president", False),
        ("vice president", True),
        ("president of sales", True),
        ("general counsel", False),
        ("branch manager", False),
        ("", False),
    ],
)
def test_some_offices_are_held_of_places(role: str, expected: bool) -> None:  # noqa: FBT001
    assert is_of_places(role.split(), LEX) is expected


@pytest.mark.parametrize(
    ("text", "nation"),
    [
        ("the French", Territory("France", Range(1, 2))),
        ("a South African", Territory("South Africa", Range(1, 3))),
        ("the US", Territory("United States", Range(1, 2))),
        ("Us", None),
        ("the Republican", None),
        ("french", None),
        ("", None),
    ],
)
def test_a_nation_is_told_by_its_adjective(text: str, nation: Territory | None) -> None:
    words = text.split()
    assert nation_before(words, len(words), LEX) == nation
