"""What the candidates of an article say of each other."""

from collections.abc import Collection

import pytest

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.support import Support
from tests.tickers.small import LEXICON, ORDINARY_WORDS, body, candidate, issuer, surroundings

ACME = issuer("ACME", number=1, major=True)
BOLT = issuer("BOLT", name="Bolt Corp.", number=2)
ZORG = issuer("ZORG", name="Zorg Corp.", number=3, major=True)


def supported(*candidates: Candidate, hints: Collection[str] = ()) -> list[list[str]]:
    around = {found.text.name: surroundings(found.text) for found in candidates}
    Support(LEXICON, ORDINARY_WORDS).add_to(candidates, around, hints)
    return [found.features for found in candidates]


def test_one_candidate_alone_has_no_support() -> None:
    assert supported(candidate("Bolt rose.", "Bolt", meant=BOLT)) == [[]]


def test_a_publishers_list_helps_what_it_has() -> None:
    text = body("Bolt rose. Acme fell.")
    bolt, acme = supported(
        candidate(text, "Bolt", meant=BOLT), candidate(text, "Acme", meant=ACME), hints={"BOLT", "XYZ"}
    )

    assert ("hinted" in bolt, "hinted" in acme) == (True, False)


@pytest.mark.parametrize(
    ("text", "one", "other", "of_one", "of_other"),
    [
        pytest.param(
            "Acme rose. $ACME",
            ("Acme", "name"),
            ("$ACME", "cashtag"),
            "name also explicit",
            "symbol also plain",
            id="an explicit symbol helps a plain name",
        ),
        pytest.param(
            "Acme Works rose. ACME",
            ("Acme Works", "name"),
            ("ACME", "symbol"),
            "name also symbol",
            "symbol also full",
            id="a full name helps a bare symbol",
        ),
        pytest.param(
            "Acme rose. Works fell.",
            ("Acme", "name"),
            ("Works", "brand"),
            "name also plain",
            "name also plain",
            id="names of one kind help each other",
        ),
    ],
)
def test_an_issuers_mentions_help_each_other(
    text: str, one: tuple[str, str], other: tuple[str, str], of_one: str, of_other: str
) -> None:
    field = body(text)
    first, second = supported(*(candidate(field, words, form, meant=BOLT) for words, form in (one, other)))  # type: ignore[arg-type]

    assert [feature for feature in first if "also" in feature] == [of_one]
    assert [feature for feature in second if "also" in feature] == [of_other]


@pytest.mark.parametrize(
    ("text", "is_beside"),
    [
        pytest.param("Acme ACME rose", True, id="right after it"),
        pytest.param("Acme (NYSE: ACME) rose", True, id="after a bracket and an exchange"),
        pytest.param("Acme ( : : : ACME) rose", True, id="after four tokens"),
        pytest.param("Acme ( : : : : ACME) rose", False, id="not after five"),
        pytest.param("Acme it is said of late that ACME rose", False, id="not far from it"),
    ],
)
def test_a_symbol_stands_beside_its_name(text: str, *, is_beside: bool) -> None:
    field = body(text)
    name, symbol = supported(candidate(field, "Acme", meant=ACME), candidate(field, "ACME", "symbol", meant=ACME))

    assert ("name beside" in name, "symbol beside" in symbol) == (is_beside, is_beside)


def test_one_symbol_beside_its_name_shows_how_the_article_writes_symbols() -> None:
    text = body("Acme (ACME) rose. Shares (BOLT) fell.")
    *_, bolt = supported(
        candidate(text, "Acme", meant=ACME),
        candidate(text, "ACME", "parenthesis", meant=ACME),
        candidate(text, "BOLT", "parenthesis", meant=BOLT),
    )

    assert "parenthesis style 1" in bolt


@pytest.mark.parametrize(
    ("text", "features"),
    [
        pytest.param("Acme, Bolt rose", ["sure list of 2", "sure in sentence 1"], id="after a comma"),
        pytest.param("Acme and Bolt rose", ["sure list of 2", "sure in sentence 1"], id="after a conjunction"),
        pytest.param("Acme's, Joe and Bolt", ["sure list of 2", "sure in sentence 1"], id="with a name between"),
        pytest.param("Acme'S Bolt rose", ["sure in sentence 1"], id="no list after a possessive in capitals"),
        pytest.param("Acme's Bolt rose", ["sure list of 2", "sure in sentence 1"], id="after a possessive"),
        pytest.param("Acme Works Bolt rose", ["sure in sentence 1"], id="no list with only a name between"),
        pytest.param("Acme beat Bolt", ["sure in sentence 1"], id="in one sentence without a list"),
        pytest.param("Acme rose. Bolt fell.", [], id="in another sentence"),
        pytest.param("Acme, it said, and Bolt", ["sure in sentence 1"], id="in one sentence with words between"),
    ],
)
def test_a_sure_company_helps_a_doubtful_one(text: str, features: list[str]) -> None:
    field = body(text)
    _, bolt = supported(candidate(field, "Acme", meant=ACME), candidate(field, "Bolt", meant=BOLT))

    assert sorted(bolt) == sorted(features)


@pytest.mark.parametrize(
    ("traits", "is_sure"),
    [
        pytest.param({}, True, id="a coined name of a company in the news"),
        pytest.param({"meant": issuer(number=1)}, False, id="of a company that is not"),
        pytest.param({"key": "bolt"}, False, id="a name that is a word"),
        pytest.param({"key": "bolt tools"}, True, id="a name of several words"),
        pytest.param({"form": "brand"}, False, id="a brand"),
        pytest.param({"ambiguous": True}, False, id="a name that means other things"),
        pytest.param({"rivals": 1}, False, id="a name that others bear"),
        pytest.param({"other_meaning": True}, False, id="a name of something unlisted"),
        pytest.param({"ambiguous": True, "has_legal_form": True}, True, id="any name with a legal form"),
        pytest.param({"ambiguous": True, "linked": True}, True, id="any name with a link"),
    ],
)
def test_a_name_is_sure_by_its_words_alone(traits: dict[str, object], *, is_sure: bool) -> None:
    text = body("Acme beat Bolt")
    acme = candidate(text, "Acme", **({"meant": ACME} | traits))  # type: ignore[arg-type]
    _, bolt = supported(acme, candidate(text, "Bolt", meant=BOLT))

    assert ("sure in sentence 1" in bolt) is is_sure


def test_a_list_of_doubtful_names_is_unsure() -> None:
    text, other = body("Gale and Bolt rose"), issuer("GALE", name="Gale Corp.", number=4)

    assert supported(candidate(text, "Gale", meant=other), candidate(text, "Bolt", meant=BOLT)) == [
        ["unsure list of 2"],
        ["unsure list of 2"],
    ]


def test_a_list_has_the_length_of_its_run() -> None:
    text = body("Acme, Bolt and Zorg rose while Bolt2 fell")
    found = supported(
        candidate(text, "Acme", meant=ACME),
        candidate(text, "Bolt", meant=BOLT),
        candidate(text, "Zorg", meant=ZORG),
        candidate(text, "Bolt2", meant=BOLT),
    )

    assert ["sure list of 3" in features for features in found] == [True, True, True, False]


def test_a_name_that_is_a_persons_elsewhere_is_doubted() -> None:
    text = body("Gwen Acme left. Acme rose.")
    person = candidate(text, "Acme", meant=ACME, is_person=True)
    later = candidate(text, "Acme rose", meant=BOLT, key="acme")

    assert all("a person too" in features for features in supported(person, later))


def test_an_issuer_that_has_only_a_given_name_is_doubted() -> None:
    plain = candidate("Ford rose.", "Ford", meant=BOLT)
    full = candidate("Ford Inc rose.", "Ford Inc", meant=BOLT, key="ford", has_legal_form=True)

    assert supported(plain) == [["only a person's name name"]]
    assert supported(full) == [[]]


def test_an_issuer_whose_names_are_all_persons_is_doubted() -> None:
    text = body("Acme rose. Works fell.")
    acme, works = (candidate(text, words, meant=ACME, is_person=True) for words in ("Acme", "Works"))

    assert all("only persons" in features for features in supported(acme, works))

    acme, works = candidate(text, "Acme", meant=ACME, is_person=True), candidate(text, "Works", meant=ACME)

    assert not any("only persons" in features for features in supported(acme, works))
