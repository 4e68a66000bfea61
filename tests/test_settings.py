"""What the environment may say, and what a person is told when it is wrong."""

import os

import pytest

from streams.settings import SettingsError, load_settings, unknown_variables


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever follows the README has named their brokers to the shell that the tests then run in."""
    for name in os.environ:
        if name.startswith("QUOTETAPE_"):
            monkeypatch.delenv(name)


def test_defaults_are_those_of_the_contract(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings()

    assert settings.brokers == ("localhost:9092",)
    assert settings.topic_prefix == "news."
    assert settings.group == "quotetape"
    assert settings.processing_guarantee == "at_least_once"
    assert settings.watchlist == ("META", "DXYZ")
    assert settings.max_article_bytes == 1_000_000
    assert settings.compression == "lz4"
    assert (settings.web_host, settings.web_port, settings.log_format) == ("127.0.0.1", 6066, "text")


@pytest.mark.parametrize(
    ("name", "value", "field", "read"),
    [
        ("BROKERS", "a.example:9092, [::1]:9093,", "brokers", ("a.example:9092", "[::1]:9093")),
        ("WATCHLIST", "msft, brk.b,MSFT", "watchlist", ("MSFT", "BRK.B")),
        ("WATCHLIST", "", "watchlist", ()),
        ("COMPRESSION", "none", "compression", "none"),
        ("WEB_PORT", "0", "web_port", 0),
        ("TOPIC_PREFIX", "", "topic_prefix", ""),
    ],
)
def test_values_are_read(monkeypatch: pytest.MonkeyPatch, name: str, value: str, field: str, read: object) -> None:
    monkeypatch.setenv(f"QUOTETAPE_{name}", value)

    assert getattr(load_settings(), field) == read


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("BROKERS", "localhost", "host:port"),
        ("BROKERS", "localhost:99999", "host:port"),
        ("BROKERS", "", "host:port"),
        ("STATE_DIR", "", "a directory"),
        ("STATE_DIR", " ", "a directory"),
        ("TOPIC_PREFIX", "my_news.", "hyphens"),
        ("GROUP", "", "printable"),
        ("GROUP", "a\x1b[31m", "printable"),
        ("PROCESSING_GUARANTEE", "perhaps", "at_least_once or exactly_once"),
        ("WATCHLIST", "META;DXYZ", "ticker symbols"),
        ("COMPRESSION", "brotli", "none, gzip, snappy, lz4 or zstd"),
        ("MAX_ARTICLE_BYTES", "1 MB", "whole number"),
        ("MAX_ARTICLE_BYTES", "0", "from 1"),
        ("WEB_PORT", "66000", "from 0 to 65535"),
        ("LOG_FORMAT", "xml", "text or json"),
        ("SECURITY_PROTOCOL", "TLS", "SASL_SSL"),
        ("SASL_MECHANISM", "NTLM", "SCRAM-SHA-512"),
        ("SSL_CA_FILE", "/no/such/file", "PEM"),
    ],
)
def test_a_bad_value_is_named_with_what_is_allowed(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, allowed: str
) -> None:
    monkeypatch.setenv(f"QUOTETAPE_{name}", value)

    with pytest.raises(SettingsError) as raised:
        load_settings()

    message = str(raised.value)
    assert f"QUOTETAPE_{name}={value!r}" in message
    assert allowed in message
    assert message.isprintable()


def test_sasl_needs_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_SECURITY_PROTOCOL", "SASL_SSL")

    with pytest.raises(SettingsError, match="QUOTETAPE_SASL_USERNAME is not set"):
        load_settings()


def test_a_password_in_the_wrong_place_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_BROKERS", "kafka://alice:hunter2@one.example:9092,bob:hunter2@two.example:9092")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert "'kafka://…@one.example:9092,…@two.example:9092'" in str(raised.value)


def test_an_empty_password_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_SASL_PASSWORD", "")
    with pytest.raises(
        SettingsError, match=r"QUOTETAPE_SASL_PASSWORD=\(hidden\) is not allowed; it must be the user's"
    ):
        load_settings()


def test_a_secret_is_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTETAPE_SASL_PASSWORD", "hunter2")
    monkeypatch.setenv("QUOTETAPE_WEB_PORT", "many")

    settings = load_settings(web_port=1)
    assert "hunter2" not in repr(settings)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert "hunter2" not in str(raised.value)


def test_settings_are_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().group = "other"


@pytest.mark.parametrize(
    ("variable", "told"),
    [
        ("QUOTETAPE_BROKER", ["QUOTETAPE_BROKER is no setting of Quotetape; did you mean QUOTETAPE_BROKERS?"]),
        (
            "QUOTETAPE_SSL_CAFILE",
            ["QUOTETAPE_SSL_CAFILE is no setting of Quotetape; did you mean QUOTETAPE_SSL_CA_FILE?"],
        ),
        ("QUOTETAPE_X", ["QUOTETAPE_X is no setting of Quotetape"]),
        ("QUOTETAPE_GROUP", []),
        ("QUOTE_BROKER", []),
    ],
)
def test_what_looks_like_a_setting_and_is_none_is_named(
    monkeypatch: pytest.MonkeyPatch, variable: str, told: list[str]
) -> None:
    monkeypatch.setenv(variable, "1")

    assert unknown_variables() == told
    assert load_settings().brokers == ("localhost:9092",)
