"""A text as tokens, sentences and paragraphs; HTML to text; its language. Every offset holds. No names, no meaning."""
