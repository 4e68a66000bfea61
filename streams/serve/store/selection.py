"""What a reader asks for: one set of filters, as SQL for what is kept and as a test for what comes in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from streams.serve.facts import LAST_MS
from streams.serve.store.tables import FOREVER
from streams.serve.words import has, normal, phrases

Status = Literal["live", "withdrawn", "any"]
PLACES: Final = 2**63 // (LAST_MS + 1)
"""Places that a millisecond has in the order of quotes."""


class AskedError(ValueError):
    """What was asked for can't be; the message says why."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a version of a quote is chosen by."""

    live: bool
    at_ms: int
    """When the quote was first known."""
    kind: str | None
    act: str | None
    confidence: float
    tickers: str
    """These in the form of :func:`streams.serve.words.listed`."""
    speakers: str
    companies: str
    source: str
    text: str | None
    """In normal form; None where the words are gone."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Filters; what is empty does not narrow. Of several values of one filter any will do."""

    ticker: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    company: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    q: str | None = None
    """Words, all of which there must be; phrases in quotation marks."""
    kind: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    since_ms: int | None = None
    """When a quote was first known, inclusive."""
    until_ms: int | None = None
    """The same, exclusive."""
    min_confidence: float = 0.0
    status: Status = "live"
    as_of_ms: int | None = None
    """What was known then; None for the present."""
    named: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    """The phrases that each column of words must have one of."""
    said: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """The phrases that a quote's words must have all of."""

    def __post_init__(self) -> None:
        """Read what was asked, once.

        Raises:
            AskedError: A filter has no word in it.
        """
        asked = {
            "tickers": self.ticker,
            "speakers": self.speaker,
            "companies": self.company,
            "source": self.source,
        }
        named = {column: tuple(map(normal, values)) for column, values in asked.items() if values}
        said = () if self.q is None else phrases(self.q)
        if (self.q is not None and not said) or not all(all(values) for values in named.values()):
            raise AskedError("a filter has no letter or digit in it")
        object.__setattr__(self, "named", named)
        object.__setattr__(self, "said", said)

    @property
    def moment(self) -> int:
        """The moment that is asked about, milliseconds since the epoch."""
        return FOREVER - 1 if self.as_of_ms is None else self.as_of_ms

    def takes(self, facets: Facets) -> bool:
        """Whether a version that is now true is asked for; words that are gone are taken for any."""
        return (
            (self.status == "any" or (self.status == "live") == facets.live)
            and (self.since_ms is None or facets.at_ms >= self.since_ms)
            and (self.until_ms is None or facets.at_ms < self.until_ms)
            and (not self.kind or facets.kind in self.kind)
            and (not self.act or facets.act in self.act)
            and facets.confidence >= self.min_confidence
            and all(any(has(getattr(facets, column), each) for each in named) for column, named in self.named.items())
            and (facets.text is None or all(has(facets.text, each) for each in self.said))
        )

    def sql(self, columns: str, *, before: int | None, limit: int) -> tuple[str, dict[str, Any]]:
        """The statement for the newest versions of quotes that are asked for.

        Args:
            columns: What to read: of ``versions`` as ``v``.
            before: Only quotes before this place in the order.
            limit: How many at most.
        """
        top = min(LAST_MS, self.moment, LAST_MS if self.until_ms is None else self.until_ms - 1) + 1
        bounds: dict[str, Any] = {
            "moment": self.moment,
            "low": min(max(0, self.since_ms or 0), LAST_MS) * PLACES,
            "high": min(top * PLACES - 1, FOREVER if before is None else before - 1),
            "limit": limit,
        }
        conditions = ["v.from_ms <= :moment", "v.until_ms > :moment", *self._exactly(bounds)]
        if match := " AND ".join(self._match()):
            bounds["match"] = match
            lead, place = "words x CROSS JOIN versions v ON v.n = x.rowid", "x.rowid"
            conditions.insert(0, "words MATCH :match")
        elif self.status == "withdrawn" and self.as_of_ms is None:
            lead, place = "versions v INDEXED BY withdrawn", "v.n"
        else:
            lead, place = "quotes x CROSS JOIN versions v ON v.n = x.n", "x.n"
        conditions += [f"{place} >= :low", f"{place} <= :high"]
        where = " AND ".join(conditions)
        return f"SELECT {columns} FROM {lead} WHERE {where} ORDER BY {place} DESC LIMIT :limit", bounds  # noqa: S608

    def _match(self) -> Iterator[str]:
        """Full-text conditions: they hold of any version that a quote had."""
        for column, named in self.named.items():
            yield "(" + " OR ".join(f'{column} : "{each}"' for each in named) + ")"
        for each in self.said:
            yield f'text : "{each}"'

    def _exactly(self, bounds: dict[str, Any]) -> Iterator[str]:
        """Conditions on the one version; their values are put into ``bounds``."""
        if self.status == "live":
            yield "v.live = 1"
        elif self.status == "withdrawn":
            yield f"v.live = 0 AND v.until_ms {'=' if self.as_of_ms is None else '<='} {FOREVER}"
        if self.said:
            yield "v.worded >= 0"
        if self.min_confidence:
            bounds["confidence"] = self.min_confidence
            yield "v.confidence >= :confidence"
        for column, values in (("kind", self.kind), ("act", self.act)):
            names = [f"{column}{number}" for number, _ in enumerate(values)]
            bounds.update(zip(names, values, strict=True))
            if names:
                yield f"v.{column} IN ({', '.join(f':{name}' for name in names)})"
        for column, named in self.named.items():
            names = [f"{column}{number}" for number, _ in enumerate(named)]
            bounds.update((name, f" {each} ") for name, each in zip(names, named, strict=True))
            yield "(" + " OR ".join(f"instr(v.{column}, :{name})" for name in names) + ")"
