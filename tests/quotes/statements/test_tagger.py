"""What the tagger finds keeps its own rules, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.fields import layouts_of
from streams.quotes.statements.reading import Reading, read, vocabulary
from streams.quotes.statements.tagger import MAX_CONTENT, MAX_PART, REACH, Attribution, Part, tagger
from tests.quotes.documents import document_of

WORDS = [
    "said",
    "Ruiz",
    "Acme",
    "according to",
    "that",
    "he",
    ",",
    ".",
    '"',
    "“",
    "”",
    ":",
    "\n\n",
    "rain",
    "3 May",
    "(ACM)",
    "(",
    ")",
    "?",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)


def reading_of(title: str, body: str) -> Reading:
    document = document_of(body, title)
    return read(document.fields, layouts_of(document), vocabulary())


def found_in(body: str) -> list[Attribution]:
    return tagger().attributions(reading_of("", body))


def test_content_source_and_cue() -> None:
    (found,) = found_in('"We are hiring," said Ana Ruiz.')
    assert (found.first, found.last) == (1, 4)
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.first, found.source.last) == (7, 9)
    assert (found.cue.first, found.cue.last) == (6, 7)
    assert found.speech > 0.5 < found.probability <= 1


def test_a_text_without_tokens() -> None:
    assert found_in("") == []


@given(title=TEXTS, body=TEXTS)
def test_contents_lie_apart_and_parts_beside_them(title: str, body: str) -> None:
    reading = reading_of(title, body)
    behind = 0
    for found in tagger().attributions(reading):
        assert behind <= found.first < found.last <= reading.beyond[found.first]
        assert found.last - found.first <= MAX_CONTENT
        assert reading.startable[found.first]
        assert 0 <= found.speech <= 1
        assert 0 < found.probability <= 1
        for part in (found.source, found.cue):
            if part is not None:
                assert_part(part, found, reading)
        behind = found.last


def assert_part(part: Part, content: Attribution, reading: Reading) -> None:
    assert 0 < part.last - part.first <= MAX_PART
    assert part.last <= content.first or content.last <= part.first
    assert abs(part.first - content.first) <= REACH
    assert reading.introduction[content.first] <= part.first
    assert part.last <= reading.beyond[content.first]
    assert reading.narrative[part.first]
    assert reading.runs[part.first] == reading.runs[part.last - 1]
    assert 0 <= part.probability <= 1
