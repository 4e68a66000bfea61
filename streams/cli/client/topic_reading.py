"""Reading what a topic holds now, from where a consumer stands to the end."""

import time
from collections.abc import Iterator
from typing import Any, Final

from kafka.errors import AuthorizationError, KafkaError

from streams.cli.errors import CommandError
from streams.cluster.reachability import not_allowed

_POLL_MS: Final = 200
_STALL_SECONDS: Final = 30.0


def read_to_end(consumer: Any) -> Iterator[Any]:
    """Records of the consumer's partitions up to where they end now.

    Args:
        consumer: kafka-python's, with its partitions assigned and placed.

    Raises:
        CommandError: The broker stopped answering.
    """
    try:
        ends = consumer.end_offsets(list(consumer.assignment()))
        moved = time.monotonic()
        while any(consumer.position(partition) < end for partition, end in ends.items()):
            batches = consumer.poll(timeout_ms=_POLL_MS)
            if batches:
                moved = time.monotonic()
            elif time.monotonic() - moved > _STALL_SECONDS:
                raise CommandError(f"the broker gave nothing more for {_STALL_SECONDS:.0f} s")
            for partition, records in batches.items():
                yield from (record for record in records if record.offset < ends[partition])
    except KafkaError as error:
        raise broken_off(error) from error


def broken_off(error: KafkaError) -> CommandError:
    """Why a topic can't be read on."""
    if isinstance(error, AuthorizationError):
        return CommandError(not_allowed(error))
    return CommandError(f"the broker stopped answering: {type(error).__name__}: {error}")
