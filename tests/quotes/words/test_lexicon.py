"""What single words say about names, and how the files that say it are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams import data
from streams.quotes.words import lexicon
from streams.quotes.words.lexicon import flagged_words, fold
from tests.quotes.documents import LEX


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        pytest.param("Acme", "acme", id="capitals"),
        pytest.param("Müller", "muller", id="an umlaut"),
        pytest.param("ÉCOLE", "ecole", id="an accent on a capital"),
        pytest.param("Nguye\u0302\u0303n", "nguyen", id="accents that are characters of their own"),
        pytest.param("ﬁrm", "firm", id="a ligature"),
        pytest.param("Łódź", "łodz", id="a stroke is part of its letter"),
        pytest.param("東京", "東京", id="a script without case"),
        pytest.param("O’Brien", "o’brien", id="marks are kept"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_folding_leaves_case_and_accents_out(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_what_is_folded_stays_so(word: str) -> None:
    assert fold(fold(word)) == fold(word) or not word.isascii()
    assert fold(word.upper()) == fold(word.lower()) or not word.isascii()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ms f\nesq\n", {"ms": "f", "esq": ""}, id="a word with flags and one without"),
        pytest.param("sir m r\n", {"sir": "m r"}, id="all that follows the word are its flags"),
        pytest.param("# Titles.\nms f # women\n", {"ms": "f"}, id="comments on lines of their own and after words"),
        pytest.param("\n  \n ms f \n", {"ms": "f"}, id="blank lines and white space at the edges"),
        pytest.param("", {}, id="an empty file"),
    ],
)
def test_words_with_flags(text: str, words: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "read_text", {"words.txt": text}.__getitem__)
    assert flagged_words("words.txt") == words


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        pytest.param("Macy's", {"Macy": [("", "")]}, id="a name by itself"),
        pytest.param("Dr. Reddy's", {"Reddy": [("Dr.", "")]}, id="a word before it"),
        pytest.param("Moody's Analytics", {"Moody": [("", "Analytics")]}, id="a word after it"),
        pytest.param("Papa John's +", {"John": [("Papa", "+")]}, id="any capitalised word after it"),
        pytest.param("Lowe's\nAnn Lowe's", {"Lowe": [("Ann", ""), ("", "")]}, id="what asks for more comes first"),
        pytest.param("# Shops\nMacy's  # one\nSears", {"Macy": [("", "")]}, id="comments and what owns nothing"),
        pytest.param("", {}, id="no line"),
    ],
)
def test_names_that_own(lines: str, names: dict[str, list[tuple[str, str]]]) -> None:
    assert lexicon._possessive_names(lines) == names


@pytest.mark.parametrize(
    ("names", "by_word"),
    [
        pytest.param(["Johnson and Johnson"], {"Johnson": [("and", "Johnson")]}, id="a word on either side"),
        pytest.param(
            ["Trade and Industry Board", "Food and Drug Office", "Bureau of Trade and Aid"],
            {"Food": [("and", "Drug", "Office")], "Trade": [("and", "Aid"), ("and", "Industry", "Board")]},
            id="several names by the word before the conjunction, in order",
        ),
        pytest.param([], {}, id="no name"),
    ],
)
def test_names_with_a_conjunction(names: list[str], by_word: dict[str, list[tuple[str, ...]]]) -> None:
    assert lexicon._conjoined(names) == by_word


def test_phrases_are_found_by_their_first_words() -> None:
    assert lexicon._by_first_word(["spoke to", "spoke with", "q & a :"]) == {
        "spoke": [("spoke", "to"), ("spoke", "with")],
        "q": [("q", "&", "a", ":")],
    }


@pytest.mark.parametrize(
    ("noun", "forms"),
    [
        pytest.param("analyst", {"analyst", "analysts", "analystes"}, id="a regular noun"),
        pytest.param("boss", {"boss", "bosss", "bosses"}, id="one that ends in s"),
        pytest.param("policeman", {"policeman", "policemen", "policemans", "policemanes"}, id="a man"),
        pytest.param("german", {"german", "germen", "germans", "germanes"}, id="a noun that only looks like one"),
    ],
)
def test_nouns_are_known_in_both_numbers(noun: str, forms: set[str]) -> None:
    assert set(lexicon._inflected([noun])) == forms


@pytest.mark.parametrize(
    ("word", "has", "has_not"),
    [
        pytest.param("analyst", "roles titles title_words somebody", "honorifics employer_nouns", id="a role noun"),
        pytest.param("analysts", "somebody", "roles titles", id="several people have no one's role"),
        pytest.param("spokesmen", "somebody", "roles titles", id="an irregular plural"),
        pytest.param("people", "somebody", "roles titles", id="people without an office"),
        pytest.param("senior", "role_modifiers title_words", "roles somebody departments", id="what modifies a role"),
        pytest.param("directors", "departments", "roles role_modifiers", id="a field of work"),
        pytest.param("economist", "personal_roles", "employer_nouns", id="a role that only people have"),
        pytest.param("broker", "roles employer_nouns somebody", "personal_roles", id="a role that firms have, too"),
        pytest.param("mr", "honorifics titles", "roles somebody", id="an honorific"),
        pytest.param("company", "organization_descriptions employer_nouns", "public_bodies named_by_noun", id="a firm"),
        pytest.param("government", "organization_descriptions public_bodies", "legal_forms", id="a public body"),
        pytest.param("ministry", "named_by_noun organization_descriptions", "somebody", id="one named by its noun"),
        pytest.param("fed", "organization_nouns final_nouns", "legal_forms", id="a noun that ends a name"),
        pytest.param("inc", "organization_nouns legal_forms", "final_nouns somebody", id="a legal form"),
        pytest.param("asia", "places", "demonyms", id="a region is a place"),
        pytest.param("stone", "", "roles titles somebody organization_nouns places", id="a word that says nothing"),
    ],
)
def test_what_a_word_is_and_is_not(word: str, has: str, has_not: str) -> None:
    assert [name for name in has.split() if word not in getattr(LEX, name)] == []
    assert [name for name in has_not.split() if word in getattr(LEX, name)] == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param("zimbabwe", "place", id="a country"),
        pytest.param("swiss", "place", id="a demonym"),
        pytest.param("morgan stanley", "organization", id="a firm that is named like a person"),
        pytest.param("acme", None, id="a name that nobody knows"),
    ],
)
def test_what_a_name_is_by_itself(name: str, kind: str | None) -> None:
    assert LEX.kinds.get(name) == kind


def test_initials_are_titles_as_they_are_written_only() -> None:
    assert "MD" in LEX.initials
    assert "md" not in LEX.roles


def test_pronouns_are_written_with_or_without_a_capital_and_i_is_not() -> None:
    assert {"he", "He", "I"} <= LEX.written_pronouns
    assert {"i", "HE"}.isdisjoint(LEX.written_pronouns)


def test_given_names_tell_how_many_women_bear_them() -> None:
    assert LEX.given_names["john"] < 10
    assert LEX.given_names["mary"] > 90
    assert {"mary", "john"} <= LEX.common_given_names
    assert 0 < len(LEX.common_given_names) < len(LEX.given_names)


@pytest.mark.parametrize(
    ("noun", "office"),
    [
        pytest.param("ceo", "executive", id="initials"),
        pytest.param("executive", "executive", id="the noun that stands for itself"),
        pytest.param("justice", "judge", id="another noun for it"),
        pytest.param("juggler", "juggler", id="a noun without synonyms"),
    ],
)
def test_an_office_has_one_name(noun: str, office: str) -> None:
    assert LEX.office(noun) == office


def test_labels_of_interviews_tell_who_asks_and_who_answers() -> None:
    assert {LEX.interview_labels[label] for label in ("q", "question", "interviewer")} == {"q"}
    assert {LEX.interview_labels[label] for label in ("a", "answer", "interviewee")} == {"a"}


@pytest.mark.parametrize(
    ("noun", "is_of_several"),
    [("officials", True), ("policemen", True), ("boss", False), ("actress", False), ("chairman", False)],
)
def test_nouns_are_of_one_or_of_several(noun: str, *, is_of_several: bool) -> None:
    assert LEX.is_of_several(noun) is is_of_several
