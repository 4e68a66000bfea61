"""The command line, ``quotetape``: one module a command, each imported only when it is asked for."""

import signal
import sys
from typing import TYPE_CHECKING, Any, Final

from streams.cli.told_to_stop import leave_when_told, quiet_while_loading

if TYPE_CHECKING:
    from streams.cli.application import app

__all__ = ["app", "main"]

_SERVICES: Final = ("worker", "serve", "lag-exporter")
"""Commands that end in order on SIGTERM once they run, and have nothing to end before."""


def main() -> None:
    """Run the command that the arguments name, and exit with its status."""
    if sys.argv[1:] and sys.argv[1] in _SERVICES:
        leave_when_told(signal.SIGTERM)
    with quiet_while_loading():
        from streams.cli.application import run  # noqa: PLC0415 - from the first moment on Ctrl-C is to end it quietly
    run()


def __getattr__(name: str) -> Any:
    """The application is loaded when it is first asked for: ``main`` has to be there before."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from streams.cli.application import app  # noqa: PLC0415 - as said

    return app
