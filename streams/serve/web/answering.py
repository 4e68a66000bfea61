"""Answers that a client need not take twice: with an ETag of what is in them."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response


def json_answer(request: Request, body: Any, headers: Mapping[str, str] | None = None) -> Response:
    """``body`` as JSON, or 304 where the client has it."""
    return tagged(request, orjson.dumps(body), "application/json", headers)


def tagged(request: Request, body: bytes, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """``body``, or 304 where the client has it."""
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    told = {**(headers or {}), "ETag": etag}
    known = [each.strip().removeprefix("W/") for each in request.headers.get("if-none-match", "").split(",")]
    if etag in known or "*" in known:
        return Response(status_code=304, headers=told)
    return Response(body, headers=told, media_type=media_type)
