"""Names of one word: "Acme", "Jane", "the Company"; and words that only have a capital."""

from collections.abc import Container
from functools import cached_property
from itertools import pairwise
from typing import Final

from streams.quotes.names.joints import is_hyphen
from streams.quotes.names.name import Name
from streams.quotes.names.name_words import NameKind, are_holders, bare, is_courtesy, kind_of_one
from streams.quotes.names.openings import Openings
from streams.quotes.names.runs import OPENERS, Run
from streams.quotes.names.surroundings import Surroundings
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_OTHERS: Final = 8
"""Tokens of the names beside whose bearers a company acts, at most."""
_MAX_TITLE: Final = 4
"""Words looked at for the office that an employer's possessive stands before."""
_MAX_MARKS: Final = 2
"""Opening marks between "the" and the word that it stands before, at most."""
_INITIALS: Final = 3
"""Letters of the initials of somebody who is called by them."""


def is_form(words: list[str], at: int) -> bool:
    """Whether the letter at ``at`` ends the name of a form that companies file: "10-K", "20-F"."""
    return at > 1 and len(words[at]) == 1 and is_hyphen(words, at - 1) and words[at - 2].isdigit()


class OneWordReader:
    """Reads the runs of one word in the text of one field."""

    def __init__(
        self,
        field: TextField,
        lex: Lexicon,
        surroundings: Surroundings,
        openings: Openings,
        labels: Container[int] = frozenset(),
    ) -> None:
        """Read ``field``, whose ``labels`` begin at those tokens."""
        self._field = field
        self._words = field.words
        self._lex = lex
        self._surroundings = surroundings
        self._openings = openings
        self._labels = labels

    def read(self, run: Run) -> Name | None:
        """The name that a run of one word is, if it is one."""
        at, sentence, opens = run.start, run.sentence, run.opens
        lex, word = self._lex, self._words[at]
        folded = fold(word)
        is_label = at in self._labels and word.isupper()  # "AS: …"
        if (opens and folded in lex.opening_words and not is_label) or (
            folded in lex.grammar.affixes.before_roles and is_hyphen(self._words, at + 1)
        ):
            return None
        if (folded in lex.english_words and self._is_numbered(at)) or is_form(self._words, at):
            return None
        if are_holders(word, lex) or (opens and not is_label and self._are_anybody(word, folded)):
            return None
        if self._surroundings.is_a_compatriot(folded, at, at + 1):
            return None
        shouted = len(word) > 1 and word.isupper() and word.isalpha()
        are_letters = len(word) > 1 and word.isupper() and is_courtesy(folded, lex)  # "RT", no "Rt Rev"
        is_role = (folded in lex.titles and not are_letters) or word in lex.initials
        kind: NameKind = "role" if is_role else kind_of_one(folded, lex, shouted=shouted)
        words, following = (bare(folded),), word_at(self._words, at + 1)
        is_party = folded in lex.parties and self._is_party(at)
        is_owner = kind == "place" and following in POSSESSIVE  # "Turkey's central bank"
        opens = opens and not (is_owner or is_party or self._employs(at, folded) or self._speaks(folded, following))
        opens = opens and not (shouted and self._precedes_a_role(at))
        name = Name(self._field.name, at, at + 1, sentence, kind, words, (at,), opens, lead=at, headline=False)
        name.refers = (is_role or folded in lex.organization_descriptions) and self._is_definite(at)
        if is_role and not is_party:
            name.role, name.letters = Range(at, at + 1), shouted and self._stands_for_all(at)
            return name
        name.initials = shouted and len(word) == _INITIALS and self._may_be_initials(at, folded)
        name.speaks = following in lex.speech_verbs
        name.national = folded in lex.demonyms and self._describes_somebody(at)
        if is_party:
            name.kind = "organization"
        elif self._surroundings.is_town(at, at + 1, is_unknown=name.kind == "unknown"):
            name.kind = "place"
        elif name.kind == "unknown" and self._is_apposed(name) and folded in lex.given_names:
            name.kind = "person"
        self._surroundings.note_role(name)
        return name

    def _may_be_initials(self, at: int, folded: str) -> bool:
        """Whether the letters ``folded`` at ``at`` may be somebody's: no known body's, nor "the CPS", "UBS analyst"."""
        lex, words = self._lex, self._words
        is_known = folded in lex.kinds or folded in lex.known_agencies or folded in lex.known_bodies
        is_definite = at > 0 and words[at - 1].lower() == "the"
        employs = at + 1 < len(words) and (words[at + 1] in lex.title_words or words[at + 1].lower() in lex.roles)
        return not (is_known or is_definite or employs)

    def _describes_somebody(self, at: int) -> bool:
        """Whether the noun phrase that begins at ``at`` is of people: "Swiss securities analysts".

        An "American spokeswoman" may be an airline's.
        """
        lex = self._lex
        for word in self._words[at + 1 : at + 1 + _MAX_TITLE]:
            if word.lower() in lex.grammar.nouns.corporate_offices:
                return False
            if word.lower() in lex.somebody or word.lower() in lex.roles:
                return True
            if not word.isalpha() or word in lex.closed_class or word in lex.speech_verbs:
                break
        return False

    def _precedes_a_role(self, at: int) -> bool:
        """Whether the word after ``at`` can begin a role in lower case: "SEC deputy director"."""
        return at + 1 < len(self._words) and self._words[at + 1] in self._lex.title_words

    def _employs(self, at: int, folded: str) -> bool:
        """Whether ``folded``, the word at ``at``, is a company, however ordinary it is: "Target's finance chief"."""
        words, lex = self._words, self._lex
        if at + 1 == len(words):
            return False
        if folded in lex.ordinary_companies and self._acts_as_a_company(at):
            return True
        if words[at + 1] not in POSSESSIVE:
            return False
        for word in map(str.lower, words[at + 2 : at + 2 + _MAX_TITLE]):
            if word in lex.grammar.nouns.leaders:
                return True
            if word not in lex.title_words and word not in lex.departments and lex.kinds.get(word) != "place":
                break
        return False

    def _is_party(self, at: int) -> bool:
        """Whether the name of a party at ``at`` says of what office somebody is in it: "Labour leader".

        At the head of a sentence many an office is no party's: "Conservative heads of households".
        """
        word, nouns = self._words[at], self._lex.grammar.nouns
        following = word_at(self._words, at + 1).lower()
        opens = at == self._field.sentence_of(at).start and not self._openings.is_named_within(word)
        is_title = following in nouns.offices_of_parties and word_at(self._words, at + 2)[:1].isupper()
        is_partys = following in nouns.of_parties or following in nouns.spokespeople or is_title
        return is_partys if opens else following.removesuffix("s") in nouns.offices_of_parties

    def _are_anybody(self, word: str, folded: str) -> bool:
        """Whether ``word``, which opens a sentence, is several of what anybody may be: "Regulators", no "Democrats".

        Nor a name that the text has elsewhere: the "Waters" of Jane Waters.
        """
        lex = self._lex
        if not lex.are_people(folded):
            return False  # most often
        is_known = folded in lex.kinds or folded in lex.parties or folded in lex.demonyms
        return not (is_known or self._openings.is_named_within(word))

    def _speaks(self, folded: str, verb: str) -> bool:
        """Whether the word ``folded`` says what the ``verb`` behind it tells, and can only be a name: "Compass said".

        Not "Research said". What can be counted has an article, unless there are several, and these are only a name as
        those who are in a party: "Democrats said". What the text has in small letters is no name.
        """
        lex = self._lex
        if verb not in lex.speech_verbs:
            return False  # most often
        if folded.endswith("s"):
            return folded in lex.parties
        is_told = verb in lex.grammar.verbs.saying_plainly
        if (self._field.name == "title" and not is_told) or verb.removesuffix("s") in lex.publication_nouns:
            return False  # "Initial reports"
        others = (
            lex.title_words,
            lex.titles,
            lex.somebody,
            lex.publication_nouns,
            lex.organization_nouns,
            lex.organization_descriptions,
            lex.grammar.nouns.uncounted,
        )
        return not any(folded in words for words in others)

    def _acts_as_a_company(self, at: int) -> bool:
        """Whether what follows ``at`` tells that a company stands there: "Target chief", "Target's shares"."""
        following, lex = self._words[at + 1], self._lex
        # no noun that can be counted stands before "'s" without an article: "A target's price"
        is_clause = following == "," and word_at(self._words, at + 2) in ("which", "whose")
        return (
            is_clause
            or following in POSSESSIVE
            or following.lower() in lex.grammar.nouns.leaders
            or following in lex.company_verbs
            or self._acts_with_others(at + 1)
            or self._precedes_an_office(at + 1)
            or (following in lex.grammar.affixes.before_roles and self._is_joined_to_a_leader(at + 2))
        )

    def _acts_with_others(self, at: int) -> bool:
        """Whether other names and a company's verb stand at ``at``: Shell ", Globex and Acme Corp said"."""
        words, joins = self._words, self._lex.grammar.conjunctions.additive
        end, is_joined = at, False
        while end < min(at + _MAX_OTHERS, len(words)):
            is_join = words[end] in joins
            if not (is_join or words[end][0].isupper() or (words[end] == "," and not is_joined)):
                break
            is_joined = is_joined or is_join
            end += 1
        is_list = is_joined and words[end - 1][0].isupper() and (words[at] == "," or words[at] in joins)
        return is_list and word_at(words, end) in self._lex.company_verbs

    def _precedes_an_office(self, at: int) -> bool:
        """Whether an office and somebody's name stand at ``at``: Shell "spokeswoman Ida Lund"."""
        words, lex, is_office = self._words, self._lex, False
        is_thing = fold(words[at - 1]) in lex.ordinary_things  # "Scope spokeswoman", but a scope has a manager
        offices = lex.grammar.nouns.offices_of_bodies if is_thing else lex.roles
        for index in range(at, min(at + _MAX_TITLE, len(words))):
            if words[index] not in lex.title_words and words[index] not in lex.roles:
                return is_office and words[index][0].isupper()
            is_office = is_office or words[index] in offices
        return False

    def _is_joined_to_a_leader(self, hyphen: int) -> bool:
        """Whether a leader follows a ``hyphen``: "co-[founder]"."""
        words = self._words
        return is_hyphen(words, hyphen) and word_at(words, hyphen + 1) in self._lex.grammar.nouns.leaders

    def _is_numbered(self, at: int) -> bool:
        """Whether a number follows the word at ``at``, as in "Phase 3" or "Section 230"."""
        return at + 1 < len(self._words) and self._words[at + 1][0].isdigit()

    def _is_definite(self, at: int) -> bool:
        """Whether "the" stands before token ``at``: "the Company", '(the "Company")'."""
        words = self._words
        before = at - 1
        while before >= max(0, at - _MAX_MARKS) and words[before] in OPENERS:
            before -= 1
        return before >= 0 and words[before].lower() in self._lex.grammar.determiners.definite_of_defined_terms

    def _stands_for_all(self, at: int) -> bool:
        """Whether the word at ``at`` is all of a name, "the CSO" or "(CSO)", and the text has nobody of that office.

        Neither "the CSO, Jane Roe" nor "CSO Jane Roe".
        """
        words = self._words
        if at == 0 or words[at - 1] == "(":
            return at > 0
        if words[at - 1].lower() != "the" or words[at] in self._leading:
            return False
        return word_at(words, at + 1) != "," or not word_at(words, at + 2)[:1].isupper()

    @cached_property
    def _leading(self) -> frozenset[str]:
        """Words in capitals that a given name follows anywhere: "CSO" Jane Roe."""
        given, pairs = self._lex.given_names, pairwise(self._words)
        return frozenset(
            word for word, behind in pairs if word.isupper() and behind.istitle() and fold(behind) in given
        )

    def _is_apposed(self, name: Name) -> bool:
        """Whether the given name stands alone between commas after what somebody is: "his wife, Jane,"."""
        words = self._words
        if name.start < 2 or words[name.start - 1] != "," or words[name.start - 2] not in self._lex.roles:
            return False
        return name.end == len(words) or not words[name.end][0].isalnum()
