"""Whom a relative pronoun means: "LeCun, who has been …, thinks", "owners and employers who said"."""

from bisect import bisect_right
from typing import Final

from streams.quotes.cast import Cast, Mention
from streams.quotes.lexicon import lexicon
from streams.text.document import TextField
from streams.text.segmentation import Range

RELATIVE_PRONOUNS: Final = frozenset({"who", "which", "that"})
_DETERMINERS: Final = frozenset("a an the some many several those most other two three four his her their its".split())
_MAX_NOUN_PHRASE: Final = 6


def antecedent(cast: Cast, field: TextField, token: int) -> Range | None:
    """The noun phrase that the relative pronoun at ``token`` means, or None."""
    sentence = field.sentences[bisect_right(field.sentences, token, key=lambda sentence: sentence.end)]
    end = token - 1 if token > sentence.start and field.words[token - 1] == "," else token
    person = field.words[token].lower() == "who"
    names = _names_before(cast, field, sentence.start, end)
    if names and names[-1].last == end and (not person or names[-1].kind == "person"):
        return Range(names[-1].first, end)
    common = _common_noun_phrase(field, sentence.start, end)
    people = [name for name in names if name.kind == "person"]
    if person and people and (end < token or common is None):
        return Range(people[-1].first, people[-1].last)
    return common


def _names_before(cast: Cast, field: TextField, start: int, end: int) -> list[Mention]:
    """The names between tokens ``start`` and ``end``."""
    names = ("person", "organization", "other")
    return [mention for mention in cast.mentions.within(field.name, start, end) if mention.kind in names]


def _common_noun_phrase(field: TextField, start: int, end: int) -> Range | None:
    """The nouns that end before token ``end`` with what stands before them, as far as one can tell."""
    closed, words = lexicon().closed_class, field.words
    first = end
    while first > max(start, end - _MAX_NOUN_PHRASE) and words[first - 1][0].isalnum():
        word = words[first - 1].lower()
        if word in closed and not (word == "and" and first < end):
            break
        first -= 1
    while first < end and words[first].lower() == "and":
        first += 1
    if first > start and first < end and words[first - 1].lower() in _DETERMINERS:
        first -= 1
    return Range(first, end) if first < end else None
