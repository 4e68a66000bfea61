"""Tickers: which listed securities an article is about, as of its day. ``tagging`` reads a document; ``model`` is what it finds."""
