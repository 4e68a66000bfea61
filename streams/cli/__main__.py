"""``python -m streams.cli`` is ``quotetape``."""

from streams.cli.application import main

main()
