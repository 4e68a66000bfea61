"""What looks like reported speech and is nobody's words: idioms, refusals, questions, what only points at something."""

from itertools import pairwise
from typing import Final, NamedTuple

from streams.quotes.layout.marks import MARKS
from streams.quotes.model import QuoteKind
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import word_at

_LONGEST_POINTER: Final = 5
"""Words that point at what was said, at most: "what it is"."""
_NOTHING_ABOUT: Final = ["nothing", "about"]
_EXPLETIVE: Final = "there"
_IDIOM: Final = 2
"""Words of an idiom."""
_MAX_ASKED: Final = 4
"""Words of a question up to its question word, at most: who is asked may stand before it."""


class Report(NamedTuple):
    """Reported content with its source and its cue, token ranges of one field."""

    content: Range
    kind: QuoteKind
    source: Range | None
    cue: Range | None


def is_unsaid(field: TextField, report: Report, lex: Lexicon) -> bool:
    """Whether nobody says the content of ``report``, which stands in ``field``."""
    content, kind, source, cue = report
    verb = [] if cue is None else _lower(field, cue)
    return (
        _is_idiom(field, source, cue, lex)
        or _is_participle(field, cue, content, lex)
        or _is_passive(field, source, cue, content, lex)
        or _is_infinitive(field, cue)
        or _is_interviewed(field, source, cue, lex)
        or _is_empty(field, content, lex)
        or _is_nobody(field, source, lex)
        or _is_denied(verb, lex)
        or (kind == "indirect" and _is_question(field, content, verb, lex))
    )


def _is_idiom(field: TextField, source: Range | None, cue: Range | None, lex: Lexicon) -> bool:
    """Whether ``source`` and ``cue`` only look like some: "That said, …", "All told, …"."""
    if source is None or cue is None or cue.end - source.start != _IDIOM:
        return False
    phrase = " ".join(field.words[source.start : cue.end]).lower()
    return phrase in lex.grammar.phrases.idioms and word_at(field.words, cue.end) == ","


def _is_participle(field: TextField, cue: Range | None, content: Range, lex: Lexicon) -> bool:
    """Whether ``cue`` only modifies what comes after it: "the recently announced delay"."""
    if cue is None or cue.end - cue.start > 1 or content.start != cue.end:
        return False
    before = cue.start - 1
    before -= before > 0 and field.words[before] in lex.grammar.adverbs.before_participles
    return before >= 0 and field.words[before].lower() in lex.grammar.determiners.articles


def _is_passive(field: TextField, source: Range | None, cue: Range | None, content: Range, lex: Lexicon) -> bool:
    """Whether others say ``content`` of what looks like its ``source``: "funds said to have been diverted".

    Or "Roe is widely said to have been ill".
    """
    if source is None or cue is None or source.end > cue.end - 1 or content.start != cue.end:
        return False
    words, verbs = field.words, lex.grammar.verbs
    between = [word for word in words[source.end : cue.end - 1] if word != ","]  # "Roe, her chairman, is said"
    auxiliaries = verbs.of_passives | verbs.before_participles | lex.grammar.adverbs.before_participles
    if not auxiliaries.issuperset(between) or (between and verbs.of_passives.isdisjoint(between)):
        return False
    if words[cue.end - 1] not in verbs.of_hearsay or words[content.start] != "to":
        return False
    is_past = words[content.start + 1 : content.start + 3] == ["have", "been"]
    return is_past or not verbs.be_and_have.isdisjoint(words[content.start + 2 : content.end])


def _is_infinitive(field: TextField, cue: Range | None) -> bool:
    """Whether ``cue`` only speaks of saying something: "To say that it has been hurt is an understatement"."""
    return cue is not None and "To" in field.words[max(0, cue.start - 1) : cue.start + 1]


def _is_interviewed(field: TextField, source: Range | None, cue: Range | None, lex: Lexicon) -> bool:
    """Whether ``cue`` is that the writer talks with ``source``: "we spoke to Jane Roe about her plans"."""
    if source is None or cue is None or not cue.start < source.start < cue.end:
        return False
    return field.words[source.start - 1] in lex.grammar.prepositions.to_listeners


def _is_empty(field: TextField, content: Range, lex: Lexicon) -> bool:
    """Whether ``content`` only points at what was said, or leads to it: "which", "so", "for instance".

    Or that nothing was: "said nothing about its plans".
    """
    if field.words[content.start : content.start + 2] == _NOTHING_ABOUT:
        return True
    if content.end - content.start > _LONGEST_POINTER:
        return False
    words = _lower(field, content)
    is_empty = all(word in lex.closed_class or word in lex.grammar.nouns.of_connectives for word in words)
    return is_empty and lex.grammar.interjections.answers.isdisjoint(words)


def is_title(field: TextField, content: Range, lex: Lexicon) -> bool:
    """Whether the quotation ``content`` is what something is called: 'a note titled "Popcorn"'."""
    words, start = field.words, content.start
    return word_at(words, start - 2) in lex.grammar.verbs.of_titles and words[start - 1] in MARKS


def _is_nobody(field: TextField, source: Range | None, lex: Lexicon) -> bool:
    """Whether ``source`` is the writer himself, or what is left of "the recently announced merger"."""
    if source is None or source.end - source.start > 1:
        return False
    word = field.words[source.start].lower()
    if word == _EXPLETIVE:
        return True  # "There is concern that"
    if word in lex.caption_labels and word_at(field.words, source.end) == ":":
        return True  # "Interview: Jane Roe"
    return word in lex.grammar.determiners.articles or word in lex.grammar.pronouns.first_person


def is_corrected(field: TextField, source: Range | None, lex: Lexicon) -> bool:
    """Whether ``source`` is what the publisher takes back: "An earlier version of this article"."""
    if source is None:
        return False
    words = _lower(field, source)
    start = words[0] in lex.grammar.determiners.articles
    return words[start : start + 2][-1:] == ["version"] and words[start] in lex.grammar.adjectives.of_corrected


def is_bare(field: TextField, content: Range, cue: Range | None, lex: Lexicon) -> bool:
    """Whether ``content`` is named by its ``cue`` and not told: "blamed | the weather", "reported | a drop in profits".

    It follows the cue at once and has none of the words that tell a clause. Such content is seldom what somebody said;
    a clause whose verb is in no list ("warned profits fell") is taken for it.
    """
    if cue is None or not cue.end <= content.start <= cue.end + 1 or field.words[content.start] == "to":
        return False
    grammar = lex.grammar
    if not grammar.verbs.saying_plainly.isdisjoint(_lower(field, cue)):
        return False  # "said profits fell": not every verb is in the lists
    words = _lower(field, Range(content.start - 1, content.end))
    if not grammar.pronouns.of_clauses.isdisjoint(words) or not grammar.verbs.finite.isdisjoint(words[1:]):
        return False  # most often
    return not any(_is_negative(word, lex) for word in words[1:])


def is_published(field: TextField, cue: Range | None, lex: Lexicon) -> bool:
    """Whether ``cue`` is no verb but what somebody else published: "fell after the [reports] that"."""
    if cue is None or cue.end - cue.start > 1:
        return False
    word, before = field.words[cue.start], word_at(field.words, cue.start - 1)
    return word in lex.publication_nouns and before in lex.grammar.phrases.before_nouns


def _is_denied(verb: list[str], lex: Lexicon) -> bool:
    """Whether the words of a ``verb`` say that nobody said it: "declined to say", "did not disclose"."""
    if not lex.refusing_verbs.isdisjoint(verb):
        return True
    return not lex.disclosing_verbs.isdisjoint(verb) and any(_is_negative(word, lex) for word in verb)


def _is_negative(word: str, lex: Lexicon) -> bool:
    """Whether ``word``, lower case, negates: "not", "didn't"."""
    return word in lex.grammar.adverbs.negative or any(map(word.endswith, lex.grammar.affixes.negative))


def _is_question(field: TextField, content: Range, verb: list[str], lex: Lexicon) -> bool:
    """Whether ``content`` was asked and not said, by its ``verb`` or the words around it: "asked Ruiz why it had"."""
    asking, question_words = lex.grammar.verbs.asking, lex.grammar.pronouns.question_words
    words = _lower(field, Range(max(0, content.start - 2), content.start + _MAX_ASKED))
    if not asking.isdisjoint(verb):
        return "about" in verb or "about" in words[:2] or not question_words.isdisjoint(words)
    if asking.isdisjoint(words):
        return False  # most often
    return any(asks in asking and how in question_words for asks, how in pairwise(words))


def _lower(field: TextField, tokens: Range) -> list[str]:
    """The words of ``tokens``, lower case."""
    return list(map(str.lower, field.words[tokens.start : tokens.end]))
