"""Transcripts and interviews: paragraphs that begin with who speaks, or that follow a line with his name.

"Tim Cook: …", "Q: …", "JANE ROE (Acme): …"; "Jane Roe -- Analyst, Big Bank" or "Jane Roe:" on a line of its own. Who
has such a line may speak behind a colon as well, as an operator does: "Operator: …".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple

from streams.data import word_list
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import flagged_words, fold, lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES
from streams.text.ranges import Range

_MAX_LABEL: Final = 18
"""Tokens of a label, with role and affiliation."""
_MIN_LABELS: Final = 3
"""Labelled paragraphs that make a transcript, one of the labels twice: a single one may be a subheading."""
_LABEL_MARKS: Final = frozenset(".,()'’-–—&")
_LOWER_WORDS: Final = frozenset("of the and for de van von der den del da la le bin al at".split())
_IN_LABELS: Final = _LABEL_MARKS | _LOWER_WORDS
"""What a label can have in it beside words with a capital."""
_GENERATIONS: Final = frozenset({"Jr", "Sr", "Jr.", "Sr.", "II", "III", "IV"})
_OPERATOR: Final = ("Operator",)
"""Who puts the callers of a conference call through."""
_SENTENCE_ENDS: Final = frozenset(".?!…)-–—") | MARKS
"""Last letters of paragraphs that are no headings."""
_BRACKETS: Final = {"[": "]", "(": ")"}


class Turn(NamedTuple):
    """One paragraph of what somebody says in a transcript; ranges of token indices."""

    label: Range
    """Who speaks, without role and affiliation."""
    content: Range


class Label(NamedTuple):
    """Who speaks, before what he says."""

    name: Range
    """Without role and affiliation, token range."""
    end: int
    """Token behind the label and its colon."""
    alone: bool
    """Whether it has its line to itself: "Jane Roe -- Analyst, Big Bank"."""

    def parts(self, field: TextField) -> Iterator[Range]:
        """What it says behind the name, between commas, dashes and brackets: "Analyst" and "Big Bank"."""
        start = self.name.end
        for index in range(self.name.end, self.end):
            if _separates(field, index) or field.words[index] == ":":
                if start < index:
                    yield Range(start, index)
                start = index + 1
        if start < self.end:
            yield Range(start, self.end)


def turns_of(field: TextField, labels: Mapping[int, Label]) -> list[Turn]:
    """The turns of ``field`` with these ``labels``, in order; a label holds until the next one."""
    if not labels:
        return []
    final = max(labels)
    if labels[final].alone:
        final = min(final + 1, len(field.paragraphs) - 1)
    turns: list[Turn] = []
    label: Label | None = None
    for index, paragraph in enumerate(field.paragraphs[: final + 1]):
        first = paragraph.start
        if index in labels:
            label = labels[index]
            first = label.end
        if label is None or first == paragraph.end or _is_asked(field, label, labels, index):
            continue
        if _is_spoken(field, first, paragraph.end, alone=label.alone):
            turns.append(Turn(label.name, _without_marks(field, first, paragraph.end)))
    return turns


def labels_of(field: TextField) -> dict[int, Label]:
    """The labels of a transcript by the number of their paragraph; none if ``field`` is no transcript."""
    plain: dict[int, Label] = {}
    described: dict[int, Label] = {}
    for index, paragraph in enumerate(field.paragraphs):
        label = _label(field, paragraph)
        if label is not None:
            kind = described if label.alone and label.name.end + 1 < label.end else plain
            kind[index] = label
    labels: dict[int, Label] = {}
    if plain and _repeat(field, plain.values()):
        labels |= plain
    if described and _tell_roles(field, described.values()):
        described |= _bare(field, {_OPERATOR} | {_words(field, label.name) for label in described.values()}, plain)
        if _repeat(field, described.values()):
            labels |= described
    return labels


def _bare(field: TextField, names: set[tuple[str, ...]], plain: Mapping[int, Label]) -> Iterator[tuple[int, Label]]:
    """The paragraphs that are one of ``names``, with a colon or without, or begin with one as a ``plain`` label."""
    for index, paragraph in enumerate(field.paragraphs):
        label = plain.get(index)
        if label is None:
            has_colon = field.words[paragraph.end - 1] == ":"
            label = Label(Range(paragraph.start, paragraph.end - has_colon), paragraph.end, alone=True)
        if _words(field, label.name) in names:
            yield index, label


def _is_asked(field: TextField, label: Label, labels: Mapping[int, Label], index: int) -> bool:
    """Whether paragraph ``index``, behind ``label``, asks its speaker something.

    An interviewer may go without a label; that who answers has one anew tells that somebody else spoke before.
    """
    following = labels.get(index + 1)
    if index in labels or label.alone or following is None:
        return False
    paragraph = field.paragraphs[index]
    return _words(field, following.name) == _words(field, label.name) and "?" in _words(field, paragraph)


@cache
def interview_labels() -> dict[str, str]:
    """Labels that are nobody's name, lower case: "q" behind those of who asks, "a" behind those of who answers."""
    return flagged_words("words/interview_labels.txt")


@cache
def _captions() -> frozenset[str]:
    return word_list("words/caption_labels.txt")


def _label(field: TextField, paragraph: Range) -> Label | None:
    """The label that ``paragraph`` begins with or is, if it can be one by its form."""
    words = field.words
    start, end = paragraph
    if words[start].lower() in _captions() and words[start + 1 : start + 2] == [":"]:
        return None
    if words[start].lower() in interview_labels() and words[start][0].isupper():
        return _interview_label(field, paragraph)
    index, limit = start, min(start + _MAX_LABEL, end)
    while index < limit and (words[index][0].isupper() or words[index] in _IN_LABELS):
        index += 1
    if index == start or (index < end and words[index] != ":"):
        return None
    name = _name(field, Range(start, index))
    if index == end - 1:
        return Label(name, end, alone=True) if _is_full_name(field, name) else None
    if index == end:
        return Label(name, end, alone=True) if name.end < end and words[name.end] in DASHES else None
    return Label(name, index + 1, alone=False) if field.starts[index + 1] > field.ends[index] else None


def _is_full_name(field: TextField, name: Range) -> bool:
    """Whether ``name`` plainly is a person's: alone on a line "Ana Ruiz:" is a label, "Winners:" a heading."""
    return name.end - name.start > 1 and fold(field.words[name.start]) in lexicon().given_names


def _interview_label(field: TextField, paragraph: Range) -> Label | None:
    """The label that is nobody's name, before a colon or a full stop, or alone: "Q: …", "Q. …", "Q:"."""
    words, start, end = field.words, *paragraph
    behind = start + 1
    if behind < end and words[behind] == "." and len(words[start]) == 1:
        behind += 1
    if behind + 1 < end and words[behind] in DASHES and field.starts[behind] > field.ends[start]:
        return _label(field, Range(behind + 1, end))  # "Q - Jane Roe: …"
    behind += behind < end and words[behind] == ":"
    if behind == end:
        return Label(Range(start, start + 1), end, alone=True)
    if start + 1 < behind < end and field.starts[behind] > field.ends[behind - 1]:
        return Label(Range(start, start + 1), behind, alone=False)
    return None


def _name(field: TextField, label: Range) -> Range:
    """``label`` without what follows a comma, an opening bracket or a dash between spaces."""
    for index in range(label.start + 1, label.end - 1):
        if _separates(field, index):
            return Range(label.start, index)
    return label


def _separates(field: TextField, index: int) -> bool:
    """Whether the token at ``index`` stands between a label's name, role and affiliation."""
    word = field.words[index]
    if word in DASHES:
        return field.starts[index] > field.ends[index - 1] or field.words[index - 1] == word
    return (
        word in _BRACKETS or word in _BRACKETS.values() or (word == "," and field.words[index + 1] not in _GENERATIONS)
    )


def _words(field: TextField, part: Range) -> tuple[str, ...]:
    return tuple(field.words[part.start : part.end])


def _repeat(field: TextField, labels: Iterable[Label]) -> bool:
    """Whether ``labels`` are enough for a transcript, of two at least and one of them twice; or question and answer."""
    counts = Counter(_words(field, label.name) for label in labels)
    kinds = {interview_labels().get(words[0].lower()) for words in counts if len(words) == 1}
    return (counts.total() >= _MIN_LABELS and counts.total() > len(counts) > 1) or kinds >= {"q", "a"}


def _tell_roles(field: TextField, labels: Iterable[Label]) -> bool:
    """Whether any of ``labels`` says what somebody is: others may be captions."""
    roles = lexicon().roles
    return any(word.lower() in roles for label in labels for word in field.words[label.name.end : label.end])


def _is_spoken(field: TextField, first: int, last: int, *, alone: bool) -> bool:
    """Whether tokens ``first`` to ``last`` are what somebody says: no stage direction, and no heading or list."""
    words = field.words
    if _BRACKETS.get(words[first]) == words[last - 1]:
        return False
    return not alone or words[last - 1][-1] in _SENTENCE_ENDS


def _without_marks(field: TextField, first: int, last: int) -> Range:
    """The tokens from ``first`` to ``last`` without a pair of quotation marks around them."""
    if last - first > 2 and field.words[first] in MARKS and field.words[last - 1] in MARKS:
        return Range(first + 1, last - 1)
    return Range(first, last)
