"""Documents for tests, their quotes, and who is in them."""

from bisect import bisect_left
from itertools import accumulate
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.fields import layouts_of
from streams.quotes.model import Quote, Speaker
from streams.text.document import Document, TextField
from tests.core import core

EXTRACTOR: Final = core().quotes
LEX: Final = EXTRACTOR.lexicon


def document_of(body: str, title: str = "") -> Document:
    """An article of plain text."""
    return Document(TextField.of("title", title), TextField.of("body", body))


def cast_of(body: str, title: str = "") -> Cast:
    """Who is in an article of plain text."""
    document = document_of(body, title)
    return cast_in(document)


def cast_in(document: Document) -> Cast:
    """Who is in ``document``."""
    return Cast.of(document, layouts_of(document, LEX), LEX, EXTRACTOR.ranking)


def quotes_in(document: Document) -> list[Quote]:
    """The quotes of ``document``."""
    return EXTRACTOR.extract(document)


def speaker_of(body: str, source: str, title: str = "") -> Speaker:
    """Whom the last ``source`` in ``body`` means."""
    cast = cast_of(body, title)
    field = cast.document.body
    start = body.rindex(source)
    inside = [i for i, at in enumerate(field.starts) if start <= at < start + len(source)]
    return cast.speaker_of_span("body", inside[0], inside[-1] + 1)


def marked(text: str) -> tuple[TextField, list[int]]:
    """The body that ``text`` is without its bars, and the token that begins at or after each of them."""
    parts = text.split("|")
    field = document_of("".join(parts)).body
    offsets = accumulate(map(len, parts[:-1]))
    return field, [bisect_left(field.starts, offset) for offset in offsets]


def words_of(field: TextField, start: int, end: int) -> str:
    """What tokens ``start`` up to ``end`` say; nothing if there are none."""
    return field.text[slice(*field.span(start, end)[1:])] if end > start else ""


def source_of(text: str) -> Speaker:
    """Who says so where ``text``, or its last sentence if it names one before, is the source: "Jane Roe of Acme"."""
    last = text.rpartition(". ")[2] if text.count("Roe") > 1 else text
    return speaker_of(f"{text} said so.", last)
