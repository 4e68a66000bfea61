"""How often plain sentences are understood, as it is counted."""

import json
import sys
from pathlib import Path

import pytest

from streams.quotes.extraction import QuoteExtractor
from training.quotes import plain_sentences

SAID = "prices would rise by a tenth"
TEXT = f'Roe said that {SAID}. "Nobody saw it coming," she said.'


def test_what_articles_report_and_quote_is_put_into_every_frame(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    quotes = [
        {"start": TEXT.index(content), "end": TEXT.index(content) + len(content), "kind": kind}
        for content, kind in ((SAID, "indirect"), ("Nobody saw it coming", "direct"))
    ]
    articles = tmp_path / "articles.jsonl"
    articles.write_text(json.dumps({"text": TEXT, "quotes": quotes}), encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["plain_sentences", str(articles)])
    plain_sentences.main()
    *frames, total = capsys.readouterr().out.splitlines()
    counted = [line.split(maxsplit=3) for line in frames]
    asked = len(plain_sentences.FRAMES) + len(plain_sentences.QUOTING)
    assert [row[2] for row in counted] == ["1"] * asked + [str(len(plain_sentences.WORDS))] * len(
        plain_sentences.CALLING
    )
    assert total.split() == [str(sum(int(row[0]) for row in counted)), "of", str(sum(int(row[2]) for row in counted))]
    assert sum(int(row[0]) for row in counted[:asked]) > 0.8 * asked


@pytest.mark.parametrize(
    ("frame", "content"),
    [
        pytest.param("[Ida Lund] said {}.", "it rained and", id="another end"),
        pytest.param("Ida Lund said {}, [Acme] wrote.", SAID, id="another speaker"),
    ],
)
def test_what_is_found_otherwise_is_not_counted(frame: str, content: str) -> None:
    extractor = QuoteExtractor.load()
    assert plain_sentences._is_found("[Ida Lund] said {}.", SAID, extractor)
    assert not plain_sentences._is_found(frame, content, extractor)
