"""Company names in the form they are compared in.

A name's key is its words in lower case with one space between them: punctuation goes, "&" becomes "and", the
full stops of initials go ("J.P." is "jp"), and a clitic keeps its letters ("Moody's" is "moody s"). Keys are
made of the shared tokens, of a listed name and of an article alike, so that the two can only differ where the
words do.
"""

from collections.abc import Iterable
from functools import cache, lru_cache

from streams.data import word_list
from streams.text.tokens import tokenize

LONGEST_NAME = 9
"""The most words of a key that are looked up."""


@lru_cache(maxsize=1 << 16)
def key_part(word: str) -> str:
    """What the token ``word`` adds to a key: "" for punctuation."""
    if word.isalnum():
        return word.lower()
    if word == "&":
        return "and"
    return "".join(character for character in word.lower() if character.isalnum())


def name_parts(name: str) -> list[str]:
    """The words of ``name``'s key."""
    return [part for part in map(key_part, tokenize(name).words) if part]


def strip_legal_form(parts: Iterable[str]) -> list[str]:
    """``parts`` without a leading article and without the legal form at the end ("Inc", "& Co")."""
    stripped = list(parts)
    if len(stripped) > 1 and stripped[0] == "the":
        del stripped[0]
    while len(stripped) > 1 and (stripped[-1] in legal_suffixes() or stripped[-1] in {"and", "the"}):
        del stripped[-1]
    return stripped


@cache
def legal_suffixes() -> frozenset[str]:
    """Words that say a company's legal form, lower case."""
    return word_list("names/legal_suffixes.txt")


@cache
def generic_name_words() -> frozenset[str]:
    """Last words of company names that news leaves out, lower case."""
    return word_list("names/generic_name_words.txt")
