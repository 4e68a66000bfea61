"""The mentions of an article, whom its pronouns mean, and how likely a description means somebody."""
