"""Send what came of an article, have it acknowledged, then commit its offset. No article is read here."""
