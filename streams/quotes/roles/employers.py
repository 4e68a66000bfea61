"""Who employs: the name before or after a role.

"Acme CEO", "Acme Corp. (NYSE: ACM) chief executive", "an analyst at the London-based broker Acme", "CFO, Acme Corp.".
"""

from itertools import takewhile
from typing import Final

from streams.quotes.names.name import Name
from streams.quotes.names.register import Register
from streams.quotes.roles.ties import MAX_PART, Territory, is_part, nation_before
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_BEHIND: Final = 14
"""Tokens after a role within which its employer is looked for."""
_MAX_NOUNS: Final = 8
"""Tokens before an employer's name that say what it is, at most."""
_MAX_DESCRIBING: Final = 4
"""Tokens between a name and another that they say what it is, at most: the TV "production company" Acme."""
_MAX_BEHIND_COMMAS: Final = 3
"""Names after a title, each after a comma, of which the last may be the employer's: "CEO, Asia, Acme Corp."."""
_MAX_ASIDE: Final = 8
"""Tokens in parentheses between an employer and a role, at most: "(NYSE: ACM)"."""
_MAX_TRADE: Final = 2
"""Words behind a name that say what it is, at most: Acme "investment bank"."""
_WITH_PASSIVES: Final = frozenset(("also", "has", "now", "which"))
"""What may stand between a name and what is done by somebody, beside forms of "be"."""
_AMOUNTS: Final = "$£€&"
_ARTICLE: Final = ("the", "The")


class Employers:
    """Finds the names beside roles in the text of one field."""

    def __init__(self, field: TextField, names: list[Name], register: Register) -> None:
        self._field = field
        self._words = field.words
        self._lex = register.lex
        self._entities = register.entities
        grammar = register.lex.grammar
        self._openings = grammar.determiners.in_descriptions
        self._governors = grammar.prepositions.of_offices
        self._based = grammar.affixes.after_places
        fields_of_work = register.lex.role_fields
        named = [
            name
            for name in names
            if name.kind != "role" and (name.end > name.start + 1 or field.words[name.start] not in fields_of_work)
        ]
        self.by_start = {name.start: name for name in named}
        self.by_end = {name.end: name for name in named}
        self.titles_by_end = {name.end: name.role for name in names if name.kind == "role" and name.role is not None}
        """Titles in capitals that nobody's name follows: "the Minister of Power,"."""

    def reference(self, start: int) -> int | None:
        """The token before a role at ``start`` that refers to the employer: "its", the "company" of "the company's"."""
        words, end = self._words, self.behind_owner(start)
        if end and words[end - 1].lower() == "its":
            return end - 1
        refers = end > 1 and words[end - 1] in POSSESSIVE and words[end - 2] in self._lex.organization_descriptions
        return end - 2 if refers else None

    def behind_owner(self, start: int) -> int:
        """``start``, where a role begins, or before words that are no part of it: "Acme's new" chief executive."""
        passing = self._lex.grammar.adjectives.of_holders
        while start > 1 and self._words[start - 1] in passing:
            start -= 1
        return start

    def before(self, start: int) -> Name | None:
        """The name before a role that begins at token ``start``: "Acme CEO", "Acme's chief executive"."""
        words, end = self._words, self.behind_owner(start)
        if end == 0:
            return None
        if (
            words[end - 1] in self._based
            and words[end - 2] in HYPHENS
            and (place := self.by_end.get(end - 2)) is not None
        ):
            end = place.start  # "Acme's Omaha-based economist"
        if words[end - 1] in POSSESSIVE:
            end -= end not in self.by_end  # "McDonald's" has it in the name
        else:
            end = self.before_aside(end)
        return self.by_end.get(end)

    def nation(self, role: Range) -> Territory | None:
        """The nation whose adjective stands before ``role``, or opens it: "Swiss" finance minister, "US" President."""
        ends = (self.behind_owner(role.start), role.start + 1)
        return next(filter(None, (nation_before(self._words, end, self._lex) for end in ends)), None)

    def behind(self, head: int, end: int) -> Name | None:
        """The first organization after a role, before ``end``: "of Acme", "for the Acme group", "of mail at Acme"."""
        words, place = self._words, None
        index, limit = head, min(end - 1, head + _MAX_BEHIND)
        index = self.behind_aside(index, min(limit, index + _MAX_ASIDE))
        if index < limit and words[index] == "," and words[index + 1] in self._governors:
            index += 1
        while index < limit:
            word = words[index]
            if word in self._governors:
                name = self.at(index + 1, end)
                if name is not None and not self.is_place(name):
                    return name
                if name is None and self._is_some_body(index + 1, limit):
                    break  # "of a group lobbying in Norland"
                place = place or name
            elif word in self._lex.bodies_apart and index + 1 not in self.by_start:
                break  # "president of the pilots' union at Acme"
            elif word == "," and (governor := self._behind_list(index, limit)) > index:
                index = governor
                continue
            elif not word[0].isalnum() and word not in "-&" and word not in POSSESSIVE:
                break
            index += 1
        return place

    def _is_some_body(self, begin: int, limit: int) -> bool:
        """Whether an organization without a name stands at token ``begin``: "a group", "a local charity"."""
        words, lex = self._words, self._lex
        if words[begin] not in lex.grammar.determiners.indefinite:
            return False
        described = words[begin + 1 : min(limit, begin + 1 + _MAX_DESCRIBING)]
        nouns = list(takewhile(lambda word: word.islower() and word not in lex.closed_class, described))
        behind = words[begin + 1 + len(nouns) : begin + 2 + len(nouns)]
        return behind not in (["at"], ["of"]) and any(map(lex.organization_descriptions.__contains__, nouns))

    def _behind_list(self, index: int, limit: int) -> int:
        """The "at" behind the list of fields of work that goes on at ``index``: "of law, policy and sales [at] Acme".

        ``index`` if it is none: somebody else may be named there, or another office.
        """
        words, lex, is_list = self._words, self._lex, False
        for token in range(index, limit):
            word, name = words[token], self.by_start.get(token)
            if word in lex.grammar.prepositions.of_parts:
                # "Vice President, Health, at Acme"
                is_field = words[token - 1] == "," and lex.departments.issuperset(
                    map(str.lower, words[index + 1 : token - 1])
                )
                return token if is_list or (is_field and token > index + 1) else index
            is_list = is_list or word in lex.grammar.conjunctions.additive
            is_person = name is not None and name.entity is not None and self._entities[name.entity].type == "person"
            is_field = word in lex.grammar.conjunctions.additive or word == "," or word.lower() not in lex.closed_class
            is_field = is_field and not (lex.may_be_participle(word) and word not in lex.title_words)
            if is_person or not is_field or word.lower() in lex.roles or not (word[0].isalnum() or word == ","):
                break
        return index

    def behind_aside(self, index: int, limit: int) -> int:
        """``index``, or the token behind the parenthesis that begins there: "chief executive officer (CEO)" of Acme."""
        if index >= limit or self._words[index] != "(":
            return index
        return next((i + 1 for i in range(index + 1, limit) if self._words[i] == ")"), index)

    def further(self, name: Name, end: int) -> Name | None:
        """The name that "at" governs after ``name``, a part of it: "of Fundamental Research at [Acme]".

        A body within another stands for itself: "of the Feld Institute at Elmira University".
        """
        if self._is_organization(name) and name.words[-1] in self._lex.grammar.nouns.bodies_within:
            return None
        governs = name.end + 1 < end and self._words[name.end] in self._lex.grammar.prepositions.of_parts
        further = self.at(name.end + 1, end) if governs else None
        return None if further is None or self.is_place(further) else further

    def workplace(self, begin: int, end: int, *, is_any: bool = True) -> Name | None:
        """Where is done what a clause says from token ``begin`` on: "covers Globex at [Acme]", "a unit of [Acme]".

        What "at" governs goes before what "for" does: "manages money for clients at Acme". Unless ``is_any``, the verb
        is none of work, and only "at" tells.
        """
        words, found, index = self._words, None, begin
        limit = min(end - 1, begin + _MAX_BEHIND)
        while index < limit:
            word, inner = words[index], self.by_start.get(index)
            if inner is not None:
                index = inner.end  # "Acme Corp."
                continue
            if not word[0].isalnum() and word not in HYPHENS and word not in POSSESSIVE and word not in _AMOUNTS:
                break
            if word in self._lex.grammar.adverbs.of_the_past:
                break  # "who runs a clinic and once worked for Acme"
            index += 1
            is_part = word == "of" and words[index - 2] in self._lex.grammar.nouns.units
            name = self.at(index, end) if is_part or word in self._lex.grammar.prepositions.of_parts else None
            if name is None or self.is_place(name) or not (self._ends_phrase(name, end) or self._owns_part(name, end)):
                continue
            if not is_any and word != "at":
                continue
            if word == "at":
                return name
            found = found or name
        return found

    def _owns_part(self, name: Name, end: int) -> bool:
        """Whether ``name`` owns a part of itself: "Acme's Omaha plant"."""
        begin = name.end + 1
        return (
            name.end < end
            and self._words[name.end] in POSSESSIVE
            and is_part(self._words[begin : begin + MAX_PART], self._lex)
        )

    def _is_whole(self, name: Name, end: int) -> bool:
        """Whether ``name``, of several words or an organization's, ends its noun phrase: "the listed Acme"."""
        return self._ends_phrase(name, end) and (len(name.words) > 1 or self._is_organization(name))

    def _ends_phrase(self, name: Name, end: int) -> bool:
        """Whether no noun follows ``name``: not "the Acme conference"."""
        if name.end >= end:
            return True
        following, lex = self._words[name.end], self._lex
        goes_on = following in POSSESSIVE or (following[0].isalnum() and following not in lex.closed_class)
        return not goes_on or following in lex.speech_verbs

    def at(self, begin: int, end: int) -> Name | None:
        """The name in the noun phrase at token ``begin``, after a preposition: "the London-based broker Acme"."""
        words, index = self._words, begin + (self._words[begin].lower() in self._openings)
        begin, place, is_described = index, None, True
        limit = min(end, begin + _MAX_NOUNS)
        while index < limit:
            name = self.by_start.get(index)
            if name is None:
                if not self._goes_on_over(index, begin):
                    break
                # The name behind "the" may be a subject: "the bank the Fed saved".
                is_described = self.describes(words[index])
                index += 1
                continue
            index = name.end
            is_compound = index + 1 < limit and words[index] in HYPHENS and self._field.is_glued(index)
            is_based = is_compound and (words[index + 1] in self._based or words[index + 1].endswith("ed"))
            if self._owns_a_body(index, end):
                return place
            if not is_based and (not self.is_place(name) or self.is_called_a_firm(name)):
                is_employer = not is_compound and (is_described or self._is_whole(name, end))
                return (self._described(index, limit) or name) if is_employer else place
            place = place if is_based else place or name
            index += 2 * is_compound if is_compound else index < limit and words[index] in POSSESSIVE
            is_described = True
        return place

    def _owns_a_body(self, index: int, end: int) -> bool:
        """Whether the name that ends at ``index`` only owns a body that is no part of it: "VW's works council"."""
        if index >= end or self._words[index] not in POSSESSIVE:
            return False
        owned = list(takewhile(str.islower, self._words[index + 1 : min(end, index + 1 + _MAX_DESCRIBING)]))
        is_named = index + 1 + len(owned) in self.by_start  # "Norland's biggest union Acme"
        return not (is_named or self._lex.bodies_apart.isdisjoint(owned))

    def _goes_on_over(self, index: int, begin: int) -> bool:
        """Whether a noun phrase from token ``begin`` on goes on over ``index``: "anti-virus", "makers'", "IT"."""
        word = self._words[index]
        if word in _ARTICLE:
            return index > begin and self.describes(self._words[index - 1])  # "at the charity the Acme Trust"
        if word in self._lex.grammar.conjunctions.additive:
            return index > begin and word_at(self._words, index + 1).islower()
        if word[0].isalpha():
            return (word.islower() and word not in self._lex.closed_class) or word in self._lex.role_fields
        return index > begin and (word in HYPHENS or word in POSSESSIVE) and self._field.is_glued(index)

    def describes(self, word: str) -> bool:
        """Whether an organization is called a ``word``, or several are, directly before its name: "broker"."""
        nouns = self._lex.employer_nouns
        return word in nouns or word.removesuffix("s") in nouns

    def _described(self, index: int, limit: int) -> Name | None:
        """The name that nouns at ``index``, after another name, say what it is: the IT firm [Acme], its unit [Acme]."""
        is_owned = index < limit and self._words[index] in POSSESSIVE
        index += is_owned
        begin = index
        while index < min(limit, begin + _MAX_DESCRIBING):
            name = self.by_start.get(index)
            if name is not None and is_owned:  # "at Acme's financial advisers Roe & Lund"
                noun = self._words[index - 1]
                is_apart = self.describes(noun) or self._lex.are_people(noun)
                return name if is_apart and self._is_organization(name) and self._ends_phrase(name, limit) else None
            if name is not None:
                last = index - 1 - (self._words[index - 1] in _ARTICLE)  # "at the Ohio charity the Acme Trust"
                return name if last >= begin and self.describes(self._words[last]) else None
            if not self._goes_on_over(index, begin):
                return None
            index += 1
        return None

    def behind_comma(self, titles_end: int, end: int) -> Name | None:
        """The organization that stands by itself between a title and another mark: "Chief Executive, Acme Corp.".

        A region or a department may stand between them: "Managing Director, UK & EMEA, Acme Corp.".
        """
        titles_end = self.behind_aside(titles_end, min(end, titles_end + _MAX_ASIDE))
        for _ in range(_MAX_BEHIND_COMMAS):
            if titles_end + 1 >= end or self._words[titles_end] != ",":
                return None
            name = self._last_of_list(self.by_start.get(titles_end + 1))
            if name is None or name.entity is None or not self._stands_alone(name, end):
                return None
            kind = self._entities[name.entity].type
            if kind == "person":
                return None
            if kind != "place" and not self._is_listed_before(name, end):
                return name
            titles_end = name.end
        return None

    def _last_of_list(self, name: Name | None) -> Name | None:
        """The name that "and" joins to ``name``, or ``name``: "Wearables and [Mobility], Acme Corp."."""
        joined = None
        if name is not None and word_at(self._words, name.end) in ("and", "&"):
            joined = self.by_start.get(name.end + 1)
        return joined or name

    def _stands_alone(self, name: Name, end: int) -> bool:
        """Whether nothing follows ``name``, a department or an organization, but whose part it is: "at Acme"."""
        following = self._words[name.end] if name.end < end else "."
        return not following[0].isalnum() or following in self._lex.grammar.prepositions.of_parts

    def _is_listed_before(self, name: Name, end: int) -> bool:
        """Whether ``name``, a common word, is a department that its organization follows: "Transmission, Acme Corp.".

        Before ``end``.
        """
        following = self.by_start.get(name.end + 1)
        if (
            following is None
            or following.end > end
            or self._words[name.end] != ","
            or not self._is_organization(following)
        ):
            return False
        lex = self._lex
        is_list = not lex.grammar.conjunctions.additive.isdisjoint(self._words[name.start : name.end])
        return (is_list or not self._is_organization(name)) and lex.english_words.issuperset(name.words)

    def beside(self, start: int, end: int) -> Name | None:
        """ "Acme's Jane Roe", "Jane Roe of Acme", "Jane Roe, from the broker Acme"."""
        words, prepositions = self._words, self._lex.grammar.prepositions
        if start > 1 and words[start - 1] in POSSESSIVE and (owner := self.before(start)) is not None:
            return owner
        if end + 1 < len(words) and words[end] in prepositions.of_belonging:
            return self.at(end + 1, len(words))
        begin = end + 1 + (word_at(words, end + 1) == "based")
        if begin + 1 < len(words) and words[end] == "," and words[begin] in prepositions.of_belonging:
            name = self.at(begin + 1, len(words))
            if name is None:
                return None
            is_sure = self._is_known(name) or self._is_called_one(name) or self._owns_part(name, len(words))
            return name if is_sure else None  # not "Jane Roe, of Omaha,"
        return None

    def led(self, start: int) -> Name | None:
        """The organization that is said to be led by who is named at ``start``: "Acme, founded in 1990 by" Jane Roe.

        "Acme, a start-up led by", "Acme was founded by", "analysts at Acme, led by"; not "a book about Acme, led by".
        """
        words, verbs, verb = self._words, self._lex.grammar.verbs, start - 2
        if verb < 1 or words[verb + 1] != "by":
            return None  # most often
        verb -= 2 * (words[verb].isdecimal() and words[verb - 1] == "in")
        if verb < 1 or words[verb] not in verbs.done_by_leaders:
            return None
        end = verb - 2 * (words[verb - 1] in HYPHENS)  # "co-founded"
        while end > 1 and (words[end - 1] in verbs.of_passives or words[end - 1] in _WITH_PASSIVES):
            end -= 1
        end = self._before_apposition(end)
        end -= 2 * (words[end - 1] in self._lex.grammar.nouns.units and words[end - 2] in POSSESSIVE)  # "Acme's team"
        name = self.by_end.get(self.before_aside(end)) if end > 0 else None
        if name is None:
            return None
        before = [word.lower() for word in words[max(0, name.lead - 2) : name.lead]]
        is_staffed = before[-1:] == ["at"] and self._lex.are_people("".join(before[:-1]))  # "analysts at"
        return name if is_staffed or not self._lex.grammar.prepositions.of_obliques.intersection(before[-1:]) else None

    def _before_apposition(self, end: int) -> int:
        """``end``, or before the comma that parts a name from what it is up to there: "Acme[, a start-up]"."""
        words, index, oblique = self._words, end, self._lex.grammar.prepositions.of_obliques
        while index > max(1, end - _MAX_BEHIND) and words[index - 1] != ",":
            if not (words[index - 1].islower() or words[index - 1] in HYPHENS) or words[index - 1] in oblique:
                return end  # not "Acme, the subject of a lawsuit led by"
            index -= 1
        is_open = words[index - 1] == "," and (index == end or words[index] in self._lex.grammar.determiners.articles)
        return index - 1 if is_open else end

    def opening(self, start: int, *, is_officer: bool = False) -> Name | None:
        """The bank or the like at which a sentence says that somebody is, named at ``start``: "At Acme Bank, Jane Roe".

        Or "Over at Acme Bank, Jane Roe". At others somebody may only be: at a court, a show, a company met. If he
        ``is_officer``, any organization: "At Acme Corp., chief executive Jane Roe".
        """
        end = self.before_aside(start - 1) if start > 1 and self._words[start - 1] == "," else 0
        name = self.by_end.get(end)
        if name is None or not (self.researches(name) or (is_officer and self._is_organization(name))):
            return None
        before = name.start - 1 - (name.start > 0 and self._words[name.start - 1] in _ARTICLE)
        if before < 0 or self._words[before].lower() != "at":
            return None
        start_of_sentence = self._field.sentence_of(before).start
        opens = self._words[start_of_sentence:before] in ([], ["Over"])
        return name if opens else None

    def listed(self, end: int) -> Name | None:
        """The organization that a label has behind the name up to token ``end``: "Jane Roe (Acme):", "Roe, Acme:"."""
        words = self._words
        name = self.by_start.get(end + 1) if word_at(words, end) in ("(", ",") else None
        if name is None or name.entity is None or self._entities[name.entity].type in ("person", "place"):
            return None
        behind = name.end + (words[end] == "(")
        is_closed = words[end] == "," or words[name.end : behind] == [")"]
        return name if is_closed and word_at(words, behind) == ":" else None

    def _is_known(self, name: Name) -> bool:
        """Whether ``name`` is known for an organization's, or called one: "the broker Acme"."""
        return (
            self.researches(name)
            or self._is_organization(name)
            or (name.start > 0 and not self.is_place(name) and self.describes(self._words[name.start - 1]))
        )

    def researches(self, name: Name) -> bool:
        """Whether ``name`` is known, or called, what has analysts: "Acme Securities"."""
        is_called = len(name.words) > 1 and name.words[-1] in self._lex.grammar.nouns.of_research_firms
        return not self.is_place(name) and (is_called or " ".join(name.words) in self._lex.research_firms)

    def _is_called_one(self, name: Name) -> bool:
        """Whether what follows ``name`` says that it is an organization: "from Acme investment bank"."""
        behind = self._words[name.end : name.end + _MAX_TRADE]
        return not self.is_place(name) and any(map(self.describes, takewhile(str.islower, behind)))

    def governed(self, end: int) -> tuple[int, Name | None]:
        """The token after the role in a description up to token ``end``, and its employer: "the head of Acme".

        Or after a comma: "The Managing Director, Acme Ltd.,".
        """
        name = self.by_end.get(end) or self._called_before(end)
        if name is None:
            return end, None
        comma = name.start - 1
        if comma > 0 and self._words[comma] == "," and not self.is_place(name):
            return (comma, name) if self._opens_with_a_title(comma) else (end, None)
        stop, governor = max(0, name.lead - _MAX_NOUNS), name.lead - 1
        while governor > stop and self._words[governor] not in self._governors and self._goes_on(self._words[governor]):
            governor -= 1
        is_governed = governor > 0 and self._words[governor] in self._governors
        return (governor, name) if is_governed and self.at(governor + 1, end) is name else (end, None)

    def _called_before(self, end: int) -> Name | None:
        """The name before nouns up to token ``end`` that say what it is: "the [VCI] industry association"."""
        words, index = self._words, end
        if not self.describes(words[end - 1]):
            return None
        while index > max(0, end - _MAX_DESCRIBING) and words[index - 1].islower():
            index -= 1
        return self.by_end.get(index)

    def before_aside(self, end: int) -> int:
        """``end``, or where the parenthesis that ends there begins: "Commission (ACM)"."""
        if self._words[end - 1] != ")":
            return end
        return next((i for i in range(end - 2, max(0, end - _MAX_ASIDE), -1) if self._words[i] == "("), end)

    def _opens_with_a_title(self, comma: int) -> bool:
        """Whether a sentence begins with a title in capitals up to ``comma``: "The Managing Director"."""
        start = self._field.sentence_of(comma).start
        words = self._words[start:comma][: _MAX_NOUNS + 1]
        are_capitals = all(word[0].isupper() or word in self._lex.grammar.phrases.in_offices for word in words)
        return start + len(words) == comma and words != [] and are_capitals and words[-1].lower() in self._lex.roles

    def is_called_a_firm(self, name: Name) -> bool:
        """Whether a noun before ``name``, which only sounds like a place's, says what it is: "the broker" Acme Hill."""
        is_described = name.start > 0 and self.describes(self._words[name.start - 1])
        return is_described and " ".join(name.words) not in self._lex.places

    def is_place(self, name: Name) -> bool:
        """Whether ``name`` names a place, which employs nobody: "U.S." chief executive."""
        return name.entity is not None and self._entities[name.entity].type == "place"

    def _is_organization(self, name: Name) -> bool:
        return name.entity is not None and self._entities[name.entity].type == "organization"

    def _goes_on(self, word: str) -> bool:
        """Whether ``word`` can stand before an employer's name in a noun phrase: "the London-based broker Acme"."""
        return word in self._openings or word in HYPHENS or (word[0].isalpha() and word not in self._lex.closed_class)
