"""schema.org JSON-LD: the news articles in a document or in the scripts of a page."""

from collections.abc import Iterator
from typing import Any, Final

from streams.inputs.readings import Fault, PassedOver, Reading, article
from streams.inputs.values import by_line, first_moment, language_of, list_of, plain_of, symbols_of, text_of, version_of

_MOST_NODES: Final = 20_000
_ARTICLES: Final = ("Article", "BlogPosting", "MediaPosting", "ForumPosting", "Report")
"""What the types of articles end in: NewsArticle, OpinionNewsArticle, LiveBlogPosting, SocialMediaPosting, …"""


def json_ld_readings(value: object, *, name: str) -> list[Reading]:
    """Every article of a JSON-LD document.

    Args:
        value: The document, decoded.
        name: The id of an article that has none.
    """
    nodes = list(article_nodes(value))
    if not nodes:
        types = ", ".join(dict.fromkeys(kind for node in _nodes(value) for kind in _types(node)))[:100]
        return [PassedOver(f"JSON-LD without an article ({types})" if types else "JSON-LD without an article")]
    return [_reading(node, name if len(nodes) == 1 else f"{name}-{number}") for number, node in enumerate(nodes, 1)]


def article_nodes(value: object) -> Iterator[dict[str, Any]]:
    """The nodes of a JSON-LD value that are articles, each once, outer ones first."""
    for node in _nodes(value):
        if any(kind.endswith(_ARTICLES) for kind in _types(node)):
            yield node


def is_json_ld(value: object) -> bool:
    """Whether a decoded JSON value says that it is schema.org's JSON-LD."""
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict) and "schema.org" in str(first.get("@context", ""))[:500]


def _reading(node: dict[str, Any], name: str) -> Reading:
    about = facts_of(node)
    body = node.get("articleBody") or node.get("text")
    if not isinstance(body, str) or not body.strip():
        where = about.get("url") or name
        return Fault("no_text", f"The article {where} has no articleBody: JSON-LD often describes a page only.", where)
    identifier = _id(node) or about.get("url") or name
    modified = node.get("dateModified") or node.get("datePublished")
    return article(
        id=identifier,
        body=body,
        content_type="text/html" if "</p>" in body else None,
        version=version_of(node.get("version"), modified),
        **about,
    )


def facts_of(node: dict[str, Any]) -> dict[str, Any]:
    """What a node says about its article, by the article's names; fields that it does not say are left out."""
    related = [each for key in ("about", "mentions", "publisher", "provider") for each in list_of(node.get(key))]
    facts = {
        "title": plain_of(node.get("headline")) or plain_of(node.get("name")),
        "authors": [name for each in list_of(node.get("author")) if (name := by_line(_name(each)))],
        "source": next((name for key in ("publisher", "provider") if (name := _name(node.get(key)))), ""),
        "url": _address(node.get("url")) or _address(node.get("mainEntityOfPage")),
        "published_at": first_moment(node.get("datePublished"), node.get("dateCreated"), node.get("dateModified")),
        "language": language_of(_name(node.get("inLanguage"))),
        "section": next((text for each in list_of(node.get("articleSection")) if (text := text_of(each))), ""),
        "tickers": symbols_of(
            symbol for each in related if isinstance(each, dict) for symbol in list_of(each.get("tickerSymbol"))
        ),
    }
    return {name: value for name, value in facts.items() if value}


def _id(node: dict[str, Any]) -> str:
    identifier = text_of(node.get("@id")) or text_of(node.get("identifier"))
    return "" if identifier.startswith(("#", "_:")) else identifier


def _name(value: Any) -> str:
    """What a thing is called: a string, or the name of an object or of the first of several."""
    for each in list_of(value):
        if name := text_of(each.get("name") or each.get("alternateName")) if isinstance(each, dict) else text_of(each):
            return name
    return ""


def _address(value: Any) -> str:
    for each in list_of(value):
        address = text_of(each.get("@id") or each.get("url") if isinstance(each, dict) else each)
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _types(node: dict[str, Any]) -> list[str]:
    kinds = [kind for kind in list_of(node.get("@type")) if isinstance(kind, str)]
    return [kind.rsplit("/", 1)[-1] for kind in kinds]


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """Every object of a JSON value, in breadth, so many at most."""
    level, left = [value], _MOST_NODES
    while level and left > 0:
        following: list[object] = []
        for item in level[:left]:
            left -= 1
            if isinstance(item, dict):
                yield item
                following.extend(item.values())
            elif isinstance(item, list):
                following.extend(item)
        level = [item for item in following if isinstance(item, (dict, list))]
