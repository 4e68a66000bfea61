"""Dropping repeats: delivery is at least once, and a repeat has the ``ce_id`` of the first."""

import hashlib
from typing import Final

REMEMBERED: Final = 100_000
"""Ids that are remembered, the latest: repeats follow within seconds. Some 15 MB."""

_DIGEST_BYTES: Final = 16


class Repeats:
    """Tells what came before, as far back as it remembers.

    Args:
        remember: How many ids, the latest; the memory that takes does not depend on what the ids are.
    """

    def __init__(self, *, remember: int = REMEMBERED) -> None:
        self._remember = remember
        self._seen: dict[bytes, None] = {}  # in the order in which they came
        self.dropped = 0

    def drop(self, event_id: bytes) -> bool:
        """Whether ``event_id`` came before; it is counted then, and remembered if not."""
        # A digest, for an id that somebody else made may have any size.
        digest = hashlib.blake2b(event_id, digest_size=_DIGEST_BYTES).digest()
        if digest in self._seen:
            self.dropped += 1
            return True
        self._seen[digest] = None
        if len(self._seen) > self._remember:
            del self._seen[next(iter(self._seen))]
        return False
