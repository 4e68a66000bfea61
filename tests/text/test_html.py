import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.html import html_to_text


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


@pytest.mark.parametrize("tag", ["div", "blockquote", "center", "b", "span", "ul", "x-y"])
def test_text_in_the_depths_is_kept(tag: str) -> None:
    assert html_to_text(f"<{tag}>" * 5_000 + "deep" + f"</{tag}>" * 5_000).text == "deep"


@given(st.text(alphabet=st.sampled_from("<>/ab&;\"'= \n!-") | st.characters(), max_size=200))
def test_any_html_has_a_text_without_stray_white_space(html: str) -> None:
    plain = html_to_text(html)
    assert plain.text == plain.text.strip(" \n")
    for start, end in plain.block_quotes:
        assert 0 <= start < end <= len(plain.text)
