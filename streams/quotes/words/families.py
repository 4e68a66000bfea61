"""Families of words that are no part of speech: times, names, affixes, phrases, a class for each.

Their words are in ``data/words/grammar.toml``.
"""

from dataclasses import dataclass

from streams.data.tables import Words


@dataclass(frozen=True, slots=True)
class Times:
    """What says when, whatever part of speech it is."""

    weekdays: Words
    beginnings: Words
    """What a time after a name begins with: Acme "last" month."""
    nouns: Words
    """What a time has at least one of."""
    before_months: Words
    """What stands before a month and before no given name: "in" June."""
    months_like_names: Words
    """Months that are given names too."""
    months: Words
    """In full and abbreviated."""


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names that are other words too, as they are written."""

    months: Words
    """Short forms of months."""
    after_surnames: Words
    """Those that may stand after a surname."""
    more_than_words: Words
    """Lower case: words that are names first, whatever stands behind them: "Peter" Smith."""
    like_other_words: Words
    """All of them: function words and short forms of months."""


@dataclass(frozen=True, slots=True)
class Acronyms:
    """Names of initials that are other words too, as they are written."""

    like_pronouns: Words
    with_digits: Words
    """Companies whose names begin with a digit, no word in small letters being in them: "3M" is no measure."""
    of_states: Words
    """Lower case; names begin with them that they do not stand for: "US Airways"."""
    of_central_banks: Words
    """Lower case, with other words that are in central banks' names and no banks': "reserve"."""
    of_registrars: Words
    """Lower case; others' filings are made with them."""


@dataclass(frozen=True, slots=True)
class Affixes:
    """What stands before or after a word and belongs to it."""

    domains: Words
    """What a full stop joins to the name before it: "Example.org"."""
    generations: Words
    """After a person's name: "Jr"."""
    before_roles: Words
    """What a hyphen joins to the role after it: "co"-founder."""
    after_roles: Words
    """What a hyphen joins to the role before it: president-"elect"."""
    after_places: Words
    """What a hyphen joins to the place before it: London-"based"."""
    partners: Words
    """Behind a firm's name and "and", for those whom it does not tell: Arthur Andersen and "Co"."""
    generations_as_written: Words
    """After a name: "Jr."."""
    negative: Words
    """Of auxiliaries: "did" with "n't"."""
    plural: Words
    """Of nouns for people."""


@dataclass(frozen=True, slots=True)
class Contractions:
    """What is written shorter than it is."""

    elided: Words
    """After an apostrophe for what is left out at their beginning, without it: "em", "til"."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """What phrases consist of, whatever part of speech it is."""

    in_names: Words
    """Lower case words inside the names of organizations: Office "of the" Mayor."""
    not_in_acronyms: Words
    """What an acronym leaves out."""
    in_portfolios: Words
    """What joins what a minister is for."""
    in_offices: Words
    """Lower case words inside titles."""
    before_now: Words
    """Between a past role and what the same person is now: a former executive "who is" now a lawyer."""
    after_nouns: Words
    """What joins a noun to the next one in its phrase."""
    no_verbs: Words
    """What may follow a name and is no verb."""
    no_nouns: Words
    """What may stand before a name and is no noun."""
    after_appositions: Words
    """What follows the noun of an apposition."""
    of_the: Words
    """"Of the", of several, in French and Italian names: Compagnie "des" Machines."""
    after_authors: Words
    """What may follow a person who is an author, and makes no other noun phrase of it."""
    without_nouns: Words
    """What alone names nobody: "But"."""
    within_bodies: Words
    """Behind these the name of a body or a place goes on, wherever they stand: Marks "and" Spencer, "New" York."""
    before_told: Words
    """What stands between whom somebody tells and the quotation: told managers "to" “wait”."""
    before_nouns: Words
    """Directly after these no finite verb stands: "after" reports."""
    of_two: Words
    """What tells that two are meant: "both" companies, the "pair"."""
    of_times: Words
    """What names nobody if it says when: "last" month."""
    idioms: Words
    """Of two words, that look like a source and its cue: "that said"."""
    of_calls: Words
    """Before "call" in the heading of a transcript: "earnings" call."""
    opening_headlines: Words
    """What headlines begin with that say nothing: "Meet", "Live"."""
    slugs: Words
    """What wire services put before a headline with a hyphen, as they are written: "EXCLUSIVE"-."""
    of_interviewers: Words
    """Of two words, before the name of who asks in an interview: "interview by"."""
    before_interviewees: Words
    """Between who answers in an interview and who asks, if nothing else tells: Jane Roe "tells" Bo Lund."""
    of_editing: Words
    """What was done to an interview: "condensed"."""
    of_edited: Words
    """To what, and why: this "conversation" was edited for "clarity"."""
    of_posts: Words
    """What a site tells of a post beside the name of who wrote it: 3 hours "ago"."""
    of_profiles: Words
    """What a site tells of a user, before a colon: "Posts": 12."""
    of_oaths: Words
    """What who testifies has been."""
    of_directions: Words
    """What stands in parentheses before what somebody says, and is not said: "(Laughter) We lost"."""
    before_callers: Words
    """Before the name of who says it: "Good morning, this is"."""
    of_callers: Words
    """Those of them that no mere greeting has."""
    after_callers: Words
    """After it: "Jane Roe from" Acme, "Jane again"."""
    opening_postscripts: Words
    """What a sentence begins with that says whose words stand before it: "That" is from Jane Roe."""
    copulas_of_postscripts: Words
    """Of which one stands in it: "comes"."""
    in_postscripts: Words
    """Between that and the name: "words are those of"."""
    in_apposed: Words
    """Inside a noun phrase that describes a name beside it: "a lawyer and adviser of Acme"."""
    in_asides: Words
    """Between names, and after figures, in a parenthesis that only names: "Acme or the Company"."""
    in_labels: Words
    """In lower case inside a transcript's label: "Head of Sales", "Jan van der Berg"."""
    of_people: Words
    """Between a noun for people and what they have to do with: "people close to the company"."""
