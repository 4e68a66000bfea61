"""Fetching ends, within bounds, whatever the server does."""

import asyncio
import gzip
import time
from collections.abc import Iterator
from email.utils import formatdate

import pytest

from streams.cli.polling.fetching import USER_AGENT, Document, Failure, Fetcher, Result, Unchanged, Wanted
from tests.cli.polling import misbehaving as bad
from tests.cli.polling.misbehaving import Site, serving

MOST = 100_000


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving(Site()) as site:
        site.pages = {
            "/good": bad.page("good", Content_Type="text/html; charset=latin-1", ETag='"1"', Last_Modified="then"),
            "/packed": bad.packed(b"good" * 100),
            "/same": bad.status(304),
            "/gone": bad.status(410),
            "/busy": bad.status(429, Retry_After="120"),
            "/busy-until": bad.status(503, Retry_After=formatdate(time.time() + 300, usegmt=True)),
            "/busy-for-ever": bad.status(429, Retry_After="9" * 30),
            "/broken": bad.status(500),
            "/moved": bad.redirect("/good", 301),
            "/loop": bad.redirect("/loop"),
            "/to-file": bad.redirect("file:///etc/passwd"),
            "/to-nowhere": bad.redirect("http://[::1"),
            "/picture": bad.page(b"\x89PNG", Content_Type="image/png"),
            "/large": bad.page(b"x" * (MOST + 1)),
            "/endless": bad.endless,
            "/bomb": bad.packed(bytes(300 * MOST)),
            "/bomb-in-bomb": bad.page(gzip.compress(gzip.compress(bytes(300 * MOST))), Content_Encoding="gzip, gzip"),
            "/cut": bad.packed(bytes(range(256)) * 50, cut=100),
            "/not-packed": bad.page(b"plain", Content_Encoding="gzip"),
            "/brotli": bad.page(b"x", Content_Encoding="br"),
            "/dripping": bad.dripping,
            "/silent": bad.silent,
            "/rude": bad.rude,
            "/nonsense": bad.nonsense,
            "/long-headers": bad.long_headers,
        }
        yield site


HERE = frozenset({"127.0.0.1"})


def fetch(
    *urls: str, private: frozenset[str] = HERE, timeout: float = 1.0, pause: float = 0.0, **wanted: object
) -> list[Result]:
    async def run() -> list[Result]:
        async with Fetcher(timeout=timeout, pause=pause) as fetcher:
            all_wanted = (Wanted(url, MOST, private, **wanted) for url in urls)  # type: ignore[arg-type]
            return await asyncio.gather(*map(fetcher.fetch, all_wanted))

    return asyncio.run(run())


def why(url: str, **options: object) -> str:
    (result,) = fetch(url, **options)  # type: ignore[arg-type]
    assert isinstance(result, Failure), result
    return result.message


def test_a_document(site: Site) -> None:
    assert fetch(site.url("/good")) == [Document(b"good", site.url("/good"), "text/html", "latin-1", '"1"', "then")]


def test_it_is_unpacked(site: Site) -> None:
    (result,) = fetch(site.url("/packed"))
    assert isinstance(result, Document)
    assert result.data == b"good" * 100


def test_a_redirect_is_followed(site: Site) -> None:
    (result,) = fetch(site.url("/moved"))
    assert isinstance(result, Document)
    assert (result.data, result.url) == (b"good", site.url("/good"))


def test_it_says_who_asks_and_what_it_has(site: Site) -> None:
    site.headers.clear()
    assert fetch(site.url("/same"), etag='"1"', last_modified="then") == [Unchanged()]
    (headers,) = site.headers
    assert headers["User-Agent"] == USER_AGENT
    assert (headers["If-None-Match"], headers["If-Modified-Since"]) == ('"1"', "then")


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/missing", "the server answers 404"),
        ("/broken", "the server answers 500"),
        ("/loop", "more than 5 redirects"),
        ("/to-file", "file is not fetched, only http and https"),
        ("/to-nowhere", "Invalid IPv6 URL"),
        ("/large", "it has more than 100,000 bytes"),
        ("/endless", "it has more than 100,000 bytes"),
        ("/bomb", "it has more than 100,000 bytes"),
        ("/bomb-in-bomb", "it is packed by gzip, gzip"),
        ("/cut", "it is cut short"),
        ("/not-packed", "it cannot be unpacked"),
        ("/brotli", "it is packed by br"),
        ("/dripping", "no answer within 1 s"),
        ("/silent", "no answer within 1 s"),
        ("/rude", "ClientPayloadError"),
        ("/nonsense", "Bad status line"),
        ("/long-headers", "Got more than 8190 bytes"),
    ],
)
def test_what_is_bad_ends_and_is_told(site: Site, path: str, message: str) -> None:
    assert message in why(site.url(path))


@pytest.mark.parametrize(
    ("path", "least", "most"), [("/busy", 120, 120), ("/busy-until", 200, 301), ("/busy-for-ever", 86400, 86400)]
)
def test_it_is_told_how_long_to_wait(site: Site, path: str, least: float, most: float) -> None:
    (result,) = fetch(site.url(path))
    assert isinstance(result, Failure)
    assert result.retry_after is not None
    assert least <= result.retry_after <= most


def test_gone_is_gone(site: Site) -> None:
    (result,) = fetch(site.url("/gone"))
    assert isinstance(result, Failure)
    assert result.is_gone


def test_wrong_types_are_not_read(site: Site) -> None:
    assert why(site.url("/picture"), media_types=("text/html",)) == "it is image/png"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_private_addresses_are_not_reached(site: Site, host: str) -> None:
    before = site.asked.total()
    assert "private address, which is not followed" in why(site.url("/good", host), private=frozenset())
    assert site.asked.total() == before


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "0"])
def test_private_addresses_in_disguise_are_not_reached(site: Site, host: str) -> None:
    before = site.asked.total()
    assert why(site.url("/good", host), private=frozenset())
    assert site.asked.total() == before


@pytest.mark.parametrize("private", [HERE, frozenset({"localhost"})])
def test_a_private_host_that_is_allowed_leads_to_no_other(site: Site, private: frozenset[str]) -> None:
    (host,), (other,) = private, {"127.0.0.1", "localhost"} - private
    site.pages["/astray"] = bad.redirect(site.url("/good", other))
    site.pages["/around"] = bad.redirect(site.url("/good", host))
    assert isinstance(fetch(site.url("/around", host), private=private)[0], Document)
    before = site.asked["/good"]
    assert f"{other} is a private address, which is not followed" in why(site.url("/astray", host), private=private)
    assert site.asked["/good"] == before


@pytest.mark.parametrize(
    "url", ["ftp://example.com/x", "javascript:alert(1)", "http://", "http://[", "http://a:99999/"]
)
def test_odd_addresses_are_refused(url: str) -> None:
    assert why(url)


def test_nobody_there(site: Site) -> None:
    assert why("http://127.0.0.1:9/").startswith("no connection")
    assert why("http://nowhere.invalid/").startswith("no connection")


def test_one_at_a_time_a_host_with_a_pause() -> None:
    with serving(Site({"/good": bad.page("good")})) as site:
        started = time.monotonic()
        results = fetch(*[site.url("/good")] * 4, pause=0.1)
    assert [type(result) for result in results] == [Document] * 4
    assert site.most_at_once == 1
    assert time.monotonic() - started >= 0.3
