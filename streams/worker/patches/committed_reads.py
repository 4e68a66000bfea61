"""Reading only articles that are committed, with Faust's consumer.

An article of a transaction that its producer aborted was never published. Faust's consumer has no setting for that: it
leaves such records out only when Faust keeps transactions of its own, which then change much else.
"""

from typing import Any, cast

import faust

from streams.worker.patches.stopping import StoppingConsumer, StoppingThread


class _CommittedThread(StoppingThread):
    """Makes its client believe in transactions, and nothing else."""

    def _create_worker_consumer(self, transport: Any) -> Any:
        self.consumer.in_transaction = True
        try:
            return super()._create_worker_consumer(transport)
        finally:
            self.consumer.in_transaction = False


class _CommittedConsumer(StoppingConsumer):
    def _new_consumer_thread(self) -> StoppingThread:
        return _CommittedThread(self, loop=self.loop, beacon=self.beacon)


def read_committed_only(app: faust.App) -> None:
    """Let ``app``, which has no consumer yet, read committed records only."""
    cast("Any", app.transport).Consumer = _CommittedConsumer


__all__ = ["read_committed_only"]
