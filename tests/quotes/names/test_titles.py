"""How far to the left the titles before a name reach, and to the right the letters after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.titles import is_possessive, post_nominals_end, titles_start
from tests.quotes.documents import LEX, cast_of, document_of, marked, source_of, speaker_of, words_of

STARTS = [
    pytest.param("Acme chief |executive", False, "chief executive", id="over an adjective of offices"),
    pytest.param("Acme former chief data |scientist", False, "former chief data scientist", id="over several words"),
    pytest.param("a small |executive", False, "executive", id="not over an ordinary word"),
    pytest.param("|executive", False, "executive", id="not over the beginning of the text"),
    pytest.param("Acme chairman and |president", False, "chairman and president", id="over and between two titles"),
    pytest.param("Acme chairman & |president", False, "chairman & president", id="over an ampersand"),
    pytest.param("Acme house and |president", False, "president", id="not over and behind what nobody is"),
    pytest.param("Acme safety and security |officer", False, "safety and security officer", id="over two fields"),
    pytest.param("and |president", False, "president", id="not over and at the beginning"),
    pytest.param("Acme founder, chairman and |president", False, "founder, chairman and president", id="over a list"),
    pytest.param("Acme founder, |president", False, "president", id="not over a comma without an and"),
    pytest.param("Acme house, chairman and |president", False, "chairman and president",
                 id="not over a comma behind what nobody is"),
    pytest.param("of the premier, lawyer and |author", False, "lawyer and author",
                 id="not over another person's title"),
    pytest.param("The front-|runner", False, "front-runner", id="over a hyphen"),
    pytest.param("The front - |runner", False, "runner", id="not over a dash"),
    pytest.param("The front -|runner", False, "runner", id="not over a hyphen behind a space"),
    pytest.param("- |runner", False, "runner", id="not over a mark at the beginning"),
    pytest.param("Union |leader", False, "Union leader", id="over a capital that opens the sentence"),
    pytest.param('" Union |leader', False, '" Union leader'[2:], id="over a capital behind an opening mark"),
    pytest.param("So Union |leader", False, "leader", id="not over a capital in the middle"),
    pytest.param("So Senior |economist", True, "Senior economist", id="over a capital where capitals count"),
    pytest.param("So Union |president", True, "president", id="not over an employer's noun before a leader"),
    pytest.param("Union |president", True, "Union president", id="over an employer's noun that opens the sentence"),
    pytest.param("a Chairman and |president", False, "Chairman and president", id="over a capital behind and"),
    pytest.param("Acme chief U.S. |economist", False, "chief U.S. economist", id="over a place behind an adjective"),
    pytest.param("Acme chief Asia |economist", False, "chief Asia economist",
                 id="over a continent behind an adjective"),
    pytest.param("Acme small Asia |economist", False, "economist", id="not over a place behind another word"),
    pytest.param("Chief Asia |economist", False, "Chief Asia economist", id="over a place in the opening title"),
    pytest.param("Asia |economist", False, "economist", id="not over a place that opens the sentence"),
    pytest.param("Acme Zqx |economist", True, "economist", id="not over a name"),
    pytest.param("its AI |chief", False, "AI chief", id="over a field's letters"),
    pytest.param("Chief AI |scientist", False, "Chief AI scientist", id="over a field's letters behind a title"),
    pytest.param("Acme AI |chief", False, "chief", id="not over letters that end a name"),
    pytest.param("Acme HR |chief", False, "HR chief", id="over letters that end none"),
    pytest.param("Yesterday AI |chief", False, "AI chief", id="over letters behind what opens a sentence"),
    pytest.param("Canadian AI |chief", False, "AI chief", id="over letters behind a demonym"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "capitals", "title"), STARTS)
def test_titles_go_on_to_the_left(text: str, title: str, *, capitals: bool) -> None:
    field, (begin,) = marked(text)
    assert words_of(field, titles_start(field, LEX, begin, 0, capitals=capitals), len(field.words)) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("Acme's vineyard sports |manager, Ida Lund,", "vineyard sports manager", id="over any nouns"),
        pytest.param("So its crew catering |manager, Ida Lund,", "crew catering manager", id="behind a determiner"),
        pytest.param("Acme's chief wine |officer, Ida Lund,", "chief wine officer", id="over a title and a noun"),
        pytest.param("Acme's vineyard |head of sales, Ida Lund,", "vineyard head", id="before a field of work"),
        pytest.param("Acme's ousted winter |manager, Ida Lund,", "manager", id="not over a participle"),
        pytest.param("Acme's embattled winter |manager, Ida Lund,", "manager", id="not over what says how he fares"),
        pytest.param("Acme's one two three four five |manager, Ida Lund,", "manager", id="not over more than four"),
        pytest.param("Acme's lead over the |manager, Ida Lund,", "manager", id="not over a preposition"),
        pytest.param("Acme's owners hired |manager, Ida Lund,", "manager", id="not over people"),
        pytest.param("Acme's older |brother, Ida Lund,", "brother", id="not over what kinship has"),
        pytest.param("Acme's board ousted |manager Ida Lund", "manager", id="not directly before a name"),
    ],
)
def test_an_office_behind_its_owner_is_whole(text: str, title: str) -> None:
    field, (begin,) = marked(text)
    assert words_of(field, titles_start(field, LEX, begin, 0, capitals=False), begin + 1) == title


def test_titles_begin_within_their_sentence() -> None:
    field, (start, begin) = marked("A chief. |Chief |executive")
    assert titles_start(field, LEX, begin, start, capitals=True) == start


def test_titles_have_a_bound() -> None:
    field = document_of("chief " * 100).body
    assert 70 <= titles_start(field, LEX, 99, 0, capitals=False) < 99


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        pytest.param("Jane Roe|, MD, left", ", MD", id="a degree"),
        pytest.param("Jane Roe|, M.D., Ph.D., left", ", M.D., Ph.D.", id="degrees with full stops"),
        pytest.param("Jane Roe|, MD, PhD, MBA, CFA, CPA, left", ", MD, PhD, MBA, CFA", id="four of five degrees"),
        pytest.param("Jane Roe|, MD", ", MD", id="a degree at the end of the text"),
        pytest.param("Jane Roe|, MD of Acme", "", id="no office of a firm"),
        pytest.param("Jane Roe|, MD & CEO", "", id="no office in a list"),
        pytest.param("Jane Roe|, BA's chief", "", id="no owner"),
        pytest.param("Jane Roe|, BA-owned", "", id="no part of a compound"),
        pytest.param("Jane Roe|, D-Md., left", ", D-Md.", id="a party and a state"),
        pytest.param("Jane Roe|, R-South Carolina, left", ", R-South Carolina", id="a state of two words"),
        pytest.param("Jane Roe|, R-Ohio. Acme left", ", R-Ohio.", id="no name of the next sentence"),
        pytest.param("Jane Roe|, D- Md, left", "", id="no dash"),
        pytest.param("Jane Roe|, Q-Md., left", "", id="no party"),
        pytest.param("Jane Roe|, Acme, left", "", id="no name"),
        pytest.param("Jane Roe|, md, left", "", id="no small letters"),
        pytest.param("Jane Roe| MD, left", "", id="none without a comma"),
        pytest.param("Jane Roe|,", "", id="none behind a comma at the end"),
        pytest.param("Jane Roe|", "", id="none at the end of the text"),
    ],
)
def test_letters_follow_a_name(text: str, letters: str) -> None:
    field, (end,) = marked(text)
    assert words_of(field, end, post_nominals_end(field, LEX, end)) == letters


@pytest.mark.parametrize(
    ("text", "owns"),
    [
        pytest.param("Acme|'s chief", True, id="an 's behind the name"),
        pytest.param("Moody's| chief", True, id="an 's in the name"),
        pytest.param("analysts|' chief", True, id="an apostrophe behind a plural"),
        pytest.param("Acme| chief", False, id="another word"),
        pytest.param("Acme|", False, id="the end of the text"),
    ],
)
def test_a_name_may_own_what_follows(text: str, *, owns: bool) -> None:
    field, (end,) = marked(text)
    assert is_possessive(field.words, end) is owns


@given(
    st.lists(st.sampled_from("chief and & , - Union U.S. Asia founder MD Ph.D. Acme head the .".split()), min_size=1)
)
def test_titles_and_letters_lie_within_any_text(words: list[str]) -> None:
    field = document_of(" ".join(words)).body
    for token in range(len(field.words)):
        assert 0 <= titles_start(field, LEX, token, 0, capitals=True) <= token
        assert token <= post_nominals_end(field, LEX, token) <= len(field.words)


PRESS = [
    pytest.param("Acme chairman and chief executive Jane Roe", "chairman and chief executive", "Acme",
                 id='two titles in lower case are joined by "and"'),
    pytest.param("Acme chairman, president and CEO Jane Roe", "chairman, president and CEO", "Acme",
                 id="three titles have a comma between the first two"),
    pytest.param("Acme's chairman, president and chief executive, Jane Roe,",
                 "chairman, president and chief executive", "Acme",
                 id="three titles in apposition have a comma between the first two"),
    pytest.param("They met the lawyer, and CEO Jane Roe left. Roe", "CEO", None,
                 id='a comma and "and" part two people'),
    pytest.param("After the premier, lawyer and author Jane Roe", "lawyer and author", None,
                 id="a comma parts a title of somebody else from a list of two"),
    pytest.param("Acme board member Jane Roe", "board member", "Acme",
                 id="a noun of the employer's is within the title"),
    pytest.param("Chief U.S. economist Jane Roe at Acme", "Chief U.S. economist", "Acme",
                 id="a place with a modifier before it is within a title"),
    pytest.param("Jane Roe, MD of Acme Corp.,", "MD", "Acme Corp.", id='letters with "of" behind them are a title'),
    pytest.param("Jane Roe, MD & CEO of Acme Corp.,", "MD & CEO", "Acme Corp.",
                 id="letters with an ampersand behind them are a title"),
    pytest.param("Rep. Jane Roe, D-Md.,", "Rep.", None, id="a party and a state are no letters of honour"),
    pytest.param("Jane Roe, MD, chief medical officer of Acme,", "chief medical officer", "Acme",
                 id="a degree goes before what somebody is"),
    pytest.param("Jane Roe, M.D., chief medical officer of Acme,", "chief medical officer", "Acme",
                 id="a degree with full stops goes before what somebody is"),
    pytest.param("Jane Roe, Ph.D., CEO of Acme,", "CEO", "Acme",
                 id="a degree of two syllables goes before what somebody is"),
    pytest.param("Jane Roe, MD, PhD, MBA, CEO of Acme,", "CEO", "Acme", id="three degrees go before what somebody is"),
    pytest.param("Jane Roe, CFA, a strategist at Acme,", "strategist", "Acme",
                 id="an accreditation goes before what somebody is"),
    pytest.param("Jane Roe, BA's chief executive,", "chief executive", "BA",
                 id="letters that own something are a firm's"),
    pytest.param("Culture, Media and Sport Secretary Jane Roe", "Culture, Media and Sport Secretary", None,
                 id="an office of three fields"),
    pytest.param("Union leader Jane Roe", "Union leader", None,
                 id="a noun of an organization opens a title and the sentence"),
    pytest.param("Chief executive Jane Roe", "Chief executive", None,
                 id="a title in lower case opens the sentence with a capital"),
    pytest.param("Portfolio manager Jane Roe of Acme", "Portfolio manager", "Acme",
                 id="a title opens the sentence and the employer comes behind the name"),
    pytest.param("Founder and CEO Jane Roe", "Founder and CEO", None, id="two titles open the sentence"),
    pytest.param("Environment Zembla spokeswoman Jane Roe", "spokeswoman", "Environment Zembla",
                 id="an employer's first word may look like a field of work"),
    pytest.param("Acme policymaker Jane Roe", "policymaker", "Acme",
                 id="a title of one word has the employer before it"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_speaker_has_the_whole_title(source: str, role: str, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


ROLES = [
    pytest.param("The party's front-runner Ida Lund left. Lund said so.", "Lund", "front-runner", None,
                 id="a hyphen that joins two words is within a title"),
    pytest.param("Sales fell 3 per cent - analyst Ida Lund left. Lund said so.", "Lund", "analyst", None,
                 id="a dash ends a title"),
    pytest.param('"It was late" - chief executive Ida Lund said. Lund said so.', "Lund", "chief executive", None,
                 id="a dash behind a quotation ends a title"),
    pytest.param("Acme chief IT officer Ida Lund left. Lund said so.", "Lund", "chief IT officer", "Acme",
                 id="a field of work in capitals is within a title"),
    pytest.param("Acme's chief AI scientist, Ida Lund, left. Lund said so.", "Lund", "chief AI scientist", "Acme",
                 id="a field of work in capitals is within a title that owns nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_a_short_name_has_the_whole_title(body: str, source: str, role: str, affiliation: str | None) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


def test_post_nominals_and_departments_are_nobody() -> None:
    entities = cast_of("They met Jane Roe, MD, Ph.D., Head of Investor Relations of Acme.").entities
    assert [entity.words for entity in entities] == [("jane", "roe"), ("acme",)]
