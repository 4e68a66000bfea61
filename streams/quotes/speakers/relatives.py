"""Whom a word means that only describes a name before it: a relative pronoun, an apposition.

"LeCun, who has been …, thinks", "owners and employers who said"; "Khosla, an early investor in OpenAI, has said".
"""

from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.noun_phrases import before_parenthesis
from streams.quotes.coreference.mentions import Mention
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import CLITICS, DASHES
from streams.text.ranges import Range
from streams.text.tokens import word_at

_APPOSING: Final = DASHES - {"-"} | {","}
"""Marks around an apposition."""
_POSSESSOR: Final = 6
"""Tokens within which a name with its "'s" ends."""
_MAX_NOUN_PHRASE: Final = 6
_MAX_ASIDE: Final = 16
"""Tokens of a parenthesis between an apposition and its comma, at most."""
_MAX_CLAUSE: Final = 8
"""Tokens of a relative clause before the name that it ends with, at most."""
_MAX_NAMES: Final = 24
"""Tokens before an apposition within which its name is looked for."""


def antecedent(cast: Cast, field: TextField, token: int) -> Range | None:
    """The noun phrase that the relative pronoun at ``token`` means, or None."""
    sentence = field.sentence_of(token)
    end = token - 1 if token > sentence.start and field.words[token - 1] == "," else token
    end = max(before_parenthesis(field.words, end), sentence.start)
    person = field.words[token].lower() == "who"
    names = _names_before(cast, field, sentence.start, end)
    if names and names[-1].end == end and (not person or names[-1].kind == "person"):
        return Range(names[-1].start, end)
    common = _with_possessor(field, _common_noun_phrase(field, sentence.start, end, cast.lex), names)
    people = [name for name in names if name.kind == "person"]
    if person and common is not None and (start := _somebody(field, sentence.start, common, cast.lex)) is not None:
        return _described(cast, field, start) or Range(start, end)
    if person and people and (end < token or common is None):
        return Range(people[-1].start, people[-1].end)
    return common if common is None else _described(cast, field, common.start) or common


def with_antecedent(cast: Cast, field: TextField, source: Range) -> Range:
    """``source`` with all of the noun phrase in whose relative clause it stands: "[the agency that regulates] Acme".

    A name directly after the pronoun is a subject itself: "the agency that Acme".
    """
    words, lex = field.words, cast.lex
    limit = field.sentence_of(source.start).start
    for index in range(source.start - 1, max(limit, source.start - _MAX_CLAUSE) - 1, -1):
        word = words[index]
        if word in lex.grammar.pronouns.relative_of_all_cases:
            noun = words[index - 1] if index > limit else ""
            has_verb = index < source.start - 1 or words[source.start] not in lex.closed_class
            is_clause = has_verb and words[index + 1].islower() and words[index + 1].isalpha()
            if not is_clause or (noun not in lex.organization_descriptions and noun not in lex.somebody):
                return source
            whole = _common_noun_phrase(field, limit, index, lex)
            return source if whole is None else Range(whole.start, source.end)
        if not (word.islower() and word.isalpha()) or word in lex.speech_verbs:
            break
    return source


def _somebody(field: TextField, start: int, common: Range, lex: Lexicon) -> int | None:
    """Where the person begins that "who" means after another noun: "a person close to the company, who"."""
    words, somebody = field.words, lex.somebody
    if words[common.end - 1].lower() in somebody:
        return None
    for index in range(common.start - 1, max(start, common.start - _MAX_NOUN_PHRASE) - 1, -1):
        if words[index] in somebody:
            person = _common_noun_phrase(field, start, index + 1, lex)
            return None if person is None else person.start
        if words[index] not in lex.grammar.phrases.of_people:
            return None
    return None


def _with_possessor(field: TextField, phrase: Range | None, names: list[Mention]) -> Range | None:
    """``phrase`` with the one of ``names`` whose it is: "Roe's company"."""
    if phrase is not None and phrase.start and field.words[phrase.start - 1] in CLITICS:
        for name in names:
            if phrase.start - 1 <= name.end <= phrase.start:
                return Range(name.lead, phrase.end)
    return phrase


def described(cast: Cast, field: TextField, source: Range) -> Range | None:
    """The name that ``source``, the subject of a clause, is in apposition to: "Jane Roe" before ", a lawyer,"."""
    words, end = field.words, source.end
    end += word_at(words, end) == "."  # of "Acme Corp."
    if word_at(words, end) == "(":
        end = next((i + 1 for i in range(end, min(len(words), end + _MAX_ASIDE)) if words[i] == ")"), end)
    if word_at(words, end) not in _APPOSING:
        return None
    meant = _described(cast, field, source.start)
    if meant is None or meant.start == 0:
        return meant
    is_governed = field.words[meant.start - 1].lower() in cast.lex.grammar.prepositions.in_noun_phrases
    return None if is_governed else meant


def _described(cast: Cast, field: TextField, start: int) -> Range | None:
    """The name that the noun phrase from token ``start`` on is in apposition to."""
    words = field.words
    comma = max(_phrase_start(words, start, cast.lex) - 1, 0)
    if words[comma] not in _APPOSING or not _can_be_apposed(words[comma + 1 : comma + _POSSESSOR], cast.lex):
        return None
    end = before_parenthesis(words, comma)
    names = _names_before(cast, field, max(0, end - _MAX_NAMES), end)
    governor = names[-1].start - 1 if names and names[-1].end == end else -1
    if governor >= 0 and words[governor] in cast.lex.grammar.prepositions.of_origin:
        names = names[:-1] if len(names) > 1 and names[-2].end == governor else []
        end = governor
    if not names or names[-1].end != end or cast.is_place(names[-1]):
        return None
    return Range(names[-1].start, end)


def _phrase_start(words: list[str], start: int, lex: Lexicon) -> int:
    """Where the noun phrase begins that goes on at ``start``: after a comma, or ``start`` itself."""
    closed, inside = lex.closed_class, lex.grammar.phrases.in_apposed
    for index in range(start, max(0, start - _MAX_NOUN_PHRASE), -1):
        before = words[index - 1]
        if before in _APPOSING:
            return index
        if not before[0].isalnum() or (before in closed and before not in inside):
            break
    return start


def _can_be_apposed(beginning: list[str], lex: Lexicon) -> bool:
    """Whether an apposition can begin with these words: "a lawyer", "head of", "Acme's lawyer"."""
    word, grammar = beginning[0], lex.grammar
    begins = word in grammar.determiners.of_apposed or word in grammar.pronouns.indefinite
    is_phrase = begins or word.lower() in lex.title_words
    return is_phrase or not CLITICS.isdisjoint(beginning)


def _names_before(cast: Cast, field: TextField, start: int, end: int) -> list[Mention]:
    """The names between tokens ``start`` and ``end``, without those that modify a noun: "a Roe supporter"."""
    names = ("person", "organization", "other")
    somebody = cast.lex.somebody
    return [
        mention
        for mention in cast.mentions.within(field.name, start, end)
        if mention.kind in names and (mention.end == len(field.words) or field.words[mention.end] not in somebody)
    ]


def _common_noun_phrase(field: TextField, limit: int, end: int, lex: Lexicon) -> Range | None:
    """The nouns that end before token ``end``, with what stands before them from ``limit`` on, if one can tell."""
    closed, words = lex.closed_class, field.words
    start = end
    while start > max(limit, end - _MAX_NOUN_PHRASE) and words[start - 1][0].isalnum():
        word = words[start - 1].lower()
        if word in closed and not (word == "and" and start < end):
            break
        start -= 1
    while start < end and words[start].lower() == "and":
        start += 1
    if limit < start < end and words[start - 1].lower() in lex.grammar.determiners.of_apposed:
        start -= 1
    return Range(start, end) if start < end else None
