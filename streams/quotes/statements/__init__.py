"""What is said and by which words: the learnt tagger and its answers. Who the words mean is not asked here."""
