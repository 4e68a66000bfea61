"""The word lists that ship."""

import pytest

from streams.tickers.candidates.lexicon import Lexicon

SHIPPED = Lexicon.load()


@pytest.mark.parametrize(
    ("words", "member", "stranger"),
    [
        pytest.param(SHIPPED.company_words, "shares", "agrees", id="words about companies"),
        pytest.param(SHIPPED.company_verbs, "acquired", "shareholders", id="what companies do"),
        pytest.param(SHIPPED.foreign_market_words, "Sensex", "dollar", id="markets abroad"),
        pytest.param(SHIPPED.closed_class, "the", "table", id="closed classes"),
        pytest.param(SHIPPED.given_names, "gwen", "nvidia", id="given names, without their figures"),
        pytest.param(SHIPPED.honorifics, "adm", "table", id="honorifics, without their flags"),
        pytest.param(SHIPPED.crypto_symbols, "BTC", "META", id="codes of crypto-currencies"),
    ],
)
def test_each_list_is_of_its_kind(words: frozenset[str], member: str, stranger: str) -> None:
    assert member in words
    assert stranger not in words


@pytest.mark.parametrize("words", [SHIPPED.closed_class, SHIPPED.given_names, SHIPPED.honorifics])
def test_what_is_compared_in_small_letters_is_in_small_letters(words: frozenset[str]) -> None:
    assert not [word for word in words if word != word.lower()]
