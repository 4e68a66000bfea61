"""Quotes: who said what, verbatim, with offsets."""

from streams.quotes.model import Quote
from streams.text.document import Document

__all__ = ["extract_quotes"]


def extract_quotes(document: Document) -> list[Quote]:
    """The quotes of an English ``document``, in order of place (title first)."""
    del document
    return []
