"""Whom somebody may belong to: who is looked at beside whom words tie to him."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.layout import layouts_of
from streams.quotes.roles.employment import TEMPLATES, TYPES, Candidate, Subject
from streams.quotes.roles.ties import FAMILIES, MEANT, MODIFIES, NEAR, REFERRED
from streams.text.document import Document, TextField
from tests.quotes.documents import EXTRACTOR, LEX, document_of


def candidates_of(body: str, person: str = "Ida Lund") -> list[tuple[str, int]]:
    """Names and relations of the candidates for ``person``."""
    asked: list[tuple[Subject, list[Candidate]]] = []

    def judge(subject: Subject, candidates: list[Candidate]) -> list[float]:
        asked.append((subject, candidates))
        return [0.0] * len(candidates)

    document = Document(TextField.of("title", ""), TextField.of("body", body))
    cast = Cast.of(document, layouts_of(document, LEX), LEX, replace(EXTRACTOR.learnt, employment=judge))
    index = next(index for index, one in enumerate(cast.entities) if " ".join(one.words) == person.lower())
    cast.speaker_of_entity(index)
    found = asked[-1][1] if asked else []
    return [(cast.speaker_of_entity(one.organization).name, one.relation) for one in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("Globex Inc. fell. Acme Corp. chief Ida Lund said so.", [("Acme Corp.", MODIFIES)],
                     id="no one else beside whom words tie"),
        pytest.param("Globex Inc. fell. Chief executive Ida Lund said so.", [("Globex Inc.", NEAR)],
                     id="whom the text speaks of"),
        pytest.param("The Bank of England met. Acme Corp. fell. Governor Ida Lund said so.",
                     [("Bank of England", MODIFIES)], id="the central bank it speaks of, of a governor"),
        pytest.param("The Bank of England met. Deputy governor Ida Lund said so.",
                     [("Bank of England", MODIFIES)], id="of a deputy"),
        pytest.param("The European Commission met. Commissioner Ida Lund said so.",
                     [("European Commission", MODIFIES)], id="the commission, of a commissioner"),
        pytest.param("The European Commission met. Police Commissioner Ida Lund said so.", [],
                     id="not of one with a field"),
        pytest.param("The Bank of England met. A prison governor, Ida Lund, said so.", [], id="nor before it"),
        pytest.param("The Fed met. Governor Ida Lund said so.", [], id="nor the Fed"),
        pytest.param("The Bank of England met the Bank of Spain. Governor Ida Lund said so.", [],
                     id="not one of two"),
        pytest.param("The Senate met. Governor Ida Lund said so.", [], id="nor another body"),
        pytest.param("The Bank of England met. Former governor Ida Lund said so.", [], id="nor of a former one"),
        pytest.param("Acme Corp. sued Globex Inc. Its chief executive, Ida Lund, said so.",
                     [("Acme Corp.", REFERRED), ("Globex Inc.", MEANT)], id="all that a reference may mean"),
        pytest.param("A group of Acme Corp. pilots left. Its leader, Ida Lund, said so.", [],
                     id="none where the reference means somebody new"),
        pytest.param("Acme Corp. fell. Ida Lund, chief executive of a small rival, said so.", [],
                     id="none whose office is another's"),
        pytest.param("Acme Corp. fell. Shareholder Ida Lund said so.", [], id="none of an outsider"),
        pytest.param("Acme Corp. fell. Former chief executive Ida Lund said so.", [], id="none after a past office"),
    ],
)  # fmt: skip
def test_who_is_looked_at(body: str, expected: list[tuple[str, int]]) -> None:
    assert candidates_of(body) == expected


def categories_of(template: str, body: str, organization: str) -> tuple[int, ...]:
    """The categories of a ``template`` for Ida Lund and an ``organization`` that no words tie to her."""
    asked: dict[str, Candidate] = {}

    def judge(subject: Subject, candidates: list[Candidate]) -> list[float]:
        if subject.name == "ida lund":
            asked.update((cast.speaker_of_entity(one.organization).name, one) for one in candidates)
        return [0.0] * len(candidates)

    document = document_of(body)
    cast = Cast.of(document, layouts_of(document, LEX), LEX, replace(EXTRACTOR.learnt, employment=judge))
    cast.speaker_of_entity(next(index for index, one in enumerate(cast.entities) if one.words == ("ida", "lund")))
    category = asked[organization].features[list(TEMPLATES).index(template)]
    return tuple(map(int, np.unravel_index(category, TEMPLATES[template])))


CHIEF: Final = FAMILIES.index("chief")


@pytest.mark.parametrize(
    ("others", "staff"),
    [
        pytest.param("", 0, id="nobody else"),
        pytest.param("Globex analyst Max Roe left. ", 1, id="somebody of another office"),
        pytest.param("Globex chief executive Max Roe left. ", 2, id="somebody of the same"),
        pytest.param("Former Globex chief executive Max Roe left. ", 0, id="somebody who was"),
        pytest.param("Globex shareholder Max Roe left. ", 0, id="an outsider"),
        pytest.param("Acme Corp. chief executive Max Roe left. ", 0, id="somebody of another company"),
    ],
)
def test_who_else_is_of_an_organization(others: str, staff: int) -> None:
    body = f"{others}Globex fell. Chief executive Ida Lund said so."
    assert categories_of("near: staff, office", body, "Globex") == (1, staff, CHIEF)


@pytest.mark.parametrize(
    ("body", "acts"),
    [
        pytest.param("He left Globex. Chief executive Ida Lund said so.", 0, id="not at all"),
        pytest.param("Globex said it. Chief executive Ida Lund said so.", 1, id="it says something"),
        pytest.param("Globex plans it. Globex said it. Globex sold it. Chief executive Ida Lund said so.", 2,
                     id="it does more"),
    ],
)  # fmt: skip
def test_how_much_an_organization_acts(body: str, acts: int) -> None:
    assert categories_of("near: acts, type", body, "Globex") == (1, acts, TYPES.index("unknown"))


@pytest.mark.parametrize(
    ("others", "share"),
    [
        pytest.param(0, 3, id="the only one"),
        pytest.param(2, 2, id="a third"),
        pytest.param(4, 1, id="a fifth"),
        pytest.param(19, 0, id="a twentieth"),
    ],
)
def test_how_much_of_an_article_an_organization_is(others: int, share: int) -> None:
    body = "Acme Corp. fell. " * others + "Globex fell. Chief executive Ida Lund said so."
    assert categories_of("near: share of the mentions, office", body, "Globex") == (1, share, CHIEF)


@pytest.mark.parametrize(
    ("body", "is_told"),
    [
        pytest.param("Globex fell. Chief executive Ida Lund said so.", 0, id="not told"),
        pytest.param("Globex fell. Max Roe told Globex. Chief executive Ida Lund said so.", 1, id="told anywhere"),
        pytest.param("(Globex) -- It fell. Chief executive Ida Lund said so.", 1, id="whose story it is"),
        pytest.param("It fell (Globex). Chief executive Ida Lund said so.", 0, id="not in other parentheses"),
    ],
)
def test_who_is_told_something(body: str, is_told: int) -> None:
    assert categories_of("near, told", body, "Globex") == (1, is_told)
