"""Which names mean the same person or organization, from the names of an article to its register."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quotes.documents import cast_of, speaker_of
from tests.quotes.registers import registered

GROUPS = [
    pytest.param("It was Ida Lund. Lund left. Ida left.", [["Ida Lund", "Lund", "Ida"]],
                 id="a surname and a given name mean one person"),
    pytest.param("He met Ms. J. Lund and Jane Lund.", [["J. Lund", "Jane Lund"]],
                 id="an initial may be the given name's"),
    pytest.param("He met Ms. M. Lund and Ida Lund.", [["M. Lund"], ["Ida Lund"]], id="another initial is another's"),
    pytest.param("He met Max Lund and Ida Lund.", [["Max Lund"], ["Ida Lund"]], id="another given name is another's"),
    pytest.param("He met Ida Maria Lund and Maria Lund.", [["Ida Maria Lund", "Maria Lund"]],
                 id="a second given name is enough"),
    pytest.param("He met Max Lund and Ida Lund. Mrs. Lund left.", [["Max Lund"], ["Ida Lund", "Lund"]],
                 id="a title chooses among people of one surname"),
    pytest.param("He met Mrs. Robin Lund and Mr. Robin Feld. Mrs. Lund left.", [["Robin Lund", "Lund"], ["Robin Feld"]],
                 id="a title tells the sex that a given name does not"),
    pytest.param("He met Max Lund. Ida Lund left. Then Lund rang. Max Lund came.",
                 [["Max Lund", "Max Lund"], ["Ida Lund", "Lund"]],
                 id="a bare surname means whom a sentence began with last"),
    pytest.param("Max Lund left. His wife, Ida Lund, rang. Then Lund came.", [["Max Lund", "Lund"], ["Ida Lund"]],
                 id="not who was only named beside"),
    pytest.param("He met Sir Max Lund. Then Sir Max left.", [["Max Lund", "Max"]],
                 id="behind some titles a given name stands"),
    pytest.param("He met Sir Max Lund and Max Feld. Then Sir Max left.", [["Max Lund"], ["Max Feld"], ["Max"]],
                 id="but not one that two have"),
    pytest.param("He met Max Lund. Then Sir Max left.", [["Max Lund"], ["Max"]],
                 id="nor where nobody bears the title in full"),
    pytest.param("He met Max Lund. Then Mr. Max left.", [["Max Lund"], ["Max"]], id="nor behind any title"),
    pytest.param("He left the Federal Reserve. He met the Federal Reserve Bank of Elmira.",
                 [["Federal Reserve"], ["Federal Reserve Bank of Elmira"]],
                 id="an organization is not another with which its name begins"),
    pytest.param("He met Max Lund-Feld and Ida Lund-Feld. Mrs. Lund-Feld left.",
                 [["Max Lund-Feld"], ["Ida Lund-Feld", "Lund-Feld"]],
                 id="a title chooses among people of one double surname"),
    pytest.param("He met Max Lund-Feld. In a message to the court, Lund-Feld wrote so.",
                 [["Max Lund-Feld", "Lund-Feld"]],
                 id="a double surname behind the court is no court's"),
    pytest.param("He met Max Lund. He left Lund's chief executive. Lund rang.", [["Max Lund", "Lund", "Lund"]],
                 id="a surname before an officer is no company that nobody knows"),
    pytest.param("He met Max Lund of Lund Motors Inc. He left Lund's chief executive. Lund rang.",
                 [["Max Lund", "Lund"], ["Lund Motors Inc.", "Lund"]],
                 id="a surname before an officer is the company that is called so"),
    pytest.param("He saw Zqx Widget Savings Bank. Zqx Widget fell.", [["Zqx Widget Savings Bank", "Zqx Widget"]],
                 id="the first words of an organization's name are short for it"),
    pytest.param("He saw Zqx Widget Savings Bank and Zqx Widget Home Company. Zqx Widget fell.",
                 [["Zqx Widget Savings Bank"], ["Zqx Widget Home Company"], ["Zqx Widget"]],
                 id="not what two names begin with"),
    pytest.param("He saw the Ida Lund Bank. Ida Lund left.", [["Ida Lund Bank"], ["Ida Lund"]],
                 id="not whom an organization is called after"),
    pytest.param("He saw Zqx Widget Australia Company. Zqx Widget fell.",
                 [["Zqx Widget Australia Company"], ["Zqx Widget"]],
                 id="not of whom it is a part"),
    pytest.param("He saw Zqx Widget Foundation. Zqx Widget fell.", [["Zqx Widget Foundation"], ["Zqx Widget"]],
                 id="not who pays for it"),
    pytest.param("Bill Gates opened it. Mr. Gates left.", [["Bill Gates", "Gates"]],
                 id="a title before a surname tells that it is one, whatever words they are"),
    pytest.param("He saw Zqx Widget A/S today. Zqx Widget fell.", [["Zqx Widget A/S", "Zqx Widget"]],
                 id="a company's form with a stroke"),
    pytest.param("He saw Reporters Without Borders.", [["Reporters Without Borders"]], id="people without something"),
    pytest.param("He saw the Bank of Zqx (BankZqx). BankZqx fell.", [["Bank of Zqx", "BankZqx", "BankZqx"]],
                 id="what is short for a name, with small letters"),
    pytest.param("He saw the Union for Zqx Aid Services (Uzas). So Uzas fell.",
                 [["Union for Zqx Aid Services", "Uzas", "Uzas"]], id="with one capital, if all words are in it"),
    pytest.param("He saw the Bank of Zqx (Elmira). So Elmira fell.", [["Bank of Zqx"], ["Elmira", "Elmira"]],
                 id="not where it is"),
    pytest.param("He saw Standard and Poor's. So S and P fell.", [["Standard and Poor's", "S and P"]],
                 id="letters with a word between"),
    pytest.param("He saw Zqx Oil and Gas.", [["Zqx Oil and Gas"]], id="a trade of two words"),
    pytest.param("The Federal Reserve fell. The Fed said so.", [["Federal Reserve", "Fed"]], id="a clipped name"),
    pytest.param("The US Federal Reserve fell. The Federal Reserve rose. The Fed said so.",
                 [["US Federal Reserve", "Federal Reserve", "Fed"]], id="a public body without its nation"),
    pytest.param("The Treasury fell. The U.S. Treasury said so.", [["Treasury"], ["U.S. Treasury"]],
                 id="what comes first without it is another"),
    pytest.param("The U.S. Treasury met the UK Treasury.", [["U.S. Treasury"], ["UK Treasury"]],
                 id="those of two are two"),
    pytest.param("He runs U.S. Steel. He likes Steel.", [["U.S. Steel"], ["Steel"]], id="and a company is another"),
    pytest.param("The Federal Trade Commission fell. The Fed said so.", [["Federal Trade Commission"], ["Fed"]],
                 id="a clipped name is no other's"),
    pytest.param("The U.S. Securities and Exchange Commission fell. The SEC said so.",
                 [["U.S. Securities and Exchange Commission", "SEC"]], id="letters without a country's"),
    pytest.param('He met Changpeng "CZ" Zhao. CZ left.', [['Changpeng "CZ" Zhao', "CZ"]],
                 id="a nickname in marks is somebody's"),
    pytest.param("He met Ida Lund-Berg (ILB). ILB left.", [["Ida Lund-Berg", "ILB", "ILB"]],
                 id="initials in parentheses are somebody's"),
    pytest.param("He met Mr. Zqx. Mr. Zqx left.", [["Zqx", "Zqx"]], id="a title makes a person of one word"),
    pytest.param("He met Ida Lund. Mr. Ida left.", [["Ida Lund"], ["Ida"]], id="a title stands before no given name"),
    pytest.param("He met Mr. Lim Boon Keng. Mr. Lim left.", [["Lim Boon Keng", "Lim"]],
                 id="a title stands before a surname that comes first"),
    pytest.param("He met Lim Boon Keng and Lim Siew Hoon. Ms. Lim left.", [["Lim Boon Keng"], ["Lim Siew Hoon"],
                 ["Lim"]],
                 id="of two whose surnames come first none is meant"),
    pytest.param("He met Jane Xu Yilin. Xu left. Yilin rang.", [["Jane Xu Yilin", "Xu", "Yilin"]],
                 id="a surname may stand between given names"),
    pytest.param("He met Jane Xu Yilin and Xu Bing. Xu left.", [["Jane Xu Yilin"], ["Xu Bing", "Xu"]],
                 id="not where somebody else bears it"),
    pytest.param("He met Tommy Lee Jones. Lee left.", [["Tommy Lee Jones"]],
                 id="no given name between others"),
    pytest.param("He met Gary Mueller (GM). GM left.", [["Gary Mueller"], ["GM", "GM"]],
                 id="two letters in parentheses are whom somebody is of"),
    pytest.param("He met Isaac Bentham (IBM). IBM left.", [["Isaac Bentham"], ["IBM", "IBM"]],
                 id="so are those that are not all his initials"),
    pytest.param("He met Sam Bankman-Roe. SBR left.", [["Sam Bankman-Roe", "SBR"]], id="three initials by themselves"),
    pytest.param("He met Frank Bo Ibsen. FBI left.", [["Frank Bo Ibsen"], ["FBI"]], id="but not those of a known body"),
    pytest.param("ZQX rose. He met Zoe Quinn Xu. ZQX fell.", [["ZQX", "ZQX"], ["Zoe Quinn Xu"]],
                 id="nor those of what is named before"),
    pytest.param("He met Zoe Quinn Xu. The ZQX fell.", [["Zoe Quinn Xu"], ["ZQX"]], id="nor those behind an article"),
    pytest.param("He met Zoe Quinn Xu. ZQX fell. The ZQX fell.", [["Zoe Quinn Xu"], ["ZQX", "ZQX"]],
                 id="nor of what has one elsewhere"),
    pytest.param("He met Zoe Q. Xu. ZQX fell.", [["Zoe Q. Xu"], ["ZQX"]], id="nor with an initial inside"),
    pytest.param("He met Zoe Quinn Xu. A ZQX analyst left.", [["Zoe Quinn Xu"], ["ZQX"]], id="nor of what employs"),
    pytest.param("He met Sam Bo Roe and Sol Bea Rio. SBR left.", [["Sam Bo Roe"], ["Sol Bea Rio"], ["SBR"]],
                 id="nor those of two people"),
    pytest.param("J. Zqxard came. Mr Zqxard left.", [["J. Zqxard", "Zqxard"]], id="an initial, if a title follows"),
    pytest.param('He met John "Ford" Lund. He saw Ford Motor Inc. rise. Ford fell.',
                 [['John "Ford" Lund'], ["Ford Motor Inc.", "Ford"]], id="a nickname that is a company's name too"),
    pytest.param("He met Narendra Lund. Mr. Narendra left.", [["Narendra Lund"], ["Narendra"]],
                 id="a rare given name is no surname"),
    pytest.param("He saw Zqxan (UK) rise. The UK fell.", [["Zqxan"], ["UK", "UK"]],
                 id="a country in parentheses is no symbol"),
    pytest.param("He saw Acme (PDF) rise. PDF fell.", [["Acme"], ["PDF", "PDF"]],
                 id="other letters in parentheses are no symbol"),
    pytest.param("He met Dr. Nurul Huda Abdul Rahim. Dr. Nurul Huda left.", [["Nurul Huda Abdul Rahim", "Nurul Huda"]],
                 id="the first two of four names mean one person"),
    pytest.param("He saw MicroStrategy (MSTR) rise. MSTR fell.", [["MicroStrategy", "MSTR", "MSTR"]],
                 id="a symbol in parentheses means the company"),
    pytest.param("He saw Ida Lund (CBS) rise. CBS fell.", [["Ida Lund"], ["CBS", "CBS"]],
                 id="what stands in parentheses behind a person is something else"),
    pytest.param("He bought a Zqxbus A321neo. Zqxbus rose.", [["Zqxbus A321neo"], ["Zqxbus"]],
                 id="a product with a number has another name than its maker"),
    pytest.param("He left Zqx. It was Ida Zqx.", [["Zqx", "Ida Zqx"]], id="a surname may come before the full name"),
    pytest.param("He met Thandol Mkhab. Mkhab left.", [["Thandol Mkhab", "Mkhab"]],
                 id="a last word that stands alone is a surname"),
    pytest.param("He saw Acme Robotics Inc. and Acme Robotics. Acme fell.", [["Acme Robotics Inc.", "Acme Robotics",
                 "Acme"]], id="an organization is called by its first word"),
    pytest.param("He saw Acme Robotics and Acme Robotics Inc. rise.", [["Acme Robotics", "Acme Robotics Inc."]],
                 id="a legal form makes no other organization"),
    pytest.param("He saw the Grain Trade Council. The GTC rose.", [["Grain Trade Council", "GTC"]],
                 id="initials mean the organization"),
    pytest.param("He saw Zqxa. Zqxa Wallet rose.", [["Zqxa"], ["Zqxa Wallet"]],
                 id="what is named after the word alone is something else"),
    pytest.param("He saw Zqxa. Zqxa Bank Inc. rose.", [["Zqxa", "Zqxa Bank Inc."]],
                 id="a legal form makes a full name wherever it stands"),
    pytest.param("He saw Apple. Apple TV rose.", [["Apple"], ["Apple TV"]],
                 id="so is it where the word is a company's"),
    pytest.param("He saw Labour. The Labour Party rose.", [["Labour", "Labour Party"]],
                 id="an ordinary word is short for a name that comes later"),
    pytest.param("He saw Berlin Motors. Berlin fell.", [["Berlin Motors"], ["Berlin"]],
                 id="a place is no short form of a firm"),
    pytest.param("He saw New York. New York Inc. fell.", [["New York"], ["New York Inc."]],
                 id="a firm is not its place"),
    pytest.param("It fell. Table prices rose.", [], id="an ordinary word that opens a sentence names nobody"),
    pytest.param("He saw Table. Table fell.", [["Table", "Table"]], id="an ordinary word named elsewhere is somebody"),
    pytest.param("He saw the Zqx Bank. The Bank fell.", [["Zqx Bank", "Bank"]], id="the bank has its noun at the end"),
    pytest.param("The Company fell.", [], id="the company without a name is nobody"),
    pytest.param("The Commission fell.", [["Commission"]], id="the commission without a name is a public body"),
    pytest.param("He met Bill de Vries. De Vries left.", [["Bill de Vries", "De Vries"]],
                 id="a particle begins a surname"),
    pytest.param("He met François Villeroy de Galhau. Villeroy left.", [["François Villeroy de Galhau", "Villeroy"]],
                 id="a word before an inner particle is a surname"),
    pytest.param("He met Smith & Roe. The S&R fell.", [["Smith & Roe", "S&R"]], id="initials may have an ampersand"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "groups"), GROUPS)
def test_names_of_one_entity_are_grouped(body: str, groups: list[list[str]]) -> None:
    article = registered(body)
    found: dict[int, list[str | None]] = {}
    for name in article.names:
        if name.entity is not None:
            found.setdefault(name.entity, []).append(article.text(name))
    assert sorted(found.values(), key=str) == sorted(groups, key=str)


@pytest.mark.parametrize(
    ("body", "sex", "certainty", "evidence"),
    [
        pytest.param("He met Mrs. Lund.", "f", 2, 1, id="a title tells for sure"),
        pytest.param("He met Ida Lund.", "f", 1, 1, id="a given name nearly tells"),
        pytest.param("He met Mr. Ida Lund.", "m", 2, 2, id="a title goes before a given name"),
        pytest.param("He met Dr. Zqx.", "", 0, 1, id="an office tells nothing"),
        pytest.param("He met Robin Lund.", "", 0, 1, id="a given name of both tells nothing"),
    ],
)
def test_titles_and_given_names_tell_the_sex(body: str, sex: str, certainty: int, evidence: int) -> None:
    (person,) = registered(body).register.entities
    assert (person.sex, person.certainty, person.evidence) == (sex, certainty, evidence)


def test_mentions_are_counted() -> None:
    assert registered("It was Ida Lund. Lund left. Ida left.").register.entities[0].mentions == 3


def test_more_namesakes_than_are_told_apart_join_the_last() -> None:
    given = ["Ann", "Bob", "Carl", "Dave", "Eva", "Fred", "Gina", "Hans", "Ida", "John"]
    entities = registered(" ".join(f"He met {name} Lund." for name in given)).register.entities
    assert [entity.words[0] for entity in entities] == [name.lower() for name in given[:8]]


def test_names_of_one_surname_cost_a_constant_each() -> None:
    def seconds(count: int) -> float:
        body = " ".join(f"He met {chr(65 + n % 26)}{chr(97 + n // 26 % 26)}qx Lund." for n in range(count))
        begin = time.process_time()
        registered(body)
        return time.process_time() - begin

    seconds(20)
    assert min(seconds(1_600) for _ in range(3)) < 40 * max(seconds(200), 0.005)


@given(st.text(alphabet=st.sampled_from("AbC Lund.,'& -heIdaMr"), max_size=200))
def test_every_entity_of_any_text_is_one_of_the_register(body: str) -> None:
    article = registered(body)
    entities = article.register.entities
    meant = [name.entity for name in article.names if name.entity is not None]
    assert set(meant) == set(range(len(entities)))
    assert len(meant) == sum(entity.mentions for entity in entities)
    for entity in entities:
        assert 0 <= entity.name.start < entity.name.end <= len(article.field.words)


SPEAKERS = [
    pytest.param("Maria Keller runs it. Keller said so.", "Keller", "Maria Keller", "person",
                 id="a surname is whoever has it in full"),
    pytest.param("Sen. Ruth Amado objected. Mrs. Amado said so.", "Mrs. Amado", "Ruth Amado", "person",
                 id="a title that tells the sex goes before a surname"),
    pytest.param("Amado objected. It was Ruth B. Amado who won. Ruth Amado said so.", "Ruth Amado", "Ruth B. Amado",
                 "person",
                 id="an initial between makes no other person"),
    pytest.param("CEO Jonas Feld spoke. Mr. Feld said so.", "Mr. Feld", "Jonas Feld", "person",
                 id="a courtesy title goes before the surname of an officer"),
    pytest.param("Robert E. Hale Jr. spoke. Hale said so.", "Hale", "Robert E. Hale Jr.", "person",
                 id="a generation behind the name is no surname"),
    pytest.param("The Senate met. Senate Energy Committee members left. The Senate said so.", "Senate", "Senate",
                 "organization", id="a body is no part of it"),
    pytest.param("US Airways Inc. fell. The US said so.", "US", "US", "organization",
                 id="letters of a state are no airline"),
    pytest.param("James A. Boyd spoke. Boyd said so.", "Boyd", "James A. Boyd", "person",
                 id="an initial in the middle is no surname"),
    pytest.param("It was Tove van der Berg. Van der Berg said so.", "Van der Berg", "Tove van der Berg", "person",
                 id="particles belong to the surname"),
    pytest.param("Mayor Bill de Vries left. De Vries said so.", "De Vries", "Bill de Vries", "person",
                 id="a particle with a capital opens the sentence"),
    pytest.param("Elena Prado-Ruiz left. Prado-Ruiz said so.", "Prado-Ruiz", "Elena Prado-Ruiz", "person",
                 id="a double surname is one"),
    pytest.param("Pierre-Yves Colin left. Colin said so.", "Colin", "Pierre-Yves Colin", "person",
                 id="a double given name is no surname"),
    pytest.param("Dayton Hudson Corp. fell. Dayton Hudson said so.", "Dayton Hudson", "Dayton Hudson Corp.",
                 "organization", id="an organization is called without its end"),
    pytest.param("Jane Zqxland Corp. fell. Jane Zqxland said so.", "Jane Zqxland", "Jane Zqxland", "person",
                 id="but who founded it may speak"),
    pytest.param("Sean O’Shea left. O’Shea said so.", "O’Shea", "Sean O’Shea", "person",
                 id="an apostrophe is within a surname"),
    pytest.param("José Peña left. Pena said so.", "Pena", "José Peña", "person", id="accents make no other person"),
    pytest.param("It was Thandolwethu Mkhabela. Mkhabela said so.", "Mkhabela", "Thandolwethu Mkhabela", "person",
                 id="a name that no list knows is a person's where its surname stands alone"),
    pytest.param("Angry Farmers Blame Maria Keller\n\nIt was late, Keller said.", "Keller", "Maria Keller", "person",
                 id="a headline's name is cut out where the text has its surname"),
    pytest.param("Acme Robotics Inc. fell. Acme said so.", "Acme", "Acme Robotics Inc.", "organization",
                 id="an organization is called by its first word"),
    pytest.param("The Grain Trade Council met. GTC said so.", "GTC", "Grain Trade Council", "organization",
                 id="an organization is called by its initials"),
    pytest.param("The Grain and Trade Commission met. GTC said so.", "GTC", "Grain and Trade Commission",
                 "organization",
                 id='an acronym leaves "and" out'),
    pytest.param("Arturo Hernandez Grisanti left. Hernandez said so.", "Hernandez", "Arturo Hernandez Grisanti",
                 "person", id="the surname may be the last but one"),
    pytest.param("Ida Lund Roe met Max Lund. Lund said so.", "Lund", "Max Lund", "person",
                 id="unless somebody has it for the last"),
    pytest.param("The Central Statistical Office met. The CSO said so.", "The CSO", "Central Statistical Office",
                 "organization", id="letters of an office are a body's where the text spells it out"),
    pytest.param("The Central Statistical Office met CSO Ida Lund. The CSO said so.", "The CSO", "The CSO",
                 "role", id="not where somebody holds the office"),
    pytest.param("The UK Zqx Party met. UKZP said so.", "UKZP", "UK Zqx Party", "organization",
                 id="or keeps its nation's letters"),
    pytest.param("The Bank of Norland met. The BoN said so.", "The BoN", "Bank of Norland", "organization",
                 id='or has the letter of "of"'),
    pytest.param("Jane Roe founded Roe & Co. early on. Roe & Co. said so.", "Roe & Co.", "Roe & Co.", "organization",
                 id="a firm is not the founder whose name it has"),
    pytest.param("Jane Roe runs Roe & Co. early on. Roe said so.", "Roe", "Jane Roe", "person",
                 id="a founder is not the firm that has the name"),
    pytest.param("Jane Roe founded Roe Holdings. Roe Holdings said so.", "Roe Holdings", "Roe Holdings",
                 "organization",
                 id="a firm of a founder's name has another noun"),
    pytest.param("Smith & Roe rose. S&R said so.", "S&R", "Smith & Roe", "organization",
                 id="initials with an ampersand are a firm of two names"),
    pytest.param("A&B Foods rose. A&B Foods Inc. said so.", "A&B Foods Inc", "A&B Foods Inc.", "organization",
                 id="a legal form makes no other of a firm with an ampersand"),
    pytest.param("Acme Robotics Inc. fell. Acme Robotics said so.", "Acme Robotics", "Acme Robotics Inc.",
                 "organization",
                 id="a legal form left out makes no other organization"),
    pytest.param("General Widgets Co. fell. GW said so.", "GW", "General Widgets Co.", "organization",
                 id="an acronym leaves the legal form out"),
    pytest.param("He went to Berlin. Berlin Inc. rose. Berlin Inc. said so.", "Berlin Inc", "Berlin Inc.",
                 "organization",
                 id="a firm named for a place is not the place"),
    pytest.param("Acme Holdings rose. The Company said so.", "The Company", "Acme Holdings", "organization",
                 id="without a definition the company is the one spoken of"),
    pytest.param("Zembla Bank met Acme Holdings. The Bank said so.", "The Bank", "Zembla Bank", "organization",
                 id="the bank is the one with the noun at its end"),
    pytest.param("Acme Holdings met the Trade Commission. The Commission said so.", "The Commission",
                 "Trade Commission", "organization",
                 id="the commission is a public body with the noun"),
    pytest.param("Acme Holdings rose. The Commission said so.", "The Commission", "Commission", "organization",
                 id="a public body is one without any name to it"),
    pytest.param("Zembla County Recorder Ida Lund said so.", "Zembla County Recorder Ida Lund", "Ida Lund", "person",
                 id="an office with a county before it ends before the name"),
    pytest.param("Veteran Wall Streeter Maria Keller left. Keller said so.", "Keller", "Maria Keller", "person",
                 id="a given name behind other capitals begins the person's name"),
    pytest.param("Mark-Prado left. Elena Mark-Prado won. Mark-Prado said so.", "Mark-Prado", "Elena Mark-Prado",
                 "person",
                 id="a double name that stands alone is a surname"),
    pytest.param("Nowak-Hale left. Zqxe Nowak-Hale said so.", "Zqxe Nowak-Hale", "Zqxe Nowak-Hale", "person",
                 id="and whoever has it somebody"),
    pytest.param("It is near Chicago O'Hare. O'Hare said so.", "O'Hare", "O'Hare", "organization",
                 id="a surname within a place's name is nobody"),
    pytest.param("The Zemblan Bank fell. Norwegian Air Shuttle rose. Norwegian said so.", "Norwegian",
                 "Norwegian Air Shuttle", "organization",
                 id="an adjective of a nation that stands alone is the firm"),
    pytest.param("The U.S. Department of Justice met. The DOJ said so.", "DOJ", "U.S. Department of Justice",
                 "organization", id="a department has letters with its preposition"),
    pytest.param("The U.S. Agriculture Department met. The USDA said so.", "USDA", "U.S. Agriculture Department",
                 "organization", id="and in the other order"),
    pytest.param("The Commerce Department met. Then D.C. said so.", "D.C", "D.C.", "organization",
                 id="two letters are none"),
    pytest.param("Lord Roe left. He said so.", "He", "Lord Roe", "person", id="a peer has his title"),
    pytest.param("Lord Max Roe left. Lord Roe said so.", "Lord Roe", "Max Roe", "person", id="unless his name is told"),
    pytest.param("Max J. Roe III left. Roe said so.", "Roe", "Max J. Roe III", "person", id="a generation is no shout"),
    pytest.param("It is the Orlando International Airport. Orlando said so.", "Orlando", "Orlando", "organization",
                 id="a place is no short form of a firm that is named for it"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_source_has_the_fullest_name(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


ROLES = [
    pytest.param("Zqx CEO Ida Lund said so. He sold Zqx Animus Eggs.", "Ida Lund", "CEO", "Zqx",
                 id="what is named later with a firm's name before it is no firm"),
    pytest.param("The Swiss Acme Centre met. Swiss bank director Ida Lund said so.", "Ida Lund", "director", None,
                 id="an adjective of a nation before somebody is no firm that begins with it"),
    pytest.param("Acme Corp. fell. Acme chief executive Ida Lund said so.", "Ida Lund", "chief executive",
                 "Acme Corp.",
                 id="a firm's first words employ under its full name"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_an_employer_has_the_fullest_name(body: str, source: str, role: str, affiliation: str | None) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


def test_two_people_of_one_surname_are_told_apart_by_title_and_given_name() -> None:
    body = "Max Feld married Eva Feld. Mrs. Feld was late. Max Feld was not."
    assert speaker_of(body, "Mrs. Feld").name == "Eva Feld"
    assert speaker_of(body, "Max Feld").name == "Max Feld"


@pytest.mark.parametrize(
    ("full", "short"),
    [
        pytest.param("Lee Jae-yong", "Mr. Lee", id="a surname that comes first"),
        pytest.param("Hyun-woo Park", "Park", id="a surname that places have, too"),
        pytest.param("Chung Eui-sun", "Chung", id="a surname that comes first without a title"),
        pytest.param("François Villeroy de Galhau", "Villeroy", id="a surname before an inner particle"),
        pytest.param("Zofia Nowak-Hale", "Nowak-Hale", id="a double surname"),
        pytest.param('William "Bill" Stonebridge Jr.', "Stonebridge", id="a surname behind a nickname"),
        pytest.param("Jan Hatzius", "Hatzius", id="a surname behind a given name that is a month too"),
    ],
)
def test_a_short_form_is_the_full_name(full: str, short: str) -> None:
    speaker = speaker_of(f"Acme chairman {full} left. It was late, {short} said.", short)
    assert (speaker.name, speaker.type, speaker.affiliation) == (full, "person", "Acme")


def test_a_headline_alone_names_nobody_whom_the_text_leaves_out() -> None:
    assert cast_of("It rained.", "Angry Farmers Blame Zqx Keller").entities == []


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param("It was said by Kristin and Bill Roe.", ["Kristin Roe", "Bill Roe"], id="a couple"),
        pytest.param("Kristin left. So did Kristin and Bill Roe.", ["Kristin"], id="a name alone elsewhere"),
        pytest.param("Ida Kristin met Kristin and Bill Roe.", ["Ida Kristin", "Bill Roe"], id="a surname"),
    ],
)
def test_a_couple_shares_its_surname(body: str, names: list[str]) -> None:
    speaker = speaker_of(body, "Kristin and Bill Roe")
    assert [speaker.name, *(each.name for each in speaker.also)] == names


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Tom Judge left. Then Judge rang.", "Tom Judge", id="a surname"),
        pytest.param("Lyra Bishop left. Then Bishop rang.", "Lyra Bishop", id="of a rarer given name"),
    ],
)
def test_a_title_alone_is_the_surname_of_whom_the_article_names(body: str, name: str) -> None:
    assert speaker_of(body, body.split()[-2]).name == name


def test_a_title_after_the_is_no_surname() -> None:
    assert speaker_of("Tom Judge left. Then the Judge rang.", "the Judge").name != "Tom Judge"
