"""Who speaks in what is published: "a report by Acme", "Acme's filing", "an Acme survey" are Acme's words."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from streams.quotes.cast.noun_phrases import Source
from streams.quotes.coreference.mentions import Mention, Mentions
from streams.quotes.names.one_word import is_form
from streams.quotes.names.titles import is_possessive
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_LETTER: Final = 8
"""Tokens from the beginning of a sentence within which it says whose letter it is about."""
_BY: Final = "by"
_COMMISSION: Final = "commission"
_REACH: Final = 8
"""Tokens from "by" to the author's name, at most: "by the Paris-based consultancy"."""


def publisher(
    words: list[str], inside: Sequence[Mention], source: Source, lex: Lexicon, is_place: Callable[[Mention], bool]
) -> int | None:
    """Whose publication the noun phrase ``source`` is, among the mentions ``inside`` it; None if it is none.

    Args:
        words: The tokens of the field.
        inside: The mentions in the noun phrase, in order.
        source: The noun phrase taken apart; it names nobody.
        lex: Word lists.
        is_place: Whether a mention names a place: "U.S. data" are not the U.S.'s words.
    """
    head = source.core.end - 1
    noun = words[head].lower()
    is_publication = noun in lex.publication_nouns or is_form(words, head)
    if not is_publication and noun in lex.organization_descriptions:
        return None
    named = [mention for mention in inside if mention.entity is not None]
    for mention in named:
        is_pronoun = mention.kind == "pronoun"
        is_his = is_pronoun and word_at(words, head + 1) != "from"
        owns = mention.end <= head and (is_possessive(words, mention.end) or is_his)  # "his tweet"
        modifies = mention.end == head and mention.kind != "person" and not is_place(mention)
        modifies = modifies and not (noun in lex.grammar.nouns.any_filing and _registers(words, mention, lex))
        publication = Range(head, source.phrase.end)
        goes_on = mention.end < publication.end and words[mention.end] != ","
        is_modifier = is_place(mention) and goes_on  # "by Norland-based Acme"
        is_author = mention.lead > head and not is_modifier and _is_author(words, mention, publication, lex)
        if is_publication and (owns or (not is_pronoun and modifies)):
            return mention.entity
        if is_author and not is_pronoun and (is_publication or _is_made(words[head : mention.lead], lex)):
            return mention.entity
    return None


def _registers(words: list[str], mention: Mention, lex: Lexicon) -> bool:
    """Whether ``mention`` names who registers what others file, by its letters or in full: an "SEC filing"."""
    name = [fold(word) for word in words[mention.start : mention.end]]
    registrars = lex.grammar.acronyms.of_registrars
    if len(name) == 1:
        return name[0] in registrars
    letters = "".join(word[0] for word in name if word not in lex.grammar.phrases.not_in_acronyms)
    return letters in registrars and name[-1] == _COMMISSION


def _is_made(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` before a name tell that it made what they begin with: "a round-up compiled by".

    Not somebody, who may be "produced" by a party, or "published" by Acme.
    """
    noun = words[0].lower()
    if noun in lex.somebody or noun in lex.roles or lex.are_people(noun) or noun.removesuffix("s") in lex.roles:
        return False
    return any(made in lex.grammar.verbs.of_making and by == _BY for made, by in pairwise(words[-_REACH:]))


def letter_writer(field: TextField, mentions: Mentions, token: int, lex: Lexicon) -> Mention | None:
    """Whose letter, memo or the like the sentence before the one of ``token`` is about: "Jane Roe's letter".

    That is what "it" means there.
    """
    number = field.sentence_at(token) - 1
    if number < 0 or field.paragraph_at(token) != field.paragraph_at(field.sentences[number].start):
        return None
    start, end = field.sentences[number]
    for index in range(start + 1, min(start + _LETTER, end - 1)):
        if field.words[index] in lex.publication_nouns and field.words[index + 1] not in lex.publication_nouns:
            owners = mentions.within(field.name, start, index)
            owns = len(owners) == 1 and owners[0].lead == start and is_possessive(field.words, owners[0].end)
            return owners[0] if owns else None
    return None


def _is_author(words: list[str], mention: Mention, publication: Range, lex: Lexicon) -> bool:
    """Whether "by" or "from" governs ``mention`` in a ``publication``, from its noun on, and not a mere part of it.

    That is one that goes on: "a letter from Roe aides", "from Roe's lawyers".

    Who has only seen it is none: "a memo reviewed by Acme News".
    """
    before = words[max(publication.start, mention.lead - _REACH) : mention.lead]
    is_read = any(word in lex.grammar.verbs.of_readers for word, by in pairwise(before) if by == _BY)
    follows = words[mention.end] if mention.end < publication.end else "."
    is_part = follows[0].isalpha() and follows[0].islower() and follows not in lex.grammar.phrases.after_authors
    is_part = is_part or is_possessive(words, mention.end)
    is_governed = "," not in before and _governs_directly(before, lex)
    return is_governed and not is_read and not (mention.kind == "person" and is_part)


def _governs_directly(before: list[str], lex: Lexicon) -> bool:
    """Whether the last "by" or "from" in ``before`` governs what follows these words, and no word after it does.

    "A letter from lawyers for" is nobody's whom they work for; "from analysts at" is theirs.
    """
    prepositions = lex.grammar.prepositions
    for index in range(len(before) - 1, -1, -1):
        if before[index] in prepositions.of_authors:
            return True
        is_of_staff = before[index] in prepositions.of_workplaces and before[index - 1] in lex.somebody
        is_joined = before[index + 1 : index + 2] != [] and before[index + 1] in HYPHENS  # "the on-chain analyst"
        if before[index] in prepositions.of_obliques and not (is_of_staff or is_joined):
            return False
    return False
