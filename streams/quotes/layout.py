"""What a field's marks and lines show before any word is read: quotations, and a transcript's labels."""

from typing import NamedTuple, Self

from streams.quotes.marks import Quotation, quotations_of
from streams.quotes.transcripts import Label, labels_of
from streams.text.document import Document, TextField


class Layout(NamedTuple):
    """How one field is laid out."""

    quotations: list[Quotation]
    """In order; they do not overlap."""
    labels: dict[int, Label]
    """Who speaks, by the number of the paragraph; none if it is no transcript."""

    @classmethod
    def of(cls, field: TextField) -> Self:
        """Look at ``field``."""
        return cls(quotations_of(field), labels_of(field))


def layouts_of(document: Document) -> list[Layout]:
    """The layout of every field of ``document``, title first."""
    return [Layout.of(field) for field in document.fields]
