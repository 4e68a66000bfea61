"""Shorter forms of a company's official name, as news writes them.

Forms are left out that do not make people think of the company: common words, places, common first names. A company
that is much in the news (it was in the S&P 500) is known by more.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from streams.data import word_list
from training.securities.name_lists import WORDS

_SPACED_INITIALS: Final = re.compile(r"\b(?:[a-z] )+[a-z]\b")
_COMMON_LEVEL: Final = 20
_ABBREVIATION: Final = 3
"""So few letters abbreviate something better known: "Q2 Holdings" is not "Q2"."""


def short_forms(key: str, first_words: frozenset[str], *, is_major: bool) -> dict[str, str]:
    """The shorter forms of the name with ``key``, each short or first (see ``Alias``).

    ``first_words`` are those of one company alone.
    """
    forms = {}
    for form in _shortened(key):
        # "Kohl" is not Kohl's.
        if _is_name_like(form, "short", is_major=is_major and not key.startswith(f"{form} s ")):
            forms[form] = "short"
    first = key.partition(" ")[0]
    if first in first_words and first != key and _is_name_like(first, "first", is_major=is_major):
        forms.setdefault(first, "first")
    return forms


def _shortened(key: str) -> Iterator[str]:
    """``key`` without one, two, … of the general words at its end."""
    short = key.split()
    while len(short) > 1 and short[-1] in WORDS.generic:
        del short[-1]
        if len(short) > 1 and short[-1] == "and":
            del short[-1]
        yield " ".join(short)


def respelled(key: str) -> Iterator[str]:
    """Other spellings: "us steel" for "united states steel", "jc penney" for "j c penney", "marsh mclennan"."""
    joined = f"{key} ".replace("united states ", "us ").strip()
    joined = _SPACED_INITIALS.sub(lambda initials: initials[0].replace(" ", ""), joined)
    if joined != key:
        yield joined
    parts = key.split()
    if parts.count("and") == 1 and len(parts) == 3 and all(len(part) > _ABBREVIATION for part in (parts[0], parts[2])):
        yield f"{parts[0]} {parts[2]}"


def _is_name_like(form: str, kind: str, *, is_major: bool) -> bool:
    """Whether a derived form can name the company: it is not just common words, or a place's or a person's name.

    A form that keeps a word of its trade, as "United Airlines" does, is told by it, and a company that is much in the
    news by several words, or by one that is a name of people but no common first name: "Baxter".
    """
    parts = form.split()
    if len(parts) > 1 and kind == "short":
        has_trade = parts[-1] in WORDS.generic and not _is_general(parts)
        if is_major or has_trade:
            return True
    if len(parts) == 1 and len(form) <= _ABBREVIATION and not is_major:
        return False
    return not all(_says_little(part, is_major=is_major) for part in parts)


def _is_general(parts: Iterable[str]) -> bool:
    """Whether all of ``parts`` are general or among the commonest words, as those of "National Bank"."""
    return all(part in WORDS.generic or WORDS.of(part).level <= _COMMON_LEVEL for part in parts)


def _says_little(part: str, *, is_major: bool) -> bool:
    """Whether a word alone does not make people think of a company that has it in its name."""
    word = WORDS.of(part)
    if word.level <= _COMMON_LEVEL or len(part) == 1:
        return True
    return word.is_proper and (not is_major or part in _names_of_others())


@cache
def _names_of_others() -> frozenset[str]:
    """Places, peoples and common first names."""
    places = {
        line.split("\t")[0].lower() for name in ("names/places.txt", "names/demonyms.txt") for line in word_list(name)
    }
    common = {line.split()[0] for line in word_list("names/given_names.txt") if line.endswith(" c")}
    return frozenset(places | common)
