"""``quotetape serve``: the tape as a page, and questions one can ask."""

import logging
import signal
from importlib.util import find_spec
from typing import Annotated, Final

import typer

from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.told_to_stop import interrupt_when_told, quiet_while_loading
from streams.settings import load_settings

app = command_app()

NEEDED: Final = ("fastapi", "uvicorn", "jinja2")
"""What the extra "serve" brings."""


@app.command()
def serve(
    *,
    host: Annotated[
        str | None, typer.Option(metavar="HOST", help="Address to listen on; by default QUOTETAPE_SERVE_HOST.")
    ] = None,
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, metavar="PORT", help="By default QUOTETAPE_SERVE_PORT; 0: any.")
    ] = None,
    keep: Annotated[
        int, typer.Option(min=1, max=3650, metavar="DAYS", help="For how long quotes and texts are kept.")
    ] = 30,
    grafana: Annotated[str | None, typer.Option(metavar="URL", help="Links to this Grafana.")] = None,
) -> None:
    """Serve the tape: a page on which quotes run in, and an HTTP API under /api/v1.

    It reads the output topics of QUOTETAPE_GROUP's workers, and belongs to no group itself: it takes nothing from
    anybody else. What it has read it keeps under QUOTETAPE_STATE_DIR; if that is lost, the topics fill it anew.
    Several may run, each with a store of its own. Needs the extra "serve": `pip install 'quotetape[serve]'`.
    """
    try:
        status = _serve(host, port, keep, grafana)
    except KeyboardInterrupt:  # before it served; from then on the server ends in order by itself
        return
    raise typer.Exit(status)


def _serve(host: str | None, port: int | None, keep: int, grafana: str | None) -> int:
    """Serve until told to stop; the exit status."""
    given = {"serve_host": host, "serve_port": port}
    settings = load_settings(**{name: value for name, value in given.items() if value is not None})
    if not all(map(find_spec, NEEDED)):
        raise CommandError("the page needs more libraries: pip install 'quotetape[serve]'")
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    with quiet_while_loading(signal.SIGTERM, status=0):
        # The web server and its libraries take half a second to import; a wrong setting needs none of them.
        from streams.serve.run import AddressError, run_serve  # noqa: PLC0415
        from streams.serve.store.tables import StoreError  # noqa: PLC0415

    interrupt_when_told(signal.SIGTERM)
    try:
        return run_serve(
            settings,
            keep_days=keep,
            grafana=grafana,
            announce=lambda address: typer.echo(f"The tape is on {address}"),
        )
    except (StoreError, AddressError) as error:
        raise CommandError(str(error)) from error
