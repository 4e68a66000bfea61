"""Which blocks of a page are its article, beside what an extractor found."""

from streams.inputs.pages.blocks import Block
from streams.inputs.pages.choice import article_blocks
from streams.text.html import Link

FIRST = "Harbour Robotics said on Monday that its orders had doubled in the spring."
SECOND = "Analysts had expected less, and the shares of the company rose by a tenth."
MISSED = (
    "The company, which makes arms for warehouses and kitchens, was founded by two engineers eleven years ago in Leeds."
)


def block(text: str, holder: str = "div story", *, links: tuple[Link, ...] = ()) -> Block:
    return Block(text, holder, links, is_quote=False)


def chosen(blocks: list[Block], extracted: str, *titles: str) -> list[str]:
    return [each.text for each in article_blocks(blocks, extracted, titles)]


def test_the_words_are_the_pages_and_not_the_extractors() -> None:
    glued = FIRST.replace("said on", "saidon")
    assert chosen([block(FIRST), block(SECOND)], f"{glued}\n{SECOND}") == [FIRST, SECOND]


def test_a_copy_elsewhere_is_left_out() -> None:
    copy = block(f"{FIRST} {SECOND}", "div hidden")
    assert chosen([copy, block(FIRST), block(SECOND)], f"{FIRST}\n{SECOND}") == [FIRST, SECOND]


def test_a_paragraph_beside_its_like_belongs_to_them() -> None:
    blocks = [block(FIRST), block(MISSED), block(SECOND), block(MISSED.replace("arms", "legs"), "div related")]
    assert chosen(blocks, f"{FIRST}\n{SECOND}") == [FIRST, MISSED, SECOND]


def test_what_is_short_or_a_link_does_not() -> None:
    link = block(MISSED.replace("Leeds", "York"), links=(Link(0, len(MISSED) - 1, "/x"),))
    assert chosen([block(FIRST), block("Apple falls"), link, block(SECOND)], f"{FIRST}\n{SECOND}") == [FIRST, SECOND]


def test_the_headline_is_no_part_of_the_body() -> None:
    assert chosen([block("Orders double!"), block(FIRST)], f"Orders double!\n{FIRST}", "Orders double") == [FIRST]


def test_a_link_to_another_article_is_left_out_and_an_address_is_not() -> None:
    other, address = "Apple and Tesla fall again", "See https://example.com/a/b/c"
    blocks = [
        block(FIRST),
        block(other, links=(Link(0, len(other), "/x"),)),
        block(address, links=(Link(0, len(address), "/y"),)),
    ]
    assert chosen(blocks, f"{FIRST}\n{other}\n{address}") == [FIRST, address]


def test_nothing_found_is_nothing_chosen() -> None:
    assert chosen([], "") == []
    assert chosen([block(FIRST)], "Something else altogether, which is not on the page.") == []
