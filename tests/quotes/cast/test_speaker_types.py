"""What a speaker is whose name does not say it."""

import pytest

from streams.quotes.cast.speaker_types import FEATURES, SpeakerTypes, features_of, is_described
from tests.quotes.documents import LEX, cast_of, speaker_of


def features(body: str) -> dict[str, float]:
    """The features of the first entity of ``body``."""
    cast = cast_of(body)
    return dict(zip(FEATURES, features_of(cast.document, cast.entities[0], cast.mentions.of(0), LEX), strict=True))


@pytest.mark.parametrize(
    ("body", "feature", "expected"),
    [
        pytest.param("Zqx left.", "several words", 0, id="one word"),
        pytest.param("Zqx Qzz left.", "several words", 1, id="several words"),
        pytest.param("Musk left. Acme fell.", "one word, a given name", 0, id="no given name"),
        pytest.param("So Visa left.", "one word, a given name", 1, id="a given name"),
        pytest.param("Elon Musk left.", "several words, a given name first", 1, id="a given name first"),
        pytest.param("Mark Miller left.", "several words, a common given name first", 1, id="a common given name"),
        pytest.param("Elon Musk left.", "several words, a common given name first", 0, id="a rare given name"),
        pytest.param("Zqx Page left.", "several words, the last a word of the language", 1, id="a word last"),
        pytest.param("He met Standard Life.", "several words, the first a word of the language", 1, id="a word first"),
        pytest.param("He met the Zqx.", "definite", 1, id="an article"),
        pytest.param("He met an Zqx.", "definite", 0, id="another article"),
        pytest.param("Zqx left. He met Zqx's aide.", "owns", 1, id="an owner"),
        pytest.param("So Zqx said his dog left.", "a person's pronoun behind", 1, id="his"),
        pytest.param("So Zqx said Acme met his dog.", "a person's pronoun behind", 0, id="another's"),
        pytest.param("So Zqx left. His dog came.", "a person's pronoun behind", 0, id="in the next sentence"),
    ],
)
def test_how_a_speaker_is_named(body: str, feature: str, expected: float) -> None:
    assert features(body)[feature] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("So adult Zqx left.", True, id="a role before"),
        pytest.param("So Zqx, a good nurse, left.", True, id="a role behind"),
        pytest.param("So Zqx, a bank of nurses, left.", False, id="another role behind"),
        pytest.param("So Zqx, 34, left.", True, id="an age"),
        pytest.param("So Zqx (34) left.", True, id="an age in parentheses"),
        pytest.param("So Zqx, 3400, left.", False, id="no age"),
        pytest.param("So Zqx, who came, left.", True, id="who"),
        pytest.param("So Zqx, which came, left.", False, id="which"),
        pytest.param("So @Zqx left.", True, id="a handle"),
        pytest.param("So developer Zqx left.", False, id="what an organization may be, too"),
    ],
)
def test_what_only_a_person_is_stands_beside_him(body: str, *, expected: bool) -> None:
    cast = cast_of(body)
    assert is_described(cast.document.body.words, next(iter(cast.mentions)), LEX) is expected


@pytest.mark.parametrize(
    ("body", "source", "kind"),
    [
        pytest.param("Ofqat said so.", "Ofqat", "organization", id="one word"),
        pytest.param("The United Nations said so.", "The United Nations", "organization", id="a body that all know"),
        pytest.param("U.K. Farmers said so.", "U.K. Farmers", "unknown", id="people"),
        pytest.param("Elon Musk said so.", "Elon Musk", "unknown", id="a given name"),
        pytest.param("Zqxa Qzzim said so.", "Zqxa Qzzim", "unknown", id="two words of no language"),
        pytest.param("Visa said so.", "Visa", "unknown", id="a word that is a given name"),
        pytest.param("Elon Musk said so. He left.", "Elon Musk", "person", id="whom a pronoun means"),
    ],
)
def test_what_a_speaker_is(body: str, source: str, kind: str) -> None:
    assert speaker_of(body, source).type == kind


@pytest.mark.parametrize(("bias", "is_sure"), [pytest.param(1.8, True, id="0.86"), pytest.param(1.7, False, id="0.85")])
def test_an_organization_has_to_be_sure(bias: float, *, is_sure: bool) -> None:
    types = SpeakerTypes((bias, *[0.0] * (len(FEATURES) - 1)))
    assert types.is_organization([1.0] * len(FEATURES)) is is_sure
