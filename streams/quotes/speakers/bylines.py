"""Who wrote an article, a letter or a post, by what it says itself: whom its "I" means."""

from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.quotes.layout.bylines import is_author, is_line
from streams.text.document import TextField
from streams.text.tokens import word_at

_SENDER: Final = "from"
_HEAD: Final = 6
"""Lines of a letter among which its greeting is."""


def author(cast: Cast) -> Mention | None:
    """The person who wrote the article by a line of its own: "By Jane Roe", "From: Jane Roe", or who heads or signs it.

    None if nobody does. A name alone heads or signs what is told in the first person: that is for the caller to know.
    """
    field = cast.document.body
    people = [each for each in cast.mentions.within(field.name, 0, len(field.words)) if each.kind == "person"]
    told = next((each for each in people if is_author(field, each.lead) or _sends(field, each)), None)
    if told is not None or not people:
        return told
    ends = people[:1] + (people[-1:] if _is_letter(field) else [])
    return next((each for each in ends if _stands_alone(field, each)), None)


def _sends(field: TextField, mention: Mention) -> bool:
    """Whether ``mention`` is who sends a letter, by its head: "From: Jane Roe, Chief Executive"."""
    line = field.paragraph_of(mention.start)
    words = [word.lower() for word in field.words[line.start : mention.lead] if word.isalpha() or word == ":"]
    return words == [_SENDER, ":"] and is_line(field, line)


def _is_letter(field: TextField) -> bool:
    """Whether one of the first lines greets: "Dear all,"; who signs a letter wrote it, a last line may be a caption."""
    return any(field.words[line.end - 1] == "," for line in field.paragraphs[:_HEAD])


def _stands_alone(field: TextField, mention: Mention) -> bool:
    """Whether ``mention`` begins the first paragraph, or is all of the last one, and no word goes on there."""
    line = field.paragraph_of(mention.start)
    words = field.words[line.start : mention.lead]
    if line.end == len(field.words):
        words += field.words[mention.end :]
    elif line.start > 0:
        return False
    following = word_at(field.words, mention.end, ".")
    is_alone = following != "," and (
        not following[0].isalnum() or mention.end == line.end
    )  # "Mr. Roe,": a letter to him
    return is_alone and is_line(field, line) and not any(word[0].isalnum() for word in words)
