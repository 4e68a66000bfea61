"""Where a body's name ends and its officer's begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.tenures import officer_start
from tests.quotes.documents import LEX, speaker_of


@pytest.mark.parametrize(
    ("words", "start"),
    [
        pytest.param("zqx jane roe", 1, id="a common given name"),
        pytest.param("morgan stanley jane roe", 2, id="behind a known company that looks like somebody"),
        pytest.param("third bridge jamie lund", 2, id="no word that is a given name, too"),
        pytest.param("bank of norland ernest lund", 3, id='behind an "of"'),
        pytest.param("office of internet enforcement john reed stark", 4, id="a name of three words"),
        pytest.param("banking supervision haruna b mustafa", 2, id="a given name less common, with an initial"),
        pytest.param("commercial taxes s muthuvel", 2, id="an initial"),
        pytest.param("sierra leone julius maada bio", 2, id="behind a place"),
        pytest.param("acme corp zqxo zqxi", 2, id="no known given name, behind a legal form"),
        pytest.param("ministry of health zqxo zqxi", 3, id="or behind a field of work"),
        pytest.param("new york city zqxo zqxi", 3, id="behind a place of several words"),
        pytest.param("marks and spencer jane roe", 3, id="a body ends where it is known to, not at a given name"),
        pytest.param("police scotland jo lund", 2, id="whatever its last word is"),
        pytest.param("fine gael jane roe", 2, id="a party"),
        pytest.param("imperial college london jane roe", 3, id="a place ends the name of a body that is not known"),
        pytest.param("christian dior couture", 0, id="no company that begins with a given name"),
        pytest.param("north carolina state", 0, id="no university"),
        pytest.param("mary lou mcdonald", 0, id="nobody of three names"),
        pytest.param("zqx zqxo zqxi", 0, id="not behind anything"),
        pytest.param("booz allen hamilton", 0, id="a company that is known"),
        pytest.param("bank of jane roe", 0, id='nothing that ends with "of"'),
        pytest.param("museum ludwig lund", 0, id="no museum's name"),
        pytest.param("saint thomas lund", 0, id="no saint"),
        pytest.param("acme jane foundation", 0, id="no organization"),
        pytest.param("acme research oslo norway", 0, id="no place"),
        pytest.param("jane roe", 0, id="nobody alone"),
        pytest.param("jp jane roe", 0, id="initials are given names"),
    ],
)
def test_an_officer_is_named_behind_a_body(words: str, start: int) -> None:
    assert officer_start(words.split(), LEX) == start


@given(st.lists(st.sampled_from("acme bank of health corp jane maria b lund norland zqx".split()), max_size=8))
def test_both_names_have_words(words: list[str]) -> None:
    start = officer_start(words, LEX)
    assert start == 0 or 1 <= start <= len(words) - 2


@given(
    st.sampled_from(sorted(LEX.known_bodies)).map(str.split).filter(lambda words: len(words[0]) > 2),
    st.sampled_from(["jane roe", "max lund"]),
)
def test_a_known_body_is_never_cut(body: list[str], officer: str) -> None:
    start = officer_start(body + officer.split(), LEX)
    assert start == len(body) or (start == 0 and body[-1] in LEX.grammar.phrases.within_bodies)


OFFICERS = [
    pytest.param("Minister of State at the Department of Finance Ruairí Dunphy", "Ruairí Dunphy", "Minister of State",
                 "Department of Finance", id="at a department"),
    pytest.param("Chief executive of Acme Corp Tendai Moyo", "Tendai Moyo", "Chief executive", "Acme Corp",
                 id="of a company"),
    pytest.param("Minister of Energy, Mines and Low Carbon Innovation Josie Osborne", "Josie Osborne",
                 "Minister of Energy, Mines and Low Carbon Innovation", None, id="of several fields"),
    pytest.param("Former chief of the FTC's Office of Internet Enforcement John Reed Stark", "John Reed Stark",
                 "Former chief", None, id="of an owner's office"),
    pytest.param("Another diplomat, former special envoy to Ukraine Kurt Volker", "Kurt Volker",
                 "former special envoy to Ukraine", None, id="in apposition to a noun"),
    pytest.param("The minister for civil aviation Praful Patel", "Praful Patel", "minister for civil aviation", None,
                 id="behind a field in lower case"),
    pytest.param("The director of Human Rights Watch", "The director of Human Rights Watch", "director",
                 "Human Rights Watch", id="nobody who is not named"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "name", "role", "affiliation"), OFFICERS)
def test_an_officer_speaks(source: str, name: str, role: str, affiliation: str | None) -> None:
    speaker = speaker_of(f"{source} said so.", source)
    assert (speaker.name, speaker.role, speaker.affiliation) == (name, role, affiliation)
