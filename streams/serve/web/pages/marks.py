"""An article's text with its quotes, speakers, cues and securities marked: the exact characters that events name."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from streams.serve.store.article import ArticleTold
from streams.serve.store.reading import Told


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a field, and what it is."""

    start: int
    end: int
    kind: str
    """A class of the style sheet: ``quote-words``, ``speaker``, ``cue`` or ``security``."""
    of: str
    """The quote that it belongs to; the symbol of a security."""


def marks_of(article: ArticleTold, field: str) -> list[Mark]:
    """What is to be marked in a field of an article, as it stands."""
    found = [mark for told in article.quotes if told.version.live and told.has_words for mark in _of_quote(told, field)]
    for security in article.securities:
        if security.live and security.value is not None:
            found += [
                Mark(mention["start"], mention["end"], "security", security.symbol)
                for mention in security.value["mentions"]
                if mention["field"] == field
            ]
    return found


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """``text`` as HTML: each stretch is one ``mark`` of all that it is, so what overlaps is cut where it must be."""
    edges: dict[int, list[tuple[bool, Mark]]] = defaultdict(list)
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            edges[mark.start].append((True, mark))
            edges[mark.end].append((False, mark))
    parts: list[Markup] = []
    open_marks: dict[Mark, int] = {}
    at = 0
    for edge in sorted(edges):
        parts.append(_stretch(text[at:edge], open_marks))
        for begins, mark in edges[edge]:
            open_marks[mark] = open_marks.get(mark, 0) + (1 if begins else -1)
            if not open_marks[mark]:
                del open_marks[mark]
        at = edge
    parts.append(escape(text[at:]))
    return Markup("").join(parts)


def _stretch(text: str, open_marks: dict[Mark, int]) -> Markup:
    if not text or not open_marks:
        return escape(text)
    kinds = " ".join(sorted({mark.kind for mark in open_marks}))
    of = " ".join(dict.fromkeys(mark.of for mark in open_marks))
    label = " title=" + f'"{escape(_title(open_marks))}"'
    return Markup('<mark class="{}" data-of="{}"{}>{}</mark>').format(kinds, of, Markup(label), text)  # noqa: S704


def _title(open_marks: Iterable[Mark]) -> str:
    names = {"quote-words": "quote", "speaker": "speaker", "cue": "cue"}
    return ", ".join(dict.fromkeys(names.get(mark.kind, mark.of) for mark in open_marks))


def _of_quote(told: Told, field: str) -> Iterator[Mark]:
    quote = told.quote
    if quote["field"] == field:
        yield Mark(quote["start"], quote["end"], "quote-words", told.id)
    speaker = quote["speaker"] or {}
    places: list[tuple[str, Any]] = [("speaker", speaker.get("mention")), ("cue", quote["cue"])]
    for kind, place in places:
        if place and place["field"] == field:
            yield Mark(place["start"], place["end"], kind, told.id)
