"""Who is told or talked about, and says nothing."""

import pytest

from streams.quotes.speakers.hearers import accuser, agent, is_hearer
from tests.quotes.documents import LEX, cast_of, document_of, quotes_in, range_of, text_of

SUBJECTS = [
    pytest.param("Ida Lund was told that it fell.", "Ida Lund", "was told", True, id="who is told"),
    pytest.param("Ministers were warned that it fell.", "Ministers", "were warned", True, id="who are warned"),
    pytest.param("Acme has been accused of theft.", "Acme", "has been accused", True, id="who is accused"),
    pytest.param("The court heard that it fell.", "The court", "heard", True, id="who hears"),
    pytest.param("Acme has been accused of theft.", "Acme", "accused of", True, id="who is accused of something"),
    pytest.param("Acme is also said to be furious.", "Acme", "said", True, id="of whom something is said"),
    pytest.param("Acme is expected to say so.", "Acme", "is expected", True, id="of whom something is expected"),
    pytest.param("Ida Lund told the court that it fell.", "Ida Lund", "told", False, id="not who tells"),
    pytest.param("Ida Lund warned that it fell.", "Ida Lund", "warned", False, id="not who warns"),
    pytest.param("Ida Lund was sure, and said it fell.", "Ida Lund", "said", False, id="not who says it"),
    pytest.param("It fell, warned Ida Lund.", "Ida Lund", "warned", False, id="not who stands behind the verb"),
]


@pytest.mark.parametrize(("body", "source", "cue", "expected"), SUBJECTS)
def test_a_subject_hears(body: str, source: str, cue: str, *, expected: bool) -> None:
    field = document_of(body).body
    assert is_hearer(field, range_of(field, source), range_of(field, cue), LEX) is expected


@pytest.mark.parametrize(
    ("title", "cue", "expected"),
    [
        pytest.param("Plan is a mess, MPs told", "told", True, id="nobody told"),
        pytest.param("MPs accused of a mess", "accused", True, id="of what they are accused"),
        pytest.param("MPs called for a plan", "called", False, id="not what they call for"),
        pytest.param("MPs told plan is a mess", "told", False, id="not what is said next"),
        pytest.param("MPs told court plan is a mess", "told", False, id="not somebody told"),
    ],
)
def test_a_headline_leaves_the_verb_out(title: str, cue: str, *, expected: bool) -> None:
    field = document_of("It rained.", title).title
    assert is_hearer(field, range_of(field, "MPs"), range_of(field, cue), LEX) is expected


@pytest.mark.parametrize(
    ("body", "behind", "name"),
    [
        pytest.param("Acme was accused by Ida Lund of theft.", "accused", "Ida Lund", id="behind the verb"),
        pytest.param('Acme was called "a thief" by Ida Lund.', '"', "Ida Lund", id="behind what is said"),
        pytest.param("Acme was accused by the end, Ida Lund said.", "accused", None, id="not over a comma"),
        pytest.param("Acme was accused by the pilots' union on Monday.", "accused", "the pilots' union", id="a body"),
        pytest.param("Acme was accused of theft.", "accused", None, id="nobody"),
        pytest.param(
            "It was called so by Acme analyst Ida Lund.", "so", "Acme analyst Ida Lund", id="an employer first"
        ),
        pytest.param("It was called so by Acme's Ida Lund.", "so", "Acme's Ida Lund", id="a possessor first"),
        pytest.param("It was called so by Ida Lund's lawyers on Monday.", "so", "Ida Lund's lawyers", id="hers"),
        pytest.param("It was called so by Acme Corp. on Monday.", "so", "Acme Corp.", id="a legal form"),
        pytest.param("It was called so by campaigners on Monday.", "so", "campaigners", id="several"),
        pytest.param("He was told so by text message from Acme.", "so", None, id="not over a preposition"),
        pytest.param("Acme was accused of theft. By Monday Ida Lund left.", "theft", None, id="not the next sentence"),
    ],
)
def test_by_names_who_says_it(body: str, behind: str, name: str | None) -> None:
    cast = cast_of(body)
    field = cast.document.body
    said_by = agent(cast, field, range_of(field, behind).end)
    assert (None if said_by is None else text_of(field, said_by)) == name


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param('Acme has been accused of "holding the west to ransom".', [], id="nobody says who"),
        pytest.param(
            'Acme has been accused of "shameful bullying" by Ida Lund on Monday.', ["Ida Lund"], id="who says it"
        ),
    ],
)
def test_who_is_accused_does_not_say_it(body: str, names: list[str]) -> None:
    speakers = [quote.speaker for quote in quotes_in(document_of(body))]
    assert [speaker.name for speaker in speakers if speaker is not None] == names


@pytest.mark.parametrize(
    ("body", "source", "cue", "name"),
    [
        pytest.param("Acme was sued by Ida Lund, alleging theft.", "Acme", "alleging", "Ida Lund", id="who sues"),
        pytest.param("Acme is being sued, alleging theft.", "Acme", "alleging", None, id="nobody who is named"),
        pytest.param("Acme was sued by Ida Lund, saying it fell.", "Acme", "saying", "Ida Lund", id="who says it"),
        pytest.param("Acme, which makes tyres, was sued by Ida Lund, alleging theft.", "Acme", "alleging", "Ida Lund",
                     id="behind a clause"),
        pytest.param("Ida Roe, 34, was sued by Ida Lund, alleging theft.", "Ida Roe, 34, was sued by Ida Lund",
                     "alleging", "Ida Lund", id="within the source"),
        pytest.param("The chief of Acme has been accused, alleging theft.", "The chief of Acme", "alleging", None,
                     id="behind a longer subject"),
    ],
)  # fmt: skip
def test_what_is_said_against_somebody_is_not_his(body: str, source: str, cue: str, name: str | None) -> None:
    cast = cast_of(body)
    field = cast.document.body
    found = accuser(cast, field, range_of(field, source), range_of(field, cue))
    assert found is not None
    assert (None if found.who is None else text_of(field, found.who)) == name


@pytest.mark.parametrize(
    ("body", "source", "cue"),
    [
        pytest.param("Ida Lund sued Acme, alleging theft.", "Ida Lund", "alleging", id="who sues"),
        pytest.param("Acme was bought by Ida Lund, alleging theft.", "Acme", "alleging", id="who is bought"),
        pytest.param("Acme was sued and hit back, alleging theft.", "Acme", "alleging", id="who hits back"),
        pytest.param(
            "Acme, which is sued, hit back, alleging theft.", "Acme", "alleging", id="who is sued in a clause"
        ),
        pytest.param("Acme was accused, saying it fell.", "Acme", "saying", id="who answers"),
        pytest.param("Acme was sued by Ida Lund, and said it fell.", "Acme", "said", id="no participle"),
        pytest.param("Acme was sued by Ida Lund alleging theft.", "Acme", "alleging", id="no comma"),
    ],
)
def test_nothing_is_said_against_somebody(body: str, source: str, cue: str) -> None:
    cast = cast_of(body)
    field = cast.document.body
    assert accuser(cast, field, range_of(field, source), range_of(field, cue)) is None
