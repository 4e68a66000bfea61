"""What a record changes, by what is remembered of its article: the rules of an article's life, as a pure function.

Agencies demand them (AP's revisions and duplicates, IPTC's publishing status): on a cancelation every earlier version
is recalled, and a late version changes nothing.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from streams.memory.entry import Entry
from streams.pipeline.article import Article
from streams.pipeline.builders import parts_of
from streams.pipeline.event import WithdrawnBecause
from streams.pipeline.outcomes import (
    Change,
    Enriched,
    Outcome,
    Part,
    Rejection,
    Skipped,
    Superseded,
    Tombstone,
    Unchanged,
    Withdrawal,
)
from streams.pipeline.outgoing import offset_of_first
from streams.pipeline.processing import Arrival, skip_reason
from streams.version import __version__


@dataclass(frozen=True, slots=True)
class Step:
    """What comes of a record, and what is remembered from then on."""

    change: Change
    entry: Entry | None = None
    """None where what is remembered stays as it is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How articles are read, as far as that decides what comes of one."""

    resolve: Callable[[Arrival], Outcome]
    """What would become of a record if nothing were remembered."""
    securities: str
    """The date of the security master."""


def step(known: Entry | None, arrival: Arrival, reader: Reader, *, at: datetime) -> Step:
    """What ``arrival`` changes.

    Args:
        known: What is remembered of its article; None where nothing is.
        arrival: What came in.
        reader: Reads it, if it has to be.
        at: The present, aware.
    """
    match arrival.content:
        case Rejection() | Skipped() as nothing:
            return Step(Change(nothing))
        case Tombstone() as tombstone:
            return _removed(known, arrival, tombstone, at)
        case Article() as article:
            return _Turn(known, arrival, article, reader, at).step()


def refused(  # noqa: PLR0913 - all that decides it
    known: Entry | None, taken: Step, rejection: Rejection, arrival: Arrival, *, may_be_seen: bool, at: datetime
) -> Step:
    """What it changes that the brokers refused a part of what came of a record.

    Args:
        known: What was remembered of its article before.
        taken: What was to come of the record.
        rejection: Why it did not.
        arrival: What came in.
        may_be_seen: Whether some of it may have gone out all the same.
        at: The present, aware.
    """
    if taken.entry is None or arrival.article_id is None:
        return Step(Change(rejection))
    entry = replace(taken.entry, digest=None, parts=())
    if not may_be_seen and (known is None or known.digest is None):
        return Step(Change(rejection), entry)
    stood = () if known is None else known.parts
    parts = tuple(dict.fromkeys((*stood, *(taken.entry.parts if may_be_seen else ()))))
    return Step(Change(rejection, _withdrawal(arrival, "refused", parts, at)), entry)


def _removed(known: Entry | None, arrival: Arrival, tombstone: Tombstone, at: datetime) -> Step:
    """A tombstone takes everything back and blocks nothing."""
    withdrawal = _withdrawal(arrival, "removed", known.parts if known else (), at, key=tombstone.key)
    if arrival.article_id is None:
        return Step(Change(tombstone, withdrawal))
    offset, known = arrival.record.offset, known or Entry(0, 0, 0, highest=None)
    entry = replace(known, offset=offset, as_of=offset, at_ms=_ms(at), digest=None, parts=())
    return Step(Change(tombstone, withdrawal), entry)


@dataclass(frozen=True, slots=True)
class _Turn:
    """One article that came in, and what is remembered of it."""

    known: Entry | None
    arrival: Arrival
    article: Article
    reader: Reader
    at: datetime

    def step(self) -> Step:
        if self._is_late():
            return Step(Change(Superseded(self.article.id)))
        match skip_reason(self.article, self.arrival.embargo_at):
            case "canceled":
                return self._canceled()
            case "withheld":
                return self._withheld()
            case "embargoed":
                return Step(Change(Skipped(self.article.id, "embargoed")))
        if self._is_blocked():
            return Step(Change(Superseded(self.article.id)), self._entry())
        return self._published()

    @property
    def version(self) -> int:
        """Without one an article counts as the highest that was seen."""
        if self.article.version is not None:
            return self.article.version
        return (self.known.highest if self.known else None) or 0

    def _is_late(self) -> bool:
        """Whether a later version was seen; or a later article, where a replayed one has no version."""
        if self.known is None:
            return False
        if self.known.highest is not None and self.version < self.known.highest:
            return True
        return self.article.version is None and offset_of_first(self.arrival.record) < self.known.as_of

    def _is_blocked(self) -> bool:
        known = self.known
        if known is None:
            return False
        return known.blocks_next or (known.blocked is not None and self.version <= known.blocked)

    def _canceled(self) -> Step:
        nothing_seen = self.known is None or self.known.highest is None or self.known.blocks_next
        entry = self._entry()
        blocked = self.version if entry.blocked is None else max(entry.blocked, self.version)
        entry = replace(
            entry, blocked=blocked, blocks_next=self.article.version is None and nothing_seen, digest=None, parts=()
        )
        return Step(Change(Skipped(self.article.id, "canceled"), self._withdrawal("canceled")), entry)

    def _withheld(self) -> Step:
        entry = replace(self._entry(), digest=None, parts=())
        return Step(Change(Skipped(self.article.id, "withheld"), self._withdrawal("withheld")), entry)

    def _published(self) -> Step:
        digest = self._digest()
        if self.known is not None and self.known.digest == digest:
            # Nothing goes out, and yet it is the article's last record.
            return Step(Change(Unchanged(self.article.id)), self._entry())
        outcome = self.reader.resolve(self.arrival)
        if not isinstance(outcome, Enriched):
            return Step(Change(outcome))
        parts = parts_of(outcome.event)
        stands = frozenset(parts)
        gone = tuple(part for part in self._stood() if part not in stands)
        withdrawal = _withdrawal(self.arrival, "changed", gone, self.at, everything=False) if gone else None
        return Step(Change(outcome, withdrawal), replace(self._entry(), digest=digest, parts=parts))

    def _entry(self) -> Entry:
        """What is remembered once this article was seen, whatever comes of it."""
        record, known = self.arrival.record, self.known
        as_of = offset_of_first(record)
        if known is None:
            return Entry(record.offset, as_of, _ms(self.at), self.version)
        blocked = known.blocked
        if known.blocks_next:  # this is the first version that comes
            blocked = self.version if blocked is None else max(blocked, self.version)
        return replace(
            known,
            offset=record.offset,
            as_of=max(as_of, known.as_of),
            at_ms=_ms(self.at),
            highest=self.version if known.highest is None else max(known.highest, self.version),
            blocked=blocked,
            blocks_next=False,
        )

    def _withdrawal(self, because: WithdrawnBecause) -> Withdrawal:
        return _withdrawal(self.arrival, because, self._stood(), self.at)

    def _stood(self) -> tuple[Part, ...]:
        return () if self.known is None else self.known.parts

    def _digest(self) -> str:
        """Tells everything that decides what an article's events say."""
        day = "" if self.article.published else self.arrival.now.astimezone(UTC).date().isoformat()
        digest = hashlib.sha256(f"{__version__}\x1f{self.reader.securities}\x1f{day}\x1f".encode())
        digest.update(self.arrival.record.value or b"")
        return digest.hexdigest()[:32]


def _withdrawal(  # noqa: PLR0913 - what a withdrawal is made of
    arrival: Arrival,
    because: WithdrawnBecause,
    parts: tuple[Part, ...],
    at: datetime,
    *,
    key: bytes | None = None,
    everything: bool = True,
) -> Withdrawal:
    """What is taken back by ``arrival``; ``everything``: also the event of the article itself."""
    content = arrival.content
    article_id = arrival.article_id or (key or b"").decode("utf-8", "replace")
    version = content.version if isinstance(content, Article) else None
    removed = key if key is not None else article_id.encode()
    return Withdrawal(because, article_id, version, parts, removed if everything else None, at)


def _ms(moment: datetime) -> int:
    return int(1000 * moment.timestamp())


__all__ = ["Reader", "Step", "refused", "step"]
