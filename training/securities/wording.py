"""Judging names by their words: whether people would write them, and whether two are one company's."""

from collections.abc import Iterable
from typing import Final

from training.securities.holdings import key_of
from training.securities.name_lists import FORMS, WORDS

_JOINING_WORDS: Final = frozenset({"an", "and", "by", "for", "of", "or", "the", "to", "with"})


def is_written(key: str) -> bool:
    """Whether people write a name with ``key``: it has two letters or more and does not break off."""
    return len(key) > 1 and not key.replace(" ", "").isdigit() and key.rsplit(maxsplit=1)[-1] not in _JOINING_WORDS


def is_telling(key: str) -> bool:
    """Whether a word of ``key`` tells one company from others."""
    return not (WORDS.generic | FORMS.suffixes | _JOINING_WORDS).issuperset(key.split())


def is_cut_off(name: str, whole: Iterable[str]) -> bool:
    """Whether a name lost what followed its hyphen, as the old lists' names did ("Co" for "Co-Diagnostics")."""
    return len(name) == 1 or any(other.startswith(f"{name}-") for other in whole)


def share_a_word(one: str, other: str) -> bool:
    """Whether two names share a word that tells, however it is spaced: "KOHLS" and "Kohl's"."""
    keys = key_of(one), key_of(other)
    first, second = ({word.removesuffix("s") for word in key.replace(" s ", "s ").split()} for key in keys)
    shared = (first & second) - {word.removesuffix("s") for word in WORDS.generic}
    compact = [key.replace(" ", "") for key in keys]
    return bool(shared) or compact[0] in compact[1] or compact[1] in compact[0]


def is_turned_around(key: str, keys: Iterable[str]) -> bool:
    """Whether a name is another with its initials last, as the SEC files it: "Smith A O" for "A.O. Smith"."""
    parts = key.split()
    count = next((place for place, part in enumerate(reversed(parts)) if len(part) > 1), len(parts))
    reordered = "".join([*parts[-count:], *parts[:-count]]) if count else ""
    return any(other != key and other.replace(" ", "") == reordered for other in keys)
