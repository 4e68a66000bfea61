"""Where in a run of capitalised words a body's name ends and its officer's begins: "economist at [Acme] [Jane Roe]"."""

from typing import Final

from streams.quotes.names.name_words import FULL_NAME, kind_of
from streams.quotes.words.lexicon import Lexicon

_MAX_NAME: Final = 4
"""Words of a person's name, at most: "Eoghan Mac Giolla Bhride"."""
_THREE: Final = 3
"""Words of a person's name that may look like a body's and a person's: "Mary Lou McDonald"."""
_GIVEN_INITIALS: Final = 2
"""Letters of a first word that may be initials of given names: "JP"."""


def officer_start(folded: list[str], lex: Lexicon) -> int:
    """The number of the word with which a person's name begins behind another name, an office before both; 0 if none.

    A body or a place that is known ends where it ends; else a common given name tells, then a less common one behind
    ordinary words.

    Args:
        folded: The words of the run.
        lex: Word lists.
    """
    last = len(folded) - FULL_NAME
    if last < 1 or len(folded[0]) <= _GIVEN_INITIALS:
        return 0
    if folded[-1] in lex.organization_nouns or lex.kinds.get(" ".join(folded)) == "organization":
        return 0
    known = next((end for end in range(last, 0, -1) if _is_known(folded[:end], lex)), 0)
    if known and _names_somebody(folded[:known], folded[known:], lex):
        return known
    if not known and _may_be_one(folded, lex):
        return 0
    begin = 0 if known else _begin_of_person(folded, lex)
    is_told = last >= known and _is_told_apart(folded, last, lex)
    return begin or (last if is_told else 0)


def _may_be_one(folded: list[str], lex: Lexicon) -> bool:
    """Whether ``folded`` may be all of one name: "Mary Lou McDonald", "Christian Dior Couture"."""
    is_person = len(folded) == _THREE and kind_of(folded, lex, shouted=False) == "person"
    return is_person or folded[0] in lex.common_given_names


def _begin_of_person(folded: list[str], lex: Lexicon) -> int:
    """Where a person's name begins behind a body that no list has; 0 if it can't be told."""
    begins = [
        begin
        for begin in range(max(1, len(folded) - _MAX_NAME), len(folded) - 1)
        if _may_end(folded[:begin], lex) and _names_somebody(folded[:begin], folded[begin:], lex)
    ]
    common = lex.common_given_names
    told = (begin for begin in begins if folded[begin] in common and folded[begin - 1] not in common)
    begin = next(told, begins[0] if begins else 0)
    ends_in_place = begin + FULL_NAME < len(folded) and folded[begin] in lex.places and folded[begin + 1] in common
    return begin + ends_in_place  # "Imperial College London [Jane Roe]"


def _is_known(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` are all of the name of a known body or place: not "Christian", nor "Office"."""
    name = " ".join(words)
    if name in lex.known_bodies or name in lex.parties:
        return True
    is_other = name in lex.organization_nouns or name in lex.departments or name in lex.common_given_names
    is_sure = len(words) > 1 or not is_other or name in lex.places
    return is_sure and lex.kinds.get(name) in ("organization", "place")


def _may_end(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` may be all of a body's name: not "Museum" of Museum Zqx Zqa, nor "New" or "Marks and"."""
    first, last = words[0], words[-1]
    if _goes_on_behind(words, lex):
        return False
    if len(words) == 1 and first not in lex.departments:
        return first not in lex.organization_nouns and first not in lex.place_nouns and first in lex.english_words
    return last in lex.legal_forms or last in lex.departments or last in lex.english_words


def _goes_on_behind(words: list[str], lex: Lexicon) -> bool:
    """Whether a body's name that begins with ``words`` has more of them: "Marks and", "North", not "Ealing North"."""
    is_direction = len(words) == 1 and words[0] in lex.grammar.adjectives.of_direction
    return is_direction or words[-1] in lex.grammar.phrases.within_bodies


def _names_somebody(body: list[str], words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` behind the name of a ``body`` are a person's."""
    first = words[0]
    if words[-1] in lex.places or (first in lex.places and first not in lex.common_given_names):
        return False
    if _goes_on_behind(words[:1], lex) or not lex.organization_nouns.isdisjoint(words):
        return False
    if len(first) == 1:
        return len(body) > 1 and words[-1] not in lex.english_words  # "Commercial Taxes S. Muthuvel"
    if kind_of(words, lex, shouted=False) == "person":
        return first in lex.common_given_names or first not in lex.english_words  # no "Green [Bay Aaron Rodgers]"
    is_whole = body[-1] in lex.legal_forms or ("of" in body and body[-1] in lex.departments)
    return is_whole and lex.english_words.isdisjoint(words) and lex.places.isdisjoint(words)


def _is_told_apart(folded: list[str], given: int, lex: Lexicon) -> bool:
    """Whether word ``given``, the last but one, is a given name behind what is none: "Zqx [Jane] Roe"."""
    before = folded[given - 1]
    is_kind = given == 1 and (before in lex.place_nouns or before in lex.organization_nouns)
    if _goes_on_behind(folded[:given], lex) or (is_kind and before not in lex.departments):
        return False
    # "Norland's envoy to Ohio Li Xiaming"
    is_abroad = " ".join(folded[:given]) in lex.places and lex.english_words.isdisjoint(folded[given:])
    return is_abroad or folded[given] in lex.common_given_names
