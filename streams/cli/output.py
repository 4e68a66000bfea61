"""What commands write: JSON Lines for programs, and nothing that can take over a terminal."""

import re
from typing import Any, Final, TextIO

import orjson

_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the direction of writing: in a terminal they move
the cursor, recolour or reorder what a person reads."""


class JsonLines:
    """Writes one JSON value a line to a text stream, each at once."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._to_terminal = stream.isatty()

    def write(self, value: Any) -> None:
        """Write ``value`` as one line; to a terminal its control characters go as JSON escapes."""
        line = orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)
        if self._to_terminal:
            line = visible(line.decode()).encode()
        self._stream.buffer.write(line)
        self._stream.flush()


def json_line(value: Any) -> str:
    """``value`` as one line of JSON, without its end."""
    return orjson.dumps(value).decode()


def visible(text: str) -> str:
    r"""``text`` with each control character, but tab and line feed, as its escape: ``\u009b``."""
    return _CONTROLS.sub(lambda control: f"\\u{ord(control[0]):04x}", text)
