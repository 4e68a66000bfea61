"""How the settings become options of the clients."""

import ssl
from pathlib import Path

import pytest
import trustme

from streams.cluster.connection import access_options, client_options, tls
from streams.settings import Settings, SettingsError, load_settings


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    path = tmp_path / "authority.pem"
    trustme.CA().cert_pem.write_to_path(str(path))
    return path


@pytest.mark.parametrize("protocol", ["PLAINTEXT", "SASL_PLAINTEXT"])
def test_no_tls_where_the_protocol_has_none(protocol: str) -> None:
    assert tls(load_settings(security_protocol=protocol, sasl_username="a", sasl_password="b")) is None  # noqa: S106


def test_a_broker_must_show_a_certificate_of_its_host_that_is_trusted(authority: Path) -> None:
    context = tls(Settings(security_protocol="SSL", ssl_ca_file=authority))
    assert context is not None
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
    assert len(context.get_ca_certs()) == 1


def test_a_host_may_be_left_unchecked_but_not_who_signed(authority: Path) -> None:
    context = tls(Settings(security_protocol="SSL", ssl_ca_file=authority, ssl_check_hostname=False))
    assert context is not None
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, False)


def test_a_key_whose_password_is_not_given_is_a_wrong_setting(tmp_path: Path) -> None:
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415 - trustme's, for this one

    made = trustme.CA().issue_cert("worker.example.org")
    certificate, key = tmp_path / "worker.pem", tmp_path / "worker.key"
    made.cert_chain_pems[0].write_to_path(str(certificate))
    private = serialization.load_pem_private_key(made.private_key_pem.bytes(), None)
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"secret"),
        )
    )
    files = {"security_protocol": "SSL", "ssl_cert_file": certificate, "ssl_key_file": key}
    with pytest.raises(SettingsError, match="QUOTETAPE_SSL_KEY_PASSWORD"):
        tls(load_settings(**files))
    assert tls(load_settings(**files, ssl_key_password="secret")) is not None  # noqa: S106


def test_a_user_is_named_only_where_the_protocol_asks_for_one() -> None:
    assert set(access_options(Settings(group="desk"))) == {"client_id", "security_protocol", "ssl_context"}
    access = {"sasl_mechanism": "SCRAM-SHA-256", "sasl_username": "alice", "sasl_password": "secret"}
    options = access_options(load_settings(security_protocol="SASL_PLAINTEXT", **access))
    assert options["sasl_plain_username"] == "alice"
    assert options["sasl_plain_password"] == access["sasl_password"]
    assert options["sasl_mechanism"] == "SCRAM-SHA-256"


def test_a_client_is_told_of_every_broker() -> None:
    options = client_options(load_settings(brokers="a:1,b:2", group="desk"))
    assert options["bootstrap_servers"] == ["a:1", "b:2"]
    assert options["client_id"] == "desk"
