"""Quotes as answers: what is asked for, newest first, and what has changed since a moment of the store."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

from streams.serve.store.selection import PLACES, Facets, Selection
from streams.serve.store.tables import FOREVER
from streams.serve.store.versions import STORED, Version

Json = Mapping[str, Any]
_COLUMNS: Final = f"v.n, v.from_ms, {STORED}"
_SINCE: Final = "SELECT changed, n FROM quotes WHERE changed > ? ORDER BY changed LIMIT ?"
_OF_QUOTE: Final = f"SELECT v.until_ms, {_COLUMNS} FROM versions v WHERE v.n = ? ORDER BY v.v"  # noqa: S608
_OF_ARTICLE: Final = (
    f"SELECT v.until_ms, {_COLUMNS} FROM quotes q JOIN versions v ON v.n = q.n WHERE q.a = ? ORDER BY v.n DESC, v.v"  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class Told:
    """A quote as it is told: what is true of it, and since when."""

    n: int
    """Its place in the order."""
    from_ms: int
    version: Version

    @property
    def at_ms(self) -> int:
        """When it was first known."""
        return self.n // PLACES

    @property
    def has_words(self) -> bool:
        """Whether its words are told: not once its article was killed."""
        return self.version.worded >= 0

    @property
    def quote(self) -> Json:
        """The quote, as in its event; without its words if they are gone."""
        return self.version.quote

    @property
    def id(self) -> str:
        """The quote's."""
        return str(self.quote["id"])

    @property
    def status(self) -> str:
        """``live`` or ``withdrawn``."""
        return "live" if self.version.live else "withdrawn"

    def facets(self) -> Facets:
        """What it is chosen by."""
        return self.version.facets(self.at_ms)

    @staticmethod
    def read(row: tuple[Any, ...]) -> "Told":
        """The quote in a row of place, beginning, and version."""
        return Told(row[0], row[1], Version.read(row[2:]))


class Page(NamedTuple):
    """Some quotes, newest first."""

    quotes: list[Told]
    following: int | None
    """Before which place the next page begins; None where this is the last."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A quote that changed, as it is now."""

    number: int
    """Of the change; later ones are higher."""
    told: Told
    past: tuple[Facets, ...]
    """What it was chosen by before."""
    _rendered: dict[Callable[[Told], str], str] = field(default_factory=dict, repr=False, compare=False)

    def rendered(self, render: Callable[[Told], str]) -> str:
        """What ``render`` makes of it, once for all who ask."""
        if render not in self._rendered:
            self._rendered[render] = render(self.told)
        return self._rendered[render]

    def concerns(self, selection: Selection) -> bool | None:
        """Whether it is asked for; None where it no longer is but may have been."""
        if selection.takes(self.told.facets()):
            return True
        return None if any(selection.takes(facets) for facets in self.past) else False


class Standing(NamedTuple):
    """Where the store stands."""

    epoch: str
    changes: int
    """The number of the latest change."""


def standing(connection: sqlite3.Connection) -> Standing:
    """Where the store stands."""
    return Standing(*connection.execute("SELECT epoch, changes FROM about").fetchone())


def page(connection: sqlite3.Connection, selection: Selection, *, limit: int, before: int | None = None) -> Page:
    """The newest quotes that are asked for.

    Args:
        connection: To the store.
        selection: What is asked for.
        limit: How many at most.
        before: Where the page before this one ended.
    """
    statement, bounds = selection.sql(_COLUMNS, before=before, limit=limit + 1)
    quotes = [Told.read(row) for row in connection.execute(statement, bounds)]
    return Page(quotes[:limit], quotes[limit - 1].n if len(quotes) > limit else None)


def changes(connection: sqlite3.Connection, *, after: int, limit: int) -> list[Changed]:
    """What has changed after a change, in order: each quote once, by its latest change."""
    rows = connection.execute(_SINCE, (after, limit)).fetchall()
    return [_changed(number, connection.execute(_OF_QUOTE, (n,))) for number, n in rows]


def history(connection: sqlite3.Connection, a: int) -> list[tuple[int, Told]]:
    """All that was ever true of an article's quotes, in the article's order, each with until when."""
    return [(row[0], Told.read(row[1:])) for row in connection.execute(_OF_ARTICLE, (a,))]


def _changed(number: int, rows: Iterable[tuple[Any, ...]]) -> Changed:
    *past, last = [(until, Told.read(tuple(row))) for until, *row in rows]
    if last[0] != FOREVER:
        raise AssertionError("the last version of a quote is what is true")
    return Changed(number, last[1], tuple(told.facets() for _, told in past))
