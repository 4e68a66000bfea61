"""Transcripts and interviews: paragraphs that begin with who speaks, or that follow a line with his name.

"Tim Cook: …", "Q: …", "JANE ROE (Acme): …", "Mr. Roe. …", "JANE ROE We …"; "Jane Roe -- Analyst, Big Bank" or
"Jane Roe:" on a line of its own. Who has such a line may speak after a colon as well, as an operator does:
"Operator: …".
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from streams.quotes.layout.leads import behind_lead, is_timed
from streams.quotes.layout.rarer_labels import rarer_labels
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import DASHES, HYPHENS, SENTENCE_MARKS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_LABEL: Final = 18
"""Tokens of a label, with role and affiliation."""
_MAX_LABELLED: Final = 26
"""Tokens within which the colon of a label stands, marks of emphasis before it."""
_MIN_LABELS: Final = 3
"""Labelled paragraphs that make a transcript, one of the labels twice: a single one may be a subheading."""
_LABEL_MARKS: Final = frozenset(".,()'’-–—&")
"""What a label can have in it beside words."""
OPERATOR: Final = ("Operator",)
"""Who puts the callers of a conference call through."""
_MIN_TIMED: Final = 3
"""Entries with a time of day that make a live page, whose labels need not repeat."""
_MAX_NAME: Final = 5
"""Tokens of a name on a line of its own, without role and affiliation."""
_MAX_DESCRIPTION: Final = 3
"""Tokens of a label that only describes somebody: "Unidentified female employee"."""
_MAX_HEADING: Final = 8
"""Words behind the colon of a heading: "Acme: The Super Bowl advertisement"."""
_MAX_STOPPED: Final = 8
"""Tokens of a label before a full stop: "Ms. Okonjo-Reyes."."""
BRACKETS: Final = {"[": "]", "(": ")"}


class Label(NamedTuple):
    """Who speaks, before what he says."""

    name: Range
    """Without role and affiliation, token range."""
    end: int
    """The token after the label and its colon."""
    alone: bool
    """Whether it has its line to itself: "Jane Roe -- Analyst, Big Bank"."""
    holds: bool = True
    """Whether it stands for the paragraphs after it too, up to the next label."""

    def parts(self, field: TextField, lex: Lexicon) -> Iterator[Range]:
        """What it says after the name, between commas, dashes and brackets: "Analyst" and "Big Bank"."""
        start = self.name.end
        for index in range(self.name.end, self.end):
            if _separates(field, index, lex) or field.words[index] == ":":
                if start < index:
                    yield Range(start, index)
                start = index + 1
        if start < self.end:
            yield Range(start, self.end)


def labels_of(field: TextField, lex: Lexicon) -> dict[int, Label]:
    """The labels of a transcript by the number of their paragraph; none if ``field`` is no transcript."""
    plain: dict[int, Label] = {}
    described: dict[int, Label] = {}
    stopped = {
        number: Label(name, end, alone=style == "\n") for number, (name, end, style) in rarer_labels(field, lex).items()
    }
    timed: dict[int, Label] = {}
    times = sum(is_timed(field, paragraph) for paragraph in field.paragraphs)
    counts = Counter(map(fold, field.words)) if times >= _MIN_TIMED else Counter[str]()
    for index, whole in enumerate(field.paragraphs):
        paragraph = behind_lead(field, whole, lex)
        label = _label(field, paragraph, lex) if _may_be_labelled(field, paragraph) else None
        if label is None and (label := _stopped_label(field, paragraph, lex)) is not None:
            stopped[index] = label
        elif label is not None and times >= _MIN_TIMED and is_timed(field, whole):
            if _is_known(field, label.name, counts, lex):
                timed[index] = label._replace(holds=False)
        elif label is not None:
            kind = described if label.alone and label.name.end + 1 < label.end else plain
            kind[index] = label
    labels = timed
    if stopped and _repeat(field, stopped.values(), lex) and len(stopped) > _MIN_LABELS:
        labels |= stopped
    if plain and _repeat(field, plain.values(), lex) and not _are_headings(field, plain):
        labels |= plain
    callers = _callers(field, lex)
    is_described = bool(described) and _tell_roles(field, described.values(), lex)
    if callers or is_described:
        known = {words_of(field, label.name) for label in described.values()} if is_described else set()
        alone = {**(described if is_described else {}), **dict(_bare(field, {OPERATOR} | known | callers, plain))}
        if _repeat(field, alone.values(), lex):
            labels |= alone
    return labels


def _callers(field: TextField, lex: Lexicon) -> set[tuple[str, ...]]:
    """The names on lines of their own before what somebody says, in a call that an operator puts through."""
    paragraphs = field.paragraphs
    short = (line for line in paragraphs if line.end - line.start == len(OPERATOR))
    if OPERATOR not in (words_of(field, line) for line in short):
        return set()  # most often
    return {
        words_of(field, line)
        for line, following in pairwise(paragraphs)
        if line.end - line.start <= _MAX_NAME
        and field.words[following.end - 1] in SENTENCE_MARKS
        and all(word[0].isupper() or word in _LABEL_MARKS for word in words_of(field, line))
        and _is_full_name(field, line, lex)
    }


def _bare(field: TextField, names: set[tuple[str, ...]], plain: Mapping[int, Label]) -> Iterator[tuple[int, Label]]:
    """The paragraphs that are one of ``names``, with a colon or without, or begin with one as a ``plain`` label."""
    for index, paragraph in enumerate(field.paragraphs):
        label = plain.get(index)
        if label is None:
            has_colon = field.words[paragraph.end - 1] == ":"
            label = Label(Range(paragraph.start, paragraph.end - has_colon), paragraph.end, alone=True)
        if words_of(field, label.name) in names:
            yield index, label


def _may_be_labelled(field: TextField, paragraph: Range) -> bool:
    """Whether ``paragraph`` is as short as a label or has a colon where one ends; most have not."""
    start, end = paragraph
    return end - start <= _MAX_LABELLED or ":" in field.words[start : start + _MAX_LABELLED]


def _label(field: TextField, paragraph: Range, lex: Lexicon) -> Label | None:
    """The label that ``paragraph`` begins with or is, if it can be one by its form."""
    words = field.words
    start, end = paragraph
    if words[start].lower() in lex.caption_labels and word_at(words, start + 1) == ":":
        return None
    if words[start][0].isupper() and part_of_label(words[start], lex):
        return _interview_label(field, paragraph, lex)
    index, limit = start, min(start + _MAX_LABEL, end)
    in_lower_case = lex.grammar.phrases.in_labels
    if words[index] == "@" and index + 1 < limit:
        index += 2  # whatever a handle begins with
    elif words[index : index + 2] == ["u", "/"] and index + 2 < limit:
        index += 3
    while index < limit and (
        words[index][0].isupper()
        or words[index] in _LABEL_MARKS
        or words[index] in in_lower_case
        or (index - start < _MAX_DESCRIPTION and words[index] in lex.somebody)
    ):
        index += 1
    colon = _behind_emphasis(field, index, end)
    if index == start or (colon < end and words[colon] != ":"):
        return None
    name = _name(field, Range(start, index), lex)
    if colon == end:
        return Label(name, end, alone=True) if name.end < end and words[name.end] in DASHES else None
    content = _behind_emphasis(field, colon + 1, end)
    if content == end:
        return Label(name, end, alone=True) if _is_full_name(field, name, lex) else None
    return Label(name, content, alone=False) if not field.is_glued(content) else None


def part_of_label(word: str, lex: Lexicon) -> str:
    """ "q" if ``word`` labels who asks and names nobody, "a" if who answers, else nothing; numbers count not: "A3"."""
    lower = word.lower()
    if lower[0] in "qa" and lower[1:].isdecimal():
        lower = lower[0]
    return lex.interview_labels.get(lower, "")


def _behind_emphasis(field: TextField, index: int, end: int) -> int:
    """The first token from ``index`` up to ``end`` that is no mark of emphasis: "**Jane Roe:** We grew."."""
    while index < end and field.words[index] == "*":
        index += 1
    return index


def _stopped_label(field: TextField, paragraph: Range, lex: Lexicon) -> Label | None:
    """The title and surname before a full stop that ``paragraph`` begins with: "Mr. Roe.", "The Chairman."."""
    words, (start, end) = field.words, paragraph
    first = words[start].lower()
    is_titled = first in lex.honorifics and words[start][0].isupper()
    if not is_titled and not (first == "the" and start + 1 < end and words[start + 1].lower() in lex.roles):
        return None
    index = start + 1 + (is_titled and word_at(words, start + 1) == ".")
    limit = min(start + _MAX_STOPPED, end - 1)
    while index < limit and (words[index][0].isupper() or words[index] in HYPHENS):
        index += 1
    is_label = start + 1 < index < limit and words[index] == "." and not words[index + 1][0].islower()
    return Label(Range(start, index), index + 1, alone=False) if is_label else None


def _is_known(field: TextField, name: Range, counts: Mapping[str, int], lex: Lexicon) -> bool:
    """Whether a label of a live page is somebody's who is named elsewhere too, or an office's: "Chancellor"."""
    last = field.words[name.end - 1]
    return last.lower() in lex.roles or counts[fold(last)] > 1


def _is_full_name(field: TextField, name: Range, lex: Lexicon) -> bool:
    """Whether ``name`` plainly is a person's: alone on a line "Ana Ruiz:" is a label, "Winners:" a heading."""
    return name.end - name.start > 1 and fold(field.words[name.start]) in lex.given_names


def _interview_label(field: TextField, paragraph: Range, lex: Lexicon) -> Label | None:
    """The label that is nobody's name, before a colon or a full stop, or alone: "Q: …", "Q. …", "Q:"."""
    words, start, end = field.words, *paragraph
    after = start + 1
    if after < end and words[after] == "." and len(words[start]) == 1:
        after += 1
    if after + 1 < end and words[after] in DASHES and field.starts[after] > field.ends[start]:
        return _label(field, Range(after + 1, end), lex)  # "Q - Jane Roe: …"
    if after < end and words[after] == "(":
        return _bracketed_label(field, Range(after, end), lex)
    after += after < end and words[after] == ":"
    if after == end:
        return Label(Range(start, start + 1), end, alone=True)
    if start + 1 < after < end and not field.is_glued(after):
        return Label(Range(start, start + 1), after, alone=False)
    return None


def _bracketed_label(field: TextField, rest: Range, lex: Lexicon) -> Label | None:
    """The name in brackets after a label that is nobody's, if ``rest`` begins so: "A (Jane Roe, Acme): …"."""
    words, limit = field.words, min(rest.end, rest.start + _MAX_LABEL)
    closing = next((index for index in range(rest.start + 1, limit - 2) if words[index] == ")"), 0)
    if closing <= rest.start + 1 or words[closing + 1] != ":" or not words[rest.start + 1][0].isupper():
        return None
    return Label(_name(field, Range(rest.start + 1, closing), lex), closing + 2, alone=False)


def _name(field: TextField, label: Range, lex: Lexicon) -> Range:
    """``label`` without the number of a question, and what follows a comma, an opening bracket or a spaced dash."""
    if label.end - label.start > 1 and _is_numbered_question(field.words[label.start]):
        label = Range(label.start + 1, label.end)
    for index in range(label.start + 1, label.end - 1):
        if _separates(field, index, lex):
            return Range(label.start, index)
    return label


def _is_numbered_question(word: str) -> bool:
    """Whether ``word`` numbers a question, as committees of parliaments do: "Q134 Jane Roe: …"."""
    return word[0] == "Q" and word[1:].isdecimal()


def _separates(field: TextField, index: int, lex: Lexicon) -> bool:
    """Whether the token at ``index`` stands between a label's name, role and affiliation."""
    word = field.words[index]
    if word in DASHES:
        return not field.is_glued(index) or field.words[index - 1] == word
    if word == ",":
        return field.words[index + 1] not in lex.grammar.affixes.generations_as_written
    return word in BRACKETS or word in BRACKETS.values()


def words_of(field: TextField, tokens: Range) -> tuple[str, ...]:
    """The words of ``tokens``, as they are written."""
    return tuple(field.words[tokens.start : tokens.end])


def _repeat(field: TextField, labels: Iterable[Label], lex: Lexicon) -> bool:
    """Whether ``labels`` are enough for a transcript, of two at least and one of them twice; or question and answer."""
    names = [words_of(field, label.name) for label in labels]
    counts = Counter(words[-1] for words in names)  # "JANE ROE: …", then "ROE: …"
    kinds = {part_of_label(words[0], lex) for words in names if len(words) == 1}
    return (counts.total() >= _MIN_LABELS and counts.total() > len(counts) > 1) or kinds >= {"q", "a"}


def _are_headings(field: TextField, labels: Mapping[int, Label]) -> bool:
    """Whether most of ``labels`` begin headings or captions: short, no sentences, and above what has no label."""
    headings = 0
    for number, label in labels.items():
        end = field.paragraphs[number].end
        ends_in_word = field.words[end - 1][-1].isalnum()
        is_short = label.end < end <= label.end + _MAX_HEADING
        headings += is_short and ends_in_word and number + 1 not in labels
    return 2 * headings > len(labels)


def _tell_roles(field: TextField, labels: Iterable[Label], lex: Lexicon) -> bool:
    """Whether any of ``labels`` says what somebody is: others may be captions."""
    return any(word.lower() in lex.roles for label in labels for word in field.words[label.name.end : label.end])
