"""How ordinary words are."""

import pytest

from streams.tickers.securities.words import CAPITALIZED, COINED, Ordinariness, OrdinaryWords, rarity_at, words_of

LINES = ["# a comment", "gap 20", "ford 0 proper", "it 10 acronym", "usa 0 acronym", "ge 0", "people 5"]
WORDS = OrdinaryWords(words_of(LINES, frozenset({"ge", "fda"})), generic=frozenset({"energy", "group"}))


@pytest.mark.parametrize(
    ("word", "level", "mark"),
    [
        pytest.param("gap", 20, "", id="a listed word has its level"),
        pytest.param("ford", CAPITALIZED, "proper", id="a word that is only a name is capitalized"),
        pytest.param("it", 10, "acronym", id="an acronym may be a word too"),
        pytest.param("usa", COINED, "acronym", id="a word without a level that is no name is coined"),
        pytest.param("ge", COINED, "acronym", id="what the acronyms list is one"),
        pytest.param("fda", COINED, "acronym", id="an acronym needs no other line"),
        pytest.param("zorblax", COINED, "", id="what is in no list is coined"),
    ],
)
def test_a_line_tells_a_word(word: str, level: int, mark: str) -> None:
    assert WORDS.of(word) == Ordinariness(level, mark == "proper", mark == "acronym")


@pytest.mark.parametrize(
    ("key", "rarity"),
    [
        pytest.param("gap", "common", id="one common word"),
        pytest.param("people", "everyday", id="one everyday word"),
        pytest.param("people people", "common", id="everyday words together are common"),
        pytest.param("gap ford", "proper", id="the rarest word counts"),
        pytest.param("gap energy", "common", id="general words do not count"),
        pytest.param("energy group", "common", id="general words alone are common"),
        pytest.param("energy", "common", id="one general word alone too"),
        pytest.param("zorblax group", "coined", id="a coinage"),
    ],
)
def test_a_name_is_as_rare_as_its_rarest_telling_word(key: str, rarity: str) -> None:
    assert WORDS.rarity_of(key) == rarity


@pytest.mark.parametrize(
    ("level", "rarity"),
    [
        (5, "everyday"),
        (6, "common"),
        (20, "common"),
        (21, "known"),
        (50, "known"),
        (51, "rare"),
        (75, "proper"),
        (80, "coined"),
    ],
)
def test_levels_have_classes(level: int, rarity: str) -> None:
    assert rarity_at(level) == rarity


def test_the_shipped_words_tell_a_word_from_a_coinage() -> None:
    shipped = OrdinaryWords.load()

    assert [shipped.rarity_of(key) for key in ("people", "target", "etsy holdings")] == ["everyday", "common", "coined"]
