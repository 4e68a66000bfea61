"""Where a clause's subject begins, with all that it governs: "[A lawyer for the victims]", Jane Roe."""

from typing import Final

from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.nominals import is_nominal
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE

_MAX_PHRASE: Final = 14
"""Tokens of such a phrase, at most."""
_IN_PHRASES: Final = HYPHENS | POSSESSIVE | {"&", "."}
"""What is no word and may stand in one."""
_INNER: Final = ("on", "that", "there")
"""What else does: the analyst "on" the credit, the head of "that" unit, a chief "there"."""


def subject_start(field: TextField, end: int, lex: Lexicon) -> int | None:
    """The token at which the subject begins that ends before token ``end``; None if no determiner begins one."""
    words, openings = field.words, lex.grammar.determiners.in_descriptions
    sentence = field.sentence_of(end - 1)
    for index in range(end - 1, max(sentence.start, end - _MAX_PHRASE) - 1, -1):
        if words[index].lower() in openings and _begins_clause(words, index, sentence.start, lex):
            return index
        if not _may_describe(words[index], lex):
            break
    return None


def _may_describe(word: str, lex: Lexicon) -> bool:
    """Whether a noun phrase with all that it governs may go on over ``word``: no verb, no mark."""
    grammar, lower = lex.grammar, word.lower()
    is_inner = lower in grammar.prepositions.after_offices or lower in grammar.conjunctions.additive
    is_inner = is_inner or lower in grammar.determiners.all or lower in _INNER or word in _IN_PHRASES
    return is_inner or (word[0].isalnum() and is_nominal(lower, lex))


def _begins_clause(words: list[str], token: int, start: int, lex: Lexicon) -> bool:
    """Whether a subject may begin at ``token`` of the sentence that begins at ``start``, or who is a source."""
    if token == start:
        return True
    before = words[token - 1]
    return (
        before in MARKS
        or before in lex.speech_verbs
        or (before == "," and words[token - 2] in MARKS)
        or (token - 1 == start and before.lower() in lex.grammar.conjunctions.purely_coordinating)
    )
