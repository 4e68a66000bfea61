"""The network's runtime keeps to itself."""

import os
import subprocess
import sys
from pathlib import Path


def test_nothing_is_kept_of_what_is_read(tmp_path: Path) -> None:
    program = """from streams import enrich; enrich({"id": "1", "body": '"Rain," said Jane Doe.'})"""
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "TMPDIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], env={**os.environ, **home}, check=True, timeout=60)
    assert list(tmp_path.iterdir()) == []
