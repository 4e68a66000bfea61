"""For whom people speak in the transcript of a conference call.

Callers are introduced by the operator, with whom they work for ("Our next question is from Jane Roe with Big Bank");
everybody else who speaks is of the company whose call it is, which the title names first, or the lines before anybody
speaks.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Final

from streams.quotes.layout.transcripts import OPERATOR, Label, words_of
from streams.quotes.names.entities import Entity, FieldRange, Tie
from streams.quotes.names.name import Name
from streams.quotes.roles.ties import BESIDE_OTHERWISE, HEADS, LABELLED, family_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.tokens import word_at

_COMPANIES: Final = ("organization", "unknown")
_CALL: Final = "call"


class ConferenceCall:
    """The transcript of a call, if its heading calls it one or an operator lets people in there."""

    def __init__(
        self, title: TextField, field: TextField, labels: dict[int, Label], names: Sequence[Name], lex: Lexicon
    ) -> None:
        """Look at ``field`` below its ``title``.

        Args:
            title: The heading of the article.
            field: Its body.
            labels: Who speaks there, by the number of the paragraph.
            names: The names in the body, in order.
            lex: Word lists.
        """
        self._title = title
        self._field = field
        self._labels = labels
        self._names = names
        self._lex = lex

    def note(self, title: Sequence[Name], entities: list[Entity]) -> None:
        """Tie who speaks, and is tied to nobody yet, to whom he speaks for.

        Args:
            title: The names in the title, in order.
            entities: Whom the names mean; ties are added to them.
        """
        if not self._labels:
            return
        by_start = {name.start: name for name in self._names}
        callers: set[int] = set()
        for name, index in self._introduced():
            if entities[index].type != "person":
                continue
            callers.add(index)
            is_with = word_at(self._field.words, name.end) == "with"
            employer = by_start.get(name.end + 1) if is_with else None
            if employer is not None and _is_company(employer, entities):
                self._tie(entities[index], employer, BESIDE_OTHERWISE)
        host = self._host(title, entities)
        if host is None or not (callers or self._is_call()):
            return
        speaking = {label.name.start for label in self._labels.values()}
        for name in self._names:
            speaker = name.entity if name.start in speaking else None
            if speaker is not None and speaker not in callers and (callers or self._leads(entities[speaker])):
                self._tie(entities[speaker], host, LABELLED)

    def _host(self, title: Sequence[Name], entities: list[Entity]) -> Name | None:
        """Whose call it is: who has a symbol in the heading; or whom the title names first, or the line with "call"."""
        head = [name for name in self._names if name.start < self._head_end]
        named = [name for name in (*title, *head) if _is_company(name, entities)]
        english, lines = self._lex.english_words, self._field.paragraphs
        for name in named:
            words = (self._title if name.field == "title" else self._field).words
            if word_at(words, name.end) == "(":
                return name
        for name in named:
            line = lines[self._field.paragraph_at(name.start)]
            calls = name.field == "title" or _CALL in map(str.lower, self._field.words[line.start : line.end])
            is_known = name.words[0] in self._lex.ordinary_companies
            if calls and (is_known or not english.issuperset(name.words)):  # no "Earnings Call"
                return name
        return None

    def _leads(self, person: Entity) -> bool:
        """Whether the text calls ``person`` a chief or a head: one of the company's, and no analyst."""
        return self._office(person) in HEADS

    @cached_property
    def _head_end(self) -> int:
        """The token with which somebody begins to speak."""
        return self._field.paragraphs[min(self._labels)].start

    def _is_call(self) -> bool:
        """Whether the heading, or the lines before anybody speaks, say what it is: "Q3 2021 Earnings Call"."""
        words = [*self._title.words, *self._field.words[: self._head_end]]
        calls = self._lex.grammar.phrases.of_calls
        return any(word.lower() == _CALL and before.lower() in calls for before, word in pairwise(words))

    def _introduced(self) -> Iterator[tuple[Name, int]]:
        """Whom an operator names, each with the index of whom it means."""
        numbers = sorted(self._labels)
        starts = [self._field.paragraphs[number].start for number in numbers]
        for name in self._names:
            turn = bisect_right(starts, name.start) - 1
            speaker = words_of(self._field, self._labels[numbers[turn]].name) if turn >= 0 else ()
            if name.entity is not None and speaker == OPERATOR:
                yield name, name.entity

    def _tie(self, person: Entity, employer: Name, relation: int) -> None:
        """Tie ``person`` to ``employer``, unless the text ties him to somebody."""
        if person.type != "person" or person.ties or employer.entity is None:
            return
        at = FieldRange(employer.field, employer.start, employer.end)
        person.add(Tie(employer.entity, at, relation, self._office(person), 0, is_past=False))

    def _office(self, person: Entity) -> int:
        """The family of the office that the body tells of ``person``; 0 if it tells none."""
        role = person.role
        is_here = role is not None and role.field == self._field.name
        return family_of(self._field.words[role.start : role.end], self._lex) if role is not None and is_here else 0


def _is_company(name: Name, entities: list[Entity]) -> bool:
    return name.entity is not None and entities[name.entity].type in _COMPANIES


__all__ = ["ConferenceCall"]
