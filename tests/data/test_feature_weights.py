"""Files of weights are read by the names of their features, and refused if they have others."""

from pathlib import Path

import pytest

from streams.data.feature_weights import read_weights, weights_of_features

TEMPLATES = {"bias": (), "role, form": (2, 3), "alone": (2,)}
ROWS = [
    *("bias -1", "role, form: 0,0 0", "role, form: 0,1 1", "role, form: 0,2 2"),
    *("role, form: 1,0 3", "role, form: 1,1 4", "role, form: 1,2 5", "alone: 0 6", "alone: 1 7"),
]


@pytest.fixture
def name(tmp_path: Path) -> str:
    """Of a file outside the package's data."""
    return str(tmp_path / "weights.txt")


def write(name: str, rows: list[str]) -> None:
    Path(name).write_text("# Made by hand.\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_each_feature_has_the_weights_of_its_categories(name: str) -> None:
    write(name, ROWS)
    assert weights_of_features(name, TEMPLATES) == [[-1.0], [0, 1, 2, 3, 4, 5], [6, 7]]


def test_rows_behind_them_are_told_by_their_names(name: str) -> None:
    write(name, [*ROWS, "nobody: hedge fund 0.5"])
    assert read_weights(name, TEMPLATES)[1] == {"nobody: hedge fund": 0.5}
    with pytest.raises(ValueError, match=r"nobody asks for, 'nobody: hedge fund'"):
        weights_of_features(name, TEMPLATES)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([*ROWS[:1], *ROWS[7:], *ROWS[1:7]], id="another order"),
        pytest.param(ROWS[:-1], id="too few"),
        pytest.param([*ROWS[:4], ROWS[5], ROWS[4], *ROWS[6:]], id="categories in another order"),
        pytest.param([row.replace("role", "office") for row in ROWS], id="another name"),
        pytest.param([row.replace("role, form: 1,", "role, form: 2,") for row in ROWS], id="other sizes"),
        pytest.param([], id="none"),
    ],
)
def test_a_file_of_other_features_is_refused(name: str, rows: list[str]) -> None:
    write(name, rows)
    with pytest.raises(ValueError, match="learn them again"):
        weights_of_features(name, TEMPLATES)
