"""From the facts of an act to the diagnoses of what disagrees in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.diagnosis.days import days
from actcheck.diagnosis.figures import figures
from actcheck.diagnosis.model import COMPARING, Diagnosis
from actcheck.diagnosis.problem import diagnosis_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from actcheck.diagnosis.model import Subject
    from actcheck.diagnosis.problem import Problem
    from actcheck.facts import Facts
    from actcheck.findings import Finding


def diagnose(facts: Facts, subjects: Collection[Subject] = ("figures", "dates")) -> tuple[Diagnosis, ...]:
    """The fewest corrections that make the figures of an act agree, and its dates; none for what agrees.

    What the act does not state may be anything, and so may what a lawful sitting leaves open: members who take no
    part, a chair who is not in the list. Fewer votes than voters, for instance, are no disagreement.

    The method is that of minimal diagnoses (R. Reiter, "A theory of diagnosis from first principles", 1987;
    J. de Kleer and B. Williams, "Diagnosing multiple faults", 1987), by exhaustive search.

    :param subjects: what is to be looked at.
    """
    found = (diagnosis_of(problem) for problem in _problems(facts, subjects))
    return tuple(diagnosis for diagnosis in found if diagnosis is not None)


def diagnose_findings(facts: Facts, findings: Sequence[Finding]) -> tuple[Diagnosis, ...]:
    """The diagnoses that concern findings of this act; nothing is searched where no finding compares figures or dates.

    :param findings: those of this act.
    """
    subjects = [subject for subject, rules in COMPARING.items() if any(f.rule in rules for f in findings)]
    if not subjects:
        return ()
    return tuple(d for d in diagnose(facts, subjects) if any(map(d.in_common, findings)))


def _problems(facts: Facts, subjects: Collection[Subject]) -> Iterator[Problem]:
    if "figures" in subjects:
        yield from figures(facts)
    if "dates" in subjects:
        yield from days(facts)
