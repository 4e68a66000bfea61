"""What holds the words of a name together: "Bank [of] America", "Acme[,] Inc.", "Prado[-]Ruiz", "Moody['s]"."""

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Final

from streams.quotes.names.conjunctions import Conjunctions, capitals_end
from streams.quotes.names.listed_names import ListedNames
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import APOSTROPHES, CLITICS, HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_EPITHET: Final = 3
"""Words of a nickname, at most: "the Whirlwind"."""
SHARE_FORM: Final = ["A", "/", "S"]
"""A legal form of three tokens, which says nothing of who it is."""
_ANDS: Final = frozenset(("et", "och", "og", "und", "ve", "y"))
"""The "and" of other languages: "Yapi ve Kredi Bankasi"."""
_MAX_MEMBERS: Final = 4
"""Tokens back to the "of" before the members of a body, at most."""
_OWNERS: Final = ("Our", "Your", "My")
"""What stands within the names of campaigns: "Save Our Community"."""
CAUSES: Final = frozenset({"Against", "Without"})
"""What only organizations have within their names: "Reporters Without Borders", "League Against Cruel Sports"."""
NICKNAME_MARKS: Final = {'"': '"', "“": "”", "'": "'", "‘": "’", "(": ")"}
_SAINTS: Final = ("Saint", "St")
_FOR: Final = "for"
_PEOPLE: Final = "people"
_MAX_STATE: Final = 5
"""Tokens from a state university's "of" to the comma behind the state, at most."""
_MAX_BODY: Final = 6
"""Tokens between two "of" in a body's name, at most."""
_MAX_OWNED: Final = 4
"""Words of a body's name after those whose it is, at most."""
_MAX_SYLLABLE: Final = 6
"""Letters of a syllable of a given name."""
_PERSONS: Final = -3
"""What a surname counts where it stands after a given name, a firm's name with its "'s" being one."""


class Joints:
    """Tells in the text of one field whether a name goes on over what is no capitalised word."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._generations = lex.grammar.affixes.generations
        self._saying = lex.grammar.verbs.saying_plainly
        self._slugs = lex.grammar.phrases.slugs
        self._list_marks = lex.grammar.conjunctions.additive | {","}
        self._lists = ListedNames(field, lex)
        self._conjunctions = Conjunctions(field, lex)
        self._goes_on = self._conjunctions.goes_on

    def length(self, index: int, limit: int) -> int:
        """How many tokens from ``index`` on, before ``limit``, belong to the name before them; 0 if it ends there."""
        word = self._words[index]
        if (kind := self._KINDS.get(word)) is not None:
            return kind(self, index, limit)
        if word in self._lex.particles:
            return self._particle(index, limit)
        if word in self._lex.grammar.prepositions.in_names:
            return self._inner_word(index, limit)
        return int(self._is_number(index))

    def _is_number(self, index: int) -> bool:
        """Whether at ``index`` stands which of an organization's parts it is: "UFCW Local 7"."""
        words, before = self._words, self._words[index - 1]
        if not words[index][0].isdigit() or before.lower() not in self._lex.grammar.nouns.numbered:
            return False
        behind = word_at(words, index + 1)
        counts = behind in self._lex.somebody or self._lex.are_people(behind) or behind == _PEOPLE  # "3 teachers"
        is_name = before[0].isupper() and word_at(words, index - 2)[:1].isupper()
        return is_name and not counts

    def _share_form(self, index: int, limit: int) -> int:
        """A company's form with a stroke: "Zqx A/S"."""
        return len(SHARE_FORM) if self._words[index:limit][: len(SHARE_FORM)] == SHARE_FORM else 0

    def _cause(self, index: int, limit: int) -> int:
        """What those are without or against who organize themselves so: "Reporters [Without Borders]"."""
        organizes = self._words[index - 1].lower() in self._lex.somebody or self._organizes(index - 1)
        return 2 if organizes and self._goes_on(index + 1, limit) else 0

    def _purpose(self, index: int, limit: int) -> int:
        """The "to" of those who organize themselves to do something: "Committee to Protect Journalists".

        In a headline it tells what is going to be: "Acme Group to Buy Globex".
        """
        lex, verb = self._lex, word_at(self._words, index + 1).lower()
        is_verb = verb in lex.english_words and verb not in lex.kinds and verb not in lex.ordinary_companies
        is_told = self._field.name == "body" and is_verb and self._goes_on(index + 1, limit)
        return 2 if is_told and self._organizes(index - 1) else 0

    def _known(self, index: int, limit: int) -> int:
        """The function word in a name that is known: "Save [the] Children"."""
        return self._conjunctions.known(index, limit)

    def _organizes(self, token: int) -> bool:
        """Whether an organization or a campaign, of which a cause may tell more, stands at ``token``."""
        word, lex = self._words[token].lower(), self._lex
        return word in lex.organization_nouns or word in lex.grammar.nouns.of_causes

    def _owner(self, index: int, limit: int) -> int:
        """The "Our" of people who campaign: "Save Our Community"."""
        goes_on = self._goes_on(index + 1, limit) and self._words[index + 1].lower() not in self._lex.closed_class
        return 2 if goes_on else 0

    def _full_stop(self, index: int, limit: int) -> int:
        """An abbreviation's full stop, and the name that goes on after it."""
        before = self._words[index - 1].lower()
        if not self._field.is_glued(index):
            return 0
        if (behind := domain_end(self._field, index, limit, self._lex)) > index:
            return behind - index
        if before in self._lex.legal_forms or before in self._generations:
            return 1
        abbreviates = len(before) == 1 or before in self._lex.honorifics or before == "st"
        return 2 if abbreviates and self._goes_on(index + 1, limit) else 0

    def _slash(self, index: int, limit: int) -> int:
        """The stroke in a name of two words, neither of which the text has alone: "Stat/MDR", "Reuters/Ipsos"."""
        words = self._words
        if index == 0 or not self._goes_on(index + 1, limit):
            return 0
        if not (self._field.is_glued(index) and self._field.is_glued(index + 1)):
            return 0
        first, second = words[index - 1], words[index + 1]
        if index > 1 and words[index - 2].istitle() and fold(words[index - 2]) in self._lex.given_names:
            return 0  # "Jane Roe/Max Lund"
        return 2 if self._times[first] == self._times[second] == self._parted[first, second] else 0

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(self._words)

    @cached_property
    def _parted(self) -> Counter[tuple[str, str]]:
        """How often a stroke stands between two words."""
        words = self._words
        strokes = (index for index, word in enumerate(words[:-1]) if word == "/" and index > 0)
        return Counter((words[index - 1], words[index + 1]) for index in strokes)

    def _comma(self, index: int, limit: int) -> int:
        """The comma before "Inc." or "Jr.", or in a list of fields: "Minister of Trade, Energy and Water".

        Or between those whom a firm's name tells: "Littlefield, Adams and Co".
        """
        words = self._words
        if not self._goes_on(index + 1, limit):
            return 0  # most often
        if self._conjunctions.joins_partners(index + 2, limit):
            return 2 if self._lists.begins_firm(index) else 0
        if (
            index + 2 < limit
            and words[index + 2] in self._list_marks
            and self._conjunctions.joins_departments(index, limit)
        ):
            return 2
        if length := self._lists.length(index, limit):
            return length
        following, lower = words[index + 1], words[index + 1].lower()
        closes = following[0].isupper() and (lower in self._lex.legal_forms or lower in self._generations)
        if self._parts_a_campus(index, limit):
            return 2 + self._goes_on(index + 2, limit)  # "Los Angeles"
        return 2 if closes and not is_hyphen(words, index + 2) else 0

    def _parts_a_campus(self, index: int, limit: int) -> bool:
        """Whether a state's university stands before the comma at ``index``: "University of Norland, Elmira"."""
        words, lex = self._words, self._lex
        of = next((at for at in range(index - 2, max(0, index - _MAX_STATE), -1) if words[at] == "of"), 0)
        if not of or words[of - 1] != "University":
            return False
        end = index + 2 + self._goes_on(index + 2, limit)
        campus = f"{' '.join(words[of + 1 : index])} {' '.join(words[index + 1 : end])}".lower()
        behind = word_at(words, end, ".")
        is_modifier = behind.islower() and behind not in lex.closed_class and behind not in lex.speech_verbs
        return campus in lex.campuses and not is_modifier  # "Madison police"

    def _hyphen(self, index: int, limit: int) -> int:
        """The hyphen of a double name, or in a given name of two syllables: "Ida Prado-Lund", "Lee Jae-yong"."""
        if index + 1 >= limit or not (self._field.is_glued(index) and self._field.is_glued(index + 1)):
            return 0
        if self._words[index - 1] in self._slugs:
            return 0  # "EXCLUSIVE-Acme"
        return 2 if self._goes_on(index + 1, limit) or self._joins_syllables(index) else 0

    def _joins_syllables(self, index: int) -> bool:
        """Whether the hyphen at ``index`` joins a given name's syllables, a surname beside it: not "Son-in-law"."""
        words, syllables = self._words, self._lex.given_name_syllables
        second = words[index + 1]
        first, is_syllable = fold(words[index - 1]), second in syllables
        is_known = is_syllable and first in syllables
        is_foreign = second.islower() and len(second) <= _MAX_SYLLABLE
        is_foreign = is_foreign and (is_syllable or second not in self._lex.english_words)
        is_foreign = is_foreign and first not in self._lex.english_words  # "Cheuk Hau-yip", "Mak Yuen-ting"
        if not (is_known or is_foreign) or is_hyphen(words, index + 2):
            return False
        beside = [*words[max(0, index - 2) : index - 1], *words[index + 2 : index + 3]]
        return any(word[0].isupper() for word in beside)

    def _nickname(self, index: int, limit: int) -> int:
        """The nickname between a given name and a surname: William "Bill" Roe, Timothy (Tim) Roe."""
        words = self._words
        if (length := self._epithet(index, limit)) is not None:
            return length
        if index + 3 >= limit or words[index + 2] not in NICKNAME_MARKS.get(words[index], ""):
            return 0
        inside, is_quoted = words[index + 1], words[index] != "("
        is_name = inside[0].isupper() and (is_quoted or not inside.isupper())  # no "(MS)"
        if not (is_name and self._goes_on(index + 3, limit) and self._field.is_glued(index + 1)):
            return 0
        before, after = fold(words[index - 1]), fold(words[index + 3])
        # Changpeng "CZ" Zhao, Zixiao "Gary" Wang, not Reveals "Shocking" Details
        is_given = fold(inside) in self._lex.common_given_names
        are_names = is_quoted and (is_given or self._lex.english_words.isdisjoint((before, after)))
        return 4 if are_names or before in self._lex.given_names else 0

    def _epithet(self, index: int, limit: int) -> int | None:
        """How many tokens a nickname in marks and the surname behind it have, where it is no given name; else None.

        Dwayne "The Rock" Johnson, Emily “pplpleasr” Yang: the given name has to be a common one.
        """
        words, closing = self._words, NICKNAME_MARKS.get(self._words[index], "")
        if closing in ("", ")") or fold(words[index - 1]) not in self._lex.common_given_names:
            return None
        for end in range(index + 2, min(index + 2 + _MAX_EPITHET, limit - 1)):
            if words[end] == closing:
                inside = words[index + 1 : end]
                is_name = all(word[0].isalnum() for word in inside) and self._field.is_glued(index + 1)
                is_whole = is_name and self._field.is_glued(end) and self._goes_on(end + 1, limit)
                is_coined = len(inside) > 1 or fold(words[end + 1]) not in self._lex.english_words
                return end + 2 - index if is_whole and is_coined else None
        return None

    def _particle(self, index: int, limit: int) -> int:
        """ "de", "van der", "&": they hold a name together if it goes on."""
        if self._goes_on(index + 1, limit):
            return 2
        if index + 2 < limit and is_hyphen(self._words, index + 1) and self._field.is_glued(index + 1):
            return 3 if self._goes_on(index + 2, limit) else 0  # "Samir al-Khoury"
        doubled = index + 1 < limit and self._words[index + 1] in self._lex.particles
        return 3 if doubled and self._goes_on(index + 2, limit) else 0

    def _possessive(self, index: int, limit: int) -> int:
        """The "'s" that belongs to a name, with the word that has to follow: "McDonald's", "Victoria's Secret"."""
        words, host = self._words, self._words[index - 1]
        if not host[0].isupper() or not self._field.is_glued(index):
            return 0
        if index + 1 < len(words) and words[index + 1] in self._saying and host not in self._bare:
            return 1  # nobody says something as another's: "Ward's said"; "Acme's said so" where Acme is named too
        around = self._lex.possessive_names.get(fold(host), ())
        following = fold(words[index + 1]) if around and index + 1 < limit else ""
        for before, after in around:
            if before and (index < 2 or fold(words[index - 2]) != before):
                continue
            if after == following == "of":  # "Lloyd's of London"
                return 3 if self._goes_on(index + 2, limit) else 0
            if self._goes_on(index + 1, limit) and after in ("+", following):
                return 2
            if not after and (before or self._hosts[host] > 0):
                return 1
        return 0

    def _apostrophe(self, index: int, limit: int) -> int:
        """A nickname's mark, or the "'" of those whose body it is: "Bankers' Council", "Actors' Equity Association"."""
        if length := self._nickname(index, limit):
            return length
        end = capitals_end(self._words, index + 1, min(limit, index + 1 + _MAX_OWNED))
        return 2 if self._names_an_institution(index, end) or self._names_a_body(index, end) else 0

    def _clitic(self, index: int, limit: int) -> int:
        """The "'s" of a name, or of an office that has a body: "Attorney General's Office"."""
        if length := self._possessive(index, limit):
            return length
        words, lex = self._words, self._lex
        end = capitals_end(self._words, index + 1, min(limit, index + 1 + _MAX_OWNED))
        if end == index + 1:
            return 0  # most often
        if self._names_an_institution(index, end) or self._names_a_body(index, end):
            return 2
        is_office = words[index - 1][:1].isupper() and words[index - 1].lower() in lex.roles and self._may_own(index)
        return 2 if is_office and end == index + 2 and words[end - 1].lower() in lex.organization_nouns else 0

    def _names_a_body(self, index: int, end: int) -> bool:
        """Whether a body, up to token ``end``, is called after the people whose mark stands at ``index``.

        "Bankers' Council", "Actors' Equity Association", "Longshoremen's Association".
        """
        words, lex = self._words, self._lex
        host, behind = words[index - 1], words[index + 1 : end]
        are_people = host[:1].isupper() and lex.are_people(host.lower()) and host not in self._unowned
        if not are_people or not self._may_own(index) or words[end - 1].lower() not in lex.organization_nouns:
            return False
        return behind != [] and all(word.lower() in lex.english_words for word in behind)

    def _names_an_institution(self, index: int, end: int) -> bool:
        """Whether a hospital or the like, up to token ``end``, is called after whose mark stands at ``index``.

        "St. Mary's Hospital", "St Thomas' Hospital", "King's College London", "Brigham and Women's Hospital".
        """
        words, nouns = self._words, self._lex.grammar.nouns
        behind = [word.lower() for word in words[index + 1 : end]]
        if nouns.institutions.isdisjoint(behind) or not self._field.is_glued(index):
            return False
        before = index - 2 - (words[max(0, index - 2) : index - 1] == ["."])
        is_saint = before >= 0 and words[before] in _SAINTS
        return is_saint or words[index - 1].lower() in nouns.patrons

    def _may_own(self, index: int) -> bool:
        """Whether the word before the mark at ``index`` can be an owner within a name: no surname, no known name."""
        if index < 1 or not self._field.is_glued(index):
            return False
        lex, (before, host) = self._lex, ["", *map(fold, self._words[max(index - 3, 0) : index])][-2:]
        is_title = before in lex.honorifics and host not in lex.roles  # "Attorney General"
        is_given = before in lex.common_given_names and before not in lex.english_words  # "Air Line Pilots"
        return not (before == "." or is_title or is_given or f"{before} {host}" in lex.kinds)

    @cached_property
    def _unowned(self) -> frozenset[str]:
        """The words that stand somewhere in a sentence without an apostrophe."""
        following = [*self._words[1:], ""]
        return frozenset(word for word, behind in zip(self._words, following, strict=True) if behind not in POSSESSIVE)

    @cached_property
    def _bare(self) -> frozenset[str]:
        """The words that stand somewhere without an "'s"."""
        following = [*self._words[1:], ""]
        return frozenset(word for word, behind in zip(self._words, following, strict=True) if behind not in CLITICS)

    @cached_property
    def _hosts(self) -> Counter[str]:
        """How much oftener words that can have an "'s" of their own stand with it than without: Lowe is a person, too.

        A given name or a title before one tells a person, wherever it stands.
        """
        words = self._words
        hosts: Counter[str] = Counter()
        for index, word in enumerate(words):
            if word[0].isupper() and fold(word) in self._lex.possessive_names:
                is_with = index + 1 < len(words) and words[index + 1] in POSSESSIVE
                hosts[word] += _PERSONS if self._is_surname(index) else 1 if is_with else -1
        return hosts

    def _is_surname(self, index: int) -> bool:
        """Whether a given name, an initial or a title tells that the word at ``index`` is a person's surname."""
        opens = self._field.sentence_of(index).start == index
        before = index - 1 - (index > 1 and self._words[index - 1] == ".")
        if opens or before < 0 or not self._words[before][0].isupper():
            return False
        word = fold(self._words[before])
        return len(word) == 1 or word in self._lex.given_names or word in self._lex.honorifics

    def _conjunction(self, index: int, limit: int) -> int:
        """The "and" inside a name."""
        return self._conjunctions.length(index, limit)

    def _inner_word(self, index: int, limit: int) -> int:
        """ "of", "for" or "on" after the head noun of an organization or an office."""
        before = fold(self._words[index - 1])
        is_head = (before in self._lex.organization_nouns and before not in self._lex.final_nouns) or (
            self._words[index] == "of" and (before in self._lex.roles or before in self._lex.of_heads)
        )
        is_head = is_head or self._is_of_a_cause(index) or self._is_for_a_cause(index) or self._is_of_members(index)
        if not (is_head or self._governs_field(index, limit) or self._governs_country(index, limit)):
            return self._conjunctions.spelled_out(index, limit)
        article = index + 1 < limit and self._words[index + 1].lower() == "the"  # "of The Bahamas"
        begin = index + 1 + article
        follows = self._goes_on(begin, limit) and self._words[begin].lower() not in self._lex.closed_class
        return begin + 1 - index if follows else 0

    def _is_of_members(self, index: int) -> bool:
        """Whether the "of" at ``index`` tells what a body's members are of: "Board of Deputies [of] British Jews"."""
        words, of = self._words, index - 2
        while of > max(0, index - _MAX_MEMBERS) and words[of][0].isupper():
            of -= 1
        is_body = of > 0 and words[of] == "of" and words[of - 1].lower() in self._lex.organization_nouns
        return words[index] == "of" and is_body and self._lex.are_people(words[index - 1].lower())

    def _is_for_a_cause(self, index: int) -> bool:
        """Whether the "for" at ``index`` tells what people are united for: "Campaign for Real Ale"."""
        words, begin = self._words, index - 1
        is_cause = words[index] == _FOR and words[begin].lower() in self._lex.grammar.nouns.of_causes
        is_first = begin == 0 or not words[begin - 1][0].isupper() or words[begin - 1] == "The"
        return is_cause and is_first and words[begin].istitle()  # not "the Trump Campaign for"

    def _is_of_a_cause(self, index: int) -> bool:
        """Whether the "of" at ``index`` tells what a body stands for: "Institute for the Study of War"."""
        words, for_ = self._words, index - 2
        for_ -= words[for_] == "the"
        is_cause = words[index] == "of" and for_ > 0 and words[for_] == _FOR
        return is_cause and words[for_ - 1].lower() in self._lex.organization_nouns

    def _governs_field(self, index: int, limit: int) -> bool:
        """Whether an office's field follows the "for" at ``index``: "Minister for Trade", "for the Environment".

        Not in "Secretary for Trade Minister Jane Roe".
        """
        words, lex = self._words, self._lex
        field = index + 1 + (word_at(words, index + 1) == "the")
        if words[index] != "for" or not self._goes_on(field, limit):
            return False
        titled = field + 1 < limit and words[field + 1].lower() in lex.titles
        office = index - 1 - 2 * (words[max(index - 2, 0) : index] == ["of", "State"])  # "Minister of State for Trade"
        is_office = office >= 0 and words[office].lower() in lex.grammar.nouns.territorial_offices
        return is_office and words[field].lower() in lex.departments and not titled

    def _governs_country(self, index: int, limit: int) -> bool:
        """Whether the country of a body follows the "of" at ``index``, behind a body's whole name or its members.

        "Association of Mobile Operators of Norland", "Steel Consumers of America".
        """
        words, lex, begin = self._words, self._lex, index - 1
        follows = words[index] == "of" and self._goes_on(index + 1, limit) and words[index + 1].lower() in lex.places
        if not follows or not words[begin][0].isupper():
            return False
        while begin > max(0, index - _MAX_BODY) and words[begin - 1][0].isupper():
            begin -= 1
        is_part = begin > 1 and words[begin - 1] == "of" and words[begin - 2].lower() in lex.organization_nouns
        return is_part or (lex.are_people(words[index - 1].lower()) and index - begin > 1)

    _KINDS: ClassVar["dict[str, Callable[[Joints, int, int], int]]"] = {
        ".": _full_stop,
        ",": _comma,
        "&": _particle,
        "/": _slash,
        **dict.fromkeys(CLITICS, _clitic),
        **dict.fromkeys(HYPHENS, _hyphen),
        **dict.fromkeys(NICKNAME_MARKS, _nickname),
        **dict.fromkeys(APOSTROPHES, _apostrophe),
        **dict.fromkeys(_ANDS, _particle),
        "and": _conjunction,
        **dict.fromkeys(CAUSES, _cause),
        "to": _purpose,
        "the": _known,
        **dict.fromkeys(_OWNERS, _owner),
        "A": _share_form,
    }
    """What tells how long a joint is, by the mark or the word with which it begins."""


def domain_end(field: TextField, index: int, limit: int, lex: Lexicon) -> int:
    """Where the domain ends that begins with the full stop at ``index``: "Example.org"; ``index`` if none does."""
    words, domains = field.words, lex.grammar.affixes.domains
    limit = min(limit, len(words))
    while index + 1 < limit and words[index] == "." and words[index + 1] in domains:
        if not (field.is_glued(index) and field.is_glued(index + 1)):
            break
        index += 2
    return index


def is_hyphen(words: list[str], index: int) -> bool:
    """Whether a hyphen stands at ``index``."""
    return index < len(words) and words[index] in HYPHENS
