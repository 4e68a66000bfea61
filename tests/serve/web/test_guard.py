"""Who is let in."""

from dataclasses import replace

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
