"""How the workers' group stands, for people who look: asked of the brokers now and then, in a thread of its own."""

import logging
import threading
from typing import Final

from streams.cluster.group_admin import GroupStanding, group_standing
from streams.cluster.topic_admin import BrokerUnreachableError, missing_topics
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings

_LOOK_SECONDS: Final = 10.0
_REACH_SECONDS: Final = 5.0

log = logging.getLogger(__name__)


class GroupWatch:
    """Looks at the group whose records are read, for as long as it runs.

    Args:
        settings: Where the brokers are, and which group.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._topic = topics_of(settings)[ARTICLES]
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="tape-group", daemon=True)
        self.standing: GroupStanding | None = None
        """The group as last seen; None while nobody answers, or the user may not see it."""

    @property
    def name(self) -> str:
        """The group's."""
        return self._settings.group

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a look under way ends by itself."""
        self._stopping.set()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self.standing = self._look()
            except BrokerUnreachableError as error:
                log.info("It is not known how group %s stands: %s", self.name, error)
                self.standing = None
            self._stopping.wait(_LOOK_SECONDS)

    def _look(self) -> GroupStanding | None:
        if missing_topics(self._settings, [self._topic]):
            return None
        return group_standing(self._settings, self._topic.name, timeout=_REACH_SECONDS)
