"""What commands write: JSON Lines for programs, and nothing that can take over a terminal."""

from typing import Any, TextIO

import orjson

from streams.text.glyphs import CONTROLS


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
    return CONTROLS.sub(lambda control: f"\\u{ord(control[0]):04x}", text)
