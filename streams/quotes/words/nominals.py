"""Which words a noun phrase may go on over, as far as lists and endings tell."""

from typing import Final

from streams.quotes.words.lexicon import Lexicon

_ADVERB: Final = "ly"


def is_nominal(word: str, lex: Lexicon) -> bool:
    """Whether ``word``, lower case, may be a noun or an adjective: no function word, verb, numeral, adverb or time.

    A verb that no list has is taken for a noun: "picks".
    """
    grammar = lex.grammar
    is_verb = word in lex.speech_verbs or word in grammar.verbs.finite or word in grammar.verbs.past_with_objects
    is_verb = is_verb or word in grammar.verbs.past_participles
    is_verb = is_verb or (lex.may_be_participle(word) and word not in lex.title_words)
    is_function = (
        word in lex.closed_class or word in grammar.determiners.all or word in grammar.prepositions.of_obliques
    )
    tells_when = word.removesuffix("s") in grammar.times.nouns or word in grammar.times.beginnings
    is_adverb = word.endswith(_ADVERB) and word.removesuffix(_ADVERB) in lex.english_words
    return not (is_verb or is_function or tells_when or is_adverb or word in grammar.numerals.partitive)
