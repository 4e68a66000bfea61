"""Changes as server-sent events. Who takes nothing for a while is let go; the last event says where to resume."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, Final

import orjson
from starlette.requests import ClientDisconnect
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from streams.serve.feed import Feed, Position
from streams.serve.store.reading import Changed, Told
from streams.serve.store.selection import Selection

_HEARTBEAT_SECONDS: Final = 5.0
_SLOW_SECONDS: Final = 30.0
"""How long a follower may take nothing."""
_RETRY_MS: Final = 1_000

Render = Callable[[Told], str]
"""A quote as the data of an event."""
Trouble = Callable[[], str | None]
"""Why nothing is read, in words; None while all is well."""


def _none() -> None:
    return None


async def events(
    feed: Feed, selection: Selection, position: Position, render: Render, *, trouble: Trouble = _none
) -> AsyncIterator[bytes]:
    """What changes of a selection after a position, for ever: the blocks of an event stream.

    ``quote``: a quote as it is now. ``gone``: one that is no longer asked for. ``reset``: the store is another one,
    what was told is void. ``state``: nothing is read, and why; or it is again. ``end``: the server stops.
    """
    yield f"retry: {_RETRY_MS}\nid: {position}\n\n".encode()
    told: str | None = None
    while not feed.closed:
        if (now := trouble()) != told:
            told = now
            yield _event("state", position, orjson.dumps({"reading": told is None, "trouble": told}).decode())
        changed = await feed.after(position, seconds=_HEARTBEAT_SECONDS)
        if changed is None:
            position = feed.position
            yield _event("reset", position, "{}")
            continue
        blocks = [block for each in changed if (block := _block(each, selection, position, render)) is not None]
        if changed:
            position = Position(position.epoch, changed[-1].number)
        # An id without data moves the place to resume from and tells nobody anything.
        yield b"".join(blocks) or f"id: {position}\n: \n\n".encode()
    yield _event("end", position, "{}")


def _block(changed: Changed, selection: Selection, position: Position, render: Render) -> bytes | None:
    here = Position(position.epoch, changed.number)
    match changed.concerns(selection):
        case True:
            return _event("quote", here, changed.rendered(render))
        case None:
            return _event("gone", here, orjson.dumps({"id": changed.told.id}).decode())
        case _:
            return None


def _event(kind: str, position: Position, data: str) -> bytes:
    lines = "\n".join(f"data: {line}" for line in data.splitlines())
    return f"event: {kind}\nid: {position}\n{lines}\n\n".encode()


class EventStream(StreamingResponse):
    """An answer that goes on, for as long as it is taken.

    Args:
        blocks: Of :func:`events`.
        feed: Where it counts as a follower.
    """

    def __init__(self, blocks: AsyncIterator[bytes], feed: Feed) -> None:
        self._feed = feed
        super().__init__(blocks, media_type="text/event-stream", headers={"Cache-Control": "no-store"})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what there is; who takes nothing for too long is disconnected."""

        async def send_in_time(message: Any) -> None:
            async with asyncio.timeout(_SLOW_SECONDS):
                await send(message)

        self._feed.followers += 1
        try:
            await super().__call__(scope, receive, send_in_time)
        except (TimeoutError, ClientDisconnect):
            return
        finally:
            self._feed.followers -= 1
