"""Who is let in."""

import asyncio
from collections.abc import MutableMapping
from dataclasses import replace
from typing import Any

from starlette.testclient import TestClient

from streams.serve.web.app import create_app
from streams.serve.web.served import Served


def test_the_api_asks_for_the_token(locked: TestClient) -> None:
    refused = locked.get("/api/v1/quotes")
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert refused.headers["content-type"] == "application/problem+json"
    assert locked.get("/api/v1/quotes", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert locked.get("/api/v1/quotes", headers={"Authorization": "bearer open sesame"}).status_code == 200


def test_a_browser_signs_in_once(locked: TestClient) -> None:
    assert "Sign in" in locked.get("/").text
    assert locked.post("/sign-in", data={"token": "wrong"}).status_code == 403
    signed_in = locked.post("/sign-in", data={"token": "open sesame"})
    assert (signed_in.status_code, signed_in.headers["location"]) == (303, "/")
    cookie = signed_in.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "open sesame" not in cookie
    assert "data-quote-id" in locked.get("/").text


def test_who_is_not_signed_in_cannot_send_more_than_a_form(served: Served) -> None:
    app = create_app(replace(served, token="open sesame"))  # noqa: S106
    taken, answered = [], []

    async def receive() -> MutableMapping[str, Any]:
        taken.append(1)
        return {"type": "http.request", "body": b"token=" + b"x" * 1_000, "more_body": len(taken) < 1_000}

    async def send(message: MutableMapping[str, Any]) -> None:
        answered.append(message)

    headers = [(b"host", b"127.0.0.1"), (b"content-type", b"application/x-www-form-urlencoded")]
    scope = {"type": "http", "method": "POST", "path": "/sign-in", "query_string": b"", "headers": headers}

    async def sign_in() -> None:
        await app(scope, receive, send)

    asyncio.run(sign_in())
    assert (answered[0]["status"], dict(answered[0]["headers"])[b"connection"]) == (413, b"close")
    assert len(taken) < 20


def test_health_and_files_need_no_token(locked: TestClient) -> None:
    assert [locked.get(path).status_code for path in ("/livez", "/readyz", "/static/page.css")] == [200, 200, 200]
    assert locked.get("/static/../app.py").status_code in (401, 404)


def test_on_the_loopback_only_its_names_are_answered(served: Served) -> None:
    with TestClient(create_app(served), base_url="http://evil.example:8080") as client:
        assert client.get("/api/v1/quotes").status_code == 421
    everywhere = replace(served, host="0.0.0.0")  # noqa: S104
    with TestClient(create_app(everywhere), base_url="http://tape.example") as client:
        assert client.get("/api/v1/quotes").status_code == 200


def test_nothing_from_elsewhere_may_run(client: TestClient) -> None:
    for path in ("/", "/now", "/api/v1/quotes", "/nothing"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers


def test_metrics_ask_for_the_token_too(locked: TestClient) -> None:
    assert locked.get("/metrics").status_code == 401
    assert locked.get("/metrics", headers={"Authorization": "Bearer open sesame"}).status_code == 200
