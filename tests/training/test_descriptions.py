"""Whom descriptions mean: the annotations, our own texts, and what is learnt from them."""

from streams.quotes.coreference.shares import Shares
from tests.core import core
from training.annotations.join import BUSINESS, SOURCES, rows
from training.cast.descriptions import PEOPLE, WRITTEN, Kind, examples_of, own


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


def told(kind: Kind, number: int) -> float:
    """The share of our own texts of a ``kind`` that are right by what is learnt from them alone."""
    choices = [one.choice for one in examples_of(list(own()), core().quotes)[number]]
    shares = kind.model(choices).fit(choices).shares()
    right = 0
    for choice in choices:
        chances = shares(choice.candidates, choice.nobody, choice.noun)
        best = max(range(len(chances)), key=chances.__getitem__, default=None)
        right += choice.right[best] if best is not None and chances[best] > 0.5 else not any(choice.right)
    return right / len(choices)


def test_most_of_what_is_learnt_from_is_told_by_it() -> None:
    assert told(PEOPLE, 0) > 0.8
    assert told(WRITTEN, 1) > 0.8


def test_what_ships_is_not_what_our_own_texts_alone_teach() -> None:
    [*_, last] = [one.choice for one in examples_of(list(own()), core().quotes)[0]]
    shares = PEOPLE.model([last]).fit([last]).shares()
    assert shares(last.candidates, last.nobody, last.noun) != Shares.load(
        "weights/identities.txt", PEOPLE.somebody, PEOPLE.nobody
    )(last.candidates, last.nobody, last.noun)
