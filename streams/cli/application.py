"""The application that the commands hang on, and the one place where their errors end.

A command's module has ``app``, a Typer application with its command or commands. Exit statuses: 0 done; 1 done,
but something went wrong on the way, or it could not be done; 2 wrong usage or settings; 130 stopped with Ctrl-C;
141 the reader of the output went away, as for any program in a pipeline.
"""

import logging
import os
import re
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from streams.cli.errors import CommandError
from streams.cli.output import visible
from streams.cli.told_to_stop import quiet_while_loading
from streams.settings import SettingsError, unknown_variables
from streams.version import __version__

_COMMANDS: Final = {
    "demo": "streams.cli.commands.demo",
    "worker": "streams.cli.commands.worker",
    "produce": "streams.cli.commands.produce",
    "feed": "streams.cli.commands.feed",
    "consume": "streams.cli.commands.consume",
    "serve": "streams.cli.commands.serve",
    "extract": "streams.cli.commands.extract",
    "topics": "streams.cli.commands.topics",
    "dlq": "streams.cli.commands.dlq",
    "check": "streams.cli.commands.check",
    "lag-exporter": "streams.cli.commands.lag_exporter",
    "schema": "streams.cli.commands.schema",
    "securities": "streams.cli.commands.securities",
}
"""Module by command, in the order that help shows."""

_WRONG_USAGE: Final = 2
_READER_GONE: Final = 128 + 13  # what a shell reports of a program that SIGPIPE ended

_HELP: Final = """
The ticker tape of who said what: quotes and tickers from news articles, as a Kafka stream.

Begin with **quotetape demo**, which brings a broker of its own (`pip install 'quotetape[demo]'`), or with one article:

    quotetape extract page.html

Against your own Kafka, named by the variable QUOTETAPE_BROKERS (host:port):

    quotetape topics create
    quotetape worker
    quotetape produce articles.jsonl
    quotetape consume --ticker META
    quotetape serve
"""


class _Commands(TyperGroup):
    """Commands that are imported when needed: ``extract`` starts without a Kafka client."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the signature is Click's
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - the signature is Click's
        if cmd_name not in _COMMANDS:
            return None
        with quiet_while_loading():
            module = import_module(_COMMANDS[cmd_name])
        command = typer.main.get_command(module.app)
        command.name = cmd_name
        return command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in _COMMANDS and (meant := get_close_matches(args[0], _COMMANDS, n=1)):
            ctx.fail(f"No such command {args[0]!r}; did you mean {meant[0]}?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        # The clients log every attempt to connect; a command says in one line what came of them.
        for client in ("kafka", "aiokafka"):
            logging.getLogger(client).setLevel(logging.CRITICAL)
        for warning in unknown_variables():
            typer.echo(visible(warning), err=True)
        try:
            return super().invoke(ctx)
        except CommandError as error:
            raise _ended(error, error.status) from error
        except SettingsError as error:
            raise _ended(error, _WRONG_USAGE) from error
        except typer.BadParameter as error:
            error.message = _plain(error.message)
            raise
        except BrokenPipeError as error:
            _give_output_up()
            raise typer.Exit(_READER_GONE) from error
        except OSError as error:  # a disk that is full, a file that went away
            _give_output_up()
            where = f"{error.filename}: " if error.filename else ""
            raise _ended(CommandError(f"{where}{error.strerror or error}"), 1) from error


def _give_output_up() -> None:
    """Drop what is still buffered and can't be written; the interpreter would complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _plain(message: str) -> str:
    """What is wrong with an argument in a person's words; Typer hands on what its library says to programmers."""
    said = message.removeprefix("Value error, ")
    return re.sub(r"^Input should be ", "it must be ", said)


def _ended(error: Exception, status: int) -> typer.Exit:
    typer.echo(f"quotetape: {visible(str(error))}", err=True)
    return typer.Exit(status)


app = typer.Typer(
    cls=_Commands,
    help=_HELP,
    rich_markup_mode="markdown",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(value: bool) -> None:  # noqa: FBT001 - a callback of Typer's
    if value:
        typer.echo(f"quotetape {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def run() -> None:
    """Run the command that the arguments name, and exit with its status."""
    # numpy's linear algebra would start a thread a core as it is loaded, a tenth of a second's spinning; none is used.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    app(prog_name="quotetape")
