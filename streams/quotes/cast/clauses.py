"""The noun phrase beside a verb of saying, where a whole clause was taken for it: "She left early, and [Jane Roe]"."""

from collections.abc import Sequence
from typing import Final

from streams.quotes.cast.constituents import CUTS, Constituent
from streams.quotes.words.lexicon import Lexicon
from streams.text.glyphs import APOSTROPHES
from streams.text.ranges import Range

_IN_THE_WORDS_OF: Final = ("in", "the", "words", "of")
"""What tells within a clause whose words follow."""


def tells_role(clause: Sequence[str], lex: Lexicon) -> bool:
    """Whether a relative ``clause`` says what its subject is: "who was the club's owner", "who served as chairman".

    Not "who is suing the chairman".
    """
    grammar = lex.grammar
    verb, rest = clause[1] if len(clause) > 1 else "", clause[2:]
    if rest[:1] == ["as"]:
        return True
    if verb not in grammar.verbs.of_roles and verb not in grammar.verbs.be_and_have:
        return False
    between = grammar.verbs.of_passives | grammar.adverbs.of_the_present  # "has been the club's owner"
    noun = next((word.lower() for word in rest if word not in between), "")
    return noun in grammar.determiners.all or noun in lex.roles


class Clauses:
    """Tells clauses from noun phrases, by the word lists."""

    def __init__(self, lex: Lexicon) -> None:
        grammar = lex.grammar
        self._somebody = lex.somebody
        self._prepositions = grammar.prepositions.in_noun_phrases
        self._joins = grammar.conjunctions.of_nouns
        self._coordinating = grammar.conjunctions.coordinating
        self._connectives = grammar.conjunctions.connecting | {",", ";"}
        self._not_connected = grammar.pronouns.interrogative | grammar.prepositions.never_of_clauses | {"("}
        self._subjects = grammar.pronouns.subjects
        self._finite = grammar.verbs.finite
        self._past = grammar.verbs.past_with_objects
        self._no_verbs = grammar.phrases.no_verbs
        self._openings = grammar.determiners.in_noun_phrases
        self._objects = self._openings | grammar.conjunctions.of_contents
        self._weekdays = grammar.times.weekdays
        self._cuts = CUTS | grammar.pronouns.relative_of_all_cases

    def subject(self, words: list[str], parts: list[Constituent], source: Range) -> Range:
        """The noun phrase that ends ``source``, or begins it before a verb, if that is a clause; else ``source``."""
        source = self._behind_words_of(words, source)
        start, end = source
        if end - start > 2 and words[end - 1] in self._subjects and words[end - 2] not in self._joins:
            return Range(end - 1, end)
        if parts and self._follows_a_clause(words, parts, source):
            return Range(parts[-1].start, end)
        verb = self._verb(words, parts, source)
        if verb == end:
            return source
        for index in range(end - 2, verb, -1):
            following = words[index + 1]
            if words[index] in self._connectives and following not in self._not_connected:
                return Range(index + 1, end)
        if parts and parts[-1].end >= end and self._is_subject(words, parts[-1]):
            return Range(max(parts[-1].start, start), end)
        return Range(start, verb)

    def _follows_a_clause(self, words: list[str], parts: list[Constituent], source: Range) -> bool:
        """Whether a comma and a conjunction part the name that ends ``source`` from a clause: "… fell, and Jane Roe".

        A list of names has more commas, and no verb after a name.
        """
        name, comma = parts[-1], parts[-1].start - 2
        return (
            name.end >= source.end
            and comma > source.start
            and words[comma] == ","
            and words[comma + 1] in self._coordinating
            and words[source.start : source.end].count(",") == 1
            and any(self._is_followed_by_a_verb(words, part.end) for part in parts if part.end < comma)
        )

    def _is_followed_by_a_verb(self, words: list[str], end: int) -> bool:
        """Whether the word after a name that ends at token ``end`` may be a verb: "Acme held", not "Acme aides"."""
        word = words[end]
        return word.islower() and word.isalpha() and word not in self._no_verbs and word not in self._somebody

    def _is_subject(self, words: list[str], part: Constituent) -> bool:
        """Whether the name that ends a clause is rather the next one's subject: "… rose, and Acme"."""
        before = words[part.start - 1]
        return before not in self._prepositions if part.is_person else before in self._joins

    def _is_past(self, word: str) -> bool:
        return word.endswith("ed") or word in self._past

    def _is_relative(self, words: list[str], start: int, subject: int) -> bool:
        """Whether the clause of ``subject`` only says which one the noun before it is: "the letter Roe sent the"."""
        before = words[subject - 1] if subject > start else ","
        return before.islower() and before.isalpha() and before not in self._somebody and before not in self._openings

    def _is_day(self, words: list[str], index: int) -> bool:
        """Whether "on" and a day stand at ``index``."""
        on, day = [*words[max(index, 0) : index + 2], "", ""][:2]
        return on == "on" and day.lower() in self._weekdays

    def _verb(self, words: list[str], parts: list[Constituent], source: Range) -> int:
        """Where the verb plainly stands that makes a clause of ``source``: its end if nowhere."""
        start, end = source
        follows = words[start + 1] if end - start > 1 else "."
        is_part = follows in self._cuts or follows in self._joins
        goes_on = (follows[0].islower() or follows[0] in APOSTROPHES) and not is_part
        if goes_on and words[start].lower() in self._subjects:
            return start + 1
        for index in range(start + 1, end):
            word = words[index]
            if word in self._finite:
                return index
            if index + 1 < end and words[index + 1] in self._objects and self._is_past(word):
                subject = index - 2 if self._is_day(words, index - 2) else index
                named = next((part for part in parts if part.end == subject), None)
                if named is not None:
                    # "Acme raised its", "Acme on Monday cut its"; "the letter Roe sent the"
                    return named.start if self._is_relative(words, start, named.start) else subject
            if word in self._cuts or (word in self._prepositions and not self._is_day(words, index)):
                break
        return end

    def _behind_words_of(self, words: list[str], source: Range) -> Range:
        """``source`` from whom on whose words are told in a clause: "that was, in the words of [one analyst]"."""
        length = len(_IN_THE_WORDS_OF)
        for index in range(source.start + 2, source.end - length):
            is_clause = words[index - 1] == "," and words[index - 2] in self._finite
            if is_clause and tuple(words[index : index + length]) == _IN_THE_WORDS_OF:
                return Range(index + length, source.end)
        return source
