"""The first page of a review: what its sheets say together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from actcheck.findings import Severity
from actcheck.reporters.review.sheet import CHAPTERS, VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.findings import Verdict
    from actcheck.reporters.review.sheet import Remark, Sheet
    from actcheck.reporters.review.words import Words

STATES = ("at_fault", "to_check", "clear")
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)
_PLACES = 12  # of one rule, shown among the faults to see first
_GROUNDS = [ground for _, grounds in CHAPTERS for ground in grounds]


class Found(NamedTuple):
    """Where a rule found something: the act's number in the report, and the finding's in the act."""

    act: int
    finding: int


class Fault(NamedTuple):
    """A rule that found something.

    :param remark: the first of its findings.
    :param found: the first of them; ``more``: how many others there are.
    """

    remark: Remark
    acts: int
    times: int
    found: tuple[Found, ...]
    more: int


class Segment(NamedTuple):
    """A part of a bar: from where, how wide, in units of the chart."""

    severity: Severity
    times: int
    x: float
    width: float


class Bar(NamedTuple):
    """A family's findings."""

    family: str
    times: int
    y: float
    segments: tuple[Segment, ...]
    end: float


class Chart(NamedTuple):
    """Bars, one below the other; all lengths in units of the chart."""

    bars: tuple[Bar, ...]
    width: float
    height: float
    label: float
    row: float
    thickness: float


@dataclass(frozen=True, slots=True)
class Overview:
    """
    :param states: how many acts have an error; only warnings; neither.
    :param verdicts: how many times rules concluded each verdict.
    :param faults: rules that found an error or a warning, those that matter most first.
    """

    acts: int
    severities: dict[Severity, int]
    suppressed: int
    states: dict[str, int]
    verdicts: dict[Verdict, int]
    faults: tuple[Fault, ...]
    chart: Chart


def overview(sheets: Sequence[Sheet], words: Words) -> Overview:
    """What some sheets say together."""
    acts = [sheet for sheet in sheets if sheet.is_act]
    remarks = [remark for sheet in sheets for remark in sheet.remarks]
    verdicts = Counter(rule.verdict for sheet in acts for rule in sheet.rules)
    return Overview(
        acts=len(acts),
        severities={severity: sum(remark.severity is severity for remark in remarks) for severity in SEVERITIES},
        suppressed=sum(len(sheet.asides) for sheet in sheets),
        states={state: sum(sheet.state == state for sheet in acts) for state in STATES},
        verdicts={verdict: verdicts[verdict] for verdict in VERDICTS},
        faults=_faults(sheets),
        chart=_chart(remarks, words),
    )


def _faults(sheets: Sequence[Sheet]) -> tuple[Fault, ...]:
    by_rule: dict[tuple[str, Severity], list[tuple[Found, Remark]]] = {}
    for sheet in sheets:
        for remark in sheet.remarks:
            if remark.kept:
                found = (Found(sheet.number, remark.number), remark)
                by_rule.setdefault((remark.rule, remark.severity), []).append(found)
    faults = []
    for each in by_rule.values():
        places = [found for found, _ in each]
        acts = len({found.act for found in places})
        faults.append(Fault(each[0][1], acts, len(places), tuple(places[:_PLACES]), max(0, len(places) - _PLACES)))
    faults.sort(
        key=lambda fault: (
            -fault.remark.severity.rank,
            fault.remark.likely,
            _GROUNDS.index(fault.remark.ground),
            -fault.times,
            fault.remark.rule,
        )
    )
    return tuple(faults)


_WIDTH = 480.0
_LABEL = 190.0
_NUMBER = 30.0
_ROW = 22.0
_THICKNESS = 12.0


def _chart(remarks: Sequence[Remark], words: Words) -> Chart:
    counts: dict[str, Counter[Severity]] = {}
    for remark in remarks:
        counts.setdefault(remark.family, Counter())[remark.severity] += 1
    ordered = sorted(counts.items(), key=lambda each: (-each[1].total(), each[0]))
    most = max((count.total() for _, count in ordered), default=1)
    unit = (_WIDTH - _LABEL - _NUMBER) / most
    bars = []
    for row, (family, count) in enumerate(ordered):
        x = _LABEL
        segments = []
        for severity in SEVERITIES:
            if count[severity]:
                width = count[severity] * unit
                segments.append(Segment(severity, count[severity], round(x, 1), round(width, 1)))
                x += width
        y = row * _ROW + (_ROW - _THICKNESS) / 2
        bars.append(Bar(words.named("families", family), count.total(), y, tuple(segments), round(x, 1)))
    return Chart(tuple(bars), _WIDTH, max(len(bars), 1) * _ROW, _LABEL, _ROW, _THICKNESS)
