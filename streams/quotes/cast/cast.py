"""The cast of an article: everybody and everything it names, and whom each mention means."""

from bisect import bisect_right
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final, NamedTuple

from streams.quotes.cast.affiliations import Affiliation, Affiliations
from streams.quotes.cast.constituents import Constituent
from streams.quotes.cast.descriptions import Descriptions
from streams.quotes.cast.learnt import Learnt
from streams.quotes.cast.noun_phrases import NounPhrases, Source, before_parenthesis
from streams.quotes.cast.organizations import Organizations, likely
from streams.quotes.cast.publications import letter_writer, publisher
from streams.quotes.cast.role_complements import RoleComplements
from streams.quotes.cast.role_modifiers import RoleModifiers
from streams.quotes.cast.speaker_types import SpeakerTypes, features_of, is_described
from streams.quotes.coreference.mentions import Mention, Mentions, is_place, mentions_of
from streams.quotes.coreference.resolver import Meant, Resolver
from streams.quotes.layout.layout import Layout
from streams.quotes.layout.posts import Post
from streams.quotes.model import Speaker, SpeakerType
from streams.quotes.names.definitions import definitions_in
from streams.quotes.names.entities import Entity, EntityType, FieldRange
from streams.quotes.names.grouping import grouped
from streams.quotes.names.joints import NICKNAME_MARKS
from streams.quotes.names.reader import NameReader
from streams.quotes.names.titles import titles_start
from streams.quotes.roles.conference_calls import ConferenceCall
from streams.quotes.roles.reader import RoleReader
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, FieldName, Span, TextField
from streams.text.glyphs import CLITICS, HYPHENS, POSSESSIVE
from streams.text.ranges import Range
from streams.text.segmentation import is_abbreviated
from streams.text.tokens import word_at

_SPEAKER_TYPES: Final[dict[EntityType, SpeakerType]] = {
    "person": "person",
    "organization": "organization",
    "place": "organization",  # its government: "Berlin said"
}
_ITS: Final = "its"
_FULLER: Final = 0.8
"""How sure it is that "the administration" is the one that is named; a guess, for few articles in view have one."""
_SURE: Final = 0.7
"""How sure it has to be whom "she" means for what her clause says to be hers."""
_BARE: Final = 2
"""Tokens of a noun with its article."""
_MAX_NAME: Final = 16
"""Tokens looked back over for a name before a parenthesis."""
_MAX_TITLE: Final = 16
"""Tokens of a title with the name after it, at most."""


_Employed = tuple[str | None, Span | None, float | None]
"""A speaker's affiliation, where the text says so, and how likely it is right; None if it does not tell."""


class _Told(NamedTuple):
    """What an article tells of somebody or something that it names."""

    name: str
    """The fullest."""
    type: SpeakerType
    role: str | None
    employed: _Employed


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in an article."""

    document: Document
    layouts: list[Layout]
    mentions: Mentions
    entities: list[Entity]
    lex: Lexicon
    _organizations: Organizations
    _descriptions: Descriptions
    _noun_phrases: NounPhrases
    _affiliations: Affiliations
    _role_modifiers: RoleModifiers
    _role_complements: RoleComplements
    _types: SpeakerTypes
    _told: dict[int, _Told]
    """What the article tells of those who have been asked for, by their numbers."""

    @classmethod
    def of(cls, document: Document, layouts: list[Layout], lex: Lexicon, learnt: Learnt) -> "Cast":
        """Read ``document`` for its names, and work out whom its pronouns mean.

        Args:
            document: The article.
            layouts: The layout of its fields.
            lex: Word lists.
            learnt: What finds whom pronouns mean, to whom people belong, and what speakers are.
        """
        parts = [
            (field, layout, NameReader(field, lex, layout.labels, layout.datelines).names())
            for field, layout in zip(document.fields, layouts, strict=True)
        ]
        defined = [found for _, layout, names in parts for found in definitions_in(names, layout.asides)]
        register = grouped([name for _, _, names in parts for name in names], lex, defined)
        readers = [RoleReader(field, names, register, layout.labels) for field, layout, names in parts]
        for reader in readers:
            reader.note_all()
        entities = register.entities
        (_, _, title), (body, layout, names) = parts
        ConferenceCall(document.title, body, layout.labels, names, lex).note(title, entities)
        mentions = Mentions(
            *(
                mentions_of(
                    field, names, entities, lex, Resolver(field, layout.quotations, entities, lex, learnt.ranking)
                )
                for field, layout, names in parts
            )
        )
        of_title, of_body = readers
        for mention in mentions:
            if mention.kind == "pronoun" and mention.entity is not None and mention.probability >= _SURE:
                reader = of_title if mention.field == "title" else of_body
                reader.note_meant(mention.start, entities[mention.entity])
        organizations = Organizations(document, mentions, entities, lex, learnt.antecedents)
        for entity in entities:
            if entity.owner is not None and not entity.ties:
                owner = likely(organizations.owner(entity.owner)).entity
                entity.principals |= set() if owner is None else {owner}
        descriptions = Descriptions(document, organizations, mentions, entities, lex)
        affiliations = Affiliations(document, mentions, register, organizations, lex, learnt.employment)
        return cls(
            document,
            layouts,
            mentions,
            entities,
            lex,
            organizations,
            descriptions,
            NounPhrases(lex),
            affiliations,
            RoleModifiers(document, mentions, entities, lex),
            RoleComplements(document, mentions, entities, lex),
            learnt.types,
            {},
        )

    def speaker(self, mention: Mention, start: int = 0) -> Speaker:
        """Who speaks, if ``mention`` names the speaker; its title counts from token ``start`` on."""
        lead = min(max(mention.lead, start), mention.start)
        span = self.document[mention.field].span(lead, mention.end)
        meant = Meant(mention.entity, mention.probability)
        if meant.entity is None and self.document.text(span).lower() == "it":
            writer = letter_writer(self.document[mention.field], self.mentions, self._quoted_from(mention), self.lex)
            at = FieldRange(mention.field, mention.start, mention.end)
            meant = likely(self._organizations.called(at)) if writer is None else Meant(writer.entity)
        if meant.entity is not None:
            return self._speaker(meant.entity, span, meant.probability)
        kind: SpeakerType = "pronoun" if mention.kind == "pronoun" else "unknown"
        return Speaker(self._name(span), kind, span, anonymous=True)

    def _quoted_from(self, pronoun: Mention) -> int:
        """The token at which the quotation begins that ends directly before ``pronoun``; its own if none does."""
        quotations = self.layouts[0 if pronoun.field == "title" else 1].quotations
        last = bisect_right(quotations, pronoun.start, key=attrgetter("end")) - 1
        return quotations[last].start if last >= 0 and quotations[last].end >= pronoun.start - 1 else pronoun.start

    def speaker_of_span(self, field: FieldName, start: int, end: int) -> Speaker:
        """Who speaks, if tokens ``start`` up to ``end`` of ``field``, a noun phrase, name the speaker."""
        name = self.mentions.covering(field, start)
        if name is not None and (name.start, name.end) == (start, end):
            return self.speaker(name, start)
        return self._speaker_of_phrase(field, start, end)

    def _speaker_of_phrase(self, field: FieldName, start: int, end: int) -> Speaker:
        """Who speaks, if the noun phrase of these tokens, which is more or less than a name, names the speaker."""
        words = self.document[field].words
        end = self._dash(self.document[field], start, end)
        start, end = self._whole_names(field, start, end)
        if (named := self._name_around(field, start, end)) is not None:
            return self.speaker(*named)
        inside = self.mentions.within(field, start, end + 1)
        if inside and inside[-1].end > end:
            if words[end] == "." or words[end] in CLITICS:
                # "Robert Hale Jr" without the full stop that belongs to it, "Acme Corp" of "Acme Corp. CEO Jane Roe",
                # "McDonald" of "McDonald's CEO Jane Roe"
                inside += self._titled_at(field, end + 1)
                end = inside[-1].end
            else:
                inside.pop()
        if len(inside) == 1 and inside[0].end == end and inside[0].lead <= start:
            return self.speaker(inside[0], start)
        source = self._taken_apart(words, inside, Range(start, end))
        if source.head is not None:
            speaker = self.speaker(inside[source.head], start)
            others = (self.speaker(inside[number], start) for number in source.others)
            also = tuple(other for other in others if other.name != speaker.name)
            return replace(speaker, also=also) if also else speaker
        span = self.document[field].span(*source.phrase)
        if end - start == 2 and words[start] == "@":
            bearer = self._descriptions.bearer(words[start + 1])
            if bearer is not None:
                return self._speaker(bearer, self.document[field].span(start, end))
        meant = self._publisher(words, field, inside, source)
        if meant.entity is None and self._is_whole(words, source):
            modifiers = self.mentions.within(field, *source.core)
            meant = self._descriptions.resolve(self.document[field], source.core, modifiers)
        if meant.entity is not None:
            return self._speaker(meant.entity, span, meant.probability)
        apposed = self._named_after(self.document[field], source, end)
        return self._described(words, source, inside, span) if apposed is None else self.speaker(apposed)

    def _is_whole(self, words: list[str], source: Source) -> bool:
        """Whether nothing behind the head noun of ``source`` tells more of it: "the largest retailer [by] sales"."""
        core, superlative = source.core, self.lex.grammar.adjectives.superlative
        if core == source.phrase or words[core.end] == ",":
            return True
        return words[core.end] == "by" and not superlative.isdisjoint(words[core.start : core.end])

    def _taken_apart(self, words: list[str], inside: list[Mention], source: Range) -> Source:
        """The noun phrase ``source``, with the mentions ``inside`` it."""
        parts = [
            Constituent(max(mention.lead, source.start), mention.end, mention.kind == "person", self.is_place(mention))
            for mention in inside
        ]
        return self._noun_phrases.take_apart(words, parts, source)

    def core(self, field: FieldName, source: Range) -> Range:
        """The noun phrase ``source`` up to and with its head noun."""
        return self._taken_apart(self.document[field].words, self.mentions.within(field, *source), source).core

    def _publisher(self, words: list[str], field: FieldName, inside: list[Mention], source: Source) -> Meant:
        """Whose publication the noun phrase ``source`` is: "a report by Acme", "its annual report"; nobody if none."""
        meant = publisher(words, inside, source, self.lex, self.is_place)
        owner = None if meant is not None else self._owner_of_publication(words, source.core)
        return Meant(meant) if owner is None else likely(self._organizations.owner(FieldRange(field, owner, owner + 1)))

    def _owner_of_publication(self, words: list[str], core: Range) -> int | None:
        """The token that tells whose publication ``core`` is without a name: "its report", "the company's report"."""
        noun, opening = words[core.end - 1].lower(), words[core.start].lower()
        if noun not in self.lex.publication_nouns or noun in self.lex.grammar.nouns.claims:  # of whoever sued
            return None
        owners = [at for at in range(core.start, core.end) if words[at] in POSSESSIVE]
        if not owners:
            return core.start if opening == _ITS else None
        owner = owners[0] - 1
        is_body = len(owners) == 1 and words[owner] in self.lex.organization_descriptions
        return owner if is_body and opening in self.lex.grammar.determiners.definite else None

    def _whole_names(self, field: FieldName, start: int, end: int) -> tuple[int, int]:
        """Tokens ``start`` to ``end`` with all of the names that they cut: "Ida" of "Ida Lund"."""
        words = self.document[field].words
        first, last = self.mentions.covering(field, start), self.mentions.covering(field, end - 1)
        if first is not None:
            start = first.start
        if last is not None and last.kind == "person" and end < len(words) and words[end] not in HYPHENS:
            end = max(end, last.end)
        return start, end

    def _named_after(self, field: TextField, source: Source, end: int) -> Mention | None:
        """The person in apposition after a noun phrase without a name: "its finance chief[, Jane Roe,] said"."""
        words = field.words
        is_somebody = words[source.core.end - 1].lower() in self.lex.somebody
        if not is_somebody or word_at(words, end) != ",":
            return None
        named = next(iter(self._titled_at(field.name, end + 1)), None)
        follows = "." if named is None else word_at(words, named.end, ".")
        return None if follows[0].isalnum() and follows not in self.lex.speech_verbs else named

    def speaker_of_label(self, field: FieldName, start: int, end: int) -> Speaker:
        """Who speaks, if tokens ``start`` up to ``end`` of ``field`` label what is said in a transcript."""
        speaker = self.speaker_of_span(field, start, end)
        if speaker.type in ("person", "organization"):
            return speaker
        words = self.document[field].words[start:end]
        holder = self._descriptions.bearer(words[-1]) if words[-1].isidentifier() else None
        if holder is None:
            holder = self._descriptions.holder(self.document[field], Range(start, end))
        return replace(speaker, anonymous=False) if holder is None else self._speaker(holder, speaker.mention)

    def speaker_of_post(self, field: FieldName, post: Post) -> Speaker:
        """Who wrote ``post``: whom its handle plainly is, or its signature names; else what the page calls him."""
        speaker, bearer = self.speaker_of_span(field, *post.author), self._descriptions.bearer(post.handle)
        span = self.document[field].span(*post.author)
        if bearer is not None and speaker.type != "person":
            return self._speaker(bearer, span)
        is_known = speaker.type in ("person", "organization") and not speaker.anonymous
        return speaker if is_known else Speaker(self.document.text(span), "unknown", span)

    def _dash(self, field: TextField, start: int, end: int) -> int:
        """Where a hyphen with space on both sides, a dash then, ends the noun phrase of these tokens; else ``end``."""
        for index in range(start + 1, end - 1):
            if field.words[index] in HYPHENS and not (field.is_glued(index) or field.is_glued(index + 1)):
                return index
        return end

    def is_place(self, mention: Mention) -> bool:
        """Whether ``mention`` means a place."""
        return is_place(mention, self.entities)

    def _name_around(self, field: FieldName, start: int, end: int) -> tuple[Mention, int] | None:
        """The name that tokens ``start`` up to ``end`` are only a part of, and where it or its title begins there."""
        words = self.document[field].words
        opening = before_parenthesis(words, end)
        if opening < start:  # "ACM)" of "Acme Corp. (NYSE: ACM)"
            named = self.mentions.within(field, max(0, opening - _MAX_NAME), opening)
            return (named[-1], 0) if named and named[-1].end == opening else None
        whole = self.mentions.ending_at(field, end)
        if whole is None and word_at(words, end) == ".":
            whole = self.mentions.ending_at(field, end + 1)  # "Inc" of "Acme Inc."
        if whole is not None and whole.start < start:
            return whole, 0  # "Jones" of "Smith-Jones"
        if end < len(words) and words[end] in NICKNAME_MARKS:  # "William" of "William "Bill" Roe"
            named = self.mentions.within(field, start, end + _MAX_NAME)
            return next(((each, start) for each in named if each.start < end < each.end), None)
        return None

    def _titled_at(self, field: FieldName, token: int) -> list[Mention]:
        """The person whose title begins at ``token``, if one does."""
        following = self.mentions.within(field, token, token + _MAX_TITLE)
        return [mention for mention in following if mention.kind == "person" and mention.lead == token][:1]

    def name_of(self, index: int) -> str:
        """The fullest name of the entity ``index``."""
        entity = self.entities[index]
        return self._text(entity.name) + (f" {self._text(entity.shared)}" if entity.shared is not None else "")

    def speaker_of_entity(self, index: int) -> Speaker:
        """The entity ``index`` as a speaker, where it is named best."""
        place = self.entities[index].name
        return self._speaker(index, self.document[place.field].span(place.start, place.end))

    def _speaker(self, index: int, span: Span, identity: float = 1.0) -> Speaker:
        """The entity ``index`` as a speaker, whom ``span`` means with probability ``identity``."""
        told = self._told.get(index)
        if told is None:
            told = self._told[index] = self._told_of(index)
        return Speaker(told.name, told.type, span, told.role, *told.employed, identity=identity)

    def _told_of(self, index: int) -> _Told:
        """What the article tells of the entity ``index``."""
        employer = self._affiliations.of_entity(index) if self.entities[index].type == "person" else None
        role = self._role(index, None if employer is None else employer.organization)
        return _Told(self.name_of(index), self._type(index), role, self._employed(employer))

    def _role(self, index: int, employer: int | None) -> str | None:
        """What the entity ``index`` is, with its field: "storm director", though not whose, if it is ``employer``."""
        role = self.entities[index].role
        if role is None:
            return None
        start, end = self._role_modifiers.start(role, employer), self._role_complements.end(role, index, employer)
        words, nouns = self.document[role.field].words, self.lex.grammar.nouns
        if words[end - 1].lower() in nouns.of_peers and end - start > 1 and words[end - 2].lower() in self.lex.roles:
            end -= 1  # "Energy Minister Prince Zqx"
        text = self._text(self._with_full_stop(FieldRange(role.field, start, end)))
        return text.removesuffix("s") if end == role.end and self._is_of_several(words[end - 1].lower()) else text

    def _is_of_several(self, office: str) -> bool:
        """Whether ``office``, lower case, is that of several who share it: "analysts" Jane Roe and Max Feld."""
        return office.endswith("s") and office not in self.lex.roles and office.removesuffix("s") in self.lex.roles

    def _type(self, index: int) -> SpeakerType:
        """What the entity ``index`` is as a speaker."""
        entity = self.entities[index]
        if entity.type != "unknown":
            return _SPEAKER_TYPES[entity.type]
        name = " ".join(entity.words)
        if name in self.lex.known_bodies or name in self.lex.known_agencies or name in self.lex.parties:
            return "organization"
        singular = entity.words[-1].removesuffix("s")
        if self.lex.are_people(entity.words[-1]) or singular in self.lex.demonyms or self.lex.compatriots.get(singular):
            return "unknown"  # "U.K. Farmers", "Christians", "Britons"
        mentions = self.mentions.of(index)
        if any(is_described(self.document[each.field].words, each, self.lex) for each in mentions):
            return "unknown"
        if len(entity.words) == 1 and all(each.field == "title" for each in mentions):
            return "unknown"  # headlines have people's surnames alone, too
        features = features_of(self.document, entity, mentions, self.lex)
        return "organization" if self._types.is_organization(features) else "unknown"

    def _employed(self, by: Affiliation | None) -> _Employed:
        """The affiliation of who belongs there that ``by`` says."""
        if by is None:
            return None, None, None
        at = self.document[by.at.field].span(by.at.start, by.at.end)
        employer = self.entities[by.organization]
        return employer.called or self._text(employer.name), at, round(by.probability, 3)

    def _with_full_stop(self, role: FieldRange) -> FieldRange:
        """``role`` with the full stop that belongs to an abbreviated title: "Sen."."""
        field, end = self.document[role.field], role.end
        stands = word_at(field.words, end) == "." and field.is_glued(end)
        return role._replace(end=end + 1) if stands and is_abbreviated(field.words[end - 1]) else role

    def _described(self, words: list[str], source: Source, inside: list[Mention], span: Span) -> Speaker:
        """Somebody whom the article does not name: "an Acme spokesman", "two people familiar with the plan"."""
        noun = words[source.core.end - 1].lower()
        name = self._name(span)
        opening = words[source.core.start].lower()
        is_body = noun in self.lex.public_bodies and opening in self.lex.grammar.determiners.definite
        if is_body or noun not in self.lex.somebody:
            return self._described_thing(words, source, inside, span)
        field, end = self.document[span.field], source.core.end
        employing = [
            mention
            for number, mention in enumerate(inside)
            if not self._noun_phrases.modifies_a_name(words, inside, number)
        ]
        phrase = FieldRange(span.field, source.phrase.start, source.phrase.end)
        employer = self._affiliations.of_description(phrase, end - 1, employing)
        title = field.span(titles_start(field, self.lex, end - 1, source.core.start, capitals=False), end)
        is_acronym = words[end - 1].removesuffix("s").isupper() and noun not in self.lex.english_words  # "MPs"
        is_plain = title.start == field.starts[end - 1] and not is_acronym
        role = noun if is_plain else self._name(title)
        is_known = noun in self.lex.grammar.nouns.spokespeople or self._holds_an_office(words, source.core)
        anonymous = employer is None and not is_known
        return Speaker(name, "role", span, role, *self._employed(employer), anonymous)

    def _described_thing(self, words: list[str], source: Source, inside: list[Mention], span: Span) -> Speaker:
        """What is no person and is described: "the Clinton campaign" has a name, "a US bank" none, nor has a poll.

        "The campaign" has the name of the one that is told of before.
        """
        core, determiners = source.core, self.lex.grammar.determiners
        opening, noun = words[core.start].lower(), words[core.end - 1].lower()
        is_body = noun in self.lex.organization_descriptions
        if not is_body and noun not in self.lex.grammar.nouns.named_by_owners:
            is_surname = self._labels_a_headline(span.field, words, core)
            return Speaker(self._name(span), "unknown", span, anonymous=not is_surname)
        goes_on = source.phrase.end > core.end and words[core.end] in self.lex.grammar.prepositions.of_bodies
        named = source.phrase if goes_on else core  # "the government of Norland", not "headed by Jane Roe"
        is_company = not self._descriptions.is_public(words, core.end - 1)
        named_by = [
            each
            for each in inside
            if each.end <= named.end and each.kind != "pronoun" and not (is_company and self.is_place(each))
            if not self._descriptions.is_thing(each)
        ]  # no "Singapore-based company", no "DeFi protocol"
        is_named = opening not in determiners.indefinite and named_by != []
        if is_named and (is_body or self._is_somebodys(words, core, inside)):
            start = named.start + (opening in determiners.definite)
            return Speaker(self._name(self.document[span.field].span(start, named.end)), "organization", span)
        is_bare = opening in determiners.definite and core.end - core.start == _BARE
        fuller = self._descriptions.fuller(span.field, core) if is_bare else None
        if fuller is not None:
            return Speaker(self._text(fuller), "organization", span, identity=_FULLER)
        return Speaker(self._name(span), "organization" if is_body else "unknown", span, anonymous=True)

    def _labels_a_headline(self, field: FieldName, words: list[str], core: Range) -> bool:
        """Whether one word before the colon of a headline may be a name, though it is any word: "Cook: We grew"."""
        word, lex = words[core.start].lower(), self.lex
        is_label = field == "title" and core == Range(0, 1) and word_at(words, 1) == ":"
        is_label = is_label and not self.document.body.words  # there the text tells who says it
        kinds = (lex.title_words, lex.publication_nouns, lex.headline_sources, lex.organization_nouns, lex.closed_class)
        return is_label and not any(word in kind or word.removesuffix("s") in kind for kind in kinds)

    def _is_somebodys(self, words: list[str], core: Range, inside: list[Mention]) -> bool:
        """Whether a name tells whose ``core`` is: "the Obama administration", "Powell's office"."""
        named = [each for each in inside if each.kind != "pronoun" and each.end < core.end]
        if not named or not self.lex.closed_class.isdisjoint(words[core.start + 1 : core.end]):
            return False
        is_definite = words[core.start].lower() in self.lex.grammar.determiners.definite
        return is_definite or (named[0].lead <= core.start and words[named[0].end] in POSSESSIVE)

    def _holds_an_office(self, words: list[str], core: Range) -> bool:
        """Whether "the" and a possessor single out the holder of an office: "the finance minister", "its chairman"."""
        opening = words[core.start].lower()
        determiners = self.lex.grammar.determiners
        is_definite = opening in determiners.definite or opening in determiners.possessive
        return is_definite and words[core.end - 1].lower() in self.lex.roles

    def _text(self, place: FieldRange) -> str:
        return self._name(self.document[place.field].span(place.start, place.end))

    def _name(self, span: Span) -> str:
        """What ``span`` says on one line, with plain spaces: "Jane Roe" whatever space or line end is between."""
        return " ".join(self.document.text(span).split())
