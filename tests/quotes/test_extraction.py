"""Who said what: sentences and the quotes in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes import extract_quotes
from streams.quotes.model import Quote
from streams.text.document import Document, TextField


def document_of(body: str, title: str = "") -> Document:
    return Document(TextField.of("title", title), TextField.of("body", body))


def said(body: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker's name of every quote in ``body``."""
    document = document_of(body)
    return [
        (quote.kind, document.text(quote.span), quote.speaker.name if quote.speaker else None)
        for quote in extract_quotes(document)
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            '"We are pleased with the quarter," said Maria Keller, chief executive of Acme Robotics.',
            [("direct", "We are pleased with the quarter", "Maria Keller")],
        ),
        (
            'Maria Keller runs Acme. "We grew in every region," Keller said. "We will keep hiring."',
            [
                ("direct", "We grew in every region", "Maria Keller"),
                ("direct", "We will keep hiring.", "Maria Keller"),
            ],
        ),
        (
            "Maria Keller said the company would open two plants next year.",
            [("indirect", "the company would open two plants next year", "Maria Keller")],
        ),
        (
            "Maria Keller told reporters on Monday that the plan was \"dead on arrival.\"",
            [("mixed", "the plan was \"dead on arrival.\"", "Maria Keller")],
        ),
    ],
)  # fmt: skip
def test_who_said_what(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert said(body) == expected


def test_the_second_half_of_a_split_quote_continues_the_first() -> None:
    quotes = extract_quotes(document_of('"We grew in every region," Keller said. "We will keep hiring."'))
    assert [quote.continues for quote in quotes] == [None, 0]


def test_what_is_thought_is_not_speech() -> None:
    (quote,) = extract_quotes(document_of("Maria Keller hopes the market will recover next year."))
    assert quote.act == "thought"


def test_a_quotation_without_a_cue_carries_on_from_the_one_before() -> None:
    body = (
        'Maria Keller was blunt. "We lost our way last year," Keller said on a call with analysts.\n\n'
        '"That will not happen again as long as I am here."\n'
    )
    assert [name for _, _, name in said(body)] == ["Maria Keller", "Maria Keller"]


def test_a_transcript() -> None:
    body = (
        "Operator: Our next question is from Ana Ruiz.\n\nAna Ruiz: How is demand?\n\n"
        "Maria Keller: It is strong.\n\nWe see no change.\n\nAna Ruiz: Thank you."
    )
    assert said(body) == [
        ("direct", "Our next question is from Ana Ruiz.", "Operator"),
        ("direct", "How is demand?", "Ana Ruiz"),
        ("direct", "It is strong.", "Maria Keller"),
        ("direct", "We see no change.", "Maria Keller"),
        ("direct", "Thank you.", "Ana Ruiz"),
    ]


@given(st.text(alphabet=st.sampled_from("\"“”„«»'‘’` \nAbHe said,.:1Q")), st.text())
def test_any_text_can_be_read(body: str, title: str) -> None:
    document = document_of(body, title)
    quotes = extract_quotes(document)
    assert quotes == extract_quotes(document)
    for index, quote in enumerate(quotes):
        check(document, quotes, index, quote)


def check(document: Document, quotes: list[Quote], index: int, quote: Quote) -> None:
    assert document.text(quote.span).strip() == document.text(quote.span) != ""
    assert 0 <= quote.confidence <= 1
    assert quote.continues is None or 0 <= quote.continues < index
    if index:
        before = quotes[index - 1].span
        assert before.field != quote.span.field or before.end <= quote.span.start
