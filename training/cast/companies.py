"""Makes lists of companies from the security master: whose names look like people, ordinary words, titles, openings.

Run: ``python -m training.cast.companies``. "Morgan Stanley" and "Charles Schwab" look like people's names; without a
title they are taken for the companies. "Apple" and "Target" at the beginning of a sentence look like any word there.
"Dollar General" and "Burger King" look like somebody's rank, and "Home" of "Home Depot said" like a word that opens a
sentence.
"""

import gzip
import json
from collections.abc import Iterable

from streams.data import path_of

DATA = path_of("")
PERSON_LIKE = """\
# Companies that have a given name in theirs, lower case. Made by training/cast/companies.py from the security
# master; its sources: SECURITIES.md.
"""
ORDINARY = """\
# Ordinary English words that are all of a large company's name, lower case. Made by training/cast/companies.py from the
# security master; its sources: SECURITIES.md.
"""
TITLED = """\
# Companies whose names end with a title, lower case. Made by training/cast/companies.py from the security master; its
# sources: SECURITIES.md.
"""
OPENING = """\
# The first two words of large companies' names that begin with a word that also opens sentences, lower case. Made by
# training/cast/companies.py from the security master; its sources: SECURITIES.md.
"""
BEGINNINGS = """\
# Those of other companies, unless much else begins so, too ("first federal", "current energy"). Made by
# training/cast/companies.py from the security master; its sources: SECURITIES.md.
"""
_SELDOM_GOVERNING = {"above", "all", "almost", "beyond", "else", "ever", "everything", "just", "under", "via", "whole"}
"""Function words that a company's name begins with more often than a sentence that goes on with a capital does."""
_CONNECTIVES = {"and", "of", "the", "for"}
"""What a name without its last noun does not end with."""
_IS_MAJOR, _LISTINGS, _NAMES, _ALIASES = 2, 3, 4, 5
"""Where an issuer's row says whether it is much in the news, its listings, its names, and what else it is called."""


def main() -> None:
    """Write the data files."""
    given = _words("names/given_names.txt")
    common = _words("names/given_names.txt", flag="c")
    plain = _words("names/organization_nouns.txt")
    _, *issuers = gzip.decompress((DATA / "securities/securities.jsonl.gz").read_bytes()).decode().splitlines()
    rows = [json.loads(line) for line in issuers]
    names = [name[0] for row in rows for name in row[_NAMES] if row[_LISTINGS] or not _is_namesake(name[0], common)]
    person_like = [
        name
        for name in {_without_forms(name, plain, least=2) for name in names}
        if len(words := name.split()) in (2, 3)
        and not given.isdisjoint(words[:-1])
        and words[-1] not in plain | _CONNECTIVES
    ]
    _write("names/person_like_companies.txt", PERSON_LIKE, person_like)
    major = [name[0] for row in rows if row[_IS_MAJOR] for name in [*row[_NAMES], *row[_ALIASES]]]
    large = _beginnings(major)
    _write("names/opening_companies.txt", OPENING, large)
    _write("names/company_beginnings.txt", BEGINNINGS, _beginnings(names) - large - _generic_pairs())
    others = (
        _words("words/english_words.txt")
        - _words("words/closed_class_words.txt")
        - _words("names/title_words.txt")
        - plain
    )
    _write("names/ordinary_companies.txt", ORDINARY, others & {_without_forms(name, plain, least=1) for name in major})
    titles = _words("names/role_nouns.txt") | _words("names/honorifics.txt")
    in_titles = titles | _words("names/title_words.txt")
    titled = {name for name in major if name.rpartition(" ")[2] in titles and in_titles.isdisjoint(name.split()[:-1])}
    _write("names/titled_companies.txt", TITLED, {name for name in titled if " " in name})


def _beginnings(names: Iterable[str]) -> set[str]:
    """The first two words of those ``names`` that begin as a sentence may, too: "first solar", "beyond meat"."""
    openings, functions = _words("words/opening_words.txt"), _words("words/closed_class_words.txt")
    pairs = {tuple(name.split()[:2]) for name in names if " " in name}
    firsts = openings | (_SELDOM_GOVERNING & functions)
    return {f"{first} {second}" for first, second in pairs if first in firsts and second not in functions}


def _generic_pairs() -> set[str]:
    """Pairs that are, by their second word, mostly the beginning of something else: "first federal", "first person"."""
    firsts = _words("words/opening_words.txt") | _SELDOM_GOVERNING
    demonyms, places = _words("names/demonyms.txt"), _words("names/places.txt")
    seconds = demonyms | places | _words("names/title_words.txt") | _words("names/organization_nouns.txt")
    others = {"century", "federal", "good", "loan", "northern", "person", "things"}
    return {f"{first} {second}" for first in firsts for second in seconds | others}


def _is_namesake(name: str, common: set[str]) -> bool:
    """Whether ``name`` is somebody's rather than a company's, if it has no listings: "Michael Dell"."""
    return name.partition(" ")[0] in common


def _without_forms(name: str, plain: set[str], *, least: int) -> str:
    """``name`` without "group" and the like at its end, ``least`` words at least: "goldman sachs"."""
    words = name.split()
    while len(words) > least and words[-1] in plain:
        words.pop()
    return " ".join(words)


def _write(name: str, header: str, companies: Iterable[str]) -> None:
    text = header + "".join(f"{company}\n" for company in sorted(companies))
    (DATA / name).write_text(text, encoding="utf-8")


def _words(name: str, *, flag: str = "") -> set[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#") and line.endswith(flag)}


if __name__ == "__main__":
    main()
