"""Closed classes and small families of words, by their grammar: ``data/words/grammar.toml``, read once."""

from dataclasses import dataclass

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
