"""Makes streams/data/person_like_companies.txt from the security master: issuers with a given name in front.

Run: ``python -m training.cast.companies``. "Morgan Stanley" and "Charles Schwab" look like people's names; without a
title they are taken for the companies.
"""

import gzip
import json
from pathlib import Path

DATA = Path(__file__).parents[2] / "streams" / "data"
HEADER = """\
# Companies whose name begins with a given name, lower case. Made by training/cast/companies.py from the security
# master; its sources: SECURITIES.md.
"""


def main() -> None:
    """Write the data file."""
    given = _words("given_names.txt")
    plain = _words("organization_nouns.txt")
    _, *issuers = gzip.decompress((DATA / "securities.jsonl.gz").read_bytes()).decode().splitlines()
    names = {_without_forms(name[0], plain) for line in issuers for name in json.loads(line)[4]}
    kept = [
        name
        for name in names
        if len(words := name.split()) in (2, 3) and words[0] in given and words[-1] not in plain and name.isascii()
    ]
    text = HEADER + "".join(f"{name}\n" for name in sorted(kept))
    (DATA / "person_like_companies.txt").write_text(text, encoding="utf-8")


def _without_forms(name: str, plain: set[str]) -> str:
    """``name`` without "group" and the like at its end: "goldman sachs"."""
    words = name.split()
    while len(words) > 2 and words[-1] in plain:
        words.pop()
    return " ".join(words)


def _words(name: str) -> set[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#")}


if __name__ == "__main__":
    main()
