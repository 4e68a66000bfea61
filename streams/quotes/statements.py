"""What is said in a field, before anybody asks who: marks, transcripts and the tagger brought together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from streams.data import word_list
from streams.quotes.marks import MARKS, Quotation, quotations_of
from streams.quotes.model import QuoteKind
from streams.quotes.reading import Reading, read, vocabulary
from streams.quotes.relatives import RELATIVE_PRONOUNS
from streams.quotes.tagger import Attribution, Part, tagger
from streams.quotes.transcripts import turns_of
from streams.text.document import TextField
from streams.text.segmentation import Range

_TURN_PROBABILITY: Final = 0.98
"""A transcript says in so many words who speaks."""
_MIN_THOUGHT: Final = 0.5
"""What somebody thinks is harder to tell from what is merely so: it has to be likelier than what was said."""
_COMPLEMENTIZER: Final = "that"
_TRAILING: Final = frozenset(",;:")
_NARRATOR: Final = frozenset({"i", "we", "me", "us"})
_NEGATIONS: Final = frozenset({"not", "never", "no"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One quote before its speaker is known; ranges of token indices."""

    content: Range
    kind: QuoteKind
    speech: bool
    source: Range | None
    cue: Range | None
    continues: bool
    """Whether it carries on the statement before it."""
    content_probability: float
    """As the tagger has it."""
    source_probability: float | None = None
    hidden: bool = False
    """Whether it only tells who is being spoken of: nobody said it, or it is too uncertain."""


def statements_of(field: TextField) -> list[Statement]:
    """What is said or thought in ``field``, in order, none overlapping another."""
    turns = turns_of(field)
    spoken: list[Statement] = []
    for turn in turns:
        continues = bool(spoken) and spoken[-1].source == turn.label
        spoken.append(
            Statement(
                turn.content,
                "direct",
                speech=True,
                source=turn.label,
                cue=None,
                continues=continues,
                content_probability=_TURN_PROBABILITY,
                source_probability=_TURN_PROBABILITY,
            )
        )
    transcript = Range(turns[0].label.start, turns[-1].content.end) if turns else Range(0, 0)
    reported = [s for s in _reported(field) if not transcript.start <= s.content.start < transcript.end]
    return sorted(spoken + reported, key=lambda statement: statement.content)


def _reported(field: TextField) -> Iterator[Statement]:
    """What the text between and around quotation marks reports."""
    quotations = quotations_of(field)
    reading = read(field, quotations, vocabulary())
    starts = [quotation.start for quotation in quotations]
    ends = [quotation.end for quotation in quotations]
    previous: Statement | None = None
    for attribution in tagger().attributions(reading):
        content = _tokens(reading, attribution)
        inside = quotations[bisect_right(ends, content.start) : bisect_left(starts, content.end)]
        statement = _statement(field, reading, attribution, content, inside)
        if previous is not None:
            same_cue = statement.cue is not None and previous.cue == statement.cue
            carries = bool(inside) and inside[0].carries and inside[0].first <= statement.content.start
            statement = replace(statement, continues=same_cue or carries)
        if _is_unsaid(field, statement) or (not statement.speech and statement.content_probability < _MIN_THOUGHT):
            statement = replace(statement, hidden=True)
        yield statement
        previous = statement


def _statement(
    field: TextField, reading: Reading, attribution: Attribution, content: Range, inside: list[Quotation]
) -> Statement:
    kind = _kind(content, field, inside)
    source = None if attribution.source is None else _tokens(reading, attribution.source)
    if source is not None and field.words[source.start].lower() in RELATIVE_PRONOUNS:
        source = Range(source.start, source.start + 1)
    return Statement(
        _trim(content, kind, field, inside),
        kind,
        attribution.speech >= 0.5,
        source,
        None if attribution.cue is None else _tokens(reading, attribution.cue),
        continues=False,
        content_probability=attribution.probability,
        source_probability=attribution.source.probability if attribution.source else None,
    )


def _tokens(reading: Reading, part: Attribution | Part) -> Range:
    return Range(int(reading.tokens[part.first]), int(reading.tokens[part.last - 1]) + 1)


def _kind(content: Range, field: TextField, inside: list[Quotation]) -> QuoteKind:
    """Whether all, some or none of the words of ``content`` stand inside marks."""
    covered = sum(max(0, min(content.end, q.last) - max(content.start, q.first)) for q in inside)
    if not covered:
        return "indirect"
    marks = sum(word in MARKS for word in field.words[content.start : content.end])
    return "direct" if covered + marks >= content.end - content.start else "mixed"


def _trim(content: Range, kind: QuoteKind, field: TextField, inside: list[Quotation]) -> Range:
    """``content`` without "that", with its quotation's full stop; mixed content with its outermost marks too."""
    start, end = content
    if end > start + 1 and field.words[start] == _COMPLEMENTIZER and field.starts[start + 1] > field.ends[start]:
        start += 1
    if inside and kind == "mixed":
        if inside[0].first <= start:
            start = inside[0].start
        if end <= inside[-1].end:
            end = inside[-1].end if end > inside[-1].first else end
    elif inside and end <= inside[-1].last:
        end = inside[-1].last
        while end > start + 1 and field.words[end - 1] in _TRAILING:
            end -= 1
    return Range(start, end)


def _is_unsaid(field: TextField, statement: Statement) -> bool:
    """Whether nobody said it: "declined to say", "did not disclose"; or the writer speaks of himself."""
    if statement.source is not None and statement.kind != "direct":
        source = field.words[statement.source.start].lower()
        if statement.source.end - statement.source.start == 1 and source in _NARRATOR:
            return True
    if statement.cue is None or statement.kind == "direct":
        return False
    words = [word.lower() for word in field.words[statement.cue.start : statement.cue.end]]
    if not _refusals().isdisjoint(words):
        return True
    negated = any(word in _NEGATIONS or word.endswith(("n't", "n’t")) for word in words)
    return negated and not _disclosures().isdisjoint(words)


@cache
def _refusals() -> frozenset[str]:
    return word_list("quotes/refusals.txt")


@cache
def _disclosures() -> frozenset[str]:
    return word_list("quotes/disclosures.txt")
