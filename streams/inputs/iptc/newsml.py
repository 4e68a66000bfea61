"""NewsML-G2 to articles: news items that are texts, alone, in a news message, or inside a package.

https://iptc.org/std/NewsML-G2/
"""

from collections import deque
from collections.abc import Iterator
from itertools import chain
from typing import Final
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from streams.inputs.iptc.markup import html_of
from streams.inputs.iptc.xml_trees import child, children, local, tree_of, words
from streams.inputs.readings import Fault, PassedOver, Reading, article
from streams.inputs.values import (
    STATUSES,
    by_line,
    first_moment,
    language_of,
    ric_symbol,
    symbols_of,
    text_of,
    version_of,
)

NAME: Final = "IPTC NewsML-G2"
NAMESPACE: Final = "http://iptc.org/std/nar/2006-10-01/"

_ITEMS: Final = {
    "packageItem": "a package",
    "conceptItem": "a concept",
    "knowledgeItem": "a list of concepts",
    "planningItem": "a planning item",
    "catalogItem": "a catalog",
    "hopItem": "a hop",
}
_NO_TEXT: Final = {
    "picture": "a picture",
    "graphic": "a graphic",
    "video": "a video",
    "audio": "an audio",
    "composite": "a composite",
    "animated": "an animation",
}
"""Classes of items that are no texts, by the code behind ``ninat:``."""
_RIC_SCHEMES: Final = ("r", "ric")
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NIL: Final = "{http://www.w3.org/2001/XMLSchema-instance}nil"


def newsml_version(root: Element) -> str | None:
    """Which NewsML-G2 a document is: "2.35", "2.x"; None if it is something else."""
    if local(root) not in ("newsItem", "newsMessage", *_ITEMS):
        return None
    item = next((each for each in root.iter() if each.get("standardversion")), None)
    return "2.x" if item is None else text_of(item.get("standardversion"))[:8]


def newsml_readings(data: bytes) -> list[Reading]:
    """The articles of a NewsML-G2 document, and what else is in it.

    Args:
        data: An item, or a message with several.
    """
    root = tree_of(data)
    if isinstance(root, Fault):
        return [root]
    if newsml_version(root) is None:
        return [Fault("wrong_format", f"The document is <{local(root)[:40]}>, which is no item of {NAME}.")]
    return list(_readings(root))


def _readings(root: Element) -> Iterator[Reading]:
    sets = children(root, "itemSet") if local(root) == "newsMessage" else [[root]]
    for item in chain.from_iterable(sets):
        name = local(item)
        if name == "newsItem":
            yield _news_item(item)
        elif name:
            yield PassedOver(_ITEMS.get(name, f"<{name[:40]}>"), item.get("guid"))
            yield from map(_news_item, _inline_items(item))


def _inline_items(package: Element) -> Iterator[Element]:
    """The news items that a package has in it; what may be inside one of them is its own."""
    outside = deque([package])
    while outside:
        for inside in outside.popleft():
            if local(inside) == "newsItem":
                yield inside
            else:
                outside.append(inside)


def _news_item(item: Element) -> Reading:
    meta, content = child(item, "itemMeta"), child(item, "contentMeta")
    identifier = text_of(item.get("guid"))
    kind = _code(child(meta, "itemClass"))
    status = _code(child(meta, "pubStatus")).lower() or "usable"
    if not identifier:
        return Fault("schema", "newsItem@guid: this attribute is required.")
    if kind in _NO_TEXT:
        return PassedOver(_NO_TEXT[kind], identifier)
    if status not in STATUSES:
        message = f"itemMeta/pubStatus: {status[:40]!r} is none of usable, withheld, canceled."
        return Fault("schema", message, identifier)
    body, is_html = _body(item)
    if not body and status == "usable" and not _headline(item):
        return PassedOver("a reference to a text", identifier)
    embargo, is_open = _embargo(meta)
    created = words(child(meta, "versionCreated"))
    return article(
        id=identifier,
        title=_headline(item),
        body=body,
        content_type="text/html" if is_html else None,
        version=version_of(item.get("version"), created),
        status="withheld" if is_open and status == "usable" else None if status == "usable" else STATUSES[status],
        embargoed_until=embargo,
        published_at=first_moment(
            created, words(child(content, "contentModified")), words(child(meta, "firstCreated"))
        ),
        language=language_of(_attribute(child(content, "language"), "tag"), item.get(_LANGUAGE)),
        authors=_authors(item),
        source=_source(child(meta, "provider"), child(content, "infoSource")),
        tickers=_symbols(item),
        subjects=list(dict.fromkeys(filter(None, map(_name, children(content, "subject"))))),
    )


def _body(item: Element) -> tuple[str, bool]:
    """The text in an item, and whether it is HTML; the first of its renditions that is a text."""
    inside = child(item, "contentSet")
    for each in inside if inside is not None else ():
        if local(each) == "inlineXML" and words(each):
            body = next(
                (
                    part
                    for part in each.iter()
                    if local(part) in ("body.content", "body") and child(part, "body.content") is None
                ),
                each,
            )
            return html_of(body), True
        if local(each) == "inlineData" and (each.get("contenttype") or "text/plain").startswith("text/"):
            text = "".join(each.itertext()).strip()
            if text:
                return text, "html" in (each.get("contenttype") or "")
    return "", False


def _headline(item: Element) -> str:
    content = child(item, "contentMeta")
    headlines = children(content, "headline")
    main = next((each for each in headlines if _code(each, "role") in ("main", "")), None)
    inside = child(item, "contentSet")
    hedline = next((each for each in inside.iter() if local(each) == "hl1"), None) if inside is not None else None
    return words(main) or words(headlines[0] if headlines else None) or words(hedline)


def _authors(item: Element) -> list[str]:
    content = child(item, "contentMeta")
    by = by_line(words(child(content, "by")))
    if by:
        return [by]
    creators = [
        name for each in [*children(content, "creator"), *children(content, "contributor")] if (name := _name(each))
    ]
    return list(dict.fromkeys(creators))


def _embargo(meta: Element | None) -> tuple[str | None, bool]:
    """Until when an item is embargoed, and whether that is for good: an empty element says so."""
    element = child(meta, "embargoed")
    if element is None:
        return None, False
    moment = first_moment(words(element))
    return moment, moment is None


def _symbols(item: Element) -> list[str]:
    """Symbols of what the item is about: of instruments, and codes that are RICs."""
    given: list[object] = []
    for element in item.iter():
        name = local(element)
        if name == "hasInstrument" and (symbol := element.get("symbol")):
            source = f"{element.get('symbolsrc', '')} {element.get('type', '')}".lower()
            given.append(ric_symbol(symbol) if "ric" in source else symbol)
        elif name in ("subject", "sameAs", "assert"):
            scheme, _, code = (element.get("qcode") or "").partition(":")
            if scheme.lower() in _RIC_SCHEMES:
                given.append(ric_symbol(code))
            elif "tick" in scheme.lower():
                given.append(code)
    return symbols_of(given)


def _source(provider: Element | None, info: Element | None) -> str:
    """Who sends the item, else whose facts they are; by name, then by code, then by address."""
    named = (words(child(each, "name")) for each in (provider, info))
    coded = (_code(each) for each in (provider, info) if each is not None and each.get("qcode"))
    hosts = (_host(each.get("uri", "")) for each in (provider, info) if each is not None)
    return next(filter(None, chain(named, coded, hosts)), "")


def _host(uri: str) -> str:
    """The host in an address; empty where it has none, or is no address."""
    try:
        return urlsplit(uri).hostname or ""
    except ValueError:
        return ""


def _name(element: Element | None) -> str:
    """What a party or a subject is called: its name, else the literal or the code that stands for it."""
    if element is None:
        return ""
    return words(child(element, "name")) or text_of(element.get("literal")) or _code(element)


def _code(element: Element | None, attribute: str = "qcode") -> str:
    """The code of a qualified code: ``text`` of ``ninat:text``; of a URI its last part."""
    if element is None:
        return ""
    value = element.get(attribute) or element.get(attribute.replace("qcode", "uri")) or ""
    return text_of(value.rstrip("/").rpartition("/")[2].rpartition(":")[2])


def _attribute(element: Element | None, name: str) -> str | None:
    return None if element is None else element.get(name)
