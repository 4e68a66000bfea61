"""Where names may stand: runs of capitalised words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.data import word_list
from streams.quotes.names.runs import RunFinder
from tests.quotes.documents import LEX, document_of, marked, speaker_of


def runs_of(body: str) -> list[str]:
    field = document_of(body).body
    return [body[slice(*field.span(run.start, run.end)[1:])] for run in RunFinder(field, LEX, {}).runs()]


RUNS = [
    pytest.param("He met Ida Lund and Paul Reyes.", ["Ida Lund", "Paul Reyes"], id="two names that and parts"),
    pytest.param("He left 3M for 21Shares.", ["3M", "21Shares"], id="companies named by numbers"),
    pytest.param("It paid $3M for 5G and 500MW in 3Q.", [], id="no measures and amounts"),
    pytest.param("It rose in Q3 and in H1.", [], id="no quarters and halves"),
    pytest.param("He saw Acme Corp. ACM, -8.0%, and Globex Inc. GBX, +1%.", ["Acme Corp.", "ACM", "Globex Inc.", "GBX"],
                 id="a symbol that moved is no part of the name"),
    pytest.param("He met Lim Teck Soon, who left.", ["Lim Teck Soon"], id="a function word that is a given name"),
    pytest.param("So left the Norland Union of Steel and Gas Workers.", ["Norland Union of Steel and Gas Workers"],
                 id="and inside a body's name behind its of"),
    pytest.param("He left Acme Inc. Ida Lund said so.", ["Acme Inc.", "Ida Lund"],
                 id="a given name behind a legal form begins a sentence"),
    pytest.param("The Institute of Drugs and Technology (IDT) fell.", ["Institute of Drugs and Technology", "IDT"],
                 id="and in a name whose letters stand behind it"),
    pytest.param("The Accord on Tariffs and Trade (ATT) fell.", ["Accord on Tariffs and Trade", "ATT"],
                 id="a preposition in a name whose letters stand behind it"),
    pytest.param("The Accord on Tariffs and Trade (ABC) fell.", ["Accord", "Tariffs", "Trade", "ABC"],
                 id="not where other letters do"),
    pytest.param("The Amazon and Bank Council (ABC) fell.", ["Amazon", "Bank Council", "ABC"],
                 id="not where a company stands before it"),
    pytest.param("He met Ida Lund of Acme (ILA).", ["Ida Lund", "Acme", "ILA"], id="not where a person does"),
    pytest.param("The Bank and Trade (BT) fell.", ["Bank", "Trade", "BT"], id="not where only two letters do"),
    pytest.param("It was Acme, Bond and Cole (COLE).", ["Acme", "Bond", "Cole", "COLE"], id="not where a word does"),
    pytest.param("The Securities Commission of The Bahamas fell.", ["Securities Commission of The Bahamas"],
                 id="an article in capitals"),
    pytest.param("It was Mary of Co. Clare.", ["Mary", "Co. Clare"], id="a county is no legal form"),
    pytest.param("He left Acme Inc. Holdings.", ["Acme Inc. Holdings"], id="no given name behind a legal form"),
    pytest.param("He met Samir al-Khoury.", ["Samir al-Khoury"], id="a particle with a hyphen"),
    pytest.param("He met Ida van der Lund.", ["Ida van der Lund"], id="particles inside a name"),
    pytest.param("He met Ida Prado-Lund.", ["Ida Prado-Lund"], id="a hyphen inside a surname"),
    pytest.param("He met Robert E. Hale Jr. in spring.", ["Robert E. Hale Jr."], id="an initial and a generation"),
    pytest.param("He left Acme Corp. and Bank of Zembla.", ["Acme Corp.", "Bank of Zembla"],
                 id="a legal form and a preposition"),
    pytest.param("He left Acme, Inc., in spring.", ["Acme, Inc."], id="a comma before a legal form"),
    pytest.param("He left Smith & Roe and Roe & Co. in spring.", ["Smith & Roe", "Roe & Co."], id="ampersands"),
    pytest.param("He met Lee Jae-yong and Jae-yong Lee.", ["Lee Jae-yong", "Jae-yong Lee"],
                 id="syllables of a given name before and behind the surname"),
    pytest.param("His Son-in-law Max Feld left Acme-led talks.", ["Son", "Max Feld", "Acme"],
                 id="a relation and a participle with a capital"),
    pytest.param('He met William "Bill" Lund and Timothy (Tim) Roe.', ['William "Bill" Lund', "Timothy (Tim) Roe"],
                 id="nicknames in marks and parentheses"),
    pytest.param("He met Jan Roe, Lei Jun and Do Kwon on Jun 5.", ["Jan Roe", "Lei Jun", "Do Kwon"],
                 id="given names that are other words"),
    pytest.param("It closes in Jun, Acme said. In Jun Acme left.", ["Acme", "Acme"],
                 id="a month that only looks like a given name"),
    pytest.param("He left McDonald's for Moody’s Analytics.", ["McDonald's", "Moody’s Analytics"],
                 id="an 's that is part of the name"),
    pytest.param("He left Victoria's Secret for Victoria's coast.", ["Victoria's Secret", "Victoria"],
                 id="an 's that owns something"),
    pytest.param("At the People's Bank of Zembla the people's money is safe.", ["People's Bank of Zembla"],
                 id="an 's with any capital behind"),
    pytest.param("He met Ann Lowe. Lowe paid, and Lowe's lawyer left.", ["Ann Lowe", "Lowe", "Lowe"],
                 id="an 's of a person's surname"),
    pytest.param("He met Ann Lowe's lawyer and Mr. Campbell's.", ["Ann Lowe", "Mr. Campbell"], id="an 's of a person"),
    pytest.param("He left Dr. Reddy's, and blamed the Fed for Zembla.", ["Dr. Reddy's", "Fed", "Zembla"],
                 id="an 's behind a title, and a noun that only ends names"),
    pytest.param("It fell, Ward's said. Acme fell too. Acme's said so.", ["Ward's", "Acme", "Acme"],
                 id="an 's before a verb of saying"),
    pytest.param("He left Papa John's for John's sake.", ["Papa John's", "John"],
                 id="an 's that wants a word before it"),
    pytest.param("He met U.S. Securities and Exchange Commission staff.", ["U.S. Securities and Exchange Commission"],
                 id="and in the name of a public body"),
    pytest.param("He met Securities and Berg.", ["Securities", "Berg"], id="and before a surname"),
    pytest.param("He left AT&T and A&B Foods.", ["AT&T", "A&B Foods"], id="letters with an ampersand"),
    pytest.param("He met A. Roe at a fair. At & about it. A & B.", ["A. Roe", "B"],
                 id="an initial, and an ampersand by itself"),
    pytest.param("In June he met June Roe.", ["June Roe"], id="a month that is a given name"),
    pytest.param("It is US business.", ["US"], id="a country in capitals"),
    pytest.param("It is over.", [], id="nothing in capitals"),
    pytest.param("He left Acme Corp. & Roe.", ["Acme Corp.", "Roe"], id="nothing that a full stop ends"),
    pytest.param("He left Moody's Ida Lund.", ["Moody's", "Ida Lund"], id="no person behind a firm with an 's"),
    pytest.param("He met de Blasio.", ["de Blasio"], id="a particle at the beginning"),
    pytest.param("He met van der Berg.", ["van der Berg"], id="two particles at the beginning"),
    pytest.param("He met al-Assad.", ["al-Assad"], id="a particle with a hyphen at the beginning"),
    pytest.param("Al-Assad left as co-Berg came.", ["Al-Assad", "Berg"],
                 id="no other word with a hyphen at the beginning"),
    pytest.param("He said An Roe left, and so did Do.", ["An Roe"], id="a given name that is a function word"),
    pytest.param("An Acme aide left. Per The Roe.", ["Acme", "Roe"], id="no function word that opens a sentence"),
    pytest.param("He left on Jan 5 and in Jan Roe fell.", ["Roe"], id="no month behind a preposition"),
    pytest.param("He said Jan van der Berg left.", ["Jan van der Berg"], id="a month before a particle"),
    pytest.param("In DEC the DEC fell.", ["DEC"], id="a month behind an article is an agency"),
    pytest.param("The DEC 5 deal of the Dec meeting fell.", [], id="not before a day, nor without capitals"),
    pytest.param("He met April Roe in April The.", ["April Roe"], id="a month before a name only"),
    pytest.param("He left eBay UK for easyJet.", ["eBay UK", "easyJet"], id="a capital within a word"),
    pytest.param("His iPod plays mRNA and dApps inUS.", [], id="no thing with a capital within, nor two words"),
    pytest.param("He left Acme.com for Zqx.co.uk.", ["Acme.com", "Zqx.co.uk"], id="a domain"),
    pytest.param("He left Acme.Com for Zqx. com", ["Acme", "Com", "Zqx"], id="no other word behind a full stop"),
    pytest.param("On Sunday Times wrote. He reads the Sunday Times.", ["Times", "Sunday Times"], id="a Sunday paper"),
    pytest.param("Beyond Meat fell. Beyond Acme it rose.", ["Beyond Meat", "Acme"],
                 id="a function word of a known name"),
    pytest.param("Out on Sunday Telegraph editor Roe wrote.", ["Sunday Telegraph", "Roe"], id="whose editor is told"),
    pytest.param("On Monday Post owner Roe wrote.", ["Post", "Roe"], id="a weekday of no paper"),
    pytest.param("So Acme Corp. Lund said.", ["Acme Corp.", "Lund"], id="who speaks behind a firm"),
    pytest.param("So Acme Corp. Australia said.", ["Acme Corp. Australia"], id="a firm's country"),
    pytest.param("He met the Sunday Lund.", ["Lund"], id="no other name behind a day"),
    pytest.param("He met Ida d'Acme of the Banque de l'Acme.", ["Ida d'Acme", "Banque de l'Acme"],
                 id="a vowel that an apostrophe stands for"),
    pytest.param("He met the League Against Cruel Sports.", ["League Against Cruel Sports"],
                 id="what a body is against"),
    pytest.param("He met Save the Children.", ["Save the Children"], id="a known name with an article inside"),
    pytest.param("He met Ban Ki-moon.", ["Ban Ki-moon"], id="a syllable that is a word"),
    pytest.param("He met Norland Against Lund.", ["Norland", "Lund"], id="no other name"),
    pytest.param("He met the Committee to Protect Zqx.", ["Committee to Protect Zqx"], id="what a body is to do"),
    pytest.param("He went from the Committee to Elmira.", ["Committee", "Elmira"], id="not where he goes"),
    pytest.param("He met the State Administration of Radio, Film and Television.",
                 ["State Administration of Radio, Film and Television"], id="what a body governs"),
    pytest.param("It is Transport for London (TfL).", ["Transport for London", "TfL"], id="small letters in between"),
    pytest.param("He left Keurig Dr Pepper Inc. for Phillips 66.", ["Keurig Dr Pepper Inc.", "Phillips 66"],
                 id="a known company with what ends other names"),
    pytest.param("Warner Bros. Discovery Chief Executive Ida Lund left.",
                 ["Warner Bros. Discovery", "Chief Executive Ida Lund"], id="and no title behind it"),
    pytest.param("Workers protest at 3M\n\nKofi Annan left.", ["Workers", "3M", "Kofi Annan"],
                 id="nor with the next paragraph"),
    pytest.param("So said eBay Wednesday.", ["eBay"], id="nor with a day"),
    pytest.param("He met Warner Bros. Discovery Ida Lund.", ["Warner Bros. Discovery", "Ida Lund"],
                 id="nor with who is named behind it"),
    pytest.param("", [], id="no text"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "runs"), RUNS)
def test_a_run_holds_what_belongs_to_a_name(body: str, runs: list[str]) -> None:
    assert runs_of(body) == runs


def test_companies_that_are_known_as_a_whole_are_whole() -> None:
    names = sorted(word_list("names/whole_companies.txt"))
    assert names
    assert [name for name in names if name not in runs_of(f"He left {name} for good.")] == []


def test_a_month_beside_a_day_or_a_year_is_no_name() -> None:
    assert runs_of("Published: 6 May. It was 7 May. By May 2021 it fell.") == ["Published"]
    assert runs_of("Then May left 6 of them.") == ["May"]


def test_a_run_has_a_bound() -> None:
    assert max(map(len, runs_of("Roe & " * 1_000))) < 200


OPENINGS = [
    pytest.param("|Acme fell.", True, id="the first word of a text"),
    pytest.param("It fell. |Acme rose.", True, id="the first word of another sentence"),
    pytest.param("(|Acme fell.)", True, id="a word behind a mark that opens the sentence"),
    pytest.param("It was “|Acme fell” that he said.", True, id="a word behind an opening mark"),
    pytest.param("It was - |Acme fell.", False, id="not a word behind another mark"),
    pytest.param("It was “ |Acme fell” that he said.", False, id="not a word behind a mark and a space"),
    pytest.param("It was |Acme that fell.", False, id="not a word behind a word"),
    pytest.param("- - - - |Acme fell.", False, id="not a word behind many marks"),
    pytest.param("2/ |Acme fell.", True, id="a word behind the number of a line"),
    pytest.param("2 of |Acme fell.", False, id="not a word behind a number of something"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "opens"), OPENINGS)
def test_a_run_knows_whether_it_opens_its_sentence(text: str, *, opens: bool) -> None:
    field, (at,) = marked(text)
    (run,) = [run for run in RunFinder(field, LEX, {}).runs() if run.start == at]
    assert run.opens is opens


def test_a_name_in_a_label_opens_nothing() -> None:
    field = document_of("Jane Roe: Acme fell.").body
    label, said = RunFinder(field, LEX, {0: 3}).runs()
    assert (label.opens, said.opens) == (False, False)


@pytest.mark.parametrize(
    ("body", "is_headline"),
    [
        pytest.param("Acme Chief Jane Roe", True, id="capitals only"),
        pytest.param("Acme Robotics of Zembla Falls", True, id="capitals and a preposition"),
        pytest.param("Acme Robotics Zembla is Late", False, id="not a verb in lower case"),
        pytest.param("Acme Robotics Zembla falls Late", False, id="not any word in lower case"),
        pytest.param("Acme Robotics Zembla", False, id="not three capitals"),
        pytest.param("Ida Lund, Head of Research, Acme Robotics", False, id="not who says what stands beside it"),
    ],
)
def test_a_headline_has_capitals_throughout(body: str, *, is_headline: bool) -> None:
    first, *_ = RunFinder(document_of(body).body, LEX, {}).runs()
    assert first.headline is is_headline


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        pytest.param("OMAHA - |Workers left.", True, id="what somebody is says nothing"),
        pytest.param("OMAHA - |Home Depot fell.", False, id="a name stands as within a sentence"),
        pytest.param("OMAHA - |Workers United fell.", False, id="a name of several words does"),
    ],
)
def test_a_story_opens_after_its_dateline(text: str, *, opens: bool) -> None:
    field, (at,) = marked(text)
    *_, run = RunFinder(field, LEX, {}, stories={at}).runs()
    assert (run.start, run.opens) == (at, opens)


def test_an_abbreviation_ends_no_headline() -> None:
    title = document_of("It fell.", title="ACME WARNS U.S. ON TRADE").title
    assert len(title.sentences) > 1
    assert all(run.headline for run in RunFinder(title, LEX, {}).runs())


def test_a_label_is_no_headline() -> None:
    first, *_ = RunFinder(document_of("Acme Chief Jane Roe").body, LEX, {0: 1}).runs()
    assert not first.headline


@given(st.text(alphabet=st.sampled_from("AbC Roe.,'’&-\"()Mrdela\n"), max_size=200))
def test_runs_of_any_text_are_in_order_and_within_their_sentences(body: str) -> None:
    field = document_of(body).body
    runs = list(RunFinder(field, LEX, {}).runs())
    assert all(one.end <= other.start for one, other in pairwise(runs))
    for run in runs:
        start, end = field.sentences[run.sentence]
        assert start <= run.start < run.end <= end


def test_letters_behind_a_name_are_no_run() -> None:
    assert runs_of("He met Jane Roe, MD, Ph.D., of Acme.") == ["Jane Roe", "Acme"]


def test_a_short_sentence_is_no_headline() -> None:
    speaker = speaker_of("Jane Roe is CEO of Acme. Roe said so.", "Roe")
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", "CEO", "Acme")
