"""Run both benchmarks: ``python -m benchmarks``."""

from benchmarks import core, stream

if __name__ == "__main__":
    core.main()
    stream.main()
