"""Whether labels are people's where none of them repeats: by their names, and by what is said behind them."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from streams.quotes.layout.grammatical_person import speaks_of_itself
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import places_of, word_at

_BEHIND_INITIALS: Final = frozenset("),")
_LONGEST_NAME: Final = 4
"""Tokens of a name before its initials, at most."""


def are_people(field: TextField, labels: Mapping[Range, Range], lex: Lexicon) -> bool:
    """Whether ``labels``, each with what stands behind it, are nearly all people's, and half of it asks or says "I".

    A full name is one's by its given name. A surname or a given name alone needs a full one elsewhere: "Ruiz: We grew."
    where the text has an Ana Ruiz. Lines of a list, a factbox or a round-up of stocks begin with other things.
    """
    known = parts_of_full_names(field.words, lex)
    people = sum(_is_person(field.words[slice(*name)], known, lex) for name in labels)
    spoken = sum(_answers(field, said, lex) for said in labels.values())
    return 3 * people > 2 * len(labels) and 2 * spoken >= len(labels)


def _answers(field: TextField, said: Range, lex: Lexicon) -> bool:
    """Whether ``said`` asks, or says "I" or "we"; "us" and "you" stand in any story."""
    if said.start == said.end:
        return False
    words = field.words[slice(*said)]
    is_ours = not lex.grammar.pronouns.of_answers.isdisjoint(map(str.lower, words))
    return words[-1] == "?" or is_ours or speaks_of_itself(field, said, lex)


def _is_person(name: list[str], known: set[str], lex: Lexicon) -> bool:
    first = fold(name[0])
    return first in known if len(name) == 1 else first in lex.honorifics or is_full_name(name, lex)


def is_full_name(name: Sequence[str], lex: Lexicon) -> bool:
    """Whether ``name`` is plainly a person's: several words, of which the first is a given name."""
    first = fold(name[0])
    is_given = len(name) > 1 and first in lex.given_names and first not in lex.closed_class
    return is_given and " ".join(map(fold, name)) not in lex.kinds


def parts_of_full_names(words: Iterable[str], lex: Lexicon) -> set[str]:
    """The given names and surnames of ``words`` that stand beside each other, lower case: "Ana Ruiz"."""
    return {
        part
        for first, second in pairwise(words)
        if first[0].isupper() and second[0].isupper() and second.isalpha() and fold(first) in lex.given_names
        for part in (fold(first), fold(second))
    }


def told_initials(words: Sequence[str], lex: Lexicon) -> dict[str, Range]:
    """The initials in parentheses behind full names among ``words``, each with the name: "Jane Roe (JR)"."""
    found: dict[str, Range] = {}
    for opening in places_of(words, ("(",)):
        initials, start = word_at(words, opening + 1), max(0, opening - _LONGEST_NAME)
        is_short = word_at(words, opening + 2) in _BEHIND_INITIALS and initials.isupper()
        if not is_short or start == opening or initials[-1] != words[opening - 1][0]:
            continue
        first = next(
            (
                at
                for at in range(start, opening - 1)
                if words[at][0] == initials[0] and fold(words[at]) in lex.given_names
            ),
            None,
        )
        if first is not None and " ".join(map(fold, words[first:opening])) not in lex.kinds:
            found[initials] = Range(first, opening)
    return found
