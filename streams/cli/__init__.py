"""The command line, ``quotetape``: one module a command, each imported only when it is asked for."""

from streams.cli.application import app, main

__all__ = ["app", "main"]
