"""Run both benchmarks: ``python -m benchmarks [--kafka] [--articles FILE.jsonl]``."""

import argparse

from benchmarks import core, stream

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, add_help=False)
    parser.add_argument("--kafka", action="store_const", const=["--kafka"], default=[])
    options, shared = parser.parse_known_args()
    core.main(shared)
    stream.main([*options.kafka, *shared])
