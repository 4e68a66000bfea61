"""Who asks and who answers in an interview that labels neither with a name ("Q: …"), as the article says elsewhere."""

from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.quotes.layout.transcripts import part_of_label
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import APOSTROPHES, SENTENCE_ENDS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_PEOPLE: Final = ("person", "pronoun")  # of pronouns, only those count that are known to mean somebody
_AFTER: Final = 8
"""Tokens after "spoke to" within which the name begins, its title included."""
_BEFORE: Final = 14
"""Tokens before "spoke to" within which its subject is, with what it is described by."""
_BYLINE: Final = 12
"""Tokens of a line that only says who wrote the article, at most."""
_INTRODUCTION: Final = 8
"""Tokens before the name of a caller who says it: "Good morning, this is", at most."""
_SAYING: Final = 6
"""Tokens around the name that tell whether it is the caller's own."""


def part_in_interview(field: TextField, source: Range, lex: Lexicon) -> str:
    """ "q" if ``source`` is the label of who asks and names nobody, "a" if of who answers, else nothing."""
    if source.end - source.start != 1 or not field.words[source.start][0].isupper():
        return ""
    return part_of_label(field.words[source.start], lex)


def interviewee(cast: Cast) -> Mention | None:
    """The first mention of whom the article is an interview with; None unless it says so of exactly one person.

    Of two people beside "spoke to", the one whose office the article gives is asked: who asks seldom has one. If nobody
    is beside it, it is who labels the headline ("Jane Roe: We grew"), or the only one named before the first question,
    or of several the only one in the paragraph directly before it.
    """
    asking = interviewer(cast)
    found: dict[int, Mention] = {}
    named: dict[int, Mention] = {}  # before anybody speaks
    last: dict[int, Mention] = {}  # directly before
    for field, layout in zip(cast.document.fields, cast.layouts, strict=True):
        first = min([*layout.labels, *layout.interview.questions], default=None)
        end = len(field.words)
        if first is not None:
            end = field.paragraphs[first].start
            people = [each for each in cast.mentions.within(field.name, 0, end) if each.kind == "person"]
            _note(named, people)
            _note(last, [each for each in people if each.start >= field.paragraphs[max(0, first - 1)].start])
        for phrase in _phrases_in(field.words[:end], cast.lex):
            _note(found, _beside(cast, field, phrase))
    in_office = {entity: mention for entity, mention in found.items() if cast.entities[entity].role is not None}
    for people_of in (found, in_office) if found else (_in_headline(cast), named, last):
        if asking is not None and asking.entity is not None:
            people_of.pop(asking.entity, None)
        if len(people_of) == 1:
            return next(iter(people_of.values()))
    return None


def _note(people: dict[int, Mention], mentions: list[Mention]) -> None:
    """Add to ``people``, by entity, the first of the ``mentions`` of each."""
    for mention in mentions:
        if mention.entity is not None:
            people.setdefault(mention.entity, mention)


def interviewer(cast: Cast, *, byline: bool = True) -> Mention | None:
    """The person whom an interview is said to be by: "Interview by Jane Roe"; None if the article does not say.

    Or, if ``byline``, who wrote the article: "By Jane Roe" on a line of its own.
    """
    author: Mention | None = None
    for field in cast.document.fields:
        for mention in cast.mentions.within(field.name, 0, len(field.words)):
            before = field.words[max(0, mention.lead - 2) : mention.lead]
            if mention.kind != "pronoun" and " ".join(before).lower() in cast.lex.grammar.phrases.of_interviewers:
                return mention
            if byline and author is None and mention.kind == "person" and _is_author(field, mention):
                author = mention
    return author


def caller(cast: Cast, field: TextField, content: Range) -> Mention | None:
    """Who says in the first words of ``content`` who asks: "Hi, this is Jane Roe at Acme."; None if nobody does.

    A mere greeting names whom it greets, unless an affiliation follows the name: "Hi, Jane Roe, Acme."
    """
    end = min(content.end, content.start + 2 * _INTRODUCTION)
    for mention in cast.mentions.within(field.name, content.start, end):
        if mention.kind == "person" and mention.lead <= content.start + _INTRODUCTION:
            before = field.words[max(content.start, mention.lead - _SAYING) : mention.lead]
            if _is_introduction(cast, field, before, mention):
                return mention
    return None


def _is_introduction(cast: Cast, field: TextField, before: list[str], mention: Mention) -> bool:
    """Whether the words ``before`` a name, or those after it, tell that it is the speaker's own."""
    phrases, words = cast.lex.grammar.phrases, field.words
    last = [word.lower() for word in before if word[0].isalpha() or word[0] in APOSTROPHES]
    following = word_at(words, mention.end).lower()
    if len(last) > 1 and phrases.of_callers.issuperset(last[-2:]):
        return True  # "this is", "I'm"
    is_greeted = phrases.before_callers.issuperset(last)
    if is_greeted and following in phrases.after_callers:
        return True
    belongs = cast.mentions.within(field.name, mention.end + 1, mention.end + _SAYING) if following == "," else []
    return is_greeted and any(each.start == mention.end + 1 and each.kind == "organization" for each in belongs)


def _in_headline(cast: Cast) -> dict[int, Mention]:
    """The person before the colon that the headline begins with, by entity: 'Jane Roe: "We grew"'."""
    title = cast.document.title
    for mention in cast.mentions.within("title", 0, len(title.words)):
        if mention.lead == 0 and mention.kind == "person" and word_at(title.words, mention.end) == ":":
            return {} if mention.entity is None else {mention.entity: mention}
    return {}


def _is_author(field: TextField, mention: Mention) -> bool:
    """Whether ``mention`` is the first in a line that begins with "By" and is no sentence."""
    start, end = field.paragraph_of(mention.start)
    is_line = end - start <= _BYLINE and field.words[end - 1] not in SENTENCE_ENDS
    return is_line and mention.lead == start + 1 and field.words[start].lower() == "by"


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
    sentence = field.sentence_of(phrase.start)
    before = cast.mentions.within(field.name, max(sentence.start, phrase.start - _BEFORE), phrase.start)
    paragraph = field.paragraph_of(phrase.start)
    after = cast.mentions.within(field.name, phrase.end, min(paragraph.end, phrase.end + 2 * _AFTER))
    people = [mention for mention in after if mention.kind in _PEOPLE and mention.lead <= phrase.end + _AFTER]
    subjects = [mention for mention in before if mention.kind in _PEOPLE and mention.entity is not None]
    return subjects[-1:] + people[:1]
