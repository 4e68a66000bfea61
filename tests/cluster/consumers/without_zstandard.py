"""Python as it is after ``pip install .``: without the package that kafka-python would read zstd by."""

import os
from pathlib import Path


def without_zstandard(directory: Path) -> dict[str, str]:
    """What to add to a process's environment so that there is no such package to it.

    Args:
        directory: One that is empty.
    """
    (directory / "zstandard.py").write_text("raise ImportError\n")
    return {"PYTHONPATH": os.pathsep.join([str(directory), os.environ["PYTHONPATH"]])}
