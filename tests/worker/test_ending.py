"""How a worker hears that it is to end, and ends where the order fails."""

import asyncio
import logging
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from streams.worker.ending import Ending


class Ended:
    """The status that the process would have ended with."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self._come = threading.Event()

    def __call__(self, status: int) -> None:
        self.statuses.append(status)
        self._come.set()

    def wait(self, seconds: float) -> bool:
        return self._come.wait(seconds)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_first_signal_asks_for_a_stop_and_says_so(number: signal.Signals, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    ended = Ended()

    async def wait_for_it(ending: Ending) -> None:
        ending.wake(asyncio.get_running_loop())
        asyncio.get_running_loop().call_later(0.05, signal.raise_signal, number)
        await asyncio.wait_for(ending.requested.wait(), 10)

    with Ending(end=ended) as ending:
        asyncio.run(wait_for_it(ending))
    assert caplog.messages == ["Stopping: finishing what is in flight"]
    assert ended.statuses == []


def test_a_signal_before_there_is_a_loop_counts(caplog: pytest.LogCaptureFixture) -> None:
    with Ending(end=Ended()) as ending:
        signal.raise_signal(signal.SIGTERM)
        assert ending.requested.is_set()


def test_a_signal_after_the_loop_is_closed_harms_nobody() -> None:
    loop = asyncio.new_event_loop()
    loop.close()
    with Ending(end=Ended()) as ending:
        ending.wake(loop)
        signal.raise_signal(signal.SIGTERM)


def test_a_second_signal_ends_at_once_also_where_the_loop_does_not_turn(caplog: pytest.LogCaptureFixture) -> None:
    ended = Ended()
    with Ending(end=ended):
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGINT)
        assert ended.wait(10)
    assert ended.statuses == [1]
    assert caplog.messages == [
        "Told to stop a second time: the stop is broken off; what is not committed is read again"
    ]


@pytest.mark.parametrize("begin", [lambda _: signal.raise_signal(signal.SIGTERM), Ending.begin])
def test_a_stop_that_takes_too_long_is_broken_off(
    begin: Callable[[Ending], Any], caplog: pytest.LogCaptureFixture
) -> None:
    ended = Ended()
    with Ending(seconds=0.1, unasked_seconds=0.1, end=ended) as ending:
        begin(ending)
        assert ended.wait(10)
    assert ended.statuses == [1]
    assert caplog.messages == [
        "The stop was not over after 0.1 s and is broken off; what is not committed is read again"
    ]


def test_what_was_begun_without_a_signal_can_be_over_and_a_signal_cannot() -> None:
    ended = Ended()
    with Ending(seconds=0.3, unasked_seconds=0.3, end=ended) as ending:
        ending.begin()
        ending.over()
        assert not ended.wait(0.6)
        signal.raise_signal(signal.SIGTERM)
        ending.begin()
        ending.over()
        assert ended.wait(10)


def test_a_signal_shortens_a_stop_that_has_begun_without_one() -> None:
    ended = Ended()
    with Ending(seconds=0.1, unasked_seconds=100, end=ended) as ending:
        ending.begin()
        assert not ended.wait(0.3)
        signal.raise_signal(signal.SIGTERM)
        assert ended.wait(10)


def test_a_log_that_nobody_reads_does_not_hold_up_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    released, ended = threading.Event(), Ended()
    monkeypatch.setattr("streams.worker.ending._LOG_SECONDS", 0.1)
    monkeypatch.setattr(logging.getLogger("streams.worker.ending"), "log", lambda *_: released.wait(20))
    with Ending(end=ended):
        signal.raise_signal(signal.SIGTERM)
        signal.raise_signal(signal.SIGTERM)
        assert ended.wait(10)
    released.set()


def test_who_lets_it_catch_up_has_the_last_word(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    logger = logging.getLogger("streams.worker.ending")
    say = logger.log

    def slowly(*of: Any) -> None:
        time.sleep(0.2)
        say(*of)

    monkeypatch.setattr(logger, "log", slowly)
    with Ending(end=Ended()) as ending:
        signal.raise_signal(signal.SIGTERM)
        ending.catch_up()
        logger.info("Stopped")
    assert caplog.messages == ["Stopping: finishing what is in flight", "Stopped"]


def test_signals_mean_afterwards_what_they_meant_before() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    with Ending(end=Ended()):
        pass
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before


_HANGS = """
import asyncio, logging, threading
from streams.worker.ending import Ending
logging.basicConfig(format="%(message)s")
async def hang(ending):
    ending.wake(asyncio.get_running_loop())
    print("hangs", flush=True)
    threading.Event().wait()
with Ending() as ending:
    asyncio.run(hang(ending))
"""


def test_a_process_whose_loop_waits_for_a_thread_ends_at_the_second_signal() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _HANGS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == "hangs\n"
        process.send_signal(signal.SIGTERM)
        time.sleep(0.2)  # a signal that is not heard yet swallows the next of its kind
        assert process.poll() is None
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 1
        assert "Told to stop a second time" in process.stderr.read()
