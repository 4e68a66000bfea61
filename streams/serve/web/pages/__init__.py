"""Pages for people: what templates make of the store. Everything that comes from an article is escaped."""
