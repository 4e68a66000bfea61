"""Annotated news of politics as news of business: other sources, other verbs of saying, all else the same.

What politicians say and what companies say is built alike; who says it, and by which verb, is not. A rewritten article
keeps its annotations: some sources and verbs are exchanged for others, and all offsets are moved along.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from training.quotes.sentences import Lists, filled

_SOURCES: Final = 0.5
"""Share of the sources that are exchanged, of those that can be."""
_VERBS: Final = 0.4
"""Share of the verbs, likewise."""
_ADJUNCTS: Final = 0.2
"""Share of the verbs directly before what is said that are told when, where or how it was: "said [in May] that"."""
_BETWEEN: Final = ("", "that")
"""What may stand there."""
_HEADLINES: Final = 0.5
"""Share of the headlines that lose their full stop: the annotated ones have one, others do not."""
_SAID: Final = "said"
"""The verb that is exchanged; others may want another construction."""
_TOLD: Final = "told"
_AUXILIARIES: Final = frozenset({"has", "have", "had", "is", "are", "was", "were", "be", "been", "being", "to"})
_PRONOUN: Final = "pronoun"
_POSSESSIVE: Final = ("'s", "’s", "'", "’")
_SENTENCE_ENDS: Final = frozenset({"", "\n", ".", "?", "!"})
_OFFSETS: Final = ("start", "end", "speaker_start", "speaker_end", "cue_start", "cue_end")


class _Exchange(NamedTuple):
    """``text`` for the characters from ``start`` up to ``end``, and ``behind`` it what no annotation is to cover."""

    start: int
    end: int
    text: str
    behind: str = ""


_Exchanges = dict[tuple[int, int], _Exchange | None]
"""By their places; None where it is decided that nothing is exchanged."""


def rewritten(article: dict[str, Any], lists: Lists, random: np.random.Generator) -> dict[str, Any]:
    """``article``, in the form of the annotated corpus, with some of its sources and verbs exchanged.

    A headline, where it has one, may lose its full stop.

    Args:
        article: It is left as it is.
        lists: "source" and "verb" say what for, "addressee" whom is told.
        random: Decides.
    """
    text, quotes = article["text"], article["quotes"]
    fixed = sorted(
        {quote[name] for quote in quotes for name in _OFFSETS if quote.get(name) is not None}
        | {offset for ignored in article.get("ignore") or () for offset in ignored}
    )
    possible: _Exchanges = dict(_headline_stop(text, random))
    for quote in quotes:
        _add_source(possible, text, quote, lists, random)
        _add_verb(possible, text, quote, lists, random)
    chosen: list[_Exchange] = []
    for exchange in sorted(filter(None, possible.values())):
        is_whole = bisect_left(fixed, exchange.start + 1) == bisect_left(fixed, exchange.end)  # no annotation is cut
        if is_whole and (not chosen or chosen[-1].end <= exchange.start):
            chosen.append(exchange)
    return _applied(article, chosen)


def _headline_stop(text: str, random: np.random.Generator) -> Iterator[tuple[tuple[int, int], _Exchange]]:
    """The full stop of a headline by its place, if that is to go."""
    stop = text.find("\n") - 1
    if stop >= 0 and text[stop] == "." and random.random() < _HEADLINES:
        yield (stop, stop + 1), _Exchange(stop, stop + 1, "")


def _add_source(
    possible: _Exchanges, text: str, quote: dict[str, Any], lists: Lists, random: np.random.Generator
) -> None:
    """Decide whether the source of ``quote`` is exchanged, once for all quotes that share it."""
    start, end = quote.get("speaker_start"), quote.get("speaker_end")
    if start is None or end is None or (start, end) in possible or not _is_plain(text, quote):
        return
    possible[start, end] = None
    if random.random() < _SOURCES:
        source = filled("SOURCE", lists, random)
        opens = text[:start].rstrip(' "“')[-1:] in _SENTENCE_ENDS
        possible[start, end] = _Exchange(start, end, source[0].upper() + source[1:] if opens else source)


def _add_verb(
    possible: _Exchanges, text: str, quote: dict[str, Any], lists: Lists, random: np.random.Generator
) -> None:
    """Decide whether the verb of ``quote`` is exchanged, likewise, and whether more is said of it."""
    start, cue, end = quote.get("speaker_start"), quote.get("cue_start"), quote.get("cue_end")
    if cue is None or end is None or (cue, end) in possible or not _is_said(text, cue, end):
        return
    possible[cue, end] = None
    is_before = start is not None and start < cue  # nobody is told after "told": "told the paper Roe"
    verb = filled("VERB", lists, random) if random.random() < _VERBS else _SAID
    behind = filled(" ADDRESSEE", lists, random) if verb == _TOLD else ""
    is_next = end <= quote["start"] and text[end : quote["start"]].strip() in _BETWEEN
    if is_before and is_next and random.random() < _ADJUNCTS:
        behind += filled(" ADJUNCT", lists, random)
    if (verb != _SAID or behind) and (verb != _TOLD or is_before):
        possible[cue, end] = _Exchange(cue, end, verb, behind)


def _is_said(text: str, start: int, end: int) -> bool:
    """Whether "said" stands there by itself: not "has said", not "said to reporters"."""
    before = text[:start].rpartition(" ")[0].rpartition(" ")[2].lower()
    return text[start:end] == _SAID and before not in _AUXILIARIES and not text.startswith(" to ", end)


def _is_plain(text: str, quote: dict[str, Any]) -> bool:
    """Whether the source of ``quote`` is named or described, and no possessive."""
    start, end = quote["speaker_start"], quote["speaker_end"]
    is_possessive = text.startswith(_POSSESSIVE, end) or text[start:end].endswith(_POSSESSIVE)
    return quote.get("mention") != _PRONOUN and not is_possessive


def _applied(article: dict[str, Any], exchanges: list[_Exchange]) -> dict[str, Any]:
    """``article`` after the ``exchanges``, which are in order and do not overlap."""
    text, pieces, at = article["text"], list[str](), 0
    ends, moves, behinds = list[int](), [0], dict[int, int]()
    for start, end, instead, behind in exchanges:
        pieces += [text[at:start], instead, behind]
        at = end
        ends.append(end)
        moves.append(moves[-1] + len(instead) + len(behind) - (end - start))
        behinds[end] = len(behind)

    def moved(offset: int) -> int:
        # an offset at the end of what was exchanged is in front of what was put after it
        return offset + moves[bisect_left(ends, offset + 1)] - behinds.get(offset, 0)

    return article | {
        "text": "".join([*pieces, text[at:]]),
        "quotes": [
            quote | {name: moved(quote[name]) for name in _OFFSETS if quote.get(name) is not None}
            for quote in article["quotes"]
        ],
        "ignore": [(moved(start), moved(end)) for start, end in article.get("ignore") or ()],
    }
