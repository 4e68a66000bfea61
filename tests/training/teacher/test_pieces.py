"""Tokens as word pieces."""

import pytest

from training.teacher.pieces import MOST, WordPieces

VOCABULARY = ["[PAD]", "[UNK]", "said", "un", "##said", "##s", "cafe", "'", "-", "a", "##a"]
PIECES = WordPieces(VOCABULARY)


@pytest.mark.parametrize(
    ("token", "pieces"),
    [
        pytest.param("said", ["said"], id="a known word"),
        pytest.param("Said", ["said"], id="whatever its case"),
        pytest.param("unsaid", ["un", "##said"], id="the longest pieces from the beginning on"),
        pytest.param("Café", ["cafe"], id="without accents"),
        pytest.param("'s", ["'", "[UNK]"], id="a mark is a piece, what is unknown behind it another"),
        pytest.param("said-cafe", ["said", "-", "cafe"], id="marks part words"),
        pytest.param("said said", ["said", "said"], id="so do spaces"),
        pytest.param("unheard", ["[UNK]"], id="one unknown piece makes the word unknown"),
        pytest.param("\u0301", ["[UNK]"], id="nothing is one unknown piece"),
        pytest.param("a" * 100, ["a"] + ["##a"] * (MOST - 1), id="not more than that"),
    ],
)
def test_pieces(token: str, pieces: list[str]) -> None:
    assert [VOCABULARY[number] for number in PIECES.of(token)] == pieces
