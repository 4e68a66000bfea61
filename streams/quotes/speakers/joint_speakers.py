"""Organizations that speak together with who leads them: "Acme and its founder, Jane Roe, said"."""

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.model import Speaker
from streams.text.document import TextField

_ACCORDING: Final = "according"
_ITS: Final = "its"
_MAX_OFFICE: Final = 8
"""Tokens of an office before a name, its comma included, at most."""


def with_employer(cast: Cast, field: TextField, speaker: Speaker) -> Speaker:
    """``speaker``, or the organization with whom he says so together: "Acme and its founder, Jane Roe, said"."""
    if speaker.type != "person" or speaker.mention.field != field.name:
        return speaker
    words, own = field.words, bisect_left(field.starts, speaker.mention.start)
    stop = max(0, own - _MAX_OFFICE)
    while own > stop and words[own] != _ITS and (words[own] == "," or words[own][0].isalpha()):
        own -= 1
    if own < 1 or words[own] != _ITS or words[own - 1] not in cast.lex.grammar.conjunctions.additive:
        return speaker
    named = cast.mentions.ending_at(field.name, own - 1)
    if named is not None and not _begins_source(cast, field, named.lead):
        return speaker  # "sued Acme and its founder Jane Roe said"
    employer = None if named is None or named.entity is None else cast.speaker(named)
    return speaker if employer is None or employer.type != "organization" else replace(employer, also=(speaker,))


def _begins_source(cast: Cast, field: TextField, start: int) -> bool:
    """Whether who says something may begin at token ``start``: behind a mark, a verb of saying, "according to"."""
    words, lex = field.words, cast.lex
    start -= start > 0 and words[start - 1].lower() in lex.grammar.determiners.articles
    if start == 0 or not words[start - 1][0].isalnum():
        return True
    opens = field.sentences[field.sentence_at(start)].start == start - 1  # "Meanwhile", "Both"
    opens = opens and (words[start - 1].lower() in lex.closed_class or words[start - 1].lower() in lex.opening_words)
    is_according = start > 1 and words[start - 2].lower() == _ACCORDING
    return opens or words[start - 1] in lex.speech_verbs or is_according
