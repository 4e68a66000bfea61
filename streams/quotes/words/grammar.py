"""Closed classes and small families of words, by their grammar: ``data/words/grammar.toml``, read once."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Self

from streams.quotes.words.parts_of_speech import (
    Acronyms,
    Adjectives,
    Adverbs,
    Affixes,
    Conjunctions,
    Contractions,
    Determiners,
    GivenNames,
    Interjections,
    Nouns,
    Numerals,
    Phrases,
    Prepositions,
    Pronouns,
    Times,
    Verbs,
    Words,
)

_REFERENCE: Final = "+"


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of the file."""

    determiners: Determiners
    prepositions: Prepositions
    conjunctions: Conjunctions
    pronouns: Pronouns
    verbs: Verbs
    adverbs: Adverbs
    adjectives: Adjectives
    nouns: Nouns
    numerals: Numerals
    times: Times
    given_names: GivenNames
    acronyms: Acronyms
    affixes: Affixes
    contractions: Contractions
    interjections: Interjections
    phrases: Phrases

    @classmethod
    def of(cls, text: str) -> Self:
        """The grammar that a file of this ``text`` declares.

        Raises:
            ValueError: It has a table or list that nobody knows, lacks one, or refers to one that does not come before.
        """
        lists: dict[str, Words] = {}
        for table, entries in tomllib.loads(text).items():
            for key, words in entries.items():
                lists[f"{table}.{key}"] = _resolved(words, lists)
        grammar = cls(**{table.name: _table(table.type, table.name, lists) for table in fields(cls)})
        if lists:
            raise ValueError(f"grammar.toml has lists that no class knows: {', '.join(sorted(lists))}")
        return grammar


def _table(kind: Any, name: str, lists: dict[str, Words]) -> Any:
    """A ``kind`` of the lists of its table, which are taken out of ``lists``."""
    try:
        return kind(**{key.name: lists.pop(f"{name}.{key.name}") for key in fields(kind)})
    except KeyError as missing:
        raise ValueError(f"grammar.toml has no list {missing}") from None


def _resolved(entry: str | list[str], lists: Mapping[str, Words]) -> Words:
    """The phrases of a list, or its words, those of the lists that it refers to included."""
    if not isinstance(entry, str):
        return frozenset(entry)
    found: set[str] = set()
    for word in entry.split():
        if word.startswith(_REFERENCE):
            name = word.removeprefix(_REFERENCE)
            if name not in lists:
                raise ValueError(f"grammar.toml: {name} does not come before it is referred to")
            found |= lists[name]
        else:
            found.add(word)
    return frozenset(found)
