"""The word lists that tell what words are: read once, handed to whoever asks. No text is read here."""
