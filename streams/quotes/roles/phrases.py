"""What a phrase beside a name says that somebody is, and for whom.

"Acme chief executive" Jane Roe, Jane Roe", an analyst at the research firm Acme", Jane Roe", who was head of Acme". All
looks are bounded, so that a phrase costs a constant.
"""

from typing import Final

from streams.quotes.layout.marks import MARKS
from streams.quotes.names.name import Name
from streams.quotes.names.name_words import is_post_nominal
from streams.quotes.names.titles import post_nominals_end, titles_start
from streams.quotes.roles.descriptions import Description
from streams.quotes.roles.employers import Employers
from streams.quotes.roles.extents import RoleExtents
from streams.quotes.roles.role_clauses import RoleClauses
from streams.quotes.roles.role_noun_phrases import RoleNounPhrases
from streams.quotes.roles.subjects import subject_start
from streams.quotes.roles.ties import are_officers
from streams.quotes.roles.unlisted_offices import UnlistedOffices
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES, HYPHENS, POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_PHRASE: Final = 14
"""Tokens read of a description before its head noun, and after it for the employer."""
_MAX_SHARED: Final = 6
"""Tokens from the names of several people to their office, at most."""
_BEHIND_DESCRIPTIONS: Final = (",", ")")
"""What stands between a description and the name: "technology chief (CTO[)]" Jane Roe, too."""
_GOVERNED: Final = 3
"""Words from who governs another's office to it: "friend of the"."""
_MAX_FIELD: Final = 8
"""Tokens of a field of work before a comma, at most: "head of global research, Jane Roe"."""


class RolePhrases:
    """Reads the role phrases in the text of one field."""

    def __init__(self, field: TextField, lex: Lexicon, employers: Employers) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._employers = employers
        self._extents = RoleExtents(field, lex, employers)
        self._nouns = RoleNounPhrases(field.words, lex, employers, self._extents)
        self.clauses = RoleClauses(field, lex, employers, self._extents, self._nouns)
        """What clauses of the same field say."""
        self._unlisted = UnlistedOffices(field.words, lex, employers)
        self._grammar = lex.grammar
        self._openings = lex.grammar.determiners.in_descriptions

    def of_several(self, start: int) -> Description | None:
        """What stands before the names of several that begin at ``start``: "Acme analysts" Jane Roe and Ida Lund.

        Or before the first of them: "Acme analysts led by" Jane Roe.
        """
        start -= self._leads(start)
        if start < 2 or not are_officers(self._words[start - 1], self._lex):
            return None
        sentence = self._field.sentence_of(start - 1)
        role_start = titles_start(self._field, self._lex, start - 1, sentence.start, capitals=False)
        is_told = role_start > 0 and self._words[role_start - 1] in self._grammar.verbs.telling
        return None if is_told else self._nouns.titled(Range(role_start, start))

    def apposed_to_several(self, start: int) -> Description | None:
        """What stands before the names of several that begin at ``start``, and a comma: "the founders of Acme"."""
        if start < 2 or self._words[start - 1] != ",":
            return None
        end, employer = self._employers.governed(self._employers.before_aside(start - 1))
        if employer is None or end < 2 or not are_officers(self._words[end - 1], self._lex):
            return None  # not "… after a downgrade by analysts at Acme, A and B said"
        return self._governing(end, employer, capitals=False, may_be_determined=True)

    def _governing(self, end: int, employer: Name, *, capitals: bool, may_be_determined: bool) -> Description | None:
        """The office up to ``end`` that has its ``employer`` behind it, and an article before it at most.

        It opens a sentence, or stands behind a comma, "to" or a verb of saying: "[the founders] of Acme", "according to
        [analysts] at Acme".
        """
        words, start = self._words, self._field.sentence_of(end - 1).start
        office = Range(titles_start(self._field, self._lex, end - 1, start, capitals=capitals), end)
        is_determined = word_at(words, office.start - 1).lower() in self._grammar.determiners.articles
        begins = office.start - (may_be_determined and is_determined)
        before = words[begins - 1] if begins > start else ","
        if before not in (",", "to") and before not in self._lex.speech_verbs:
            return None
        description = self._nouns.titled(office)
        description.employers = [employer]
        return description

    def _leads(self, start: int) -> int:
        """How many tokens before ``start`` tell that who is named there is one of others: "led by", "including"."""
        before = word_at(self._words, start - 1)
        if before == "by" and word_at(self._words, start - 2) in self._grammar.verbs.of_leading:
            return 2
        return int(before == "including")

    def leading(self, role: Range, start: int) -> Description:
        """What ``role`` says of the name that begins at token ``start``, and the employer between: "CEO of Acme"."""
        if (held := self._held_too(role)) is not None:
            return held
        description = self._nouns.titled(role)
        is_one = self._grammar.conjunctions.additive.isdisjoint(self._words[role.start : role.end])  # no "and critic"
        are_places = is_one and all(map(self._employers.is_place, description.employers))
        if not description.employers or are_places:  # "Norland branch manager of Acme"
            employer = self._employers.behind(role.end, start)
            description.employers += [] if employer is None else [employer]
        return description

    def _held_too(self, role: Range) -> Description | None:
        """The office with an employer that "and" joins to ``role``: "Founder of Acme" [and podcaster] Jane Roe.

        "The king of Norland and President Jane Roe" are two.
        """
        words, joint = self._words, role.start - 1
        if joint < 2 or words[joint] not in self._grammar.conjunctions.additive:
            return None  # most often
        end, employer = self._employers.governed(self._employers.before_aside(joint))
        if employer is None or words[end - 1].lower() not in self._lex.roles:
            return None
        return self._governing(end, employer, capitals=True, may_be_determined=words[role.start].islower())

    def before(self, start: int, *, is_closed: bool) -> Description | None:
        """The description before the name at token ``start``, a comma between: "Acme's chief executive, Jane Roe".

        Whether the apposition ``is_closed`` by the name tells some from what somebody says: "The chief of the union
        left, Jane Roe said".
        """
        words = self._words
        if start < 2:
            return None
        if words[start - 1] not in _BEHIND_DESCRIPTIONS:
            return self._fielded(start)
        described = self._employers.before_aside(start - (words[start - 1] == ","))
        end, employer = self._employers.governed(described)  # "Acme's chief executive (CEO)" Jane Roe
        head = self._extents.head_before(end)
        if head == 0:
            close = self._owned(start - 1) or self._fielded(start - 1) or self._opening_title(start - 1)
            return close or (self._of_subject(start - 1) if is_closed else None)
        paragraph = self._field.paragraph_of(head - 1)
        role_start = titles_start(self._field, self._lex, head - 1, paragraph.start, capitals=True)
        described_from = self._employers.behind_owner(role_start)  # "the new chair"
        opening = word_at(words, described_from - 1)
        determined = opening.lower() in self._openings or opening in POSSESSIVE
        determined = determined or self._opens_sentence(role_start)
        is_free = not determined and not words[head - 1][0].isupper() and role_start not in self._employers.by_end
        if is_free or self._is_somebodys(described_from):
            return self._of_subject(start - 1) if is_closed else None
        description = self._nouns.titled(Range(role_start, end))
        if employer is not None:
            description.employers.append(employer)
        return description

    def _of_subject(self, end: int) -> Description | None:
        """The description up to token ``end`` with which a clause begins: "A lawyer for the victims", Jane Roe."""
        start = subject_start(self._field, end, self._lex)
        return None if start is None else self.clauses.at(start, end)

    def _is_somebodys(self, start: int) -> bool:
        """Whether another governs the office that begins at token ``start``: "a friend of the [victim]"."""
        words = self._words
        before = [word.lower() for word in words[max(0, start - _GOVERNED) : start]]
        return (
            len(before) == _GOVERNED
            and before[2] in self._openings
            and before[1] in self._grammar.prepositions.after_offices
            and (before[0] in self._lex.somebody or before[0] in self._lex.roles)
        )

    def _opening_title(self, end: int) -> Description | None:
        """The title in capitals up to token ``end`` that a sentence begins with: "The Minister of Power", Jane Roe."""
        title = self._employers.titles_by_end.get(end)
        if title is None:
            return None
        opens = title.start - self._field.sentence_of(title.start).start <= 1
        return self._nouns.titled(title) if opens else None

    def _fielded(self, end: int) -> Description | None:
        """The description up to token ``end`` with a field of work: "Acme's head of power accessories" Jane Roe."""
        words, lex = self._words, self._lex
        for index in range(end - 1, max(1, end - _MAX_PHRASE), -1):
            word = words[index]
            if word in self._grammar.prepositions.after_offices and words[index - 1].lower() in lex.roles:
                break
            is_verb = word in lex.speech_verbs or (lex.may_be_participle(word) and not word.endswith("ing"))
            is_plain = word.islower() and not is_verb
            if not (is_plain or word in HYPHENS or lex.kinds.get(word.lower()) == "place"):
                return None
        else:
            return None
        sentence = self._field.sentence_of(index)
        start = titles_start(self._field, lex, index - 1, sentence.start, capitals=True)
        description = self._nouns.titled(Range(start, end))
        is_told = description.employers or description.owner is not None
        return description if is_told or self._opens_sentence(start) else None

    def _opens_sentence(self, start: int) -> bool:
        """Whether a role at token ``start`` opens its sentence, or only "but" precedes: "Chief of Acme, Jane Roe"."""
        begin = self._field.sentence_of(start).start
        return start - begin == (self._words[begin].lower() in self._grammar.conjunctions.purely_coordinating)

    def _owned(self, end: int) -> Description | None:
        """The description that ends at token ``end`` with a part of an employer: "the head of Acme's research arm"."""
        words, names, index = self._words, self._employers.by_end, end - 1
        stop = max(1, end - _MAX_FIELD)
        while index > stop and words[index] not in POSSESSIVE:
            if words[index] != "of" and (not words[index].islower() or words[index] in self._lex.closed_class):
                return None
            index -= 1
        name = names.get(index)
        if name is None or words[index] not in POSSESSIVE or name.lead < 2:
            return None
        governor = name.lead - 1 - (words[name.lead - 1].lower() in self._grammar.determiners.articles)
        is_governed = words[governor] in self._grammar.prepositions.of_offices
        if not is_governed or words[governor - 1].lower() not in self._lex.roles:
            return None
        sentence = self._field.sentence_of(governor)
        role_start = titles_start(self._field, self._lex, governor - 1, sentence.start, capitals=True)
        opening = words[role_start - 1].lower() if role_start > sentence.start else "the"
        if opening not in self._openings:
            return None
        description = self._nouns.titled(Range(role_start, governor))
        description.employers.append(name)
        return description

    def behind(self, start: int, end: int) -> Description | None:
        """The description after the name of tokens ``start`` to ``end``: "Jane Roe, an analyst at Acme"."""
        words = self._words
        if end >= len(words):
            return None
        end += is_post_nominal(words[end], self._lex) and end + 1 < len(words)  # "Jane Roe MP, the minister"
        begin = end
        if words[begin] == ",":
            begin = post_nominals_end(self._field, self._lex, begin)
        if word_at(words, begin) == "(" and not self._is_role_at(begin + 1):
            begin = self._employers.behind_aside(begin, min(len(words), begin + _MAX_FIELD))
        if word_at(words, begin) in (",", "(") or self._is_parenthesis(begin):
            # "Jane Roe, an Acme spokesman told"; in "hired Jane Roe, an Acme spokesman said" it is another
            is_subject = start == 0 or words[start - 1] in MARKS or self._opens(start)
            return self._apposed(begin + 1, is_subject=is_subject)
        return None if begin > end else self.clauses.said_by_verb(begin)

    def _is_parenthesis(self, token: int) -> bool:
        """Whether the dash at ``token``, if one is, is the first of two: "Jane Roe—Acme's founder and CEO—"."""
        words = self._words
        if token >= len(words) or words[token] not in DASHES or words[token] in HYPHENS:
            return False
        sentence = self._field.sentence_of(token)
        return not DASHES.isdisjoint(words[token + 1 : min(sentence.end, token + _MAX_PHRASE)])

    def _opens(self, token: int) -> bool:
        """Whether a sentence begins at ``token``."""
        return self._field.sentence_of(token).start == token

    def _apposed(self, begin: int, *, is_subject: bool) -> Description | None:
        """The description that begins at token ``begin``, after the comma behind a name, maybe of who speaks."""
        words, adverbs, last = self._words, self._grammar.adverbs, len(self._words) - 1
        if begin + 1 < last and words[begin].isdigit() and words[begin + 1] == ",":
            begin += 2
            if (told := self.clauses.predicate(begin)) is not None:
                return told  # "Jane Roe, 54, is chief executive"
        if begin < last:
            if words[begin] in adverbs.at_that_time:
                return self.clauses.at(begin + 1, len(words), was=True)
            begin += words[begin] in adverbs.of_the_present
        if word_at(words, begin) in self._lex.speech_verbs:
            return None  # "Jane Roe, 54, says a manager told her"
        if begin < last and words[begin] == "who":
            is_predicate = words[begin + 1] in self._grammar.verbs.of_roles
            told = self.clauses.predicate(begin + 1) if is_predicate else self.clauses.now_at(begin + 1)
            return told or self.clauses.now_later(begin + 1)
        return self.clauses.at(begin, len(words), may_speak=is_subject) or self._unlisted.at(begin)

    def shared(self, end: int) -> tuple[Range, Name] | None:
        """What several people, the last of whose names ends at token ``end``, are, and for whom: "analysts" at Acme."""
        words, limit = self._words, min(len(self._words), end + 1 + _MAX_SHARED)
        if word_at(words, end) != ",":
            return None
        for index in range(end + 1, limit):
            word = words[index].lower()
            if word.endswith("s") and self._lex.are_people(word):
                employer = self._employers.behind(index + 1, len(words))
                return None if employer is None else (Range(index, index + 1), employer)
            counts = word in self._grammar.numerals.partitive
            begins = word in self._lex.closed_class or word in self._lex.speech_verbs
            if (begins and not counts) or not (word.isalpha() or word in HYPHENS):
                break
        return None

    def _is_role_at(self, start: int) -> bool:
        """Whether a parenthesis that begins before token ``start`` says what somebody is: not "(left)"."""
        return self._extents.head(start, len(self._words)) > start
