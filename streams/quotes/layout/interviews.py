"""Interviews without labels: lines tell what is asked, and what is answered is between them.

Questions are set off by stars, or both sides by dashes, or answers by quotation marks; or only a question mark tells.
A question may also begin the paragraph that answers it: "First job? A paper round."
"""

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Final, NamedTuple

from streams.quotes.layout.grammatical_person import has_first_person, has_second_person, speaks_of_itself
from streams.quotes.layout.leads import EMPHASIS, behind_emphasis, behind_lead
from streams.quotes.layout.marks import DOUBLE, MARKS
from streams.quotes.layout.opening_questions import asks, numbered, opening, signed_below, signed_questions
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES, SENTENCE_ENDS
from streams.text.ranges import Range

_HEADING: Final = frozenset("#")
_SET_OFF: Final = EMPHASIS | _HEADING
_MIN_SET_OFF: Final = 2
"""The fewest questions between marks of emphasis that make an interview."""
_MIN_ASKING: Final = 2
"""The fewest paragraphs that end with a question mark in an interview without such marks."""
_MIN_DASHED: Final = 2
"""The fewest answers behind dashes that make an interview."""
_MIN_PLAIN: Final = 3
"""The fewest questions that make an interview where nothing sets them off."""
_MIN_QUOTED_ANSWERS: Final = 2
"""The fewest answers that are nothing but a quotation in an interview with answers in quotation marks."""
_MIN_ADDRESSING: Final = 2
"""The fewest answered questions that say "you" in such an interview."""
_MIN_REPORTING: Final = 2
"""The fewest paragraphs with reported speech that end an answer."""
_TURN: Final = 2
"""Paragraphs from one question to the next if its answer is of one."""
_MIN_RUN_IN: Final = 4
"""The fewest paragraphs that begin with a question and go on with its answer where nothing sets the questions off."""
_SHARE: Final = 5
"""One answer of so many says "I", at least, where numbers tell the questions, or many stand together."""
_MANY: Final = 6
"""Questions that begin as many lines without a gap tell an interview though some answers have no end."""
_BEFORE_VERBS: Final = DOUBLE | {","}
_ANSWER_ENDS: Final = SENTENCE_ENDS | MARKS | {")"}
_LONGEST: Final = 60
"""Tokens of a question."""


class Interview(NamedTuple):
    """What is asked and answered without a label, by the numbers of the paragraphs; token ranges."""

    questions: Mapping[int, Range] = MappingProxyType({})
    answers: Mapping[int, Range] = MappingProxyType({})
    """What stands between the questions and after them; if ``quoted``, what is wholly in quotation marks of it."""
    askers: Mapping[int, Range] = MappingProxyType({})
    """Who asks, where readers do and are named behind their questions."""
    quoted: bool = False
    """Whether answers stand in quotation marks, among what the writer tells."""


_OF_SUBJECTS: Final = frozenset(("ms", "fs"))
"""What ``Lexicon.pronouns`` has for "he" and "she"."""
_NONE: Final = Interview()


def interview_of(field: TextField, lex: Lexicon) -> Interview:
    """What is asked and answered, if ``field`` is an interview.

    What nothing sets off has to be answered by somebody who says "I" or "we" outside quotation marks.
    """
    if "?" not in field.text:
        return _NONE  # most often
    ways = (_set_off(field, lex), _run_in(field, lex), _numbered(field, lex), _signed_below(field, lex))
    found = [each for each in ways if each and _is_answered(field, each, lex)]
    if found:
        return max(found, key=lambda each: len(each.questions))
    return _not_set_off(field, lex) or _NONE


def _is_answered(field: TextField, interview: Interview, lex: Lexicon) -> bool:
    """Whether questions say "you", and answers "I" or "we", more often than answers report or quote others.

    An article may have questions for headings, and tells below them what people say.
    """
    answers, questions = interview.answers.values(), interview.questions.values()
    spoken = sum(has_first_person(field, answer, lex) for answer in answers)
    addressed = sum(has_second_person(field, question, lex) for question in questions)
    return spoken + addressed > sum(_reports(field, answer, lex) for answer in answers)


def _reports(field: TextField, answer: Range, lex: Lexicon) -> bool:
    """Whether ``answer`` says whose words it has: "Jane Roe said"; and says no "I" or "we" of its own."""
    if has_first_person(field, answer, lex):
        return False
    words = field.words
    return any(
        words[index] in lex.speech_verbs and (words[index - 1][0].isupper() or words[index - 1] in _BEFORE_VERBS)
        for index in range(answer.start + 1, answer.end)
    )


def _set_off(field: TextField, lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if questions are set off paragraphs, or the readers' own, who sign them."""
    set_off, signed = _emphasized(field), signed_questions(field)
    if len(signed) >= _MIN_SET_OFF:
        questions = {number: question for number, (question, _) in signed.items()}
        askers = {number: asker for number, (_, asker) in signed.items()}
        return _answered(field, set_off | questions, lex)._replace(askers=askers)
    asking = sum(asks(field, sentence) for sentence in set_off.values())
    is_heading = any(field.words[field.paragraphs[number].start] in _HEADING for number in set_off)
    if len(set_off) >= _MIN_SET_OFF and 3 * asking >= (2 * len(set_off) if is_heading else 3):
        return _answered(field, set_off, lex)
    return None


def _numbered(field: TextField, lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if questions are paragraphs behind numbers, and some answers say "I".

    The reader of an article asks of himself: "1. When can I retire?"; who interviews says "you".
    """
    questions = numbered(field)
    asked_of = [has_second_person(field, question, lex) for question in questions.values()]
    of_reader = [has_first_person(field, question, lex) for question in questions.values()]
    if len(questions) < _MIN_PLAIN or not any(asked_of) or any(of_reader):
        return None
    interview = _answered(field, questions, lex)
    in_first_person = sum(speaks_of_itself(field, answer, lex) for answer in interview.answers.values())
    return interview if _SHARE * in_first_person >= len(questions) else None


def _signed_below(field: TextField, lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if readers sign their questions on the next line."""
    signed = signed_below(field, lex)
    if len(signed) < _MIN_PLAIN:
        return None
    found = _answered(field, {number: question for number, (question, _) in signed.items()}, lex)
    answers = {number: answer for number, answer in found.answers.items() if number - 1 not in signed}
    return found._replace(answers=answers, askers={number: asker for number, (_, asker) in signed.items()})


def _not_set_off(field: TextField, lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if only dashes, question marks or quotation marks tell what is asked."""
    asking = [number for number, paragraph in enumerate(field.paragraphs) if _ends_as_question(field, paragraph)]
    if len(asking) < _MIN_ASKING:
        return None
    asked = ((number, _question(field, field.paragraphs[number], lex)) for number in asking)
    questions = {number: question for number, question in asked if question is not None}
    return _dashed(field, frozenset(asking), lex) or _plain(field, questions, lex) or _quoted(field, questions, lex)


def _emphasized(field: TextField) -> dict[int, Range]:
    """The sentences that are paragraphs set off as "**Tell us why.**" or "## Is it?", by paragraph.

    Of two that follow each other, the first has to ask: an introduction may be set off, too.
    """
    found: dict[int, Range] = {}
    for number, paragraph in enumerate(field.paragraphs):
        if field.words[paragraph.start] in _SET_OFF:
            start, end = inside = _inside(field, paragraph)
            words = field.words[start:end]
            is_sentence = words[-1] in SENTENCE_ENDS and 2 < len(words) <= _LONGEST
            is_sentence = is_sentence and (words[-1] == "?" or words[0] not in MARKS)
            if inside != paragraph and is_sentence and ":" not in words:
                found[number] = inside
    return {number: inside for number, inside in found.items() if number + 1 not in found or asks(field, inside)}


def _run_in(field: TextField, lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if questions begin the paragraphs that answer them: "**First job?** A paper round."

    Without marks of emphasis there have to be more of them, one after the other, and most answered by "I" or "we".
    """
    if (together := _together(field, lex)) is not None:
        return together
    opened = [
        (number, opening(field, paragraph))
        for number, paragraph in enumerate(field.paragraphs)
        if field.words[paragraph.end - 1] in _ANSWER_ENDS
    ]
    openings = {number: first for number, first in opened if first is not None}
    asked = {number: first for number, first in openings.items() if asks(field, first)}
    starts = [paragraph.start for paragraph in field.paragraphs]
    set_off = {number: first for number, first in openings.items() if first.start > starts[number]}
    asking = sum(asks(field, first) for first in set_off.values())
    if asking >= _MIN_SET_OFF and 3 * asking >= 2 * len(set_off):
        asked = set_off
    elif len(asked) < _MIN_RUN_IN or max(asked) - min(asked) > len(asked):
        return None
    answers = {number: _behind_question(field, number, question) for number, question in asked.items()}
    in_first_person = sum(speaks_of_itself(field, answer, lex) for answer in answers.values())
    if asked is set_off:
        return Interview(asked, answers | _between(field, asked, lex)) if in_first_person else None
    return Interview(asked, answers) if 2 * in_first_person > len(answers) else None


def _together(field: TextField, lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if many lines without a gap are questions and their answers: "Tea or coffee? Tea"."""
    opened = ((number, opening(field, paragraph)) for number, paragraph in enumerate(field.paragraphs))
    asked = {number: first for number, first in opened if first is not None and asks(field, first)}
    if len(asked) < _MANY or max(asked) - min(asked) >= len(asked):
        return None
    answers = {number: _behind_question(field, number, question) for number, question in asked.items()}
    in_first_person = sum(speaks_of_itself(field, answer, lex) for answer in answers.values())
    return Interview(asked, answers) if _SHARE * in_first_person >= len(answers) else None


def _behind_question(field: TextField, number: int, question: Range) -> Range:
    """What stands behind the ``question`` that begins paragraph ``number``."""
    end = field.paragraphs[number].end
    return Range(behind_emphasis(field, question.end, end), end)


def _between(field: TextField, asked: Mapping[int, Range], lex: Lexicon) -> dict[int, Range]:
    """The paragraphs between those of ``asked``, which go on with an answer, but what the writer tells."""
    return {
        number: field.paragraphs[number]
        for first, following in pairwise(sorted(asked))
        for number in range(first + 1, following)
        if not _is_narrated(field, number, lex)
    }


def _ends_as_question(field: TextField, paragraph: Range) -> bool:
    """Whether ``paragraph`` ends with a question mark, marks of emphasis left aside."""
    words, end = field.words, paragraph.end
    while end - 1 > paragraph.start and words[end - 1] in EMPHASIS:
        end -= 1
    return words[end - 1] == "?"


def _question(field: TextField, paragraph: Range, lex: Lexicon) -> Range | None:
    """What ``paragraph``, which ends with a question mark, asks: without emphasis and bullet; None if it may not."""
    inside = _inside(field, paragraph)
    start, end = behind_lead(field, paragraph, lex) if inside == paragraph else inside
    words = field.words[start:end]
    is_question = words[-1] == "?" and 2 < len(words) <= _LONGEST and words[0] not in MARKS and ":" not in words
    return Range(start, end) if is_question else None


def _inside(field: TextField, paragraph: Range) -> Range:
    """``paragraph`` without marks of emphasis on both sides, or those of a heading before it: "## Is it?"."""
    words, (start, end) = field.words, paragraph
    while end - start > 2 and words[start] in _HEADING:
        start += 1
    while end - start > 2 and words[start] in EMPHASIS and words[end - 1] == words[start]:
        start, end = start + 1, end - 1
    return Range(start, end)


def _dashed(field: TextField, asking: frozenset[int], lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if dashes begin what is asked and what is answered, in turns: "– Is it? / – It is."

    Most questions end with a question mark, fewer answers do.
    """
    words, paragraphs = field.words, field.paragraphs
    lines = [
        number for number, line in enumerate(paragraphs) if words[line.start] in DASHES and line.end - line.start > 1
    ]
    questions, answers = lines[::2], lines[1::2]
    if len(answers) < _MIN_DASHED or any(one + 1 != other for one, other in zip(questions, answers, strict=False)):
        return None
    asked, asked_back = len(asking.intersection(questions)), len(asking.intersection(answers))
    if 2 * asked <= len(questions) or asked_back >= asked:
        return None
    return _answered(
        field, {number: Range(paragraphs[number].start + 1, paragraphs[number].end) for number in questions}, lex
    )


def _plain(field: TextField, questions: dict[int, Range], lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if only question marks tell its ``questions``."""
    plain = {number: question for number, question in questions.items() if number + 1 not in questions}
    answered = [number for number in plain if _is_in_first_person(field, number + 1, lex)]
    is_interview = len(plain) >= _MIN_PLAIN and 2 * len(answered) > len(plain)
    if not is_interview or answered[0] != min(plain):
        return None
    return _answered(field, plain | _without_question_marks(field, list(plain), lex), lex)


def _without_question_marks(field: TextField, questions: list[int], lex: Lexicon) -> dict[int, Range]:
    """What stands between two answers, where half of them are of one paragraph, and is not in the first person.

    "Is it so? / I think so. / They say it will end. / I doubt it. / And then?": the third paragraph asks as well.
    """
    gaps = [(number, following - number) for number, following in pairwise(questions)]
    if 2 * sum(gap == _TURN for _, gap in gaps) < len(gaps):
        return {}
    between = [number + _TURN for number, gap in gaps if gap == 2 * _TURN]
    return {
        number: paragraph
        for number in between
        if (paragraph := field.paragraphs[number]).end - paragraph.start <= _LONGEST
        and not _is_in_first_person(field, number, lex)
        and _is_in_first_person(field, number + 1, lex)
    }


def _quoted(field: TextField, questions: Mapping[int, Range], lex: Lexicon) -> Interview | None:
    """The interview of ``field`` if its ``questions`` are answered in quotation marks: 'Will you go? / "I will."'

    Some answers are nothing but a quotation, and some questions say "you".
    """
    answered = [number for number in questions if _is_quotation(field, number + 1)]
    if len(answered) < _MIN_PLAIN:
        return None
    whole = [number + 1 for number in answered if _is_quotation(field, number + 1, whole=True)]
    addressing = [number for number in answered if has_second_person(field, questions[number], lex)]
    if len(whole) < _MIN_QUOTED_ANSWERS or len(addressing) < _MIN_ADDRESSING:
        return None
    asked = {number: question for number, question in questions.items() if number >= answered[0]}
    answers = {number: field.paragraphs[number] for number in whole}
    for number in range(answered[0] + 2, len(field.paragraphs) - 1):
        paragraph = field.paragraphs[number]
        is_between = number not in asked and _is_quotation(field, number + 1, whole=True)
        if is_between and paragraph.end - paragraph.start <= _LONGEST and has_second_person(field, paragraph, lex):
            asked[number], answers[number + 1] = paragraph, field.paragraphs[number + 1]
    return Interview(dict(sorted(asked.items())), answers, quoted=True)


def _answered(field: TextField, questions: Mapping[int, Range], lex: Lexicon) -> Interview:
    """``questions`` with what stands between them, and the last answer; without the dash that begins an answer."""
    answers: dict[int, Range] = {}
    asked = sorted(questions)
    for question, limit in pairwise([*asked, _end(field, asked[-1], lex)]):
        for number in range(question + 1, _turn_end(field, question + 1, limit, lex)):
            start, end = field.paragraphs[number]
            if number > question + 1 and _is_narrated(field, number, lex):
                continue
            answers[number] = Range(start + (field.words[start] in DASHES and end - start > 1), end)
    return Interview({number: questions[number] for number in asked}, answers)


def _turn_end(field: TextField, first: int, limit: int, lex: Lexicon) -> int:
    """The paragraph, ``limit`` at most, before which the answer ends that begins with paragraph ``first``.

    The writer is back where others are reported in several paragraphs, and none before the next question is in the
    first person again.
    """
    reporting: list[int] = []
    for number in range(limit - 1, first, -1):
        if _is_in_first_person(field, number, lex):
            break
        if _names_who_says(field, number, lex):
            reporting.append(number)
    return reporting[-1] if len(reporting) >= _MIN_REPORTING else limit


def _is_narrated(field: TextField, number: int, lex: Lexicon) -> bool:
    """Whether paragraph ``number``, within an answer, is of who writes.

    "She looks at the sea.", "“No,” she says"; "This interview has been edited." Not "She worked nights": it may be of
    somebody whom the answer is about.
    """
    words, (start, end) = field.words, field.paragraphs[number]
    lower = [word.lower() for word in words[start:end]]
    if not (lex.grammar.phrases.of_editing.isdisjoint(lower) or lex.grammar.phrases.of_edited.isdisjoint(lower)):
        return not _is_in_first_person(field, number, lex)
    if _is_he_or_she(words[start], lex) and end - start > 1:
        verb = words[start + 1]
        is_present = verb.endswith("s") and verb not in lex.grammar.verbs.be_and_have
        return is_present and not _is_in_first_person(field, number, lex)
    return any(
        words[index] in DOUBLE and _is_he_or_she(words[index + 1], lex) and words[index + 2] in lex.speech_verbs
        for index in range(start, end - 2)
    )


def _is_he_or_she(word: str, lex: Lexicon) -> bool:
    return lex.pronouns.get(word.lower(), "") in _OF_SUBJECTS


def _names_who_says(field: TextField, number: int, lex: Lexicon) -> bool:
    """Whether in paragraph ``number`` a name stands before a verb of saying: "Jane Roe said"; not "That said"."""
    words, (start, end) = field.words, field.paragraphs[number]
    return any(
        words[index] in lex.speech_verbs and words[index - 1][0].isupper() and words[index - 2][0].isalnum()
        for index in range(start + 2, end)
    )


def _end(field: TextField, final: int, lex: Lexicon) -> int:
    """The paragraph before which the answer to question ``final``, the last one, ends.

    It goes on while paragraphs are in the first person; the writer is back where others are reported.
    """
    end = final + 2
    for number in range(end, len(field.paragraphs)):
        if _is_in_first_person(field, number, lex):
            end = number + 1
        elif not lex.speech_verbs.isdisjoint(field.words[slice(*field.paragraphs[number])]):
            break
    return min(end, len(field.paragraphs))


def _is_quotation(field: TextField, number: int, *, whole: bool = False) -> bool:
    """Whether paragraph ``number``, if there is one, begins with a quotation mark, and ends with one if ``whole``."""
    if number >= len(field.paragraphs):
        return False
    start, end = field.paragraphs[number]
    return field.words[start] in DOUBLE and (not whole or field.words[end - 1] in DOUBLE)


def _is_in_first_person(field: TextField, number: int, lex: Lexicon) -> bool:
    """Whether paragraph ``number``, if there is one, says "I" or "we" and begins with no quotation mark."""
    if number >= len(field.paragraphs):
        return False
    paragraph = field.paragraphs[number]
    return field.words[paragraph.start] not in MARKS and has_first_person(field, paragraph, lex)
