"""What is remembered of one article, and how it is written down."""

from dataclasses import dataclass
from typing import Final

import orjson

from streams.pipeline.outcomes import Part

_KINDS: Final = {"q": "quote", "m": "ticker_mention"}
_LETTERS: Final = {kind: letter for letter, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's life up to one record of its partition."""

    offset: int
    """Of the input record that it came of."""
    as_of: int
    """The offset that this record counts as: that of its first coming where it was replayed."""
    at_ms: int
    """When it was noted, by the wall clock, milliseconds since the epoch."""
    highest: int | None
    """The highest version that was seen, in any status; None where none was."""
    blocked: int | None = None
    """Versions up to this one are canceled."""
    blocks_next: bool = False
    """Whether the first version that comes is canceled: the cancelation came before it and named none."""
    digest: str | None = None
    """Of what stands; None where nothing does."""
    parts: tuple[Part, ...] = ()
    """What stands by itself."""

    def encode(self) -> bytes:
        """As JSON."""
        return orjson.dumps(
            {
                "offset": self.offset,
                "as_of": self.as_of,
                "at_ms": self.at_ms,
                "highest": self.highest,
                "blocked": self.blocked,
                "blocks_next": self.blocks_next,
                "digest": self.digest,
                "parts": [(_LETTERS[part.kind], part.id, part.key) for part in self.parts],
            }
        )

    @staticmethod
    def decode(value: bytes) -> "Entry":
        """What :meth:`encode` wrote.

        Raises:
            ValueError: It is something else.
        """
        try:
            fields = orjson.loads(value)
            parts = tuple(Part(_KINDS[letter], identifier, key) for letter, identifier, key in fields.pop("parts"))  # type: ignore[arg-type]
            return Entry(**fields, parts=parts)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no entry of the memory: {error!r}") from error


__all__ = ["Entry"]
