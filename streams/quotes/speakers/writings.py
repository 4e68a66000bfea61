"""Whose words are in what is published and only referred to: "Acme filed a motion. … The filing said".

What it is called when it comes up tells: "a report from Acme", "Acme's annual report", "Acme published a study", "Acme
says in its survey"; else who did what it comes of: "Acme sued Globex", "Bloomberg reports". A report of nobody named,
"a recent report", ends the search: that is the one meant.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from streams.quotes.cast.cast import Cast, Mention
from streams.quotes.model import Speaker
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range

_ITS: Final = "its"
_BRIEF: Final = "brief"
"""What is filed with a court, or short."""
_IN: Final = "in"
"""Before the writing that somebody says something by."""
_REACH: Final = 400
"""Tokens back from the words that refer to it, at most."""
_LEADING: Final = 6
"""Tokens between whose it is, or the verb, and its noun, at most: "Acme's 1986 annual report"."""
_FOLLOWING: Final = 8
"""Tokens from its noun to whose it is, at most: "a report issued yesterday by Acme"."""
_REFERENCE: Final = 4
"""Tokens of words that only refer to it, at most: "the press release"."""


def author_of(cast: Cast, field: TextField, source: Range, spoken: Mapping[int, Speaker]) -> Speaker | None:
    """Who says what is in the writing that ``source`` refers to; None if it is none, or the text does not tell.

    Args:
        cast: Who is in the article.
        field: Where it is referred to.
        source: The words that do.
        spoken: Who has spoken before, by the sentence.
    """
    lex, words = cast.lex, field.words
    noun = _singular(words[source.end - 1], lex)
    is_plain = all(map(_may_lead, words[source.start + 1 : source.end]))  # not "the French statement"
    if not (noun and is_plain and source.end - source.start <= _REFERENCE):
        return None
    if words[source.start].lower() not in lex.grammar.determiners.definite:
        return None
    exact = frozenset((words[source.end - 1].lower(),))  # "the e-mails" are everybody's
    author, is_new = _nearest(cast, field, source, exact, spoken)
    if author is None and not is_new:
        author, is_new = _nearest(cast, field, source, _kin(noun, lex), spoken)
    is_owned = not POSSESSIVE.isdisjoint(words[source.start : source.end])  # "the bank's statement"
    return author if author is not None or is_new or is_owned else _doer(cast, field, noun, source)


def _nearest(
    cast: Cast, field: TextField, source: Range, nouns: frozenset[str], spoken: Mapping[int, Speaker]
) -> tuple[Speaker | None, bool]:
    """Whose the writing is that is last called one of ``nouns`` before ``source``, and whether one comes up there."""
    lex, words = cast.lex, field.words
    for token in range(source.start - 1, max(0, source.start - _REACH) - 1, -1):
        if words[token].lower() not in nouns or (words[token] == _BRIEF and words[token + 1].islower()):
            continue  # "a brief statement"
        author = next(_authors(cast, field, token), None)
        if author is not None:
            return cast.speaker(author), True
        leading = list(map(str.lower, words[max(0, token - _LEADING) : token]))
        speaker = spoken.get(field.sentence_at(token))
        is_new = not lex.grammar.determiners.indefinite.isdisjoint(leading)
        is_source = speaker is not None and speaker.mention.start <= field.starts[token] < speaker.mention.end
        if speaker is not None and (is_source or ((is_new or _ITS in leading) and _IN in leading)):
            return speaker, True  # "A report by Acme said", "said in a report", "in its report, the bank said"
        if is_new:
            return None, True
    return None, False


def _doer(cast: Cast, field: TextField, noun: str, source: Range) -> Speaker | None:
    """Who has last done what a ``noun`` not yet named comes of: "Acme [sued] Globex. … The complaint said"."""
    lex, words = cast.lex, field.words
    nouns, verbs = lex.grammar.nouns, lex.grammar.verbs
    families = (
        (nouns.claims, verbs.of_suing),
        (nouns.studies, verbs.of_reporting),
        (nouns.statements, verbs.announcing),
    )
    done = next((deeds for family, deeds in families if noun in family), frozenset[str]())
    for token in range(source.start - 1, max(0, source.start - _REACH) - 1, -1):
        if words[token] not in done or words[token - 1] in verbs.of_passives:
            continue
        subject = _subject(cast, field, token)
        may_be_his = subject is not None and (noun not in nouns.studies or subject.kind != "person")
        return cast.speaker(subject) if subject is not None and may_be_his else None  # "Bloomberg reports"
    return None


def _subject(cast: Cast, field: TextField, verb: int) -> Mention | None:
    """Who is named before the ``verb``, nothing but when and how between: "Acme on Friday [sued]"."""
    words, weekdays = field.words, cast.lex.grammar.times.weekdays
    sentence = field.sentences[field.sentence_at(verb)]
    named = _named(cast, field, max(sentence.start, verb - _LEADING), verb)
    between = words[named[-1].end : verb] if named else []
    is_subject = named != [] and all(_may_lead(word) or word.lower() in weekdays for word in between)
    return named[-1] if is_subject and _ITS not in between else None


def _singular(noun: str, lex: Lexicon) -> str:
    """What one of ``noun`` is called, if that is a writing; else nothing."""
    lower = noun.lower()
    one = lower if lower in lex.publication_nouns else lower.removesuffix("s")
    return one if one in lex.publication_nouns else ""


def _kin(noun: str, lex: Lexicon) -> frozenset[str]:
    """What else a writing that is called ``noun``, or one of several, may have been called before."""
    nouns = lex.grammar.nouns
    if noun in nouns.any_filing:
        return nouns.filings
    return next((family for family in (nouns.claims, nouns.studies, nouns.statements) if noun in family), frozenset())


def _authors(cast: Cast, field: TextField, token: int) -> Iterator[Mention]:
    """Those whose writing the noun at ``token`` may name, the surest first."""
    words, lex = field.words, cast.lex
    sentence = field.sentences[field.sentence_at(token)]
    first = max(sentence.start, token - _LEADING)
    is_filing = words[token].lower() in lex.grammar.nouns.filings
    for mention in reversed(_named(cast, field, first, token)):
        between = words[mention.end : token]
        owns = between[:1] != [] and between[0] in POSSESSIVE and all(map(_may_lead, between[1:]))
        owns = owns and _is_of_noun_phrase(between[1:], lex)
        if owns or (not between and mention.kind != "person" and not is_filing):
            yield mention  # "Acme's annual report", "an Acme report"
    yield from _behind(cast, field, token, sentence.end)
    for index in range(token - 1, first - 1, -1):
        if words[index] in lex.grammar.verbs.of_publishing:
            begin = index - (index > 0 and words[index - 1] in lex.grammar.verbs.be_and_have)
            author = cast.mentions.ending_at(field.name, begin)
            if author is not None and _may_write(cast, author):
                yield author


def _is_of_noun_phrase(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` may stand between whose a writing is and its noun: not Acme's "shares fell after a" report."""
    grammar = lex.grammar
    others = (grammar.determiners.articles, grammar.prepositions.in_noun_phrases, grammar.conjunctions.subordinating)
    return all(each.isdisjoint(words) for each in others)


def _named(cast: Cast, field: TextField, start: int, end: int) -> list[Mention]:
    """Who is named between tokens ``start`` and ``end``, and may write: no place."""
    return [each for each in cast.mentions.within(field.name, start, end) if _may_write(cast, each)]


def _may_write(cast: Cast, mention: Mention) -> bool:
    """Whether ``mention`` names who may write something: no place."""
    return mention.kind != "pronoun" and mention.entity is not None and not cast.is_place(mention)


def _behind(cast: Cast, field: TextField, token: int, end: int) -> Iterator[Mention]:
    """Whom "by" or "from" behind the noun at ``token`` names: "a report by the bank Acme"."""
    words = field.words
    limit = min(end, token + _FOLLOWING)
    for index in range(token + 1, limit):
        if words[index] in cast.lex.grammar.prepositions.of_authors:
            if words[index - 1] in cast.lex.grammar.verbs.of_readers:
                return  # "a report seen by Acme News"
            named = _named(cast, field, index + 1, limit)
            is_whole = bool(named) and POSSESSIVE.isdisjoint(words[named[0].end : named[0].end + 1])  # "Acme's lawyers"
            if is_whole and all(map(_may_lead, words[index + 1 : named[0].lead])):
                yield named[0]
            return
        if not words[index].islower():
            return


def _may_lead(word: str) -> bool:
    """Whether ``word`` may stand between whose a writing is and its noun: "annual", "1986"."""
    return word.islower() or word.isdigit()
