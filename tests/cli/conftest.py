"""The command line in this process, on acts in a folder; every "FAUTE" of a text is a fault."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from actcheck import pipeline
from actcheck.cli import cli
from actcheck.findings import Confidence, Finding, Place, RuleVerdict, Severity, Verdict, Words
from actcheck.pipeline import Report
from actcheck.rules import Engine
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from click.testing import Result

    from actcheck.facts import Profile
    from actcheck.rules import Rule


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run ``actcheck`` with some arguments."""

    def ran(*arguments: object, **options: object) -> Result:
        result = CliRunner().invoke(cli, [str(each) for each in arguments], **options)  # type: ignore[arg-type]
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception  # in a terminal, this would be a traceback
        return result

    return ran


@pytest.fixture
def rules_seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the rules of the last check, each of which warns at every "FAUTE" and informs at every "NOTE"."""
    seen: list[str] = []

    def check(
        document: Document, rules: Engine | Sequence[Rule], _profile: Profile | None = None, _ask: object = None
    ) -> Report:
        text = document.original
        seen[:] = [rule.id for rule in (rules.rules if isinstance(rules, Engine) else rules)]
        words = Words(fr="C'est une faute.", en="It is a fault.")
        findings = tuple(
            Finding(
                rule="DAT001",
                name="impossible-date",
                severity=Severity.WARNING if found[0] == "FAUTE" else Severity.INFORMATION,
                confidence=Confidence.CERTAIN,
                message=words,
                help=Words(fr="Corriger.", en="Correct it."),
                place=Place(span=Span(*found.span())),
            )
            for found in re.finditer("FAUTE|NOTE", text)
        )
        verdict = RuleVerdict(
            rule="DAT001",
            name="impossible-date",
            verdict=Verdict.UNDETERMINED,
            missing=("sitting.date",),
            act=Span(0, len(text)),
        )
        return Report(findings=findings, verdicts=(verdict,))

    monkeypatch.setattr(pipeline, "check", check)
    return seen
