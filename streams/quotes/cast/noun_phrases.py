"""The head of a noun phrase: who is meant by "Acme's lawyer, Jane Roe, who was there"."""

from collections.abc import Sequence
from itertools import dropwhile, takewhile
from typing import Final, NamedTuple

from streams.quotes.cast.clauses import Clauses, tells_role
from streams.quotes.cast.constituents import CUTS, Constituent
from streams.quotes.coreference.mentions import Mention
from streams.quotes.names.name_words import is_post_nominal
from streams.quotes.words.compounds import behind_region
from streams.quotes.words.lexicon import Lexicon
from streams.text.glyphs import DASHES, HYPHENS, POSSESSIVE
from streams.text.ranges import Range

_POSSESSOR: Final = 6
"""Tokens that a name with its "'s" may have."""
_MAX_POST_NOMINALS: Final = 3
_MAX_PARENTHESIS: Final = 16
"""Tokens looked back over for where a parenthesis opens."""
_MAX_OFFICE: Final = 16
"""Tokens looked back over for the comma before a person's office."""
_MAX_NOUNS: Final = 3
"""Words between a comma and the organization that they describe, at most: "software giant"."""
_MIN_CLAUSE: Final = 4
"""Words of a clause about who speaks that ends with another's office and a comma, at least."""
_OWNER_AND_FIRM: Final = 2
"""Names in "Acme's adviser, Hale Bank"."""
_MAX_LIST: Final = 16
"""Tokens looked ahead over for the "and" of a list."""
_BY: Final = "by"
_MODIFYING: Final = POSSESSIVE | HYPHENS
"""What joins a name to what it only modifies: "Acme's rival", "Acme-backed"."""
_OF_THINGS: Final = frozenset(("that", "which"))
"""With which a clause about an organization begins."""
_APPOSING: Final = DASHES | {","}
"""Marks that an apposition stands after."""


class Source(NamedTuple):
    """A noun phrase taken apart."""

    head: int | None
    """Index of the part that it is about; None if it names none: "two people familiar with the plan"."""
    core: Range
    """Up to and with its head noun, token range."""
    phrase: Range
    """With what follows the head noun, but for relative clauses and appositions."""
    others: tuple[int, ...] = ()
    """Indices of the parts that "and" joins to the head: "Jane Roe and Acme"."""


def can_name(words: list[str], source: Range, lex: Lexicon) -> bool:
    """Whether ``source`` (token range) has a word that can stand for somebody: not "But", not "last month"."""
    spoken = [
        word if word.isupper() and len(word) > 1 else word.lower()  # "AS: …"
        for word in words[source.start : source.end]
        if word[0].isalnum()
    ]
    grammar = lex.grammar
    says_when = not grammar.times.nouns.isdisjoint(spoken)
    return not (grammar.phrases.of_times if says_when else grammar.phrases.without_nouns).issuperset(spoken)


def before_parenthesis(words: list[str], end: int) -> int:
    """Where the parenthesis opens that closes directly before token ``end``: ``end`` if none does, or a long one."""
    if words[end - 1] == ")":
        for index in range(end - 2, max(0, end - _MAX_PARENTHESIS), -1):
            if words[index] == "(":
                return index
    return end


def _person_behind_parenthesis(
    words: list[str], parts: list[Constituent], starts: dict[int, int], rest: Range
) -> int | None:
    """The person whom a noun phrase goes on to name after a parenthesis, with which the ``rest`` of it begins."""
    try:
        number = starts.get(words.index(")", *rest) + 1)
    except ValueError:
        return None
    return number if number is not None and parts[number].is_person else None


def _is_word(word: str) -> bool:
    return word[0].isalnum()


class NounPhrases:
    """Takes noun phrases apart, by the word lists."""

    def __init__(self, lex: Lexicon) -> None:
        grammar = lex.grammar
        self._lex = lex
        self._clauses = Clauses(lex)
        self._times = grammar.times
        self._prepositions = grammar.prepositions.in_noun_phrases
        self._joins = grammar.conjunctions.of_nouns
        self._additive = grammar.conjunctions.additive
        self._list_marks = self._additive | {","}
        self._adverbs = grammar.adverbs.after_subjects
        self._partitives = grammar.numerals.partitive
        self._behind_prepositions = grammar.numerals.of_bounds | HYPHENS  # "at least", "on-chain data"
        self._determiners = grammar.determiners.all
        self._objects = grammar.pronouns.objects
        self._led = grammar.verbs.led
        self._governing = self._prepositions | self._determiners | POSSESSIVE
        self._possessive = grammar.determiners.possessive
        self._definite = grammar.determiners.definite | self._possessive
        self._subjects = grammar.pronouns.relative
        self._links = grammar.phrases.after_nouns
        self._no_verbs = grammar.phrases.no_verbs
        self._no_nouns = grammar.phrases.no_nouns
        self._in_offices = grammar.phrases.in_offices
        self._relatives = grammar.pronouns.interrogative | {"("}
        self._cuts = CUTS | grammar.pronouns.relative_of_all_cases
        self._list_ends = self._cuts | self._list_marks
        self._ends_apposition = self._list_ends | _APPOSING | grammar.prepositions.of_belonging

    def take_apart(self, words: list[str], parts: list[Constituent], source: Range) -> Source:
        """Find what the noun phrase ``source`` (token range) is about, among the ``parts`` inside it, in order."""
        stops = frozenset(part.end for part in parts)
        source = self._trim(words, source, stops)
        start, end = self._trim(words, self._clauses.subject(words, parts, source), stops)
        end = self._before_post_nominals(words, parts, end)
        if parts and parts[-1].end == end and self._closes_with_a_name(words, parts, start):
            return Source(len(parts) - 1, Range(start, end), Range(start, end))
        starts = {part.start: number for number, part in enumerate(parts)}
        index, is_determined = start, words[start].lower() in self._determiners
        latest: int | None = None  # the part that ends where we are
        while index < end:
            number = starts.get(index)
            if number is None and words[index] == "(":
                number = _person_behind_parenthesis(words, parts, starts, Range(index, end))
            if number is not None:
                index = parts[number].end
                behind = behind_region(words, index, end, self._lex) if is_determined and not number else index
                latest, index = number if behind == index else None, behind
                continue
            ends_core = index > start and self._ends_core(words, index, end)
            if ends_core and not self._is_partitive(words, starts, index, end):
                break
            if latest is not None:
                joined = starts.get(index + 1)
                if words[index] in self._joins and not self._modifies(words, parts, (latest, joined), end):
                    break
                if self._only_adds(words, parts[latest], end):
                    break  # "Stone Bank last month", "Jane Roe MP"
            latest = None
            index += 1
        core = Range(start, max(index, start + 1))
        if latest is None:
            latest = self._apposed(words, parts, index, end)
        others = () if latest is None else self._joined(words, parts, latest, end)
        return Source(latest, core, Range(start, max(self._phrase_end(words, index, end), start + 1)), others)

    def _before_post_nominals(self, words: list[str], parts: list[Constituent], end: int) -> int:
        """``end``, or where the person ends whose name only letters follow: "the chairman, [Jane Roe] QC"."""
        if not parts or not parts[-1].is_person or not 0 < end - parts[-1].end <= _MAX_POST_NOMINALS:
            return end
        behind = words[parts[-1].end : end]
        return parts[-1].end if all(is_post_nominal(word, self._lex) for word in behind) else end

    def _joined(self, words: list[str], parts: list[Constituent], head: int, end: int) -> tuple[int, ...]:
        """The parts of a noun phrase up to ``end`` that are joined to its ``head``: a list, or people with appositions.

        "Acme, Globex and Jane Roe"; "Jane Roe, chief of Acme, and John Lund, chief of Globex".
        """
        joined: list[int] = []
        behind, listed = parts[head].end, True
        for number in range(head + 1, len(parts)):
            part = parts[number]
            conjunction = self._before_titles(words, parts, head, number)
            listed = listed and behind >= conjunction - 1 and words[conjunction] in self._list_marks
            follows = words[conjunction] in self._additive
            before = number - 1
            is_governed = before != head and before not in joined and parts[before].is_person
            people = part.is_person and parts[head].is_person and follows and not is_governed
            ends = self._ends_apposition if part.is_person else self._list_ends
            whole = part.end >= end or words[part.end] in ends
            if whole and (people or (listed and (follows or self._list_goes_on(words, part.end, end)))):
                joined.append(number)
                behind = part.end
        return tuple(joined)

    def _before_titles(self, words: list[str], parts: list[Constituent], head: int, number: int) -> int:
        """The token before part ``number`` behind the ``head``, and before its titles: "and [former FAA chief] Roe"."""
        part, before = parts[number], parts[number - 1]
        between = words[before.end : part.start]
        is_tied = between == [] or (len(between) == 1 and between[0] in POSSESSIVE)  # "Acme's chief Ida Lund"
        is_employer = part.is_person and number - 1 > head and not before.is_person and is_tied
        token = (before if is_employer else part).start - 1
        is_former = is_employer and words[token].lower() in self._lex.grammar.adjectives.former
        return token - (is_former or words[token] in self._possessive)  # "and her deputy Ida Lund"

    def _list_goes_on(self, words: list[str], index: int, end: int) -> bool:
        """Whether "and" joins more to a list from token ``index`` on: "[Acme], Globex and Initech"."""
        return any(word in self._additive for word in words[index : min(end, index + _MAX_LIST)])

    def modifies_a_name(self, words: list[str], mentions: Sequence[Mention], number: int) -> bool:
        """Whether mention ``number`` only says whose or what the next is: "Acme's rival Globex"."""
        if number + 1 == len(mentions):
            return False
        between = words[mentions[number].end : mentions[number + 1].lead]
        if len(between) < 2 or between[0] not in _MODIFYING:
            return False
        return all(word.isalpha() and word.islower() and word not in self._links for word in between[1:])

    def _trim(self, words: list[str], source: Range, stops: frozenset[int]) -> Range:
        """``source`` without a preposition before it, and marks and a possessive after it, but to one of ``stops``."""
        start, end = source
        while start < end - 1 and (
            (words[start].lower() in self._prepositions and words[start + 1] not in self._behind_prepositions)
            or not (words[start][0].isalnum() or words[start] == "@")
        ):
            start += 1
        while (
            end > start + 1
            and end not in stops  # "Acme Corp."
            and (not words[end - 1][0].isalnum() or words[end - 1] in self._adverbs)
        ):
            end -= 1  # "Acme, the chipmaker, today"
        says_when = end > start + 2 and words[end - 1] in self._times.nouns and words[end - 2] in self._times.beginnings
        return Range(start, end - 2) if says_when and end not in stops else Range(start, end)

    def _is_office_before(self, words: list[str], parts: list[Constituent], person: int) -> bool:
        """Whether an office and a comma stand before the ``person`` with which a phrase ends, and no other person.

        "Acme, whose boss, Jane Roe"; "Acme News, Globex's finance chief, Jane Roe" of "in a memo seen by Acme News".
        """
        is_other = any(part.is_person for part in parts[:-1])
        return not is_other and words[person - 1] == "," and words[person - 2].lower() in self._lex.roles

    def _closes_with_a_name(self, words: list[str], parts: list[Constituent], start: int) -> bool:
        """Whether a phrase from ``start`` on only leads, by an office, to the name of the last of ``parts``."""
        name = parts[-1]
        if name.is_person:
            if self._is_in_clause(words, Range(start, name.start)):
                return False
            is_title = self._is_title_before(words, start, name.start) or self._joins_offices(words, parts, start)
            return is_title or self._is_office_before(words, parts, name.start)
        office = name.start - 2  # "its adviser, Hale Bank"; no "Jane Roe, General Counsel, Acme"
        is_apposed = office > 0 and words[office + 1] == "," and len(parts) <= _OWNER_AND_FIRM
        is_apposed = is_apposed and not (name.is_place or any(part.is_person for part in parts))
        return is_apposed and words[office].lower() in self._lex.grammar.nouns.firms_offices

    def _joins_offices(self, words: list[str], parts: list[Constituent], start: int) -> bool:
        """Whether who is named last holds an office told at ``start``, too: "Founder of Acme and singer Jane Roe"."""
        person = parts[-1].start
        office = words[start:person]
        is_joined = len(office) > 1 and office[-1] in self._additive and "," not in office
        is_alone = not any(part.is_person for part in parts[:-1])
        return (
            is_joined
            and is_alone
            and words[start].lower() in self._lex.roles
            and words[person] in self._lex.title_words
        )

    def _is_in_clause(self, words: list[str], behind: Range) -> bool:
        """Whether a name after the tokens ``behind`` is somebody's in a clause about who speaks, and not his.

        "an aide who met [the chairman of Acme], Jane Roe"; not "a lawyer who represents Acme", Jane Roe, nor "a banker
        who is the club's owner", Jane Roe.
        """
        clause = list(dropwhile(lambda word: word not in self._subjects, words[behind.start : behind.end]))
        if len(clause) < _MIN_CLAUSE or clause[-1] != "," or tells_role(clause, self._lex):
            return False
        determined = max((at for at, word in enumerate(clause) if word in self._definite), default=len(clause))
        office = list(takewhile(lambda word: word not in ("of", ","), clause[determined + 1 :]))
        return office[-1:] != [] and office[-1].lower() in self._lex.roles  # no "broker Acme"

    def _is_title_before(self, words: list[str], start: int, person: int) -> bool:
        """Whether an office in capitals with "of" in it stands from ``start`` to ``person``: "Port of Omaha Chief"."""
        title = words[start:person]
        if len(title) < 3 or "of" not in title or not title[-1][0].isupper():
            return False
        return all(word[0].isupper() or word in self._in_offices for word in title)

    def _phrase_end(self, words: list[str], index: int, end: int) -> int:
        """Where the noun phrase ends whose head noun ends before ``index``: before a relative or participial clause."""
        if index < end and words[index] == "," and self._is_participle(words, index + 1, end):
            return index
        phrase_end = index
        while phrase_end < end and words[phrase_end] not in self._relatives:
            phrase_end += 1
        while phrase_end > index and words[phrase_end - 1] == ",":
            phrase_end -= 1
        return phrase_end

    def _is_participle(self, words: list[str], index: int, end: int) -> bool:
        """Whether a participle stands at ``index``, also as part of a compound: "based", "majority-owned"."""
        if index + 2 < end and words[index + 1] == "-":
            index += 2
        word = words[index] if index < end else ""
        return self._lex.may_be_participle(word) and word not in self._prepositions

    def _only_adds(self, words: list[str], part: Constituent, end: int) -> bool:
        """Whether what follows ``part`` in a noun phrase up to ``end`` says when, or follows a person's name."""
        following = words[part.end : min(end, part.end + _MAX_POST_NOMINALS + 1)]
        behind = list(takewhile(_is_word, following))
        if not behind:
            return False
        is_day = behind[0].lower() in self._times.weekdays and not (len(behind) > 1 and behind[1][0].isupper())
        if is_day or behind[0] in self._times.beginnings:
            return True
        if not part.is_person or len(behind) > _MAX_POST_NOMINALS:
            return False
        return (len(behind) == 1 and behind[0].isupper()) or all(is_post_nominal(word, self._lex) for word in behind)

    def _ends_core(self, words: list[str], index: int, end: int) -> bool:
        """Whether what follows the head noun begins at ``index``: a preposition, a participle with one, a mark."""
        word = words[index]
        if word in self._cuts or word in self._prepositions or words[index : index + 2] == ["-", "-"]:
            return True
        if index + 1 >= end or words[index + 1] not in self._prepositions:
            return False
        lex, noun = self._lex, words[index - 1].lower()
        if noun in lex.somebody:
            return lex.may_be_participle(word)
        is_made = noun in lex.publication_nouns or noun in lex.organization_descriptions or words[index + 1] == _BY
        return is_made and lex.may_be_participle(word) and not word.endswith("ing")

    def _is_partitive(self, words: list[str], starts: dict[int, int], index: int, end: int) -> bool:
        """Whether the "of" at ``index`` stands before what the phrase is about: "one of the bank's shareholders"."""
        if words[index] != "of" or words[index - 1].lower() not in self._partitives or index + 1 >= end:
            return False
        following = words[index + 1]
        if index + 1 in starts:  # a name's: "one of Acme's shareholders"
            return any(word in POSSESSIVE for word in words[index + 2 : min(end, index + _POSSESSOR)])
        return following.islower() and following not in self._objects

    def _modifies(self, words: list[str], parts: list[Constituent], joined: tuple[int, int | None], end: int) -> bool:
        """Whether the second of the ``joined`` parts, after "and", only modifies a noun: "the Acme and Globex boards".

        A person's "her" does not: "Jane Roe and her team".
        """
        first, second = joined
        if second is None or (parts[first].is_person and words[parts[second].start] in self._possessive):
            return False
        behind, following = parts[second].end, second + 1
        is_title = following < len(parts) and parts[following].is_person and parts[following].start == behind
        if is_title and parts[first].is_person and not parts[second].is_person:
            return False  # "Jane Roe and Acme chief Ida Lund"
        return behind < end and words[behind][0].islower() and words[behind] not in self._no_verbs

    def _apposed(self, words: list[str], parts: list[Constituent], index: int, end: int) -> int | None:
        """The person that stands in apposition after token ``index``: ", Jane Roe," or an unmarked "... Jane Roe".

        Or an organization after what is called that: "the developer, Acme".
        """
        for number, part in enumerate(parts):
            if part.start < index or not part.is_person:
                continue
            before = part.start - 1
            before -= before > index and words[before].lower() in self._determiners  # ", the lawyer Jane Roe,"
            while before > index and words[before] not in self._cuts and words[before][0].isupper():
                before -= 1
            if self._is_titled(words, index, part.start) or self._is_in_clause(words, Range(index, part.start)):
                continue  # "an associate of former Acme boss Jane Roe"
            closed = part.end >= end or words[part.end] in self._ends_apposition
            follows_name = number > 0 and parts[number - 1].end == part.start
            is_apposed = words[before] in _APPOSING or follows_name or self._is_noun(words[part.start - 1])
            is_apposed = is_apposed or self._is_office_holder(words, index, part)
            if closed and (is_apposed or self._leads(words, index, part.start)):
                return number
        return self._apposed_organization(words, parts, index, end)

    def _is_office_holder(self, words: list[str], index: int, person: Constituent) -> bool:
        """Whether an office that stands behind a comma, from token ``index`` on, leads to the ``person``.

        "A diplomat, former envoy to Norland Jane Roe"; not "a friend, envoy to Jane Roe".
        """
        earliest = max(index, person.start - _MAX_OFFICE)
        comma = next((at for at in range(person.start - 1, earliest - 1, -1) if words[at] == ","), None)
        if comma is None or words[person.start - 1].lower() in self._governing:
            return False
        office = list(takewhile(lambda word: word not in self._prepositions, words[comma + 1 : person.end - 1]))
        is_governed = comma + 1 + len(office) < person.start
        is_titled = words[person.start] in self._lex.title_words or words[person.start].lower() in self._lex.roles
        return not (is_governed and is_titled) and any(word.lower() in self._lex.roles for word in office)

    def _leads(self, words: list[str], index: int, person: int) -> bool:
        """Whether people, told before token ``index``, are led by who is named at ``person``: "led by Jane Roe"."""
        before = words[max(index, person - 2) : person]
        is_led = before[1:] == ["by"] and before[0] in self._led
        return is_led and self._lex.are_people(words[index - 1].lower())

    def _is_titled(self, words: list[str], index: int, person: int) -> bool:
        """Whether the preposition at ``index``, behind somebody else, governs the title that begins at ``person``."""
        is_behind = words[index] in self._prepositions and words[index - 1].lower() in self._lex.somebody
        is_titled = words[person] in self._lex.title_words or words[person].lower() in self._lex.roles
        return is_behind and is_titled and "," not in words[index:person]

    def _apposed_organization(self, words: list[str], parts: list[Constituent], index: int, end: int) -> int | None:
        """The organization after the comma at ``index`` that is described before it: "the developer, Acme of Omaha".

        "Her company, software giant Acme"; in a list of them it is another: "the developer, Acme and Globex".
        """
        if self._ends_a_clause(words, parts, index, end):
            return len(parts) - 1
        number = next((number for number, part in enumerate(parts) if part.start > index), None)
        if number is None or words[index] != "," or parts[number].is_person or parts[number].is_place:
            return None
        between = words[index + 1 : parts[number].start]
        if len(between) > _MAX_NOUNS or not all(word in self._determiners or self._is_noun(word) for word in between):
            return None
        noun, behind = words[index - 1].lower(), parts[number].end
        is_described = noun in self._lex.employer_nouns  # with all that organizations are called
        is_described = is_described or "o" in self._lex.roles.get(noun, self._lex.roles.get(noun.removesuffix("s"), ""))
        closed = behind >= end or words[behind] in self._cuts or words[behind] in self._ends_apposition - self._additive
        is_list = not self._additive.isdisjoint(words[behind:end])
        return number if is_described and closed and not is_list else None

    def _ends_a_clause(self, words: list[str], parts: list[Constituent], index: int, end: int) -> bool:
        """Whether the last of ``parts`` stands behind a clause that tells of an organization, from token ``index`` on.

        "The company that runs the awards, Acme".
        """
        if not parts or parts[-1].start <= index or parts[-1].end < end or words[index] not in _OF_THINGS:
            return False
        is_other = parts[-1].is_person or parts[-1].is_place
        before = parts[-1].start - 1
        before -= words[before].lower() in self._determiners
        if words[before] != "," or is_other or not words[before - 1].islower():
            return False  # "that opened in Reading, Norshire"
        told, nouns = words[before - 1], self._lex.organization_descriptions
        is_told = told in nouns or told in self._lex.roles or self._lex.are_people(told)  # "that sued its rival, Acme"
        return not is_told and words[index - 1].lower() in nouns

    def _is_noun(self, word: str) -> bool:
        """Whether ``word``, which stands before a name, may be a noun that the name explains."""
        return word.isalpha() and word.islower() and word not in self._no_nouns
