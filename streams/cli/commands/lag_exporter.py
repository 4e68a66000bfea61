"""``quotetape lag-exporter``: how far groups are behind, for Prometheus."""

from typing import Annotated

import typer

from streams.cli.command_app import command_app
from streams.settings import load_settings

app = command_app()


@app.command(name="lag-exporter")
def lag_exporter(
    *,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A consumer group, instead of QUOTETAPE_GROUP's; may be repeated."),
    ] = None,
    interval: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="Between two looks at the brokers.")
    ] = 10.0,
) -> None:
    """Serve the lag and the members of consumer groups at /metrics, for as long as no worker runs, too.

    It listens where a worker would (QUOTETAPE_WEB_HOST, QUOTETAPE_WEB_PORT), with /livez and /readyz, and joins no
    group.
    """
    deployments = [load_settings(group=name) for name in group or ()] or [load_settings()]
    # The server takes a moment to import; a wrong setting needs none of it.
    from streams.worker.lag_exporter import run_lag_exporter  # noqa: PLC0415

    raise typer.Exit(run_lag_exporter(deployments, interval=interval))
