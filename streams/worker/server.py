"""A process' web server: metrics for Prometheus and health for whoever keeps the process running."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CollectorRegistry, exposition

from streams.listening import why_not
from streams.worker.health import Readiness


class WebServerError(RuntimeError):
    """The address can't be listened on; the message says which and why."""


def create_site(registry: CollectorRegistry, readiness: Callable[[], Readiness]) -> web.Application:
    """The pages: ``/metrics``, ``/livez`` and ``/readyz``."""

    async def metrics(request: web.Request) -> web.Response:
        encode, content_type = exposition.choose_encoder(request.headers.get("Accept", ""))
        return web.Response(body=encode(registry), headers={"Content-Type": content_type})

    async def livez(_request: web.Request) -> web.Response:
        # Served by the loop that the work is done in: an answer means that it turns.
        return web.json_response({"live": True})

    async def readyz(_request: web.Request) -> web.Response:
        state = readiness()
        return web.json_response({"ready": state.ready, "reason": state.reason}, status=200 if state.ready else 503)

    async def say_no_more(_request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Server"] = "quotetape"  # else the versions of Python and of aiohttp
        response.headers["X-Content-Type-Options"] = "nosniff"

    site = web.Application()
    site.on_response_prepare.append(say_no_more)
    site.add_routes([web.get("/metrics", metrics), web.get("/livez", livez), web.get("/readyz", readyz)])
    return site


@asynccontextmanager
async def serve(site: web.Application, host: str, port: int) -> AsyncIterator[str]:
    """Serve ``site`` and give its address, such as ``http://127.0.0.1:6066``.

    Args:
        site: What to serve.
        host: The address to listen on.
        port: 0 is any free port.

    Raises:
        WebServerError: The address can't be listened on.
    """
    runner = web.AppRunner(site, access_log=None, handle_signals=False, shutdown_timeout=1.0)
    await runner.setup()
    try:
        listener = web.TCPSite(runner, host, port)
        try:
            await listener.start()
        except OSError as error:
            why = why_not(error, host, port, port_option="QUOTETAPE_WEB_PORT", host_option="QUOTETAPE_WEB_HOST")
            raise WebServerError(f"Can't serve metrics and health on {why}") from error
        bound: int = runner.addresses[0][1]
        yield f"http://{f'[{host}]' if ':' in host else host}:{bound}"
    finally:
        await runner.cleanup()


__all__ = ["WebServerError", "create_site", "serve"]
