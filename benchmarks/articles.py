"""What the benchmarks read: articles of about 3,000 characters, the length of a news article."""

import json
from collections.abc import Sequence
from pathlib import Path

from streams.cli.files.samples import shipped_samples
from streams.pipeline.article import Article, read_article

_CHARACTERS = 3_000
_MAX_BYTES = 10_000_000


def article_values(path: Path | None) -> list[bytes]:
    """The articles of a JSON Lines file; without one, the demo's samples joined up to about 3,000 characters.

    From each sample on, it and those that follow make one article, so that no two are the same.
    """
    if path:
        return [line for line in path.read_bytes().splitlines() if isinstance(parsed(line), Article)]
    bodies = _bodies([sample.value for sample in shipped_samples()])
    return [
        json.dumps({"id": str(number), "body": _joined(bodies[number:] + bodies[:number])}).encode()
        for number in range(len(bodies))
    ]


def parsed(value: bytes) -> object:
    """An article, or why it is none."""
    return read_article(value, max_bytes=_MAX_BYTES)


def _bodies(values: Sequence[bytes]) -> list[str]:
    articles = [article for value in values if isinstance(article := parsed(value), Article)]
    return [article.body for article in articles if article.content_type == "text/plain" and article.body]


def _joined(bodies: Sequence[str]) -> str:
    text = ""
    for body in bodies:
        if len(text) >= _CHARACTERS:
            break
        text += f"{body}\n\n"
    return text
