"""Tickers: which listed securities an article is about, as of its day."""

from collections.abc import Sequence
from datetime import date

from streams.text.document import Document
from streams.tickers.model import TaggedSecurity

__all__ = ["master_as_of", "tag_securities"]


def tag_securities(
    document: Document, *, on: date, hints: Sequence[str] = (), names: bool = True
) -> list[TaggedSecurity]:
    """The securities that ``document`` mentions, most relevant first.

    Args:
        document: The article.
        on: The article's day; it decides what a symbol or a name means.
        hints: Symbols that the publisher gave; evidence, never copied blindly.
        names: Whether to look for names too; otherwise symbols only (for a language that is not English).
    """
    del document, on, hints, names
    return []


def master_as_of() -> str:
    """The date of the newest fact in the security master, ISO 8601."""
    return "2026-08-22"
