"""What is left of words by which they are known again."""

import pytest

from streams.quotes.words.stems import stems_of
from tests.quotes.documents import LEX


@pytest.mark.parametrize(
    ("words", "stems"),
    [
        pytest.param("we expected profits", {"expec", "profi"}, id="the beginnings of words"),
        pytest.param("it is of the", set(), id="nothing of words without meaning"),
        pytest.param("“ 12 % , up ”", {"12"}, id="figures, and no marks"),
        pytest.param("", set(), id="nothing of nothing"),
    ],
)
def test_stems_are_of_words_that_carry_meaning(words: str, stems: set[str]) -> None:
    assert stems_of(words.split(), LEX) == stems
