"""A quote in its sentence: what of its surroundings is shown beside its words.

An event has a few characters from before a quote and from behind it. Where its sentence begins and ends among them is
told by the same segmentation that its article was read with.
"""

import re
from bisect import bisect_left, bisect_right
from typing import Final

from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_MARKS

_CUT_FROM: Final = 30
"""Characters of a ``prefix`` or ``suffix`` from which on the article goes on beyond it."""
_EDGE: Final = 200
"""Characters at either end of a quote that tell how it begins and ends; between them it may be as long as it likes."""
_CUT_WORD: Final = re.compile(r"\S*\s*")
_CUT_STOP: Final = re.compile(r"\w+\.\s(?!\s)")
_LINE_END: Final = re.compile(r"(?<!\n)\r?\n(?!\s*\n)")
"""A single line break. Too little of the text is here to tell whether its lines are wrapped, so it ends nothing."""


def around(prefix: str, words: str, suffix: str) -> tuple[str, str]:
    """What is shown before and behind ``words``; ``…`` stands where the sentence goes on beyond what there is.

    The words of a quotation often end with a full stop before who says them is named: then the next sentence is shown
    too.

    Args:
        prefix: What the article has before ``words``.
        words: A quote, as it stands in its article.
        suffix: What it has behind them.
    """
    hidden = _hidden(prefix)
    edges = words if len(words) <= 2 * _EDGE else words[:_EDGE] + words[-_EDGE:]
    begin = len(prefix) - hidden
    end = begin + len(edges)
    text = _LINE_END.sub(lambda found: " " * len(found[0]), prefix[hidden:] + edges + suffix)
    field = TextField.of("body", text)
    first, last = bisect_right(field.ends, begin), bisect_left(field.starts, end) - 1
    if not first <= last:  # no words
        return prefix, suffix
    sentence = field.sentence_of(first)
    before = prefix[hidden + min(field.starts[sentence.start], begin) :]
    if sentence.start == 0 and len(prefix) >= _CUT_FROM and not prefix.startswith("\n"):
        before = "…" + prefix[_cut_word(prefix) :]
    return before, _behind(field, last, text[end:], suffix)


def _cut_word(prefix: str) -> int:
    """Where the first word of ``prefix`` begins that is surely whole."""
    match = _CUT_WORD.match(prefix)
    return match.end() if match is not None and match.end() < len(prefix) else 0


def _hidden(prefix: str) -> int:
    """How much of ``prefix`` tells nothing of where sentences end: "r." may be the end of a word, or of "Mr."."""
    match = _CUT_STOP.match(prefix) if len(prefix) >= _CUT_FROM else None
    return 0 if match is None else match.end()


def _behind(field: TextField, last: int, flat: str, suffix: str) -> str:
    """Of ``suffix`` what belongs to the quote that ends with the token ``last`` of ``field``.

    Args:
        field: Quote and surroundings; ends with ``flat``.
        last: The quote's last token.
        flat: ``suffix`` without its line breaks.
        suffix: What the article has behind the quote.
    """
    offset = len(field.text) - len(flat)
    paragraph = field.paragraph_of(last)
    for sentence in field.sentences[field.sentence_at(last) :]:
        shown = max(field.ends[sentence.end - 1] - offset, 0)
        if sentence.end == len(field.words) and len(suffix) >= _CUT_FROM:
            return suffix[: suffix.rfind(" ") + 1].rstrip() + "…" if " " in suffix else suffix
        if sentence.end >= paragraph.end or not SENTENCE_MARKS.isdisjoint(flat[:shown]):
            return suffix[:shown]
    return suffix
