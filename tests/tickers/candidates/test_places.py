"""Where candidates may begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.tickers.candidates import places
from streams.tickers.candidates.places import PlaceFinder
from tests.tickers.small import LEXICON

SYMBOLS, NAMES = {"ACME", "$", "É"}, {"Acme", "ACME", "iPhone", "émile"}
FINDER = PlaceFinder(SYMBOLS, NAMES, LEXICON)


@pytest.mark.parametrize(
    ("words", "of_symbols", "of_names"),
    [
        pytest.param(["the", "$", "sign"], [1], [], id="a mark before a symbol"),
        pytest.param(["Acme", "said"], [], [0], id="a name in capitals"),
        pytest.param(["an", "iPhone"], [], [1], id="a name that begins with a small letter"),
        pytest.param(["ACME", "acme"], [0], [0], id="a word that is both, but not in another writing"),
        pytest.param(["É", "émile"], [0], [1], id="words outside ASCII"),
        pytest.param([], [], [], id="nothing in nothing"),
    ],
)
def test_places_are_told_by_what_may_begin_there(words: list[str], of_symbols: list[int], of_names: list[int]) -> None:
    found = FINDER.find(words)

    assert (found.symbols, found.names) == (of_symbols, of_names)


@given(st.lists(st.sampled_from(["ACME", "Acme", "acme", "$", "iPhone", "É", "émile", "zebra", "~"])))
def test_every_place_is_found_and_nothing_else(words: list[str]) -> None:
    found = FINDER.find(words)

    assert found.symbols == [index for index, word in enumerate(words) if word in SYMBOLS]
    assert found.names == [index for index, word in enumerate(words) if word in NAMES]


def test_a_text_of_nothing_but_symbols_is_not_looked_at_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOST_PLACES", 3)

    found = FINDER.find(["ACME"] * 9)

    assert (found.symbols, found.names) == ([0, 1, 2], [0, 1, 2])


def test_words_that_tell_what_a_text_is_about_have_places_too() -> None:
    found = FINDER.find(["ACME", "shares", "in", "rupee", "shares"])

    assert (found.company_words, found.foreign_words) == ([1, 4], [3])
