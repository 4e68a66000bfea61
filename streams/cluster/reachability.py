"""Why the brokers can't be used: a look at each of them, and a sentence that says what to do.

The clients try until their time is over and then say no more than that. So what went wrong is found out afterwards,
step by step: does anybody listen, does it speak TLS, are the certificates good, is the user let in? A single connection
to one broker is what that takes; aiokafka has it, but not as a part of what it offers its users.
"""

import asyncio
import ssl
from contextlib import suppress
from typing import Any, Final

from aiokafka import errors as aiokafka_errors
from aiokafka.conn import create_conn
from aiokafka.errors import (
    AuthenticationFailedError,
    IllegalSaslStateError,
    KafkaError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)
from aiokafka.protocol.admin import SaslHandShakeRequest
from aiokafka.protocol.metadata import MetadataRequest
from kafka import errors as kafka_errors
from kafka.errors import AuthorizationError, GroupAuthorizationFailedError

from streams.cluster.connection import access_options
from streams.settings import Settings

__all__ = ["not_allowed", "why_unreachable"]

_ANSWER_SECONDS: Final = 3.0
_ALERT_SECONDS: Final = 0.5
"""How long after the handshake a broker may take to refuse a client's certificate."""
_HOST_MISMATCH: Final = (62, 64)
"""OpenSSL's codes for a certificate of another host or address."""
_EXPIRED: Final = (9, 10)
_NOT_IN_TIME: Final = (KafkaError, OSError, TimeoutError)  # OSError: TLS too
_OF_CONNECTIONS: Final = (
    OSError,  # TimeoutError and what TLS says are some
    kafka_errors.KafkaConnectionError,
    kafka_errors.KafkaTimeoutError,
    kafka_errors.KafkaProtocolError,
    kafka_errors.MetadataEmptyBrokerList,
    kafka_errors.NetworkExceptionError,
    kafka_errors.NodeNotReadyError,
    kafka_errors.RequestTimedOutError,
    kafka_errors.IllegalSaslStateError,
    kafka_errors.SaslAuthenticationFailedError,
    kafka_errors.SecurityDisabledError,
    kafka_errors.UnsupportedSaslMechanismError,
    aiokafka_errors.KafkaConnectionError,
    aiokafka_errors.KafkaTimeoutError,
    aiokafka_errors.KafkaProtocolError,
    aiokafka_errors.RequestTimedOutError,
    AuthenticationFailedError,
    IllegalSaslStateError,
    SaslAuthenticationFailed,
    UnsupportedSaslMechanismError,
)
"""What a client says when it was not let in, or when nobody answered it: the cause shows when the brokers are looked
at. Any other error is its own cause."""


def why_unreachable(settings: Settings, error: Exception) -> str:
    """Why a client of ``settings`` gave up, in a sentence without its full stop that says what to do.

    Args:
        settings: Where the brokers are, and with what they are asked to let us in. No secret is told.
        error: What the client said. The brokers are looked at if it may be the connection's; else, and where nothing
            is found, it is told itself.

    Called where no event loop runs: in a command, or in a thread of its own.
    """
    if isinstance(error, GroupAuthorizationFailedError):  # the client says it in a sentence of its own
        return not_allowed(GroupAuthorizationFailedError(settings.group))
    if isinstance(error, AuthorizationError):
        return not_allowed(error)
    brokers = ",".join(settings.brokers)
    if not isinstance(error, _OF_CONNECTIONS):
        return f"the client could go no further with the brokers at {brokers}: {type(error).__name__}: {error}"
    silent, faults = asyncio.run(_look(settings))
    if faults:
        return faults[0]
    if silent:
        return f"no Kafka broker answers at {brokers}; start it, or set QUOTETAPE_BROKERS to its host:port"
    return f"the broker at {brokers} answers, but the client could go no further: {type(error).__name__}: {error}"


def not_allowed(error: AuthorizationError) -> str:
    """What a user lacks who was let in, and what to do, in a sentence without its full stop."""
    kind = type(error).__name__.removesuffix("AuthorizationFailedError").lower()
    what = error.args[0] if error.args else ""
    names = ", ".join(sorted(what)) if isinstance(what, set) else what
    lacking = f"{kind} {names}".strip()
    return f"the user lacks a right ({lacking}): an operator has to grant it; see docs/operating.md, Topics and access"


async def _look(settings: Settings) -> tuple[bool, list[str]]:
    """Whether nobody listens anywhere, and what is wrong with those who do."""
    options = access_options(settings)
    found = await asyncio.gather(*(_fault(*_host_and_port(each), options) for each in settings.brokers))
    answering = [fault for fault in found if fault is not None]
    return not answering, [fault for fault in answering if fault]


def _host_and_port(address: str) -> tuple[str, int]:
    host, _, port = address.rpartition(":")
    return host.strip("[]"), int(port)


async def _fault(host: str, port: int, options: dict[str, Any]) -> str | None:
    """What is wrong with one broker; empty where nothing is found, None where nobody listens."""
    address = f"{host}:{port}"
    try:
        await _connect(host, port, None)
    except _NOT_IN_TIME:
        return None
    context = options["ssl_context"]
    if context is not None and (fault := await _fault_of_tls(host, port, context)):
        return f"{address} {fault}"
    if context is None and await _speaks_tls(host, port):
        return f"{address} speaks TLS: set QUOTETAPE_SECURITY_PROTOCOL to SSL or SASL_SSL"
    fault = await _fault_of_sasl(host, port, options)
    return fault and f"{address} {fault}"


async def _connect(host: str, port: int, context: ssl.SSLContext | None, *, listen_seconds: float = 0.0) -> None:
    """Connect, wait whether the other side has something to say against it, and leave.

    Raises:
        OSError: There is no connection; of TLS, an ssl.SSLError.
        TimeoutError: Not in time.
    """
    async with asyncio.timeout(_ANSWER_SECONDS):
        reader, writer = await asyncio.open_connection(host, port, ssl=context)
    try:
        if listen_seconds:
            with suppress(TimeoutError):
                async with asyncio.timeout(listen_seconds):
                    if await reader.read(1) == b"":
                        raise ConnectionResetError("the connection was closed")
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _fault_of_tls(host: str, port: int, context: ssl.SSLContext) -> str:
    try:
        await _connect(host, port, context, listen_seconds=_ALERT_SECONDS)
    except ssl.SSLCertVerificationError as error:
        return _distrust(error)
    except _NOT_IN_TIME as error:
        if not await _speaks_tls(host, port):
            return (
                "does not speak TLS: set QUOTETAPE_SECURITY_PROTOCOL to PLAINTEXT or SASL_PLAINTEXT, or "
                "QUOTETAPE_BROKERS to the listener that does"
            )
        return (
            f"breaks TLS off ({error}): if it asks for a client's certificate, set QUOTETAPE_SSL_CERT_FILE and "
            "QUOTETAPE_SSL_KEY_FILE to one that it trusts"
        )
    return ""


def _distrust(error: ssl.SSLCertVerificationError) -> str:
    """What to do about a certificate that is not believed."""
    said = f"shows a certificate that is not trusted ({error.verify_message})"
    if error.verify_code in _HOST_MISMATCH:
        return f"{said}: set QUOTETAPE_BROKERS to a name that is in it"
    if error.verify_code in _EXPIRED:
        return f"{said}: it has to be renewed, or a clock is wrong"
    return f"{said}: set QUOTETAPE_SSL_CA_FILE to the authority that signed it"


async def _speaks_tls(host: str, port: int) -> bool:
    """Whether a TLS handshake gets anywhere, whoever is at the other side."""
    anybody = ssl.create_default_context()
    anybody.check_hostname = False
    anybody.verify_mode = ssl.CERT_NONE
    try:
        await _connect(host, port, anybody)
    except ssl.SSLError as error:
        return "ALERT" in (error.reason or "")
    except _NOT_IN_TIME:
        return False
    return True


async def _fault_of_sasl(host: str, port: int, options: dict[str, Any]) -> str:
    secured = "_SSL" if options["ssl_context"] else "_PLAINTEXT"
    try:
        connection = await create_conn(host, port, request_timeout_ms=round(1000 * _ANSWER_SECONDS), **options)
    except (SaslAuthenticationFailed, AuthenticationFailedError):
        return (
            f"does not let the user in by {options['sasl_mechanism']}: QUOTETAPE_SASL_USERNAME or "
            "QUOTETAPE_SASL_PASSWORD is wrong, or QUOTETAPE_SASL_MECHANISM is not the user's"
        )
    except UnsupportedSaslMechanismError:
        return f"does not take {options['sasl_mechanism']}: set QUOTETAPE_SASL_MECHANISM to one that it takes"
    except IllegalSaslStateError:
        return f"asks for no user: set QUOTETAPE_SECURITY_PROTOCOL to {secured.removeprefix('_')}"
    except _NOT_IN_TIME:
        return ""
    try:
        if not options["security_protocol"].startswith("SASL") and await _asks_for_a_user(connection):
            return (
                f"asks for a user: set QUOTETAPE_SECURITY_PROTOCOL to SASL{secured}, and QUOTETAPE_SASL_USERNAME and "
                "QUOTETAPE_SASL_PASSWORD"
            )
    finally:
        await connection.close()
    return ""


async def _asks_for_a_user(connection: Any) -> bool:
    """Whether a connection that is open has to authenticate itself: it may begin to, and nothing else is answered.

    Not every broker that asks for nobody says so when somebody begins to.
    """
    try:
        answer = await connection.send(SaslHandShakeRequest("PLAIN"))
    except _NOT_IN_TIME:
        return False
    if answer.error_code not in (0, UnsupportedSaslMechanismError.errno):
        return False
    try:
        metadata = await connection.send(MetadataRequest([], allow_auto_topic_creation=False))
    except _NOT_IN_TIME:
        return True
    return not metadata.brokers  # Kafka refuses in an answer that has none
