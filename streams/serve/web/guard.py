"""Who is let in, and what a browser may do with an answer: wrapped around everything."""

import hashlib
import hmac
import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from streams.serve.web.pages.rendering import sign_in_page
from streams.serve.web.problems import API, problem

COOKIE: Final = "quotetape"
SIGN_IN: Final = "/sign-in"
METRICS: Final = "/metrics"
_OPEN: Final = (SIGN_IN, "/static/", "/livez", "/readyz")
_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


def cookie_of(token: str) -> str:
    """What a browser that has signed in sends instead of the token."""
    return hmac.new(token.encode(), b"quotetape serve, signed in", hashlib.sha256).hexdigest()


class Guard:
    """Lets in who has the token, if there is one.

    Args:
        app: What is guarded.
        host: Where it listens. On the loopback alone only names of the loopback are answered: another site's page can
            have its own name point there.
        token: What is asked for; None lets everybody in.
    """

    def __init__(self, app: ASGIApp, *, host: str, token: str | None) -> None:
        self._app = app
        self._names = _loopback_names(host)
        self._token = token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or hand on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        await self._answerer(scope)(scope, receive, send_guarded)

    def _answerer(self, scope: Scope) -> ASGIApp:
        headers = Headers(scope=scope)
        path: str = scope["path"]
        if self._names and _name_of(headers.get("host", "")) not in self._names:
            return problem(421, "this server is reached by names of the loopback only")
        if path.startswith(_OPEN) or self._token is None or self._is_let_in(headers):
            return self._app
        if path.startswith((API, METRICS)):
            return problem(401, "a bearer token is needed", headers={"WWW-Authenticate": "Bearer"})
        return sign_in_page(401)

    def _is_let_in(self, headers: Headers) -> bool:
        token = self._token or ""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return hmac.compare_digest(given.strip().encode(), token.encode())
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and hmac.compare_digest(cookie.value.encode(), cookie_of(token).encode())


def _loopback_names(host: str) -> frozenset[str]:
    try:
        on_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        on_loopback = False
    names = ("localhost", "127.0.0.1", "[::1]", host, f"[{host}]") if on_loopback else ()
    return frozenset(names)


def _name_of(host: str) -> str:
    """The name in a Host header, without its port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()
