"""The turns of transcripts and interviews: who says each paragraph, by the labels of the text or by its questions."""

from collections.abc import Container, Mapping
from typing import Final, Literal, NamedTuple

from streams.quotes.layout.interviews import Interview
from streams.quotes.layout.label_evidence import LONGEST_LINE, TURN_ENDS, headed
from streams.quotes.layout.leads import stamp_end, without_emphasis
from streams.quotes.layout.marks import MARKS
from streams.quotes.layout.quotations import BLOCK
from streams.quotes.layout.quoting import quoted_in
from streams.quotes.layout.transcripts import BRACKETS, Label, words_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES, SENTENCE_MARKS
from streams.text.ranges import Range

_SPEECH_ENDS: Final = SENTENCE_MARKS | DASHES | MARKS | {")"}
"""Last characters of paragraphs that are no headings."""
_MAX_DIRECTION: Final = 8
"""Tokens of a stage direction, brackets included."""

Part = Literal["", "q", "a"]
"""Whose words they are that no label is before: of who asks, of who answers, or "" where a label tells."""


class Turn(NamedTuple):
    """One paragraph of what somebody says in a transcript; ranges of token indices."""

    label: Range | None
    """Who speaks, without role and affiliation; None where ``part`` alone tells, or nobody whom a post quotes."""
    content: Range
    part: Part = ""


def turns_of(field: TextField, labels: Mapping[int, Label], interview: Interview, lex: Lexicon) -> list[Turn]:
    """The turns of ``field`` with these ``labels``, in order; a label holds until the next one.

    Without labels they are the questions and answers of the ``interview``, but answers in quotation marks.
    """
    if not labels:
        return _in_interview(field, interview, lex)
    quoted, repeated = quoted_in(field, labels, lex), _repeated(field, labels)
    unlabelled = _unlabelled_questions(field, labels) - repeated
    final = _final(field, labels, quoted)
    turns: list[Turn] = []
    label: Label | None = None
    for index, paragraph in enumerate(field.paragraphs[: final + 1]):
        start = paragraph.start
        if index in quoted:
            who, content = quoted[index]
            turns += [Turn(who, content)] if content.start < content.end else []
            continue
        if index in unlabelled:
            turns.append(Turn(None, paragraph, "q"))
            continue
        if label is not None and index not in labels and not label.holds:
            label = None
        if index in labels:
            label = labels[index]
            start = label.end
        if label is None or start == paragraph.end or _is_asked(field, label, labels, index):
            continue
        if index not in labels and (index in repeated or _is_heading(field, paragraph, lex)):
            continue
        start = min(stamp_end(field, start), paragraph.end - 1)
        start = min(start + (field.words[start] == BLOCK), paragraph.end - 1)  # as deep as the label is
        content = _without_directions(field, Range(start, without_emphasis(field, paragraph).end), lex)
        if content.start < content.end and _is_spoken(field, content, alone=label.alone):
            turns.append(Turn(label.name, _without_marks(field, content)))
    return turns


def _final(field: TextField, labels: Mapping[int, Label], quoted: Container[int]) -> int:
    """The last paragraph that somebody with one of ``labels`` says; of a post those below it, too, if they end so.

    What stands below the last turn of others may be the page's. Those that are ``quoted`` belong to a post.
    """
    last = max(labels)
    if not labels[last].alone:
        return last
    below = headed(field, last)
    final = min(last + 1, len(field.paragraphs) - 1) if below is None else below
    while labels[last].posted and final + 1 < len(field.paragraphs):
        if final + 1 not in quoted and field.words[field.paragraphs[final + 1].end - 1] not in TURN_ENDS:
            break
        final += 1
    return final


def _repeated(field: TextField, labels: Mapping[int, Label]) -> set[int]:
    """The short lines that a page has around every post, whatever number is in them: "Recommend (214)".

    What ends like a sentence is one only above a post, as its subject: "Re: Is it so?".
    """
    if not any(label.posted for label in labels.values()):
        return set()  # most often
    lines: dict[tuple[str, ...], list[int]] = {}
    for number, line in enumerate(field.paragraphs):
        if number not in labels and line.end - line.start <= LONGEST_LINE:
            words = tuple("" if word.isdecimal() else word for word in words_of(field, line))
            if words[-1][-1:] not in SENTENCE_MARKS or number + 1 in labels:
                lines.setdefault(words, []).append(number)
    return {number for numbers in lines.values() if len(numbers) > 1 for number in numbers}


def _in_interview(field: TextField, interview: Interview, lex: Lexicon) -> list[Turn]:
    """The questions and answers of ``interview``, in order, without stage directions and headings."""
    askers = interview.askers
    turns = [
        Turn(askers.get(number), question, "" if number in askers else "q")
        for number, question in interview.questions.items()
    ]
    for answer in () if interview.quoted else interview.answers.values():
        content = _without_directions(field, answer, lex)
        if content.start < content.end and _is_spoken(field, content, alone=True):
            turns.append(Turn(None, content, "a"))
    return sorted(turns, key=lambda turn: turn.content)


def _unlabelled_questions(field: TextField, labels: Mapping[int, Label]) -> set[int]:
    """The paragraphs without a label that ask whoever has the next one; none if somebody with a label asks.

    What follows a label on a line of its own is its speaker's, unless he is the one who answers.
    """
    firsts = (index + label.alone for index, label in labels.items())
    if any(_asks(field, index) for index in firsts):
        return set()
    asking: set[int] = set()
    holder: Label | None = None
    for index, label in sorted(labels.items()):
        goes_on = holder is None or not holder.alone or words_of(field, holder.name) == words_of(field, label.name)
        if index and index - 1 not in labels and goes_on and _asks(field, index - 1):
            asking.add(index - 1)
        holder = label
    return asking if len(asking) > 1 else set()


def _asks(field: TextField, index: int) -> bool:
    """Whether paragraph ``index``, if there is one, ends with a question mark."""
    return index < len(field.paragraphs) and field.words[field.paragraphs[index].end - 1] == "?"


def _without_directions(field: TextField, content: Range, lex: Lexicon) -> Range:
    """``content`` without the stage directions that it begins or ends with: "[laughs]", "(Applause.)"."""
    words, (start, end), directions = field.words, content, lex.grammar.phrases.of_directions
    while start < end and (closing := BRACKETS.get(words[start])) is not None:
        behind = next((i + 1 for i in range(start, min(end, start + _MAX_DIRECTION)) if words[i] == closing), 0)
        is_direction = words[start] == "[" or behind == end or words[start + 1].lower() in directions
        if not behind or not is_direction:
            break  # "(We) did"
        start = behind
    while end > start and words[end - 1] in BRACKETS.values():
        opening = next(
            (i for i in range(end - 1, max(start - 1, end - _MAX_DIRECTION), -1) if words[i] in BRACKETS), -1
        )
        if opening <= start or words[opening - 1][-1] not in _SPEECH_ENDS:
            break
        end = opening
    return Range(start, end)


def _is_asked(field: TextField, label: Label, labels: Mapping[int, Label], index: int) -> bool:
    """Whether paragraph ``index``, after ``label``, asks its speaker something.

    An interviewer may go without a label; that who answers has one anew tells that somebody else spoke before.
    """
    following = labels.get(index + 1)
    if index in labels or label.alone or following is None:
        return False
    paragraph = field.paragraphs[index]
    return words_of(field, following.name) == words_of(field, label.name) and "?" in words_of(field, paragraph)


def _is_heading(field: TextField, paragraph: Range, lex: Lexicon) -> bool:
    """Whether ``paragraph``, without a label, is set off and no sentence, or in capitals: "DIRECT EXAMINATION".

    Or says who speaks from there on: "JANE ROE, having been sworn, testified as follows:".
    """
    inside = without_emphasis(field, paragraph)
    words = [word for word in field.words[slice(*inside)] if word.isalpha()]
    is_set_off = inside != paragraph or field.words[paragraph.start] == "#"
    final, is_shouted = field.words[inside.end - 1], len(words) > 1 and all(map(str.isupper, words))
    if final == ":":
        return is_shouted or not lex.grammar.phrases.of_oaths.isdisjoint(words)
    return final[-1] not in _SPEECH_ENDS and (is_shouted or is_set_off)


def _is_spoken(field: TextField, content: Range, *, alone: bool) -> bool:
    """Whether ``content`` is what somebody says: no stage direction, and no heading or list."""
    words = field.words[slice(*without_emphasis(field, content))]
    final = words[-1]
    if BRACKETS.get(words[0]) in words[-2:] or not any(word[0].isalnum() for word in words):
        return False  # "(Interruptions).", "---"
    return not alone or final[-1] in _SPEECH_ENDS


def _without_marks(field: TextField, content: Range) -> Range:
    """``content`` without a pair of quotation marks around it."""
    start, end = content
    if end - start > 2 and field.words[start] in MARKS and field.words[end - 1] in MARKS:
        return Range(start + 1, end - 1)
    return content
