"""Which surnames are the same but for a slip of the pen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.misspellings import deletions, is_misspelt
from tests.quotes.documents import speaker_of

SLIPS = [
    pytest.param("montieth", "monteith", True, id="two letters in the other order"),
    pytest.param("amstrong", "armstrong", False, id="a letter less"),
    pytest.param("armnstrong", "armstrong", False, id="a letter more"),
]


@pytest.mark.parametrize(("word", "name", "is_plain"), SLIPS)
def test_a_slip_is_seen(word: str, name: str, *, is_plain: bool) -> None:
    assert is_misspelt(word, name, is_sure=True)
    assert is_misspelt(word, name, is_sure=False) is is_plain


OTHERS = [
    pytest.param("monteith", "monteith", id="the same"),
    pytest.param("onteith", "monteith", id="no first letter"),
    pytest.param("bonteith", "monteith", id="another first letter"),
    pytest.param("monteiths", "monteith", id="no more at the end"),
    pytest.param("hanson", "hansen", id="another letter"),
    pytest.param("mnotieth", "monteith", id="two slips"),
    pytest.param("monte", "monteith", id="much shorter"),
]


@pytest.mark.parametrize(("word", "name"), OTHERS)
def test_what_is_no_slip_is_not(word: str, name: str) -> None:
    assert not is_misspelt(word, name, is_sure=True)


@given(st.text("abc", min_size=2, max_size=15), st.integers(1, 15), st.sampled_from("abc"))
def test_words_that_differ_by_a_letter_are_found_by_one_they_share(name: str, at: int, letter: str) -> None:
    for word in (name[:at] + letter + name[at:], name[:at] + name[at + 1 :], name[:at] + letter + name[at + 1 :]):
        if is_misspelt(word, name, is_sure=True):
            assert not set(deletions(word)).isdisjoint(deletions(name))


MEANT = [
    pytest.param("David Monteith left. Mr Montieth said so.", "Mr Montieth", "David Monteith", id="behind a title"),
    pytest.param("David Monteith left. Montieth said so.", "Montieth", "David Monteith", id="before a verb of saying"),
    pytest.param("Jacques Barrot left. Mr Barot said so.", "Mr Barot", "Jacques Barrot", id="a letter less there"),
    pytest.param("Jacques Barrot left. Barot said so.", "Barot", "Barot", id="but not without one"),
    pytest.param("Jane Monteith left. Mr Montieth said so.", "Mr Montieth", "Montieth", id="nobody of another sex"),
    pytest.param("Ida Roe and Max Rae left. Mr Rose said so.", "Mr Rose", "Rose", id="no short names"),
    pytest.param("Ida Karllsson left. Max Karlssson came. Dr. Karlsson said so.", "Dr. Karlsson", "Karlsson",
                 id="nobody where two may be meant"),
    pytest.param("David Monteith left. Ida Montieth came. Ms Montieth said so.", "Ms Montieth", "Ida Montieth",
                 id="nobody else who is called so"),
    pytest.param("Barclays Plc fell. Max Barclay left. Barclays said so.", "Barclays", "Barclays Plc",
                 id="no company of the text"),
    pytest.param("Emma Thompson left. Thomson said so.", "Thomson", "Thomson", id="no other name by a letter"),
    pytest.param("Mark Daniels left. Mr Daniel said so.", "Mr Daniel", "Daniel", id="no given name"),
    pytest.param("Mark Andrews left. Prince Andrew said so.", "Prince Andrew", "Prince Andrew", id="no prince"),
    pytest.param("Boris Johnson left. Senator Johnston said so.", "Senator Johnston", "Johnston", id="no other office"),
    pytest.param("Jane Targett left. Mr Target said so.", "Mr Target", "Target", id="no word of the language"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "name"), MEANT)
def test_a_misspelt_surname_means_who_bears_it(text: str, source: str, name: str) -> None:
    assert speaker_of(text, source).name == name
