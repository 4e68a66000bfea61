"""Bytes to values of articles: as they are, or spread over an article's fields, so that more of them get further."""

from collections.abc import Iterator
from typing import Final

import orjson

from streams.cli.files.samples import shipped_samples

_FIELDS: Final = (
    *("body", "id", "title", "content_type", "published_at", "language", "status", "version"),
    *("tickers", "url", "source", "authors", "other"),
)
_SPREAD: Final = b"\x01"
"""Begins bytes that are to be spread."""
_END: Final = b"\xff"
"""Ends a field; in UTF-8 it is in no text."""


def value_of(data: bytes) -> bytes:
    """A record's value."""
    if not data.startswith(_SPREAD):
        return data
    parts = data.removeprefix(_SPREAD).split(_END, len(_FIELDS) - 1)
    article = {name: _field(part) for name, part in zip(_FIELDS, parts, strict=False) if part}
    return orjson.dumps({"id": "1", "content_type": "text/html", **article})


def seeds() -> Iterator[bytes]:
    """Valid articles, and some that are not, both ways."""
    for sample in shipped_samples():
        yield sample.value
        try:
            article = orjson.loads(sample.value)
        except orjson.JSONDecodeError:
            continue
        if isinstance(article, dict):
            fields = (orjson.dumps(article[name]) if name in article else b"" for name in _FIELDS)
            yield _SPREAD + _END.join(fields)


def _field(part: bytes) -> object:
    """JSON where it is, else text."""
    try:
        return orjson.loads(part)
    except orjson.JSONDecodeError:
        return part.decode("utf-8", "replace")
