"""The model of facts. A fact is a value and the place it was read from, or it is absent (None).

The dotted names of this model (``voting.total``, ``attendance.present``) are the vocabulary of
the ``require`` line of rules and of ``actcheck print-facts``. A field of a group is either
``Fact[...] | None`` (one stated thing) or a tuple of records with their own spans (lists).
"""

import datetime
from functools import cache
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from pydantic import computed_field

from actcheck.ast import AttendanceStatus, Flaw
from actcheck.facts.register_answers import RegisterAnswers
from actcheck.frozen import Frozen
from actcheck.law import citing
from actcheck.source import Span

T = TypeVar("T", int, str, bool, datetime.date)

PartKind = Literal["deliberation", "order", "decision", "report", "attachment", "minutes", "minutes_item", "list"]


class Fact(Frozen, Generic[T]):
    """A value and the stretch of the original text that states it.

    :param derived: computed from stated values (a sum, the length of a list), the span being
        that of the main one.
    """

    value: T
    span: Span
    derived: bool = False

    if not TYPE_CHECKING:

        @classmethod
        @cache
        def __class_getitem__(cls, of: type) -> type:
            # Pydantic looks the class up anew each time, at the cost of making a fact.
            return super().__class_getitem__(of)


class _Record(Frozen):
    """Something stated in several pieces; ``span`` is the whole."""

    span: Span


class ActFacts(Frozen):
    """
    :param number_year: the year that the act's number begins with or holds ("2025-53": 2025).
    :param numbers: every number in its head, its own and those of what it is about.
    """

    kind: Fact[str] | None = None
    number: Fact[str] | None = None
    numbers: tuple[Fact[str], ...] = ()
    number_year: Fact[int] | None = None
    title: Fact[str] | None = None


class AuthorityFacts(Frozen):
    """
    :param kind: commune, epci, ept, departement, region, syndicat, ccas, prefecture.
    :param assembly: council, standing_committee, bureau, executive.
    """

    kind: Fact[str] | None = None
    name: Fact[str] | None = None
    assembly: Fact[str] | None = None


class StatedDate(_Record):
    """A date that the text writes.

    :param role: "sitting_heading", "sitting_opening", "sitting_narrative", "notice", "signature",
        "citation" (in a visa), "opinion", "term", "text" (anywhere else).
    :param part: the kind of part it stands in.
    :param value: None where the date is incomplete or impossible.
    :param weekday: 0 Monday to 6 Sunday, where one is named.
    """

    role: str
    part: PartKind
    raw: str
    value: datetime.date | None = None
    impossible: bool = False
    weekday: int | None = None


class SittingFacts(Frozen):
    """
    :param date: the act's date: the sitting's, or the signature's for an arrêté or a decision.
    :param stated: every place where the act itself (not its report) dates the sitting.
    """

    date: Fact[datetime.date] | None = None
    stated: tuple[StatedDate, ...] = ()
    secretary: Fact[str] | None = None
    chair: Fact[str] | None = None


class NoticeFacts(Frozen):
    date: Fact[datetime.date] | None = None


class Member(_Record):
    """A person in one list of attendance.

    :param name: as written, without title.
    :param key: folded (no accent, upper case, words sorted), to compare names.
    :param movement: an hour, an item or a movement is written beside the name.
    """

    name: str
    key: str
    status: AttendanceStatus
    movement: bool = False


class ProxyFact(_Record):
    """:param holder: None where the act does not name the holder."""

    grantor: str
    grantor_key: str
    holder: str | None = None
    holder_key: str | None = None
    holder_span: Span | None = None


class AttendanceFacts(Frozen):
    """Counts of persons.

    :param present: members with a vote who are present, for arithmetic: the stated count or the
        number of names, where both agree or only one is given; absent where they disagree.
    :param excused: members with a vote named as excused, absent or represented (distinct persons).
    :param proxies: proxies, stated or named, where both agree or only one is given; 0 is derived
        only where the act has lists of attendance and mentions none.
    :param quorum_stated: the quorum that the act states.
    :param without_vote: persons listed as sitting without a vote, present or not.
    """

    members_in_office: Fact[int] | None = None
    present: Fact[int] | None = None
    present_stated: Fact[int] | None = None
    present_listed: Fact[int] | None = None
    excused: Fact[int] | None = None
    absent_stated: Fact[int] | None = None
    absent_listed: Fact[int] | None = None
    proxies: Fact[int] | None = None
    proxies_stated: Fact[int] | None = None
    proxies_listed: Fact[int] | None = None
    without_vote: Fact[int] | None = None
    voters_stated: Fact[int] | None = None
    votes_cast_stated: Fact[int] | None = None
    quorum_stated: Fact[int] | None = None
    members: tuple[Member, ...] = ()
    proxy_list: tuple[ProxyFact, ...] = ()


class VotingFacts(Frozen):
    """One vote.

    :param total: votes for, against and abstentions added, as far as they are stated.
    :param complete: for, against and abstentions are all stated (an empty cell counts as stated).
    :param by_groups: groups are named and no figure is given for any of them.
    """

    span: Span | None = None
    votes_for: Fact[int] | None = None
    votes_against: Fact[int] | None = None
    abstentions: Fact[int] | None = None
    not_voting: Fact[int] | None = None
    total: Fact[int] | None = None
    complete: bool = False
    unanimous: Fact[bool] | None = None
    unanimous_of_votes_cast: bool = False
    majority: Fact[bool] | None = None
    outcome: Fact[str] | None = None
    casting_vote: bool = False
    secret: bool = False
    by_groups: Fact[bool] | None = None
    group_total: Fact[int] | None = None


class LegalReference(_Record):
    """An article of a code, a code, a law, a decree ... in canonical form.

    :param canonical: "CGCT L2121-29", "CASF L262-1 ETSEQ", "CODE CGCT", "LOI 2015-991 2015-08-07",
        "DECRET 82-1105 1982-11-25", "ORD ...", "ARRETE ...", "UE ...", "OTHER".
    :param code: abbreviation of the code ("CGCT"), or None where the code cannot be named.
    :param code_name: the code's name as written, or None.
    :param code_repeated: the visa says "du même code"; name and place are those of an earlier visa.
    :param article: "L2121-29", or None.
    :param articles: of a law or a decree, the articles named before it ("l'article 3 de la loi ...").
    :param in_citation: it stands in a visa.
    :param announced: "article" or "articles" before the list it belongs to, on its first article only.
    :param list_size: how many articles that list holds.
    :param through: the last article of a range, "L1612-15", or None.
    :param et_seq: "et suivants": a range whose last article is not said.
    :param subdivision: what follows the number, as written ("alinéa 2", "3°"), or None.
    """

    canonical: str
    nature: str
    part: PartKind
    in_citation: bool
    raw: str
    code: str | None = None
    code_name: str | None = None
    code_span: Span | None = None
    code_repeated: bool = False
    article: str | None = None
    articles: tuple[str, ...] = ()
    through: str | None = None
    through_span: Span | None = None
    et_seq: bool = False
    number: str | None = None
    date: datetime.date | None = None
    flaws: tuple[Flaw, ...] = ()
    announced: str | None = None
    announced_span: Span | None = None
    list_size: int = 0
    subdivision: str | None = None

    @computed_field(repr=False)  # type: ignore[prop-decorator]
    @property
    def normalized(self) -> str | None:
        """As it is printed: "code de la sécurité sociale, art. L. 223-5", "loi n° 2015-991 du 7 août 2015"."""
        if self.nature == "code":
            return citing.article_of_code(self.code, self.article, self.through, et_seq=self.et_seq) or None
        return citing.text(self.nature, self.number, self.date, self.articles)

    @computed_field(repr=False)  # type: ignore[prop-decorator]
    @property
    def code_title(self) -> str | None:
        """The official title of the code ("code général des collectivités territoriales"), or None."""
        return citing.code_title(self.code)

    @computed_field(repr=False)  # type: ignore[prop-decorator]
    @property
    def legi_id(self) -> str | None:
        """The identifier of the code in the LEGI base ("LEGITEXT000006070633"), or None."""
        return citing.code_id(self.code)

    @computed_field(repr=False)  # type: ignore[prop-decorator]
    @property
    def url(self) -> str | None:
        """Its page on Légifrance (for an article, its code's) or on EUR-Lex, where that can be told."""
        if self.nature == "code":
            return citing.code_url(self.code)
        return citing.text_url(self.nature, self.number, self.date)


class CitedAct(_Record):
    """An earlier act cited by this one.

    :param assembly: which assembly passed it, by ``body``: "council", "standing_committee", "bureau", or None.
    :param delegates: the visa, or the title that it quotes, says that this act delegates powers.
    """

    part: PartKind
    in_citation: bool
    number: str | None = None
    number_span: Span | None = None
    number_year: int | None = None
    date: datetime.date | None = None
    date_span: Span | None = None
    body: str | None = None
    assembly: str | None = None
    title: str | None = None
    title_span: Span | None = None
    title_closed: bool = True
    delegates: bool = False


class CitationFact(_Record):
    """A visa: what it refers to, canonically (for ``score.py`` and the register).

    :param order: rank of its nature in the usual order of visas (constitution, EU, codes, laws,
        decrees, orders, earlier acts, report, opinion), or None.
    """

    quote: str
    refs: tuple[str, ...] = ()
    closing: str = ""
    order: int | None = None


class OpinionFact(_Record):
    """A committee's opinion."""

    part: PartKind
    in_citation: bool
    committee_number: str | None = None
    committee_name: str | None = None
    committee_key: str | None = None
    date: datetime.date | None = None
    date_span: Span | None = None
    favourable: bool | None = None


class ReportFacts(Frozen):
    """The report that goes with the act.

    :param cited: the act's visas name it.
    :param annexed: the act says that it is attached.
    :param present: the dossier holds it.
    """

    cited: Fact[bool] | None = None
    annexed: Fact[bool] | None = None
    present: Fact[bool] | None = None
    number: Fact[str] | None = None
    title: Fact[str] | None = None
    sitting_date: Fact[datetime.date] | None = None


class AgreementFacts(_Record):
    """An agreement or an amendment that the text names.

    :param nature: agreement, public_contract, amendment.
    """

    part: PartKind
    in_citation: bool
    nature: str
    number: int | None = None
    date: datetime.date | None = None
    date_span: Span | None = None


class AmendmentFacts(Frozen):
    """The contract amendment (avenant) that this act decides on.

    :param decided: the act authorises or approves an amendment.
    :param number: its number; absent where the act gives none.
    :param previous_cited: amendment n-1 is named in a visa, in the text or in a quoted title.
    :param agreement_date: the day of the agreement that it amends.
    :param effect_date: the day from which the agreement has effect.
    :param old_term: the end of the agreement before this amendment.
    :param new_term: its end after.
    :param term_dates: every statement of the new term, to compare.
    :param clauses: the article amended as announced, then as replaced ("7", "7").
    :param signed_on: the day of signature of the amendment.
    :param signature_blank: the place of the date is left blank.
    """

    decided: Fact[bool] | None = None
    number: Fact[int] | None = None
    numbers: tuple[Fact[int], ...] = ()
    previous_cited: Fact[bool] | None = None
    previous_date: Fact[datetime.date] | None = None
    agreement_date: Fact[datetime.date] | None = None
    agreement_dates: tuple[StatedDate, ...] = ()
    effect_date: Fact[datetime.date] | None = None
    old_term: Fact[datetime.date] | None = None
    old_terms: tuple[StatedDate, ...] = ()
    new_term: Fact[datetime.date] | None = None
    term_dates: tuple[StatedDate, ...] = ()
    announced_articles: tuple[Fact[str], ...] = ()
    replaced_articles: tuple[Fact[str], ...] = ()
    amending_clause: Fact[bool] | None = None
    signed_on: Fact[datetime.date] | None = None
    signature_blank: Fact[bool] | None = None
    parties: Fact[int] | None = None
    originals: Fact[int] | None = None


class AttachmentFacts(Frozen):
    """
    :param announced: the annexes that the act announces, by their numbers.
    :param present: how many attachments the dossier holds.
    :param named: the numbers of annexes that the attachments name, in their headings above all.
    """

    announced: tuple[Fact[str], ...] = ()
    present: Fact[int] | None = None
    named: tuple[Fact[str], ...] = ()


class SignatureFacts(Frozen):
    """How the act (not its annexes) is signed."""

    date: Fact[datetime.date] | None = None
    signed: Fact[bool] | None = None
    on_behalf: Fact[bool] | None = None


class RemedyFacts(Frozen):
    stated: Fact[bool] | None = None


class TransmissionFacts(Frozen):
    stated: Fact[bool] | None = None
    sent_on: Fact[datetime.date] | None = None
    received_on: Fact[datetime.date] | None = None
    published_on: Fact[datetime.date] | None = None


class ArticleFact(_Record):
    """An article of the body: its number as printed."""

    number: str


class StatedAmount(_Record):
    """A sum of money.

    :param cents: its value, negative behind a minus sign.
    :param tax: "excluded", "included", "itself" (a sum of TVA), or None.
    :param role: "initial", "change" or "new" amount of a public contract, or None.
    :param spelled: its value by the words beside the figures, in cents, or None.
    :param in_title: it stands in the act's title.
    :param decided: it stands in what the act decides.
    """

    part: PartKind
    cents: int
    tax: str | None = None
    role: str | None = None
    spelled: int | None = None
    spelled_span: Span | None = None
    in_title: bool = False
    decided: bool = False


class StatedRate(_Record):
    """:param hundredths: hundredths of a percent (20 %: 2000); ``of``: "tax", "change" or None."""

    part: PartKind
    hundredths: int
    of: str | None = None


class SumColumn(_Record):
    """A column of sums, in cents, and the total written below it, where ``span`` is."""

    part: PartKind
    rows: tuple[int, ...]
    total: int


class StatedEffect(_Record):
    """A day from which something applies.

    :param retroactive: the text itself says that it looks back.
    :param of_agreement: the same sentence names an agreement, a post or an earlier act, whose day it may be.
    :param decided: it stands in what the act decides.
    """

    part: PartKind
    date: datetime.date
    retroactive: bool = False
    of_agreement: bool = False
    decided: bool = False


class StatedPeriod(_Record):
    """Two days between which something applies or lasts."""

    part: PartKind
    starts: datetime.date
    ends: datetime.date


class MatterFact(_Record):
    """What the act is about, where the law reserves it.

    :param subject: see :class:`actcheck.ast.Matter`.
    :param decided: a verb governs it in what the act decides; else its title names it.
    :param figure: years of a lease, cents of a sale.
    """

    subject: str
    decided: bool
    figure: int | None = None


class CircumstanceFacts(Frozen):
    """Words on which the application of a rule depends.

    :param urgent_notice: the notice was urgent, or the delay shortened.
    :param urgency_ruled: the assembly was told of the urgency and decided on it.
    :param second_notice: an earlier meeting had no quorum.
    :param first_meeting: the assembly is installed or elects its head.
    :param local_law: the text names Alsace, Moselle, or their law.
    """

    urgent_notice: Fact[bool] | None = None
    urgency_ruled: Fact[bool] | None = None
    second_notice: Fact[bool] | None = None
    first_meeting: Fact[bool] | None = None
    classified_installation: Fact[bool] | None = None
    local_law: Fact[bool] | None = None


class FormalityFact(_Record):
    """Words on the form of an act: see :class:`actcheck.ast.Formality`."""

    what: str
    date: datetime.date | None = None
    months: int | None = None
    name: str | None = None


class Signatory(_Record):
    """
    :param quality: as printed ("Le maire"), or None.
    :param name: as written, without title, or None.
    """

    quality: str | None = None
    name: str | None = None
    on_behalf: bool = False


class ContractFacts(Frozen):
    """A public contract that the act changes: each sum only where the dossier gives one value for it.

    :param public: the dossier speaks of a public contract.
    :param award_committee: it names the commission d'appel d'offres.
    :param limited_case: words claim a case in which it may be changed by up to half ("sujétions imprévues").
    :param unlimited_case: words claim a case in which the law sets no limit ("clause de réexamen").
    :param initial: its amount before any change, in cents.
    :param change: what the amendment adds, negative where it takes away, in cents.
    :param new: its amount after, in cents.
    :param rate: the change in hundredths of a percent of the initial amount, as stated.
    """

    public: Fact[bool] | None = None
    works: Fact[bool] | None = None
    supplies: Fact[bool] | None = None
    award_committee: Fact[bool] | None = None
    limited_case: Fact[bool] | None = None
    unlimited_case: Fact[bool] | None = None
    initial: Fact[int] | None = None
    change: Fact[int] | None = None
    new: Fact[int] | None = None
    rate: Fact[int] | None = None


class ReceiptFacts(Frozen):
    """The identifier of the transmission to the State ("099-219901634-20250514-DEC2025046-AU").

    :param departement: the three figures of its département.
    :param day: the act's day, by the identifier.
    :param number: the act's number, by the identifier, squeezed.
    """

    identifier: Fact[str] | None = None
    departement: Fact[str] | None = None
    day: Fact[datetime.date] | None = None
    number: Fact[str] | None = None


class OwnArticle(_Record):
    """An article that the act says it holds ("l'article 3 du présent arrêté")."""

    number: int


class OddityFact(_Record):
    """Something unusual in the way the act itself is typed: see :class:`actcheck.ast.Oddity`."""

    what: str
    written: str
    usual: str | None = None


class AgreementStep(_Record):
    """One step in the life of an agreement that the dossier tells of: the agreement itself, or an amendment.

    :param decided: the act itself decides on it; else an act that it cites does.
    :param amendment: 0 for the agreement itself, the number of the amendment, or None where it has none.
    :param object: what the agreement is about, folded, in lower case; empty where the title does not say.
    :param parties: who it is made with, likewise.
    :param act_number: the cited act's number, or None; ``act_date``, its day.
    :param term: the end of the agreement after this step.
    """

    decided: bool
    amendment: int | None
    object: str
    parties: str = ""
    act_number: str | None = None
    act_date: datetime.date | None = None
    term: datetime.date | None = None
    term_span: Span | None = None


class EndingFact(_Record):
    """An earlier act that this one repeals, replaces or withdraws: see :class:`actcheck.ast.Ending`."""

    how: str
    number: str


class LeavingFact(_Record):
    """A member who leaves the seat.

    :param key: folded, to compare names.
    """

    name: str
    key: str


class Profile(Frozen):
    """What the user says of the authority whose acts are checked. It stands in no text, so it has no place.

    :param population: inhabitants, for the thresholds of the law.
    :param members_in_office: seats filled on the act's date, where the act does not say.
    :param members: names of the members, as written ("Prénom NOM").
    """

    name: str | None = None
    kind: str | None = None
    siret: str | None = None
    population: int | None = None
    members_in_office: int | None = None
    members: tuple[str, ...] = ()


class Facts(Frozen):
    """Everything one act states: the délibération (or arrêté, or item of minutes) with the
    attachments and the report that follow it in the same text.

    :param own: the act itself, without what follows it; None where nothing does.
    :param profile: what the user says of the authority; empty where nothing was said.
    :param known: what the register answers about this act; None where no register was asked.
    :param names: names of authorities without the word before them ("Pas-de-Calais"), and of bodies with
        their acronym ("Agence nationale des phares (ANP)"), each as often as the text writes it.
    """

    span: Span
    own: Span | None = None
    profile: Profile = Profile()
    act: ActFacts = ActFacts()
    authority: AuthorityFacts = AuthorityFacts()
    sitting: SittingFacts = SittingFacts()
    notice: NoticeFacts = NoticeFacts()
    attendance: AttendanceFacts = AttendanceFacts()
    voting: VotingFacts = VotingFacts()
    votings: tuple[VotingFacts, ...] = ()
    citations: tuple[CitationFact, ...] = ()
    references: tuple[LegalReference, ...] = ()
    cited_acts: tuple[CitedAct, ...] = ()
    opinions: tuple[OpinionFact, ...] = ()
    report: ReportFacts = ReportFacts()
    agreements: tuple[AgreementFacts, ...] = ()
    amendment: AmendmentFacts = AmendmentFacts()
    attachments: AttachmentFacts = AttachmentFacts()
    signature: SignatureFacts = SignatureFacts()
    remedies: RemedyFacts = RemedyFacts()
    transmission: TransmissionFacts = TransmissionFacts()
    articles: tuple[ArticleFact, ...] = ()
    dates: tuple[StatedDate, ...] = ()
    sirets: tuple[Fact[str], ...] = ()
    names: tuple[Fact[str], ...] = ()
    amounts: tuple[StatedAmount, ...] = ()
    rates: tuple[StatedRate, ...] = ()
    columns: tuple[SumColumn, ...] = ()
    effects: tuple[StatedEffect, ...] = ()
    periods: tuple[StatedPeriod, ...] = ()
    matters: tuple[MatterFact, ...] = ()
    circumstances: CircumstanceFacts = CircumstanceFacts()
    formalities: tuple[FormalityFact, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    contract: ContractFacts = ContractFacts()
    receipt: ReceiptFacts = ReceiptFacts()
    sirens: tuple[Fact[str], ...] = ()
    ibans: tuple[Fact[str], ...] = ()
    own_articles: tuple[OwnArticle, ...] = ()
    oddities: tuple[OddityFact, ...] = ()
    steps: tuple[AgreementStep, ...] = ()
    endings: tuple[EndingFact, ...] = ()
    leavings: tuple[LeavingFact, ...] = ()
    known: RegisterAnswers | None = None
