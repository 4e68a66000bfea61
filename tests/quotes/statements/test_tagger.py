"""What the tagger finds keeps its own rules, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.fields import layouts_of
from streams.quotes.statements.reading import Reading, read
from streams.quotes.statements.tagger import MAX_CONTENT, MAX_PART, REACH, Attribution, Part
from tests.quotes.documents import EXTRACTOR, LEX, document_of

TAGGER = EXTRACTOR.tagger

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
    return read(document.fields, layouts_of(document, LEX), TAGGER.vocabulary)


def found_in(body: str) -> list[Attribution]:
    return TAGGER.attributions(reading_of("", body))


def test_content_source_and_cue() -> None:
    (found,) = found_in('"We are hiring," said Ana Ruiz.')
    assert (found.start, found.end) == (1, 4)
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.start, found.source.end) == (7, 9)
    assert (found.cue.start, found.cue.end) == (6, 7)
    assert found.speech > 0.5 < found.probability <= 1


def test_a_text_without_tokens() -> None:
    assert found_in("") == []


@given(title=TEXTS, body=TEXTS)
def test_contents_lie_apart_and_parts_beside_them(title: str, body: str) -> None:
    reading = reading_of(title, body)
    end = 0
    for found in TAGGER.attributions(reading):
        assert end <= found.start < found.end <= reading.beyond[found.start]
        assert found.end - found.start <= MAX_CONTENT
        assert reading.startable[found.start]
        assert 0 <= found.speech <= 1
        assert 0 < found.probability <= 1
        for part in (found.source, found.cue):
            if part is not None:
                assert_part(part, found, reading)
        end = found.end


def assert_part(part: Part, content: Attribution, reading: Reading) -> None:
    assert 0 < part.end - part.start <= MAX_PART
    assert part.end <= content.start or content.end <= part.start
    assert abs(part.start - content.start) <= REACH
    assert reading.introduction[content.start] <= part.start
    assert part.end <= reading.beyond[content.start]
    assert reading.narrative[part.start]
    assert reading.runs[part.start] == reading.runs[part.end - 1]
    assert 0 <= part.probability <= 1
