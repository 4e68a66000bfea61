"""What a speaker is whose name does not say it."""

import pytest

from streams.quotes.cast.speaker_types import FEATURES, SpeakerTypes, features_of
from tests.quotes.documents import LEX, cast_of, speaker_of


def features(body: str) -> dict[str, float]:
    """The features of the first entity of ``body``."""
    cast = cast_of(body)
    mentions = [mention for mention in cast.mentions if mention.entity == 0]
    return dict(zip(FEATURES, features_of(cast.document, cast.entities[0], mentions, LEX), strict=True))


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
        pytest.param("Zqx left. Zqx came.", "named often", 0, id="named twice"),
        pytest.param("Zqx left. Zqx came. So did Zqx.", "named often", 1, id="named three times"),
    ],
)
def test_how_a_speaker_is_named(body: str, feature: str, expected: float) -> None:
    assert features(body)[feature] == expected


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


def test_the_surer_no_person_the_surer_an_organization() -> None:
    types = SpeakerTypes((-2.0, *[0.0] * (len(FEATURES) - 1)))
    assert types.is_organization([1.0] * len(FEATURES))
    assert not SpeakerTypes((-1.0, *types.weights[1:])).is_organization([1.0] * len(FEATURES))
