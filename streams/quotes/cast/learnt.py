"""What was learnt of casts: whom pronouns and descriptions mean, to whom people belong, and what speakers are."""

from dataclasses import dataclass
from typing import Self

from streams.quotes.cast.speaker_types import SpeakerTypes
from streams.quotes.coreference.antecedents import AntecedentJudge, Antecedents
from streams.quotes.coreference.salience import Choice, Ranking
from streams.quotes.roles.employment import EmployerJudge, Employment


@dataclass(frozen=True, slots=True)
class Learnt:
    """The models that a cast is read with."""

    ranking: Choice
    """Finds whom "he" and "she" mean."""
    antecedents: AntecedentJudge
    """Finds which organization "the company" and "it" mean."""
    employment: EmployerJudge
    """Says to whom people belong."""
    types: SpeakerTypes
    """Tells what a speaker is whose name does not say it."""

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(Ranking.load(), Antecedents.load(), Employment.load(), SpeakerTypes.load())
