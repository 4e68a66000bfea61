"""``python -m training.quotes.plain_sentences ARTICLES...``: how often single plain sentences are understood.

In whole articles cues repeat; a text of one sentence has only itself. What ARTICLES (PolNeAR's form) report with "said"
directly before it is put into ``FRAMES``, and what they quote into ``QUOTING``, each alone in a text. What is found to
the letter, but for marks, and by the right speaker, counts. ARTICLES are to be ones that nothing was learnt from.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from streams.quotes.extraction import QuoteExtractor
from streams.text.document import Document, TextField
from training.quotes.corpus import load

FRAMES: Final = """
[Ana Ruiz] said {}.
[Ana Ruiz] told the BBC {}.
[Ruiz] told Reuters that {}.
[Ruiz] told investors on a call in May that {}.
{}, [Acme Corp.] said.
{}, said [Ana Ruiz].
{}, [Ruiz] said on Monday.
[Norwell] said in May that {}.
[Norwell] said last week {}.
[The company] said in a filing {}.
[The company] said in a presentation to lenders {}.
[Ana Ruiz, 41], said at a conference in Omaha that {}.
[Ana Ruiz, chief executive of Norwell], warned that {}.
[She] added that {}.
[Acme] says {}.
According to [Ana Ruiz], {}.
{}, according to [a Norwell spokesman].
{}, [people familiar with the matter] said.
[Norwell] announced on Tuesday that {}.
[A spokesperson for Norwell] told CNBC {}.
[Ruiz] argued {}, adding that the board agreed.
In a statement, [Norwell] said {}.
[Norwell] said {}; Acme declined to comment.
[Ana Ruiz] acknowledged {}.
""".strip().splitlines()
"""What is reported stands at the braces, its speaker in brackets."""
QUOTING: Final = """
“{},” [Ana Ruiz] said.
"{}," [she] said.
[Ana Ruiz] told CNBC: "{}."
"{}," said the chief executive of Norwell, [Ana Ruiz].
[Ruiz] tweeted, "{}."
"{}," [a spokesperson for Norwell] wrote in an email.
""".strip().splitlines()
"""What is quoted stands at the braces."""
CALLING: Final = """
[Ana Ruiz] calls it a "{}".
[Norwell] described the deal as a "{}".
[Analysts] called the report "{}".
[Ruiz] calls it "{}".
""".strip().splitlines()
"""What something is called stands there."""
WORDS: Final = "game changer, win-win, bloodbath, no-brainer, turning point, wake-up call, disgrace, mess".split(", ")
"""What fills ``CALLING``."""
CONTENTS: Final = 40
"""That fill a frame, at most."""
_LENGTHS: Final = range(4, 21)
"""Words of a content."""
_REPORTED: Final = re.compile(r"\b(?:said|says)(?: that)? $")
_MARKS: Final = "\"“”'‘’.,; "


def main() -> None:
    """Print how many are found, a line for each frame."""
    articles = [article for path in map(Path, sys.argv[1:]) for article in load(path)]
    extractor, random = QuoteExtractor.load(), np.random.default_rng(0)
    total = found = 0
    for frames, contents in (
        (FRAMES, _some(sorted(set(_reported(articles))), random)),
        (QUOTING, _some(sorted(set(_quoted(articles))), random)),
        (CALLING, WORDS),
    ):
        for frame in frames:
            right = sum(_is_found(frame, content, extractor) for content in contents)
            sys.stdout.write(f"{right:4} of {len(contents):3}  {frame}\n")
            found, total = found + right, total + len(contents)
    sys.stdout.write(f"{found:4} of {total}\n")


def _some(contents: list[str], random: np.random.Generator) -> list[str]:
    chosen = random.choice(len(contents), min(CONTENTS, len(contents)), replace=False)
    return [contents[number] for number in sorted(chosen)]


def _reported(articles: list[dict[str, Any]]) -> Iterator[str]:
    """Clauses that are reported in ``articles`` with "said" or "said that" directly before them."""
    for article in articles:
        text = article["text"]
        for quote in article["quotes"]:
            content = text[quote["start"] : quote["end"]].removeprefix("that ").rstrip(_MARKS)
            is_clause = quote["kind"] == "indirect" and _REPORTED.search(text[: quote["start"]])
            if is_clause and _is_plain(content):
                yield content


def _quoted(articles: list[dict[str, Any]]) -> Iterator[str]:
    """Sentences that are quoted in ``articles``."""
    for article in articles:
        for quote in article["quotes"]:
            content = article["text"][quote["start"] : quote["end"]].strip(_MARKS)
            if quote["kind"] == "direct" and content[:1].isupper() and _is_plain(content):
                yield content


def _is_plain(content: str) -> bool:
    """Whether ``content`` is of one sentence without marks, neither very short nor long."""
    return len(content.split()) in _LENGTHS and not re.search(r"[\"“”():;\n?!]|[.] |--", content)


def _is_found(frame: str, content: str, extractor: QuoteExtractor) -> bool:
    """Whether ``content`` in ``frame`` is found with its speaker."""
    opens = frame.startswith(("{", "“{", '"{'))
    content = content[0].upper() + content[1:] if opens else content
    speaker = re.search(r"\[(.*)\]", frame)
    text = re.sub(r"[\[\]]", "", frame).replace("{}", content)
    where = text.index(content)
    for quote in extractor.extract(Document(TextField.of("title", ""), TextField.of("body", text))):
        span = text[quote.span.start : quote.span.end]
        start = quote.span.start + len(span) - len(span.lstrip(_MARKS))
        if start == where and span.strip(_MARKS) == content and speaker is not None and quote.speaker is not None:
            mention = text[quote.speaker.mention.start : quote.speaker.mention.end]
            return mention == speaker[1] or mention.endswith(speaker[1].partition(",")[0])
    return False


if __name__ == "__main__":
    main()
