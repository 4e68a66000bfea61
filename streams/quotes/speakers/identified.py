"""Who is only described where he says something, and named elsewhere: "…, the minister said", "A survey found".

A lead describes whom the next paragraph names ("…, the firm's chief said. / Jane Roe told analysts …"), a text goes on
to describe whom it has named, and a report is whose it is. How likely each of those who may be meant is, is learnt.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, Self

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.authors import AuthorJudge, Authors
from streams.quotes.coreference.identities import Identities, IdentityJudge
from streams.quotes.model import Speaker, SpeakerType
from streams.quotes.speakers.discourse import Discourse
from streams.quotes.speakers.people import People
from streams.quotes.speakers.writings import Writings
from streams.quotes.statements.statements import Statement
from streams.text.document import Document, TextField

LEAST: Final = 0.65
"""Below what probability nobody is said to be described, 0..1."""
LEAST_OF_AUTHORS: Final = 0.7
"""And to have written something."""
_SURE: Final = 0.8
"""From where on what a description tells of somebody is told of him everywhere."""
_DESCRIBED: Final[tuple[SpeakerType, ...]] = ("role", "unknown")
"""What those are who are only described."""


class Judges(NamedTuple):
    """What was learnt of whom descriptions mean."""

    identities: IdentityJudge
    """Of people."""
    authors: AuthorJudge
    """Of writings."""

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(Identities.load(), Authors.load())


def identified(
    cast: Cast, field: TextField, statements: list[Statement], speakers: list[Speaker | None], judges: Judges
) -> list[Speaker | None]:
    """``speakers`` with the names of those whom the text only describes there, and names elsewhere.

    Pronouns that mean them have the name, too, and everything that they say has the office and the employer that either
    tells.

    Args:
        cast: Who is in the article.
        field: The body.
        statements: What is said there.
        speakers: Who says each of ``statements``.
        judges: Say how likely each of several is meant.
    """
    discourse = Discourse(cast, field, statements, speakers)
    people, writings = People(discourse), Writings(discourse)
    meant: dict[int, Speaker | None] = {}
    for each in discourse.described():
        if (written := writings.written(each)) is not None:
            who = writings.authors(written)
            chances = judges.authors(written.writing, list(who.values()))
            meant[each.number] = _likeliest(cast, each.speaker, who, chances, LEAST_OF_AUTHORS)
        elif (person := people.person(each)) is not None:
            candidates = people.candidates(person)
            if statements[each.number].kind == "direct":
                told_of = discourse.named_in(statements[each.number].content)
                candidates = {who: one for who, one in candidates.items() if not told_of(who)}
            chances = judges.identities(person.description, list(candidates.values()))
            told = each.speaker if people.is_office(each) else replace(each.speaker, role=None)
            meant[each.number] = _likeliest(cast, told, candidates, chances, LEAST)
    return _told(_named(cast.document, speakers, meant), meant) if any(meant.values()) else speakers


def _likeliest(
    cast: Cast, described: Speaker, found: Iterable[int], chances: Sequence[float], least: float
) -> Speaker | None:
    """Who is ``described``, the likeliest of the entities ``found``; None if nobody is at ``least`` so likely."""
    chance, who = max(zip(chances, found, strict=True), default=(0.0, -1))
    return _identified(described, cast.speaker_of_entity(who), chance) if chance >= least else None


def _identified(described: Speaker, named: Speaker, chance: float) -> Speaker:
    """Who is ``described`` as who is ``named``, with what either tells."""
    kind: SpeakerType = "person" if described.type == "role" else named.type
    whole = _with_office(named, described)
    return replace(whole, type=kind, mention=described.mention, identity=described.identity * chance)


def _with_office(speaker: Speaker, other: Speaker) -> Speaker:
    """``speaker`` with the office and the employer of the ``other``, the same one, where none are told."""
    employer = other if speaker.affiliation is None else speaker
    return replace(
        speaker,
        role=speaker.role or other.role,
        affiliation=employer.affiliation,
        affiliation_span=employer.affiliation_span,
        affiliation_confidence=employer.affiliation_confidence,
    )


def _named(
    document: Document, speakers: list[Speaker | None], meant: dict[int, Speaker | None]
) -> list[Speaker | None]:
    """``speakers`` with those who are ``meant``, by the numbers of their statements, and the same ones further on.

    These are whom a pronoun or a shorter description means, or who carries on: "The trade minister said …. He added …".
    """
    named: list[Speaker | None] = []
    last: dict[str, Speaker | None] = {}
    for number, speaker in enumerate(speakers):
        if speaker is None:
            named.append(None)
            continue
        if number in meant and (meant[number] is not None or document.text(speaker.mention) == speaker.name):
            last[speaker.name] = meant[number]
        who = last.get(speaker.name) if speaker.type in _DESCRIBED else None
        named.append(speaker if who is None else replace(who, mention=speaker.mention))
    return named


def _told(speakers: list[Speaker | None], meant: dict[int, Speaker | None]) -> list[Speaker | None]:
    """``speakers`` with what is told of those who are ``meant``, wherever they speak."""
    told = {who.name: who for who in meant.values() if who is not None and who.identity >= _SURE}
    return [
        _with_office(speaker, told[speaker.name]) if speaker is not None and speaker.name in told else speaker
        for speaker in speakers
    ]
