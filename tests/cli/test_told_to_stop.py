"""Ctrl-C and its likes, at every moment of a command's life."""

import signal
import subprocess
import sys
import threading

import pytest

from streams.cli.told_to_stop import interrupt_when_told, leave_when_told, quiet_while_loading

AS_IT_LOADS = """
import os, signal, sys
_, module, number, *arguments = sys.argv
class Told:
    def find_spec(self, name, path, target=None):
        if name == module:
            os.kill(os.getpid(), int(number))
sys.meta_path.insert(0, Told())
from streams.cli import main
sys.argv = ["quotetape", *arguments]
main()
"""
"""A command that gets a signal as a module is loaded."""


@pytest.mark.parametrize(
    ("module", "number", "command", "status"),
    [
        ("typer", signal.SIGINT, "extract", 130),
        ("streams.cli.application", signal.SIGINT, "extract", 130),
        ("numpy", signal.SIGINT, "extract", 130),
        ("onnxruntime", signal.SIGINT, "extract", 130),
        ("kafka", signal.SIGINT, "topics", 130),
        ("uvicorn.config", signal.SIGINT, "serve", 0),
        ("uvicorn.config", signal.SIGTERM, "serve", 0),
        ("streams.serve.web.app", signal.SIGTERM, "serve", 0),
        ("streams.cli.application", signal.SIGTERM, "serve", 0),
        ("prometheus_client", signal.SIGTERM, "lag-exporter", 0),
        ("typer", signal.SIGTERM, "worker", 0),
        ("streams.cli.commands.worker", signal.SIGTERM, "worker", 0),
        ("streams.worker.run", signal.SIGTERM, "worker", 0),
        ("faust", signal.SIGTERM, "worker", 0),
        ("faust", signal.SIGINT, "worker", 130),
        ("typer", signal.SIGTERM, "extract", -signal.SIGTERM),
    ],
)
def test_a_command_that_is_told_to_stop_as_it_loads_ends_quietly(
    module: str, number: signal.Signals, command: str, status: int
) -> None:
    run = subprocess.run(
        [sys.executable, "-c", AS_IT_LOADS, module, str(int(number)), command],
        input=b"",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, run.stdout, run.stderr) == (status, b"", b"")


def test_a_service_that_is_told_to_stop_between_two_imports_ends_quietly() -> None:
    told = "import streams.settings as s, os; s.load_settings = lambda **_: os.kill(os.getpid(), 15)\n"
    run = subprocess.run(
        [sys.executable, "-c", f"{told}from streams.cli import main\nmain()", "worker"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_has_stopped_keeps_its_status_whatever_it_is_told(number: signal.Signals) -> None:
    stopped = (
        "import atexit, os, streams.worker.run as run\n"
        "run.run_worker = lambda *_, **__: 1\n"
        f"atexit.register(os.kill, os.getpid(), {int(number)})\n"
        "from streams.cli import main\nmain()"
    )
    run = subprocess.run([sys.executable, "-c", stopped, "worker"], capture_output=True, check=False, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (1, b"", b"")


def test_who_ignores_a_signal_is_not_told_by_it() -> None:
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        leave_when_told(signal.SIGTERM)
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_signals_are_as_they_were_once_all_is_loaded() -> None:
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    with quiet_while_loading(signal.SIGTERM):
        assert signal.getsignal(signal.SIGTERM) not in before
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before


def test_who_ignores_signals_goes_on_ignoring_them() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with quiet_while_loading():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)


def test_threads_leave_signals_alone() -> None:
    seen: list[object] = []

    def load() -> None:
        with quiet_while_loading():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=load)
    thread.start()
    thread.join()
    assert seen == [signal.getsignal(signal.SIGINT)]


def test_what_is_told_otherwise_is_interrupted_too() -> None:
    before = signal.getsignal(signal.SIGTERM)
    try:
        interrupt_when_told(signal.SIGTERM)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
