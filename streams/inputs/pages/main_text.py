"""The article's text in a page, and nothing around it: found by trafilatura, written from the page (decision 0008)."""

from collections.abc import Iterable
from html import escape
from itertools import groupby
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from streams.inputs.libraries import library
from streams.inputs.pages.blocks import Block, blocks_of
from streams.inputs.pages.choice import article_blocks

_SHORT: Final = 600
"""Characters below which the extractor's slower ways are tried too."""
_MENU: Final = 0.8
"""Share of links in a block above which it is no text of its own."""


def main_text(html: str, tree: LexborHTMLParser, titles: Iterable[str] = ()) -> str:
    """The main text as simple HTML: paragraphs, block quotes and links; empty where there is none.

    Args:
        html: A page.
        tree: The same, parsed.
        titles: What its article is called; its headline is not repeated in the text.

    Raises:
        MissingLibraryError: Trafilatura is not installed.
    """
    extracted = _extracted(html, fast=True)
    if len(extracted) < _SHORT:
        extracted = _extracted(html, fast=False)
    blocks = article_blocks(blocks_of(tree), extracted, titles) if extracted else []
    # What is links and nothing else is a menu.
    return _html(blocks) if any(block.linked < _MENU for block in blocks) else ""


def all_text(tree: LexborHTMLParser, titles: Iterable[str] = ()) -> str:
    """All text of a parsed page but its headline, as :func:`main_text` has it."""
    return _html(block for block in blocks_of(tree) if block.text not in set(titles))


def _extracted(html: str, *, fast: bool) -> str:
    """What the extractor takes for the article's text, a line a paragraph; the words in it may be glued."""
    extract = library("trafilatura").extract
    try:
        text = extract(html, fast=fast, include_comments=False, include_tables=False)
    except Exception:  # noqa: BLE001 - pages do to extractors what nobody has thought of; then they find nothing
        return ""
    return text if isinstance(text, str) else ""


def published_on(html: str) -> str | None:
    """The day on which a page was first published, by its words; None where they do not tell.

    Raises:
        MissingLibraryError: htmldate is not installed; it comes with trafilatura.
    """
    find_date = library("htmldate").find_date
    try:
        day = find_date(html, original_date=True, extensive_search=False)
    except Exception:  # noqa: BLE001 - as above
        return None
    return day if isinstance(day, str) else None


def paragraphs(text: str) -> str:
    """Plain text as HTML, a paragraph for each line that has something."""
    return "\n".join(f"<p>{escape(line, quote=False)}</p>" for line in text.splitlines() if line.strip())


def _html(blocks: Iterable[Block]) -> str:
    parts = []
    for is_quote, group in groupby(blocks, key=lambda block: block.is_quote):
        text = "\n".join(f"<p>{_linked(block)}</p>" for block in group)
        parts.append(f"<blockquote>\n{text}\n</blockquote>" if is_quote else text)
    return "\n".join(parts)


def _linked(block: Block) -> str:
    """A block's text with its links as elements."""
    parts, place = [], 0
    for link in block.links:
        if link.start >= place:
            words = escape(block.text[link.start : link.end], quote=False)
            parts += [
                escape(block.text[place : link.start], quote=False),
                f'<a href="{escape(link.target)}">{words}</a>',
            ]
            place = link.end
    return "".join([*parts, escape(block.text[place:], quote=False)])
