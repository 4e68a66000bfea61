"""Which ids came lately, in memory that is bounded."""

import hashlib
from typing import Final

REMEMBERED: Final = 100_000
"""Ids that are remembered, the latest. Some 15 MB."""

_DIGEST_BYTES: Final = 16


class Recent:
    """The latest ids.

    Args:
        remember: How many; the memory that takes does not depend on what the ids are.
    """

    def __init__(self, *, remember: int = REMEMBERED) -> None:
        self._remember = remember
        self._digests: dict[bytes, None] = {}  # in the order in which they came

    def add(self, identity: bytes) -> bool:
        """Remember ``identity``; whether it is new."""
        digest = _digest(identity)
        if digest in self._digests:
            return False
        self._digests[digest] = None
        if len(self._digests) > self._remember:
            del self._digests[next(iter(self._digests))]
        return True

    def discard(self, identity: bytes) -> bool:
        """Forget ``identity``; whether it was remembered."""
        digest = _digest(identity)
        known = digest in self._digests
        self._digests.pop(digest, None)
        return known


def _digest(identity: bytes) -> bytes:
    """Sixteen bytes for an id that somebody else made, which may have any size."""
    return hashlib.blake2b(identity, digest_size=_DIGEST_BYTES).digest()
