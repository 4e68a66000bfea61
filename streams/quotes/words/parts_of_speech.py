"""Parts of speech in ``data/words/grammar.toml``: a class a table, a field a list, which says what it is for.

A list stands once: what two rules ask for has one name, and what differs in a word has another.
"""

from dataclasses import dataclass

from streams.data.tables import Words


@dataclass(frozen=True, slots=True)
class Determiners:
    """What noun phrases begin with."""

    articles: Words
    possessive: Words
    all: Words
    gendered: Words
    """Possessive ones that tell a sex."""
    definite: Words
    """What tells that the reader knows which one is meant: "the" company."""
    dual: Words
    """Of two that are known: "both" companies."""
    definite_of_defined_terms: Words
    """What a defined term has before it: "this" Company."""
    indefinite: Words
    """What introduces somebody: "a" spokesman."""
    in_descriptions: Words
    """What the description of somebody or of an employer begins with: "a", "its then"."""
    in_noun_phrases: Words
    """What any noun phrase begins with, or goes on with after its first word."""
    quantifying: Words
    """Those that say how many, and what goes with them: "two", "other"."""
    of_apposed: Words
    """Those that a noun phrase begins with that describes a name beside it: "a lawyer"."""
    singular: Words
    """Those that a noun for one person has: "another" spokeswoman."""


@dataclass(frozen=True, slots=True)
class Prepositions:
    """What governs a noun phrase."""

    of_offices: Words
    """Between a role and its employer: "head of research at" Acme."""
    after_offices: Words
    """Those, and what else an office governs a name by: "envoy to" Norland."""
    never_of_clauses: Words
    """Those after a comma that no clause begins with, as one may with "with"."""
    in_noun_phrases: Words
    """What a noun phrase may go on with after its head noun, participles that govern like them included."""
    in_signatures: Words
    """Between a name and a place, as people sign: Disgusted "of" Hull."""
    in_names: Words
    """Inside the names of organizations: Bank "of" America."""
    of_bodies: Words
    """Between what a body or an office is and whose or of what: the government "of" Norland, minister "for" trade."""
    of_belonging: Words
    """Between somebody and an organization: Jane Roe "of" Acme."""
    of_firms: Words
    """Before a firm that somebody belongs to, whose name is a list of surnames: "at" Roe, Feld & Lund."""
    of_workplaces: Words
    """Before an organization that employs: an analyst "at" Acme."""
    of_circumstances: Words
    """Behind a verb of saying: when, where and to whom."""
    of_parts: Words
    """Between a part of an organization and its name: research "at" Acme."""
    of_authors: Words
    """Between a publication and its author: a report "by" Acme."""
    of_obliques: Words
    """Before a mention that is neither subject nor object."""
    of_origin: Words
    """Between a name and where its bearer belongs: Jane Roe "of" Acme."""
    of_towns: Words
    """Before a town, as its state may follow: a teacher "from" Elmira, Ohio."""
    of_places: Words
    """Before what is a place, unless somebody invests "in" it."""
    of_topics: Words
    """Before what is spoken about at the beginning of a line: "On" bad loans: …."""
    of_postscripts: Words
    """Before who is named only after his words: that is "from" Jane Roe."""
    to_listeners: Words
    """Between a verb of speaking and who is spoken to: "spoke with"."""


@dataclass(frozen=True, slots=True)
class Conjunctions:
    """What joins words or clauses."""

    additive: Words
    of_nouns: Words
    """Between two nouns."""
    coordinating: Words
    """Between two main clauses, after a comma: "and", "yet"."""
    connecting: Words
    """Between two clauses, whether a comma stands there or not: "because"."""
    of_contents: Words
    """Before what is said: said "that"."""
    of_circumstances: Words
    """Before what only surrounds what is said: "after", "amid"."""
    opening_clauses: Words
    """Behind which a clause begins with its subject: "but" a crane operator said."""
    before_subjects: Words
    """What a subject comes after within a sentence, question words included: "that", "why"."""
    subordinating: Words
    """What opens a subordinate clause or a phrase before the main clause: "while", "in"."""
    of_conditions: Words
    """Before what is only supposed."""
    purely_coordinating: Words


@dataclass(frozen=True, slots=True)
class Pronouns:
    """What stands for a noun phrase."""

    relative: Words
    interrogative: Words
    """Relative ones that ask as well: no "that"."""
    relative_of_all_cases: Words
    relative_of_things: Words
    subjects: Words
    """Those that are subjects: "he"."""
    of_clauses: Words
    """Those that tell a clause: subjects, "it", and what opens one: "that", "why"."""
    objects: Words
    """Those that are objects, demonstratives included: "them", "those"."""
    first_person: Words
    of_speakers: Words
    """Of the first person, those that nobody is told by: no "us"."""
    of_one_speaker: Words
    """Those of one speaker beside "I"."""
    of_answers: Words
    """What several have who answer together: "we"; "us" stands in any story."""
    second_person: Words
    indefinite: Words
    question_words: Words
    """What a question begins with, adverbs, and conjunctions of indirect ones included: "why", "whether"."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """Forms of verbs."""

    of_roles: Words
    """Between somebody and what somebody is."""
    be_and_have: Words
    """Function words that headlines treat as verbs."""
    opening_questions: Words
    """Verbs like given names with which questions begin."""
    hearing: Words
    """What those do to whom something is said: "the court heard"."""
    with_hearers: Words
    """Participles whose subject is told or talked about: "was accused"."""
    of_accusing: Words
    """Participles that tell what is said against somebody: ", alleging" fraud."""
    of_claiming: Words
    """Participles that tell what somebody says, maybe against somebody: ", claiming" damages."""
    of_stance: Words
    """What tells what somebody thinks of that which is named: he "warned" about inflation, but "talked" about it."""
    against_somebody: Words
    """Participles of what is done to whom something is said against: "sued"."""
    of_conditions: Words
    """With which a condition begins: "had" it been sold, "should" it fall."""
    behind_auxiliaries: Words
    """Behind an auxiliary verb whose subject is before it: that should "be" enough."""
    of_hearsay: Words
    """Participles whose subject nobody in particular talks of: "is said to be"."""
    of_passives: Words
    """Forms of "be" after a subject of one thing."""
    before_participles: Words
    """What stands between a subject and the participle of what it did, "also" included."""
    finite: Words
    """Auxiliaries, and "said": a noun phrase ends before them."""
    saying_plainly: Words
    """The commonest ones of saying: what follows is no noun that their subject owns."""
    telling: Words
    """Forms of "tell", which an outlet is the object of: "told" Acme News."""
    of_outlets: Words
    """What an outlet does with what others have said: Acme News "reported"."""
    behind_quoted: Words
    """What follows "as" behind whom a text quotes: quoted Jane Roe as "saying"."""
    quoting: Words
    """Before whom a text quotes, who speaks and not the text: the paper "quoted" Jane Roe as saying."""
    of_groups: Words
    """Behind a group without a name: a group "led" by Acme."""
    of_publishing: Words
    """What who has written something does with it: "filed" a motion."""
    of_making: Words
    """What who speaks by something has done with it: a round-up "compiled" by Acme."""
    of_suing: Words
    """What a "complaint" comes of."""
    of_reporting: Words
    """What a "report" comes of, if an outlet does it."""
    announcing: Words
    """What a "statement" comes of."""
    of_readers: Words
    """What one does with what another has published: a memo "seen" by Acme News."""
    going_on: Words
    """What who has spoken does next: "added"."""
    heading: Words
    """What who leads a part of an organization does to it: "heads" research at Acme."""
    founding: Words
    """What makes an organization somebody's: Jane Roe, who "founded" Acme, or "chairs" it."""
    leading: Words
    """What who leads a whole one does to it: "runs" Acme."""
    of_leading: Words
    """What somebody "has" done with whom he leads still: has "run" Acme since 2014."""
    led: Words
    """What people are who have a leader: researchers "led" by Jane Roe."""
    done_by_leaders: Words
    """What an organization is by who has it: Acme was "founded" by Jane Roe."""
    of_helping: Words
    """What who helps to do it works at: helps "manage" $3 billion at Acme."""
    of_capacities: Words
    """Before "as" and what somebody is: "serves as a director"."""
    working: Words
    """What who works for one does, with the prepositions that say as much."""
    of_work: Words
    """What people do for their living, now: "covers" Globex at Acme, an analyst "covering" Globex at Acme."""
    irregular_participles: Words
    """Those without "-ed", and adjectives that a preposition follows likewise: people "close" to."""
    past_participles: Words
    """Irregular ones that no noun is like: "stolen"."""
    past_with_objects: Words
    """Past tenses without "-ed": Acme "cut" its prices."""
    of_titles: Words
    """Before what something is called: 'a note titled "Popcorn"'."""
    asking: Words


@dataclass(frozen=True, slots=True)
class Adverbs:
    """What modifies a verb or a clause."""

    of_the_past: Words
    """Before what somebody was."""
    of_the_present: Words
    """What tells that somebody is something now: "currently"."""
    at_that_time: Words
    """And what, of the past told about: "then"."""
    after_subjects: Words
    """Between a subject and its verb: Acme "today" said."""
    before_participles: Words
    """With a participle before a noun: "the recently announced" delay."""
    negative: Words


@dataclass(frozen=True, slots=True)
class Adjectives:
    """What modifies a noun."""

    former_in_full: Words
    """What tells of a past role and begins no name, not even in a capital: "Former" Acme chief."""
    former_of_employers: Words
    """What tells of a past role before its employer: "former" Acme chief."""
    former: Words
    """What tells of a past role."""
    former_of_posts: Words
    """What tells that a post is not held now: her "old" role."""
    of_subordinates: Words
    """What tells that somebody does not lead all of a firm: "vice" president, chief "operating" officer."""
    of_vice_presidents: Words
    """What tells that a vice president is a firm's and no country's."""
    of_secretaries: Words
    """Before "secretary" where that is no member of a government."""
    of_ministers: Words
    """What ministers are, beside the departments that they may have: "prime" minister."""
    of_editions: Words
    """Which report, story or holder is meant, and no source: the "latest" report."""
    of_holders: Words
    """Between an employer and a role, adverbs included, and no part of it: Acme's "new" chief executive."""
    of_firms: Words
    """With which names of firms begin, and sentences: "First" Zqx Corp."""
    of_ranks: Words
    """What a person is among others, and no firm: "lead" developer."""
    superlative: Words
    """What one is alone of all: Europe's "biggest" drugmaker."""
    of_direction: Words
    """Before a place's name, of which they are a part: "West" Kansas."""
    of_scope: Words
    """What names of organizations have in them, and titles too: "Group" Chief Executive."""
    of_corrected: Words
    """What a text is that its publisher corrects: an "earlier" version."""
    of_attitude: Words
    """What somebody is, not what people say: "it is concerned" that, beside "it is expected" that."""


@dataclass(frozen=True, slots=True)
class Nouns:
    """Small families of nouns: offices, and what organizations are and have."""

    chief_officers: Words
    """Chief officers, by their initials."""
    corporate_officers: Words
    """First words of company officers' titles: what stands before one is a company, however ordinary a word."""
    of_posts: Words
    """What somebody's office is called: "in her [role] as head of Acme"."""
    of_unions: Words
    """What stands in the names of unions: "United Auto Workers"."""
    fields_of_officers: Words
    """What an officer of a company is the chief of: "finance chief"."""
    leaders: Words
    """First words of the titles of who runs a whole organization."""
    heads: Words
    """What whoever leads an organization is called by, whatever the office: "the Acme chief"."""
    invested: Words
    """What is said to be "in" an organization: a stake."""
    spokespeople: Words
    corporate_offices: Words
    """Offices that only organizations have: what follows their "of" is one."""
    offices_of_organizations: Words
    """What somebody is "of" an organization alone, however its name reads: the "chairman" of Highland Gold."""
    offices_of_bodies: Words
    """And those before which a union or a charity is named: "Unite leader"."""
    governing_fields: Words
    """Public bodies and offices that a list of fields follows: "Department" of Health, Education and Welfare."""
    bodies_within: Words
    """What stands for itself though it is a part of another: the Feld "Institute" at Elmira University."""
    institutions: Words
    """What is called after a saint or a king: St. Mary's "Hospital"."""
    numbered: Words
    """Of parts of an organization, of which there are many: "Local" 7 of a union."""
    patrons: Words
    """Whom such a body may belong to, beside saints: "King's" College."""
    chambers: Words
    """Of a parliament, by which its committees are called: the "Senate" Banking Committee."""
    behind_fields: Words
    """What follows such a list: Banking, Housing and Urban Affairs "Committee"."""
    events: Words
    """With which the names of what takes place end: the World "Cup"."""
    branches: Words
    """What a company has that is called by its name: "at a Fred Meyer store"."""
    behind_at: Words
    """What no organization is behind "at": editor at "Large", attorney at "Law"."""
    employees: Words
    """Roles before which an organization is named: Target "analyst", not World Cup "winner"."""
    of_governments: Words
    """Before which a field of government stands: Water "Minister"."""
    of_partnerships: Words
    """Of firms that are called after two partners."""
    of_portfolios: Words
    """Behind which what somebody governs stands: "minister" of Trade."""
    relations: Words
    """What somebody is to somebody else, and no office: "daughter", "colleague"."""
    to_principals: Words
    """Offices that somebody has "to" another: "ambassador" to Norland."""
    judges: Words
    """Those who judge."""
    of_research_firms: Words
    """With which the names of what has analysts end: Acme "Securities"."""
    of_managers: Words
    """With which the titles of who manages a company begin: "managing" director."""
    offices_of_firms: Words
    """Offices that nobody has for a person."""
    members_for_places: Words
    """Members of parliaments, by the places that they sit for."""
    territorial_offices: Words
    """Offices that are held of a place or a field: "Archbishop" of Canterbury."""
    before_fields_of_work: Words
    """What a field of work follows in titles: "Chief" Marketing and Sales Officer."""
    of_connectives: Words
    """What leads from one sentence to the next: for "instance"."""
    of_departments: Words
    """Heads of the names of a government's parts: "Department" of Justice, Agriculture "Department"."""
    of_deputies: Words
    """Of those who speak for somebody else, beside spokespeople."""
    of_gifts: Words
    """Of what is called after who pays for it: the Jane Roe "Foundation"."""
    withholding: Words
    """What somebody is called by whose name is withheld: "a source"."""
    of_what_one_has: Words
    """Who has or had an organization, and nobody else: the "owner" of Acme."""
    uncounted: Words
    """What may say something without an article: "research" suggests."""
    of_trades: Words
    """What is written like a name, and only says in what trade somebody is: "crypto" experts."""
    of_people: Words
    """What tells of nobody what he does: "a man", "others"."""
    of_anybody: Words
    """What somebody unnamed is called a second time, whatever at first: the "official"."""
    of_newspapers: Words
    """What a newspaper's name may have behind a weekday: the Sunday "Times"."""
    of_outlets: Words
    """What the names of newspapers and news sites end with: Elmira "Gazette"."""
    of_sites: Words
    """How the names of sites may end that pages' titles end with: "… - BBC News"."""
    papers: Words
    """What a newspaper is called by after "the"."""
    of_peers: Words
    """Titles without which a surname is no peer's name: "Lord" Roe."""
    addressed: Words
    """Offices that stand behind "Mr" as a surname does: "Mr Chairman"."""
    investors: Words
    """Of whom a group without a name consists: an "investor" group."""
    firms_offices: Words
    """What a firm is to another: its "adviser", Hale Bank."""
    claims: Words
    """What is filed with a court by who accuses, one of which another may be called: a "suit" is a "complaint"."""
    any_filing: Words
    """What any of ``filings`` may be called: a "motion" is a "filing"."""
    filings: Words
    """What is filed with a court or a regulator."""
    studies: Words
    """Likewise what is found out: a "survey" is a "report"."""
    statements: Words
    """Likewise what is announced."""
    of_causes: Words
    """Those who name themselves by what they are "for": "Campaign" for Real Ale."""
    of_issuers: Words
    """What only who has issued it is meant by, if an organization has spoken: its "filing"."""
    of_writings: Words
    """What somebody writes or publishes by himself: "letter"."""
    before_firms: Words
    """What a company is called by directly before a name that may be a person's, too: "firm" Acme Ida."""
    units: Words
    """What organizations consist of: head of the European equities "team"."""
    makers: Words
    """What a company is called by with a brand of its own before it: the Dove "maker"."""
    parts_of_organizations: Words
    """What is led of an organization: its "trucks unit"."""
    visitors: Words
    """Who is at an organization and does not belong to it: "a shopper at Acme"."""
    parents: Words
    """Who has children, or grandchildren: "the mother of two"."""
    causes: Words
    """What associations stand up for, before one of ``groups``: the "industry" group."""
    groups: Words
    """What an association may be called by beside companies."""
    surnames: Words
    """Titles that are surnames as often: Jane "Bishop"."""
    owners: Words
    """What the name before it only modifies: Acme "owner" Globex."""
    offices_like_verbs: Words
    """Offices that only a name on each side tells from verbs: "Acme Search lead" Jane Roe."""
    of_employers: Words
    """What somebody works for, directly before his office: "company" spokesman."""
    of_any_body: Words
    """What a company may be called after "the", and an association or a party, too: "group"."""
    of_constituencies: Words
    """Offices that are held for a constituency, which employs nobody: the Ealing North "MP"."""
    never_employed: Words
    """Who is for or against somebody: Acme's "critics"."""
    behind_names: Words
    """What only says what a name before it names: the Mirror "newspaper"."""
    with_ranks: Words
    """What a person is with a rank, and a company without: "lead developer"."""
    owning: Words
    """What a person is as often as a company: the "owner"."""
    offices_of_parties: Words
    """What a party has and a government has not: "Labour leader", no "Labour minister"."""
    of_parties: Words
    """In what a politician is for a party rather than for a country: Labour "MP", Tory "shadow" chancellor."""
    meant_by_noun: Words
    """What is known by whose it is, and alone means the one that the text has told of: "the administration"."""
    named_by_owners: Words
    """What is known by whose it is, and not without: the Obama "administration"."""
    boards: Words
    """Some of an organization who speak for it: the Acme "board"."""
    of_places: Words
    """Offices that are held of countries, states and towns, beside public ones: the "president" of Norland."""
    of_no_company: Words
    """In the names of bodies that are no companies: "chamber"."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """How many."""

    partitive: Words
    """What "of" may follow with what is counted, pronouns and nouns of number included: "dozens" of."""
    of_bounds: Words
    """What "at" stands before that counts: "at least"."""
    in_names: Words
    """What a name may begin with, and a sentence: "Three" Arrows."""
    of_children: Words
    """How many children somebody has."""
    scales: Words
    """After figures: "billion", "percent"."""


@dataclass(frozen=True, slots=True)
class Interjections:
    """What is a sentence by itself."""

    answers: Words
