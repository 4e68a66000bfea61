"""The application: routes, errors, guard."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp

from streams.serve.web import api, problems
from streams.serve.web.guard import Guard
from streams.serve.web.measured import Measured
from streams.serve.web.pages import doors, site
from streams.serve.web.served import Served
from streams.serve.web.tops import Tops
from streams.version import __version__

_OPENAPI: Final = "/api/v1/openapi.json"
_COMPRESS_BYTES: Final = 1_000
_COMPRESS_LEVEL: Final = 4
"""A page is 3 % larger than at the highest one, in half the time."""


def create_app(served: Served) -> ASGIApp:
    """The page and the API over a store."""

    tops = Tops(served)

    @asynccontextmanager
    async def attached(_app: FastAPI) -> AsyncIterator[None]:
        served.feed.attach(asyncio.get_running_loop())
        try:
            yield
        finally:
            tops.close()

    app = FastAPI(
        title="Quotetape",
        description="Who said what: quotes of news articles as they stand, and as they stood.",
        version=__version__,
        openapi_url=_OPENAPI,
        docs_url=None,  # its page takes its scripts from another host
        redoc_url=None,
        lifespan=attached,
    )
    app.state.served = served
    app.state.tops = tops
    for each in (api, site, doors):
        app.include_router(each.router)
    problems.add_to(app)
    guarded = Guard(
        GZipMiddleware(app, minimum_size=_COMPRESS_BYTES, compresslevel=_COMPRESS_LEVEL),
        host=served.host,
        token=served.token,
    )
    return Measured(guarded, served.metrics)
