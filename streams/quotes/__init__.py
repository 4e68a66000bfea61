"""Quotes: who said what, verbatim, with offsets. ``extraction`` reads a document; ``model`` is what it finds."""
