"""Closed classes of words: what belongs together, what differs, and what no list may have."""

from dataclasses import fields, is_dataclass

import pytest

from streams.quotes.words import families, parts_of_speech
from streams.quotes.words.grammar import Grammar
from tests.quotes.documents import LEX

GRAMMAR = LEX.grammar
LISTS = {
    f"{table.name}.{key.name}": getattr(getattr(GRAMMAR, table.name), key.name)
    for table in fields(Grammar)
    for key in fields(getattr(GRAMMAR, table.name))
}
AS_WRITTEN = {
    "given_names.months",
    "given_names.after_surnames",
    "given_names.like_other_words",
    "acronyms.like_pronouns",
    "acronyms.with_digits",
    "affixes.generations_as_written",
    "affixes.partners",
    "phrases.slugs",
}
"""Lists of words that mean something else in lower case."""


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_words_and_each_stands_as_a_text_would_have_it(name: str) -> None:
    words = LISTS[name]
    assert words
    assert all(word == word.strip() != "" for word in words)
    assert name in AS_WRITTEN or all(word == word.lower() for word in words)


def test_every_part_of_speech_and_family_is_a_table_of_the_grammar() -> None:
    kinds = [*vars(parts_of_speech).values(), *vars(families).values()]
    classes = {kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)}
    assert {type(getattr(GRAMMAR, table.name)) for table in fields(Grammar)} == classes


def test_a_table_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        GRAMMAR.verbs.asking = frozenset()  # type: ignore[misc]


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        pytest.param("determiners.gendered", "determiners.possessive", id="what tells a sex tells an owner"),
        pytest.param("determiners.all", "determiners.in_noun_phrases", id="any determiner begins a noun phrase"),
        pytest.param("prepositions.of_workplaces", "prepositions.of_offices", id="where one works one has an office"),
        pytest.param("nouns.spokespeople", "nouns.employees", id="who speaks for a firm works for it"),
        pytest.param("times.months_like_names", "times.months", id="months are months whatever else they are"),
        pytest.param("times.weekdays", "times.nouns", id="a weekday says when by itself"),
        pytest.param("pronouns.interrogative", "phrases.no_verbs", id="what asks is no verb"),
        pytest.param("conjunctions.purely_coordinating", "phrases.without_nouns", id="a conjunction names nobody"),
    ],
)
def test_a_narrower_class_is_part_of_a_wider_one(inner: str, outer: str) -> None:
    assert LISTS[inner] < LISTS[outer]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("determiners.definite", "determiners.indefinite", id="what is known and what is introduced"),
        pytest.param("pronouns.subjects", "pronouns.objects", id="who acts and who is acted on"),
        pytest.param("verbs.asking", "verbs.saying_plainly", id="who asks says nothing"),
        pytest.param("affixes.before_roles", "affixes.after_roles", id="what stands before and after a role"),
        pytest.param("nouns.makers", "nouns.employees", id="what a firm is and what people are in it"),
    ],
)
def test_classes_that_a_rule_tells_apart_share_no_word(one: str, other: str) -> None:
    assert LISTS[one].isdisjoint(LISTS[other])


@pytest.mark.parametrize(
    ("word", "has", "has_not"),
    [
        pytest.param("that", "pronouns.relative_of_things", "pronouns.interrogative", id="that asks nothing"),
        pytest.param("with", "prepositions.in_noun_phrases", "prepositions.never_of_clauses", id="with begins clauses"),
        pytest.param("who", "pronouns.relative", "pronouns.relative_of_things", id="who is a person"),
        pytest.param("no", "interjections.answers", "determiners.all", id="no is an answer"),
        pytest.param("the", "phrases.in_names", "prepositions.in_names", id="the stands in names after a preposition"),
    ],
)
def test_what_differs_in_a_word_differs_in_its_list(word: str, has: str, has_not: str) -> None:
    assert word in LISTS[has]
    assert word not in LISTS[has_not]
