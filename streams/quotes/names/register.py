"""Which names mean the same person or organization, over a whole article.

Full names first, then everything shorter: a surname, a given name, an acronym, the first words of an
organization's name. All by hash: no two names are ever compared unless they share a word that decides.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Final

from streams.quotes.names.entities import Entity, EntityType, Place
from streams.quotes.names.name import Name
from streams.quotes.words.lexicon import Lexicon

_MAX_WORDS: Final = 5
"""Words in a name that is looked for within other words, at most."""
_INNER_PARTICLE: Final = 2
"""Where the particle stands in "François Villeroy de Galhau", a name of more than so many words."""
_DOUBLE: Final = 2
"""Words of a double name."""
_MAX_INITIALS: Final = 3
_MAX_NAMESAKES: Final = 8
"""So many people of one surname are told apart; further ones join the last."""


@dataclass(slots=True)
class Register:
    """The entities of one article, and the words that find them."""

    lex: Lexicon
    entities: list[Entity] = field(default_factory=list)
    by_surname: dict[str, list[int]] = field(default_factory=dict)
    by_given: dict[str, list[int]] = field(default_factory=dict)
    by_words: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_head: dict[str, int] = field(default_factory=dict)
    """Organizations by the first word of their names, the first named; by the last one, likewise."""
    by_noun: dict[str, int] = field(default_factory=dict)
    by_acronym: dict[str, int] = field(default_factory=dict)
    defined: dict[str, list[tuple[tuple[bool, int], Name]]] = field(default_factory=dict)
    """Names by the terms that stand for them, each with the place from which on."""
    _doubles: frozenset[tuple[str, ...]] = frozenset()
    """Double names that stand alone: "Nowak-Hale"."""
    _alone: dict[str, int] = field(default_factory=dict)
    """Names of one word, with the token of the body at which the first stands."""
    _introduced: dict[int, int] = field(default_factory=dict)
    """Entities, with the token of the body at which a name of several words first stands for them."""

    def add_all(self, names: list[Name], defined: Iterable[tuple[Name, Name]] = ()) -> None:
        """Give every one of ``names`` its entity, where it has one.

        Args:
            names: The article's names, in order.
            defined: Terms where they are defined, in order, each with the name that it stands for.
        """
        for term, meant in defined:
            self.defined.setdefault(term.words[0], []).append((term.place, meant))
        text = [name for name in names if not name.headline and name.kind != "role"]
        short = [name for name in text if len(name.words) == 1]
        headlines = [name for name in names if name.headline]
        singles = self._singles(short)
        self._doubles = frozenset(name.words for name in text if _is_double(name))
        self._alone = {name.words[0]: name.start for name in reversed(short) if name.field == "body"}
        self._add_full([name for name in text if len(name.words) > 1], singles)
        self._note_introductions(text)
        for name in headlines:
            if not self._narrow(name):
                self._introduce(name, singles)
        sure = singles.union(name.words[0] for name in short if name.kind == "organization" and not name.opens)
        for name in short:
            name.entity = self._short(name, sure)
        for name in headlines:
            if name.entity is None:
                self._narrow(name)
        self._note_all(names)

    def _singles(self, names: list[Name]) -> frozenset[str]:
        """The words of ``names``, of one word each, that are not just any word at the beginning of a sentence."""
        return frozenset(
            name.words[0]
            for name in names
            if name.kind == "unknown" and not (name.opens and name.words[0] in self.lex.english_words)
        )

    def _add_full(self, names: list[Name], singles: frozenset[str]) -> None:
        """Names of several words: the sure people first, then what their names help to understand."""
        for name in names:
            if name.kind == "person":
                if name.titled and len(name.words[0]) > 1 and name.words[0] not in self.lex.given_names:
                    _cut(name, self._given_name_in(name.words, singles), len(name.words))
                name.entity = self._person(name)
        for name in names:
            if name.entity is None and not self._narrow(name):
                self._settle(name, singles)

    def _judge(self, entity: Entity) -> None:
        """Work out a person's sex, and how sure it is one."""
        share = self.lex.given_names.get(entity.words[0], 50) if len(entity.words) > 1 else 50
        by_name = "f" if share > 85 else "m" if share < 15 else ""
        entity.sex = entity.titled_gender or by_name
        entity.certainty = 2 if entity.titled_gender else 1 if by_name else 0
        entity.evidence += len(entity.words) > 1 and entity.words[0] in self.lex.given_names

    def _narrow(self, name: Name) -> bool:
        """Find a name that is known within the words of ``name``, and cut it to that."""
        words = name.words
        whole = len(self._key(words))
        for begin in range(len(words)):
            for end in range(min(len(words), begin + _MAX_WORDS), begin, -1):
                if (
                    (begin or end < whole or name.headline)
                    and (index := self._known(words[begin:end])) is not None
                    and not (name.kind == "organization" and self.entities[index].type == "person")
                ):
                    _cut(name, begin, end)
                    name.entity = index
                    return True
            if not name.headline and words[begin] not in self.lex.english_words:
                return False
        return False

    def _introduce(self, name: Name, singles: frozenset[str]) -> None:
        """Take a full name from a headline, if the text goes on to use the surname."""
        words, lex = name.words, self.lex
        for begin in range(len(words) - 1):
            if words[begin] in lex.given_names and words[begin + 1] in singles and words[begin + 1] not in lex.places:
                _cut(name, begin, begin + 2)
                name.entity = self._person(name)
                return

    def _known(self, words: tuple[str, ...]) -> int | None:
        """The entity that is called just so."""
        if len(words) > 1:
            for index in self.by_surname.get(words[-1], ()):
                if self.entities[index].words[0] == words[0]:
                    return index
            return self.by_words.get(self._key(words))
        namesakes = self.by_surname.get(words[0])
        return namesakes[0] if namesakes else self.by_words.get(words)

    def _settle(self, name: Name, singles: frozenset[str]) -> None:
        """Decide what a name of several words is that says nothing by itself."""
        first, last = name.words[0], name.words[-1]
        if name.kind == "unknown":
            is_surname = any(
                first in self.lex.particles or self.entities[index].words[-len(name.words) :] == name.words
                for index in self.by_surname.get(last, ())
            )
            is_known = last in singles or name.words[1:] in self._doubles
            repeats = is_known and first not in singles and self.lex.places.isdisjoint(name.words)
            is_given = first in self.lex.given_names
            namesakes = [self.entities[index].words[0] for index in self.by_surname.get(last, ())]
            initial = len(first) == 1 and any(given.startswith(first) for given in namesakes)  # "J. Lund", Jane Lund
            is_relative = initial or (is_given and bool(namesakes))  # "Lena Storm and Mirka Storm"
            if is_surname or is_relative or (repeats and (first not in self.lex.english_words or is_given)):
                name.kind = "person"
            elif begin := self._given_name_in(name.words, singles):
                _cut(name, begin, len(name.words))
                name.kind = "person"
        name.entity = self._person(name) if name.kind == "person" else self._thing(name)

    def _given_name_in(self, words: tuple[str, ...], singles: frozenset[str]) -> int:
        """Where a person's name begins after what else has a capital: "Wall Streeter Jane Roe"; 0 if it does not."""
        for index in range(1, len(words) - 1):
            if words[index] in self.lex.common_given_names:
                is_known = index == len(words) - 2 and words[-1] in singles
                return index if is_known or (index == 1 and words[0] in self.lex.english_words) else 0
        return 0

    def _person(self, name: Name) -> int:
        given, surname = name.words[0], name.words[-1]
        namesakes = self.by_surname.setdefault(surname, [])
        is_surname = given in self.lex.particles
        for index in namesakes:
            known = self.entities[index].words
            if (
                is_surname
                or _compatible(known[0], given)
                or (given in known and known[-len(name.words) :] == name.words)
                or (len(known) > 1 and name.words[-len(known) :] == known)
            ):
                break
        else:
            if len(namesakes) >= _MAX_NAMESAKES:
                return namesakes[-1]
            index = self._new("person", name)
            namesakes.append(index)
            self.by_given.setdefault(given, []).append(index)
            if len(name.words) > _INNER_PARTICLE and name.words[_INNER_PARTICLE] in self.lex.particles:
                first = name.words[1]  # "Villeroy" of "François Villeroy de Galhau"
                if first not in self.lex.given_names:
                    self.by_surname.setdefault(first, [index])
        if len(name.words) > len(self.entities[index].words):
            self._rename(index, name)
        return index

    def _thing(self, name: Name) -> int:
        words, key = name.words, self._key(name.words)
        index = self.by_words.get(key)
        if index is not None and len(key) < len(words) and self.entities[index].type == "place":
            key, index = words, self.by_words.get(words)  # "Orlando Inc." is not in Orlando's name
        if index is None and name.kind == "organization" and all(len(word) == 1 for word in words):
            index = self.by_acronym.get("".join(words))  # "J&J"
        if index is None:
            index = self.by_words[key] = self._new(
                name.kind if name.kind in ("organization", "place") else "unknown", name
            )
            if len(key) > 1:
                inner_words = self.lex.grammar.phrases.not_in_acronyms
                for spelt in (key, words):
                    self.by_acronym.setdefault("".join([word[0] for word in spelt if word not in inner_words]), index)
        elif len(key) < len(words) and len(words) > len(self.entities[index].words):
            self._rename(index, name)
            self.entities[index].type = "organization"
        if name.kind == "organization":
            self.by_head.setdefault(words[0], index)
            self.by_noun.setdefault(key[-1], index)
        elif name.kind == "unknown" and len(words) > 1 and self._is_coined(words[0]):
            self.by_head.setdefault(words[0], index)  # "JPMorgan Chase"
        return index

    def _is_coined(self, word: str) -> bool:
        """Whether ``word`` is no other word and nobody's given name: it may stand for a name that it begins."""
        lex = self.lex
        return word not in lex.english_words and word not in lex.given_names and word not in lex.kinds

    def _key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """``words`` without the legal form after them: "Acme Robotics" and "Acme Robotics Inc." are one."""
        end = len(words)
        while end > 1 and words[end - 1] in self.lex.legal_forms:
            end -= 1
        return words[:end]

    def _short(self, name: Name, sure: frozenset[str]) -> int | None:
        """The entity of a ``name`` of one word; an ordinary one that opens a sentence has none unless ``sure``."""
        word = name.words[0]
        if name.refers:
            return self._referent(name)
        initials = self._by_initials(word) if name.labels and len(word) <= _MAX_INITIALS else []
        candidates = initials or self.by_surname.get(word) or (None if name.titled else self.by_given.get(word))
        if candidates:
            return self._choose(candidates, name.gender)
        if name.titled or name.kind == "person":
            index = self._new("person", name)
            self.by_surname[word] = [index]
            return index
        known = self.by_words.get(name.words)
        if known is None:
            known = self.by_acronym.get(word)
        if known is None and word not in self.lex.places:
            known = self.by_head.get(word)
            known = None if known is not None and self._is_introduced_later(known, word) else known
        if known is not None:
            return known
        if name.opens and word not in sure and word in self.lex.english_words:
            return None
        return self._thing(name)

    def _note_introductions(self, names: list[Name]) -> None:
        """Keep where ``names`` of several words that have their entities stand first."""
        for name in names:
            if name.entity is not None and name.field == "body":
                self._introduced.setdefault(name.entity, name.start)

    def _is_introduced_later(self, index: int, word: str) -> bool:
        """Whether the entity whose name begins with ``word`` is named only after ``word`` alone was.

        A text introduces by the full name. What comes later is something else, "Acme X1" of Acme, but for known names,
        legal forms, and what begins like any noun phrase: "Labour Party".
        """
        lex, words = self.lex, self.entities[index].words
        is_noun = word in lex.english_words and word not in lex.ordinary_companies
        if is_noun or word in lex.demonyms or index not in self._introduced:
            return False
        is_firm = " ".join(words) in lex.kinds or words[-1] in lex.legal_forms
        return not is_firm and self._alone.get(word, self._introduced[index]) < self._introduced[index]

    def _by_initials(self, word: str) -> list[int]:
        """The person whose initials ``word`` is; nobody if several have them."""
        bearers = [
            index
            for index, entity in enumerate(self.entities)
            if entity.type == "person" and "".join(each[0] for each in entity.words) == word
        ]
        return bearers if len(bearers) == 1 else []

    def _referent(self, name: Name) -> int | None:
        """The organization that "the Bank" means, by its name; of "the Company" only a definition tells that."""
        word = name.words[0]
        if word in self.defined:
            definitions = self.defined[word]
            latest = bisect_right(definitions, name.place, key=itemgetter(0)) - 1
            return definitions[max(latest, 0)][1].entity
        known = self.by_head.get(word, self.by_noun.get(word))
        return self._thing(name) if known is None and word in self.lex.public_bodies else known

    def _choose(self, candidates: list[int], gender: str) -> int:
        """Of people with one surname: the first one of that sex, else the first."""
        fitting = [i for i in candidates if not gender or self._sex(self.entities[i]) in (gender, "")]
        return (fitting or candidates)[0]

    def _sex(self, entity: Entity) -> str:
        if entity.titled_gender:
            return entity.titled_gender
        share = self.lex.given_names.get(entity.words[0], 50)
        return "f" if share > 85 else "m" if share < 15 else ""

    def _new(self, kind: EntityType, name: Name) -> int:
        place = Place(name.field, name.start, name.end)
        self.entities.append(Entity(kind, place, name.words))
        return len(self.entities) - 1

    def _rename(self, index: int, name: Name) -> None:
        entity = self.entities[index]
        entity.name = Place(name.field, name.start, name.end)
        entity.words = name.words

    def _note_all(self, names: list[Name]) -> None:
        """Keep what ``names`` say of their entities, and judge the people by it."""
        for name in names:
            if name.entity is not None:
                entity = self.entities[name.entity]
                entity.mentions += 1
                if name.titled:
                    self._note(name, entity)
        for entity in self.entities:
            words = entity.words
            is_given = len(words) > 1 and words[0] in self.lex.given_names and words[0] not in self.lex.places
            entity.may_be_person = is_given and entity.type == "unknown"
            if entity.type == "person" or entity.may_be_person:
                self._judge(entity)

    def _note(self, name: Name, entity: Entity) -> None:
        """Keep what this mention's title says of its ``entity``."""
        if name.gender and not entity.titled_gender:
            entity.titled_gender = name.gender
        entity.evidence = 1


def _is_double(name: Name) -> bool:
    """Whether ``name`` may be two surnames that a hyphen joins: one token lies between the words."""
    return len(name.words) == _DOUBLE and name.kind == "unknown" and name.at[1] == name.at[0] + len("-") + 1


def _cut(name: Name, begin: int, end: int) -> None:
    """Leave only words ``begin`` up to ``end`` of ``name``."""
    if end < len(name.words):
        name.end = name.at[end - 1] + 1
    if begin:
        name.start = name.lead = name.at[begin]
    name.words, name.at = name.words[begin:end], name.at[begin:end]


def _compatible(one: str, other: str) -> bool:
    """Whether two given names can be one person's: the same, or an initial."""
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1))
