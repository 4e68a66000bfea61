"""What a field's marks and lines show before any word is read: quotations, asides, datelines, labels, posts."""

from typing import NamedTuple, Self

from streams.quotes.layout.asides import asides_of
from streams.quotes.layout.datelines import datelines_of
from streams.quotes.layout.interviews import Interview, interview_of
from streams.quotes.layout.posts import Post, posts_of
from streams.quotes.layout.quotations import Quotation, quotations_of
from streams.quotes.layout.transcripts import Label, labels_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from streams.text.ranges import Range


class Layout(NamedTuple):
    """How one field is laid out."""

    quotations: list[Quotation]
    """In order; they do not overlap."""
    asides: list[Range]
    """In order; a quotation holds all of one or nothing of it."""
    datelines: list[Range]
    """In order."""
    labels: dict[int, Label]
    """Who speaks, by the number of the paragraph; none if it is no transcript."""
    interview: Interview
    """What is asked and answered without labels; nothing if it is no interview."""
    posts: list[Post]
    """What is embedded from social networks, in order."""

    @classmethod
    def of(cls, field: TextField, lex: Lexicon) -> Self:
        """Look at ``field``."""
        asides = asides_of(field, lex)
        labels = labels_of(field, lex)
        interview = Interview() if labels else interview_of(field, lex)
        quotations = quotations_of(field, asides, lex)
        return cls(quotations, asides, datelines_of(field), labels, interview, posts_of(field, lex))


def layouts_of(document: Document, lex: Lexicon) -> list[Layout]:
    """The layout of every field of ``document``, title first."""
    return [Layout.of(field, lex) for field in document.fields]
