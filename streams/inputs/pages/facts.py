"""What a web page says about its article: JSON-LD first, then OpenGraph and other meta elements, then its own words."""

import json
import re
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from streams.inputs.json_ld import article_nodes, facts_of
from streams.inputs.values import by_line, first_moment, language_of, plain_of, symbols_of, text_of

_MAX_SCRIPT: Final = 2_000_000
"""Characters of a JSON-LD script that is read."""
_AROUND: Final = "script, style, nav, header, footer, aside, form, div, section, table, iframe, link, button"
_MOST_HEADINGS: Final = 3
_DAY_IN_ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?=[/.-]|$)")
_WITH_SITE: Final = re.compile(r"(.*\S)\s+[|–—·:-]\s+([^|–—·:]{2,60})")
_TITLES: Final = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_SOURCES: Final = ("og:site_name", "application-name", "dc.publisher")
_AUTHORS: Final = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_DATES: Final = (
    "article:published_time article:published og:published_time datepublished date pubdate publishdate publish-date "
    "publish_date published published_at dc.date dc.date.issued dc.date.created dcterms.created dcterms.date "
    "parsely-pub-date sailthru.date originalpublicationdate citation_publication_date cxenseparse:recs:publishtime "
    "article.published ptime displaydate lastmod article:modified_time og:updated_time"
).split()
_SECTIONS: Final = ("article:section", "parsely-section", "section", "category")
_SYMBOLS: Final = ("ticker", "tickers", "article:ticker", "stock-symbols", "symbols")
_LANGUAGES: Final = ("og:locale", "content-language", "dc.language", "language")


class PageFacts:
    """What a page says of itself."""

    def __init__(self, html: str) -> None:
        tree = LexborHTMLParser(html)
        self.tree = tree
        """The page, parsed."""
        self._meta = _meta(tree)
        self.node = _article_node(tree)
        """The JSON-LD object of the article; empty if there is none."""
        self._said = facts_of(self.node)

    def article_fields(self) -> dict[str, Any]:
        """Title, authors, source, url, published_at, language, section, tickers; absent where the page has them not."""
        said = self._said
        return {
            "title": self._title(),
            "authors": said.get("authors") or self._authors(),
            "source": said.get("source") or self._first(_SOURCES),
            "url": self._canonical() or said.get("url"),
            "published_at": said.get("published_at") or self._date(),
            "language": language_of(
                said.get("language"), self._attribute("html", "lang"), *(self._meta.get(name) for name in _LANGUAGES)
            ),
            "section": said.get("section") or self._first(_SECTIONS),
            "tickers": said.get("tickers") or symbols_of(self._first(_SYMBOLS).split(",")),
        }

    @property
    def titles(self) -> list[str]:
        """All that the page calls its article."""
        names = (self._meta.get(name, "") for name in _TITLES)
        headings = (text_of(node.text()) for node in self.tree.css("h1")[:_MOST_HEADINGS])
        return [title for title in (self._said.get("title", ""), *names, *headings) if title]

    @property
    def is_paid_for(self) -> bool:
        """Whether the page says that its article is not free to read."""
        return str(self.node.get("isAccessibleForFree", "")).rsplit("/", 1)[-1].lower() == "false"

    @property
    def elements(self) -> int:
        """How many elements the page has."""
        return len(self.tree.css("*"))

    @property
    def is_bare(self) -> bool:
        """Whether nothing stands around the page's text: no menu, no script, no form, no division."""
        return self.tree.css_first(_AROUND) is None

    @property
    def needs_script(self) -> bool:
        """Whether the page has no paragraph of its own: scripts write it in a browser."""
        return self.tree.css_first("p") is None and self.tree.css_first("script") is not None

    def _title(self) -> str:
        """The title without the name of the site that stands at its end."""
        title = (
            self._said.get("title")
            or plain_of(self._first(_TITLES))
            or self._words("h1")
            or self._words("head > title")
        )
        match = _WITH_SITE.fullmatch(title)
        site = self._said.get("source") or self._first(_SOURCES)
        return match[1] if match and _letters(match[2]) == _letters(site) else title

    def _first(self, names: tuple[str, ...]) -> str:
        return next((text for name in names if (text := self._meta.get(name, ""))), "")

    def _authors(self) -> list[str]:
        name = by_line(self._first(_AUTHORS))
        return [] if name.startswith(("http://", "https://", "@")) or not name else [name]

    def _date(self) -> str | None:
        address = _DAY_IN_ADDRESS.search(self._canonical() or "")
        times = self.tree.css("time[datetime]")[:3]
        marked = self.tree.css("[itemprop=datePublished]")[:2]
        return first_moment(
            *(self._meta.get(name) for name in _DATES),
            *(node.attributes.get("content") or node.attributes.get("datetime") for node in marked),
            "-".join(address.groups()) if address else None,
            *(node.attributes.get("datetime") for node in times),
        )

    def _canonical(self) -> str | None:
        for address in (self._attribute("link[rel=canonical]", "href"), self._meta.get("og:url")):
            if address and address.startswith(("http://", "https://")):
                return address
        return None

    def _attribute(self, selector: str, name: str) -> str | None:
        node = self.tree.css_first(selector)
        return text_of(node.attributes.get(name)) if node is not None else None

    def _words(self, selector: str) -> str:
        node = self.tree.css_first(selector)
        return text_of(node.text()) if node is not None else ""


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The first content of each meta element, by its name in small letters."""
    said: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = text_of(attributes.get("content"))
        for key in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := attributes.get(key)):
                said.setdefault(name.lower(), content)
    return said


def _article_node(tree: LexborHTMLParser) -> dict[str, Any]:
    """The JSON-LD article of a page that says most of it."""
    nodes = [node for script in tree.css("script") if _is_json_ld(script) for node in article_nodes(_parsed(script))]
    return max(nodes, key=lambda node: len(facts_of(node)), default={})


def _is_json_ld(script: LexborNode) -> bool:
    return "ld+json" in (script.attributes.get("type") or "").lower()


def _parsed(script: LexborNode) -> object:
    text = (script.text() or "").strip().removeprefix("<!--").removesuffix("-->")
    if len(text) > _MAX_SCRIPT:
        return None
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
