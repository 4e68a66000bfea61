"""How a process of ours ends."""

import signal
import subprocess
import sys

from streams.cluster.child_processes import end


def started(code: str) -> subprocess.Popen[bytes]:
    """A Python process that has said that it runs."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", f"import signal, time; {code}; print(); time.sleep(60)"], stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    with process.stdout as out:
        out.readline()
    return process


def test_a_process_is_asked_to_end() -> None:
    process = started("signal.signal(signal.SIGTERM, lambda *_: exit(7))")
    end(process, 30)
    assert process.returncode == 7


def test_a_process_that_does_not_end_is_killed() -> None:
    process = started("signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    end(process, 0.1)
    assert process.returncode == -signal.SIGKILL
