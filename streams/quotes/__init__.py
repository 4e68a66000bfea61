"""Quotes: who said what, verbatim, with offsets."""

from streams.quotes.extraction import extract_quotes
from streams.quotes.model import Quote

__all__ = ["Quote", "extract_quotes"]
