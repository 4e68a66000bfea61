"""How a text ties people to organizations: the relations, and the families of the offices between them."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from streams.quotes.words.lexicon import Lexicon
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.ranges import Range

(
    MODIFIES,  # "Acme chief executive", "an Acme spokesman"
    OWNS,  # "Acme's chief executive"
    OF,  # "chief executive of Acme"
    AT,
    FOR,
    OTHERWISE,  # "an official from Acme", "with", "in"
    LISTED,  # "Chief Executive, Acme Corp."
    OWNS_PERSON,  # "Acme's Jane Roe"
    BESIDE,  # "Jane Roe of Acme"
    BESIDE_OTHERWISE,  # "Jane Roe at Acme", "from"
    LABELLED,  # "Jane Roe (Acme): …"
    LEADS,  # "Jane Roe, who runs Acme"
    DOES,  # "Jane Roe, who covers Globex at Acme", "an analyst covering Globex at Acme"
    REFERRED,  # "its chief executive", "the company's chief executive": whom that most likely means
    MEANT,  # whom it may mean as well
    NEAR,  # no words tie them: the text speaks of both
) = range(16)
RELATIONS: Final = 16
_GOVERNORS: Final = {"of": OF, "at": AT, "for": FOR}
FAMILIES: Final = (
    "none",
    "chief",
    "head",
    "spokesperson",
    "analyst",
    "counsel",
    "public",
    "academic",
    "press",
    "owner",
    "founder",
    "staff",
    "outsider",
)
"""Of offices, by their numbers; "none" is without an office, or one of no family."""
HEADS: Final = (FAMILIES.index("chief"), FAMILIES.index("head"))
"""The families of who leads an organization."""
_CRITICS: Final = "critics"
"""Of a company, and not its own, though a critic may be a paper's."""
_LEADERS: Final = frozenset((*HEADS, FAMILIES.index("owner"), FAMILIES.index("founder")))
"""The families of whom the press calls alike: "boss", "chief"."""
PUBLIC: Final = FAMILIES.index("public")
"""The family of who holds a public office."""
SPOKESPERSON: Final = FAMILIES.index("spokesperson")
OF_PARTIES: Final = (*HEADS, SPOKESPERSON)
"""The families of the offices that a party has, and not a country: "Tory leader", no "Republican governor"."""
OF_FIRMS: Final = tuple(
    map(
        FAMILIES.index, ("chief", "head", "spokesperson", "analyst", "counsel", "founder", "staff", "academic", "press")
    )
)
"""The families of whom a company has: no critics, students or drivers."""
ANALYST: Final = FAMILIES.index("analyst")
"""The family of whom a bank or a broker has for another company: "a Globex analyst at Acme"."""
COUNSEL: Final = FAMILIES.index("counsel")
"""The family of lawyers, who may belong to a firm and speak for a client."""
OUTSIDER: Final = FAMILIES.index("outsider")
"""The family of who has to do with an organization and does not belong to it."""
OF_REGIONS: Final = tuple(family for family in OF_FIRMS if family not in (COUNSEL, SPOKESPERSON))
"""The families of offices that a company has for a region or a field each: "vice president for Norland"."""
CLIENTS: Final = (MODIFIES, OWNS, OF, FOR)
"""The relations between a lawyer and a client: "Acme's lawyer, Jane Roe of Roe & Baker"; or an outsider."""
_CHIEF: Final = FAMILIES.index("chief")
_STAFF: Final = FAMILIES.index("staff")
_MAX_ADJECTIVE: Final = 2
"""Words of a nation's adjective, at most."""
MAX_PART: Final = 8
"""Tokens of a part of an organization, and of what follows, that ``is_part`` is to look at."""
_FAR: Final = 8
"""Tokens looked back over for the preposition before an organization."""


def family_of(words: Sequence[str], lex: Lexicon) -> int:
    """The family of the office that ``words``, a role, name: of its head noun, the last before "of"; 0 without one."""
    family, families = 0, lex.office_families
    for word in map(str.lower, words):
        if word in lex.grammar.prepositions.of_offices:
            break
        name = families.get(word) or families.get(word.removesuffix("s"))
        known = 0 if name is None else FAMILIES.index(name)
        is_chiefs = family == _CHIEF and known == _STAFF
        modifies = family == OUTSIDER and not known and word in lex.roles  # "resident historian"
        family = known if known or modifies else family
        family = _CHIEF if is_chiefs else family  # "chief executive officer", but "chief economist"
    return family


def are_kin(one: int, other: int) -> bool:
    """Whether offices of the families ``one`` and ``other`` may be one that is called in two ways: "boss", "owner"."""
    return one == other != 0 or _LEADERS.issuperset((one, other))


def are_officers(noun: str, lex: Lexicon) -> bool:
    """Whether ``noun`` is of several people whom an organization has: "analysts"."""
    is_plural = noun.islower() and noun.endswith("s") and noun != _CRITICS
    return is_plural and family_of([noun], lex) in OF_FIRMS


def is_partys(role: Sequence[str], lex: Lexicon) -> bool:
    """Whether a party has the office that the words of ``role`` name, and no country: "Tory leader", "Labour MP"."""
    nouns = (word.lower().removesuffix("s") for word in role)
    return family_of(role, lex) in OF_PARTIES or not lex.grammar.nouns.of_parties.isdisjoint(nouns)


def relation_of(words: Sequence[str], role: Range, name: Range, lex: Lexicon) -> tuple[int, int]:
    """How ``role`` and the organization called ``name`` (token ranges of one field) stand, and how far apart."""
    if name.end <= role.start:
        between = words[name.end : role.start]
        return (MODIFIES if POSSESSIVE.isdisjoint(between) else OWNS), len(between)
    if name.start < role.end:
        return MODIFIES, 0  # "chief U.S. economist"
    distance = name.start - role.end
    for index in range(name.start - 1, max(role.end, name.start - _FAR) - 1, -1):
        if words[index] in lex.grammar.prepositions.of_offices:
            return _GOVERNORS.get(words[index], OTHERWISE), distance
    return LISTED, distance


def is_of_places(words: Sequence[str], lex: Lexicon) -> bool:
    """Whether the office that ``words`` name is held of a place: a public one, "president", "attorney general"."""
    head = next((index for index, word in enumerate(words) if word in lex.grammar.prepositions.of_offices), len(words))
    is_of_state = head > 0 and words[head - 1].lower() in lex.grammar.nouns.of_places
    is_firms = not lex.grammar.adjectives.of_vice_presidents.isdisjoint(map(str.lower, words[:head]))
    return family_of(words, lex) == PUBLIC or (is_of_state and not is_firms)


def portfolio_start(words: Sequence[str], lex: Lexicon) -> int:
    """How many of ``words``, an office, stand before what a minister is for: "minister [of]"; 0 if it is none of one.

    The general secretary is a union's, and a press secretary somebody's.
    """
    lower = [word.lower() for word in words]
    heads = (at for at, word in enumerate(lower) if word in lex.grammar.nouns.of_portfolios)
    head = next(heads, -1)
    return 0 if not lex.grammar.adjectives.of_secretaries.isdisjoint(lower[: head + 1]) else head + 1


def is_portfolio(words: Sequence[str], lex: Lexicon) -> bool:
    """Whether ``words``, in capitals, are what a minister may be for, "Low Carbon Innovation", and no body's name."""
    lower = {word.lower() for word in words} - lex.grammar.conjunctions.additive
    return lower != set() and lower <= lex.portfolios and not any(map(str.isupper, words))


def are_two_fields(one: Collection[str], other: Collection[str], lex: Lexicon) -> bool:
    """Whether the words before two offices' nouns tell that they are not one: "justice" minister, "first" minister."""
    known, ministers = lex.fields, lex.grammar.adjectives.of_ministers
    is_told = len(one) > 0 and len(other) > 0 and frozenset(one).isdisjoint(other)
    return is_told and all(word in known or word in ministers for word in (*one, *other))


class Territory(NamedTuple):
    """A country, a state or a town, whose offices are public."""

    name: str
    words: Range
    """What the text has of it: "French", or its name in a title, "Mayor of Chicago"."""


def nation_before(words: Sequence[str], end: int, lex: Lexicon) -> Territory | None:
    """The nation whose adjective ends before token ``end``: "French", "South African"."""
    for start in range(max(0, end - _MAX_ADJECTIVE), end):
        country = lex.nations.get(" ".join(words[start:end]).lower())
        if country is not None and words[start][0].isupper() and words[start] not in lex.written_pronouns:
            return Territory(country, Range(start, end))
    return None


def is_part(words: Sequence[str], lex: Lexicon) -> bool:
    """Whether ``words`` begin with a part of what is spoken of: "trucks unit", not "biggest rival", "customer Acme"."""
    head = ""
    for word in words:
        if not (word[0].isalnum() or word in HYPHENS) or word in lex.closed_class or word in lex.speech_verbs:
            break
        head = word
    return head in lex.grammar.nouns.parts_of_organizations
