"""Tickers: which listed securities an article is about, as of its day. ``tagging`` finds them."""
