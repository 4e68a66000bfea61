"""Closed classes and small families of words, by their grammar: ``data/words/grammar.toml``, read once.

A table of the file is a class here and a key is a field, which says what the list is for. A list stands once: what two
rules ask for has one name, and what differs in a word has another.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, Self

_REFERENCE: Final = "+"

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Adverbs:
    """What modifies a verb or a clause."""

    before_participles: Words
    """With a participle before a noun: "the recently announced" delay."""
    negative: Words


@dataclass(frozen=True, slots=True)
class Affixes:
    """What words end in or names are followed by, part of them."""

    generations_as_written: Words
    """After a name: "Jr."."""
    negative: Words
    """Of auxiliaries: "did" with "n't"."""
    plural: Words
    """Of nouns for people."""


@dataclass(frozen=True, slots=True)
class Conjunctions:
    """What joins phrases and clauses."""

    purely_coordinating: Words


@dataclass(frozen=True, slots=True)
class Contractions:
    """What is written shorter than it is."""

    elided: Words
    """After an apostrophe for what is left out at their beginning, without it: "em", "til"."""


@dataclass(frozen=True, slots=True)
class Determiners:
    """What noun phrases begin with."""

    articles: Words
    possessive: Words
    all: Words
    quantifying: Words
    """Those that say how many, and what goes with them: "two", "other"."""
    of_apposed: Words
    """Those that a noun phrase begins with that describes a name beside it: "a lawyer"."""
    singular: Words
    """Those that a noun for one person has: "another" spokeswoman."""


@dataclass(frozen=True, slots=True)
class Interjections:
    """What is a sentence by itself."""

    answers: Words


@dataclass(frozen=True, slots=True)
class Numerals:
    """What counts."""

    scales: Words
    """After figures: "billion", "percent"."""


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What governs a noun phrase."""

    of_offices: Words
    """Between a role and its employer: "head of research at" Acme."""
    of_origin: Words
    """Between a name and where its bearer belongs: Jane Roe "of" Acme."""
    to_listeners: Words
    """Between a verb of speaking and who is spoken to: "spoke with"."""
    in_noun_phrases: Words
    """What a noun phrase may go on with after its head noun, participles that govern like them included."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a noun phrase."""

    first_person: Words
    indefinite: Words
    question_words: Words
    """What a question begins with, adverbs, and conjunctions of indirect ones included: "why", "whether"."""
    relative: Words


@dataclass(frozen=True, slots=True)
class Times:
    """What says when."""

    months: Words
    """In full and abbreviated."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Forms of verbs."""

    asking: Words


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one kind of phrase is, or is made of, whatever its part of speech."""

    idioms: Words
    """Of two words, that look like a source and its cue: "that said"."""
    in_apposed: Words
    """Inside a noun phrase that describes a name beside it: "a lawyer and adviser of Acme"."""
    in_asides: Words
    """Between names, and after figures, in a parenthesis that only names: "Acme or the Company"."""
    in_labels: Words
    """In lower case inside a transcript's label: "Head of Sales", "Jan van der Berg"."""
    of_people: Words
    """Between a noun for people and what they have to do with: "people close to the company"."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """The tables of the file."""

    adverbs: Adverbs
    affixes: Affixes
    conjunctions: Conjunctions
    contractions: Contractions
    determiners: Determiners
    interjections: Interjections
    numerals: Numerals
    prepositions: Prepositions
    pronouns: Pronouns
    times: Times
    verbs: Verbs
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
