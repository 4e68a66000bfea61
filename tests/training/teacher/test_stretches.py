"""Articles in stretches that a transformer reads at once."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.layout import Layout
from streams.quotes.statements.reading import Reading, Vocabulary, read
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range
from training.quotes.corpus import example
from training.quotes.lesson import lesson
from training.teacher.pieces import CLASSIFIER, PADDING, SEPARATOR, WordPieces
from training.teacher.stretches import NO_TRAIT, padded, ranges_of, stretch_of

LEX, VOCABULARY = Lexicon.load(), Vocabulary.load()
PIECES = WordPieces(["[PAD]", "[UNK]", "a", "##a"])


def reading_of(text: str) -> Reading:
    field = TextField.of("body", text)
    return read([field], [Layout.of(field, LEX)], VOCABULARY)


@pytest.mark.parametrize(
    ("text", "most", "cuts"),
    [
        pytest.param("A b c d.\n\nE f g h.", 100, [10], id="one stretch if it fits"),
        pytest.param("A b c d.\n\nE f g h.", 7, [5, 10], id="cut between paragraphs"),
        pytest.param("Aa b:\n\nC d e.\n\nF g h.", 9, [7, 11], id="rather not behind what introduces"),
        pytest.param("A b c. D e f.", 6, [4, 8], id="else between sentences"),
        pytest.param("a b c d e f", 4, [4, 6], id="else anywhere"),
    ],
)
def test_where_an_article_is_cut(text: str, most: int, cuts: list[int]) -> None:
    reading = reading_of(text)
    found = ranges_of(reading, [1] * len(reading.tokens), most)
    assert [place.end for place in found] == cuts


@given(st.lists(st.sampled_from(["a", "b.", "c:", "\n\n", '"', "d"]), min_size=1, max_size=60), st.integers(1, 30))
def test_stretches_cover_an_article_without_overlap(words: list[str], most: int) -> None:
    reading = reading_of(" ".join(words))
    count = len(reading.tokens)
    found = ranges_of(reading, [2] * count, most)
    assert [token for place in found for token in range(*place)] == list(range(count))
    assert all(2 * (place.end - place.start) <= max(most, 2) for place in found)


def test_a_stretch_has_some_of_what_stands_before_it() -> None:
    read = lesson(example({"text": "a " * 80 + "aa " * 20, "quotes": []}, VOCABULARY, LEX))
    read = read._replace(reading=replace(read.reading, traits=np.arange(100, dtype=np.int32)))
    stretch = stretch_of(PIECES, read, Range(80, 100))
    assert (stretch.pieces[0], stretch.pieces[-1]) == (CLASSIFIER, SEPARATOR)
    assert len(stretch.pieces) == 1 + 48 + 40 + 1
    assert stretch.places == [1 + 48 + 2 * number for number in range(20)]
    assert stretch.traits[1:4] == [32, 33, 34]
    assert stretch.traits[-3:] == [99, 99, NO_TRAIT]


def test_stretches_are_padded_to_one_length() -> None:
    article = example({"text": "a " * 30, "quotes": []}, VOCABULARY, LEX)
    told = lesson(article), lesson(article, invented=True)
    batch = padded([stretch_of(PIECES, *each) for each in zip(told, (Range(0, 3), Range(0, 20)), strict=True)])
    assert batch.invented.tolist() == [0, 1]
    assert batch.pieces.shape == batch.traits.shape == batch.mask.shape == (2, 32)
    assert batch.mask.sum(axis=1).tolist() == [5, 22]
    assert batch.pieces[0, 5:].tolist() == [PADDING] * 27
    assert [trait == NO_TRAIT for trait in batch.traits[0].tolist()] == [True] + [False] * 3 + [True] * 28
