"""``python -m training.tickers.train DIRECTORY``: learn the weights of the ticker decision.

DIRECTORY holds the development sets in ``tickers`` and ``quotes`` (see ``lessons.py``). Needs the ``train`` extra:
scikit-learn fits the regressions.
"""

import argparse
import json
import sys
from pathlib import Path

from streams.data import path_of
from streams.tickers.decision.weights import WEIGHTS_FILE
from streams.tickers.reading import CandidateReader
from training.tickers.fitting import fit
from training.tickers.lessons import all_lessons


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.tickers.train", description=__doc__)
    parser.add_argument("directory", type=Path)
    arguments = parser.parse_args()
    sets = all_lessons(CandidateReader.load(), arguments.directory)
    model = fit([lesson for found in sets.values() for lesson in found])
    content = {
        name: {"bias": each.bias, "weights": dict(sorted(each.weights.items()))}
        for name, each in model._asdict().items()
    }
    path_of(WEIGHTS_FILE).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    counts = ", ".join(f"{name} {len(each.weights):,}" for name, each in model._asdict().items())
    sys.stdout.write(f"{counts} weights: {path_of(WEIGHTS_FILE)}\n")


if __name__ == "__main__":
    main()
