"""What a phrase beside a name says that somebody is, and for whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.roles.phrases import RolePhrases
from streams.text.ranges import Range
from tests.quotes.documents import LEX, source_of, speaker_of
from tests.quotes.registers import Registered, registered
from tests.quotes.roles.said import Said, said


def phrases_in(article: Registered) -> RolePhrases:
    return RolePhrases(article.field, LEX, article.employers)


@pytest.mark.parametrize(
    ("text", "employers"),
    [
        pytest.param("So the |CEO| of Acme, |Ida left", ("Acme",), id="between the title and the name"),
        pytest.param("So Globex |CEO| of Acme |Ida left", ("Globex",), id="before the title if there is one"),
        pytest.param("So Ohio |CEO| of Acme, |Ida left", ("Ohio", "Acme"), id="behind it if only a place is before"),
        pytest.param("So the |CEO| |Ida of Acme", (), id="not behind the name"),
    ],
)
def test_a_title_may_have_the_employer_behind_it(text: str, employers: tuple[str, ...]) -> None:
    article = registered(text)
    begin, end, start = article.places
    assert tuple(map(article.text, phrases_in(article).leading(Range(begin, end), start).employers)) == employers


BEFORE = [
    pytest.param("So Acme's chief executive, |Ida left", Said("chief executive", ("Acme",)), id="an owner"),
    pytest.param("So the head of Acme, |Ida left", Said("head", ("Acme",)), id="an employer behind it"),
    pytest.param("So the head of research, |Ida left", Said("head of research"), id="a field"),
    pytest.param("So its director for research and sales, |Ida left", Said("director for research and sales"),
                 id="a field behind another preposition"),
    pytest.param("So its lawyer for Acme, |Ida left", Said("lawyer", ("Acme",)), id="an employer behind it"),
    pytest.param("Chief of Acme, |Ida left", Said("Chief", ("Acme",)), id="a beginning of a sentence"),
    pytest.param("But chief of Acme, |Ida left", Said("chief", ("Acme",)), id="a beginning behind a conjunction"),
    pytest.param("But director for markets, |Ida left", Said("director for markets"), id="a field at a beginning"),
    pytest.param("chief executive, |Ida left", Said("chief executive"), id="a beginning in lower case"),
    pytest.param("So his lawyer, |Ida left", Said("lawyer"), id="a possessive"),
    pytest.param("So met lawyer, |Ida left", None, id="not a role without a determiner"),
    pytest.param("So met CEO, |Ida left", Said("CEO"), id="a role in capitals without a determiner"),
    pytest.param("So Acme lawyer, |Ida left", Said("lawyer", ("Acme",)), id="a role behind a name"),
    pytest.param("So his house, |Ida left", None, id="not what nobody is"),
    pytest.param("So his lawyer |Ida left", None, id="not without a comma"),
    pytest.param("A lawyer for the victims, |Ida, left", Said("lawyer"), id="what it is for"),
    pytest.param("But a company lawyer, |Ida, left", Said("company lawyer"), id="with a noun before it"),
    pytest.param("A friend of the victim, |Ida, left", Said("friend"), id="whose friend"),
    pytest.param("The lawyer was a hero, |Ida said", None, id="no clause"),
    pytest.param("A lawyer at Acme was arrested in Leeds, |Ida said", None, id="none with an employer in it"),
    pytest.param("A lawyer for a bank left, |Ida, a banker, said", None, id="none with a past"),
    pytest.param("It rained on the lawyer of many firms, |Ida left", None, id="none behind a preposition"),
    pytest.param("Acme's technology chief (CTO) |Ida left", Said("technology chief", ("Acme",)),
                 id="with its initials, without a comma"),
    pytest.param(", |Ida left", None, id="not a comma that begins the text"),
    pytest.param("|Ida left", None, id="not at the beginning of the text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEFORE)
def test_a_description_may_end_before_the_name(text: str, expected: Said | None) -> None:
    article = registered(text)
    assert said(article, phrases_in(article).before(article.places[0], is_closed=True)) == expected


BEHIND = [
    pytest.param("Ida Lund|, an analyst at Acme, left", Said("analyst", ("Acme",)), id="a noun phrase"),
    pytest.param("Ida Lund|, 54, an analyst at Acme, left", Said("analyst", ("Acme",)), id="an age before it"),
    pytest.param("Ida Lund|, MD, an analyst at Acme, left", Said("analyst", ("Acme",)), id="a degree before it"),
    pytest.param("Ida Lund| (left), an analyst at Acme, left", Said("analyst", ("Acme",)),
                 id="a parenthesis before it"),
    pytest.param("Ida Lund| (CEO of Acme) left", Said("CEO", ("Acme",)), id="a parenthesis around it"),
    pytest.param("Ida Lund| is an analyst at Acme", Said("analyst", ("Acme",)), id="a sentence"),
    pytest.param("Ida Lund| was an analyst at Acme", Said("analyst", ("Acme",), is_past=True), id="a past sentence"),
    pytest.param("Ida Lund|, who is an analyst at Acme", Said("analyst", ("Acme",)), id="a relative clause"),
    pytest.param("Ida Lund|, who was an analyst at Acme", Said("analyst", ("Acme",), is_past=True),
                 id="a past relative clause"),
    pytest.param("Ida Lund|, who runs Acme", Said(None, ("Acme",)), id="a verb of leading"),
    pytest.param("Ida Lund|, who now runs Acme", Said(None, ("Acme",)), id="an adverb before a verb"),
    pytest.param("Ida Lund|, who heads research at Acme", Said(None, works_at="Acme"), id="a verb of leading a part"),
    pytest.param("Ida Lund|, who covers Globex at Acme", Said(None, works_at="Acme"), id="a verb of work"),
    pytest.param("Ida Lund|, who manages money for clients at Acme", Said(None, works_at="Acme"),
                 id="at goes before for"),
    pytest.param("Ida Lund|, who tracks $4 of steel for Acme", Said(None, works_at="Acme"), id="for without at"),
    pytest.param("Ida Lund|, who heads the small unit of Acme", Said(None, works_at="Acme"), id="a unit of a firm"),
    pytest.param("Ida Lund|, who covers shares of Acme", None, id="nothing else that is of a firm"),
    pytest.param("Ida Lund|, who covers the talks at the Acme conference", None, id="no firm with a noun behind it"),
    pytest.param("Ida Lund|, who covers talks in May, at Acme", None, id="nothing behind a comma"),
    pytest.param("Ida Lund|, who bought a car at Acme", None, id="no other verb"),
    pytest.param("Ida Lund|, an analyst covering Globex at Acme", Said("analyst", works_at="Acme"),
                 id="a participle of work behind a role"),
    pytest.param("Ida Lund|, a lawyer representing workers at Acme", Said("lawyer"),
                 id="another participle behind a role"),
    pytest.param("Ida Lund|, a lawyer hired by Globex", Said("lawyer"), id="a participle of the past behind a role"),
    pytest.param("Ida Lund|, who heads research in Acme", None, id="not a part that is in something"),
    pytest.param("Ida Lund|, who owns shares of Acme", None, id="not a verb of owning a part"),
    pytest.param("Ida Lund|, who works for Acme", Said(None, ("Acme",)), id="a verb of working"),
    pytest.param("Ida Lund|, who also runs Acme", Said(None, ("Acme",)), id="an adverb of more before a verb"),
    pytest.param("Ida Lund|, who owns Acme", Said(None, ("Acme",)), id="a verb of owning"),
    pytest.param("Ida Lund|, who left Acme", None, id="not another verb"),
    pytest.param("Ida Lund|, CEO, Acme Corp., left", Said("CEO", ("Acme Corp.",)), id="an employer behind a comma"),
    pytest.param("Ida Lund|, a partner, Acme Corp., left", Said("partner"), id="nobody behind an article and a comma"),
    pytest.param("Ida Lund|, a London-based analyst at Acme", Said("analyst", ("Acme",)), id="a seat before the noun"),
    pytest.param("Ida Lund|, Acme's U.S. chief, left", Said("chief", ("U.S.", "Acme")), id="a place within"),
    pytest.param("Ida Lund|, U.S. chief at Acme", Said("chief", ("Acme",)), id="an employer behind a place"),
    pytest.param("Ida Lund|, a former Globex banker who now runs Acme, left",
                 Said("former Globex banker", ("Globex",), is_past=True, now=Said(None, ("Acme",))),
                 id="a past and now"),
    pytest.param("Ida Lund|, a former banker, now chief of Acme, left",
                 Said("former banker", is_past=True, now=Said("chief", ("Acme",))),
                 id="a past and now behind a comma"),
    pytest.param("Ida Lund|, a former banker of what now runs Acme, left", Said("former banker", is_past=True),
                 id="not what something else now is"),
    pytest.param("Ida Lund|, a former banker. He now runs Acme", Said("former banker", is_past=True),
                 id="not what another sentence says"),
    pytest.param("Ida Lund|, a potter from Leeds, left", Said("potter"), id="what no list has, by its form"),
    pytest.param("Ida Lund|—the lawyer of Acme—left", Said("lawyer", ("Acme",)), id="between dashes"),
    pytest.param("Ida Lund|—the lawyer of Acme left", None, id="not behind one dash"),
    pytest.param("Ida Lund|, a house", None, id="not what nobody is"),
    pytest.param("Ida Lund| an analyst", None, id="not without a comma"),
    pytest.param("Ida Lund|,", None, id="not behind a comma that ends the text"),
    pytest.param("Ida Lund|, who", None, id="not behind a pronoun that ends the text"),
    pytest.param("Ida Lund| is", None, id="not behind a verb that ends the text"),
    pytest.param("Ida Lund|", None, id="not at the end of the text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BEHIND)
def test_a_description_may_stand_behind_the_name(text: str, expected: Said | None) -> None:
    article = registered(text)
    assert said(article, phrases_in(article).behind(0, article.places[0])) == expected


@given(st.lists(st.sampled_from("Acme Ida is who was now runs , ( ) of at former its 's head a".split()), min_size=1))
def test_any_place_in_any_text_may_be_described(words: list[str]) -> None:
    article = registered(" ".join(words))
    phrases, count = phrases_in(article), len(article.field.words)
    for token in range(count):
        for found in (
            phrases.before(token, is_closed=True),
            phrases.behind(max(0, token - 1), token),
            phrases.clauses.at(token, count),
        ):
            if found is not None and found.role is not None:
                assert 0 <= found.role.start < found.role.end <= count
            if found is not None and found.owner is not None:
                assert 0 <= found.owner < count


PRESS = [
    pytest.param("The head of research at Acme, Jane Roe,", "head of research", "Acme",
                 id="a description that opens the sentence has the employer at its end"),
    pytest.param("Jane Roe, a London-based analyst at Acme,", "analyst", "Acme",
                 id="a seat before the title is no part of it"),
    pytest.param("Chief executive of Acme Foods, Jane Roe,", "Chief executive", "Acme Foods",
                 id="a description without an article opens the sentence"),
    pytest.param("Jane Roe, who heads research at Acme,", None, "Acme", id="who heads a part of a firm works for it"),
    pytest.param("Jane Roe, who owns a shop in Elmira,", None, None, id="who owns a shop in a place has no employer"),
    pytest.param("Jane Roe, who owns shares of Acme,", None, None, id="who owns shares has no employer"),
    pytest.param("Jane Roe, Acme's U.S. chief executive,", "U.S. chief executive", "Acme",
                 id="a country between an owner and the title employs nobody"),
    pytest.param("Jane Roe, who runs Acme,", None, "Acme", id="who runs a firm works for it"),
    pytest.param("Jane Roe, who heads the research firm Acme,", None, "Acme",
                 id="who heads a firm with a trade before it works for it"),
    pytest.param("Jane Roe, chief executive of Acme and former finance chief of Globex,", "chief executive", "Acme",
                 id="what somebody is goes before what somebody was"),
    pytest.param("Jane Roe, former finance chief of Globex and now chief executive of Acme,", "chief executive",
                 "Acme",
                 id="what somebody now is goes before what was said first"),
    pytest.param("Jane Roe, a former Globex executive who now runs Acme,", "former Globex executive", "Acme",
                 id="who now runs a firm works for it"),
    pytest.param("Jane Roe, a former Globex banker who is now a partner at Acme,", "partner", "Acme",
                 id="who is now a partner is one"),
    pytest.param("Jane Roe, who was chief executive of Globex and is now chairman of Acme,", "chairman", "Acme",
                 id="who was something is now something else"),
    pytest.param("Jane Roe, a former Globex banker, now at Acme,", "former Globex banker", "Acme",
                 id="who is now at a firm works for it"),
    pytest.param("Former Globex chief executive Jane Roe", "Former Globex chief executive", None,
                 id="a past title is one with its employer"),
    pytest.param("Jane Roe, former chief executive of Globex,", "former chief executive", None,
                 id="a past office behind the name is one"),
    pytest.param("Ex-Globex chief Jane Roe", "Ex-Globex chief", None, id="a past title may have a hyphen"),
    pytest.param("Jane Roe, former chief executive of Globex, which Max Feld now runs,", "former chief executive",
                 None,
                 id="what another now runs is not his"),
    pytest.param("It was former Swiss president Jane Roe. Roe", "former Swiss president", None,
                 id="a nation is within a past title"),
    pytest.param("Jane Roe (left), the chief executive of Acme Corp.,", "chief executive", "Acme Corp.",
                 id="a direction in parentheses stands before the description"),
    pytest.param("Jane Roe (CEO of Acme)", "CEO", "Acme", id="a description may stand in parentheses"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_speaker_is_what_the_phrase_says(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


ROLES = [
    pytest.param("Acme CEO Ida Lund left. Lund said so.", "Lund", "CEO", "Acme",
                 id="an officer's employer stands before the title"),
    pytest.param("Acme Corp.'s Chief Data Scientist, Ida Lund, left. Lund said so.", "Lund", "Chief Data Scientist",
                 "Acme Corp.",
                 id="an officer's description stands before the name"),
    pytest.param("Ida Lund, CEO of Acme, left. Lund said so.", "Lund", "CEO", "Acme",
                 id="an officer's description stands behind the name"),
    pytest.param("Ida Lund, a senior analyst at Acme Bank, left. Lund said so.", "Lund", "senior analyst", "Acme Bank",
                 id="a description with an article stands behind the name"),
]  # fmt: skip


UNLISTED = [
    pytest.param("Ida Lund, a zqxologist at Acme Corp., said so.", "Acme Corp.", id="an office of no list"),
    pytest.param("Ida Lund, VP zqx engineering at Acme Corp., said so.", "Acme Corp.", id="a field of no list"),
    pytest.param("It fell, said Ida Lund, senior vice-president (research), Zqx Institutional Equities.",
                 "Zqx Institutional Equities", id="an employer behind a field in parentheses"),
    pytest.param("Ida Lund, a zqxologist at Berlin, said so.", None, id="not in a place"),
    pytest.param("Ida Lund, a zqxologist, stayed at Acme Corp.", None, id="not over a comma"),
    pytest.param("Ida Lund, a regular shopper at Acme Corp., said so.", None, id="who is only there"),
    pytest.param("Ida Lund, 81, says a manager of Acme Corp. told her so.", None, id="whom she tells of"),
    pytest.param("Ida Lund, a day earlier at Acme Corp., said so.", None, id="when"),
    pytest.param("Ida Lund served as chief executive of Acme Corp. until 2010. Lund said so.", None, id="a past one"),
    pytest.param("Ida Lund TD, chairwoman of Acme Corp., said so.", "Acme Corp.", id="behind letters after a name"),
    pytest.param("Ida Lund, a Zqx at Acme Corp., said so.", None, id="not a name"),
    pytest.param("Ida Lund took over as chief executive of Acme Corp. in June. Lund said so.", "Acme Corp.",
                 id="what somebody took over as"),
    pytest.param("The chief of the Consumer Agency (CA), Ida Lund, said so.", "Consumer Agency",
                 id="an employer before its initials"),
    pytest.param("Ida Lund, top zqxologist at Acme Corp., said so.", "Acme Corp.", id="an office without an article"),
    pytest.param("Ida Lund, speaking at Acme Corp., said so.", None, id="what she does there"),
    pytest.param("Ida Lund, formerly zqxologist at Acme Corp., said so.", None, id="where she was"),
    pytest.param("Ida Lund, an Acme Corp. spokeswoman told reporters so.", "Acme Corp.", id="no comma behind"),
    pytest.param("Globex hired Ida Lund, an Acme Corp. spokesman said. Lund said so.", None, id="another speaks there"),
    pytest.param("Ida Lund, an Acme Corp. nurse working with Globex, said so.", "Acme Corp.", id="with whom she works"),
    pytest.param("Ida Lund, who designs boats at Acme Corp., said so.", None, id="not any verb"),
    pytest.param("Ida Lund, who helps run $3 billion at Acme Corp. in Elmira, said so.", "Acme Corp.", id="help"),
    pytest.param("Ida Lund, who shops at Acme Corp., said so.", None, id="a customer"),
    pytest.param("Ida Lund, who teaches vets at Acme Corp.'s Elmira campus, said so.", "Acme Corp.", id="a part of it"),
    pytest.param("Ida Lund, who ran Globex until May and is now a fellow at Acme Corp., said so.", "Acme Corp.",
                 id="now behind a past one"),
    pytest.param("Not at Acme. At Acme Securities, Ida Lund said so.", "Acme Securities", id="before her"),
    pytest.param("Speaking at Acme Corp., Ida Lund said so.", None, id="where she speaks"),
    pytest.param("Ida Lund of Gulf Breeze Dining said so.", "Gulf Breeze Dining", id="a name of words beside hers"),
    pytest.param("Ida Lund, cofounder of Quadrant Talent, said so.", "Quadrant Talent", id="a founder's name of words"),
    pytest.param("Ida Lund, officer at Unite, said so.", "Unite", id="an ordinary word behind at"),
    pytest.param("Ida Lund, attorney at Law, said so.", None, id="no organization behind at"),
    pytest.param("Ida Lund, champion at the Zqx Open, said so.", None, id="an event"),
    pytest.param("Ida Lund, head of policy at Aids charity the Acme Trust, said so.", "Acme Trust",
                 id="an organization behind what it is for"),
    pytest.param("Ida Lund, the leader of Britain's biggest union Zqxo, said so.", "Zqxo", id="a union behind"),
    pytest.param("The chairman of the ZQX industry association, Ida Lund, said so.", "ZQX", id="a body"),
    pytest.param("Acme Corp.'s vice president for provider contracting, Ida Lund, said so.", "Acme Corp.",
                 id="a field with a gerund"),
    pytest.param("Ida Lund of the Singapore brokerage Straits Harbour said so.", "Straits Harbour",
                 id="a broker that sounds like a place"),
    pytest.param("Ida Lund, senior vice-president, health, at Acme Corp., said so.", "Acme Corp.", id="in commas"),
    pytest.param("Ida Lund, who now works as Acme Corp.'s Head of NFT Product, said so.", "Acme Corp.",
                 id="whose head she works as"),
    pytest.param("Sen. Ida Lund, D-Okla., chairwoman of the Acme Trust, said so.", "Acme Trust", id="behind a party"),
    pytest.param("Shell spokeswoman Ida Lund said so.", "Shell", id="an ordinary word before an office"),
    pytest.param("Unite general secretary Ida Lund said so.", "Unite", id="a union's"),
    pytest.param("SEC Chair Ida Lund said so.", "SEC", id="letters before a title"),
    pytest.param("WHO Director-General Ida Lund said so.", "WHO", id="letters like a pronoun"),
    pytest.param("Rail boss Ida Lund said so.", None, id="a trade before an office"),
    pytest.param("Good Energy chief Ida Lund said so.", "Good Energy", id="a word of a name that opens the sentence"),
    pytest.param("Former Cabinet minister Ida Lund said so.", None, id="a former one's is none"),
    pytest.param("Leigh Day managing partner Ida Lund said so.", "Leigh Day", id="a firm like a person"),
    pytest.param("Harbor Grill's owner, Ida Lund, said so.", "Harbor Grill", id="an owner"),
    pytest.param("Ida Lund, owner of Buddy, a dog, said so.", None, id="an owner of a pet"),
    pytest.param("Ida Lund, owner of Arthur Ford, said so.", "Arthur Ford", id="an owner of what seems a person"),
    pytest.param("At Acme Corp., chief executive Ida Lund said so.", "Acme Corp.", id="where she is an officer"),
    pytest.param("Ida Lund, a nurse at St. Mary's Hospital, said so.", "St. Mary's Hospital", id="a saint's hospital"),
    pytest.param("Ida Lund, a doctor at St Thomas' Hospital, said so.", "St Thomas' Hospital", id="without a letter"),
    pytest.param("Ida Lund, a surgeon at King's College London, said so.", "King's College London", id="a king's"),
    pytest.param("Ida Lund, director of the Institute for the Study of War, said so.", "Institute for the Study of War",
                 id="what a body is for, and of"),
    pytest.param("Ida Lund, head of the Centre for Economics and Business Research, said so.",
                 "Centre for Economics and Business Research", id="what it is for, joined"),
    pytest.param("Ida Lund, president of the Association of American Physicians and Surgeons, said so.",
                 "Association of American Physicians and Surgeons", id="whose it is, joined"),
    pytest.param("Ida Lund, an analyst at Capital.com, said so.", "Capital.com", id="an address"),
    pytest.param("Ida Lund, who has run Acme Corp. since 2014, said so.", "Acme Corp.", id="whom she has run since"),
    pytest.param("Wall Street analyst Ida Lund of Acme Corp. said so.", "Acme Corp.", id="a street is nobody"),
    pytest.param("Ida Lund of Round Rock said so.", None, id="a town of words"),
    pytest.param("At Acme Corp., Ida Lund said so.", None, id="where she is"),
    pytest.param("Ida Lund, who buys bread at Acme Corp., said so.", None, id="where she buys"),
    pytest.param("Ida Lund, still furious at Acme Corp., said so.", None, id="at whom she is angry"),
    pytest.param("Ida Lund, account holder at Acme Corp., said so.", None, id="where she has an account"),
    pytest.param("Ida Lund, who married Max Feld, now chairman of Acme Corp., said so.", None, id="another's now"),
    pytest.param("Ida Lund, chief claims officer at Acme Corp., said so.", "Acme Corp.", id="a verb in an office"),
    pytest.param("Ida Lund, chair of the Audit Committee at Acme Corp., said so.", "Acme Corp.", id="a committee"),
    pytest.param("Ida Lund, a cashier at a Fred Meyer store in Elmira, said so.", "Fred Meyer", id="a shop of a firm"),
    pytest.param("Ida Lund founded Acme Corp. Lund said so.", "Acme Corp.", id="what she founded"),
    pytest.param("Ida Lund, who co-founded Acme Corp., said so.", "Acme Corp.", id="with others"),
    pytest.param("Acme Corp. was founded in 1990 by Ida Lund. Lund said so.", "Acme Corp.", id="who founded it"),
    pytest.param("Acme Corp., a start-up co-founded by Ida Lund, fell. Lund said so.", "Acme Corp.", id="what it is"),
    pytest.param("Acme Corp. is now run by Ida Lund. Lund said so.", "Acme Corp.", id="who runs it"),
    pytest.param("Acme Bank's team, led by Ida Lund, fell. Lund said so.", "Acme Bank", id="who leads its team"),
    pytest.param("Analysts at Acme Bank, led by Ida Lund, fell. Lund said so.", "Acme Bank", id="who leads its people"),
    pytest.param("A book on Acme Bank, led by Ida Lund, fell. Lund said so.", None, id="no governed name"),
    pytest.param("Acme Bank was sued by Ida Lund. Lund said so.", None, id="who does something else to it"),
    pytest.param("Ida Lund, head of sales at Globex, founded Acme Corp. in 1990. Lund said so.", "Globex",
                 id="not what else she founded"),
    pytest.param("Digital Currency Group CEO Ida Lund said so.", "Digital Currency Group", id="words of titles"),
    pytest.param("Ida Lund, the CEO of Digital Currency Group, said so.", "Digital Currency Group", id="behind of"),
    pytest.param("Corporate Banking Group Head Ida Lund said so.", None, id="a part that has a head"),
    pytest.param("Founder of Acme Corp. and singer Ida Lund said so.", "Acme Corp.", id="the first of two offices"),
    pytest.param("He met the founder of Acme Corp. and President Ida Lund. Lund said so.", None, id="another's office"),
    pytest.param("The deal shocked executives at Acme Corp., Ida Lund and Max Feld said.", None, id="in what is said"),
    pytest.param("Investors in Acme Corp., led by Ida Lund, said so. Lund did.", None, id="whose investors she leads"),
    pytest.param("Acme Corp., the subject of a suit led by Ida Lund, fell. Lund said so.", None, id="whom she sues"),
    pytest.param("Ida Lund of Home Depot said so.", "Home Depot", id="a firm that begins as a sentence may"),
    pytest.param("Republican strategist Ida Lund said so.", "Republican", id="a party that is a noun for its members"),
    pytest.param("Ida Lund, an analyst at the FCA, said so.", "FCA", id="letters that somebody may have, too"),
    pytest.param("Ida Lund, an official at the Treasury, said so.", "Treasury", id="a body that is a part of others"),
    pytest.param("AFL-CIO President Ida Lund said so.", "AFL-CIO", id="letters of an office behind a hyphen"),
    pytest.param("Home Office Minister Ida Lund said so.", "Home Office", id="a body that opens the sentence"),
]  # fmt: skip


SHARED = [
    pytest.param("Ida Lund and Max Feld, analysts at Acme Corp., said so.", ["Acme Corp.", "Acme Corp."], id="two"),
    pytest.param("Ida Lund and Max Feld, both senior economists at Acme Corp., said so.", ["Acme Corp.", "Acme Corp."],
                 id="of one rank"),
    pytest.param("Ida Lund and Max Feld, an analyst at Acme Corp., said so.", [None, "Acme Corp."], id="only the last"),
    pytest.param("Ida Lund and Max Feld, customers of Acme Corp., said so.", [None, None], id="outsiders"),
    pytest.param("He met Max Feld. Then came Ida Lund, analysts at Acme Corp. said.", [None, None], id="one alone"),
    pytest.param("He met Ida Lund and Max Feld. Analysts at Acme Corp. said so.", [None, None], id="another sentence"),
    pytest.param("It was Ida Lund and Max Feld, say analysts at Acme Corp.", [None, None], id="who says it"),
    pytest.param("It was Ida Lund and Max Feld, and analysts at Acme Corp. rose.", [None, None], id="others"),
    pytest.param("It was Ida Lund and Max Feld, whose lawyers at Acme Corp. left.", [None, None], id="theirs"),
    pytest.param("The founders of the lender Acme Corp., Ida Lund and Max Feld, left.", ["Acme Corp.", "Acme Corp."],
                 id="before both"),
    pytest.param("The founder of the lender Acme Corp., Ida Lund and Max Feld left.", ["Acme Corp.", None],
                 id="one before both"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "affiliations"), SHARED)
def test_people_share_their_employer(body: str, affiliations: list[str | None]) -> None:
    assert [speaker_of(body, name).affiliation for name in ("Ida Lund", "Max Feld")] == affiliations


@pytest.mark.parametrize(("body", "affiliation"), UNLISTED)
def test_an_employer_stands_behind_other_words(body: str, affiliation: str | None) -> None:
    assert speaker_of(body, "Ida Lund").affiliation == affiliation


@pytest.mark.parametrize(("body", "source", "role", "affiliation"), ROLES)
def test_a_short_name_is_what_the_phrase_says(body: str, source: str, role: str, affiliation: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.role, speaker.affiliation) == (role, affiliation)
