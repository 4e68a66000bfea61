"""How likely it is that an article is about a security."""

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import Document, TextField
from streams.tickers.decision.relevance import RelevanceJudge
from streams.tickers.decision.weights import Verdict
from streams.tickers.model import MentionContext
from tests.tickers.small import LEXICON, body, candidate, document

SHIPPED = RelevanceJudge.load(LEXICON)
ARTICLE = document("Acme raised its forecast. Then Bolt fell, and Acme2's shop. " + "It was so. " * 60, "Acme rises")


def verdict(field: TextField, *words: str) -> Verdict:
    return Verdict(0.9, [candidate(field, each) for each in words])


def relevances(article: Document, *verdicts: Verdict, judge: RelevanceJudge = SHIPPED) -> list[float]:
    return judge.relevances(article, verdicts, [[None] * len(each.mentions) for each in verdicts])


def features(article: Document, *verdicts: Verdict) -> dict[str, float]:
    """The features of the first of ``verdicts``."""
    contexts: list[list[MentionContext | None]] = [[None] * len(each.mentions) for each in verdicts]
    return SHIPPED.features(article, verdicts, contexts)[0]


ACME = Verdict(
    0.9, [candidate(ARTICLE.title, "Acme"), candidate(ARTICLE.body, "Acme"), candidate(ARTICLE.body, "Acme2")]
)
BOLT = verdict(ARTICLE.body, "Bolt")


@pytest.mark.parametrize(
    ("verdicts", "feature", "value"),
    [
        pytest.param([ACME], "bias", 1.0, id="of every one the same"),
        pytest.param([ACME], "no title", 0.0, id="that there is a headline"),
        pytest.param([ACME], "in title", 1.0, id="that it is in the headline"),
        pytest.param([BOLT], "in title", 0.0, id="that it is not"),
        pytest.param([ACME], "begins title", 1.0, id="that it begins the headline"),
        pytest.param([ACME], "only in title", 0.0, id="that it is in the body too"),
        pytest.param([verdict(ARTICLE.title, "Acme")], "only in title", 1.0, id="that it is in the headline only"),
        pytest.param([verdict(ARTICLE.title, "Acme")], "first", 1.0, id="that it is not in the body"),
        pytest.param([ACME, BOLT], "share", 0.75, id="its share of mentions"),
        pytest.param([BOLT, ACME], "share", 0.25, id="another's share of mentions"),
        pytest.param([BOLT, ACME], "of the most", 1 / 3, id="its mentions beside those of the one with most"),
        pytest.param([ACME, BOLT], "of the most", 1.0, id="that it has most mentions"),
        pytest.param([ACME], "mentions", math.log(4), id="how many mentions it has"),
        pytest.param([BOLT], "once", 1.0, id="that it has one mention"),
        pytest.param([ACME], "once", 0.0, id="that it has more"),
        pytest.param([BOLT], "first", 31 / len(ARTICLE.body.text), id="where its first mention is"),
        pytest.param([ACME, BOLT], "others", math.log(2), id="how many others there are"),
        pytest.param([ACME, BOLT], "alone", 0.0, id="that there are others"),
        pytest.param([ACME], "alone", 1.0, id="that there are none"),
        pytest.param([ACME], "acts ever", 1.0, id="that it does something"),
        pytest.param([BOLT], "acts ever", 0.0, id="that it does nothing"),
        pytest.param([ACME], "begins", 2 / 3, id="how often it begins a sentence"),
        pytest.param([BOLT], "begins", 1.0, id="that a word before it is as good as the beginning"),
        pytest.param([ACME], "owns", 1 / 3, id="how often it owns something"),
        pytest.param([BOLT], "short text", 0.0, id="that the text is long"),
    ],
)
def test_what_is_weighed(verdicts: Sequence[Verdict], feature: str, value: float) -> None:
    assert features(ARTICLE, *verdicts)[feature] == pytest.approx(value)


def test_a_short_text_without_a_headline_is_known_as_one() -> None:
    article = document("Acme rose")
    found = features(article, verdict(article.body, "Acme"))

    assert (found["short text"], found["no title"], found["in title"], found["first"]) == (1.0, 1.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("text", "informs"),
    [
        pytest.param("It rose, according to Acme.", 1.0, id="according to it"),
        pytest.param("It rose, data from Acme showed.", 1.0, id="data from it"),
        pytest.param("It will rise, said analysts at Acme.", 1.0, id="somebody there"),
        pytest.param("It will rise, analysts Acme said.", 1.0, id="without a word between"),
        pytest.param("It will rise, an Acme analyst said.", 1.0, id="its analyst"),
        pytest.param("It rose, Acme's data showed.", 1.0, id="its data"),
        pytest.param("It bought a unit of Acme.", 0.0, id="it is bought of"),
        pytest.param("Acme rose.", 0.0, id="it rises"),
    ],
)
def test_a_company_may_only_inform(text: str, informs: float) -> None:
    article = document(text)
    found = features(article, verdict(article.body, "Acme"))

    assert (found["informs"], found["only informs"]) == (informs, informs)


def test_a_company_that_informs_once_does_not_only_inform() -> None:
    article = document("Acme rose, according to Acme2.")
    found = features(article, verdict(article.body, "Acme", "Acme2"))

    assert (found["informs"], found["only informs"]) == (0.5, 0.0)


def test_mentions_that_say_nothing_do_not_count() -> None:
    (found,) = SHIPPED.features(ARTICLE, [ACME], [["outlet", "platform", None]])

    assert (found["in title"], found["once"], found["owns"]) == (0.0, 1.0, 1.0)


def test_weights_say_how_likely_it_is() -> None:
    judge = RelevanceJudge(LEXICON, {"bias": -1.0, "in title": 3.0, "never seen": 9.0})

    assert relevances(ARTICLE, ACME, BOLT, judge=judge) == [
        pytest.approx(0.8808, abs=1e-4),
        pytest.approx(0.2689, abs=1e-4),
    ]


def test_what_is_in_the_headline_matters_more() -> None:
    acme, bolt = relevances(ARTICLE, verdict(ARTICLE.title, "Acme"), BOLT)

    assert acme > bolt


def test_what_is_mentioned_more_matters_more() -> None:
    article = document("Acme and Acme2 and Bolt rose")
    first, second = relevances(article, verdict(article.body, "Acme", "Acme2"), verdict(article.body, "Bolt"))

    assert first > second


def test_what_is_mentioned_earlier_matters_more() -> None:
    article = document("Acme rose, as did Bolt")
    first, second = relevances(article, verdict(article.body, "Acme"), verdict(article.body, "Bolt"))

    assert first > second


def test_nothing_is_relevant_where_nothing_is_meant() -> None:
    assert relevances(document("nothing")) == []


@pytest.mark.parametrize(
    ("contexts", "is_low"),
    [
        pytest.param(["outlet", "outlet", "outlet"], True, id="only where something was said"),
        pytest.param(["outlet", "platform", "boilerplate"], True, id="in one such place and another"),
        pytest.param([None, "platform", "boilerplate"], False, id="once in a place that says something"),
        pytest.param([None, None, None], False, id="in such places only"),
    ],
)
def test_what_only_stands_where_nothing_is_said_of_it_is_never_what_an_article_is_about(
    contexts: list[MentionContext | None], *, is_low: bool
) -> None:
    (sure,) = RelevanceJudge(LEXICON, {"bias": 30.0}).relevances(ARTICLE, [ACME], [contexts])

    assert sure == (0.19 if is_low else pytest.approx(1.0))


CONTEXT = st.sampled_from(["outlet", "platform", "boilerplate", None])


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 39), CONTEXT), min_size=1, max_size=9), max_size=6),
    st.sampled_from(["", "Bolt rises", "w0 w1 w2"]),
    st.sampled_from(["w{} ", "W{}. ", "w{}'s raised\n"]),
)
def test_relevance_is_a_probability_and_low_without_a_mention_that_says_something(
    mentions: list[list[tuple[int, MentionContext | None]]], title: str, pattern: str
) -> None:
    field = body("".join(pattern.format(number) for number in range(40)))
    word = pattern[0]
    verdicts = [Verdict(0.9, [candidate(field, f"{word}{number}") for number, _ in each]) for each in mentions]
    contexts = [[context for _, context in each] for each in mentions]
    found = SHIPPED.relevances(Document(TextField.of("title", title), field), verdicts, contexts)

    assert len(found) == len(mentions)
    for relevance, where in zip(found, contexts, strict=True):
        assert 0.0 <= relevance <= 1.0
        assert relevance < 0.2 or None in where
