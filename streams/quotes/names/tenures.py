"""Where in a run of capitalised words a body's name ends and its officer's begins: "economist at [Acme] [Jane Roe]"."""

from itertools import chain
from typing import Final

from streams.quotes.names.name_words import kind_of
from streams.quotes.words.lexicon import Lexicon

_FULL_NAME: Final = 2
"""Words of a given name and a surname."""
_MAX_NAME: Final = 4
"""Words of a person's name, at most: "Eoghan Mac Giolla Bhride"."""
_GIVEN_INITIALS: Final = 2
"""Letters of a first word that may be initials of given names: "JP"."""
_SAINTS: Final = frozenset(("saint", "san", "santa", "st"))


def officer_start(folded: list[str], lex: Lexicon) -> int:
    """The number of the word with which a person's name begins behind another name, an office before both; 0 if none.

    Args:
        folded: The words of the run.
        lex: Word lists.
    """
    last = len(folded) - _FULL_NAME
    if last < 1 or len(folded[0]) <= _GIVEN_INITIALS or lex.kinds.get(" ".join(folded)) == "organization":
        return 0
    if folded[-1] in lex.organization_nouns or _begins_a_name(folded, lex):
        return 0
    is_told_apart = _is_told_apart(folded, last, lex)
    if is_told_apart and folded[last - 1] not in lex.common_given_names:
        return last
    places = range(max(1, len(folded) - _MAX_NAME), last + 1)
    may_begin = [given for given in places if _names_somebody(folded[:given], folded[given:], lex)]
    known = (given for given in may_begin if _is_known(folded[:given], lex))
    plain = (given for given in may_begin if folded[given - 1] in lex.english_words)
    return next(chain(known, plain), last if is_told_apart else 0)


def _begins_a_name(folded: list[str], lex: Lexicon) -> bool:
    """Whether the first word says what is named by those behind it: "Museum" Zqx Zqa, "Saint" Zqx; no "Bank of" Zqx."""
    first = folded[0]
    is_kind = first in lex.place_nouns or (first in lex.organization_nouns and first not in lex.departments)
    return (is_kind or first in _SAINTS) and folded[1] not in lex.grammar.prepositions.in_names


def _is_known(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` are all of a body's name, a place's or a field of work."""
    is_known = lex.kinds.get(" ".join(words)) in ("organization", "place")
    return is_known or words[-1] in lex.legal_forms or words[-1] in lex.departments


def _names_somebody(body: list[str], words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` behind the name of a ``body`` are a person's."""
    first, joins = words[0], lex.grammar.prepositions.in_names
    if words[-1] in lex.places or first in joins or body[-1] in joins:
        return False
    if len(first) == 1:
        return words[-1] not in lex.english_words  # "S. Muthuvel"
    if kind_of(words, lex, shouted=False) == "person":
        return first in lex.common_given_names or first not in lex.english_words  # no "Green [Bay Aaron Rodgers]"
    is_whole = body[-1] in lex.legal_forms or ("of" in body and body[-1] in lex.departments)
    return is_whole and lex.english_words.isdisjoint(words) and lex.places.isdisjoint(words)


def _is_told_apart(folded: list[str], given: int, lex: Lexicon) -> bool:
    """Whether word ``given``, the last but one, is a given name behind what is none: "Zqx [Jane] Roe"."""
    if folded[given - 1] in lex.grammar.phrases.in_names:
        return False
    # "Norland's envoy to Ohio Li Xiaming"
    is_abroad = given == 1 and folded[0] in lex.places and lex.english_words.isdisjoint(folded[1:])
    return is_abroad or folded[given] in lex.common_given_names
