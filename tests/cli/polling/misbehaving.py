"""A web server on this machine that does what servers do when they are bad."""

import gzip
import http.server
import socket
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = Callable[["Request"], None]


class Request(http.server.BaseHTTPRequestHandler):
    """One request; ``server.site`` says what becomes of it."""

    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked[self.path] += 1
        site.headers.append(dict(self.headers))
        site.running += 1
        site.most_at_once = max(site.most_at_once, site.running)
        try:
            site.pages.get(self.path, status(404))(self)
        except OSError:
            pass  # the client has gone, as it should
        finally:
            site.running -= 1

    def log_message(self, *_arguments: object) -> None:
        pass

    def send(self, data: bytes, /, code: int = 200, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)


@dataclass
class Site:
    """What a server has, and what it was asked for."""

    pages: dict[str, Answer] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    headers: list[dict[str, str]] = field(default_factory=list)
    running: int = 0
    most_at_once: int = 0
    port: int = 0

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Request)
    server.daemon_threads = True
    server.site = site  # type: ignore[attr-defined]
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(data: bytes | str, **headers: str) -> Answer:
    content = data.encode() if isinstance(data, str) else data
    return lambda request: request.send(content, 200, **headers)


def status(code: int, **headers: str) -> Answer:
    return lambda request: request.send(b"", code, **headers)


def redirect(target: str, code: int = 302) -> Answer:
    return status(code, Location=target)


def packed(data: bytes, *, cut: int | None = None) -> Answer:
    return page(gzip.compress(data)[:cut], Content_Encoding="gzip")


def endless(request: Request) -> None:
    """Never ends."""
    request.send(b"", Content_Type="text/html")
    while True:
        request.wfile.write(b"<p>more " * 10_000)


def dripping(request: Request) -> None:
    """A byte now and then: every single read is quick."""
    request.send(b"")
    for _ in range(600):
        request.wfile.write(b" ")
        request.wfile.flush()
        time.sleep(0.05)


def silent(_request: Request) -> None:
    """Nothing, for long."""
    time.sleep(30)


def rude(request: Request) -> None:
    """Hangs up in the middle."""
    request.send(b"<rss>", Content_Length="5000")
    request.connection.shutdown(socket.SHUT_RDWR)


def nonsense(request: Request) -> None:
    """No HTTP at all."""
    request.wfile.write(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


def long_headers(request: Request) -> None:
    request.send(b"", X_Long="x" * 100_000)
