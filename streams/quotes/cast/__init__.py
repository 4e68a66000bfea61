"""Who is in an article, and whom each name, pronoun and description means. What was said is not known here."""
