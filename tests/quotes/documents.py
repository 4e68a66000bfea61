"""Documents for tests, their quotes, and who is in them."""

from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.fields import layouts_of
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
    return Cast.of(document, layouts_of(document, LEX), LEX, EXTRACTOR.ranking)


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
