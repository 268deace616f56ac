"""What reporters are given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from actcheck.findings import Severity

if TYPE_CHECKING:
    from actcheck.ast import Unread
    from actcheck.findings import Finding, RuleVerdict
    from actcheck.source import Document


@dataclass(frozen=True, slots=True)
class CheckedText:
    """One text and what the rules say of it.

    :param path: as shown to the user.
    :param findings: by place, then by rule, of every severity.
    """

    path: str
    document: Document
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[RuleVerdict, ...] = ()
    unread: tuple[Unread, ...] = ()

    def shown(self, least: Severity) -> tuple[Finding, ...]:
        """The findings of at least a severity."""
        return tuple(finding for finding in self.findings if finding.severity.rank >= least.rank)


@dataclass(slots=True)
class Tally:
    """The counts that close a run.

    :param least: findings below it are counted as hidden.
    :param checked: texts checked; ``unreadable`` and ``empty``: inputs that were not.
    """

    least: Severity
    checked: int = 0
    unreadable: int = 0
    empty: int = 0
    shown: Counter[Severity] = field(default_factory=Counter)
    hidden: Counter[Severity] = field(default_factory=Counter)

    def add(self, text: CheckedText) -> None:
        """Count one checked text."""
        self.checked += 1
        for finding in text.findings:
            counts = self.shown if finding.severity.rank >= self.least.rank else self.hidden
            counts[finding.severity] += 1
