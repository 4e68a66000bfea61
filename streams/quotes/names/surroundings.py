"""What the words around a name say of it: "[former chief executive] Jane Roe", "Jane Roe[, 54,]"."""

from typing import Final

from streams.quotes.names.name import Name
from streams.quotes.names.name_words import FULL_NAME, sex_of
from streams.quotes.names.titles import titles_start
from streams.quotes.words.compounds import behind_region
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_FIELD: Final = 4
"""Tokens between a role noun and the name that its field of work ends before, at most."""
_MAX_STATE: Final = 2
"""Words of a state's name, at most."""
_SHORTEST: Final = 3
"""Tokens before a name in apposition, at least: "the union,"."""
_MAX_OFFICE: Final = 10
"""Tokens of an office with its field or employer, at most."""
_MAX_OFFICER: Final = 4
"""Words of a company officer's title, at most: "chief information security officer"."""
_MAX_FIRM: Final = 8
"""Tokens of the firm behind the name of whom it has, at most."""
_OF_FIELDS: Final = frozenset(("of", "for"))
_BETWEEN_FIELDS: Final = frozenset((",", "and", "&"))
"""What joins the fields of an office: "Trade, Industry and Competition"."""
_AT_WORK: Final = frozenset(("at", "with"))
"""What stands between what somebody is and where."""
_ONE_OF: Final = ["one", "of"]
"""What stands before the owner of several of whom somebody is one: "one of Acme's engineers"."""
_MAX_DESCRIPTION: Final = 10
"""Tokens after a name within which the noun stands that says what somebody is, at most."""
_MAX_ADJECTIVES: Final = 8
"""Tokens from an article to the noun for one of a nation, at most: "the 25-year-old German"."""


class Surroundings:
    """Reads what stands beside names in the text of one field."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex

    def note_role(self, name: Name) -> None:
        """Make ``name`` a person's, if a role in lower case stands before it."""
        role = self.role_before(name.start, name.sentence)
        if role is None or (name.kind == "unknown" and not self._is_a_persons(role, name)):
            return  # "Acme's rival Globex"
        is_place = name.kind == "place" and (len(name.words) == 1 or name.words[0] not in self._lex.given_names)
        if name.kind in ("person", "unknown", "place") and not is_place:
            name.kind, name.titled, name.role, name.lead = "person", True, role, role.start
            name.titled_sex = sex_of("".join(self._lex.roles.get(word, "") for word in self._words[slice(*role)]))

    def _is_a_persons(self, role: Range, name: Name) -> bool:
        """Whether ``role`` before ``name`` is no organization's: not "owner Acme", but "owner Elon Musk"."""
        lex, noun = self._lex, self._words[role.end - 1]
        if "o" not in lex.roles.get(noun, ""):
            return True
        nouns, rank = lex.grammar.nouns, self._words[role.start].lower()
        if noun in nouns.with_ranks and rank in lex.grammar.adjectives.of_ranks:
            return True  # "senior developer Jane Roe"
        return noun in nouns.owning and len(name.words) == FULL_NAME and name.words[0] in lex.given_names

    def role_before(self, token: int, sentence: int) -> Range | None:
        """The role in lower case directly before ``token``: "former chief executive" Jane Roe."""
        start = self._field.sentences[sentence].start
        if token == start:
            return None
        before = self._words[token - 1]
        head = self._office_end(token, start) if before in self._lex.fields else token
        if before in self._lex.grammar.nouns.offices_like_verbs and self._is_led(token, start):
            start = titles_start(self._field, self._lex, token - 1, start, capitals=False)
            return Range(start, token)  # "project lead"
        if self._words[head - 1] in self._lex.grammar.affixes.after_roles:
            return self._role_elect(head, start)
        if self._words[head - 1] not in self._lex.roles:
            return None
        return Range(titles_start(self._field, self._lex, head - 1, start, capitals=False), token)

    def _is_led(self, token: int, start: int) -> bool:
        """Whether the person at ``token`` leads what is before the office there: "Acme Search lead" Jane Roe."""
        words, lex, before = self._words, self._lex, token - 2
        is_noun = before >= start and (words[before][0].isupper() or words[before] in lex.departments)
        return is_noun and words[before].lower() not in lex.closed_class and fold(words[token]) in lex.given_names

    def _role_elect(self, end: int, start: int) -> Range | None:
        """The role before token ``end`` that somebody will hold: "chairman-elect"."""
        words, noun = self._words, end - 3
        if noun < start or words[end - 2] not in HYPHENS or words[noun].lower() not in self._lex.roles:
            return None
        return Range(titles_start(self._field, self._lex, noun, start, capitals=True), end)

    def _office_end(self, token: int, start: int) -> int:
        """``token``, or after the role noun whose "of" and field end there: "director of research" Jane Roe.

        Or whose "for", if it governs: "minister for civil aviation" Jane Roe.
        """
        words, index = self._words, token - 1
        if words[index] in self._lex.employer_nouns:
            return token  # "co-founder of crypto exchange Acme"
        while index > max(start, token - _MAX_FIELD) and words[index].islower() and words[index] not in _OF_FIELDS:
            index -= 1
        is_portfolio = words[index] == "for" and words[index - 1].lower() in self._lex.grammar.nouns.of_portfolios
        return index if index > start and (words[index] == "of" or is_portfolio) else token

    def role_governing(self, token: int, sentence: int) -> Range | None:
        """The role whose "of" or "at" stands before ``token``: "senior economist for" Asia.

        In apposition a name goes before it, and none follows: "Jane Roe, an economist at Acme". What has an owner may
        have a name after it: "Acme's head of" Asia.
        """
        words, lex, start = self._words, self._lex, self._field.sentences[sentence].start
        token = self._behind_preposition(token, start)
        if token - 2 < start or words[token - 1] not in lex.grammar.prepositions.after_offices:
            return None
        head = token - 2
        stop = max(start, head - _MAX_FIELD)
        while head > stop and (words[head].lower() in lex.departments or words[head] == "of"):
            head -= 1  # "head of research at"
        if words[head].lower() not in lex.roles:
            return None
        lead = titles_start(self._field, lex, head, start, capitals=True)
        before = words[lead - 1] if lead > start else "The"
        earlier = words[lead - 2] if lead - 1 > start else "."
        is_said = before == "the" and earlier in lex.speech_verbs
        is_behind_a_noun = before == "," and earlier.islower()  # "a diplomat, envoy to Norland Jane Roe"
        governs = is_said or is_behind_a_noun or before[0].isupper() or before in lex.speech_verbs
        governs = governs or before in POSSESSIVE
        return Range(lead, token - 1) if governs else None

    def _behind_preposition(self, token: int, start: int) -> int:
        """Where what a preposition governs begins that goes on at ``token``, from token ``start`` on at most.

        "Minister of [Energy, Mines and] Innovation", "chief of [the SEC's] Office of Enforcement".
        """
        words, lex = self._words, self._lex
        stop = max(start, token - _MAX_OFFICE)
        if words[token - 1] in POSSESSIVE:
            token -= 1
            while token > stop and words[token - 1][0].isupper():
                token -= 1
        fields = token
        while fields > stop and words[fields - 1] in _BETWEEN_FIELDS:
            fields -= 1
            while fields > stop and words[fields - 1][0].isupper() and words[fields - 1].lower() in lex.english_words:
                fields -= 1
        is_portfolio = fields - 2 >= start and words[fields - 2].lower() in lex.grammar.nouns.of_portfolios
        token = fields if is_portfolio else token
        return token - (words[token - 1] == "the")

    def is_before_an_officer(self, end: int) -> bool:
        """Whether the title of a company's officer follows token ``end``: "Ford's [chief executive]", "Ford [CEO]".

        Not that of somebody's own staff: "the president's chief of staff".
        """
        words, nouns = self._words, self._lex.grammar.nouns
        at = end + (end < len(words) and words[end] in POSSESSIVE)
        opening = word_at(words, at).lower()
        if opening in nouns.fields_of_officers:
            return word_at(words, at + 1) == "chief"
        if opening not in nouns.corporate_officers:
            return False  # most often
        title = [word.lower() for word in words[at + 1 : at + _MAX_OFFICER]]
        return opening in nouns.chief_officers or "executive" in title[:1] or "officer" in title[1:]

    def is_territory(self, start: int, folded: list[str]) -> bool:
        """Whether the words ``folded`` from token ``start`` on are a place that something is of: "District of" Ohio."""
        return start > 0 and self._words[start - 1] == "of" and " ".join(folded) in self._lex.places

    def is_introduced(self, end: int) -> bool:
        """Whether the name that ends at token ``end`` is followed by what only a person is: ", 54," or ", who"."""
        following = self._words[end : end + 3]
        return (
            len(following) == 3
            and following[0] == ","
            and (following[1] == "who" or (following[1].isdigit() and len(following[1]) == 2 and following[2] == ","))
        )

    def speaks(self, start: int, end: int, folded: list[str]) -> bool:
        """Whether the two words ``folded`` of tokens ``start`` to ``end`` name a person who says something.

        So they do where the first is a common given name, though both may be words: "said Mark Miller".
        """
        words, said = self._words, self._lex.speech_verbs
        if len(folded) != FULL_NAME or folded[0] not in self._lex.common_given_names:
            return False
        is_known = not self._lex.organization_nouns.isdisjoint(folded) or folded[-1] in self._lex.place_nouns
        is_known = is_known or self._lex.are_people(folded[-1])  # "Faith Leaders"
        is_subject = word_at(words, self._behind_firm(end)) in said
        is_inverted = start > 0 and words[start - 1] in said and not word_at(words, end)[:1].isupper()
        return (is_subject or is_inverted) and not is_known

    def _behind_firm(self, end: int) -> int:
        """``end``, where a name does, or the token behind the firm of whom it names: "Mark Miller [of Acme & Co.]"."""
        words, lex = self._words, self._lex
        if word_at(words, end) not in lex.grammar.prepositions.of_firms:
            return end
        index, limit = end + 1, min(len(words), end + 1 + _MAX_FIRM)
        inside = lex.grammar.phrases.in_offices
        while index < limit and (words[index][0].isupper() or words[index] == "." or words[index] in inside):
            index += 1
        return index

    def is_town(self, start: int, end: int, *, is_unknown: bool) -> bool:
        """Whether the name of tokens ``start`` to ``end`` is a town's, by the region that follows it.

        Both in one compound: "Omaha", "Nebraska-based"; or a state after what is not known for anything else.
        """
        if word_at(self._words, end) != ",":
            return False  # most often
        is_compound = behind_region(self._words, end, len(self._words), self._lex) > end
        return is_compound or (is_unknown and self._is_in_state(start, end))

    def _is_in_state(self, start: int, end: int) -> bool:
        """Whether the name from ``start`` to the comma at ``end`` is a town's: "of Elmira, Ohio", "in Elmira, N.Y."."""
        words = self._words
        if not start or words[start - 1].lower() not in self._lex.grammar.prepositions.of_towns:
            return False  # "Acme, Ohio's largest employer", "a trader at Acme, Ohio"
        for width in range(1, _MAX_STATE + 1):
            behind = end + 1 + width
            state = " ".join(words[end + 1 : behind]).lower()
            is_short = word_at(words, behind) == "." and f"{state}." in self._lex.states
            if is_short or state in self._lex.states:
                behind += is_short
                return behind >= len(words) or not words[behind][0].isalnum()
        return False

    def is_apposed(self, start: int, end: int) -> bool:
        """Whether an office and a comma stand before the name of tokens ``start`` to ``end``, and it ends there.

        "his barrister, Jane Roe, had argued"; "its head of research for Asia, Jane Roe, said".
        """
        words = self._words
        follows = word_at(words, end, ".")
        if start < 2 or words[start - 1] != "," or (follows[0].isalnum() and follows not in self._lex.speech_verbs):
            return False
        head = self._apposed_office(start - 1)
        return head is not None and not self._is_taken(head)

    def is_a_compatriot(self, called: str, start: int, end: int) -> bool:
        """Whether what is ``called`` so, folded, from ``start`` to ``end`` is one of a nation: "the German said".

        Or "the young Swede".
        """
        words, lex = self._words, self._lex
        if called not in lex.compatriots:
            return False  # most often
        following = word_at(words, end)
        if following in HYPHENS or following in POSSESSIVE:
            return False
        acts = following in lex.grammar.verbs.be_and_have or following in lex.grammar.adverbs.after_subjects
        if following[:1].isalnum() and following not in lex.speech_verbs and not acts:
            return False  # "the German chancellor", but "the German also"
        before = start - 1
        while before > max(0, start - _MAX_ADJECTIVES) and self._may_modify(words[before]):
            before -= 1
        return before >= 0 and words[before].lower() in lex.grammar.determiners.articles

    def _may_modify(self, word: str) -> bool:
        """Whether ``word`` may stand between an article and a noun: "25", "-", "young"."""
        is_adjective = word.islower() and word not in self._lex.closed_class
        return is_adjective or word.isdigit() or word in HYPHENS

    def is_called_a_body(self, start: int, end: int) -> bool:
        """Whether a body's noun and a comma stand before the name of tokens ``start`` to ``end``, and it ends there.

        "the union, Acme, said"; in "left the union, Jane Roe and" it is another.
        """
        words, lex = self._words, self._lex
        if start < _SHORTEST or words[start - 1] != "," or words[start - 2] not in lex.organization_descriptions:
            return False  # most often
        follows = word_at(words, end, ".")
        if follows[0] not in ",.)" and follows not in lex.speech_verbs:
            return False
        begin = next((i for i in range(start - 3, max(start - 3 - _MAX_FIELD, -1), -1) if self._is_opening(i)), None)
        return begin is not None and not any(word[0] in ",;:" for word in words[begin : start - 1])

    def _is_opening(self, index: int) -> bool:
        """Whether a definite noun phrase begins at ``index``."""
        determiners, word = self._lex.grammar.determiners, self._words[index].lower()
        return word in determiners.definite or word in determiners.possessive or word in POSSESSIVE

    def _apposed_office(self, comma: int) -> int | None:
        """The noun of the office that ends at ``comma``, with its field or employer: "spokesman for Acme"."""
        words, lex = self._words, self._lex
        start = max(self._field.sentence_of(comma).start, comma - _MAX_OFFICE)
        for head in range(comma - 1, start - 1, -1):
            if words[head] == ",":
                break
            is_governing = head + 1 == comma or words[head + 1] in lex.grammar.prepositions.of_offices
            if is_governing and words[head].lower() in lex.personal_roles:
                return head
        return None

    def _is_taken(self, head: int) -> bool:
        """Whether the title with the last token ``head`` is somebody's before it: "Jane Roe, Chief Executive, Acme"."""
        words, start = self._words, self._field.sentence_of(head).start
        lead = titles_start(self._field, self._lex, head, start, capitals=True)
        return (
            lead - 2 >= start and words[lead - 1] == "," and words[lead - 2][0].isupper() and words[head][0].isupper()
        )

    def is_described(self, end: int) -> bool:
        """Whether what only a person is follows the name that ends at ``end``: ", Acme's CEO,", ", director of"."""
        words, lex = self._words, self._lex
        if word_at(words, end) != ",":
            return False
        is_personal = False
        start = end + 1
        is_one_of = words[start : start + len(_ONE_OF)] == _ONE_OF  # "one of Acme's engineers"
        start += len(_ONE_OF) * is_one_of
        for index in range(start, min(end + _MAX_DESCRIPTION, len(words) - 1)):
            word, lower = words[index], words[index].lower()
            following = words[index + 1]
            is_personal = lower in lex.personal_roles or (is_personal and lower in lex.roles)  # "director general"
            is_personal = is_personal or (is_one_of and lex.are_people(lower))
            is_at_work = lower in lex.roles and following in _AT_WORK  # "a fund manager with Acme"
            if is_at_work or (is_personal and (not following[0].isalnum() or following in lex.closed_class)):
                return True
            goes_on = word[0].isupper() or lower in lex.title_words or lower in lex.departments
            goes_on = goes_on or lower in lex.organization_descriptions  # "the company's CEO"
            goes_on = goes_on or word in POSSESSIVE or word in HYPHENS
            if not (goes_on or word in lex.grammar.determiners.all or word in lex.grammar.conjunctions.additive):
                return False
        return False
