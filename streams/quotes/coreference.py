"""Whom a pronoun means."""

from typing import Final

from streams.quotes.entities import Entity
from streams.quotes.lexicon import Lexicon
from streams.text.document import Document, FieldName

_HE: Final = frozenset({"he", "him", "his", "himself"})
_SHE: Final = frozenset({"she", "her", "hers", "herself"})
PRONOUNS: Final = _HE | _SHE | {"i", "we", "me", "us", "they", "them", "their", "it", "its"}


def resolve_pronouns(
    document: Document,
    mentions: list[tuple[FieldName, int, bool, int | None]],
    entities: list[Entity],
    lex: Lexicon,
) -> list[int | None]:
    """The entity of every mention, those of "he" and "she" filled in."""
    resolved = [entity for _, _, _, entity in mentions]
    last: dict[str, int] = {}
    for n, (field, first, is_pronoun, entity) in enumerate(mentions):
        if is_pronoun:
            word = document[field].words[first].lower()
            sex = "m" if word in _HE else "f" if word in _SHE else None
            if sex is not None:
                resolved[n] = last.get(sex)
        elif entity is not None and entities[entity].type == "person":
            person = entities[entity]
            share = lex.given_names.get(person.words[0], 50)
            sex = person.titled_gender or ("f" if share > 85 else "m" if share < 15 else "")
            for s in "mf":
                if sex in (s, ""):
                    last[s] = entity
    return resolved
