"""Documents for tests, their quotes, and who is in them."""

from bisect import bisect_left
from itertools import accumulate
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.layout import layouts_of
from streams.quotes.model import Quote, Speaker
from streams.text.document import Document, TextField
from streams.text.ranges import Range
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
    return Cast.of(document, layouts_of(document, LEX), LEX, EXTRACTOR.learnt)


def quotes_in(document: Document) -> list[Quote]:
    """The quotes of ``document``."""
    return EXTRACTOR.extract(document)


def speaker_of(body: str, source: str, title: str = "") -> Speaker:
    """Whom the last ``source`` in ``body`` means."""
    cast = cast_of(body, title)
    return cast.speaker_of_span("body", *range_of(cast.document.body, source))


def range_of(field: TextField, words: str) -> Range:
    """The tokens of ``words`` where they stand last in ``field``."""
    start = field.text.rindex(words)
    inside = [index for index, at in enumerate(field.starts) if start <= at < start + len(words)]
    return Range(inside[0], inside[-1] + 1)


def text_of(field: TextField, tokens: Range) -> str:
    """What ``tokens`` of ``field`` say; nothing if there are none."""
    return field.text[field.starts[tokens.start] : field.ends[tokens.end - 1]] if tokens.start < tokens.end else ""


def marked(text: str) -> tuple[TextField, list[int]]:
    """The body that ``text`` is without its bars, and the token that begins at or after each of them."""
    parts = text.split("|")
    field = document_of("".join(parts)).body
    offsets = accumulate(map(len, parts[:-1]))
    return field, [bisect_left(field.starts, offset) for offset in offsets]


def words_of(field: TextField, start: int, end: int) -> str:
    """As ``text_of``, for tokens ``start`` up to ``end``."""
    return text_of(field, Range(start, end))


def source_of(text: str) -> Speaker:
    """Who says so where ``text``, or its last sentence if it names one before, is the source: "Jane Roe of Acme"."""
    last = text.rpartition(". ")[2] if text.count("Roe") > 1 else text
    return speaker_of(f"{text} said so.", last)
