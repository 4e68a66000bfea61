"""How a quote reads as part of its sentence: what comes before its words, and their first letter."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from streams.data import word_list
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.plurals import is_common_plural
from streams.text.glyphs import SENTENCE_ENDS

Event = Mapping[str, Any]
"""An event, or a quote of one, as the contract has it."""

_BRIEF: Final = 3
"""A quotation of so many words or fewer says little without what comes before it: called it a “game changer”."""
_QUOTING: Final = "".join(MARKS) + " \t\r\n"
"""What may stand before a quotation's first word."""
_AROUND: Final = _QUOTING + ":,(["
"""What may stand around a quotation, or before what a sentence begins with."""
_COMMAS: Final = (",", "–", "—")
"""What ends a clause that interrupts another."""
_GOES_ON: Final = "…"
_WITHOUT_ADDRESSEE: Final = {"told": "said", "tells": "says"}
"""Cues that need somebody whom the words are said to, and what does not."""
_FAR: Final = " …"
"""For what is between a cue and its words where that is too much."""


def lead_of(quote: Event) -> str | None:
    """What comes before the words of ``quote``; None where verbatim words need nothing before them."""
    return _brief_lead(quote) if quote["kind"] == "direct" else _lead(quote)


def within_sentence(words: str, before: str) -> str:
    """``words`` with a small letter where a function word or a plural opens them, and the sentence that they are of.

    "said the deal is off", "said traders are cautious"; but "said Congress", and "said Traders" amid a sentence.
    """
    first, space, rest = words.partition(" ")
    small = first.lower()
    told = before.rstrip(_AROUND)
    opens = not told or told[-1] in SENTENCE_ENDS or "\n\n" in before[len(told) :].replace("\r", "")
    is_word = len(first) > 1 and small in _small_words()
    if first.istitle() and (is_word or (opens and is_common_plural(small, rest.partition(" ")[0], _lexicon()))):
        return f"{small}{space}{rest}"
    return words


def _lead(quote: Event) -> str:
    """What comes before the words of a reported quote: its cue, and what the article has between: "tells him where".

    A cue that comes after them is put before. "According to" would need its source, who stands at the left, and "told"
    whom: "said". The second half of what is interrupted has dots before it.
    """
    cue = quote["cue"]
    if cue is None:
        return "thinks" if quote["act"] == "thought" else "said"
    text: str = cue["text"]
    if text.lower().startswith("according"):
        return "said"
    between = _between(quote)
    if between is None:
        return _WITHOUT_ADDRESSEE.get(text.lower(), text)
    return _GOES_ON if _is_second_half(quote, between) else text + between


def _brief_lead(quote: Event) -> str | None:
    """What comes before a quotation of a few words in its own sentence; None if it needs nothing, or has nothing."""
    between, speaker = _between(quote), quote["speaker"]
    if between is None or between == _FAR or len(quote["text"].split()) > _BRIEF:
        return None
    if _is_second_half(quote, between) or not SENTENCE_ENDS.isdisjoint(between):
        return None
    cue: str = quote["cue"]["text"]
    if speaker is not None and quote["cue"]["end"] <= speaker["mention"]["start"] < quote["start"]:
        return cue  # said [Roe:] “Never.”
    return (cue + between).rstrip(_AROUND)


def _is_second_half(quote: Event, between: str) -> bool:
    """Whether ``quote`` carries on what its cue interrupted: "The plan, he said, would fail"."""
    return quote["continues"] is not None and between.rstrip(_QUOTING).endswith(_COMMAS)


def _between(quote: Event) -> str | None:
    """What the article has between the cue of ``quote`` and its words; None where the cue does not come before."""
    cue, prefix = quote["cue"], quote["prefix"]
    if cue is None or cue["field"] != quote["field"] or cue["end"] > quote["start"]:
        return None
    length = quote["start"] - cue["end"]
    return prefix[len(prefix) - length :] if length <= len(prefix) else _FAR


@cache
def _small_words() -> frozenset[str]:
    """Words that have a small letter within a sentence; loaded when the first view needs them."""
    return word_list("words/small_words.txt")


@cache
def _lexicon() -> Lexicon:
    """What tells words from names; loaded when the first view needs it."""
    return Lexicon.load()
