"""Apache Kafka for the tests beside this file: one node, started when the first test asks for it."""

from collections.abc import Iterator

import pytest

from deploy.kafka.node import ApacheKafka


@pytest.fixture(scope="session")
def apache_kafka() -> Iterator[ApacheKafka]:
    """A running node. Whoever asks for Apache Kafka gets an error, not a skip, where it can't be had."""
    with ApacheKafka() as node:
        yield node
