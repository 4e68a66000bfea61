"""The feed between two threads: the consumer's, which goes on, and the loop's, which ends first."""

import asyncio
from pathlib import Path

from streams.serve.feed import Feed
from streams.serve.store.store import Store
from tests.serve.lives import Life, Quoted


def quoted(store: Store, life: Life, text: int) -> None:
    made = list(life.step("a", "published", [Quoted("a", 0, text)], 0, 0.9))
    store.take([fact for event in made if (fact := event.fact(0)) is not None], {})


def test_what_changes_after_the_loop_has_ended_is_told_to_nobody(tmp_path: Path) -> None:
    store, life = Store.open(tmp_path), Life()
    feed = Feed(store)

    async def serve() -> None:
        feed.attach(asyncio.get_running_loop())
        feed.close()

    asyncio.run(serve())
    before = feed.position.number
    quoted(store, life, 0)
    feed.changed()
    assert feed.position.number == before + 1
    store.close()


def test_who_waits_is_woken_without_a_change(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    feed = Feed(store)

    async def serve() -> list[object] | None:
        feed.attach(asyncio.get_running_loop())
        waiting = asyncio.create_task(feed.after(feed.position, seconds=60))
        await asyncio.sleep(0)
        await asyncio.to_thread(feed.changed)
        async with asyncio.timeout(10):
            return await waiting  # type: ignore[return-value]

    assert asyncio.run(serve()) == []
    store.close()
