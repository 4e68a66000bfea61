"""A pretrained transformer that learns what the tagger learns, and teaches it on texts that nobody annotated."""
