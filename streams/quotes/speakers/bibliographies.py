"""References: ``"Prices fall again" — The Courier, 3 May 2011`` is the title of what others published.

Lists of sources end news articles; nobody says what they name.
"""

import re
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.marks import MARKS
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES

_LONGEST: Final = 24
"""Tokens after the title, at most."""
_ACCOUNT: Final = "@"
"""What is before the name of who posts, not publishes."""
_YEAR: Final = re.compile(r"(?:18|19|20)[0-9]{2}")


def is_reference(cast: Cast, field: TextField, statement: Statement) -> bool:
    """Whether ``statement`` is a title with who published it and the date, up to the end of its paragraph.

    What ends like a sentence is no title, what somebody introduces is said, and a person's words may be dated as well.
    """
    words, content = field.words, statement.content
    if statement.kind != "direct" or words[content.end - 1] in ".!":
        return False
    if any(part is not None and part.start < content.start for part in (statement.source, statement.cue)):
        return False
    end = field.paragraph_of(content.start).end
    start = content.end
    while start < end and words[start] in MARKS:
        start += 1
    if start == end or words[start] not in DASHES or end - start > _LONGEST:
        return False
    after = [index for index in range(start, end) if words[index][0].isalnum()]
    return (
        len(after) > 1
        and _ACCOUNT not in words[start:end]
        and _YEAR.fullmatch(words[after[-1]]) is not None
        and any(words[index].lower() in cast.lex.grammar.times.months for index in after)
        and all(_is_in_names(field, index, cast.lex) for index in after)
        and not any(mention.kind == "person" for mention in cast.mentions.within(field.name, start, end))
    )


def _is_in_names(field: TextField, index: int, lex: Lexicon) -> bool:
    """Whether the word at ``index`` can stand in an outlet's name or a date: "Courier", "of", the "ca" of "Acme.ca"."""
    word = field.words[index]
    return field.is_glued(index) or not word[0].islower() or word in lex.closed_class
