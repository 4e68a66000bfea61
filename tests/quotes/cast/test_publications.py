"""Who speaks in what is published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.cast.noun_phrases import Source
from streams.quotes.cast.publications import publisher
from streams.quotes.coreference.mentions import Mention
from streams.text.ranges import Range
from tests.quotes.documents import LEX, cast_of, speaker_of

PUBLISHERS = [
    pytest.param("Acme's report| said so", "Acme", id="an owner"),
    pytest.param("Acme's latest report| said so", "Acme", id="an owner before an adjective"),
    pytest.param("Acme Corp. report| said so", "Acme Corp.", id="an organization directly before"),
    pytest.param("Zqx report| said so", "Zqx", id="any name directly before"),
    pytest.param("Ida Lund report| said so", None, id="no person directly before"),
    pytest.param("Acme's reports| said so", "Acme", id="several reports"),
    pytest.param("Acme's letters| said so", "Acme", id="several letters"),
    pytest.param("Acme's 10-K| said so", "Acme", id="a form that companies file"),
    pytest.param("Acme's B-K| said so", None, id="not of another letter"),
    pytest.param("Acme's house| said so", None, id="not of what is not published"),
    pytest.param("a report| by Acme said so", "Acme", id="an author behind by"),
    pytest.param("a report| from Acme said so", "Acme", id="an author behind from"),
    pytest.param("a report| by the small analyst Ida Lund said so", "Ida Lund", id="an author in a noun phrase"),
    pytest.param("a report| by the very very small and quite old and kind analyst Ida Lund said so", None,
                 id="no author far behind by"),
    pytest.param("a report| by Ida Lund's lawyers said so", None, id="no person whose people they are"),
    pytest.param("a report| by aides for Ida Lund said so", None, id="nobody for whom the authors work"),
    pytest.param("a report| from aides to Acme said so", None, id="nobody to whom it is sent"),
    pytest.param("a report| from analysts at Acme said so", "Acme", id="the authors' employer"),
    pytest.param("it fell, as data| from Acme said so", "Acme", id="an author behind a comma before the noun"),
    pytest.param("a report| on Acme said so", None, id="no subject of the report"),
    pytest.param("a report| by aides, Ida Lund said so", None, id="no name behind a comma"),
    pytest.param("a report| by Ida Lund aides said so", None, id="no person who only modifies"),
    pytest.param("a report| by Ida Lund and others said so", "Ida Lund", id="a person and others"),
    pytest.param("a report| by Acme aides said so", "Acme", id="an organization that modifies"),
    pytest.param("a report| on Globex by Acme said so", "Acme", id="an author behind the subject"),
    pytest.param("a report| on Acme's talks said so", None, id="no owner of something else"),
    pytest.param("a report| of Acme Corp. said so", None, id="no organization behind the noun"),
    pytest.param("talks by Acme and a report| said so", None, id="no author of something else"),
    pytest.param("a report| by him said so", None, id="no pronoun"),
    pytest.param("a report| said so", None, id="nobody"),
]  # fmt: skip


def published(text: str) -> str | None:
    """Whose the publication is that ends at the bar in ``text`` and goes on up to "said so"."""
    before, _, behind = text.partition("|")
    cast = cast_of(before + behind)
    field, end = cast.document.body, len(cast.document.body.words) - 2
    core = Range(0, sum(start < len(before) for start in field.starts))
    found = publisher(
        field.words, cast.mentions.within("body", 0, end), Source(None, core, Range(0, end)), LEX, lambda _: False
    )
    if found is None:
        return None
    name = cast.entities[found].name
    return cast.document.text(field.span(name.start, name.end))


@pytest.mark.parametrize(("text", "author"), PUBLISHERS)
def test_a_publication_has_an_author(text: str, author: str | None) -> None:
    assert published(text) == author


@given(st.lists(st.sampled_from("by from on Acme report the 's , aides and".split()), min_size=1), st.data())
def test_the_author_of_any_publication_is_mentioned_in_it(words: list[str], data: st.DataObject) -> None:
    head = data.draw(st.integers(1, len(words)))
    mentions = [Mention("body", at, at + 1, "organization", at, at) for at, word in enumerate(words) if word == "Acme"]
    found = publisher(words, mentions, Source(None, Range(0, head), Range(0, len(words))), LEX, lambda _: False)
    assert found is None or words[found] == "Acme"


SPEAKERS = [
    pytest.param("An analysis by economist Ida Lund said so.", "An analysis by economist Ida Lund", "Ida Lund",
                 "person",
                 id='"by" governs an author with a title'),
    pytest.param("A 2022 survey from Acme, a vendor, said so.", "A 2022 survey from Acme, a vendor", "Acme",
                 "organization", id='"from" governs an author in apposition'),
    pytest.param("Acme Robotics Inc. fell. Acme's filing said so.", "Acme's filing", "Acme Robotics Inc.",
                 "organization",
                 id="an owner is the author"),
    pytest.param("The Grain Trade Council met. The GTC report said so.", "The GTC report", "Grain Trade Council",
                 "organization",
                 id="an organization directly before the noun is the author"),
    pytest.param("Data from the on-chain analytics firm Acme said so.", "Data from the on-chain analytics firm Acme",
                 "Acme", "organization", id="a compound governs nothing"),
    pytest.param("A round-up of gadgets compiled by Acme said so.", "A round-up of gadgets compiled by Acme", "Acme",
                 "organization", id="who has made anything"),
    pytest.param("Acme Corp. fell. The company's statement said so.", "The company's statement", "Acme Corp.",
                 "organization", id="whose it is by a noun"),
    pytest.param("Acme Corp. fell. The company's lawsuit said so.", "The company's lawsuit", "The company's lawsuit",
                 "unknown", id="no suit"),
    pytest.param("An SEC filing said so.", "An SEC filing", "An SEC filing", "unknown",
                 id="a filing with a regulator is another's"),
    pytest.param("A Securities and Exchange Commission filing said so.", "A Securities and Exchange Commission filing",
                 "A Securities and Exchange Commission filing", "unknown", id="whose name may be written out"),
    pytest.param("An IMF document said so.", "An IMF document", "IMF", "organization", id="a body writes documents"),
    pytest.param("Witnesses produced by Acme said so.", "Witnesses produced by Acme", "Witnesses produced by Acme",
                 "role", id="nobody is made"),
    pytest.param("A firm issued by Acme said so.", "A firm issued by Acme", "A firm issued by Acme", "organization",
                 id="no organization"),
    pytest.param("Gadgets liked by Acme said so.", "Gadgets liked by Acme", "Gadgets liked by Acme", "unknown",
                 id="not who has done something else with it"),
    pytest.param("Acme's FedWatch tool said so.", "Acme's FedWatch tool", "Acme", "organization",
                 id="a tool tells what its owner has found"),
    pytest.param("The FBI summary said so.", "The FBI summary", "FBI", "organization", id="a summary is published"),
    pytest.param("Ida Lund wrote to him. Her letter said so.", "Her letter", "Ida Lund", "person", id="whose it is"),
    pytest.param("Acme rose. A letter to her said so.", "A letter to her", "A letter to her", "unknown",
                 id="not to whom it is"),
    pytest.param("An Acme report this week said so.", "An Acme report this week", "Acme", "organization",
                 id="when it came is no part of it"),
    pytest.param("A report on Acme said so.", "A report on Acme", "A report on Acme", "unknown",
                 id="what a report is on is no author"),
    pytest.param("A letter from Roe aides said so. Ida Roe left.", "A letter from Roe aides",
                 "A letter from Roe aides", "unknown",
                 id="a person who only modifies another noun is no author"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_an_author_speaks(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


@pytest.mark.parametrize(
    "what", ["data compiled", "response-time figures gathered", "two studies published", "a report into shops"]
)
def test_what_somebody_makes_is_their_words(what: str) -> None:
    source = f"{what} by Acme Corp."
    assert speaker_of(f"Sales fell, according to {source} on Monday.", source).name == "Acme Corp."


@pytest.mark.parametrize("verb", ["reviewed", "seen", "obtained"])
def test_who_has_read_a_memo_has_not_written_it(verb: str) -> None:
    assert speaker_of(f"Sales fell, according to a memo {verb} by Acme.", f"a memo {verb} by Acme").anonymous


@pytest.mark.parametrize(
    ("before", "name"),
    [
        pytest.param("Jane Roe's own letter was short.", "Jane Roe", id="a letter"),
        pytest.param("Jane Roe's memo was long.", "Jane Roe", id="a memo"),
        pytest.param("The letter was short.", "Zqx Corp.", id="nobody's"),
        pytest.param("Jane Roe's house was small.", "Zqx Corp.", id="no letter"),
    ],
)
def test_it_is_whoever_wrote_the_letter_of_the_sentence_before(before: str, name: str) -> None:
    assert speaker_of(f'Zqx Corp. met Jane Roe. {before} "Welcome," it began.', "it").name == name
