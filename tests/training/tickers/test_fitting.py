"""What is learnt from labelled documents; needs the ``train`` extra."""

import importlib
from typing import Any

import pytest

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.weights import Model
from tests.tickers.small import body, candidate, issuer
from training.tickers.folds import fold_of
from training.tickers.lessons import Label, Lesson

pytest.importorskip("sklearn")
pytest.importorskip("scipy")
fitting: Any = importlib.import_module("training.tickers.fitting")

TEXT = body("AA BB")


def lesson(document: int, first: Label, *others: Label) -> Lesson:
    labels = [first, *others]
    return Lesson(str(document), [label.candidate for label in labels], labels)


def label(words: str, form: str, *features: str, is_right: bool, is_hinted: bool | None = None) -> Label:
    return Label(bare(words, form, *features), is_right, 1.0, is_hinted)


def bare(words: str, form: str, *features: str) -> Candidate:
    meant = issuer(words, number=ord(words[0]))
    return candidate(TEXT, words, form, meant=meant, features=[*features])  # type: ignore[arg-type]


def fitted(*lessons: Lesson) -> Model:
    model: Model = fitting.fit(lessons)
    return model


def everyday() -> list[Lesson]:
    """Documents in which what is good is right, marked or bare."""
    return [
        lesson(
            number,
            label(
                "AA", "name", "good" if number % 2 else "bad", "seldom" if number < 3 else "so", is_right=number % 2 > 0
            ),
            label("BB", "symbol", "fair" if number % 3 else "poor", is_right=number % 3 > 0),
        )
        for number in range(60)
    ]


def test_what_is_right_is_told_from_what_is_wrong() -> None:
    model = fitted(*everyday())

    assert model.marked.weights["good"] > 0.5 > -0.5 > model.marked.weights["bad"]
    assert model.bare.weights["fair"] > 0.5 > -0.5 > model.bare.weights["poor"]


def test_marked_and_bare_symbols_are_learnt_apart() -> None:
    model = fitted(*everyday())

    assert {"good", "bad", "so"} >= model.marked.weights.keys()
    assert {"fair", "poor"} >= model.bare.weights.keys()


def test_what_is_too_rare_is_not_learnt() -> None:
    assert "seldom" not in fitted(*everyday()).marked.weights


def test_the_same_documents_give_the_same_weights() -> None:
    assert fitted(*everyday()) == fitted(*everyday())


def test_what_counts_more_weighs_more() -> None:
    documents = everyday()
    heavier = [
        each._replace(labels=[one._replace(weight=9.0 if one.is_right else 1.0) for one in each.labels])
        for each in documents
    ]

    assert fitted(*heavier).marked.bias > fitted(*documents).marked.bias


@pytest.mark.parametrize(
    ("is_hinted", "is_learnt"),
    [
        pytest.param(True, True, id="a list that has what is right"),
        pytest.param(None, False, id="no list"),
    ],
)
def test_a_list_of_the_publisher_is_learnt_where_it_is_asked(*, is_hinted: bool | None, is_learnt: bool) -> None:
    documents = [
        lesson(
            number,
            label("AA", "name", "so", is_right=number % 2 > 0, is_hinted=is_hinted and number % 2 > 0),
            label("BB", "symbol", "so", is_right=number % 3 > 0),
        )
        for number in range(60)
    ]

    assert (fitted(*documents).marked.weights.get("hinted", 0.0) > 0.5) is is_learnt


def test_the_second_look_learns_from_a_symbols_company() -> None:
    documents = [
        lesson(
            number,
            label("AA", "name", "good" if number % 2 else "bad", is_right=number % 2 > 0),
            label("BB", "symbol", "so", is_right=number % 2 > 0),
        )
        for number in range(120)
    ]
    model = fitted(*documents)

    assert "sure in line 1" not in model.bare.weights
    assert model.bare_among.weights["sure in line 1"] > 0 > model.bare_among.weights["sure in line 0"]


def test_the_first_look_at_a_document_is_learnt_from_others() -> None:
    own = [number for number in range(200) if fold_of(str(number), fitting.FOLDS) == 0]
    documents = [
        lesson(
            number,
            label("AA", "name", "good" if number % 2 else "bad", is_right=number % 2 > 0),
            label("BB", "symbol", "only here" if number in own else "so", is_right=number in own or number % 2 > 0),
        )
        for number in range(200)
    ]
    model = fitted(*documents)

    assert model.bare.weights["only here"] > 0.5
    # In the fold that has the feature nothing says what it means: the first look there is a guess.
    assert all(abs(documents[number].candidates[1].logit) < 0.5 for number in own)
