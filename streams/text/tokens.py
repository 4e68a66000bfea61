"""Tokens: the words, numbers and marks of a text, each with its place.

One linear pass of one regular expression; every later step works on token indices and turns them into
character offsets only at the end. Offsets are Unicode code points, which is how Python indexes strings.
"""

import re
from typing import Final, NamedTuple

_CLITIC: Final = r"['’](?:[sSmMdD]|[rR][eE]|[vV][eE]|[lL][lL])\b"
_TOKEN: Final = re.compile(
    rf"""
      \w+                                           # a word or a number, and what may go on inside it:
      (?:(?!{_CLITIC})['’]\w+                       #   an apostrophe (O'Brien, don't), unless a clitic's
        |(?<=\b[^\W\d_])\.(?:[^\W\d_]\.)+           #   the full stops of initials (U.S., J.P.)
        |(?<=\d)[.,:]\d+                            #   a number's point, comma or colon (3,000.5; 10:30)
      )*
    | {_CLITIC}                                     # 's, 're, 'll: apart from their host
    | [^\w\s]                                       # any other mark, one at a time
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """The tokens of one text, as parallel lists."""

    words: list[str]
    starts: list[int]
    """Offset of each token's first character, code points."""
    ends: list[int]
    """Offset behind each token's last character, code points."""


def tokenize(text: str) -> Tokens:
    """Split ``text`` into tokens, in one pass and in time linear in its length.

    ``text[starts[i]:ends[i]] == words[i]`` for every token; only white space lies between tokens.
    """
    # findall and index, both in C, cost half of what a match object a token does.
    words: list[str] = _TOKEN.findall(text)
    starts: list[int] = []
    ends: list[int] = []
    offset = 0
    for word in words:
        start = text.index(word, offset)
        offset = start + len(word)
        starts.append(start)
        ends.append(offset)
    return Tokens(words, starts, ends)
