"""Dead letters as answers: how many for which reason, and one to look at."""

import sqlite3
from dataclasses import dataclass
from typing import Final, NamedTuple


class Reason(NamedTuple):
    """Why articles were given up."""

    reason: str
    stage: str
    letters: int
    latest_ms: int


@dataclass(frozen=True, slots=True)
class Letter:
    """One dead letter."""

    partition: int
    offset: int
    at_ms: int
    """When its article came in."""
    key: str | None
    reason: str
    stage: str
    message: str
    size: int
    value: bytes | None
    """Its beginning; None where it is not kept any more."""


def reasons(connection: sqlite3.Connection) -> list[Reason]:
    """Dead letters by reason, the most frequent first."""
    return [Reason(*row) for row in connection.execute(_REASONS)]


def letters(connection: sqlite3.Connection, *, limit: int) -> list[Letter]:
    """The newest dead letters."""
    return [
        Letter(*row) for row in connection.execute(f"{_LETTERS} ORDER BY at_ms DESC, offset DESC LIMIT ?", (limit,))
    ]


def letter(connection: sqlite3.Connection, partition: int, offset: int) -> Letter | None:
    """The dead letter at a place of its topic."""
    row = connection.execute(f"{_LETTERS} WHERE partition = ? AND offset = ?", (partition, offset)).fetchone()
    return None if row is None else Letter(*row)


_LETTERS: Final = "SELECT partition, offset, at_ms, key, reason, stage, message, size, value FROM dead_letters"
_REASONS: Final = (
    "SELECT reason, stage, count(*) AS letters, max(at_ms) FROM dead_letters GROUP BY reason, stage"
    " ORDER BY letters DESC, reason"
)
