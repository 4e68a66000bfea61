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
    gendered: Words
    """Possessive ones that tell a sex."""
    definite: Words
    """What tells that the reader knows which one is meant: "the" company."""
    definite_of_defined_terms: Words
    """What a defined term has before it: "this" Company."""
    indefinite: Words
    """What introduces somebody: "a" spokesman."""
    in_descriptions: Words
    """What the description of somebody or of an employer begins with: "a", "its then"."""
    in_noun_phrases: Words
    """What any noun phrase begins with, or goes on with after its first word."""


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What governs a noun phrase."""

    of_offices: Words
    """Between a role and its employer: "head of research at" Acme."""
    never_of_clauses: Words
    """Those after a comma that no clause begins with, as one may with "with"."""
    in_noun_phrases: Words
    """What a noun phrase may go on with after its head noun, participles that govern like them included."""
    in_names: Words
    """Inside the names of organizations: Bank "of" America."""
    of_belonging: Words
    """Between somebody and an organization: Jane Roe "of" Acme."""
    of_workplaces: Words
    """Before an organization that employs: an analyst "at" Acme."""
    of_parts: Words
    """Between a part of an organization and its name: research "at" Acme."""
    of_authors: Words
    """Between a publication and its author: a report "by" Acme."""
    of_obliques: Words
    """Before a mention that is neither subject nor object."""


@dataclass(frozen=True, slots=True)
class Conjunctions:
    """What joins words or clauses."""

    additive: Words
    of_nouns: Words
    """Between two nouns."""
    coordinating: Words
    """Between two main clauses, after a comma: "and", "yet"."""
    connecting: Words
    """Between two clauses, whether a comma stands there or not: "because"."""
    before_subjects: Words
    """What a subject comes after within a sentence, question words included: "that", "why"."""
    subordinating: Words
    """What opens a subordinate clause or a phrase before the main clause: "while", "in"."""


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a noun phrase."""

    relative: Words
    interrogative: Words
    """Relative ones that ask as well: no "that"."""
    relative_of_all_cases: Words
    relative_of_things: Words
    subjects: Words
    """Those that are subjects: "he"."""
    objects: Words
    """Those that are objects, demonstratives included: "them", "those"."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Forms of verbs."""

    copulas: Words
    """Between somebody and what somebody is."""
    be_and_have: Words
    """Function words that headlines treat as verbs."""
    finite: Words
    """Auxiliaries, and "said": a noun phrase ends before them."""
    saying_plainly: Words
    """The commonest ones of saying: what follows is no noun that their subject owns."""
    telling: Words
    """Forms of "tell", which an outlet is the object of: "told" Acme News."""
    heading: Words
    """What who leads a part of an organization does to it: "heads" research at Acme."""
    leading: Words
    """What who leads a whole one does to it: "runs" Acme."""
    working: Words
    """What who works for one does, with the prepositions that say as much."""
    irregular_participles: Words
    """Those without "-ed", and adjectives that a preposition follows likewise: people "close" to."""


@dataclass(frozen=True, slots=True)
class Adverbs:
    """What says when."""

    of_the_present: Words
    """What tells that somebody is something now: "currently"."""
    after_subjects: Words
    """Between a subject and its verb: Acme "today" said."""


@dataclass(frozen=True, slots=True)
class Adjectives:
    """What modifies a noun."""

    former_of_employers: Words
    """What tells of a past role before its employer: "former" Acme chief."""
    former: Words
    """What tells of a past role."""
    of_holders: Words
    """Between an employer and a role, adverbs included, and no part of it: Acme's "new" chief executive."""
    of_scope: Words
    """What names of organizations have in them, and titles too: "Group" Chief Executive."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Small families of nouns: offices, and what organizations are and have."""

    chief_officers: Words
    """Chief officers, by their initials."""
    corporate_officers: Words
    """First words of company officers' titles: what stands before one is a company, however ordinary a word."""
    leaders: Words
    """First words of the titles of who runs a whole organization."""
    spokespeople: Words
    corporate_offices: Words
    """Offices that only organizations have: what follows their "of" is one."""
    employees: Words
    """Roles before which an organization is named: Target "analyst", not World Cup "winner"."""
    offices_of_firms: Words
    """Offices that nobody has for a person."""
    territorial_offices: Words
    """Offices that are held of a place or a field: "Archbishop" of Canterbury."""
    before_fields_of_work: Words
    """What a field of work follows in titles: "Chief" Marketing and Sales Officer."""
    units: Words
    """What organizations consist of: head of the European equities "team"."""
    makers: Words
    """What a company is called by with a brand of its own before it: the Dove "maker"."""
    owners: Words
    """What the name before it only modifies: Acme "owner" Globex."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How many."""

    partitive: Words
    """What "of" may follow with what is counted, pronouns and nouns of number included: "dozens" of."""


@dataclass(frozen=True, slots=True)
class Times:
    """What says when, whatever part of speech it is."""

    weekdays: Words
    beginnings: Words
    """What a time after a name begins with: Acme "last" month."""
    nouns: Words
    """What a time has at least one of."""
    before_months: Words
    """What stands before a month and before no given name: "in" June."""
    months_like_names: Words
    """Months that are given names too."""


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names that are other words too, as they are written."""

    months: Words
    """Short forms of months."""
    after_surnames: Words
    """Those that may stand after a surname."""
    like_other_words: Words
    """All of them: function words and short forms of months."""


@dataclass(frozen=True, slots=True)
class Acronyms:
    """Names of initials that are other words too, as they are written."""

    like_pronouns: Words


@dataclass(frozen=True, slots=True)
class Affixes:
    """What stands before or after a word and belongs to it."""

    generations: Words
    """After a person's name: "Jr"."""
    before_roles: Words
    """What a hyphen joins to the role after it: "co"-founder."""
    after_roles: Words
    """What a hyphen joins to the role before it: president-"elect"."""
    after_places: Words
    """What a hyphen joins to the place before it: London-"based"."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What phrases consist of, whatever part of speech it is."""

    in_names: Words
    """Lower case words inside the names of organizations: Office "of the" Mayor."""
    not_in_acronyms: Words
    """What an acronym leaves out."""
    in_offices: Words
    """Lower case words inside titles."""
    before_now: Words
    """Between a past role and what the same person is now: a former executive "who is" now a lawyer."""
    after_nouns: Words
    """What joins a noun to the next one in its phrase."""
    no_verbs: Words
    """What may follow a name and is no verb."""
    no_nouns: Words
    """What may stand before a name and is no noun."""
    after_appositions: Words
    """What follows the noun of an apposition."""
    after_authors: Words
    """What may follow a person who is an author, and makes no other noun phrase of it."""
    without_nouns: Words
    """What alone names nobody: "But"."""
    of_times: Words
    """What names nobody if it says when: "last" month."""


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
    phrases: Phrases


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
        conjunctions=_table(Conjunctions, "conjunctions", lists),
        pronouns=_table(Pronouns, "pronouns", lists),
        verbs=_table(Verbs, "verbs", lists),
        adverbs=_table(Adverbs, "adverbs", lists),
        adjectives=_table(Adjectives, "adjectives", lists),
        nouns=_table(Nouns, "nouns", lists),
        numerals=_table(Numerals, "numerals", lists),
        times=_table(Times, "times", lists),
        given_names=_table(GivenNames, "given_names", lists),
        acronyms=_table(Acronyms, "acronyms", lists),
        affixes=_table(Affixes, "affixes", lists),
        phrases=_table(Phrases, "phrases", lists),
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
