"""Whether what looks like labels without colons is some: by the names, by how often they come, by what stands below."""

from collections import Counter
from collections.abc import Mapping
from typing import Final, NamedTuple

from streams.quotes.layout.grammatical_person import is_in_conversation
from streams.quotes.layout.leads import without_emphasis
from streams.quotes.layout.named_labels import is_full_name, told_initials
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_MARKS
from streams.text.ranges import Range
from streams.text.tokens import word_at

ALONE: Final = "\n"
"""What the styles of names on lines of their own begin with."""
GAP: Final = " "
"""The style of names that more than a space parts from what is said."""
TOLD: Final = "+"
"""Behind it, where the page tells more of whom it names: a time, a mark, an office."""
WROTE: Final = "wrote"
"""The same where it says that the bearer wrote what is below: "jroe62 wrote:"."""
TURN_ENDS: Final = SENTENCE_MARKS | {")", "]"}
"""What a paragraph ends with that somebody says, with a stage direction perhaps."""
LONGEST_LINE: Final = 18
"""Tokens of a line that is a name and what else a page tells of it, at most."""
_BELOW: Final = 6
"""Paragraphs below a name among which what its bearer says is: "Senior member", "Posts: 12" may stand between."""
_OFTEN: Final = 2
"""Names of a style that each come so often are labels, whatever they are."""
_BRACKETED: Final = "["
_TELLING: Final = frozenset((_BRACKETED, ALONE + TOLD))
"""Styles in which whatever stands is a label if some are."""


class RarerLabel(NamedTuple):
    """A name that may be a label; token indices."""

    name: Range
    end: int
    """The token after it and its mark."""
    style: str
    """What tells it from the text: "[", "–", nothing for capitals, or ``ALONE`` and how the line goes on."""


def headed(field: TextField, number: int) -> int | None:
    """The paragraph below ``number`` that ends as a turn does, only short lines between; None if there is none."""
    for below in range(number + 1, min(number + 1 + _BELOW, len(field.paragraphs))):
        start, end = field.paragraphs[below]
        if field.words[end - 1] in TURN_ENDS:
            return below
        if end - start > LONGEST_LINE:
            break
    return None


def is_user(word: str) -> bool:
    """Whether ``word`` looks like a user's name, and no other name: "jroe62", "jane_roe", "solarpete"."""
    return word.isidentifier() and (word[0].islower() or not word.isalpha())


class Style:
    """What may be labels of one style, by paragraph, and what tells that they are."""

    def __init__(self, field: TextField, found: Mapping[int, RarerLabel], lex: Lexicon) -> None:
        self._field = field
        self._lex = lex
        found = self._with_writers(found)
        written = {number: tuple(field.words[slice(*label.name)]) for number, label in found.items()}
        self._titles = {number for number in found if self._is_title(number, found, written)}
        self._titles |= self._profiles(found)
        self._found = {number: label for number, label in found.items() if number not in self._titles}
        self._written = {number: written[number] for number in self._found}

    def _with_writers(self, found: Mapping[int, RarerLabel]) -> dict[int, RarerLabel]:
        """``found``, with those that are said to write below them where users do, without others: "Jane Roe wrote:".

        Below the head of a post such a line says whom it quotes.
        """
        writers = {
            number: label._replace(style=ALONE + TOLD)
            for number, label in found.items()
            if label.style == ALONE + WROTE and number - 1 not in found
        }
        are_users = any(is_user(self._field.words[label.name.start]) for label in writers.values())
        others = {number: label for number, label in found.items() if label.style != ALONE + WROTE}
        return others | writers if are_users else others

    def labels(self) -> dict[int, RarerLabel]:
        """The labels; none unless enough of what they head asks, or says "I", "we" or "you"."""
        named, repeated, told = self._named(), self._repeated(), self._told()
        if not named:
            told = {number for number in told if self._found[number].style != _BRACKETED}
        come_again = any(self._written[number] in repeated for number in told)  # users, no headings
        are_users = come_again or any(is_user(self._field.words[label.name.start]) for label in self._found.values())
        is_enough = bool(named) or len(repeated) >= _OFTEN or (are_users and len(told) > _OFTEN)
        labels = {
            number: label
            for number, label in self._found.items()
            if is_enough and (number in told or self._written[number] in repeated or number in named)
        }
        spoken = sum(self._is_in_conversation(number) for number in labels)
        return labels if (4 if come_again else 3) * spoken >= len(labels) else {}

    def _named(self) -> set[int]:
        """The full names directly above what is said, and their surnames, if most full names are plainly people's.

        And the initials of full names, if the text tells them.
        """
        full = {words for words in self._written.values() if len(words) > 1}
        if 2 * sum(is_full_name(words, self._lex) for words in full) <= len(full):
            full = set()
        names = full | {words[-1:] for words in full}
        if any(len(words) == 1 and words[0].isupper() for words in self._written.values()):
            names |= {(initials,) for initials in told_initials(self._field.words, self._lex)}
        lines = Counter(map(self._line_below, self._found))
        common = {number for number in self._found if lines[self._line_below(number)] > 1}
        return {number for number, words in self._written.items() if words in names and self._is_next(number, common)}

    def _repeated(self) -> set[tuple[str, ...]]:
        """The names that come often."""
        counts = Counter(
            self._written[number]
            for number, label in self._found.items()
            if label.style not in ("", GAP, _BRACKETED)  # "NEW YORK Stocks fell.", "[Getty] The dress": no speech
            and not self._is_word(label.name)
        )
        return {words for words, count in counts.items() if count >= _OFTEN}

    def _told(self) -> set[int]:
        """Where the style tells by itself that a name is a label, if any of them is."""
        return {
            number for number, label in self._found.items() if label.style in _TELLING and not self._is_word(label.name)
        }

    def _profiles(self, found: Mapping[int, RarerLabel]) -> set[int]:
        """Of the lines that stand together above a post those that do not name who posted.

        The name has its line to itself, or else it is the last that looks like one: "Board index", "jroe", "Member".
        """
        others: set[int] = set()
        for number in found:
            if number - 1 in found or found[number].style != ALONE + TOLD:
                continue
            together = [number]
            while together[-1] + 1 in found and found[together[-1] + 1].style == ALONE + TOLD:
                together.append(together[-1] + 1)
            names = [line for line in together if not self._is_common(found[line].name)] or together
            alone = [line for line in names if self._is_whole(line, found[line])]
            others |= set(together) - {alone[0] if alone else names[-1]}
        return others

    def _is_common(self, name: Range) -> bool:
        """Whether ``name`` is made of ordinary words: "Senior member"."""
        return all(word.lower() in self._lex.english_words for word in self._field.words[slice(*name)])

    def _is_whole(self, number: int, label: RarerLabel) -> bool:
        """Whether paragraph ``number`` has nothing but ``label``'s name."""
        return without_emphasis(self._field, self._field.paragraphs[number]) == label.name

    def _is_next(self, number: int, common: set[int]) -> bool:
        """Whether what the label in paragraph ``number`` heads stands in the same paragraph or the next one.

        Between them may be an office, or what a page has below several names, as ``common`` ones have: "Share this".
        """
        if self._found[number].end < self._field.paragraphs[number].end:
            return True
        said = headed(self._field, number)
        is_known = number + 1 in self._titles or number in common
        return said == number + 1 or (said == number + 2 and is_known)

    def _line_below(self, number: int) -> tuple[str, ...]:
        """The words of the paragraph below ``number``; none if there is none."""
        paragraphs = self._field.paragraphs[number + 1 : number + 2]
        return tuple(self._field.words[slice(*paragraphs[0])]) if paragraphs else ()

    def _is_title(self, number: int, found: Mapping[int, RarerLabel], written: Mapping[int, tuple[str, ...]]) -> bool:
        """Whether line ``number`` is what somebody is, and the one before says who: "Jane Roe", "Chief Executive"."""
        before = written.get(number - 1)
        if before is None or not found[number].style.startswith(ALONE):
            return False
        return is_full_name(before, self._lex) and not is_full_name(written[number], self._lex)

    def _is_word(self, name: Range) -> bool:
        """Whether ``name`` is a mere word, as a heading may be: "Background", no "Moderator", nor "u/background"."""
        words, lex = self._field.words, self._lex
        word = words[name.start].lower()
        is_part = word in lex.somebody or word in lex.interview_labels or word in lex.pronouns
        is_user = word_at(words, name.start - 1) == "/"
        return name.end - name.start == 1 and word in lex.english_words and not (is_part or is_user)

    def _is_in_conversation(self, number: int) -> bool:
        """Whether what the label in paragraph ``number`` heads asks, or says "I", "we" or "you"."""
        said = Range(self._found[number].end, self._field.paragraphs[number].end)
        if said.start == said.end:
            below = headed(self._field, number)
            if below is None:
                return False
            said = self._field.paragraphs[below]
        return is_in_conversation(self._field, said, self._lex)
