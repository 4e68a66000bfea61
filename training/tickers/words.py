"""``python -m training.tickers.words SCOWL_DIRECTORY POLNEAR``: how ordinary the words of company names are.

SCOWL (Debian's ``scowl`` package, /usr/share/dict/scowl) sorts English words by how common they are, 10 the
commonest; which of these news uses all the time is counted in PolNeAR's articles. Only words that a company's name or a
symbol has are kept, so the file is small; run it again after the master is built anew.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from streams.data import path_of
from streams.tickers.securities.master import SecurityMaster
from streams.tickers.securities.words import EVERYDAY
from training.tickers.lessons import lines_of

_WORDS = ("words", (10, 20, 35, 40, 50, 55, 60, 70))
_PROPER = (("proper-names", (35, 40, 50, 60, 70, 80)), ("upper", (10, 35, 40, 50, 60)))
_PROPER_SIZE = 60
"""Rarer names are surnames that nobody thinks of when a company bears them."""
_ABBREVIATIONS = ("abbreviations", (10, 20, 35, 40, 50, 55, 60, 70))
_COMMON_ABBREVIATIONS = (10, 20, 35, 40)
_EVERYDAY_SHARE = 0.0003
"""The share in a news text's words, in small letters, from which on a word is an everyday one."""
_HEADER = """\
# WORD LEVEL [proper] [acronym]: how ordinary a word is that also is in a company's name or is a symbol.
# LEVEL is SCOWL's size: 10 the commonest to 70, 0 if only capitalized, and 5 if 3 in 10,000 words of PolNeAR's
# articles, in small letters, are this one; "proper": a person's, place's or other name;
# "acronym": an abbreviation in capitals. Made by training/tickers/words.py from SCOWL 2020.12.07, (c) 2000-2020
# Kevin Atkinson; permission to use, copy, modify and distribute it is granted with this notice.
"""


def main(directory: Path, articles: Path) -> None:
    """Write the file of ordinary words."""
    master = SecurityMaster.load()
    known = {part for key in master.names() for part in key.split()} | {symbol.lower() for symbol in master.symbols()}
    # "Nov" and "Gen" are as ordinary as words.
    common = _read(directory, _ABBREVIATIONS[0], _COMMON_ABBREVIATIONS)
    levels = {word.lower(): size for word, size in common.items() if word.istitle()} | _read(directory, *_WORDS)
    levels |= dict.fromkeys(_everyday_words(articles) & levels.keys(), EVERYDAY)
    capitalized: dict[str, int] = {}
    for category in _PROPER:
        for word, size in _read(directory, *category).items():
            capitalized[word] = min(size, capitalized.get(word, size))
    proper = {word.lower() for word, size in capitalized.items() if not word.isupper() and size <= _PROPER_SIZE}
    acronyms = {
        word.rstrip(".").lower() for word in {*_read(directory, *_ABBREVIATIONS), *capitalized} if word.isupper()
    }
    lines = [
        " ".join(
            [
                word,
                str(levels.get(word, 0)),
                *(["proper"] * (word in proper)),
                *(["acronym"] * (word in acronyms)),
            ]
        )
        for word in sorted(known & (levels.keys() | proper | acronyms))
    ]
    target = path_of("words/ordinary_words.txt")
    target.write_text(_HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(lines):,} words: {target}\n")


def _everyday_words(articles: Path) -> set[str]:
    """The words that the texts of ``articles`` have most often in small letters."""
    counts = Counter(word for entry in lines_of(articles) for word in re.findall("[A-Za-z]+", entry["text"]))
    least = _EVERYDAY_SHARE * counts.total()
    return {word for word, count in counts.items() if count >= least and len(word) > 1 and word.islower()}


def _read(directory: Path, category: str, sizes: Iterable[int]) -> dict[str, int]:
    """The words of a category with the smallest size that has them."""
    levels: dict[str, int] = {}
    for size in sizes:
        for variety in ("english", "american"):
            path = directory / f"{variety}-{category}.{size}"
            if path.exists():
                for word in path.read_text(encoding="latin-1").split():
                    levels.setdefault(word, size)
    return levels


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
