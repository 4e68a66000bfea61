"""Company names in the form they are compared in.

A name's key is its words in lower case with one space between them: punctuation goes, "&" becomes "and", the
full stops of initials go ("J.P." is "jp"), and a clitic keeps its letters ("Moody's" is "moody s"). Keys are
made of the shared tokens, of a listed name and of an article alike, so that the two can only differ where the
words do.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from streams.data import word_list
from streams.text.tokens import tokenize
from streams.text.word_cache import WordCache

LONGEST_NAME: Final = 9
"""The most words of a key that are looked up."""


def _key_part(word: str) -> str:
    if word.isalnum():
        return word.lower()
    if word == "&":
        return "and"
    return "".join(character for character in word.lower() if character.isalnum())


key_part: Final = WordCache(_key_part).__getitem__
"""What a token adds to a key: "" for punctuation."""


def name_parts(name: str) -> list[str]:
    """The words of ``name``'s key."""
    return [part for part in map(key_part, tokenize(name).words) if part]


@dataclass(frozen=True, slots=True)
class LegalForms:
    """What companies are in law: "Inc", "& Co". A listed name's key goes without it."""

    suffixes: frozenset[str]
    """Lower case."""

    @classmethod
    def load(cls) -> "LegalForms":
        """The legal forms that ship with the package."""
        return cls(word_list("names/legal_suffixes.txt"))

    def key_of(self, name: str) -> str:
        """The key that ``name`` is found by."""
        return " ".join(self.strip(name_parts(name)))

    def strip(self, parts: Iterable[str]) -> list[str]:
        """``parts`` without a leading article and without the legal form at the end."""
        stripped = list(parts)
        if len(stripped) > 1 and stripped[0] == "the":
            del stripped[0]
        while len(stripped) > 1 and (stripped[-1] in self.suffixes or stripped[-1] in {"and", "the"}):
            del stripped[-1]
        return stripped
