"""Why an article is not enriched: the reasons, each with the stage at which it is found, and a rejection as a value.

To add a reason: a name in ``Reason``, its stage in ``STAGE_OF``, the name among the known ones of
``schemas/dead-letter.v1.schema.json``, and a line in ``docs/contract.md``. Tests hold these against each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Stage = Literal["decode", "validate", "enrich", "publish"]
Reason = Literal[
    "empty_value",
    "confluent_framed",
    "not_utf8",
    "not_json",
    "not_an_object",
    "too_deep",
    "not_finite",
    "lone_surrogate",
    "schema",
    "too_large",
    "internal_error",
    "refused_by_broker",
    "no_key",
]

STAGE_OF: Final[Mapping[Reason, Stage]] = {
    "empty_value": "decode",
    "confluent_framed": "decode",
    "not_utf8": "decode",
    "not_json": "decode",
    "not_an_object": "decode",
    "too_deep": "decode",
    "not_finite": "decode",
    "lone_surrogate": "decode",
    "schema": "validate",
    "too_large": "validate",
    "no_key": "validate",
    "internal_error": "enrich",
    "refused_by_broker": "publish",
}
"""Where each reason is found."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an article was not enriched."""

    reason: Reason
    message: str
    """One sentence that says what is wrong and, for a schema fault, where (a JSON pointer)."""
    exception_class: str = f"{__name__}.Rejection"
    article_id: str | None = None
    """The article's id where it could be read."""

    @property
    def stage(self) -> Stage:
        """Where it was found."""
        return STAGE_OF[self.reason]
