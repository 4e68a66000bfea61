"""JSON values in a file and their lines, whichever way they are written down: JSON Lines, a document, an array.

JSON Lines are read a line at a time, so that their number does not matter, and a line without an end takes no more
memory than the largest that is allowed. Nothing else is checked here: a line is handed on as it is.
"""

import json
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import chain, islice
from typing import BinaryIO, Final, NamedTuple

import orjson

from streams.pipeline.outcomes import Rejection

_MAX_DOCUMENT: Final = 256_000_000
"""Bytes of a JSON document over several lines, or of an array: it is read as a whole."""
_MAX_BLANK_LINES: Final = 1_000
"""Blank lines that a document or an array may begin with."""
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_BOM: Final = b"\xef\xbb\xbf"
_WHITE_SPACE: Final = b" \t\r\n"


class JsonValue(NamedTuple):
    """A value of a file, and where it is."""

    value: bytes | Rejection
    """As it is written; or why it, or the rest of the file, cannot be told apart."""
    line: int
    """On which it begins, from 1."""
    item: int | None = None
    """Its number in its array, from 1; None where it is in none."""


def json_values(file: BinaryIO, max_bytes: int) -> Iterator[JsonValue]:
    """Each value of a file.

    Args:
        file: Binary, at its beginning.
        max_bytes: A line that has more is not read.
    """
    head: list[bytes] = []
    pieces = iter(lambda: file.readline(max_bytes + 1), b"")
    first = _next_text(pieces, head, max_bytes)
    cut = bool(head) and _is_cut(head[-1], max_bytes)
    if not first.startswith((b"{", b"[")) or _is_object(first) or (first.startswith(b"{") and cut):
        yield from _lines(chain(head, pieces), max_bytes)
        return
    second = b"" if cut else _next_text(pieces, head, max_bytes)
    if second and (_is_json(first) or (first.startswith(b"{") and _is_object(second))):
        yield from _lines(chain(head, pieces), max_bytes)
        return
    data = b"".join(head)
    data += file.read(max(0, _MAX_DOCUMENT + 1 - len(data)))
    if len(data) > _MAX_DOCUMENT:
        message = f"The document has more than {_MAX_DOCUMENT:,} bytes and is not read; JSON Lines may have any number."
        yield JsonValue(Rejection("too_large", message), 1)
        return
    lines = BytesIO(data).readlines()
    if not _is_json(data) and len(lines) > 1 and any(map(_is_object, lines)):
        yield from _lines(lines, max_bytes)
    else:
        yield from _document(data)


def _next_text(pieces: Iterator[bytes], seen: list[bytes], max_bytes: int) -> bytes:
    """The next line that is not blank, or what of it was read; empty if there is none soon. Adds to ``seen``."""
    for piece in islice(pieces, _MAX_BLANK_LINES):
        seen.append(piece)
        text = piece.removeprefix(_BOM).strip(_WHITE_SPACE)
        if text or _is_cut(piece, max_bytes):
            return text
    return b""


def _is_cut(piece: bytes, max_bytes: int) -> bool:
    """Whether a line goes on after ``piece`` and has more than ``max_bytes`` bytes."""
    return len(piece) > max_bytes and not piece.endswith(b"\n")


def _is_object(text: bytes) -> bool:
    return text.startswith(b"{") and _is_json(text)


def _is_json(text: bytes) -> bool:
    try:
        orjson.loads(text.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return False
    return True


def _lines(pieces: Iterable[bytes], max_bytes: int) -> Iterator[JsonValue]:
    """Each line that is not blank.

    Args:
        pieces: Lines; one that has more than ``max_bytes`` bytes may come in several.
        max_bytes: A line that has more is not read.
    """
    number, inside = 1, False
    for piece in pieces:
        if not inside:
            if _is_cut(piece, max_bytes):
                yield JsonValue(too_long(max_bytes), number)
            elif value := piece.strip(_WHITE_SPACE):
                yield JsonValue(value, number)
        inside = not piece.endswith(b"\n")
        number += not inside


def _document(data: bytes) -> Iterator[JsonValue]:
    """The one article of a JSON document, or those of its array, each as it is written there."""
    text = data.removeprefix(_BOM).lstrip(_WHITE_SPACE)
    line = 1 + data.count(b"\n", 0, len(data) - len(text))
    if not text.startswith(b"["):
        yield JsonValue(text.rstrip(_WHITE_SPACE), line)
        return
    try:
        array = text.decode()
    except UnicodeDecodeError as fault:
        line += text.count(b"\n", 0, fault.start)
        message = f"The array is not UTF-8: {fault.reason} at byte {fault.start}."
        yield JsonValue(Rejection("not_utf8", message), line)
    else:
        yield from _elements(array, line)


def _elements(array: str, line: int) -> Iterator[JsonValue]:
    """The elements of a JSON array that begins at ``line``, up to its first fault if it has one."""
    decoder = json.JSONDecoder()
    item, place = 0, 1
    while True:
        start = _skip_white_space(array, place)
        if array.startswith("]", start) and not item:
            return
        if start == len(array):
            yield _broken_off(item, line)
            return
        line += array.count("\n", place, start)
        item += 1
        try:
            _, end = decoder.raw_decode(array, start)
        except (json.JSONDecodeError, RecursionError) as fault:
            yield JsonValue(_unreadable(item, array, start, line, fault), line, item)
            return
        yield JsonValue(array[start:end].encode(), line, item)
        line += array.count("\n", start, end)
        place = _skip_white_space(array, end)
        if place == len(array):
            yield _broken_off(item, line)
            return
        line += array.count("\n", end, place)
        place += 1
        if array[place - 1] != ",":
            yield from _after_the_last(array, place, item, line)
            return


def _after_the_last(array: str, place: int, item: int, line: int) -> Iterator[JsonValue]:
    """What is wrong behind the last item that can be read, if anything is; ``place`` is behind what follows it."""
    if array[place - 1] != "]":
        message = f"Neither a comma nor the array's end follows item {item}; from here on it is not read."
        yield JsonValue(Rejection("not_json", message), line)
    elif array[place:].strip():
        line += array.count("\n", place, _skip_white_space(array, place))
        yield JsonValue(Rejection("not_json", "Something follows the array's end; it is not read."), line)


def _broken_off(items: int, line: int) -> JsonValue:
    """That an array has no end."""
    counted = "1 item" if items == 1 else f"{items:,} items"
    return JsonValue(Rejection("not_json", f"The array breaks off after {counted}: it has no end."), line)


def _unreadable(
    item: int, array: str, start: int, line: int, fault: json.JSONDecodeError | RecursionError
) -> Rejection:
    """That an item, which begins at ``start`` on ``line``, is no JSON, and where."""
    why = "it is too deep"
    if isinstance(fault, json.JSONDecodeError):
        # What lacks is missed behind the last line end, where there is no line any more.
        place = min(fault.pos, len(array.rstrip()))
        why = f"{fault.msg}: line {line + array.count(chr(10), start, place)}"
    return Rejection("not_json", f"Item {item} of the array cannot be read, nor what follows it: {why}.")


def _skip_white_space(text: str, place: int) -> int:
    match = _SPACES.match(text, place)
    return match.end() if match else place


def too_long(max_bytes: int) -> Rejection:
    """That something has more than ``max_bytes`` bytes."""
    return Rejection(
        "too_large",
        f"It has more than {max_bytes:,} bytes; see QUOTETAPE_MAX_ARTICLE_BYTES. It is not read.",
    )
