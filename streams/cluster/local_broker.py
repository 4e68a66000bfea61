"""A Kafka broker of our own on this machine, for the demo and the tests: nothing to install but a Python package.

It is the binary of the PyPI package ``noida-db``. Its console script is a wrapper that leaves the broker running
when it is ended, so the binary is started itself.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from streams.cluster import child_processes

_HOST: Final = "127.0.0.1"
_START_SECONDS: Final = 15.0
_STOP_SECONDS: Final = 5.0


class NoLocalBrokerError(RuntimeError):
    """There is no broker to start on this machine; the message says why and what to do instead."""


class LocalBroker:
    """A broker that listens on a free port of the loopback and forgets everything when it is stopped.

    >>> with LocalBroker() as broker:  # doctest: +SKIP
    ...     print(broker.address)
    127.0.0.1:40321
    """

    def __init__(self) -> None:
        self._binary = _binary()
        self._directory: str | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def address(self) -> str:
        """``host:port``; the port stays the same over :meth:`stop` and :meth:`start`."""
        return f"{_HOST}:{self._port}"

    def start(self) -> None:
        """Start the broker and wait until it answers; its data are those from before :meth:`stop`, if any.

        Raises:
            NoLocalBrokerError: It ended at once, or did not answer in time.
        """
        if self._directory is None:
            self._directory = tempfile.mkdtemp(prefix="quotetape-broker-")
        self._port = self._port or _free_port()
        log_path = Path(self._directory) / "broker.log"
        with log_path.open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own binary, no shell
                [
                    str(self._binary),
                    "start",
                    *("--only", "kafka"),
                    *("--kafka-port", str(self._port)),
                    *("--data-dir", self._data),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C ends the demo first, then the demo ends the broker
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self._end()
                tail = log_path.read_text(errors="replace").strip()[-500:]
                raise NoLocalBrokerError(f"The local broker did not start: {tail or 'it said nothing'}. {_INSTEAD}")
            time.sleep(0.02)

    def stop(self) -> None:
        """End the broker's process and keep its data.

        Raises:
            NoLocalBrokerError: It did not save them.
        """
        try:
            self._save()
        finally:
            self._end()

    def close(self) -> None:
        """End the broker and remove its data."""
        self._end()
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)
            self._directory = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:  # Ctrl-C too: nobody else knows of the process
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _save(self) -> None:
        """Have the broker stop serving and then write what it has.

        It acknowledges a record before it writes it, and ended by a signal alone loses the last of them.
        """
        command = [str(self._binary), "stop", "kafka", "--data-dir", self._data]
        deadline = time.monotonic() + _STOP_SECONDS
        # It serves clients a moment before it takes commands.
        while self._process is not None and self._process.poll() is None:
            if subprocess.run(command, capture_output=True, check=False).returncode == 0:  # noqa: S603 - as above
                return
            if time.monotonic() > deadline:
                raise NoLocalBrokerError("The local broker was told to stop and did not save its data.")
            time.sleep(0.02)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        child_processes.end(process, _STOP_SECONDS)

    @property
    def _data(self) -> str:
        return f"{self._directory}/data"

    def _answers(self) -> bool:
        try:
            socket.create_connection((_HOST, self._port), timeout=1).close()
        except OSError:
            return False
        return True


_INSTEAD: Final = "Set QUOTETAPE_BROKERS to the address of a running Kafka (host:port) instead."


def _binary() -> Path:
    """The broker's binary inside its package."""
    name = "noida-db.exe" if sys.platform == "win32" else "noida-db"
    try:
        binary = Path(str(files("noida_db").joinpath(name)))
    except ModuleNotFoundError:
        binary = Path(name)
    if not binary.is_file():
        raise NoLocalBrokerError(
            "The local broker is not installed: pip install 'quotetape[demo]'. It is built for Linux on x86-64, "
            f"Macs with Apple silicon and Windows only. {_INSTEAD}"
        )
    if not os.access(binary, os.X_OK):  # some installers drop the mark
        binary.chmod(0o755)
    return binary


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port: int = probe.getsockname()[1]
        return port


__all__ = ["LocalBroker", "NoLocalBrokerError"]
