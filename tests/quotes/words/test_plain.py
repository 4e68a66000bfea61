"""Words that are nothing but words."""

import pytest

from streams.quotes.words.plain import is_plain
from tests.quotes.documents import LEX


@pytest.mark.parametrize("word", ["traders", "profit", "stocks"])
def test_words(word: str) -> None:
    assert is_plain(word, LEX)


@pytest.mark.parametrize("word", ["mark", "china", "swiss", "apple", "may", "monday", "nvidia"])
def test_names_and_dates_that_are_written_like_words(word: str) -> None:
    assert not is_plain(word, LEX)
