"""Our own sentences as what the tagger learns from."""

import re

from training.quotes.sentences import articles


def test_the_same_seed_gives_the_same_articles_and_another_gives_others() -> None:
    first, again, other = list(articles(5, 7)), list(articles(5, 7)), list(articles(5, 8))
    assert first == again
    assert [article["text"] for article in first] != [article["text"] for article in other]


def test_no_markup_and_no_empty_slot_is_left() -> None:
    for article in articles(100, 1):
        assert not re.search(r"[\[\]{}<>~]|\b[A-Z]*(CLAUSE|PERSON|COMPANY|PHRASE|NUMBER)\b", article["text"])


def test_every_attribution_has_its_words_and_most_of_them_a_source_outside_of_them() -> None:
    quotes = [(article["text"], quote) for article in articles(100, 1) for quote in article["quotes"]]
    for text, quote in quotes:
        assert text[quote["start"] : quote["end"]].strip() == text[quote["start"] : quote["end"]] != ""
        if "speaker_start" in quote:
            assert quote["speaker_end"] <= quote["start"] or quote["speaker_start"] >= quote["end"]
    assert sum("speaker_start" in quote for _, quote in quotes) > 0.9 * len(quotes)
