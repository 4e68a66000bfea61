"""From a document to its quotes: what is inside marks, what the tagger finds, and whom the cast says it is by."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from streams.quotes.cast import Cast
from streams.quotes.marks import MARKS, Quotation, quotations_of
from streams.quotes.model import Quote, QuoteKind, Speaker
from streams.quotes.reading import Reading, read, vocabulary
from streams.quotes.tagger import Part, tagger
from streams.quotes.transcripts import turns_of
from streams.text.document import Document, FieldName, TextField
from streams.text.segmentation import Range

_TURN_CONFIDENCE: Final = 0.97
"""A transcript says in so many words who speaks."""
_COMPLEMENTIZER: Final = "that"
_TRAILING: Final = frozenset(",;:")


@dataclass(frozen=True, slots=True)
class _Statement:
    """One quote before its speaker is known; ranges of token indices."""

    field: FieldName
    content: Range
    kind: QuoteKind
    speech: float
    source: Range | None
    cue: Range | None
    confidence: float


def extract_quotes(document: Document) -> list[Quote]:
    """The quotes of an English ``document``, in order of place (title first)."""
    statements = [statement for field in document.fields for statement in _statements(field)]
    if not statements:
        return []
    cast = Cast.of(document)
    quotes: list[Quote] = []
    for index, statement in enumerate(statements):
        previous = statements[index - 1] if index else None
        quotes.append(_quote(document, cast, statement, previous, quotes))
    return quotes


def _statements(field: TextField) -> list[_Statement]:
    """What is said or thought in ``field``, in order, none overlapping another."""
    turns = turns_of(field)
    spoken = [_Statement(field.name, turn.content, "direct", 1.0, turn.label, None, _TURN_CONFIDENCE) for turn in turns]
    transcript = Range(turns[0].label.start, turns[-1].content.end) if turns else Range(0, 0)
    reported = [s for s in _reported(field) if not transcript.start <= s.content.start < transcript.end]
    return sorted(spoken + reported, key=lambda statement: statement.content)


def _reported(field: TextField) -> Iterator[_Statement]:
    """What the text between and around quotation marks reports."""
    quotations = quotations_of(field)
    reading = read(field, quotations, vocabulary())
    for attribution in tagger().attributions(reading):
        content = _tokens(reading, attribution.first, attribution.last)
        kind = _kind(content, field, quotations)
        yield _Statement(
            field.name,
            _trim(content, kind, field, quotations),
            kind,
            attribution.speech,
            _part(reading, attribution.source),
            _part(reading, attribution.cue),
            attribution.probability,
        )


def _tokens(reading: Reading, first: int, last: int) -> Range:
    return Range(int(reading.tokens[first]), int(reading.tokens[last - 1]) + 1)


def _part(reading: Reading, part: Part | None) -> Range | None:
    return None if part is None else _tokens(reading, part.first, part.last)


def _kind(content: Range, field: TextField, quotations: list[Quotation]) -> QuoteKind:
    """Whether all, some or none of the words of ``content`` stand inside marks."""
    inside = [q for q in quotations if q.first < content.end and content.start < q.last]
    if not inside:
        return "indirect"
    covered = sum(min(content.end, q.last) - max(content.start, q.first) for q in inside)
    marks = sum(word in MARKS for word in field.words[content.start : content.end])
    return "direct" if covered + marks >= content.end - content.start else "mixed"


def _trim(content: Range, kind: QuoteKind, field: TextField, quotations: list[Quotation]) -> Range:
    """``content`` without "that", with its quotation's full stop; mixed content with its outermost marks too."""
    start, end = content
    if field.words[start] == _COMPLEMENTIZER and end > start + 1:
        start += 1
    for quotation in quotations:
        if quotation.first < end <= quotation.last:
            if kind == "mixed":
                end = quotation.end
            else:
                end = quotation.last
                while end > start + 1 and field.words[end - 1] in _TRAILING:
                    end -= 1
        if kind == "mixed" and quotation.first <= start < quotation.last:
            start = quotation.start
    return Range(start, end)


def _quote(
    document: Document, cast: Cast, statement: _Statement, previous: _Statement | None, quotes: list[Quote]
) -> Quote:
    field = document[statement.field]
    same = previous is not None and previous.source == statement.source and previous.cue == statement.cue
    continues = same and previous is not None and previous.field == statement.field and statement.cue is not None
    return Quote(
        kind=statement.kind,
        act="speech" if statement.speech >= 0.5 else "thought",
        span=field.span(*statement.content),
        speaker=_speaker(cast, statement, previous, quotes),
        cue=None if statement.cue is None else field.span(*statement.cue),
        continues=len(quotes) - 1 if continues else None,
        confidence=round(statement.confidence, 3),
    )


def _speaker(cast: Cast, statement: _Statement, previous: _Statement | None, quotes: list[Quote]) -> Speaker | None:
    if statement.source is not None:
        return cast.speaker_of_span(statement.field, *statement.source)
    if statement.kind == "direct" and previous is not None and previous.field == statement.field:
        return quotes[-1].speaker
    return None
