"""Names as a text writes them: runs of capitalised words, and what such a run says by itself.

"Meta Chief AI Scientist" is an organization with a role, "former Sen. Jane Roe" a person with one, "Bank of
America Corp." an organization. What one run cannot say ("Paris", "Boswell") the whole article decides later.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, NamedTuple

from streams.quotes.lexicon import Lexicon, fold, lexicon
from streams.text.document import TextField
from streams.text.segmentation import Range

NameKind = Literal["person", "organization", "place", "role", "unknown"]

_MAX_TOKENS: Final = 28
"""A longer run is a headline or shouting: it is cut, so that no run costs more than a constant."""
_GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
_MONTHS_THAT_NAME_PEOPLE: Final = frozenset({"april", "june", "august"})
_HYPHENS: Final = "-‐‑"


class Run(NamedTuple):
    """Capitalised words in a row, with what holds a name together between them (token range)."""

    first: int
    last: int
    sentence: int
    opens: bool
    """Whether it begins its sentence, where a capital letter says little."""


@dataclass(slots=True)
class Name:
    """A name in a text, as far as its own words explain it."""

    first: int
    last: int
    """Token range of the name itself, without titles."""
    sentence: int
    kind: NameKind
    words: tuple[str, ...]
    """Folded words; no marks, no "Jr."."""
    opens: bool
    gender: str = ""
    """What its title says of the sex: "f", "m" or nothing."""
    titled: bool = False
    """Whether a title or role stands directly before it: a person's, then."""
    role: Range | None = None
    employer: Range | None = None
    """An organization or place before the role: "Meta" in "Meta Chief AI Scientist"."""


class NameReader:
    """Reads the names of one field."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex

    def names(self) -> Iterator[Name]:
        """The names of the field, in order."""
        for run in self._runs():
            yield from self._parse(run)

    def _runs(self) -> Iterator[Run]:
        words, closed_class = self._words, self._lex.closed_class
        for number, sentence in enumerate(self._field.sentences):
            index, limit = sentence
            opens = True
            while index < limit:
                word = words[index]
                if not word[0].isupper():
                    opens = opens and not word[0].isalnum()
                    index += 1
                elif word.lower() in closed_class and not self._is_named_like_month(index, limit):
                    opens = False
                    index += 1
                else:
                    last = self._run_end(index, limit)
                    yield Run(self._run_start(index, sentence.start), last, number, opens)
                    index, opens = last, False

    def _is_named_like_month(self, index: int, limit: int) -> bool:
        """Whether the month at ``index`` is a given name: "April Roe"."""
        return (
            self._words[index].lower() in _MONTHS_THAT_NAME_PEOPLE
            and index + 1 < limit
            and self._words[index + 1][0].isupper()
            and self._words[index + 1].lower() not in self._lex.closed_class
        )

    def _run_start(self, index: int, start: int) -> int:
        """``index``, or where a particle before it begins ("de Blasio", "al-Assad")."""
        words, first = self._words, index
        while first > start and words[first - 1] in self._lex.particles:
            first -= 1
        if first - 1 > start and words[first - 1] in _HYPHENS and words[first - 2] in self._lex.particles:
            first -= 2
        return first

    def _run_end(self, index: int, limit: int) -> int:
        """Behind the last token of the run that begins at ``index``."""
        words, closed_class, joints = self._words, self._lex.closed_class, _joints()
        end = index + 1
        limit = min(limit, index + _MAX_TOKENS)
        while end < limit:
            word = words[end]
            if word[0].isupper():
                if word.lower() in closed_class:
                    break
                end += 1
                continue
            joint = joints.get(word)
            step = joint(self, end, limit) if joint is not None else 0
            if step == 0:
                break
            end += step
            if words[end - 1] == "." and not self._goes_on(end, limit):
                break
        return end

    def _goes_on(self, index: int, limit: int) -> bool:
        """Whether a capitalised word that can be part of a name stands at ``index``."""
        return index < limit and self._words[index][0].isupper()

    def _glued(self, index: int) -> bool:
        """Whether no space stands before token ``index``."""
        return self._field.starts[index] == self._field.ends[index - 1]

    def full_stop(self, index: int, limit: int) -> int:
        """An abbreviation's full stop, and the name that goes on behind it."""
        before = self._words[index - 1].lower()
        if not self._glued(index):
            return 0
        if before in self._lex.legal_forms or before in _GENERATIONS:
            return 1
        abbreviates = len(before) == 1 or before in self._lex.honorifics or before == "st"
        return 2 if abbreviates and self._goes_on(index + 1, limit) else 0

    def comma(self, index: int, limit: int) -> int:
        """The comma before "Inc." or "Jr."."""
        following = self._words[index + 1].lower() if index + 1 < limit else ""
        return 2 if following in self._lex.legal_forms or following in _GENERATIONS else 0

    def hyphen(self, index: int, limit: int) -> int:
        """The hyphen of a double name."""
        glued = self._goes_on(index + 1, limit) and self._glued(index) and self._glued(index + 1)
        return 2 if glued else 0

    def particle(self, index: int, limit: int) -> int:
        """ "de", "van der", "&": they hold a name together if it goes on."""
        if self._goes_on(index + 1, limit):
            return 2
        doubled = index + 1 < limit and self._words[index + 1] in self._lex.particles
        return 3 if doubled and self._goes_on(index + 2, limit) else 0

    def inner_word(self, index: int, limit: int) -> int:
        """ "of", "for" or "on" behind the head noun of an organization or an office."""
        before = fold(self._words[index - 1])
        is_head = before in self._lex.organization_nouns or (
            self._words[index] == "of" and (before in self._lex.roles or before in self._lex.of_heads)
        )
        if not is_head:
            return 0
        article = index + 1 < limit and self._words[index + 1] == "the"
        begin = index + 1 + article
        follows = self._goes_on(begin, limit) and self._words[begin].lower() not in self._lex.closed_class
        return begin + 1 - index if follows else 0

    def _parse(self, run: Run) -> Iterator[Name]:
        """The names that ``run`` holds: usually one, and the employer before a role where there is one."""
        first = run.first
        while run.opens and first < run.last and self._words[first].lower() in self._lex.opening_words:
            first += 1
        parts = [i for i in range(first, run.last) if self._words[i][0].isalnum()]
        if not parts:
            return
        folded = [fold(self._words[i]) for i in parts]
        opens = run.opens and first == run.first
        title = _title_end(folded, self._lex)
        if title == 0:
            yield self._untitled(Run(parts[0], run.last, run.sentence, opens), parts, folded)
            return
        begin = _title_start(folded, title, self._lex)
        role = Range(parts[begin], parts[title - 1] + 1)
        employer = None
        if begin:
            employer = Range(parts[0], parts[begin - 1] + 1)
            before = Run(*employer, run.sentence, opens)
            yield Name(*before[:3], _kind(folded[:begin], self._lex, shouted=False), _bare(folded[:begin]), opens)
        if title == len(parts):
            yield Name(role.start, run.last, run.sentence, "role", _bare(folded[begin:]), opens,
                       role=role, employer=employer)  # fmt: skip
            return
        named = Run(parts[title], run.last, run.sentence, opens=False)
        yield self._titled(named, folded[begin:], title - begin, role, employer)

    def _titled(self, run: Run, folded: list[str], title: int, role: Range, employer: Range | None) -> Name:
        """A person behind the first ``title`` words of ``folded``."""
        lex = self._lex
        flags = "".join(lex.honorifics.get(word) or lex.roles.get(word, "") for word in folded[:title])
        name = Name(*run[:3], "person", _bare(folded[title:]), run.opens, _gender(flags), titled=True)
        if "r" in flags or any(word in lex.roles for word in folded[:title]):
            name.role, name.employer = role, employer
        else:
            name.role = self._lower_role(role.start, run.sentence)
        return name

    def _untitled(self, run: Run, parts: list[int], folded: list[str]) -> Name:
        """A name without a title in capitals before it."""
        shouted = any(self._words[i].isupper() and len(self._words[i]) > 2 for i in parts)
        if len(parts) == 1:
            shouted = self._words[parts[0]].isupper() and len(self._words[parts[0]]) > 1
        name = Name(*run[:3], _kind(folded, self._lex, shouted=shouted), _bare(folded), run.opens)
        role = self._lower_role(run.first, run.sentence)
        if role is not None and name.kind in ("person", "unknown"):
            name.kind, name.titled, name.role = "person", True, role
            name.gender = _gender("".join(self._lex.roles.get(word, "") for word in self._words[slice(*role)]))
        return name

    def _lower_role(self, first: int, sentence: int) -> Range | None:
        """The role in lower case directly before token ``first``: "former chief executive" Jane Roe."""
        words, lex = self._words, self._lex
        start = self._field.sentences[sentence].start
        begin = first
        if first > start and words[first - 1] in lex.roles:
            begin = first - 1
            while begin > start and (
                words[begin - 1] in lex.role_modifiers
                or words[begin - 1] in lex.roles
                or (words[begin - 1] in _HYPHENS and words[begin] in lex.roles)
            ):
                begin -= 1
        return Range(begin, first) if begin < first else None


@cache
def _joints() -> dict[str, Callable[[NameReader, int, int], int]]:
    """What may hold a name together, and how many tokens of it there are at an index."""
    return {
        ".": NameReader.full_stop,
        ",": NameReader.comma,
        **dict.fromkeys(_HYPHENS, NameReader.hyphen),
        **dict.fromkeys([*lexicon().particles, "&"], NameReader.particle),
        **dict.fromkeys(("of", "for", "on"), NameReader.inner_word),
    }


def _title_end(folded: list[str], lex: Lexicon) -> int:
    """How many words belong to the title that leads ``folded``, employer included; 0 if there is none."""
    titles = [i for i, word in enumerate(folded) if word in lex.honorifics or word in lex.roles]
    if not titles:
        return 0
    end = titles[-1] + 1
    if end == len(folded):
        # "Stephen King" is a name; "White House Press Secretary" is not.
        is_name = len(folded) in (2, 3) and folded[0] in lex.given_names and folded[0] not in lex.roles
        return 0 if is_name and folded[-1] in lex.given_names else end
    if folded[end] == "of":
        return _office_end(folded, end, lex)
    is_given = end == 1 and len(folded) == 2 and folded[0] in lex.given_names
    is_courtesy = "r" not in lex.honorifics.get(folded[0], "r")
    if (folded[-1] in lex.organization_nouns and not is_courtesy) or (is_given and folded[0] not in lex.honorifics):
        return 0
    return end


def _office_end(folded: list[str], end: int, lex: Lexicon) -> int:
    """The end of a title with "of" in it: "Secretary of State John Kerry"."""
    for index in range(end + 2, len(folded) - 1):
        if folded[index] in lex.given_names:
            return index
    return len(folded)


def _title_start(folded: list[str], end: int, lex: Lexicon) -> int:
    """Where the role begins within the ``end`` leading words: behind the employer."""
    start = folded.index("of") - 1 if "of" in folded[:end] else end - 1
    while start > 0 and (
        folded[start - 1] in lex.role_modifiers or folded[start - 1] in lex.roles or folded[start - 1] in lex.honorifics
    ):
        start -= 1
    return start


def _kind(folded: list[str], lex: Lexicon, *, shouted: bool) -> NameKind:
    """What the words of a name say it is; ``shouted`` if it is written in capitals throughout."""
    if " ".join(folded) in lex.places:
        return "place"
    tail = folded[-1]
    if tail in lex.organization_nouns or "of" in folded or "for" in folded or "on" in folded:
        return "organization"
    if len(folded) == 1:
        return "organization" if shouted else "unknown"
    is_given = folded[0] in lex.given_names or (len(folded[0]) == 1 and len(folded) > 2)
    if is_given and len(folded) <= 4 and not shouted:
        return "person"
    return "organization" if not lex.organization_nouns.isdisjoint(folded) else "unknown"


def _gender(flags: str) -> str:
    return "f" if "f" in flags else "m" if "m" in flags else ""


def _bare(folded: list[str]) -> tuple[str, ...]:
    """The words by which a name is known: without apostrophes, full stops and "Jr."."""
    words = [w if w.isalnum() else "".join(filter(str.isalnum, w)) for w in folded if w not in _GENERATIONS]
    return tuple(words) or tuple(folded)
