"""Whom a description means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.descriptions import Descriptions
from streams.quotes.cast.organizations import Organizations
from streams.quotes.coreference.antecedents import Antecedents
from streams.text.ranges import Range
from tests.quotes.documents import LEX, cast_of, range_of, speaker_of


def descriptions_in(cast: Cast) -> Descriptions:
    organizations = Organizations(cast.document, cast.mentions, cast.entities, LEX, Antecedents.load())
    return Descriptions(cast.document, organizations, cast.mentions, cast.entities, LEX)


def words_of(cast: Cast, entity: int | None) -> str | None:
    return None if entity is None else " ".join(cast.entities[entity].words)


def meant_by(text: str) -> str | None:
    """Whom what stands between the bars in ``text`` means."""
    before, phrase, behind = text.split("|")
    cast = cast_of(before + phrase + behind)
    field = cast.document.body
    start = sum(at < len(before) for at in field.starts)
    end = sum(at < len(before + phrase) for at in field.starts)
    modifiers = cast.mentions.within("body", start, end)
    return words_of(cast, descriptions_in(cast).resolve(field, Range(start, end), modifiers).entity)


MEANINGS = [
    pytest.param("Acme fell. |The company| left", "acme", id="the company is an organization"),
    pytest.param("Acme fell. |This company| left", "acme", id="this company is one"),
    pytest.param("Acme fell. |A company| left", None, id="a company is a new one"),
    pytest.param("Acme fell, the Elmira Gazette said. Acme won. |The newspaper| left", "elmira gazette",
                 id="the newspaper is one by its name"),
    pytest.param("The Elmira Times said so. |The paper| left", "elmira times", id="the paper is too"),
    pytest.param("Financial Times Norland said so. |The German paper| left", "financial times norland",
                 id="a title may have more behind"),
    pytest.param("The newspaper Zqx said that Acme fell. |The daily| left", "zqx",
                 id="the daily is one that the text calls a newspaper"),
    pytest.param("Reuters told Acme so. |The tabloid| left", "reuters", id="or that a list has"),
    pytest.param("Acme fell. World Bank won. |The newspaper| left", None, id="the newspaper is no other organization"),
    pytest.param("The Elmira Times said so. |The Zqx newspaper| left", "zqx", id="nor one that has another name"),
    pytest.param("Acme fell. |Company| left", None, id="a noun alone is nobody"),
    pytest.param("Acme fell. |The house| left", None, id="another noun is nobody"),
    pytest.param("Acme fell. |The Swiss company| left", "acme", id="a nation tells no company"),
    pytest.param("Acme fell. |The Swiss government| left", None, id="a nation tells the government"),
    pytest.param("Acme fell. |The Lund company| left", None, id="a name tells the company"),
    pytest.param("Acme fell. |The Omaha-based company| left", "acme", id="a seat tells no company"),
    pytest.param("Acme fell. |The Omaha, Nebraska-based company| left", "acme", id="a seat with its region does not"),
    pytest.param("Acme fell. |The Oakland, Calif.-based firm| left", "acme", id="a region may be abbreviated"),
    pytest.param("Acme fell. |The Omaha-based Zqx group| left", "zqx", id="a name beside the seat does"),
    pytest.param("Acme fell. |The union| left", None, id="a company is no union"),
    pytest.param("Acme fell. |The agency| left", None, id="a company is no agency"),
    pytest.param("Acme fell. |The industry group| left", None, id="a company is no industry group"),
    pytest.param("Acme Corp. fell. |The Acme team| left", "acme corp", id="a company's team is the company"),
    pytest.param("Ida Lund fell. |The Lund team| left", None, id="somebody's team is not"),
    pytest.param("An investor group has Acme's shares. |The group| left", None, id="investors are no company"),
    pytest.param("A group led by Feld Inc. has Acme. |The group| left", None, id="a group that somebody leads is none"),
    pytest.param("A group of runners met Acme. |The group| left", "acme", id="any group may be one"),
    pytest.param("Acme left. |The group| fell. An investor group rose", "acme", id="a later one is not meant"),
    pytest.param("The FDA met Acme. Acme fell. |The agency| left", "fda", id="a known body is an agency"),
    pytest.param("Zqx Workers United met Acme. |The union| left", "zqx workers united", id="workers are a union"),
    pytest.param("Moody's met Acme. |The agency| left", "moodys", id="a rating agency is an agency"),
    pytest.param("Zqx fell. Acme fell. |The Zqx maker| left", "acme", id="a maker is not its brand"),
    pytest.param("Ida Lund left Acme. |The Lund maker| left", None, id="a maker of a person's is nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), MEANINGS)
def test_a_description_means_one_that_the_article_names(text: str, name: str | None) -> None:
    assert meant_by(text) == name


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        pytest.param("idalund", "ida lund", id="both names"),
        pytest.param("ilund", "ida lund", id="an initial and a surname"),
        pytest.param("lund", "ida lund", id="a surname"),
        pytest.param("Ida_Lund", "ida lund", id="capitals and a mark"),
        pytest.param("ida", None, id="no given name"),
        pytest.param("acme", None, id="no firm"),
        pytest.param("zqx", None, id="no person of one word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_handle_is_made_of_a_persons_name(handle: str, name: str | None) -> None:
    cast = cast_of("Ida Lund left Acme Corp. for Mr. Zqx. So did Max Lund.")
    assert words_of(cast, descriptions_in(cast).bearer(handle)) == name


@given(st.text(alphabet=st.sampled_from("AbC Ida.,'& -heThe CEO54-year-old"), max_size=100))
def test_whatever_is_described_in_any_text_is_one_of_the_entities(body: str) -> None:
    cast = cast_of(f"Ida Lund left Acme. {body}")
    field, descriptions = cast.document.body, descriptions_in(cast)
    for start, end in field.sentences:
        for at in range(start, end):
            found = descriptions.resolve(field, Range(start, at + 1), cast.mentions.within("body", start, at + 1))
            assert found.entity is None or 0 <= found.entity < len(cast.entities)


MEANT = [
    pytest.param("Ida Lund left. It was late, wrote @ilund", "@ilund", "Ida Lund",
                 id="a handle of an initial and a surname is a person's"),
    pytest.param("Ida Lund left. It was late, wrote @somebody_else", "@somebody_else", "@somebody_else",
                 id="a handle of somebody else is nobody's"),
    pytest.param("Acme Robotics Inc. fell. A company said so.", "A company", "A company",
                 id="an indefinite article means somebody new"),
    pytest.param("Acme rose, and Globex fell. The Elmira-based company said so.", "The Elmira-based company", "Acme",
                 id="a seat says not which company it is"),
    pytest.param("Acme rose. The Tingle maker said so.", "The Tingle maker", "Acme",
                 id="a brand's maker is the company spoken of"),
    pytest.param("Acme Robotics Inc. fell. The Swiss company said so.", "The Swiss company", "Acme Robotics Inc.",
                 id="a nation says not which company it is"),
    pytest.param("Acme Robotics Inc. fell. The Swiss government said so.", "The Swiss government",
                 "Swiss government",
                 id="a nation says which government it is"),
    pytest.param("Acme Robotics Inc. hired Ida Lund. The Lund campaign said so.", "The Lund campaign",
                 "Lund campaign",
                 id="a person says which campaign it is"),
    pytest.param("The FTC sued Acme. The court said so.", "The court", "The court",
                 id="a court is none of the organizations"),
    pytest.param("The Obama administration fell. The administration said so.", "The administration",
                 "Obama administration", id="a noun alone is what has been called so"),
    pytest.param("The government of Norway fell. The government said so.", "The government", "government of Norway",
                 id='or whose "of" has told it'),
    pytest.param("The Irish government met the Polish government. The government said so.", "The government",
                 "The government", id="not where two have been"),
    pytest.param("The Obama administration met the Drug Enforcement Administration. The administration said so.",
                 "The administration", "The administration", id="nor where a name has the noun in it"),
    pytest.param("Kyle Lund's party fell. The party said so.", "The party", "The party", id="nor a party"),
    pytest.param("The government said so. The Irish government fell.", "The government", "The government",
                 id="nor what comes up later"),
    pytest.param("The Acme board said so. Acme Corp. fell.", "The Acme board", "Acme Corp.",
                 id="a board speaks for its company"),
    pytest.param("Acme Corp. fell. Europe's biggest drugmaker said so.", "Europe's biggest drugmaker", "Acme Corp.",
                 id="where it is the biggest"),
    pytest.param("Acme Corp. fell. Europe's drugmaker said so.", "Europe's drugmaker", "Europe's drugmaker",
                 id="not only that it is one"),
    pytest.param("Acme Corp. fell. Norway's biggest union said so.", "Norway's biggest union", "Norway's biggest union",
                 id="nor what is no company"),
    pytest.param("Acme Corp. fell. The world's largest retailer by sales said so.",
                 "The world's largest retailer by sales", "Acme Corp.", id="by what it is the largest"),
    pytest.param("The Mirror newspaper said so.", "The Mirror newspaper", "Mirror", id="a noun says what is named"),
    pytest.param("The Reuters news agency said so.", "The Reuters news agency", "Reuters", id="or two do"),
    pytest.param("The Paxful crypto exchange said so.", "The Paxful crypto exchange", "Paxful",
                 id="with what tells more"),
    pytest.param("Reuters news agency said so.", "Reuters news agency", "Reuters", id="without an article, too"),
    pytest.param("Zqx law firm said so.", "Zqx law firm", "Zqx", id="a firm of that name"),
    pytest.param("The Zqx law firm said so.", "The Zqx law firm", "Zqx law firm", id="which may be whose lawyers are"),
    pytest.param("The NFT magazine said so.", "The NFT magazine", "The NFT magazine", id="not what is no organization"),
    pytest.param("Acme Corp. fell. The protocol said so.", "The protocol", "Acme Corp.", id="a trade's word for it"),
    pytest.param("The DeFi protocol said so.", "The DeFi protocol", "The DeFi protocol", id="nor of such"),
    pytest.param("The Zqx union said so.", "The Zqx union", "Zqx union", id="a union has another name"),
    pytest.param("The Zqx's website said so.", "The Zqx's website", "Zqx's website", id="nor is what somebody has"),
    pytest.param("Acme Corp. fell. Europe's Zqx drugmaker said so.", "Europe's Zqx drugmaker",
                 "Europe's Zqx drugmaker", id="not what has another name"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name"), MEANT)
def test_a_description_speaks_for_whom_the_article_named(body: str, source: str, name: str) -> None:
    assert speaker_of(body, source).name == name


@pytest.mark.parametrize(
    ("described", "name"),
    [
        pytest.param("Acme boss", "Ida Lund", id="whoever holds the office"),
        pytest.param("former Acme boss", None, id="no former holder"),
        pytest.param("ex-Acme boss", None, id="nor one with a prefix"),
    ],
)
def test_a_headline_describes_who_holds_the_office(described: str, name: str | None) -> None:
    cast = cast_of("Acme boss Ida Lund said profits fell.", f"'We will rebuild': {described}")
    speaker = cast.speaker_of_span("title", *range_of(cast.document.title, described))
    assert (speaker.name if speaker.type == "person" else None) == name
