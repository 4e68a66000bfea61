"""The event stream: whoever follows ends with what stands, whatever breaks in between, and is told nothing twice."""

import asyncio
import random
import tempfile
from collections.abc import AsyncIterator, Iterator, MutableMapping
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import orjson
import pytest

from streams.serve.feed import Feed, Position
from streams.serve.store import reading
from streams.serve.store.reading import Told
from streams.serve.store.selection import Selection
from streams.serve.store.store import Store
from streams.serve.web import stream
from streams.serve.web.stream import events
from tests.serve.lives import ARTICLES, Event, Life, Quoted

ANY = Selection(status="any")


@contextmanager
def stores(directory: str | None = None) -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as temporary:
        store = Store.open(Path(directory or temporary))
        try:
            yield store
        finally:
            store.close()


def steps(count: int, seed: int = 1) -> Iterator[list[Event]]:
    draw, life = random.Random(seed), Life()  # noqa: S311 - no secret
    for _ in range(count):
        article = draw.choice(ARTICLES)
        quotes = [Quoted(article, draw.randrange(3), draw.randrange(3)) for _ in range(draw.randrange(4))]
        what = draw.choice(("published",) * 5 + ("canceled", "withheld"))
        yield list(life.step(article, what, quotes, draw.randrange(3), 0.9))


def put(store: Store, feed: Feed, made: list[Event]) -> None:
    if store.take([fact for event in made if (fact := event.fact(0)) is not None], {}):
        feed.changed()


def render(told: Told) -> str:
    return orjson.dumps({"id": told.id, "status": told.status, "text": told.quote["text"]}).decode()


class Follower:
    """A client: remembers the last id, and what it was told of each quote."""

    def __init__(self, feed: Feed, selection: Selection = ANY) -> None:
        self.feed = feed
        self.selection = selection
        self.last = str(feed.position)
        self.shown: dict[str, dict[str, object]] = {}
        self.numbers: list[int] = []
        self.kinds: list[str] = []

    async def follow(self, most: int, seconds: float = 1.0) -> None:
        """Connect, take so many blocks at most, and break off."""
        position = Position.parse(self.last)
        assert position is not None
        async with _closing(events(self.feed, self.selection, position, render)) as blocks:
            for _ in range(most):
                try:
                    block = await asyncio.wait_for(anext(blocks), seconds)
                except (TimeoutError, StopAsyncIteration):
                    return
                for each in filter(None, block.decode().split("\n\n")):
                    self._take(dict(line.split(": ", 1) for line in each.split("\n") if line[:1] not in (":", "")))

    def _take(self, told: dict[str, str]) -> None:
        self.last = told["id"]
        if "event" not in told:
            return
        self.kinds.append(told["event"])
        if told["event"] in ("quote", "gone"):
            self.numbers.append(int(told["id"].split("-")[1]))
            data = orjson.loads(told["data"])
            if told["event"] == "quote":
                self.shown[data["id"]] = data
            else:
                self.shown.pop(data["id"], None)


@asynccontextmanager
async def _closing(blocks: AsyncIterator[bytes]) -> AsyncIterator[AsyncIterator[bytes]]:
    try:
        yield blocks
    finally:
        await blocks.aclose()  # type: ignore[attr-defined]


def standing(store: Store, selection: Selection) -> dict[str, dict[str, object]]:
    with store.reading() as connection:
        found = reading.page(connection, selection, limit=1000).quotes
    return {told.id: orjson.loads(render(told)) for told in found}


def test_a_thousand_reconnects_without_gap_or_repeat() -> None:
    async def run() -> None:
        draw = random.Random(2)  # noqa: S311 - no secret
        with stores() as store:
            feed = Feed(store)
            feed.attach(asyncio.get_running_loop())
            followers = [
                Follower(feed),
                Follower(feed, Selection(ticker=("META",))),
                Follower(feed, Selection(q="chip")),
            ]
            for made in steps(340):
                put(store, feed, made)
                await asyncio.sleep(0)
                for follower in followers:
                    await follower.follow(draw.randrange(3), seconds=0.005)
            for follower in followers:
                await follower.follow(1000)
                assert follower.numbers == sorted(set(follower.numbers))
                assert follower.shown == standing(store, follower.selection)
                assert set(follower.kinds) <= {"quote", "gone"}

    asyncio.run(run())


def test_a_follower_goes_on_over_a_restart() -> None:
    async def run() -> None:
        made = list(steps(60, seed=3))
        with tempfile.TemporaryDirectory() as directory:
            with stores(directory) as store:
                feed = Feed(store)
                follower = Follower(feed)
                for each in made[:30]:
                    put(store, feed, each)
                await follower.follow(3)
                for each in made[30:50]:
                    put(store, feed, each)
            with stores(directory) as store:
                follower.feed = feed = Feed(store)
                for each in made[50:]:
                    put(store, feed, each)
                await follower.follow(1000)
                assert follower.shown == standing(store, ANY)
                assert follower.numbers == sorted(set(follower.numbers))
                assert "reset" not in follower.kinds

    asyncio.run(run())


def test_a_store_that_began_anew_says_reset() -> None:
    async def run() -> None:
        with stores() as store:
            feed = Feed(store)
            follower = Follower(feed)
            for each in steps(5):
                put(store, feed, each)
            await follower.follow(100)
            store.begin_anew("other topics")
            feed.changed()
            await follower.follow(2)
            assert follower.kinds[-1] == "reset"
            follower.shown.clear()
            for each in steps(5, seed=9):
                put(store, feed, each)
            await follower.follow(100)
            assert follower.shown == standing(store, ANY)

    asyncio.run(run())


def test_who_follows_is_told_when_nothing_is_read_and_when_it_is_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_HEARTBEAT_SECONDS", 0.01)
    troubles: list[str | None] = [None, "no broker", "no broker", None]

    async def run() -> None:
        with stores() as store:
            feed = Feed(store)
            trouble = lambda: troubles.pop(0) if troubles else None  # noqa: E731
            async with _closing(events(feed, ANY, feed.position, render, trouble=trouble)) as blocks:
                found = [await asyncio.wait_for(anext(blocks), 5) for _ in range(8)]
        states = [orjson.loads(each.split(b"data: ")[1]) for each in found if each.startswith(b"event: state")]
        assert states == [{"reading": False, "trouble": "no broker"}, {"reading": True, "trouble": None}]

    asyncio.run(run())


def test_five_hundred_follow_at_once() -> None:
    async def run() -> None:
        with stores() as store:
            feed = Feed(store)
            feed.attach(asyncio.get_running_loop())
            followers = [Follower(feed) for _ in range(500)]
            following = [asyncio.create_task(follower.follow(1000, seconds=5)) for follower in followers]
            await asyncio.sleep(0)
            for made in steps(40):
                await asyncio.to_thread(put, store, feed, made)
            await asyncio.sleep(0.2)
            feed.close()
            await asyncio.gather(*following)
            wanted = standing(store, ANY)
            assert all(follower.shown == wanted for follower in followers)
            assert {follower.kinds[-1] for follower in followers} == {"end"}

    asyncio.run(run())


def test_who_takes_nothing_is_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_SLOW_SECONDS", 0.05)
    taken: list[bytes] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        if message.get("body"):
            taken.append(message["body"])
            if len(taken) > 1:
                await asyncio.sleep(60)

    async def receive() -> MutableMapping[str, Any]:
        await asyncio.sleep(60)
        return {}

    async def run() -> None:
        with stores() as store:
            feed = Feed(store)
            begin = feed.position
            for made in steps(5):
                put(store, feed, made)
            answer = stream.EventStream(events(feed, ANY, begin, render), feed)
            async with asyncio.timeout(5):
                await answer({"type": "http", "asgi": {"spec_version": "2.4"}, "method": "GET"}, receive, send)

    asyncio.run(run())
    assert b"id: " in taken[0]  # what it has taken says where to resume
