"""Prompts: what stands before a quotation and tells what it is about, not who speaks.

'On bad loans: "They fell."', 'Best boss? "My first."'; and lists of such items, which a line before them introduces.
"""

from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.quotes.layout.leads import behind_lead
from streams.quotes.layout.marks import MARKS
from streams.quotes.statements.statements import Statement
from streams.text.document import TextField
from streams.text.glyphs import CLITICS
from streams.text.ranges import Range

_ENDS: Final = frozenset(":.?")
_LONGEST: Final = 40
"""Tokens of a line up to the quotation, if it only tells what that is about."""
_MAX_CLOSING: Final = 2
"""Tokens after what is said, at most: its full stop and the mark."""
_MAX_ITEMS: Final = 30
"""Items of a list up to which the line is looked for that introduces them."""


def is_prompted(cast: Cast, field: TextField, statement: Statement) -> bool:
    """Whether the source of ``statement`` only belongs to a prompt before it."""
    source, cue, opening = statement.source, statement.cue, statement.content.start - 1
    if source is None or source.end > opening or not _has_prompt(cast, field, statement.content):
        return False
    if cue is not None and not cast.lex.speech_verbs.isdisjoint(field.words[cue.start : cue.end]):
        return False
    if field.words[opening - 1] != "?":
        return True
    is_whose = field.words[source.end] in CLITICS or field.words[source.end - 1].lower() in cast.lex.pronouns
    return field.sentence_at(source.start) == field.sentence_at(opening - 1) and not is_whose  # "Roe's answer? …"


def _has_prompt(cast: Cast, field: TextField, content: Range) -> bool:
    """Whether a question, or what is spoken about, stands directly before the quotation ``content``."""
    words, opening = field.words, content.start - 1
    paragraph = field.paragraph_of(content.start)
    if not paragraph.start < opening or words[opening] not in MARKS or words[opening - 1] not in _ENDS:
        return False
    if words[opening - 1] == "?":
        return True
    if opening - paragraph.start > _LONGEST or not _is_topic(cast, field, paragraph):
        return False
    if not cast.lex.speech_verbs.isdisjoint(words[paragraph.start : opening]):
        return False
    before = cast.mentions.ending_at(field.name, opening - 1)
    return before is None or before.kind != "person" or words[before.lead - 1] != ","  # "On costs, Roe: …"


def spoken_of(cast: Cast, field: TextField, content: Range) -> Mention | None:
    """Who says the quotation ``content``, beside which nobody is named and before which nobody has spoken.

    The only person in the paragraph before it, if it is all of its own; the only one so far, if a prompt stands before.
    """
    number = field.paragraph_at(content.start)
    if number and is_alone(field, content):
        return _only_person(cast, field, field.paragraphs[number - 1])
    if not _has_prompt(cast, field, content):
        return None
    return _only_person(cast, field, Range(0, field.sentence_of(content.start - 2).start))


def subject_before(cast: Cast, field: TextField, content: Range) -> Mention | None:
    """The one person named in the sentence directly before the quotation ``content``, if it begins with the name.

    "Jane Roe declined to say when it would open. “We are hiring.”"
    """
    if content.start < 2 or field.paragraph_at(content.start - 2) != field.paragraph_at(content.start):
        return None
    sentence = field.sentence_of(content.start - 2)
    if sentence.end >= content.start:
        return None
    person = _only_person(cast, field, Range(*sentence))
    return person if person is not None and person.lead == sentence.start else None


def is_alone(field: TextField, content: Range) -> bool:
    """Whether the quotation ``content`` is all of its paragraph."""
    start, end = field.paragraph_of(content.start)
    return start + 1 == content.start and end <= content.end + _MAX_CLOSING


def introduced(cast: Cast, field: TextField, content: Range) -> Mention | None:
    """The only person in the line with a colon that introduces the list in which ``content`` stands, if there is one.

    "Some lines from Jane Roe's call:".
    """
    number = field.paragraph_at(content.start)
    first = number
    while first and number - first < _MAX_ITEMS and _is_item(cast, field, field.paragraphs[first]):
        first -= 1
        end = field.paragraphs[first].end
        if field.words[end - 1] == ":":
            start = field.sentence_of(end - 1).start
            whole = field.paragraphs[first]
            return _only_person(cast, field, Range(start, end)) or _only_person(cast, field, whole)
    return None


def _only_person(cast: Cast, field: TextField, tokens: Range) -> Mention | None:
    """The person named in ``tokens``, or in the last of them, if it is one alone."""
    found: Mention | None = None
    for mention in cast.mentions.since(field.name, *tokens):
        if mention.kind == "person":
            if found is not None and found.entity != mention.entity:
                return None
            found = mention
    return found


def _is_item(cast: Cast, field: TextField, paragraph: Range) -> bool:
    return behind_lead(field, paragraph, cast.lex) != paragraph or _is_topic(cast, field, paragraph)


def _is_topic(cast: Cast, field: TextField, paragraph: Range) -> bool:
    """Whether ``paragraph`` begins, after its bullet or time, with what something is about: "On"."""
    lead = field.words[behind_lead(field, paragraph, cast.lex).start]
    return lead[0].isupper() and lead.lower() in cast.lex.grammar.prepositions.of_topics
