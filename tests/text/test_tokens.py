import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O'Brien's plan", ["O'Brien", "'s", "plan"]),
        ("They’re sure it isn’t.", ["They", "’re", "sure", "it", "isn’t", "."]),
        ("the U.S. and J.P. Morgan", ["the", "U.S.", "and", "J.P.", "Morgan"]),
        ("$3,000.50 at 10:30", ["$", "3,000.50", "at", "10:30"]),
        ("BRK.B, BRK-B", ["BRK", ".", "B", ",", "BRK", "-", "B"]),
        ("($META)", ["(", "$", "META", ")"]),
        ("“Yes,” she said.", ["“", "Yes", ",", "”", "she", "said", "."]),
        ("'So what?'", ["'", "So", "what", "?", "'"]),
        ("Zoë Äpfel 東京", ["Zoë", "Äpfel", "東京"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).words == words


@given(st.text())
def test_tokens_cover_the_text_but_for_white_space(text: str) -> None:
    tokens = tokenize(text)
    offset = 0
    for word, start, end in zip(*tokens, strict=True):
        assert text[start:end] == word != ""
        assert text[offset:start].strip() == ""
        offset = end
    assert text[offset:].strip() == ""
