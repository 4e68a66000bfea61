"""``python -m streams.cli`` is ``quotetape``."""

from streams.cli import main

main()
