"""Whom a relative pronoun or an apposition means."""

import pytest

from streams.quotes.speakers.relatives import antecedent, described, with_antecedent
from tests.quotes.documents import cast_of, range_of, text_of


def antecedent_in(body: str, pronoun: str) -> str | None:
    """The noun phrase that the last ``pronoun`` in ``body`` means."""
    cast = cast_of(body)
    field = cast.document.body
    found = antecedent(cast, field, range_of(field, pronoun).start)
    return None if found is None else text_of(field, found)


@pytest.mark.parametrize(
    ("body", "meant"),
    [
        # Names.
        pytest.param("Ana Ruiz, who has led the bank, said so.", "Ana Ruiz", id="a name before a comma"),
        pytest.param("Ana Ruiz who said so", "Ana Ruiz", id="a name right before it"),
        pytest.param("Ana Ruiz (left), who said so", "Ana Ruiz", id="a parenthesis in between"),
        pytest.param("The firm of Ana Ruiz, who said so", "Ana Ruiz", id="a name after another noun"),
        pytest.param("Ana Ruiz left for the day, who said so", "Ana Ruiz", id="no person before the comma but a name"),
        pytest.param("Ana Ruiz met Tom Berg at noon, who said so", "Tom Berg", id="the last name of several"),
        pytest.param("Ana Ruiz, a lawyer who said so", "Ana Ruiz", id="who is described before it"),
        pytest.param("Ana Ruiz of Zembla, a lawyer who said so", "Ana Ruiz", id="and where she is from"),
        pytest.param("Ana Ruiz, a Berg supporter from Bonn, Germany, who said so", "Ana Ruiz", id="and what she likes"),
        # Nouns.
        pytest.param("It was big old red wet mill town men who said so", "old red wet mill town men", id="six words"),
        pytest.param("It was owners and employers who said so", "owners and employers", id="two nouns"),
        pytest.param("It was and owners who said so", "owners", id="a conjunction before a noun"),
        pytest.param("Some lawyers who said so", "Some lawyers", id="a noun with how many"),
        pytest.param("Ana Ruiz met the old man who said so", "the old man", id="a noun after a name"),
        pytest.param("It was a Ruiz supporter who said so", "a Ruiz supporter", id="a name that modifies a noun"),
        pytest.param(
            "He met a person close to the firm, who said so", "a person close to the firm", id="somebody close"
        ),
        pytest.param(
            "It was people from the old mill town who said so", "people from the old mill town", id="from afar"
        ),
        pytest.param("It was people; the firm who said so", "the firm", id="somebody in another clause"),
        pytest.param("It was aides, people at the firm who said so", "people at the firm", id="the nearest people"),
        pytest.param("Ana Ruiz, a person close to the firm, who said so", "Ana Ruiz", id="a name for somebody close"),
        pytest.param("It fell. A man (left), who said so", "A man", id="a parenthesis after a noun"),
        # Nobody.
        pytest.param("Ana Ruiz left. It was he: who said so?", None, id="a pronoun that asks"),
        pytest.param("who said so", None, id="the beginning of the text"),
        pytest.param("Ana Ruiz left. So, who said so?", None, id="nothing before its sentence counts"),
    ],
)
def test_whom_who_means(body: str, meant: str | None) -> None:
    assert antecedent_in(body, "who") == meant


@pytest.mark.parametrize(
    ("body", "pronoun", "meant"),
    [
        pytest.param("Acme, which said so", "which", "Acme", id="an organization"),
        pytest.param("Acme Corp. (ACM), which said so", "which", "Acme Corp.", id="a symbol in between"),
        pytest.param("Ana Ruiz of the firm, which said so", "which", "the firm", id="a thing and not the person"),
        pytest.param("It was Roe's company, which said so", "which", "Roe's company", id="whose it is, by a surname"),
        pytest.param("Ann Roe met Ann Roe's company, which said so", "which", "Ann Roe's company", id="whose it is"),
        pytest.param("It was a person at the firm that said so", "that", "the firm", id="somebody close is not meant"),
        pytest.param("Ana Ruiz left at noon, which said so", "which", "noon", id="a person is no thing"),
        pytest.param("Acme, the chipmaker that said so", "that", "Acme", id="what is described before it"),
    ],
)
def test_what_which_and_that_mean(body: str, pronoun: str, meant: str) -> None:
    assert antecedent_in(body, pronoun) == meant


def described_by(body: str, source: str) -> str | None:
    """The name that the last ``source`` in ``body`` describes."""
    cast = cast_of(body)
    field = cast.document.body
    found = described(cast, field, range_of(field, source))
    return None if found is None else text_of(field, found)


@pytest.mark.parametrize(
    ("body", "source", "name"),
    [
        pytest.param(
            "Ana Ruiz, a lawyer for Acme, said so.", "a lawyer for Acme", "Ana Ruiz", id="a noun with an article"
        ),
        pytest.param("Ana Ruiz, head of Acme, said so.", "head of Acme", "Ana Ruiz", id="a title without one"),
        pytest.param(
            "Ana Ruiz, Chief Scientist at Acme, said so.", "Chief Scientist at Acme", "Ana Ruiz", id="capitals"
        ),
        pytest.param(
            "Ana Ruiz, an investor in A-backed B, said so.", "an investor in A-backed B", "Ana Ruiz", id="hyphens"
        ),
        pytest.param("In Zembla, a lawyer, who left, said so.", "a lawyer", None, id="a place after a preposition"),
        pytest.param("After talks with Ana Ruiz, an aide, Tom Berg, left.", "an aide", None, id="a name amid a phrase"),
        pytest.param("Ana Ruiz, Acme's lawyer, said so.", "Acme's lawyer", "Ana Ruiz", id="whose she is"),
        pytest.param("Ana Ruiz, one of them, said so.", "one of them", "Ana Ruiz", id="a pronoun"),
        pytest.param(
            "Ana Ruiz, a lawyer and former banker, said so.", "banker", "Ana Ruiz", id="the last of its nouns"
        ),
        pytest.param(
            "Ana Ruiz, a lawyer for Acme Corp., said so.", "a lawyer for Acme Corp", "Ana Ruiz", id="a full stop"
        ),
        pytest.param("Ana Ruiz, a lawyer (left), said so.", "a lawyer", "Ana Ruiz", id="a parenthesis after it"),
        pytest.param(
            "Ana Ruiz, a lawyer (A B C D E F G H I J K L M N), said so.", "a lawyer", "Ana Ruiz", id="a long one"
        ),
        pytest.param(
            "Ana Ruiz, a lawyer (A B C D E F G H I J K L M N O), said so.", "a lawyer", None, id="one too long"
        ),
        pytest.param("Ana Ruiz (left), a lawyer, said so.", "a lawyer", "Ana Ruiz", id="a parenthesis before it"),
        pytest.param("Ana Ruiz of Zembla, a lawyer, said so.", "a lawyer", "Ana Ruiz", id="where she is from"),
        pytest.param(
            "So Acme Corp. (ACM), the chipmaker, said so.", "the chipmaker", "Acme Corp.", id="an organization"
        ),
        pytest.param(
            "He met a Berg aide from Bonn, a lawyer, said so.", "a lawyer", None, id="a name that modifies a noun"
        ),
        pytest.param("Ana Ruiz, a lawyer for Acme said so.", "a lawyer for Acme", None, id="no comma after it"),
        pytest.param("Ana Ruiz, a lawyer", "a lawyer", None, id="the end of the text"),
        pytest.param("Ana Ruiz, tired and old, said so.", "tired and old", None, id="no noun phrase"),
        pytest.param("Ana Ruiz left, a lawyer, said so.", "a lawyer", None, id="no name before the comma"),
        pytest.param("Ana Ruiz a lawyer, said so.", "a lawyer", None, id="no comma before it"),
        pytest.param("So a lawyer, said so.", "a lawyer", None, id="nobody before it"),
        pytest.param("Talks with Ana Ruiz, a lawyer, ended.", "a lawyer", None, id="a name that a preposition governs"),
        pytest.param("Germany, a state, said so.", "a state", None, id="a place"),
        pytest.param("The book of Ana Ruiz, a lawyer, said so.", "a lawyer", None, id="a name after of"),
        pytest.param("Tom Berg of Ana Ruiz, a lawyer, said so.", "a lawyer", "Tom Berg", id="a name after a name"),
    ],
)
def test_whom_an_apposition_describes(body: str, source: str, name: str | None) -> None:
    assert described_by(body, source) == name


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        pytest.param("The agency that regulates |Acme", "The agency that regulates Acme", id="an object"),
        pytest.param("The agency that |regulates Acme", "The agency that regulates Acme", id="with its verb"),
        pytest.param("A group whose members include |Acme", "A group whose members include Acme", id="whose"),
        pytest.param("The agency that |Acme", "Acme", id="a subject"),
        pytest.param("The house that belongs to |Acme", "Acme", id="of what says nothing"),
        pytest.param("She said that after the talks |Acme", "Acme", id="of no noun"),
        pytest.param("The agency that left Zqx, and |Acme", "Acme", id="another clause"),
    ],
)
def test_a_name_in_a_relative_clause_brings_what_the_clause_is_of(text: str, whole: str) -> None:
    before, _, source = text.partition("|")
    cast = cast_of(f"{before}{source} said so.")
    field = cast.document.body
    assert text_of(field, with_antecedent(cast, field, range_of(field, source))) == whole
