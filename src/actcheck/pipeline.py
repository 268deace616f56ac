"""One text through all of it. The only module that knows every room."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, SkipValidation

from actcheck import facts, syntax
from actcheck.ast import Act, Unread
from actcheck.diagnosis import Diagnosis
from actcheck.facts import Facts
from actcheck.findings import Finding, RuleVerdict
from actcheck.source import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from actcheck.facts import Profile
    from actcheck.facts.absence import Absence
    from actcheck.facts.register_answers import RegisterAnswers
    from actcheck.register import Record
    from actcheck.rules import Engine, Rule
    from actcheck.source import Span

    Ask = Callable[[Facts], RegisterAnswers]


class Report(BaseModel):
    """All that the rules say of one text.

    :param findings: by place, then by rule.
    :param verdicts: one for each rule and each act of the text.
    :param unread: what was begun and could not be read.
    :param diagnoses: the fewest corrections that make the figures, or the dates, of an act agree.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    findings: tuple[Finding, ...] = ()
    verdicts: SkipValidation[tuple[RuleVerdict, ...]] = ()
    unread: tuple[Unread, ...] = ()
    diagnoses: tuple[Diagnosis, ...] = ()


def parse(text: str | Document) -> Act:
    """Read a text into its tree. Never raises on text: what cannot be read is ``Unread``."""
    return syntax.parse(Document.from_text(text) if isinstance(text, str) else text)


def read_facts(text: str | Document) -> tuple[Facts, ...]:
    """The facts that a text states, one ``Facts`` for each act that it holds."""
    return facts.read(parse(text))


def explain(text: str | Document) -> tuple[tuple[Facts, ...], tuple[Absence, ...]]:
    """The facts of a text, and the reason of each that is absent."""
    from actcheck.facts.absence import absences
    from actcheck.syntax.doubtful import read_doubtful

    document = Document.from_text(text) if isinstance(text, str) else text
    act = parse(document)
    stated = facts.read(act)
    return stated, absences(act, stated, read_doubtful(document))


@lru_cache(maxsize=1)
def _standard_engine() -> Engine:
    from actcheck.rules import Engine, select

    return Engine(select(standard_rules()))


@lru_cache(maxsize=1)
def standard_rules() -> tuple[Rule, ...]:
    """The rules that actcheck ships, sorted by code."""
    from actcheck.rules import load

    return load()


@contextmanager
def without_cycle_search() -> Iterator[None]:
    """Trees, facts and findings hold no cycles, and searching a long text's for some costs as much as reading it."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


def check(
    text: str | Document,
    rules: Sequence[Rule] | Engine | None = None,
    profile: Profile | None = None,
    ask: Ask | None = None,
) -> Report:
    """Check a text against rules (by default, those of actcheck that are enabled).

    Of many texts, each is checked sooner by one ``Engine`` made of the rules beforehand.

    What a rule has said at a place of minutes, it does not say again of the item that stands there.

    :param profile: what is known of the authority beside what the text says; it goes with the facts of each act.
    :param ask: what a register answers about an act (``actcheck.register.questions.asker``); the answers go with
        its facts. Without it, what only a register tells is not checked.
    :raises RuleFileError: when a rule file is broken.
    :raises ActcheckError: when the index of the law in use cannot be read; an act that cites no code needs none.
    """
    if rules is None:
        engine = _standard_engine()
    else:
        from actcheck.rules import Engine

        engine = rules if isinstance(rules, Engine) else Engine(rules)
    with without_cycle_search():
        # A call of its own: tree and facts are gone before cycles are searched for again.
        return _report(text, engine, profile, ask)


def records(
    text: str | Document, rules: Sequence[Rule] | Engine = (), profile: Profile | None = None
) -> tuple[Record, ...]:
    """What the acts of a text leave in a register, each with the findings of these rules.

    No register is asked: what an act leaves does not depend on what others left before.

    :raises RuleFileError: when a rule file is broken.
    """
    from actcheck.register import record_of
    from actcheck.rules import ActText, Engine

    engine = rules if isinstance(rules, Engine) else Engine(rules)
    with without_cycle_search():
        document = Document.from_text(text) if isinstance(text, str) else text
        searched = ActText(document)
        read = (
            _completed(each, profile, None)
            for each in facts.read(syntax.parse(document, typography=engine.reads_typography))
        )
        return tuple(record_of(stated, engine.apply(stated, searched)[1]) for stated in read)


@contextmanager
def asking(texts: Iterable[str] | None) -> Iterator[Ask | None]:
    """What a register answers that holds the acts of these texts, kept in memory meanwhile; None for no register.

    :raises ActcheckError: when the libraries of the register are not installed.
    """
    if texts is None:
        yield None
        return
    from actcheck.register.database import FileRecords, open_in_memory
    from actcheck.register.questions import asker

    with open_in_memory() as register:
        register.add(FileRecords(str(place), "", records(text)) for place, text in enumerate(texts))
        yield asker(register)


def _completed(read: Facts, profile: Profile | None, ask: Ask | None) -> Facts:
    """The facts with what the user and the register know beside them."""
    stated = read if profile is None else read.model_copy(update={"profile": profile})
    return stated if ask is None else stated.model_copy(update={"known": ask(stated)})


def _report(text: str | Document, engine: Engine, profile: Profile | None, ask: Ask | None) -> Report:
    from actcheck.diagnosis import diagnose_findings
    from actcheck.rules import ActText

    findings: list[Finding] = []
    verdicts: list[RuleVerdict] = []
    diagnoses: list[Diagnosis] = []
    said: set[tuple[str, Span]] = set()
    document = Document.from_text(text) if isinstance(text, str) else text
    act = syntax.parse(document, typography=engine.reads_typography)
    searched = ActText(document)
    for read in facts.read(act):
        stated = _completed(read, profile, ask)
        concluded, found = engine.apply(stated, searched)
        verdicts += concluded
        here = [finding for finding in found if (finding.rule, finding.place.span) not in said]
        said.update((f.rule, place.span) for f in here for place in (f.place, *f.related))
        findings.extend(here)
        if here:
            diagnoses += [one for one in diagnose_findings(stated, here) if one not in diagnoses]
    findings.sort(key=lambda f: (f.place.span, f.rule))
    return Report(findings=tuple(findings), verdicts=tuple(verdicts), unread=act.unread, diagnoses=tuple(diagnoses))
