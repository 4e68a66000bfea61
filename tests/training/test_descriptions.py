"""Whom descriptions mean: the annotations, our own texts, and what is learnt from them."""

import pytest

from streams.quotes.coreference.shares import Shares
from tests.core import core
from training.annotations.join import BUSINESS, SOURCES, rows
from training.cast.descriptions import PEOPLE, WRITTEN, Kind, examples_of, own
from training.cast.shares import Choice


def test_a_source_is_a_place_and_names() -> None:
    found = rows(SOURCES)
    assert len({row["sha256"] for row in found}) == len(found)
    assert sum(len(row["sources"]) for row in found) > 2_000
    for row in found:
        places = [(start, end) for start, end, _ in row["sources"]]
        assert places == sorted(places)
        assert all(start < end for start, end in places)
        assert all(isinstance(name, str) for _, _, names in row["sources"] for name in names)


def test_some_sources_are_kept_out_and_none_is_of_an_article_that_is_annotated_whole() -> None:
    found = rows(SOURCES)
    assert 300 < sum(row["kept_out"] for row in found) < 400
    assert not {row["sha256"] for row in found} & {row["sha256"] for row in rows(BUSINESS)}


def test_our_own_texts_name_whom_they_mean() -> None:
    for article in own():
        for start, end, names in article["sources"]:
            assert start < end <= len(article["text"])
            assert all(name in article["text"] for name in names)


def told(choices: list[Choice], shares: Shares) -> float:
    """The share of ``choices`` that ``shares`` make rightly."""
    right = 0
    for choice in choices:
        chances = shares(choice.candidates, choice.nobody, choice.noun)
        best = max(range(len(chances)), key=chances.__getitem__, default=None)
        right += choice.right[best] if best is not None and chances[best] > 0.5 else not any(choice.right)
    return right / len(choices)


@pytest.mark.parametrize(("kind", "number"), [(PEOPLE, 0), (WRITTEN, 1)], ids=["people", "writings"])
def test_what_is_learnt_from_is_told_by_it_and_by_what_ships(kind: Kind, number: int) -> None:
    choices = [one.choice for one in examples_of(list(own()), core().quotes)[number]]
    shipped = Shares.load(f"weights/{kind.name}.txt", kind.somebody, kind.nobody)
    assert told(choices, kind.model(choices).fit(choices).shares()) > 0.8
    assert told(choices, shipped) > 0.8
