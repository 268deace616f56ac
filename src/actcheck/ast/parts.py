"""The act and its parts."""

from typing import Annotated, Literal

from pydantic import Field

from actcheck.ast.attendance import Attendance, HeadCount, Person, Proxy
from actcheck.ast.formalities import Formality
from actcheck.ast.node import Node, Unread
from actcheck.ast.particulars import Amount, AmountColumn, Circumstance, Effect, Ending, Leaving, Matter, Oddity, Rate
from actcheck.ast.references import AgreementTitle, DateMention, Identifier, Reference
from actcheck.ast.voting import Voting
from actcheck.source import Span


class Heading(Node):
    """A title or heading as printed, spaces made single."""

    text: str


class SittingMention(Node):
    """Where the text dates the sitting ("RÉUNION DU ...", "L'an deux mille ...").

    :param role: "heading" (title, running head), "opening" (L'an ...), "narrative".
    """

    role: Literal["heading", "opening", "narrative"]
    date: DateMention


class Citation(Node):
    """A visa ("Vu ...").

    :param text: the whole visa, spaces made single.
    :param closing: the punctuation that ends it (";", ",", "." or "").
    :param delegates: it speaks of a delegation of powers ("portant délégation d'attributions").
    """

    text: str
    references: tuple[Reference, ...] = ()
    closing: str = ""
    delegates: bool = False


class Recital(Node):
    """ "Considérant ..." """

    references: tuple[Reference, ...] = ()


class EnactingFormula(Node):
    """ "Après en avoir délibéré", "DÉCIDE", "ARRÊTE"; the words as printed."""

    text: str


class Article(Node):
    """An article of the body.

    :param number: "unique", "dernier" or the number as printed ("1", "1er" gives "1").
    :param number_span: where the number stands.
    :param heading: the words that name it, or None.
    """

    number: str
    number_span: Span
    heading: str | None = None


class Stamp(Node):
    """A stamp of transmission or publication, or the notice of remedies.

    :param role: what the stamp says.
    :param text: as written, spaces made single.
    """

    role: Literal["sent", "received", "published", "posted", "transmission_id", "remedies", "enforceable"]
    date: DateMention | None = None
    text: str = ""


class Signature(Node):
    """Who signs.

    :param quality: as printed ("Le Président du Conseil départemental"), or None.
    :param on_behalf: "Pour le Président ...": a delegated signature.
    :param place: where it was done ("Arras"), or None.
    :param date: the day written; None where there is none.
    :param blank_date: where the text has "le" and a blank instead of a date, or None.
    :param originals: the number of originals ("en trois exemplaires"), or None.
    """

    quality: str | None = None
    person: Person | None = None
    on_behalf: bool = False
    place: str | None = None
    date: DateMention | None = None
    blank_date: Span | None = None
    originals: int | None = None
    originals_span: Span | None = None


class Preface(Node):
    """The head of a part: who, when, who was there, what it is about.

    :param authority: the name of the local authority as printed, or None.
    :param authority_kind: "commune", "epci", "ept", "departement", "region", "syndicat", "ccas",
        "prefecture", or None where the text does not tell.
    :param assembly: "council", "standing_committee" (commission permanente), "bureau", "executive", or None.
    """

    authority: Heading | None = None
    authority_kind: str | None = None
    authority_kind_span: Span | None = None
    assembly: str | None = None
    assembly_span: Span | None = None
    document_title: Heading | None = None
    title: Heading | None = None
    numbers: tuple[Identifier, ...] = ()
    sittings: tuple[SittingMention, ...] = ()
    notices: tuple[DateMention, ...] = ()
    chair: Person | None = None
    secretaries: tuple[Person, ...] = ()
    attendance: Attendance | None = None


class Preamble(Node):
    citations: tuple[Citation, ...] = ()
    recitals: tuple[Recital, ...] = ()
    formula: EnactingFormula | None = None


class Body(Node):
    """What is decided."""

    articles: tuple[Article, ...] = ()


class Conclusions(Node):
    signatures: tuple[Signature, ...] = ()


class _Part(Node):
    """What parts have in common.

    :param votings: the votes of this part, in order.
    :param mentions: references and dates outside the visas, in order of the text.
    :param names: the names of authorities ("Pas-de-Calais") and of bodies with their acronyms.
    :param amounts: the sums of money, and the lists that follow, in order of the text.
    :param title_agreement: the agreement that the title names, or None.
    """

    preface: Preface
    preamble: Preamble | None = None
    body: Body | None = None
    conclusions: Conclusions | None = None
    votings: tuple[Voting, ...] = ()
    mentions: tuple[Reference, ...] = ()
    stamps: tuple[Stamp, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    names: tuple[Heading, ...] = ()
    amounts: tuple[Amount, ...] = ()
    rates: tuple[Rate, ...] = ()
    columns: tuple[AmountColumn, ...] = ()
    effects: tuple[Effect, ...] = ()
    matters: tuple[Matter, ...] = ()
    circumstances: tuple[Circumstance, ...] = ()
    formalities: tuple[Formality, ...] = ()
    endings: tuple[Ending, ...] = ()
    leavings: tuple[Leaving, ...] = ()
    title_agreement: AgreementTitle | None = None
    oddities: tuple[Oddity, ...] = ()


class Deliberation(_Part):
    kind: Literal["deliberation"] = "deliberation"


class ExecutiveOrder(_Part):
    """Arrêté."""

    kind: Literal["order"] = "order"


class DelegatedDecision(_Part):
    """Décision prise par délégation."""

    kind: Literal["decision"] = "decision"


class ExplanatoryReport(_Part):
    """Rapport de présentation."""

    kind: Literal["report"] = "report"


class Attachment(_Part):
    """Annexe."""

    kind: Literal["attachment"] = "attachment"
    parties: tuple[Heading, ...] = ()


class Movement(Node):
    """Somebody comes, leaves, or takes no part in a vote.

    :param kind: "arrival", "departure"; "out" (leaves the room for a while), "back"; "not_voting"; "listed"
        (beside a name in a list of attendance, which then holds for a part of the sitting only).
    :param persons: those who are named; empty where nobody is.
    :param chair: it is the chair, named by the office ("le maire").
    :param proxy: the vote that the person who leaves gives, or None.
    :param counts: the members present and the voters from then on, where the text counts them anew.
    :param relation: how the moment is told: by its place in the text ("here"), by an item ("from" its beginning,
        "until" it, "after" it, "at" it), or not ("unclear").
    :param item: the number of that item as printed, or None.
    """

    kind: Literal["arrival", "departure", "out", "back", "not_voting", "listed"]
    persons: tuple[Person, ...] = ()
    chair: bool = False
    proxy: Proxy | None = None
    counts: tuple[HeadCount, ...] = ()
    relation: Literal["here", "from", "until", "after", "at", "unclear"] = "here"
    item: str | None = None


class MinutesItem(_Part):
    """One item of a sitting's minutes.

    :param rank: its number among the items as printed ("3", "IV"), or None.
    """

    kind: Literal["minutes_item"] = "minutes_item"
    rank: str | None = None


class _Sitting(_Part):
    """The acts of a whole sitting.

    :param items: in order of the text, without a gap between two of them.
    :param movements: in order of the text.
    """

    items: tuple[MinutesItem, ...] = ()
    movements: tuple[Movement, ...] = ()


class Minutes(_Sitting):
    """Procès-verbal, compte rendu, relevé."""

    kind: Literal["minutes"] = "minutes"


class DeliberationList(_Sitting):
    """Liste des délibérations examinées (CGCT L.2121-25)."""

    kind: Literal["list"] = "list"


Part = Annotated[
    Deliberation
    | ExecutiveOrder
    | DelegatedDecision
    | ExplanatoryReport
    | Attachment
    | Minutes
    | DeliberationList
    | MinutesItem,
    Field(discriminator="kind"),
]


class Act(Node):
    """One text: its parts in order, and what could not be read."""

    parts: tuple[Part, ...] = ()
    unread: tuple[Unread, ...] = ()
