"""``python -m training.cast.frames``: how often companies of the security master are read whole where news names them.

Every issuer of shares is put into sentences that news has, each by itself in a text; right is who speaks, or for whom
the speaker works, under the company's whole name. Vehicles and papers are left out; names that are only a word, as
"On", are not.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple

from streams.pipeline.library import enrich
from training.cast.companies import has_shares, is_major, issuers, last_name


class Frame(NamedTuple):
    """A sentence with room for a company."""

    text: str
    tells: Literal["name", "affiliation"]
    """What of the speaker is the company."""


FRAMES: Final = (
    Frame("{} said on Monday it would cut costs. Analysts had expected that.", "name"),
    Frame("The union wants more. On Monday {} said costs would fall.", "name"),
    Frame("Costs will fall, {} Chief Executive Jane Roe said on Monday in London.", "affiliation"),
    Frame("Costs will fall, said {}'s chief executive, Jane Roe.", "affiliation"),
    Frame('"Costs will fall," said Jane Roe, a senior manager at {}.', "affiliation"),
    Frame("{} spokesman Max Feld said on Monday that costs would fall.", "affiliation"),
)


def main() -> None:
    """Print the shares."""
    rows = [row for row in issuers() if has_shares(row)]
    for what, chosen in (("much in the news", filter(is_major, rows)), ("all", rows)):
        names = sorted({name for row in chosen if (name := last_name(row))})
        whole = wholes(names)
        sys.stdout.write(f"{len(names):,} issuers, {what}\n")
        for frame in FRAMES:
            sys.stdout.write(f"  {100 * whole[frame] / len(names):5.1f} %  {frame.text}\n")


def wholes(names: Iterable[str]) -> Counter[Frame]:
    """How many of ``names`` are read whole in each of ``FRAMES``."""
    return Counter(frame for name in names for frame in FRAMES if is_whole(name, frame))


def is_whole(name: str, frame: Frame) -> bool:
    """Whether the company called ``name`` is read whole in ``frame``, but for marks."""
    quotes = enrich({"id": "1", "body": frame.text.format(name)}, only="quotes")["quotes"]
    speaker = quotes[0]["speaker"] if quotes else None
    found = None if speaker is None else speaker[frame.tells]
    return found is not None and _letters(found) == _letters(name)


def _letters(name: str) -> str:
    return re.sub(r"\W", "", name.lower())


if __name__ == "__main__":
    main()
