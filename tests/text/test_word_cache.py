"""What is kept of words."""

from streams.text.word_cache import LONGEST, WordCache


def test_a_word_is_made_once() -> None:
    made: list[str] = []

    def make(word: str) -> int:
        made.append(word)
        return len(word)

    cache = WordCache(make)
    assert [cache["one"], cache["three"], cache["one"]] == [3, 5, 3]
    assert made == ["one", "three"]


def test_long_words_are_made_each_time() -> None:
    cache = WordCache(len)

    assert cache["x" * LONGEST] == LONGEST
    assert cache["x" * (LONGEST + 1)] == LONGEST + 1
    assert list(cache) == ["x" * LONGEST]


def test_it_begins_anew_when_it_is_full() -> None:
    cache = WordCache(len, most=2)

    assert [cache[word] for word in ("a", "bb", "ccc", "bb")] == [1, 2, 3, 2]
    assert set(cache) == {"ccc", "bb"}
