"""What a name's own words and its place say."""

import pytest

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.markets import Markets
from streams.tickers.decision.name_evidence import NameEvidence
from tests.tickers.small import LEXICON, ORDINARY_WORDS, candidate, issuer, listing, surroundings

EVIDENCE = NameEvidence(LEXICON, Markets.load(), ORDINARY_WORDS)


def features(found: Candidate) -> list[str]:
    return EVIDENCE.features(found, surroundings(found.text))


@pytest.mark.parametrize(
    ("text", "words", "feature"),
    [
        pytest.param("then Acme rose", "Acme", "name one coined", id="its form, its size and its rarity"),
        pytest.param("then Gap Holdings rose", "Gap Holdings", "name many common", id="of several words the rarest"),
        pytest.param("then Acme rose", "Acme", "one listed", id="where it is traded"),
        pytest.param("then Acme rose", "Acme", "type stock", id="what is traded"),
        pytest.param("then Ford rose", "Ford", "given name proper", id="that it is a given name"),
        pytest.param("then Ford rose", "Ford", "proper near 0", id="how many words about companies a name is near"),
        pytest.param("Acme rose", "Acme", "begins one coined", id="that it begins a sentence"),
        pytest.param("Acme Wins a Large Order in Texas", "Acme", "title one coined", id="that it is in a headline"),
        pytest.param(
            "then shares of Acme stock", "Acme", "near 2 coined", id="how many words about companies are near"
        ),
        pytest.param("Acme Growth ETF rose", "Acme", "fund name", id="that it is part of a fund's name"),
        pytest.param("Gap the firm", "Gap", "common the", id="what small word follows an ordinary one"),
        pytest.param("the Gap rose", "Gap", "the common", id="what small word comes before one"),
        pytest.param("then Gap bought", "Gap", "common verb", id="that it does something"),
        pytest.param("then Gap shares", "Gap", "common company word", id="that a word about companies follows"),
        pytest.param("then Gap roses", "Gap", "common small", id="that another word follows"),
        pytest.param("then Gap Roses", "Gap", "common capital", id="that a name follows"),
        pytest.param("then Gap ROSES", "Gap", "common CAPS", id="that capitals follow"),
        pytest.param("then Gap, 12", "Gap", "common ,", id="that a mark follows"),
        pytest.param("then Gap 12", "Gap", "common 0", id="that a figure follows"),
        pytest.param("then Gap", "Gap", "common -", id="that nothing follows"),
    ],
)
def test_a_name_says(text: str, words: str, feature: str) -> None:
    assert feature in features(candidate(text, words))


@pytest.mark.parametrize(
    ("traits", "feature"),
    [
        pytest.param({"has_legal_form": True}, "legal form coined", id="its legal form"),
        pytest.param({"ambiguous": True}, "ambiguous", id="that it means other things"),
        pytest.param({"rivals": 1}, "rival", id="that another bears it"),
        pytest.param({"rivals": 2}, "rivals", id="that others bear it"),
        pytest.param({"other_meaning": True}, "other meaning", id="that something unlisted bears it"),
        pytest.param({"listing": listing(mic=None)}, "one otc", id="that it is traded over the counter"),
        pytest.param({"meant": issuer(major=True)}, "major one coined", id="that its company is much in the news"),
    ],
)
def test_what_is_known_of_a_name_is_said(traits: dict[str, object], feature: str) -> None:
    plain, known = candidate("then Acme rose", "Acme"), candidate("then Acme rose", "Acme", **traits)  # type: ignore[arg-type]

    assert feature not in features(plain)
    assert feature in features(known)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("then the Acme rose", "article coined", id="a determiner"),
        pytest.param("then at Acme it rose", "linking coined", id="a preposition"),
        pytest.param("then shares Acme rose", "company word before coined", id="a word about companies"),
        pytest.param("then New Acme rose", "capital before coined", id="a word in capitals"),
        pytest.param("then new-Acme rose", "joined before -", id="a mark without space"),
    ],
)
def test_the_word_before_a_name_says(text: str, feature: str) -> None:
    assert feature in features(candidate(text, "Acme"))


def test_the_first_word_of_a_sentence_has_its_capital_anyway() -> None:
    assert "capital before coined" not in features(candidate("New “Acme rose", "Acme"))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("then Acme bought it", "verb after coined", id="what companies do"),
        pytest.param("then Acme to bought it", "to do as companies after coined", id="what companies will do"),
        pytest.param("then Acme will sing it", "to do after minor", id="what anybody will do"),
        pytest.param("then Acme to be sold", "to be after coined", id="what is done to it"),
        pytest.param("then Acme to the moon", "to something after coined", id="where it goes"),
        pytest.param("then Acme bought it", "verb after minor", id="what companies do, of a small one"),
        pytest.param("then Acme shares rose", "company word after coined", id="a word about companies"),
        pytest.param("then Acme Tools rose", "capital after coined", id="a word in capitals"),
        pytest.param("then Acme's Tools rose", "capital after possessive", id="a word in capitals after a possessive"),
        pytest.param("then Acme's tools rose", "possessive coined", id="a possessive"),
        pytest.param("then Acme’s shares rose", "company word after coined", id="the word after a possessive"),
        pytest.param("then Acme-made tools rose", "joined after -", id="a mark without space"),
        pytest.param("then Acme of America rose", "of capital after coined", id="of, and a word in capitals"),
        pytest.param("then Acme & Sons rose", "& capital after coined", id="the sign for and, and a word in capitals"),
        pytest.param("then Acme and Sons rose", "and capital after coined", id="and, and a word in capitals"),
    ],
)
def test_the_word_after_a_name_says(text: str, feature: str) -> None:
    assert feature in features(candidate(text, "Acme"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Acme <ACME.O> rose", [], id="its own"),
        pytest.param("Acme <OTHR.O> rose", ["another code after"], id="another company's"),
        pytest.param("Acme (ACME.L) rose", ["foreign code after stock listed"], id="one abroad"),
        pytest.param("Acme (ACME) rose", [], id="a symbol is none"),
    ],
)
def test_a_code_in_brackets_says_whose_it_is(text: str, code: list[str]) -> None:
    assert [feature for feature in features(candidate(text, "Acme")) if "code after" in feature] == code


@pytest.mark.parametrize(
    ("name", "text", "words", "feature"),
    [
        pytest.param("Acme Inc.", "then ACME rose", "ACME", "capitals unofficial 4", id="in capitals, not as it does"),
        pytest.param("ACME Inc.", "then ACME rose", "ACME", "capitals official 4", id="in capitals, as it does"),
        pytest.param(
            "AI Inc.", "then AI rose", "AI", "capitals official acronym", id="in capitals that are an acronym"
        ),
        pytest.param("eBolt Inc.", "then eBolt rose", "eBolt", "camel case", id="with capitals inside"),
        pytest.param("ACME Inc.", "then Acme rose", "Acme", "small letters for capitals 4", id="in small letters"),
    ],
)
def test_writing_says_whether_the_company_writes_so_itself(name: str, text: str, words: str, feature: str) -> None:
    assert feature in features(candidate(text, words, meant=issuer(name=name)))


@pytest.mark.parametrize(
    ("text", "words", "is_person"),
    [
        pytest.param("then Gwen Acme spoke", "Acme", True, id="after a given name"),
        pytest.param("then Acme spoke", "Acme", False, id="after another word"),
        pytest.param("then Gwen Acme Tools spoke", "Acme Tools", False, id="not if it has several words"),
    ],
)
def test_a_name_may_be_a_persons(text: str, words: str, *, is_person: bool) -> None:
    assert ("person" in features(candidate(text, words))) is is_person
