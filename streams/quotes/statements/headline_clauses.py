"""Where reported content ends in a headline, which has no full stop: "Roe says demand [will fall]", "Roe: Cut [now]".

The tagger learnt from sentences with one, and of a short headline it often sees only the first words.
"""

from typing import Final

from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range

_COLON: Final = ":"
_LONGEST: Final = 8
"""Tokens that belong to what is reported though the tagger does not see it, at most."""


def to_its_end(field: TextField, content: Range, source: Range | None, cue: Range | None, lex: Lexicon) -> Range:
    """Reported ``content``, which may go on to the end of the headline ``field``.

    It does where who says it and the verb, or a colon, stand directly before it, and behind it only words that begin
    nothing else: no "after", nobody who says something.
    """
    words, end = field.words, len(field.words)
    if source is None or source.end > content.start or not 0 < end - content.end <= _LONGEST:
        return content
    is_led = words[content.start - 1] == _COLON if cue is None else source.end <= cue.start and cue.end == content.start
    rest = [word.lower() for word in words[content.end :]]
    goes_on = all(word[0].isalnum() for word in rest) and rest[0] not in lex.grammar.conjunctions.of_circumstances
    is_told = lex.speech_verbs.isdisjoint(rest) and field.sentence_of(content.start).end == end
    return Range(content.start, end) if is_led and goes_on and is_told else content
