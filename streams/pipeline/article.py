"""Bytes to an article, or the reason why not.

Errors are values here: a :class:`Rejection` says why, in a code for machines and a sentence for people. Nothing in
this module raises on any input.
"""

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any, Final, Literal, NoReturn

import jsonschema_rs
import orjson

from streams.pipeline.outcomes import Rejection
from streams.pipeline.schemas import faults, pointer, validator

MAX_DEPTH: Final = 64
"""Levels of nesting that an article may have; the object itself is the first."""

FIELDS: Final = frozenset(
    "id title body content_type url source authors published_at language version status embargoed_until tickers".split()
)
"""The fields that the contract names; all others are passed through."""

_SCHEMA: Final = "article.v1"
_MAX_FAULTS: Final = 8
"""Faults of one article that are told."""
_BOM: Final = b"\xef\xbb\xbf"
_MAX_DIGITS: Final = 308  # more are beyond a double
_LEAP_SECOND: Final = re.compile(r"(?<=T\d\d:\d\d:)60")


@dataclass(frozen=True, slots=True)
class Article:
    """An incoming article that keeps the contract (``schemas/article.v1.schema.json``)."""

    id: str
    title: str
    """Plain text; empty where there is none."""
    body: str
    """Plain text or HTML, as ``content_type`` says; empty where there is none."""
    content_type: Literal["text/plain", "text/html"] = "text/plain"
    url: str | None = None
    source: str | None = None
    published_at: str | None = None
    """RFC 3339 date-time, as received; a bare date has become its midnight UTC."""
    published: datetime | None = None
    """The same moment in UTC."""
    language: str | None = None
    """BCP 47 tag as received."""
    version: int | None = None
    status: Literal["usable", "withheld", "canceled"] = "usable"
    embargoed_until: datetime | None = None
    """In UTC; before it a usable article may not be published."""
    tickers: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Every field that the contract does not name."""


def read_article(value: bytes, *, max_bytes: int) -> Article | Rejection:
    """Decode and validate the value of a record.

    Args:
        value: JSON in UTF-8, a byte order mark allowed.
        max_bytes: The largest value that is read, in bytes.
    """
    if (fault := bytes_fault(value, max_bytes=max_bytes)) is not None:
        return fault
    decoded = decode(value)
    return decoded if isinstance(decoded, Rejection) else article_of(decoded)


def bytes_fault(value: bytes, *, max_bytes: int) -> Rejection | None:
    """What is wrong with a value before it is read: nothing in it, a framing, more than ``max_bytes`` bytes."""
    if not value:
        return Rejection("empty_value", "The value has no bytes; a tombstone is a null value.")
    if value[0] == 0:
        return Rejection(
            "confluent_framed",
            "The value begins with byte 0, as Confluent's wire format does; send plain JSON without a schema id.",
        )
    if len(value) > max_bytes:
        message = f"The value has {len(value):,} bytes; QUOTETAPE_MAX_ARTICLE_BYTES allows {max_bytes:,}."
        return Rejection("too_large", message)
    return None


def article_of(value: object) -> Article | Rejection:
    """Validate a decoded JSON value against the contract's schema."""
    if not isinstance(value, dict):
        return Rejection("not_an_object", f"The value is {_kind(value)}; an article is a JSON object.")
    if (fault := _value_fault(value)) is not None:
        return fault
    try:
        if not validator(_SCHEMA).is_valid(value):
            return _schema_rejection(value)
    except (TypeError, ValueError) as error:  # only a library user's dict can hold what JSON has not
        return _schema_fault({}, "", f"this is no JSON value: {error}")
    moments: dict[str, datetime | None] = {}
    for name in ("published_at", "embargoed_until"):
        text = value.get(name)
        try:
            moments[name] = None if text is None else _moment(text)
        except (ValueError, OverflowError) as error:
            return _schema_fault(value, f"/{name}", f"{text!r} is no date-time that can be read ({error})")
    published_at = value.get("published_at")
    if published_at is not None and len(published_at) == len("2024-05-06"):
        published_at = f"{published_at}T00:00:00Z"
    version = value.get("version")
    return Article(
        id=value["id"],
        title=value.get("title") or "",
        body=value.get("body") or "",
        content_type=value.get("content_type") or "text/plain",
        url=value.get("url"),
        source=value.get("source"),
        published_at=published_at,
        published=moments["published_at"],
        language=value.get("language"),
        version=None if version is None else int(version),
        status=value.get("status") or "usable",
        embargoed_until=moments["embargoed_until"],
        tickers=tuple(value.get("tickers") or ()),
        extra={name: field for name, field in value.items() if name not in FIELDS},
    )


def _moment(text: str) -> datetime:
    """The moment, in UTC, of an RFC 3339 date-time or full-date, which means midnight UTC.

    Raises:
        ValueError: The calendar has it but Python has not (the year 0).
        OverflowError: In UTC it is before the year 1 or after 9999.
    """
    if len(text) == len("2024-05-06"):
        return datetime.combine(date.fromisoformat(text), datetime.min.time(), tzinfo=UTC)
    # Python's clock has no leap seconds: 23:59:60 is read as :59.
    return datetime.fromisoformat(_LEAP_SECOND.sub("59", text.upper())).astimezone(UTC)


def decode(value: bytes) -> object:
    """The value of JSON in UTF-8; anything that is not JSON becomes the reason why."""
    try:
        return orjson.loads(value.removeprefix(_BOM))
    except orjson.JSONDecodeError as error:
        return _why_not_json(value.removeprefix(_BOM), error)


class _NotFiniteError(ValueError):
    pass


def _refuse_constant(name: str) -> NoReturn:
    raise _NotFiniteError(name)


def _why_not_json(value: bytes, error: orjson.JSONDecodeError) -> Rejection:
    """What exactly orjson did not take. The standard library's parser takes more, so what it says tells."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError as fault:
        return Rejection("not_utf8", f"The value is not UTF-8: {fault.reason} at byte {fault.start}.")
    if _depth_of_text(text) > MAX_DEPTH:
        return _too_deep()
    try:
        lenient = json.loads(text, parse_constant=_refuse_constant, parse_int=_whole_number)
    except _NotFiniteError as fault:
        return Rejection("not_finite", f"The value has {fault}, which is no finite number.")
    except ValueError:
        return Rejection("not_json", f"The value is not JSON: {error}.")
    return _value_fault(lenient) or Rejection("not_json", f"The value is not JSON: {error}.")


def _whole_number(digits: str) -> int:
    """Any whole number will do here: this parse only finds out what is wrong."""
    if len(digits) > _MAX_DIGITS:
        raise _NotFiniteError(f"a number of {len(digits)} digits")
    return 0


def _depth_of_text(text: str) -> int:
    """How deep the brackets of JSON ``text`` nest, those inside strings left out."""
    depth = deepest = 0
    for bracket in re.findall(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[{\]}]', text, re.DOTALL):
        if bracket in ("[", "{"):
            depth += 1
            deepest = max(deepest, depth)
        elif bracket in ("]", "}"):
            depth -= 1
    return deepest


def _value_fault(value: object) -> Rejection | None:
    """What JSON allows but an article must not have: depth, infinities, halves of surrogate pairs."""
    level = [value]
    depth = 0
    while level:
        depth += 1
        following: list[object] = []
        for item in level:
            if isinstance(item, str):
                if not item.isascii() and _has_lone_surrogate(item):
                    return Rejection(
                        "lone_surrogate",
                        "A string has half of a surrogate pair, which is no character.",
                    )
            elif isinstance(item, float):
                if not math.isfinite(item):
                    return Rejection("not_finite", "A number is too large to be finite.")
            elif isinstance(item, (dict, list)):
                if depth > MAX_DEPTH:
                    return _too_deep()
                following.extend(_children(item))
        level = following
    return None


def _children(container: dict[Any, Any] | list[Any]) -> Iterator[object]:
    if isinstance(container, dict):
        yield from container
        yield from container.values()
    else:
        yield from container


def _has_lone_surrogate(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return True
    return False


def _too_deep() -> Rejection:
    return Rejection("too_deep", f"The value nests deeper than {MAX_DEPTH} levels.")


def _kind(value: object) -> str:
    """What JSON calls the type of ``value``."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    names = {str: "a string", int: "a number", float: "a number", list: "an array"}
    return names.get(type(value), f"a {type(value).__name__}")


def _schema_rejection(value: dict[str, Any]) -> Rejection:
    """Every fault, up to a bound, each in a sentence that begins with its JSON pointer."""
    found = islice(faults(_SCHEMA, value), _MAX_FAULTS + 1)
    # That neither title nor body has text says less than what is wrong with either.
    ranked = sorted(found, key=lambda each: next(iter(each.schema_path)) == "anyOf")
    told = list(dict.fromkeys(_place_and_message(fault, value) for fault in ranked))
    more = [" There are more."] if len(told) > _MAX_FAULTS else []
    (place, message), *others = told[:_MAX_FAULTS]
    message = ". ".join([message, *(f"{where or '(the whole value)'}: {what}" for where, what in others)])
    rejection = _schema_fault(value, place, message)
    return replace(rejection, message="".join([rejection.message, *more]))


def _place_and_message(fault: jsonschema_rs.ValidationError, value: dict[str, Any]) -> tuple[str, str]:
    """Where a fault is, as a JSON pointer, and what it is."""
    path = pointer(fault.instance_path)
    match fault.kind:
        case jsonschema_rs.ValidationErrorKind.Required(property=name):
            return f"{path}{pointer([name])}", "this field is required"
        case jsonschema_rs.ValidationErrorKind.AnyOf() if not path:
            return "/body", "neither title nor body has text"
        case jsonschema_rs.ValidationErrorKind.AnyOf():
            shown = str(value["published_at"])[:40]
            return path, f"{shown!r} is no RFC 3339 date-time or full-date"
        case _:
            return path, fault.message if len(fault.message) <= 200 else f"{fault.message[:200]}…"


def _schema_fault(value: dict[str, Any], place: str, message: str) -> Rejection:
    article_id = value.get("id")
    return Rejection(
        "schema",
        f"{place or '(the whole value)'}: {message}.",
        article_id=article_id if isinstance(article_id, str) and article_id else None,
    )
