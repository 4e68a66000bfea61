"""``quotetape serve`` in a process of its own."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.broker.conftest import WorkerProcess, wait_for


class ServeProcess(WorkerProcess):
    """``quotetape serve`` in a process of its own."""

    def __init__(self, environment: dict[str, str], log: Path, *arguments: str) -> None:
        self.log = log
        with log.open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "streams.cli", "serve", *arguments],
                env={**os.environ, "PYTHONUNBUFFERED": "1", **environment},
                stdout=out,
                stderr=out,
                cwd=log.parent,
            )

    def url(self) -> str:
        found = wait_for(lambda: re.findall(r"on (http://\S+)/", self.text()), "the address", self)
        return str(found[-1])
