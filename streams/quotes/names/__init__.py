"""Names as a text writes them, and which of them mean the same. What people are and who speaks is not asked here."""
