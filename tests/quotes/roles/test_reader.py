"""What people are and for whom: what is noted on them of all that an article says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.transcripts import labels_of
from streams.quotes.names.entities import Entity, FieldRange
from streams.quotes.names.grouping import grouped
from streams.quotes.names.reader import NameReader
from streams.quotes.roles.reader import RoleReader
from streams.text.document import TextField
from tests.quotes.documents import LEX, cast_of, document_of, source_of, speaker_of, words_of


def noted(body: str) -> tuple[TextField, list[Entity]]:
    """A body, and whom it names with what it says of them."""
    field = document_of(body).body
    labels = labels_of(field, LEX)
    names = NameReader(field, LEX, labels).names()
    register = grouped(names, LEX)
    RoleReader(field, names, register, labels).note_all()
    return field, register.entities


def the_person(body: str) -> tuple[TextField, Entity]:
    field, entities = noted(body)
    return field, next(entity for entity in entities if entity.type == "person" and "lund" in entity.words)


def text(field: TextField, place: FieldRange | None) -> str | None:
    return None if place is None else words_of(field, place.start, place.end)


def tied_to(field: TextField, person: Entity) -> str | None:
    """The first organization that ``person`` is tied to now, or was once; no place and no party."""
    organizations = [
        tie for tie in person.ties if words_of(field, tie.at.start, tie.at.end) not in ("Berlin", "Democratic")
    ]
    ties = [tie for tie in organizations if not tie.is_past] or organizations
    return text(field, ties[0].at) if ties else None


NOTED = [
    pytest.param("He met Ida Lund, an analyst. He met CEO Ida Lund.", "analyst", None, False,
                 id="the first of two roles"),
    pytest.param("He met CEO Ida Lund. He met Ida Lund, chief data officer.", "chief data officer", None, False,
                 id="the fuller of two roles"),
    pytest.param("He met Capt. Ida Lund, chair of it.", "chair", None, False, id="a role before a courtesy title"),
    pytest.param("He met his daughter, Ida Lund, a banker.", "banker", None, False, id="and before a relation"),
    pytest.param("He met senator Ida Lund, chair of it.", "senator", None, False, id="a title that is an office"),
    pytest.param("He met former president Ida Lund. He met CEO Ida Lund.", "CEO", None, False,
                 id="the present before a longer past"),
    pytest.param("He met CEO Ida Lund. He met former executive director Ida Lund.", "CEO", None, False,
                 id="the present behind which a past is named"),
    pytest.param("Acme's chair, the former banker Ida Lund, left.", "chair", "Acme", False,
                 id="the present before a past in an apposition"),
    pytest.param("Acme's chair, former banker Ida Lund, left.", "chair", "Acme", False, id="without an article"),
    pytest.param("They met Acme's chair, former banker Ida Lund.", "chair", "Acme", False, id="at the end"),
    pytest.param("After he met Acme's chair, former banker Ida Lund left.", "former banker", None, True,
                 id="not somebody else's present"),
    pytest.param("They met Acme's chair, former banker Ida Lund, and others.", "former banker", None, True,
                 id="nor in a list"),
    pytest.param("The chair, former banker Ida Lund, left.", "former banker", None, True, id="nor a chair of nothing"),
    pytest.param("He met former CEO Ida Lund.", "former CEO", None, True, id="a past if there is nothing else"),
    pytest.param("He met Ida Lund of Acme.", None, "Acme", False, id="an employer without a role"),
    pytest.param("Ida Lund, 54, is chief executive of Acme.", "chief executive", "Acme", False,
                 id="a predicate behind an age"),
    pytest.param("Ida Lund, then Globex's head of clearing and now a partner at Acme, left.", "partner", "Acme", False,
                 id="then and now"),
    pytest.param("Ida Lund, then Globex's head of clearing, left.", "head of clearing", "Globex", True, id="then"),
    pytest.param("Ida Lund runs Acme.", None, "Acme", False, id="what somebody runs"),
    pytest.param("Ida Lund leads Acme by two points.", None, None, False, id="no race that somebody leads"),
    pytest.param("Ida Lund, who sees Max Feld as a director of Acme, left.", None, None, False,
                 id="no capacity of somebody else"),
    pytest.param("He backed the board and the chief executive, Mr. Lund said. He met Ida Lund.", None, None, False,
                 id="no office of what somebody says"),
    pytest.param("Cars were sold by the Mayor, Globex, Ida Lund said.", None, None, False,
                 id="no title within a sentence, no firm and no name"),
    pytest.param("The company Globex bought last year fell. Ida Lund left.", None, None, False, id="a reduced clause"),
    pytest.param("Ida Lund, who helps manage $2.1 billion as a portfolio manager at Acme, left.", "portfolio manager",
                 "Acme", False, id="in what capacity"),
    pytest.param("Ida Lund, who helps manage $2.1 billion (as a fund at Acme), left.", None, None, False,
                 id="no capacity behind a parenthesis"),
    pytest.param("Its chairman, Dr Ida Lund, left.", "chairman", None, False, id="an office before a comma and Dr"),
    pytest.param("Its chief negotiator, Chief Ida Lund, left.", "chief negotiator", None, False,
                 id="an office before a comma and a title of honour"),
    pytest.param("The Managing Director, Acme Limited, Mrs. Ida Lund, left.", "Managing Director", "Acme Limited",
                 False, id="a title, its firm and the name"),
    pytest.param("The Minister of Power, Ida Lund, left.", "Minister of Power", None, False,
                 id="a title in capitals that opens the sentence"),
    pytest.param("It pays less than a chief at Acme, Lund said. He met Ida Lund.", None, None, False,
                 id="no office of somebody else before a surname"),
    pytest.param("Ida Lund (Acme Corp.): We agree.", None, "Acme Corp.", False, id="a firm in parentheses in a label"),
    pytest.param("Ida Lund, Acme Corp.: We agree.", None, "Acme Corp.", False, id="a firm behind a comma in a label"),
    pytest.param("Ida Lund (Berlin): We agree.", None, None, False, id="no place in a label"),
    pytest.param("He met Acme CEO Ida Lund. He met Globex CEO Ida Lund.", "CEO", "Acme", False,
                 id="the first of two employers"),
    pytest.param("He met former Acme CEO Ida Lund. He met Globex CEO Ida Lund.", "CEO", "Globex", False,
                 id="the present employer"),
    pytest.param("He met former Acme CEO Ida Lund. He met Ida Lund of Globex.", "former Acme CEO", "Globex", True,
                 id="the present employer without a role"),
    pytest.param("He met Ida Lund, an investor in Acme-backed talks.", "investor", None, False, id="no backer"),
    pytest.param("He met Berlin chief Ida Lund.", "chief", None, False, id="no place"),
    pytest.param("He met Paul Reyes aide Ida Lund.", "aide", None, False, id="no person"),
    pytest.param("He met Edward Jones analyst Ida Lund.", "analyst", "Edward Jones", False,
                 id="a firm with a person's name"),
    pytest.param("He met CEO Edward Jones and Edward Jones analyst Ida Lund.", "analyst", None, False,
                 id="no person with a role of his own"),
    pytest.param("He met Ida Lund, an analyst with Edward Jones.", "analyst", "Edward Jones", False,
                 id="a firm with a person's name behind a preposition"),
    pytest.param("He met Ida Lund, an analyst of Edward Jones.", "analyst", None, False,
                 id="no person behind another preposition"),
    pytest.param("He met Ida Lund, head of gold at the Elmira broker Paul Reyes.", "head of gold", "Paul Reyes", False,
                 id="a firm that is called one"),
    pytest.param("He met Rosaria Prieto executive Ida Lund.", "executive", "Rosaria Prieto", False,
                 id="a firm whose given name is rare, by the office"),
    pytest.param("He met Rosaria Prieto's analyst, Ida Lund.", "analyst", "Rosaria Prieto", False,
                 id="a firm that owns an analyst's office"),
    pytest.param("He met Rosaria Prieto's chief strategist, Ida Lund.", "chief strategist", None, False,
                 id="no politician who owns it"),
    pytest.param("Rosaria Prieto won. He met Rosaria Prieto executive Ida Lund.", "executive", None, False,
                 id="nobody who is named elsewhere"),
    pytest.param("He met Rosaria Prieto chief of staff Ida Lund.", "chief of staff", None, False,
                 id="nobody who has a staff"),
    pytest.param("He met Target analyst Ida Lund.", "analyst", "Target", False, id="an ordinary word before a role"),
    pytest.param("He met Target winner Ida Lund.", "winner", None, False, id="no ordinary word before another role"),
    pytest.param("Target winner Ida Lund left.", "winner", None, False, id="no ordinary word that opens the sentence"),
    pytest.param("He met Ida Lund, author at Silent Spring.", "author", "Silent Spring", False,
                 id="two ordinary words behind at"),
    pytest.param("He met Ida Lund, author of Silent Spring.", "author", None, False, id="no ordinary words behind of"),
    pytest.param("He met Target's Ida Lund.", None, "Target", False,
                 id="an ordinary word of a company that owns the name"),
    pytest.param("He met Paper's Ida Lund.", None, None, False, id="no other word that owns the name"),
    pytest.param("He met former Acme CEO Ida Lund. So Globex's Ida Lund left.", "former Acme CEO", "Globex", True,
                 id="the employer who owns the name where another is past"),
    pytest.param("He met former Acme CEO Ida Lund. He met former Globex CEO Ida Lund.", "former Acme CEO", "Acme", True,
                 id="the first of two past employers"),
    pytest.param("He met presumptive Democratic nominee Ida Lund.", "nominee", None, False, id="no party"),
    pytest.param("He met Securities chief Ida Lund.", "chief", None, False, id="no field of work"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "role", "employer", "is_past"), NOTED)
def test_the_best_of_what_is_said_is_kept(body: str, role: str | None, employer: str | None, *, is_past: bool) -> None:
    field, person = the_person(body)
    assert (text(field, person.role), tied_to(field, person)) == (role, employer)
    assert person.left_role is is_past


def test_offices_and_whom_they_are_held_for_are_collected() -> None:
    field, entities = noted("He met chief U.S. economist Ida Lund. He met Acme CEO Ida Lund.")
    person = next(entity for entity in entities if entity.words == ("ida", "lund"))
    assert person.offices == {"chief", "economist", "executive"}
    assert {text(field, entities[index].name) for index in person.principals} == {"U.S.", "Acme"}


@pytest.mark.parametrize(
    ("body", "owner"),
    [
        pytest.param("He met its CEO, Ida Lund, today.", "its", id="a pronoun owns the office"),
        pytest.param("He met the company's CEO, Ida Lund, today.", "company", id="a description owns the office"),
        pytest.param("He met CEO Ida Lund.", None, id="nobody owns the office"),
    ],
)
def test_whom_the_text_only_refers_to_is_noted(body: str, owner: str | None) -> None:
    field, person = the_person(body)
    assert text(field, person.owner) == owner


@pytest.mark.parametrize(
    ("body", "described", "kind"),
    [
        pytest.param("Zqx United, the union of bakers, left.", {"union"}, "organization", id="what is between commas"),
        pytest.param("Zqx United, a bank serving it, left.", {"bank"}, "organization", id="what a participle follows"),
        pytest.param("Zqx United, a bank, left.", {"bank"}, "organization", id="what a comma follows"),
        pytest.param("Zqx United, the bank left.", set(), "unknown", id="not the subject of what follows"),
        pytest.param(
            "So Zqx is it, said Zqx United, the union of bakers.", set(), "unknown", id="not within a sentence"
        ),
        pytest.param("Zqx United, bank of it, left.", set(), "unknown", id="not without an article"),
        pytest.param("Zqx United, the house of it, left.", set(), "unknown", id="not what no organization is"),
        pytest.param("Zqx United, the one of the union, left.", set(), "unknown", id="not behind a preposition"),
        pytest.param("Zqx United, the small small small small union, left.", set(), "unknown", id="not far behind"),
        pytest.param("Zqx United the union of it left.", set(), "unknown", id="not without a comma"),
        pytest.param("Zqx United, the", set(), "unknown", id="not at the end of the text"),
        pytest.param("So crypto exchange Zqx United left.", {"exchange"}, "organization", id="a noun before the name"),
        pytest.param("So influencer Zqx United left.", set(), "person", id="not what somebody is"),
    ],
)
def test_an_apposition_says_what_an_organization_is(body: str, described: set[str], kind: str) -> None:
    entity = next(entity for entity in noted(body)[1] if "united" in entity.words)
    assert (entity.described, entity.type) == (described, kind)


def test_a_label_says_what_a_speaker_is() -> None:
    other = "Max Feld -- Globex -- Analyst\n\nIt was late and it rained.\n\n"
    field, person = the_person(f"Ida Lund -- Chief Executive, Acme Corp.\n\nIt was late.\n\n{other}" * 3)
    assert (text(field, person.role), tied_to(field, person)) == ("Chief Executive", "Acme Corp.")


@given(st.text(alphabet=st.sampled_from("AbC Lund.,'’&-\"()MrofatCEOs\n"), max_size=200))
def test_every_index_on_the_entities_of_any_text_is_one_of_them(body: str) -> None:
    field, entities = noted(body)
    for entity in entities:
        tied = {tie.organization for tie in entity.ties}
        assert (tied | entity.principals) <= set(range(len(entities)))
        for place in (entity.role, entity.owner, *(tie.at for tie in entity.ties)):
            assert place is None or 0 <= place.start < place.end <= len(field.words)


PRESS = [
    pytest.param("Jane Roe, an analyst at Bryan Garnier,", "analyst", "Bryan Garnier",
                 id="an employer may have a person's name behind \"at\""),
    pytest.param("Former Globex chief executive Jane Roe left. Roe, chief executive of Acme,", "chief executive",
                 "Acme",
                 id="what is said later of the present replaces what is past"),
    pytest.param("Jane Roe, CEO of Acme, left. The former chief executive of Globex, Jane Roe,", "CEO", "Acme",
                 id="what is said later of the past replaces nothing"),
    pytest.param("Jane Roe, a Globex analyst at Acme,", "analyst", "Acme", id="an analyst is of whom he works for"),
    pytest.param("Jane Roe, Europe president of Acme Corp.,", "Europe president", "Acme Corp.",
                 id="whoever has a part of the world in his title is of the firm behind it"),
    pytest.param("Jane Roe, Store Manager, Acme Corp.,", "Manager", "Acme Corp.",
                 id="and so is who has a common word in it"),
    pytest.param("Acme Corp. North America CEO Jane Roe", "North America CEO", "Acme Corp.",
                 id="a title begins behind a legal form"),
    pytest.param("Monster Beverage Chief Executive Jane Roe", "Chief Executive", "Monster Beverage",
                 id="and behind a known company"),
    pytest.param("Home Depot Chief Financial Officer Jane Roe", "Chief Financial Officer", "Home Depot",
                 id="whatever words it has"),
    pytest.param("Jane Roe, an analyst at Target,", "analyst", "Target",
                 id='an ordinary word behind an office\'s "at"'),
    pytest.param("Target rose. Jane Roe, an analyst at Target,", "analyst", "Target",
                 id="an ordinary word that is named twice employs"),
    pytest.param("Jane Roe, an analyst at Target (TGT),", "analyst", "Target",
                 id="an ordinary word with a ticker employs"),
    pytest.param("Jane Roe, an analyst at the retailer Target,", "analyst", "Target",
                 id="an ordinary word behind its trade employs"),
    pytest.param("Jane Roe, chief executive of Target,", "chief executive", "Target",
                 id="an ordinary word behind an officer's \"of\" employs"),
    pytest.param("It was Target analyst Jane Roe. Roe", "analyst", "Target",
                 id="an ordinary word before an analyst employs"),
    pytest.param("Jane Roe of State", None, None, id="a state employs nobody"),
    pytest.param("Jane Roe, an analyst at Home Depot,", "analyst", "Home Depot",
                 id='two ordinary words behind "at" employ'),
    pytest.param("Jane Roe, head of sales at Shopping.com,", "head of sales", "Shopping.com",
                 id="an ordinary word with a domain employs"),
    pytest.param("Jane Roe, a QC and law professor,", "law professor", None, id="letters of an honour do not"),
    pytest.param("Tory leader Jane Roe", "leader", "Tory", id="a party has a leader"),
    pytest.param("Tory health spokeswoman Jane Roe", "health spokeswoman", "Tory", id="a party has a spokeswoman"),
    pytest.param("Sen. Jane Roe, the Ohio Democrat,", "Sen.", None, id="a party's member is no better office"),
    pytest.param("Zqxville North MP Jane Roe", "MP", None, id="a constituency employs nobody"),
    pytest.param("Republican governor Jane Roe", "Republican governor", None, id="and no governor"),
    pytest.param("Jane Roe, editor-in-chief of Acme,", "editor-in-chief", "Acme", id="an office of three words"),
    pytest.param("Jane Roe, director general of Acme,", "director general", "Acme", id="an adjective behind a noun"),
    pytest.param("The new chair of the Elmira Council, Jane Roe,", "chair", "Elmira Council",
                 id="who is new in an office"),
    pytest.param("Jane Roe, Commerce and Industry Minister,", "Commerce and Industry Minister", None,
                 id="a minister of two departments"),
    pytest.param("Jane Roe, a former diplomat in the East now with Acme,", "former diplomat", "Acme",
                 id="with whom somebody is now"),
    pytest.param("She left New York. New CEO Jane Roe", "CEO", None, id="an adjective that begins a name elsewhere"),
    pytest.param("Acme critics Jane Roe and Ida Lund", None, None, id="critics are no company's"),
    pytest.param("Acme researchers Jane Roe and Ida Lund", "researcher", "Acme", id="researchers are"),
    pytest.param("Jane Roe, CEO of Zqx Square,", "CEO", "Zqx Square", id="a firm that sounds like a place"),
    pytest.param("Jane Roe, director of Zqx Square,", "director", None, id="a place has a director, too"),
    pytest.param("Jane Roe, manager of a group lobbying in the European Union,", "manager", None,
                 id="nothing behind an organization without a name"),
    pytest.param("Jane Roe, author of Silent Spring,", "author", None, id="what somebody wrote employs nobody"),
    pytest.param("Acme analysts Jane Roe, Max Feld and Ida Lund", "analyst", "Acme", id="several have one office"),
    pytest.param("Tory shadow chancellor Jane Roe", "shadow chancellor", "Tory", id="a party has a shadow office"),
    pytest.param("Tory MP Jane Roe", "MP", "Tory", id="and members of a parliament"),
    pytest.param("Zqxesz MEP Jane Roe", "MEP", "Zqxesz", id="whatever it is called"),
    pytest.param("Jane Roe, the Labour MP for Zqxstow,", "MP", "Labour", id="and no constituency"),
    pytest.param("Acme critic Jane Roe", "critic", None, id="a critic is no company's"),
    pytest.param("Labour's Jane Roe", None, "Labour", id="and people"),
    pytest.param("Republican governor Jane Roe", "Republican governor", None, id="no country's office"),
    pytest.param("Labour's Jane Roe, mayor of London,", "mayor", "London", id="nor whom another employs"),
    pytest.param("Acme analysts led by Jane Roe", "analyst", "Acme", id="who leads several has their office"),
    pytest.param("Jane Roe, Mr. Lund's budget director,", "budget director", None, id="somebody's with a courtesy"),
    pytest.param("Jane Roe, minister of Economy and Trade,", "minister of Economy and Trade", None,
                 id="a portfolio employs nobody"),
    pytest.param("Jane Roe, commissioner of FERC,", "commissioner", "FERC", id="letters of a body do"),
    pytest.param("Jane Roe, vice president for North American sales,", "vice president for North American sales", None,
                 id="nor does a part of the world"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_speaker_is_what_the_press_says(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


ROLES = [
    pytest.param("Ida Lund left. Lund said so.", "Lund", None, None, id="a name alone says nothing"),
    pytest.param("“It fell,” said economists Ida Lund and Max Feld. Lund said so.", "Lund", "economist", None,
                 id="several have one office without an employer, too"),
    pytest.param("After he met the mayor, Ida Lund left. Lund said so.", "Lund", None, None,
                 id="no apposition where a clause begins"),
    pytest.param("He backs the mayor, Mrs. Lund told him. Lund said so.", "Lund", None, None,
                 id="nor where it has a title"),
    pytest.param("If Ida Lund is the nominee, he wins. Lund said so.", "Lund", None, None,
                 id="nothing that is only supposed"),
    pytest.param("Ida Lund, who took over as chief executive of Acme in May, left. Lund said so.", "Lund",
                 "chief executive", "Acme", id="what somebody took over as"),
    pytest.param("Ida Lund, who has been CEO of Acme since May, left. Lund said so.", "Lund", "CEO", "Acme",
                 id="what somebody has been since"),
    pytest.param("Sen. Ida Lund left. Lund said so.", "Lund", "Sen.", None,
                 id="a title is a role where nothing better is said"),
    pytest.param("Ida Lund is a senator. Lund said so.", "Lund", "senator", None,
                 id="a sentence may say what somebody is"),
    pytest.param("Ida Lund left Globex. She is now chief executive of Acme. Lund said so.", "Lund", "chief executive",
                 "Acme", id="and of whom a pronoun means"),
    pytest.param("Ida Lund left. She quit her job as chief executive of Acme. Lund said so.", "Lund", None, None,
                 id="no post that somebody quits"),
    pytest.param("Ida Lund left. The man who sued her is chief executive of Acme. Lund said so.", "Lund", None, None,
                 id="nothing of another clause"),
    pytest.param("Ida Lund left. Until she is chief executive of Acme, she waits. Lund said so.", "Lund", None, None,
                 id="nothing that is not so yet"),
    pytest.param("Ida Lund left. She is a customer of Acme. Lund said so.", "Lund", None, None,
                 id="nothing of who works for nobody"),
    pytest.param("Ida Lund left. In her new role as head of research at Acme, she sees it. Lund said so.", "Lund",
                 "head of research", "Acme", id="in what post somebody is"),
    pytest.param("Ida Lund left. In her old role as head of research at Acme, she saw it. Lund said so.", "Lund",
                 None, None, id="no post that somebody has left"),
    pytest.param("Ida Lund left. She was chief executive of Acme. Lund said so.", "Lund", None, None,
                 id="nothing past of whom a pronoun means"),
    pytest.param("Ida Lund, chief of Globex, left. She is a founder of Acme. Lund said so.", "Lund", "chief", "Globex",
                 id="nothing that stands farther away than what is beside the name"),
    pytest.param("Zqxa Zqab of Acme Corp. said so.", "Zqxa Zqab", None, "Acme Corp.",
                 id="whoever is of a company is somebody"),
    pytest.param("Ida Lund, a manager at Sea, left. Lund said so.", "Lund", "manager", "Sea",
                 id="a company whose name is a common word"),
    pytest.param("He spoke to Ida Lund, an analyst at Acme, Max Feld said.", "Max Feld", None, None,
                 id="no apposition of another"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_a_short_name_is_what_the_text_says(body: str, source: str, role: str | None, affiliation: str | None) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


def test_a_firm_that_looks_like_a_person_employs_an_analyst() -> None:
    analyst = speaker_of("Edward Jones analyst Jane Roe said so.", "Edward Jones analyst Jane Roe")
    assert analyst.affiliation == "Edward Jones"
    assert speaker_of("Paul Reyes aide Jane Roe said so.", "Paul Reyes aide Jane Roe").affiliation is None


@pytest.mark.parametrize(
    ("body", "employers"),
    [
        pytest.param("Acme analysts Jane Roe and Ida Lund said so.", ["acme", "acme"], id="both"),
        pytest.param("Acme analysts Jane Roe, Ida Lund and Max Feld said so.", ["acme"] * 3, id="all three"),
        pytest.param("The analysts Jane Roe and Ida Lund said so.", [None, None], id="nobody's"),
        pytest.param("Acme analysts led by Jane Roe said so.", ["acme"], id="who leads them"),
        pytest.param("Acme analysts including Jane Roe said so.", ["acme"], id="one of them"),
        pytest.param("Acme analysts misled by Jane Roe said so.", [None], id="not who does something else"),
        pytest.param("Acme fired Jane Roe and Ida Lund.", [None, None], id="no office"),
        pytest.param("Acme analysts Jane Roe and Ida Lund left. Max Feld won.", ["acme", "acme", None], id="no other"),
    ],
)
def test_what_several_are_stands_before_their_names(body: str, employers: list[str | None]) -> None:
    entities = cast_of(body).entities
    people = [entity for entity in entities if entity.type == "person"]
    tied = [[" ".join(entities[tie.organization].words) for tie in person.ties] for person in people]
    assert [each[0] if each else None for each in tied] == employers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("US mortgage company Fannie Mae said so.", "organization", id="a company"),
        pytest.param("The group Ida Lund leads said so.", "person", id="whom a clause is about"),
        pytest.param("The group Ida Lund has led said so.", "person", id="whom a longer clause is about"),
        pytest.param("In the group Ida Lund, who sang, wept.", "person", id="who sings in it"),
        pytest.param("Retail group Ida Lund, which fell, said so.", "organization", id="which is a group"),
        pytest.param("US group Ida Lund has filed for it.", "organization", id="a group without an article"),
        pytest.param("The witness Ida Lund said so.", "person", id="somebody"),
    ],
)
def test_a_firm_with_a_persons_name_is_called_one(text: str, kind: str) -> None:
    assert {entity.type for entity in cast_of(text).entities} - {"place"} == {kind}
