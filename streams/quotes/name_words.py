"""What the words of a name say: where its title ends, and whether it is a person's, an organization's or a place's.

All words are folded (``lexicon.fold``): lower case, without accents.
"""

from typing import Final, Literal

from streams.quotes.lexicon import Lexicon

NameKind = Literal["person", "organization", "place", "role", "unknown"]
GENERATIONS: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
POST_NOMINALS: Final = frozenset(
    {"mp", "mep", "msp", "mla", "qc", "kc", "obe", "cbe", "mbe", "esq", "jd", "llb", "llm", "phd", "dphil", "mba"}
    | {"msc", "bsc", "cfa", "cfp", "cpa", "fca", "md", "dds", "dmd", "dvm", "pharmd", "rn"}
)
"""Offices, degrees and honours behind a person's name, also without a comma: "Jane Roe MP". Without full stops."""
_INNER: Final = frozenset({"of", "for", "on"})
"""Words inside organizations' names."""


def leads_a_company(folded: list[str], lex: Lexicon) -> bool:
    """Whether the first word only says what the company is that the others name: "Chipmaker Acme", "Rival Acme Inc"."""
    if len(folded) < 2:
        return False
    word, rest = folded[0], folded[1:]
    if word not in lex.leading_descriptions:
        return False
    # A rival named in full may be a person.
    return word not in lex.titles or len(rest) == 1 or kind_of(rest, lex, shouted=False) == "organization"


def title_end(folded: list[str], lex: Lexicon) -> int:
    """How many words belong to the title that leads ``folded``, employer included; 0 if there is none."""
    if lex.titles.isdisjoint(folded):
        return 0
    end = max(i for i, word in enumerate(folded) if word in lex.titles) + 1
    if end == len(folded):
        # "Stephen King" is a name; "White House Press Secretary" is not.
        is_name = len(folded) in (2, 3) and folded[0] in lex.given_names and folded[0] not in lex.roles
        return 0 if is_name and folded[-1] in lex.given_names else end
    if folded[end] == "of":
        return _office_end(folded, end, lex)
    is_given = end == 1 and len(folded) == 2 and folded[0] in lex.given_names
    is_courtesy = "r" not in lex.honorifics.get(folded[0], "r")
    if (folded[-1] in lex.organization_nouns and not is_courtesy) or (is_given and folded[0] not in lex.honorifics):
        return 0
    return end


def _office_end(folded: list[str], end: int, lex: Lexicon) -> int:
    """The end of a title with "of" in it: "Secretary of State John Kerry"."""
    for index in range(end + 2, len(folded) - 1):
        if folded[index] in lex.given_names:
            return index
    return len(folded)


def title_start(folded: list[str], end: int, lex: Lexicon) -> int:
    """Where the role begins within the ``end`` leading words: behind the employer."""
    start = folded.index("of") - 1 if "of" in folded[:end] else end - 1
    while start > 0 and (
        folded[start - 1] in lex.role_modifiers
        or folded[start - 1] in lex.titles
        or folded[start - 1].upper() in lex.role_fields
    ):
        start -= 1
    return start


def kind_of(folded: list[str], lex: Lexicon, *, shouted: bool) -> NameKind:
    """What the words of a name say it is; ``shouted`` if one of them is in capitals throughout."""
    if len(folded) == 1:
        return kind_of_one(folded[0], lex, shouted=shouted)
    known = lex.kinds.get(" ".join(folded))
    if known == "place" or lex.demonyms.issuperset(folded):
        return "place"
    if known == "organization" or folded[-1] in lex.organization_nouns or not _INNER.isdisjoint(folded):
        return "organization"
    return _kind_of_several(folded, lex, shouted=shouted)


def kind_of_one(word: str, lex: Lexicon, *, shouted: bool) -> NameKind:
    """What the only word of a name says it is; ``shouted`` if it is in capitals throughout."""
    return lex.kinds.get(word) or ("organization" if shouted else "unknown")


def _kind_of_several(folded: list[str], lex: Lexicon, *, shouted: bool) -> NameKind:
    """What several words say that name neither a place nor an organization we know."""
    first, last = folded[0], folded[-1]
    is_common = first in lex.common_given_names
    if last in lex.place_nouns and (len(folded) > 2 or not is_common):
        return "place"
    is_place = first == "st" or (first in lex.places and not is_common)
    is_given = (first in lex.given_names and not is_place) or (len(first) == 1 and len(folded) > 2)
    is_plain = last in lex.english_words and (first in lex.english_words or not is_common)
    if is_given and len(folded) <= 4 and not shouted and not is_plain:
        return "person"
    return "organization" if not lex.organization_nouns.isdisjoint(folded) else "unknown"


def gender(flags: str) -> str:
    """The sex that the flags of titles and roles tell: "f", "m" or nothing."""
    return "f" if "f" in flags else "m" if "m" in flags else ""


def bare(word: str) -> str:
    """A folded word without apostrophes and full stops."""
    return word if word.isalnum() else "".join(filter(str.isalnum, word))
