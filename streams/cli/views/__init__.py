"""What a person sees in a terminal. Nothing of an article is trusted here: controls are shown, not obeyed."""
