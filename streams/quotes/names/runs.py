"""Runs of capitalised words: where in a text a name may stand, and how far it goes.

A run goes on through what holds names together ("Bank of America Corp.", "Jane van der Roe", "Prado-Ruiz"); what it
says is for ``streams.quotes.names.reader``.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Final

from streams.quotes.names.joints import Joints
from streams.quotes.names.name_words import is_elided
from streams.quotes.names.titles import post_nominals_end
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import CLITICS, DASHES, HYPHENS
from streams.text.tokens import places_of, word_at
from streams.text.word_cache import WordCache

_DEFINITE: Final = "the"
_ARTICLE: Final = "A"
_PAPERS_DAY: Final = "Sunday"
"""The weekday after which most newspapers are called that are called after one."""
_SUBJECT: Final = "He"
"""A pronoun that is a surname before a given name: "He Xiangjian"."""
_MAX_TOKENS: Final = 28
"""A longer run is a headline or shouting: it is cut, so that no run costs more than a constant."""
OPENERS: Final = frozenset("\"“‘'`:[(")
_BEHIND_INITIALS: Final = frozenset({".", "&"})
_AM: Final = frozenset(("'m", "’m"))
_MIN_HEADLINE_CAPITALS: Final = 4
_MIN_NAMED: Final = 2
_MAX_NAMED: Final = 6
"""Tokens of a name in such a line, at least and at most."""
_MAX_OFFICE: Final = 6
"""Tokens behind it in which the office stands."""
_PERIOD: Final = re.compile(r"[QH][1-4]")
"""A part of a business year: "Q3", "H1"."""
_SIGNS: Final = frozenset("+−") | HYPHENS | DASHES
"""What stands before how much a share moved."""
_CURRENCIES: Final = frozenset("$£€¥")
_MAX_MEASURE: Final = 3
"""Letters after a number that may be a measure's, at most: "5Mhz"."""
_COUNT_ENDS: Final = frozenset("./)")
"""Behind the number that a line begins with."""
_MAX_OPENING_MARKS: Final = 3
"""Marks before a sentence's first word, at most."""


_CAPITAL, _NUMBERED, _INNER, _ELIDED = 1, 2, 3, 4
"""What a word looks like that may begin a name: "Acme", "3M", "eBay", "d'Estaing"."""
_INNER_CAPITAL: Final = re.compile(r"([a-z]{1,4})[A-Z][a-z]{2,}[A-Za-z]*")


def _look(word: str) -> int:
    """What ``word`` looks like: one of the above; 0 for others, and for quarters, "Q4"."""
    if word[0].isupper():
        return 0 if word[1:2].isdigit() and _PERIOD.fullmatch(word) else _CAPITAL
    if word[0].isdecimal():
        return _NUMBERED
    if not word[0].islower() or word.islower():
        return 0  # most often
    return _ELIDED if is_elided(word) else _INNER if _INNER_CAPITAL.fullmatch(word) else 0


_look_of: Final = WordCache(_look).__getitem__


@dataclass(slots=True)
class Run:
    """Capitalised words in a row, with what holds a name together between them (token range)."""

    start: int
    end: int
    sentence: int
    opens: bool
    """Whether it begins its sentence, where a capital letter says little."""
    headline: bool
    is_known: bool = False
    """Whether it is a company's name that is known as a whole."""


class RunFinder:
    """Finds the runs of one field.

    Args:
        field: The field.
        lex: Word lists.
        label_ends: Where a transcript's label ends, by the token its paragraph begins at; capitals say nothing there.
    """

    def __init__(
        self,
        field: TextField,
        lex: Lexicon,
        label_ends: Mapping[int, int],
        labels: Container[int] = frozenset(),
        stories: Container[int] = frozenset(),
    ) -> None:
        """Look at ``field``, where a transcript's ``labels`` begin at those tokens; ``label_ends`` are by paragraph.

        At the tokens ``stories`` a story begins after its dateline.
        """
        self._field = field
        self._words = field.words
        self._lex = lex
        self._joints = Joints(field, lex)
        self._companies = dict(self._known_companies())
        self._particles = lex.particles - lex.grammar.phrases.of_the  # "de" may begin a name, "des" seldom does
        self._leads = self._particles.union(HYPHENS)  # what may belong to a run that begins after it
        self._label_ends = label_ends
        self._turns = frozenset(label_ends.values())
        self._labels = labels
        self._stories = stories

    def runs(self) -> Iterator[Run]:
        """The runs of the field, in order; none overlaps another."""
        words, leads, count = self._words, self._leads, len(self._words)
        capitals = self._capitals()
        among = frozenset(capitals)
        end = label_end = 0
        sentence, sentence_start, sentence_end, headline = -1, 0, 0, False
        # "U.S." ends no sentence of a headline's.
        is_headline = self._field.name == "title" and count > 0 and self._is_headline(0, count)
        for index in capitals:
            if index < end or (index + 1 in self._labels and words[index][1:].isdecimal()):
                continue  # "Q134" before who asks is no name
            if index >= sentence_end:
                while index >= sentence_end:
                    sentence += 1
                    sentence_start, sentence_end = self._field.sentences[sentence]
                label_end = self._label_ends.get(sentence_start, 0)
                headline = not label_end and (is_headline or self._is_headline(sentence_start, sentence_end))
            if index in self._companies:
                end = self._companies[index]
                yield Run(index, end, sentence, opens=False, headline=headline, is_known=True)
                continue
            before = words[index - 1]  # most often a word that says nothing
            start = self._run_start(index, sentence_start) if before in leads else index
            end = self._run_end(index, label_end if index < label_end else sentence_end, among)
            if end == index + 1 and self._is_date(index):
                continue
            begins = index == sentence_start or (index in self._stories and self._is_somebody(index))
            opens = begins or (not before[0].isalnum() and self._opens(index, sentence_start))
            yield Run(start, end, sentence, opens and index >= label_end, headline)
            if end < count and words[end] == ",":
                end = post_nominals_end(self._field, self._lex, end)

    def _known_companies(self) -> Iterator[tuple[int, int]]:
        """Where names of companies that are known as a whole begin, and end with their legal forms; none overlap.

        In headlines any word may follow a name with a capital: there they are read like others.
        """
        words, known, done = self._words, self._lex.whole_companies, 0
        for index in places_of(words, known):
            names = (name for name in known[words[index]] if words[index : index + len(name)] == list(name))
            name = next(names, None) if index >= done else None
            if name is None or word_at(words, index - 1) in _CURRENCIES:  # not "$3M"
                continue
            end = index + len(name)
            sentence = self._field.sentence_of(end - 1)  # "Yum!" may seem to end one
            while end < sentence.end and words[end].lower() in self._lex.legal_forms and words[end][0].isupper():
                end += 1 + (word_at(words, end + 1) == "." and self._field.is_glued(end + 1))
            is_whole = self._field.paragraph_at(index) == self._field.paragraph_at(end - 1)
            if is_whole and not (self._names_more(end, sentence.end) or self._is_headline(*sentence)):
                done = end
                yield index, end

    def _names_more(self, index: int, limit: int) -> bool:
        """Whether the name before ``index`` goes on there, before ``limit``: "Bank of America [Capital Management]"."""
        following, lex = word_at(self._words, index), self._lex
        if index >= limit or not following[:1].isupper() or following.lower() in lex.closed_class:
            return False
        is_title = following.lower() in lex.title_words and following.lower() not in lex.organization_nouns
        return not (is_title or self._is_given(index, limit))

    def _is_somebody(self, index: int) -> bool:
        """Whether the word at ``index``, by itself, only says what somebody is: "Workers" after a dateline."""
        words = self._words
        return words[index].lower() in self._lex.somebody and not word_at(words, index + 1)[:1].isupper()

    def _capitals(self) -> list[int]:
        """The tokens that begin with a capital and are no function words."""
        words, closed_class = self._words, self._lex.closed_class
        looks = list(map(_look_of, words))
        capitals = [
            index
            for index in compress(range(len(words)), looks)
            if (
                words[index].lower() not in closed_class or self._is_name_all_the_same(index)
                if looks[index] == _CAPITAL
                else self._is_numbered_name(index)
                if looks[index] == _NUMBERED
                else looks[index] == _ELIDED or self._has_inner_capital(words[index])
            )
        ]
        return sorted({*capitals, *self._companies}) if self._companies else capitals

    def _has_inner_capital(self, word: str) -> bool:
        """Whether ``word``, with a capital within, is a name: "eBay"; no thing, "iPod", nor two words, "toObama"."""
        lex, joined = self._lex, _INNER_CAPITAL.sub(r"\1", word)
        return word.lower() not in lex.named_things and (len(joined) == 1 or joined not in lex.closed_class)

    def _is_numbered_name(self, index: int) -> bool:
        """Whether the token at ``index``, which begins with a digit, is a company: "3M", "21Shares"; not "$3M"."""
        word = self._words[index]
        if word in self._lex.grammar.acronyms.with_digits:
            return index == 0 or self._words[index - 1] not in _CURRENCIES
        letters = word.lstrip("0123456789")
        return len(letters) > _MAX_MEASURE and letters.isalpha() and letters.istitle()

    def _opens(self, index: int, start: int) -> bool:
        """Whether only marks stand between token ``start`` and ``index``, or an opening mark directly before it."""
        words = self._words
        if words[index - 1] in OPENERS and self._field.is_glued(index):
            return True
        if index == start + 2 and words[start].isdecimal() and words[start + 1] in _COUNT_ENDS:
            return True  # "2/ Start", "2. Start"
        return index - start <= _MAX_OPENING_MARKS and not any(word[0].isalnum() for word in words[start:index])

    def _is_date(self, index: int) -> bool:
        """Whether the word at ``index`` is a month beside a day or a year: "7 May"; most are no names by themselves."""
        words = self._words
        is_beside = word_at(words, index - 1).isdecimal() or word_at(words, index + 1).isdecimal()
        return is_beside and words[index].lower() in self._lex.grammar.times.months

    def _is_headline(self, start: int, end: int) -> bool:
        """Whether every word of a sentence that can have one has a capital: then none of them says a thing."""
        capitals, closed_class, verbs = 0, self._lex.closed_class, self._lex.grammar.verbs.be_and_have
        for word in self._words[start:end]:
            if word[0].islower() and (word not in closed_class or word in verbs):
                return False
            capitals += word[0].isupper()
        is_short = capitals < _MIN_HEADLINE_CAPITALS
        return not (is_short or self._names_somebody(start, end) or self._is_told(start, end))

    def _is_told(self, start: int, end: int) -> bool:
        """Whether a sentence of the body says who speaks, short as it is: "Hi, I'm Jane Roe."."""
        told = self._field.name == "body" and self._words[end - 1] == "."
        return told and not _AM.isdisjoint(self._words[start:end])

    def _names_somebody(self, start: int, end: int) -> bool:
        """Whether a sentence is who says what stands beside it.

        "Jane Roe, Head of Research, Acme", "Witness: Jane Roe, Head", "— Rep. Jane Roe (@janeroe) May 5, 2021".
        """
        words, lex = self._words, self._lex
        signs = words[start] in DASHES
        start += 2 if word_at(words, start + 1) == ":" else signs
        if word_at(words, start).lower() in lex.honorifics:
            start += 1 + (word_at(words, start + 1) == ".")
        stop = next((index for index in range(start, min(end, start + _MAX_NAMED)) if words[index] in ",("), start)
        if stop - start < _MIN_NAMED or fold(words[start]) not in lex.given_names:
            return False
        return signs or any(word.lower() in lex.roles for word in words[stop + 1 : min(end, stop + _MAX_OFFICE)])

    def _is_name_all_the_same(self, index: int) -> bool:
        """Whether the function word or month at ``index`` is part of a name: "US", "April Roe", "A. Roe", "AT&T"."""
        word, grammar = self._words[index], self._lex.grammar
        is_label = index in self._labels and word.isupper()
        following = word_at(self._words, index + 1)
        is_name = word in grammar.acronyms.like_pronouns or is_label
        # "Beyond Meat"
        is_name = is_name or (following[:1].isupper() and (word.lower(), fold(following)) in self._lex.opening_pairs)
        if is_name or self._opens_given_name(index) or self._is_agency(index):
            return True
        is_after_surname = word in grammar.given_names.after_surnames
        goes_on = following[:1].isupper() or (word in grammar.given_names.months and following in self._particles)
        if word in grammar.given_names.like_other_words and (goes_on or is_after_surname):
            return self._is_given_name(index, following)
        if word.lower() in grammar.times.weekdays and following[:1].isupper():
            return following.lower() in grammar.nouns.of_newspapers and self._is_published_on(index)
        if word == _ARTICLE and self._is_initial(index, following):
            return True
        if following == "&" or len(word) == 1:
            return following in _BEHIND_INITIALS and word.isupper() and self._field.is_glued(index + 1)
        return (
            word.lower() in grammar.times.months_like_names
            and following[:1].isupper()
            and following.lower() not in self._lex.closed_class
        )

    def _is_published_on(self, index: int) -> bool:
        """Whether the weekday at ``index`` is part of a newspaper's name: "the Sunday Times", "Sunday Times editor"."""
        words, lex = self._words, self._lex
        behind = word_at(words, index + 2)
        is_definite = index > 0 and words[index - 1].lower() in lex.grammar.determiners.definite
        is_told = words[index] == _PAPERS_DAY and (behind in lex.roles or behind in lex.title_words)
        return is_definite or is_told

    def _is_agency(self, index: int) -> bool:
        """Whether the month at ``index`` is somebody's letters: "the DEC", not "the DEC 5 deal"."""
        word = self._words[index]
        if not word.isupper() or word.lower() not in self._lex.grammar.times.months:
            return False
        is_date = word_at(self._words, index + 1).isdecimal()
        return index > 0 and self._words[index - 1].lower() == _DEFINITE and not is_date

    def _opens_given_name(self, index: int) -> bool:
        """Whether the function word at ``index`` is a syllable of a given name: "So-yeon"."""
        words, syllables = self._words, self._lex.given_name_syllables
        if index + 2 >= len(words) or words[index + 1] not in HYPHENS:
            return False
        return self._field.is_glued(index + 1) and {fold(words[index]), words[index + 2]} <= syllables

    def _is_initial(self, index: int, following: str) -> bool:
        """Whether the "A" at ``index`` is an initial without its full stop: "Charles A Roe", in no headline."""
        before = self._words[index - 1] if index and self._field.name == "body" else ""
        is_behind = before[:1].isupper() and fold(before) in self._lex.common_given_names
        return is_behind and following.istitle() and following.lower() not in self._lex.english_words

    def _is_given_name(self, index: int, following: str) -> bool:
        """Whether the month or function word at ``index`` is a given name: "Jan Roe", "Jan van Roe", "Lei Jun"."""
        words, closed_class, grammar = self._words, self._lex.closed_class, self._lex.grammar
        if (following[:1].isupper() and following.lower() not in closed_class) or following in self._particles:
            if words[index] == _SUBJECT:
                return True  # no verb has a capital
            start = self._field.sentence_of(index).start
            before = word_at(words, index - 1).lower()
            is_month = before.isdecimal() or before in grammar.times.before_months
            return (words[index] in grammar.given_names.months and not is_month) or not (
                is_month or index in self._turns or self._opens(index, start)
            )
        before = word_at(words, index - 1)
        return before[:1].isupper() and before.lower() not in closed_class and not following[:1].isdigit()

    def _run_start(self, index: int, limit: int) -> int:
        """``index``, or where a particle before it begins ("de Blasio", "al-Assad")."""
        words, particles, start = self._words, self._particles, index
        while start > limit and words[start - 1] in particles:
            start -= 1
        if start - 1 > limit and words[start - 1] in HYPHENS and words[start - 2] in particles:
            start -= 2
        return start

    def _run_end(self, index: int, limit: int, capitals: frozenset[int]) -> int:
        """The token after the run that begins at ``index``, one of ``capitals``."""
        words, joints = self._words, self._joints
        end = index + 1
        limit = min(limit, index + _MAX_TOKENS)
        while end < limit:
            if end in capitals:
                if end in self._companies or self._is_quoted_symbol(end):
                    break
                end += 1
                continue
            step = joints.length(end, limit)
            if step == 0 or (self._companies and not self._companies.keys().isdisjoint(range(end, end + step))):
                break
            end += step
            if (words[end - 1] == "." and not self._goes_on(end, limit)) or self._owns_a_person(end, limit):
                break
            is_form = words[end - 1] == "." and end - 2 > index and words[end - 2].lower() in self._lex.legal_forms
            if is_form and (self._is_given(end, limit) or self._speaks(end, limit)):
                break  # "Acme Inc. Ida Lund said so", "Acme Inc. Lund said so"
        return end

    def _is_quoted_symbol(self, index: int) -> bool:
        """Whether a share's symbol stands at ``index``, with how much it moved: "Acme Corp. ACM, -8.0%"."""
        words, symbol = self._words, self._words[index]
        is_symbol = symbol.isupper() and symbol.isalpha()
        return is_symbol and word_at(words, index + 1) == "," and word_at(words, index + 2) in _SIGNS

    def _owns_a_person(self, end: int, limit: int) -> bool:
        """Whether a person follows the name that ends at token ``end`` with its own "'s": "Moody's" Jane Roe."""
        words = self._words
        return words[end - 1] in CLITICS and self._is_given(end, limit)

    def _is_given(self, index: int, limit: int) -> bool:
        """Whether a common given name stands at ``index``."""
        return index < limit and fold(self._words[index]) in self._lex.common_given_names

    def _speaks(self, index: int, limit: int) -> bool:
        """Whether the word at ``index`` by itself is who says something: "Lund said", not the "Ltd. said" of a firm."""
        words, lex = self._words, self._lex
        if index >= limit:
            return False
        lower = words[index].lower()
        is_name = lower not in lex.legal_forms and lower not in lex.kinds  # no "Acme Corp. Australia", "Co. Credit"
        return is_name and word_at(words, index + 1) in lex.speech_verbs

    def _goes_on(self, index: int, limit: int) -> bool:
        """Whether a capitalised word that can be part of a name stands at ``index``."""
        return index < limit and _look_of(self._words[index]) in (_CAPITAL, _INNER, _ELIDED)
