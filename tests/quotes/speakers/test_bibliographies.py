"""Titles with who published them and when: nobody's words."""

import pytest

from tests.quotes.documents import document_of, quotes_in


def said(body: str) -> list[tuple[str, str | None]]:
    document = document_of(body)
    return [(document.text(quote.span), quote.speaker.name if quote.speaker else None) for quote in quotes_in(document)]


@pytest.mark.parametrize(
    "body",
    [
        '"Prices fall again and again" — The Courier, 3 May 2011',
        '"Document found on street not secret, say feds" — The Harbour Press, August 15, 2008',
        'Jane Lee. "Prices fall again" — The Courier, 3 May 2011\n\n"Banks raise rates" — Acme.ca, May 4, 2011',
    ],
)
def test_a_dated_title_is_said_by_nobody(body: str) -> None:
    assert said(body) == []


def test_who_published_a_title_does_not_go_on_speaking() -> None:
    body = '"Prices fall again" — The Courier, 3 May 2011\n\n"We are doing everything we can to help people."'
    assert [name for _, name in said(body)] in ([], [None])


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('"I would never rush a harvest" — Ana Ruiz, May 4, 2011', "I would never rush a harvest"),
        ('"We shall plant on the beaches." — Churchill, May 1940', "We shall plant on the beaches."),
        ('"Banks must raise capital." — Federal Reserve, March 2020', "Banks must raise capital."),
        ('An Acme spokesman said: "We are very sorry" — Monday, May 3, 2021.', "We are very sorry"),
        ('Acme said it "will cut jobs and close plants", in May 2011', "will cut jobs and close plants"),
    ],
)
def test_what_somebody_said_and_when_is_a_quote(body: str, words: str) -> None:
    assert [text for text, _ in said(body) if words in text]
