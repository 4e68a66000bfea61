"""Faust's settings, made from ours."""

from typing import Any, Final

import faust

from streams.cluster.connection import tls
from streams.cluster.topics import dead_letter_limit, input_limit, output_limit
from streams.settings import Settings

__all__ = ["faust_settings"]

_SESSION_SECONDS: Final = 10.0
"""After so long without a heartbeat the brokers take a worker for dead, and only then do others get its partitions."""
_HEARTBEAT_SECONDS: Final = 3.0
"""Two may be missed. It is also how long a worker may take to learn that its group shares out anew."""
_REQUEST_SECONDS: Final = 40.0
_REBALANCE_SECONDS: Final = 30.0
"""How long a worker has to finish what is in flight and to join again, when its group shares out anew."""
_BUFFERED_RECORDS: Final = 256
_LINGER_SECONDS: Final = 0.005
_BATCH_BYTES: Final = 256 * 1024


def faust_settings(settings: Settings) -> dict[str, Any]:
    """The options of a Faust app, by their names there.

    Raises:
        SettingsError: A certificate or key can't be used.
    """
    return {
        # Without this Faust reads some eighty variables of its own from the environment.
        "env": {"NO_CONFIG": "1"},
        "broker": [f"kafka://{address}" for address in settings.brokers],
        "broker_credentials": _credentials(settings),
        "broker_client_id": settings.group,
        "broker_session_timeout": _SESSION_SECONDS,
        "broker_heartbeat_interval": _HEARTBEAT_SECONDS,
        "broker_request_timeout": _REQUEST_SECONDS,
        "broker_rebalance_timeout": _REBALANCE_SECONDS,
        "consumer_auto_offset_reset": "earliest",
        # A batch at the topic's limit has to come through in one fetch.
        "consumer_max_fetch_size": 2 * input_limit(settings),
        # Faust's exactly_once is not used: it keeps an article's output and its offset in different transactions. See
        # streams.delivery.exactly_once.
        "processing_guarantee": "at_least_once",
        "producer_acks": -1,
        "producer_compression_type": None if settings.compression == "none" else settings.compression,
        "producer_linger": _LINGER_SECONDS,
        "producer_max_batch_size": _BATCH_BYTES,
        # The client's own limit lies above the topics': what is too large is for the broker to say.
        "producer_max_request_size": 2 * max(output_limit(settings), dead_letter_limit(settings)),
        "producer_request_timeout": _REQUEST_SECONDS,
        "stream_buffer_maxsize": _BUFFERED_RECORDS,
        "stream_wait_empty": False,
        "store": "memory://",
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "autodiscover": False,
        "web_enabled": False,
        "key_serializer": "raw",
        "value_serializer": "raw",
    }


def _credentials(settings: Settings) -> faust.SASLCredentials | faust.SSLCredentials | None:
    context = tls(settings)
    if settings.security_protocol.startswith("SASL"):
        password = settings.sasl_password
        return faust.SASLCredentials(
            username=settings.sasl_username,
            password=password.get_secret_value() if password else None,
            mechanism=settings.sasl_mechanism,
            ssl_context=context,
        )
    return None if context is None else faust.SSLCredentials(context)
