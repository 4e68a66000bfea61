"""A saved web page to an article: what the page says of itself, and its main text."""
