"""Documents for tests, and who is in them."""

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.salience import learnt_ranking
from streams.quotes.layout.fields import layouts_of
from streams.quotes.model import Speaker
from streams.quotes.words.lexicon import lexicon
from streams.text.document import Document, TextField


def document_of(body: str, title: str = "") -> Document:
    """An article of plain text."""
    return Document(TextField.of("title", title), TextField.of("body", body))


def cast_of(body: str, title: str = "") -> Cast:
    """Who is in an article of plain text."""
    document = document_of(body, title)
    return Cast.of(document, layouts_of(document), lexicon(), learnt_ranking())


def speaker_of(body: str, source: str, title: str = "") -> Speaker:
    """Whom the last ``source`` in ``body`` means."""
    cast = cast_of(body, title)
    field = cast.document.body
    start = body.rindex(source)
    inside = [i for i, at in enumerate(field.starts) if start <= at < start + len(source)]
    return cast.speaker_of_span("body", inside[0], inside[-1] + 1)
