"""Transcripts and interviews: paragraphs that begin with who speaks, or that follow a line with his name.

"Tim Cook: …", "Q: …", "JANE ROE (Acme): …", "Mr. Roe. …", "JANE ROE We …"; "Jane Roe -- Analyst, Big Bank" or
"Jane Roe:" on a line of its own. Who has such a line may speak after a colon as well, as an operator does:
"Operator: …".
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final, NamedTuple

from streams.quotes.layout.label_evidence import ALONE, TOLD, is_user
from streams.quotes.layout.leads import EMPHASIS, behind_emphasis, behind_lead, is_timed, stamp_end, without_emphasis
from streams.quotes.layout.named_labels import are_people, is_full_name, parts_of_full_names
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
_MIN_UNMARKED: Final = 4
"""The same of labels that no colon ends."""
_LABEL_MARKS: Final = frozenset(".,()[]'’-–—&*|#")
"""What a label can have in it beside words."""
OPERATOR: Final = ("Operator",)
"""Who puts the callers of a conference call through."""
_MIN_TIMED: Final = 3
"""Entries with a time of day that make a live page, whose labels need not repeat."""
_MAX_NAME: Final = 5
"""Tokens of a name on a line of its own, without role and affiliation."""
_MAX_DESCRIPTION: Final = 5
"""Tokens of a label that only describes somebody: "Unidentified female employee"."""
_MAX_HEADING: Final = 8
"""Words behind the colon of a heading: "Acme: The Super Bowl advertisement"."""
_MAX_STOPPED: Final = 8
"""Tokens of a label before a full stop: "Ms. Okonjo-Reyes."."""
BRACKETS: Final = {"[": "]", "(": ")"}
_CLOSING: Final = frozenset(BRACKETS.values())


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
    posted: bool = False
    """Whether a page tells more of it, as when it was posted."""

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
    rarer = rarer_labels(field, lex)
    unmarked = {
        number: Label(name, end, alone=style.startswith(ALONE), posted=style == ALONE + TOLD)
        for number, (name, end, style) in rarer.items()
    }
    posts = [words_of(field, label.name) for label in unmarked.values() if label.posted]
    are_posts = len(posts) > len(set(posts)) or any(is_user(name[0]) for name in posts)  # events have dates, too
    timed: dict[int, Label] = {}
    times = sum(is_timed(field, paragraph) for paragraph in field.paragraphs)
    counts: Mapping[str, int] = Counter(map(fold, field.words)) if times >= _MIN_TIMED else {}
    for index, whole in enumerate(field.paragraphs):
        paragraph = behind_lead(field, whole, lex)
        label = _label(field, paragraph, lex) if _may_be_labelled(field, paragraph) else None
        if label is None and (label := _stopped_label(field, paragraph, lex)) is not None:
            unmarked[index] = label
        elif label is not None and times >= _MIN_TIMED and is_timed(field, whole):
            if _is_known(field, label.name, counts, lex):
                timed[index] = label._replace(holds=False)
        elif label is not None:
            dash = behind_emphasis(field, label.name.end, label.end)
            kind = described if label.alone and dash < label.end and field.words[dash] in DASHES else plain
            kind[index] = label
    labels = timed
    if (are_posts and len(posts) >= _MIN_LABELS) or (
        len(unmarked) >= _MIN_UNMARKED and _repeat(field, unmarked.values(), lex)
    ):
        labels |= unmarked
    plain = _without_topics(field, plain, lex)
    if plain and _are_speakers(field, plain, lex) and not _are_headings(field, plain):
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
    if OPERATOR[0] not in field.words:
        return set()  # most often
    paragraphs = [without_emphasis(field, line) for line in field.paragraphs]
    if OPERATOR not in (words_of(field, line) for line in paragraphs if line.end - line.start == len(OPERATOR)):
        return set()
    return {
        words_of(field, line)
        for line, following in pairwise(paragraphs)
        if line.end - line.start <= _MAX_NAME
        and field.words[following.end - 1] in SENTENCE_MARKS
        and all(word[0].isupper() or word in _LABEL_MARKS for word in words_of(field, line))
        and is_full_name(words_of(field, line), lex)
    }


def _bare(field: TextField, names: set[tuple[str, ...]], plain: Mapping[int, Label]) -> Iterator[tuple[int, Label]]:
    """The paragraphs that are one of ``names``, with a colon or without, or begin with one as a ``plain`` label."""
    for index, paragraph in enumerate(field.paragraphs):
        label = plain.get(index)
        if label is None:
            start, end = without_emphasis(field, paragraph)
            label = Label(Range(start, end - (field.words[end - 1] == ":")), paragraph.end, alone=True)
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
    described = start + _MAX_DESCRIPTION if words[start].lower() in lex.somebody else start
    in_lower_case = lex.grammar.phrases.in_labels
    if words[index] == "@" and index + 1 < limit:
        index += 2  # whatever a handle begins with
    elif words[index : index + 2] == ["u", "/"] and index + 2 < limit:
        index += 3
    while index < limit and (
        words[index] in BRACKETS
        or words[index][0].isupper()
        or words[index] in _LABEL_MARKS
        or words[index] in in_lower_case
        or (index < start + _MAX_DESCRIPTION and words[index] in lex.somebody)
        or (index < described and words[index].isalpha())  # "Woman in third row"
        or (index > start and words[index].isdecimal() and _may_be_counted(words[index - 1], lex))
    ):
        index = max(_behind_bracket(field, index, end), stamp_end(field, index))
    colon = index
    if index == start or (colon < end and words[colon] != ":"):
        return None
    name = _name(field, Range(start, index), lex)
    if colon == end:
        dash = behind_emphasis(field, name.end, end)
        return Label(name, end, alone=True) if dash < end and words[dash] in DASHES else None
    content = behind_emphasis(field, colon + 1, end)
    if content == end:
        return Label(name, end, alone=True) if is_full_name(words_of(field, name), lex) else None
    is_spaced = any(not field.is_glued(index) for index in range(colon + 1, content + 1))
    return Label(name, content, alone=False) if is_spaced else None


def _behind_bracket(field: TextField, index: int, end: int) -> int:
    """The token after the brackets that open at ``index`` and close before ``end``; else the one after ``index``."""
    words, open_ones = field.words, 0
    if words[index] not in BRACKETS:
        return index + 1
    for behind in range(index, min(end, index + _MAX_LABEL)):
        open_ones += (words[behind] in BRACKETS) - (words[behind] in _CLOSING)
        if not open_ones:
            return behind + 1
    return index + 1


def _may_be_counted(word: str, lex: Lexicon) -> bool:
    """Whether a number behind ``word`` may tell unnamed speakers apart: "Speaker 2", "Unidentified person #1"."""
    return word == "#" or word.lower() in lex.somebody


def part_of_label(word: str, lex: Lexicon) -> str:
    """ "q" if ``word`` labels who asks and names nobody, "a" if who answers, else nothing; numbers count not: "A3"."""
    lower = word.lower()
    if lower[0] in "qa" and lower[1:].isdecimal():
        lower = lower[0]
    return lex.interview_labels.get(lower, "")


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


def _interview_label(field: TextField, paragraph: Range, lex: Lexicon) -> Label | None:
    """The label that is nobody's name, before a colon or a full stop, or alone: "Q: …", "Q. …", "Q:"."""
    words, start, end = field.words, *paragraph
    after = behind_emphasis(field, start + 1, end)
    if after < end and words[after] == "." and len(words[start]) == 1:
        after += 1
    if after + 1 < end and words[after] in DASHES and field.starts[after] > field.ends[start]:
        return _label(field, Range(after + 1, end), lex)  # "Q - Jane Roe: …"
    if after < end and words[after] == "(":
        return _bracketed_label(field, Range(after, end), lex)
    after = behind_emphasis(field, after + (after < end and words[after] == ":"), end)
    if after == end:
        return Label(Range(start, start + 1), end, alone=True)
    if start + 1 < after < end and not field.is_glued(after):
        return Label(Range(start, start + 1), after, alone=False)
    return None


def _bracketed_label(field: TextField, rest: Range, lex: Lexicon) -> Label | None:
    """The name in brackets after a label that is nobody's, if ``rest`` begins so: "A (Jane Roe, Acme): …"."""
    words, limit = field.words, min(rest.end, rest.start + _MAX_LABEL)
    closing = next((index for index in range(rest.start + 1, limit - 2) if words[index] == ")"), 0)
    colon = behind_emphasis(field, closing + 1, rest.end - 1)
    if closing <= rest.start + 1 or words[colon] != ":" or not words[rest.start + 1][0].isupper():
        return None
    content = behind_emphasis(field, colon + 1, rest.end - 1)
    return Label(_name(field, Range(rest.start + 1, closing), lex), content, alone=False)


def _name(field: TextField, label: Range, lex: Lexicon) -> Range:
    """``label`` without the number of a question, and what follows a comma, an opening bracket or a spaced dash.

    Or what stands in brackets, if an office is before them: "The Minister for Transport (Ana Ruiz)".
    """
    start, end = label
    while end - 1 > start and field.words[end - 1] in EMPHASIS:
        end -= 1
    start += end - start > 1 and _is_numbered_question(field.words[start])
    for index in range(start + 1, end):
        if field.words[index] in EMPHASIS or (index < end - 1 and _separates(field, index, lex)):
            return _held_by(field, Range(start, index), end, lex) or Range(start, index)
    return Range(start, end)


def _held_by(field: TextField, office: Range, end: int, lex: Lexicon) -> Range | None:
    """The name in brackets, before ``end``, behind an ``office``; None if there is none: "Ana Ruiz (Acme)"."""
    words, opening = field.words, behind_emphasis(field, office.end, end)
    closing = next((index for index in range(opening, end) if words[index] in "()" and index > opening), opening)
    name = Range(opening + 1, closing)
    if words[opening] != "(" or closing <= name.start or not _is_office(words[slice(*office)], lex):
        return None
    is_titled = words[name.start].lower() in lex.titles and name.end - name.start > 1
    return name if is_titled or is_full_name(words_of(field, name), lex) else None


def _is_office(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` tell an office and not who holds it: "The Chair", "Minister for Transport"."""
    is_definite = words[0].lower() in lex.grammar.determiners.definite
    return is_definite or (words[0].lower() in lex.roles and not words[-1].isupper() and "for" in words)


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
    return word in BRACKETS or word in _CLOSING or word == "|"


def words_of(field: TextField, tokens: Range) -> tuple[str, ...]:
    """The words of ``tokens``, as they are written."""
    return tuple(field.words[tokens.start : tokens.end])


def _without_topics(field: TextField, labels: Mapping[int, Label], lex: Lexicon) -> dict[int, Label]:
    """``labels`` without headings, and without words before and behind all others: "Hosts: Ana Ruiz and Bo Berg."."""
    if len(labels) < _MIN_LABELS - 1:
        return dict(labels)  # most often
    counts = Counter(field.words[label.name.end - 1] for label in labels.values())
    single = {number for number, label in labels.items() if counts[field.words[label.name.end - 1]] == 1}
    known = parts_of_full_names(field.words, lex) if single else set()
    things = {number for number in single if not _is_persons(field, labels[number].name, known, lex)}
    headings = {number for number in things if _heads_a_section(field, labels, number)}
    words = {number for number in things if _is_word(field, labels[number].name, lex) and _lists(field, labels, number)}
    speaking = labels.keys() - headings - words
    first, last = min(speaking, default=0), max(speaking, default=0)
    return {number: label for number, label in labels.items() if first <= number <= last and number not in headings}


def _is_persons(field: TextField, name: Range, known: Container[str], lex: Lexicon) -> bool:
    """Whether the label ``name`` is plainly somebody's: a full name, or a part of one that is ``known``."""
    return is_full_name(words_of(field, name), lex) or fold(field.words[name.start]) in known


def _lists(field: TextField, labels: Mapping[int, Label], number: int) -> bool:
    """Whether behind the label of paragraph ``number`` stand names and no sentence: "Hosts: Ana Ruiz and Bo Berg."."""
    words = [word for word in field.words[labels[number].end : field.paragraphs[number].end] if word.isalpha()]
    return 2 * sum(word[0].isupper() for word in words) >= len(words)


def _is_word(field: TextField, name: Range, lex: Lexicon) -> bool:
    """Whether the label ``name`` is a mere word, and nobody's part or office: "Hosts", no "Moderator"."""
    word = field.words[name.start].lower()
    is_word = name.end - name.start == 1 and word in lex.english_words and word not in lex.roles
    return is_word and not part_of_label(word, lex)


def _heads_a_section(field: TextField, labels: Mapping[int, Label], number: int) -> bool:
    """Whether paragraph ``number``, which begins with one of ``labels``, is a heading or a caption.

    It is short and no sentence, and wholly set off, or above what has no label.
    """
    start, end = labels[number].end, field.paragraphs[number].end
    while end - 1 > start and field.words[end - 1] in EMPHASIS:
        end -= 1
    is_set_off = end < field.paragraphs[number].end or number + 1 not in labels
    return is_set_off and start < end <= start + _MAX_HEADING and field.words[end - 1][-1].isalnum()


def _are_speakers(field: TextField, labels: Mapping[int, Label], lex: Lexicon) -> bool:
    """Whether ``labels`` before colons are those of a transcript: they repeat, or are people's without doubt."""
    if _repeat(field, labels.values(), lex):
        return True
    if len(labels) < _MIN_LABELS or 2 * len(labels) <= max(labels) - min(labels):
        return False  # most of a transcript's paragraphs have one
    said = {label.name: Range(label.end, field.paragraphs[number].end) for number, label in labels.items()}
    named = {name: content for name, content in said.items() if not _is_part(field, name, lex)}
    return len(named) > 1 and are_people(field, named, lex)


def _is_part(field: TextField, name: Range, lex: Lexicon) -> bool:
    """Whether the label ``name`` tells who asks or answers, and names nobody: "Question"."""
    return name.end - name.start == 1 and part_of_label(field.words[name.start], lex) != ""


def _repeat(field: TextField, labels: Iterable[Label], lex: Lexicon) -> bool:
    """Whether ``labels`` are enough for a transcript, of two at least and one of them twice; or question and answer."""
    names = [words_of(field, label.name) for label in labels]
    counts = Counter(words[-1] for words in names)  # "JANE ROE: …", then "ROE: …"
    kinds = {part_of_label(words[0], lex) for words in names if len(words) == 1}
    return (counts.total() >= _MIN_LABELS and counts.total() > len(counts) > 1) or kinds >= {"q", "a"}


def _are_headings(field: TextField, labels: Mapping[int, Label]) -> bool:
    """Whether most of ``labels`` begin headings or captions: short, no sentences, and above what has no label."""
    headings = sum(_heads_a_section(field, labels, number) for number in labels)
    return 2 * headings > len(labels)


def _tell_roles(field: TextField, labels: Iterable[Label], lex: Lexicon) -> bool:
    """Whether any of ``labels`` says what somebody is: others may be captions."""
    return any(word.lower() in lex.roles for label in labels for word in field.words[label.name.end : label.end])
