"""What a person is told when a broker can't be used. What only Kafka can answer is tested in tests/kafka."""

import asyncio
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
import trustme
from aiokafka.errors import KafkaConnectionError as AioKafkaConnectionError
from aiokafka.protocol.admin import SaslHandShakeRequest
from kafka.errors import (
    ClusterAuthorizationFailedError,
    CorruptRecordError,
    GroupAuthorizationFailedError,
    KafkaConnectionError,
    KafkaTimeoutError,
    NodeNotReadyError,
    RequestTimedOutError,
    TopicAuthorizationFailedError,
    UnknownTopicOrPartitionError,
    UnsupportedCodecError,
)

from streams.cluster import reachability
from streams.cluster.local_broker import LocalBroker, NoLocalBrokerError
from streams.cluster.reachability import why_unreachable
from streams.settings import Settings, SettingsError, load_settings

GAVE_UP = TimeoutError("the client's time was over")
Serve = Callable[[ssl.SSLContext | None], int]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts something that listens, with TLS or without, and hangs up on whatever it is told; its port."""
    listeners: list[socket.socket] = []
    threads: list[threading.Thread] = []

    def start(context: ssl.SSLContext | None) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        threads.append(threading.Thread(target=_hang_up_on_all, args=(listener, context)))
        threads[-1].start()
        listeners.append(listener)
        port: int = listener.getsockname()[1]
        return port

    yield start
    for listener in listeners:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
    for thread in threads:
        thread.join()


def _hang_up_on_all(listener: socket.socket, context: ssl.SSLContext | None) -> None:
    with suppress(OSError):
        while True:
            connection = listener.accept()[0]
            with suppress(OSError), closing(connection):
                connection.settimeout(5)
                if context is None:
                    connection.recv(100)
                else:
                    with context.wrap_socket(connection, server_side=True) as secured:
                        secured.recv(100)


def of(authority: trustme.CA, *names: str, expired: bool = False, asks: bool = False) -> ssl.SSLContext:
    """A server's side of TLS with a certificate for ``names``."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    long_ago = datetime.now(UTC) - timedelta(days=1) if expired else None
    authority.issue_cert(*names, not_after=long_ago).configure_cert(context)
    if asks:
        context.verify_mode = ssl.CERT_REQUIRED
        authority.configure_trust(context)
    return context


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def tls(port: int, trusted: Path | None) -> Settings:
    return Settings(brokers=(f"127.0.0.1:{port}",), security_protocol="SSL", ssl_ca_file=trusted)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"127.0.0.1:{listener.getsockname()[1]}"
    settings = Settings(brokers=(address, "[::1]:1"))
    assert why_unreachable(settings, GAVE_UP) == (
        f"no Kafka broker answers at {address},[::1]:1; start it, or set QUOTETAPE_BROKERS to its host:port"
    )


def test_one_that_answers_is_told_of_rather_than_one_that_does_not(serve: Serve, authority: trustme.CA) -> None:
    port = serve(of(authority, "127.0.0.1"))
    settings = Settings(brokers=("127.0.0.1:1", f"127.0.0.1:{port}"))
    assert why_unreachable(settings, GAVE_UP).startswith(f"127.0.0.1:{port} speaks TLS: ")


def test_what_is_not_found_is_left_to_the_client(serve: Serve) -> None:
    settings = Settings(brokers=(f"127.0.0.1:{serve(None)}",))
    assert why_unreachable(settings, GAVE_UP).endswith(
        "answers, but the client could go no further: TimeoutError: the client's time was over"
    )


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (CorruptRecordError("Record batch corrupt"), "CorruptRecordError: "),
        (UnsupportedCodecError("Libraries for zstd compression codec not found"), "UnsupportedCodecError: "),
        (UnknownTopicOrPartitionError(), "UnknownTopicOrPartitionError: "),
    ],
)
def test_what_is_no_fault_of_the_connection_is_told_itself(
    error: Exception, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reachability, "_look", None)  # no broker is asked
    said = why_unreachable(Settings(brokers=("kafka-1:9092",)), error)
    assert said == f"the client could go no further with the brokers at kafka-1:9092: {told}{error}"


@pytest.mark.parametrize(
    "error",
    [
        KafkaConnectionError("closed"),
        KafkaTimeoutError(),
        RequestTimedOutError(),
        NodeNotReadyError(1),
        AioKafkaConnectionError(),
    ],
)
def test_what_may_be_the_connections_has_the_brokers_looked_at(error: Exception) -> None:
    assert why_unreachable(Settings(brokers=("127.0.0.1:1",)), error).startswith("no Kafka broker answers at")


@pytest.mark.parametrize(
    ("code", "answers_more", "asks"),
    [(0, False, True), (33, False, True), (0, True, False), (33, True, False), (34, True, False), (35, True, False)],
)
def test_only_a_broker_that_answers_nothing_else_asks_for_a_user(
    code: int,
    answers_more: bool,  # noqa: FBT001
    asks: bool,  # noqa: FBT001
) -> None:
    class Connection:
        async def send(self, request: object) -> object:
            if isinstance(request, SaslHandShakeRequest):
                return SimpleNamespace(error_code=code)
            if not answers_more and code:
                raise AioKafkaConnectionError("closed")
            return SimpleNamespace(brokers=[(0, "kafka-1", 9092, None)] if answers_more else [])

    assert asyncio.run(reachability._asks_for_a_user(Connection())) == asks


@pytest.mark.broker
def test_a_broker_that_asks_for_nobody_is_not_said_to() -> None:
    try:
        with LocalBroker() as broker:
            told = why_unreachable(load_settings(brokers=broker.address), GAVE_UP)
    except NoLocalBrokerError as error:
        pytest.skip(str(error))
    assert told.endswith("the client could go no further: TimeoutError: the client's time was over")


@pytest.mark.parametrize(
    ("error", "lacks"),
    [
        (TopicAuthorizationFailedError("news.quotes.v1"), "(topic news.quotes.v1)"),
        (TopicAuthorizationFailedError({"b", "a"}), "(topic a, b)"),
        (GroupAuthorizationFailedError("FindCoordinatorResponse error"), "(group quotetape)"),
        (ClusterAuthorizationFailedError(), "(cluster)"),
    ],
)
def test_a_right_that_is_not_granted(error: Exception, lacks: str) -> None:
    told = why_unreachable(Settings(brokers=("127.0.0.1:1",)), error)
    assert told.startswith(f"the user lacks a right {lacks}: an operator has to grant it")


def test_tls_where_it_is_not_spoken(serve: Serve) -> None:
    assert "does not speak TLS: set QUOTETAPE_SECURITY_PROTOCOL" in why_unreachable(tls(serve(None), None), GAVE_UP)


def test_a_certificate_of_another_host(serve: Serve, authority: trustme.CA, trusted: Path) -> None:
    told = why_unreachable(tls(serve(of(authority, "kafka.example.org")), trusted), GAVE_UP)
    assert told.endswith("is not valid for '127.0.0.1'.): set QUOTETAPE_BROKERS to a name that is in it")


def test_a_certificate_whose_time_is_over(serve: Serve, authority: trustme.CA, trusted: Path) -> None:
    told = why_unreachable(tls(serve(of(authority, "127.0.0.1", expired=True)), trusted), GAVE_UP)
    assert "(certificate has expired): it has to be renewed" in told


def test_a_certificate_of_nobody_known(serve: Serve, authority: trustme.CA) -> None:
    told = why_unreachable(tls(serve(of(authority, "127.0.0.1")), None), GAVE_UP)
    assert told.endswith("set QUOTETAPE_SSL_CA_FILE to the authority that signed it")


def test_a_client_without_a_certificate_where_one_is_asked_for(
    serve: Serve, authority: trustme.CA, trusted: Path
) -> None:
    told = why_unreachable(tls(serve(of(authority, "127.0.0.1", asks=True)), trusted), GAVE_UP)
    assert "set QUOTETAPE_SSL_CERT_FILE and QUOTETAPE_SSL_KEY_FILE" in told


@pytest.mark.parametrize("field", ["ssl_ca_file", "ssl_cert_file"])
def test_a_file_that_is_no_certificate_is_a_wrong_setting(tmp_path: Path, trusted: Path, field: str) -> None:
    junk = tmp_path / "junk.pem"
    junk.write_text("junk")
    files = {"ssl_ca_file": trusted, field: junk}
    settings = load_settings(brokers="127.0.0.1:1", security_protocol="SSL", **files)
    with pytest.raises(SettingsError, match=f"QUOTETAPE_{field.upper()}='.*junk.pem' can't be used"):
        why_unreachable(settings, GAVE_UP)
