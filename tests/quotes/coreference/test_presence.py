"""How an article speaks of somebody who may be meant: categories."""

from dataclasses import replace

import pytest

from streams.quotes.coreference.presence import (
    BEHIND,
    DEFINITE,
    INDEFINITE,
    MAYBE,
    PERSON,
    SENTENCE_BEFORE,
    SPEAKS,
    SPEAKS_NEXT,
    TEMPLATES,
    Presence,
    features_of,
)

WHO = Presence(
    type=PERSON, where=SENTENCE_BEFORE, paragraphs=0, spoke=SPEAKS, speaks=SPEAKS, repeats=0, share=0.4, is_most=True,
    is_in_content=False, in_title=False, is_before=True,
)  # fmt: skip
PLACES = {name: number for number, name in enumerate(TEMPLATES)}


@pytest.mark.parametrize(
    ("feature", "other"),
    [
        pytest.param("where, form", replace(WHO, where=BEHIND), id="where it names him"),
        pytest.param("where, in the title", replace(WHO, in_title=True), id="whether the title does"),
        pytest.param("type, where", replace(WHO, type=MAYBE), id="what he is"),
        pytest.param("type, speaks behind", replace(WHO, speaks=SPEAKS_NEXT), id="whether he speaks next"),
        pytest.param("paragraphs between, named before", replace(WHO, paragraphs=2), id="how far that is"),
        pytest.param("speaks before, form", replace(WHO, spoke=SPEAKS_NEXT), id="whether he spoke last"),
        pytest.param("speaks behind, form", replace(WHO, speaks=SPEAKS_NEXT), id="whether he speaks behind"),
        pytest.param("says the same, form", replace(WHO, repeats=2), id="whether he says it again"),
        pytest.param("share of all who are spoken of", replace(WHO, share=0.9), id="how much is spoken of him"),
        pytest.param("most spoken of, form", replace(WHO, is_most=False), id="whether more is of another"),
        pytest.param("in what is said", replace(WHO, is_in_content=True), id="whether it is of him"),
    ],
)
def test_a_feature_is_what_it_is_called_by(feature: str, other: Presence) -> None:
    after = features_of(other, DEFINITE, in_lead=False)[PLACES[feature]]
    before = features_of(WHO, DEFINITE, in_lead=False)[PLACES[feature]]
    assert before != after


def test_how_the_description_begins_and_where_it_stands_counts_too() -> None:
    of_one, of_other = features_of(WHO, DEFINITE, in_lead=False), features_of(WHO, INDEFINITE, in_lead=True)
    differ = {name for name, place in PLACES.items() if of_one[place] != of_other[place]}
    assert differ == {name for name in TEMPLATES if name.endswith((", form", ", in the lead"))}
