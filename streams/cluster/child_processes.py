"""How a process that we started is ended."""

import subprocess
from typing import Any


def end(process: subprocess.Popen[Any], seconds: float) -> None:
    """Ask ``process`` to end, and kill it if it has not after ``seconds``; it is gone when this returns."""
    process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
