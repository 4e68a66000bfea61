"""Who employs: the names beside roles."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quotes.documents import source_of, speaker_of
from tests.quotes.registers import registered


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("So Acme |chief left", "Acme", id="directly"),
        pytest.param("So Acme's |chief left", "Acme", id="with an 's"),
        pytest.param("It was McDonald's |chief that left", "McDonald's", id="with an 's in the name"),
        pytest.param("So Acme's new |chief left", "Acme", id="with an adjective of time between"),
        pytest.param("So Acme's Omaha-based |chief left", "Acme", id="with a seat between"),
        pytest.param("So Acme (NYSE: ACM) |chief left", "Acme", id="with a parenthesis between"),
        pytest.param("So Acme (one two three four five six seven) |chief left", None, id="not with a long parenthesis"),
        pytest.param("So Acme small |chief left", None, id="not with another word between"),
        pytest.param("So Acme. |Chief left", None, id="not with a full stop between"),
        pytest.param("|Chief left", None, id="not at the beginning"),
        pytest.param("new |chief left", None, id="not behind an adjective at the beginning"),
    ],
)
def test_an_employer_stands_before_a_role(text: str, employer: str | None) -> None:
    article = registered(text)
    assert article.text(article.employers.before(article.places[0])) == employer


@pytest.mark.parametrize(
    ("text", "token"),
    [
        pytest.param("So its |chief left", "its", id="a pronoun"),
        pytest.param("Its |chief left", "Its", id="a pronoun at the beginning"),
        pytest.param("So its new |chief left", "its", id="a pronoun and an adjective of time"),
        pytest.param("So the company's |chief left", "company", id="a description with an 's"),
        pytest.param("So the house's |chief left", None, id="no other noun with an 's"),
        pytest.param("So the company |chief left", None, id="no description without an 's"),
        pytest.param("|Chief left", None, id="nothing at the beginning"),
    ],
)
def test_what_stands_before_a_role_may_refer_to_the_employer(text: str, token: str | None) -> None:
    article = registered(text)
    found = article.employers.reference(article.places[0])
    assert (None if found is None else article.field.words[found]) == token


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("a head| of Acme left", "Acme", id="of"),
        pytest.param("a head| for the Acme group", "Acme", id="for and an article"),
        pytest.param("a head| of mail at Acme left", "Acme", id="another preposition behind a field"),
        pytest.param("a head| of Berlin at Acme left", "Acme", id="another preposition behind a place"),
        pytest.param("a head| of Berlin left", "Berlin", id="of and a place"),
        pytest.param("a head| (CEO) of Acme left", "Acme", id="a parenthesis between"),
        pytest.param("a head|, of Acme left", "Acme", id="a comma before the preposition"),
        pytest.param("a head|, Acme left", None, id="no preposition behind a comma"),
        pytest.param("a head| today, of Acme left", None, id="no preposition behind another comma"),
        pytest.param("a head| of sales and R&D at Acme", "Acme", id="an ampersand in the field"),
        pytest.param("a head| of law, policy and sales at Acme", "Acme", id="a list of fields"),
        pytest.param("a head| of law, policy, sales at Acme", None, id="no list without and"),
        pytest.param("a head|, and Ida Lund, a clerk at Acme", None, id="no list with somebody else in it"),
        pytest.param("a head| by Acme left", None, id="no other preposition"),
        pytest.param(f"a head| {'small ' * 14}of Acme left", None, id="none far behind"),
        pytest.param("a head|", None, id="none at the end of the text"),
    ],
)
def test_an_employer_stands_behind_a_role(text: str, employer: str | None) -> None:
    article = registered(text)
    found = article.employers.behind(article.places[0], len(article.field.words))
    assert article.text(found) == employer


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("at |Acme today", "Acme", id="a name"),
        pytest.param("at |the Acme group", "Acme", id="an article"),
        pytest.param("at |the broker Acme today", "Acme", id="a trade"),
        pytest.param("at |the small broker Acme today", "Acme", id="a trade behind an adjective"),
        pytest.param("at |the London-based broker Acme today", "Acme", id="a seat and a trade"),
        pytest.param("at |London-based Acme today", "Acme", id="a seat"),
        pytest.param("at |Swiss bank Acme today", "Acme", id="a nation and a trade"),
        pytest.param("at |anti-virus firm Acme today", "Acme", id="a hyphen in a trade"),
        pytest.param("at |the makers' group Acme today", "Acme", id="an 's in a trade"),
        pytest.param("at |IT firm Acme today", "Acme", id="a field of work in a trade"),
        pytest.param("at |oil and gas group Acme today", "Acme", id="and in a trade"),
        pytest.param("at |talks and Acme today", None, id="no firm behind and"),
        pytest.param("at |the charity the Acme Trust, today", "Acme Trust", id="an article behind a trade"),
        pytest.param("at |the bank the Fed bailed out", None, id="no subject of a clause behind a trade"),
        pytest.param("at |The Acme today", "Acme", id="an article with a capital"),
        pytest.param("at |noon the Acme today", None, id="no article behind another noun"),
        pytest.param("of |Acme's works council today", None, id="no owner of a body apart"),
        pytest.param("of |Acme's research arm today", "Acme", id="the owner of a part"),
        pytest.param("of |brokers Acme today", "Acme", id="a trade of several"),
        pytest.param("at |Globex unit Acme today", "Acme", id="a firm in a trade"),
        pytest.param("at |Globex TV production company Acme today", "Acme", id="a firm in a long trade"),
        pytest.param("at |Globex today with Acme", "Globex", id="no other firm"),
        pytest.param("at |Germany's Acme today", "Acme", id="a country's"),
        pytest.param("in |Globex-backed Acme today", "Acme", id="no backer"),
        pytest.param("with |clients Acme today", None, id="no client"),
        pytest.param("with |clients of Acme today", None, id="no name behind another preposition"),
        pytest.param("in |Berlin today", "Berlin", id="a place alone"),
        pytest.param(f"at |the {'small ' * 8}broker Acme today", None, id="none far behind"),
        pytest.param("at |the", None, id="an article at the end of the text"),
    ],
)
def test_an_employer_stands_in_a_noun_phrase(text: str, employer: str | None) -> None:
    article = registered(text)
    assert article.text(article.employers.at(article.places[0], len(article.field.words))) == employer


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("a chief|, Acme, left", "Acme", id="a name between commas"),
        pytest.param("a chief|, Berlin, Acme, left", "Acme", id="a name behind a region"),
        pytest.param("a chief|, Berlin, Paris, London, Acme, left", None, id="no name behind three regions"),
        pytest.param("a chief|, Acme left", None, id="no subject of what follows"),
        pytest.param("a chief|, Ida Lund, left", None, id="no person"),
        pytest.param("a chief|, today, left", None, id="no other word"),
        pytest.param("a chief| Acme, left", None, id="nothing without a comma"),
        pytest.param("a chief|, Acme", "Acme", id="a name that ends the text"),
        pytest.param("a chief|,", None, id="nothing behind a comma that ends the text"),
    ],
)
def test_an_employer_stands_between_commas(text: str, employer: str | None) -> None:
    article = registered(text)
    assert article.text(article.employers.behind_comma(article.places[0], len(article.field.words))) == employer


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("So Acme's |Ida Lund| left", "Acme", id="an owner"),
        pytest.param("So |Ida Lund| of Acme left", "Acme", id="of"),
        pytest.param("So |Ida Lund| at Acme left", "Acme", id="at"),
        pytest.param("So |Ida Lund|, of Acme Bank, left", "Acme Bank", id="of behind a comma before an organization"),
        pytest.param("So |Ida Lund|, of Acme, left", None, id="no name behind a comma that may be a place"),
        pytest.param("So |Ida Lund|, from the broker Acme, left", "Acme", id="a trade behind a comma"),
        pytest.param("So |Ida Lund|, at Acme Bank, left", "Acme Bank", id="at behind a comma"),
        pytest.param("So |Ida Lund|, at Zqx, left", None, id="no event behind a comma"),
        pytest.param("So |Ida Lund|, based at Acme Bank, left", "Acme Bank", id="based at behind a comma"),
        pytest.param("So |Ida Lund|, from Zqx investment bank, left", "Zqx", id="a trade behind the name"),
        pytest.param("So |Ida Lund|, from Zqx, left", None, id="no trade behind the name"),
        pytest.param("So |Ida Lund|, from Acme Bank, left", "Acme Bank", id="from behind a comma"),
        pytest.param("So |Ida Lund|, from Berlin, left", None, id="no place behind a comma"),
        pytest.param("So |Ida Lund|, from Acme's research arm, left", "Acme", id="a part behind a comma"),
        pytest.param("So |Ida Lund| with Acme left", None, id="no other preposition"),
        pytest.param("Acme |CEO Ida Lund| left", None, id="no name before a title without an 's"),
        pytest.param("So Acme |Ida Lund| left", None, id="no name before without an 's"),
        pytest.param("So |Ida Lund| of", None, id="no preposition that ends the text"),
        pytest.param("So |Ida Lund|, of", None, id="no preposition behind a comma that ends the text"),
        pytest.param("So |Ida Lund|", None, id="nothing at the end of the text"),
    ],
)
def test_an_employer_stands_beside_a_name(text: str, employer: str | None) -> None:
    article = registered(text)
    assert article.text(article.employers.beside(*article.places)) == employer


@pytest.mark.parametrize(
    ("text", "role", "employer"),
    [
        pytest.param("The head of Acme|, Ida", "The head", "Acme", id="of"),
        pytest.param("The head of the broker Acme|, Ida", "The head", "Acme", id="of and a trade"),
        pytest.param("The head by Acme|, Ida", "The head by Acme", None, id="no other preposition"),
        pytest.param("The head with friends, Acme|, Ida", "The head with friends, Acme", None, id="no comma between"),
        pytest.param("The head of research|, Ida", "The head of research", None, id="no name at the end"),
        pytest.param("Acme|, Ida", "Acme", None, id="a name alone"),
    ],
)
def test_a_role_governs_the_name_at_the_end_of_a_description(text: str, role: str, employer: str | None) -> None:
    article = registered(text)
    end, name = article.employers.governed(article.places[0])
    assert article.field.text[: article.field.ends[end - 1]] == role
    assert article.text(name) == employer


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("Ida Lund| (Acme Corp.): So it is", "Acme Corp.", id="in parentheses"),
        pytest.param("Ida Lund|, Acme Corp.: So it is", "Acme Corp.", id="behind a comma"),
        pytest.param("Ida Lund| (Acme Corp. then: so", None, id="in parentheses that stay open"),
        pytest.param("Ida Lund| (Acme Corp.) left", None, id="in no label"),
        pytest.param("Ida Lund| (Max Feld): So it is", None, id="a person"),
    ],
)
def test_a_label_lists_an_employer(text: str, employer: str | None) -> None:
    article = registered(text)
    assert article.text(article.employers.listed(*article.places)) == employer


def test_a_place_employs_nobody() -> None:
    article = registered("He left Berlin and Acme.")
    assert [article.employers.is_place(name) for name in article.names] == [True, False]


def test_titles_and_fields_of_work_are_no_employers() -> None:
    article = registered("He met the Chairman of HR and Acme.")
    assert [article.text(name) for name in article.employers.by_start.values()] == ["Acme"]


@given(
    st.lists(st.sampled_from("Acme Berlin of at the its 's ( ) , - based head research small Ida".split()), min_size=1)
)
def test_every_place_of_any_text_has_a_name_or_none(words: list[str]) -> None:
    article = registered(" ".join(words))
    employers, count = article.employers, len(article.field.words)
    for token in range(count):
        found = [employers.before(token), employers.behind(token, count), employers.at(token, count)]
        found.append(employers.workplace(token, count))
        found += [employers.behind_comma(token, count), employers.governed(token)[1]]
        assert all(name is None or name in article.names for name in found)


def test_the_looks_beside_a_role_are_bounded() -> None:
    article = registered(f"{'small ' * 5_000}head{' of small' * 5_000}")
    begin = time.process_time()
    for _ in range(200):
        article.employers.before(5_000)
        article.employers.behind(5_001, 15_001)
        article.employers.at(5_002, 15_001)
        article.employers.workplace(5_002, 15_001)
    assert time.process_time() - begin < 0.5


PRESS = [
    pytest.param("Jane Roe, Chief Executive Officer, Acme Corp.,", "Chief Executive Officer", "Acme Corp.",
                 id="an employer stands behind a comma as in a press release"),
    pytest.param("Jane Roe, a partner, Acme and Globex", "partner", None, id="two firms behind a comma employ nobody"),
    pytest.param("The Confederation of Zemblan Industry's Jane Roe", None, "Confederation of Zemblan Industry",
                 id="an employer of several words owns the name"),
    pytest.param(f"Jane Roe, campaigner, {'Paris, London, Berlin, ' * 400}Acme Corp.,", "campaigner", None,
                 id="however many regions there are the look ahead ends"),
    pytest.param("Jane Roe, senior analyst, UK & EMEA, Acme,", "senior analyst", "Acme",
                 id="a region stands between a title and the employer"),
    pytest.param("Jane Roe, a partner at the US law firm Acme LLP,", "partner", "Acme LLP",
                 id="a country and a trade stand before the employer"),
    pytest.param("Jane Roe, an analyst at the research firm Acme Research,", "analyst", "Acme Research",
                 id="a trade of two words stands before the employer"),
    pytest.param("Jane Roe, a trader at London-based broker Acme Capital,", "trader", "Acme Capital",
                 id="a seat with a hyphen and a trade stand before the employer"),
    pytest.param("Jane Roe, an analyst at Boston-based Acme Research,", "analyst", "Acme Research",
                 id="a seat with a hyphen stands before the employer"),
    pytest.param("Jane Roe, an equity strategist at Swiss bank Acme,", "equity strategist", "Acme",
                 id="a nation and a trade stand before the employer"),
    pytest.param("Jane Roe, an investor in Acme-backed Globex,", "investor", None,
                 id="who only backs the employer is none behind an article"),
    pytest.param("Jane Roe, an analyst with clients such as Acme,", "analyst", None,
                 id="an example of a client is no employer"),
    pytest.param("Acme Bank's Singapore-based economist Jane Roe", "economist", "Acme Bank",
                 id="a seat stands between an owner and the title"),
    pytest.param("Jane Roe, of Acme Securities in London,", None, "Acme Securities",
                 id='"of" behind a comma stands before an organization'),
    pytest.param("Acme's new CEO, Jane Roe,", "CEO", "Acme",
                 id="an adjective of time stands between an owner and the title"),
    pytest.param("Morgan Stanley (MS) CEO Jane Roe", "CEO", "Morgan Stanley",
                 id="a ticker stands between an employer and the title"),
    pytest.param("Jane Roe, Acme Corp. Chief Executive Officer,", "Chief Executive Officer", "Acme Corp.",
                 id="an employer stands directly before the title in apposition"),
    pytest.param("Acme Corp. (NYSE: ACM) chief executive Jane Roe", "chief executive", "Acme Corp.",
                 id="an exchange and a ticker stand between an employer and the title"),
    pytest.param("Acme Corp. (ACM.N) Chief Executive Jane Roe", "Chief Executive", "Acme Corp.",
                 id="a ticker with a full stop stands between an employer and the title"),
    pytest.param("Jane Roe, chief executive officer (CEO) of Acme,", "chief executive officer", "Acme",
                 id='an abbreviation stands between a title and its "of"'),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_speaker_belongs_to_the_employer(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


ROLES = [
    pytest.param("Ida Lund of Acme Bank left. Lund said so.", "Lund", None, "Acme Bank",
                 id='"of" stands between a name and the employer'),
    pytest.param("Acme's Ida Lund left. Lund said so.", "Lund", None, "Acme", id="an employer owns the name"),
    pytest.param("Ida Lund, an investor in Acme-backed Globex, left. Lund said so.", "Lund", "investor", None,
                 id="who only backs the employer is none"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_a_short_name_belongs_to_the_employer(
    body: str, source: str, role: str | None, affiliation: str | None
) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)
