"""What is new or changed in a feed is sent, once, and remembered over restarts."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiohttp.abc import ResolveResult
from aiohttp.resolver import ThreadedResolver

from streams.cli.errors import CommandError
from streams.cli.polling.fetching import Fetcher
from streams.cli.polling.memory import Memory, Sent, Validators
from streams.cli.polling.poller import Answer, Article, Polled, Poller, Schedule
from tests.cli.polling import misbehaving as bad
from tests.cli.polling.misbehaving import Site, serving
from tests.inputs.pages.test_reading import SENTENCES, page

NOW = 1_800_000_000


def feed(*items: str) -> str:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0'><channel><title>Wire</title>{entries}</channel></rss>"


def item(number: int = 1, text: str = "Acme grew.", more: str = "") -> str:
    return (
        f"<guid>g-{number}</guid><title>T {number}</title><link>/{number}</link><description>{text}</description>{more}"
    )


@pytest.fixture
def site() -> Iterator[Site]:
    with serving(Site()) as site:
        yield site


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new folder" / "feeds.sqlite"


def poll(
    site: Site, path: Path, *, now: int = NOW, answer: Answer = "taken", host: str = "127.0.0.1", **options: Any
) -> tuple[Polled, list[Article], list[str]]:
    """What one poll of ``/feed`` comes to, what was sent, and what was told; everything anew but the file."""
    sent: list[Article] = []
    told: list[str] = []

    async def send(article: Article) -> Answer:
        sent.append(article)
        return answer

    async def run() -> Polled:
        with Memory(path) as memory:
            async with Fetcher(timeout=2, pause=0) as fetcher:
                poller = Poller(fetcher, memory, send, told.append, lambda: float(now), **options)
                return await poller.poll(site.url("/feed", host))

    return asyncio.run(run()), sent, told


def test_new_entries_are_sent_once(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed(item(1), item(2)))
    polled, sent, told = poll(site, path)
    assert (polled, told) == (Polled(sent=2), [])
    assert [(each["id"], each["version"], each["url"]) for each in sent] == [
        ("g-1", NOW, site.url("/1")),
        ("g-2", NOW, site.url("/2")),
    ]
    assert poll(site, path)[:2] == (Polled(), [])


def test_a_changed_entry_is_a_later_version(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed(item()))
    poll(site, path)
    site.pages["/feed"] = bad.page(feed(item(text="Acme shrank.")))
    _, (changed,), _ = poll(site, path, now=NOW + 60)
    assert (changed["body"], changed["version"]) == ("Acme shrank.", NOW + 60)


def test_what_the_feed_calls_updated_is_the_version(site: Site, path: Path) -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><id>g</id><title>{}</title>
      <updated>{}</updated></entry></feed>"""
    versions = []
    for title, updated in (("A", "2024-05-06T12:00:00Z"), ("B", "2024-05-06T13:00:00Z"), ("C", "2024-05-06T13:00:00Z")):
        site.pages["/feed"] = bad.page(atom.format(title, updated))
        versions += [article["version"] for article in poll(site, path)[1]]
    assert versions == [1714996800, 1715000400, NOW]


def test_what_was_not_taken_is_sent_again(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed(item()), ETag='"1"')
    assert poll(site, path, answer="not_now")[0] == Polled(unsent=1)
    site.headers.clear()
    assert poll(site, path)[0] == Polled(sent=1)
    assert "If-None-Match" not in site.headers[0]


def test_what_is_refused_for_good_is_not_sent_again(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed(item()), ETag='"1"')
    assert poll(site, path, answer="refused")[0] == Polled(refused=1)
    site.headers.clear()
    assert poll(site, path)[:2] == (Polled(), [])
    assert site.headers[0]["If-None-Match"] == '"1"'


@pytest.mark.parametrize(("title", "count"), [("A \x01 &#1; b", 1), ("&#xD800;", 0)])
def test_odd_characters_hurt_nobody(site: Site, path: Path, title: str, count: int) -> None:
    site.pages["/feed"] = bad.page(feed(f"<guid>g</guid><title>{title}</title><description>x</description>"))
    polled, sent, told = poll(site, path)
    assert (len(sent), len(told), polled.failed) == (count, 1 - count, not count)
    orjson.dumps(sent)


def test_an_address_that_is_none_is_told(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed("<title>A</title><link>http://[::1</link>"))
    _, sent, told = poll(site, path, full_text=True)
    assert (len(sent), len(told)) == (1, 1)


def test_the_server_is_asked_whether_anything_changed(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed(item()), ETag='"1"', Last_Modified="then")
    poll(site, path)
    site.pages["/feed"] = bad.status(304)
    site.headers.clear()
    assert poll(site, path) == (Polled(), [], [])
    assert (site.headers[0]["If-None-Match"], site.headers[0]["If-Modified-Since"]) == ('"1"', "then")


@pytest.mark.parametrize(
    ("answer", "polled", "message"),
    [
        (bad.status(500), Polled(failed=True), "the server answers 500"),
        (bad.status(410), Polled(failed=True, is_gone=True), "the server answers 410"),
        (bad.status(429, Retry_After="90"), Polled(failed=True, retry_after=90), "asked again in 90 s"),
        (bad.page("<!DOCTYPE html><p>Moved."), Polled(failed=True), "The feed can't be read"),
        (bad.page("<!DOCTYPE r [<!ENTITY a 'b'>]><rss/>"), Polled(failed=True), "declares entities"),
    ],
)
def test_what_goes_wrong_is_told(site: Site, path: Path, answer: bad.Answer, polled: Polled, message: str) -> None:
    site.pages["/feed"] = answer
    result, sent, (told,) = poll(site, path)
    assert (result, sent) == (polled, [])
    assert told.startswith(site.url("/feed"))
    assert message in told


def test_full_text_is_that_of_the_page(site: Site, path: Path) -> None:
    site.pages["/feed"] = bad.page(feed(item(more="<pubDate>Mon, 06 May 2024 12:00:00 GMT</pubDate>")))
    site.pages["/1"] = bad.page(page(), Content_Type="text/html")
    _, (article,), told = poll(site, path, full_text=True)
    assert told == []
    assert SENTENCES[1] in article["body"]
    assert {name: article[name] for name in ("id", "title", "url", "published_at", "language")} == {
        "id": "g-1",
        "title": "T 1",
        "url": site.url("/1"),
        "published_at": "2024-05-06T12:00:00Z",
        "language": "en-GB",
    }


@pytest.mark.parametrize(
    "answer",
    [
        bad.status(403),
        bad.page(b"\x89PNG", Content_Type="image/png"),
        bad.page("<html><script></script></html>"),
        bad.endless,
    ],
)
def test_without_its_page_the_summary_is_sent(site: Site, path: Path, answer: bad.Answer) -> None:
    site.pages |= {"/feed": bad.page(feed(item())), "/1": answer}
    _, (article,), (told,) = poll(site, path, full_text=True)
    assert article["body"] == "Acme grew."
    assert told.endswith("its summary is sent")


@pytest.fixture
def rebinding(monkeypatch: pytest.MonkeyPatch) -> str:
    """A name that leads to this machine, as its owner may have it at any moment."""
    name = "feeds.example"

    async def resolve(_: object, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        assert host == name
        return [ResolveResult(hostname=host, host="127.0.0.1", port=port, family=family, proto=0, flags=0)]

    monkeypatch.setattr(ThreadedResolver, "resolve", resolve)
    return name


def test_a_name_that_leads_to_a_private_address_is_not_polled(site: Site, path: Path, rebinding: str) -> None:
    site.pages["/feed"] = bad.page(feed(item()))
    polled, _, (told,) = poll(site, path, host=rebinding)
    assert polled.failed
    assert f"{rebinding} is a private address, which is not followed" in told
    assert not site.asked


def test_a_name_that_may_is(site: Site, path: Path, rebinding: str) -> None:
    site.pages |= {"/feed": bad.page(feed(item())), "/1": bad.page("<p>secret")}
    polled, _, told = poll(site, path, host=rebinding, private_hosts=frozenset({rebinding}))
    assert (polled, told) == (Polled(sent=1), [])


def test_links_of_a_feed_lead_to_no_other_private_page(site: Site, path: Path, rebinding: str) -> None:
    site.pages["/feed"] = bad.page(feed(item().replace("<link>/1", f"<link>{site.url('/1')}")))
    allowed = frozenset({rebinding})
    _, (article,), (told,) = poll(site, path, host=rebinding, full_text=True, private_hosts=allowed)
    assert article["body"] == "Acme grew."
    assert "127.0.0.1 is a private address, which is not followed" in told
    assert not site.asked["/1"]


def test_pauses_grow_with_failures_and_as_servers_ask() -> None:
    schedule = Schedule(300)
    assert schedule.pause(Polled()) == 300
    assert [schedule.pause(Polled(failed=True)) for _ in range(3)] == [600, 1200, 2400]
    assert [schedule.pause(Polled(failed=True)) for _ in range(20)][-1] == 86400
    assert schedule.pause(Polled(sent=1)) == 300
    assert schedule.pause(Polled(failed=True, retry_after=7200)) == 7200


def test_memory_is_kept_and_forgets_what_is_long_gone(path: Path) -> None:
    with Memory(path) as memory:
        memory.note_sent("f", "a", Sent("x", 1), now=NOW)
        memory.note_sent("f", "b", Sent("y", 2), now=NOW)
        memory.note_polled("f", Validators("e", "l"), ["a"], now=NOW + 61 * 86400)
    with Memory(path) as memory:
        assert memory.validators("f") == Validators("e", "l")
        assert memory.validators("g") == Validators()
        assert (memory.sent("f", "a"), memory.sent("f", "b"), memory.sent("g", "a")) == (Sent("x", 1), None, None)


@pytest.mark.parametrize("content", [b"no database, and longer than a header of one " * 30, None])
def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "feeds.sqlite"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(CommandError, match="name another file with --state"):
        Memory(path)
