"""Closed classes and small families of words, by their grammar: ``data/words/grammar.toml``, read once.

A table of the file is a class here and a key is a field, which says what the list is for. A list stands once: what two
rules ask for has one name, and what differs in a word has another.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_REFERENCE: Final = "+"

Words = frozenset[str]
_Table = TypeVar("_Table", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Determiners:
    """What noun phrases begin with."""

    articles: Words
    possessive: Words
    all: Words


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What governs a noun phrase."""

    of_offices: Words
    """Between a role and its employer: "head of research at" Acme."""
    in_noun_phrases: Words
    """What a noun phrase may go on with after its head noun, participles that govern like them included."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a noun phrase."""

    relative: Words


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of the file."""

    determiners: Determiners
    prepositions: Prepositions
    pronouns: Pronouns


def grammar_of(text: str) -> Grammar:
    """The grammar that a file of this ``text`` declares.

    Raises:
        ValueError: It has a table or list that nobody knows, lacks one, or refers to one that does not come before.
    """
    lists: dict[str, Words] = {}
    for table, entries in tomllib.loads(text).items():
        for key, words in entries.items():
            lists[f"{table}.{key}"] = _resolved(words, lists)
    grammar = Grammar(
        determiners=_table(Determiners, "determiners", lists),
        prepositions=_table(Prepositions, "prepositions", lists),
        pronouns=_table(Pronouns, "pronouns", lists),
    )
    if lists:
        raise ValueError(f"grammar.toml has lists that no class knows: {', '.join(sorted(lists))}")
    return grammar


def _table(kind: type[_Table], name: str, lists: dict[str, Words]) -> _Table:
    """A ``kind`` of the lists of its table, which are taken out of ``lists``."""
    try:
        return kind(**{key.name: lists.pop(f"{name}.{key.name}") for key in fields(kind)})
    except KeyError as missing:
        raise ValueError(f"grammar.toml has no list {missing}") from None


def _resolved(words: str, lists: Mapping[str, Words]) -> Words:
    """The words of a list, those of the lists that it refers to included."""
    found: set[str] = set()
    for word in words.split():
        if word.startswith(_REFERENCE) and word != _REFERENCE:
            name = word.removeprefix(_REFERENCE)
            if name not in lists:
                raise ValueError(f"grammar.toml: {name} does not come before it is referred to")
            found |= lists[name]
        else:
            found.add(word)
    return frozenset(found)
