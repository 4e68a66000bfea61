import pytest

from streams.text.language import is_english, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The company said that it would close two of its plants.", "en"),
        ("Shares slump", "en"),
        ("Der Konzern hat die Prognose für das laufende Jahr gesenkt, und der Kurs fiel.", "de"),
        ("Le groupe a dit que la banque est dans une situation difficile pour les clients.", "fr"),
        ("El presidente dijo que la empresa no tiene los recursos para el proyecto.", "es"),
        ("Компания сообщила, что закроет два завода в стране.", "und"),
        ("Nestlé, Roche, Novartis", "en"),
        ("", "en"),
    ],
)
def test_function_words_tell(text: str, language: str) -> None:
    assert language_of(None, text.split()) == language


def test_a_tag_is_believed_unless_it_says_nothing() -> None:
    german = "der die das und ist nicht den dem des ein".split()
    assert language_of("en-GB", german) == "en-GB"
    assert language_of("und", german) == "de"


@pytest.mark.parametrize(("tag", "english"), [("en", True), ("EN-us", True), ("eng", False), ("de", False)])
def test_english_tags(tag: str, english: bool) -> None:  # noqa: FBT001 - a case table
    assert is_english(tag) is english
