"""Those who speak together: "Acme and its founder, Jane Roe, said", "Acme and Globex have both said"."""

from bisect import bisect_left
from dataclasses import replace
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.model import Speaker
from streams.text.document import TextField
from streams.text.tokens import word_at

_ACCORDING: Final = "according"
_ITS: Final = "its"
_BOTH: Final = "both"
_PAIR: Final = 2
_REACH: Final = 12
"""Characters behind the second of two in which "both" ends, at most: " have both"."""
_BEHIND_BOTH: Final = 2
"""Tokens from "both" to its verb, with what may stand before it."""
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


def both(cast: Cast, field: TextField, speaker: Speaker) -> Speaker:
    """``speaker``, or the two whom "both" takes together: "Jane Roe, of Acme, and Max Feld, of Globex, both said".

    The two last named before it in its sentence, each once, the second behind an "and".
    """
    start, end = speaker.mention.start, speaker.mention.end
    if _BOTH not in field.text[start : end + _REACH]:
        return speaker
    own = bisect_left(field.starts, start)
    end = bisect_left(field.starts, speaker.mention.end)
    behind = field.words[end : end + 1 + _BEHIND_BOTH]
    behind = behind[word_at(behind, 0) in cast.lex.grammar.verbs.before_participles :]  # "have both said"
    is_subject = word_at(behind, 0) == _BOTH and word_at(behind, 1) in cast.lex.speech_verbs
    if field.words[own] != _BOTH and not is_subject:
        return speaker
    start = field.sentence_of(own).start
    named = [
        mention
        for mention in cast.mentions.within(field.name, start, end)
        if mention.entity is not None and mention.kind != "pronoun" and not cast.is_place(mention)
    ]
    pair = [mention for mention in named if mention.kind == "person"] or named
    is_pair = len(pair) == len({mention.entity for mention in pair}) == _PAIR
    if not is_pair or field.words[pair[1].lead - 1] not in cast.lex.grammar.conjunctions.additive:
        return speaker
    first, second = (cast.speaker(mention) for mention in pair)
    return replace(first, also=(second,))


def _begins_source(cast: Cast, field: TextField, start: int) -> bool:
    """Whether who says something may begin at token ``start``: behind a mark, a verb of saying, "according to"."""
    words, lex = field.words, cast.lex
    start -= start > 0 and words[start - 1].lower() in lex.grammar.determiners.articles
    if start == 0 or not words[start - 1][0].isalnum():
        return True
    opens = field.sentence_of(start).start == start - 1  # "Meanwhile", "Both"
    opens = opens and (words[start - 1].lower() in lex.closed_class or words[start - 1].lower() in lex.opening_words)
    is_according = start > 1 and words[start - 2].lower() == _ACCORDING
    return opens or words[start - 1] in lex.speech_verbs or is_according
