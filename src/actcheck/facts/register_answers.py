"""What the register answers about one act. It stands in other acts, so it has no place in this one."""

import datetime
from typing import Literal

from actcheck.frozen import Frozen

Verdict = Literal["unbroken", "broken", "undetermined"]


class OtherAct(Frozen):
    """An act that the register holds or knows of.

    :param held: the register holds it; else another act speaks of it.
    """

    number: str | None = None
    date: datetime.date | None = None
    title: str | None = None
    held: bool = True


class Testimony(Frozen):
    """What one act says of another, or of itself.

    :param by: the number of the act that says it, or None; ``by_date``, its day.
    :param own: the act says it of itself.
    :param acts: how many acts say the same.
    """

    by: str | None = None
    by_date: datetime.date | None = None
    own: bool = False
    date: datetime.date | None = None
    title: str | None = None
    acts: int = 1


class EndedBy(Frozen):
    """The act that put an end to another.

    :param how: "repealed", "replaced" or "withdrawn".
    """

    how: str
    act: OtherAct


class KnownAct(Frozen):
    """What is known of an act that this one cites.

    :param number: as this act writes it; ``assembly``: the one that it names, or None.
    :param testimonies: the act's own first; then one for each way in which other acts cite it, said by the first.
    :param renumbered: the act held under another number that has the day and the title cited, or None.
    :param titled: who gives it another title than this act, or None: the act itself, else most of the others.
    """

    number: str
    assembly: str | None = None
    testimonies: tuple[Testimony, ...] = ()
    ended: tuple[EndedBy, ...] = ()
    renumbered: OtherAct | None = None
    titled: Testimony | None = None


class Spelling(Frozen):
    """A member of this act whose name other acts of the assembly write another way.

    :param key: the folded name here; ``other``, the name there.
    :param acts: how many other acts write it as here; ``other_acts``, as there.
    :param last: the last of those.
    """

    key: str
    other: str
    acts: int
    other_acts: int
    last: OtherAct


class Departure(Frozen):
    """A member of this act who left the seat before, by another act."""

    key: str
    left_on: datetime.date
    by: OtherAct


class QuotedOpinion(Frozen):
    """How the other acts of the sitting quote the opinion of a committee.

    :param number: the committee's.
    :param dates: each day with the number of acts that write it, the most frequent first; so do ``names``.
    """

    number: str
    dates: tuple[tuple[datetime.date, int], ...] = ()
    names: tuple[tuple[str, int], ...] = ()


class Source(Frozen):
    """Who says something of a link, and how surely it is of this agreement.

    :param by: the act, or None for the act at hand.
    :param likely: it is only likely of this agreement; ``why`` says on what grounds it is held to be.
    """

    by: OtherAct | None = None
    likely: bool = False
    why: tuple[str, ...] = ()


class Link(Frozen):
    """One step of a chain: the agreement (number 0), or an amendment.

    :param act: the act that decided on it, or None where none is known.
    :param here: it is what the act at hand decides.
    :param signed_on: the day of the agreement or the amendment itself.
    :param term: the end of the agreement after it.
    :param changed: what it changed: "made", "term", "amount", or nothing that is known.
    :param amount: what it adds to a public contract, in cents.
    :param sources: who says so.
    :param troubles: what is wrong with it: "not_known", "repeated", "not_authorised", "late", "signed_late",
        "term_differs", "term_goes_back", "date_differs".
    """

    number: int
    act: OtherAct | None = None
    here: bool = False
    signed_on: datetime.date | None = None
    term: datetime.date | None = None
    changed: tuple[str, ...] = ()
    amount: int | None = None
    sources: tuple[Source, ...] = ()
    troubles: tuple[str, ...] = ()

    @property
    def witnessed(self) -> bool:
        """The register does not hold the act that decided on it."""
        return not self.here and (self.act is None or not self.act.held)

    @property
    def likely(self) -> bool:
        """It is only likely that it belongs to the chain."""
        return bool(self.sources) and all(source.likely for source in self.sources)


class Claim(Frozen):
    """One value that another act of the chain states.

    :param step: of which step: 0 for the agreement, the number of an amendment.
    :param of: "agreement_date", "term", "signed_on", "act", "initial", "change", "new".
    :param value: a day, cents, or the number of an act.
    :param decided: the act that says it decided on that step.
    """

    step: int
    of: str
    value: datetime.date | int | str
    by: OtherAct
    decided: bool = False
    likely: bool = False


class Chain(Frozen):
    """The life of the agreement that the act is about.

    :param object: the agreement's, as folded from the title of the act.
    :param links: by number.
    :param missing: numbers of amendments between known ones of which nothing is known.
    :param claims: what the other acts of the chain state.
    """

    object: str
    links: tuple[Link, ...]
    missing: tuple[int, ...] = ()
    claims: tuple[Claim, ...] = ()
    verdict: Verdict = "undetermined"

    def link(self, number: int) -> Link | None:
        """The link of this number, or None."""
        return next((link for link in self.links if link.number == number), None)


class RegisterAnswers(Frozen):
    """
    :param nameless: the act does not name its authority: nothing can be told.
    :param cited: one for each number that the act cites, where something is known.
    :param same_number: other acts of the assembly under this act's number.
    :param out_of_order: where the act's day is not that of its number in the year: the nearest act below that is
        of a later day, and the nearest one above that is of an earlier day, at least one of them.
    :param missing_numbers: numbers between the last known one below and this one.
    :param below: the number that they follow, or None.
    :param renewal: the act that installed the assembly last.
    :param chain: the life of the agreement that the act is about, or None.
    """

    nameless: bool = False
    cited: tuple[KnownAct, ...] = ()
    same_number: tuple[OtherAct, ...] = ()
    out_of_order: tuple[OtherAct | None, OtherAct | None] | None = None
    missing_numbers: tuple[str, ...] = ()
    below: str | None = None
    spellings: tuple[Spelling, ...] = ()
    departures: tuple[Departure, ...] = ()
    opinions: tuple[QuotedOpinion, ...] = ()
    renewal: OtherAct | None = None
    chain: Chain | None = None
