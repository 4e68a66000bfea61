"""Where a role in a text begins and ends."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.roles.extents import RoleExtents
from tests.quotes.documents import LEX, source_of, speaker_of, words_of
from tests.quotes.registers import Registered, registered


def extents_in(article: Registered) -> RoleExtents:
    return RoleExtents(article.field, LEX, article.employers)


HEADS = [
    pytest.param("|a senior analyst at it", "a senior analyst", id="a noun phrase"),
    pytest.param("|chief executive of it", "chief executive", id="two nouns"),
    pytest.param("|Acme's chief executive of it", "Acme's chief executive", id="an owner"),
    pytest.param("|the Acme Corp. chief executive of it", "the Acme Corp. chief executive",
                 id="a name of several words"),
    pytest.param("|chief AI scientist at it", "chief AI scientist", id="a field in capitals"),
    pytest.param("|chief IT officer at it", "chief IT officer", id="a field that is a pronoun elsewhere"),
    pytest.param("|MD of it", "MD", id="initials"),
    pytest.param("|president-elect of it", "president-elect", id="a suffix"),
    pytest.param("|president-based firm", "", id="no compound"),
    pytest.param("|co-founder of it", "co-founder", id="a prefix"),
    pytest.param("|Head - Retail Research", "Head", id="a spaced hyphen behind"),
    pytest.param("|marketing and sales director of it", "marketing and sales director", id="an and within"),
    pytest.param("|president and chief executive of it", "president and chief executive", id="an and between two"),
    pytest.param("|president and more of it", "president", id="an and behind"),
    pytest.param("|house of it", "", id="no other noun"),
    pytest.param("|house, president of it", "", id="no noun behind a comma"),
    pytest.param("|president house of it", "", id="no modifier of another noun"),
    pytest.param("|of it president", "", id="no noun behind a preposition"),
    pytest.param(f"|{'small ' * 14}president", "", id="no noun far behind"),
    pytest.param(f"|{'small ' * 13}president", f"{'small ' * 13}president", id="a noun just near enough"),
    pytest.param("|", "", id="nothing at the end of the text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "description"), HEADS)
def test_a_description_has_a_role_for_its_head(text: str, description: str) -> None:
    article = registered(text)
    (start,) = article.places
    head = extents_in(article).head(start, len(article.field.words))
    assert words_of(article.field, start, head) == description


@pytest.mark.parametrize(
    ("text", "head"),
    [
        pytest.param("The chief executive|, Ida", "executive", id="a noun at the end"),
        pytest.param("The head of research|, Ida", "head", id="a noun before its field"),
        pytest.param("The head of global research|, Ida", "head", id="a noun before a field of two words"),
        pytest.param("The head of research at it|, Ida", None, id="no noun with more behind its field"),
        pytest.param("The house of research|, Ida", None, id="no other noun"),
        pytest.param("The house|, Ida", None, id="no other noun at the end"),
        pytest.param(f"The head of {'small ' * 8}|, Ida", None, id="no noun before a long field"),
        pytest.param("|, Ida", None, id="nothing at the beginning"),
    ],
)
def test_a_description_ends_in_a_role_or_its_field(text: str, head: str | None) -> None:
    article = registered(text)
    end = extents_in(article).head_before(article.places[0])
    assert (article.field.words[end - 1] if end else None) == head


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("|a senior analyst| at it", "senior analyst", id="behind a determiner"),
        pytest.param("|Acme's chief executive| left", "chief executive", id="behind an owner"),
        pytest.param("|Acme chief executive| left", "chief executive", id="behind a name"),
        pytest.param("|chief executive| left", "chief executive", id="where the phrase begins"),
        pytest.param("|chief U.S. economist| left", "chief U.S. economist", id="over a place behind an adjective"),
        pytest.param("|small U.S. economist| left", "economist", id="behind a place behind another word"),
        pytest.param("|U.S. economist| left", "economist", id="behind a place"),
        pytest.param("|chief Acme economist| left", "economist", id="behind a name behind an adjective"),
    ],
)
def test_a_role_begins_behind_determiners_and_names(text: str, role: str) -> None:
    article = registered(text)
    start, head = article.places
    assert words_of(article.field, extents_in(article).role_start(start, head), head) == role


TITLES = [
    pytest.param("chief executive| of it", False, "", id="one title"),
    pytest.param("head| of research at it", False, "of research", id="a field"),
    pytest.param("head| for research and sales at it", False, "for research and sales", id="a field, too"),
    pytest.param("lawyer| for research whales", False, "", id="no field that goes on"),
    pytest.param("lawyer| for whales at it", False, "", id="not whom somebody acts for"),
    pytest.param("head| of the European equities team at it", False, "of the European equities team", id="a team"),
    pytest.param("head| of the company at it", False, "", id="no company"),
    pytest.param("chairman| of the Board, president of it", False, "of the Board, president", id="a board and a title"),
    pytest.param("head| of the Board Committee at it", False, "", id="no committee of a board"),
    pytest.param("head| of the team", False, "of the team", id="a team that ends the text"),
    pytest.param("head| of", False, "", id="no of that ends the text"),
    pytest.param("head| of Acme", False, "", id="no name"),
    pytest.param("head| of sales Acme", False, "", id="no field of a name"),
    pytest.param("head| of sales and marketing at it", False, "of sales and marketing", id="two fields"),
    pytest.param("head| of sales and at it", False, "of sales", id="no and behind a field"),
    pytest.param("head| of e-commerce at it", False, "of e-commerce", id="a field with a hyphen"),
    pytest.param("CFO| and treasurer of it", False, "and treasurer", id="a second title"),
    pytest.param("CFO|, treasurer and secretary of it", False, ", treasurer and secretary", id="a list of titles"),
    pytest.param("a partner|, treasurer of it", True, "", id="no list behind an article and a comma"),
    pytest.param("a partner| and treasurer of it", True, "and treasurer", id="a second title behind an article"),
    pytest.param("CFO| and Treasurer Ida Lund", False, "", id="no title of the next name"),
    pytest.param("CFO| and more of it", False, "", id="no other word"),
    pytest.param("Vice President|, Sales at it", False, ", Sales", id="a department behind a comma"),
    pytest.param("Vice President|, sales at it", False, "", id="no department in lower case behind a comma"),
    pytest.param("Head| – Retail Research of it", False, "– Retail Research", id="a department behind a dash"),
    pytest.param("Head|, Sales and Marketing, left", False, ", Sales and Marketing", id="two departments"),
    pytest.param("Head|, Sales and", False, "", id="no department before an and"),
    pytest.param("Head|, Sales Acme", False, "", id="no department of a name"),
    pytest.param("VP| and VP and VP and VP and VP and VP and VP and VP of it", False,
                 "and VP and VP and VP and VP and VP and VP", id="no list without end"),
    pytest.param("CFO|", False, "", id="nothing at the end of the text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "determined", "more"), TITLES)
def test_titles_go_on_in_a_list(text: str, more: str, *, determined: bool) -> None:
    article = registered(text)
    (head,) = article.places
    end = extents_in(article).titles_end(head, len(article.field.words), determined=determined)
    assert words_of(article.field, head, end) == more


@given(st.lists(st.sampled_from("head CEO of the and , - Sales research Acme small team IT a".split()), min_size=1))
def test_roles_lie_within_any_text(words: list[str]) -> None:
    article = registered(" ".join(words))
    extents, count = extents_in(article), len(article.field.words)
    for start in range(count):
        head = extents.head(start, count)
        assert start <= head <= count
        assert 0 <= extents.head_before(start) <= start
        if head > start:
            assert start <= extents.role_start(start, head) < head
            assert head <= extents.titles_end(head, count, determined=False) <= count


def test_the_looks_for_a_role_are_bounded() -> None:
    article = registered(f"{'small ' * 5_000}head of {'sales and ' * 5_000}")
    extents, count = extents_in(article), len(article.field.words)
    begin = time.process_time()
    for _ in range(200):
        extents.head(0, count)
        extents.titles_end(5_001, count, determined=False)
        extents.head_before(count - 1)
    assert time.process_time() - begin < 0.5


PRESS = [
    pytest.param("Jane Roe, Executive Vice President, CFO and Treasurer of Acme Corp.,",
                 "Executive Vice President, CFO and Treasurer", "Acme Corp.",
                 id='a list of three titles has a comma and "and"'),
    pytest.param("Jane Roe, Chairman of the Board, President and CEO of Acme Corp.,",
                 "Chairman of the Board, President and CEO", "Acme Corp.",
                 id="a list of titles goes on behind the board"),
    pytest.param("Jane Roe, president and chief executive of Acme,", "president and chief executive", "Acme",
                 id="a list of two titles in lower case"),
    pytest.param("Jane Roe, EVP & CFO at Acme,", "EVP & CFO", "Acme", id="a list of two titles with an ampersand"),
    pytest.param("Jane Roe, co-founder and co-CEO of Acme,", "co-founder and co-CEO", "Acme",
                 id="a list of titles with hyphens"),
    pytest.param("Jane Roe, Co-founder and Co-CEO of Acme,", "Co-founder and Co-CEO", "Acme",
                 id="a list of titles with hyphens and capitals"),
    pytest.param("Jane Roe, chief executive of Acme and chairman of Globex,", "chief executive", "Acme",
                 id="an office at another firm ends the title"),
    pytest.param("Jane Roe, Senior Vice President, Global Operations, Acme Corp.,",
                 "Senior Vice President, Global Operations", "Acme Corp.",
                 id="a department behind a comma belongs to a title"),
    pytest.param("Jane Roe, Vice President, Investor Relations at Acme,", "Vice President, Investor Relations", "Acme",
                 id='a department behind a comma belongs to a title before "at"'),
    pytest.param("Jane Roe, Head of Equity Research at Acme Securities,", "Head of Equity Research", "Acme Securities",
                 id="a department in capitals ends a title"),
    pytest.param("Jane Roe, Head of Investor Relations at Acme,", "Head of Investor Relations", "Acme",
                 id="another department in capitals ends a title"),
    pytest.param("Jane Roe, Vice President of Global Sales and Marketing at Acme Corp.,",
                 "Vice President of Global Sales and Marketing", "Acme Corp.",
                 id="two departments in capitals end a title"),
    pytest.param("Jane Roe, Head of U.S. Equity Strategy at Acme,", "Head of U.S. Equity Strategy", "Acme",
                 id="a country in a department is within a title"),
    pytest.param("Jane Roe, head of European equities at Acme,", "head of European equities", "Acme",
                 id="an adjective of a region is within a title"),
    pytest.param("Jane Roe, co-head of M&A at Acme,", "co-head of M&A", "Acme",
                 id="a field with an ampersand ends a title"),
    pytest.param("Jane Roe, head of the European equities team at Acme,", "head of the European equities team", "Acme",
                 id='a team behind "of the" ends a title'),
    pytest.param("Jane Roe, Chief Marketing and Communications Officer at Acme,",
                 "Chief Marketing and Communications Officer", "Acme",
                 id="two departments stand before the officer"),
    pytest.param("Jane Roe, Head – Retail Research, Acme Corp.,", "Head – Retail Research", "Acme Corp.",
                 id="a dash parts a head from a department"),
    pytest.param("Jane Roe, Head - Retail Research at Acme Corp.,", "Head - Retail Research", "Acme Corp.",
                 id="a spaced hyphen parts a head from a department"),
    pytest.param("Jane Roe, chief executive of American Airlines,", "chief executive", "American Airlines",
                 id="a firm's adjective is no field"),
    pytest.param("Jane Roe, chief U.S. economist at Acme,", "chief U.S. economist", "Acme",
                 id="a country's initials are within a title"),
    pytest.param("Jane Roe, chief Asia economist at Acme,", "chief Asia economist", "Acme",
                 id="a continent is within a title"),
    pytest.param("Jane Roe, Joint Chief Executive of Acme,", "Joint Chief Executive", "Acme",
                 id="a joint office is one"),
    pytest.param("Jane Roe, interim chief financial officer at Acme,", "interim chief financial officer", "Acme",
                 id="an interim office is one"),
    pytest.param("Jane Roe, Deputy Chief Investment Officer at Acme,", "Deputy Chief Investment Officer", "Acme",
                 id="a deputy's office is one"),
    pytest.param("Jane Roe, Non-Executive Chairman of Acme,", "Non-Executive Chairman", "Acme",
                 id="a negative prefix is within an office"),
    pytest.param("Jane Roe, Acme's associate general counsel,", "associate general counsel", "Acme",
                 id="an associate's office is one behind an owner"),
    pytest.param("Jane Roe, senior managing director of Acme,", "senior managing director", "Acme",
                 id="three words of seniority are an office"),
    pytest.param("Jane Roe, founding partner of Acme Ventures,", "founding partner", "Acme Ventures",
                 id="a participle is within an office"),
    pytest.param("Jane Roe, Group Head of Sustainability at Acme,", "Group Head of Sustainability", "Acme",
                 id="a scope is within an office with a field"),
    pytest.param("Jane Roe, president-elect of Acme,", "president-elect", "Acme",
                 id="a suffix behind a hyphen is within an office"),
    pytest.param("Jane Roe, regional vice president at Acme,", "regional vice president", "Acme",
                 id="a region's adjective is within an office"),
    pytest.param("Jane Roe, lead principal analyst at Acme,", "lead principal analyst", "Acme",
                 id="two adjectives are within an office"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_speaker_has_the_whole_role(source: str, role: str, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


ROLES = [
    pytest.param("Ida Lund, 54, head of global research at Acme Bank, left. Lund said so.", "Lund",
                 "head of global research", "Acme Bank",
                 id="an age stands before a head of a field"),
    pytest.param("Ida Lund, CEO. iPhone sales rose. Lund said so.", "Lund", "CEO", None,
                 id="a full stop ends a list of titles"),
    pytest.param("Ida Lund, chief AI scientist at Acme, left. Lund said so.", "Lund", "chief AI scientist", "Acme",
                 id="a field in capitals is within a title"),
    pytest.param("Ida Lund, head of AI at Acme, left. Lund said so.", "Lund", "head of AI", "Acme",
                 id="a field in capitals ends a title"),
    pytest.param("Ida Lund, senior VP of HR and IT at Acme, left. Lund said so.", "Lund", "senior VP of HR and IT",
                 "Acme",
                 id="two fields in capitals end a title"),
    pytest.param("Ida Lund, Chief IT Officer at Acme, left. Lund said so.", "Lund", "Chief IT Officer", "Acme",
                 id="a field that is a pronoun elsewhere is within a title"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_a_short_name_has_the_whole_role(body: str, source: str, role: str, affiliation: str | None) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)
