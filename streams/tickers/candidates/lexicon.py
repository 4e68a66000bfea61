"""The word lists that candidates and what stands around them are read by."""

from dataclasses import dataclass

from streams.data import first_words, word_list
from streams.data.tables import Words
from streams.tickers.candidates.contexts import Contexts


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Word lists, as they are written unless they say otherwise."""

    contexts: Contexts
    """Small families of words."""
    company_words: Words
    """What stands near the names of companies."""
    company_verbs: Words
    """What stands after the name of a company that does something."""
    foreign_market_words: Words
    """Words of markets and currencies outside the United States."""
    closed_class: Words
    """Function words, and words of the calendar and the clock; lower case."""
    given_names: Words
    """People's first names; lower case."""
    honorifics: Words
    """Titles before people's names; lower case, without their full stops."""
    outlets: Words
    """News outlets of listed companies; lower case."""
    platforms: Words
    """Platforms of listed companies on which people post; lower case."""
    abbreviations: Words
    """What texts of all fields write in capitals; lower case."""
    shouted_words: Words
    """Ordinary words that are often in capitals for emphasis; lower case."""
    crypto_symbols: Words
    """Codes of crypto-currencies that look like symbols."""

    @classmethod
    def load(cls) -> "Lexicon":
        """The lists that ship with the package."""
        return cls(
            contexts=Contexts.load(),
            company_words=word_list("words/company_context.txt"),
            company_verbs=word_list("words/company_verbs.txt"),
            foreign_market_words=word_list("words/foreign_market_words.txt"),
            closed_class=word_list("words/closed_class_words.txt"),
            given_names=first_words("names/given_names.txt"),
            honorifics=first_words("names/honorifics.txt"),
            outlets=word_list("securities/outlets.txt"),
            platforms=word_list("securities/platforms.txt"),
            abbreviations=word_list("words/abbreviations_in_capitals.txt"),
            shouted_words=word_list("words/shouted_words.txt"),
            crypto_symbols=word_list("securities/crypto_symbols.txt"),
        )
