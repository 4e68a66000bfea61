"""Whom a description means: "the company", "the newspaper", and in a headline "Acme boss"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple

from streams.quotes.cast.organizations import Organizations, likely
from streams.quotes.coreference.mentions import REACH, Mention, Mentions, is_place
from streams.quotes.coreference.resolver import NOBODY, Meant
from streams.quotes.names.entities import Entity, FieldRange
from streams.quotes.names.titles import is_possessive
from streams.quotes.roles.ties import HEADS, are_two_fields
from streams.quotes.words.compounds import ends_compound
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import Document, FieldName, TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_HOLDERS: Final = 8
_MAX_FROM_ARTICLE: Final = 4
"""Words from an indefinite article to its noun, at most."""
_ASSOCIATION: Final = "association"
"""What an industry group, an advocacy group is: no company."""
_GROUP: Final = "group"
_EX: Final = "ex"
_NEWS_AGENCY: Final = ("news", "agency")
_OF_OTHERS: Final = frozenset(("fan", "rival", "supply"))
"""Of what is not the one named before it, but another's: the Acme "fan" website."""
_TRADES: Final = frozenset((_NEWS_AGENCY, ("law", "firm"), ("investment", "firm"), ("investment", "bank")))
"""What says behind a name what its bearer is, and not what somebody else is for him: "Acme law firm"."""
_OF: Final = "of"
_HANDLE_JOINTS: Final = re.compile(r"[\W\d_]+")


class _Body(NamedTuple):
    """Where a body is called by its noun and by whose it is: "the Obama administration"."""

    place: FieldRange
    is_another: bool
    """Whether more than one is called by the noun so far."""


def _at(body: _Body) -> tuple[bool, int]:
    """Where ``body`` ends in the article; places are in order, the title's first."""
    return body.place.field == "body", body.place.end - 1


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
        if modifier is not None and modifier.start == phrase.start and self._is_name_before(words, phrase, modifier):
            return Meant(modifier.entity)  # "Reuters news agency", "Acme law firm"
        is_definite = words[phrase.start].lower() in self._lex.grammar.determiners.definite
        if is_headline or is_definite or self._is_of_a_place(words, phrase, modifier):
            noun = words[phrase.end - 1].lower()
            if noun in self._lex.organization_descriptions or (
                noun in self._lex.grammar.nouns.papers and not is_headline
            ):
                return self._body(field, phrase, modifier, is_located=is_located)
            if noun in self._lex.grammar.nouns.boards and modifier is not None and modifier.end == phrase.end - 1:
                return Meant(self._organization(modifier))  # "the Acme team"
        return Meant(self._in_headline(field, phrase, modifier)) if is_headline else NOBODY

    def _body(self, field: TextField, phrase: Range, modifier: Mention | None, *, is_located: bool) -> Meant:
        """The outlet, or another organization, that ``phrase`` means, with its first ``modifier``."""
        words, is_headline = field.words, self._is_headlines(field, phrase.start)
        noun, nouns = words[phrase.end - 1].lower(), self._lex.grammar.nouns
        if modifier is not None and self._is_name_before(words, phrase, modifier):
            return Meant(modifier.entity)  # "the Mirror newspaper", "the Acme crypto exchange"
        if noun in nouns.papers and not is_headline:
            tells = modifier is not None and not is_place(modifier, self._entities)
            before = self._mentions.before(field.name, phrase.start)
            return NOBODY if tells else Meant(self._organizations.newspaper(before))
        if is_located and modifier is not None and modifier.end == phrase.end - 1:
            found = Meant(modifier.entity)  # "the Paris-based Acme group"
        else:
            found = likely(self._group(field, phrase, modifier))
        is_sure = found.entity is not None and self._entities[found.entity].type == "organization"
        return found if is_sure or not is_headline else NOBODY

    def _is_of_a_place(self, words: list[str], phrase: Range, modifier: Mention | None) -> bool:
        """Whether ``phrase`` only says where the ``modifier``, a place, has it: "Europe's biggest drugmaker"."""
        if modifier is None or modifier.lead != phrase.start or not is_place(modifier, self._entities):
            return False
        behind = words[modifier.end + 1 : phrase.end]
        if not is_possessive(words, modifier.end) or self.is_public(words, phrase.end - 1):
            return False
        is_the_one = not self._lex.grammar.adjectives.superlative.isdisjoint(behind)
        return is_the_one and all(word[0].islower() for word in behind)

    def _is_name_before(self, words: list[str], phrase: Range, modifier: Mention) -> bool:
        """Whether the noun of ``phrase`` only says what the ``modifier`` is: "the Acme crypto exchange"."""
        noun, between = words[phrase.end - 1].lower(), words[modifier.end : phrase.end - 1]
        if noun in self._lex.grammar.nouns.behind_names:
            says_what = _OF_OTHERS.isdisjoint(between)
        else:  # "The Acme law firm" may be whoever Acme's lawyers are
            says_what = (*between, noun) in (_TRADES if modifier.start == phrase.start else (_NEWS_AGENCY,))
        is_named = modifier.kind != "person" and not is_place(modifier, self._entities) and not self.is_thing(modifier)
        return says_what and is_named and all(word.islower() and word not in POSSESSIVE for word in between)

    def is_thing(self, mention: Mention) -> bool:
        """Whether ``mention`` names what can be no organization: "DeFi", "NFT"."""
        return mention.entity is not None and self._lex.named_things.issuperset(self._entities[mention.entity].words)

    def _organization(self, mention: Mention) -> int | None:
        """Whom ``mention`` names, if that is an organization."""
        is_one = mention.entity is not None and self._entities[mention.entity].type == "organization"
        return mention.entity if is_one else None

    def _in_headline(self, field: TextField, phrase: Range, modifier: Mention | None) -> int | None:
        """The person of the office that a headline's ``phrase`` names, with its first ``modifier``: "Acme boss".

        Only one whom the title does not name, and who holds it still.
        """
        words, noun = field.words, field.words[phrase.end - 1].lower()
        if noun not in self._lex.roles or (modifier is not None and modifier.kind == "person"):
            return None
        principal = None
        if modifier is not None and (is_possessive(words, modifier.end) or not is_place(modifier, self._entities)):
            principal = modifier.entity
        holder = self._holder(self._lex.office(noun), principal, words[phrase.start : phrase.end - 1])
        if holder is None and principal is not None and noun in self._lex.grammar.nouns.heads:
            holder = self._head_of(principal)
        return None if holder is None or self._is_in_title(holder) or self._is_former(words, phrase) else holder

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

    def _group(self, field: TextField, phrase: Range, modifier: Mention | None) -> Meant:
        """The organization that ``phrase`` means, with a ``modifier`` or none: "the Swiss bank", "the Dove maker".

        Nobody if the modifier tells which it is: "the Roe campaign".
        """
        noun, nouns = self._organizations.noun_at(field.words, phrase.end - 1), self._lex.grammar.nouns
        at = FieldRange(field.name, *phrase)
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
                before = map(str.lower, words[max(0, index - _MAX_FROM_ARTICLE) : index])
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
        return modifier.kind == "person" or not is_place(modifier, self._entities) or noun in self._lex.public_bodies

    def is_public(self, words: list[str], index: int) -> bool:
        """Whether the noun at ``index`` is no company's: a nation's name is enough to tell "the Swiss union".

        Nouns that are of no organizations count, too.
        """
        noun, lex = self._organizations.noun_at(words, index), self._lex
        return noun not in lex.organization_descriptions or noun in lex.public_bodies or noun in lex.private_bodies

    def fuller(self, field: FieldName, body: Range) -> FieldRange | None:
        """Whose a ``body`` is that is called by its noun alone: "the Obama administration" for "the administration".

        That is if nothing before it is called so but one, and no name has had the noun in it. The place is that of what
        has the name.
        """
        bodies = self._bodies.get(self._document[field].words[body.end - 1].lower(), [])
        before = bisect_left(bodies, (field == "body", body.start), key=_at)
        if not before or bodies[before - 1].is_another:
            return None
        named = self._first_in_names.get(self._document[field].words[body.end - 1].lower())
        return bodies[0].place if named is None or named > (field == "body", body.start) else None

    @cached_property
    def _first_in_names(self) -> dict[str, tuple[bool, int]]:
        """Where words come up first in the names of organizations: "Administration" of the Drug Enforcement one."""
        first: dict[str, tuple[bool, int]] = {}
        for mention in self._mentions:
            if mention.entity is not None and self._entities[mention.entity].type == "organization":
                for word in self._entities[mention.entity].words:
                    first.setdefault(word, (mention.field == "body", mention.start))
        return first

    @cached_property
    def _bodies(self) -> dict[str, list[_Body]]:
        """What is known by whose it is, by its noun, in order: "Obama administration", "government of Norland"."""
        bodies: dict[str, list[_Body]] = defaultdict(list)
        for noun, place in self._named_by_owners():
            known = bodies[noun]
            is_another = known != [] and (known[-1].is_another or self._text(place) != self._text(known[0].place))
            known.append(_Body(place, is_another))
        return bodies

    def _named_by_owners(self) -> Iterator[tuple[str, FieldRange]]:
        """The nouns of bodies that have a name beside them, with where both stand."""
        nouns, entities = self._lex.named_by_noun | self._lex.grammar.nouns.meant_by_noun, self._entities
        for mention in self._mentions:
            words, behind, before = self._document[mention.field].words, mention.end, mention.start - 2
            if mention.kind == "pronoun" or behind >= len(words):
                continue
            behind += words[behind] in POSSESSIVE
            if (noun := word_at(words, behind)) in nouns:
                yield noun, FieldRange(mention.field, mention.lead, behind + 1)
            elif before >= 0 and words[before + 1] == _OF and words[before] in nouns and is_place(mention, entities):
                yield words[before], FieldRange(mention.field, before, mention.end)

    def _text(self, place: FieldRange) -> list[str]:
        """The words at ``place``, lower case."""
        return list(map(str.lower, self._document[place.field].words[place.start : place.end]))

    def bearer(self, handle: str) -> int | None:
        """The person whose name a site's ``handle``, without its "@", plainly is or has: "jroe", "jroe_econ"."""
        whole = self._bearers.get(fold(handle).replace("_", ""))
        if whole is not None:
            return whole
        for part in map(fold, _HANDLE_JOINTS.split(handle)):
            who = self._bearers.get(part)
            if who is not None and part != self._entities[who].words[-1]:  # whom "@stop_roe" is about
                return who
        return None

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

    def _holder(self, office: str, possessor: int | None, described: list[str]) -> int | None:
        """The only person of that office.

        Those come first who have it as it is ``described`` there: "the foreign" secretary.
        """
        holders = self._holders.get(office, [])[:_MAX_HOLDERS]
        kinds = {word for word in described if word.isalpha() and word.islower() and word not in self._lex.closed_class}
        if kinds:
            alike = [index for index in holders if kinds == self._kinds_of_office(index)]
            if office in self._lex.grammar.nouns.of_governments:
                holders = [
                    index for index in holders if not are_two_fields(self._kinds_of_office(index), kinds, self._lex)
                ]
            holders = alike or holders
        if possessor is not None:
            belonging = [index for index in holders if possessor in self._entities[index].principals]
            holders = belonging or [index for index in holders if not self._entities[index].principals]
        return holders[0] if len(holders) == 1 else None

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
