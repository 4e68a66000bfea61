"""Grammatical person: whether words speak of the speaker, "I", or to somebody, "you", as in conversation."""

from collections.abc import Iterator

from streams.quotes.layout.marks import DOUBLE
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range


def has_first_person(field: TextField, tokens: Range, lex: Lexicon) -> bool:
    """Whether ``tokens`` say "I", "we" or the like outside double quotation marks; "US" is a country."""
    of_speakers = lex.grammar.pronouns.of_speakers
    return any(word == "I" or (word[1:].islower() and word.lower() in of_speakers) for word in _unquoted(field, tokens))


def speaks_of_itself(field: TextField, tokens: Range, lex: Lexicon) -> bool:
    """Whether ``tokens`` say "I" outside double quotation marks: "we" are a firm, or everybody, as well."""
    of_one = lex.grammar.pronouns.of_one_speaker
    return any(word == "I" or (word[1:].islower() and word.lower() in of_one) for word in _unquoted(field, tokens))


def has_second_person(field: TextField, tokens: Range, lex: Lexicon) -> bool:
    """Whether ``tokens`` say "you" or the like outside double quotation marks."""
    return any(word.lower() in lex.grammar.pronouns.second_person for word in _unquoted(field, tokens))


def is_in_conversation(field: TextField, tokens: Range, lex: Lexicon) -> bool:
    """Whether ``tokens`` ask, or say "I", "we" or "you"."""
    return (
        field.words[tokens.end - 1] == "?"
        or has_first_person(field, tokens, lex)
        or has_second_person(field, tokens, lex)
    )


def _unquoted(field: TextField, tokens: Range) -> Iterator[str]:
    """The words of ``tokens`` outside double quotation marks."""
    quoted = False
    for word in field.words[tokens.start : tokens.end]:
        if word in DOUBLE:
            quoted = not quoted
        elif not quoted:
            yield word
