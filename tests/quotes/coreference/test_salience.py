"""How likely a pronoun means a person: categories and their weights."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.coreference.salience import (
    FULL_NAME,
    OBJECT,
    OPENING,
    SIZES,
    SUBJECT,
    SUREST,
    TEMPLATES,
    Context,
    Ranking,
    Standing,
    features_of,
)

WHO = Standing(1, ("ida", "lund"), "f", certainty=1, evidence=1, sentence=4, paragraph=1, role=SUBJECT, form=FULL_NAME)
HERE = Context(
    sentence=5, paragraph=2, form=0, says=True, says_more=False, opens=True, subordinate=False, token=50, quotation=50,
    latest=-1, leads=(-1, -1), speaker=-1, alone=False,
)  # fmt: skip
PLACES = {name: number for number, name in enumerate(TEMPLATES)}


def category(name: str, who: Standing, context: Context, rank: int = 0, *, again: bool = False) -> int:
    return features_of(who, rank, context, again=again)[PLACES[name]]


@pytest.mark.parametrize(
    ("feature", "change", "context"),
    [
        pytest.param(
            "sentences between, form of the pronoun", {"sentence": 3}, {}, id="how many sentences are between"
        ),
        pytest.param("sentences between, form of the pronoun", {}, {"form": 1}, id="the form of the pronoun"),
        pytest.param("paragraphs between, says, spoke", {"paragraph": 2}, {}, id="how many paragraphs are between"),
        pytest.param("paragraphs between, says, spoke", {"spoke": True}, {}, id="whether somebody spoke"),
        pytest.param("paragraphs between, says, spoke", {}, {"says": False}, id="whether the pronoun says"),
        pytest.param("role, sentences between, pronoun opens", {"role": OPENING}, {}, id="the role of the mention"),
        pytest.param("role, sentences between, pronoun opens", {}, {"opens": False}, id="whether the pronoun opens"),
        pytest.param("form of the mention, sentences between", {"form": 0}, {}, id="the form of the mention"),
        pytest.param("was meant before, paragraphs between, says", {}, {"latest": 1}, id="whom the last pronoun meant"),
        pytest.param("named in the quotation before, says", {"quoted": 45}, {"quotation": 40}, id="a name in quotes"),
        pytest.param("mentions", {"mentions": 1}, {}, id="one mention"),
        pytest.param("certainty of the sex", {"certainty": 2}, {}, id="the certainty of the sex"),
        pytest.param("evidence of a person", {"evidence": 2}, {}, id="the evidence of a person"),
        pytest.param("leads a paragraph", {}, {"leads": (-1, 1)}, id="who leads this paragraph"),
        pytest.param("leads a paragraph", {}, {"leads": (1, -1)}, id="who leads the paragraph before"),
        pytest.param("alone", {}, {"alone": True}, id="whether there is only one"),
        pytest.param("only named behind, subordinate clause", {}, {"subordinate": True}, id="a subordinate clause"),
        pytest.param("only named behind, subordinate clause", {"sentence": -9}, {}, id="a name that only follows"),
        pytest.param("only in a headline", {"headline": True}, {}, id="a name only in a headline"),
        pytest.param("behind a quotation, spoke, paragraphs between", {}, {"quotation": 40}, id="a quotation before"),
        pytest.param("behind a quotation, spoke, paragraphs between", {"spoke": True}, {}, id="who spoke before it"),
        pytest.param(
            "spoke last of all, says or says more, paragraphs between", {}, {"speaker": 1}, id="who spoke last"
        ),
        pytest.param(
            "spoke last of all, says or says more, paragraphs between", {}, {"says_more": True}, id="that he says more"
        ),
    ],
)
def test_a_category_tells(feature: str, change: dict[str, int], context: dict[str, int]) -> None:
    # Any member may be given, by its name.
    who, here = replace(WHO, **change), replace(HERE, **context)  # type: ignore[arg-type]
    assert category(feature, who, here) != category(feature, WHO, HERE)


def test_categories_are_in_the_order_that_the_weights_were_learnt_in() -> None:
    assert features_of(WHO, 0, HERE, again=False) == (3, 6, 9, 7, 1, 3, 1, 0, 1, 1, 0, 2, 0, 0, 0, 1, 4)
    who = replace(WHO, spoke=True, quoted=45, mentions=4, headline=True, role=OBJECT, form=0)
    here = replace(HERE, quotation=40, latest=1, leads=(1, 2), opens=False, subordinate=True, alone=True, form=2)
    here = replace(here, speaker=1, says_more=True)
    assert features_of(who, 3, here, again=True) == (5, 7, 26, 1, 7, 9, 3, 3, 1, 1, 5, 1, 1, 1, 1, 10, 16)
    assert features_of(replace(who, sentence=-9), 3, here, again=True)[:2] == (17, 15)


def test_a_rank_and_a_later_mention_tell() -> None:
    assert [category("rank by recency, says", WHO, HERE, rank) for rank in (0, 4, 9)] == [1, 9, 9]
    named = "named again, form of the pronoun"
    assert [category(named, WHO, HERE, again=again) for again in (False, True)] == [0, 3]
    assert category(named, replace(WHO, sentence=-9), HERE, again=True) == 0


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        pytest.param(2, 2, id="two by themselves"),
        pytest.param(3, 3, id="three with five"),
        pytest.param(5, 3, id="five with three"),
        pytest.param(6, 4, id="six with more"),
        pytest.param(99, 4, id="many with six"),
    ],
)
def test_mentions_are_counted_in_steps(mentions: int, expected: int) -> None:
    assert category("mentions", replace(WHO, mentions=mentions), HERE) == expected


def test_who_was_quoted_before_the_last_quotation_is_not_in_it() -> None:
    here = replace(HERE, quotation=40)
    quoted = [category("named in the quotation before, says", replace(WHO, quoted=at), here) for at in (39, 40)]
    assert quoted == [1, 3]


@given(
    who=st.builds(
        Standing, st.integers(0, 3), st.just(("lund",)), st.just("f"), st.integers(0, 2), st.integers(0, 2),
        st.integers(-9, 5), st.integers(-9, 2), st.integers(0, OBJECT), st.integers(0, 2), st.booleans(),
        st.integers(-1, 49), st.integers(0, 99), st.booleans(),
    ),
    form=st.integers(0, 2), says=st.booleans(), rank=st.integers(0, 99), again=st.booleans(),
)  # fmt: skip
def test_every_category_has_a_weight(who: Standing, form: int, rank: int, *, says: bool, again: bool) -> None:
    features = features_of(
        who, rank, replace(HERE, form=form, says=says, says_more=says, latest=1, leads=(2, 3), speaker=3), again=again
    )
    assert all(0 <= number < size for number, size in zip(features, SIZES, strict=True))


def test_sizes_are_products() -> None:
    assert tuple(math.prod(sizes) for sizes in TEMPLATES.values()) == SIZES
    assert len(SIZES) == len(features_of(WHO, 0, HERE, again=False))


def test_the_highest_sum_wins_and_the_more_recent_of_two_equals() -> None:
    ranking = Ranking([[0.0, 1.0], [0.0, -2.0, 5.0]])
    assert ranking(HERE, [WHO] * 3, [(1, 0), (0, 2), (1, 1)]).number == 1
    assert ranking(HERE, [WHO] * 3, [(0, 0), (1, 0), (1, 0)]).number == 1


def test_a_choice_is_as_sure_as_the_others_are_unlikely() -> None:
    ranking = Ranking([[0.0, math.log(3), -50.0]])
    assert ranking(HERE, [WHO], [(0,)]).probability == SUREST
    assert ranking(HERE, [WHO] * 2, [(0,), (2,)]).probability == pytest.approx(SUREST)
    assert ranking(HERE, [WHO] * 2, [(0,), (1,)]).probability == pytest.approx(SUREST * 3 / 4)
    assert ranking(HERE, [WHO] * 2, [(0,), (0,)]).probability == pytest.approx(SUREST / 2)


def test_the_learnt_weights_prefer_who_stands_nearer() -> None:
    near, far = replace(WHO, sentence=5, paragraph=2), replace(WHO, sentence=0, paragraph=0)
    features = [features_of(who, rank, HERE, again=False) for rank, who in enumerate((far, near))]
    assert Ranking.load()(HERE, [far, near], features).number == 1
