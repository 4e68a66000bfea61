"""Names judged by their words."""

import pytest

from training.securities.names.short import respelled, short_forms
from training.securities.wording import is_telling, is_turned_around, is_written, share_a_word


@pytest.mark.parametrize(
    ("one", "other", "is_shared"),
    [
        ("KOHLS Corp", "Kohl's Corporation", True),
        ("InfuSystems Holdings, Inc.", "InfuSystem Holdings, Inc", True),
        ("NewJersey Resources Corporation", "New Jersey Resources Corp", True),
        ("United Technologies Corporation", "Raytheon Technologies Corporation", False),
        ("Morgan Stanley", "MicroSectors FANG Index ETNs", False),
    ],
)
def test_a_word_that_tells_is_shared(one: str, other: str, *, is_shared: bool) -> None:
    assert share_a_word(one, other) is is_shared


@pytest.mark.parametrize("key", ["bank of", "first and", "7", "a", "100 2"])
def test_nobody_writes_a_name_that_breaks_off(key: str) -> None:
    assert not is_written(key)


@pytest.mark.parametrize(("key", "tells"), [("energy holdings", False), ("healthcare", False), ("duke energy", True)])
def test_a_general_word_tells_nobody(key: str, *, tells: bool) -> None:
    assert is_telling(key) is tells


@pytest.mark.parametrize(
    ("key", "keys", "is_turned"),
    [("smith a o", ["ao smith"], True), ("horton d r", ["d r horton"], True), ("moody s", ["moodys"], False)],
)
def test_initials_at_the_end_are_out_of_order(key: str, keys: list[str], *, is_turned: bool) -> None:
    assert is_turned_around(key, [key, *keys]) is is_turned


@pytest.mark.parametrize(
    ("key", "is_major", "forms"),
    [
        ("delta air lines", True, {"delta air": "short"}),
        ("marsh and mclennan", True, {}),
        ("quux technologies", False, {"quux": "short"}),
        ("national bank", False, {}),
    ],
)
def test_general_words_at_the_end_are_left_out(key: str, forms: dict[str, str], *, is_major: bool) -> None:
    assert short_forms(key, frozenset(), is_major=is_major) == forms


@pytest.mark.parametrize(
    ("key", "spellings"),
    [
        ("united states steel", ["us steel"]),
        ("j c penney", ["jc penney"]),
        ("marsh and mclennan", ["marsh mclennan"]),
        ("at and t", []),
    ],
)
def test_a_name_has_other_spellings(key: str, spellings: list[str]) -> None:
    assert list(respelled(key)) == spellings
