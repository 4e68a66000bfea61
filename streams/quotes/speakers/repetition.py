"""Words that mean who has spoken before, where the article names nobody: "…, a spokeswoman said. …, she said."."""

from bisect import bisect_left
from dataclasses import replace
from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.quotes.model import Speaker
from streams.quotes.names.name_words import sex_of
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range

_ORGANIZATION: Final = "it"
_GROUP: Final = "they"
_NEAR: Final = 4
"""Sentences before "both" within which two are joined."""
_REACH: Final = 200
"""Tokens before "both" to look back over, at most: a bound for texts whose sentences do not end."""
_DESCRIPTION: Final = 4
"""Words of a description that may mean who spoke before, at most: "the senior government official"."""
_IN_WRITINGS: Final = frozenset(("in", "on", "by", "via", "through"))
"""Before the writing by which somebody speaks: "in a letter"."""
_WRITING: Final = frozenset(("issued", "issuing", "posted", "posting", "published", "released", "releasing", "wrote"))
"""Before a writing of one's own."""
_MAX_LEADING: Final = 7
"""Words from what governs a writing to its noun, at most: "in a three-page memo"."""
_BEFORE_SENDERS: Final = frozenset(("from", "by"))
"""Between a writing and whose it is: a letter "from" the bank."""
_NEWSPAPER: Final = "paper"
"""A publication that may speak for itself."""
_MAX_JOINT: Final = 3
"""Words for those who speak together, at most: "the two companies"."""


class Said(NamedTuple):
    """What is said after somebody else has spoken; token ranges of one field."""

    content: Range
    source: Range | None
    apart: int
    """How many paragraphs before somebody has spoken last."""


def spoken_again(cast: Cast, field: TextField, said: Said, speaker: Speaker, before: Speaker) -> Speaker:
    """Who speaks if it may be ``before``, who spoke last; else ``speaker``, whom the source means by itself."""
    content, source, apart = said
    if source is None:
        return speaker
    if apart > 1:
        return described_again(cast, field, source, speaker, before)
    if _is_spoken_of(cast, field, content, source, speaker):
        speaker = _not_spoken_of(cast, field, source, speaker, before)
    return same_again(cast, field, source, speaker, before)


def same_again(cast: Cast, field: TextField, source: Range, speaker: Speaker, before: Speaker) -> Speaker:
    """Who speaks if ``source`` is a pronoun or a description that means ``before``, who spoke last; else ``speaker``.

    Args:
        cast: Who is in the article.
        field: Where they speak.
        source: What names the speaker.
        speaker: Whom it means by itself.
        before: Who spoke last, in this paragraph or the one before.
    """
    if source.end - source.start > 1:
        return described_again(cast, field, source, speaker, before)
    word = field.words[source.start].lower()
    if word == _ORGANIZATION:
        means = before.type == "organization" or (before.type == "unknown" and not before.anonymous)
    elif word == _GROUP:
        is_group = before.type == "role" and cast.lex.is_of_several(_noun(before))
        means = speaker.type == "pronoun" and is_group and not _passes_others(cast, field, before, source.start)
    else:  # he or she; whom the article names comes first, unless somebody unnamed has just spoken
        sex = sex_of(cast.lex.pronouns.get(word, ""))
        is_open = speaker.type == "pronoun" or _has_just_spoken(cast, field, before, source.start)
        means = sex != "" and is_open and _is_one(before, sex, cast.lex)
    if not means or before.mention.field != field.name or _names_people(cast, field, before, source.start):
        return speaker
    return replace(before, mention=field.span(*source))


def _is_spoken_of(cast: Cast, field: TextField, content: Range, source: Range, speaker: Speaker) -> bool:
    """Whether "he said" behind ``content`` is held to mean whom only the content names: nobody speaks of himself so."""
    if source.end - source.start > 1 or source.start < content.end or speaker.type != "person":
        return False
    if not sex_of(cast.lex.pronouns.get(field.words[source.start].lower(), "")):
        return False
    start = field.sentence_of(content.start).start
    named = [each for each in cast.mentions.since(field.name, start, source.start) if each.kind == "person"]
    meant = next((each for each in named if cast.speaker(each).name == speaker.name), None)
    return meant is not None and content.start <= meant.start < content.end


def _not_spoken_of(cast: Cast, field: TextField, source: Range, speaker: Speaker, before: Speaker) -> Speaker:
    """Who speaks instead of ``speaker``, whom the content names: ``before``, if ``source`` may mean him."""
    if before.name == speaker.name:
        return speaker
    sex = sex_of(cast.lex.pronouns.get(field.words[source.start].lower(), ""))
    if before.type == "person":
        words = tuple(map(fold, before.name.split()))
        means = any(each.words == words and each.sex in (sex, "") for each in cast.entities)
    else:
        means = _is_one(before, sex, cast.lex)
    return replace(before, mention=field.span(*source)) if means else speaker


def described_again(cast: Cast, field: TextField, source: Range, speaker: Speaker, before: Speaker) -> Speaker:
    """Who speaks if ``source`` only describes ``before``, who spoke last, or what that published; else ``speaker``.

    "A government spokesman said …. The official said …", "Acme said …. The report said …", "Roe wrote …. The letter
    said …". Not whose the article says that it is another's: "Roe said he got a letter. The letter said …".

    Args:
        cast: Who is in the article.
        field: Where they speak.
        source: What names the speaker.
        speaker: Whom it means by itself.
        before: Who spoke last, in this paragraph or shortly before.
    """
    is_described = speaker.type == "role" or (speaker.type == "unknown" and speaker.anonymous)
    if not is_described or source.end - source.start > _DESCRIPTION or before.mention.field != field.name:
        return speaker
    lex, words = cast.lex, [word.lower() for word in field.words[source.start : source.end]]
    is_plain = words[0] in lex.grammar.determiners.definite and not any(map(POSSESSIVE.__contains__, words))
    if not is_plain or cast.mentions.within(field.name, source.start, source.end):
        return speaker
    if speaker.type == "role":
        means = before.type == "role" and _may_be_the_same(before, speaker, lex)
        is_generic = _noun(speaker) != _noun(before) and _noun(speaker) in lex.grammar.nouns.of_anybody
        means = means and not (is_generic and _names_people(cast, field, before, source.start))
    elif words[-1] in lex.publication_nouns:
        is_own = words[-1] in lex.grammar.nouns.of_writings
        is_issued = words[-1] in lex.grammar.nouns.of_issuers or _is_of_publication(cast, field, before)
        means = is_own if before.type == "person" else before.type == "organization" and (is_own or is_issued)
        means = means and not before.anonymous and words[-1] != _NEWSPAPER
        means = means and not _is_anothers(cast, field, before, source)
    else:
        means = False
    return replace(before, mention=field.span(*source)) if means else speaker


def _is_of_publication(cast: Cast, field: TextField, speaker: Speaker) -> bool:
    """Whether ``speaker`` spoke by what is published, or "it" did: "a report by Acme", "Acme's survey"."""
    words = field.text[speaker.mention.start : speaker.mention.end].split()  # a name's "Research" is none
    return words[-1].lower() == _ORGANIZATION or not cast.lex.publication_nouns.isdisjoint(words)


def _is_anothers(cast: Cast, field: TextField, before: Speaker, source: Range) -> bool:
    """Whether what ``source`` ends with has come up anew since ``before`` spoke, and not as what he spoke in.

    "Roe said he had got a letter", "Feld sent a letter"; not "Roe said in a letter", "Roe wrote a letter saying".
    """
    words, noun, indefinite = field.words, field.words[source.end - 1].lower(), cast.lex.grammar.determiners.indefinite
    first = bisect_left(field.starts, before.mention.end)
    for index in range(first, source.start):
        if words[index].lower() == noun:
            leading = words[max(first, index - _MAX_LEADING) : index]
            is_new = not indefinite.isdisjoint(leading) or words[index + 1] in _BEFORE_SENDERS
            names = any(mention.kind != "pronoun" for mention in cast.mentions.within(field.name, first, index))
            is_own = not _IN_WRITINGS.isdisjoint(leading) or (not names and not _WRITING.isdisjoint(leading))
            if is_new and not is_own:
                return True
    return False


def _may_be_the_same(one: Speaker, other: Speaker, lex: Lexicon) -> bool:
    """Whether two described people may be one: called the same, or anything, of no other sex, and nobody else's."""
    first, second = _noun(one), _noun(other)
    nouns = lex.grammar.nouns
    speaks = first in nouns.spokespeople or first in nouns.of_anybody or first in nouns.of_deputies
    is_one = second in nouns.of_anybody and not lex.is_of_several(second)
    is_like = is_one or (speaks and (second in nouns.spokespeople or second in nouns.of_anybody))
    if first.removesuffix("s") != second.removesuffix("s") and not is_like:
        return False
    sexes = {sex_of(lex.roles.get(noun, "")) for noun in (first, second)} - {""}
    are_alike = lex.is_of_several(first) == lex.is_of_several(second) and len(sexes) <= 1
    return are_alike and other.affiliation in (None, one.affiliation)


def the_same_ones(
    cast: Cast, field: TextField, source: Range | None, speaker: Speaker, joint: Speaker | None
) -> Speaker:
    """Who speaks if ``source`` means two who were named together: "both companies"; else ``speaker``.

    Those who spoke together last, else the two that "and" joined: "Acme and Globex will merge. The companies said".

    Args:
        cast: Who is in the article.
        field: Where they speak.
        source: What names the speaker.
        speaker: Whom it means by itself.
        joint: Who was last said to speak together, with the others; None if nobody was.
    """
    if source is None or not speaker.anonymous or speaker.type == "pronoun" or source.end - source.start > _MAX_JOINT:
        return speaker
    lex = cast.lex
    words = [word.lower() for word in field.words[source.start : source.end]]
    noun, two, determiners = words[-1], lex.grammar.phrases.of_two, lex.grammar.determiners
    if words[0] not in determiners.definite and words[0] not in determiners.dual:
        return speaker
    singular = noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")
    is_organization = singular in lex.organization_descriptions and singular not in lex.public_bodies
    are_organizations = singular != noun and is_organization
    if not are_organizations and noun not in two:
        return speaker
    is_joint = joint is not None and (joint.type == "organization" if are_organizations else joint.type == "person")
    together = joint if is_joint else _joined(cast, field, source.start, are_organizations=are_organizations)
    if together is None or (len(together.also) > 1 and not two.isdisjoint(words)):
        return speaker
    return replace(together, mention=field.span(*source))


def _joined(cast: Cast, field: TextField, token: int, *, are_organizations: bool) -> Speaker | None:
    """The two whom "and" joined last before ``token``, near by, of one kind; None if none are, or more are joined."""
    words, joins = field.words, cast.lex.grammar.conjunctions.additive
    start = max(field.sentences[max(0, field.sentence_at(token) - _NEAR)].start, token - _REACH)
    named = [mention for mention in cast.mentions.within(field.name, start, token) if mention.kind != "pronoun"]
    number = len(named) - 1
    while (begin := _with_place(cast, field, named, number)) > 0:
        one, other, number = named[begin - 1], named[number], begin - 1
        if named[begin].lead != one.end + 1 or words[one.end] not in joins:
            continue
        begin = _with_place(cast, field, named, number)
        lead = named[begin].lead
        is_list = begin > 0 and named[begin - 1].end == lead - 1 and words[lead - 1] == ","
        first, second = cast.speaker(one), cast.speaker(other)
        are_people = first.type == "person"
        fits = are_people == (second.type == "person") and not (are_people and are_organizations)
        return None if is_list or not fits else replace(first, also=(second,))
    return None


def _with_place(cast: Cast, field: TextField, named: list[Mention], number: int) -> int:
    """The number of the place whose ``number`` of ``named`` is, right before it, "France's Acme"; else ``number``."""
    owner = named[number - 1] if number > 0 else None
    is_owned = owner is not None and owner.end == named[number].lead - 1 and field.words[owner.end] in POSSESSIVE
    return number - (owner is not None and is_owned and cast.is_place(owner))


def _has_just_spoken(cast: Cast, field: TextField, before: Speaker, token: int) -> bool:
    """Whether ``before`` is somebody new, and begins a sentence of the paragraph of ``token``: "A nurse said …".

    Or a pronoun that means one there. What begins with "the" is mostly somebody whom the article names.
    """
    first = bisect_left(field.starts, before.mention.start)
    word = field.words[first].lower()
    is_first = first == field.sentence_of(first).start
    is_new = is_first and word in cast.lex.grammar.determiners.indefinite
    return (is_new or word in cast.lex.pronouns) and field.paragraph_at(token) == field.paragraph_at(first)


def _is_one(speaker: Speaker, sex: str, lex: Lexicon) -> bool:
    """Whether ``speaker`` is one unnamed person, who may be of this ``sex``: "a spokeswoman"."""
    if speaker.type != "role" or speaker.name.partition(" ")[0].lower() not in lex.grammar.determiners.singular:
        return False
    noun = _noun(speaker)
    return not lex.is_of_several(noun) and sex_of(lex.roles.get(noun, "")) in (sex, "")


def _noun(speaker: Speaker) -> str:
    """The noun for what ``speaker`` is, lower case: "spokeswoman"."""
    return (speaker.role or "").lower().split(" ")[-1]


def _passes_others(cast: Cast, field: TextField, before: Speaker, end: int) -> bool:
    """Whether a sentence lies between ``before`` and token ``end``, and others are named there: they may be meant."""
    start = bisect_left(field.starts, before.mention.end)
    if field.sentence_at(end) - field.sentence_at(start) <= 1:
        return False
    return any(mention.kind != "pronoun" for mention in cast.mentions.within(field.name, start, end))


def _names_people(cast: Cast, field: TextField, before: Speaker, end: int) -> bool:
    """Whether a person is named from the words for ``before`` up to token ``end``: the pronoun may be his."""
    start = bisect_left(field.starts, before.mention.start)
    return any(mention.kind == "person" for mention in cast.mentions.within(field.name, start, end))
