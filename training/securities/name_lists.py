"""The word lists that the build reads names by, loaded once."""

from typing import Final

from streams.tickers.securities.names import LegalForms
from streams.tickers.securities.words import OrdinaryWords

FORMS: Final = LegalForms.load()
"""What companies are in law."""
WORDS: Final = OrdinaryWords.load()
"""How ordinary words are, and which of them only end names."""
