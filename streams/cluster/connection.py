"""How each client reaches the brokers: one place where the settings become its options."""

import ssl
from typing import Any

from streams.settings import Settings, SettingsError


def tls(settings: Settings) -> ssl.SSLContext | None:
    """The TLS context that the settings call for; None where the protocol has no TLS.

    Raises:
        SettingsError: A certificate or key can't be used.
    """
    if settings.security_protocol not in ("SSL", "SASL_SSL"):
        return None
    try:
        context = ssl.create_default_context(cafile=settings.ssl_ca_file)
    except OSError as error:  # ssl.SSLError is one
        raise SettingsError(f"QUOTETAPE_SSL_CA_FILE={str(settings.ssl_ca_file)!r} can't be used: {error}") from None
    context.check_hostname = settings.ssl_check_hostname
    if settings.ssl_cert_file is not None:
        secret = settings.ssl_key_password
        try:
            # An empty password, not None: OpenSSL would ask for one at the terminal.
            context.load_cert_chain(
                settings.ssl_cert_file, settings.ssl_key_file, secret.get_secret_value() if secret else ""
            )
        except OSError as error:
            where = f"QUOTETAPE_SSL_CERT_FILE={str(settings.ssl_cert_file)!r}"
            what = "with its key (QUOTETAPE_SSL_KEY_FILE, QUOTETAPE_SSL_KEY_PASSWORD)"
            raise SettingsError(f"{where} can't be used {what}: {error}") from None
    return context


def access_options(settings: Settings) -> dict[str, Any]:
    """Options that say who comes and how, which a connection of aiokafka and the clients have in common.

    Raises:
        SettingsError: A certificate or key can't be used.
    """
    options: dict[str, Any] = {
        "client_id": settings.group,
        "security_protocol": settings.security_protocol,
        "ssl_context": tls(settings),
    }
    if settings.security_protocol.startswith("SASL"):
        password = settings.sasl_password
        options["sasl_mechanism"] = settings.sasl_mechanism
        options["sasl_plain_username"] = settings.sasl_username
        options["sasl_plain_password"] = password.get_secret_value() if password else None
    return options


def client_options(settings: Settings) -> dict[str, Any]:
    """Options that aiokafka's and kafka-python's clients have in common.

    Raises:
        SettingsError: A certificate or key can't be used.
    """
    return {"bootstrap_servers": list(settings.brokers), **access_options(settings)}
