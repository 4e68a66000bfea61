"""How likely somebody wrote "the report": categories and their weights."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.coreference.authors import (
    ANY,
    INSIDE,
    KINDS,
    OUTLET,
    OWNS,
    SIZES,
    SIZES_OF_NONE,
    STUDY,
    TEMPLATES,
    UNTIED,
    Author,
    Authors,
    Writing,
    features_of,
    features_of_none,
)
from streams.quotes.coreference.presence import (
    BARE,
    DEFINITE,
    NEAR_BEFORE,
    ORGANIZATION,
    SILENT,
    SPEAKS,
    WITHIN,
    Presence,
)

THE_REPORT = Writing(form=DEFINITE, noun="report", kind=STUDY, in_lead=False, is_nobodys=False, told_apart=0)
SOMEBODY = Presence(
    type=ORGANIZATION, where=NEAR_BEFORE, paragraphs=1, spoke=SPEAKS, speaks=SILENT, repeats=0, share=0.3,
    is_most=True, is_in_content=False, in_title=False, is_before=True,
)  # fmt: skip
WHO = Author(SOMEBODY, sort=ANY, tie=OWNS, is_nearest=True)
PLACES = {name: number for number, name in enumerate(TEMPLATES)}


@pytest.mark.parametrize(
    ("feature", "other"),
    [
        pytest.param("tie, form", replace(WHO, tie=UNTIED), id="how he is tied to it"),
        pytest.param("tie, nearest", replace(WHO, is_nearest=False), id="whether another is nearer"),
        pytest.param("sort, kind", replace(WHO, sort=OUTLET), id="what his name says"),
    ],
)
def test_a_feature_is_what_it_is_called_by(feature: str, other: Author) -> None:
    before = features_of(THE_REPORT, [WHO])[0][PLACES[feature]]
    after = features_of(THE_REPORT, [other])[0][PLACES[feature]]
    assert before != after


def test_whose_report_it_was_is_its_author_rather_than_one_who_is_spoken_of() -> None:
    chances = Authors.load()(THE_REPORT, [replace(WHO, tie=UNTIED, is_nearest=False), WHO])
    assert chances[1] > 0.7
    assert chances[0] < 0.2


def test_nobodys_report_is_nobodys() -> None:
    mine, nobodys = (Authors.load()(replace(THE_REPORT, is_nobodys=new), [WHO])[0] for new in (False, True))
    assert nobodys < mine


@given(
    st.builds(
        Writing,
        form=st.integers(0, BARE), noun=st.sampled_from(["", "report"]), kind=st.integers(0, KINDS - 1),
        in_lead=st.booleans(), is_nobodys=st.booleans(), told_apart=st.integers(0, 2),
    ),
    st.lists(
        st.builds(
            Author,
            st.builds(
                Presence,
                type=st.integers(0, 3), where=st.integers(0, WITHIN), paragraphs=st.integers(0, 99),
                spoke=st.integers(0, 2), speaks=st.integers(0, 2), repeats=st.integers(0, 2), share=st.floats(0, 1),
                is_most=st.booleans(), is_in_content=st.booleans(), in_title=st.booleans(), is_before=st.booleans(),
            ),
            sort=st.integers(0, ANY), tie=st.integers(0, INSIDE), is_nearest=st.booleans(),
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_every_category_has_a_weight(writing: Writing, authors: list[Author]) -> None:
    for features in features_of(writing, authors):
        assert all(0 <= category < size for category, size in zip(features, SIZES, strict=True))
    nobody = features_of_none(writing, authors)
    assert all(0 <= category < size for category, size in zip(nobody, SIZES_OF_NONE, strict=True))
    assert len(Authors.load()(writing, authors)) == len(authors)
