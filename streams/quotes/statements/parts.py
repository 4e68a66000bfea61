"""Sources and cues that the tagger takes too far or not far enough, put right by the words around them."""

from typing import Final

from streams.quotes.layout.quotations import Quotation
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import word_at

_EXPLETIVES: Final = frozenset({"it", "there"})
"""Subjects of clauses that nobody is the subject of."""
_MAX_QUOTED: Final = 14
"""Words from who quotes somebody to "as saying", at most."""
_TWO_VERBS: Final = 2
"""Words of a cue that holds the verb of a relative clause beside its own."""


def told(
    field: TextField, content: Range, cue: Range | None, quotation: Quotation, lex: Lexicon
) -> tuple[Range, Range, Range] | None:
    """What somebody tells others in ``content``, who he is and his verb, if the ``cue`` is an outlet's that reports it.

    "Jane Roe told managers to “wait,” Acme News reported": Acme News does not say "wait". None if it is not so.
    """
    verbs, words = lex.grammar.verbs, field.words
    before = words[quotation.start - 1]
    if cue is None or cue.start < content.end or words[cue.end - 1] not in verbs.of_outlets:
        return None
    verb = next((index for index in range(content.start + 1, quotation.start) if words[index] in verbs.telling), None)
    if verb is None or before not in lex.grammar.phrases.before_told:
        return None
    return Range(quotation.inside.start, content.end), Range(content.start, verb), Range(verb, verb + 1)


def with_clause(
    words: list[str], source: Range | None, cue: Range | None, lex: Lexicon
) -> tuple[Range | None, Range | None]:
    """``source`` with all of the relative clause that ends it, and the ``cue`` without: "people who [went] said"."""
    if source is None or cue is None or cue.start != source.end or cue.end - cue.start != _TWO_VERBS:
        return source, cue
    first, verb = words[cue.start], cue.end - 1
    is_one_group = (
        not first.isalpha()
        or first in lex.closed_class
        or first in lex.grammar.phrases.of_times
        or first.endswith("ly")
    )
    is_relative = words[source.end - 1] in lex.grammar.pronouns.relative
    if not is_relative or is_one_group or words[verb] not in lex.speech_verbs:
        return source, cue  # "who has also said"
    return Range(source.start, verb), Range(verb, cue.end)


def without_cue(words: list[str], source: Range | None, cue: Range | None, lex: Lexicon) -> Range | None:
    """``source`` as far as a ``cue`` that begins inside it leaves it: "Acme's guidelines" of "Acme's guidelines state".

    Nobody if that is only "It" of "It is obvious that", or of a sentence beside a quotation. Whom a text quotes stands
    after the verb: "the paper quoted Jane Roe as saying".
    """
    if source is None:
        return None
    if source.end == source.start + 1 and words[source.start].lower() in _EXPLETIVES:
        return None if cue is None or cue.start == source.start else source
    if cue is None or not source.start < cue.start < source.end:
        return source
    quoting = [index for index in range(cue.start, source.end - 1) if words[index].lower() in lex.grammar.verbs.quoting]
    if quoting:
        return Range(quoting[-1] + 1, source.end)
    end = cue.start - (words[cue.start - 1] == ",")
    is_noun = end > source.start and words[end - 1].lower() not in lex.grammar.prepositions.in_noun_phrases
    return Range(source.start, end) if is_noun else source


def quoted_by(field: TextField, source: Range, content: Range, lex: Lexicon) -> Range:
    """Whom ``source`` quotes for the ``content``, "the paper quoted [Jane Roe] as saying", or ``source`` itself."""
    words, verbs, end = field.words, lex.grammar.verbs, source.end
    is_outlet = end < len(words) and (words[end] in verbs.quoting or words[end] in verbs.of_outlets)
    if is_outlet and word_at(words, end + 1) not in ("that", "by"):
        limit = field.sentence_of(source.start).end
        limit = min(limit, content.start) if content.start > end else limit
        for index in range(end + 2, min(limit - 1, end + _MAX_QUOTED)):
            if words[index] == "as" and words[index + 1] in verbs.behind_quoted:
                return Range(end + 1, index)
    return source


def without_reporter(field: TextField, source: Range, cue: Range | None, lex: Lexicon) -> Range:
    """``source`` after its cue without who reports it: "according to people at the talks[, Acme News] reported"."""
    words = field.words
    follows = word_at(words, source.end)
    if cue is None or cue.start > source.start or follows not in lex.speech_verbs:
        return source
    comma = next((index for index in range(source.end - 1, source.start, -1) if words[index] == ","), source.end)
    return Range(source.start, comma)
