"""Closed classes and small families of words, by their grammar: ``data/words/grammar.toml``, read once."""

from dataclasses import dataclass

from streams.quotes.words.families import (
    Acronyms,
    Affixes,
    Contractions,
    GivenNames,
    Phrases,
    Times,
)
from streams.quotes.words.parts_of_speech import (
    Adjectives,
    Adverbs,
    Conjunctions,
    Determiners,
    Interjections,
    Nouns,
    Numerals,
    Prepositions,
    Pronouns,
    Verbs,
)


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
