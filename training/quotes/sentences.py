"""Our own sentences as annotated articles: frames of reporting, filled at random from lists.

``sentences.txt`` holds them and says how they are written. The annotated news that the tagger learns from is about
politics; companies say things in filings, notes and calls, and a text may be two sentences long.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

_SENTENCES: Final = Path(__file__).with_suffix(".txt")
_SLOT: Final = re.compile(r"\b[A-Z]+\b")
_CONTENT: Final = re.compile(r"\{[^{}]*\}")
_NAME: Final = re.compile(r"\w+")
_MARKUP: Final = re.compile(r"~?[\[<{]|[\]>}]")
_SENTENCE_END: Final = re.compile(r"[.?!][\"”’']?(?= )")
_PLAIN_SHARE: Final = 0.3
"""Of the sentences, those that report nothing."""
_HEADLINES: Final = 0.5
"""Of the articles, those that have a headline."""
_PARAGRAPHS: Final = (1, 12)
_DEPTH: Final = 4
"""Slots within what fills a slot."""

Lists = dict[str, list[str]]


def articles(count: int, lists: Lists, random: np.random.Generator) -> Iterator[dict[str, Any]]:
    """``count`` articles of ``lists``, in the form of the annotated corpus: id, text, quotes."""
    for number in range(count):
        text, quotes = "", list[dict[str, int]]()
        paragraphs = [["headlines"]] if random.random() < _HEADLINES else []
        for _ in range(random.integers(*_PARAGRAPHS)):
            sentences = range(random.integers(1, 3))
            paragraphs.append(["plain" if random.random() < _PLAIN_SHARE else "frames" for _ in sentences])
        for paragraph in paragraphs:
            for kind in paragraph:
                text += "" if not text or text.endswith("\n") else " "
                sentence, found = annotated(filled(_pick(lists[kind], random), lists, random))
                quotes += [{name: at + len(text) if name != "speech" else at for name, at in q.items()} for q in found]
                text += sentence[0].upper() + sentence[1:]
            text += "\n\n"
        yield {"id": f"own-{number}", "text": text.rstrip(), "quotes": quotes}


def read() -> Lists:
    """The lists of ``sentences.txt`` by their names."""
    lists: Lists = {}
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lists[line.removeprefix("== ")] = []
        elif line and not line.startswith("#"):
            lists[list(lists)[-1]].append(line)
    return lists


def _pick(choices: list[str], random: np.random.Generator) -> str:
    return choices[random.integers(len(choices))]


def filled(frame: str, lists: Lists, random: np.random.Generator) -> str:
    """``frame`` with something of ``lists`` in every slot."""

    def named(match: re.Match[str]) -> str:
        text = _pick(lists[match[0].lower()], random)
        return text[0].upper() + text[1:] if match[0][0].isupper() else text

    def content(match: re.Match[str]) -> str:
        is_filled = all(name[1:].islower() and name.lower() in lists for name in _NAME.findall(match[0]))
        return _NAME.sub(named, match[0]) if is_filled else match[0]

    def slot(match: re.Match[str]) -> str:
        return _pick(lists[match[0].lower()], random) if match[0].lower() in lists else match[0]

    text = _CONTENT.sub(content, frame)
    for _ in range(_DEPTH):
        text = _SLOT.sub(slot, text)
    return text


def annotated(marked: str) -> tuple[str, list[dict[str, int]]]:
    """The text without its markup, and its attributions."""
    text, at = "", 0
    spans: list[tuple[str, bool, int, int]] = []
    opened: list[tuple[str, bool, int]] = []
    for match in _MARKUP.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[0] in "]>}":
            kind, thought, start = opened.pop()
            spans.append((kind, thought, start, len(text)))
        else:
            opened.append((match[0][-1], match[0][0] == "~", len(text)))
    text += marked[at:]
    sources = [(start, end) for kind, _, start, end in spans if kind == "["]
    cues = [(start, end) for kind, _, start, end in spans if kind == "<"]
    breaks = [end for end in map(re.Match.end, _SENTENCE_END.finditer(text)) if not _is_inside(spans, end)]
    quotes = []
    for kind, thought, start, end in spans:
        if kind == "{":
            quote = {"start": start, "end": end, "speech": int(not thought)}
            for name, places in (("speaker", sources), ("cue", cues)):
                if place := _governing(places, start, breaks):
                    quote |= {f"{name}_start": place[0], f"{name}_end": place[1]}
            quotes.append(quote)
    return text, quotes


def _is_inside(spans: list[tuple[str, bool, int, int]], at: int) -> bool:
    return any(start < at <= end for _, _, start, end in spans)


def _governing(places: list[tuple[int, int]], start: int, breaks: list[int]) -> tuple[int, int] | None:
    """The one of ``places`` that what begins at ``start`` is by; sentences begin after ``breaks``."""
    sentence = bisect(breaks, start)
    near = [place for place in places if bisect(breaks, place[0]) == sentence] or places
    before = [place for place in near if place[1] <= start]
    return before[-1] if before else near[0] if near else None
