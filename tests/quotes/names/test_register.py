"""The entities of an article, and the words that find them."""

import pytest

from streams.quotes.names.name import Name
from streams.quotes.names.name_words import NameKind
from streams.quotes.names.register import Register
from tests.quotes.documents import LEX


def name(words: str, kind: NameKind = "unknown", start: int = 0) -> Name:
    """A name of ``words`` in the body, from token ``start`` on."""
    parts = tuple(words.split())
    end = start + len(parts)
    at = tuple(range(start, end))
    return Name("body", start, end, 0, kind, parts, at, opens=False, lead=start, headline=False)


@pytest.mark.parametrize(
    ("first", "second", "are_one"),
    [
        pytest.param("ida lund", "ida lund", True, id="the same"),
        pytest.param("i lund", "ida lund", True, id="an initial"),
        pytest.param("ida maria lund", "maria lund", True, id="the second given name"),
        pytest.param("max lund", "ida lund", False, id="another given name"),
    ],
)
def test_people_of_one_surname_are_told_apart_by_their_given_names(first: str, second: str, *, are_one: bool) -> None:
    register = Register(LEX)
    assert (register.person(name(first)) == register.person(name(second))) is are_one


def test_a_person_has_the_longest_name() -> None:
    register = Register(LEX)
    register.person(name("ida lund"))
    index = register.person(name("ida maria lund", start=9))
    assert (register.entities[index].words, register.entities[index].name.start) == (("ida", "maria", "lund"), 9)


def test_a_firm_is_found_with_and_without_its_legal_form() -> None:
    register = Register(LEX)
    index = register.thing(name("acme robotics inc", "organization"))
    assert register.known(("acme", "robotics")) == register.thing(name("acme robotics")) == index
    assert (register.by_acronym["ar"], register.by_head["acme"], register.by_noun["robotics"]) == (index,) * 3


def test_who_is_known_by_surname_is_chosen_by_sex() -> None:
    register = Register(LEX)
    register.person(name("max lund"))
    register.person(name("ida lund"))
    assert [register.choose(register.by_surname["lund"], sex) for sex in ("", "m", "f")] == [0, 0, 1]
    assert register.known(("lund",)) == 0
