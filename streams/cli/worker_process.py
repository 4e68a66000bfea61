"""A worker and the page, each in a process of its own, for the demo."""

import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import deque
from types import TracebackType
from typing import Final, Self

from streams.cli.errors import CommandError
from streams.cluster import child_processes
from streams.settings import PREFIX, Settings

_START_SECONDS: Final = 60.0
_STOP_SECONDS: Final = 30.0
_ADDRESS: Final = re.compile(r"https?://[\w.\[\]:-]+:\d+")
_TAIL: Final = 20
"""Lines of its log that tell why a worker ended."""


class ChildProcess:
    """A command of ours that serves an address; use it as a context.

    Args:
        command: Its name.
        settings: Its brokers, topics, group, ports and state directory win over the environment, which it has the rest
            from.
    """

    def __init__(self, command: str, settings: Settings) -> None:
        self._command = command
        own = {
            "BROKERS": ",".join(settings.brokers),
            "TOPIC_PREFIX": settings.topic_prefix,
            "GROUP": settings.group,
            "WEB_PORT": str(settings.web_port),
            "SERVE_PORT": str(settings.serve_port),
            "STATE_DIR": str(settings.state_dir),
            "LOG_FORMAT": "text",
        }
        self._environment = {**os.environ, **{f"{PREFIX}{name}": value for name, value in own.items()}}
        self._process: subprocess.Popen[str] | None = None
        self._log: deque[str] = deque(maxlen=_TAIL)
        self._address: str | None = None
        self._reader: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where it serves, such as ``http://127.0.0.1:40321``."""
        if self._address is None:
            raise CommandError(f"the {self._command} has not said where it serves")
        return self._address

    def __enter__(self) -> Self:
        """Start it and wait until it is ready.

        Raises:
            CommandError: It ended, or was not ready in time; the message has the end of its log.
        """
        self._process = subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "streams.cli", self._command],
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,  # Ctrl-C is for the demo, which then ends the worker in order
        )
        self._reader = threading.Thread(target=self._read_log, daemon=True)
        self._reader.start()
        try:
            self._wait_until_ready()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def require_running(self) -> None:
        """Make sure that it still runs.

        Raises:
            CommandError: It ended; the message has the end of its log.
        """
        if self._process is not None and self._process.poll() is not None:
            self._join_reader()
            log = "\n".join(self._log)
            raise CommandError(f"{self._command} ended with status {self._process.returncode}; its last words:\n{log}")

    def get(self, page: str) -> str:
        """The text of one of its pages, such as ``metrics``.

        Raises:
            OSError: It does not answer, or not with 200.
        """
        try:
            with urllib.request.urlopen(f"{self.address}/{page}", timeout=5) as answer:  # noqa: S310 - its own address
                text: str = answer.read().decode()
                return text
        except urllib.error.HTTPError as error:
            error.close()
            raise

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + _START_SECONDS
        while not self._is_ready():
            self.require_running()
            if time.monotonic() > deadline:
                log = "\n".join(self._log)
                raise CommandError(
                    f"{self._command} was not ready after {_START_SECONDS:.0f} s; its last words:\n{log}"
                )
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        return self._address is not None

    def _read_log(self) -> None:
        if self._process is None or self._process.stdout is None:
            return
        for line in self._process.stdout:
            self._log.append(line.rstrip())
            if self._address is None and (found := _ADDRESS.search(line)):
                self._address = found[0]

    def _join_reader(self) -> None:
        if self._reader is not None:
            self._reader.join(timeout=1)

    def _stop(self) -> None:
        process = self._process
        if process is None:
            return
        child_processes.end(process, _STOP_SECONDS)
        self._join_reader()
        if process.stdout is not None:
            process.stdout.close()


class WorkerProcess(ChildProcess):
    """``quotetape worker``, ready once it has its partitions."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("worker", settings)

    def _is_ready(self) -> bool:
        if not super()._is_ready():
            return False
        try:
            self.get("readyz")
        except OSError:
            return False
        return True


class PageProcess(ChildProcess):
    """``quotetape serve``, ready once it listens."""

    def __init__(self, settings: Settings) -> None:
        super().__init__("serve", settings)
