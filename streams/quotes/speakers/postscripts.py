"""Who is named only after a quotation, by a sentence of its own: '"It fell." That is from Jane Roe, of Acme.'.

Or by a line of its own: "— Jane Roe, chief executive of Acme".
"""

from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.quotes.layout.marks import MARKS
from streams.quotes.layout.quotations import BLOCK
from streams.text.document import TextField
from streams.text.glyphs import DASHES, POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_SHORTEST: Final = 3
_LONGEST: Final = 8
"""Tokens of such a sentence before the name, at least and at most."""
_BEHIND_NAMES: Final = frozenset((",", "(", ".", "of", "at", "on", "in"))
"""What ends the name of who signs a quotation."""


def named_after(cast: Cast, field: TextField, content: Range) -> Mention | None:
    """The person whom the sentence after the quotation ``content`` says it is from, if one does."""
    words, start = field.words, content.end
    end = field.paragraph_of(content.start).end
    while start < end and (words[start] in MARKS or words[start] == "."):
        start += 1
    phrases = cast.lex.grammar.phrases
    if start == end or words[start].lower() not in phrases.opening_postscripts or not words[start][0].isupper():
        return None  # most often
    author = start + 1
    while author < min(end, start + _LONGEST) and words[author] in phrases.in_postscripts:
        author += 1
    says = not phrases.copulas_of_postscripts.isdisjoint(words[start:author])
    if author - start < _SHORTEST or not says or words[author - 1] not in cast.lex.grammar.prepositions.of_postscripts:
        return None  # "This from Jane Roe: …" tells of what follows
    people = cast.mentions.within(field.name, author, min(end, author + _LONGEST))
    found = next((mention for mention in people if mention.lead == author and mention.kind == "person"), None)
    is_owner = found is not None and word_at(words, found.end) in POSSESSIVE
    return None if is_owner else found


def signed(cast: Cast, field: TextField, content: Range) -> Mention | None:
    """The person who signs the quotation ``content``: behind it or on the line below, a dash before the name."""
    words, number = field.words, field.paragraph_at(content.start)
    start, end = content.end, field.paragraphs[number].end
    while start < end and words[start] in MARKS:
        start += 1
    if start == end and number + 1 < len(field.paragraphs):
        start, end = field.paragraphs[number + 1]
        start += words[start] == BLOCK
    if start + 1 >= end or words[start] not in DASHES:
        return None
    start += 1 + (words[start + 1] == words[start])
    end = min(end, start + _LONGEST + 1)
    stop = next((index for index in range(start, end) if words[index] in _BEHIND_NAMES), end)
    named = next(
        (mention for mention in cast.mentions.within(field.name, start, stop) if mention.kind == "person"), None
    )
    if named is None or named.end != stop or not all(map(_is_of_title, words[start : named.lead])):
        return None
    goes_on = stop < field.paragraph_of(start).end and words[stop] == "."
    return None if goes_on and stop + 1 < field.paragraph_of(start).end else named


def _is_of_title(word: str) -> bool:
    """Whether ``word`` may stand before the name in a line that signs something: an employer's, not "Reporting by"."""
    return word[0].isupper() or not word[0].isalpha()
