"""How likely "the company" or "it" means an organization: categories and their weights."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.coreference.antecedents import (
    ACTS,
    ANY,
    COMPANY,
    DESCRIBED,
    DESCRIPTION,
    IT,
    NAMED,
    OTHERWISE,
    PUBLIC_BODY,
    SAYS,
    SILENT,
    SIZES,
    SIZES_OF_NONE,
    STRANGE,
    TEMPLATES,
    WITHIN,
    Anaphor,
    Antecedent,
    Antecedents,
    features_of,
    features_of_none,
)

THE_COMPANY = Anaphor(DESCRIPTION, "company", COMPANY, SAYS)
WHO = Antecedent(
    sentences=1, paragraphs=0, role=ACTS, share=0.6, is_first=True, opens=2, belongs=STRANGE, surety=1, spoke=0,
    with_article=0.0, words=2, leads=2, in_title=1, has_legal_form=True, is_sure=True, is_place=False,
)  # fmt: skip
PLACES = {name: number for number, name in enumerate(TEMPLATES)}


@pytest.mark.parametrize(
    ("feature", "change", "anaphor"),
    [
        pytest.param("sentences between, role, form", {"sentences": 2}, {}, id="how many sentences are between"),
        pytest.param("sentences between, role, form", {"sentences": -1}, {}, id="whether only the title names it"),
        pytest.param("sentences between, role, form", {"role": WITHIN}, {}, id="as what it was mentioned"),
        pytest.param("sentences between, says, form", {}, {"says": SILENT}, id="whether something is said"),
        pytest.param("paragraphs between", {"paragraphs": 1}, {}, id="how many paragraphs are between"),
        pytest.param("share of what is spoken of, form", {"share": 0.1}, {}, id="how much it is spoken of"),
        pytest.param("is most spoken of, form", {"is_first": False}, {}, id="whether another is more"),
        pytest.param("opens sentences", {"opens": 0}, {}, id="how often it opens a sentence"),
        pytest.param(
            "belongs to the noun, may be called it", {"belongs": NAMED}, {}, id="whether its name has the noun"
        ),
        pytest.param("belongs to the noun, may be called it", {"surety": 2}, {}, id="how sure it may be called so"),
        pytest.param("spoke last, says, form", {"spoke": 2}, {}, id="whether it spoke last"),
        pytest.param("with an article, noun", {"with_article": 1.0}, {}, id="whether its name has an article"),
        pytest.param("with an article, noun", {}, {"kind": PUBLIC_BODY}, id="the kind of the noun"),
        pytest.param("words of the name", {"words": 1}, {}, id="whether its name is one word"),
        pytest.param("leads the text, form", {"leads": 0}, {}, id="whether it is named first"),
        pytest.param("in the title", {"in_title": 0}, {}, id="whether the title names it"),
        pytest.param("with a legal form", {"has_legal_form": False}, {}, id="a legal form"),
        pytest.param("type, noun", {"is_sure": False}, {}, id="whether it is known for an organization"),
        pytest.param("only where things are", {"is_place": True}, {}, id="whether it is where things are"),
    ],
)
def test_a_feature_is_what_it_is_called_by(feature: str, change: dict[str, object], anaphor: dict[str, int]) -> None:
    before = features_of(WHO, THE_COMPANY)[PLACES[feature]]
    after = features_of(replace(WHO, **change), replace(THE_COMPANY, **anaphor))[PLACES[feature]]  # type: ignore[arg-type]
    assert before != after


def test_the_form_of_what_refers_counts_with_where_it_stands() -> None:
    it = Anaphor(IT, "", ANY, SAYS)
    differ = {
        name for name, place in PLACES.items() if features_of(WHO, it)[place] != features_of(WHO, THE_COMPANY)[place]
    }
    assert differ == {name for name in TEMPLATES if name.endswith((", form", ", noun"))}


def test_none_is_likelier_where_no_candidate_belongs_to_the_noun() -> None:
    belonging = features_of_none(THE_COMPANY, [replace(WHO, belongs=DESCRIBED)])
    assert belonging != features_of_none(THE_COMPANY, [WHO])
    assert features_of_none(THE_COMPANY, []) != features_of_none(THE_COMPANY, [WHO])


def test_the_one_that_the_text_is_about_is_likelier_than_one_within_another_sentence() -> None:
    other = replace(
        WHO, sentences=4, role=WITHIN, share=0.1, is_first=False, opens=0, leads=0, in_title=0, has_legal_form=False
    )
    chances = Antecedents.load()(THE_COMPANY, [other, WHO])
    assert chances[1] > 0.8
    assert chances[0] < 0.1


@given(
    st.lists(
        st.builds(
            Antecedent,
            sentences=st.integers(-1, 99), paragraphs=st.integers(0, 99), role=st.integers(0, OTHERWISE),
            share=st.floats(0, 1), is_first=st.booleans(), opens=st.integers(0, 99), belongs=st.integers(0, NAMED),
            surety=st.integers(0, 2), spoke=st.integers(0, 2), with_article=st.floats(0, 1), words=st.integers(1, 9),
            leads=st.integers(0, 2), in_title=st.integers(0, 2), has_legal_form=st.booleans(), is_sure=st.booleans(),
            is_place=st.booleans(),
        ),
        max_size=5,
    ),
    st.builds(Anaphor, form=st.integers(0, 2), noun=st.sampled_from(["", "company"]), kind=st.integers(0, 3),
              says=st.integers(0, 2)),
)  # fmt: skip
def test_every_category_has_a_weight_and_chances_are_shares(antecedents: list[Antecedent], anaphor: Anaphor) -> None:
    for each in antecedents:
        assert all(0 <= category < size for category, size in zip(features_of(each, anaphor), SIZES, strict=True))
    of_none = features_of_none(anaphor, antecedents)
    assert all(0 <= category < size for category, size in zip(of_none, SIZES_OF_NONE, strict=True))
    chances = Antecedents.load()(anaphor, antecedents)
    assert len(chances) == len(antecedents)
    assert sum(chances) <= 1 + 1e-9
