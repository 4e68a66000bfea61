"""What the tagger finds keeps its own rules, whatever the text."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.layout import layouts_of
from streams.quotes.statements.reading import Reading, read
from streams.quotes.statements.tagger import (
    MAX_CONTENT,
    MAX_PART,
    REACH,
    Attribution,
    Part,
    _choose,
    _Content,
    _stretches,
)
from tests.quotes.documents import EXTRACTOR, LEX, document_of

TAGGER = EXTRACTOR.tagger

WORDS = [*"said Ruiz Acme that he , . “ ” : rain ( ) ?".split(), '"', "according to", "\n\n", "3 May", "(ACM)"]
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


def test_a_text_without_tokens_reports_nothing() -> None:
    assert found_in("") == []


def test_content_need_not_have_a_source_or_a_cue() -> None:
    (found,) = found_in("“We are hiring in every region of the country.”")
    assert (found.start, found.source, found.cue) == (1, None, None)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("It rained all day in the north of the country.", id="nobody says it"),
        pytest.param("The film “Heat” made money.", id="a title in marks"),
    ],
)
def test_what_nobody_says_is_not_found(body: str) -> None:
    assert found_in(body) == []


def test_what_is_thought_is_told_from_what_is_said() -> None:
    said, thought = found_in("Ana Ruiz said that rates would fall. Tom Berg hopes that rates will fall.")
    assert said.speech > 0.5 > thought.speech


def test_an_attribution_moves_with_its_source_and_its_cue() -> None:
    source, cue = Part(0, 2, 0.5), Part(2, 3, 0.6)
    found = Attribution(3, 5, 0.7, 0.9, 0.8, source, cue)
    assert found.moved(10) == Attribution(13, 15, 0.7, 0.9, 0.8, Part(10, 12, 0.5), Part(12, 13, 0.6))
    assert found._replace(source=None).moved(1).source is None
    assert found._replace(cue=None).moved(1).cue is None
    assert found.moved(0) == found


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(5, 7, 0.6), (0, 3, 0.9)], [(0, 3), (5, 7)], id="in order of place, whichever is likelier"),
        pytest.param([(0, 3, 0.9), (3, 5, 0.6)], [(0, 3), (3, 5)], id="one that begins where the other ends"),
        pytest.param([(3, 5, 0.9), (0, 3, 0.6)], [(0, 3), (3, 5)], id="one that ends where the other begins"),
        pytest.param([(0, 4, 0.6), (3, 5, 0.9)], [(3, 5)], id="of two that overlap the likelier"),
        pytest.param([(0, 4, 0.9), (3, 5, 0.6)], [(0, 4)], id="whether it comes first"),
        pytest.param([(2, 3, 0.9), (0, 9, 0.6)], [(2, 3)], id="or lies inside"),
        pytest.param([(2, 4, 0.6), (2, 3, 0.9)], [(2, 3)], id="or begins with the other"),
        pytest.param([(0, 4, 0.8), (3, 7, 0.7), (6, 9, 0.5)], [(0, 4), (6, 9)], id="what loses is in nobody's way"),
    ],
)
def test_the_likeliest_contents_that_do_not_overlap_are_chosen(
    candidates: list[tuple[int, int, float]], chosen: list[tuple[int, int]]
) -> None:
    found = _choose([_Content(start, end, 0.5, 1.0, 1.0, exact) for start, end, exact in candidates])
    assert [(content.start, content.end) for content in found] == chosen


def reading_with_paragraphs(*lengths: int) -> Reading:
    """A reading of paragraphs that have so many tokens."""
    reading = reading_of("", "x " * sum(lengths))
    beyond = np.repeat(np.cumsum(lengths), lengths)
    return dataclasses.replace(reading, beyond=beyond)


@pytest.mark.parametrize(
    ("paragraphs", "stretches"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param([2048], [(0, 2048)], id="a short text is one"),
        pytest.param([1, 2048], [(0, 2049)], id="a paragraph is read whole"),
        pytest.param([2048, 1], [(0, 2048), (2048, 2049)], id="the next paragraph begins a new one"),
        pytest.param([9000], [(0, 4096), (4096, 8192), (8192, 9000)], id="a long paragraph is cut"),
        pytest.param([2000, 100, 2000, 100], [(0, 2100), (2100, 4200)], id="several of them"),
    ],
)
def test_a_long_text_is_read_in_stretches(paragraphs: list[int], stretches: list[tuple[int, int]]) -> None:
    assert list(_stretches(reading_with_paragraphs(*paragraphs))) == stretches


def test_what_is_found_far_into_a_text_has_its_place_there() -> None:
    sentence = "“We are hiring,” said Ana Ruiz."
    filler = "It rained. " * 700
    (found,) = found_in(f"{filler}\n\n{sentence}")
    (alone,) = found_in(sentence)
    assert found.moved(-2100)[:2] == alone[:2]
    assert found.moved(-2100).source[:2] == alone.source[:2]  # type: ignore[index]


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
