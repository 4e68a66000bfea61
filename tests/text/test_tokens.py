"""Words, numbers and marks, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.tokens import places_of, tokenize, word_at


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("O'Brien's plan", ["O'Brien", "'s", "plan"], id="an apostrophe in a name, and a possessive"),
        pytest.param("They’re sure it isn’t.", ["They", "’re", "sure", "it", "isn’t", "."], id="n’t stays, ’re goes"),
        pytest.param("I'd say WE'VE won, y'all", ["I", "'d", "say", "WE", "'VE", "won", ",", "y'all"], id="clitics"),
        pytest.param("the '80s' end", ["the", "'", "80s", "'", "end"], id="an apostrophe at a word's edge is a mark"),
        pytest.param("the U.S. and J.P. Morgan", ["the", "U.S.", "and", "J.P.", "Morgan"], id="initials"),
        pytest.param("J. Orr and St.Paul", ["J", ".", "Orr", "and", "St", ".", "Paul"], id="other full stops"),
        pytest.param("$3,000.50 at 10:30.", ["$", "3,000.50", "at", "10:30", "."], id="points and colons in numbers"),
        pytest.param(
            "In 2011,12 and A1,b", ["In", "2011,12", "and", "A1", ",", "b"], id="a comma between figures only"
        ),
        pytest.param("BRK.B, BRK-B", ["BRK", ".", "B", ",", "BRK", "-", "B"], id="symbols of share classes"),
        pytest.param("($META)", ["(", "$", "META", ")"], id="each mark is one token"),
        pytest.param("``So...''", ["`", "`", "So", ".", ".", ".", "'", "'"], id="marks in a row are apart"),
        pytest.param("“Yes,” she said.", ["“", "Yes", ",", "”", "she", "said", "."], id="typographic marks"),
        pytest.param("'So what?'", ["'", "So", "what", "?", "'"], id="single marks around a sentence"),
        pytest.param("Zoë Äpfel 東京", ["Zoë", "Äpfel", "東京"], id="letters of any script"),
        pytest.param("a\u00a0b\u2009c\td", ["a", "b", "c", "d"], id="any white space separates"),
        pytest.param("", [], id="an empty text"),
        pytest.param(" \n ", [], id="nothing but white space"),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


def test_places_of_words_are_in_order() -> None:
    assert list(places_of(["b", "a", "c", "b"], {"b", "c"})) == [0, 2, 3]


@pytest.mark.parametrize(
    ("index", "word", "or_stop"),
    [
        pytest.param(0, "Rain", "Rain", id="the first word"),
        pytest.param(1, "fell", "fell", id="the last word"),
        pytest.param(2, "", ".", id="behind the last word"),
        pytest.param(-1, "", ".", id="before the first word, not the last again"),
    ],
)
def test_outside_a_text_is_no_word(index: int, word: str, or_stop: str) -> None:
    assert word_at(["Rain", "fell"], index) == word
    assert word_at(["Rain", "fell"], index, ".") == or_stop


def test_offsets_count_code_points() -> None:
    tokens = tokenize("𝔸 é. ")
    assert (tokens.starts, tokens.ends) == ([0, 2, 3], [1, 3, 4])


@given(st.text(alphabet=st.sampled_from("aS1.,:'’ \n") | st.characters()))
def test_tokens_cover_the_text_but_for_white_space(text: str) -> None:
    tokens = tokenize(text)
    offset = 0
    for word, start, end in zip(*tokens, strict=True):
        assert text[start:end] == word != ""
        assert text[offset:start].strip() == ""
        offset = end
    assert text[offset:].strip() == ""
