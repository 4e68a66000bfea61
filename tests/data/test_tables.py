"""Tables of word lists as dataclasses."""

from dataclasses import dataclass

import pytest

from streams.data.tables import Words, read_tables, tables_of


@dataclass(frozen=True)
class Fruit:
    sweet: Words
    all: Words


@dataclass(frozen=True)
class Garden:
    fruit: Fruit


def test_a_table_is_a_field_and_a_key_is_a_list() -> None:
    garden = tables_of(Garden, '[fruit]\nsweet = "pear fig"\nall = """\nlemon\nlime\n"""')

    assert garden == Garden(Fruit(frozenset({"pear", "fig"}), frozenset({"lemon", "lime"})))


def test_a_reference_stands_for_the_words_of_a_list_before() -> None:
    garden = tables_of(Garden, '[fruit]\nsweet = "pear"\nall = "+fruit.sweet lemon +"')

    assert garden.fruit.all == {"pear", "lemon", "+"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param('[fruit]\nsweet = ""', "no list 'fruit.all'", id="a list is missing"),
        pytest.param('[fruit]\nsweet = ""\nall = ""\nsour = ""', "nobody asks for fruit.sour", id="a list is unknown"),
        pytest.param('[fruit]\nsweet = "+fruit.all"\nall = ""', "does not come before", id="a reference points ahead"),
        pytest.param("[fruit", "Expected", id="it is no TOML"),
    ],
)
def test_a_file_that_does_not_fit_its_class_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        tables_of(Garden, text)


def test_the_file_is_named_where_it_does_not_fit() -> None:
    with pytest.raises(ValueError, match=r"securities/markets\.toml: no list 'fruit\.sweet'"):
        read_tables(Garden, "securities/markets.toml")
