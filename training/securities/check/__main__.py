"""``python -m training.securities.check DIRECTORY``: hold the security master against rules and against the lists.

Printed are how many lines break each rule (see ``rules``), which current issuers the SEC calls by another name, and
how many of the S&P 500's members are found by the name that a list of those years has, on a day of that list.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from streams.tickers.securities.master import master_path, read_master
from training.securities.check.figures import called_otherwise, index_recall, two_in_one
from training.securities.check.rules import RULES, broken_rules
from training.securities.sources import read_rows

_MOST_SHOWN: Final = 12


def main() -> None:
    """Print the figures; fail if a rule is broken."""
    parser = argparse.ArgumentParser(prog="python -m training.securities.check", description=__doc__)
    parser.add_argument("directory", type=Path, help="where the lists are")
    parser.add_argument("--master", type=Path, default=master_path())
    arguments = parser.parse_args()
    rows = read_rows(arguments.directory)
    master = read_master(arguments.master.read_bytes())
    broken = broken_rules(master)
    for rule in RULES:
        _print(rule.__name__.replace("_", " "), broken.get(rule.__name__, []))
    _print("called otherwise by the SEC", called_otherwise(master, rows))
    _print("shares of two companies in one issuer", two_in_one(master, rows))
    recall = index_recall(master, rows)
    _print(f"index members found by name: {recall.found} of {recall.asked} ({recall.share:.1%})", recall.missing)
    sys.exit(bool(broken))


def _print(heading: str, lines: Iterable[str]) -> None:
    lines = list(lines)
    sys.stdout.write(f"{len(lines):6,}  {heading}\n")
    for line in lines[:_MOST_SHOWN]:
        sys.stdout.write(f"        {line}\n")


if __name__ == "__main__":
    main()
