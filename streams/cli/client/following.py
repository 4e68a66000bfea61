"""Following what a reader asked for: what was shown is followed to its end, whatever becomes of it."""

from streams.cli.client.received import Received, Selection
from streams.cli.client.recent import Recent
from streams.pipeline.outgoing import GROUP_HEADER


class Following:
    """Takes what a selection takes, and what comes next of an article, a quote or a security that it took.

    A correction that no longer names the security, or a kill, is of no selection by itself; who was shown what went
    before has to see it.

    Args:
        wanted: What the reader asked for.
    """

    def __init__(self, wanted: Selection) -> None:
        self._wanted = wanted
        self._taken = Recent()

    def takes(self, received: Received) -> bool:
        """Whether ``received`` is to be shown."""
        taken = self._wanted.takes(received)
        group = dict(received.record.headers).get(GROUP_HEADER)
        if group is None:  # nobody's truth: it follows nothing, and nothing follows it
            return taken
        identity = b"%s\0%s" % (group, received.identity().encode())
        was_taken = self._taken.discard(identity)
        if taken:
            self._taken.add(identity)
        return taken or was_taken
