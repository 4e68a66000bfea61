"""What the words of a name say: where its title ends, and whether it is a person's, an organization's or a place's.

All words are folded (``lexicon.fold``): lower case, without accents.
"""

from typing import Final, Literal

from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.glyphs import APOSTROPHES
from streams.text.tokens import word_at

NameKind = Literal["person", "organization", "place", "role", "unknown"]

_MAX_PORTFOLIO: Final = 4
"""Words from a field of a minister's to the office: "Mines and Energy Minister"."""
FULL_NAME: Final = 2
"""Words of a given name and a surname."""
_DIRECTED: Final = 2
"""Words of a place with a direction: "West Kansas"."""


def is_post_nominal(word: str, lex: Lexicon) -> bool:
    """Whether ``word`` is a degree's or an honour's letters, as after "Jane Roe": "MP", "PhD"; not "Do", "Ma"."""
    letters = bare(fold(word))
    return letters in lex.post_nominals and (len(letters) > 2 or word.isupper())


def leads_a_company(folded: list[str], lex: Lexicon) -> bool:
    """Whether the first word only says what the company is that the others name: "Chipmaker Acme", "Rival Acme Inc"."""
    if len(folded) < 2:
        return False
    word, rest = folded[0], folded[1:]
    if word not in lex.leading_descriptions:
        return False
    # A rival named in full may be a person.
    return word not in lex.titles or len(rest) == 1 or kind_of(rest, lex, shouted=False) == "organization"


def leads_a_person(folded: list[str], lex: Lexicon) -> bool:
    """Whether the first word only says what the person is whom the others name: "Landowner Jane Roe"."""
    if len(folded) <= FULL_NAME or folded[0] not in lex.english_words:
        return False
    first, rest = folded[0], folded[1:]
    if rest[0] not in (lex.given_names if lex.are_people(f"{first}s") else lex.common_given_names):
        return False
    is_other = first in lex.given_names or first in lex.titles or first in lex.kinds or first in lex.organization_nouns
    is_company = folded[-1] in lex.legal_forms or folded[-1] in lex.organization_nouns
    is_other = is_other or " ".join(folded[:FULL_NAME]) in lex.places or not lex.titles.isdisjoint(rest)
    return not (is_other or is_company) and _kind_of_several(rest, lex, shouted=False) == "person"


def leads_a_national(folded: list[str], lex: Lexicon) -> bool:
    """Whether the first word of ``folded`` says of which nation or party is who is named behind it: "Tory" Jane Roe."""
    if len(folded) <= FULL_NAME or not (folded[0] in lex.demonyms or folded[0] in lex.parties):
        return False
    if folded[0] in lex.given_names or folded[0] in lex.roles:
        return False
    is_body = not lex.organization_nouns.isdisjoint(folded) or " ".join(folded) in lex.kinds
    is_person = folded[1] in lex.common_given_names and kind_of(folded[1:], lex, shouted=False) == "person"
    return is_person and not is_body


def title_end(folded: list[str], lex: Lexicon) -> int:
    """How many words belong to the title that leads ``folded``, employer included; 0 if there is none."""
    departments = lex.departments
    is_other = lex.titles.isdisjoint(folded) or " ".join(folded) in lex.demonyms  # "Liberal Democrat"
    # "General Mills"; "Board of Governors of Zqx"
    is_other = is_other or lex.kinds.get(" ".join(folded)) == "organization" or _is_of_members(folded, lex)
    if is_other or (len(folded) > 1 and departments.issuperset(folded)):
        return 0
    office = _office(folded, len(folded), lex)
    if office:
        return _office_end(folded, office, lex)
    end = max(i for i, word in enumerate(folded) if word in lex.titles) + 1
    if end == len(folded) - 1 and _is_given_after_title(folded[:end], lex):
        end -= 1
    if end == len(folded):
        return _end_before_office(folded, lex)
    if folded[end - 1] in lex.grammar.nouns.before_fields_of_work and departments.issuperset(folded[end:]):
        return len(folded)
    return end if _names_a_person(folded, end, lex) else 0


def _is_of_members(folded: list[str], lex: Lexicon) -> bool:
    """Whether ``folded`` begin with a body and those of whom it consists: "Board of Governors"."""
    return word_at(folded, 1) == "of" and folded[0] in lex.organization_nouns and lex.are_people(word_at(folded, 2))


def _end_before_office(folded: list[str], lex: Lexicon) -> int:
    """As ``title_end`` where the last word is an office or a surname: "White House Press Secretary", "Stephen King"."""
    end = len(folded)
    is_name = end in (2, 3) and folded[0] in lex.given_names and folded[0] not in lex.titles
    if is_name and (folded[-1] in lex.given_names or _is_full(folded, lex)):
        return 0
    is_surname = folded[-1] in lex.given_names or folded[-1] not in lex.grammar.nouns.addressed
    if end == FULL_NAME and is_courtesy(folded[0], lex) and is_surname:
        return end if folded[0] == "lord" else 1  # "Mr Guest", "Lord Chancellor"
    named = end - FULL_NAME  # "Senator Angus King"
    is_surname = folded[-1] in lex.given_names or folded[-1] in lex.grammar.nouns.surnames  # no "Chief AI Scientist"
    is_titled = is_surname and named > 0 and _is_given(folded[named - 1 :], lex)
    return named if is_titled and title_end(folded[:named], lex) == named else end


def _is_given(titled: list[str], lex: Lexicon) -> bool:
    """Whether after a title, the first word of ``titled``, the second is a given name: no place's after an office."""
    title, word = titled[:2]
    return word in lex.given_names and word not in lex.titles and (word not in lex.kinds or title in lex.honorifics)


def _is_given_after_title(folded: list[str], lex: Lexicon) -> bool:
    """Whether the last title of ``folded``, one word before its end, is a given name: "Supervisor Dean" Roe."""
    if len(folded) < FULL_NAME or folded[-1] not in lex.common_given_names:
        return False
    is_title = folded[-1] in lex.honorifics or folded[-2] in lex.role_modifiers  # "Mr Justice", "Assistant Dean"
    return folded[-2] in lex.titles and not is_title


def _is_full(folded: list[str], lex: Lexicon) -> bool:
    """Whether two words are a common given name with a surname that is an office too: "Simon Champion"."""
    is_given = folded[0] in lex.common_given_names or folded[-1] in lex.grammar.nouns.surnames
    return len(folded) == FULL_NAME and is_given and folded[0] not in lex.kinds


def _names_a_person(folded: list[str], end: int, lex: Lexicon) -> bool:
    """Whether a person's name can follow the title that ends before word ``end``: not in "EU Member States".

    Nor in "General Council of Unions".
    """
    is_given = end == 1 and len(folded) == 2 and folded[0] in lex.given_names
    if is_given and folded[0] not in lex.honorifics:
        return False
    if word_at(folded, end + 1) in lex.grammar.prepositions.in_names:
        return folded[end] in lex.given_names or folded[end] not in lex.english_words
    is_organization = folded[-1] in lex.organization_nouns and not is_courtesy(folded[0], lex)
    return not is_organization and not (folded[end - 1] == "member" and lex.english_words.issuperset(folded[end:]))


def is_courtesy(word: str, lex: Lexicon) -> bool:
    """Whether ``word`` is said before any name and is no office: "mr"."""
    return "r" not in lex.honorifics.get(word, "r")


def _office(folded: list[str], end: int, lex: Lexicon) -> int:
    """The "of" before word ``end`` that follows a title: "Secretary of State"; 0 if none does.

    Or the "for" before its field of work: "Minister for Trade".
    """
    if "of" in folded or "for" in folded:
        for index in range(1, end):
            field = next((word for word in folded[index + 1 : index + 3] if word != "the"), "")
            is_field = folded[index] == "for" and field in lex.departments
            is_field = is_field and folded[index - 1] in lex.grammar.nouns.territorial_offices
            if (folded[index] == "of" and folded[index - 1] in lex.titles) or is_field:
                return index
    return 0


def _office_end(folded: list[str], of: int, lex: Lexicon) -> int:
    """The end of a title with "of" in it: "Secretary of State John Kerry", "Head of Investor Relations Jane Roe"."""
    of += 2 * (folded[of + 1 : of + 3] == ["state", "for"])  # "Minister of State for Trade"
    field_end = of + 1 + (folded[of] == "for" and folded[of + 1] == "the")
    while field_end < len(folded) and (folded[field_end] in lex.departments or folded[field_end] == "and"):
        field_end += 1
    if folded[-1] in lex.organization_nouns:
        return len(folded)  # "Chairman of the London Stock Exchange"
    behind = range(max(of + 2, field_end), len(folded) - 1)
    for index in reversed(behind):  # "CEO of Morgan Stanley Jane Roe", "leader of Fine Gael Jane Roe"
        name = " ".join(folded[of + 1 : index])
        if lex.kinds.get(name) == "organization" or name in lex.known_bodies or name in lex.parties:
            return index
    for index in behind:
        if _is_given_behind_office(folded, index, lex):
            return index
    named = folded[field_end:]
    is_named = len(named) == FULL_NAME or (len(named) == FULL_NAME + 1 and lex.english_words.isdisjoint(named))
    return field_end if of + 1 < field_end and is_named else len(folded)


def _is_given_behind_office(folded: list[str], index: int, lex: Lexicon) -> bool:
    """Whether word ``index``, behind what an office is of, is a given name: not San "Antonio", New South "Wales".

    Nor the "London" of Imperial College London, before another.
    """
    word, before = folded[index], folded[index - 1]
    if word not in lex.given_names or word in lex.closed_class:
        return False
    if before in lex.grammar.phrases.within_bodies or before in lex.grammar.adjectives.of_direction:
        return False
    is_last = index + FULL_NAME >= len(folded)
    return is_last or word not in lex.places or folded[index + 1] not in lex.common_given_names


def title_start(folded: list[str], end: int, lex: Lexicon) -> int:
    """Where the role begins within the ``end`` leading words: after the employer."""
    start = (_office(folded, end, lex) or end) - 1
    last = start
    # no title is part of "Dollar General" or "Monster Beverage"
    while start > 0 and _extends_title(folded, start, lex):
        if " ".join(map(bare, folded[:start])) in lex.titled_companies:
            return start
        start -= 1
    start = _behind_form(folded, start, lex)
    if start == 0 and last > FULL_NAME and folded[last] in lex.grammar.nouns.leaders:
        # All are words of titles, and a company has to be one's whose leader is told of.
        start = last if folded[last - 1] in lex.grammar.nouns.groups else 0  # "Digital Currency Group" CEO
    is_governed = (
        start > 0 and folded[start - 1] in lex.grammar.prepositions.in_names
    )  # "Department of Justice" Inspector General
    return start + 1 if is_governed and start < end - 1 else start


def _behind_form(folded: list[str], start: int, lex: Lexicon) -> int:
    """``start``, or behind the employer's legal form before it: "Acme Corp." North America CEO."""
    for index in range(start - 1, 0, -1):
        if folded[index] in lex.legal_forms:
            return start if folded[index + 1] in lex.grammar.prepositions.in_names else index + 1
    return start


def _extends_title(folded: list[str], start: int, lex: Lexicon) -> bool:
    """Whether the word before ``start``, where a title stands, belongs to the title and not to the employer."""
    word, earlier = folded[start - 1], folded[start - 2] if start > 1 else ""
    heads_portfolio = not lex.grammar.nouns.of_governments.isdisjoint(folded[start : start + _MAX_PORTFOLIO])
    if word == "and":  # "Trade and Industry Secretary"
        return earlier in lex.role_modifiers or (heads_portfolio and earlier in lex.government_fields)
    if word in lex.parties and folded[start] in lex.grammar.nouns.of_parties:
        return False  # "Labour MP"
    if word in lex.titles or word.upper() in lex.role_fields or word.upper() in lex.initials:
        return True
    if word in lex.government_fields:
        return heads_portfolio
    if word in lex.role_modifiers:  # "Acme Media CEO" is the chief of Acme Media
        ends_employer = earlier and word in lex.organization_nouns and word not in lex.grammar.adjectives.of_scope
        return not (ends_employer and folded[start] in lex.grammar.nouns.leaders)
    return earlier in lex.role_modifiers and lex.kinds.get(word) == "place"


def names_department(folded: list[str], lex: Lexicon) -> bool:
    """Whether ``folded``, after the "of" of a title, is a field of work and employs nobody: "Equity Research"."""
    if len(folded) == 1:
        return folded[0] in lex.english_words
    return folded[-1] not in lex.grammar.nouns.groups and all(
        word in lex.departments
        or word in lex.government_fields
        or word in lex.demonyms
        or word in lex.role_modifiers
        or word == "and"
        for word in folded
    )


def kind_of(folded: list[str], lex: Lexicon, *, shouted: bool) -> NameKind:
    """What the words of a name say it is; ``shouted`` if one of them is in capitals throughout."""
    if len(folded) == 1:
        return kind_of_one(folded[0], lex, shouted=shouted)
    known = lex.kinds.get(" ".join(folded))
    unled = folded[folded[0] in lex.grammar.adjectives.of_direction :]  # "North American"
    if known == "place" or lex.demonyms.issuperset(unled):
        return "place"
    inner_words = lex.grammar.prepositions.in_names
    nouns = lex.organization_nouns
    if known == "organization" or folded[-1] in nouns or not inner_words.isdisjoint(folded):
        return "organization"
    if not lex.grammar.phrases.of_the.isdisjoint(folded[1:-1]) and folded[0] not in lex.given_names:
        return "organization"  # "Cie des Machines Acme", no "Marie des Roches"
    if folded[-1] in lex.places and not nouns.isdisjoint(folded[1:-1]):  # "Acme Media America"
        return "organization"
    return _kind_of_several(folded, lex, shouted=shouted)


def kind_of_one(word: str, lex: Lexicon, *, shouted: bool) -> NameKind:
    """What the only word of a name says it is; ``shouted`` if it is in capitals throughout."""
    return lex.kinds.get(word) or ("organization" if shouted else "unknown")


def _kind_of_several(folded: list[str], lex: Lexicon, *, shouted: bool) -> NameKind:
    """What several words say that name neither a place nor an organization we know."""
    first, last = folded[0], folded[-1]
    is_common = first in lex.common_given_names
    if len(folded) > FULL_NAME:  # "Hyun-woo Park", "Park Hyun-woo"
        for surname, given in ((last, folded[:-1]), (first, folded[1:])):
            if surname in lex.surnames_first and lex.given_name_syllables.issuperset(given):
                return "person"
    if last in lex.place_nouns and (len(folded) > 2 or not is_common):
        return "place"
    is_national = last in lex.demonyms or last.removesuffix("s") in lex.demonyms
    # "West Kansas", "West Germans"
    is_direction = first in lex.grammar.adjectives.of_direction and (last in lex.places or is_national)
    if is_direction and len(folded) == _DIRECTED:
        return "place"
    is_place = first == "st" or (first in lex.places and not is_common)
    is_given = (first in lex.given_names and not is_place) or (len(first) == 1 and len(folded) > 2)
    is_abroad = (last in lex.places or is_national) and first in lex.english_words and not is_common  # "Air Canada"
    if is_given and len(folded) <= 4 and not (shouted or is_abroad or _are_words(first, last, lex)):
        return "person"
    named = folded[first in lex.legal_forms :]  # "KK Roe" is somebody
    return "organization" if not lex.organization_nouns.isdisjoint(named) else "unknown"


def _are_words(first: str, last: str, lex: Lexicon) -> bool:
    """Whether a given name ``first`` and what is ``last`` may be ordinary words: "Grace Period", not "Jane Bishop"."""
    if last not in lex.english_words:
        return False
    is_name = first in lex.grammar.given_names.more_than_words and last not in lex.departments
    is_word = first in lex.english_words and not is_name
    return is_word or not (first in lex.common_given_names or last in lex.grammar.nouns.surnames)


def sex_of(flags: str) -> str:
    """The sex that the flags of titles, roles or pronouns tell: "f", "m" or nothing."""
    return "f" if "f" in flags else "m" if "m" in flags else ""


def are_holders(word: str, lex: Lexicon) -> bool:
    """Whether ``word`` is several who hold an office that letters stand for: "MPs", "CEOs"."""
    office = word.removesuffix("s")
    return office != word and office.isupper() and (office in lex.initials or office.lower() in lex.roles)


def is_elided(word: str) -> bool:
    """Whether ``word`` is a name with an article or a preposition that has lost its vowel before it: "d'Estaing"."""
    return word[1:2] in APOSTROPHES and word[2:3].isupper() and word[0] in "dl"


def bare(word: str) -> str:
    """A folded word without apostrophes and full stops."""
    return word if word.isalnum() else "".join(filter(str.isalnum, word))
