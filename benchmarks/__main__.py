"""Run both benchmarks: ``python -m benchmarks [--articles FILE.jsonl]``."""

import sys

from benchmarks import core, stream

if __name__ == "__main__":
    core.main(sys.argv[1:])
    stream.main(sys.argv[1:])
