"""Which organization a text is about."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.organizations import Organizations, likely
from streams.quotes.coreference.antecedents import Antecedents
from streams.quotes.names.entities import FieldRange
from tests.quotes.documents import LEX, cast_of, speaker_of


def organizations_in(cast: Cast) -> Organizations:
    return Organizations(cast.document, cast.mentions, cast.entities, LEX, Antecedents.load())


def name_of(cast: Cast, entity: int | None) -> str | None:
    if entity is None:
        return None
    place = cast.entities[entity].name
    return cast.document.text(cast.document[place.field].span(place.start, place.end))


def behind(cast: Cast) -> FieldRange:
    """The last word."""
    end = len(cast.document.body.words)
    return FieldRange("body", end - 1, end)


CALLED = [
    pytest.param("The White House fined Acme. Acme won.", "regulator", "White House",
                 id="a body that the list has as a regulator"),
    pytest.param("Zqx Bank fell. Acme Corp. rose. Acme Corp. won.", "bank", "Zqx Bank", id="the one with the noun"),
    pytest.param("Zqx United, a union, met Acme Corp. Acme Corp. won.", "union", "Zqx United",
                 id="the one that was said to be it"),
    pytest.param("Acme was fined by the FTC. The FTC won.", "company", "Acme", id="no public body as a company"),
    pytest.param("The Zqx Exchange fined Acme.", "company", "Acme", id="no exchange as a company"),
    pytest.param("The FTC fined Acme. Acme won.", "regulator", "FTC", id="a public body as a regulator"),
    pytest.param("The Trade Commission fined Acme. Acme won.", "regulator", "Trade Commission",
                 id="a body with its noun as a regulator"),
    pytest.param("Acme Corp. fell.", "regulator", None, id="no firm with a legal form as a regulator"),
    pytest.param("Acme Robotics fell.", "regulator", None, id="nor any other firm"),
    pytest.param("The Zqx Board fell.", "regulator", "Zqx Board", id="a body of another noun as a regulator"),
    pytest.param("The Zqx Board met Acme.", "union", "Zqx Board", id="a body as a union"),
    pytest.param("Acme Robotics fell.", "union", None, id="no firm as a union"),
    pytest.param("Acme Robotics fell.", "ministry", None, id="nobody without the noun as a ministry"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "noun", "name"), CALLED)
def test_the_likeliest_one_is_called_by_the_noun(body: str, noun: str, name: str | None) -> None:
    cast = cast_of(f"{body} The {noun} said so")
    end = len(cast.document.body.words)
    called = organizations_in(cast).called(FieldRange("body", end - 3, end - 2), noun)
    assert name_of(cast, likely(called).entity) == name


def test_another_than_the_one_named_is_called() -> None:
    cast = cast_of("Acme fell. He left Globex Bank. He left Globex. The bank")
    organizations = organizations_in(cast)
    acme, globex, *_ = (mention.entity for mention in cast.mentions if mention.kind != "pronoun")
    assert organizations.called(behind(cast), "bank").entity == globex
    assert organizations.called(behind(cast), "bank", other_than=globex).entity == acme


def test_only_what_comes_before_is_spoken_of() -> None:
    cast = cast_of("Acme fell. Globex rose, and Globex won.", "Zqx wins as it was")
    organizations = organizations_in(cast)
    assert name_of(cast, organizations.called(FieldRange("body", 3, 4)).entity) == "Acme"
    assert name_of(cast, organizations.called(FieldRange("body", 0, 1)).entity) == "Zqx"
    assert organizations.called(FieldRange("title", 0, 1)).entity is None


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Acme fell. Acme won. Globex said so. It", "Globex", id="who spoke last"),
        pytest.param("Acme fell. Acme won. Globex left.\n\nIt", "Acme", id="who is spoken of most"),
        pytest.param("Acme fell. Acme won. So did the crew. It", "Acme", id="the only one"),
    ],
)
def test_it_is_an_organization_named_before(body: str, name: str) -> None:
    cast = cast_of(body)
    assert name_of(cast, organizations_in(cast).called(behind(cast)).entity) == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Acme fell, and a spokesman", "Acme", id="the sentence"),
        pytest.param("Acme fell. A spokesman", "Acme", id="the sentence before"),
        pytest.param("The Acme fell. A spokesman", "Acme", id="the sentence before, behind an article"),
        pytest.param("Acme fell. It rained. A spokesman", None, id="not the one before that"),
        pytest.param("So it left Acme. A spokesman", None, id="not from its middle"),
        pytest.param("Ida Lund left. A spokesman", None, id="not as a person"),
        pytest.param("Globex fell. Acme rose, and a spokesman", "Acme", id="the sentence rather than the one before"),
        pytest.param("A spokesman", None, id="not where there is none"),
    ],
)
def test_an_organization_opens_the_sentence_or_the_one_before(body: str, name: str | None) -> None:
    cast = cast_of(body)
    field = cast.document.body
    assert name_of(cast, organizations_in(cast).opening(field, len(field.words) - 1)) == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Acme met Globex. So |its chief left", "Acme", id="a pronoun"),
        pytest.param("Zqx Bank met Acme. Acme won. So the |bank's chief left", "Zqx Bank", id="a noun of its name"),
        pytest.param("The FTC met Acme. So the |company's chief left", "Acme", id="a noun that tells what it is"),
    ],
)
def test_an_owner_is_whom_the_word_means(body: str, name: str) -> None:
    before, _, behind = body.partition("|")
    cast = cast_of(before + behind)
    token = sum(start < len(before) for start in cast.document.body.starts)
    assert name_of(cast, organizations_in(cast).owner(FieldRange("body", token, token + 1)).entity) == name


@given(
    st.text(alphabet=st.sampled_from("AbC Acme.,'& -heItold(\n"), max_size=120),
    st.sampled_from(["", "company", "court"]),
)
def test_whoever_is_called_in_any_text_is_an_organization(body: str, noun: str) -> None:
    cast = cast_of(body)
    organizations = organizations_in(cast)
    found = [organizations.called(behind(cast), noun).entity] if cast.document.body.words else []
    assert all(entity is None or cast.entities[entity].type in ("organization", "unknown") for entity in found)


def test_the_look_back_is_bounded() -> None:
    def seconds(cast: Cast) -> float:
        organizations = organizations_in(cast)
        organizations.called(behind(cast), "company")  # looks at every mention once
        begin = time.process_time()
        for _ in range(50):
            organizations.called(behind(cast), "company")
        return time.process_time() - begin

    assert seconds(cast_of("He left Acme. " * 1_000)) < 4 * seconds(cast_of("He left Acme. " * 100)) + 0.01


SPEAKERS = [
    pytest.param("Acme sold an NFT. The NFT was the first NFT it sold. The company said so.", "The company", "Acme",
                 "organization", id="a thing in capitals is no company"),
    pytest.param("Acme joined the Zembla Chamber of Commerce. The company said so.", "The company", "Acme",
                 "organization", id="a chamber of commerce is no company"),
    pytest.param("The Fed met Acme Bank Inc. Acme Bank Inc. left. The central bank said so.", "The central bank",
                 "Fed", "organization", id="a central bank is no other bank"),
    pytest.param("The Fed met the Senate. The central bank said so.", "The central bank",
                 "Fed", "organization", id="and no other public body"),
    pytest.param("The Bank of Zembla met TD Bank. TD Bank left. The central bank said so.", "The central bank",
                 "Bank of Zembla", "organization", id="nor one that is called a bank"),
    pytest.param("National Zembla Bank met the RBA. National Zembla Bank left. The central bank said so.",
                 "The central bank", "RBA", "organization", id="nor a national bank"),
    pytest.param("Norges Bank met the Bank of America. The central bank said so.", "The central bank", "Norges Bank",
                 "organization", id="nor a bank of a country that is a company"),
    pytest.param("Zembla United, the union of bakers, met Acme Corp. Acme Corp. left. The union said so.", "The union",
                 "Zembla United", "organization",
                 id="an apposition says what an organization is called"),
    pytest.param("Acme told the Securities and Exchange Commission. The company said so.", "The company", "Acme",
                 "organization",
                 id="a regulator is no company"),
    pytest.param("Acme Motors told the Zembla Stock Exchange. The automaker said so.", "The automaker", "Acme Motors",
                 "organization",
                 id="an exchange is no automaker"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_description_of_an_organization_speaks(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


MEANT = [
    pytest.param("Acme Robotics Inc. fell 5%. The company said so.", "The company", "Acme Robotics Inc.",
                 id="the company is the one spoken of"),
    pytest.param("The Grain Trade Council rose against Acme Inc. The council said so.", "The council",
                 "Grain Trade Council",
                 id="the council is the one with the noun in its name"),
    pytest.param("Acme Robotics Inc. fell 5%. It said so.", "It", "Acme Robotics Inc.",
                 id='"it" is the organization spoken of'),
    pytest.param("Acme Robotics Inc. fell. The government said so.", "The government", "The government",
                 id="a company is no government"),
    pytest.param("The Trade Ministry met Acme Robotics Inc. The ministry said so.", "The ministry", "Trade Ministry",
                 id="the ministry is the one with the noun in its name"),
    pytest.param("Acme Robotics Inc. fell. The agency said so.", "The agency", "The agency",
                 id="a firm with a legal form is no agency"),
    pytest.param("Acme Robotics fell. The agency said so.", "The agency", "The agency",
                 id="nor is one without a legal form"),
    pytest.param("OMAHA (Globex) - Acme Robotics fell. The company said so.", "The company", "Acme Robotics",
                 id="a news agency in a dateline is not spoken of"),
    pytest.param("Acme fell, its founder told Globex. The startup said so.", "The startup", "Acme",
                 id="who is told something is not spoken of"),
    pytest.param("Acme sued Globex. The company said so.", "The company", "Acme",
                 id="the subject is spoken of more than the object"),
    pytest.param("Acme was fined by the FTC. The company said so.", "The company", "Acme",
                 id="a public body is no company"),
    pytest.param("Acme was fined by the FTC. The regulator said so.", "The regulator", "FTC",
                 id="the regulator is a public body that initials tell"),
    pytest.param("Ofgem fined Zembla Gas. The watchdog said so.", "The watchdog", "Ofgem",
                 id="the watchdog is a public body that the list tells"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name"), MEANT)
def test_a_noun_means_an_organization(body: str, source: str, name: str) -> None:
    assert speaker_of(body, source).name == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ida Lund, its chief executive,", id="a pronoun behind the name"),
        pytest.param("Ida Lund, the company's new CEO,", id="a description behind the name"),
        pytest.param("Its founder, Ida Lund,", id="a pronoun in an apposition before the name"),
        pytest.param("Its CEO Ida Lund", id="a pronoun and a title before the name"),
        pytest.param("The company's chief executive, Ida Lund,", id="a description in an apposition before the name"),
    ],
)
def test_a_referenced_employer_is_whom_the_article_named(text: str) -> None:
    speaker = speaker_of(f"Acme Corp. sued Globex. {text} said so.", "Ida Lund")
    assert (speaker.name, speaker.affiliation) == ("Ida Lund", "Acme Corp.")


OFFICES = [
    pytest.param("The union Acme is angry. Its president, Ida Lund, said so.", "Ida Lund", "Acme",
                 id="of whom a noun stands before"),
    pytest.param("Acme Corp. cut its forecast. CEO Ida Lund said so.", "CEO Ida Lund", "Acme Corp.",
                 id="a chief's"),
    pytest.param("Acme Corp. cut its forecast. A spokesperson said so.", "A spokesperson", "Acme Corp.",
                 id="a spokesperson's"),
    pytest.param("Acme sued Globex. CEO Ida Lund said so.", "CEO Ida Lund", None, id="nobody's where there are two"),
    pytest.param("Acme cut its forecast. Economist Ida Lund said so.", "Economist Ida Lund", None,
                 id="not an economist's"),
    pytest.param("Acme cut its forecast. A union spokesman said so.", "A union spokesman", None,
                 id="not of who speaks for a union"),
    pytest.param("Acme cut its forecast. His spokesman said so.", "His spokesman", None,
                 id="not of who speaks for somebody"),
    pytest.param("Acme cut its forecast. Ida Lund, CEO of a small rival, said so.", "Ida Lund", None,
                 id="not a chief's of a rival"),
    pytest.param("Acme cut its forecast. Ida Lund, executive director of a charity, said so.", "Ida Lund", None,
                 id="not a director's of a charity"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "affiliation"), OFFICES)
def test_an_office_of_a_company_is_whom_the_text_is_about(text: str, source: str, affiliation: str | None) -> None:
    assert speaker_of(text, source).affiliation == affiliation
