"""The people, organizations and places of an article, and the words that find them.

All by hash: no two names are ever compared unless they share a word that decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from streams.quotes.names.entities import Entity, EntityType, FieldRange
from streams.quotes.names.misspellings import deletions, is_misspelt
from streams.quotes.names.name import Name
from streams.quotes.words.lexicon import Lexicon, fold

_INNER_PARTICLE: Final = 2
"""Where the particle stands in "François Villeroy de Galhau", a name of more than so many words."""
_WITH_BOTH: Final = 3
"""Words of a name with a given name before the surname and one after it: "Tammy Xu Yilin"."""
_LONG_NAME: Final = 4
"""Words of a name of which the first two may stand for it, at least."""
_NATIONS: Final = frozenset(("us", "uk"))
"""Before the names of public bodies, which have the same ones without: "U.S. Treasury"."""
_AMERICAN: Final = "us"
_FED: Final = "fed"
"""What the Federal Reserve is called by, which are not its letters."""
_FEDERAL_RESERVE: Final = ("federal", "reserve")
_PARTS: Final = frozenset(("board", "system"))
"""Of the Federal Reserve, called as it is."""
_MIN_LETTERS: Final = 3
"""Letters that stand for a part of a government, at least: "DOJ"."""
_MIN_MISSPELT: Final = 5
"""Letters of a surname that may be misspelt, at least."""
_FEMALE_ABOVE: Final = 85
"""Percent of women among its bearers above which a given name is a woman's."""
_MALE_BELOW: Final = 15
"""Percent below which it is a man's."""
_UNKNOWN_SHARE: Final = 50
"""Percent for a word that is not known as a given name."""
_MAX_NAMESAKES: Final = 8
"""So many people of one surname are told apart; further ones join the last."""


@dataclass
class Register:
    """The entities of one article, each with its number, and the words that find them."""

    lex: Lexicon
    entities: list[Entity] = field(default_factory=list)
    by_surname: dict[str, list[int]] = field(default_factory=dict)
    by_given: dict[str, list[int]] = field(default_factory=dict)
    by_beginning: dict[tuple[str, ...], int] = field(default_factory=dict)
    """People of long names by their first two words: "Nurul Huda" of Nurul Huda Abdul Rahim."""
    by_words: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_head: dict[str, int] = field(default_factory=dict)
    """Organizations, and what else has a coined name, by the first word of each name; the first one named wins."""
    by_noun: dict[str, int] = field(default_factory=dict)
    """Organizations by the last word of each name, legal forms aside; the first one named wins."""
    by_acronym: dict[str, int] = field(default_factory=dict)
    by_nickname: dict[str, int] = field(default_factory=dict)
    """People by what they are called where nobody and nothing else is: nicknames in marks, initials, inner surnames."""
    by_inner: dict[str, set[int]] = field(default_factory=dict)
    """People by the words between the first and the last of their names, one of which may be what they are called."""
    by_body: dict[tuple[str, ...], int] = field(default_factory=dict)
    """Public bodies with their nation's name before theirs by what they are called without."""
    by_initials: dict[str, set[int]] = field(default_factory=dict)
    """People by the first letters of all words of their fullest names."""

    def _judge(self, entity: Entity) -> None:
        """Work out a person's sex, and how sure it is one."""
        by_name = self._sex_by(entity.words[0]) if len(entity.words) > 1 else ""
        entity.sex = entity.titled_sex or by_name
        entity.certainty = 2 if entity.titled_sex else 1 if by_name else 0
        entity.evidence += len(entity.words) > 1 and entity.words[0] in self.lex.given_names

    def known(self, words: tuple[str, ...]) -> int | None:
        """The entity that is called just so."""
        if len(words) > 1:
            for index in self.by_surname.get(words[-1], ()):
                if self.entities[index].words[0] == words[0]:
                    return index
            return self.by_words.get(self.key(words))
        namesakes = self.by_surname.get(words[0])
        return namesakes[0] if namesakes else self.by_words.get(words)

    def person(self, name: Name) -> int:
        """The person whom ``name`` means: one of the surname whose given name fits, else a new one."""
        given, surname = name.words[0], name.words[-1]
        namesakes = self.by_surname.setdefault(surname, [])
        fitting = [index for index in namesakes if self._may_mean(name, self.entities[index].words)]
        if fitting:
            index = self.choose(fitting, name.titled_sex)
        else:
            longer = self.by_beginning.get(name.words)
            if longer is not None:
                return longer
            if len(namesakes) >= _MAX_NAMESAKES:
                return namesakes[-1]
            index = self.new("person", name)
            namesakes.append(index)
            self.by_given.setdefault(given, []).append(index)
            self._note_short_names(index, name)
        if len(name.words) > len(self.entities[index].words):
            self._rename(index, name)
        return index

    def _note_short_names(self, index: int, name: Name) -> None:
        """Note by what else than the surname the new person ``index``, called ``name``, may be meant."""
        if name.nickname:
            self.by_nickname.setdefault(name.nickname, index)
        for word in name.words[1:-1]:
            self.by_inner.setdefault(word, set()).add(index)  # "Hernandez" of "Arturo Hernandez Grisanti"
        if len(name.words) >= _LONG_NAME:
            self.by_beginning.setdefault(name.words[:2], index)
        if len(name.words) == _WITH_BOTH and self._has_inner_surname(*name.words):
            self.by_nickname.setdefault(name.words[1], index)  # "Xu" of "Tammy Xu Yilin"
        if len(name.words) > _INNER_PARTICLE and name.words[_INNER_PARTICLE] in self.lex.particles:
            first = name.words[1]  # "Villeroy" of "François Villeroy de Galhau"
            if first not in self.lex.given_names:
                self.by_surname.setdefault(first, [index])

    def _has_inner_surname(self, given: str, surname: str, last: str) -> bool:
        """Whether a given name of two syllables stands behind the surname, too: Tammy Xu Yilin; not Tommy Lee Jones."""
        lex, syllables = self.lex, self.lex.given_name_syllables
        if given not in lex.given_names or surname not in lex.surnames_first:
            return False  # most often
        parts = ((last[:end], last[end:]) for end in range(2, len(last) - 1))
        return any(one in syllables and other in syllables for one, other in parts)

    def _may_mean(self, name: Name, known: tuple[str, ...]) -> bool:
        """Whether ``name`` may mean somebody of its surname whose words are ``known``."""
        given = name.words[0]
        return (
            given in self.lex.particles
            or _compatible(known[0], given)
            or (given in known and known[-len(name.words) :] == name.words)
            or (len(known) > 1 and name.words[-len(known) :] == known)
        )

    def thing(self, name: Name) -> int:
        """What ``name`` means that is no person's: what is called so, whatever its legal form, else something new."""
        words, key = name.words, self.key(name.words)
        index = self.by_words.get(key)
        if index is not None and len(key) < len(words) and self.entities[index].type == "place":
            key, index = words, self.by_words.get(words)  # "Orlando Inc." is not in Orlando's name
        if index is None:
            index = self._known_otherwise(name)
        if index is None:
            index = self._new_thing(key, name)
        elif len(key) < len(words) and len(words) > len(self.entities[index].words):
            self._rename(index, name)
            self.entities[index].type = "organization"
        if name.kind == "organization":
            self.by_head.setdefault(words[0], index)
            self.by_noun.setdefault(key[-1], index)
        elif (
            name.kind == "unknown"
            and words[0] not in self.lex.kinds
            and any(map(self._is_coined, words))
            and not any(map(_is_numbered, words[1:]))
        ):
            self.by_head.setdefault(words[0], index)  # "JPMorgan Chase", "Spirit AeroSystems"
        return index

    def _new_thing(self, key: tuple[str, ...], name: Name) -> int:
        """A new one that is no person, with what else it may be called."""
        kind: EntityType = name.kind if name.kind in ("organization", "place") else "unknown"
        index = self.by_words[key] = self.new(kind, name)
        if self.is_of_nation(key):
            self.by_body.setdefault(key[1:], index)  # "the Treasury"
        if len(key) > 1:
            for letters in self._acronyms(key, name.words):
                self.by_acronym.setdefault(letters, index)
        return index

    def _known_otherwise(self, name: Name) -> int | None:
        """What ``name`` means that the text calls otherwise: "J&J", "Treasury" without its nation."""
        known = None
        if name.kind == "organization":
            letters = [word for word in name.words if word not in self.lex.grammar.conjunctions.additive]  # "S and P"
            known = self.by_acronym.get("".join(letters)) if all(len(word) == 1 for word in letters) else None
        return self.national(name) if known is None else known

    def national(self, name: Name) -> int | None:
        """The public body that ``name`` is without its nation, if the text has it with that before: "U.S. Treasury"."""
        index = self.by_body.get(self.key(name.words)) if self.by_body else None
        if index is None:
            return None  # most often
        first = self.entities[index].name
        return index if self._is_behind(name, first) else None

    def _is_behind(self, name: Name, first: FieldRange) -> bool:
        """Whether ``name`` comes after the ``first`` of an entity; a text follows its title."""
        return first.field != name.field == "body" or (first.field == name.field and first.start < name.start)

    def is_of_nation(self, key: tuple[str, ...]) -> bool:
        """Whether ``key`` is a public body's name behind its nation's: "U.S. Treasury", "UK Supreme Court"."""
        lex, body = self.lex, key[1:]
        if key[0] not in _NATIONS or not body:
            return False
        is_body = body[-1] in lex.public_bodies or not lex.body_nouns.isdisjoint(body)
        return is_body or " ".join(body) in lex.known_bodies

    def _acronyms(self, key: tuple[str, ...], words: tuple[str, ...]) -> Iterator[str]:
        """What may stand for ``words``, an organization's, whose legal form ``key`` leaves out: mostly their letters.

        "DOJ" and "USDOJ" are the "US Department of Justice", "USDA" is the "US Agriculture Department".
        """
        inner_words = self.lex.grammar.phrases.not_in_acronyms
        for spelt in {key, words}:
            yield "".join([word[0] for word in spelt if word not in inner_words])
        bare = words[words[0] in _NATIONS :]
        if len(bare) < len(words):
            letters = "".join([word[0] for word in bare if word not in inner_words])
            if words[0] == _AMERICAN and len(letters) >= _MIN_LETTERS:
                yield letters  # "SEC" is the "U.S. Securities and Exchange Commission"
            yield words[0] + letters  # "UKIP"
        if bare[:2] == _FEDERAL_RESERVE and _PARTS.issuperset(bare[2:]):
            yield _FED
        if words[1:2] == ("of",) and _initials(words) not in self.lex.english_words:
            yield _initials(words)  # "BoE"
        if not self.lex.grammar.nouns.of_departments.isdisjoint(words):
            yield from self._acronyms_of_departments(words)

    def _acronyms_of_departments(self, words: tuple[str, ...]) -> Iterator[str]:
        """What may stand for ``words``, a department's, with its nation before it or not."""
        inner_words = self.lex.grammar.phrases.not_in_acronyms
        country, body = (_AMERICAN, words[1:]) if words[0] == _AMERICAN else ("", words)
        if len(body) > 1 and body[-1] in self.lex.grammar.nouns.of_departments:
            body = (body[-1], "of", *body[:-1])
        for letters in (_initials(body), _initials(tuple(word for word in body if word not in inner_words))):
            for one in {letters, country + letters}:
                # no "DC" of the Commerce Department, no "Moe" of the Ministry of Economy
                if len(one) >= _MIN_LETTERS and one not in self.lex.given_names:
                    yield one

    def _is_coined(self, word: str) -> bool:
        """Whether ``word`` is no other word and nobody's given name: it may stand for a name that it begins."""
        lex = self.lex
        return word not in lex.english_words and word not in lex.given_names and word not in lex.kinds

    def key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """``words`` without the legal form after them: "Acme Robotics" and "Acme Robotics Inc." are one."""
        end = len(words)
        while end > 1 and words[end - 1] in self.lex.legal_forms:
            end -= 1
        return words[:end]

    def misspelt(self, name: Name) -> int | None:
        """The one person with a full name whose surname ``name`` is but for a slip: "Mr Montieth" is David Monteith.

        Behind "Mr" and the like a letter inside more or less, or two that have changed places; else only the last,
        before a verb of saying: "Thomson" is not Thompson. No short word, nobody whose office is told, and nothing
        that the text or a list knows.
        """
        word, lex = name.words[0], self.lex
        is_courtesy = name.titled and name.role is None and name.start == name.at[0]  # no "Senator", no "Prince"
        if not (is_courtesy or (name.speaks and not name.titled)) or len(word) < _MIN_MISSPELT:
            return None
        is_known = word in lex.kinds or word in lex.english_words or word in self.by_head
        if is_known or word in (lex.common_given_names if is_courtesy else lex.given_names):
            return None
        alike: set[int] = set()
        for part in deletions(word):
            alike |= self._by_deletion.get(part, set())
        bearers = [
            index
            for index in alike
            if is_misspelt(word, self.entities[index].words[-1], is_sure=is_courtesy)
            and {name.titled_sex, self._sex(self.entities[index])} != {"f", "m"}
        ]
        return bearers[0] if len(bearers) == 1 else None

    @cached_property
    def _by_deletion(self) -> dict[str, set[int]]:
        """People with full names by what is left of their surnames without a letter, and by these: few texts ask.

        All are known by then, as full names come first.
        """
        found: dict[str, set[int]] = {}
        for index, entity in enumerate(self.entities):
            if entity.type == "person" and len(entity.words) > 1 and len(entity.words[-1]) >= _MIN_MISSPELT:
                for part in deletions(entity.words[-1]):
                    found.setdefault(part, set()).add(index)
        return found

    def choose(self, candidates: list[int], sex: str) -> int:
        """Of people with one surname: the first one of that sex, else the first."""
        fitting = [i for i in candidates if not sex or self._sex(self.entities[i]) in (sex, "")]
        return (fitting or candidates)[0]

    def _sex(self, entity: Entity) -> str:
        # Unlike in _judge, a name's only word counts as a given name, though it may be a surname ("Kelly"): what it
        # would change to leave it out has not been measured.
        return entity.titled_sex or self._sex_by(entity.words[0])

    def _sex_by(self, given: str) -> str:
        """The sex of most bearers of the ``given`` name, lower case: "f", "m" or nothing."""
        share = self.lex.given_names.get(given, _UNKNOWN_SHARE)
        return "f" if share > _FEMALE_ABOVE else "m" if share < _MALE_BELOW else ""

    def new(self, kind: EntityType, name: Name) -> int:
        """A new entity, called ``name``."""
        place = FieldRange(name.field, name.start, name.end)
        behind = [index for index in name.at if index >= name.end]
        shared = FieldRange(name.field, behind[0], behind[-1] + 1) if behind else None
        index = len(self.entities)
        self.entities.append(Entity(kind, place, name.words, shared=shared))
        if kind == "person":
            self.by_initials.setdefault(_initials(name.words), set()).add(index)
        return index

    def territory(self, name: str, place: FieldRange) -> int:
        """The country, state or town called ``name``; the article may only have an adjective of it, at ``place``."""
        words = tuple(map(fold, name.split()))
        index = self.by_words.get(words)
        if index is None or self.entities[index].type != "place":
            index = self.by_words[words] = len(self.entities)
            self.entities.append(Entity("place", place, words, called=name))
        return index

    def _rename(self, index: int, name: Name) -> None:
        entity = self.entities[index]
        if entity.type == "person":
            self.by_initials[_initials(entity.words)].remove(index)
            self.by_initials.setdefault(_initials(name.words), set()).add(index)
        entity.name = FieldRange(name.field, name.start, name.end)
        entity.words = name.words

    def note_all(self, names: list[Name]) -> None:
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
        if name.titled_sex and not entity.titled_sex:
            entity.titled_sex = name.titled_sex
        entity.evidence = 1


def _initials(words: tuple[str, ...]) -> str:
    return "".join([word[0] for word in words])


def _is_numbered(word: str) -> bool:
    """Whether ``word`` has a digit: "A321neo" is a product, not whose name stands before it."""
    return not word.isalpha() and any(map(str.isdigit, word))


def _compatible(one: str, other: str) -> bool:
    """Whether two given names can be one person's: the same, or an initial."""
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1))
