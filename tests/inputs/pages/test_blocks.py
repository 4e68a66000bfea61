"""A page's blocks: their text, what holds them, their links, and whether they are quoted."""

from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from streams.inputs.pages.blocks import Block, blocks_of
from streams.text.html import Link, flatten, html_to_text


def blocks(html: str) -> list[Block]:
    return blocks_of(LexborHTMLParser(flatten(html)))


def test_blocks() -> None:
    html = """<div class="a"><div class="story"><p>One <a href="/x">two</a> three<br>four</p>
      <ul><li>five</li></ul><blockquote><p>six</p></blockquote></div></div><p>seven</p>"""
    found = blocks(html)
    assert [(block.text, block.holder, block.is_quote) for block in found] == [
        ("One two three", "div a>div story", False),
        ("four", "div a>div story", False),
        ("five", "div a>div story", False),
        ("six", "div a>div story", True),
        ("seven", "html >body ", False),
    ]
    assert found[0].links == (Link(4, 7, "/x"),)
    assert found[0].linked == 3 / 13


def test_nothing_has_no_blocks() -> None:
    assert blocks("<nav></nav>") == []


_TAGS = st.sampled_from(
    "<p> </p> <div> </div> <a_href=/x> </a> <blockquote> </blockquote> <br> <li> <b> </b> w x".split()
)


@given(st.lists(_TAGS, max_size=40))
def test_blocks_are_the_lines_of_the_pages_text(tags: list[str]) -> None:
    html = " ".join(tag.replace("_", " ") for tag in tags)
    found = blocks(html)
    assert [block.text for block in found] == [line.rstrip() for line in html_to_text(html).text.splitlines() if line]
    for block in found:
        assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
