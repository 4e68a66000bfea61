"""What a word's spelling elsewhere in the article says: in small letters, or as the short form of other words.

More features like those of ``name_evidence`` and ``symbol_evidence``, which look at a candidate's own words and place.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from streams.text.document import FieldName
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.contexts import Grammar
from streams.tickers.candidates.exchanges import OPENING
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.securities.words import ORDINARY, OrdinaryWords

_Fields = Mapping[FieldName, Surroundings]
_LONG_FORM: Final = "spelt out as other words"


class Spelling:
    """Says of an article's candidates how else the article spells them."""

    def __init__(self, lexicon: Lexicon, ordinary_words: OrdinaryWords) -> None:
        self._grammar = lexicon.contexts.grammar
        self._words = ordinary_words

    def add_to(self, candidates: Sequence[Candidate], surroundings: _Fields) -> None:
        """Add to each of ``candidates`` what its other spellings say.

        Args:
            candidates: In order of place.
            surroundings: Of the article's fields, all that candidates stand in.
        """
        self._add_small_letters(candidates, surroundings)
        self._add_long_forms(candidates, surroundings)

    def _add_small_letters(self, candidates: Sequence[Candidate], surroundings: _Fields) -> None:
        """Add to ordinary words whose capital any word would have there whether they have small letters elsewhere.

        "People" at the head of a sentence says little, least of all where others say "people".
        """
        words: frozenset[str] | None = None
        for candidate in candidates:
            if candidate.is_symbol or " " in candidate.key:
                continue
            rarity = self._words.rarity_of(candidate.key)
            if rarity not in ORDINARY:
                continue
            around, start = surroundings[candidate.text.name], candidate.tokens.start
            if around.casing(start) or around.begins_sentence(start):
                if words is None:
                    words = frozenset().union(*(each.text.words for each in surroundings.values()))
                found = "too" if candidate.key in words else "never"
                candidate.features.append(f"in small letters {found} {rarity}")

    def _add_long_forms(self, candidates: Sequence[Candidate], surroundings: _Fields) -> None:
        """Add to letters that the article gives as the short form of other words than their company's that it does.

        After "British Retail Consortium (BRC)" no "BRC" of the article is Brady's.
        """
        in_brackets = [each for each in candidates if each.text.words[each.tokens.start - 1] in OPENING]
        if not in_brackets:
            return  # most often
        short_forms: set[str] = set()
        ends = {(each.text.name, each.tokens.end): each.issuer.id for each in candidates}
        for candidate in in_brackets:
            around, start = surroundings[candidate.text.name], candidate.tokens.start
            word = around.words[start]
            is_own = ends.get((candidate.text.name, start - 1)) == candidate.issuer.id
            if (
                word.isupper()
                and not (is_own or candidate.is_explicit)
                and is_long_form(around, start - 1, word, self._grammar)
            ):
                short_forms.add(word)
        for candidate in candidates if short_forms else ():
            if candidate.text.words[candidate.tokens.start] in short_forms:
                candidate.features.append(_LONG_FORM)


def is_long_form(around: Surroundings, end: int, letters: str, grammar: Grammar) -> bool:
    """Whether the words before token ``end`` begin with ``letters``, small words between them left out."""
    letters, index = letters.lower(), end - 1
    while letters and (word := around.words[index]).isalnum():
        if word[0].lower() == letters[-1]:
            letters = letters[:-1]
        elif word not in grammar.linking and word not in grammar.determiners:
            break
        index -= 1
    return not letters
