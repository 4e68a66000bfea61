"""Which candidates an article means, and how much it is about them: evidence, weights, relevance."""
