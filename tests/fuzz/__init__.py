"""Any bytes at all: what must hold of a record whatever is in it, and ways to make what is in it."""
