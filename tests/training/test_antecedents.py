"""Which organizations "the company" and the like mean: the annotations, our own texts, and what is learnt from them."""

from streams.quotes.coreference.antecedents import OF_NONE, TEMPLATES, Antecedents
from training.annotations.join import INVENTED, REFERENCES, rows
from training.cast.antecedents import PENALTY, annotated, examples_of, own
from training.cast.shares import Model


def test_a_reference_is_a_place_in_a_text_and_names_that_the_text_has() -> None:
    articles = annotated(rows(INVENTED))
    assert articles
    for article in articles:
        whole = f"{article.get('title') or ''}\n{article['body']}"
        assert article["references"] == sorted(article["references"])
        for start, end, names in article["references"]:
            assert article["body"][start:end].lower().split()[0] in ("the", "this", "it", "its")
            assert all(name in whole for name in names)


def test_references_are_of_published_articles_too_and_some_were_read_twice() -> None:
    found = rows(REFERENCES)
    assert len({row["sha256"] for row in found}) == len(found)
    assert sum(len(row["references"]) for row in found) > 2_000
    twice = [row for row in found if "second" in row]
    assert all([one[:2] for one in row["second"]] == [one[:2] for one in row["references"]] for row in twice)
    assert len(twice) > 30


def test_our_own_texts_name_whom_they_mean() -> None:
    for article in own():
        for start, end, names in article["references"]:
            assert article["body"][start:end]
            assert all(name in article["body"] for name in names)


def test_most_of_what_is_learnt_from_is_told_by_it() -> None:
    examples = list(examples_of(own()))
    shares = Model(TEMPLATES, OF_NONE, [], PENALTY).fit([one.choice() for one in examples]).shares()
    given = [Antecedents(shares)(one.anaphor, one.antecedents) for one in examples]
    named = [(chances, one.right) for chances, one in zip(given, examples, strict=True) if any(one.right)]
    found = sum(right[max(range(len(right)), key=chances.__getitem__)] for chances, right in named)
    assert found > 0.6 * len(named)
