"""What is said in an article, before anybody asks who: marks, transcripts and the tagger brought together."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple, Self

from streams.quotes.layout.layout import Layout
from streams.quotes.layout.leads import behind_time
from streams.quotes.layout.links import without_links
from streams.quotes.layout.marks import MARKS
from streams.quotes.layout.posts import Post
from streams.quotes.layout.quotations import Quotation
from streams.quotes.layout.turns import Part as TurnPart
from streams.quotes.layout.turns import Turn, turns_of
from streams.quotes.model import QuoteKind
from streams.quotes.statements.headline_clauses import to_its_end
from streams.quotes.statements.parts import quoted_by, told, with_clause, without_cue, without_reporter
from streams.quotes.statements.reading import read
from streams.quotes.statements.tagger import Attribution, Part, Tagger
from streams.quotes.statements.unsaid import Report, is_bare, is_corrected, is_published, is_title, is_unsaid
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from streams.text.glyphs import CLITICS, DASHES, HYPHENS, POSSESSIVE, SENTENCE_ENDS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_TURN_PROBABILITY: Final = 0.98
"""A transcript says in so many words who speaks."""
_MIN_TAGGER_PROBABILITY: Final = 0.5
"""What has no quotation in it, or is thought, is hidden if the tagger thinks its span less likely right: it then only
tells who is spoken of. What is not hidden still has to pass ``MIN_CONFIDENCE`` in ``confidence``."""
_MIN_BEGINNING: Final = 0.75
"""But it stays if a beginning there is at least this likely, however unsure its end is."""
_TOPICAL: Final = "about"
"""Before what somebody talks about, and does not say: "called about buying the place"."""
COMPLEMENTIZER: Final = "that"
"""What stands before reported clauses and is no part of them."""
_ENDS_OF_TAGS: Final = frozenset(".,")
"""What follows the verb that says whose a quotation is; any more says what somebody said or did next."""
_BEHIND_GESTURES: Final = frozenset(("and", "as", "me", "over", "us", "when", "while", "with"))
"""What follows a verb that tells how somebody says something, or to the writer: "laughs as", "tells me"."""
_BEFORE_AUTHORS: Final = DASHES | {"of", "from", "how", "("}
"""What stands before whose a quotation is in the next sentence: "That is the view of" Jane Roe."""
_TRAILING: Final = frozenset(",;:")
_INTRODUCES: Final = ":"
"""What ends the line before a paragraph that is all somebody's words."""
_ACCORDING: Final = "according"
"""A word of lines before what the writer may tell in his own words."""


class Statement(NamedTuple):
    """One quote before its speaker is known; ranges of token indices."""

    content: Range
    kind: QuoteKind
    speech: bool
    source: Range | None
    cue: Range | None
    continues: bool
    """Whether it carries on the statement before it."""
    content_probability: float
    """As the tagger has it."""
    source_probability: float | None = None
    bare: bool = False
    """Whether what is reported is a thing and no clause: somebody blamed "the weather"."""
    part: TurnPart = ""
    """Whose words they are where no label tells: of who asks, or who answers, in an interview."""
    hidden: bool = False
    """Whether it only tells who is being spoken of: nobody said it, or it is too uncertain."""


class _Tagged(NamedTuple):
    """An attribution in one field; ranges of token indices."""

    attribution: Attribution
    content: Range
    source: Range | None
    cue: Range | None

    @classmethod
    def of(cls, attribution: Attribution, tokens: list[int], start: int, asides: dict[int, int]) -> Self:
        """``attribution`` in the field whose tokens begin at ``start``; ``tokens`` are the reading's.

        The ends of the field's ``asides`` are under their beginnings: content has those that end it.
        """

        def place(part: Attribution | Part) -> Range:
            return Range(tokens[part.start] - start, tokens[part.end - 1] + 1 - start)

        content = place(attribution)
        while content.end in asides:
            content = Range(content.start, asides[content.end])
        source, cue = attribution.source, attribution.cue
        return cls(attribution, content, source and place(source), cue and place(cue))


def statements_of(document: Document, layouts: list[Layout], tagger: Tagger, lex: Lexicon) -> list[list[Statement]]:
    """What is said or thought in each field of ``document``, in order, none overlapping another."""
    reading = read(document.fields, layouts, tagger.vocabulary)
    found = tagger.attributions(reading)
    tokens = reading.tokens.tolist()
    statements: list[list[Statement]] = []
    start = 0  # of the field's tokens
    taken = 0  # attributions
    for field, layout in zip(document.fields, layouts, strict=True):
        end = start + len(field.words)
        first = taken
        while taken < len(found) and tokens[found[taken].start] < end:
            taken += 1
        asides = dict(layout.asides)
        tagged = [_Tagged.of(attribution, tokens, start, asides) for attribution in found[first:taken]]
        statements.append(_statements(field, layout, tagged, lex))
        start = end
    return statements


def _statements(field: TextField, layout: Layout, tagged: list[_Tagged], lex: Lexicon) -> list[Statement]:
    """What a transcript's labels, embedded posts and what the tagger found in ``field`` say."""
    turns = turns_of(field, layout.labels, layout.interview, lex)
    spoken: list[Statement] = []
    for turn in turns:
        continues = bool(spoken) and (spoken[-1].source, spoken[-1].part) == (turn.label, turn.part)
        spoken.append(_laid_out(turn.content, turn.label, part=turn.part, continues=continues))
    posts = [] if turns else layout.posts
    spoken += [_laid_out(post.content, post.author) for post in posts]
    signed = [post.end for post in posts]
    taken, answers = _spoken_paragraphs(field, layout, turns), layout.interview.answers
    reported = [
        statement._replace(part="a") if statement.source is None and paragraph in answers else statement
        for statement in _reported(field, layout.quotations, tagged, lex)
        if (paragraph := field.paragraph_at(statement.content.start)) not in taken
        and not _is_in(posts, signed, statement.content)
    ]
    reported = list(_set_off(field, layout.quotations, reported, lex))
    return sorted(spoken + reported, key=lambda statement: statement.content) if spoken else reported


def _laid_out(content: Range, source: Range | None, *, part: TurnPart = "", continues: bool = False) -> Statement:
    """What the page's form shows that ``source`` says: a turn of a transcript, a post."""
    return Statement(
        content,
        "direct",
        speech=True,
        source=source,
        cue=None,
        continues=continues,
        content_probability=_TURN_PROBABILITY,
        source_probability=_TURN_PROBABILITY,
        part=part,
    )


def _is_in(posts: list[Post], ends: list[int], content: Range) -> bool:
    """Whether ``content`` has a part of one of ``posts``, which have those ``ends``."""
    following = bisect_right(ends, content.start)
    return following < len(posts) and posts[following].content.start < content.end


def _set_off(
    field: TextField, quotations: list[Quotation], reported: list[Statement], lex: Lexicon
) -> Iterator[Statement]:
    """``reported``, with all of a paragraph that a line with a colon introduces, and that reports nothing by itself."""
    by_paragraph: dict[int, list[Statement]] = {}
    for statement in reported:
        by_paragraph.setdefault(field.paragraph_at(statement.content.start), []).append(statement)
    quoted = {field.paragraph_at(quotation.start) for quotation in quotations}
    for number, statements in by_paragraph.items():
        paragraph, first = field.paragraphs[number], statements[0]
        tells = any(not all(_parts_before(each, paragraph.start)) for each in statements if not each.hidden)
        if not tells and number not in quoted and _is_introduced(field, paragraph, first, lex):
            yield first._replace(content=without_links(field, paragraph), kind="direct")
        else:
            yield from statements


def _is_introduced(field: TextField, paragraph: Range, first: Statement, lex: Lexicon) -> bool:
    """Whether all of ``paragraph``, with the ``first`` statement in it, is what the line before says somebody says.

    What follows "according to Acme:", "warned of:" or "analysts say:" may be told in the writer's words.
    """
    words = field.words
    begins = first.content.start == paragraph.start > 0 and words[paragraph.start - 1] == _INTRODUCES
    if not begins or first.hidden or not any(_parts_before(first, paragraph.start)):
        return False
    line = field.sentence_of(paragraph.start - 1)
    governs = words[paragraph.start - 2] in lex.grammar.prepositions.of_obliques
    speaks = "" if first.source is None else words[first.source.end - 1]
    are_several = speaks.islower() and lex.is_of_several(speaks)
    is_told = first.speech and _ACCORDING not in map(str.lower, words[slice(*line)])
    return is_told and not governs and not are_several


def _parts_before(statement: Statement, token: int) -> list[bool]:
    """Of the source and the cue of ``statement``, as far as it has them, whether they stand before ``token``."""
    return [part.start < token for part in (statement.source, statement.cue) if part is not None]


def _spoken_paragraphs(field: TextField, layout: Layout, turns: list[Turn]) -> range | set[int]:
    """The paragraphs in which nobody else reports anything: all of a transcript; else those with turns.

    In an interview without labels the writer may come between.
    """
    if not turns:
        return range(0)
    interview = layout.interview
    if interview.questions and not interview.quoted:
        return interview.questions.keys() | interview.answers.keys()
    if interview.quoted or any(not label.holds for label in layout.labels.values()):
        return {field.paragraph_at(turn.content.start) for turn in turns}
    return range(field.paragraph_at(turns[0].content.start), field.paragraph_at(turns[-1].content.start) + 1)


def _reported(
    field: TextField, quotations: list[Quotation], tagged: list[_Tagged], lex: Lexicon
) -> Iterator[Statement]:
    """What the text between and around quotation marks reports."""
    starts = [quotation.start for quotation in quotations]
    ends = [quotation.end for quotation in quotations]
    previous: Statement | None = None
    was_doubtful = False
    for one in tagged:
        inside = quotations[bisect_right(ends, one.content.start) : bisect_left(starts, one.content.end)]
        statement = _statement(field, one, inside, previous, lex)
        is_doubtful = _is_doubtful(one.attribution, statement)
        if previous is not None:
            if _is_apart(field.words, previous, statement, lex):
                previous = previous._replace(source=None, cue=None, source_probability=None)
                statement = statement._replace(continues=False)
            elif _are_halves(field, previous, statement):
                was_doubtful = is_doubtful = was_doubtful and is_doubtful
            yield previous._replace(hidden=previous.hidden or was_doubtful)
        previous, was_doubtful = statement, is_doubtful
    if previous is not None:
        yield previous._replace(hidden=previous.hidden or was_doubtful)


def _is_doubtful(attribution: Attribution, statement: Statement) -> bool:
    """Whether ``statement`` is too uncertain to be shown by itself."""
    is_likely = attribution.probability >= _MIN_TAGGER_PROBABILITY or attribution.beginning >= _MIN_BEGINNING
    return not is_likely and not (statement.speech and statement.kind != "indirect")


def _are_halves(field: TextField, before: Statement, behind: Statement) -> bool:
    """Whether a cue interrupts what a sentence says, all of it shown if half is: "The plan, he said, would fail"."""
    cue = before.cue
    if (
        before.hidden
        or behind.hidden
        or cue is None
        or cue != behind.cue
        or not before.content.end <= cue.start < cue.end <= behind.content.start
    ):
        return False
    return field.sentence_at(before.content.start) == field.sentence_at(behind.content.start)


def _is_apart(words: list[str], quotation: Statement, following: Statement, lex: Lexicon) -> bool:
    """Whether a ``quotation`` that ends its sentence only precedes the clause that it got its source from.

    '"How many?" Roe said he could not tell.': the clause has content of its own. But '"How many?" Roe asked them.'
    """
    cue, final = quotation.cue, words[quotation.content.end - 1]
    if quotation.kind != "direct" or following.kind == "direct" or cue is None or cue != following.cue:
        return False
    is_before = quotation.content.end <= cue.start and cue.end <= following.content.start <= cue.end + 1
    asks = final == "?" and not lex.grammar.verbs.asking.isdisjoint(words[cue.start : cue.end])
    return is_before and final in SENTENCE_ENDS and words[cue.end] != ":" and not asks


def _statement(
    field: TextField, tagged: _Tagged, inside: list[Quotation], previous: Statement | None, lex: Lexicon
) -> Statement:
    content, source, cue = behind_time(field, tagged.content, lex), tagged.source, _cue_of(field, tagged)
    kind = _kind(content, field, inside)
    if kind == "mixed" and (retold := told(field, content, cue, inside[0], lex)) is not None:
        content, source, cue = retold
        kind = _kind(content, field, inside)
    if kind != "direct":
        content = _with_parenthesis(field.words, _without_conjunction(field.words, content, lex))
        content = without_slug(field.words, content, lex)
        content = to_its_end(field, content, source, cue, lex) if field.name == "title" else content
    if kind == "mixed" and field.words[content.start] == "as" and field.words[content.start + 1] in MARKS:
        content = Range(content.start + 1, content.end)  # "described as “messy”"
    content = without_links(field, _trim(_with_subject(field, content, cue, lex), kind, field, inside, lex))
    if source is not None:
        source = without_reporter(field, source, cue, lex)
        first = field.words[source.start]
        if first.lower() in lex.grammar.pronouns.relative and first not in lex.grammar.acronyms.like_pronouns:
            source = Range(source.start, source.start + 1)
    # before a colon, without a verb, stands who says it: "Powell: Rates will stay high"
    is_label = source is not None and cue is None and field.words[source.end : content.start] == [":"]
    speech = is_label or tagged.attribution.speech >= 0.5
    source, cue = with_clause(field.words, source, cue, lex)
    source = without_cue(field.words, source, cue, lex)
    source = None if source is None else quoted_by(field, source, content, lex)
    if is_published(field, cue, lex) or (kind == "direct" and cue is None and _is_behind(field, content, source, lex)):
        source = None  # whoever has a verb before it is not its author
    report = Report(content, kind, source, cue)
    unsaid = is_title(field, content, lex) if kind == "direct" else is_unsaid(field, report, lex)
    unsaid = unsaid or is_corrected(field, source, lex)
    carries = bool(inside) and inside[0].carries and inside[0].inside.start <= content.start
    same_cue = previous is not None and cue is not None and previous.cue == cue
    is_heading = source is not None and source == cue and not _is_topic(field.words, source, lex)
    bare = kind == "indirect" and is_bare(field, content, cue, lex)
    unsaid = unsaid or (bare and _is_topical(field.words, content, cue, lex))
    return Statement(
        content,
        kind,
        speech,
        source,
        cue,
        continues=previous is not None and (same_cue or carries),
        content_probability=tagged.attribution.probability,
        source_probability=found.probability if (found := tagged.attribution.source) and source is not None else None,
        bare=bare,
        hidden=unsaid or is_heading,
    )


def _cue_of(field: TextField, tagged: _Tagged) -> Range | None:
    """The cue that the tagger saw, if it is not part of a name: "Acme['s Roe]: ‘No more excuses’"."""
    source, cue = tagged.source, tagged.cue
    is_part = source is not None and cue is not None and source.start < cue.start and cue.end <= source.end
    return None if is_part and cue is not None and field.words[cue.start] in POSSESSIVE else cue


def _is_behind(field: TextField, content: Range, source: Range | None, lex: Lexicon) -> bool:
    """Whether ``source`` only is whom the sentence behind ``content`` is about: "“It fell.” Roe had seen it before".

    Not "“It fell.” Roe said in May.", "“It fell.” Roe laughs as she says it", "“It fell.” That is the view of Roe", nor
    "“It fell.” Jane Roe, Acme".
    """
    if source is None or source.start < content.end or field.words[content.end - 1] not in SENTENCE_ENDS:
        return False
    if field.paragraph_at(source.start) != field.paragraph_at(content.end - 1):
        return False
    if field.sentence_of(source.start).start != source.start:
        return field.words[source.start - 1] not in _BEFORE_AUTHORS
    verb, behind = [*field.words[source.end : source.end + 2], ".", "."][:2]
    is_present = verb.endswith("s") and verb not in lex.closed_class and behind in _BEHIND_GESTURES
    only_says = verb in lex.speech_verbs and behind in lex.grammar.prepositions.of_circumstances
    return verb.islower() and not (behind in _ENDS_OF_TAGS or is_present or only_says)


def _is_topical(words: list[str], content: Range, cue: Range | None, lex: Lexicon) -> bool:
    """Whether ``content`` is what one only speaks about: "called about buying it", not "warned about inflation"."""
    if cue is None or content.start == 0 or words[content.start - 1] != _TOPICAL:
        return False
    return lex.grammar.verbs.of_stance.isdisjoint(words[cue.start : cue.end])


def _is_topic(words: list[str], heading: Range, lex: Lexicon) -> bool:
    """Whether a ``heading`` says what is spoken about: "On bad loans: “They fell.”", but "Chart: The price rose."."""
    return heading.start > 0 and words[heading.start - 1].lower() in lex.grammar.prepositions.of_topics


def _kind(content: Range, field: TextField, inside: list[Quotation]) -> QuoteKind:
    """Whether all, some or none of the words of ``content`` stand inside marks."""
    if not inside:
        return "indirect"  # most often
    covered = sum(max(0, min(content.end, q.inside.end) - max(content.start, q.inside.start)) for q in inside)
    if not covered:
        return "indirect"
    marks = sum(map(MARKS.__contains__, field.words[content.start : content.end]))
    return "direct" if covered + marks >= content.end - content.start else "mixed"


def _with_subject(field: TextField, content: Range, cue: Range | None, lex: Lexicon) -> Range:
    """``content`` with the "that" before it, if that is its subject: "said [that] would be wrong"."""
    that = content.start - 1
    if cue is None or cue.end != that or field.words[that] != COMPLEMENTIZER:
        return content
    return Range(that, content.end) if _is_subject(field.words, that, lex) else content


def _is_subject(words: list[str], that: int, lex: Lexicon) -> bool:
    """Whether the token ``that`` is the subject of what is said: "said [that] would be wrong"."""
    verb, behind = word_at(words, that + 1), word_at(words, that + 2)
    if verb in lex.grammar.verbs.of_conditions:
        return behind in lex.grammar.verbs.behind_auxiliaries  # "said that should she win, …"
    return verb in lex.grammar.verbs.finite and behind not in HYPHENS  # "said that do-gooders …"


def _trim(content: Range, kind: QuoteKind, field: TextField, inside: list[Quotation], lex: Lexicon) -> Range:
    """``content`` without a "that" that joins it, with its quotation's full stop; mixed content with its marks too."""
    start, end = content
    if end > start + 1 and kind == "direct" and field.words[start] in MARKS:
        start += 1  # after the time of an entry
    if end > start + 1 and field.words[start] in CLITICS:
        start += 1  # "the policy['s] “mostly true”"
    is_conjunction = end > start + 1 and field.words[start] == COMPLEMENTIZER
    if is_conjunction and not _is_subject(field.words, start, lex):
        start += not field.is_glued(start + 1)
    if inside and kind == "mixed":
        if inside[0].inside.start <= start:
            start = inside[0].start
        if end <= inside[-1].end:
            end = inside[-1].end if end > inside[-1].inside.start else end
    elif inside and end <= inside[-1].inside.end:
        end = inside[-1].inside.end
        while end > start + 1 and field.words[end - 1] in _TRAILING:
            end -= 1
    return Range(start, end)


def _with_parenthesis(words: list[str], content: Range) -> Range:
    """``content`` with the mark that closes a parenthesis in it and stands behind it: "it rose (by a fifth[)]"."""
    start, end = content
    is_open = word_at(words, end) == ")" and words[start:end].count("(") > words[start:end].count(")")
    return Range(start, end + 1) if is_open else content


def _without_conjunction(words: list[str], content: Range, lex: Lexicon) -> Range:
    """``content`` without a conjunction at its end: "the retailer will do all it can[, but that]"."""
    start, end = content
    conjunctions = lex.grammar.conjunctions.purely_coordinating
    end -= end > start + 1 and words[end - 1] == COMPLEMENTIZER and words[end - 2] in conjunctions
    if end <= start + 1 or words[end - 1] not in conjunctions:
        return content
    end -= 1
    while end > start + 1 and words[end - 1] in _TRAILING:
        end -= 1
    return Range(start, end)


def without_slug(words: list[str], content: Range, lex: Lexicon) -> Range:
    """``content`` without what a wire puts before a headline: "[UPDATE 2-]Acme to cut jobs"."""
    start, end = content
    if words[start] not in lex.grammar.phrases.slugs:
        return content
    begin = start + 1
    begin += begin < end and words[begin].isdigit()
    return Range(begin + 1, end) if begin + 1 < end and words[begin] in HYPHENS else content
