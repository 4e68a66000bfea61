"""Headlines that end with who says what they say: "Acme to cut jobs - sources", "Acme probed over hack: report".

The tagger learnt from texts that say so with a verb. What stands behind the last dash or colon of a headline is whose
the rest is if it names a source as such ("analysts", "Acme's poll"), or somebody of whom the text goes on to tell.
"""

from collections.abc import Sequence
from typing import Final

from streams.quotes.layout.fields import Layout
from streams.quotes.layout.marks import MARKS
from streams.quotes.statements.statements import Statement, without_slug
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES
from streams.text.ranges import Range

_MIN_WORDS: Final = 4
"""Words of what is said, at least: "Profile: Jane Roe" says nothing."""
_MAX_SOURCE: Final = 6
"""Tokens of the source, at most."""
_PROBABILITY: Final = 0.9
"""Of content and source: annotators have 10 of the 12 that end like that, in 1,002 articles."""
_COLON: Final = ":"


def with_source_behind(
    headline: TextField, layout: Layout, statements: list[Statement], told: Sequence[str], lex: Lexicon
) -> list[Statement]:
    """The ``statements`` of a ``headline``, which may be one statement by whom it ends with.

    Args:
        headline: A field of one line.
        layout: Its layout.
        statements: What is said in it by what the tagger sees.
        told: The words of the text below.
        lex: Word lists.
    """
    mark = _last_mark(headline)
    if mark is None:
        return statements
    content = without_slug(headline.words, Range(0, mark), lex)
    source = Range(mark + 1, len(headline.words))
    if sum(word[0].isalnum() for word in headline.words[content.start : mark]) < _MIN_WORDS:
        return statements
    is_named = _is_named(headline, source, told, lex) and not _is_site(headline, mark, source, lex)
    if not is_named and not _is_kind_of_source(headline.words[source.start : source.end], lex):
        return statements
    inner = [one for one in statements if not one.hidden]
    if any(one.cue is not None and one.source is not None for one in inner):
        return statements  # "Acme chief says demand rose: report"
    if inner and all(one.kind == "direct" for one in inner) and _covers(headline.words, inner, content):
        return [one._replace(source=source, source_probability=_PROBABILITY) for one in statements]
    is_quoted = any(quotation.start < mark for quotation in layout.quotations)
    return [
        Statement(
            content,
            "mixed" if is_quoted else "indirect",
            speech=True,
            source=source,
            cue=None,
            continues=False,
            content_probability=_PROBABILITY,
            source_probability=_PROBABILITY,
        )
    ]


def _last_mark(headline: TextField) -> int | None:
    """The dash behind a space, or the colon, that the last few words of ``headline`` stand behind."""
    words, last = headline.words, len(headline.words) - 1
    for index in range(last - 1, max(0, last - _MAX_SOURCE), -1):
        if words[index] in DASHES and not headline.is_glued(index):
            return index
        if words[index] == _COLON and not headline.is_glued(index + 1):
            return index
    return None


def _is_kind_of_source(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` are what a source is called: "sources", "Singapore court", "Acme's poll", "crypto expert"."""
    noun = words[-1].lower()
    one = noun.removesuffix("s")
    is_somebody = noun in lex.somebody or noun in lex.roles or one in lex.roles or words[-1] in lex.initials
    is_source = is_somebody or one in lex.grammar.nouns.of_headlines or one in lex.organization_descriptions
    return is_source and all(_may_modify(word, lex) for word in words[:-1])


def _may_modify(word: str, lex: Lexicon) -> bool:
    """Whether ``word`` may stand before what a source is called: no verb, no other function word than "of"."""
    lower = word.lower()
    is_function = lower in lex.closed_class and lower not in lex.grammar.phrases.in_names
    return not is_function and lower not in lex.speech_verbs and lower not in lex.grammar.verbs.finite


def _is_named(headline: TextField, source: Range, told: Sequence[str], lex: Lexicon) -> bool:
    """Whether ``source`` is a name that the text ``told`` below has, too, perhaps behind a title: "Judge Jane Roe"."""
    words = headline.words[source.start : source.end]
    if not all(word[0].isupper() and _may_modify(word, lex) for word in words):
        return False
    while len(words) > 1 and words[0].lower() in lex.title_words:
        words = words[1:]
    name = [word.lower() for word in words]
    return any(
        word[0].isupper() and word.lower() == name[0] and [each.lower() for each in told[at : at + len(name)]] == name
        for at, word in enumerate(told)
    )


def _is_site(headline: TextField, mark: int, source: Range, lex: Lexicon) -> bool:
    """Whether ``source`` behind a dash is the site that a page's title ends with: "… - BBC News"."""
    name = [word.lower() for word in headline.words[source.start : source.end]]
    is_outlet = " ".join(name) in lex.outlets or name[-1] in lex.grammar.nouns.of_sites
    return headline.words[mark] != _COLON and is_outlet


def _covers(words: list[str], quoted: list[Statement], content: Range) -> bool:
    """Whether all words of ``content`` but marks stand in what is ``quoted``."""
    inside = {token for one in quoted for token in range(*one.content)}
    return all(token in inside or words[token] in MARKS for token in range(*content))
