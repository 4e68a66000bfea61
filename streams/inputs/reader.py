"""One way in: bytes of any format that is read to articles, things passed over, and faults."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import orjson

from streams.inputs.feeds import feed_readings, is_json_feed, json_feed_readings
from streams.inputs.iptc.newsml import newsml_readings
from streams.inputs.iptc.ninjs import ninjs_readings
from streams.inputs.json_ld import json_ld_readings
from streams.inputs.pages.reading import page_reading
from streams.inputs.readings import Article, Fault, Found, Reading
from streams.inputs.sniffing import Foreign, Format, sniff

MAX_INPUT: Final = 64_000_000
"""Bytes of an input that is read whole."""


def read_input(data: bytes, *, name: str, form: Format | None = None) -> list[Reading]:
    """Everything that an input has in it.

    Args:
        data: The whole input.
        name: Names an article that does not name itself: the file's name without its ending.
        form: What the input is; None to tell it by its content.

    Raises:
        MissingLibraryError: It needs a library that is not installed.
    """
    if form is None:
        what = sniff(data, name=name)
        if isinstance(what, Foreign):
            return [foreign(what)]
        form = what.format
    if len(data) > MAX_INPUT:
        return [Fault("too_large", f"It has {len(data):,} bytes; {MAX_INPUT:,} are read at most.", name)]
    if form in _OF_VALUES:
        return _values(data, name, form)
    return _OF_BYTES[form](data, name)


class UnreadableInputError(ValueError):
    """An input, or an item of it, can't be read; ``fault`` says why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def articles_in(data: bytes, *, name: str, form: Format | None = None) -> list[Article]:
    """The articles of a web page, a feed, ninjs, NewsML-G2, JSON-LD, a text or JSON: what ``enrich`` takes.

    What rightly is something other than an article (a picture, an event) is left out.

    Args:
        data: The whole input.
        name: Becomes the id of an article that does not name itself, as a web page does not.
        form: ``"page"``, ``"feed"``, ``"ninjs"``, ``"newsml-g2"``, ``"json-ld"``, ``"text"`` or ``"article"``; by
            default the content tells.

    Raises:
        UnreadableInputError: The input or an item of it can't be read; the first fault is told.
        MissingLibraryError: Pages and feeds need the extra ``inputs``, which is not installed.
    """
    articles = []
    for reading in read_input(data, name=name, form=form):
        match reading:
            case Found(article):
                articles.append(article)
            case Fault():
                raise UnreadableInputError(reading)
    return articles


def read_value(value: object, *, name: str, form: Format) -> list[Reading]:
    """Everything that a decoded JSON value has in it, read as ``form``: ninjs, JSON-LD, a JSON Feed, or an article."""
    return _OF_VALUES[form](value, name)


def foreign(what: Foreign) -> Fault:
    """That an input is not read, what it is, and what to do."""
    return Fault("wrong_format", f"This is {what.name}, which is not read: {what.advice}.")


def _values(data: bytes, name: str, form: Format) -> list[Reading]:
    try:
        value = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        if form == "feed":
            return feed_readings(data)
        return [Fault("not_json", f"It is not JSON: {error}.")]
    return read_value(value, name=name, form=form)


def _text(data: bytes, name: str) -> list[Reading]:
    try:
        body = data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return [Fault("not_utf8", f"The text is not UTF-8: {fault.reason} at byte {fault.start}.", name)]
    return [Found({"id": name, "body": body, "content_type": "text/plain"})]


def _article(value: object, _name: str) -> list[Reading]:
    if isinstance(value, dict):
        return [Found(value)]
    if isinstance(value, list):
        return [reading for each in value for reading in _article(each, "")]
    return [Fault("not_an_object", "An article is a JSON object.")]


def _feed(value: object, _name: str) -> list[Reading]:
    if not is_json_feed(value):
        return [Fault("wrong_format", "It is no feed: neither RSS nor Atom, and no JSON Feed.")]
    return json_feed_readings(value)


def _ninjs(value: object, _name: str) -> list[Reading]:
    return [reading for each in (value if isinstance(value, list) else [value]) for reading in ninjs_readings(each)]


_OF_VALUES: Final[Mapping[Format, Callable[[Any, str], list[Reading]]]] = {
    "article": _article,
    "ninjs": _ninjs,
    "json-ld": lambda value, name: json_ld_readings(value, name=name),
    "feed": _feed,
}
_OF_BYTES: Final[Mapping[Format, Callable[[bytes, str], list[Reading]]]] = {
    "text": _text,
    "page": lambda data, name: [page_reading(data, name=name)],
    "newsml-g2": lambda data, _: newsml_readings(data),
}

__all__ = ["MAX_INPUT", "UnreadableInputError", "articles_in", "foreign", "read_input", "read_value"]
