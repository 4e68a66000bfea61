"""Plurals that name nobody."""

import pytest

from streams.quotes.words.plurals import is_common_plural
from tests.quotes.documents import LEX


@pytest.mark.parametrize("word", ["traders", "officials", "prices", "stocks"])
def test_plurals(word: str) -> None:
    assert is_common_plural(word, "may", LEX)


@pytest.mark.parametrize("word", ["musk", "congress", "fed", "it", "waters", "swiss", "monday", "nvidia"])
def test_what_may_be_a_name(word: str) -> None:
    assert not is_common_plural(word, "may", LEX)


@pytest.mark.parametrize(("word", "following"), [("gates", "is"), ("prices", "Inc")])
def test_what_follows_a_name(word: str, following: str) -> None:
    assert not is_common_plural(word, following, LEX)
