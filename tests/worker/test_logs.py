"""What a worker logs, as a person's terminal and a machine's parser get it."""

import io
import json
import logging
import sys
from collections.abc import Iterator
from typing import Literal

import pytest

from streams.worker import logs


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    loggers = [logging.getLogger(name) for name in (None, "faust", "mode", "aiokafka", "asyncio", "aiohttp", "kafka")]
    handlers, levels = logging.getLogger().handlers[:], [logger.level for logger in loggers]
    yield
    logging.getLogger().handlers[:] = handlers
    for logger, level in zip(loggers, levels, strict=True):
        logger.setLevel(level)


def configured(log_format: Literal["text", "json"]) -> io.StringIO:
    out = io.StringIO()
    logs.configure(log_format, out)
    return out


HOSTILE = "a\nb\r\x1b[31m\u202e\u2028\x00\x9b"
ESCAPED = r"a\nb\r\x1b[31m\u202e\u2028\x00\x9b"


def test_a_text_line_says_when_how_bad_where_what_and_about_what() -> None:
    out = configured("text")
    logging.getLogger("streams.delivery.sending").warning(
        "%d wait", 7, extra={"topic": "news.articles.v1", "offset": 41, "article": "two words", "key": None}
    )
    moment, rest = out.getvalue().split(" ", 1)
    assert moment.endswith("Z")
    assert rest == 'WARNING streams.delivery.sending: 7 wait topic=news.articles.v1 offset=41 article="two words"\n'


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_what_an_article_says_can_not_forge_lines_or_move_a_cursor(log_format: Literal["text", "json"]) -> None:
    out = configured(log_format)
    logging.getLogger("streams").error("read %s", HOSTILE, extra={"article": HOSTILE})
    line = out.getvalue().removesuffix("\n")
    assert line.isprintable()
    if log_format == "json":
        entry = json.loads(line)
        assert (entry["message"], entry["article"]) == (f"read {ESCAPED}", ESCAPED)
    else:
        assert f"read {ESCAPED} article={ESCAPED}" in line


def test_json_is_one_object_a_line_whatever_is_in_it() -> None:
    out = configured("json")
    log = logging.getLogger("streams.worker.run")
    log.info("started", extra={"partitions": 8, "where": object})
    try:
        int("no\x1bgood")
    except ValueError:
        log.exception("failed")
    started, failed = map(json.loads, out.getvalue().splitlines())
    assert (started["level"], started["logger"], started["message"]) == ("info", "streams.worker.run", "started")
    assert (started["partitions"], started["where"]) == (8, "<class 'object'>")
    assert failed["level"] == "error"
    assert failed["exception"].endswith(r"with base 10: 'no\x1bgood'")


def test_a_traceback_keeps_its_lines_but_not_its_control_characters() -> None:
    out = configured("text")
    try:
        int("no\x1bgood")
    except ValueError:
        logging.getLogger("streams").error("failed", exc_info=sys.exc_info())
    first, *trace = out.getvalue().splitlines()
    assert first.endswith("ERROR streams: failed")
    assert trace[0] == "Traceback (most recent call last):"
    assert trace[-1] == r"ValueError: invalid literal for int() with base 10: 'no\x1bgood'"


def test_a_library_repeats_itself_twice_a_minute_and_we_as_often_as_we_like() -> None:
    out = configured("text")
    for _ in range(3):
        logging.getLogger("aiokafka.client").error("no connection to %s", "a")
        logging.getLogger("streams.worker.run").error("no broker answers")
    assert out.getvalue().count("no connection") == 1
    assert out.getvalue().count("no broker answers") == 3


def test_libraries_say_what_goes_wrong_only() -> None:
    out = configured("text")
    logging.getLogger("faust.app").info("chatter")
    logging.getLogger("faust.app").warning("trouble")
    logging.getLogger("kafka.client").error("no broker")
    assert out.getvalue().count("\n") == 1
    assert "trouble" in out.getvalue()


@pytest.mark.parametrize("log_format", ["text", "json"])
def test_only_the_beginning_of_what_is_long_is_logged(log_format: Literal["text", "json"]) -> None:
    out = configured(log_format)
    logging.getLogger("streams").info("m" * 1_000_000, extra={"article_id": "i" * 1_000_000})
    line = out.getvalue()
    assert "m" * 2_000 + "…" in line
    assert "i" * 2_000 + "…" in line
    assert len(line) < 5_000
