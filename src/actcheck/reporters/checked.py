"""What reporters are given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actcheck.findings import Severity

if TYPE_CHECKING:
    from actcheck.ast import Unread
    from actcheck.configuration.suppression import Suppressed
    from actcheck.diagnosis import Diagnosis
    from actcheck.findings import Finding, RuleVerdict
    from actcheck.source import Document


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text and what the rules say of it.

    :param path: as shown to the user.
    :param findings: by place, then by rule, of every severity.
    :param suppressed: the findings that a suppression or the baseline sets aside, which are not in ``findings``.
    :param is_act: false for a file that sets findings of an act aside, in which findings are about that.
    """

    path: str
    document: Document
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[RuleVerdict, ...] = ()
    unread: tuple[Unread, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    is_act: bool = True

    def shown(self, least: Severity) -> tuple[Finding, ...]:
        """The findings of at least a severity."""
        return tuple(finding for finding in self.findings if finding.severity.rank >= least.rank)


@dataclass(slots=True)
class Tally:
    """The counts that close a run.

    :param least: findings below it are counted as hidden.
    :param checked: acts checked; ``unreadable`` and ``empty``: inputs that were not.
    :param suppressed: findings set aside by a suppression; ``known``: those that the baseline has.
    :param rules: how many findings shown each rule has, by its id and name.
    """

    least: Severity
    checked: int = 0
    unreadable: int = 0
    empty: int = 0
    shown: Counter[Severity] = field(default_factory=Counter)
    hidden: Counter[Severity] = field(default_factory=Counter)
    suppressed: int = 0
    known: int = 0
    rules: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: CheckedText) -> None:
        """Count one checked text."""
        self.checked += text.is_act
        for finding in text.findings:
            if finding.severity.rank >= self.least.rank:
                self.shown[finding.severity] += 1
                self.rules[finding.rule, finding.name] += 1
            else:
                self.hidden[finding.severity] += 1
        by_suppression = sum(each.kind == "suppression" for each in text.suppressed)
        self.suppressed += by_suppression
        self.known += len(text.suppressed) - by_suppression

    def statistics(self) -> list[tuple[str, str, int]]:
        """The id, the name and the number of findings of each rule that has some, the most frequent first."""
        return sorted(((*rule, count) for rule, count in self.rules.items()), key=lambda each: (-each[2], each[0]))
