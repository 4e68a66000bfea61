"""Events as they are shown, each beside the one of the same article, quote or security that was shown before it."""

from collections.abc import Mapping
from typing import Any, Final

from rich.console import RenderableType

from streams.cli.client.received import Received
from streams.cli.views import tape
from streams.pipeline.outgoing import GROUP_HEADER

_REMEMBERED: Final = 5_000
"""Events that are remembered, the latest: corrections mostly follow soon."""


class Shown:
    """Shows events, and remembers the latest of them by what they are of."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._before: dict[tuple[str, str], Mapping[str, Any]] = {}  # in the order in which they came

    def view(self, received: Received) -> RenderableType:
        """What a person sees of an event, or of the tombstone of an article.

        Args:
            received: Of a type that is known.
        """
        if received.kind is None:
            raise ValueError("no event")
        headers = {
            name: value.decode("utf-8", "backslashreplace")
            for name, value in received.record.headers
            if value is not None
        }
        told = tape.Told(received.key() or "", headers, self._replaced(received, headers.get(GROUP_HEADER, "")))
        return tape.VIEWS[received.kind.name](received.event, told)

    def _replaced(self, received: Received, group: str) -> Mapping[str, Any] | None:
        """What ``received`` takes the place of; from here on it stands, if it is live."""
        identity = (group, received.identity())
        before = self._before.pop(identity, None)
        if received.event is not None and received.event.get("status", "live") == "live":
            self._before[identity] = received.event
            if len(self._before) > _REMEMBERED:
                del self._before[next(iter(self._before))]
        return before
