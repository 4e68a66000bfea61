"""What the posts of a thread quote of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quotes.layout.test_transcripts import turns_in

HEADS = "ann_roe • 3h\nIs it so?\n\nbo_lund • 2h\nI think it fell. It rained.\n\n"


@pytest.mark.parametrize(
    ("post", "turns"),
    [
        pytest.param("> It rained\n\nIt did not.", [("bo_lund", "It rained"), ("ann_roe", "It did not.")],
                     id="what somebody said before"),
        pytest.param("> It rose.\n\nIt did not.", [("", "It rose."), ("ann_roe", "It did not.")],
                     id="what nobody here said"),
        pytest.param("bo_lund wrote:\nIt fell and rose.\n\nIt did not.",
                     [("bo_lund", "It fell and rose."), ("ann_roe", "It did not.")], id="below who wrote it"),
        pytest.param("bo_lund writes...\n> It rose.\n> It rained.\n\nIt did not.",
                     [("bo_lund", "It rose."), ("bo_lund", "It rained."), ("ann_roe", "It did not.")],
                     id="below who wrote it, behind marks"),
        pytest.param("Tom wrote:\nIt fell.\n\nIt did not.", [("ann_roe", "It fell."), ("ann_roe", "It did not.")],
                     id="but not below whoever has no post"),
    ],
)  # fmt: skip
def test_what_a_post_quotes_is_by_who_said_it(post: str, turns: list[tuple[str, str]]) -> None:
    assert turns_in(f"{HEADS}ann_roe • 1h\n{post}")[2:] == turns


def test_behind_marks_that_labels_have_as_well_nothing_is_quoted() -> None:
    thread = "ann_roe • 3h\nIs it so?\n\n> bo_lund • 2h\n> I think it fell.\n\nann_roe • 1h\nI do not."
    assert turns_in(thread) == [("ann_roe", "Is it so?"), ("bo_lund", "I think it fell."), ("ann_roe", "I do not.")]


@given(st.lists(st.sampled_from(["ann_roe • 3h", "> It fell.", "bo_lund wrote:", "I do.", ">", "> >"]), max_size=12))
def test_any_thread_has_turns(lines: list[str]) -> None:
    assert all(content for _, content in turns_in("\n".join([*lines, HEADS])))
