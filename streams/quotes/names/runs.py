"""Runs of capitalised words: where in a text a name may stand, and how far it goes.

A run goes on through what holds names together ("Bank of America Corp.", "Jane van der Roe", "Prado-Ruiz"); what it
says is for ``streams.quotes.names.reader``.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Final

from streams.quotes.names.name_words import GENERATIONS
from streams.quotes.names.titles import post_nominals_end
from streams.quotes.words.lexicon import Lexicon, fold, lexicon
from streams.text.document import TextField
from streams.text.glyphs import CLITICS, HYPHENS, POSSESSIVE

_MAX_TOKENS: Final = 28
"""A longer run is a headline or shouting: it is cut, so that no run costs more than a constant."""
_MONTHS_THAT_NAME_PEOPLE: Final = frozenset({"april", "june", "august"})
_MONTHS: Final = frozenset({"Jan", "Jun"})
_BEFORE_MONTHS: Final = frozenset("by early from in last late mid next of on since this through to until".split())
_LAST_GIVEN_NAMES: Final = frozenset({"Jun"})
"""Those that may stand behind a surname."""
_GIVEN_NAMES: Final = _MONTHS | {"An", "Do", "He", "Per", "So"}
"""Months and function words that are given names as well."""
_LIKE_FUNCTION_WORDS: Final = frozenset({"US", "IT"})
NICKNAME_MARKS: Final = {'"': '"', "“": "”", "'": "'", "‘": "’", "(": ")"}
OPENERS: Final = frozenset("\"“‘'`:[(")
_BEHIND_INITIALS: Final = frozenset({".", "&"})
_MAX_CONJOINED: Final = 5
"""Words behind the "and" in an organization's name, at most."""
_PERSONS: Final = -3
"""What a surname counts where it stands behind a given name, a firm's name with its "'s" being one."""
_SAYS: Final = frozenset({"said", "says", "told"})
_VERBS: Final = frozenset({"is", "are", "was", "were", "has", "have", "had"})
"""Function words that have a capital in headlines, as verbs do."""
_MIN_HEADLINE_CAPITALS: Final = 4
_MAX_OPENING_MARKS: Final = 3
"""Marks before a sentence's first word, at most."""


@dataclass(slots=True)
class Run:
    """Capitalised words in a row, with what holds a name together between them (token range)."""

    start: int
    end: int
    sentence: int
    opens: bool
    """Whether it begins its sentence, where a capital letter says little."""
    headline: bool


class RunFinder:
    """Finds the runs of one field.

    Args:
        field: The field.
        lex: Word lists.
        label_ends: Where a transcript's label ends, by the token its paragraph begins at; capitals say nothing there.
    """

    def __init__(self, field: TextField, lex: Lexicon, label_ends: Mapping[int, int]) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._joints = _joints()
        self._leads = lex.particles.union(HYPHENS)  # what may belong to a run that begins behind it
        self._label_ends = label_ends

    def runs(self) -> Iterator[Run]:
        """The runs of the field, in order; none overlaps another."""
        words, leads, count = self._words, self._leads, len(self._words)
        capitals = self._capitals()
        among = frozenset(capitals)
        end = label_end = 0
        sentence, sentence_start, sentence_end, headline = -1, 0, 0, False
        for index in capitals:
            if index < end:
                continue
            if index >= sentence_end:
                while index >= sentence_end:
                    sentence += 1
                    sentence_start, sentence_end = self._field.sentences[sentence]
                label_end = self._label_ends.get(sentence_start, 0)
                headline = not label_end and self._is_headline(sentence_start, sentence_end)
            before = words[index - 1]  # most often a word that says nothing
            start = self._run_start(index, sentence_start) if before in leads else index
            end = self._run_end(index, sentence_end, among)
            opens = index == sentence_start or (not before[0].isalnum() and self._opens(index, sentence_start))
            yield Run(start, end, sentence, opens and index >= label_end, headline)
            if end < count and words[end] == ",":
                end = post_nominals_end(self._field, self._lex, end)

    def _capitals(self) -> list[int]:
        """The tokens that begin with a capital and are no function words."""
        closed_class = self._lex.closed_class
        return [
            index
            for index, word in enumerate(self._words)
            if word[0].isupper() and (word.lower() not in closed_class or self._is_name_all_the_same(index))
        ]

    def _opens(self, index: int, start: int) -> bool:
        """Whether only marks stand between token ``start`` and ``index``, or an opening mark directly before it."""
        words = self._words
        if words[index - 1] in OPENERS and self._field.is_glued(index):
            return True
        return index - start <= _MAX_OPENING_MARKS and not any(word[0].isalnum() for word in words[start:index])

    def _is_headline(self, start: int, end: int) -> bool:
        """Whether every word of a sentence that can have one has a capital: then none of them says a thing."""
        capitals, closed_class = 0, self._lex.closed_class
        for word in self._words[start:end]:
            if word[0].islower() and (word not in closed_class or word in _VERBS):
                return False
            capitals += word[0].isupper()
        return capitals >= _MIN_HEADLINE_CAPITALS

    def _is_name_all_the_same(self, index: int) -> bool:
        """Whether the function word or month at ``index`` is part of a name: "US", "April Roe", "A. Roe", "AT&T"."""
        word = self._words[index]
        if word in _LIKE_FUNCTION_WORDS:
            return True
        following = self._words[index + 1] if index + 1 < len(self._words) else ""
        if word in _GIVEN_NAMES and (following[:1].isupper() or word in _LAST_GIVEN_NAMES):
            return self._is_given_name(index, following)
        if following == "&" or len(word) == 1:
            return following in _BEHIND_INITIALS and word.isupper() and self._field.is_glued(index + 1)
        return (
            word.lower() in _MONTHS_THAT_NAME_PEOPLE
            and following[:1].isupper()
            and following.lower() not in self._lex.closed_class
        )

    def _is_given_name(self, index: int, following: str) -> bool:
        """Whether the month or function word at ``index`` is a given name: "Jan Roe", "Lei Jun", "said Per Roe"."""
        words, closed_class = self._words, self._lex.closed_class
        if following[:1].isupper() and following.lower() not in closed_class:
            start = self._field.sentences[self._field.sentence_at(index)].start
            is_month = index > 0 and words[index - 1].lower() in _BEFORE_MONTHS
            return (words[index] in _MONTHS and not is_month) or not (is_month or self._opens(index, start))
        before = words[index - 1] if index else ""
        return before[:1].isupper() and before.lower() not in closed_class and not following[:1].isdigit()

    def _run_start(self, index: int, limit: int) -> int:
        """``index``, or where a particle before it begins ("de Blasio", "al-Assad")."""
        words, particles, start = self._words, self._lex.particles, index
        while start > limit and words[start - 1] in particles:
            start -= 1
        if start - 1 > limit and words[start - 1] in HYPHENS and words[start - 2] in particles:
            start -= 2
        return start

    def _run_end(self, index: int, limit: int, capitals: frozenset[int]) -> int:
        """Behind the last token of the run that begins at ``index``, one of ``capitals``."""
        words, joints = self._words, self._joints
        end = index + 1
        limit = min(limit, index + _MAX_TOKENS)
        while end < limit:
            if end in capitals:
                end += 1
                continue
            joint = joints.get(words[end])
            step = 0 if joint is None else joint(self, end, limit)
            if step == 0:
                break
            end += step
            if (words[end - 1] == "." and not self._goes_on(end, limit)) or self._owns_a_person(end, limit):
                break
        return end

    def _owns_a_person(self, end: int, limit: int) -> bool:
        """Whether a person follows the name that ends at token ``end`` with its own "'s": "Moody's" Jane Roe."""
        words = self._words
        return words[end - 1] in CLITICS and end < limit and fold(words[end]) in self._lex.common_given_names

    def _goes_on(self, index: int, limit: int) -> bool:
        """Whether a capitalised word that can be part of a name stands at ``index``."""
        return index < limit and self._words[index][0].isupper()

    def is_hyphen(self, index: int) -> bool:
        """Whether a hyphen stands at ``index``."""
        return index < len(self._words) and self._words[index] in HYPHENS

    def full_stop(self, index: int, limit: int) -> int:
        """An abbreviation's full stop, and the name that goes on behind it."""
        before = self._words[index - 1].lower()
        if not self._field.is_glued(index):
            return 0
        if before in self._lex.legal_forms or before in GENERATIONS:
            return 1
        abbreviates = len(before) == 1 or before in self._lex.honorifics or before == "st"
        return 2 if abbreviates and self._goes_on(index + 1, limit) else 0

    def comma(self, index: int, limit: int) -> int:
        """The comma before "Inc." or "Jr."."""
        following = self._words[index + 1] if index + 1 < limit else "."
        folded = following.lower()
        closes = following[0].isupper() and (folded in self._lex.legal_forms or folded in GENERATIONS)
        return 2 if closes and not self.is_hyphen(index + 2) else 0

    def hyphen(self, index: int, limit: int) -> int:
        """The hyphen of a double name, or in a given name of two syllables: "Ida Prado-Lund", "Lee Jae-yong"."""
        if index + 1 >= limit or not (self._field.is_glued(index) and self._field.is_glued(index + 1)):
            return 0
        return 2 if self._goes_on(index + 1, limit) or self._joins_syllables(index) else 0

    def _joins_syllables(self, index: int) -> bool:
        """Whether the hyphen at ``index`` joins a given name's syllables, a surname beside it: not "Son-in-law"."""
        words, syllables = self._words, self._lex.given_name_syllables
        if words[index + 1] not in syllables or fold(words[index - 1]) not in syllables or self.is_hyphen(index + 2):
            return False
        beside = [*words[max(0, index - 2) : index - 1], *words[index + 2 : index + 3]]
        return any(word[0].isupper() for word in beside)

    def nickname(self, index: int, limit: int) -> int:
        """The nickname between a given name and a surname: William "Bill" Roe, Timothy (Tim) Roe."""
        words = self._words
        if index + 3 >= limit or words[index + 2] not in NICKNAME_MARKS.get(words[index], ""):
            return 0
        inside = words[index + 1]
        are_names = inside[0].isupper() and not inside.isupper() and self._goes_on(index + 3, limit)  # no "(MS)"
        is_given = fold(words[index - 1]) in self._lex.given_names
        return 4 if are_names and is_given and self._field.is_glued(index + 1) else 0

    def particle(self, index: int, limit: int) -> int:
        """ "de", "van der", "&": they hold a name together if it goes on."""
        if self._goes_on(index + 1, limit):
            return 2
        doubled = index + 1 < limit and self._words[index + 1] in self._lex.particles
        return 3 if doubled and self._goes_on(index + 2, limit) else 0

    def possessive(self, index: int, limit: int) -> int:
        """The "'s" that belongs to a name, with the word that has to follow: "McDonald's", "Victoria's Secret"."""
        words, host = self._words, self._words[index - 1]
        if not host[0].isupper() or not self._field.is_glued(index):
            return 0
        following = fold(words[index + 1]) if index + 1 < limit else ""
        if index + 1 < len(words) and words[index + 1] in _SAYS and host not in self._bare:
            return 1  # nobody says something as another's: "Ward's said"; "Acme's said so" where Acme is named too
        for before, after in self._lex.possessive_names.get(fold(host), ()):
            if before and (index < 2 or fold(words[index - 2]) != before):
                continue
            if after == following == "of":  # "Lloyd's of London"
                return 3 if self._goes_on(index + 2, limit) else 0
            if self._goes_on(index + 1, limit) and after in ("+", following):
                return 2
            if not after and (before or self._hosts[host] > 0):
                return 1
        return 0

    @cached_property
    def _bare(self) -> frozenset[str]:
        """The words that stand somewhere without an "'s"."""
        following = [*self._words[1:], ""]
        return frozenset(word for word, behind in zip(self._words, following, strict=True) if behind not in CLITICS)

    @cached_property
    def _hosts(self) -> Counter[str]:
        """How much oftener words that can have an "'s" of their own stand with it than without: Lowe is a person, too.

        A given name or a title before one tells a person, wherever it stands.
        """
        words = self._words
        hosts: Counter[str] = Counter()
        for index, word in enumerate(words):
            if word[0].isupper() and fold(word) in self._lex.possessive_names:
                is_with = index + 1 < len(words) and words[index + 1] in POSSESSIVE
                hosts[word] += _PERSONS if self._is_surname(index) else 1 if is_with else -1
        return hosts

    def _is_surname(self, index: int) -> bool:
        """Whether a given name, an initial or a title tells that the word at ``index`` is a person's surname."""
        opens = self._field.sentences[self._field.sentence_at(index)].start == index
        before = index - 1 - (index > 1 and self._words[index - 1] == ".")
        if opens or before < 0 or not self._words[before][0].isupper():
            return False
        word = fold(self._words[before])
        return len(word) == 1 or word in self._lex.given_names or word in self._lex.honorifics

    def conjunction(self, index: int, limit: int) -> int:
        """The "and" between the ordinary words of a public body's name: "the Securities and Exchange Commission"."""
        if known := self._known_conjunction(index, limit):
            return known
        words, lex = self._words, self._lex
        before = words[index - 1].lower()
        is_common = before in lex.english_words and before not in lex.organization_descriptions
        if index < 2 or words[index - 2].lower() != "the" or not is_common:
            return 0
        end = index + 1
        while self._goes_on(end, min(limit, index + _MAX_CONJOINED)):
            lower = words[end].lower()
            if lower in lex.organization_nouns and end > index + 1 and not self._goes_on(end + 1, limit):
                return 0 if lower in lex.legal_forms else end + 1 - index
            if lower not in lex.english_words:
                break
            end += 1
        return 0

    def _known_conjunction(self, index: int, limit: int) -> int:
        """The "and" inside a name that is known: "former Securities and Exchange Commission chair"."""
        for name in self._lex.conjoined_names.get(fold(self._words[index - 1]), ()):
            end = index + len(name)
            if end <= limit and self._goes_on(end - 1, limit) and tuple(map(fold, self._words[index:end])) == name:
                return len(name)
        return 0

    def inner_word(self, index: int, limit: int) -> int:
        """ "of", "for" or "on" behind the head noun of an organization or an office."""
        before = fold(self._words[index - 1])
        is_head = (before in self._lex.organization_nouns and before not in self._lex.final_nouns) or (
            self._words[index] == "of" and (before in self._lex.roles or before in self._lex.of_heads)
        )
        if not is_head:
            return 0
        article = index + 1 < limit and self._words[index + 1] == "the"
        begin = index + 1 + article
        follows = self._goes_on(begin, limit) and self._words[begin].lower() not in self._lex.closed_class
        return begin + 1 - index if follows else 0


@cache
def _joints() -> dict[str, Callable[[RunFinder, int, int], int]]:
    """What may hold a name together, and how many tokens of it there are at an index."""
    return {
        ".": RunFinder.full_stop,
        ",": RunFinder.comma,
        **dict.fromkeys(CLITICS, RunFinder.possessive),
        **dict.fromkeys(HYPHENS, RunFinder.hyphen),
        **dict.fromkeys([*lexicon().particles, "&"], RunFinder.particle),
        **dict.fromkeys(("of", "for", "on"), RunFinder.inner_word),
        "and": RunFinder.conjunction,
        **dict.fromkeys(NICKNAME_MARKS, RunFinder.nickname),
    }
