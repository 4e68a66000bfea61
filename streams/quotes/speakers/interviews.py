"""Who asks and who answers in an interview that labels neither with a name ("Q: …"), as the article says elsewhere."""

from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.quotes.layout.bylines import is_author
from streams.quotes.layout.transcripts import part_of_label
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import APOSTROPHES
from streams.text.ranges import Range
from streams.text.tokens import places_of, word_at

_PEOPLE: Final = ("person", "pronoun")  # of pronouns, only those count that are known to mean somebody
_AFTER: Final = 8
"""Tokens after "spoke to" within which the name begins, its title included."""
_BEFORE: Final = 14
"""Tokens before "spoke to" within which its subject is, with what it is described by."""
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
    or of several the only one in the paragraph directly before it, or the only one of more than a word.
    """
    asking = _said_to_ask(cast, byline=True)
    people = _people(cast)
    beside = people.beside, _in_office(people.beside, cast)
    in_full = {entity: mention for entity, mention in people.named.items() if len(cast.entities[entity].words) > 1}
    others = _in_headline(cast), people.named, people.last, in_full
    for found in beside if people.beside else others:
        if asking is not None and asking.entity is not None:
            found.pop(asking.entity, None)
        if len(found) == 1:
            return next(iter(found.values()))
    return None


class _People(NamedTuple):
    """Whom an article with an interview names before it, by entity, each with the first mention."""

    beside: dict[int, Mention]
    """Beside "spoke to" and the like."""
    named: dict[int, Mention]
    last: dict[int, Mention]
    """In the paragraph directly before it."""


def _in_office(people: dict[int, Mention], cast: Cast) -> dict[int, Mention]:
    """Those of ``people`` whose office the article gives."""
    return {entity: mention for entity, mention in people.items() if cast.entities[entity].role is not None}


def _people(cast: Cast) -> _People:
    found, told = _People({}, {}, {}), dict[int, Mention]()
    for field, layout in zip(cast.document.fields, cast.layouts, strict=True):
        first = min([*layout.labels, *layout.interview.questions], default=None)
        end = len(field.words)
        if first is not None:
            end = field.paragraphs[first].start
            people = [each for each in cast.mentions.within(field.name, 0, end) if each.kind == "person"]
            _note(found.named, people)
            _note(found.last, [each for each in people if each.start >= field.paragraphs[max(0, first - 1)].start])
        for phrase in _phrases_in(field.words[:end], cast.lex):
            _note(found.beside, _beside(cast, field, phrase))
        for index in places_of(field.words[:end], cast.lex.grammar.phrases.before_interviewees):
            _note(told, _beside(cast, field, Range(index, index + 1)))
    return found if found.beside else found._replace(beside=told)


def _note(people: dict[int, Mention], mentions: list[Mention]) -> None:
    """Add to ``people``, by entity, the first of the ``mentions`` of each."""
    for mention in mentions:
        if mention.entity is not None:
            people.setdefault(mention.entity, mention)


def interviewer(cast: Cast, *, byline: bool = True) -> Mention | None:
    """The person whom an interview is said to be by: "Interview by Jane Roe"; None if the article does not say.

    Or, if ``byline``, who wrote the article: "By Jane Roe" on a line of its own. Or of two people beside "tells" and
    the like the one without an office: "Jane Roe, chief executive of Acme, tells Bo Lund".
    """
    asking = _said_to_ask(cast, byline=byline)
    if asking is not None:
        return asking
    people = _people(cast)
    in_office = _in_office(people.beside, cast)
    others = [mention for entity, mention in people.beside.items() if entity not in in_office]
    return others[0] if len(in_office) == len(others) == 1 else None


def _said_to_ask(cast: Cast, *, byline: bool) -> Mention | None:
    """Whom the article says in so many words to ask, or, if ``byline``, to have written it."""
    author: Mention | None = None
    for field in cast.document.fields:
        for mention in cast.mentions.within(field.name, 0, len(field.words)):
            before = field.words[max(0, mention.lead - 2) : mention.lead]
            if mention.kind != "pronoun" and " ".join(before).lower() in cast.lex.grammar.phrases.of_interviewers:
                return mention
            if byline and author is None and mention.kind == "person" and is_author(field, mention.lead):
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
    people = [mention for mention in after if mention.lead <= phrase.end + _AFTER and _may_speak(cast, mention)]
    subjects = [mention for mention in before if mention.entity is not None and _may_speak(cast, mention)]
    return subjects[-1:] + people[:1]


def _may_speak(cast: Cast, mention: Mention) -> bool:
    """Whether ``mention`` means somebody: a person, or a full name of which nothing is known."""
    if mention.kind in _PEOPLE or mention.entity is None:
        return mention.kind in _PEOPLE
    entity = cast.entities[mention.entity]
    return entity.type == "unknown" and entity.may_be_person and len(entity.words) > 1
