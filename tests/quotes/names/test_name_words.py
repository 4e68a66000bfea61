"""What the words of a name say by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.name_words import (
    bare,
    is_post_nominal,
    kind_of,
    kind_of_one,
    leads_a_company,
    leads_a_national,
    leads_a_person,
    names_department,
    sex_of,
    title_end,
    title_start,
)
from tests.quotes.documents import LEX, source_of, speaker_of


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        pytest.param("PhD", True, id="a degree of three letters in any case"),
        pytest.param("M.D.", True, id="a degree with full stops"),
        pytest.param("MP", True, id="an office of two capitals"),
        pytest.param("Mp", False, id="no two letters of which one is small"),
        pytest.param("Roe", False, id="no surname"),
        pytest.param("", False, id="no nothing"),
    ],
)
def test_letters_behind_a_name_are_post_nominals(word: str, *, is_one: bool) -> None:
    assert is_post_nominal(word, LEX) is is_one


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        pytest.param("landowner faye lund", True, id="a noun leads a person"),
        pytest.param("landowner padraic lund", True, id="what somebody is leads a rare given name"),
        pytest.param("window padraic lund", False, id="no other noun does"),
        pytest.param("landowner zqx lund", False, id="a noun leads nobody without a given name"),
        pytest.param("landowner faye", False, id="a noun leads no given name"),
        pytest.param("mary faye lund", False, id="a given name is part of the name"),
        pytest.param("mayor faye lund", False, id="a title is read as one"),
        pytest.param("fort wayne mayor", False, id="a noun leads no title"),
        pytest.param("crazy eddie inc", False, id="a noun leads no company"),
    ],
)
def test_a_noun_leads_a_person(words: str, *, leads: bool) -> None:
    assert leads_a_person(words.split(), LEX) is leads


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        pytest.param("belgian faye lund", True, id="a nation leads a person"),
        pytest.param("belgian zqx lund", False, id="nobody without a common given name"),
        pytest.param("belgian faye", False, id="no given name"),
        pytest.param("belgian faye holdings", False, id="no company"),
        pytest.param("faye mary lund", False, id="a given name leads nobody"),
    ],
)
def test_a_nation_leads_a_person(words: str, *, leads: bool) -> None:
    assert leads_a_national(words.split(), LEX) is leads


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        pytest.param("chipmaker acme", True, id="a maker leads a company"),
        pytest.param("rival acme holdings", True, id="a rival leads an organization"),
        pytest.param("rival acme", True, id="a rival leads a name of one word"),
        pytest.param("rival zora quell", False, id="a rival leads no name that may be a person's"),
        pytest.param("chipmaker zora quell", True, id="a maker leads any name"),
        pytest.param("acme holdings", False, id="a name leads nothing"),
        pytest.param("chipmaker", False, id="a maker alone leads nothing"),
        pytest.param("", False, id="nothing leads nothing"),
    ],
)
def test_what_a_company_is_leads_its_name(words: str, *, leads: bool) -> None:
    assert leads_a_company(words.split(), LEX) is leads


TITLES = [
    pytest.param("dr jane roe", "dr", id="a courtesy title"),
    pytest.param("president of the foundation for the arts", "president of the foundation for the arts",
                 id="no article is a given name"),
    pytest.param("acme ceo jane roe", "acme ceo", id="an office with its employer"),
    pytest.param("former senator jane roe", "former senator", id="an office with an adjective"),
    pytest.param("secretary of state jane roe", "secretary of state", id="an office with of"),
    pytest.param("head of investor relations jane roe", "head of investor relations", id="a field of departments"),
    pytest.param("head of acme jane roe", "head of acme", id="a given name ends the employer"),
    pytest.param("ceo of morgan stanley jane roe", "ceo of morgan stanley", id="a known company is the employer"),
    pytest.param("mayor of san antonio jane roe", "mayor of san antonio", id="behind a saint's place"),
    pytest.param("governor of new south wales jane roe", "governor of new south wales", id="behind a direction"),
    pytest.param("leader of fine gael jane roe", "leader of fine gael", id="behind a party"),
    pytest.param("head of imperial college london jane roe", "head of imperial college london",
                 id="behind a place in a body's name"),
    pytest.param("secretary of state", "secretary of state", id="an office with of alone"),
    pytest.param("chief executive", "chief executive", id="an office alone"),
    pytest.param("stephen king", "", id="a person whose surname is an office"),
    pytest.param("marshall stephen king", "", id="a person of three names whose surname is an office"),
    pytest.param("house press secretary", "house press secretary", id="an office of three words"),
    pytest.param("dean roe", "", id="a person whose given name is an office"),
    pytest.param("dean zora roe", "dean", id="an office before two names"),
    pytest.param("jane roe", "", id="a person without one"),
    pytest.param("chief marketing", "chief marketing", id="a chief of a department"),
    pytest.param("zembla member states", "", id="a body of members"),
    pytest.param("acme chairman trust", "", id="an organization with an office in its name"),
    pytest.param("mr trust", "mr", id="a courtesy title before an organization's noun"),
    pytest.param("mr king", "mr", id="a courtesy title before a surname that is an office"),
    pytest.param("mr president", "mr president", id="an office that is nobody's surname"),
    pytest.param("lord chancellor", "lord chancellor", id="an office that begins like a courtesy title"),
    pytest.param("senator angus king", "senator", id="an office before a person whose surname is one"),
    pytest.param("chief ai scientist", "chief ai scientist", id="an office with what may be a given name"),
    pytest.param("acme ceo zac prince", "acme ceo", id="an employer and an office before such a person"),
    pytest.param("head of strategy and communications jane roe", "head of strategy and communications",
                 id="two departments"),
    pytest.param("liberal democrat", "", id="a party"),
    pytest.param("of secretary", "of secretary", id="of before any office"),
    pytest.param("", "", id="nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "title"), TITLES)
def test_a_title_ends_before_the_name(words: str, title: str) -> None:
    folded = words.split()
    assert " ".join(folded[: title_end(folded, LEX)]) == title


@pytest.mark.parametrize(
    ("title", "role"),
    [
        pytest.param("acme ceo", "ceo", id="behind a name"),
        pytest.param("acme chief data scientist", "chief data scientist", id="at the first word of the office"),
        pytest.param("acme chief hr officer", "chief hr officer", id="over a field of initials"),
        pytest.param("acme md ceo", "md ceo", id="over initials"),
        pytest.param("acme trade and industry secretary", "trade and industry secretary", id="over two fields"),
        pytest.param("acme berg and industry secretary", "industry secretary", id="not over a name and a field"),
        pytest.param("acme media chief executive", "chief executive", id="behind a field that ends a firm's name"),
        pytest.param("media chief executive", "media chief executive", id="at a field that opens the title"),
        pytest.param("acme group chief executive", "group chief executive", id="at a scope"),
        pytest.param("chief asia economist", "chief asia economist", id="over a place with an adjective before it"),
        pytest.param("acme asia economist", "economist", id="behind a place with a name before it"),
        pytest.param("acme secretary of state", "secretary of state", id="before an office with of"),
        pytest.param("department of justice inspector general", "inspector general", id="behind a governed noun"),
        pytest.param("acme corp north america ceo", "north america ceo", id="behind a legal form"),
        pytest.param("acme co of america ceo", "ceo", id="not where the name goes on"),
        pytest.param("home depot ceo", "ceo", id="behind a known company of such words"),
        pytest.param("ceo", "ceo", id="at the only word"),
    ],
)  # fmt: skip
def test_the_role_begins_behind_the_employer(title: str, role: str) -> None:
    folded = title.split()
    assert " ".join(folded[title_start(folded, len(folded), LEX) :]) == role


def test_no_role_begins_within_a_known_company() -> None:
    chiefs = [[*name.split(), "chief", "executive"] for name in sorted(LEX.titled_companies)]
    wrong = [words for words in chiefs if title_start(words, len(words), LEX) != len(words) - 2]
    assert wrong == []


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param("equity research", True, id="departments"),
        pytest.param("european equity", True, id="a region and a department"),
        pytest.param("global sales", True, id="an adjective and a department"),
        pytest.param("acme research", False, id="no name and a department"),
        pytest.param("state", True, id="an ordinary word"),
        pytest.param("zqx", False, id="no other word"),
    ],
)
def test_a_department_employs_nobody(words: str, *, names: bool) -> None:
    assert names_department(words.split(), LEX) is names


@pytest.mark.parametrize(
    ("words", "shouted", "kind"),
    [
        pytest.param("jane roe", False, "person", id="a given name and a surname"),
        pytest.param("jane roe", True, "unknown", id="no person in capitals"),
        pytest.param("j k lund", False, "person", id="initials and a surname"),
        pytest.param("j lund", False, "unknown", id="one initial and a surname"),
        pytest.param("jane a b c roe", False, "unknown", id="too many words for a person"),
        pytest.param("acme holdings", False, "organization", id="an organization's noun at the end"),
        pytest.param("holdings acme", False, "organization", id="an organization's noun at the beginning"),
        pytest.param("bank of zembla", False, "organization", id="a preposition inside"),
        pytest.param("morgan stanley", False, "organization", id="a known company"),
        pytest.param("new york", False, "place", id="a known place"),
        pytest.param("swiss french", False, "place", id="demonyms only"),
        pytest.param("powder river", False, "place", id="a place's noun at the end"),
        pytest.param("jane river", False, "person", id="a common given name before a place's noun"),
        pytest.param("jane powder river", False, "place", id="a given name in a longer place"),
        pytest.param("st jane", False, "unknown", id="a saint"),
        pytest.param("berlin roe", False, "unknown", id="a place before a surname"),
        pytest.param("will power", False, "unknown", id="ordinary words"),
        pytest.param("air canada", False, "organization", id="an ordinary word before a place"),
        pytest.param("denys henderson", False, "person", id="a rare given name before a surname that is a place too"),
        pytest.param("west germans", False, "place", id="a direction before a people"),
        pytest.param("acme", True, "organization", id="one word in capitals"),
        pytest.param("acme", False, "unknown", id="one word"),
    ],
)  # fmt: skip
def test_the_words_of_a_name_tell_its_kind(words: str, kind: str, *, shouted: bool) -> None:
    assert kind_of(words.split(), LEX, shouted=shouted) == kind


def test_a_known_word_stays_what_it_is_in_capitals() -> None:
    assert kind_of_one("berlin", LEX, shouted=True) == "place"


@pytest.mark.parametrize(
    ("flags", "sex"),
    [
        pytest.param("f", "f", id="a woman's"),
        pytest.param("rm", "m", id="a man's among other flags"),
        pytest.param("r", "", id="anybody's"),
        pytest.param("mf", "f", id="a woman's wherever one is told"),
    ],
)
def test_flags_tell_the_sex(flags: str, sex: str) -> None:
    assert sex_of(flags) == sex


@pytest.mark.parametrize(
    ("word", "letters"),
    [
        pytest.param("o’shea", "oshea", id="an apostrophe"),
        pytest.param("u.s.", "us", id="full stops"),
        pytest.param("roe", "roe", id="no mark"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_bare_word_has_only_letters(word: str, letters: str) -> None:
    assert bare(word) == letters


@given(st.lists(st.sampled_from("dr ceo of the chief acme jane king head state and bank research member".split())))
def test_a_role_lies_within_its_title(folded: list[str]) -> None:
    end = title_end(folded, LEX)
    assert 0 <= end <= len(folded)
    assert end == 0 or 0 <= title_start(folded, end, LEX) < end


SPEAKERS = [
    pytest.param("Secretary of State Ida Lund spoke.", "Secretary of State Ida Lund", "Ida Lund", "person",
                 id='an office with "of" in it ends before the name'),
    pytest.param("Chipmaker Acme said so.", "Chipmaker Acme", "Acme", "organization",
                 id="what a company makes is no part of its name"),
    pytest.param("Retailer Roe & Co. said so.", "Retailer Roe & Co", "Roe & Co.", "organization",
                 id="a trade before a firm of partners is no part of its name"),
    pytest.param("Rival Acme Holdings said so.", "Rival Acme Holdings", "Acme Holdings", "organization",
                 id="a rival with an organization's noun is one"),
    pytest.param("Rival Globex said so.", "Rival Globex", "Globex", "organization",
                 id="a rival of one word may be anything"),
    pytest.param("Rival Zora Quell said so.", "Rival Zora Quell", "Zora Quell", "person",
                 id="a rival of two words may be a person"),
    pytest.param("Park So-yeon said so.", "Park So-yeon", "Park So-yeon", "person",
                 id="a surname that is a place's noun"),
    pytest.param("Union Zembla said so.", "Union Zembla", "Union Zembla", "organization",
                 id="a union may be named by the word"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_speaker_is_named_without_what_leads_the_name(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


def test_member_states_are_no_member() -> None:
    assert speaker_of("The Zembla Member States said so.", "The Zembla Member States").type != "person"


PRESS = [
    pytest.param("Acme Head of Investor Relations Jane Roe", "Head of Investor Relations", "Acme",
                 id="a head of a department in capitals has an employer before"),
    pytest.param("Secretary of State Jane Roe", "Secretary of State", None,
                 id="a state is no employer of its secretary"),
    pytest.param("Acme Media Chief Executive Jane Roe", "Chief Executive", "Acme Media",
                 id="a firm's last word may look like the beginning of a title"),
    pytest.param("Acme Bank of Zembla CEO Jane Roe", "CEO", "Acme Bank of Zembla",
                 id="a firm's name may have \"of\" before a title"),
    pytest.param("Acme MD & CEO Jane Roe", "MD & CEO", "Acme",
                 id="initials that are a title stand in a list of titles"),
    pytest.param("Acme Health Services CEO Jane Roe", "CEO", "Acme Health Services",
                 id="two nouns of a firm are no title"),
    pytest.param("Universal Health Services CEO Jane Roe", "CEO", "Universal Health Services",
                 id="an adjective may begin a firm's name"),
    pytest.param("Acme Group Chief Executive Jane Roe", "Group Chief Executive", "Acme",
                 id="a scope in capitals belongs to the title"),
    pytest.param("Acme Global Chief Investment Strategist Jane Roe", "Global Chief Investment Strategist", "Acme",
                 id="a wide scope in capitals belongs to the title"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_title_in_capitals_ends_behind_the_employer(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


ROLES = [
    pytest.param("Acme Chief HR Officer Ida Lund left. Lund said so.", "Lund", "Chief HR Officer", "Acme",
                 id="a field of work in capitals belongs to the title"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_a_short_name_has_the_title_of_the_full_one(body: str, source: str, role: str, affiliation: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    ("words", "end", "start"),
    [
        pytest.param("dollar general", 0, 0, id="a company"),
        pytest.param("general mills", 0, 0, id="a company with its title first"),
        pytest.param("dollar general ceo ida lund", 3, 2, id="a company before its office"),
    ],
)
def test_a_company_that_looks_like_a_rank_is_no_title(words: str, end: int, start: int) -> None:
    folded = words.split()
    assert title_end(folded, LEX) == end
    assert (title_start(folded, end, LEX) if end else 0) == start
