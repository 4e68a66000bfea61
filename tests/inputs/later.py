"""What tests need that the article's schema may not have yet: kills without a text, and embargoes."""

import pytest

from streams.pipeline.schemas import schema, validator

KILLS_NEED_NO_TEXT = pytest.mark.skipif(
    not validator("article.v1").is_valid({"id": "1", "status": "canceled"}),
    reason="the article schema asks for a text of canceled articles too",
)
EMBARGOES_ARE_KNOWN = pytest.mark.skipif(
    "embargoed_until" not in schema("article.v1")["properties"],
    reason="the article schema does not know embargoed_until",
)
