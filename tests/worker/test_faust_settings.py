"""Faust's settings, as ours call for them."""

from pathlib import Path

import faust
import pytest
import trustme

from streams.cluster.topics import dead_letter_limit, input_limit, output_limit
from streams.settings import Settings, load_settings
from streams.worker.faust_settings import faust_settings


def test_every_broker_is_a_url_and_the_group_is_the_clients_name() -> None:
    settings = faust_settings(load_settings(brokers="a:9092,b:9093", group="desk"))
    assert settings["broker"] == ["kafka://a:9092", "kafka://b:9093"]
    assert settings["broker_client_id"] == "desk"


def test_what_the_topics_may_hold_the_clients_let_through() -> None:
    ours = Settings(max_article_bytes=5_000_000)
    settings = faust_settings(ours)
    assert settings["consumer_max_fetch_size"] > input_limit(ours)
    assert settings["producer_max_request_size"] > max(output_limit(ours), dead_letter_limit(ours))


@pytest.mark.parametrize("guarantee", ["at_least_once", "exactly_once"])
def test_faust_promises_nothing_of_its_own(guarantee: str) -> None:
    settings = faust_settings(load_settings(processing_guarantee=guarantee))
    assert settings["processing_guarantee"] == "at_least_once"
    assert settings["producer_acks"] == -1


@pytest.mark.parametrize(
    ("setting", "codec"),
    [({}, "lz4"), ({"compression": "zstd"}, "zstd"), ({"compression": "none"}, None)],
)
def test_what_is_sent_is_compressed_as_it_is_set(setting: dict[str, str], codec: str | None) -> None:
    assert faust_settings(load_settings(**setting))["producer_compression_type"] == codec


def test_every_option_is_one_that_faust_has() -> None:
    known = set(faust.Settings.SETTINGS)
    assert set(faust_settings(Settings())) - known == {"env"}


def test_no_credentials_for_brokers_that_ask_for_none() -> None:
    assert faust_settings(Settings())["broker_credentials"] is None


@pytest.mark.parametrize("protocol", ["SASL_PLAINTEXT", "SASL_SSL"])
def test_a_user_and_a_password(protocol: str) -> None:
    access = {"sasl_username": "alice", "sasl_password": "secret", "sasl_mechanism": "SCRAM-SHA-512"}
    credentials = faust_settings(load_settings(security_protocol=protocol, **access))["broker_credentials"]
    assert isinstance(credentials, faust.SASLCredentials)
    assert (credentials.username, credentials.password) == ("alice", "secret")
    assert str(getattr(credentials.mechanism, "value", credentials.mechanism)) == "SCRAM-SHA-512"
    assert (credentials.ssl_context is None) == (protocol == "SASL_PLAINTEXT")


def test_a_certificate_of_ones_own(tmp_path: Path) -> None:
    authority = trustme.CA()
    mine = authority.issue_cert("worker.example.org")
    trusted, certificate = tmp_path / "authority.pem", tmp_path / "worker.pem"
    authority.cert_pem.write_to_path(str(trusted))
    mine.private_key_and_cert_chain_pem.write_to_path(str(certificate))
    settings = load_settings(security_protocol="SSL", ssl_ca_file=trusted, ssl_cert_file=certificate)
    credentials = faust_settings(settings)["broker_credentials"]
    assert isinstance(credentials, faust.SSLCredentials)
    assert credentials.context is not None
