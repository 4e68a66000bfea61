"""Names as a text writes them: what a run of capitalised words says by itself.

"Meta Chief AI Scientist" is an organization with a role, "former Sen. Jane Roe" a person with one, "Bank of
America Corp." an organization. What one run cannot say ("Paris", "Boswell") the whole article decides later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from streams.quotes.layout.named_labels import told_initials
from streams.quotes.layout.transcripts import Label
from streams.quotes.names.joints import CAUSES, NICKNAME_MARKS, SHARE_FORM, domain_end, is_hyphen
from streams.quotes.names.name import Name
from streams.quotes.names.name_words import (
    FULL_NAME,
    NameKind,
    are_holders,
    bare,
    is_courtesy,
    is_post_nominal,
    kind_of,
    kind_of_one,
    leads_a_company,
    leads_a_national,
    leads_a_person,
    names_department,
    sex_of,
    title_end,
    title_start,
)
from streams.quotes.names.one_word import OneWordReader
from streams.quotes.names.openings import Openings
from streams.quotes.names.runs import Run, RunFinder
from streams.quotes.names.surroundings import Surroundings
from streams.quotes.names.tenures import officer_start
from streams.quotes.names.titles import ends_name, titles_start
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import CLITICS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_SYMBOL: Final = 5
"""Letters of a share's symbol, at most."""
_MIN_CAPITALS: Final = 2
_MIN_TOLD: Final = 2
"""People whose initials a text tells, at least, if it calls them by these: minutes do."""
"""Capitals of what is short for a name, at least: "ACM", "NatNor"."""
_MAX_LISTING: Final = 5
"""Tokens of "(NYSE: ACM)", the parentheses included, at most."""
_DEFINITE: Final = 2
"""Words of a noun with its article, which is no part of a name: "the Company"."""


class NameReader:
    """Reads the names of one field; ``labels``, if it is a transcript, are its labels by paragraph.

    ``datelines`` tell where a story was written, and where it begins.
    """

    def __init__(
        self, field: TextField, lex: Lexicon, labels: Mapping[int, Label], datelines: Sequence[Range] = ()
    ) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._labels = {label.name.start: label for label in labels.values()}
        label_ends = {field.paragraphs[index].start: label.end for index, label in labels.items()}
        self._datelines = frozenset(dateline.start for dateline in datelines)
        stories = frozenset(dateline.end for dateline in datelines)
        self._runs = RunFinder(field, lex, label_ends, self._labels, stories)
        self._surroundings = Surroundings(field, lex)
        self._openings = Openings(field, lex)
        self._one_word = OneWordReader(field, lex, self._surroundings, self._openings, self._labels)

    def names(self) -> list[Name]:
        """The names of the field, in order."""
        names: list[Name] = []
        opened = False  # whether the run before began its sentence
        for run in self._runs.runs():
            if self._labels and self._is_direction(run):
                continue
            opens = run.opens
            run.headline = run.headline and not self._is_listed(run)
            if run.is_known:
                names.append(self._company(run))
            elif run.end - run.start > 1 or run.headline:
                names += self._parse(run)
            elif (name := self._one_word.read(run)) is not None:
                if name.kind == "unknown" and self._is_listed(run):
                    name.kind, name.opens = "organization", False
                names.append(name)
            if opened and len(names) > 1 and names[-1].titled and _holds(names[-1], names[-2].start):
                del names[-2]  # "Union" of "Union leader Jane Roe"
            opened = opens
        if self._labels:
            self._note_labels(names)
        self._note_minutes(names)
        self._note_surroundings(names)
        return names

    def _company(self, run: Run) -> Name:
        """The company that ``run``, known as a whole, names."""
        parts = [index for index in range(run.start, run.end) if self._words[index][0].isalnum()]
        words = tuple(bare(fold(self._words[index])) for index in parts)
        return Name(
            self._field.name, run.start, run.end, run.sentence, "organization", words, tuple(parts),
            opens=False, lead=run.start, headline=False,
        )  # fmt: skip

    def _note_surroundings(self, names: list[Name]) -> None:
        """Note on ``names`` what stands beside them."""
        for name in names:
            self._note_place_or_body(name)
            name.employs = len(name.words) == 1 and self._surroundings.is_before_an_officer(name.end)
        joins = self._lex.grammar.conjunctions.additive
        for name, following in pairwise(names):
            following.of = name if self._is_aside(name, following) else None
            name.joined = following.start - name.end == 1 and self._words[name.end] in joins
            if self._is_of_a_firm(name, following):
                name.kind = "person"

    def _is_of_a_firm(self, name: Name, following: Name) -> bool:
        """Whether ``name``, of no known words, is somebody's of a company: "Zqx Zqa of Acme Corp."."""
        if following.start != name.end + 1 or self._words[name.end] != "of" or name.kind != "unknown":
            return False  # most often
        is_coined = len(name.words) > 1 and self._lex.english_words.isdisjoint(name.words)
        return is_coined and following.kind == "organization" and following.words[-1] in self._lex.legal_forms

    def _is_aside(self, name: Name, following: Name) -> bool:
        """Whether ``following``, in parentheses, is short for ``name``: "Acme (ACM)", "Bank of Zqx (BankZqx)"."""
        words, end = self._words, following.end
        is_enclosed = following.start == name.end + 1 and words[name.end] == "(" and words[end : end + 1] == [")"]
        if not is_enclosed or len(following.words) != 1:
            return False
        letters, word = iter("".join(name.words)), following.words[0]
        is_other = word in self._lex.places or word in self._lex.grammar.acronyms.of_states
        if is_other or not all(letter in letters for letter in word):
            return False
        return sum(map(str.isupper, words[following.start])) >= _MIN_CAPITALS or self._spells(word, name)

    def _spells(self, word: str, name: Name) -> bool:
        """Whether ``word`` has what all words of ``name`` begin with, in order, though only one capital: "Apacs"."""
        letters, functions = iter(word), self._lex.closed_class
        initials = [each[0] for each in name.words if each not in functions]
        return len(initials) > FULL_NAME and all(initial in letters for initial in initials)

    def _is_listed(self, run: Run) -> bool:
        """Whether a symbol in parentheses tells that ``run`` names a company: "Acme (NYSE: ACM)"."""
        if word_at(self._words, run.end) != "(":
            return False  # most often
        inside = self._words[run.end : run.end + _MAX_LISTING]
        if ")" not in inside:
            return False
        symbol = inside[inside.index(")") - 1]
        return symbol.isupper() and symbol.isalpha() and len(symbol) <= _MAX_SYMBOL

    def _is_direction(self, run: Run) -> bool:
        """Whether ``run`` stands in brackets and tells what is done, in a transcript: "[Operator Instructions]"."""
        words = self._words
        is_bracketed = word_at(words, run.start - 1) == "[" and word_at(words, run.end) == "]"
        return is_bracketed and fold(words[run.end - 1]) in self._lex.english_words

    def _note_place_or_body(self, name: Name) -> None:
        """Make ``name`` a place's if a dateline tells so, or an organization's if it is called one."""
        if name.start in self._datelines and self._is_of_a_dateline(name):
            name.kind = "place"
        elif name.kind == "unknown" and name.start - 2 in self._datelines and self._words[name.start - 1] == ",":
            name.kind = "place"  # "Ind." of "ELMIRA, Ind. (Wire) -"
        elif name.kind == "unknown" and self._surroundings.is_called_a_body(name.start, name.end):
            name.kind = "organization"

    def _is_of_a_dateline(self, name: Name) -> bool:
        """Whether ``name``, with which a dateline begins, is where the story was written: "ELMIRA, Ohio (Wire) -".

        The state or the day after a comma tells; a company can stand there, too: "ACME (Omaha) -".
        """
        lex, words = self._lex, self._words[name.start : name.end]
        is_known = lex.kinds.get(" ".join(name.words)) == "organization" or name.words[-1] in lex.legal_forms
        is_located = word_at(self._words, name.end) == ","
        return is_located and not is_known and all(word.isupper() or not word.isalpha() for word in words)

    def _note_minutes(self, names: list[Name]) -> None:
        """Let initials that the text tells of several people stand for them, as minutes have it: "Ana Ruiz (AR)"."""
        told = told_initials(self._words, self._lex)
        if len(told) < _MIN_TOLD:
            return
        people = {(name.start, name.end) for name in names if name.kind in ("person", "unknown")}
        of_people = {initials for initials, whole in told.items() if tuple(whole) in people}
        for name in names if len(of_people) >= _MIN_TOLD else ():
            name.labels = name.labels or (len(name.words) == 1 and self._words[name.start] in of_people)

    def _note_labels(self, names: list[Name]) -> None:
        """Make people of those ``names`` that speak in a transcript, and may; and of those whose part does: "Ana:"."""
        for name in names:
            self._note_label(name)
        speaking = {name.words[0] for name in names if name.labels and len(name.words) == 1 and name.kind == "unknown"}
        for name in names:
            is_full = name.kind == "unknown" and len(name.words) > 1
            if is_full and (name.words[0] in speaking or name.words[-1] in speaking):
                name.kind, name.headline = "person", False

    def _note_label(self, name: Name) -> None:
        """Make ``name`` a person's if it is who speaks in a transcript, and may be one; capitals say nothing there."""
        label = self._labels.get(name.start)
        if label is None or label.name.end != name.end:
            return
        lex, words = self._lex, name.words
        name.labels = True
        if len(words) == 1:
            kind = "unknown" if label.posted else kind_of_one(words[0], lex, shouted=False)  # "JaneRoe" is a user
            name.kind = kind if name.kind == "organization" else name.kind
        elif name.kind == "unknown" and (words[0] in lex.given_names or not lex.english_words.issuperset(words)):
            name.kind = "person"
        elif name.kind == "place" and words[0] in lex.given_names and " ".join(words) not in lex.kinds:
            name.kind = "person" if len(words) == FULL_NAME else "place"

    def _parse(self, run: Run) -> Iterator[Name]:
        """The names that ``run`` holds: usually one, and the employer before a role where there is one."""
        run.opens = run.opens and not self._is_address(run.start, run.end)
        parts, folded = self._trim(run)
        if not parts or self._is_a_compatriot(parts, folded):
            return
        if run.headline:
            yield self._name(parts, folded, run, "unknown")
        elif run.start < parts[0] == run.end - 1:
            name = self._one_word.read(replace(run, start=parts[0], opens=False))  # "Meanwhile Acme"
            yield from () if name is None else (name,)
        elif title := self._title_end(parts, folded):
            yield from self._parse_title(parts, folded, run, title)
        else:
            yield from self._untitled_in(parts, folded, run)

    def _is_a_compatriot(self, parts: list[int], folded: list[str]) -> bool:
        """Whether the words at ``parts`` are two in a row for one of a nation: "the South African"."""
        start, end = parts[0], parts[-1] + 1
        are_two = len(parts) == end - start == FULL_NAME
        return are_two and self._surroundings.is_a_compatriot(" ".join(folded), start, end)

    def _parse_title(self, parts: list[int], folded: list[str], run: Run, title: int) -> Iterator[Name]:
        """As ``_parse``, where ``run`` is cut to the words at ``parts``, of which ``title`` belong to a title."""
        begin = title_start(folded, title, self._lex)
        begin += next((k + 1 for k, token in enumerate(parts[begin:title]) if self._is_domain(token + 2)), 0)
        title *= begin < title  # no "Analyst" of "Analyst.com"
        begin += begin + 1 < title and self._is_body(folded[: begin + 1])  # "Federal Reserve Board" Governor
        if title and self._is_joined(parts, folded, begin):  # no CIO of the "AFL-CIO"
            begin += 1
            title *= begin < title
        has_clitic = title < len(parts) and not CLITICS.isdisjoint(self._words[parts[title] : run.end])
        is_firm = has_clitic or self._ends_in_conjoined(folded)  # "Dr. Reddy's", "Health and Safety Executive"
        if title == 0 or is_firm or self._is_partner(parts, begin, title):
            yield from self._untitled_in(parts, folded, run)
            return
        if begin and folded[begin - 1] in self._lex.grammar.phrases.in_names:
            yield self._untitled(parts, folded, run)  # "Department of Justice", "Association of Chief Police Officers"
            return
        if begin:  # an employer: "Meta" in "Meta Chief AI Scientist"
            employer_end = parts[begin - 1] + 1
            mark = self._words[employer_end]
            if (domain := domain_end(self._field, employer_end, run.end, self._lex)) > employer_end:
                employer_end = domain  # "Example.org CEO"
            else:
                employer_end += mark == "." or mark in CLITICS  # "Acme Corp. CEO", "McDonald's CEO"
            # One ordinary word may be an adjective: "Visionary CEO", but not "Fed Governor", "Apple CEO".
            first = self._words[parts[0]]
            is_company = begin > 1 or folded[0] in self._lex.ordinary_companies or first in self._openings.within
            is_word = folded[0] in self._lex.shouted_words and first not in self._lex.grammar.acronyms.like_pronouns
            is_shouted = begin == 1 and self._is_shouted(parts[0]) and not is_word  # "SEC Chair", not "UPDATE Chairman"
            is_partys = " ".join(folded[:begin]) in self._lex.parties  # "Labour MP"
            is_sure = (
                is_shouted
                or is_partys
                or folded[begin - 1] in self._lex.final_nouns
                or (is_company and folded[begin] in self._lex.grammar.nouns.corporate_officers)
            )
            opens = run.opens and not is_sure
            yield self._untitled(parts[:begin], folded[:begin], replace(run, end=employer_end, opens=opens))
        if title == len(parts):
            yield from self._role_alone(parts[begin:], folded[begin:], run)
            return
        if folded[title] in self._lex.grammar.prepositions.of_offices and title + 1 < len(parts):
            role_run = replace(run, end=parts[title - 1] + 1)  # "Head of Platform Solutions for Acme"
            yield from self._role_alone(parts[begin:title], folded[begin:title], role_run)
            yield from self._governed(parts[title + 1 :], folded[title + 1 :], replace(run, opens=False))
            return
        run.opens = False
        end = self._governor(folded, begin, title) or title
        if end < title:  # "Acme" in "CEO of Acme Jane Roe"
            start = end + 1 + (folded[end + 1] == "the")
            yield self._untitled(parts[start:title], folded[start:title], replace(run, end=parts[title - 1] + 1))
        name = self._name(parts[title:], folded[title:], run, "person")
        self._entitle(name, folded[begin:end], Range(parts[begin], parts[end - 1] + 1))
        yield name

    def _is_joined(self, parts: list[int], folded: list[str], begin: int) -> bool:
        """Whether a hyphen joins the title that begins at part ``begin`` to what is no part of one."""
        joint = parts[begin] - 1
        is_glued = begin > 0 and is_hyphen(self._words, joint) and self._field.is_glued(parts[begin])
        return (
            is_glued and folded[begin - 1] not in self._lex.titles and folded[begin - 1] not in self._lex.role_modifiers
        )

    def _is_body(self, folded: list[str]) -> bool:
        """Whether the words ``folded`` are a public body's name, and the last is no part of an office's: "Board"."""
        return folded[-1] in self._lex.organization_nouns and " ".join(folded) in self._lex.known_bodies

    def _untitled_in(self, parts: list[int], folded: list[str], run: Run) -> Iterator[Name]:
        """The name of a run without a title, or two: "Acme" and "Jane Roe" of "economist at Acme Jane Roe"."""
        given = officer_start(folded, self._lex)
        is_apart = given > 0 and not is_hyphen(self._words, parts[given] + 1)  # no "Agence France-Presse"
        role = self._surroundings.role_governing(parts[0], run.sentence) if is_apart else None
        if role is None and not (is_apart and self._surroundings.is_territory(parts[0], folded[:given])):
            yield self._untitled(parts, folded, run)
            return
        yield self._untitled(parts[:given], folded[:given], replace(run, end=parts[given - 1] + 1))
        name = self._name(parts[given:], folded[given:], run, "person")
        if role is not None:
            name.titled, name.role, name.lead = True, role, role.start
        yield name

    def _governor(self, folded: list[str], begin: int, title: int) -> int:
        """The "of" in the title of words ``begin`` up to ``title`` that an employer follows; 0 if none does."""
        if "of" not in folded[begin:title]:
            return 0
        of = folded.index("of", begin)
        governed = folded[of + 1 + (folded[of + 1] == "the") : title]
        is_of_state = governed == ["state"] or governed[:2] == ["state", "for"]
        if not governed or is_of_state or names_department(governed, self._lex):
            return 0
        kind = kind_of(governed, self._lex, shouted=False)
        is_unknown = kind == "unknown" and folded[of - 1] not in self._lex.grammar.nouns.territorial_offices
        return of if kind == "organization" or (is_unknown and not self._lex.english_words.issuperset(governed)) else 0

    def _trim(self, run: Run) -> tuple[list[int], list[str]]:
        """The tokens of the words that ``run`` names somebody by, and these, folded; ``run`` is cut to them.

        Left out are words that only have a capital because they open a sentence, and what follows a person's name.
        """
        lex, start = self._lex, run.start
        while start < run.end - 1 and self._words[start].lower() in lex.grammar.adjectives.former_in_full:
            start += 1  # "The intrigue: Former" Acme
        while run.opens and start < run.end and self._openings.only_opens(start):
            start += 1
        end = run.end - len(SHARE_FORM) * self._has_share_form(run.end)
        parts = [i for i in range(start, end) if self._words[i][0].isalnum()]
        if "." in self._words[start:end]:
            parts = [i for i in parts if not self._is_domain(i)]
        folded = self._folded(parts, run.end)
        leads = run.opens and (leads_a_company(folded, lex) or leads_a_person(folded, lex))
        if not run.headline and (leads or leads_a_national(folded, lex)):
            parts, folded = parts[1:], folded[1:]
        while len(parts) > 2 and is_post_nominal(self._words[parts[-1]], lex) and _has_given_name(folded, lex):
            del parts[-1], folded[-1]
            run.end = parts[-1] + 1
        if len(parts) > 1 and (
            self._belongs_to_a_title(parts[-1], run.end) or are_holders(self._words[parts[-1]], lex)
        ):
            del parts[-1], folded[-1]
            run.end = parts[-1] + 1
        run.opens = run.opens and parts[:1] == [run.start]
        return parts, folded

    def _title_end(self, parts: list[int], folded: list[str]) -> int:
        """As ``title_end``; letters before a place's name are no courtesy: "RT America", but "DR Jane Roe"."""
        title = title_end(folded, self._lex)
        first = self._words[parts[0]]
        is_shouted = title and len(first) > 1 and first.isupper() and is_courtesy(folded[0], self._lex)
        return 0 if is_shouted and self._lex.kinds.get(" ".join(folded[1:])) == "place" else title

    def _belongs_to_a_title(self, token: int, end: int) -> bool:
        """Whether the last word, at ``token``, of a run up to ``end`` is a title's: Canadian "AI" researcher."""
        words, lex = self._words, self._lex
        is_field = words[token] in lex.fields_in_names and word_at(words, end) in lex.title_words
        return is_field and token == end - 1 and not ends_name(words[token], words[token - 1], lex)

    def _folded(self, parts: list[int], end: int) -> list[str]:
        """The words at ``parts``, folded; the "co" of "co-founder" keeps its hyphen, the one of "Acme Co" has none.

        A name's own "'s", before token ``end``, stays with its word: "Moody's" is not Moody.
        """
        words = self._words
        folded = [fold(words[i]) for i in parts]
        if not CLITICS.isdisjoint(words[parts[0] + 1 : end] if parts else ()):
            for number, index in enumerate(parts):
                if index + 1 < end and words[index + 1] in CLITICS:
                    folded[number] += "s"
        if "co" in folded:
            for number, index in enumerate(parts):
                if folded[number] == "co" and is_hyphen(self._words, index + 1):
                    folded[number] = "co-"
        return folded

    def _is_partner(self, parts: list[int], begin: int, title: int) -> bool:
        """Whether words ``begin`` up to ``title`` of ``parts`` are no title but of a firm's name: "Roe & Baker"."""
        if title - begin != 1 or (begin > 0 and title < len(parts)):
            return False
        joined = begin or title
        return joined < len(parts) and self._words[parts[joined] - 1] == "&"

    def _ends_in_conjoined(self, folded: list[str]) -> bool:
        """Whether ``folded`` ends with a name that is known to have "and" inside."""
        if "and" not in folded[1:]:
            return False
        joint = folded.index("and", 1)
        return tuple(folded[joint:]) in self._lex.conjoined_names.get(folded[joint - 1], ())

    def _role_alone(self, parts: list[int], folded: list[str], run: Run) -> Iterator[Name]:
        """A title with no person after it, and the name that it governs: "CEO of Acme", not "Secretary of State"."""
        end = len(parts)
        if "of" in folded[:-1] and not names_department(folded[folded.index("of") + 1 :], self._lex):
            end = folded.index("of")
            yield from self._governed(parts[end + 1 :], folded[end + 1 :], replace(run, opens=False))
        name = self._name(parts[:end], folded[:end], run, "role")
        name.end = parts[end - 1] + 1
        name.role = Range(parts[0], name.end)
        yield name

    def _governed(self, parts: list[int], folded: list[str], run: Run) -> Iterator[Name]:
        """The name after the "of" of a title."""
        begin = folded[0] == "the" and len(folded) > _DEFINITE
        if begin or folded[:-1] != ["the"]:
            yield self._untitled(parts[begin:], folded[begin:], run)
        elif (name := self._one_word.read(replace(run, start=parts[-1]))) is not None:
            yield name  # "of the Company"

    def _name(self, parts: list[int], folded: list[str], run: Run, kind: NameKind) -> Name:
        """A name of the words at ``parts``, up to the end of ``run``."""
        start = parts[0]
        generations = self._lex.grammar.affixes.generations
        if not generations.isdisjoint(folded):
            named = [number for number, word in enumerate(folded) if word not in generations] or [0]
            parts, folded = [parts[number] for number in named], [folded[number] for number in named]
        words, at = self._in_western_order(tuple(map(bare, folded)), tuple(parts))
        kind = "person" if kind == "unknown" and at != tuple(parts) else kind
        if kind == "unknown" and (self._is_address(start, run.end) or self._has_share_form(run.end)):
            kind = "organization"
        name = Name(self._field.name, start, run.end, run.sentence, kind, words, at, run.opens, start, run.headline)
        if len(at) > FULL_NAME:
            inside = zip(words, at, strict=True)
            name.nickname = next((word for word, index in inside if self._is_nickname(index, start)), "")
            name.kind = "person" if name.nickname and kind == "unknown" else name.kind
        return name

    def _has_share_form(self, end: int) -> bool:
        """Whether the name up to ``end`` ends with a company's form with a stroke: "Zqx A/S"."""
        words = self._words
        return words[end - 1] == SHARE_FORM[-1] and words[max(0, end - len(SHARE_FORM)) : end] == SHARE_FORM

    def _is_domain(self, token: int) -> bool:
        """Whether a domain's word stands at ``token``: "org" of "Example.org"."""
        return domain_end(self._field, token - 1, token + 1, self._lex) > token if token else False

    def _is_address(self, start: int, end: int) -> bool:
        """Whether a domain ends a name of these tokens."""
        return end - start > 2 and self._is_domain(end - 1)

    def _is_nickname(self, token: int, start: int) -> bool:
        """Whether the word at ``token`` stands in marks of its own in the name that begins at ``start``."""
        words = self._words
        closing = NICKNAME_MARKS.get(words[token - 1]) if token > start else None
        return closing is not None and word_at(words, token + 1) == closing

    def _in_western_order(self, words: tuple[str, ...], at: tuple[int, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """``words`` and their places with a given name of two syllables as one word, first: of "Lee Jae-yong"."""
        for number in range(1, len(at)):
            if self._words[at[number]][0].islower() and is_hyphen(self._words, at[number] - 1):
                given = number - 1
                words = (words[given] + words[number], *words[:given], *words[number + 1 :])
                at = (at[given], *at[:given], *at[number + 1 :])
                break
        return words, at

    def _entitle(self, name: Name, title: list[str], role: Range) -> None:
        """What the title before a person says."""
        lex = self._lex
        flags = "".join(lex.honorifics.get(word) or lex.roles.get(word, "") for word in title)
        name.titled, name.titled_sex, name.lead = True, sex_of(flags), role.start
        name.familiar = "g" in lex.honorifics.get(title[-1], "")
        if len(name.words) == 1 and title[-1] in lex.grammar.nouns.of_peers:
            name.start = role.end - 1  # "Lord Roe"
        if "r" in flags or any(word in lex.roles for word in title):
            start = self._field.sentences[name.sentence].start
            name.lead = titles_start(self._field, lex, role.start, start, capitals=False)
            name.role = Range(name.lead, self._before_courtesies(name.lead, role.end))
        else:
            name.role = self._surroundings.role_before(role.start, name.sentence)

    def _before_courtesies(self, start: int, end: int) -> int:
        """Where an office from ``start`` to ``end`` ends before what is no office: "Attorney General[ Lord]"."""
        for index in range(end - 1, start, -1):
            word = self._words[index]
            if is_courtesy(word.lower(), self._lex):
                return index
            if word != ".":
                break
        return end

    def _is_shouted(self, token: int) -> bool:
        """Whether a word stands in capitals throughout, and is no nickname: "CZ" of Jane "CZ" Roe."""
        word = self._words[token]
        if not word.isupper() or not word.isalpha() or len(word) == 1:
            return False
        if word.lower() in self._lex.grammar.affixes.generations:
            return False  # "Jane Roe III"
        closing = NICKNAME_MARKS.get(self._words[token - 1])
        return closing is None or word_at(self._words, token + 1) != closing

    def _untitled(self, parts: list[int], folded: list[str], run: Run) -> Name:
        """A name without a title in capitals before it."""
        inside, joins = self._words[parts[0] : run.end], self._lex.grammar.conjunctions.additive
        if not joins.isdisjoint(inside):
            parts_of_places = (self._lex.kinds.get(word) == "place" for word in folded if word not in joins)
            is_region = " ".join(folded) in self._lex.places or all(parts_of_places)
            kind: NameKind = "place" if is_region else "organization"  # "UK & EMEA", "Ernst & Young"
        elif not CLITICS.isdisjoint(inside) or not CAUSES.isdisjoint(inside):
            kind = "organization"
        else:
            kind = kind_of(folded, self._lex, shouted=any(map(self._is_shouted, parts)))
        is_town = self._surroundings.is_town(parts[0], run.end, is_unknown=kind == "unknown")
        name = self._name(parts, folded, run, "place" if is_town else kind)
        if name.kind == "unknown" and (
            self._surroundings.is_introduced(run.end)
            or self._surroundings.speaks(parts[0], run.end, folded)
            or (
                len(parts) > 1
                and (self._surroundings.is_described(run.end) or self._surroundings.is_apposed(parts[0], run.end))
            )
        ):
            name.kind = "person"
        self._surroundings.note_role(name)
        return name


def _has_given_name(folded: list[str], lex: Lexicon) -> bool:
    """Whether a given name comes first, or a common one anywhere, as after a title."""
    return folded[0] in lex.given_names or not lex.common_given_names.isdisjoint(folded)


def _holds(name: Name, token: int) -> bool:
    """Whether ``token`` is in the title before ``name``, and no employer's after it."""
    return name.lead <= token and (name.role is None or token < name.role.end)
