"""Whom a description means: "the company", "the chief executive", "Acme's chairwoman", "the 54-year-old"."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final

from streams.quotes.cast.organizations import Organizations, likely
from streams.quotes.coreference.mentions import REACH, Mention, Mentions
from streams.quotes.coreference.resolver import NOBODY, Meant
from streams.quotes.names.entities import Entity, Place
from streams.quotes.names.titles import is_possessive
from streams.quotes.roles.ties import HEADS
from streams.quotes.words.compounds import ends_compound
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import Document, FieldName, TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range

_MAX_HOLDERS: Final = 8
_FOCUS: Final = 2
"""Sentences that tell whom the text is about."""
_ARTICLE: Final = 4
"""Words between an indefinite article and its noun, at most, with it."""
_ASSOCIATION: Final = "association"
"""What an industry group, an advocacy group is: no company."""
_GROUP: Final = "group"
_TEAM: Final = "team"
_EX: Final = "ex"
_ITS: Final = "its"
_YEARS: Final = ("year", "-", "old")


class Descriptions:
    """Resolves the definite descriptions of an article."""

    def __init__(
        self,
        document: Document,
        organizations: Organizations,
        mentions: Mentions,
        entities: list[Entity],
        lex: Lexicon,
    ) -> None:
        self._document = document
        self._organizations = organizations
        self._mentions = mentions
        self._entities = entities
        self._lex = lex
        self._holders: dict[str, list[int]] = defaultdict(list)
        self._introduced: dict[FieldName, dict[str, int]] = {}
        """Words after indefinite articles, each with the first of its articles, by the field: made when asked for."""
        self._first_unnamed: dict[FieldName, int] = {}
        """Where a group without a name comes up first, by the field: "a group led by Acme"."""
        for index, entity in enumerate(entities):
            for office in entity.offices:
                self._holders[office].append(index)

    def resolve(self, field: TextField, phrase: Range, modifiers: list[Mention]) -> Meant:
        """Whom a noun phrase means which ends in its head noun.

        Args:
            field: Where it stands.
            phrase: The noun phrase, token range.
            modifiers: The mentions in it: "Acme's" and "Acme" of "the Acme chairwoman".
        """
        words = field.words
        is_headline = self._is_headlines(field, phrase.start)
        if phrase.end - phrase.start < 2 and not is_headline:
            return NOBODY
        modifiers = [each for each in modifiers if each.kind != "pronoun"]
        modifiers, is_located = self._without_places(words, phrase, modifiers)
        modifier = modifiers[0] if modifiers else None
        if is_headline or words[phrase.start].lower() in self._lex.grammar.determiners.definite:
            noun, before = words[phrase.end - 1].lower(), self._mentions.before(field.name, phrase.start)
            if noun in self._lex.organization_descriptions or (
                noun in self._lex.grammar.nouns.papers and not is_headline
            ):
                return self._body(field, phrase, modifier, is_located=is_located)
            if noun == _TEAM and modifier is not None and modifier.end == phrase.end - 1:
                return Meant(self._organization(modifier))  # "the Acme team"
            if self.is_personal(words, phrase):
                return Meant(self._last_mentioned(before, None))
        return self._person(field, phrase, modifier)

    def _body(self, field: TextField, phrase: Range, modifier: Mention | None, *, is_located: bool) -> Meant:
        """The outlet, or another organization, that ``phrase`` means, with its first ``modifier``."""
        words, is_headline = field.words, self._is_headlines(field, phrase.start)
        if words[phrase.end - 1].lower() in self._lex.grammar.nouns.papers and not is_headline:
            tells = modifier is not None and not self._is_place(modifier)
            before = self._mentions.before(field.name, phrase.start)
            return NOBODY if tells else Meant(self._organizations.newspaper(before))
        if is_located and modifier is not None and modifier.end == phrase.end - 1:
            found = Meant(modifier.entity)  # "the Paris-based Acme group"
        else:
            found = likely(self._group(field, phrase, modifier))
        is_sure = found.entity is not None and self._entities[found.entity].type == "organization"
        return found if is_sure or not is_headline else NOBODY

    def _organization(self, mention: Mention) -> int | None:
        """Whom ``mention`` names, if that is an organization."""
        is_one = mention.entity is not None and self._entities[mention.entity].type == "organization"
        return mention.entity if is_one else None

    def is_personal(self, words: list[str], phrase: Range) -> bool:
        """Whether ``phrase`` tells somebody's age or children: "the 54-year-old baker", "the father of three"."""
        inside, nouns = words[phrase.start : phrase.end], self._lex.grammar.nouns
        noun = inside[-1].lower()
        if noun in nouns.bystanders or not POSSESSIVE.isdisjoint(inside):
            return False
        has_age = any(tuple(inside[index : index + len(_YEARS)]) == _YEARS for index in range(len(inside)))
        return has_age or (noun in nouns.parents and self._are_children(words, phrase.end))

    def _are_children(self, words: list[str], index: int) -> bool:
        """Whether "of" and a number of children end a noun phrase from token ``index`` on: not "of one of the dead"."""
        if words[index : index + 1] != ["of"] or index + 1 >= len(words):
            return False
        if words[index + 1].lower() not in self._lex.grammar.numerals.of_children:
            return False
        follows = words[index + 2] if index + 2 < len(words) else "."
        return not follows.isalpha() or follows in self._lex.speech_verbs or self._lex.may_be_participle(follows)

    def _person(self, field: TextField, phrase: Range, modifier: Mention | None) -> Meant:
        """The person whom ``phrase`` means by an office, with its first ``modifier``."""
        noun = field.words[phrase.end - 1].lower()
        if noun not in self._lex.roles or (modifier is not None and modifier.kind == "person"):
            return NOBODY
        reference = self._reference(field, phrase) if modifier is None else None
        if reference is None:
            return Meant(self._holder_meant(field, phrase, modifier))
        owner = likely(self._organizations.owner(reference))
        officer = None if owner.entity is None else self._officer(owner.entity, noun)
        return NOBODY if officer is None else Meant(officer, owner.probability)

    def _holder_meant(self, field: TextField, phrase: Range, modifier: Mention | None) -> int | None:
        """The person of the office that ``phrase`` names, if no word in it refers to whose that is."""
        words, noun = field.words, field.words[phrase.end - 1].lower()
        before = self._mentions.before(field.name, phrase.start)
        is_headline = self._is_headlines(field, phrase.start)
        is_definite = is_headline or words[phrase.start].lower() in self._lex.grammar.determiners.definite
        is_owned = modifier is not None and is_possessive(words, modifier.end)
        if not is_definite and not is_owned:
            return None
        is_place = modifier is not None and self._is_place(modifier) and not is_owned
        principal = None if modifier is None or is_place else modifier.entity
        holder = self._holder(before, self._lex.office(noun), principal, words[phrase.start : phrase.end - 1])
        if holder is None and principal is not None and noun in self._lex.grammar.nouns.heads:
            holder = self._head_of(principal)
        if is_headline:
            return None if holder is None or self._is_in_title(holder) or self._is_former(words, phrase) else holder
        return self._in_focus(field, phrase) if holder is None and is_definite else holder

    def _reference(self, field: TextField, phrase: Range) -> Place | None:
        """Where ``phrase`` refers to whose office it is: "its", the "company" of "the company's"."""
        words = field.words
        if words[phrase.start].lower() == _ITS:
            return Place(field.name, phrase.start, phrase.start + 1)
        for index in range(phrase.start + 1, phrase.end - 1):
            if words[index] in self._lex.organization_descriptions and words[index + 1] in POSSESSIVE:
                return Place(field.name, index, index + 1)
        return None

    def _officer(self, organization: int, noun: str) -> int | None:
        """The one person of the office ``noun`` of ``organization``; by "head" and the like, whoever leads it."""
        holders = self._holders.get(self._lex.office(noun), [])[:_MAX_HOLDERS]
        holders = [index for index in holders if organization in self._entities[index].principals]
        if len(holders) == 1:
            return holders[0]
        return self._head_of(organization) if not holders and noun in self._lex.grammar.nouns.heads else None

    def _is_in_title(self, entity: int) -> bool:
        """Whether the title names ``entity``: then it is not by a description that it means the same."""
        numbers = range(min(self._mentions.before("body", 0), REACH))
        return any(self._mentions[number].entity == entity for number in numbers)

    def _is_former(self, words: list[str], phrase: Range) -> bool:
        """Whether a headline's ``phrase`` is of somebody who held the office once: "ex-CEO"."""
        before = [word.lower() for word in words[max(phrase.start - 2, 0) : phrase.end]]
        return _EX in before or not self._lex.grammar.adjectives.former.isdisjoint(before)

    def _is_headlines(self, field: TextField, start: int) -> bool:
        """Whether the noun phrase from token ``start`` on is a headline's, which has no "the": "airline calls it"."""
        return field.name == "title" and field.words[start].lower() not in self._lex.grammar.determiners.indefinite

    def holder(self, field: TextField, office: Range) -> int | None:
        """The one person who holds the ``office`` that these words, without an article, name: "Chancellor"."""
        noun = self._lex.office(field.words[office.end - 1].lower())
        holders = self._holders.get(noun, [])
        return holders[0] if len(holders) == 1 else None

    def _in_focus(self, field: TextField, phrase: Range) -> int | None:
        """The one person without an office of his own whom the text is about before ``phrase``.

        He is called by what the reader is to know that he is: "Roe has apologised. The prime minister said …". None if
        several can be meant, or if somebody of that office was introduced without a name: "an analyst".
        """
        noun = field.words[phrase.end - 1]
        if noun.lower() not in self._lex.epithets or not POSSESSIVE.isdisjoint(field.words[phrase.start : phrase.end]):
            return None
        if self._is_introduced(field, noun, phrase.start):
            return None
        start = field.sentences[max(field.sentence_at(phrase.start) - _FOCUS, 0)].start
        paragraph = field.paragraphs[field.paragraph_at(phrase.start)].start
        people = self._people(field, max(start, paragraph), phrase.start) or self._people(field, start, phrase.start)
        free = [index for index in people if not self._entities[index].offices]
        return free[0] if len(free) == len(people) == 1 else None

    def _people(self, field: TextField, start: int, end: int) -> set[int]:
        """The people named or meant from token ``start`` to ``end``."""
        return {
            mention.entity
            for mention in self._mentions.since(field.name, start, end)
            if mention.entity is not None and self._entities[mention.entity].type == "person"
        }

    def _is_introduced(self, field: TextField, noun: str, before: int) -> bool:
        """Whether token ``before`` comes after a ``noun`` who is new: "a senior spokesman"."""
        if field.name not in self._introduced:
            first: dict[str, int] = {}
            articles = self._lex.grammar.determiners.indefinite
            for index, word in enumerate(field.words):
                if word.lower() in articles:
                    for following in field.words[index + 1 : index + _ARTICLE]:
                        first.setdefault(following, index)
            self._introduced[field.name] = first
        return self._introduced[field.name].get(noun, before) < before

    def _group(self, field: TextField, phrase: Range, modifier: Mention | None) -> Meant:
        """The organization that ``phrase`` means, with a ``modifier`` or none: "the Swiss bank", "the Dove maker".

        Nobody if the modifier tells which it is: "the Roe campaign".
        """
        noun, nouns = self._organizations.noun_at(field.words, phrase.end - 1), self._lex.grammar.nouns
        at = Place(field.name, *phrase)
        if noun in nouns.groups and field.words[phrase.end - 2] in nouns.causes:
            noun = _ASSOCIATION
        if modifier is None:
            is_open = noun == _GROUP and self._is_unnamed(field, phrase.start)
            return self._organizations.called(at, noun, is_sure=is_open)  # "An investor group said …. The group"
        is_makers = noun in self._lex.grammar.nouns.makers and modifier.kind != "person"
        if is_makers and field.words[modifier.end] == noun:
            return self._organizations.called(at, noun, other_than=modifier.entity)
        return NOBODY if self._tells(modifier, noun) else self._organizations.called(at, noun)

    def _is_unnamed(self, field: TextField, before: int) -> bool:
        """Whether a group that the text does not name has come up before token ``before``: "the group" may be that."""
        if field.name not in self._first_unnamed:
            self._first_unnamed[field.name] = next(self._unnamed_groups(field), len(field.words))
        return self._first_unnamed[field.name] < before

    def _unnamed_groups(self, field: TextField) -> Iterator[int]:
        """Where groups that ``field`` does not name come up: "a group led by Acme", "an investor group"."""
        words, lex = field.words, self._lex
        for index, (word, following) in enumerate(pairwise(words)):
            if word == _GROUP and following not in POSSESSIVE:
                before = map(str.lower, words[max(0, index - _ARTICLE) : index])
                is_new = not lex.grammar.determiners.indefinite.isdisjoint(before)
                is_led = following in lex.grammar.verbs.of_groups
                if is_new and (is_led or words[index - 1] in lex.grammar.nouns.investors):
                    yield index

    def _without_places(self, words: list[str], phrase: Range, modifiers: list[Mention]) -> tuple[list[Mention], bool]:
        """``modifiers`` without those that only say where something is, "Omaha, Nebraska-based"; and whether any do."""
        behind = [index for index in range(phrase.start + 2, phrase.end) if ends_compound(words, index, self._lex)]
        return ([each for each in modifiers if each.start > behind[-1]], True) if behind else (modifiers, False)

    def _tells(self, modifier: Mention, noun: str) -> bool:
        """Whether ``modifier`` says which organization ``noun`` is: "the Roe campaign", not "the Swiss company"."""
        return modifier.kind == "person" or not self._is_place(modifier) or noun in self._lex.public_bodies

    def _is_place(self, mention: Mention) -> bool:
        return mention.entity is not None and self._entities[mention.entity].type == "place"

    def bearer(self, handle: str) -> int | None:
        """The person whose name a social network's ``handle``, without its "@", plainly is: "jroe" is Jane Roe."""
        return self._bearers.get(fold(handle).replace("_", ""))

    @cached_property
    def _bearers(self) -> dict[str, int]:
        """People by the handles that their names make; few articles have any handle."""
        bearers: dict[str, int] = {}
        for index, entity in enumerate(self._entities):
            if entity.type == "person" and len(entity.words) > 1:
                given, surname = entity.words[0], entity.words[-1]
                for handle in (given + surname, given[0] + surname, surname):
                    bearers.setdefault(handle, index)
        return bearers

    def _holder(self, before: int, office: str, possessor: int | None, described: list[str]) -> int | None:
        """The person of that office: the last one named before, else the only one named after.

        Those come first who have it as it is ``described`` there: "the foreign" secretary.
        """
        holders = self._holders.get(office, [])[:_MAX_HOLDERS]
        kinds = {word for word in described if word.isalpha() and word.islower() and word not in self._lex.closed_class}
        if kinds:
            alike = [index for index in holders if kinds == self._kinds_of_office(index)]
            if office in self._lex.grammar.nouns.of_governments:
                holders = [index for index in holders if not self._is_of_another_kind(index, kinds)]
            holders = alike or holders
        if possessor is not None:
            belonging = [index for index in holders if possessor in self._entities[index].principals]
            holders = belonging or [index for index in holders if not self._entities[index].principals]
        found = self._last_mentioned(before, holders)
        return holders[0] if found is None and len(holders) == 1 else found

    def _is_of_another_kind(self, index: int, kinds: set[str]) -> bool:
        """Whether entity ``index`` is a minister of another field than these ``kinds``: "first", no "justice" one."""
        own, lex = self._kinds_of_office(index), self._lex
        fields = lex.government_fields | lex.departments | lex.grammar.adjectives.of_ministers
        return own != set() and own.isdisjoint(kinds) and own | kinds <= fields

    def _kinds_of_office(self, index: int) -> set[str]:
        """The words before the noun of the office of entity ``index``, lower case."""
        role = self._entities[index].role
        words = [] if role is None else self._document[role.field].words[role.start : role.end - 1]
        return set(map(str.lower, words))

    def _head_of(self, organization: int) -> int | None:
        """The one person who is said to lead ``organization``, by whatever office: "the Acme chief"."""
        heads = {
            index
            for index, entity in enumerate(self._entities)
            if any(tie.organization == organization and tie.office in HEADS and not tie.is_past for tie in entity.ties)
        }
        return heads.pop() if len(heads) == 1 else None

    def _last_mentioned(self, before: int, among: list[int] | None) -> int | None:
        """The person named or meant last before mention ``before``, of those ``among`` which to look."""
        for index in self._mentions.back_from(before):
            entity = self._mentions[index].entity
            if entity is not None and (self._entities[entity].type == "person" if among is None else entity in among):
                return entity
        return None
