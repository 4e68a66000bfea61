"""Articles from files: reading them, progress over them, and those that ship for the demo."""
