"""What our own sentences borrow from annotated articles."""

from typing import Any

import pytest

from training.quotes.borrowed import clauses_and_speeches, halves_of


def article(text: str, *quotes: tuple[str, str]) -> dict[str, Any]:
    """An article whose ``quotes`` are of a kind each, all of them said."""
    return {
        "text": text,
        "quotes": [
            {"start": text.index(part), "end": text.index(part) + len(part), "kind": kind, "speech": 1}
            for kind, part in quotes
        ],
    }


def test_clauses_stand_behind_that_and_quotations_begin_as_within_a_sentence() -> None:
    clause, speech = "the harvest would be a good one", "The harvest will be good this year"
    articles = [
        article(f"He said that {clause}.", ("indirect", clause)),
        article(f"He said that {clause}.", ("indirect", f"that {clause}")),
        article(f"“{speech},” he said.", ("direct", f"“{speech},”")),
    ]
    assert clauses_and_speeches(articles) == ([clause, clause], ["the harvest will be good this year"])


@pytest.mark.parametrize(
    "clause",
    [
        "it rained",
        "he had read “The Harvest” in spring",
        "the harvest failed; nobody had known",
        "the USDA was wrong all along",
    ],
)
def test_nothing_is_borrowed_that_is_short_or_has_marks_or_would_be_a_slot(clause: str) -> None:
    assert clauses_and_speeches([article(f"He said that {clause}.", ("indirect", clause))]) == ([], [])


def test_no_clause_is_borrowed_without_that() -> None:
    clause = "the harvest would be a good one"
    assert clauses_and_speeches([article(f"He said {clause}.", ("indirect", clause))]) == ([], [])


def test_clauses_are_halved_before_their_first_finite_verb() -> None:
    clauses = [
        "the harvest would be good if it rained",
        "the farm didn’t say what it had sold",
        "it would rain",
        "it also would rain",
        "sales in May were strong",
        "the plan that was made would fail",
        "in spring, farms would sow",
        "prices fell",
    ]
    halves = [
        ("the harvest", "would be good if it rained"),
        ("the farm", "didn’t say what it had sold"),
        ("sales in May", "were strong"),
    ]
    assert list(zip(*halves_of(clauses), strict=True)) == halves
