"""How much each organization is spoken of."""

import pytest

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.prominence import Prominence
from tests.quotes.documents import LEX, cast_of


def most_spoken_of(cast: Cast) -> list[str]:
    """The organizations of a text by how much it speaks of them, most first."""
    weights = Prominence(cast.document, cast.mentions, cast.entities, LEX).weights(cast.mentions.before("body", 999))
    ranked = sorted(weights, key=weights.__getitem__, reverse=True)
    places = [cast.entities[entity].name for entity in ranked]
    return [cast.document.text(cast.document[place.field].span(place.start, place.end)) for place in places]


SPOKEN_OF = [
    pytest.param("Acme fell.", "Acme", id="the only one"),
    pytest.param("Acme sued Globex.", "Acme", id="the subject before the object"),
    pytest.param("Globex fell. It rained. So Acme Corp. fell.", "Acme Corp.", id="a sure one before another"),
    pytest.param("Acme sued Globex. Globex won. So Globex left.", "Globex", id="the one named more often"),
    pytest.param("It told Globex of Acme.", "Acme", id="not who was told"),
    pytest.param("OMAHA (Globex) - Acme fell.", "Acme", id="not the agency in a dateline"),
    pytest.param("Globex owner Acme fell. So he left Acme.", "Acme", id="not whom another owns"),
    pytest.param("So he left Acme as he told Globex.", "Acme", id="not who was told last"),
    pytest.param("So he left Acme.\n\nOMAHA (Globex) - It rained.", "Acme",
                 id="not the agency in a later dateline"),
    pytest.param("So he left Acme as a Globex owner left.", "Acme", id="not whom another owns last"),
    pytest.param("The Acme fell as he left Globex.", "Acme", id="the subject behind an article"),
    pytest.param("So he left Acme Corp. for Globex.", "Acme Corp.", id="a sure one before a later one"),
    pytest.param("So Acme left. He lives in Zqxville.", "Acme", id="not what somebody is in"),
    pytest.param("So he left Acme. He has a stake in Globex.", "Globex", id="one in which another has a stake"),
    pytest.param("Ida Lund left.", None, id="not a person"),
    pytest.param("Berlin fell.", None, id="not a place"),
    pytest.param("It rained.", None, id="nobody in a text without names"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name"), SPOKEN_OF)
def test_one_is_most_spoken_of(body: str, name: str | None) -> None:
    assert next(iter(most_spoken_of(cast_of(body))), None) == name


def test_the_organizations_that_a_text_is_most_about_come_in_order() -> None:
    assert most_spoken_of(cast_of("Acme fell. Acme won. So it left Globex.")) == ["Acme", "Globex"]
