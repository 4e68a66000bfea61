"""HTML as its readers see it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.html import flatten, html_title, html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>One</p><p>Two</p>", "One\n\nTwo", id="blocks are apart"),
        pytest.param(
            "<p>A <b>bo</b>ld  word,\n<i>kept</i> whole.</p>",
            "A bold word, kept whole.",
            id="inline markup splits no word",
        ),
        pytest.param(
            "<div>Caf&eacute; &amp; bar&nbsp;&#8220;Ouro&#8221;</div>",
            "Café & bar “Ouro”",
            id="entities and hard spaces are resolved",
        ),
        pytest.param("Line<br>break<br/><br>here", "Line\nbreak\nhere", id="a break is a line end, two are no more"),
        pytest.param("<div>One</div><br>Two", "One\n\nTwo", id="a break between blocks adds nothing"),
        pytest.param("<ul><li>One<li>Two</ul>", "One\n\nTwo", id="items of a list are apart"),
        pytest.param("<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc", id="cells of a table are apart"),
        pytest.param(
            "<head><title>No</title></head><body>Yes<script>no()</script><style>p{}</style>",
            "Yes",
            id="what is not shown is left out",
        ),
        pytest.param("<p>Text <!-- not this -->goes on", "Text goes on", id="comments are left out"),
        pytest.param("plain, no markup at all", "plain, no markup at all", id="a text without markup"),
        pytest.param("a < b and c > d", "a < b and c > d", id="signs that are no markup are kept"),
        pytest.param("", "", id="an empty text"),
    ],
)
def test_text(html: str, text: str) -> None:
    assert html_to_text(html).text == text


def test_block_quotes_are_kept() -> None:
    plain = html_to_text("<p>He wrote:</p><blockquote> <p>First.</p><p>Then.</p></blockquote><p>And left.</p>")
    assert [plain.text[start:end] for start, end in plain.block_quotes] == ["First.\n\nThen."]


def test_nested_block_quotes_are_one_and_empty_ones_none() -> None:
    plain = html_to_text("<blockquote>a<blockquote>b</blockquote></blockquote><blockquote> </blockquote>")
    assert [plain.text[start:end] for start, end in plain.block_quotes] == ["a\n\nb"]


@pytest.mark.parametrize(
    ("html", "links"),
    [
        pytest.param(
            'Shares of <a href="/quote/ACM"> Acme <b>Corp</b></a> fell',
            [("Acme Corp", "/quote/ACM")],
            id="an address, without white space at its edges",
        ),
        pytest.param(
            '<a href="/1">One</a><a href="/2">Two</a>', [("One", "/1"), ("Two", "/2")], id="links side by side"
        ),
        pytest.param(
            'So <a href="/3"><h3>It</h3><p>goes</p></a> on', [("It\n\ngoes", "/3")], id="a link around blocks"
        ),
        pytest.param('<a href="/4">Never closed', [("Never closed", "/4")], id="a link that nothing closes"),
        pytest.param('<a href="?a=1&amp;b=2">query</a>', [("query", "?a=1&b=2")], id="an address with entities"),
        pytest.param(
            '<a href="/5"><table><td>in <a href="/6">a cell</a></table></a>',
            [("a cell", "/6"), ("in a cell", "/5")],
            id="a link inside a link",
        ),
        pytest.param(
            '<a name="x">anchor</a> <a href="">empty</a> <a href="/7"> </a> <a href="/8"><img alt="no words"></a>',
            [],
            id="links without words or address are none",
        ),
        pytest.param(
            '<script><a href="/9">no</a></script><a href>none</a>', [], id="links in what is not shown are none"
        ),
    ],
)
def test_links_are_kept_with_their_words(html: str, links: list[tuple[str, str]]) -> None:
    plain = html_to_text(html)
    assert [(plain.text[start:end], target) for start, end, target in plain.links] == links


def test_a_title_is_what_the_page_is_called() -> None:
    head = "<title> Acme &amp; Co.\n grows </title>"
    assert html_title(f"{head}<p>We <svg><title>arrow</title></svg> grew.") == "Acme & Co. grows"
    assert html_title("<p>We <svg><title>arrow</title></svg> grew.") == ""


@pytest.mark.parametrize("tag", ["div", "blockquote", "center", "b", "span", "ul", "x-y"])
def test_text_in_the_depths_is_kept(tag: str) -> None:
    assert html_to_text(f"<{tag}>" * 5_000 + "deep" + f"</{tag}>" * 5_000).text == "deep"


@pytest.mark.parametrize(
    ("html", "flat"),
    [
        pytest.param("<b>" * 512 + "x" + "</b>" * 512, None, id="as deep as may be"),
        pytest.param("<b>" * 513 + "</b>" * 513, "<b>" * 512 + "<br><br>" + "</b>" * 512, id="a level deeper"),
        pytest.param("<b>x</b>" * 600, None, id="elements side by side"),
        pytest.param("<li>" * 600, None, id="elements that end where the next one begins"),
        pytest.param("</b>" * 600 + "<b>" * 513, "</b>" * 600 + "<b>" * 512 + "<br>", id="ends of nothing before"),
        pytest.param("a < b " * 600, None, id="signs that are no tags"),
    ],
)
def test_only_what_is_too_deep_isflattened(html: str, flat: str | None) -> None:
    assert flatten(html) == (html if flat is None else flat)


_MARKUP = st.sampled_from(["<a href=x>", "</a>", "<p>", "<td>", "<blockquote>", "</blockquote>", " "])
_TEXT = st.text(alphabet=st.sampled_from("<>/ab&;\"'= \n!-") | st.characters(), max_size=200)


@given(_TEXT | st.lists(_MARKUP | _TEXT, max_size=12).map("".join))
def test_any_html_has_a_text_without_stray_white_space(html: str) -> None:
    plain = html_to_text(html)
    assert plain.text == plain.text.strip(" \n")
    for start, end in [*plain.block_quotes, *(link[:2] for link in plain.links)]:
        assert 0 <= start < end <= len(plain.text)
