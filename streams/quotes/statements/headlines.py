"""Headlines that end with who says what they say: "Acme to cut jobs - sources", "Acme probed over hack: report".

The tagger learnt from texts that say so with a verb. What stands behind the only dash or colon of a headline is whose
the rest is if a list has it as a source ("analysts", "Acme's poll"), or if the text below has it say something.
"""

from collections.abc import Iterable
from typing import Final

from streams.quotes.layout.layout import Layout
from streams.quotes.layout.marks import MARKS
from streams.quotes.statements.statements import Statement, without_slug
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MIN_WORDS: Final = 4
"""Words of what is said, at least: "Profile: Jane Roe" says nothing."""
_MAX_SOURCE: Final = 6
"""Tokens of the source, at most."""
_PROBABILITY: Final = 0.83
"""Of content and source: annotators have 10 of the 12 that end like that, in 1,002 articles."""
_COLON: Final = ":"
_QUESTION: Final = "?"


def with_source_behind(
    headline: TextField, layout: Layout, statements: list[Statement], told: Iterable[str], lex: Lexicon
) -> list[Statement]:
    """The ``statements`` of a ``headline``, which may be one statement by whom it ends with.

    Args:
        headline: A field of one line.
        layout: Its layout.
        statements: What is said in it by what the tagger sees.
        told: The words that name who speaks in the text below; gone through once, and only where they matter.
        lex: Word lists.
    """
    mark = _only_mark(headline)
    if mark is None:
        return statements
    content, source = Range(0, mark), Range(mark + 1, len(headline.words))
    while (within := without_slug(headline.words, content, lex)) != content:
        content = within  # "RPT-UPDATE 1-Acme"
    is_source = _is_listed(headline.words[source.start : source.end], lex)
    is_source = is_source or (_is_named(headline, source, told, lex) and not _is_site(headline, mark, source, lex))
    if not is_source or not _tells(headline.words[content.start : content.end], lex):
        return statements
    inner = [one for one in statements if not one.hidden]
    if any(_has_speaker(headline.words, one) for one in inner):
        return statements  # "Acme chief says demand rose: report"
    if inner and all(one.kind == "direct" for one in inner) and _covers(headline.words, inner, content):
        return [one._replace(source=source, source_probability=_PROBABILITY) for one in statements]
    return [
        Statement(
            content,
            "mixed" if any(quotation.start < mark for quotation in layout.quotations) else "indirect",
            speech=True,
            source=source,
            cue=None,
            continues=False,
            content_probability=_PROBABILITY,
            source_probability=_PROBABILITY,
        )
    ]


def _only_mark(headline: TextField) -> int | None:
    """The dash behind a space, or the colon, that the last few words of a ``headline`` of one sentence stand behind.

    None if there is another: "Acme: Demand rose - site".
    """
    words, last = headline.words, len(headline.words) - 1
    marks = [
        index
        for index in range(1, last)
        if (words[index] in DASHES and not headline.is_glued(index))
        or (words[index] == _COLON and not headline.is_glued(index + 1))
    ]
    return marks[0] if len(marks) == len(headline.sentences) == 1 and last - marks[0] <= _MAX_SOURCE else None


def _tells(words: list[str], lex: Lexicon) -> bool:
    """Whether a headline up to its mark may say something: no question, no label, not "How to", "Meet", "Live"."""
    opening = words[0].lower() if words else ""
    grammar = lex.grammar
    is_question = opening in grammar.pronouns.question_words or opening in grammar.verbs.finite
    is_other = is_question or opening in grammar.phrases.opening_headlines
    return not is_other and _QUESTION not in words and sum(word[0].isalnum() for word in words) >= _MIN_WORDS


def _has_speaker(words: list[str], said: Statement) -> bool:
    """Whether the headline itself has somebody say what is ``said``: by a verb, or before a colon."""
    if said.source is None:
        return False
    return said.cue is not None or word_at(words, said.source.end) == _COLON


def _is_listed(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` are what sources are called: "sources", "Singapore court", "Acme's poll", "US officials".

    In small letters only a title may follow a name: not "Starmer sacks minister". Nor is it one that is "latest".
    """
    noun = words[-1].lower()
    is_noun = noun in lex.headline_sources or noun.removesuffix("s") in lex.headline_sources
    named = False
    for word in words[:-1]:
        if word.lower() in lex.grammar.adjectives.of_editions or not _may_modify(word, lex):
            return False
        if named and word[0].islower() and word not in lex.title_words and word[0].isalpha():
            return False
        named = named or word[0].isupper()
    return is_noun


def _may_modify(word: str, lex: Lexicon) -> bool:
    """Whether ``word`` may stand before what a source is called: no verb, no other function word than "of"."""
    lower = word.lower()
    if word in lex.grammar.acronyms.like_pronouns:
        return True  # "US"
    is_function = lower in lex.closed_class and lower not in lex.grammar.phrases.in_names
    return not is_function and lower not in lex.speech_verbs and lower not in lex.grammar.verbs.finite


def _is_named(headline: TextField, source: Range, told: Iterable[str], lex: Lexicon) -> bool:
    """Whether ``source`` is a name whose last word is among those ``told``, of who speaks below."""
    words = headline.words[source.start : source.end]
    is_name = all(word[0].isupper() and _may_modify(word, lex) for word in words)
    return is_name and words[-1].lower() in told


def _is_site(headline: TextField, mark: int, source: Range, lex: Lexicon) -> bool:
    """Whether ``source`` behind a dash is the site that a page's title ends with: "… - BBC News"."""
    name = [word.lower() for word in headline.words[source.start : source.end]]
    is_outlet = " ".join(name) in lex.outlets or name[-1] in lex.grammar.nouns.of_sites
    return headline.words[mark] != _COLON and is_outlet


def _covers(words: list[str], quoted: list[Statement], content: Range) -> bool:
    """Whether all words of ``content`` but marks stand in what is ``quoted``."""
    inside = {token for one in quoted for token in range(*one.content)}
    return all(token in inside or words[token] in MARKS for token in range(*content))
