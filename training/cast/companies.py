"""Makes lists of companies from the security master, whose names look like people, ordinary words, titles or openings.

Run: ``python -m training.cast.companies``. "Morgan Stanley" and "Charles Schwab" look like people's names; without a
title they are taken for the companies. "Apple" and "Target" at the beginning of a sentence look like any word there.
"Dollar General" and "Burger King" look like somebody's rank, and "Home" of "Home Depot said" like a word that opens a
sentence; "Keurig Dr Pepper", "Phillips 66" and "3D Systems" have what ends or begins no other name.
"""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from streams.data import path_of
from streams.quotes.names.name_words import bare
from streams.quotes.words.lexicon import fold
from streams.text.glyphs import POSSESSIVE
from streams.text.tokens import tokenize

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
# Companies whose names end with what titles have, too, lower case: "Monster Beverage" CEO. Made by
# training/cast/companies.py from the security master; its sources: SECURITIES.md.
"""
WHOLE = """\
# Companies whose names have what ends other names or begins none, as they are written: "Keurig Dr Pepper", "Phillips
# 66", "3D Systems". Without their forms. Made by training/cast/companies.py from the security master; its sources:
# SECURITIES.md.
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
_TYPE = 2
"""Where a listing says what it is."""
_OF_VEHICLES = frozenset(
    "Acquisition Merger Trust Trusts Fund Funds ETF Notes Debenture Depositor Tr Ser Ctf I II III IV V VI VII".split()
)
"""What names have that nobody is quoted by: of vehicles, and of their papers."""
_PRINTABLE = re.compile(r"[^()/%?\"]+")
_CODED = re.compile(r"\d+[A-Za-z]{1,}|\d+[A-Za-z]*-[\w-]+|[a-z]{1,3}[A-Z][\w]+")
"""Words that look like no others: "3D", "23andMe", "iQSTEL"."""
_HELD = frozenset("& - ' ’ 's ’s".split())
"""Marks that names go on over."""
_ENDINGS = {"", *", & ! group holding holdings reit common new us of and a s s.a.b".split()}
"""What names of the master end with, beside their forms, that nobody says."""
_SHORT = 2
"""Words of a name that may be anything else, too, at most: "Sector 10"."""
_COURTESIES = frozenset("dr mr mrs ms miss mx".split())
"""What a surname behind makes anybody's name: "Dr Horton"."""
_GENERIC = {"health care"}
"""What a large company was called, and far more titles have."""
_NAMESAKES = {"baker", "dean", "lions"}
"""Ordinary words that the news has for people and teams more often than for the companies."""
_UNLISTED = {"vanguard"}
"""Companies without shares that are much in the news."""
_CONNECTIVES = {"and", "of", "the", "for"}
"""What a name without its last noun does not end with."""
_IS_MAJOR, _LISTINGS, _NAMES, _ALIASES = 2, 3, 4, 5
"""Where an issuer's row says whether it is much in the news, its listings, its names, and what else it is called."""


def main() -> None:
    """Write the data files."""
    for name, text in files().items():
        (DATA / name).write_text(text, encoding="utf-8")


def files() -> dict[str, str]:
    """The data files by their names, as the security master and the lists of words make them today."""
    given = _words("names/given_names.txt")
    common = _words("names/given_names.txt", flag="c")
    plain = _words("names/organization_nouns.txt")
    rows = issuers()
    names = [name[0] for row in rows for name in row[_NAMES] if row[_LISTINGS] or not _is_namesake(name[0], common)]
    person_like = [
        name
        for name in {_without_forms(name, plain, least=2) for name in names}
        if len(words := name.split()) in (2, 3)
        and not given.isdisjoint(words[:-1])
        and words[-1] not in plain | _CONNECTIVES
    ]
    major = [name[0] for row in rows if is_major(row) for name in [*row[_NAMES], *row[_ALIASES]]]
    large = _beginnings(major)
    others = (
        _words("words/english_words.txt")
        - _words("words/closed_class_words.txt")
        - _words("names/title_words.txt")
        - plain
    )
    ordinary = {_without_forms(name, plain, least=1) for name in major} - _NAMESAKES | _UNLISTED
    shares = [row for row in rows if has_shares(row)]
    return {
        "names/person_like_companies.txt": _listed(PERSON_LIKE, person_like),
        "names/opening_companies.txt": _listed(OPENING, large),
        "names/company_beginnings.txt": _listed(BEGINNINGS, _beginnings(names) - large - _generic_pairs()),
        "names/ordinary_companies.txt": _listed(ORDINARY, others & ordinary),
        "names/whole_companies.txt": _listed(WHOLE, _whole(shares)),
        "names/titled_companies.txt": _listed(TITLED, _titled(shares)),
    }


def issuers() -> list[list[Any]]:
    """The rows of the security master, an issuer each."""
    _, *lines = gzip.decompress((DATA / "securities/securities.jsonl.gz").read_bytes()).decode().splitlines()
    return [json.loads(line) for line in lines]


def has_shares(row: list[Any]) -> bool:
    """Whether the issuer in ``row`` has or had shares that are listed: no fund."""
    return any(listing[_TYPE] == "stock" for listing in row[_LISTINGS])


def is_major(row: list[Any]) -> bool:
    """Whether the issuer in ``row`` is much in the news."""
    return bool(row[_IS_MAJOR])


def last_name(row: list[Any]) -> str:
    """What the issuer in ``row`` is called now, or was last, as it is written, without its form; "" if that is all."""
    name = row[_NAMES][-1][1]
    return _text(name, _written(name))


def _beginnings(names: Iterable[str]) -> set[str]:
    """The first two words of those ``names`` that begin as a sentence may, too: "first solar", "beyond meat"."""
    openings, functions = _words("words/opening_words.txt"), _words("words/closed_class_words.txt")
    pairs = {tuple(name.split()[:2]) for name in names if " " in name}
    firsts = openings | (_SELDOM_GOVERNING & functions)
    return {f"{first} {second}" for first, second in pairs if first in firsts and second not in functions}


def _whole(rows: Iterable[list[Any]]) -> set[str]:
    """The names in ``rows``, without their forms, that are not read whole for the words that they have.

    None of a minor company is of common words alone, and none of any a surname with a courtesy: "Dr Horton".
    """
    closed, heads = _words("words/closed_class_words.txt"), _words("names/of_heads.txt")
    people = _words("names/honorifics.txt") | _words("names/role_nouns.txt")
    openings = closed | _words("words/opening_words.txt")
    english = _words("words/english_words.txt") | closed | people
    found: set[str] = set()
    for is_large, name in _named(rows):
        words = _written(name)
        if not words or words[0].lower() in _COURTESIES:
            continue
        first, *others = words
        held = _HELD | {"of"} if first.lower() in heads else _HELD
        is_coded = bool(_CODED.fullmatch(first))
        is_odd = any(not word[0].isupper() or word.lower() in closed | people for word in others if word not in held)
        is_odd = is_odd or not POSSESSIVE.isdisjoint(others[:-1])
        is_odd = is_odd or (others != [] and first.lower() in people)
        is_odd = is_odd or (others != [] and first.lower() in openings and (len(others) > 1 or first.isupper()))
        is_plain = english.issuperset(word.lower() for word in words if word[0].isalpha())
        if is_coded or (is_odd and (is_large or not is_plain)):
            found.add(_text(name, words))
    return found


def _titled(rows: Iterable[list[Any]]) -> set[str]:
    """The names in ``rows``, without their forms, that end with a word of titles, and have one that is no common word.

    The "National Security" of an adviser is no company, nor the "Health Care" of a reporter. A major one may have any
    words, "Norfolk Southern", "Home Depot"; what else it is called ends with an office, "Burger King", for "Google
    Cloud" is a part of Google.
    """
    offices = _words("names/role_nouns.txt") | _words("names/honorifics.txt")
    titles = offices | _words("names/title_words.txt")
    known = titles | _words("names/demonyms.txt") | _words("names/places.txt") | _words("names/role_fields.txt")
    known |= _words("words/english_words.txt")
    found: set[str] = set()
    for row in rows:
        for _, name, *_ in row[_NAMES]:
            words = [bare(fold(word)) for word in _written(name) if word[0].isalnum()]
            if words[:1] == [] or words[0] in _COURTESIES:
                continue
            is_apart = words[-1] in titles and not known.issuperset(words)
            if is_apart or (is_major(row) and not titles.isdisjoint(words)):
                found.add(" ".join(words))
        aliases = (alias.split() for alias, *_ in row[_ALIASES] if is_major(row))
        found |= {" ".join(words) for words in aliases if words[-1] in offices and titles.isdisjoint(words[:-1])}
    return {name for name in found if " " in name} - _GENERIC


def _named(rows: Iterable[list[Any]]) -> Iterator[tuple[bool, str]]:
    """Whether each of ``rows`` is much in the news, and a name of it, as it is written; then what else it is called."""
    for row in rows:
        yield from ((is_major(row), name) for _, name, *_ in row[_NAMES])
        for alias, *_ in row[_ALIASES] if is_major(row) else ():
            words = [word if word in _CONNECTIVES else word.capitalize() for word in alias.split()]
            if min(map(len, words)) > 1:  # no "S and P" of S&P
                yield True, " ".join(words)


def _written(name: str) -> list[str]:
    """The tokens of ``name``, as the master writes it, up to its form; none of a vehicle or a paper."""
    words = tokenize(name.removeprefix("The ")).words
    legal = _words_of_law()
    end = next((index for index, word in enumerate(words[1:], 1) if word.lower().rstrip(".") in legal), len(words))
    words = words[:end]
    while words and words[-1].lower().rstrip(".") in _forms():
        words.pop()
    is_quoted = "," not in words and _OF_VEHICLES.isdisjoint(words) and _PRINTABLE.fullmatch(" ".join(words))
    return words if is_quoted else []


def _text(name: str, words: list[str]) -> str:
    """The beginning of ``name`` that has only ``words``, as it is written."""
    text = name.removeprefix("The ")
    return text[: tokenize(text).ends[len(words) - 1]] if words else ""


@cache
def _words_of_law() -> frozenset[str]:
    """What a company is in law: "inc"."""
    listed = _words("names/legal_suffixes.txt") | _words("names/organization_nouns.txt", flag=" l")
    return frozenset(listed | {"l.p", "n.v", "p.l.c", "s.a", "s.p.a"})


@cache
def _forms() -> frozenset[str]:
    """What names of the master end with that nobody says."""
    return _words_of_law() | _ENDINGS


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


def _listed(header: str, companies: Iterable[str]) -> str:
    return header + "".join(f"{company}\n" for company in sorted(companies))


def _words(name: str, *, flag: str = "") -> set[str]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return {line.split()[0] for line in lines if line and not line.startswith("#") and line.endswith(flag)}


if __name__ == "__main__":
    main()
