"""What the tagger reads of an article."""

from itertools import compress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.layout import layouts_of
from streams.quotes.statements.reading import BOUNDARIES, MARK_STATES, SUFFIX_BUCKETS, Reading, Vocabulary, read
from tests.quotes.documents import LEX, document_of

VOCABULARY = Vocabulary(["said", "roe", "don't"])
STATES = [
    "outside",
    "opens 2",
    "opens 10",
    "opens more",
    "closes",
    "inside",
    "opens 2'",
    "opens more'",
    "closes'",
    "inside'",
]


class Read:
    """An article's reading, with its words."""

    def __init__(self, body: str, title: str = "") -> None:
        document = document_of(body, title)
        self.reading: Reading = read(document.fields, layouts_of(document, LEX), VOCABULARY)
        self._all = document.title.words + document.body.words
        self.words = [self._all[token] for token in self.reading.tokens]

    def where(self, name: str) -> list[str]:
        """The words for which the flag ``name`` is set."""
        return list(compress(self.words, getattr(self.reading, name)))

    def groups(self, name: str) -> list[str]:
        """The words that share a number in ``name``, each group joined."""
        numbers = getattr(self.reading, name).tolist()
        return [
            " ".join(word for word, of in zip(self.words, numbers, strict=True) if of == one)
            for one in sorted({*numbers})
        ]

    def states(self) -> dict[str, str]:
        """What each kind of state comprises."""
        states = (self.reading.traits // BOUNDARIES % MARK_STATES).tolist()
        return {
            STATES[one]: " ".join(word for word, of in zip(self.words, states, strict=True) if of == one)
            for one in sorted({*states})
        }

    def at(self, name: str) -> list[str]:
        """The words at the positions in ``name``."""
        return [[*self.words, "END"][position] for position in getattr(self.reading, name)]


@pytest.mark.parametrize(
    ("word", "row", "shape", "punctuation"),
    [
        pytest.param("said", 0, 0, False, id="lower case"),
        pytest.param("Roe", 1, 1, False, id="a capital"),
        pytest.param("ROE", 1, 2, False, id="capitals"),
        pytest.param("rOe", 1, 4, False, id="mixed case"),
        pytest.param("RoE", 1, 4, False, id="mixed case with a capital first"),
        pytest.param("don’t", 2, 0, False, id="a typographic apostrophe"),
        pytest.param("A", None, 3, False, id="one capital"),
        pytest.param("54", None, 5, False, id="figures"),
        pytest.param("4th", None, 5, False, id="what begins with a figure"),
        pytest.param("’s", None, 7, False, id="a clitic"),
        pytest.param("%", None, 6, False, id="a sign"),
        pytest.param(",", None, 6, True, id="a comma"),
        pytest.param("“", None, 6, True, id="a quotation mark"),
        pytest.param("-", None, 6, False, id="a dash is no punctuation of content"),
    ],
)
def test_the_code_of_a_word(word: str, row: int | None, shape: int, punctuation: bool) -> None:  # noqa: FBT001
    code = VOCABULARY[word]
    assert (code >> 1 & 7, bool(code & 1)) == (shape, punctuation)
    assert code >> 4 == row if row is not None else code >> 4 >= VOCABULARY.size == 3


def test_a_word_that_is_not_listed_is_known_by_its_last_three_letters() -> None:
    assert VOCABULARY["walking"] == VOCABULARY["ing"] == VOCABULARY["singing"]
    assert VOCABULARY["walking"] != VOCABULARY["walked"] != VOCABULARY["valued"]
    assert VOCABULARY["Walking"] >> 4 == VOCABULARY["walking"] >> 4


@given(st.text(min_size=1))
def test_any_word_has_a_row(word: str) -> None:
    code = VOCABULARY[word]
    assert 0 <= code >> 4 < VOCABULARY.size + SUFFIX_BUCKETS
    assert code == VOCABULARY[word]


def test_words_are_remembered_until_they_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("streams.quotes.statements.reading._CACHED_WORDS", 1)
    words = Vocabulary(["roe"])
    assert words["Roe"] != words["said"]
    assert list(words) == ["said"]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        pytest.param(
            "Roe said: “a b c d e f g h i j.”",
            "Roe said : “ a b c d e g h i j . ”",
            id="all but the edges of a long quotation",
        ),
        pytest.param(
            "Roe said: “a b c d e f g h i.”", "Roe said : “ a b c d e f g h i . ”", id="all of one of ten tokens"
        ),
        pytest.param("Acme (NYSE: ACM) said so.", "Acme said so .", id="no aside"),
        pytest.param("“Acme (ACM) grew,” he said.", "“ Acme ( ACM ) grew , ” he said .", id="an aside in a quotation"),
        pytest.param("OSLO, May 5 (Wire) - Acme grew.", "Acme grew .", id="no dateline"),
        pytest.param("", "", id="an empty text"),
    ],
)
def test_what_is_read(body: str, words: str) -> None:
    assert " ".join(Read(body).words) == words


def test_fields_are_read_in_a_row() -> None:
    found = Read("It fell.", title="Acme (ACM) falls")
    assert " ".join(found.words) == "Acme falls It fell ."
    assert found.reading.tokens.tolist() == [0, 4, 5, 6, 7]
    assert found.groups("paragraphs") == ["Acme falls", "It fell ."]


@pytest.mark.parametrize(
    ("body", "states"),
    [
        pytest.param("“a b” c", {"outside": "c", "opens 2": "“", "closes": "”", "inside": "a b"}, id="two words"),
        pytest.param(
            "“a b c” d", {"outside": "d", "opens 10": "“", "closes": "”", "inside": "a b c"}, id="three words"
        ),
        pytest.param(
            "“a b c d e f g h i j”", {"opens 10": "“", "closes": "”", "inside": "a b c d e f g h i j"}, id="ten words"
        ),
        pytest.param(
            "“a b c d e f g h i j k”", {"opens more": "“", "closes": "”", "inside": "a b c d e g h i j k"}, id="more"
        ),
        pytest.param(
            "“a” ‘b’ c",
            {
                "outside": "c",
                "opens 2": "“",
                "closes": "”",
                "inside": "a",
                "opens 2'": "‘",
                "closes'": "’",
                "inside'": "b",
            },
            id="single marks beside double ones",
        ),
        pytest.param(
            "“a” ‘b c d’",
            {"opens 2": "“", "closes": "”", "inside": "a", "opens more'": "‘", "closes'": "’", "inside'": "b c d"},
            id="longer in single marks",
        ),
        pytest.param("Acme grew.", {"outside": "Acme grew ."}, id="no marks"),
    ],
)
def test_what_a_word_is_to_its_quotation(body: str, states: dict[str, str]) -> None:
    assert Read(body).states() == states


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        pytest.param("It fell. It rose.", ["It fell .", "It rose ."], id="a sentence each"),
        pytest.param(
            "“It fell. It rose.” So?",
            ["“ It fell . It rose . ”", "So ?"],
            id="a quotation is in the one that it begins in",
        ),
        pytest.param(
            "“So.” ‘It fell. It rose.’ So?", ["“ So . ”", "‘ It fell . It rose . ’", "So ?"], id="in single marks, too"
        ),
        pytest.param(
            "So.\n\nWe grew,” she said.", ["So .", "We grew , ” she said ."], id="one without an opening mark"
        ),
        pytest.param("OSLO - It fell. It rose.", ["It fell .", "It rose ."], id="a dateline is none"),
    ],
)
def test_sentences(body: str, sentences: list[str]) -> None:
    assert Read(body).groups("sentences") == sentences


@pytest.mark.parametrize(
    ("body", "boundaries"),
    [
        pytest.param("It fell. It rose.\n\nSo?", [2, 0, 0, 1, 0, 0, 2, 0], id="a paragraph says more than a sentence"),
        pytest.param("OSLO - It fell.", [2, 0, 0], id="what comes after a dateline begins a paragraph"),
        pytest.param("OSLO (Wire)- (ACM) It fell.", [2, 0, 0], id="so does what comes after an aside behind it"),
    ],
)
def test_boundaries(body: str, boundaries: list[int]) -> None:
    assert (Read(body).reading.traits % BOUNDARIES).tolist() == boundaries


def test_runs_end_with_paragraphs_and_at_quotations() -> None:
    assert Read("Roe said “no” and left. It fell.\n\nSo?").groups("runs") == [
        "Roe said",
        "“",
        "no",
        "” and left . It fell .",
        "So ?",
    ]


@pytest.mark.parametrize(
    ("body", "startable", "endable", "narrative"),
    [
        pytest.param("Roe, 5, said.", "Roe 5 said", "Roe 5 said", "Roe 5 said", id="no punctuation"),
        pytest.param("He: “No, it is.”", "He No", "He is", "He", id="only the edges of a quotation"),
        pytest.param("He: “No.” “, .”", "He No", "He No", "He", id="of nothing but marks nothing"),
        pytest.param(
            "It fell, Acme Corp. said.",
            "It fell Acme Corp said",
            "It fell Acme said",
            "It fell Acme Corp said",
            id="no end at an abbreviation that its sentence goes on after",
        ),
        pytest.param(
            "He left Acme Corp. So he said.",
            "He left Acme Corp So he said",
            "He left Acme Corp So he said",
            "He left Acme Corp So he said",
            id="an end at one that ends its sentence",
        ),
    ],
)
def test_where_content_may_begin_and_end(body: str, startable: str, endable: str, narrative: str) -> None:
    found = Read(body)
    assert found.where("startable") == startable.split()
    assert found.where("endable") == endable.split()
    assert found.where("narrative") == narrative.split()


@pytest.mark.parametrize(
    ("body", "introduction"),
    [
        pytest.param("Roe said:\n\nIt fell.\n\nSo?", "Roe Roe Roe Roe Roe Roe So So", id="a colon"),
        pytest.param("Roe said,\n\nIt fell.", "Roe Roe Roe Roe Roe Roe", id="a comma"),
        pytest.param("Roe said.\n\nIt fell.", "Roe Roe Roe It It It", id="a full stop does not"),
        pytest.param("Roe said:\n\nIt fell,\n\nSo?", "Roe Roe Roe Roe Roe Roe It It", id="by one paragraph only"),
        pytest.param("Roe said:", "Roe Roe Roe", id="nothing after it"),
    ],
)
def test_a_paragraph_may_introduce_the_next_one(body: str, introduction: str) -> None:
    assert Read(body).at("introduction") == introduction.split()
    assert Read(body, title="Acme falls").at("introduction") == ["Acme", "Acme", *introduction.split()]


def test_beyond_is_what_comes_after_the_paragraph() -> None:
    assert Read("It fell.\n\nSo?").at("beyond") == ["So", "So", "So", "END", "END"]


def test_a_part_is_read_as_if_there_were_no_more() -> None:
    body = "Roe said:\n\n“So.”\n\n“It fell,” he said. “It rose.”"
    whole = Read(f"Acme met.\n\n{body}\n\nShares rose.").reading
    part, alone = whole.part(3, len(whole.tokens) - 3), Read(body).reading
    for name in (
        "rows",
        "traits",
        "sentences",
        "paragraphs",
        "introduction",
        "beyond",
        "startable",
        "endable",
        "narrative",
    ):
        assert getattr(part, name).tolist() == getattr(alone, name).tolist(), name
    assert np.diff(part.runs).tolist() == np.diff(alone.runs).tolist()
    assert part.tokens.tolist() == list(range(3, 3 + len(alone.tokens)))


def test_a_part_that_begins_amid_what_is_introduced_reaches_back_to_its_own_beginning() -> None:
    whole = Read("Roe said:\n\nIt fell.").reading
    part = whole.part(1, 5)
    assert part.introduction.tolist() == [0, 0, 0, 0]
    assert part.beyond.tolist() == [2, 2, 4, 4]
    assert whole.part(0, len(whole.tokens)) is whole
