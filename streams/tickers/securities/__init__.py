"""The dated security master: what was listed when, and what it was called. No article is read here."""
