"""A record in the format that the settings, or its content-type header, say: an article, ninjs or NewsML-G2."""

import re
from typing import Any, Final, Literal

from streams.pipeline.article import Article, article_of, bytes_fault, decode, read_article
from streams.pipeline.outcomes import Rejection, Skipped
from streams.pipeline.records import Headers, IncomingRecord

InputFormat = Literal["article", "ninjs", "newsml-g2", "auto"]
"""What the articles topic has in it; ``auto`` looks at each record."""

_Read = Article | Rejection | Skipped

_XML: Final = re.compile(r"(?:application|text)/(?:[\w.-]+\+)?xml")
_NINJS: Final = re.compile(r"application/(?:[\w.-]*ninjs[\w.-]*\+json|ninjs)")
_NAMING: Final = frozenset({"schema", "not_json", "not_utf8", "too_deep", "not_an_object"})
"""Reasons of which the true one may be that the record is of another format."""


def read_record(record: IncomingRecord, input_format: InputFormat, *, max_bytes: int) -> _Read:
    """The article of a record that has a value.

    Args:
        record: Its content-type header says what it is; without one that says anything ``input_format`` does.
        input_format: What records are.
        max_bytes: The largest value that is read.
    """
    value = record.value or b""
    form = _form(_said(record.headers) if record.headers else None, input_format)
    if form == "article":
        return read_validated(value, max_bytes=max_bytes)
    return bytes_fault(value, max_bytes=max_bytes) or _converted(value, form)


def _form(said: Literal["json", "ninjs", "newsml-g2"] | None, input_format: InputFormat) -> InputFormat:
    """What a record is, by its header and by the settings."""
    if said is None:
        return input_format
    if said == "json":  # any JSON may say so, ninjs too
        return "article" if input_format == "newsml-g2" else input_format
    return said


def read_validated(value: bytes, *, max_bytes: int) -> Article | Rejection:
    """The article that ``value`` is, or why it is none: that it is of another format, where it is seen to be."""
    read = read_article(value, max_bytes=max_bytes)
    return _named(read, value) if isinstance(read, Rejection) and read.reason in _NAMING else read


def _said(headers: Headers) -> Literal["json", "ninjs", "newsml-g2"] | None:
    """What the content-type header says, if it is a format that is read."""
    media_type = next((value for name, value in headers if name.lower() == "content-type" and value), b"")
    said = media_type.split(b";", 1)[0].strip().lower().decode("ascii", "replace")
    if said == "application/json":
        return "json"
    if _NINJS.fullmatch(said):
        return "ninjs"
    return "newsml-g2" if _XML.fullmatch(said) else None


def _converted(value: bytes, form: str) -> _Read:
    """The article of a value that is ninjs or NewsML-G2, or whichever it is of all that is read."""
    from streams.inputs.iptc.newsml import newsml_readings  # noqa: PLC0415 - few workers need it: none waits for it
    from streams.inputs.iptc.ninjs import ninjs_readings, ninjs_version  # noqa: PLC0415

    if form == "newsml-g2" or (form == "auto" and value.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")):
        readings = newsml_readings(value)
        return _only(readings, value)
    decoded = decode(value)
    if isinstance(decoded, Rejection):
        return _named(decoded, value)
    if ninjs_version(decoded) is None:
        if form == "auto":
            read = article_of(decoded)
            return _named(read, value) if isinstance(read, Rejection) else read
        if isinstance(decoded, dict) and "uri" not in decoded:
            message = "/uri: this field is required; the value is no IPTC ninjs."
            return _named(Rejection("schema", message), value, unless="ninjs")
    return _only(ninjs_readings(decoded), value)


def _only(readings: list[Any], value: bytes) -> _Read:
    """The article that a record has; one record is one article, and a fault in it is not passed over."""
    from streams.inputs.readings import Fault, Found, PassedOver  # noqa: PLC0415

    articles = [reading.article for reading in readings if isinstance(reading, Found)]
    if len(articles) > 1:
        message = (
            f"The record has {len(articles):,} articles, and a record is one: send each by itself, as quotetape "
            "produce does."
        )
        return Rejection("several_articles", message)
    faults = [reading for reading in readings if isinstance(reading, Fault)]
    if articles and not faults:
        return article_of(articles[0])
    match next(iter([*faults, *readings]), None):
        case Fault(reason, message, identifier):
            fault = Rejection(reason, message, article_id=identifier)
            return _named(fault, value, unless="newsml-g2") if reason in ("not_xml", "wrong_format") else fault
        case PassedOver(what, identifier):
            return Skipped(identifier, "no_article", what)
        case _:
            return Rejection("schema", "The record has no item.")


def _named(rejection: Rejection, value: bytes, *, unless: str = "article") -> Rejection:
    """Why ``value`` is no article; that it is of another format, where it is seen to be.

    Args:
        rejection: Why it is refused.
        value: The record's.
        unless: The format that was looked for.
    """
    from streams.inputs.sniffing import ARTICLE, Foreign, recognized, seen  # noqa: PLC0415 - few records are refused

    what = seen(value)
    if what is None and not isinstance(decoded := decode(value), Rejection):
        is_article = unless != "article" and isinstance(article_of(decoded), Article)
        what = ARTICLE if is_article else recognized(decoded)
    if what is None:
        return rejection
    if isinstance(what, Foreign):
        advice = what.advice
    elif what.format == unless:
        return rejection
    elif what.format in ("ninjs", "newsml-g2", "article"):
        advice = f"set QUOTETAPE_INPUT_FORMAT={what.format} or auto, or send it with quotetape produce, which reads it"
    else:
        advice = "send it with quotetape produce, which reads it"
    return Rejection("wrong_format", f"This is {what.name}: {advice}.", article_id=rejection.article_id)
