"""Who speaks each statement, by the cast, and who that is whom its source only describes."""
