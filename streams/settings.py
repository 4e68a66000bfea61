"""Everything that can be set, read once from the environment; nothing else in the package reads it."""

import os
import re
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    FilePath,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

PREFIX: Final = "QUOTETAPE_"

_SHOWN: Final = 80
"""Characters of a bad value that the message shows."""


class SettingsError(ValueError):
    """A setting has a value that is not allowed; the message is one line for the person who set it."""


class Allowed(str):
    """What a setting may be, in words; it ends the message about a bad value."""

    __slots__ = ()


def _list_of(text: object) -> object:
    """Comma-separated text as its parts, white space and empty parts dropped."""
    if not isinstance(text, str):
        return text
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _brokers(addresses: tuple[str, ...]) -> tuple[str, ...]:
    if not addresses:
        raise ValueError
    for address in addresses:
        parts = re.fullmatch(r"(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_.-]+):(\d{1,5})", address)
        if parts is None or not 1 <= int(parts[2]) <= 65535:
            raise ValueError
    return addresses


def _symbols(symbols: tuple[str, ...]) -> tuple[str, ...]:
    upper = tuple(dict.fromkeys(symbol.upper() for symbol in symbols))
    if not all(re.fullmatch(r"[A-Z0-9][A-Z0-9.-]{0,11}", symbol) for symbol in upper):
        raise ValueError
    return upper


def _printable(text: str) -> str:
    if not text.isprintable() or text != text.strip():
        raise ValueError
    return text


def _named(path: object) -> object:
    """A path that says where; the empty one would be the working directory."""
    if isinstance(path, str) and not path.strip():
        raise ValueError
    return path


def _state_dir() -> Path:
    """Where programs keep state that outlives them (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_STATE_HOME")
    return (Path(base) if base else Path.home() / ".local" / "state") / "quotetape"


_OneWord = Annotated[str, Field(min_length=1, max_length=249), AfterValidator(_printable)]


class Settings(BaseModel):
    """One worker's or command's settings; immutable.

    Each field is set by the environment variable of its upper-case name after ``QUOTETAPE_``.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    brokers: Annotated[
        tuple[str, ...],
        BeforeValidator(_list_of),
        AfterValidator(_brokers),
        Allowed("host:port, several with commas between them"),
    ] = ("localhost:9092",)
    """Kafka's bootstrap servers."""
    topic_prefix: Annotated[
        str,
        Field(pattern=r"^[A-Za-z0-9.-]{0,200}$"),
        Allowed("letters, digits, dots and hyphens, 200 at most"),
    ] = "news."
    """Begins the name of every topic. No underscore: brokers refuse ``a_b`` beside ``a.b``."""
    group: Annotated[_OneWord, Allowed("1 to 249 printable characters")] = "quotetape"
    """Consumer group; workers of one group share the partitions."""
    processing_guarantee: Annotated[
        Literal["at_least_once", "exactly_once"], Allowed("at_least_once or exactly_once")
    ] = "at_least_once"
    watchlist: Annotated[
        tuple[str, ...],
        BeforeValidator(_list_of),
        AfterValidator(_symbols),
        Allowed("ticker symbols with commas between them, such as META,BRK.B"),
    ] = ("META", "DXYZ")
    """Symbols whose mentions have a metric each."""
    max_article_bytes: Annotated[
        int, Field(ge=1, le=100_000_000), Allowed("a whole number of bytes from 1 to 100000000")
    ] = 1_000_000
    """A larger value becomes a dead letter."""
    input_format: Annotated[
        Literal["article", "ninjs", "newsml-g2", "auto"], Allowed("article, ninjs, newsml-g2 or auto")
    ] = "article"
    """What the articles topic has in it; ``auto`` looks at each record. A content-type header overrules it."""
    compression: Annotated[
        Literal["none", "gzip", "snappy", "lz4", "zstd"], Allowed("none, gzip, snappy, lz4 or zstd")
    ] = "lz4"
    """How workers compress what they send."""
    web_host: Annotated[_OneWord, Allowed("a host name or an address to listen on")] = "127.0.0.1"
    """Where metrics and health are served."""
    web_port: Annotated[int, Field(ge=0, le=65535), Allowed("a whole number from 0 to 65535; 0 is any free port")] = (
        6066
    )
    state_dir: Annotated[Path, BeforeValidator(_named), Allowed("a directory that can be written")] = Field(
        default_factory=_state_dir
    )
    """Where a worker keeps its memory of articles, so that it is quick to start again. Losing it costs time only."""
    remember_days: Annotated[int, Field(ge=1, le=3650), Allowed("a whole number of days from 1 to 3650")] = 30
    """How long an article's life is remembered after its last record, by the wall clock."""
    serve_host: Annotated[_OneWord, Allowed("a host name or an address to listen on")] = "127.0.0.1"
    """Where the page and the API are served."""
    serve_port: Annotated[int, Field(ge=0, le=65535), Allowed("a whole number from 0 to 65535; 0 is any free port")] = (
        8080
    )
    serve_token: Annotated[
        SecretStr | None, Field(min_length=1), Allowed("a text that those who may look send as their bearer token")
    ] = None
    """Without it, whoever reaches the page may look."""
    keep_text: Annotated[bool, Allowed("true or false")] = True
    """Whether the page keeps articles' texts, to show quotes in them."""
    log_format: Annotated[Literal["text", "json"], Allowed("text or json")] = "text"
    security_protocol: Annotated[
        Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"],
        Allowed("PLAINTEXT, SSL, SASL_PLAINTEXT or SASL_SSL"),
    ] = "PLAINTEXT"
    sasl_mechanism: Annotated[
        Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"], Allowed("PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512")
    ] = "PLAIN"
    sasl_username: Annotated[str | None, Field(min_length=1), Allowed("the user's name; SASL protocols need one")] = (
        None
    )
    sasl_password: Annotated[
        SecretStr | None, Field(min_length=1), Allowed("the user's password; SASL protocols need one")
    ] = None
    ssl_ca_file: Annotated[FilePath | None, Allowed("a file of PEM certificates")] = None
    """Certificate authorities to trust; without it, the system's."""
    ssl_cert_file: Annotated[FilePath | None, Allowed("a file with a PEM certificate")] = None
    """The client's own certificate, for brokers that ask for one."""
    ssl_key_file: Annotated[FilePath | None, Allowed("a file with a PEM key")] = None
    ssl_key_password: Annotated[SecretStr | None, Allowed("the password of the key file")] = None
    ssl_check_hostname: Annotated[bool, Allowed("true or false")] = True
    """Whether a broker's certificate must name its host."""

    @model_validator(mode="after")
    def _complete(self) -> "Settings":
        if self.security_protocol.startswith("SASL"):
            for name in ("sasl_username", "sasl_password"):
                if getattr(self, name) is None:
                    raise ValueError(name)
        if self.ssl_key_file and not self.ssl_cert_file:
            raise ValueError("ssl_cert_file")
        return self


def load_settings(**overrides: Any) -> Settings:
    """The settings of the environment.

    Args:
        overrides: Values by field name that win over the environment, such as those of command line options.

    Raises:
        SettingsError: A value is not allowed. The message is one line that names the variable, the value (unless
            it is a secret) and what is allowed.
    """
    try:
        return Settings(**(_environment() | overrides))
    except ValidationError as error:
        faults = [_explain(fault) for fault in error.errors(include_url=False, include_context=True)]
        raise SettingsError("; ".join(faults)) from None


def unknown_variables() -> list[str]:
    """What to tell a person of each variable in the environment that looks like a setting and is none: a line each."""
    known = _variables().values()
    return [
        _unknown(variable) for variable in sorted(os.environ) if variable.startswith(PREFIX) and variable not in known
    ]


def _unknown(variable: str) -> str:
    names = [name.upper() for name in Settings.model_fields]
    nearest = get_close_matches(variable.removeprefix(PREFIX), names, n=1)
    meant = f"; did you mean {PREFIX}{nearest[0]}?" if nearest else ""
    return f"{variable} is no setting of Quotetape{meant}"


def _variables() -> dict[str, str]:
    """Each setting's environment variable, by field name."""
    return {name: f"{PREFIX}{name.upper()}" for name in Settings.model_fields}


def _environment() -> dict[str, str]:
    """The values that the environment gives, by field name."""
    return {name: os.environ[variable] for name, variable in _variables().items() if variable in os.environ}


def _explain(fault: ErrorDetails) -> str:
    """One fault in words."""
    name = str(fault["loc"][0]) if fault["loc"] else str(fault.get("ctx", {}).get("error", ""))
    field = Settings.model_fields.get(name)
    if field is None:
        return f"{PREFIX}{name.upper()} is no setting"
    allowed = next((note for note in field.metadata if isinstance(note, Allowed)), Allowed())
    if not fault["loc"]:
        return f"{PREFIX}{name.upper()} is not set; it must be {allowed}"
    value = "(hidden)" if SecretStr in _types(field.annotation) else _shown(fault["input"])
    return f"{PREFIX}{name.upper()}={value} is not allowed; it must be {allowed}"


def _types(annotation: Any) -> tuple[Any, ...]:
    return getattr(annotation, "__args__", (annotation,))


def _shown(value: object) -> str:
    """A value as it was written, quoted, without control characters and what may be a password, not too long."""
    text = ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
    text = re.sub(r"[^,/]*@", "…@", text)  # user:password@host
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…")


__all__ = ["Allowed", "Settings", "SettingsError", "load_settings", "unknown_variables"]
