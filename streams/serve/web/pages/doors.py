"""What lies beside the pages: signing in, the files that pages refer to, health."""

import hmac
from typing import Annotated, Final
from urllib.parse import parse_qs

from fastapi import APIRouter, Header, Request
from prometheus_client import exposition
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from streams.serve.web.guard import COOKIE, METRICS, SIGN_IN, cookie_of
from streams.serve.web.pages import rendering
from streams.serve.web.served import Here

_YEAR_SECONDS: Final = 31_536_000
_FORM_BYTES: Final = 10_000

router = APIRouter(include_in_schema=False)


@router.get(SIGN_IN)
def ask() -> Response:
    """The form that asks for the token."""
    return rendering.sign_in_page(200)


@router.post(SIGN_IN)
async def sign_in(here: Here, request: Request) -> Response:
    """Let a browser in that knows the token."""
    form = await _form(request)
    given = parse_qs(form.decode("utf-8", "replace")).get("token", [""])[0]
    if here.token is None or not hmac.compare_digest(cookie_of(given), cookie_of(here.token)):
        return rendering.sign_in_page(403, wrong=True)
    answer = RedirectResponse("/", 303)
    answer.set_cookie(COOKIE, cookie_of(here.token), max_age=_YEAR_SECONDS, httponly=True, samesite="strict")
    return answer


async def _form(request: Request) -> bytes:
    """What is sent, as far as a form with a token may go: anybody may send it."""
    form = bytearray()
    async for part in request.stream():
        form += part
        if len(form) > _FORM_BYTES:
            # The connection goes with it: nobody waits for the rest.
            raise HTTPException(413, "That is no form of this page.", {"Connection": "close"})
    return bytes(form)


@router.get("/static/{name}")
def static(name: str) -> Response:
    """A file that pages refer to."""
    found = rendering.static_file(name)
    if found is None:
        raise HTTPException(404, "There is no such file.")
    content, media_type = found
    return Response(content, headers={"Cache-Control": f"max-age={_YEAR_SECONDS}, immutable"}, media_type=media_type)


@router.get(METRICS)
def metrics(here: Here, accept: Annotated[str, Header()] = "") -> Response:
    """What is counted and measured, for Prometheus."""
    encode, media_type = exposition.choose_encoder(accept)
    return Response(encode(here.metrics.registry), media_type=media_type)


@router.get("/livez")
def livez(here: Here) -> dict[str, bool]:
    """Whether the process does its work."""
    if here.progress.failed is not None:
        raise HTTPException(503, "The topics are read no more.")
    return {"live": True}


@router.get("/readyz")
def readyz(here: Here) -> dict[str, bool]:
    """Whether the store has come to where the topics ended once."""
    if not here.progress.caught_up:
        raise HTTPException(503, here.progress.trouble or "The topics are still being read.")
    return {"ready": True}
