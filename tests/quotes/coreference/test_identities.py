"""How likely "the minister" means somebody: categories and their weights."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.coreference.identities import (
    DIFFERENT,
    MAYBE_FIELD,
    NAMED,
    NO_FIELD,
    OTHER,
    OTHER_SEX,
    SHARED,
    SIZES,
    SIZES_OF_NONE,
    TEMPLATES,
    TWO_FIELDS,
    UNKNOWN,
    UNTOLD,
    Candidate,
    Description,
    Identities,
    features_of,
    features_of_none,
)
from streams.quotes.coreference.presence import (
    BARE,
    DEFINITE,
    INDEFINITE,
    PERSON,
    SENTENCE_BEFORE,
    SILENT,
    SPEAKS_NEXT,
    WITHIN,
    Presence,
)
from streams.quotes.roles.ties import FAMILIES, SPOKESPERSON

THE_MINISTER = Description(form=DEFINITE, noun="minister", kind=6, in_lead=False, has_come_up=False, has_employer=False)
SOMEBODY = Presence(
    type=PERSON, where=SENTENCE_BEFORE, paragraphs=0, spoke=SPEAKS_NEXT, speaks=SILENT, repeats=0, share=0.5,
    is_most=True, is_in_content=False, in_title=False, is_before=True,
)  # fmt: skip
WHO = Candidate(SOMEBODY, office=NAMED, field=NO_FIELD, employer=SHARED, sex=UNKNOWN)
PLACES = {name: number for number, name in enumerate(TEMPLATES)}


@pytest.mark.parametrize(
    ("feature", "other"),
    [
        pytest.param("office, named before, form", replace(WHO, office=OTHER), id="the office"),
        pytest.param("office, field", replace(WHO, field=TWO_FIELDS), id="what it is for"),
        pytest.param("office, kind", replace(WHO, office=UNTOLD), id="whether one is told"),
        pytest.param("employer, form", replace(WHO, employer=DIFFERENT), id="whom he works for"),
        pytest.param("employer, office", replace(WHO, employer=DIFFERENT), id="that beside the office"),
        pytest.param("sex", replace(WHO, sex=OTHER_SEX), id="the sex"),
    ],
)
def test_a_feature_is_what_it_is_called_by(feature: str, other: Candidate) -> None:
    before = features_of(THE_MINISTER, [WHO])[0][PLACES[feature]]
    after = features_of(THE_MINISTER, [other])[0][PLACES[feature]]
    assert before != after


def test_another_of_the_same_office_counts() -> None:
    alone, beside = (features_of(THE_MINISTER, who)[0] for who in ([WHO], [WHO, WHO]))
    assert [name for name, place in PLACES.items() if alone[place] != beside[place]] == ["office, others of it"]


def test_the_holder_of_the_office_is_meant_rather_than_another() -> None:
    other = replace(WHO, office=OTHER, employer=DIFFERENT)
    chances = Identities.load()(THE_MINISTER, [other, WHO])
    assert chances[1] > 0.8
    assert chances[0] < 0.1


def test_a_spokesman_who_is_new_is_seldom_somebody_whom_the_text_names() -> None:
    spokesman = Description(
        form=INDEFINITE, noun="spokesman", kind=SPOKESPERSON, in_lead=False, has_come_up=False, has_employer=True
    )
    assert Identities.load()(spokesman, [replace(WHO, office=UNTOLD)])[0] < 0.1


PRESENCES = st.builds(
    Presence,
    type=st.integers(0, 3), where=st.integers(0, WITHIN), paragraphs=st.integers(0, 99), spoke=st.integers(0, 2),
    speaks=st.integers(0, 2), repeats=st.integers(0, 2), share=st.floats(0, 1), is_most=st.booleans(),
    is_in_content=st.booleans(), in_title=st.booleans(), is_before=st.booleans(),
)  # fmt: skip


@given(
    st.builds(
        Description,
        form=st.integers(0, BARE), noun=st.sampled_from(["", "minister"]), kind=st.integers(0, len(FAMILIES) - 1),
        in_lead=st.booleans(), has_come_up=st.booleans(), has_employer=st.booleans(),
    ),
    st.lists(
        st.builds(
            Candidate, PRESENCES, office=st.integers(0, NAMED), field=st.integers(0, MAYBE_FIELD),
            employer=st.integers(0, DIFFERENT), sex=st.integers(0, OTHER_SEX),
        ),
        max_size=5,
    ),
)  # fmt: skip
def test_every_category_has_a_weight(description: Description, candidates: list[Candidate]) -> None:
    for features in features_of(description, candidates):
        assert all(0 <= category < size for category, size in zip(features, SIZES, strict=True))
    nobody = features_of_none(description, candidates)
    assert all(0 <= category < size for category, size in zip(nobody, SIZES_OF_NONE, strict=True))
    assert len(Identities.load()(description, candidates)) == len(candidates)
