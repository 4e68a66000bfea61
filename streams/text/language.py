"""Whether a text is English: by its tag, else by its function words.

Function words ("the", "of"; "der", "und") are the commonest words of a language and carry no topic, so a few
hundred words of text tell languages apart (Grefenstette 1995, "Comparing two language identification schemes").
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from streams.data import read_text

ENGLISH: Final = "en"
UNDETERMINED: Final = "und"
"""BCP 47 for a language that is not English and not known."""

_SAMPLE: Final = 120
_ENGLISH_SHARE: Final = 0.15
_MIN_EVIDENCE: Final = 4


def is_english(tag: str) -> bool:
    """Whether BCP 47 ``tag`` means English: ``en`` and ``en-*``, any case."""
    return tag.partition("-")[0].lower() == ENGLISH


def language_of(tag: str | None, words: Sequence[str]) -> str:
    """The language of a text: its tag if it has one, else English unless its words plainly say otherwise.

    Args:
        tag: BCP 47, as received; None or ``und`` where nobody said.
        words: The text's tokens.
    """
    if tag is not None and tag.partition("-")[0].lower() != UNDETERMINED:
        return tag
    function_words = _function_words()
    sample = words[:_SAMPLE]
    if sum(map(function_words[ENGLISH].__contains__, sample)) >= _ENGLISH_SHARE * len(sample):
        return ENGLISH  # most often, though capitals, numbers and marks are among the words yet
    sample = list(map(str.lower, sample))
    english = sum(map(function_words[ENGLISH].__contains__, sample))
    sample = [word for word in sample if word[0].isalpha()]
    if english >= _ENGLISH_SHARE * len(sample):
        return ENGLISH
    foreign = sum(not _is_latin(word) for word in sample)
    if foreign >= _MIN_EVIDENCE and 2 * foreign > len(sample):
        return UNDETERMINED
    counts = {
        language: sum(map(vocabulary.__contains__, sample))
        for language, vocabulary in function_words.items()
        if language != ENGLISH
    }
    language = max(counts, key=counts.__getitem__)
    return language if counts[language] >= _MIN_EVIDENCE + 2 * english else ENGLISH


def _is_latin(word: str) -> bool:
    """Whether ``word`` is written in Latin letters; they all lie below U+0250 or in U+1E00 to U+1EFF."""
    return ord(word[0]) < 0x250 or 0x1E00 <= ord(word[0]) < 0x1F00


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Function words by language."""
    lines = [
        line
        for line in read_text("words/function_words_by_language.txt").splitlines()
        if line and not line.startswith("#")
    ]
    return {language: frozenset(words.split()) for language, _, words in (line.partition(":") for line in lines)}
