"""XML to a tree, without what XML can do to its reader: no entities, nothing external, bounded depth and size."""

from typing import Any, Final
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from streams.inputs.readings import Fault

MAX_XML: Final = 64_000_000
"""Bytes of a document that is read: a tree takes some ten times as much."""
_MAX_DEPTH: Final = 256


class _TooDeepError(ValueError):
    pass


class _Builder(TreeBuilder):
    """Builds a tree, and stops where it grows too deep to be walked."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def start(self, tag: Any, attrs: Any, /) -> Element:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise _TooDeepError
        return super().start(tag, attrs)

    def end(self, tag: Any, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def tree_of(data: bytes) -> Element | Fault:
    """The root of an XML document, or what is wrong with it."""
    if len(data) > MAX_XML:
        return Fault("too_large", f"The document has {len(data):,} bytes; {MAX_XML:,} are read at most.")
    parser = DefusedXMLParser(target=_Builder(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(data)
        root = parser.close()
    except _TooDeepError:
        return Fault("too_deep", f"The document nests deeper than {_MAX_DEPTH} elements.")
    except DefusedXmlException as error:
        kind = "entities" if "Entit" in type(error).__name__ else "references outside itself"
        return Fault("not_xml", f"The document declares {kind}, which are not read.")
    except (ParseError, ValueError, LookupError) as error:
        return Fault("not_xml", f"The document is no well-formed XML: {error}.")
    return root if isinstance(root, Element) else Fault("not_xml", "The document has no element.")


def local(element: Element) -> str:
    """An element's name without its namespace; empty for comments and instructions."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *names: str) -> Element | None:
    """The element that the path of ``names`` leads to, whatever its namespace; the first at each step."""
    for name in names:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """The children of that name, whatever their namespace."""
    return [] if element is None else [each for each in element if local(each) == name]


def words(element: Element | None) -> str:
    """All text in an element, with single spaces."""
    return "" if element is None else " ".join("".join(element.itertext()).split())
