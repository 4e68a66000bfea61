"""Fuzz what reads, guided by the lines that it reaches: ``python -m tests.fuzz [records|inputs] [--seconds N]``.

``records`` are what a worker reads, ``inputs`` what ``extract``, ``produce`` and ``feed`` make articles of: pages,
feeds, ninjs, NewsML-G2, JSON-LD. Needs atheris (pip install -e '.[fuzz]'). Seeded with the demo's articles, and with an
example of each format. Ends after so many seconds, or at the first bytes that break an invariant, or that take longer
than ten seconds; they are then in a file that it names.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["streams"]):
    from streams.worker.garbage import tuned_garbage_collection
    from tests.core import core
    from tests.fuzz.articles import seeds, value_of
    from tests.fuzz.invariants import incoming, outcome_that_holds
    from tests.inputs.test_reader import SEEDS, harmless

_SECONDS = 60
_MAX_BYTES = 20_000
_MOST_SECONDS = 10


def main() -> None:
    """Fuzz until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="?", choices=list(_TARGETS), default="records")
    parser.add_argument("--seconds", type=int, default=_SECONDS, help=f"how long (default: {_SECONDS})")
    options = parser.parse_args()
    check, first = _TARGETS[options.what]
    with tuned_garbage_collection():
        core()
    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(first()):
            Path(corpus, str(number)).write_bytes(seed)
        findings = tempfile.mkdtemp(prefix="quotetape-fuzz-")
        bounds = [f"-max_total_time={options.seconds}", f"-max_len={_MAX_BYTES}", f"-timeout={_MOST_SECONDS}"]
        arguments = [*bounds, f"-artifact_prefix={findings}/", "-print_final_stats=1", corpus]
        atheris.Setup([sys.argv[0], *arguments], check)
        atheris.Fuzz()


def _check_record(data: bytes) -> None:
    outcome_that_holds(incoming(value_of(data)))


def _check_input(data: bytes) -> None:
    harmless(data, None)


def _input_seeds() -> list[bytes]:
    return [data for _, data in SEEDS]


_TARGETS: dict[str, tuple[Callable[[bytes], None], Callable[[], Iterable[bytes]]]] = {
    "records": (_check_record, seeds),
    "inputs": (_check_input, _input_seeds),
}


if __name__ == "__main__":
    main()
