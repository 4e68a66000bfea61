"""Redelivery: what the brokers did not take is sent again, in rounds, until they take it or refuse it for good.

* They can't take it now (down, no leader, no permission, anything that may pass): it is held and sent again until it
  is taken. Articles wait after it; none is lost, none is passed over.
* They will never take it (too large, against the topic's rules): that is a refusal, and its article becomes a dead
  letter, ``stage=publish``. A refusal names a whole batch, so what was refused is first sent by itself, and is refused
  for good only if it is refused again: its neighbours are innocent.
* A dead letter is refused, or what comes with it: held and sent again, loudly. Its article is in no other place, so the
  stream stops rather than lose it; raise ``max.message.bytes`` of the dead letter topic and it goes on.

A round sends all that is due and then waits for it, so a broker that comes back is caught up with in the time that one
round takes, however much was under way. What was sent after a failed record of the same topic and key is sent again
after it, so that order by key survives.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from aiokafka import errors

from streams.delivery.sending import error_of
from streams.pipeline.records import IncomingRecord, OutgoingRecord, place_of

Begin = Callable[[IncomingRecord, OutgoingRecord], Awaitable[asyncio.Future[object]]]
"""Hands a record to the client; what goes wrong is in the future, also where the client did not accept it."""
Sleep = Callable[[float], Awaitable[None]]

FIRST_PAUSE: Final = 0.25
_LONGEST_PAUSE: Final = 30.0
_DOUBTFUL_TRIES: Final = 4

_REFUSALS: Final = (
    errors.MessageSizeTooLargeError,
    errors.RecordListTooLargeError,
    errors.RecordTooLargeError,
    errors.InvalidTimestampError,
    errors.UnsupportedForMessageFormatError,
    errors.PolicyViolationError,
)
"""The broker has looked at the record and won't have it."""
_DOUBTFUL: Final = (errors.UnknownError, errors.CorruptRecordException, errors.InvalidRequestError)
"""A refusal or a passing fault: error codes that the client does not know, such as Kafka's INVALID_RECORD, come as
UnknownError. Taken for a refusal when it persists."""

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Parcel:
    """A record on its way out."""

    record: IncomingRecord
    """What it came of."""
    out: OutgoingRecord
    error: BaseException | None
    """Why it was not taken the last time; None where it was taken, or not yet sent."""
    tries_alone: int = 0
    """How often it was sent by itself."""
    is_last: bool = False
    """Whether it is never given up, because nothing else could be sent in its place."""

    @property
    def lane(self) -> tuple[str, bytes | None]:
        """What shares it must stay in order."""
        return self.out.channel, self.out.key

    @property
    def is_suspect(self) -> bool:
        """Whether the broker may have refused it, and not one that was sent with it."""
        return self.error is not None and _is_refusal(self.error, _DOUBTFUL_TRIES)

    @property
    def is_refused(self) -> bool:
        """Whether sending it again is in vain. A dead letter is never given up: it is the last copy."""
        return (
            self.error is not None
            and self.tries_alone > 0
            and not self.is_last
            and self.out.channel != "dead_letters"
            and _is_refusal(self.error, self.tries_alone)
        )

    @property
    def must_wait(self) -> bool:
        """Whether a pause may help it."""
        return self.error is not None and (self.tries_alone > 0 or not self.is_suspect)


async def redeliver(parcels: Sequence[Parcel], begin: Begin, sleep: Sleep) -> None:
    """Send ``parcels`` until each is taken, or :attr:`Parcel.is_refused`.

    Args:
        parcels: In the order in which they were sent. Of those that were taken, only the ones after a failed one of
            their lane are sent again.
        begin: The client.
        sleep: Waits some seconds.
    """
    due, pause = _due(parcels), FIRST_PAUSE
    while due:
        if held := next((parcel for parcel in due if parcel.must_wait), None):
            pause = await hold(held, len(due), pause, sleep)
        await _send_all(due, begin)
        left = _due([parcel for parcel in due if not parcel.is_refused])
        if len(left) < len(due):
            pause = FIRST_PAUSE
        due = left


async def _send_all(parcels: Sequence[Parcel], begin: Begin) -> None:
    """Send each of ``parcels`` once, suspects by themselves, and wait for what becomes of them."""
    futures: list[asyncio.Future[object]] = []
    for parcel in parcels:
        alone = parcel.is_suspect
        if alone and futures:
            await asyncio.wait(futures)
        futures.append(await begin(parcel.record, parcel.out))
        if alone:
            parcel.tries_alone += 1
            await asyncio.wait(futures[-1:])
    if futures:
        await asyncio.wait(futures)
    for parcel, future in zip(parcels, futures, strict=True):
        parcel.error = error_of(future)


def _due(parcels: Sequence[Parcel]) -> list[Parcel]:
    """Those that failed, and those after them in their lanes."""
    lanes: set[tuple[str, bytes | None]] = set()
    due = []
    for parcel in parcels:
        if parcel.error is not None:
            lanes.add(parcel.lane)
        if parcel.lane in lanes:
            due.append(parcel)
    return due


def _is_refusal(error: BaseException, tries: int) -> bool:
    """Whether sending the record again is in vain, after ``tries`` times by itself."""
    if isinstance(error, _REFUSALS):
        return True
    # What is no error of Kafka's is the client's own: it can't make a request of this record.
    return tries >= _DOUBTFUL_TRIES and (isinstance(error, _DOUBTFUL) or not isinstance(error, errors.KafkaError))


async def hold(parcel: Parcel, due: int, pause: float, sleep: Sleep) -> float:
    """Say that ``due`` records are held because of ``parcel``, and pause.

    Returns:
        How long to pause the next time, seconds.
    """
    refused_letter = parcel.out.channel == "dead_letters" and parcel.is_suspect
    log.log(
        logging.ERROR if refused_letter else logging.WARNING,
        "The broker refuses a dead letter, so the stream stops here rather than lose it: %s; trying again in %.1f s"
        if refused_letter
        else "The broker did not take %d records: %s; holding them and trying again in %.1f s",
        *(() if refused_letter else (due,)),
        str(parcel.error) or type(parcel.error).__name__,
        pause,
        extra={"channel": parcel.out.channel, **place_of(parcel.record)},
    )
    await sleep(pause)
    return min(2 * pause, _LONGEST_PAUSE)


__all__ = ["FIRST_PAUSE", "Begin", "Parcel", "Sleep", "hold", "redeliver"]
