"""Logs on standard output: a line for a person or a JSON object for a machine, and the libraries' noise held down."""

import logging
import sys
import time
from datetime import UTC, datetime
from typing import Final, Literal, TextIO

import orjson

_STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_LIBRARIES: Final = ("faust", "mode", "aiokafka", "asyncio", "aiohttp")
_REPEAT_SECONDS: Final = 30.0
_LONGEST: Final = 2_000
"""Characters of a message or a value that are logged: an article's id may have a million."""


def configure(log_format: Literal["text", "json"], stream: TextIO | None = None) -> None:
    """Send the logs of the whole process to ``stream`` (standard output if None) in the given format."""
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(JsonFormatter() if log_format == "json" else TextFormatter())
    handler.addFilter(Repeats())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for library in _LIBRARIES:
        logging.getLogger(library).setLevel(logging.WARNING)
    # kafka-python looks after topics at the start; that no broker answers is said by the worker, once.
    logging.getLogger("kafka").setLevel(logging.CRITICAL)


class TextFormatter(logging.Formatter):
    """``2026-11-24T09:30:00.123Z WARNING streams.delivery.sending: what happened topic=news.articles.v1 offset=7``."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; a traceback follows on lines of its own."""
        values = " ".join(f"{name}={_quoted(value)}" for name, value in _extra(record).items())
        line = f"{_moment(record)} {record.levelname} {record.name}: {_shown(record.getMessage())}"
        line = f"{line} {values}" if values else line
        trace = _trace(self, record)
        return f"{line}\n{trace}" if trace else line


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, what it is about, and a traceback if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """One line of JSON."""
        entry: dict[str, object] = {
            "time": _moment(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _shown(record.getMessage()),
        }
        for name, value in _extra(record).items():
            entry[name] = _shown(value) if isinstance(value, str) else value
        if trace := _trace(self, record):
            entry["exception"] = trace
        return orjson.dumps(entry, default=lambda value: printable(str(value))).decode()


class Repeats(logging.Filter):
    """Lets a library say the same thing once in half a minute; a client without its broker would say it ten times a
    second. What this package says is always let through."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[tuple[str, object], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether ``record`` is logged."""
        if not record.name.startswith(_LIBRARIES):
            return True
        said = (record.name, record.msg)
        now = time.monotonic()
        if now - self._last.get(said, -_REPEAT_SECONDS) < _REPEAT_SECONDS:
            return False
        if len(self._last) > 1000:
            self._last.clear()
        self._last[said] = now
        return True


def printable(text: str) -> str:
    r"""``text`` with every character that a terminal would act on or hide as an escape such as ``\x1b``.

    >>> print(printable("a\nb\x1b[31m"))
    a\nb\x1b[31m
    """
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else _escaped(char) for char in text)


def _shown(text: str) -> str:
    """The beginning of ``text``, printable."""
    return printable(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _quoted(value: object) -> str:
    """A value of a text line; quoted where its end would else be unclear."""
    text = _shown(str(value))
    return f'"{text}"' if " " in text or not text else text


def _extra(record: logging.LogRecord) -> dict[str, object]:
    """What the caller gave beside the message."""
    return {name: value for name, value in vars(record).items() if name not in _STANDARD and value is not None}


def _moment(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _trace(formatter: logging.Formatter, record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    return "\n".join(printable(line) for line in formatter.formatException(record.exc_info).splitlines())


__all__ = ["JsonFormatter", "Repeats", "TextFormatter", "configure", "printable"]
