"""A web page to one article, or the reason why there is none in it."""

import re
from typing import Any, Final

from streams.inputs.pages.encodings import decoded
from streams.inputs.pages.facts import PageFacts
from streams.inputs.pages.main_text import all_text, main_text, paragraphs, published_on
from streams.inputs.readings import Fault, Reading, article
from streams.text.html import flatten, html_to_text

MAX_PAGE: Final = 10_000_000
"""Bytes of a page that is read; extraction takes time by the page, not by its article."""
MAX_ELEMENTS: Final = 50_000
"""Elements of a page that is read; a long live page has a tenth of them."""
_NO_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What no text has, and XML, in which extractors think, cannot have."""
_TEASER: Final = 300
"""Characters below which the text of an article that is paid for, or that scripts write, is no article."""


def page_reading(data: bytes, *, name: str, charset: str | None = None) -> Reading:
    """The article of a web page.

    Args:
        data: The page as it was saved or came from its server.
        name: Becomes the article's id: a page's own address is often wrong, and then two pages would be one article.
        charset: The encoding that the server said.

    Raises:
        MissingLibraryError: The libraries of the extra ``inputs`` are not installed.
    """
    if len(data) > MAX_PAGE:
        return Fault("too_large", f"The page has {len(data):,} bytes; {MAX_PAGE:,} are read at most.", name)
    html = flatten(_NO_CHARACTERS.sub("", decoded(data, charset=charset)))
    facts = PageFacts(html)
    if html.count("<") > MAX_ELEMENTS and facts.elements > MAX_ELEMENTS:
        return Fault("too_large", f"The page has {facts.elements:,} elements; {MAX_ELEMENTS:,} are read at most.", name)
    body = _body(html, facts)
    if (empty := _why_empty(body, facts)) is not None:
        return Fault("no_text", empty, name)
    fields: dict[str, Any] = facts.article_fields()
    fields["published_at"] = fields["published_at"] or published_on(html)
    return article(id=name, body=body, content_type="text/html", **fields)


def _body(html: str, facts: PageFacts) -> str:
    """The main text; what the page's JSON-LD has of it where the page itself has hardly any.

    All of a page that has nothing around its text: a fragment, a note of some lines.
    """
    body = all_text(facts.tree, facts.titles) if facts.is_bare else main_text(html, facts.tree, facts.titles)
    said = facts.node.get("articleBody")
    if isinstance(said, str) and len(said) > 2 * max(_TEASER, len(html_to_text(body).text)):
        return said if "</p>" in said else paragraphs(said)
    return body


def _why_empty(body: str, facts: PageFacts) -> str | None:
    """Why there is no article's text, in a sentence; None where there is."""
    length = len(html_to_text(body).text.strip())
    if length < _TEASER and facts.is_paid_for:
        return f"The page has {length} characters of an article that is paid for; save it when you are logged in."
    if length < _TEASER and facts.needs_script:
        return "The page is empty until a browser has run its scripts; save it from a browser that shows its text."
    return None if length else "The page has no article: nothing in it is a text of some length."
