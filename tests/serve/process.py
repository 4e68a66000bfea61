"""``quotetape serve`` in a process of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from streams.cluster.local_broker import LocalBroker, NoLocalBrokerError
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import load_settings
from tests.broker.conftest import WorkerProcess, wait_for


class ServeProcess(WorkerProcess):
    """``quotetape serve`` in a process of its own."""

    def __init__(self, environment: dict[str, str], log: Path, *arguments: str) -> None:
        self.log = log
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streams.cli", "serve", *arguments],
                env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
                stdout=out,
                stderr=out,
                cwd=log.parent,
            )

    def url(self) -> str:
        found = wait_for(lambda: re.findall(r"on (http://\S+)/", self.text()), "the address", self)
        return str(found[-1])


@contextmanager
def own_broker(partitions: int) -> Iterator[LocalBroker]:
    """A broker with topics of so many partitions, which may be stopped: nobody else uses it."""
    try:
        with LocalBroker() as broker:
            settings = load_settings(brokers=broker.address)
            create_topics(settings, topics_of(settings, partitions=partitions))
            yield broker
    except NoLocalBrokerError as error:
        pytest.skip(str(error))
