"""Words as they are searched: case, accents and punctuation aside. What is kept and what is asked go through here."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")
_ASKED: Final = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]|([^\s\"“”„«»]+)")


def normal(text: str) -> str:
    """The words of ``text``, one space between them: ``"L'Oréal's CEO"`` is ``l oreal s ceo``."""
    if not text.isascii():
        text = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    return " ".join(_WORD.findall(text.casefold()))


def phrases(asked: str) -> tuple[str, ...]:
    """What a person asks for, in normal form: single words, and in quotation marks words that follow each other."""
    found = (normal(match[1] or match[2] or "") for match in _ASKED.finditer(asked))
    return tuple(phrase for phrase in found if phrase)


def listed(texts: Iterable[str]) -> str:
    """Several texts in normal form as one in which :func:`has` finds a phrase, but none over two of them."""
    return f" {' | '.join(filter(None, map(normal, texts)))} "


def has(kept: str, phrase: str) -> bool:
    """Whether a text of :func:`listed` has the words of ``phrase`` one after the other."""
    return f" {phrase} " in kept
