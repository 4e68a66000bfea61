"""The one place that makes consumers of kafka-python's."""

from typing import Any

from kafka import KafkaConsumer

from streams.cluster.connection import client_options
from streams.cluster.consumers.codecs import read_every_codec
from streams.cluster.consumers.header_names import escape_header_names
from streams.settings import Settings

__all__ = ["new_consumer"]


def new_consumer(settings: Settings, *, reach_seconds: float, **options: Any) -> Any:
    """A consumer that reads every codec and every header name; it belongs to no group and commits nothing.

    Args:
        settings: Where the brokers are.
        reach_seconds: How long a broker may take to answer first.
        options: Of kafka-python's own, what else it needs.

    Raises:
        KafkaError: No broker answered, or it does not let us in.
        SettingsError: A certificate or key can't be used.
    """
    read_every_codec()
    escape_header_names()
    return KafkaConsumer(
        **client_options(settings),
        group_id=None,
        enable_auto_commit=False,
        isolation_level="read_committed",
        bootstrap_timeout_ms=round(1000 * reach_seconds),
        allow_auto_create_topics=False,
        **options,
    )
