"""The brokers seen from outside: reaching them, topics, groups, a broker of one's own. No article passes here."""
