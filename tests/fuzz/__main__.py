"""Fuzz what reads a record, guided by the lines that it reaches: ``python -m tests.fuzz [--seconds N]``.

Needs atheris (pip install -e '.[fuzz]'). Seeded with the demo's articles. Ends after so many seconds, or at the first
record that breaks an invariant; its bytes are then in a file that it names.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["streams"]):
    from streams.worker.garbage import tuned_garbage_collection
    from tests.core import core
    from tests.fuzz.articles import seeds, value_of
    from tests.fuzz.invariants import incoming, outcome_that_holds

_SECONDS = 60
_MAX_BYTES = 20_000


def main() -> None:
    """Fuzz until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=int, default=_SECONDS, help=f"how long (default: {_SECONDS})")
    options = parser.parse_args()
    with tuned_garbage_collection():
        core()
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(seeds()):
            Path(corpus, str(number)).write_bytes(seed)
        findings = tempfile.mkdtemp(prefix="quotetape-fuzz-")
        arguments = [f"-max_total_time={options.seconds}", f"-max_len={_MAX_BYTES}", f"-artifact_prefix={findings}/"]
        atheris.Setup([sys.argv[0], *arguments, "-print_final_stats=1", corpus], _check)
        atheris.Fuzz()


def _check(data: bytes) -> None:
    outcome_that_holds(incoming(value_of(data)))


if __name__ == "__main__":
    main()
