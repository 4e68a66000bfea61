"""What single words say about names: data files, read once."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, Self

from streams.data import entries_of, read_text, word_list
from streams.data.tables import read_tables
from streams.quotes.words.grammar import Grammar
from streams.text.tokens import tokenize

_LETTERS: Final = 3
"""Of the longest letters that stand for a nation: "UAE"."""
_COLLECTIVE: Final = ("sh", "ch", "ese", "ss")
"""How the adjectives of nations end that mean all of a nation as nouns."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists; words are in lower case unless a field says otherwise."""

    grammar: Grammar
    """Closed classes, by part of speech."""
    given_names: dict[str, int]
    """Share of women among a given name's bearers, percent."""
    common_given_names: frozenset[str]
    """Those of ``given_names`` that 20,000 people or more bear."""
    given_name_syllables: frozenset[str]
    """Syllables of Korean and Taiwanese given names: "Jae-yong"."""
    honorifics: dict[str, str]
    """Titles before names, with their flags: "f", "m" (sex), "r" (a role too)."""
    roles: dict[str, str]
    """Role nouns: "f" or "m" where they say it, "o" where they are said of organizations too, "p" where of
    nobody but people."""
    initials: frozenset[str]
    """Titles of initials that are other words too when written otherwise, as they are written: "MD", not "Md."."""
    titles: frozenset[str]
    """Honorifics and role nouns."""
    personal_roles: frozenset[str]
    """Role nouns that are said of nobody but people: "economist"."""
    role_modifiers: frozenset[str]
    """Words that may stand before a role noun: "chief", "foreign"."""
    role_fields: frozenset[str]
    """Fields of work that titles name, as they are written: "AI", "HR"."""
    fields_in_names: frozenset[str]
    """Those of ``role_fields`` that companies' names end with, too, as they are written: "Scale AI"."""
    title_words: frozenset[str]
    """What titles in lower case are made of: role nouns, what modifies them, and ``role_fields`` as written."""
    government_fields: frozenset[str]
    """Words before "Minister" that are no words of other titles: "Water"."""
    fields: frozenset[str]
    """Departments, and what ministers are of alone."""
    portfolios: frozenset[str]
    """Words of what ministers are for: "trade", "industrial"."""
    no_portfolios: frozenset[str]
    """Words of names that no minister is for: organizations', places', offices."""
    departments: frozenset[str]
    """Words that departments and fields of work are named with: "equity", "relations"."""
    outlets: frozenset[str]
    """News outlets, by every name, lower case."""
    headline_sources: frozenset[str]
    """What a headline may have its news from, singular: "report"."""
    parties: frozenset[str]
    """Names and adjectives of parties, lower case: "tory", "lib dems"."""
    employer_nouns: frozenset[str]
    """What an organization is called by directly before its name: "broker", "law firm"."""
    post_nominals: frozenset[str]
    """Letters after people's names, without full stops: "md", "phd"."""
    somebody: frozenset[str]
    """Nouns for people, singular and plural, with and without an office: "analysts", "people"."""
    caption_labels: frozenset[str]
    """What stands before a colon and is nobody who speaks: "photo"."""
    after_times: frozenset[str]
    """What may stand after a time of day at the beginning of a line, as it is written: "GMT"."""
    interview_labels: dict[str, str]
    """Labels that are nobody's name: "q" for those of who asks, "a" for those of who answers."""
    interview_phrases: dict[str, list[tuple[str, ...]]]
    """What stands beside whom an interview is with, split into words, by the first: "spoke to"."""
    disclosing_verbs: frozenset[str]
    """Forms of verbs that say that nothing was said when they are negated: "disclose"."""
    refusing_verbs: frozenset[str]
    """Forms of verbs that say that nothing was said: "declined"."""
    speech_verbs: frozenset[str]
    """Forms of verbs of saying: "said", "writes"."""
    publication_nouns: frozenset[str]
    """What is published and speaks for who made it: "report"."""
    office_families: dict[str, str]
    """Families of offices by their nouns: "analyst" of "economist"."""
    synonyms: dict[str, str]
    """Role nouns that name the same office, each with the one that stands for it."""
    organization_descriptions: frozenset[str]
    """What an organization is called by after "the": "company"."""
    trade_words: dict[str, frozenset[str]]
    """Words in the names of companies by what they are called: "airways" by "airline"."""
    surnames_first: frozenset[str]
    """Surnames that stand before the given name: "lim"."""
    research_firms: frozenset[str]
    """Banks, brokers and research houses whose analysts the press quotes, by their names, folded."""
    public_bodies: frozenset[str]
    """Those of ``organization_descriptions`` that a place's name is enough to tell: "government"."""
    private_bodies: frozenset[str]
    """Those of ``organization_descriptions`` that no company is called by, nor anything of a state: "union"."""
    known_bodies: frozenset[str]
    """Names of public bodies that no noun in them tells to be public: "sec"."""
    bodies_apart: frozenset[str]
    """Those of ``organization_descriptions`` for what is never part of a company, though called after one: "union"."""
    known_agencies: frozenset[str]
    """Names of news and rating agencies: "reuters"."""
    named_by_noun: frozenset[str]
    """Those of ``organization_descriptions`` that are in the names of what they mean: "ministry"."""
    leading_descriptions: frozenset[str]
    """What a company makes or does, before its name: "chipmaker"; no company's name begins with one."""
    ordinary_companies: frozenset[str]
    """Ordinary words that are all of a company's name, or of a union's or a charity's: "apple", "unite"."""
    ordinary_things: frozenset[str]
    """Those of ``ordinary_companies`` that mean a thing more often, which has a manager, too: "circle"."""
    shouted_words: frozenset[str]
    """Ordinary words that texts shout in capitals, and that are no acronyms there: "BREAKING"."""
    company_verbs: frozenset[str]
    """Verbs that often follow a company's name: "raised"."""
    named_things: frozenset[str]
    """Abbreviations and currencies that are no organization: "nft"."""
    organization_nouns: frozenset[str]
    """Words that make a capitalised name an organization's, legal forms among them: "council", "inc"."""
    final_nouns: frozenset[str]
    """Those of ``organization_nouns`` that only end a name: "Chicago Fed", not "Fed for"."""
    body_nouns: frozenset[str]
    """Those of ``organization_nouns`` that stand in names of public bodies and associations, and seldom of companies:
    "council"."""
    legal_forms: frozenset[str]
    """Those of ``organization_nouns`` that are legal forms, and end a name: "inc", "plc"."""
    of_heads: frozenset[str]
    """Words that "of" can follow in a name, beside organizations and offices: "Bank", "City"."""
    particles: frozenset[str]
    """Lower case words inside people's names: "van", "de"."""
    possessive_names: dict[str, list[tuple[str, str]]]
    """Words that a name has with an "'s", without it, each with what has to stand before it and after it: nothing, a
    word, or "+" for any capitalised one. What asks for more comes first."""
    titled_companies: frozenset[str]
    """Companies whose names end with what titles have, too: "monster beverage"."""
    whole_companies: dict[str, list[tuple[str, ...]]]
    """Names of companies that have what ends other names, as they are written, by their first word; the longest first:
    "Phillips", "66"."""
    conjoined_names: dict[str, list[tuple[str, ...]]]
    """Names with "and" inside: what stands from the "and" on, by the word before it."""
    demonyms: frozenset[str]
    """Of nations, parties and faiths: "Swiss", "Republican"."""
    nations: dict[str, str]
    """Countries, as they are written, by the adjective of their nation: "Switzerland" by "swiss"."""
    compatriots: dict[str, str]
    """Nouns for one of a nation, a faith or a party, with the country of a nation's, else nothing: the "German" or the
    "Scot"; not the "French", who are all of them."""
    kinds: dict[str, Literal["place", "organization"]]
    """What a name is that is just so: a place, a demonym; an organization's noun, "morgan stanley"."""
    place_nouns: frozenset[str]
    """Head nouns of geographical names: "River"."""
    places: frozenset[str]
    """Names of continents, regions, countries, states and cities."""
    states: frozenset[str]
    """States and provinces that a town's name is followed by after a comma, and their abbreviations: "ohio", "n.y."."""
    pronouns: dict[str, str]
    """Personal pronouns: "m" or "f" where they tell a sex, and then their form: "s" subject, "p" possessive, "o"
    object."""
    written_pronouns: frozenset[str]
    """Personal pronouns as they are written, at the beginning of a sentence and in it: "He", "he", "I"."""
    closed_class: frozenset[str]
    """Function words, and words of the calendar and the clock, which no name goes on through: "the", "monday"."""
    opening_words: frozenset[str]
    """Other words that, capitalised, most often only open a sentence: "additionally"."""
    opening_pairs: frozenset[tuple[str, str]]
    """The first two words of companies' names that begin with one of these: "home", "depot"."""
    campuses: frozenset[str]
    """States with the towns of their universities that have one in the name: "california berkeley"."""
    english_words: frozenset[str]
    """Words that are written in lower case."""

    @classmethod
    def load(cls) -> Self:
        """The word lists of the package."""
        given_names = flagged_words("names/given_names.txt")
        honorifics = flagged_words("names/honorifics.txt")
        nouns = flagged_words("names/role_nouns.txt")
        roles = {noun: flags for noun, flags in nouns.items() if "i" not in flags}
        organization_nouns = flagged_words("names/organization_nouns.txt")
        descriptions = flagged_words("names/organization_descriptions.txt")
        bodies = flagged_words("names/ordinary_bodies.txt")
        countries = {adjective: country for adjective, _, country in _columns("names/demonyms.txt")}
        demonyms = frozenset(countries)
        places = word_list("names/places.txt") | word_list("names/regions.txt")
        title_words, fields = flagged_words("names/title_words.txt"), flagged_words("names/role_fields.txt")
        role_fields = frozenset(fields)
        role_modifiers, departments = _flagged(title_words, "m"), _flagged(title_words, "d")
        government_fields = _flagged(title_words, "g")
        portfolios = role_modifiers | departments | government_fields
        pronouns = flagged_words("words/personal_pronouns.txt")
        opening_companies = word_list("names/opening_companies.txt")
        beginnings = opening_companies | word_list("names/company_beginnings.txt")
        research_firms, known_bodies = word_list("names/research_firms.txt"), word_list("names/known_bodies.txt")
        agencies, english = word_list("names/agencies.txt"), word_list("words/english_words.txt")
        titled_companies = word_list("names/titled_companies.txt")
        known = research_firms | known_bodies | agencies
        # Companies whose names look like people's, like titles, or like a sentence's first word and a name.
        organizations = [
            *organization_nouns,
            *opening_companies,
            *word_list("names/person_like_companies.txt"),
            *word_list("names/companies_named_for_people.txt"),
            *titled_companies,
            *(name for name in known if " " in name and english.issuperset(name.split())),
        ]
        return cls(
            grammar=read_tables(Grammar, "words/grammar.toml"),
            given_names={name: int(flags.partition(" ")[0]) for name, flags in given_names.items()},
            common_given_names=frozenset(name for name, flags in given_names.items() if flags.endswith("c")),
            given_name_syllables=word_list("names/given_name_syllables.txt"),
            honorifics=honorifics,
            roles=roles,
            initials=frozenset(noun.upper() for noun, flags in nouns.items() if "i" in flags),
            titles=frozenset([*honorifics, *roles]),
            personal_roles=_flagged(roles, "p"),
            role_modifiers=role_modifiers,
            role_fields=role_fields,
            fields_in_names=_flagged(fields, "n"),
            title_words=role_modifiers | role_fields | frozenset(roles),
            government_fields=government_fields,
            fields=departments | government_fields,
            portfolios=portfolios,
            no_portfolios=frozenset([*organization_nouns, *places, *roles]) - portfolios | descriptions.keys(),
            departments=departments,
            parties=word_list("names/parties.txt"),
            outlets=word_list("securities/outlets.txt"),
            headline_sources=word_list("words/headline_sources.txt"),
            employer_nouns=frozenset(descriptions)
            | word_list("names/employer_nouns.txt")
            | {noun for noun, flags in roles.items() if "o" in flags},
            post_nominals=word_list("names/post_nominals.txt"),
            somebody=frozenset(_inflected([*roles, *word_list("words/people_nouns.txt")])),
            caption_labels=word_list("words/caption_labels.txt"),
            after_times=word_list("words/after_times.txt"),
            interview_labels=flagged_words("words/interview_labels.txt"),
            interview_phrases=_by_first_word(word_list("words/interview_phrases.txt")),
            disclosing_verbs=word_list("words/disclosures.txt"),
            refusing_verbs=word_list("words/refusals.txt"),
            speech_verbs=word_list("words/speech_verbs.txt"),
            publication_nouns=frozenset(_inflected(word_list("words/publication_nouns.txt"))),
            office_families=flagged_words("names/office_families.txt"),
            synonyms=flagged_words("names/role_synonyms.txt"),
            organization_descriptions=frozenset(descriptions),
            trade_words={noun: frozenset(words.split()) for noun, _, words in _columns("names/trade_words.txt")},
            surnames_first=word_list("names/surnames_first.txt"),
            research_firms=research_firms,
            public_bodies=_flagged(descriptions, "p"),
            private_bodies=_flagged(descriptions, "b"),
            known_bodies=known_bodies,
            known_agencies=agencies,
            named_by_noun=_flagged(descriptions, "n"),
            bodies_apart=_flagged(descriptions, "a"),
            leading_descriptions=word_list("names/leading_descriptions.txt"),
            ordinary_companies=word_list("names/ordinary_companies.txt") | bodies.keys(),
            shouted_words=word_list("words/shouted_words.txt"),
            ordinary_things=_flagged(bodies, "t"),
            company_verbs=word_list("words/company_verbs.txt"),
            named_things=word_list("words/named_things.txt"),
            organization_nouns=frozenset(organization_nouns),
            final_nouns=_flagged(organization_nouns, "f"),
            body_nouns=_flagged(organization_nouns, "b"),
            legal_forms=_flagged(organization_nouns, "l"),
            of_heads=word_list("names/of_heads.txt"),
            particles=word_list("names/name_particles.txt"),
            possessive_names=_possessive_names(read_text("names/possessive_names.txt")),
            titled_companies=titled_companies,
            whole_companies=_by_first_word(_tokenized(sorted(word_list("names/whole_companies.txt"), key=len)[::-1])),
            conjoined_names=_conjoined(word_list("names/conjoined_names.txt")),
            demonyms=demonyms,
            nations={adjective: country for adjective, country in countries.items() if country},
            compatriots=_compatriots(countries),
            kinds={**dict.fromkeys(organizations, "organization"), **dict.fromkeys(demonyms | places, "place")},
            place_nouns=word_list("names/place_nouns.txt"),
            places=places,
            states=word_list("names/states.txt"),
            pronouns=pronouns,
            written_pronouns=frozenset([*pronouns, *map(str.capitalize, pronouns)]) - {"i"},
            closed_class=word_list("words/closed_class_words.txt"),
            opening_words=word_list("words/opening_words.txt"),
            opening_pairs=frozenset((words[0], words[1]) for words in map(str.split, beginnings)),
            campuses=word_list("names/campuses.txt"),
            english_words=english,
        )

    def office(self, noun: str) -> str:
        """The role noun that stands for ``noun``, lower case, and all that mean the same: "ceo" is "executive"."""
        return self.synonyms.get(noun, noun)

    def is_of_several(self, noun: str) -> bool:
        """Whether ``noun``, lower case, ends like those for several people: "officials", not "boss"."""
        return noun not in self.roles and any(map(noun.endswith, self.grammar.affixes.plural))

    def are_people(self, plural: str) -> bool:
        """Whether ``plural``, lower case, is several of what somebody is or does: "bankers", "growers", "firemen"."""
        if plural.endswith("men"):
            return plural in self.english_words and f"{plural[:-2]}an" in self.english_words
        is_word = plural in self.english_words and plural.endswith(("ers", "ors", "ists"))
        return plural.endswith("s") and (is_word or plural in self.somebody or plural[:-1] in self.somebody)

    def may_be_participle(self, word: str) -> bool:
        """Whether ``word`` ends like a participle, or is an irregular one: "covering", "hired", "made"."""
        return word.endswith(("ed", "ing")) or word in self.grammar.verbs.irregular_participles


def _columns(name: str) -> Iterator[tuple[str, str, str]]:
    """The entries of a data file, each cut at its tab, if it has one."""
    return (entry.partition("\t") for entry in entries_of(name))


def _compatriots(countries: dict[str, str]) -> dict[str, str]:
    """What ``Lexicon.compatriots`` holds, of the adjectives of nations those that are nouns for one of it, too.

    Those that end with a sibilant mean all of a nation (Quirk et al., 1985, 7.24-25): "the British", "the Chinese".
    """
    nouns = {noun: country for noun, _, country in _columns("names/compatriots.txt")}
    adjectives = [word for word, country in countries.items() if country and "." not in word and len(word) > _LETTERS]
    return nouns | {word: countries[word] for word in adjectives if not word.endswith(_COLLECTIVE)}


def _possessive_names(lines: str) -> dict[str, list[tuple[str, str]]]:
    """What ``Lexicon.possessive_names`` holds, from phrases, one a line."""
    names: dict[str, list[tuple[str, str]]] = {}
    for line in lines.splitlines():
        phrase, _, after = line.partition("#")[0].rpartition("'s")
        before, _, host = phrase.rpartition(" ")
        if host:
            names.setdefault(host, []).append((before, after.strip()))
    return {word: sorted(around, reverse=True) for word, around in names.items()}


def _conjoined(names: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """What ``Lexicon.conjoined_names`` holds, from whole names."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for words in map(str.split, sorted(names)):
        joint = words.index("and") if "and" in words else words.index("the")
        by_word.setdefault(words[joint - 1], []).append(tuple(words[joint:]))
    return by_word


def _tokenized(names: Iterable[str]) -> Iterator[str]:
    """``names`` with a space between their tokens."""
    return (" ".join(tokenize(name).words) for name in names)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    """The words of each of ``phrases``, by the first."""
    by_word: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        words = tuple(phrase.split())
        by_word.setdefault(words[0], []).append(words)
    return by_word


def _inflected(nouns: Iterable[str]) -> Iterator[str]:
    """``nouns``, singular and plural: "analysts", "bosses", "studies", "policemen"."""
    for noun in nouns:
        yield from (noun, noun + "s", noun + "es")
        if noun.endswith("y"):
            yield noun.removesuffix("y") + "ies"
        if noun.endswith("man"):
            yield noun.removesuffix("man") + "men"


def fold(word: str) -> str:
    """``word`` in lower case and without accents: how names are compared."""
    lower = word.lower()
    if lower.isascii():
        return lower
    return "".join(c for c in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(c))


def flagged_words(name: str) -> dict[str, str]:
    """A data file of words, one a line, with flags after them; ``#`` begins a comment."""
    return {word: flags for word, _, flags in (entry.partition(" ") for entry in entries_of(name))}


def _flagged(entries: Mapping[str, str], flag: str) -> frozenset[str]:
    """The words of ``entries`` that have this ``flag``, a letter."""
    return frozenset(word for word, flags in entries.items() if flag in flags)
