"""Titles around a name: how far to the left those before it reach, and the letters of degrees and honours after it.

"Acme [chairman and chief executive] Jane Roe", "[former chief U.S. economist] Jane Roe", "Jane Roe[, MD, Ph.D.], …".
"""

from typing import Final

from streams.quotes.names.name_words import is_post_nominal
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import CLITICS, HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

_MAX_TITLES: Final = 24
"""Tokens of titles before a name, at most."""
_MAX_MODIFIERS: Final = 4
"""Words between an owner and a title that no list has, at most."""
_MAX_OFFICE: Final = 8
"""Tokens of an office with its field, at most: "head of site services"."""
_PARTIES: Final = ("D", "I", "R")
"""What a politician's party is told by before his state, after a hyphen: "D-Okla."."""
_TAG: Final = 3
"""Tokens before the state, the comma included."""
_MAX_POST_NOMINALS: Final = 4
_MAX_LETTERS: Final = 6
"""Tokens of one post-nominal, at most: "Ph", ".", "D", "."."""


def is_possessive(words: list[str], end: int) -> bool:
    """Whether the name that ends at token ``end`` can own what follows: "Acme's", "Moody's" with its own "'s"."""
    return words[end - 1] in CLITICS or word_at(words, end) in POSSESSIVE


def titles_start(field: TextField, lex: Lexicon, begin: int, start: int, *, capitals: bool) -> int:
    """Where the titles begin that lead to the one at token ``begin``, which may go on to the left.

    Args:
        field: The text.
        lex: The word lists.
        begin: A token of the last title, such that all after it belong to the title too.
        start: Where the sentence begins.
        capitals: Whether the title may go on over words in capitals; after "and" it always may.
    """
    words, joins, stop = field.words, lex.grammar.conjunctions.additive, max(start, begin - _MAX_TITLES)
    joined, unlisted = False, None
    while begin > stop:
        step = _title_words(field, lex, begin, start, capitals=capitals or joined)
        if not step:
            if not joined or begin - 2 < stop or words[begin - 1] != "," or words[begin - 2].lower() not in lex.roles:
                break
            step = 2
            unlisted = begin if unlisted is None else unlisted
        joined = joined or words[begin - 1] in joins
        begin -= step
    if unlisted is not None and begin > start and not _closes_name(words[begin - 1]):
        return unlisted  # "after she met the premier, lawyer and author Jane Roe": two people
    return _owned_start(field, lex, begin, start)


def _owned_start(field: TextField, lex: Lexicon, begin: int, start: int) -> int:
    """``begin``, or where an office begins directly after its owner: all that "Acme's [crew catering] manager," is.

    Only before a comma: directly before a name it may be an object, "Acme's board ousted chief executive Jane Roe".
    """
    words, index = field.words, begin
    if not _ends_at_a_comma(words, begin, lex):
        return begin
    while index > max(start, begin - _MAX_MODIFIERS) and _may_modify(words[index - 1], lex):
        index -= 1
    owner = words[index - 1] if index > start else "."
    if owner not in CLITICS and owner.lower() not in lex.grammar.determiners.possessive:
        return begin
    passing = lex.grammar.adjectives.of_holders | lex.opening_words  # "new", "embattled"
    return begin if words[index] in passing or words[index].endswith(("ed", "est")) else index


def _ends_at_a_comma(words: list[str], begin: int, lex: Lexicon) -> bool:
    """Whether an office, no kinship, ends at a comma that comes soon after token ``begin`` of it."""
    is_office = False
    for word in words[begin : begin + _MAX_OFFICE]:
        if word == ",":
            return is_office
        is_office = is_office or word in lex.office_families
        if not word[0].islower():
            break
    return False


def _may_modify(word: str, lex: Lexicon) -> bool:
    """Whether ``word`` may stand between an owner and an office: no function word, no verb of saying, nobody."""
    is_other = word in lex.closed_class or word in lex.grammar.prepositions.of_obliques or word in lex.speech_verbs
    is_other = is_other or (word in lex.somebody and word not in lex.role_modifiers)  # "owners", not "chief"
    return word.islower() and word.isalpha() and not is_other


def _title_words(field: TextField, lex: Lexicon, begin: int, start: int, *, capitals: bool) -> int:
    """How many tokens directly before ``begin``, where a title stands, are part of it; 0 if none is."""
    words = field.words
    before = words[begin - 1]
    earlier = words[begin - 2] if begin - 2 >= start else ""
    if before in lex.title_words:
        return int(not ends_name(before, earlier, lex))
    if before in lex.grammar.conjunctions.additive:
        are_fields = lex.departments.issuperset((earlier, words[begin]))  # "safety and security officer"
        return 2 if are_fields or earlier.lower() in lex.roles else 0
    if before in HYPHENS:  # "front-runner"
        joins = field.is_glued(begin) and field.is_glued(begin - 1)
        return 2 if joins and earlier and earlier[0].isalnum() else 0
    return _capitals(field, lex, begin, start, capitals=capitals) if before[0].isupper() else 0


def ends_name(letters: str, before: str, lex: Lexicon) -> bool:
    """Whether a field's ``letters`` end a company's name, which goes on ``before`` them: "Acme AI" founder.

    Not in "Yesterday AI researcher Jane Roe", "Canadian AI researcher Jane Roe".
    """
    lower = before.lower()
    is_other = lower in lex.closed_class or lower in lex.opening_words or lower in lex.title_words
    is_other = is_other or lex.kinds.get(lower) == "place" or lex.may_be_participle(lower)  # "Noted AI researcher"
    return letters in lex.fields_in_names and before[:1].isupper() and not is_other


def _capitals(field: TextField, lex: Lexicon, begin: int, start: int, *, capitals: bool) -> int:
    """As ``_title_words``, where a capital stands before ``begin``: "Union" leader, "chief U.S." economist."""
    words = field.words
    before = words[begin - 1].lower()
    earlier = words[begin - 2] if begin - 2 >= start else ""
    opens = begin - 1 == start or (begin - 2 == start and not earlier[0].isalnum())
    is_partys = before in lex.parties and words[begin].lower() in lex.grammar.nouns.offices_of_parties
    if is_partys and earlier.lower() not in lex.title_words:
        return 0  # "Labour MP", no "Labour minister", nor "deputy Conservative Chairman"
    if before in lex.title_words and (opens or capitals):
        is_employers = before in lex.organization_nouns and words[begin].lower() in lex.grammar.nouns.leaders
        return 0 if is_employers and not opens else 1
    if lex.kinds.get(before) != "place":
        return 0
    earlier = earlier.lower() if begin - 2 == start and earlier.lower() not in lex.departments else earlier
    return 2 if earlier in lex.role_modifiers else 0


def _closes_name(word: str) -> bool:
    """Whether ``word`` can be the end of an employer's name: "Acme", "Acme's"."""
    return word[0].isupper() or word in POSSESSIVE


def post_nominals_end(field: TextField, lex: Lexicon, end: int) -> int:
    """The token after the post-nominals, each after a comma, of the name that ends at token ``end``: ", MD, Ph.D."."""
    words, end = field.words, party_end(field, lex, end)
    for _ in range(_MAX_POST_NOMINALS):
        if end + 1 >= len(words) or words[end] != "," or not words[end + 1][0].isupper():
            break
        letters_end = _abbreviation_end(field, end + 1)
        written = "".join(words[end + 1 : letters_end]).replace(".", "")
        if not is_post_nominal(written, lex):
            break
        if letters_end < len(words) and _goes_on(words[letters_end], lex):
            break  # "Jane Roe, MD of Acme", "Jane Roe, MD & CEO of Acme", "Jane Roe, BA's chief executive"
        end = letters_end
    return end


def party_end(field: TextField, lex: Lexicon, comma: int) -> int:
    """The token after the party and the state of a politician behind ``comma``, or ``comma``: ", D-Okla."."""
    words, end = field.words, comma + _TAG
    if word_at(words, comma) != "," or end >= len(words):
        return comma
    if (
        words[comma + 1] not in _PARTIES
        or words[comma + 2] not in HYPHENS
        or not (field.is_glued(comma + 2) and field.is_glued(end))
    ):
        return comma
    is_of_two = f"{words[end]} {word_at(words, end + 1)}".lower() in lex.places  # "R-New Mexico"
    return end + 2 if is_of_two else _abbreviation_end(field, end)


def _goes_on(following: str, lex: Lexicon) -> bool:
    """Whether the word that follows letters after a name makes them the beginning of something else."""
    joins = following in POSSESSIVE or following in HYPHENS or following in lex.grammar.conjunctions.additive
    return joins or following[0].isalnum()


def _abbreviation_end(field: TextField, start: int) -> int:
    """The token after the letters and full stops without space between that begin at token ``start``."""
    words, end = field.words, start + 1
    limit = min(len(words), start + _MAX_LETTERS)
    while end < limit and field.is_glued(end):
        if words[end] != "." and (words[end - 1] != "." or not words[end].isalpha()):
            break
        end += 1
    return end
