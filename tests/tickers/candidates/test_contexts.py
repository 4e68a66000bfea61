"""The families of words around securities that ship."""

from streams.tickers.candidates.contexts import Contexts

SHIPPED = Contexts.load()


def test_the_shipped_file_fits_the_classes() -> None:
    assert {"the", "The", "its"} <= SHIPPED.grammar.determiners
    assert SHIPPED.names.funds >= {"ETF", "Trust"}
    assert SHIPPED.venues.after == {"listed"}
    assert "told" in SHIPPED.outlets.before
    assert "via" in SHIPPED.platforms.before
    assert "Share" in SHIPPED.platforms.buttons


def test_conjunctions_are_linking_and_stand_between_members_of_lists() -> None:
    assert SHIPPED.grammar.conjunctions < SHIPPED.grammar.linking
    assert SHIPPED.grammar.conjunctions < SHIPPED.lists.between


def test_nothing_is_both_a_determiner_and_linking() -> None:
    assert not SHIPPED.grammar.determiners & SHIPPED.grammar.linking


def test_legal_forms_in_small_letters_are_legal_forms() -> None:
    assert SHIPPED.names.small_legal_forms < SHIPPED.names.legal_forms


def test_what_is_compared_in_small_letters_is_in_small_letters() -> None:
    assert all(word.islower() for word in SHIPPED.venues.before)
