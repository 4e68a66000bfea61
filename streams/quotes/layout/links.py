"""Addresses that a text ends with and that are no part of what it says: "It fell [https://t.co/…]"."""

import re
from bisect import bisect_left
from typing import Final

from streams.text.document import TextField
from streams.text.ranges import Range

_LINKS: Final = re.compile(
    r"(?:(?<=\S)\s*(?:https?://t\.co/|pic\.twitter\.com/)\S+|(?<=[.!?…])\s+https?://\S+)"
    r"(?:\s+(?:https?://|pic\.twitter\.com/)\S+)*$"
)
"""Behind a sentence any address; behind other words only those that a network makes."""
_LINK: Final = re.compile(r"(?:https?://|pic\.twitter\.com/)\S+")
_MAX_LINK_CHARACTERS: Final = 300
"""Characters that the addresses at the end take, at most."""


def without_links(field: TextField, content: Range) -> Range:
    """``content`` without the addresses that it ends with.

    One that is glued to a word stays, as tokens are whole: "to the moonpic.twitter.com/…".
    """
    first, last = field.starts[content.start], field.ends[content.end - 1]
    tail = max(first, last - _MAX_LINK_CHARACTERS)
    text = field.text[tail:last]
    found = _LINKS.search(text) if "/" in text else None  # most often there is none
    if found is None:
        return content
    begin = tail + found.start() + len(found[0]) - len(found[0].lstrip())
    end = bisect_left(field.starts, begin)
    is_glued = end < content.end and field.starts[end] != begin
    return content if is_glued else Range(content.start, end)


def only_links(text: str) -> bool:
    """Whether ``text`` is one address or several and nothing else."""
    return all(map(_LINK.fullmatch, text.split()))
