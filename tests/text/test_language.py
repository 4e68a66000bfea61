"""Whether a text is English."""

import pytest

from streams.text import language
from streams.text.language import is_english, language_of

GERMAN = "Der Konzern hat die Prognose für das laufende Jahr gesenkt, und der Kurs fiel."
RUSSIAN = "Компания сообщила, что закроет два завода в стране."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The company said that it would close two of its plants.", "en", id="English"),
        pytest.param("Shares slump", "en", id="no function word at all"),
        pytest.param(GERMAN, "de", id="German"),
        pytest.param("DER KONZERN HAT DIE PROGNOSE FÜR DAS JAHR GESENKT UND DER KURS FIEL", "de", id="German capitals"),
        pytest.param("Le groupe a dit que la banque est dans une situation difficile.", "fr", id="French"),
        pytest.param("El presidente dijo que la empresa no tiene los recursos para el proyecto.", "es", id="Spanish"),
        pytest.param(RUSSIAN, "und", id="a script that is not Latin"),
        pytest.param("Компания закроет два завода", "und", id="four words of another script are enough"),
        pytest.param("Компания закроет завод", "en", id="three words of another script are not"),
        pytest.param("Компания закроет два завода, wrote Acme, Globex, Initech", "en", id="half another script is not"),
        pytest.param("Nestlé, Roche, Novartis, Škoda, Łódź, Ḥaifa, Ẓahr", "en", id="Latin letters with any accent"),
        pytest.param("Ḥaifa ḁ ỿ ẓahr ɏ", "en", id="the last and rarest Latin letters"),
        pytest.param("ɐb ɐb ɐb ɐb", "und", id="phonetic letters are not Latin"),
        pytest.param("ἀν ἀν ἀν ἀν", "und", id="Greek letters with accents are not Latin"),
        pytest.param("der das und ist nicht " + "Acme " * 20, "de", id="five German words and no English one"),
        pytest.param("der das und ist nicht the of " + "Acme " * 20, "en", id="five and two English ones"),
        pytest.param("Der Fall der Akademie", "en", id="too few foreign function words"),
        pytest.param("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 The Acme of Globex fell", "en", id="figures do not count"),
        pytest.param("Acme " * 117 + "der " * 4, "en", id="only the first hundred and twenty words count"),
        pytest.param("Acme " * 116 + "der " * 4, "de", id="and all of those do"),
        pytest.param("der " * 17 + "the " * 3 + "7 " * 90, "en", id="three English words in twenty are enough"),
        pytest.param("der " * 18 + "the " * 3 + "7 " * 90, "de", id="three in twenty-one are not"),
        pytest.param("", "en", id="an empty text"),
        pytest.param("3 : , 5", "en", id="nothing but figures and marks"),
    ],
)
def test_function_words_tell(text: str, expected: str) -> None:
    assert language_of(None, text.split()) == expected


def test_the_file_of_function_words_may_have_comments_and_blank_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "read_text", lambda name: "# By language: some\n\nen: the of\nde: der und\n")
    assert language._function_words.__wrapped__() == {"en": {"the", "of"}, "de": {"der", "und"}}


def test_a_few_english_words_in_a_foreign_text_do_not_make_it_english() -> None:
    headline = "The Voice of Germany: " + GERMAN + " " + GERMAN + " " + GERMAN
    assert language_of(None, headline.split()) == "de"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("en-GB", "en-GB", id="a tag is believed against the words"),
        pytest.param("xx", "xx", id="a tag that nobody knows is believed too"),
        pytest.param("und", "de", id="undetermined says nothing"),
        pytest.param("UND-Latn", "de", id="nor does it with a script, in any case"),
        pytest.param(None, "de", id="no tag"),
    ],
)
def test_a_tag_is_believed_unless_it_says_nothing(tag: str | None, expected: str) -> None:
    assert language_of(tag, GERMAN.split()) == expected


@pytest.mark.parametrize("tag", ["en", "EN-us", "en-GB-oxendict"])
def test_english_tags(tag: str) -> None:
    assert is_english(tag)


@pytest.mark.parametrize("tag", ["eng", "de", "und", ""])
def test_other_tags(tag: str) -> None:
    assert not is_english(tag)
