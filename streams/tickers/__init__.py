"""Tickers: which listed securities an article is about, as of its day."""

from streams.tickers.tagging import SecurityTagger, security_tagger

__all__ = ["SecurityTagger", "security_tagger"]
