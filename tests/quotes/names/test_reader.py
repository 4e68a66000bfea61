"""What a run of capitalised words says by itself: its names and their kinds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.layout import layouts_of
from streams.quotes.layout.transcripts import labels_of
from streams.quotes.names.reader import NameReader
from tests.quotes.documents import LEX, cast_of, document_of, source_of, speaker_of, words_of
from tests.quotes.registers import name_of, names_in

NAMES = [
    pytest.param("He met Ida Lund.", [("Ida Lund", "person")], id="a person"),
    pytest.param("He met Mayor Ida Lund.", [("Ida Lund", "person")], id="a person behind a title"),
    pytest.param("He met Mayor Zqx Lund.", [("Zqx Lund", "person")], id="a person whom a title tells"),
    pytest.param("He met Acme CEO Ida Lund.", [("Acme", "unknown"), ("Ida Lund", "person")],
                 id="an employer before a title"),
    pytest.param("He met Acme Corp. CEO Ida Lund.", [("Acme Corp.", "organization"), ("Ida Lund", "person")],
                 id="an employer with a full stop before a title"),
    pytest.param("He met McDonald's CEO Ida Lund.", [("McDonald's", "organization"), ("Ida Lund", "person")],
                 id="an employer with an 's before a title"),
    pytest.param("He left Zqxian (NYSE: ZQX).",
                 [("Zqxian", "organization"), ("NYSE", "organization"), ("ZQX", "organization")],
                 id="what has a symbol is an organization"),
    pytest.param("Will Zqxian survive?", [("Zqxian", "unknown")], id="a verb opens a question"),
    pytest.param('Will Zqxian asked: "Who knows?"', [("Will Zqxian", "person")], id="a given name before a question"),
    pytest.param("Will Zqxian survived.", [("Will Zqxian", "person")], id="a given name opens no question"),
    pytest.param("He met the Acme CEO.", [("Acme", "unknown"), ("CEO", "role")], id="an employer before a role alone"),
    pytest.param("He met the CEO of Acme in June.", [("Acme", "unknown"), ("CEO", "role")],
                 id="an employer behind a role alone"),
    pytest.param("He met the CEO of the Company in June.", [("Company", "organization"), ("CEO", "role")],
                 id="a term behind a role alone"),
    pytest.param("He met the Secretary of State.", [("Secretary of State", "role")], id="an office with its field"),
    pytest.param("So said the CEO of Acme Ida Lund.", [("Acme", "unknown"), ("Ida Lund", "person")],
                 id="an employer between a title and a person"),
    pytest.param("So said the CEO of the Acme Ida Lund.", [("Acme", "unknown"), ("Ida Lund", "person")],
                 id="an employer with an article between a title and a person"),
    pytest.param("So said the Head of Equity Research Ida Lund.", [("Ida Lund", "person")],
                 id="a field between a title and a person"),
    pytest.param("So said Archbishop of Zqx Ida Lund.", [("Ida Lund", "person")],
                 id="a see between a title and a person"),
    pytest.param("So said Minister for Trade and Industry Goh Teck Hwee.", [("Goh Teck Hwee", "person")],
                 id="a field behind for and a person without a known given name"),
    pytest.param("So said Supervisor Dean Oyakawa.", [("Dean Oyakawa", "person")], id="a title that is a given name"),
    pytest.param("So said Mr Justice Eady.", [("Eady", "person")], id="a title behind a courtesy"),
    pytest.param("So said Assistant Dean Lund.", [("Lund", "person")], id="a title with what belongs to it"),
    pytest.param("Landowner Faye Lund left.", [("Faye Lund", "person")], id="a noun before a person left out"),
    pytest.param("He met Lucrezia degli Esposti.", [("Lucrezia degli Esposti", "person")], id="an Italian surname"),
    pytest.param("Fort Wayne Mayor Ida Lund left.", [("Fort Wayne", "place"), ("Ida Lund", "person")],
                 id="a town before a title kept whole"),
    pytest.param("The union, Zqxite, left.", [("Zqxite", "organization")], id="who is called a union"),
    pytest.param("A union, Zqxite, left.", [("Zqxite", "unknown")], id="a new union may be part of a list"),
    pytest.param("He left the union, Zqxite and all.", [("Zqxite", "unknown")], id="who follows a union in a list"),
    pytest.param("The Compagnie des Machines Zqx fell.", [("Compagnie des Machines Zqx", "organization")],
                 id="a French company"),
    pytest.param("He met Marie des Roches.", [("Marie des Roches", "person")], id="a French surname"),
    pytest.param("It is the Department of Justice.", [("Department of Justice", "organization")], id="a department"),
    pytest.param("It is the Association of Chief Police Officers.",
                 [("Association of Chief Police Officers", "organization")], id="an organization of office holders"),
    pytest.param('He met Antonio "LA" Reid.', [('Antonio "LA" Reid', "person")], id="a nickname in capitals"),
    pytest.param('It is a "UK Zqxa".', [("UK Zqxa", "unknown")], id="a quotation mark makes no nickname"),
    pytest.param("It was said by an economist at Acme Ida Lund.", [("Acme Ida Lund", "unknown")],
                 id="two names that no verb or employer tells apart"),
    pytest.param("So said economist at Acme Ida Lund.", [("Acme", "unknown"), ("Ida Lund", "person")],
                 id="two names behind a title that a verb governs"),
    pytest.param("So said economist at Morgan Stanley Ida Lund.", [("Morgan Stanley", "organization"),
                 ("Ida Lund", "person")], id="a company and a person behind a title"),
    pytest.param("So said the envoy to Norland of Zembla. So said Zembla's envoy to Britain Zqx Xaming.",
                 [("Norland", "unknown"), ("Zembla", "unknown"), ("Zembla", "unknown"), ("Britain", "place"),
                  ("Zqx Xaming", "person")], id="a person behind where he is sent to"),
    pytest.param("So said the District of New York Ida Lund.", [("District", "unknown"), ("New York", "place"),
                 ("Ida Lund", "person")], id="a person behind a district"),
    pytest.param("So said economist at JP Morgan Lund.", [("JP Morgan Lund", "unknown")],
                 id="initials that end no name"),
    pytest.param("He met Ida Lund MP in June.", [("Ida Lund", "person")], id="a person with letters behind"),
    pytest.param("He met Lund MP in June.", [("Lund", "unknown"), ("MP", "role")], id="a surname and an office"),
    pytest.param("Recently Acme Holdings fell.", [("Acme Holdings", "organization")], id="an opening word left out"),
    pytest.param("Home Zqxa fell. So he left Home Zqxa.", [("Home Zqxa", "unknown"), ("Home Zqxa", "unknown")],
                 id="an opening word kept that the name has elsewhere"),
    pytest.param("Home Zqxa fell. So he left Zqxa.", [("Zqxa", "unknown"), ("Zqxa", "unknown")],
                 id="an opening word left out that the name has not"),
    pytest.param("Chipmaker Acme fell.", [("Acme", "unknown")], id="a maker left out"),
    pytest.param("He saw Chipmaker Acme fall.", [("Chipmaker Acme", "unknown")], id="a maker within a sentence"),
    pytest.param("He left Ernst & Young.", [("Ernst & Young", "organization")], id="partners"),
    pytest.param("He left Roe & Baker.", [("Roe & Baker", "organization")], id="a partner with a title's name"),
    pytest.param("He left Dr. Reddy's.", [("Dr. Reddy's", "organization")], id="a firm with a title and an 's"),
    pytest.param("He left Trinidad and Tobago.", [("Trinidad and Tobago", "place")], id="a country of two places"),
    pytest.param("It is for UK & EMEA.", [("UK & EMEA", "place")], id="two regions"),
    pytest.param("He met Zqx Blinth, 54, in June.", [("Zqx Blinth", "person")], id="a person whom an age introduces"),
    pytest.param("He met Zqx, who left.", [("Zqx", "unknown")], id="a word that a clause introduces"),
    pytest.param("He met Zqx Blinth, economist, in June.", [("Zqx Blinth", "person")],
                 id="a person whom a role describes"),
    pytest.param("He met Lee Jae-yong.", [("Lee Jae-yong", "person")], id="a person whose surname comes first"),
    pytest.param("Union leader Ida Lund left.", [("Ida Lund", "person")], id="a title that opens the sentence"),
    pytest.param("Acme Robotics Sues Chief Ida Lund", [("Acme Robotics Sues Chief Ida Lund", "unknown")],
                 id="a headline"),
    pytest.param("He left Zqx & King.", [("Zqx & King", "organization")], id="a title that is a partner at the end"),
    pytest.param("He left King & Zqx.", [("King & Zqx", "organization")],
                 id="a title that is a partner at the beginning"),
    pytest.param("He met Sales & Marketing Director Zqx Lund.", [("Zqx Lund", "person")],
                 id="a title with an ampersand"),
    pytest.param("He left the Health and Safety Executive.", [("Health and Safety Executive", "organization")],
                 id="a body whose name ends in a title"),
    pytest.param("He met Zqx Jae-yong.", [("Zqx Jae-yong", "person")], id="a person whom syllables tell"),
    pytest.param("Union leader left as Ida Lund came.", [("Union", "organization"), ("Ida Lund", "person")],
                 id="a word of a title that no name follows"),
    pytest.param("He met the Chief Data Officer of Equity Research in June.",
                 [("Chief Data Officer of Equity Research", "role")],
                 id="a role with its department alone"),
    pytest.param("He said so of CEO of Paper Ida Lund.", [("Ida Lund", "person")],
                 id="an ordinary word that employs nobody"),
    pytest.param("He left Booz Allen Hamilton.", [("Booz Allen Hamilton", "organization")],
                 id="a company with a person's name"),
    pytest.param("So said economist at Booz Allen Hamilton.", [("Booz Allen Hamilton", "organization")],
                 id="a company with a person's name behind a title"),
    pytest.param("So said economist at Bank of Jane Roe.", [("Bank of Jane Roe", "organization")],
                 id="a name that goes on over of"),
    pytest.param("So said economist at Agence Jane-Presse.", [("Agence Jane-Presse", "unknown")],
                 id="a name with a hyphen"),
    pytest.param("It rained.", [], id="no capital"),
    pytest.param("", [], id="no text"),
    pytest.param("So the South African said, and Roe left.", [("Roe", "unknown")], id="one of a nation of two words"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "names"), NAMES)
def test_a_run_is_read_as_names(body: str, names: list[tuple[str, str]]) -> None:
    field = document_of(body).body
    assert [(words_of(field, name.start, name.end), name.kind) for name in names_in(field)] == names


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param("He met Robert Hale Jr. in June.", ("robert", "hale"), id="without a generation"),
        pytest.param("He met José Peña.", ("jose", "pena"), id="without accents"),
        pytest.param("He met Sean O’Shea.", ("sean", "oshea"), id="without apostrophes"),
        pytest.param("He met Lee Jae-yong.", ("jaeyong", "lee"), id="with the given name first"),
        pytest.param("He left Moody's Analytics.", ("moodys", "analytics"), id="with an 's of their own"),
        pytest.param("He left Smith & Roe.", ("smith", "roe"), id="without marks"),
    ],
)
def test_the_words_of_a_name_are_folded(body: str, words: tuple[str, ...]) -> None:
    assert name_of(body).words == words


@pytest.mark.parametrize(
    ("body", "role", "sex"),
    [
        pytest.param("He met Mayor Zqx Lund.", "Mayor", "", id="an office in capitals"),
        pytest.param("He met former Mayor Zqx Lund.", "former Mayor", "", id="an adjective before it"),
        pytest.param("He met Chairwoman Zqx Lund.", "Chairwoman", "f", id="a woman's office"),
        pytest.param("He met Mrs. Zqx Lund.", None, "f", id="no courtesy title"),
        pytest.param("He met senator Mrs. Zqx Lund.", "senator", "f", id="an office before a courtesy title"),
    ],
)
def test_a_title_is_a_role_and_tells_the_sex(body: str, role: str | None, sex: str) -> None:
    name = name_of(body)
    field = document_of(body).body
    assert (name.role and words_of(field, *name.role), name.titled_sex, name.titled) == (role, sex, True)


@pytest.mark.parametrize(
    ("body", "opens"),
    [
        pytest.param("Paper CEO Ida Lund left.", True, id="an ordinary word before a chief"),
        pytest.param("Apple CEO Ida Lund left.", False, id="no company of an ordinary word"),
        pytest.param("Fed Governor Ida Lund left.", False, id="no noun that only ends names"),
        pytest.param("Paper Table CEO Ida Lund left.", False, id="no two words before a chief"),
        pytest.param("Paper Table Governor Ida Lund left.", True, id="two words before another office"),
    ],
)
def test_an_employer_may_open_a_sentence_as_any_word(body: str, *, opens: bool) -> None:
    employer, _ = names_in(document_of(body).body)
    assert employer.opens is opens


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("ZQX", "unknown", id="capitals tell no organization"),
        pytest.param("Jane", "unknown", id="a given name alone tells nothing"),
        pytest.param("Zqx Blinth", "person", id="words of no list are a person's"),
        pytest.param("Market Participant", "unknown", id="ordinary words are not"),
        pytest.param("Acme Holdings", "organization", id="an organization stays one"),
    ],
)
def test_a_label_in_a_transcript_is_mostly_a_person(name: str, kind: str) -> None:
    other = "Ida Lund: It was late and it rained.\n\n"
    field = document_of(f"{name}: It was late and it rained.\n\n{other}" * 4).body
    labels = labels_of(field, LEX)
    assert labels
    assert NameReader(field, LEX, labels).names()[0].kind == kind


@given(st.text(alphabet=st.sampled_from("AbC Roe.,'’&-\"()Mr delaCEO\n"), max_size=200), st.text())
def test_names_of_any_text_are_in_order_and_do_not_overlap(body: str, other: str) -> None:
    field = document_of(body + other).body
    names = names_in(field)
    assert all(one.end <= other.start or other.end <= one.start for one, other in pairwise(names))
    for name in names:
        assert 0 <= name.lead <= name.start < name.end <= len(field.words)
        assert len(name.words) == len(name.at)
        assert all(name.start <= at < name.end for at in name.at)


SPEAKERS = [
    pytest.param("Everton of manager David Zqxes drew. Zqxes said so.", "Zqxes", "David Zqxes", "person",
                 id="whose manager somebody is"),
    pytest.param("The Beatles of manager David Zqxes sang. Zqxes said so.", "Zqxes", "David Zqxes", "person",
                 id="an article is no given name"),
    pytest.param("The pride of manager David Zqxes grew. Zqxes said so.", "Zqxes", "David Zqxes", "person",
                 id="a noun is no name"),
    pytest.param("Then at Acme of manager David Zqxes it fell. Zqxes said so.", "Zqxes", "David Zqxes", "person",
                 id="a word before a name is no given name"),
    pytest.param("Ida Lund MP spoke. Lund said so.", "Lund", "Ida Lund", "person",
                 id="letters behind a name are left out"),
    pytest.param("Ida Lund MP spoke.", "Ida Lund MP", "Ida Lund", "person",
                 id="letters behind a name are left out of a source"),
    pytest.param("Jane Roe MD spoke. Roe said so.", "Roe", "Jane Roe", "person",
                 id="a degree behind a name is left out"),
    pytest.param("Dr. Jane Roe M.D. spoke. Roe said so.", "Roe", "Jane Roe", "person",
                 id="a degree with full stops behind a name is left out"),
    pytest.param("Jane Roe MD PhD spoke. Roe said so.", "Roe", "Jane Roe", "person",
                 id="two degrees behind a name are left out"),
    pytest.param("Chairman of the Trade Committee Jane Roe KC spoke. Roe said so.", "Roe", "Jane Roe", "person",
                 id="an honour behind a name with a title is left out"),
    pytest.param("Labour MP Ida Lund spoke.", "Labour MP Ida Lund", "Ida Lund", "person",
                 id="a party before a title is no part of the name"),
    pytest.param("So the AFL-CIO said so.", "AFL-CIO", "AFL-CIO", "organization", id="no officer behind a hyphen"),
    pytest.param("Compass said so.", "Compass", "Compass", "unknown",
                 id="what can be counted, without an article"),
    pytest.param("Regulators said so.", "Regulators", "Regulators", "role", id="several of what anybody may be"),
    pytest.param("Research said so.", "Research", "Research", "unknown", id="what can not"),
    pytest.param("Jane Waters left. Waters said so.", "Waters", "Jane Waters", "person", id="several, but a surname"),
    pytest.param("Democrats said so.", "Democrats", "Democrats", "organization", id="a party by those who are in it"),
    pytest.param("He met Zqx MPs. Zqx said so.", "Zqx", "Zqx", "organization",
                 id="who hold an office are no part of a name"),
    pytest.param("Culture, Media and Sport Secretary Ida Lund spoke.", "Culture, Media and Sport Secretary Ida Lund",
                 "Ida Lund", "person", id="parts of a government"),
    pytest.param("Zqora Zqaba, one of Acme's engineers, spoke.", "Zqora Zqaba", "Zqora Zqaba", "person",
                 id="one of a company's people"),
    pytest.param("Zqora Zqaba, one of Norland's banks, spoke.", "Zqora Zqaba", "Zqora Zqaba", "unknown",
                 id="not one of a country's banks"),
    pytest.param("Johnson & Roe said so.", "Johnson & Roe", "Johnson & Roe", "organization",
                 id="a given name may be a partner"),
    pytest.param("Roe & Baker said so.", "Roe & Baker", "Roe & Baker", "organization",
                 id="a title may be a partner at the end"),
    pytest.param("Baker & Roe said so.", "Baker & Roe", "Baker & Roe", "organization",
                 id="a title may be a partner at the beginning"),
    pytest.param("Sales & Marketing Director Ida Lund said so.", "Sales & Marketing Director Ida Lund", "Ida Lund",
                 "person",
                 id="an ampersand may stand in a title"),
    pytest.param("Md Mizanur Rahman said so.", "Md Mizanur Rahman", "Md Mizanur Rahman", "person",
                 id="initials are a title only in capitals"),
    pytest.param("Trinidad and Tobago said so.", "Trinidad and Tobago", "Trinidad and Tobago", "organization",
                 id='two places that "and" joins are one'),
    pytest.param("Home Depot said so.", "Home Depot", "Home Depot", "organization",
                 id="a company may begin with a word that also opens sentences"),
    pytest.param("Jonas Guest spoke. Mr Guest said so.", "Mr Guest", "Jonas Guest", "person",
                 id="behind a courtesy title stands a surname"),
    pytest.param("Booking.com said so.", "Booking.com", "Booking.com", "organization", id="a domain ends a name"),
    pytest.param("Amazon.co.uk said so.", "Amazon.co.uk", "Amazon.co.uk", "organization", id="or two do"),
    pytest.param("Analyst.com said so.", "Analyst.com", "Analyst.com", "organization", id="a domain behind a title"),
    pytest.param("Zqx.io and Zqx said so.", "Zqx", "Zqx.io", "organization", id="the name without it is the same"),
    pytest.param("Five Norwell Foods workers left.", "Norwell Foods", "Norwell Foods", "organization",
                 id="no other company does"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_speaker_is_named_without_titles_and_letters(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


PRESS = [
    pytest.param("Federal Reserve Board Governor Jane Roe", "Governor", "Federal Reserve Board", id="a known body"),
    pytest.param("Jane Roe of stockbroker Ida Capel", None, "Ida Capel", id="a firm behind what people are, too"),
    pytest.param("SEC Chair Jane Roe", "Chair", "SEC", id="capitals employ"),
    pytest.param("UPDATE Chair Jane Roe", "Chair", None, id="but no word that is only shouted"),
    pytest.param("Good Energy chief Jane Roe", "chief", "Good Energy", id="an ordinary word begins a firm's name"),
    pytest.param("Yesterday Council chief Jane Roe", "chief", "Council", id="but none that says when"),
    pytest.param("Acme Chairman and CEO Jane Roe", "Chairman and CEO", "Acme",
                 id="two titles in capitals have the employer before them"),
    pytest.param("Acme Chairman & CEO Jane Roe", "Chairman & CEO", "Acme",
                 id="two titles may be joined by an ampersand"),
    pytest.param("Acme Co-Founder and Chief Technology Officer Jane Roe", "Co-Founder and Chief Technology Officer",
                 "Acme",
                 id="a title with a hyphen may come first"),
    pytest.param("The founder and CEO of Acme Foods Jane Roe", "founder and CEO", "Acme Foods",
                 id='an employer stands between "of" and the name'),
    pytest.param("CEO and founder of Acme Jane Roe", "CEO and founder", "Acme",
                 id='an employer of one word stands between "of" and the name'),
    pytest.param("CEO of Morgan Stanley Jane Roe", "CEO", "Morgan Stanley",
                 id='an employer that looks like a person stands between "of" and the name'),
    pytest.param("Visionary CEO Jane Roe", "Visionary CEO", None,
                 id="an adjective that opens a sentence employs nobody"),
    pytest.param("Apple CEO Jane Roe", "CEO", "Apple",
                 id="a company of an ordinary word employs its chief at the beginning"),
    pytest.param("Shell chief executive Jane Roe", "chief executive", "Shell",
                 id="a company of an ordinary word employs its chief executive"),
    pytest.param("Acting chair of the CFTC Jane Roe", "Acting chair", "CFTC",
                 id='an employer behind "of the" stands before the name'),
    pytest.param("Embattled CEO Jane Roe", "CEO", None, id="a participle that opens a sentence employs nobody"),
    pytest.param("Fed Governor Jane Roe", "Governor", "Fed", id="a noun that only ends names employs at the beginning"),
    pytest.param("Epic Games Chief Technology Officer Jane Roe", "Chief Technology Officer", "Epic Games",
                 id="a company of two ordinary words employs at the beginning"),
    pytest.param("Attorney General Lord Jane Roe", "Attorney General", None, id="a peer's title is no office"),
    pytest.param("Former State Senator Dr. Jane Roe", "Former State Senator", None, id="nor is a doctor's"),
    pytest.param("Canadian AI researcher Jane Roe", "AI researcher", None, id="a field may belong to the title"),
    pytest.param("Renowned AI researcher Jane Roe", "AI researcher", None, id="also behind a participle"),
    pytest.param("Scale AI founder Jane Roe", "founder", "Scale AI", id="or to the employer"),
    pytest.param("Crypto.com CEO Jane Roe", "CEO", "Crypto.com", id="a domain ends the employer"),
    pytest.param("Ripple CEO Jane Roe said that Ripple fell.", "CEO", "Ripple",
                 id="an ordinary word that is a name elsewhere"),
    pytest.param("Previous Chief Executive Jane Roe", "Chief Executive", None,
                 id="another adjective that opens a sentence employs nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_speaker_has_the_title_and_the_employer_of_the_run(source: str, role: str, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


@pytest.mark.parametrize(
    "title", [pytest.param("Mr. Of", id="a courtesy title"), pytest.param("Gov. Of", id="an office")]
)
def test_a_title_may_end_in_of(title: str) -> None:
    entities = cast_of(f"It was {title} the user, Ida Lund.").entities
    assert [entity.words for entity in entities] == [("ida", "lund")]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Jane Roe OBE, chair of Acme,", id="before an office"),
        pytest.param("Jane Roe MP, a Labour backbencher,", id="before what she is"),
    ],
)
def test_post_nominals_end_a_name(source: str) -> None:
    assert speaker_of(f"{source} said so.", source.rstrip(",")).name == "Jane Roe"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        pytest.param("ZQXVILLE, Ohio (Wire) - It rained.", "place", id="in capitals where a story was written"),
        pytest.param("ZQXVILLE, June 5 (Wire) - It rained.", "place", id="in capitals before a day"),
        pytest.param("ZQX INC., June 5 (Wire) - It rained.", "organization", id="not a company"),
        pytest.param("ZQX (Omaha) - It rained.", "organization", id="not what is somewhere itself"),
        pytest.param("Zqxville, Ohio (Wire) - It rained.", "unknown", id="not in small letters"),
    ],
)
def test_a_dateline_names_a_place(body: str, kind: str) -> None:
    document = document_of(body)
    (_, layout) = layouts_of(document, LEX)
    assert layout.datelines
    first, *_ = NameReader(document.body, LEX, {}, layout.datelines).names()
    assert first.kind == kind
