"""A dead letter as a person reads it in a terminal, which obeys nothing that is in one."""

from collections.abc import Iterable, Iterator
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from streams.cli.client.dead_letters import DeadLetter
from streams.cli.output import visible
from streams.cli.views.parts import NOBODY, QUIET, line
from streams.pipeline.enrichment import timestamp
from streams.pipeline.processing import moment_of
from streams.pipeline.records import IncomingRecord

_HEX_WIDTH: Final = 16
_SHOWN_BYTES: Final = 300
"""How much of a letter is shown as it comes in."""


def letter_view(letter: DeadLetter) -> RenderableType:
    """One letter as it comes in: why, where it is, when its article came in and whence, and how its value begins."""
    record = letter.record
    head = Text.assemble(line(f" {letter.reason} ", "bold white on red"), " ", line(letter.message))
    facts = (
        _place(letter),
        _came_in(record),
        f"key {_escaped(record.key)}",
        f"stage {letter.stage}",
        f"from {letter.origin} {letter.origin_place}",
    )
    return Group(head, Padding(Group(line(" · ".join(facts), QUIET), _beginning(record.value)), (0, 0, 1, 2)))


def _beginning(value: bytes | None) -> Text:
    if value is None:
        return Text("no value", style=NOBODY)
    more = f" … {len(value):,} bytes" if len(value) > _SHOWN_BYTES else ""
    return line(value[:_SHOWN_BYTES].decode("utf-8", "backslashreplace") + more)


def letters_table(letters: Iterable[DeadLetter]) -> Table:
    """``letters``, a row each; two things stand above each other in a column, so that 80 characters are enough."""
    table = Table(box=None, pad_edge=False, padding=(0, 1, 1, 1))  # a line between the rows
    table.add_column("place\ncame in", overflow="fold")
    table.add_column("stage\nreason", overflow="fold")
    table.add_column("bytes\nreplays", overflow="fold", justify="right")
    table.add_column("key\nmessage", overflow="fold")
    for letter in letters:
        record = letter.record
        size = "null" if record.value is None else str(len(record.value))
        table.add_row(
            _stacked(_place(letter), _came_in(record)),
            _stacked(letter.stage, letter.reason),
            _stacked(size, str(letter.replays)),
            _stacked(_escaped(record.key), letter.message),
        )
    return table


def _place(letter: DeadLetter) -> str:
    """Where it is, as ``dlq show`` takes it."""
    return "{}:{}".format(*letter.place)


def _stacked(above: str, below: str) -> Text:
    return Text(f"{_one_line(above)}\n{_one_line(below)}")


def portrait(letter: DeadLetter, *, as_hex: bool, limit: int | None) -> Iterator[str]:
    """One letter, line by line.

    Args:
        letter: The letter.
        as_hex: Whether the value is shown as bytes also where it is text.
        limit: Bytes of the value that are shown; None for all.
    """
    record = letter.record
    yield _one_line(f"{record.topic} {_place(letter)}, came in {_came_in(record)}")
    yield _one_line(f"key: {_escaped(record.key)}")
    yield "headers:"
    yield from (_one_line(f"  {name}: {_escaped(text)}") for name, text in record.headers)
    value = record.value
    if value is None:
        yield "value: null"
        return
    shown = value if limit is None else value[:limit]
    yield f"value: {len(value)} bytes{'' if len(shown) == len(value) else f', the first {len(shown)} (--all: all)'}"
    text = None if as_hex else _text(shown, cut=len(shown) < len(value))
    yield from _hex_dump(shown) if text is None else visible(text).splitlines()


def _text(value: bytes, *, cut: bool) -> str | None:
    """``value`` as text, or None where it is none; where it was cut, the last character may be a part."""
    try:
        return value.decode()
    except UnicodeDecodeError as fault:
        return value[: fault.start].decode() if cut and fault.start > len(value) - 4 else None


def _hex_dump(value: bytes) -> Iterator[str]:
    for start in range(0, len(value), _HEX_WIDTH):
        row = value[start : start + _HEX_WIDTH]
        characters = "".join(chr(byte) if 0x20 <= byte < 0x7F else "." for byte in row)
        yield f"{start:08x}  {row.hex(' '):{3 * _HEX_WIDTH}} {characters}"


def _escaped(value: bytes | None) -> str:
    return "null" if value is None else value.decode("utf-8", "backslashreplace")


def _one_line(text: str) -> str:
    r"""``text`` without anything that a terminal would obey, tab and line feed as ``\t`` and ``\n``."""
    return visible(text).replace("\t", r"\t").replace("\n", r"\n")


def _came_in(record: IncomingRecord) -> str:
    moment = moment_of(record)
    return "at no known time" if moment is None else timestamp(moment)
