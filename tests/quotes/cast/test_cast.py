"""Who is in an article, and whom its words mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.model import Speaker
from tests.quotes.documents import cast_of, speaker_of


def speaker_at(text: str, title: str = "") -> Speaker:
    """Whom what stands between the bars in ``text`` means."""
    before, source, behind = text.split("|")
    cast = cast_of(before + source + behind, title)
    starts = cast.document.body.starts
    return cast.speaker_of_span(
        "body", sum(at < len(before) for at in starts), sum(at < len(before + source) for at in starts)
    )


MENTIONS = [
    pytest.param("So |Ida Lund| left.", "Ida Lund", id="the name"),
    pytest.param("So |senator Ida Lund| left.", "senator Ida Lund", id="the title before the name"),
    pytest.param("So senator |Ida Lund| left.", "Ida Lund", id="no title before the source"),
    pytest.param("So |Acme Corp|. CEO Ida Lund left.", "CEO Ida Lund", id="who follows the full stop of an employer"),
    pytest.param("So |Acme Corp|. left.", "Acme Corp.", id="a full stop behind the source"),
    pytest.param("It was |McDonald|'s CEO Ida Lund who left.", "CEO Ida Lund",
                 id="who follows the possessive of an employer"),
    pytest.param("It was |McDonald|'s that left.", "McDonald's", id="a possessive behind the source"),
    pytest.param("So |Ida|-Maria Lund left.", "Ida", id="no name that goes on behind a hyphen"),
    pytest.param('So |William| "Bill" Lund left.', 'William "Bill" Lund', id="a name that goes on behind a nickname"),
    pytest.param("So Ida Lund-|Berg| left.", "Ida Lund-Berg", id="a name that began before"),
    pytest.param("So |Ida| Lund left.", "Ida Lund", id="a name that goes on"),
    pytest.param("So Ida |Lund, a banker,| left.", "Ida Lund", id="a name that began before, with an apposition"),
    pytest.param("So |the chairman of Acme Corp|. left.", "the chairman of Acme Corp.",
                 id="the full stop of a description's last name"),
    pytest.param("So |William| (in Omaha) left.", "William", id="no name behind a parenthesis"),
    pytest.param("So Acme Corp. (NYSE: |ACM)| fell.", "Acme Corp.", id="the name before a parenthesis"),
    pytest.param("So it was (NYSE: |ACM)| that fell.", "ACM", id="a name in a parenthesis behind no name"),
    pytest.param("So |the tenants| left.", "the tenants", id="a noun phrase"),
    pytest.param("So |@ilund| left as Ida Lund did.", "@ilund", id="a handle"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "mention"), MENTIONS)
def test_a_speaker_is_mentioned_by_certain_words(text: str, mention: str) -> None:
    found = speaker_at(text).mention
    assert text.replace("|", "")[found.start : found.end] == mention


SPOKEN = [
    pytest.param("So |the EC statistics office, Eurostat,| said.", "Eurostat", "organization", id="an office by name"),
    pytest.param("Acme Corp. fell. |Its annual report| said so.", "Acme Corp.", "organization", id="whose report"),
    pytest.param("Acme Corp. was sued. |Its complaint| said so.", "Its complaint", "unknown", id="no suit against it"),
    pytest.param("Acme Corp. fell. |Its auditor's report| said so.", "Its auditor's report", "unknown",
                 id="not somebody else's"),
    pytest.param("Prince Andrew left. So |Andrew| said.", "Prince Andrew", "person", id="a prince with his title"),
    pytest.param("Ida Lund left. So |Lund| said.", "Ida Lund", "person", id="a person"),
    pytest.param("Acme Corp. fell. So |Acme| said.", "Acme Corp.", "organization", id="an organization"),
    pytest.param("So |Berlin| said.", "Berlin", "organization", id="a place as its government"),
    pytest.param("So |Zqx| said.", "Zqx", "organization", id="a name of one word"),
    pytest.param("So |Elon Musk| said.", "Elon Musk", "unknown", id="a name that may be anything"),
    pytest.param("In a memo seen by |Acme News, Globex's finance chief, Ida Lund,| said.", "Ida Lund", "person",
                 id="who holds the office before the comma, not who stands before that"),
    pytest.param("So |Acme Corp., whose boss, Ida Lund,| said.", "Ida Lund", "person", id="whose boss it is"),
    pytest.param("So |Acme Corp., owner of Globex| said.", "Acme Corp.", "organization", id="no person at the end"),
    pytest.param("So |they| said.", "they", "pronoun", id="a pronoun that means nobody"),
    pytest.param("Acme fell. So |it| said.", "Acme", "organization", id="a pronoun for a firm"),
    pytest.param("So |it| said.", "it", "pronoun", id="a pronoun for no firm"),
    pytest.param("So |an aide| said.", "an aide", "role", id="somebody"),
    pytest.param("So |a company| said.", "a company", "organization", id="an organization without a name"),
    pytest.param("So |a poll| said.", "a poll", "unknown", id="something"),
    pytest.param("Ida Lund left. So |@ilund| said.", "Ida Lund", "person", id="a handle of a person"),
    pytest.param("Ida Lund left. So |@zqx| said.", "@zqx", "unknown", id="a handle of nobody"),
    pytest.param("So |an\n aide| said.", "an aide", "role", id="words on two lines as on one"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "kind"), SPOKEN)
def test_a_speaker_has_a_name_and_a_type(text: str, name: str, kind: str) -> None:
    speaker = speaker_at(text)
    assert (speaker.name, speaker.type) == (name, kind)


DESCRIBED = [
    pytest.param("So |an Acme aide| said.", "aide", "Acme", id="an employer before the noun"),
    pytest.param("So |aides of Acme| said.", "aides", "Acme", id="an employer behind the noun"),
    pytest.param("So |Globex-backed Acme aides| said.", "aides", "Acme", id="no backer"),
    pytest.param("So |aides of Ida Lund| said.", "aides", None, id="no person"),
    pytest.param("So |aides of Berlin| said.", "aides", None, id="no place"),
    pytest.param("So |a senior executive| said.", "senior executive", None, id="an adjective of offices"),
    pytest.param("So |a tired executive| said.", "executive", None, id="no other adjective"),
    pytest.param("So |some MPs| said.", "MPs", None, id="letters keep their capitals"),
    pytest.param("So |a third of analysts| said.", "analysts", None, id="a fraction of them"),
    pytest.param("So |nine out of ten shoppers| said.", "shoppers", None, id="so many of so many"),
    pytest.param("So |40% of economists| said.", "economists", None, id="a percentage of them"),
    pytest.param("So |a quarter of respondents in the Acme poll| said.", "respondents", None, id="of whom a poll asks"),
    pytest.param("So |the Acme staff| said.", "staff", "Acme", id="whose staff they are"),
    pytest.param("Crypto fell. |Crypto experts| said.", "Crypto experts", None, id="in capitals, too"),
    pytest.param("Acme Corp. fell. |A spokesman| said so.", "spokesman", "Acme Corp.",
                 id="who speaks for whom the text is about"),
    pytest.param("Acme Corp. fell. |The spokesman| said so.", "spokesman", "Acme Corp.",
                 id="who speaks with a definite article"),
    pytest.param("Acme fell. |Two spokesmen| said so.", "spokesmen", None, id="nobody without an article"),
    pytest.param("Acme fell. |An aide| said so.", "aide", None, id="nobody who is no spokesman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role", "affiliation"), DESCRIBED)
def test_somebody_unnamed_has_a_role_and_an_affiliation(text: str, role: str, affiliation: str | None) -> None:
    speaker = speaker_at(text)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


def test_an_abbreviated_role_has_its_full_stop() -> None:
    assert speaker_at("So |Sen. Ida Lund| left.").role == "Sen."
    assert speaker_at("So |Ida Lund|, a senator. It rained.").role == "senator"


def test_who_is_named_in_the_title_is_meant_in_the_body() -> None:
    speaker = speaker_at("So |Lund| said.", "Why Ida Lund is so late")
    assert (speaker.name, speaker.mention.field, speaker.mention.start) == ("Ida Lund", "body", 3)


def test_an_empty_article_has_nobody() -> None:
    cast = cast_of("")
    assert (list(cast.mentions), cast.entities) == ([], [])


SPEAKERS = [
    pytest.param("The talks failed, Berlin said.", "Berlin", "Berlin", "organization",
                 id="a place speaks for its government"),
    pytest.param("Mayor Robert E. Hale Jr. said so.", "Mayor Robert E. Hale Jr", "Robert E. Hale Jr.", "person",
                 id="a full stop that was cut belongs to the name"),
    pytest.param("The U.S. said so.", "The U.S.", "U.S.", "organization",
                 id="a full stop belongs to a country's initials"),
    pytest.param("Acme Corp. (NYSE: ACM) said so.", "ACM)", "Acme Corp.", "organization",
                 id="the end of a parenthesis is the name before it"),
    pytest.param("Acme Inc. said so.", "Inc", "Acme Inc.", "organization", id="a legal form is the name that it ends"),
    pytest.param("The Zqx Forum (ZF), who said so.", "Forum", "Zqx Forum", "organization",
                 id="the end of a name before a parenthesis is the name"),
    pytest.param("Acme itself said so.", "Acme itself", "Acme", "organization", id="itself belongs to no name"),
    pytest.param("Its finance chief, Zqx Mkhab, said so.", "Its finance chief, Zqx Mkhab", "Zqx Mkhab", "person",
                 id="an unknown name in apposition to an office is a person's"),
    pytest.param("Its head of sales for Asia, Zqx Mkhab, said so.", "Its head of sales for Asia, Zqx Mkhab",
                 "Zqx Mkhab", "person", id="an office has its field"),
    pytest.param("A spokesman for Acme, Zqx Mkhab, said so.", "A spokesman for Acme", "Zqx Mkhab", "person",
                 id="a name behind the source is whose office it is"),
    pytest.param("A spokesman for Acme, Zqx Mkhab aides and others said so.", "A spokesman for Acme",
                 "A spokesman for Acme", "role", id="a name that goes on is not"),
    pytest.param("Her trustee, the lawyer Ida Lund, said so.", "Her trustee, the lawyer Ida Lund", "Ida Lund",
                 "person", id="an apposition has an article"),
    pytest.param("The developer, Zqx of Elmira, said so.", "The developer, Zqx of Elmira", "Zqx", "organization",
                 id="an organization in apposition is meant"),
    pytest.param("His union, Zqx Workers Union, said so.", "His union, Zqx Workers Union", "Zqx Workers Union",
                 "organization", id="a union in apposition is meant"),
    pytest.param("The developer, Berlin, said so.", "The developer, Berlin", "The developer, Berlin", "role",
                 id="a place in apposition is not"),
    pytest.param("An Acme spokesman said so.", "An Acme spokesman", "An Acme spokesman", "role",
                 id="a spokesman without a name is a role"),
    pytest.param("The UK government, in its plan, said so.", "The UK government, in its plan", "UK government",
                 "organization", id="a body's name ends before what only adds to it"),
    pytest.param("The government of Zembla said so.", "The government of Zembla", "government of Zembla",
                 "organization", id="a body's name has whose it is"),
    pytest.param("Zqx Bank fell. The bank, along with Acme, said so.", "The bank, along with Acme", "Zqx Bank",
                 "organization", id="a description before a comma is resolved"),
    pytest.param("Her firm, software giant Acme, said so.", "Her firm, software giant Acme", "Acme", "organization",
                 id="an organization in apposition is described"),
    pytest.param("A new poll said so.", "A new poll", "A new poll", "unknown",
                 id="a poll without a pollster is unknown"),
    pytest.param("The aide spoke to the lodgers, who said so.", "the lodgers", "the lodgers", "unknown",
                 id="people whom no list knows are unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_source_names_a_speaker(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


@pytest.mark.parametrize(
    ("source", "affiliation"),
    [
        pytest.param("An early investor in Acme", None, id="an investor does not work there"),
        pytest.param("An official at Globex-backed Acme", "Acme", id="a backer between"),
        pytest.param("A spokesman for Globex's rival Acme", "Acme", id="an owner between"),
        pytest.param("The head of Acme's London office", "Acme", id="a place behind the owner"),
        pytest.param("People close to Acme", None, id="people close to it do not either"),
        pytest.param("People close to the talks", None, id="nothing that is named"),
        pytest.param("Acme's critics", None, id="critics are not the organization's"),
        pytest.param("The Zqxville North MP", None, id="nor a member the constituency's"),
    ],
)
def test_somebody_unnamed_has_the_affiliation_that_the_text_gives(source: str, affiliation: str | None) -> None:
    assert speaker_of(f"{source} said so.", source).affiliation == affiliation


@pytest.mark.parametrize(
    ("source", "is_anonymous"),
    [
        pytest.param("The Clinton campaign", False, id="a body that has a name"),
        pytest.param("The Obama administration", False, id="one that is known by whose it is"),
        pytest.param("Mr Powell's office", False, id="or behind an owner"),
        pytest.param("The governor's office", True, id="not without a name"),
        pytest.param("Powell left office", True, id="nor a clause"),
        pytest.param("A US bank", True, id="one that is new to the reader"),
        pytest.param("The Singapore-based company", True, id="one of which only the place is told"),
        pytest.param("Germany's central bank", False, id="a public one of which it is"),
        pytest.param("The union that has bid for Acme", True, id="one with a name in a clause only"),
    ],
)
def test_a_described_body_is_known_by_name_or_not(source: str, *, is_anonymous: bool) -> None:
    assert speaker_of(f"{source} said so.", source).anonymous is is_anonymous


def test_an_affiliation_is_found_where_it_stands() -> None:
    body = "Acme Corp. fell. Ida Lund, an analyst at Acme, said so."
    where = speaker_of(body, "Ida Lund").affiliation_span
    assert where is not None
    assert (body[where.start : where.end], where.start) == ("Acme", body.rindex("Acme"))


def test_a_nickname_in_marks_is_part_of_the_name_that_is_cut_before_it() -> None:
    assert speaker_of('William "Bill" Lund said so.', "William").name == 'William "Bill" Lund'


def test_names_have_plain_spaces() -> None:
    speaker = speaker_of("Acme\u2009Corp. chief  executive Ida\xa0Lund said so.", "chief  executive Ida\xa0Lund")
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Ida Lund", "chief executive", "Acme Corp.")


@pytest.mark.parametrize(
    ("source", "role"),
    [
        pytest.param("A senior Acme executive", "executive", id="behind a name"),
        pytest.param("Two senior executives at Acme", "senior executives", id="before a name"),
        pytest.param("Acme's chief executive", "chief executive", id="behind an owner"),
    ],
)
def test_who_is_only_described_has_the_whole_title(source: str, role: str) -> None:
    assert speaker_of(f"{source} said so.", source).role == role


def test_a_name_has_the_title_behind_the_full_stop_of_its_employer() -> None:
    speaker = speaker_of("So said Acme Corp. President and CEO Jane Roe.", "Acme Corp")
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", "President and CEO", "Acme Corp.")


@given(st.text(alphabet=st.sampled_from("AbC.,'’\"“”-& \nheHsaidJrof@")), st.text())
def test_any_text_has_a_cast(body: str, title: str) -> None:
    cast = cast_of(body, title)
    for mention in cast.mentions:
        assert cast.document.text(cast.speaker(mention).mention)
    for sentence in cast.document.body.sentences:
        span = cast.speaker_of_span("body", *sentence).mention
        assert cast.document.body.starts[sentence.start] <= span.start < span.end
