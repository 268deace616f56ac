"""One text through all of it. The only module that knows every room."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from actcheck import facts, syntax
from actcheck.ast import Act, Unread
from actcheck.facts import Facts
from actcheck.findings import Finding, RuleVerdict
from actcheck.source import Document

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from actcheck.rules import Rule


class Report(BaseModel):
    """All that the rules say of one text.

    :param findings: by place, then by rule.
    :param verdicts: one for each rule and each act of the text.
    :param unread: what was begun and could not be read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    findings: tuple[Finding, ...] = ()
    verdicts: tuple[RuleVerdict, ...] = ()
    unread: tuple[Unread, ...] = ()


def parse(text: str | Document) -> Act:
    """Read a text into its tree. Never raises on text: what cannot be read is ``Unread``."""
    return syntax.parse(Document.from_text(text) if isinstance(text, str) else text)


def read_facts(text: str | Document) -> tuple[Facts, ...]:
    """The facts that a text states, one ``Facts`` for each act that it holds."""
    return facts.read(parse(text))


@lru_cache(maxsize=1)
def standard_rules() -> tuple[Rule, ...]:
    """The rules that actcheck ships, sorted by code."""
    from actcheck.rules import load

    return load()


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Trees, facts and findings hold no cycles, and searching a long text's for some costs as much as reading it."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def check(text: str | Document, rules: Sequence[Rule] | None = None) -> Report:
    """Check a text against rules (by default, all that actcheck ships).

    :raises RuleFileError: when a rule file is broken.
    """
    from actcheck.rules import apply

    chosen = standard_rules() if rules is None else rules
    findings: list[Finding] = []
    verdicts: list[RuleVerdict] = []
    with _no_cycle_search():
        act = parse(text)
        for stated in facts.read(act):
            for rule in chosen:
                verdict, found = apply(rule, stated)
                verdicts.append(verdict)
                findings.extend(found)
    findings.sort(key=lambda f: (f.place.span, f.rule))
    return Report(findings=tuple(findings), verdicts=tuple(verdicts), unread=act.unread)
