"""Makes streams/data/names/given_names.txt from the ``nomquamgender`` package: given names and their sex.

Run: ``pip install --no-deps nomquamgender==0.1.4 && python -m training.cast.given_names``. The package (MIT
licence) joins 36 public sources of many countries: Van Buskirk, Clauset and Larremore, "An Open-Source
Cultural Consensus Approach to Name-Based Gender Classification" (2022). Kept: names in Latin letters that at
least six sources know.
"""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

from streams.data import path_of

MIN_SOURCES = 6
COMMON = 20_000
TARGET = path_of("names/given_names.txt")
HEADER = """\
# Given names, lower case and without accents, each followed by the share of women among
# its bearers in percent, and by "c" if the sources count 20,000 bearers or more.
# Made by training/cast/given_names.py from nomquamgender 0.1.4 (MIT licence), which joins 36 public sources.
"""


def main() -> None:
    """Write the data file."""
    # The file alone: importing the package would need pandas.
    source = distribution("nomquamgender").locate_file("nomquamgender/name_data.json")
    known = json.loads(Path(str(source)).read_text(encoding="utf-8"))
    lines = [
        f"{name} {round(100 * female)}{' c' if count >= COMMON else ''}\n"
        for name, (sources, count, female, _) in sorted(known.items())
        if sources >= MIN_SOURCES and re.fullmatch(r"[a-z]{2,}", name)
    ]
    TARGET.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
