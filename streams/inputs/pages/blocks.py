"""A page's text in blocks, each with the element that holds it: paragraphs of one article lie in like elements."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.text.html import BLOCK_ELEMENTS, Link, TextWriter, write_text

_PARTS: Final = frozenset("p li h1 h2 h3 h4 h5 h6 ul ol dl dd dt blockquote pre".split())
"""Blocks that are parts of an article and hold none."""
_HOLDERS: Final = BLOCK_ELEMENTS - _PARTS


@dataclass(frozen=True)
class Block:
    """A line of a page's text: a paragraph, a heading, a list item."""

    text: str
    holder: str
    """The two innermost elements around it that may hold an article, by tag and classes."""
    links: tuple[Link, ...]
    """The links that end in it; places count in ``text``."""
    is_quote: bool
    """Whether it is in a block quote."""

    @cached_property
    def linked(self) -> float:
        """The share of its text that is links."""
        return sum(link.end - link.start for link in self.links) / len(self.text)


def blocks_of(tree: LexborHTMLParser) -> list[Block]:
    """The blocks of a parsed page in order."""
    writer = _BlockWriter()
    plain = write_text(tree, writer)
    starts = [start for start, _ in writer.starts]
    ends = [*starts[1:], len(plain.text)][: len(starts)]
    links, quotes, blocks = list(plain.links), list(plain.block_quotes), list[Block]()
    links.reverse()
    quotes.reverse()
    for (start, holder), end in zip(writer.starts, ends, strict=True):
        text = plain.text[start:end].rstrip()
        own = []
        while links and links[-1].end <= start + len(text):
            link = links.pop()
            own.append(Link(max(0, link.start - start), link.end - start, link.target))
        while quotes and quotes[-1].end <= start:
            quotes.pop()
        blocks.append(Block(text, holder, tuple(own), bool(quotes) and quotes[-1].start <= start))
    return blocks


class _BlockWriter(TextWriter):
    """Notes where blocks begin, and in which elements."""

    def __init__(self) -> None:
        super().__init__()
        self._around = [("", "")]
        self.starts: list[tuple[int, str]] = []

    def enter(self, node: LexborNode) -> None:
        tag = node.tag
        if tag == "-text":
            start, written = self.next_line, self.length
            super().enter(node)
            if start is not None and self.length > written:
                self.starts.append((start, ">".join(self._around[-1])))
            return
        super().enter(node)
        if tag in _HOLDERS:
            classes = node.attributes.get("class") or ""
            self._around.append((self._around[-1][1], f"{tag} {classes}"))

    def leave(self, node: LexborNode) -> None:
        super().leave(node)
        if node.tag in _HOLDERS:
            self._around.pop()
