"""Whom somebody may belong to: who is looked at beside whom words tie to him."""

import pytest

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.fields import layouts_of
from streams.quotes.roles.employment import Candidate, Subject
from streams.quotes.roles.ties import MEANT, MODIFIES, NEAR, REFERRED
from streams.text.document import Document, TextField
from tests.quotes.documents import EXTRACTOR, LEX


def candidates_of(body: str, person: str = "Ida Lund") -> list[tuple[str, int]]:
    """Names and relations of the candidates for ``person``."""
    asked: list[tuple[Subject, list[Candidate]]] = []

    def judge(subject: Subject, candidates: list[Candidate]) -> list[float]:
        asked.append((subject, candidates))
        return [0.0] * len(candidates)

    document = Document(TextField.of("title", ""), TextField.of("body", body))
    cast = Cast.of(document, layouts_of(document, LEX), LEX, EXTRACTOR.ranking, judge)
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
