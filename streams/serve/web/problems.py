"""What is wrong, as an answer: RFC 9457 to programs, a page to people."""

from collections.abc import Mapping
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any, Final

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
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
        return answer(request, 422, "; ".join(_fault(fault, request) for fault in faults))

    async def asked(request: Request, error: Exception) -> Response:
        return answer(request, 422, str(error))

    async def too_much(request: Request, error: Exception) -> Response:
        return answer(request, 503, str(error))

    app.add_exception_handler(AskedTooMuchError, too_much)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(AskedError, asked)


def _fault(fault: Any, request: Request) -> str:
    where = ".".join(str(step) for step in fault["loc"] if step not in ("query", "path"))
    if fault["type"] != "extra_forbidden":
        return f"{where}: {fault['msg']}"
    known = _parameters(request)
    near = get_close_matches(where, known, 1)
    meant = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
    return f"{where}: there is no such parameter; {meant}"


def _parameters(request: Request) -> list[str]:
    """What the path of ``request`` may be asked with."""
    names: list[str] = []
    for parameter in request.scope["route"].dependant.query_params:
        model = parameter.field_info.annotation
        is_model = isinstance(model, type) and issubclass(model, BaseModel)
        names += model.model_fields if is_model else [parameter.name]
    return names
