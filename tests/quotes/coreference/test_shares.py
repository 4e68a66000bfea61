"""Who of several is meant, or none of them: shares of sums of weights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.coreference.antecedents import OF_NONE, TEMPLATES
from streams.quotes.coreference.shares import Shares, bucket


@pytest.mark.parametrize(
    ("value", "number"), [(0.0, 0), (0.5, 0), (0.6, 1), (9.0, 2)], ids=["below", "at a bound", "between", "above all"]
)
def test_a_bucket_is_the_number_of_the_first_bound_that_is_not_exceeded(value: float, number: int) -> None:
    assert bucket(value, (0.5, 1)) == number


def test_one_of_whom_nothing_is_known_has_the_same_share_as_none_of_them() -> None:
    judge = Shares([[0.0]], [[0.0]], {"company": 0.0, "platform": 1.0})
    assert judge([], (0,), "company") == []
    assert judge([(0,)], (0,), "company") == [0.5]
    assert judge([(0,), (0,)], (0,), "firm") == pytest.approx([1 / 3, 1 / 3])
    assert judge([(0,)], (0,), "platform")[0] == pytest.approx(0.2689, abs=1e-4)


def test_weights_add_up() -> None:
    judge = Shares([[0.0, 1.0], [2.0, 0.0]], [[3.0]], {})
    assert judge([(1, 0)], (0,), "") == pytest.approx([0.5])


@given(st.lists(st.floats(-700, 700), min_size=1, max_size=5), st.floats(-700, 700))
def test_shares_of_any_weights_are_of_one_whole(weights: list[float], nobody: float) -> None:
    shares = Shares([weights], [[nobody]], {})([(number,) for number in range(len(weights))], (0,), "")
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) <= 1 + 1e-9


def test_a_file_has_a_weight_for_each_category_and_for_nouns() -> None:
    judge = Shares.load("weights/antecedents.txt", TEMPLATES, OF_NONE)
    first = tuple(0 for _ in TEMPLATES)
    of_none = tuple(0 for _ in OF_NONE)
    assert judge([first], of_none, "platform") != judge([first], of_none, "company")


@pytest.mark.parametrize(
    "templates",
    [
        pytest.param(dict(reversed(TEMPLATES.items())), id="another order"),
        pytest.param({**TEMPLATES, "one more": (2,)}, id="one more"),
        pytest.param({name: (*sizes, 2) for name, sizes in TEMPLATES.items()}, id="other sizes"),
    ],
)
def test_a_file_of_other_features_is_refused(templates: dict[str, tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match="learn them again"):
        Shares.load("weights/antecedents.txt", templates, OF_NONE)


def test_a_file_with_more_than_nouns_behind_its_features_is_refused() -> None:
    fewer = dict(list(OF_NONE.items())[:-1])
    with pytest.raises(ValueError, match="learn them again"):
        Shares.load("weights/antecedents.txt", TEMPLATES, fewer)
