"""Posts that pages embed, and whose they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.posts import posts_of
from tests.quotes.documents import EXTRACTOR, LEX, document_of, words_of

SIGNED = "— Jane Roe (@jroe) May 5, 2022"
POSTS = [
    pytest.param(f"It fell. {SIGNED}", [("It fell.", "Jane Roe")], id="one"),
    pytest.param(f"So it was.\nIt fell. {SIGNED}", [("It fell.", "Jane Roe")], id="a line of its own"),
    pytest.param(f"It fell. {SIGNED} It rose. — Max (@mx) May 6, 2022", [("It fell.", "Jane Roe"), ("It rose.", "Max")],
                 id="two in a line"),
    pytest.param(f"So it was.\nIt fell.\n{SIGNED}", [("It fell.", "Jane Roe")], id="a signature on a line of its own"),
    pytest.param(f"> It fell.\n> {SIGNED}", [("It fell.", "Jane Roe")], id="in a block quotation"),
    pytest.param(f"“It fell.” {SIGNED}", [("It fell.", "Jane Roe")], id="marks around it"),
    pytest.param("It - fell. — Jane-Ida Roe 🚀 (@jroe) May 5, 2022", [("It - fell.", "Jane-Ida Roe")], id="signs"),
    pytest.param("It fell. - Jane Roe (@jroe)May 5, 2022", [("It fell.", "Jane Roe")], id="a hyphen for a dash"),
    pytest.param("It fell. — Jane Roe (@jroe)", [], id="no date"),
    pytest.param("It fell. — Jane Roe (@jroe) 5 Sept. 2022", [("It fell.", "Jane Roe")], id="another form of the date"),
    pytest.param("It fell. — Jane Roe - roe.eth (@jroe) May 5, 2022", [("It fell.", "Jane Roe - roe.eth")],
                 id="a hyphen behind a dash"),
    pytest.param("It fell. — Jane Roe (Parody) (@jroe) May 5, 2022", [("It fell.", "Jane Roe")], id="parentheses"),
    pytest.param(f"One wrote: “It fell.” {SIGNED}", [("One wrote: “It fell.”", "Jane Roe")], id="a quotation inside"),
    pytest.param(f"“It fell,” Max said. {SIGNED}", [], id="a quotation and whose it is"),
    pytest.param(f"“It” is a word. {SIGNED}", [("“It” is a word.", "Jane Roe")], id="a word in marks at its beginning"),
    pytest.param(f"https://t.co/x pic.twitter.com/y {SIGNED}", [], id="only links"),
    pytest.param("It fell. — Jane Roe (@jroe) May 5, 2022 via Twitter", [("It fell.", "Jane Roe")], id="more behind"),
    pytest.param(f"https://t.co/x {SIGNED}", [], id="only a link"),
    pytest.param(f"⬇️⬇️ {SIGNED}", [], id="no word"),
    pytest.param(f"It fell {SIGNED} said Max.", [], id="a sentence that goes on"),
    pytest.param("It fell. — Jane Roe (@jroe) soon 5, 2022", [], id="no month"),
    pytest.param("It fell, says Jane Roe (@jroe) May 5, 2022", [], id="no dash"),
    pytest.param(f"{SIGNED} So it was.", [], id="nothing signed"),
    pytest.param("It fell. — 🚀 (@jroe) May 5, 2022", [], id="no name"),
    pytest.param("It fell. " * 99 + SIGNED, [], id="too long for a post"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), POSTS)
def test_a_post_is_signed(body: str, expected: list[tuple[str, str]]) -> None:
    field = document_of(body).body
    assert [
        (words_of(field, *post.content), words_of(field, *post.author)) for post in posts_of(field, LEX)
    ] == expected


@given(st.lists(st.sampled_from(["It", "fell.", "—", "-", "Jane", "(@jroe)", "May", "5, 2022", "\n", ">", "“", "”"])))
def test_a_post_is_within_its_text(parts: list[str]) -> None:
    field = document_of(" ".join(parts)).body
    ends = 0
    for post in posts_of(field, LEX):
        assert ends <= post.content.start < post.content.end <= post.author.start < post.author.end <= post.end
        ends = post.end


AUTHORS = [
    pytest.param(f"It fell. {SIGNED}", "It fell.", "Jane Roe", id="who signs it"),
    pytest.param("Acme CEO Jane Roe left.\nIt fell. — roe.eth (@janeroe) May 5, 2022", "It fell.", "Jane Roe",
                 id="whose handle it is"),
    pytest.param("It fell pic.twitter.com/abc — zqx🚀 (@qxz) May 5, 2022", "It fell", "zqx", id="any name"),
    pytest.param("It “fell”, said Ida. — Jane Roe (@jroe) May 5, 2022", "It “fell”, said Ida.", "Jane Roe",
                 id="whoever is named in it"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "text", "name"), AUTHORS)
def test_a_post_is_said_by_who_signs_it(body: str, text: str, name: str) -> None:
    document = document_of(body)
    [quote] = [quote for quote in EXTRACTOR.extract(document) if document.text(quote.span) == text]
    assert (quote.kind, quote.act, quote.speaker and quote.speaker.name) == ("direct", "speech", name)
