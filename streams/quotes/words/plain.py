"""Words that are nothing but words."""

from streams.quotes.words.lexicon import Lexicon


def is_plain(word: str, lex: Lexicon) -> bool:
    """Whether ``word``, lower case, is an English one, and no name of anybody or anything that is written like it."""
    names = (lex.given_names, lex.places, lex.demonyms, lex.ordinary_companies)
    is_date = word in lex.grammar.times.months or word in lex.grammar.times.weekdays
    return word in lex.english_words and not is_date and not any(word in known for known in names)
