"""An article's text as the extractors read it: tokens, paragraphs and sentences, made once."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

from streams.text.html import Link
from streams.text.ranges import Range
from streams.text.segmentation import paragraphs_of, sentences_of
from streams.text.tokens import tokenize

FieldName = Literal["title", "body"]


class Span(NamedTuple):
    """A stretch of one field's text, in Unicode code points, end exclusive."""

    field: FieldName
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TextField:
    """One field of an article with its tokens; ranges are of token indices, end exclusive."""

    name: FieldName
    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    paragraphs: list[Range]
    sentences: list[Range]
    """In order; none crosses a paragraph's end."""
    paragraph_ends: list[int]
    sentence_ends: list[int]
    """The ends alone, which a token's paragraph and its sentence are found by."""
    block_quotes: tuple[Range, ...] = ()
    """Character ranges that the publisher marked as quoted (HTML ``<blockquote>``)."""
    links: tuple[Link, ...] = ()
    """Where the publisher's links lead (HTML ``<a>``)."""

    @classmethod
    def of(
        cls, name: FieldName, text: str, block_quotes: tuple[Range, ...] = (), links: tuple[Link, ...] = ()
    ) -> "TextField":
        """Tokenize and segment ``text``."""
        tokens = tokenize(text)
        paragraphs = paragraphs_of(text, tokens)
        sentences = sentences_of(text, tokens, paragraphs)
        paragraph_ends, sentence_ends = ([each.end for each in ranges] for ranges in (paragraphs, sentences))
        return cls(name, text, *tokens, paragraphs, sentences, paragraph_ends, sentence_ends, block_quotes, links)

    def paragraph_at(self, token: int) -> int:
        """The number of the paragraph that ``token`` is in."""
        return bisect_right(self.paragraph_ends, token)

    def sentence_at(self, token: int) -> int:
        """The number of the sentence that ``token`` is in."""
        return bisect_right(self.sentence_ends, token)

    def paragraph_of(self, token: int) -> Range:
        """The paragraph that ``token`` is in."""
        return self.paragraphs[self.paragraph_at(token)]

    def sentence_of(self, token: int) -> Range:
        """The sentence that ``token`` is in."""
        return self.sentences[self.sentence_at(token)]

    def is_glued(self, token: int) -> bool:
        """Whether nothing stands between ``token``, which is not the first, and the one before it."""
        return self.starts[token] == self.ends[token - 1]

    def span(self, start: int, end: int) -> Span:
        """The characters from token ``start`` up to, not including, token ``end``."""
        return Span(self.name, self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class Document:
    """An article's title and body, ready to be read."""

    title: TextField
    body: TextField

    def __getitem__(self, name: FieldName) -> TextField:
        return self.title if name == "title" else self.body

    def text(self, span: Span) -> str:
        """The exact characters of ``span``."""
        return self[span.field].text[span.start : span.end]

    @property
    def fields(self) -> tuple[TextField, TextField]:
        """Title, then body: the order in which they are read."""
        return self.title, self.body
