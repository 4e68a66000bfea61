"""A dead letter as commands show it."""

import base64
from typing import Any

from streams.pipeline.records import IncomingRecord


def dead_letter_json(record: IncomingRecord) -> dict[str, Any]:
    """A record of the dead letters topic as JSON; a header that repeats has a list of values.

    Key and headers are text; bytes that are not UTF-8 are shown as ``\\x`` escapes. The value is kept exactly, in
    base64.
    """
    headers: dict[str, Any] = {}
    for name, value in record.headers:
        text = _text(value)
        if name not in headers:
            headers[name] = text
        elif isinstance(headers[name], list):
            headers[name].append(text)
        else:
            headers[name] = [headers[name], text]
    return {
        "key": _text(record.key),
        "value_base64": None if record.value is None else base64.b64encode(record.value).decode(),
        "headers": headers,
        "topic": record.topic,
        "partition": record.partition,
        "offset": record.offset,
        "timestamp_ms": record.timestamp_ms,
    }


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "backslashreplace")
