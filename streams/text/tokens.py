"""Tokens: the words, numbers and marks of a text, each with its place.

One linear pass of one regular expression; every later step works on token indices and turns them into
character offsets only at the end. Offsets are Unicode code points, which is how Python indexes strings.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import accumulate, compress, count
from typing import Final, NamedTuple

_CLITIC: Final = r"(?:[sSmMdD]|[rR][eE]|[vV][eE]|[lL][lL])\b"
_TOKEN: Final = re.compile(
    rf"""
    (\S(?:                                        # the first character tells what begins:
      (?<=\w)\w*                                  # a word or a number, and what may go on inside it:
      (?:(?=['’.,:])(?:                           #   hardly any does, so that one look tells
         ['’](?!{_CLITIC})\w+                     #   an apostrophe (O'Brien, don't), unless a clitic's
        |(?<=\b[^\W\d_])\.(?:[^\W\d_]\.)+         #   the full stops of initials (U.S., J.P.)
        |(?<=\d)[.,:]\d+                          #   a number's point, comma or colon (3,000.5; 10:30)
      )+|)
    | (?<=['’]){_CLITIC}                          # 's, 're, 'll: apart from their host
    |                                             # any other mark, one at a time
    ))
    """,
    re.VERBOSE,
)


class Tokens(NamedTuple):
    """The tokens of one text, as parallel lists."""

    words: list[str]
    starts: list[int]
    """Offset of each token's first character, code points."""
    ends: list[int]
    """Offset after each token's last character, code points."""


def places_of(words: Sequence[str], wanted: Container[str]) -> Iterator[int]:
    """The numbers of the tokens among ``words`` that are ``wanted``, in order: most are not, and none costs a step."""
    return compress(count(), map(wanted.__contains__, words))


def word_at(words: Sequence[str], index: int, otherwise: str = "") -> str:
    """The word at ``index``, or ``otherwise`` outside the text: there is none before the first, nor after the last."""
    return words[index] if 0 <= index < len(words) else otherwise


def tokenize(text: str) -> Tokens:
    """Split ``text`` into tokens, in one pass and in time linear in its length.

    ``text[starts[i]:ends[i]] == words[i]`` for every token; only white space lies between tokens.
    """
    # split gives what lies between the tokens too: the lengths of all, added up in C, are the offsets.
    parts: list[str] = _TOKEN.split(text)
    offsets = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], offsets[:-1:2], offsets[1::2])
