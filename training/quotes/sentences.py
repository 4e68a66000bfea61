"""Our own sentences as annotated articles: frames of reporting, filled at random from lists.

``sentences.txt`` holds them. The annotated news that the tagger learns from is about politics; companies say things in
filings, notes and calls, and a text may be two sentences long.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

_SENTENCES: Final = Path(__file__).with_suffix(".txt")
_SLOT: Final = re.compile(r"\b(CLAUSE|PERSON|COMPANY|MAKER|ROLE|CITY|DAY|NUMBER|YEAR|WORD|NOUNPHRASE|VERBPHRASE)\b")
_LIST: Final = re.compile(r"\{(~?)([Cc]lause|[Ss]peech)\}")
_MARKUP: Final = re.compile(r"~?[\[<{]|[\]>}]")
_PLAIN_SHARE: Final = 0.3
"""Of the sentences, those that report nothing."""
_PARAGRAPHS: Final = (1, 12)
_DEPTH: Final = 3
"""Slots within what fills a slot."""

Lists = dict[str, list[str]]


def articles(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """``count`` articles in the form of the annotated corpus: id, text, quotes."""
    random = np.random.default_rng(seed)
    lists = _read()
    for number in range(count):
        text, quotes = "", []
        for _ in range(random.integers(*_PARAGRAPHS)):
            for _ in range(random.integers(1, 3)):
                text += "" if not text or text.endswith("\n") else " "
                kind = "plain" if random.random() < _PLAIN_SHARE else "frames"
                sentence, found = _annotated(_filled(_pick(lists[kind], random), lists, random))
                quotes += [{name: at + len(text) if name != "speech" else at for name, at in q.items()} for q in found]
                text += sentence
            text += "\n\n"
        yield {"id": f"own-{seed}-{number}", "text": text.rstrip(), "quotes": quotes}


def _read() -> Lists:
    lists: Lists = {}
    for line in _SENTENCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            lists[line.removeprefix("== ")] = []
        elif line and not line.startswith("# "):
            lists[list(lists)[-1]].append(line)
    return lists


def _pick(choices: list[str], random: np.random.Generator) -> str:
    return choices[random.integers(len(choices))]


def _filled(frame: str, lists: Lists, random: np.random.Generator) -> str:
    """``frame`` with something of the lists in every slot; a capital letter asks for one."""

    def of_list(match: re.Match[str]) -> str:
        text = _pick(lists[match[2].lower()], random)
        return "{" + (text[0].upper() + text[1:] if match[2][0].isupper() else text) + "}"

    text = _LIST.sub(of_list, frame)
    for _ in range(_DEPTH):
        text = _SLOT.sub(lambda match: _pick(lists[match[1].lower()], random), text)
    return text


def _annotated(marked: str) -> tuple[str, list[dict[str, int]]]:
    """The sentence without its markup, and its attributions.

    Every content belongs to the source and the cue that stand in the same sentence last before it; what comes before
    its own is by the first that follows.
    """
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
    quotes = []
    for kind, thought, start, end in spans:
        if kind == "{":
            quote = {"start": start, "end": end, "speech": int(not thought)}
            for name, places in (("speaker", sources), ("cue", cues)):
                if place := _governing(places, start):
                    quote |= {f"{name}_start": place[0], f"{name}_end": place[1]}
            quotes.append(quote)
    return text, quotes


def _governing(places: list[tuple[int, int]], start: int) -> tuple[int, int] | None:
    before = [place for place in places if place[1] <= start]
    return before[-1] if before else places[0] if places else None
