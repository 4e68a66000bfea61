"""Offset-preserving views of a text."""
