"""Which blocks of a page are its article: those that the extractor found, and paragraphs beside them that it missed.

The extractor's text says which blocks are meant; the words are the page's own, so that nothing is glued or cut where
the extractor lost white space or markup.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from streams.data import read_text
from streams.inputs.pages.blocks import Block

_GRAM: Final = 4
_FOUND: Final = 0.5
"""Share of a block's word sequences that the extractor's text must have."""
_MAIN: Final = 0.4
"""Share of the article's words that a holder must have for its other paragraphs to belong to it."""
_PROSE_WORDS: Final = 15
_PROSE_END: Final = re.compile(r"[.!?…][\"”’»)\]]*$")
_COPY_WORDS: Final = 40
"""Words that a block counts for, at most, where holders are compared: one block with the whole article is a copy."""
_CALL_WORDS: Final = 40
_REFERENCE_WORDS: Final = 25
_WORD: Final = re.compile(r"\w+")

Grams = list[tuple[str, ...]]


def article_blocks(blocks: Sequence[Block], extracted: str, titles: Iterable[str]) -> list[Block]:
    """The blocks of ``blocks`` that are the article.

    Args:
        blocks: A page's, in order.
        extracted: What an extractor takes for the article's text.
        titles: What the article is called; a block that says just that is no part of its body.
    """
    words = [_words(block.text) for block in blocks]
    known = {" ".join(_words(title)) for title in titles}
    chosen = _Choice(blocks, words, extracted).chosen()
    return [
        block
        for block, own, is_chosen in zip(blocks, words, chosen, strict=True)
        if is_chosen and " ".join(own) not in known and not _calls(block, own) and not _refers(block, own)
    ]


class _Choice:
    """The blocks of one page beside what the extractor found in it."""

    def __init__(self, blocks: Sequence[Block], words: Sequence[list[str]], extracted: str) -> None:
        self._blocks = blocks
        self._words = words
        self._grams = [_grams(own) for own in words]
        lines = [_words(line) for line in extracted.splitlines()]
        every = [word for line in lines for word in line]
        self._length = len(every)
        # What is so short that it has no sequence of words is compared as a whole line.
        self._left = Counter(_grams(every)) + Counter([tuple(line) for line in lines if 0 < len(line) < _GRAM])

    def chosen(self) -> list[bool]:
        found = [index for index in range(len(self._blocks)) if self._share(index) > _FOUND]
        rank = self._ranks(found)
        chosen = [False] * len(self._blocks)
        taken: Counter[str] = Counter()
        # The words of each block are used up, those of the likeliest holder first: a copy elsewhere finds none left.
        for index in sorted(found, key=lambda index: (rank[self._blocks[index].holder], index)):
            if self._share(index) > _FOUND:
                chosen[index] = True
                self._left.subtract(self._own(index))
                taken[self._blocks[index].holder] += len(self._words[index])
        main = {holder for holder, count in taken.items() if count >= _MAIN * self._length}
        unfound = set(range(len(self._blocks))).difference(found)
        for index in unfound:
            chosen[index] = self._blocks[index].holder in main and self._is_prose(index)
        return chosen

    def _own(self, index: int) -> Grams:
        return self._grams[index] or ([tuple(self._words[index])] if self._words[index] else [])

    def _share(self, index: int) -> float:
        own = self._own(index)
        return sum(self._left[gram] > 0 for gram in own) / len(own) if own else 0.0

    def _ranks(self, found: Iterable[int]) -> dict[str, int]:
        """The holders of what was found, those with most text in most paragraphs first."""
        words, paragraphs = Counter[str](), Counter[str]()
        for index in found:
            words[self._blocks[index].holder] += min(len(self._words[index]), _COPY_WORDS)
            paragraphs[self._blocks[index].holder] += 1
        ranked = sorted(words, key=lambda holder: (words[holder], paragraphs[holder]), reverse=True)
        return {holder: rank for rank, holder in enumerate(ranked)}

    def _is_prose(self, index: int) -> bool:
        block = self._blocks[index]
        return (
            len(self._words[index]) >= _PROSE_WORDS
            and block.linked < _FOUND
            and _PROSE_END.search(block.text) is not None
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _grams(words: Sequence[str]) -> Grams:
    return list(zip(*(words[start:] for start in range(_GRAM)), strict=False))


def _calls(block: Block, words: Sequence[str]) -> bool:
    """Whether a short block asks the reader for something: follow us, subscribe, read also."""
    return len(words) <= _CALL_WORDS and _call_pattern().search(block.text) is not None


def _refers(block: Block, words: Sequence[str]) -> bool:
    """Whether a short block is a link and little else: the title of another article."""
    return _GRAM <= len(words) <= _REFERENCE_WORDS and block.linked > 0.8 and "://" not in block.text


@cache
def _call_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[.!?|)]['\"’”]?\s?)\W{{0,3}}(?:{'|'.join(_call_phrases())})(?!\w)", re.IGNORECASE)


def _call_phrases() -> Iterator[str]:
    for line in read_text("words/page_calls.txt").splitlines():
        if line and not line.startswith("#"):
            parts = (r"(?:\S+ ){0,5}?" if part == "*" else f"{re.escape(part)} ?" for part in line.split())
            yield "".join(parts).removesuffix(" ?")
