"""What the words around a name say that it is: "the union Acme", the firm "Acme Ida", "said Acme's Zqx Lund"."""

from itertools import pairwise
from typing import Final

from streams.quotes.names.entities import Entity
from streams.quotes.names.name import Name
from streams.quotes.names.name_words import FULL_NAME, sex_of
from streams.quotes.names.register import Register
from streams.quotes.roles.employers import Employers
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.tokens import word_at

_UNION: Final = "union"
_THAT: Final = "that"
_OF_PEOPLE: Final = frozenset(("who", "whose", "whom"))
"""Relative pronouns of people."""
_MAX_GROUP: Final = 4
"""Tokens of what an organization is called before its name, at most."""
_MAX_APPOSED: Final = 7
"""Tokens of an apposition within which its noun stands, the comma included, at most."""


class AppositiveTypes:
    """Tells the type of the entities named in the text of one field: person or organization."""

    def __init__(self, field: TextField, register: Register, employers: Employers) -> None:
        self._field = field
        self._words = field.words
        self._lex = register.lex
        self._grammar = register.lex.grammar
        self._entities = register.entities
        self._employers = employers

    def note(self, name: Name, entity: Entity) -> None:
        """Say of ``entity`` what the words around its ``name`` tell."""
        if entity.type == "person":
            is_somebody = entity.role is not None or entity.titled_sex != ""
            entity.type = "person" if is_somebody or not self._is_called_a_firm(name) else "organization"
        elif entity.type == "unknown" and (sex := self._sex_told(name)):
            entity.type, entity.sex, entity.certainty = "person", sex, 1
        elif entity.type == "unknown" and self._is_owned_speaker(name):
            entity.type = "person"
        elif (noun := self._noun_before(name) or self._apposed_noun(name)) is not None:
            entity.described.add(noun)
            entity.type = "organization" if entity.type == "unknown" else entity.type
        elif not self._grammar.nouns.of_unions.isdisjoint(name.words):
            entity.described |= set() if name.words[-1] in self._lex.legal_forms else {_UNION}

    def _noun_before(self, name: Name) -> str | None:
        """What a noun directly before ``name`` calls the organization: "the union" Acme."""
        if name.start < 2 or name.kind == "place":
            return None
        if name.kind == "unknown" and self._employers.describes(self._words[name.start - 1]):
            noun = self._words[name.start - 1]
            return None if noun in self._lex.somebody or noun in self._lex.roles else noun  # "crypto exchange" Zqx
        determiner, noun = self._words[name.start - 2 : name.start]
        if noun not in self._lex.organization_descriptions:
            return None  # most often
        is_definite = determiner.lower() in self._grammar.determiners.definite
        follows = word_at(self._words, name.end)
        is_clause = follows.islower() and not (
            follows in self._grammar.verbs.be_and_have
            or follows in self._lex.speech_verbs
            or follows in self._lex.closed_class
        )  # "The company Acme bought last year"
        return noun if is_definite and not is_clause else None

    def _is_called_a_firm(self, name: Name) -> bool:
        """Whether a noun before ``name``, which is like a person's, says that it is none: the firm "Acme Ida"."""
        words = self._words
        if name.lead != name.start or word_at(words, name.start - 1) not in self._grammar.nouns.before_firms:
            return False  # most often
        follows = word_at(words, name.end)
        is_end = not follows[:1].isalnum() or follows in self._lex.speech_verbs
        described = map(str.lower, words[max(0, name.start - _MAX_GROUP) : name.start])
        if not is_end and self._grammar.determiners.of_apposed.isdisjoint(described):
            # "US group Ida Lund has filed", not "the group Ida Lund has led"
            is_end = follows in self._lex.closed_class
        return is_end and word_at(words, name.end + 1) not in _OF_PEOPLE

    def _is_owned_speaker(self, name: Name) -> bool:
        """Whether ``name``, of two unusual words, is somebody's who speaks for whose it is: "said Acme's Zqx Lund".

        Or in a headline of one: "Acme's Zqx: ‘We grew’". An organization's own are seldom called by two words that are
        none: "said Alphabet's Google Cloud".
        """
        words = self._words
        is_alone = len(name.words) == 1 and self._field.name == "title"
        if not (is_alone or len(name.words) == FULL_NAME) or name.lead != name.start:
            return False
        owner = self._employers.by_end.get(name.lead - 1) if word_at(words, name.lead - 1) in POSSESSIVE else None
        if owner is None or owner.entity is None or self._entities[owner.entity].type in ("person", "place"):
            return False
        before = word_at(words, owner.lead - 1)
        follows = word_at(words, name.end)
        speaks = before in self._lex.speech_verbs or follows in self._lex.speech_verbs
        first, last = name.words[0], name.words[-1]
        is_other = first in self._lex.english_words or first in self._lex.kinds or last in self._lex.kinds
        if is_alone:
            return (speaks or follows == ":") and not is_other
        return speaks and not is_other and not self._lex.given_names.keys().isdisjoint(name.words)

    def _sex_told(self, name: Name) -> str:
        """The sex of whoever says what "she", "f", or "he", "m", did, with a ``name`` of several unusual words.

        "Zqxa Lund said she": mostly of herself, where a word of it is a given name; a club says it of its players.
        """
        lex, words, verb = self._lex, self._words, word_at(self._words, name.end)
        if verb not in lex.speech_verbs or verb in self._grammar.verbs.telling or len(name.words) < FULL_NAME:
            return ""  # most often
        is_other = not lex.kinds.keys().isdisjoint(name.words) or not lex.english_words.isdisjoint(name.words)
        if is_other or lex.given_names.keys().isdisjoint(name.words):
            return ""
        told = word_at(words, name.end + 1 + (word_at(words, name.end + 1) == _THAT))
        return sex_of(lex.pronouns.get(told, "")) if told in self._grammar.pronouns.subjects else ""

    def _apposed_noun(self, name: Name) -> str | None:
        """What the apposition after ``name`` calls the organization that a sentence begins with.

        "Acme United, the union of bakers, said": in its middle the next words may be a subject of their own.
        """
        if word_at(self._words, name.end) != ",":
            return None
        words = self._words[name.end : name.end + _MAX_APPOSED]
        opens = name.start - self._field.sentences[name.sentence].start <= 1
        if not opens or len(words) < 3 or words[1] not in self._grammar.determiners.articles:
            return None
        ends = self._grammar.phrases.after_appositions
        for word, following in pairwise(words[2:]):
            if word in self._lex.organization_descriptions:
                return word if following == "," or following in ends or following.endswith("ing") else None
            if not word[0].isalpha() or word in self._lex.closed_class:
                break
        return None
