"""HTML to the plain text that a reader sees, keeping which parts are marked as quotations and where links lead.

lexbor (by selectolax) parses as a browser does; the walk below decides only what is a block, what is white
space and what is not text at all. Offsets of every later step count in the text made here.
"""

import re
from typing import Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.text.ranges import Range

# Elements that begin and end a line of their own: the HTML standard's rendering section (15.3), and list
# and table parts, whose texts must not run together.
BLOCK_ELEMENTS: Final = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol option p plaintext "
    "pre search section summary table tbody td tfoot th thead tr ul xmp".split()
)
# Elements whose content is not the article's text.
_HIDDEN: Final = frozenset(
    "area audio base button canvas datalist embed head iframe input link map math meta noembed noframes noscript "
    "object param rp script select source style svg template textarea title track video".split()
)
_SPACES: Final = re.compile(r"\s+")
# Elements that have no content or end by themselves where the next one begins: they do not nest.
_FLAT: Final = (
    "area base body br col colgroup dd dt embed head hr html img input legend li link meta option p param rp rt "
    "source tbody td tfoot th thead tr track wbr"
).replace(" ", "|")
_NESTING_TAG: Final = re.compile(rf"<(/?)(?!(?:{_FLAT})\b)[a-z][a-z0-9-]*", re.IGNORECASE)
_MAX_DEPTH: Final = 512
"""Elements nested deeper are flattened: the parser's time grows with depth, and browsers stop there too."""


class Link(NamedTuple):
    """Words of a text that lead elsewhere."""

    start: int
    end: int
    """Code points, end exclusive."""
    target: str
    """The address as the publisher wrote it, relative or absolute."""


class PlainText(NamedTuple):
    """What HTML says, without its markup."""

    text: str
    block_quotes: tuple[Range, ...]
    """The stretches of ``text`` inside ``<blockquote>``, outermost only, in code points."""
    links: tuple[Link, ...]
    """The links that have words, in the order of their ends."""


def html_to_text(html: str) -> PlainText:
    """The visible text of ``html``: a blank line between blocks, white space collapsed as browsers do."""
    return write_text(LexborHTMLParser(flatten(html)), TextWriter())


def write_text(tree: LexborHTMLParser, writer: "TextWriter") -> PlainText:
    """The visible text of a parsed page, written by ``writer``, which may note more of it.

    Args:
        tree: Parsed from HTML that is no deeper than :func:`flatten` leaves it.
        writer: A new one.
    """
    root = tree.root
    node = root
    while node is not None:
        hidden = node.tag in _HIDDEN
        if not hidden:
            writer.enter(node)
        child = None if hidden else node.child
        if child is not None:
            node = child
            continue
        if not hidden:
            writer.leave(node)
        node = _following(node, root, writer)
    return writer.finish()


def html_title(html: str) -> str:
    """What ``<title>`` of ``html`` says, white space collapsed; empty if there is none."""
    title = LexborHTMLParser(flatten(html)).css_first("head > title")
    return " ".join(title.text().split()) if title is not None else ""


def flatten(html: str) -> str:
    """``html`` with the tags beyond the deepest level that is parsed turned into line breaks."""
    if html.count("<") <= _MAX_DEPTH:
        return html
    depth = 0

    def shallow(tag: re.Match[str]) -> str:
        nonlocal depth
        depth = max(0, depth - 1) if tag[1] else depth + 1
        return tag[0] if depth + bool(tag[1]) <= _MAX_DEPTH else "<br"

    return _NESTING_TAG.sub(shallow, html)


def _following(node: LexborNode, root: LexborNode | None, writer: "TextWriter") -> LexborNode | None:
    """The node after ``node`` in document order, leaving the elements that end before it."""
    while root is not None and node.mem_id != root.mem_id:
        if node.next is not None:
            return node.next
        parent = node.parent
        if parent is None:
            return None
        node = parent
        writer.leave(node)
    return None


class TextWriter:
    """Gathers text, holding white space and line breaks back until a word needs them."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._pending = ""
        self._quote_depth = 0
        self._quote_start = 0
        self._block_quotes: list[Range] = []
        self._open_links: list[tuple[int, int]] = []
        """How many parts there were, and of what length, when each link began."""
        self._links: list[Link] = []

    @property
    def length(self) -> int:
        """How much is written, in code points."""
        return self._length

    @property
    def next_line(self) -> int | None:
        """Where the next word will stand, if it begins a line; None if it goes on with one."""
        return self._length + len(self._pending) if "\n" in self._pending or not self._length else None

    def enter(self, node: LexborNode) -> None:
        """Write what ``node`` is or begins."""
        tag = node.tag
        if tag == "-text":
            self._write(node.text_content or "")
        elif tag == "br":
            self._break("\n")
        elif tag == "a":
            self._open_links.append((len(self._parts), self._length))
        elif tag in BLOCK_ELEMENTS:
            self._break("\n\n")
            if tag == "blockquote":
                self._quote_depth += 1
                if self._quote_depth == 1:
                    self._quote_start = -1

    def leave(self, node: LexborNode) -> None:
        """Write what the end of ``node`` means."""
        tag = node.tag
        if tag == "a":
            self._close_link(node.attributes.get("href"))
        elif tag in BLOCK_ELEMENTS:
            self._break("\n\n")
            if tag == "blockquote":
                self._quote_depth -= 1
                if self._quote_depth == 0 and self._quote_start >= 0:
                    self._block_quotes.append(Range(self._quote_start, self._length))

    def finish(self) -> PlainText:
        """All that was written."""
        return PlainText("".join(self._parts), tuple(self._block_quotes), tuple(self._links))

    def _close_link(self, target: str | None) -> None:
        count, length = self._open_links.pop()
        if target and len(self._parts) > count:
            # The first part is the white space that was held back.
            self._links.append(Link(length + len(self._parts[count]), self._length, target))

    def _break(self, lines: str) -> None:
        if self._length and len(lines) > self._pending.count("\n"):
            self._pending = lines

    def _write(self, text: str) -> None:
        words = _SPACES.sub(" ", text)
        if words.startswith(" "):
            words = words[1:]
            self._pending = self._pending or (" " if self._length else "")
        if not words:
            return
        trailing = words.endswith(" ")
        self._append(self._pending)
        if self._quote_depth and self._quote_start < 0:
            self._quote_start = self._length
        self._append(words.removesuffix(" "))
        self._pending = " " if trailing else ""

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
