"""Python as it is after ``pip install .``: without the packages that kafka-python would read lz4 and zstd by."""

import os
from pathlib import Path


def without_codecs(directory: Path) -> dict[str, str]:
    """What to add to a process's environment so that these packages are none to it.

    Args:
        directory: One that is empty.
    """
    for package in ("lz4", "zstandard"):
        (directory / f"{package}.py").write_text("raise ImportError\n")
    return {"PYTHONPATH": os.pathsep.join([str(directory), os.environ["PYTHONPATH"]])}
