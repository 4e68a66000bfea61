"""Records of the quotes topic, as the contract has them."""

import json
from typing import Any, Final

from streams.pipeline.schemas import schema

QUOTE: Final[dict[str, Any]] = schema("quote.v1")["examples"][0]


def quote(text: str = QUOTE["text"], **fields: Any) -> dict[str, Any]:
    """The schema's own example with these words and fields; ``speaker`` names fields of the speaker, or is None."""
    if fields.get("speaker"):
        fields["speaker"] = {**QUOTE["speaker"], **fields["speaker"]}
    return {**QUOTE, "text": text, **fields}


def record(
    value: dict[str, Any], event_id: str, event_type: str = "quote", *, sequence: int = 0, group: str = "quotetape"
) -> dict[str, Any]:
    """What to send to have it on the topic as an event."""
    headers = [
        ("ce_type", f"quotetape.{event_type}.v1".encode()),
        ("ce_id", event_id.encode()),
        ("ce_sequence", b"%020d" % sequence),
        ("quotetape.group", group.encode()),
    ]
    return {"key": b"jane doe", "value": json.dumps(value).encode(), "headers": headers}


def withdrawn(event_id: str, sequence: int, **fields: Any) -> dict[str, Any]:
    """What to send to take the schema's own example back."""
    value = {**schema("quote-withdrawn.v1")["examples"][0], **fields}
    return record(value, event_id, "quote-withdrawn", sequence=sequence)
