"""Where a mention stands that says nothing about its company: an outlet, a platform, a boilerplate paragraph."""

from typing import Final

from streams.text.document import Document, TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.contexts import Boilerplate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.model import MentionContext

_HEADING: Final = 8
"""Tokens of a line such as "About Acme Corp.", at most."""
_POSTED: Final = 4
"""Tokens from what was posted to the platform, at most."""
_BUTTON: Final = 10
"""Tokens of a line of buttons, at most."""


class ContextReader:
    """Says of mentions where they stand."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._contexts = lexicon.contexts
        self._outlets = lexicon.outlets
        self._platforms = lexicon.platforms

    def boilerplate_of(self, document: Document) -> "BoilerplateFinder":
        """What knows the paragraphs of ``document`` that stand under many articles."""
        return BoilerplateFinder(document.body, self._contexts.boilerplate)

    def context_of(self, mention: Candidate, boilerplate: "BoilerplateFinder") -> MentionContext | None:
        """Where ``mention`` stands, if that says that the article is not about it."""
        if mention.text.name == "body" and boilerplate.is_around(mention.tokens.start):
            return "boilerplate"
        written = mention.text.text[slice(*mention.characters)].lower()
        if written in self._outlets and self._is_outlet(mention):
            return "outlet"
        return "platform" if written in self._platforms and self._is_platform(mention) else None

    def _is_outlet(self, mention: Candidate) -> bool:
        """Whether something was said to the outlet or is reported by it."""
        rules, words, (start, end) = self._contexts.outlets, mention.text.words, mention.tokens
        start -= start > 0 and words[start - 1] in ("the", "The")
        if start and words[start - 1] in rules.before:
            return True
        if (
            start > 1
            and words[start - 1] in ("to", "with", "by")
            and words[start - 2] in rules.before_to | rules.before
        ):
            return True
        after = words[end : end + 3]
        if not after:
            return False
        is_possessive = after[0] in POSSESSIVE and len(after) > 1
        return after[0] in rules.after or (is_possessive and (after[1] in rules.after or after[1][0].isupper()))

    def _is_platform(self, mention: Candidate) -> bool:
        """Whether something was posted on the platform, or a button leads there."""
        rules, field, (start, end) = self._contexts.platforms, mention.text, mention.tokens
        words = field.words
        if word_at(words, end) in POSSESSIVE:
            return False
        start -= start > 0 and words[start - 1] in rules.whose
        if start and words[start - 1] in rules.before:
            return True
        if start > 1 and words[start - 1] == "to" and words[start - 2] in rules.before_to:
            return True
        if start and words[start - 1] == "on" and not rules.posted.isdisjoint(words[max(0, start - _POSTED) : start]):
            return True
        if word_at(words, end) in rules.after:
            return True
        line = field.paragraph_of(start)
        return line.end - line.start <= _BUTTON and words[line.start] in rules.buttons


class BoilerplateFinder:
    """Tells the paragraphs of a body that stand under many articles; looks only at those it is asked for, once."""

    def __init__(self, field: TextField, rules: Boilerplate) -> None:
        self._field = field
        self._rules = rules
        self._known: dict[int, bool] = {}
        """By the paragraph's number."""

    def is_around(self, token: int) -> bool:
        """Whether ``token`` stands in such a paragraph."""
        number = self._field.paragraph_at(token)
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._is_boilerplate(number)
        return known

    def _is_boilerplate(self, number: int) -> bool:
        paragraphs = self._field.paragraphs
        if self._is_heading(paragraphs[number]) or (number and self._is_heading(paragraphs[number - 1])):
            return True
        text = self._field.text[slice(*self._field.span(*paragraphs[number])[1:])].lower()
        return any(map(text.__contains__, self._rules.phrases))

    def _is_heading(self, paragraph: Range) -> bool:
        """Whether it is a line such as "About Acme Corp."."""
        words, (start, end) = self._field.words, paragraph
        return 1 < end - start <= _HEADING and words[start] in self._rules.headings and words[start + 1][0].isupper()
