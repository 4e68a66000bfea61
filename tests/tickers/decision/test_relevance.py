"""How much an article is about a security."""

import pytest

from streams.text.document import Document, TextField
from streams.tickers.candidates.contexts import Contexts
from streams.tickers.decision.relevance import RelevanceJudge
from streams.tickers.decision.weights import Verdict
from tests.tickers.small import body, candidate, document

JUDGE = RelevanceJudge(Contexts.load().sources)


def verdict(field: TextField, *words: str) -> Verdict:
    return Verdict(0.9, [candidate(field, each) for each in words])


def relevance(article: Document, *verdicts: Verdict) -> list[float]:
    return [round(value, 3) for value in JUDGE.relevances(article, verdicts)]


def test_what_is_in_the_headline_matters_more() -> None:
    article = document("Acme and Bolt rose", title="Acme rises")
    acme = Verdict(0.9, [candidate(article.title, "Acme"), candidate(article.body, "Acme")])

    first, second = relevance(article, acme, verdict(article.body, "Bolt"))
    assert first == 1.0
    assert second < 0.5


def test_what_is_mentioned_more_matters_more() -> None:
    article = document("Acme and Acme2 and Bolt rose")

    first, second = relevance(article, verdict(article.body, "Acme", "Acme2"), verdict(article.body, "Bolt"))
    assert first > second


def test_what_is_mentioned_earlier_matters_more() -> None:
    article = document("Acme rose, as did Bolt")

    first, second = relevance(article, verdict(article.body, "Acme"), verdict(article.body, "Bolt"))
    assert first > second


def test_without_a_headline_the_rest_says_it_all() -> None:
    article = document("Acme rose")

    assert relevance(article, verdict(article.body, "Acme")) == [1.0]


@pytest.mark.parametrize(
    ("text", "is_a_source"),
    [
        pytest.param("It rose, according to Acme", True, id="according to it"),
        pytest.param("According to Acme it rose", True, id="According to it"),
        pytest.param("It rose next to Acme", False, id="next to it"),
        pytest.param("Acme analysts said so", True, id="its analysts"),
        pytest.param("Acme's data showed it", True, id="its data"),
        pytest.param("Acme’s profit rose", False, id="its profit"),
        pytest.param("an analyst at Acme said so", True, id="an analyst at it"),
        pytest.param("a strategist with a beard from Acme said so", True, id="a strategist from it, some words before"),
        pytest.param("an analyst who did not want to be named, of Acme", False, id="an analyst far before"),
        pytest.param("a shop at Acme burned", False, id="a shop at it"),
        pytest.param("Acme rose", False, id="nothing"),
    ],
)
def test_a_company_that_only_informs_or_employs_matters_half(text: str, *, is_a_source: bool) -> None:
    alone, field = relevance(document("Acme rose"), verdict(body("Acme rose"), "Acme"))[0], body(text)
    other = Document(TextField.of("title", ""), field)
    position = 0.25 * (1 - field.text.index("Acme") / len(field.text))
    whole = (0.3 + position) / 0.55

    assert alone == 1.0
    assert relevance(other, verdict(field, "Acme")) == [pytest.approx(whole / 2 if is_a_source else whole, abs=1e-3)]


def test_a_company_that_also_acts_matters_whole() -> None:
    article = document("Acme rose, according to Acme2")

    assert relevance(article, verdict(article.body, "Acme", "Acme2")) == [1.0]


def test_nothing_is_relevant_where_nothing_is_meant() -> None:
    assert relevance(document("nothing")) == []
