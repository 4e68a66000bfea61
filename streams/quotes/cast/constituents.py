"""What the noun phrases that name speakers consist of."""

from typing import Final, NamedTuple

from streams.text.glyphs import DASHES

CUTS: Final = DASHES - {"-"} | {",", ";", "(", "--"}
"""Marks that what a noun phrase is about ends before."""


class Constituent(NamedTuple):
    """A mention inside a noun phrase, its title included: a token range."""

    start: int
    end: int
    is_person: bool
    is_place: bool = False
