"""Who answers in an interview whose answers are labelled with no name ("A: …"): whom the article says it spoke to."""

from typing import Final

from streams.quotes.cast.cast import Cast, Mention
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range

_PEOPLE: Final = ("person", "pronoun")  # of pronouns, only those count that are known to mean somebody
_AFTER: Final = 8
"""Tokens after "spoke to" within which the name begins, its title included."""
_BEFORE: Final = 14
"""Tokens before "spoke to" within which its subject is, with what it is described by."""


def part_in_interview(field: TextField, source: Range, lex: Lexicon) -> str:
    """ "q" if ``source`` is the label of who asks and names nobody, "a" if of who answers, else nothing."""
    if source.end - source.start != 1 or not field.words[source.start][0].isupper():
        return ""
    return lex.interview_labels.get(field.words[source.start].lower(), "")


def interviewee(cast: Cast) -> Mention | None:
    """The first mention of whom the article is an interview with; None unless it says so of exactly one person.

    Of two people beside "spoke to", the one whose office the article gives is asked: who asks seldom has one.
    """
    found: dict[int, Mention] = {}
    named: dict[int, Mention] = {}  # before anybody speaks
    asking = interviewer(cast)
    for field, layout in zip(cast.document.fields, cast.layouts, strict=True):
        first = min([*layout.labels, *layout.questions], default=None)
        end = field.paragraphs[first].start if first is not None else len(field.words)
        for mention in cast.mentions.within(field.name, 0, end if first is not None else 0):
            if mention.kind == "person" and mention.entity is not None:
                named.setdefault(mention.entity, mention)
        for phrase in _phrases_in(field.words[:end], cast.lex):
            for mention in _beside(cast, field, phrase):
                if mention.entity is not None:
                    found.setdefault(mention.entity, mention)
    people = found or named
    if asking is not None and asking.entity is not None:
        people.pop(asking.entity, None)
    if len(people) > 1:
        people = {entity: mention for entity, mention in found.items() if cast.entities[entity].role is not None}
    return next(iter(people.values())) if len(people) == 1 else None


def interviewer(cast: Cast) -> Mention | None:
    """The person whom an interview is said to be by: "Interview by Jane Roe"; None if the article does not say."""
    for field in cast.document.fields:
        for mention in cast.mentions.within(field.name, 0, len(field.words)):
            before = field.words[max(0, mention.lead - 2) : mention.lead]
            if mention.kind != "pronoun" and " ".join(before).lower() in cast.lex.grammar.phrases.of_interviewers:
                return mention
    return None


def _phrases_in(words: list[str], lex: Lexicon) -> list[Range]:
    """Where "spoke to" and the like stand in ``words``."""
    lower = [word.lower() for word in words]
    return [
        Range(index, index + len(phrase))
        for index, word in enumerate(lower)
        for phrase in lex.interview_phrases.get(word, ())
        if tuple(lower[index : index + len(phrase)]) == phrase
    ]


def _beside(cast: Cast, field: TextField, phrase: Range) -> list[Mention]:
    """The person named directly before ``phrase`` and the one after it."""
    sentence = field.sentences[field.sentence_at(phrase.start)]
    before = cast.mentions.within(field.name, max(sentence.start, phrase.start - _BEFORE), phrase.start)
    paragraph = field.paragraphs[field.paragraph_at(phrase.start)]
    after = cast.mentions.within(field.name, phrase.end, min(paragraph.end, phrase.end + 2 * _AFTER))
    people = [mention for mention in after if mention.kind in _PEOPLE and mention.lead <= phrase.end + _AFTER]
    subjects = [mention for mention in before if mention.kind in _PEOPLE and mention.entity is not None]
    return subjects[-1:] + people[:1]
