"""What a diagnosis says: statements of the act, and their corrections."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Literal

from actcheck.frozen import Frozen
from actcheck.source import Span

if TYPE_CHECKING:
    from actcheck.findings import Finding

Subject = Literal["figures", "dates"]
Value = datetime.date | int


class Statement(Frozen):
    """A place of the act that states a figure or a day.

    :param fact: the dotted name of the fact ("attendance.present_stated"), ``.weekday`` and ``.year`` being the
        day of the week (0 Monday to 6 Sunday) and the year that are written beside a date. Of lists of names
        ("attendance.present_listed"), the value is how many names they have; of "voting.unanimous", 1.
    :param value: as stated; None for a date that no calendar has.
    :param raw: a date as written, else empty.
    """

    fact: str
    span: Span
    value: Value | None
    raw: str = ""


class Correction(Frozen):
    """What a statement has to say instead, for all to agree.

    :param least: the smallest value that agrees, or the first day; None where there is no such bound.
    :param most: the largest, or the last day.
    :param supports: disjoint sets of other statements, each of which is enough to lead to these values; the
        smallest sets first.
    """

    statement: Statement
    least: Value | None = None
    most: Value | None = None
    supports: tuple[tuple[Statement, ...], ...] = ()

    @property
    def value(self) -> Value | None:
        """The only value that agrees, or None where there are several."""
        return self.least if self.least == self.most else None


class Alternative(Frozen):
    """Corrections to be made together, in the order of the text."""

    corrections: tuple[Correction, ...]

    @property
    def support(self) -> int:
        """How many sets of other statements support the new values, in all."""
        return sum(len(correction.supports) for correction in self.corrections)


class Diagnosis(Frozen):
    """The fewest corrections after which all figures, or all dates, agree.

    :param parts: everything agrees once one alternative of each part is carried out. Within a part the
        alternatives are as good as one another in number of corrections; those that more statements support
        come first, then those that come first in the text.
    """

    subject: Subject
    parts: tuple[tuple[Alternative, ...], ...]

    @property
    def determined(self) -> bool:
        """Whether there is one way only: no other set of as few corrections will do."""
        return all(len(part) == 1 for part in self.parts)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Every correction of every alternative."""
        return tuple(c for part in self.parts for alternative in part for c in alternative.corrections)

    @property
    def spans(self) -> frozenset[Span]:
        """The places to correct and those of the statements that speak for it."""
        statements = [s for c in self.corrections for s in (c.statement, *(s for one in c.supports for s in one))]
        return frozenset(statement.span for statement in statements)

    def in_common(self, finding: Finding) -> int:
        """At how many of these places a finding stands, if it compares figures, or dates; else 0."""
        if finding.rule not in COMPARING[self.subject]:
            return 0
        places = [finding.place.span, *(place.span for place in finding.related)]
        return sum(any(one.start < span.end and span.start < one.end for one in places) for span in self.spans)


# The rules that find figures, and dates, at odds with one another; others of their families ask for what is missing.
COMPARING: dict[Subject, frozenset[str]] = {
    "figures": frozenset(
        "ATT001 ATT005 ATT006 ATT008 VOT001 VOT002 VOT003 VOT004 VOT006 VOT007 VOT008 VOT010 VOT012".split()
    ),
    "dates": frozenset("DAT001 DAT002 DAT003 DAT004 DAT005 DAT006 DAT007 DAT008 DAT009 DAT010 DAT013".split()),
}
