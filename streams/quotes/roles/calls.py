"""For whom people speak in the transcript of a conference call.

Callers are introduced by the operator, with whom they work for ("Our next question is from Jane Roe with Big Bank");
everybody else who speaks is of the company whose call it is, which the title names first.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from streams.quotes.layout.transcripts import OPERATOR, Label, words_of
from streams.quotes.names.entities import Entity, Place, Tie
from streams.quotes.names.name import Name
from streams.quotes.roles.ties import BESIDE_OTHERWISE, LABELLED, family_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField

_COMPANIES: Final = ("organization", "unknown")


class ConferenceCall:
    """The transcript of a call, if an operator lets people in there."""

    def __init__(self, field: TextField, labels: dict[int, Label], names: Sequence[Name], lex: Lexicon) -> None:
        """Look at ``field`` with its ``labels``, by the number of the paragraph, and its ``names``, in order."""
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
            follows = self._field.words[name.end : name.end + 1]
            employer = by_start.get(name.end + 1) if follows == ["with"] else None
            if employer is not None and _is_company(employer, entities):
                self._tie(entities[index], employer, BESIDE_OTHERWISE)
        host = next((name for name in title if _is_company(name, entities)), None)
        if host is None or not callers:
            return
        speaking = {label.name.start for label in self._labels.values()}
        for name in self._names:
            if name.start in speaking and name.entity is not None and name.entity not in callers:
                self._tie(entities[name.entity], host, LABELLED)

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
        role, words = person.role, self._field.words
        is_here = role is not None and role.field == self._field.name
        office = family_of(words[role.start : role.end], self._lex) if role is not None and is_here else 0
        at = Place(employer.field, employer.start, employer.end)
        person.ties.append(Tie(employer.entity, at, relation, office, 0, is_past=False))


def _is_company(name: Name, entities: list[Entity]) -> bool:
    return name.entity is not None and entities[name.entity].type in _COMPANIES


__all__ = ["ConferenceCall"]
