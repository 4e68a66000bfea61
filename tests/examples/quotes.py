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


def record(value: dict[str, Any], event_id: str, event_type: str = "quotetape.quote.v1") -> dict[str, Any]:
    """What to send to have it on the topic as an event."""
    headers = [("ce_type", event_type.encode()), ("ce_id", event_id.encode())]
    return {"key": b"jane doe", "value": json.dumps(value).encode(), "headers": headers}
