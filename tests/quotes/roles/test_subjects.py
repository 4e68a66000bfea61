"""Where a clause's subject begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.roles.subjects import subject_start
from tests.quotes.documents import LEX, document_of, marked, words_of

SUBJECTS = [
    pytest.param("A lawyer for the victims|, Ida, left", "A lawyer for the victims", id="with what it is for"),
    pytest.param("A vice president there|, Ida, left", "A vice president there", id="with where it is"),
    pytest.param("The analyst on the credit|, Ida, left", "The analyst on the credit", id="with what it is about"),
    pytest.param("But a company lawyer|, Ida, left", "a company lawyer", id="behind a conjunction"),
    pytest.param('"It fell," a company lawyer|, Ida, said', "a company lawyer", id="behind a mark"),
    pytest.param("It fell, said a company lawyer|, Ida, yesterday", "a company lawyer", id="behind a verb of saying"),
    pytest.param("The lawyer was a hero|, Ida said", None, id="none over a verb"),
    pytest.param("It rained on the lawyer of many firms|, Ida left", None, id="none behind a preposition"),
    pytest.param("So a company lawyer|, Ida, left", None, id="none behind another word"),
    pytest.param("Company lawyers|, Ida said", None, id="none without a determiner"),
    pytest.param(f"A lawyer for {'old ' * 10}victims|, Ida, left", f"A lawyer for {'old ' * 10}victims",
                 id="of fourteen tokens"),
    pytest.param(f"A lawyer for {'old ' * 11}victims|, Ida, left", None, id="none that is longer"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_a_subject_begins_with_its_determiner(text: str, subject: str | None) -> None:
    field, (end,) = marked(text)
    start = subject_start(field, end, LEX)
    assert (None if start is None else words_of(field, start, end)) == subject


@given(st.lists(st.sampled_from('A the lawyer for said , " . But was Ida'.split()), min_size=1))
def test_it_begins_before_its_end_in_any_text(words: list[str]) -> None:
    field = document_of(" ".join(words)).body
    for end in range(1, len(field.words) + 1):
        start = subject_start(field, end, LEX)
        assert start is None or 0 <= start < end
