"""What holds the words of a name together, and where a name ends instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.joints import Joints, is_hyphen
from tests.quotes.documents import LEX, document_of, marked, source_of, speaker_of, words_of

JOINTS = [
    pytest.param("He left Acme Corp|. in spring", ".", id="a legal form keeps its full stop"),
    pytest.param("He met Robert Hale Jr|. in spring", ".", id="a generation keeps its full stop"),
    pytest.param("He met Robert E|. Hale", ". Hale", id="a name goes on behind an initial"),
    pytest.param("He met Dr|. Hale", ". Hale", id="a name goes on behind a courtesy title"),
    pytest.param("He left St|. Omer", ". Omer", id="a name goes on behind a saint"),
    pytest.param("He met Robert E|. in spring", "", id="an initial that nothing follows ends the sentence"),
    pytest.param("He met Hale|. Roe left", "", id="a word's full stop ends the sentence"),
    pytest.param("He met Robert E |. Hale", "", id="a full stop by itself joins nothing"),
    pytest.param('He met Jimmy| "the Whirlwind" White', '"the Whirlwind" White', id="a name goes on behind a nickname"),
    pytest.param("He met Emily| “zqxer” Yang", "“zqxer” Yang", id="a nickname in lower case"),
    pytest.param('He met Jimmy| "very much liked" White', '"very much liked" White', id="of three words at most"),
    pytest.param('He met Jimmy| "very much liked indeed" White', "", id="no longer one"),
    pytest.param('He met Emily| "there" Table', "", id="no word in marks before any word"),
    pytest.param('He met Table| "the Whirlwind" White', "", id="no nickname of anything"),
    pytest.param('He met Jimmy| "the Whirlwind" again', "", id="no nickname that no surname follows"),
    pytest.param("It asked Stat|/MDR in spring", "/MDR", id="a stroke between words that are never alone"),
    pytest.param("It asked Stat|/MDR, and MDR left", "", id="not where one is"),
    pytest.param("It asked Stat|/", "", id="nor at the end"),
    pytest.param("It asked Stat| / MDR in spring", "", id="nor with space around it"),
    pytest.param("He left Littlefield|, Adams and Co", ", Adams", id="a comma before partners"),
    pytest.param("He spoke to Littlefield|, Adams and Co left", "", id="not where the first is governed"),
    pytest.param("He met Jane Littlefield|, Adams and Co left", "", id="nor where it ends a name"),
    pytest.param("He left London|, Adams and Co left", "", id="nor where it is a place"),
    pytest.param("He left Goldman|, Sachs & Co", ", Sachs", id="a firm that is known"),
    pytest.param("It asked Jane Stat|/MDR in spring", "", id="nor where it ends somebody's name"),
    pytest.param("He left Littlefield|, Adams and Roe", "", id="not before others"),
    pytest.param("He left Save| Our Community", "Our Community", id="an owner in the name of a campaign"),
    pytest.param("He left Save| Our. Community", "", id="not one that ends a sentence"),
    pytest.param("He left Yapi| ve Kredi", "ve Kredi", id="another language's conjunction"),
    pytest.param("He left the Board of Deputies| of British Jews", "of British", id="whose body members are"),
    pytest.param("He left the house of Deputies| of British Jews", "", id="not without a body's name"),
    pytest.param("He left Acme|, Inc. in spring", ", Inc", id="a comma stands before a legal form"),
    pytest.param("He met Robert Hale|, Jr. in spring", ", Jr", id="a comma stands before a generation"),
    pytest.param("He left Acme|, inc or so", "", id="a legal form has a capital"),
    pytest.param("He left Acme|, Inc-owned", "", id="a legal form in a compound is none"),
    pytest.param("He left Bakers Local| 7 in spring", "7", id="a number says which part it is"),
    pytest.param("He left a local| 7 in spring", "", id="not behind a small letter"),
    pytest.param("He left Bakers Local| 7 bakers in spring", "", id="nor does one that counts people"),
    pytest.param("He left the Local| 7 in spring", "", id="nor where no name stands before it"),
    pytest.param("Local| 7 left", "", id="nor at the beginning"),
    pytest.param("He left Acme|, Globex", "", id="a comma parts two names"),
    pytest.param("He left the Department of Health|, Education and Welfare", ", Education and Welfare",
                 id="a comma in a list of fields joins them"),
    pytest.param("He left Arthur Andersen| and Co in May", "and Co", id="and joins a firm's partners"),
    pytest.param("He left Arthur Andersen| and Co Zqx", "", id="and joins no other name"),
    pytest.param("He left the Australia| and New Zealand Banking Group", "and New Zealand Banking Group",
                 id="and joins places behind an article"),
    pytest.param("He left Australia| and New Zealand Banking Group", "", id="and joins no places without one"),
    pytest.param("He met Norland's Agriculture| and Livestock Development Minister", "and Livestock",
                 id="and joins fields of two words"),
    pytest.param("He left Acme|,", "", id="a comma may end the text"),
    pytest.param("He met Ida Prado|-Ruiz", "-Ruiz", id="a hyphen joins two surnames"),
    pytest.param("He met Ida Prado |-Ruiz", "", id="a hyphen after a space joins nothing"),
    pytest.param("He met Ida Prado|- Ruiz", "", id="a hyphen before a space joins nothing"),
    pytest.param("He left Acme|-led talks", "", id="a hyphen before a participle joins nothing"),
    pytest.param("He met Ida Prado|-", "", id="a hyphen may end the text"),
    pytest.param("He met Lee Jae|-yong", "-yong", id="a hyphen joins syllables behind a surname"),
    pytest.param("He met Mak Yuen|-ting", "-ting", id="a hyphen joins a syllable that is a word, too"),
    pytest.param("He met Jae|-yong Lee", "-yong", id="a hyphen joins syllables before a surname"),
    pytest.param("He met Jae|-yong in spring", "", id="syllables want a surname beside them"),
    pytest.param("He met Lee Jae|-yong-led", "", id="syllables in a compound are none"),
    pytest.param("His Son|-in-law Max", "", id="a relation has no syllables"),
    pytest.param('He met William |"Bill" Roe', '"Bill" Roe', id="a nickname stands in quotation marks"),
    pytest.param("Sales|, Sales,", "", id="a list of departments may begin the text"),
    pytest.param("He met William |“Bill” Roe", "“Bill” Roe", id="a nickname stands in typographic marks"),
    pytest.param("He met Timothy |(Tim) Roe", "(Tim) Roe", id="a nickname stands in parentheses"),
    pytest.param("He met Morgan |(MS) Roe", "", id="a ticker is no nickname"),
    pytest.param("He met Zqxa |“ZQ” Mkhab", "“ZQ” Mkhab", id="a nickname in capitals stands in quotation marks"),
    pytest.param("He met Zqxa |“Bill” Roe", "“Bill” Roe", id="a nickname is a given name"),
    pytest.param("It met Shocking |“Zqxa” Details", "", id="ordinary words have no nickname between them"),
    pytest.param("He met Timothy |(tim) Roe", "", id="a nickname has a capital"),
    pytest.param("He met Timothy |(Tim) in spring", "", id="a surname follows a nickname"),
    pytest.param("He met Timothy |( Tim) Roe", "", id="a mark is glued to the nickname"),
    pytest.param("He left Acme |(Tim) Roe", "", id="a given name stands before a nickname"),
    pytest.param('He met William |"Bill) Roe', "", id="a nickname's marks belong together"),
    pytest.param("He met Timothy |(Tim)", "", id="a nickname may end the text"),
    pytest.param("So the Bankers|' Council left", "' Council", id="an apostrophe joins those whose body it is"),
    pytest.param("So the Bankers|’ Equity Association left", "’ Equity", id="a typographic one does"),
    pytest.param("So the Bankers|' Zqx Council left", "", id="a body's name of other words is another"),
    pytest.param("So the Zqxers|' Council left", "", id="an unknown plural is a name"),
    pytest.param("So the Bankers|' Hats left", "", id="what is no body has no owner in its name"),
    pytest.param("So the Attorney General|'s Office left", "'s Office", id="an office owns its body"),
    pytest.param("So the Mayor|'s Climate Office left", "", id="an office owns another body"),
    pytest.param("So the Zqx|'s Office left", "", id="a name owns a body"),
    pytest.param("So Tiger Woods|' Foundation left", "", id="a person's surname is no people"),
    pytest.param("So Eric Bankers|' Council left", "", id="a surname behind a given name is no people"),
    pytest.param("So the Bankers|' Council left. So Bankers left", "", id="who is named alone, too, is no part"),
    pytest.param("So General Motors|' Board left", "", id="a known company owns a body"),
    pytest.param("So Stephen King|'s Foundation left", "", id="a surname that is an office owns a body"),
    pytest.param("So Spokesman |for Health Secretary Ida Lund", "", id="for stands before whom somebody speaks for"),
    pytest.param("So Minister |for Trade Secretary Ida Lund", "", id="for stands before another's title"),
    pytest.param("He met Minister |for Trade Ida Lund", "for Trade", id="for stands before an office's field"),
    pytest.param("He met Minister |for the Environment Ida", "for the Environment", id="for stands before its article"),
    pytest.param("So Minister of Investment|, Trade and Industry", ", Trade", id="a comma stands in a list of fields"),
    pytest.param("So Minister of Investment|, Trade", "", id="a comma before the last field does not"),
    pytest.param("So the Zqx Ministry of Health |of Japan left", "of Japan", id="of stands before a body's country"),
    pytest.param("So Steel Consumers |of America left", "of America", id="of stands before the country of its members"),
    pytest.param("So Steel Robots |of Omaha left", "", id="of stands before the town of what is no body"),
    pytest.param("He met Ida |van Roe", "van Roe", id="a particle stands before a surname"),
    pytest.param("He met Ida |van der Roe", "van der Roe", id="two particles stand before a surname"),
    pytest.param("He met Ida |van lost", "", id="a particle wants a surname"),
    pytest.param("He met Ida |van der lost", "", id="two particles want a surname"),
    pytest.param("He met Ida |van", "", id="a particle may end the text"),
    pytest.param("He left Roe |& Baker", "& Baker", id="an ampersand joins names"),
    pytest.param("He left Roe |& more", "", id="an ampersand joins no ordinary word"),
    pytest.param("He left McDonald|'s in spring", "'s", id="an 's is a firm's that has one"),
    pytest.param("McDonald met him at McDonald|'s in spring", "", id="an 's is a person's who stands without it, too"),
    pytest.param("It was Ann Lowe. Lowe|'s lawyer. Lowe's. Lowe's", "", id="an 's is nobody's behind a given name"),
    pytest.param("It was Mr. Lowe. Lowe|'s lawyer. Lowe's. Lowe's", "", id="an 's is nobody's behind a courtesy title"),
    pytest.param("It was J. Lowe. Lowe|'s lawyer. Lowe's. Lowe's", "", id="an 's is nobody's behind an initial"),
    pytest.param("It was late. Lowe|'s shop. Lowe's. Lowe's", "'s", id="an 's is a firm's behind another sentence"),
    pytest.param("He left Victoria|'s Secret", "'s Secret", id="an 's goes on to the word that belongs to it"),
    pytest.param("He left Victoria|'s coast", "", id="an 's wants the word that belongs to it"),
    pytest.param("He left People|'s Bank", "'s Bank", id="an 's goes on to any capital where that is enough"),
    pytest.param("He left People|'s money", "", id="an 's wants a capital where any is enough"),
    pytest.param("He left Moody|'s Bank", "'s", id="an 's leaves a capital to the name that goes on"),
    pytest.param("He left Lloyd|'s of London", "'s of London", id="an 's goes on over the word between"),
    pytest.param("He left Lloyd|'s of late", "", id="an 's wants a capital behind the word between"),
    pytest.param("He left Papa John|'s in spring", "'s", id="an 's wants the word that stands before"),
    pytest.param("He left Little John|'s in spring", "", id="another word before tells nothing"),
    pytest.param("At Ward|'s said", "'s", id="nobody says something as another's"),
    pytest.param("Acme fell. Acme|'s said", "", id="a saying belongs to who stands without an 's too"),
    pytest.param("He left lloyd|'s of London", "", id="a name with an 's has a capital"),
    pytest.param("He left Bank |of Zembla", "of Zembla", id="of follows an organization's noun"),
    pytest.param("He left Department |of the Treasury", "of the Treasury", id="an article follows of"),
    pytest.param("He met Secretary |of State", "of State", id="of follows an office"),
    pytest.param("He left City |of Omaha", "of Omaha", id="of follows a city"),
    pytest.param("He met Secretary |for Elmira", "", id="no other preposition follows an office"),
    pytest.param("He left Center |for Ports", "for Ports", id="another preposition follows an organization's noun"),
    pytest.param("He blamed the Fed |for Zembla", "", id="a noun that only ends a name is followed by nothing"),
    pytest.param("He met Roe |of Zembla", "", id="of is no part of a person's name"),
    pytest.param("He left Bank |of it", "", id="of wants a name"),
    pytest.param("He left Bank |of The", "", id="of wants no function word in capitals"),
    pytest.param("He left Bank |of the", "", id="an article may end the text"),
    pytest.param("He left Bank |today", "", id="any other word ends a name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "joint"), JOINTS)
def test_a_joint_reaches_as_far_as_the_name_goes_on(text: str, joint: str) -> None:
    field, (index,) = marked(text)
    length = Joints(field, LEX).length(index, len(field.words))
    assert words_of(field, index, index + length) == joint


@given(
    st.lists(st.sampled_from("Roe Jae -yong van der & and of the 's , . - Inc St ( Bank Lowe \" Securities".split()))
)
def test_no_joint_goes_over_its_limit(words: list[str]) -> None:
    field = document_of("Ida " + " ".join(words)).body
    joints = Joints(field, LEX)
    for limit in range(2, len(field.words) + 1):
        for index in range(1, limit):
            assert 0 <= joints.length(index, limit) <= limit - index


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        pytest.param(["Prado", "-"], True, id="a hyphen is one"),
        pytest.param(["Prado", "—"], False, id="a dash is none"),
        pytest.param(["Prado"], False, id="the end of the text is none"),
    ],
)
def test_a_hyphen_is_told_from_what_is_none(words: list[str], *, is_one: bool) -> None:
    assert is_hyphen(words, 1) is is_one


SPEAKERS = [
    pytest.param("The Bank of Zembla rose. The Bank of Zembla said so.", "The Bank of Zembla", "Bank of Zembla",
                 "organization",
                 id='"of" goes on behind the noun of an organization'),
    pytest.param("Smith & Roe said so.", "Smith & Roe", "Smith & Roe", "organization",
                 id="an ampersand joins two partners"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_speaker_has_the_whole_name(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


PRESS = [
    pytest.param("Jane Roe, director of the Department of Justice,", "director", "Department of Justice",
                 id='"of" goes on behind a department'),
    pytest.param("McDonald's CEO Jane Roe", "CEO", "McDonald's",
                 id="an \"'s\" is part of a firm's name before a title"),
    pytest.param("Jane Roe, McDonald's chief executive,", "chief executive", "McDonald's",
                 id="an \"'s\" is part of a firm's name in apposition"),
    pytest.param("Jane Roe, chief executive of McDonald's,", "chief executive", "McDonald's",
                 id="an \"'s\" at the end of a firm's name is part of it"),
    pytest.param("Moody's Analytics chief economist Jane Roe", "chief economist", "Moody's Analytics",
                 id="an \"'s\" goes on to the noun that belongs to it"),
    pytest.param("Moody's Jane Roe", None, "Moody's", id="an \"'s\" is part of a name before a person's"),
    pytest.param("Lloyd's of London chief executive Jane Roe", "chief executive", "Lloyd's of London",
                 id="an \"'s\" goes on over \"of\""),
    pytest.param("MCDONALD'S CEO Jane Roe", "CEO", "MCDONALD'S",
                 id="capitals throughout change nothing about an \"'s\""),
    pytest.param("Jane Roe, a professor at the University of California, Berkeley,", "professor",
                 "University of California, Berkeley", id="a state's university has its town behind a comma"),
    pytest.param("Jane Roe, head of the Elmira Longshoremen's Association,", "head",
                 "Elmira Longshoremen's Association", id="men's"),
    pytest.param("Jane Roe, head of Bakers Local 7,", "head", "Bakers Local 7", id="a number behind a part"),
    pytest.param("Jane Roe, head of Bakers Local 14-B,", "head", "Bakers Local 14-B", id="with a letter"),
    pytest.param("Jane Roe, head of Bakers Bank 7,", "head", "Bakers Bank", id="no number behind a whole"),
    pytest.param("Jane Roe, head of the Danish Air Line Pilots' Union,", "head", "Danish Air Line Pilots' Union",
                 id="a word that is a given name elsewhere may stand before an owner"),
    pytest.param("Ann Lowe's lawyer, Jane Roe,", "lawyer", None, id="a surname's \"'s\" is no part of the name"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_an_employer_has_the_whole_name(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)
