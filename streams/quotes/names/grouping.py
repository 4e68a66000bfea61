"""Which names mean the same person or organization, over a whole article.

Full names first, then everything shorter: a surname, a given name, an acronym, the first words of an organization's
name.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise
from operator import itemgetter
from typing import Final

from streams.quotes.names.name import Name
from streams.quotes.names.register import Register
from streams.quotes.words.lexicon import Lexicon

_MAX_BODY: Final = 2
"""Words of a body's name that another's begins with, at most: "Treasury Department"."""
_FULL: Final = 2
"""Words by which an organization is called for short, at least."""
_MAX_WORDS: Final = 5
"""Words in a name that is looked for within other words, at most."""
_DOUBLE: Final = 2
"""Words of a double name."""
_HYPHENATED: Final = 2
"""Tokens from a word to the one that a hyphen joins to it."""
_MAX_INITIALS: Final = 3


def grouped(names: list[Name], lex: Lexicon, defined: Iterable[tuple[Name, Name]] = ()) -> Register:
    """The entities that ``names`` mean; every name that has one is given its number.

    Args:
        names: The article's names, in order.
        lex: Word lists.
        defined: Terms where they are defined, in order, each with the name that it stands for.
    """
    register = Register(lex)
    _Grouping(register, defined).run(names)
    return register


class _Grouping:
    """Gives the names of one article their entities."""

    def __init__(self, register: Register, defined: Iterable[tuple[Name, Name]]) -> None:
        self._register = register
        self._lex = register.lex
        self._defined: dict[str, list[tuple[tuple[bool, int], Name]]] = {}
        """Names by the terms that stand for them, each with the place from which on."""
        for term, meant in defined:
            self._defined.setdefault(term.words[0], []).append((term.place, meant))
        self._doubles: frozenset[tuple[str, ...]] = frozenset()
        """Double names that stand alone: "Nowak-Hale"."""
        self._speaking: frozenset[str] = frozenset()
        """Words before verbs of saying, though they may only open a sentence: "Wind said"."""
        self._nations: set[str] = set()
        """Adjectives of nations that stand for nothing else: "Swiss", but not the "American" of "American said"."""
        self._alone: dict[str, int] = {}
        """Names of one word, with the token of the body at which the first stands."""
        self._introduced: dict[int, int] = {}
        """Entities, with the token of the body at which a name of several words first stands for them."""

        self._full: dict[str, list[tuple[int, int]]] = {}
        """Where names of several words open sentences of the body, and their entities, by the last word."""

        self._acronyms: frozenset[str] = frozenset()
        """Names of one word that are nobody's initials where they stand: "the CPS"."""
        self._labels: frozenset[str] = frozenset()
        """The words that label who speaks in a transcript."""
        self._familiar: frozenset[int] = frozenset()
        """People whose full names stand behind a title that a given name alone may follow, too: "Sir" Tim Roe."""
        self._titled: frozenset[str] = frozenset()
        """Surnames that stand alone behind a title: "Mr." Gates."""
        self._beginnings: dict[tuple[str, ...], Name | None] = {}
        """Words with which the names of organizations begin, and whose they are; None if more than one's."""

    def run(self, names: list[Name]) -> None:
        """Give every one of ``names`` its entity, where it has one."""
        self._note_surnames(names)
        text = [name for name in names if not name.headline and name.kind != "role"]
        self._note_couples(text)
        short = [name for name in text if len(name.words) == 1]
        headlines = [name for name in names if name.headline]
        singles = self._singles(short)
        self._titled = frozenset(name.words[0] for name in short if name.titled and name.role is None)
        self._speaking = frozenset(name.words[0] for name in short if name.speaks)
        self._alone = {name.words[0]: name.start for name in reversed(short) if name.field == "body"}
        full = [name for name in text if len(name.words) > 1]
        self._doubles = frozenset(name.words for name in full if _is_double(name))
        self._note_beginnings(full)
        self._add_full(full, singles)
        self._note_introductions(text)
        for name in headlines:
            if not self._narrow(name):
                self._introduce(name, singles)
        short += self._spelt_out(names)
        sure = singles.union(name.words[0] for name in short if name.kind == "organization" and not name.opens)
        self._acronyms = frozenset(name.words[0] for name in short if not name.initials)
        self._labels = frozenset(name.words[0] for name in short if name.labels)
        self._familiar = frozenset(name.entity for name in full if name.familiar and name.entity is not None)
        self._nations = {name.words[0] for name in short if name.national}
        self._nations -= {name.words[0] for name in short if not name.national}
        for name in short:
            name.entity = self._short(name, sure)
        for name in headlines:
            if name.entity is None:
                self._narrow(name)
        self._register.note_all(names)

    def _note_surnames(self, names: list[Name]) -> None:
        """Take titles that stand alone for surnames where a full name has them: "Bishop" where Jane Bishop is named."""
        titles = [name for name in names if name.kind == "role" and len(name.words) == 1 and not name.refers]
        if titles:
            people = (name for name in names if len(name.words) > 1 and self._is_full(name))
            surnames = {name.words[-1] for name in people}
            for name in titles:
                if name.words[0] in surnames:
                    name.kind, name.role = "unknown", None

    def _spelt_out(self, names: list[Name]) -> list[Name]:
        """Make bodies of those of ``names`` that look like an office and that the text spells out: "the CSO".

        Only where it never has the letters for somebody's office. They are returned.
        """
        found = [name for name in names if name.kind == "role" and len(name.words) == 1]
        offices = {name.words[0] for name in found if not name.letters}
        known = self._register.by_acronym
        found = [name for name in found if name.words[0] in known and name.words[0] not in offices]
        for name in found:
            name.kind, name.refers, name.role = "organization", False, None
        return found

    def _is_full(self, name: Name) -> bool:
        """Whether ``name`` plainly is a person's, of given name and surname."""
        return name.kind == "person" and name.words[0] in self._lex.given_names

    def _note_couples(self, names: list[Name]) -> None:
        """Give those their surname who share it with whom "and" joins to them: "[Jane] and Adam Roe".

        Not where the article has the given name as a surname, or alone.
        """
        lex = self._lex
        for first, second in pairwise(names):
            is_given = first.joined and len(first.words) == 1 and first.words[0] in lex.common_given_names
            if not is_given or first.kind != "unknown" or first.end + 1 != second.start:
                continue
            is_person = second.kind == "person" or (second.kind == "unknown" and second.words[0] in lex.given_names)
            if not is_person or second.titled or len(second.words) == 1:
                continue
            if not any(_may_contradict(name, first.words[0], second.words[-1]) for name in names):
                first.kind = second.kind = "person"
                first.words += second.words[1:]
                first.at += second.at[1:]

    def _singles(self, names: list[Name]) -> frozenset[str]:
        """The words of ``names``, of one word each, that are not just any word at the beginning of a sentence."""
        return frozenset(
            name.words[0]
            for name in names
            if name.kind == "unknown" and not (name.opens and name.words[0] in self._lex.english_words)
        )

    def _add_full(self, names: list[Name], singles: frozenset[str]) -> None:
        """Names of several words: the sure people first, then what their names help to understand."""
        for name in names:
            if name.kind == "person" and self._is_shortened(name):
                name.kind = "unknown"
            if name.kind == "person":
                if name.titled and len(name.words[0]) > 1 and name.words[0] not in self._lex.given_names:
                    _cut(name, self._given_name_in(name.words, singles), len(name.words))
                name.entity = self._register.person(name)
        for name in names:
            if name.entity is None and not self._narrow(name):
                self._settle(name, singles)

    def _narrow(self, name: Name) -> bool:
        """Find a name that is known within the words of ``name``, and cut it to that."""
        words, entities = name.words, self._register.entities
        whole = len(self._register.key(words))
        for begin in range(len(words)):
            for end in range(min(len(words), begin + _MAX_WORDS), begin, -1):
                cuts = end < whole and not name.headline  # "Federal Reserve Bank of Cleveland" is no Federal Reserve
                if (
                    (begin or end < whole or name.headline)
                    and (index := self._register.known(words[begin:end])) is not None
                    and not (name.kind == "organization" and (cuts or entities[index].type == "person"))
                ):
                    _cut(name, begin, end)
                    name.entity = index
                    return True
            if not name.headline and words[begin] not in self._lex.english_words:
                return False
        return False

    def _introduce(self, name: Name, singles: frozenset[str]) -> None:
        """Take a full name from a headline, if the text goes on to use the surname."""
        words, lex = name.words, self._lex
        for begin in range(len(words) - 1):
            if words[begin] in lex.given_names and words[begin + 1] in singles and words[begin + 1] not in lex.places:
                _cut(name, begin, begin + 2)
                name.entity = self._register.person(name)
                return

    def _settle(self, name: Name, singles: frozenset[str]) -> None:
        """Decide what a name of several words is that says nothing by itself."""
        first, last = name.words[0], name.words[-1]
        people = [self._register.entities[index].words for index in self._register.by_surname.get(last, ())]
        fitting = [words for words in people if words[-len(name.words) :] == name.words]
        if name.kind == "organization" and any(words != name.words for words in fitting):
            name.kind = "person"  # "In a message read to the court, Roe-Lund wrote"
        if name.kind == "unknown":
            is_surname = fitting != [] or (people != [] and first in self._lex.particles)
            is_known = last in singles or last in self._speaking or name.words[1:] in self._doubles
            repeats = is_known and first not in singles and self._lex.places.isdisjoint(name.words)
            repeats = repeats and not self._register.is_of_nation(name.words)
            is_given = first in self._lex.given_names
            initial = len(first) == 1 and any(words[0].startswith(first) for words in people)  # "J. Lund", Jane Lund
            # "Lena Storm and Mirka Storm"; "Mr. Storm"
            is_addressed = last in self._titled and (is_given or len(first) == 1)
            is_relative = initial or is_addressed or (is_given and people != [])
            if is_surname or is_relative or (repeats and (first not in self._lex.english_words or is_given)):
                name.kind = "person"
            elif begin := self._given_name_in(name.words, singles):
                _cut(name, begin, len(name.words))
                name.kind = "person"
        whole = self._beginnings.get(name.words) if name.kind == "unknown" else None
        if whole is not None and (whole.field != name.field or whole.start < name.start):
            self._register.by_words.setdefault(name.words, self._register.thing(whole))  # is named in full first
        name.entity = self._register.person(name) if name.kind == "person" else self._register.thing(name)

    def _note_beginnings(self, names: list[Name]) -> None:
        """Note with what words one organization's name begins: "Zqx Widget" is "Zqx Widget Savings Bank"."""
        for name in names:
            if name.kind == "organization" and not self._is_given(name.words[0]):
                for end in range(_FULL, len(name.words)):
                    if self._names_a_part(name.words, end):
                        continue
                    known = self._beginnings.setdefault(name.words[:end], name)
                    if known is not None and self._register.key(known.words) != self._register.key(name.words):
                        self._beginnings[name.words[:end]] = None

    def _is_given(self, word: str) -> bool:
        """Whether ``word`` is a given name that many have."""
        return word in self._lex.common_given_names

    def _is_shortened(self, name: Name) -> bool:
        """Whether ``name`` is an organization's without its end: "Marine Midland" of "Marine Midland Banks Inc"."""
        is_somebody = self._is_given(name.words[0]) or name.titled or name.role is not None
        return not is_somebody and self._beginnings.get(name.words) is not None

    def _names_a_part(self, words: tuple[str, ...], end: int) -> bool:
        """Whether the first ``words`` up to ``end`` are another's name, of whom the whole is a part or a foundation."""
        lex, whole, rest = self._lex, " ".join(words[:end]), words[end:]
        is_known = whole in lex.kinds or whole in lex.known_bodies or whole in lex.known_agencies
        is_elsewhere = not lex.places.isdisjoint(rest) or not lex.demonyms.isdisjoint(rest)
        return is_known or is_elsewhere or not lex.grammar.nouns.of_gifts.isdisjoint(rest)

    def _given_name_in(self, words: tuple[str, ...], singles: frozenset[str]) -> int:
        """Where a person's name begins after what else has a capital: "Wall Streeter Jane Roe"; 0 if it does not."""
        for index in range(1, len(words) - 1):
            if words[index] in self._lex.common_given_names:
                is_known = index == len(words) - 2 and words[-1] in singles
                return index if is_known or (index == 1 and words[0] in self._lex.english_words) else 0
        return 0

    def _short(self, name: Name, sure: frozenset[str]) -> int | None:
        """The entity of a ``name`` of one word; an ordinary one that opens a sentence has none unless ``sure``."""
        word, register = name.words[0], self._register
        if (told := self._meant_beside(name)) is not None:
            return told
        if name.refers:
            return self._referent(name)
        initials = self._by_initials(word) if name.labels or self._may_be_initials(name) else []
        candidates = initials or register.by_surname.get(word) or self._by_given(name)
        if candidates:
            return self._bearer(name, candidates)
        known = register.by_words.get(name.words)
        known = register.national(name) if known is None else known
        if known is None and (misspelt := register.misspelt(name)) is not None:
            return misspelt
        if name.titled or name.kind == "person":
            index = register.new("person", name)
            register.by_surname[word] = [index]
            return index
        if known is None:
            known = register.by_acronym.get(word)
        lex = self._lex
        may_begin = word not in lex.places and word not in lex.grammar.acronyms.of_states
        if known is None and may_begin and word not in self._nations:
            known = register.by_head.get(word)
            known = None if known is not None and self._is_something_else(known, word) else known
        known = register.by_nickname.get(word) if known is None else known
        if known is None and name.speaks:
            is_firm = word in lex.kinds or word in lex.ordinary_companies or word in lex.research_firms
            inner = set() if is_firm else register.by_inner.get(word, set())
            known = next(iter(inner)) if len(inner) == 1 else None
        is_new = known is None and not (name.opens and word not in sure and word in lex.english_words)
        return register.thing(name) if is_new else known

    def _meant_beside(self, name: Name) -> int | None:
        """Whom or what a ``name`` of one word means by what stands beside it: whose acronym it is, what it employs."""
        word, register = name.words[0], self._register
        whole = None if name.of is None else name.of.entity
        if whole is not None and register.entities[whole].type in ("organization", "unknown"):
            register.by_acronym.setdefault(word, whole)
            return whole
        if whole is not None and self._are_initials(word, register.entities[whole].words):
            register.by_nickname.setdefault(word, whole)  # "Sam Bankman-Fried (SBF)"
            return whole
        return self._company(name) if name.employs and not name.refers else None

    def _are_initials(self, word: str, words: tuple[str, ...]) -> bool:
        """Whether ``word`` is the initials of all of a person's ``words``, and no organization is known by it.

        Two letters, of the first word and the last, are if somebody speaks under them, too: "GM" is a company.
        """
        if word in self._labels:
            return word == words[0][0] + words[-1][0]
        is_other = word in self._lex.known_bodies or word in self._lex.kinds
        return len(word) >= _MAX_INITIALS and word == "".join(each[0] for each in words) and not is_other

    def _company(self, name: Name) -> int | None:
        """The company of one word whose officer is told of, though somebody may be called so, too; None if none is."""
        word, register, lex = name.words[0], self._register, self._lex
        known = register.by_words.get(name.words)
        if known is None:
            known = register.by_head.get(word)
            known = None if known is not None and self._is_something_else(known, word) else known
        if known is not None:
            return known if register.entities[known].type in ("organization", "unknown") else None
        is_company = lex.kinds.get(word) == "organization" and word in register.by_surname
        return register.thing(name) if is_company else None

    def _note_introductions(self, names: list[Name]) -> None:
        """Keep where ``names`` of several words that have their entities stand first."""
        for name in names:
            if name.entity is not None and name.field == "body":
                self._introduced.setdefault(name.entity, name.start)
                if name.opens:
                    self._full.setdefault(name.words[-1], []).append((name.start, name.entity))

    def _is_something_else(self, index: int, word: str) -> bool:
        """Whether the entity whose name begins with ``word`` is not meant by it: the Senate is no "Senate panel"."""
        words = self._register.entities[index].words
        is_part = word in self._lex.known_bodies and len(words) > _MAX_BODY
        return is_part or self._is_introduced_later(index, word)

    def _is_introduced_later(self, index: int, word: str) -> bool:
        """Whether the entity whose name begins with ``word`` is named only after ``word`` alone was.

        A text introduces by the full name. What comes later is something else, "Acme X1" of Acme, but for known names,
        legal forms, and what begins like any noun phrase: "Labour Party".
        """
        lex, words = self._lex, self._register.entities[index].words
        is_noun = word in lex.english_words and word not in lex.ordinary_companies
        if is_noun or word in lex.demonyms or index not in self._introduced:
            return False
        is_firm = " ".join(words) in lex.kinds or words[-1] in lex.legal_forms
        return not is_firm and self._alone.get(word, self._introduced[index]) < self._introduced[index]

    def _bearer(self, name: Name, candidates: list[int]) -> int:
        """Of the people of one surname whom ``name`` may mean: whom its title fits, or a sentence began with last.

        Not who is only named beside: "His wife, Jane Roe, left. Roe said".
        """
        if len(candidates) > 1 and not name.titled_sex and name.field == "body":
            known = self._full.get(name.words[0], [])
            latest = bisect_right(known, (name.start, 0)) - 1
            if latest >= 0 and known[latest][1] in candidates:
                return known[latest][1]
        return self._register.choose(candidates, name.titled_sex)

    def _by_given(self, name: Name) -> list[int] | None:
        """The people whose names begin with the one word of ``name``; behind a title only where that tells one of them.

        "Mr. Lim" is Lim Boon Keng, whose surname stands first, and "Sir Tim" is whom the text calls Sir Tim Roe, if no
        other Lim and no other Tim is named; "Mr. Thomas" is not Thomas Roe.
        """
        bearers = self._register.by_given.get(name.words[0])
        if not name.titled or bearers is None:
            return bearers
        is_told = self._familiar.issuperset(bearers) if name.familiar else name.words[0] in self._lex.surnames_first
        return bearers if is_told and len(bearers) == 1 else None

    def _may_be_initials(self, name: Name) -> bool:
        """Whether ``name`` in the text, no label, may be the initials of somebody: nobody's acronym where it stands."""
        if not name.initials:
            return False  # most often
        word, register = name.words[0], self._register
        if word in self._acronyms or word in register.by_acronym or name.words in register.by_words:
            return False
        bearers = [register.entities[index] for index in register.by_initials.get(word, ())]
        # whoever is named before, and without initials inside: "Ian B. Moore" is not IBM
        are_named = all(each.name.field != name.field or each.name.start < name.start for each in bearers)
        return are_named and all(min(map(len, each.words)) > 1 for each in bearers)

    def _by_initials(self, word: str) -> list[int]:
        """The person whose initials ``word`` is; nobody if several have them."""
        bearers = self._register.by_initials.get(word, ()) if len(word) <= _MAX_INITIALS else ()
        return list(bearers) if len(bearers) == 1 else []

    def _referent(self, name: Name) -> int | None:
        """The organization that "the Bank" means, by its name; of "the Company" only a definition tells that."""
        word = name.words[0]
        if word in self._defined:
            definitions = self._defined[word]
            latest = bisect_right(definitions, name.place, key=itemgetter(0)) - 1
            return definitions[max(latest, 0)][1].entity
        known = self._register.by_head.get(word, self._register.by_noun.get(word))
        return self._register.thing(name) if known is None and word in self._lex.public_bodies else known


def _may_contradict(name: Name, given: str, surname: str) -> bool:
    """Whether ``name`` shows that ``given`` is a surname, or the given name of somebody else than a ``surname``."""
    if len(name.words) == 1:
        return name.words[0] == given and not name.joined
    return given in name.words[1:] or (name.words[0] == given and name.words[-1] != surname)


def _is_double(name: Name) -> bool:
    """Whether ``name`` may be two surnames that a hyphen joins: one token lies between the words."""
    return len(name.words) == _DOUBLE and name.kind == "unknown" and name.at[1] == name.at[0] + _HYPHENATED


def _cut(name: Name, begin: int, end: int) -> None:
    """Leave only words ``begin`` up to ``end`` of ``name``."""
    if end < len(name.words):
        name.end = name.at[end - 1] + 1
    if begin:
        name.start = name.lead = name.at[begin]
    name.words, name.at = name.words[begin:end], name.at[begin:end]
