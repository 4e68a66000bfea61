"""Whom the "I" of a text means."""

import pytest

from streams.quotes.speakers.bylines import author
from tests.quotes.documents import cast_of, document_of, quotes_in

LETTER = "From: Ann Roe, Chief Executive\nTo: all\n\nJane Lund asked me for it. I said, “It is closed.”\n\nAnn"


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("By Ann Roe\n\nHe met Tom Lund.", "Ann Roe", id="a byline"),
        pytest.param(LETTER, "Ann Roe", id="who sends a letter"),
        pytest.param("Ann Roe • 2nd\nFounder\n\nHe met Tom Lund.", "Ann Roe", id="who heads a post"),
        pytest.param("Dear all,\n\nHe met Tom Lund.\n\nAnn Roe", "Ann Roe", id="who signs a letter"),
        pytest.param("He met Tom Lund.\n\nAnn Roe", None, id="no caption"),
        pytest.param("Ms. Roe,\n\nHe met Tom Lund.", None, id="not whom a letter is to"),
        pytest.param("Ann Roe met Tom Lund.\n\nIt rose.", None, id="not who is told of first"),
        pytest.param("He met Tom Lund.\n\nIt was Ann Roe", None, id="nor last"),
        pytest.param("It rose.", None, id="nobody"),
    ],
)
def test_a_text_says_who_wrote_it(body: str, name: str | None) -> None:
    cast = cast_of(body)
    mention = author(cast)
    assert (None if mention is None or mention.entity is None else cast.name_of(mention.entity)) == name


def test_who_wrote_it_says_what_i_said() -> None:
    speakers = [quote.speaker for quote in quotes_in(document_of(LETTER))]
    assert [(who.name, who.type) for who in speakers if who is not None] == [("Ann Roe", "person")]


def test_who_wrote_it_is_nobody_whom_it_tells_of() -> None:
    body = "By Ann Roe\n\nA nurse I met told me that it had tripled. “I have stopped,” she said."
    speakers = [quote.speaker for quote in quotes_in(document_of(body))]
    assert speakers != []
    assert all(speaker is None or speaker.name != "Ann Roe" for speaker in speakers)
