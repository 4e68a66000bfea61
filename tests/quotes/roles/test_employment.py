"""Features of what ties people to organizations, and their weights."""

from itertools import product

import pytest

from streams.quotes.names.entities import FieldRange
from streams.quotes.roles.employment import (
    FAR,
    NEVER,
    SIZES,
    TYPES,
    Candidate,
    Employment,
    Evidence,
    Neighbour,
    Subject,
    features_of,
)
from streams.quotes.roles.ties import FAMILIES, MODIFIES, NEAR, OF, RELATIONS

EVIDENCE = Evidence(
    relation=MODIFIES, office=1, type="organization", is_past=False, distance=0, rank=0, others=0, again=0,
    is_first=True, in_title=False, is_told=False, words=1, has_legal_form=True, is_public=False, before=2, opens=0,
    determiner=0, noun=0, is_unnamed=False, neighbour=FAR, mentions=1,
    researches=False, organizations=1, staff=0, acts=0, share=1.0,
)  # fmt: skip
SUBJECT = Subject("Jane Roe", FieldRange("body", 0, 2))


def candidate(evidence: Evidence) -> Candidate:
    return Candidate(0, FieldRange("body", 3, 4), evidence.relation, features_of(evidence))


def test_every_feature_is_a_category_of_its_template() -> None:
    for relation, office, kind in product(range(RELATIONS), range(len(FAMILIES)), TYPES):
        evidence = EVIDENCE._replace(
            relation=relation, office=office, type=kind, is_past=True, distance=99, rank=2, others=9, again=9,
            is_told=True, words=9, before=2, opens=2, determiner=3, noun=4, is_unnamed=True,
            neighbour=Neighbour(NEVER, 999, in_paragraph=True, opens=True, hosts=True), mentions=99, researches=True,
            organizations=99, staff=2, acts=99, share=1.0,
        )  # fmt: skip
        features = features_of(evidence)
        assert len(features) == len(SIZES)
        assert all(0 <= category < size for category, size in zip(features, SIZES, strict=True))


def with_weight_of_modifiers(weight: float, bias: float) -> Employment:
    weights = [[0.0] * size for size in SIZES]
    weights[0][MODIFIES] = weight
    return Employment(weights, bias)


def test_the_weights_add_up_to_the_logarithm_of_the_odds() -> None:
    employment = with_weight_of_modifiers(2.0, -2.0)
    tied, other = candidate(EVIDENCE), candidate(EVIDENCE._replace(relation=OF))
    assert employment(SUBJECT, [tied, other]) == pytest.approx([0.5, 0.1192], abs=1e-4)


def test_where_words_do_not_tie_all_they_compete_with_each_other_and_with_none() -> None:
    employment = with_weight_of_modifiers(2.0, -2.0)
    past, near = candidate(EVIDENCE), candidate(EVIDENCE._replace(relation=NEAR))
    chances = employment(SUBJECT, [past, near])
    assert chances == pytest.approx([0.4683, 0.0634], abs=1e-4)
    assert sum(chances) < 1


def test_what_is_learnt_takes_a_tie_over_what_is_near_and_no_past_one() -> None:
    employment = Employment.load()
    tied, past, near = employment(
        SUBJECT,
        [candidate(EVIDENCE), candidate(EVIDENCE._replace(is_past=True)), candidate(EVIDENCE._replace(relation=NEAR))],
    )
    assert tied > max(0.6, near)
    assert past < 0.3
