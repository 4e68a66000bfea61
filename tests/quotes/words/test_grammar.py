"""Lists of words by their grammar, from a file."""

import pytest

from streams.data import read_text
from streams.data.tables import tables_of
from streams.quotes.words.grammar import Grammar

SHIPPED = read_text("words/grammar.toml")


def test_a_list_has_the_words_of_those_it_refers_to() -> None:
    determiners = tables_of(Grammar, SHIPPED).determiners
    assert determiners.all == determiners.articles | determiners.possessive


def test_a_list_of_phrases_keeps_them_whole() -> None:
    assert "that said" in tables_of(Grammar, SHIPPED).phrases.idioms


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (SHIPPED + '\nunheard = "of"', "phrases.unheard"),
        (SHIPPED + '\n[particles]\nnames = "van"', "particles.names"),
        (SHIPPED.replace("asking =", "answering ="), "no list 'verbs.asking'"),
        (SHIPPED.replace("+determiners.possessive", "+pronouns.relative"), "pronouns.relative does not come before"),
    ],
)
def test_a_file_that_differs_from_its_classes_says_where(changed: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        tables_of(Grammar, changed)
