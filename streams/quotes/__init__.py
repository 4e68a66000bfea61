"""Quotes: who said what, verbatim, with offsets."""

from streams.quotes.extraction import QuoteExtractor
from streams.quotes.model import Quote

__all__ = ["Quote", "QuoteExtractor"]
