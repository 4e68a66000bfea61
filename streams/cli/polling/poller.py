"""A feed to the articles that are new or changed in it, poll by poll."""

import asyncio
import hashlib
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from urllib.parse import urljoin, urlsplit

import orjson

from streams.cli.polling.addresses import names_private
from streams.cli.polling.fetching import Document, Failure, Fetcher, Unchanged, Wanted
from streams.cli.polling.memory import Memory, Sent, Validators
from streams.inputs.feeds import MAX_FEED
from streams.inputs.pages.reading import MAX_PAGE, page_reading
from streams.inputs.reader import read_input
from streams.inputs.readings import Fault, Found

_MAX_ENTRIES: Final = 2_000
"""Entries of a feed that are looked at in one poll."""
_LONGEST_PAUSE: Final = 24 * 3600.0
_MOST_DOUBLINGS: Final = 12
_PAGES: Final = ("text/html", "application/xhtml", "text/plain")

Article = dict[str, Any]
Answer = Literal["taken", "refused", "not_now"]
"""What became of an article that was to be sent: ``refused`` is for good, and told by who refuses."""
Send = Callable[[Article], Awaitable[Answer]]
Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Polled:
    """What a poll came to."""

    sent: int = 0
    refused: int = 0
    """Entries that no broker would take, as they are: they are not sent again unless they change."""
    unsent: int = 0
    """Entries that were not taken and are sent again."""
    failed: bool = False
    is_gone: bool = False
    retry_after: float = 0.0
    """Seconds that the server wants to be left alone."""


@dataclass
class Poller:
    """Polls feeds, and sends what is new or changed in them.

    What is sent is remembered once it was taken: after a kill an entry may be sent again, never lost.
    """

    fetcher: Fetcher
    memory: Memory
    send: Send
    tell: Tell
    """Writes a line for a person."""
    clock: Callable[[], float]
    """Seconds since the epoch."""
    full_text: bool = False
    """Whether each entry's page is fetched, and its text taken."""
    private_hosts: frozenset[str] = frozenset()
    """Hosts, in small letters, that may be private addresses. One that a feed names as such may be anyhow: it alone."""

    async def poll(self, feed: str) -> Polled:
        """Poll one feed once."""
        asked_by = self.memory.validators(feed)
        private_hosts = self._private_hosts(feed)
        result = await self.fetcher.fetch(
            Wanted(feed, MAX_FEED, private_hosts, etag=asked_by.etag, last_modified=asked_by.last_modified)
        )
        match result:
            case Unchanged():
                return Polled()
            case Failure(message, wait, is_gone):
                self.tell(f"{feed}: {message}")
                return Polled(failed=True, is_gone=is_gone, retry_after=wait or 0.0)
            case Document():
                return await self._entries(feed, result, private_hosts)

    def _private_hosts(self, feed: str) -> frozenset[str]:
        """Hosts that may be private while ``feed`` is polled."""
        host = _host(feed)
        return self.private_hosts | {host} if names_private(host) else self.private_hosts

    async def _entries(self, feed: str, document: Document, private_hosts: frozenset[str]) -> Polled:
        """Send what is new or changed in a feed that came."""
        # Parsing takes up to seconds of a large feed; other feeds go on meanwhile.
        readings = await asyncio.to_thread(read_input, document.data, name=feed, form="feed")
        entries, came_to = [], Counter[Answer | None]()
        for reading in readings[:_MAX_ENTRIES]:
            match reading:
                case Fault(_, message):
                    self.tell(f"{feed}: {message}")
                    return Polled(failed=True)
                case Found(article):
                    entries.append(article["id"])
                    came_to[await self._entry(feed, article, document.url, private_hosts)] += 1
        if not came_to["not_now"]:  # else the feed is asked for whole again, and what was not taken is tried once more
            validators = Validators(document.etag, document.last_modified)
            self.memory.note_polled(feed, validators, entries, now=int(self.clock()))
        return Polled(came_to["taken"], came_to["refused"], came_to["not_now"])

    async def _entry(self, feed: str, article: Article, base: str, private_hosts: frozenset[str]) -> Answer | None:
        """Send an entry if it is new or changed; None where it is neither."""
        now = int(self.clock())
        own_version = article.pop("version", None)
        digest = hashlib.sha256(orjson.dumps(article, option=orjson.OPT_SORT_KEYS)).hexdigest()
        before = self.memory.sent(feed, article["id"])
        if before is not None and before.digest == digest:
            return None
        if "url" in article:
            article["url"] = _joined(base, article["url"])
        if self.full_text and "url" in article:
            article = await self._with_full_text(article, private_hosts)
        version = own_version if own_version is not None and (not before or own_version > before.version) else now
        answer = await self.send({**article, "version": version})
        if answer != "not_now":
            self.memory.note_sent(feed, article["id"], Sent(digest, version), now=now)
        return answer

    async def _with_full_text(self, article: Article, private_hosts: frozenset[str]) -> Article:
        """``article`` with the text of its page; as it is where that can't be had."""
        url = article["url"]
        result = await self.fetcher.fetch(Wanted(url, MAX_PAGE, private_hosts, media_types=_PAGES))
        if not isinstance(result, Document):
            self.tell(
                f"{url}: {result.message if isinstance(result, Failure) else 'nothing came'}; its summary is sent"
            )
            return article
        page = await asyncio.to_thread(page_reading, result.data, name=article["id"], charset=result.charset)
        if isinstance(page, Found):
            return {**page.article, **{name: said for name, said in article.items() if name not in _OF_PAGE}}
        self.tell(f"{url}: {page.message if isinstance(page, Fault) else page.what}; its summary is sent")
        return article


def _host(url: str) -> str:
    """The host of an address; empty where it is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _joined(base: str, url: str) -> str:
    """``url`` beside the address of its feed; as it is where it is none."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


_OF_PAGE: Final = ("body", "content_type", "source")
"""What a page says better than its feed's entry."""


@dataclass
class Schedule:
    """When a feed is polled next."""

    every: float
    """Seconds between polls that succeed."""
    failures: int = field(default=0, init=False)

    def pause(self, polled: Polled) -> float:
        """Seconds to the next poll: longer with each failure in a row, and as the server asks."""
        self.failures = self.failures + 1 if polled.failed or polled.unsent else 0
        longer: float = self.every * (1 << min(self.failures, _MOST_DOUBLINGS))
        return max(min(longer, max(_LONGEST_PAUSE, self.every)), polled.retry_after)
