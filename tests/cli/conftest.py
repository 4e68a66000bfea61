"""A broker for the commands' tests, and a way to run commands against it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from streams.cluster.local_broker import LocalBroker, NoLocalBrokerError
from streams.cluster.topic_admin import create_topics
from streams.cluster.topics import topics_of
from streams.settings import load_settings

Command = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(scope="module")
def broker() -> Iterator[str]:
    """The address of a broker that has the topics and nothing in them."""
    try:
        with LocalBroker() as local:
            settings = load_settings(brokers=local.address)
            create_topics(settings, topics_of(settings, partitions=2))
            yield local.address
    except NoLocalBrokerError as error:
        pytest.skip(str(error))


@pytest.fixture
def quotetape(broker: str) -> Command:
    """Run ``quotetape`` with these arguments against the broker."""

    def run(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "streams.cli", *arguments],
            env={**os.environ, "QUOTETAPE_BROKERS": broker},
            input=text,
            capture_output=True,
            check=False,
            timeout=120,
        )

    return run
