"""Commands that make the data and the learnt weights that ship with the package."""
