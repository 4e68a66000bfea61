"""The command line, ``quotetape``: one module a command, each imported only when it is asked for."""

from typing import TYPE_CHECKING, Any

from streams.cli.told_to_stop import quiet_while_loading

if TYPE_CHECKING:
    from streams.cli.application import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command that the arguments name, and exit with its status."""
    with quiet_while_loading():
        from streams.cli.application import run  # noqa: PLC0415 - from the first moment on Ctrl-C is to end it quietly
    run()


def __getattr__(name: str) -> Any:
    """The application is loaded when it is first asked for: ``main`` has to be there before."""
    if name != "app":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from streams.cli.application import app  # noqa: PLC0415 - as said

    return app
