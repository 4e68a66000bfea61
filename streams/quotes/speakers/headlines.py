"""Whom a headline means that only describes who speaks: "'We will rebuild': Acme boss". The body names them."""

from dataclasses import replace
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.marks import MARKS
from streams.quotes.model import Speaker, SpeakerType
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range

_STEM: Final = 5
"""Letters by which a headline's words are known again: it shortens and bends them ("expects", "expected")."""
_REPEATED: Final = 0.5
"""Of a headline's words, as many as the body has to say again, at least."""
_LEAST: Final = 2
"""And as many words, at least."""
_MEANT: Final[dict[SpeakerType, tuple[SpeakerType, ...]]] = {
    "role": ("person",),
    "organization": ("organization",),
    "unknown": ("person", "organization"),
}
"""What somebody may be who is described like that."""


def named_in_body(
    cast: Cast,
    said: tuple[list[Statement], list[Statement]],
    speakers: tuple[list[Speaker | None], list[Speaker | None]],
) -> list[Speaker | None]:
    """The speakers of the title's statements; whom it only describes is who says the same in the body.

    Args:
        cast: Who is in the article.
        said: The statements of the title and of the body.
        speakers: Who makes each of them, as far as their own field tells.
    """
    title, body = cast.document.title, cast.document.body
    named = list(speakers[0])
    described = [index for index, speaker in enumerate(named) if speaker is not None and _is_described(speaker)]
    again = [_words(body, statement.content) for statement in said[1]] if described else []
    for index in described:
        speaker, words = named[index], _quoted(_words(title, said[0][index].content))
        repeating = _repeating(words, again, cast.lex)
        who = None if repeating is None else speakers[1][repeating]
        if speaker is not None and who is not None and not who.anonymous and who.type in _MEANT.get(speaker.type, ()):
            named[index] = replace(who, mention=speaker.mention)
    return named


def _is_described(speaker: Speaker) -> bool:
    return speaker.anonymous or speaker.type == "role"


def _repeating(words: list[str], again: list[list[str]], lex: Lexicon) -> int | None:
    """Which of the statements of the body says most of ``words`` ``again``, the first of several; None if none does."""
    wanted = _stems(words, lex)
    counts = [len(wanted & _stems(each, lex)) for each in again]
    most = max(counts, default=0)
    if most >= max(_LEAST, _REPEATED * len(wanted)):
        return counts.index(most)
    verbatim = [index for index, each in enumerate(again) if len(words) >= _LEAST and _runs_in(words, each)]
    return verbatim[0] if verbatim else None


def _runs_in(words: list[str], others: list[str]) -> bool:
    """Whether ``words`` stand in ``others``, one after the other."""
    return f" {' '.join(words)} " in f" {' '.join(others)} "


def _words(field: TextField, content: Range) -> list[str]:
    """The words and quotation marks of ``content``, lower case."""
    words = field.words[content.start : content.end]
    return [word.lower() for word in words if word[0].isalnum() or word in MARKS]


def _quoted(words: list[str]) -> list[str]:
    """Of ``words`` those from the first quotation mark to the last; all of them without any."""
    marks = [index for index, word in enumerate(words) if word in MARKS]
    return words[marks[0] + 1 : marks[-1]] if len(marks) > 1 else words


def _stems(words: list[str], lex: Lexicon) -> set[str]:
    """What is left of the ``words`` that carry meaning."""
    return {word[:_STEM] for word in words if word[0].isalnum() and word not in lex.closed_class}
