"""What is wrong, as an answer: RFC 9457 to programs, a page to people."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from streams.serve.store.selection import AskedError
from streams.serve.store.store import AskedTooMuchError
from streams.serve.web.pages.rendering import problem_page

API: Final = "/api/"
_SHOWN: Final = 500


def problem(status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> Response:
    """An answer of type ``application/problem+json``."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail[:_SHOWN]}
    return Response(orjson.dumps(body), status, headers, "application/problem+json")


def add_to(app: FastAPI) -> None:
    """Have every error of ``app`` answered this way."""

    def answer(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
        if request.url.path.startswith(API):
            return problem(status, detail, headers=headers)
        return problem_page(status, detail[:_SHOWN], headers=headers)

    async def http(request: Request, error: Exception) -> Response:
        if not isinstance(error, HTTPException):
            return answer(request, 500, "")
        return answer(request, error.status_code, error.detail, error.headers)

    async def invalid(request: Request, error: Exception) -> Response:
        faults = error.errors() if isinstance(error, RequestValidationError) else ()
        return answer(request, 422, "; ".join(map(_fault, faults)))

    async def asked(request: Request, error: Exception) -> Response:
        return answer(request, 422, str(error))

    async def too_much(request: Request, error: Exception) -> Response:
        return answer(request, 503, str(error))

    app.add_exception_handler(AskedTooMuchError, too_much)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(AskedError, asked)


def _fault(fault: Any) -> str:
    where = ".".join(str(step) for step in fault["loc"] if step not in ("query", "path"))
    return f"{where}: {fault['msg']}"
