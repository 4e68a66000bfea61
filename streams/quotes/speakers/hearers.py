"""Who is told or talked about, and says nothing: "MPs were told that", "Acme was accused of", "Acme is said to be"."""

from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_PREDICATE: Final = 5
"""Words from a subject to the end of its verb, at most."""
_BEING: Final = "being"
_AGENT: Final = "by"
_MAX_AGENT: Final = 8
"""Words from "by" to the end of who did it, at most."""
_MAX_SUBJECT: Final = 16
"""Words from the beginning of a subject to its participle, at most."""
_TO_HAVE: Final = ["to", "have"]
_ENDS: Final = frozenset((",", ".", ";", "as"))
"""What follows a verb that has no object."""
_REASONS: Final = frozenset(("of", "over", "for", "to", "by"))
"""What follows a participle in a headline: "Acme accused of theft"."""
_BEHIND_PARTICIPLES: Final = frozenset(("of", "for", "as", "to"))
"""What a cue may end with behind its participle: "accused of"."""
_ACTIVE: Final = frozenset(("called", "asked", "warned"))
"""Which are no participles before a reason: "Roe called for rules"."""


class Accuser(NamedTuple):
    """Who says what is said against somebody."""

    who: Range | None
    """The tokens that name it; None if it is nobody known."""


def is_hearer(field: TextField, source: Range, cue: Range, lex: Lexicon) -> bool:
    """Whether ``source`` is the subject of a ``cue`` in the passive, or hears what is said.

    A headline leaves "were" out: "…, MPs told"; who tells something tells it somebody.
    """
    words, verbs = field.words, lex.grammar.verbs
    if cue.start < source.end or cue.end - source.end > _MAX_PREDICATE:
        return False
    end = cue.end - (cue.end - cue.start > 1 and words[cue.end - 1] in _BEHIND_PARTICIPLES)
    verb, predicate = words[end - 1], words[source.end : end - 1]
    if verb in verbs.hearing:
        return True
    if verb in verbs.with_hearers and not verbs.of_passives.isdisjoint(predicate):
        return True
    if verb in verbs.of_hearsay and not verbs.of_passives.isdisjoint(predicate[-2:]):  # no "was sure, and said"
        does_say = words[end : end + 2] == _TO_HAVE and word_at(words, end + 2) in lex.speech_verbs
        return not does_say  # "is reported to have said"
    follows = word_at(words, end, ".")
    is_accused = verb in verbs.with_hearers and follows in _REASONS and (verb not in _ACTIVE or follows == _AGENT)
    return field.name == "title" and (is_accused or (verb in verbs.telling and follows in _ENDS))


def accuser(cast: Cast, field: TextField, source: Range, cue: Range) -> Accuser | None:
    """Who says what the participle ``cue`` tells against ``source``: "Acme was sued by [a client], alleging".

    None if nothing is said against anybody.
    """
    words, verbs = field.words, cast.lex.grammar.verbs
    cues = verbs.of_accusing | verbs.of_claiming
    if cue.end - cue.start > 1 or words[cue.start] not in cues or words[cue.start - 1] != ",":
        return None
    relative: int | None = None  # the pronoun of a clause that is still open
    for index in range(source.start + 1, min(source.start + _MAX_SUBJECT, cue.start)):
        before = words[index - 1]
        is_passive = before in verbs.of_passives or before == _BEING
        if is_passive and words[index] in verbs.against_somebody:
            if relative is not None or _goes_on(words, Range(index + 1, cue.start), cast.lex):
                return None
            by = agent(cast, field, index + 1)
            is_sure = words[cue.start] in verbs.of_accusing or (by is not None and by.end == cue.start - 1)
            return Accuser(by) if is_sure else None
        if before in cast.lex.grammar.pronouns.relative:
            relative = index
        elif before == "," and relative is not None and index - relative > 1:
            relative = None
    return None


def _goes_on(words: list[str], tokens: Range, lex: Lexicon) -> bool:
    """Whether another verb is joined within ``tokens``: "was sued [and hit back], alleging"."""
    for index in range(tokens.start, tokens.end - 1):
        follows = words[index + 1]
        is_other = follows in lex.closed_class or follows in lex.grammar.numerals.of_children or lex.are_people(follows)
        is_verb = follows.islower() and not is_other  # not "by Norland and nine states"
        if words[index] in lex.grammar.conjunctions.coordinating and is_verb:
            return True
    return False


def may_say(field: TextField, cue: Range, lex: Lexicon) -> bool:
    """Whether the hearer that is the subject of ``cue`` may say what is quoted next: who "was asked", who "heard"."""
    verb, verbs = field.words[cue.end - 1], lex.grammar.verbs
    return field.name == "body" and (verb in verbs.asking or verb in verbs.hearing)


def agent(cast: Cast, field: TextField, start: int) -> Range | None:
    """Who the "by" at most a few tokens behind token ``start`` says has said it, if anybody: "by the pilots' union"."""
    words = field.words
    end = field.sentence_of(max(start - 1, 0)).end
    for index in range(max(start - 1, 0), min(end - 1, start + _MAX_PREDICATE)):
        if words[index] == _AGENT:
            return _named(cast, field, index + 1, min(end, index + 1 + _MAX_AGENT))
    return None


def _named(cast: Cast, field: TextField, start: int, limit: int) -> Range | None:
    """The noun phrase from token ``start`` on, before ``limit``, if it means somebody: a person it ends with first."""
    mentions = [each for each in cast.mentions.within(field.name, start, limit) if each.kind != "pronoun"]
    ends = {each.start: each for each in mentions}
    words, lex, end = field.words, cast.lex, start
    while end < limit:
        mention = ends.get(end)
        if mention is not None:
            end = mention.end
            if mention.kind == "person" and word_at(words, end) not in POSSESSIVE:
                return Range(start, end)
            continue
        is_opening = end == start and words[end].lower() in lex.grammar.determiners.in_descriptions
        is_inside = words[end] in POSSESSIVE or (words[end].isalpha() and words[end].lower() not in lex.closed_class)
        if not (is_opening or is_inside):
            break
        end += 1
    if any(mention.end == end and mention.start < end for mention in mentions):
        return Range(start, end)
    return Range(start, end) if end > start and _may_mean_people(words[start:end], lex) else None


def _may_mean_people(phrase: list[str], lex: Lexicon) -> bool:
    """Whether a noun phrase without a name at its end means people or an organization: "unions", "the regulator"."""
    noun = phrase[-1]
    plural = lex.are_people(noun) or noun.removesuffix("s") in lex.organization_descriptions
    if len(phrase) == 1:
        return plural and noun.endswith("s")
    return plural or noun in lex.roles
