"""NITF and XHTML that an XML document has in it, as HTML."""

from html import escape
from typing import Final
from xml.etree.ElementTree import Element

from streams.inputs.iptc.xml_trees import local

_AS: Final = {
    "hl1": "h2",
    "hl2": "h2",
    "bq": "blockquote",
    "block": "div",
    "body.content": "div",
    "nitf-table": "table",
    "org": "span",
    "person": "span",
}
"""HTML's names for NITF's elements, where they differ and the difference matters to a text."""
_KEPT: Final = frozenset(
    "p div section article blockquote ul ol li dl dt dd h1 h2 h3 h4 h5 h6 pre table tr td th br a em strong b i".split()
)
_DROPPED: Final = frozenset(
    "head body.head body.end media media-caption media-producer media-reference script style figure aside nav byline "
    "hedline dateline.date img object iframe noscript docdata".split()
)
_EMPTY: Final = "br"


def html_of(root: Element) -> str:
    """The text of ``root`` as HTML; what is no text, and NITF's head, left out."""
    parts: list[str] = []
    # Elements still to be written and, behind each, what closes it: a tree may be as deep as the parser allows.
    work: list[Element | str] = [root]
    while work:
        item = work.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        name = local(item)
        if item is not root and item.tail:
            work.append(escape(item.tail, quote=False))
        if name in _DROPPED or not name:
            continue
        tag = _AS.get(name, name)
        if tag in _KEPT:
            target = item.get("href") if tag == "a" else None
            parts.append(f'<{tag} href="{escape(target)}">' if target else f"<{tag}>")
            if tag != _EMPTY:
                work.append(f"</{tag}>")
        work.extend(reversed(item))
        if item.text:
            parts.append(escape(item.text, quote=False))
    return "".join(parts).strip()
