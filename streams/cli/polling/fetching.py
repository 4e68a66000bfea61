"""One document from the web, within bounds of size and time, politely: one request at a time a host."""

import asyncio
import time
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin, urlsplit

import aiohttp

from streams.cli.polling.addresses import PrivateAddressError, PublicResolver, is_address, is_public, not_followed
from streams.version import __version__

USER_AGENT: Final = f"Quotetape/{__version__} (a reader of news feeds)"

_TIMEOUT: Final = 30.0
_CONNECT_TIMEOUT: Final = 10.0
_PAUSE: Final = 1.0
"""Seconds between the end of a request and the next to the same host."""
_MAX_REDIRECTS: Final = 5
_PIECE: Final = 65_536
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_SLOW_DOWN: Final = frozenset({429, 503})
_SAID: Final = 120
"""Characters of an error that are told."""
_LONGEST_WAIT: Final = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Document:
    """What came."""

    data: bytes
    url: str
    """After all redirects."""
    media_type: str
    """In small letters, without parameters; empty where the server says none."""
    charset: str | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It is what it was the last time."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Nothing came."""

    message: str
    """Why, in words that go on after the address and a colon."""
    retry_after: float | None = None
    """Seconds that the server wants to be left alone."""
    is_gone: bool = False
    """Whether the server says that it is gone for good."""


Result = Document | Unchanged | Failure


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to fetch, and within which bounds."""

    url: str
    max_bytes: int
    """Of the document, unpacked."""
    private_hosts: frozenset[str] = frozenset()
    """Hosts, in small letters, that may be private addresses; a redirect to any other may not lead to one."""
    media_types: tuple[str, ...] = ()
    """Beginnings of the media types that are wanted; any if there are none."""
    etag: str | None = None
    last_modified: str | None = None


class Fetcher:
    """Fetches documents; use it as a context.

    Args:
        timeout: Seconds that a request may take in all, redirects not counted.
        pause: Seconds between requests to one host.
    """

    def __init__(self, *, timeout: float = _TIMEOUT, pause: float = _PAUSE) -> None:
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=min(timeout, _CONNECT_TIMEOUT))
        self._pause = pause
        self._hosts: defaultdict[str, _Turn] = defaultdict(_Turn)
        self._sessions: dict[bool, aiohttp.ClientSession] = {}

    async def __aenter__(self) -> Self:
        for private in (False, True):
            resolver = None if private else PublicResolver()
            self._sessions[private] = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(resolver=resolver, force_close=True),
                cookie_jar=aiohttp.DummyCookieJar(),
                timeout=self._timeout,
                headers={"User-Agent": USER_AGENT, "Accept-Encoding": "gzip"},
                auto_decompress=False,  # done below, within bounds
                trust_env=False,
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for session in self._sessions.values():
            await session.close()

    async def fetch(self, wanted: Wanted) -> Result:
        """Fetch a document; whatever happens is a result."""
        url = wanted.url
        for _ in range(_MAX_REDIRECTS + 1):
            if (refused := _refused(url, wanted.private_hosts)) is not None:
                return Failure(refused)
            async with self._turn(urlsplit(url).netloc):
                result = await self._answer(url, wanted)
            if not isinstance(result, str):
                return result
            url = result
        return Failure(f"more than {_MAX_REDIRECTS} redirects")

    async def _answer(self, url: str, wanted: Wanted) -> Result | str:
        """What one request comes to, whatever happens to it."""
        try:
            return await self._once(url, wanted)
        except PrivateAddressError as error:
            return Failure(str(error))
        except aiohttp.ClientConnectorError as error:
            return Failure(_told(error))
        except TimeoutError:
            return Failure(f"no answer within {self._timeout.total:g} s")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            said = " ".join((getattr(error, "message", "") or str(error)).split())
            return Failure(f"{type(error).__name__}: {said[:_SAID]}")

    @asynccontextmanager
    async def _turn(self, host: str) -> AsyncIterator[None]:
        """Wait for the host to be free, and rested."""
        turn = self._hosts[host]
        async with turn.lock:
            await asyncio.sleep(max(0.0, turn.last + self._pause - time.monotonic()))
            try:
                yield
            finally:
                turn.last = time.monotonic()

    async def _once(self, url: str, wanted: Wanted) -> Result | str:
        """One request: the document, or the address to which it is redirected."""
        headers = {"If-None-Match": wanted.etag, "If-Modified-Since": wanted.last_modified}
        session = self._sessions[urlsplit(url).hostname in wanted.private_hosts]
        async with session.get(
            url, headers={name: value for name, value in headers.items() if value}, allow_redirects=False
        ) as response:
            if response.status in _REDIRECTS and (location := response.headers.get("Location")):
                return urljoin(url, location)
            if response.status == 304:
                return Unchanged()
            if response.status != 200:
                return _failure(response.status, response.headers)
            media_type = response.content_type.lower() if "Content-Type" in response.headers else ""
            if wanted.media_types and media_type and not media_type.startswith(wanted.media_types):
                return Failure(f"it is {media_type}")
            data = await _body(response, wanted.max_bytes)
            if isinstance(data, Failure):
                return data
            return Document(
                data,
                url,
                media_type,
                response.charset,
                response.headers.get("ETag"),
                response.headers.get("Last-Modified"),
            )


class _Turn:
    """Whose turn it is at a host."""

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.last = float("-inf")


async def _body(response: aiohttp.ClientResponse, max_bytes: int) -> bytes | Failure:
    """The body, unpacked as it comes, so that neither it nor what it unpacks to outgrows the bound."""
    too_large = Failure(f"it has more than {max_bytes:,} bytes")
    packing = response.headers.get("Content-Encoding", "identity").strip().lower()
    if packing not in ("identity", "", "gzip", "x-gzip", "deflate"):
        return Failure(f"it is packed by {packing[:20]}")
    unpacker = None if packing in ("identity", "") else zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    parts, size = [], 0
    async for piece in response.content.iter_chunked(_PIECE):
        try:
            part = piece if unpacker is None else unpacker.decompress(piece, max_bytes + 1 - size)
        except zlib.error as error:
            return Failure(f"it cannot be unpacked: {error}")
        size += len(part)
        if size > max_bytes:
            return too_large
        parts.append(part)
        if unpacker is not None and unpacker.eof:
            break
    if unpacker is not None and not unpacker.eof:
        return Failure("it is cut short")
    return b"".join(parts)


def _refused(url: str, private_hosts: frozenset[str]) -> str | None:
    """Why an address is not fetched at all."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        return f"it is no address: {error}"
    if parts.scheme not in ("http", "https"):
        return f"{parts.scheme or 'no scheme'} is not fetched, only http and https"
    if not host:
        return "it has no host"
    if host not in private_hosts and is_address(host) and not is_public(host):
        return not_followed(host)
    return None


def _failure(status: int, headers: Mapping[str, str]) -> Failure:
    wait = _retry_after(headers.get("Retry-After")) if status in _SLOW_DOWN else None
    later = f", to be asked again in {wait:.0f} s" if wait is not None else ""
    return Failure(f"the server answers {status}{later}", wait, status == 410)


def _retry_after(value: str | None) -> float | None:
    """Seconds of a Retry-After header, a number or a date; a day at most."""
    if value is None:
        return None
    try:
        seconds = float(value) if value.strip().isdigit() else parsedate_to_datetime(value).timestamp() - time.time()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(max(0.0, seconds), _LONGEST_WAIT)


def _told(error: aiohttp.ClientConnectorError) -> str:
    cause = error.os_error
    if isinstance(cause, PrivateAddressError):
        return str(cause)
    return f"no connection: {cause.strerror or cause}"
