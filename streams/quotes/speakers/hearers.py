"""Who is told or talked about, and says nothing: "MPs were told that", "Acme was accused of", "the court heard"."""

from itertools import pairwise
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range

_MAX_PREDICATE: Final = 5
"""Words from a subject to the end of its verb, at most."""
_AGENT: Final = "by"
_MAX_AGENT: Final = 8
"""Words from "by" to the end of who did it, at most."""
_ENDS: Final = frozenset((",", ".", ";", "as"))
"""What follows a verb that has no object."""
_REASONS: Final = frozenset(("of", "over", "for", "to", "by"))
"""What follows a participle in a headline: "Acme accused of theft"."""


def is_hearer(field: TextField, source: Range, cue: Range, lex: Lexicon) -> bool:
    """Whether ``source`` is the subject of a ``cue`` in the passive, or hears what is said.

    A headline leaves "were" out: "…, MPs told"; who tells something tells it somebody.
    """
    words, verbs = field.words, lex.grammar.verbs
    if cue.start < source.end or cue.end - source.end > _MAX_PREDICATE:
        return False
    verb, predicate = words[cue.end - 1], words[source.end : cue.end - 1]
    if verb in verbs.hearing:
        return True
    if verb in verbs.with_hearers and not verbs.of_passives.isdisjoint(predicate):
        return True
    follows = words[cue.end] if cue.end < len(words) else "."
    is_headlines = (verb in verbs.telling and follows in _ENDS) or (verb in verbs.with_hearers and follows in _REASONS)
    return is_headlines and field.name == "title"


def answers(field: TextField, cue: Range, lex: Lexicon) -> bool:
    """Whether who is the subject of a ``cue`` in the passive may say what is quoted next: who "was asked"."""
    return field.words[cue.end - 1] in lex.grammar.verbs.asking and field.name == "body"


def agent(cast: Cast, field: TextField, start: int) -> Range | None:
    """Who the "by" directly behind what is said, before token ``start`` or after it, says has done it, if anybody."""
    words = field.words
    end = field.sentences[field.sentence_at(max(start - 1, 0))].end
    for index in range(max(start - 1, 0), min(end - 1, start + _MAX_PREDICATE)):
        if words[index] == _AGENT:
            named = cast.mentions.within(field.name, index + 1, min(end, index + 1 + _MAX_AGENT))
            first = next((mention for mention in named if mention.kind != "pronoun"), None)
            goes_on = first is not None and all(
                before.isalnum() and word[0].isalnum() for before, word in pairwise(words[index : first.end])
            )
            return (
                Range(index + 1, first.end) if first is not None and goes_on else _described(field, index + 1, cast.lex)
            )
    return None


def _described(field: TextField, start: int, lex: Lexicon) -> Range | None:
    """The noun phrase at token ``start``, if it means people or an organization: "the pilots' union"."""
    words, end = field.words, start + 1
    if words[start].lower() not in lex.grammar.determiners.in_descriptions:
        return None
    limit = min(field.sentences[field.sentence_at(start)].end, start + _MAX_AGENT)
    while end < limit and (words[end] in POSSESSIVE or (words[end].isalpha() and words[end] not in lex.closed_class)):
        end += 1
    noun = words[end - 1]
    may_say = noun in lex.organization_descriptions or noun in lex.roles or lex.are_people(noun)
    return Range(start, end) if may_say else None
