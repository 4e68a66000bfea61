"""What "the company", "it" and "its" may mean, and where each stands."""

import pytest

from streams.quotes.cast.prominence import Prominence
from streams.quotes.cast.referents import Referents
from streams.quotes.coreference.antecedents import (
    ACTS,
    ANY,
    COMPANY,
    DESCRIBED,
    DESCRIPTION,
    IT,
    KIN,
    MODIFIES,
    NAMED,
    OPENS,
    OTHERWISE,
    OWNER,
    OWNS,
    PRIVATE,
    PUBLIC_BODY,
    SAID_OF,
    SAYS,
    SILENT,
    STRANGE,
    WITHIN,
    Anaphor,
    Antecedent,
)
from streams.quotes.names.entities import FieldRange
from tests.quotes.documents import LEX, cast_of


def found(text: str, title: str = "") -> tuple[Anaphor, dict[str, Antecedent]]:
    """What refers, between the bars in ``text``, and what it may mean, by the last words of their names, folded."""
    before, words, behind = text.split("|")
    cast = cast_of(before + words + behind, title)
    starts = cast.document.body.starts
    at = FieldRange("body", *(sum(each < length for each in starts) for length in (len(before), len(before + words))))
    prominence = Prominence(cast.document, cast.mentions, cast.entities, LEX)
    referents = Referents(cast.document, cast.mentions, cast.entities, LEX, prominence)
    noun = words.rpartition(" ")[2] if " " in words else ""
    antecedents = referents.before(at, noun)
    return referents.anaphor(at, noun), {cast.entities[who].words[-1]: each for who, each in antecedents.items()}


@pytest.mark.parametrize(
    ("text", "anaphor"),
    [
        pytest.param("Acme fell. |The company| said so.", Anaphor(DESCRIPTION, "company", COMPANY, SAYS), id="a noun"),
        pytest.param("Acme fell. |The union| left.", Anaphor(DESCRIPTION, "union", PRIVATE, SILENT), id="of a body"),
        pytest.param("Acme fell. |The regulator| has also said so.",
                     Anaphor(DESCRIPTION, "regulator", PUBLIC_BODY, SAYS), id="with auxiliaries"),
        pytest.param("“We fell,” said |the company|.", Anaphor(DESCRIPTION, "company", COMPANY, SAYS), id="inverted"),
        pytest.param("Globex said |the company| fell.", Anaphor(DESCRIPTION, "company", COMPANY, SAID_OF),
                     id="what another speaks of"),
        pytest.param("Globex said that |it| fell.", Anaphor(IT, "", ANY, SAID_OF), id="after that"),
        pytest.param("Acme fell. |It| said so.", Anaphor(IT, "", ANY, SAYS), id="a pronoun"),
        pytest.param("Acme fell. |Its| chief left.", OWNER, id="a possessive"),
    ],
)  # fmt: skip
def test_what_refers_has_a_form(text: str, anaphor: Anaphor) -> None:
    assert found(text)[0] == anaphor


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Acme, too, fell. |It| left.", OPENS, id="opening"),
        pytest.param("Acme said so. |It| left.", ACTS, id="acting"),
        pytest.param("So Acme's chief left. |It| won.", OWNS, id="owning"),
        pytest.param("So he left for Acme. |It| won.", WITHIN, id="within a phrase"),
        pytest.param("So the big Acme mill left. |It| won.", MODIFIES, id="modifying"),
        pytest.param("So they bought Acme. |It| won.", OTHERWISE, id="an object"),
    ],
)
def test_the_last_mention_has_a_role(text: str, role: int) -> None:
    assert found(text)[1]["acme"].role == role


@pytest.mark.parametrize(
    ("text", "name", "belongs"),
    [
        pytest.param("Zqx Bank fell. |The bank| said so.", "bank", NAMED, id="a noun of the name"),
        pytest.param("Acme, a bank, fell. |The bank| said so.", "acme", DESCRIBED, id="what it is said to be"),
        pytest.param("The retailer Acme fell. |The retailer| said so.", "acme", DESCRIBED, id="before the name"),
        pytest.param("Acme Insurance fell. |The insurer| said so.", "insurance", KIN, id="of one stem"),
        pytest.param("So did Goldman Sachs. |The bank| said so.", "sachs", KIN, id="known for one"),
        pytest.param("Acme fell. |The bank| said so.", "acme", STRANGE, id="nothing of it"),
    ],
)
def test_some_belong_to_the_noun(text: str, name: str, belongs: int) -> None:
    assert found(text)[1][name].belongs == belongs


def test_nobody_is_called_what_it_cannot_be() -> None:
    _, antecedents = found("Acme Corp. met the FTC. |The regulator| said so.")
    assert list(antecedents) == ["ftc"]


def test_a_party_that_only_says_whose_somebody_is_is_not_meant() -> None:
    assert list(found("Acme Corp. fell. Tory peer Ida Lund left. |It| said so.")[1]) == ["corp"]
    assert list(found("Acme Corp. fell. So the Tories won. |It| said so.")[1]) == ["tories", "corp"]


def test_those_named_last_come_first_with_their_shares() -> None:
    _, antecedents = found("Acme fell. Acme won. So it left Globex. |It| said so.")
    assert list(antecedents) == ["globex", "acme"]
    acme, globex = antecedents["acme"], antecedents["globex"]
    assert (acme.is_first, globex.is_first) == (True, False)
    assert acme.share > globex.share > 0
    assert acme.share + globex.share == pytest.approx(1)
    assert (acme.opens, globex.opens, acme.leads, globex.leads) == (2, 0, 2, 0)
    assert (acme.sentences, globex.sentences, acme.paragraphs) == (2, 1, 0)


def test_who_spoke_last_is_told_from_who_spoke_before_somebody_else() -> None:
    assert found("Acme said so. Globex fell. |It| won.")[1]["acme"].spoke == 2
    assert found("Acme said so. Ida Lund said so. |It| won.")[1]["acme"].spoke == 1
    assert found("Acme has said so. “We fell,” said Globex. |It| won.")[1]["acme"].spoke == 0


def test_a_title_names_some() -> None:
    _, antecedents = found("So did Globex. |It| said so.", title="Acme falls")
    assert (antecedents["acme"].in_title, antecedents["globex"].in_title) == (1, 0)
    assert antecedents["acme"].sentences == -1
    assert found("So did Globex. |It| said so.")[1]["globex"].in_title == 2


def test_articles_and_legal_forms_are_of_the_name() -> None:
    _, antecedents = found("The SEC fined Acme Corp. |It| said so.")
    assert (antecedents["sec"].with_article, antecedents["corp"].with_article) == (1.0, 0.0)
    assert (antecedents["corp"].has_legal_form, antecedents["corp"].words, antecedents["sec"].words) == (True, 2, 1)


def test_a_dozen_are_looked_at() -> None:
    names = [
        "Acme",
        "Globex",
        "Initech",
        "Hooli",
        "Zqxa",
        "Zqxb",
        "Zqxc",
        "Zqxd",
        "Zqxe",
        "Zqxf",
        "Zqxg",
        "Zqxh",
        "Zqxi",
    ]
    _, antecedents = found(" ".join(f"So did {name}." for name in names) + " |It| said so.")
    assert list(antecedents) == [name.lower() for name in reversed(names)][:12]
