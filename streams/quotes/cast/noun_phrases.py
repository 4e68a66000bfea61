"""The head of a noun phrase: who is meant by "Acme's lawyer, Jane Roe, who was there"."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from streams.quotes.cast.mentions import Mention
from streams.quotes.names.name_words import is_post_nominal
from streams.quotes.words.determiners import DETERMINERS
from streams.quotes.words.lexicon import lexicon
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.ranges import Range

_CUTS: Final = frozenset({",", ";", "(", "—", "–", "who", "which", "whose", "that", "whom", "--"})
_RELATIVES: Final = frozenset({"who", "which", "whose", "whom", "("})
PREPOSITIONS: Final = frozenset(
    {"of", "for", "at", "with", "from", "in", "on", "by", "to", "against", "including", "along", "as", "like", "about"}
    | {"under", "over", "inside", "near", "behind", "among", "within", "calling", "familiar", "representing", "around"}
)
"""Words that a noun phrase may go on with behind its head noun."""
_OPENINGS: Final = DETERMINERS | {"then", "late", "both", "than"}
_JOINS: Final = frozenset({"and", "or", "&"})
_AUXILIARIES: Final = frozenset(
    {"is", "was", "are", "were", "has", "have", "had", "will", "would", "could", "should", "does", "do", "did", "may"}
    | {"might", "can", "cannot", "must", "said", "says"}
)
"""Words that a noun phrase ends before: "LeCun has been a supporter"."""
_CONNECTIVES: Final = frozenset({",", ";", "as", "after", "before", "when", "while", "because", "since", "although"})
_COORDINATING: Final = frozenset({"and", "but", "while", "so", "yet"})
_APPOSING: Final = frozenset({",", "-", "—", "–"})
_LINKS: Final = PREPOSITIONS | _JOINS
_EMPTY: Final = _LINKS | {"but", "so", "yet", "then", "when", "while", "because", "if", "not"}
_OTHERS: Final = _CUTS | _JOINS
_BEHIND_NOUNS: Final = _CUTS | _LINKS
_NO_NOUNS: Final = _BEHIND_NOUNS | _OPENINGS
_NOT_CONNECTED: Final = _RELATIVES | PREPOSITIONS - {"with"}
"""What a comma or a conjunction stands before that is not between two clauses."""
_IN_OFFICES: Final = frozenset({"of", "the", "and", "&", "for"})
_WEEKDAYS: Final = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_TIMES: Final = _WEEKDAYS | frozenset(
    {"today", "yesterday", "tonight", "last", "this", "earlier", "later", "late", "early", "recently", "also", "now"}
)
"""Words that begin a time behind a name, lower case: "Acme last month"."""
_ADVERBS: Final = frozenset({"today", "yesterday", "recently", "also", "now"})
_WHEN: Final = _WEEKDAYS | frozenset(
    {"today", "yesterday", "tonight", "tomorrow", "week", "weekend", "month", "quarter", "year", "decade"}
    | {"morning", "noon", "afternoon", "evening", "night"}
)
"""Words that a time has at least one of, lower case."""
_NOBODY: Final = _EMPTY | _TIMES | _WHEN
_SUBJECTS: Final = frozenset({"i", "he", "she", "we", "they"})
_OBJECTS: Final = frozenset({"them", "us", "you", "those", "these", "whom", "which"})
_PARTITIVES: Final = frozenset(
    {"one", "two", "three", "four", "several", "some", "many", "most", "both", "few", "all", "each", "none", "half"}
    | {"dozens", "hundreds", "thousands", "group", "number", "majority"}
)
_PARTICIPLES: Final = frozenset({"close", "aware", "led", "held", "made", "sent", "written", "done", "run", "seen"})
"""Words that "-ed" does not tell and that a preposition follows behind a noun: "people close to"."""
_POSSESSOR: Final = 6
"""Tokens that a name with its "'s" may have."""
_MAX_POST_NOMINALS: Final = 3
_MAX_PARENTHESIS: Final = 16
"""Tokens looked back over for where a parenthesis opens."""
_MODIFYING: Final = POSSESSIVE | HYPHENS
"""What joins a name to what it only modifies: "Acme's rival", "Acme-backed"."""
_ENDS_APPOSITION: Final = _CUTS | _APPOSING | {"of", "at", "from"}


class Constituent(NamedTuple):
    """A mention inside a noun phrase, its title included: a token range."""

    start: int
    end: int
    is_person: bool


class Source(NamedTuple):
    """A noun phrase taken apart."""

    head: int | None
    """Index of the part that it is about; None if it names none: "two people familiar with the plan"."""
    core: Range
    """Up to and with its head noun, token range."""
    phrase: Range
    """With what follows the head noun, but for relative clauses and appositions."""


def can_name(words: list[str], source: Range) -> bool:
    """Whether ``source`` (token range) has a word that can stand for somebody: not "But", not "last month"."""
    spoken = [word.lower() for word in words[source.start : source.end] if word[0].isalnum()]
    return not (_EMPTY if _WHEN.isdisjoint(spoken) else _NOBODY).issuperset(spoken)


def before_parenthesis(words: list[str], end: int) -> int:
    """Where the parenthesis opens that closes directly before token ``end``: ``end`` if none does, or a long one."""
    if words[end - 1] == ")":
        for index in range(end - 2, max(0, end - _MAX_PARENTHESIS), -1):
            if words[index] == "(":
                return index
    return end


def take_apart(words: list[str], parts: list[Constituent], source: Range) -> Source:
    """Find what the noun phrase ``source`` (token range) is about, among the ``parts`` inside it, in order."""
    start, end = _trim(words, _noun_phrase(words, parts, _trim(words, source)))
    if parts and parts[-1].is_person and parts[-1].end == end and _is_title_before(words, start, parts[-1].start):
        return Source(len(parts) - 1, Range(start, end), Range(start, end))
    starts = {part.start: number for number, part in enumerate(parts)}
    index = start
    latest: int | None = None  # the part that ends where we are
    while index < end:
        number = starts.get(index)
        if number is None and words[index] == "(":
            number = _person_behind_parenthesis(words, parts, starts, Range(index, end))
        if number is not None:
            latest = number
            index = parts[number].end
            continue
        word = words[index]
        if index > start and _ends_core(words, index, end) and not _is_partitive(words, starts, index, end):
            break
        if word in _JOINS and latest is not None and not _modifies(words, parts, starts.get(index + 1), end):
            break
        if latest is not None and _only_adds(words, parts[latest], end):
            break  # "Stone Bank last month", "Jane Roe MP"
        latest = None
        index += 1
    core = Range(start, max(index, start + 1))
    if latest is None:
        latest = _apposed(words, parts, index, end)
    return Source(latest, core, Range(start, max(_phrase_end(words, index, end), start + 1)))


def _is_title_before(words: list[str], start: int, person: int) -> bool:
    """Whether an office in capitals with "of" in it stands from ``start`` up to ``person``: "Port of Omaha Chief"."""
    title = words[start:person]
    if len(title) < 3 or "of" not in title or not title[-1][0].isupper():
        return False
    return all(word[0].isupper() or word in _IN_OFFICES for word in title)


def _phrase_end(words: list[str], index: int, end: int) -> int:
    """Where the noun phrase ends whose head noun ends before ``index``: before a relative or a participial clause."""
    if index < end and words[index] == "," and _is_participle(words, index + 1, end):
        return index
    phrase_end = index
    while phrase_end < end and words[phrase_end] not in _RELATIVES:
        phrase_end += 1
    while phrase_end > index and words[phrase_end - 1] == ",":
        phrase_end -= 1
    return phrase_end


def _is_participle(words: list[str], index: int, end: int) -> bool:
    """Whether a participle stands at ``index``, also as part of a compound: "based", "majority-owned"."""
    if index + 2 < end and words[index + 1] == "-":
        index += 2
    word = words[index] if index < end else ""
    return word in _PARTICIPLES or (word.endswith(("ed", "ing")) and word not in PREPOSITIONS)


def _person_behind_parenthesis(
    words: list[str], parts: list[Constituent], starts: dict[int, int], rest: Range
) -> int | None:
    """The person whom a noun phrase goes on to name behind a parenthesis, with which the ``rest`` of it begins."""
    try:
        number = starts.get(words.index(")", *rest) + 1)
    except ValueError:
        return None
    return number if number is not None and parts[number].is_person else None


def _only_adds(words: list[str], part: Constituent, end: int) -> bool:
    """Whether what follows ``part`` in a noun phrase up to ``end`` says when, or is what follows a person's name."""
    following = words[part.end : min(end, part.end + _MAX_POST_NOMINALS + 1)]
    behind = list(takewhile(_is_word, following))
    if not behind:
        return False
    is_day = behind[0].lower() in _WEEKDAYS and not (len(behind) > 1 and behind[1][0].isupper())
    if is_day or behind[0] in _TIMES:
        return True
    if not part.is_person or len(behind) > _MAX_POST_NOMINALS:
        return False
    return (len(behind) == 1 and behind[0].isupper()) or all(is_post_nominal(word, lexicon()) for word in behind)


def _is_word(word: str) -> bool:
    return word[0].isalnum()


def _ends_core(words: list[str], index: int, end: int) -> bool:
    """Whether what follows the head noun begins at ``index``: a preposition, a participle with one, a mark."""
    word = words[index]
    if word in _CUTS or word in PREPOSITIONS or words[index : index + 2] == ["-", "-"]:
        return True
    if index + 1 >= end or words[index + 1] not in PREPOSITIONS:
        return False
    lex, noun = lexicon(), words[index - 1].lower()
    if noun in lex.somebody:
        return word in _PARTICIPLES or word.endswith(("ed", "ing"))
    is_made = noun in lex.publication_nouns or noun in lex.organization_descriptions
    return is_made and (word in _PARTICIPLES or word.endswith("ed"))


def _is_partitive(words: list[str], starts: dict[int, int], index: int, end: int) -> bool:
    """Whether the "of" at ``index`` stands before what the phrase is about: "one of the bank's shareholders"."""
    if words[index] != "of" or words[index - 1].lower() not in _PARTITIVES or index + 1 >= end:
        return False
    following = words[index + 1]
    if index + 1 in starts:  # a name's: "one of Acme's shareholders"
        return any(word in POSSESSIVE for word in words[index + 2 : min(end, index + _POSSESSOR)])
    return following.islower() and following not in _OBJECTS


def modifies_a_name(words: list[str], mentions: Sequence[Mention], number: int) -> bool:
    """Whether mention ``number`` only says whose or what the next is: "Acme's rival Globex", "Acme-backed Globex"."""
    if number + 1 == len(mentions):
        return False
    between = words[mentions[number].end : mentions[number + 1].lead]
    if len(between) < 2 or between[0] not in _MODIFYING:
        return False
    return all(word.isalpha() and word.islower() and word not in _LINKS for word in between[1:])


def _modifies(words: list[str], parts: list[Constituent], number: int | None, end: int) -> bool:
    """Whether part ``number``, behind "and", only modifies a noun: "the Acme and Globex boards"."""
    if number is None:
        return False
    behind = parts[number].end
    return behind < end and words[behind][0].islower() and words[behind] not in _BEHIND_NOUNS


def _trim(words: list[str], source: Range) -> Range:
    """``source`` without a preposition before it, and marks and a possessive behind it."""
    start, end = source
    while start < end - 1 and (
        words[start].lower() in PREPOSITIONS or not (words[start][0].isalnum() or words[start] == "@")
    ):
        start += 1
    while end > start + 1 and (not words[end - 1][0].isalnum() or words[end - 1] in _ADVERBS):
        end -= 1  # "Acme, the chipmaker, today"
    return Range(start, end)


def _noun_phrase(words: list[str], parts: list[Constituent], source: Range) -> Range:
    """The noun phrase beside the verb of saying, if ``source`` is rather a clause: "She left early, and Jane Roe"."""
    start, end = source
    if end - start > 2 and words[end - 1] in _SUBJECTS and words[end - 2] not in _JOINS:
        return Range(end - 1, end)
    if parts and _follows_a_clause(words, parts, source):
        return Range(parts[-1].start, end)
    verb = _verb(words, parts, source)
    if verb == end:
        return source
    for index in range(end - 2, verb, -1):
        following = words[index + 1]
        if words[index] in _CONNECTIVES and following not in _NOT_CONNECTED:
            return Range(index + 1, end)
    if parts and parts[-1].end >= end and _is_subject(words, parts[-1]):
        return Range(max(parts[-1].start, start), end)
    return Range(start, verb)


def _follows_a_clause(words: list[str], parts: list[Constituent], source: Range) -> bool:
    """Whether a comma and a conjunction part the name that ends ``source`` from a clause: "… held rates, and Jane Roe".

    A list of names has more commas, and no verb behind a name.
    """
    name, comma = parts[-1], parts[-1].start - 2
    return (
        name.end >= source.end
        and comma > source.start
        and words[comma] == ","
        and words[comma + 1] in _COORDINATING
        and words[source.start : source.end].count(",") == 1
        and any(_is_followed_by_a_verb(words, part.end) for part in parts if part.end < comma)
    )


def _is_followed_by_a_verb(words: list[str], end: int) -> bool:
    """Whether the word behind a name that ends at token ``end`` may be a verb: "Acme held", not "Acme executives"."""
    word = words[end]
    return word.islower() and word.isalpha() and word not in _BEHIND_NOUNS and word not in lexicon().somebody


def _is_subject(words: list[str], part: Constituent) -> bool:
    """Whether the name that ends a clause is rather the next one's subject: "… rose, and Acme", "… has Jane Roe"."""
    before = words[part.start - 1]
    return before not in PREPOSITIONS if part.is_person else before in _JOINS


def _verb(words: list[str], parts: list[Constituent], source: Range) -> int:
    """Where the verb plainly stands that makes a clause of ``source``: its end if nowhere."""
    start, end = source
    follows = words[start + 1] if end - start > 1 else "."
    if words[start].lower() in _SUBJECTS and (follows[0].islower() or follows[0] in "'’") and follows not in _OTHERS:
        return start + 1
    for index in range(start + 1, end):
        word = words[index]
        if word in _AUXILIARIES:
            return index
        takes_object = word.endswith("ed") and index + 1 < end and words[index + 1] in _OPENINGS
        if takes_object and any(part.end == index for part in parts):
            return index  # "Acme raised its"
        if word in _CUTS or word in PREPOSITIONS:
            break
    return end


def _is_noun(word: str) -> bool:
    """Whether ``word``, which stands before a name, may be a noun that the name explains."""
    return word.isalpha() and word.islower() and word not in _NO_NOUNS


def _apposed(words: list[str], parts: list[Constituent], index: int, end: int) -> int | None:
    """The person that stands in apposition behind token ``index``: ", Jane Roe," or an unmarked "... Jane Roe"."""
    for number, part in enumerate(parts):
        if part.start < index or not part.is_person:
            continue
        before = part.start - 1
        while before > index and words[before] not in _CUTS and words[before][0].isupper():
            before -= 1
        closed = part.end >= end or words[part.end] in _ENDS_APPOSITION
        follows_name = number > 0 and parts[number - 1].end == part.start
        if closed and (words[before] in _APPOSING or follows_name or _is_noun(words[part.start - 1])):
            return number
    return None
