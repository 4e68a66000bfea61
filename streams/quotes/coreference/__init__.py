"""The mentions of an article, and whom its pronouns mean."""
