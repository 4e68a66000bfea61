"""Makes what the cast of an article is read with."""
