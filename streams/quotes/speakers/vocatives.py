"""Who is spoken to by name: nobody addresses himself."""

from streams.quotes.cast.cast import Cast
from streams.quotes.model import Speaker
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_ENDS
from streams.text.ranges import Range


def is_addressed(field: TextField, content: Range, speaker: Speaker) -> bool:
    """Whether quoted ``content`` calls ``speaker`` by one of his names: "How many, Jane?", "Jane, how many?"."""
    if speaker.type != "person":
        return False
    words, (start, end) = field.words, content
    names = set(speaker.name.split())
    for index in range(start, end):
        if words[index] in names:
            following = words[index + 1] if index + 1 < end else "."
            closes = index > start and words[index - 1] == "," and following in SENTENCE_ENDS
            if closes or (index == start and following == ","):
                return True
    return False


def who_addresses(cast: Cast, field: TextField, content: Range, addressed: Speaker) -> Speaker | None:
    """Whoever begins the sentence before ``content`` and is not the one who is ``addressed``, if anybody does."""
    number = field.sentence_at(content.start) - 1
    if number < 0 or field.paragraph_at(content.start) != field.paragraph_at(field.sentences[number].start):
        return None
    before = field.sentences[number]
    people = (mention for mention in cast.mentions.within(field.name, *before) if mention.kind == "person")
    subject = next((mention for mention in people if mention.lead <= before.start + 1), None)
    speaker = None if subject is None else cast.speaker(subject)
    return None if speaker is None or speaker.name == addressed.name else speaker
