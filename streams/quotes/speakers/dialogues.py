"""Dialogues: of two who ask and answer, each speaks in turn, and who reports them need not name them each time."""

from typing import Final

from streams.quotes.model import Speaker
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField

_REACH: Final = 2
"""Paragraphs from a question to its answer, at most."""


class Dialogue:
    """Who asks and who answers, as far as a field has been read."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._field = field
        self._lex = lex
        self._asking: Speaker | None = None
        self._asked = -_REACH - 1
        """The paragraph of the last question."""
        self._is_told = False
        """Whether the text has said that who asks does: "she asked"."""
        self._answering: Speaker | None = None

    def note(self, statement: Statement, speaker: Speaker) -> None:
        """Take in that ``speaker`` makes ``statement``."""
        if self._asks(statement):
            if self._asking is None or self._asking.name != speaker.name:
                self._answering, self._is_told = None, False
            self._asking, self._asked = speaker, self._paragraph(statement)
            self._is_told |= self._is_said_to_ask(statement)
        elif self._asking is not None and self._paragraph(statement) - self._asked > _REACH:
            self._asking = self._answering = None
        elif self._asking is not None and speaker.name != self._asking.name:
            self._answering = speaker

    def next(self, statement: Statement, last: Speaker) -> Speaker | None:
        """Who makes ``statement``, which follows what ``last`` said in the paragraph before and names nobody.

        ``last`` himself, unless he has answered and it asks, or he has asked: then who has answered before, or nobody
        known if nobody has and the text says that he asked.
        """
        asking, answering = self._asking, self._answering
        if asking is None or last.name not in (asking.name, answering and answering.name):
            return last
        if self._asks(statement):
            return last if answering is None else asking
        is_answer = self._asked == self._paragraph(statement) - 1 and last.name == asking.name
        if not is_answer or (answering is None and not self._is_told):
            return last
        return answering

    def _paragraph(self, statement: Statement) -> int:
        """The number of the paragraph in which ``statement`` begins."""
        return self._field.paragraph_at(statement.content.start)

    def _asks(self, statement: Statement) -> bool:
        return self._field.words[statement.content.end - 1] == "?" or self._is_said_to_ask(statement)

    def _is_said_to_ask(self, statement: Statement) -> bool:
        cue = statement.cue
        words = [] if cue is None else self._field.words[cue.start : cue.end]
        return not self._lex.grammar.verbs.asking.isdisjoint(words)
