"""Which names mean the same person or organization, over a whole article.

Full names first, then everything shorter: a surname, a given name, an acronym, the first words of an
organization's name. All by hash: no two names are ever compared unless they share a word that decides.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from streams.quotes.lexicon import Lexicon
from streams.quotes.names import Name
from streams.text.document import FieldName
from streams.text.segmentation import Range

EntityType = Literal["person", "organization", "place", "unknown"]

_MAX_NAMESAKES: Final = 8
"""So many people of one surname are told apart; further ones join the last."""


class Place(NamedTuple):
    """A token range in one field."""

    field: FieldName
    first: int
    last: int


@dataclass(slots=True)
class Entity:
    """Somebody or something that an article names."""

    type: EntityType
    name: Place
    """Its fullest form."""
    words: tuple[str, ...]
    women: int | None = None
    """How sure a woman, percent; None if nothing says."""
    mentions: int = 0
    titled_gender: str = ""
    role: Place | None = None
    affiliation: int | None = None
    """Index of the organization it belongs to."""


@dataclass(slots=True)
class Located:
    """A name with the field it stands in and, once known, whom it means."""

    field: FieldName
    name: Name
    entity: int | None = None


@dataclass(slots=True)
class Register:
    """The entities of one article, and the words that find them."""

    lex: Lexicon
    entities: list[Entity] = field(default_factory=list)
    by_surname: dict[str, list[int]] = field(default_factory=dict)
    by_given: dict[str, list[int]] = field(default_factory=dict)
    by_words: dict[tuple[str, ...], int] = field(default_factory=dict)
    by_head: dict[str, int] = field(default_factory=dict)
    by_acronym: dict[str, int] = field(default_factory=dict)

    def add_all(self, names: list[Located]) -> None:
        """Give every one of ``names`` its entity, where it has one."""
        singles = Counter(n.name.words[0] for n in names if len(n.name.words) == 1 and not n.name.opens)
        full = [n for n in names if len(n.name.words) > 1 and n.name.kind != "role"]
        for located in full:
            name = located.name
            if name.words[0] in self.lex.particles and name.words[-1] in self.by_surname:
                name.kind = "person"
            elif name.kind == "unknown":
                name.kind = "person" if singles[name.words[-1]] and not singles[name.words[0]] else "unknown"
            located.entity = self._person(located) if name.kind == "person" else self._thing(located)
        for located in names:
            if len(located.name.words) == 1 and located.name.kind != "role":
                located.entity = self._short(located, singles)
        for located in names:
            if located.entity is not None:
                self._note(located)

    def _person(self, located: Located) -> int:
        name = located.name
        given, surname = name.words[0], name.words[-1]
        namesakes = self.by_surname.setdefault(surname, [])
        is_surname = given in self.lex.particles
        for index in namesakes:
            if is_surname or _compatible(self.entities[index].words[0], given):
                break
        else:
            if len(namesakes) >= _MAX_NAMESAKES:
                return namesakes[-1]
            index = self._new("person", located)
            namesakes.append(index)
            self.by_given.setdefault(given, []).append(index)
        if len(name.words) > len(self.entities[index].words):
            self._rename(index, located)
        return index

    def _thing(self, located: Located) -> int:
        name = located.name
        words = name.words
        index = self.by_words.get(words)
        if index is None:
            index = self._new(name.kind if name.kind in ("organization", "place") else "unknown", located)
            self.by_words[words] = index
            self.by_head.setdefault(words[0], index)
            self.by_acronym.setdefault(
                "".join(word[0] for word in words if word not in ("of", "for", "on", "the")), index
            )
        return index

    def _short(self, located: Located, singles: Counter[str]) -> int | None:
        name = located.name
        word = name.words[0]
        candidates = self.by_surname.get(word) or (None if name.titled else self.by_given.get(word))
        if candidates:
            return self._choose(candidates, name.gender)
        if name.titled:
            index = self._new("person", located)
            self.by_surname[word] = [index]
            return index
        for known in (self.by_words.get(name.words), self.by_acronym.get(word), self.by_head.get(word)):
            if known is not None:
                return known
        if name.opens and not singles[word] and word not in self.lex.places:
            return None
        return self._thing(located)

    def _choose(self, candidates: list[int], gender: str) -> int:
        """Of people with one surname: the one of that sex, else the one named most so far, else the first."""
        fitting = [i for i in candidates if not gender or self._sex(self.entities[i]) in (gender, "")]
        return (fitting or candidates)[0]

    def _sex(self, entity: Entity) -> str:
        if entity.titled_gender:
            return entity.titled_gender
        share = self.lex.given_names.get(entity.words[0], 50)
        return "f" if share > 85 else "m" if share < 15 else ""

    def _new(self, kind: EntityType, located: Located) -> int:
        name = located.name
        place = Place(located.field, name.first, name.last)
        self.entities.append(Entity(kind, place, name.words))
        return len(self.entities) - 1

    def _rename(self, index: int, located: Located) -> None:
        entity = self.entities[index]
        entity.name = Place(located.field, located.name.first, located.name.last)
        entity.words = located.name.words

    def _note(self, located: Located) -> None:
        """Keep what this mention says of its entity."""
        if located.entity is None:
            return
        entity, name = self.entities[located.entity], located.name
        entity.mentions += 1
        if name.gender and not entity.titled_gender:
            entity.titled_gender = name.gender
        if name.role is not None:
            role = Place(located.field, *name.role)
            if entity.role is None or role.last - role.first > entity.role.last - entity.role.first:
                entity.role = role


def _compatible(one: str, other: str) -> bool:
    """Whether two given names can be one person's: the same, or an initial."""
    return one == other or (one[0] == other[0] and (len(one) == 1 or len(other) == 1))


__all__ = ["Entity", "EntityType", "Located", "Place", "Range", "Register"]
