"""Who is in an article, and whom each name and "the company" mean. What was said is not known here."""
