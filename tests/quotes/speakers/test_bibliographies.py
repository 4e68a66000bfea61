"""Titles with who published them and when: nobody's words."""

import pytest

from streams.quotes.model import QuoteKind
from streams.quotes.speakers.bibliographies import is_reference
from streams.quotes.statements.statements import Statement
from tests.quotes.documents import cast_of, document_of, quotes_in, range_of


def refers(body: str, content: str, source: str | None = None, kind: QuoteKind = "direct") -> bool:
    """Whether the last ``content`` in ``body`` is the title of what others published."""
    cast = cast_of(body)
    field = cast.document.body
    statement = Statement(
        range_of(field, content),
        kind,
        speech=True,
        source=None if source is None else range_of(field, source),
        cue=None,
        continues=False,
        content_probability=0.9,
    )
    return is_reference(cast, field, statement)


TITLE = "Prices fall again"


@pytest.mark.parametrize(
    "after",
    [
        pytest.param(" — The Courier, 3 May 2011", id="who published it and the date"),
        pytest.param(" - The Courier, 3 May 2011", id="after a hyphen"),
        pytest.param(" — Courier of the North, May 4, 2011", id="function words in a name"),
        pytest.param(" — Acme.ca, May 1899", id="an address"),
        pytest.param(" — May 2011", id="a month and a year alone"),
        pytest.param(" — The Courier, 3 May 2011.", id="a full stop after it"),
        pytest.param(" — " + "A " * 21 + "May 2011", id="twenty-four tokens"),
    ],
)
def test_a_title_with_its_date_is_a_reference(after: str) -> None:
    assert refers(f"“{TITLE}”{after}", TITLE)
    assert refers(f"It fell.\n\n“{TITLE}”{after}\n\nIt rose in June 2010.", TITLE)


@pytest.mark.parametrize(
    "after",
    [
        pytest.param("", id="nothing after it"),
        pytest.param(" The Courier, 3 May 2011", id="no dash"),
        pytest.param(" — The Courier", id="no date"),
        pytest.param(" — The Courier, May 3", id="no year"),
        pytest.param(" — The Courier, May 1786", id="a number that is no year of the press"),
        pytest.param(" — The Courier, 2011", id="no month"),
        pytest.param(" — 2011", id="a year alone"),
        pytest.param(" — May 2011, The Courier", id="a date that comes first"),
        pytest.param(" — prices that The Courier read in May 2011", id="words in lower case"),
        pytest.param(" — Ann Roe, May 2011", id="a person"),
        pytest.param(" — " + "A " * 22 + "May 2011", id="twenty-five tokens"),
        pytest.param(" —", id="nothing after the dash"),
        pytest.param("\n\n— The Courier, 3 May 2011", id="a paragraph later"),
    ],
)
def test_what_has_no_date_and_publisher_is_none(after: str) -> None:
    assert not refers(f"“{TITLE}”{after}", TITLE)


AFTER = " — The Courier, 3 May 2011"


@pytest.mark.parametrize("end", [".", "!"])
def test_a_sentence_is_no_title(end: str) -> None:
    assert not refers(f"“{TITLE}{end}”{AFTER}", TITLE + end)


def test_a_question_may_be_a_title() -> None:
    assert refers(f"“{TITLE}?”{AFTER}", TITLE + "?")


def test_what_somebody_introduces_is_no_title() -> None:
    assert not refers(f"Acme: “{TITLE}”{AFTER}", TITLE, source="Acme")
    assert refers(f"“{TITLE}”{AFTER}", TITLE, source="The Courier")


@pytest.mark.parametrize("kind", ["indirect", "mixed"])
def test_only_what_stands_inside_marks_is_a_title(kind: QuoteKind) -> None:
    assert not refers(f"“{TITLE}”{AFTER}", TITLE, kind=kind)


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
