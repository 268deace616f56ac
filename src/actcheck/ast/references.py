"""What an act refers to: dates, articles of codes, laws, earlier acts, agreements, opinions."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from actcheck.ast.node import Node
from actcheck.source import Span


class DateMention(Node):
    """A date in figures or words.

    :param value: the day, or None where the date is incomplete or cannot exist (31 February).
    :param weekday: 0 Monday to 6 Sunday, where the text names one.
    """

    kind: Literal["date"] = "date"
    raw: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    value: datetime.date | None = None

    @property
    def complete(self) -> bool:
        """Day, month and year are all written."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def impossible(self) -> bool:
        """Complete, and no such day exists in the calendar."""
        return self.complete and self.value is None


class Flaw(StrEnum):
    """What is unusual in the way an article number is written."""

    INNER_SPACE = "inner_space"
    MISSING_DOT = "missing_dot"
    LOWER_CASE = "lower_case"
    DOUBLED_DOT = "doubled_dot"
    DOT_FOR_HYPHEN = "dot_for_hyphen"
    MISSING_PREFIX = "missing_prefix"
    LETTER_FOR_DIGIT = "letter_for_digit"


class Identifier(Node):
    """A number that names something.

    :param scheme: "act_number", "report_number", "siret", "transmission", "siren", "iban".
    :param value: as written, spaces made single.
    """

    kind: Literal["identifier"] = "identifier"
    scheme: Literal["act_number", "report_number", "siret", "transmission", "siren", "iban"]
    value: str


class ArticleNumber(Node):
    """One article of a code or law.

    :param raw: as written.
    :param normalized: letter and number without dot or space ("L262-25"); the letter of the
        list is carried to numbers that lack one.
    :param et_seq: "et suivants" follows.
    :param through: the last article of a range ("L. 1612-12 à L. 1612-15"), normalized.
    :param subdivision: what follows the number ("alinéa 1er", "2°"), as written, or None.
    """

    raw: str
    normalized: str
    et_seq: bool = False
    through: str | None = None
    through_span: Span | None = None
    subdivision: str | None = None
    flaws: tuple[Flaw, ...] = ()


class CodeReference(Node):
    """A code, with the articles named of it.

    :param name: the name of the code as written; empty where articles are named without a code.
    :param repeated: "du même code": the name, and its place, are those of an earlier visa.
    :param announced: "article" or "articles" as written before the numbers, lower case, or None.
    :param announced_span: where that word stands.
    """

    kind: Literal["code"] = "code"
    name: str
    name_span: Span
    repeated: bool = False
    announced: str | None = None
    announced_span: Span | None = None
    articles: tuple[ArticleNumber, ...] = ()


class TextReference(Node):
    """A law, ordinance, decree, order, directive ... by number and date.

    :param nature: "law", "ordinance", "decree", "order", "eu_regulation", "eu_directive",
        "eu_decision", "circular", "instruction", "constitution", "other".
    :param name_span: where the text itself is named, its articles left out; None where that is the whole.
    """

    kind: Literal["text"] = "text"
    nature: str
    name_span: Span | None = None
    number: str | None = None
    number_span: Span | None = None
    date: DateMention | None = None
    articles: tuple[ArticleNumber, ...] = ()


class AgreementTitle(Node):
    """What the title of an act says of an agreement.

    :param object: what the agreement is about, folded, in lower case; empty where the title does not say.
    :param parties: who it is made with, likewise.
    :param amends: the title speaks of an amendment.
    """

    kind: Literal["agreement_title"] = "agreement_title"
    object: str
    parties: str = ""
    amends: bool = False


class ActReference(Node):
    """An act of a local assembly cited by this one (délibération).

    :param body: who passed it, as written ("Conseil départemental"), or None.
    :param assembly: which assembly those words name: "council", "standing_committee", "bureau", or None.
    :param quoted_title: the words between guillemets after it, or None.
    :param title_closed: False where the quotation opens and never closes.
    :param title_references: what the quoted title itself names (an amendment, a term).
    :param title_agreement: the agreement that it names, or None.
    """

    kind: Literal["act"] = "act"
    number: str | None = None
    number_span: Span | None = None
    date: DateMention | None = None
    body: str | None = None
    assembly: str | None = None
    quoted_title: str | None = None
    title_span: Span | None = None
    title_closed: bool = True
    title_references: "tuple[Reference, ...]" = ()
    title_agreement: AgreementTitle | None = None


class AgreementReference(Node):
    """An agreement, a public contract, or one of their amendments.

    :param nature: "agreement" (convention, contrat, protocole, bulletin), "public_contract"
        (marché) or "amendment" (avenant).
    :param number: as written ("2"), or None.
    :param of: for an amendment, the words that name what it amends, or None.
    :param object: the words that name the agreement's object, or None.
    """

    kind: Literal["agreement"] = "agreement"
    nature: Literal["agreement", "public_contract", "amendment"]
    number: str | None = None
    number_span: Span | None = None
    date: DateMention | None = None
    object: str | None = None


class AmendmentClause(Node):
    """A clause that amends: "il modifie l'article 7", "le premier alinéa de l'article 7 est remplacé par".

    :param article: the number of the amended article ("7").
    :param replaces: whether the clause gives the new words.
    :param replacement: the span of the new words, where they are quoted.
    """

    kind: Literal["amendment_clause"] = "amendment_clause"
    article: str
    article_span: Span
    replaces: bool = False
    replacement: Span | None = None


class Term(Node):
    """A date with its part in the life of an agreement.

    :param role: "until" (jusqu'au: the new end), "ended" (venait à échéance au: the old end),
        "extended_until" (a déjà fait l'objet d'une prolongation jusqu'au), "effect" (prend effet au).
    """

    kind: Literal["term"] = "term"
    role: Literal["until", "ended", "extended_until", "effect"]
    date: DateMention


class Period(Node):
    """ "allant du ... au ..."."""

    kind: Literal["period"] = "period"
    starts: DateMention
    ends: DateMention


class CommitteeOpinion(Node):
    """The opinion of a committee (avis de commission).

    :param committee_number: "2" for "2ème commission", or None.
    :param committee_name: between guillemets or after a dash, or None.
    :param date: the day of the committee's meeting.
    :param favourable: True, False (défavorable), or None where the text does not say.
    """

    kind: Literal["opinion"] = "opinion"
    committee_number: str | None = None
    committee_name: str | None = None
    committee_name_span: Span | None = None
    date: DateMention | None = None
    favourable: bool | None = None


class AnnexReference(Node):
    """ "joint en annexe 1".

    :param number: "1", "A", or None.
    """

    kind: Literal["annex"] = "annex"
    number: str | None = None


class ReportReference(Node):
    """ "Vu le rapport du Président, ci-annexé".

    :param annexed: the text says that the report is attached.
    """

    kind: Literal["report"] = "report"
    annexed: bool = False


Reference = Annotated[
    CodeReference
    | TextReference
    | ActReference
    | AgreementReference
    | AmendmentClause
    | CommitteeOpinion
    | ReportReference
    | AnnexReference
    | Term
    | Period
    | DateMention,
    Field(discriminator="kind"),
]
