import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.html import html_title, html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>A <b>bo</b>ld  word,\n<i>kept</i> whole.</p>", "A bold word, kept whole."),
        ("<div>Caf&eacute; &amp; bar&nbsp;&#8220;Ouro&#8221;</div>", "Café & bar “Ouro”"),
        ("Line<br>break<br/><br>here", "Line\nbreak\nhere"),
        ("<ul><li>One<li>Two</ul>", "One\n\nTwo"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc"),
        ("<head><title>No</title></head><body>Yes<script>no()</script><style>p{}</style>", "Yes"),
        ("<p>Text <!-- not this -->goes on", "Text goes on"),
        ("plain, no markup at all", "plain, no markup at all"),
        ("a < b and c > d", "a < b and c > d"),
        ("", ""),
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
        ('Shares of <a href="/quote/ACM"> Acme <b>Corp</b></a> fell', [("Acme Corp", "/quote/ACM")]),
        ('<a href="/1">One</a><a href="/2">Two</a>', [("One", "/1"), ("Two", "/2")]),
        ('So <a href="/3"><h3>It</h3><p>goes</p></a> on', [("It\n\ngoes", "/3")]),
        ('<a href="/4">Never closed', [("Never closed", "/4")]),
        ('<a href="?a=1&amp;b=2">query</a>', [("query", "?a=1&b=2")]),
        ('<a href="/5"><table><td>in <a href="/6">a cell</a></table></a>', [("a cell", "/6"), ("in a cell", "/5")]),
        ('<a name="x">anchor</a> <a href="">empty</a> <a href="/7"> </a> <a href="/8"><img alt="no words"></a>', []),
        ('<script><a href="/9">no</a></script><a href>none</a>', []),
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


_MARKUP = st.sampled_from(["<a href=x>", "</a>", "<p>", "<td>", "<blockquote>", "</blockquote>", " "])
_TEXT = st.text(alphabet=st.sampled_from("<>/ab&;\"'= \n!-") | st.characters(), max_size=200)


@given(_TEXT | st.lists(_MARKUP | _TEXT, max_size=12).map("".join))
def test_any_html_has_a_text_without_stray_white_space(html: str) -> None:
    plain = html_to_text(html)
    assert plain.text == plain.text.strip(" \n")
    for start, end in [*plain.block_quotes, *(link[:2] for link in plain.links)]:
        assert 0 <= start < end <= len(plain.text)
