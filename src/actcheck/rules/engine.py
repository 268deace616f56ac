"""One rule on the facts of one act."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from actcheck.errors import RuleFileError
from actcheck.facts import Fact, Facts
from actcheck.findings import Basis, Finding, Place, RuleVerdict, Verdict, Words
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.wording import fill

if TYPE_CHECKING:
    from actcheck.rules.act_text import ActText
    from actcheck.rules.model import Rule
    from actcheck.rules.requirement import Requirement
    from actcheck.source import Span

Check = Callable[[Facts], Iterable[Observation]]


class _Scope(NamedTuple):
    """How a rule stands to the acts of one kind, authority, assembly and day.

    :param bases: the articles that carry the rule for them.
    :param missing: the facts without which nobody can tell whether it is for them.
    :param observe: the rule's condition, asked with the facts; None where some are missing.
    :param in_text: the condition is asked with the text too.
    """

    rule: Rule
    bases: tuple[Basis, ...]
    missing: tuple[str, ...]
    observe: Callable[..., Iterable[Observation]] | None
    in_text: bool


# The kind of act, of authority and of assembly, and the day: all that a rule's scope depends on.
_Case = tuple[str | None, str | None, str | None, datetime.date | None]


class Engine:
    """Rules made ready for many acts.

    :param rules: in the order in which their verdicts are given.
    :ivar reads_typography: whether one of them may look at what typists let slip.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        # Installed checks may look at any fact.
        self.reads_typography = any(rule.family == "typography" or rule.check is not None for rule in self.rules)
        self._cases: dict[_Case, list[tuple[str, str, _Scope | None]]] = {}

    def apply(self, facts: Facts, text: ActText | None = None) -> tuple[list[RuleVerdict], list[Finding]]:
        """What each rule concludes on an act, and the findings, by rule and then by place.

        :param text: the text that the act stands in, for the rules that look for words.
        :raises RuleFileError: when the Python check of a rule and its file do not fit together.
        """
        verdicts: list[RuleVerdict] = []
        findings: list[Finding] = []
        faults: list[Fault] = []
        span, conclude = facts.span, verdicts.append
        conforming, not_applicable = Verdict.CONFORMING, Verdict.NOT_APPLICABLE
        for identifier, name, scope in self._scopes(facts):
            verdict, missing = not_applicable, _NOTHING
            if scope is not None:
                rule, bases, missing, observe, in_text = scope
                verdict = conforming
                for observation in () if observe is None else observe(facts, text) if in_text else observe(facts):
                    if isinstance(observation, NotApplicable):
                        verdict = not_applicable
                    elif isinstance(observation, Missing):
                        missing += observation.facts
                    else:
                        faults.append(observation)
                if faults:
                    verdict, missing = Verdict.FAULTY, _NOTHING
                    faults.sort(key=_place)
                    findings += [_finding(rule, facts, fault, bases) for fault in faults]
                    faults.clear()
                elif missing:
                    verdict, missing = Verdict.UNDETERMINED, tuple(dict.fromkeys(missing))
            # What the class does, without a call of Python's for each rule.
            conclude(_new(RuleVerdict, (identifier, name, verdict, span, missing)))
        return verdicts, findings

    def _scopes(self, facts: Facts) -> list[tuple[str, str, _Scope | None]]:
        kind, authority, day = facts.act.kind, facts.authority, facts.sitting.date
        case = (
            None if kind is None else kind.value,
            None if authority.kind is None else authority.kind.value,
            None if authority.assembly is None else authority.assembly.value,
            None if day is None else day.value,
        )
        scopes = self._cases.get(case)
        if scopes is None:
            if len(self._cases) >= _CASES_KEPT:
                self._cases.clear()
            scopes = self._cases[case] = [(rule.id, rule.name, _scope(rule, facts)) for rule in self.rules]
        return scopes


# Acts of one sitting have one case; a long run meets many, and need not remember them all.
_CASES_KEPT = 500

_NOTHING: tuple[str, ...] = ()
_new = tuple.__new__
_place = attrgetter("at")


def apply(rule: Rule, facts: Facts, text: ActText | None = None) -> tuple[RuleVerdict, tuple[Finding, ...]]:
    """What a rule concludes on an act, and the findings, one for each fault, by place.

    :param text: the text that the act stands in, for the rules that look for words.
    :raises RuleFileError: when the Python check of the rule and its file do not fit together.
    """
    (verdict,), findings = Engine([rule]).apply(facts, text)
    return verdict, tuple(findings)


def _scope(rule: Rule, facts: Facts) -> _Scope | None:
    """None where the rule is not for this act."""
    missing: list[str] = []
    for name, wanted, fact in (
        ("act.kind", () if "any" in rule.applies_to else rule.applies_to, facts.act.kind),
        ("authority.kind", rule.authorities, facts.authority.kind),
        ("authority.assembly", rule.assemblies, facts.authority.assembly),
    ):
        if not wanted:
            continue
        if fact is None:
            missing.append(name)
        elif fact.value not in wanted:
            return None
    bases = _bases(rule, facts)
    if bases is None:
        return None
    if rule.basis and not bases:
        missing.append("sitting.date")
    return _Scope(rule, bases, tuple(missing), None if missing else _condition(rule), rule.declared)


def _bases(rule: Rule, facts: Facts) -> tuple[Basis, ...] | None:
    """The articles that carry the rule for this act.

    None where no article was in force for it; empty where only the act's date, which it does not
    state, would tell. A rule without any article needs none.
    """
    if not rule.basis:
        return ()
    kind, assembly, date = facts.authority.kind, facts.authority.assembly, facts.sitting.date
    concerned = [
        carried.basis
        for carried in rule.basis
        if (kind is None or not carried.authorities or kind.value in carried.authorities)
        and (assembly is None or not carried.assemblies or assembly.value in carried.assemblies)
    ]
    if date is None:
        lasting = tuple(basis for basis in concerned if basis.in_force_to is None)
        return lasting if concerned else None
    day = date.value.isoformat()
    carrying = tuple(
        basis
        for basis in concerned
        if (basis.in_force_from is None or basis.in_force_from <= day)
        and (basis.in_force_to is None or day < basis.in_force_to)
    )
    return carrying or None


def _condition(rule: Rule) -> Callable[..., Iterable[Observation]]:
    """What observes an act for a rule.

    :raises RuleFileError: when its Python check is not found.
    """
    if rule.require is not None:
        return partial(_compare, rule.require, rule)
    if rule.declared:
        from actcheck.rules import declared

        return partial(declared.observe, rule)
    if rule.check is not None:
        from actcheck.rules import installed_checks

        return partial(installed_checks.observe, rule.check)
    return _check(rule.module)


def _compare(requirement: Requirement, rule: Rule, facts: Facts) -> Iterator[Observation]:
    found: dict[str, Fact[Any]] = {}
    missing: list[str] = []
    for name in requirement.facts:
        fact = _getter(name)(facts)
        if fact is None:
            missing.append(name)
        else:
            found[name] = fact
    if missing:
        yield Missing(*missing)
    elif not requirement.holds(found):
        primary, *others = requirement.facts
        yield Fault(
            at=found[primary].span,
            related=[(found[name].span, name if name in rule.labels else None) for name in others],
            label=primary if primary in rule.labels else None,
        )


@cache
def _getter(name: str) -> Callable[[Facts], Fact[Any] | None]:
    return attrgetter(name)


@cache
def _check(module: str) -> Check:
    try:
        check: Check = import_module(module).check
    except (ModuleNotFoundError, AttributeError) as error:
        raise RuleFileError(
            f"vérification introuvable / check not found: {error}",
            where=module,
            hint="écrire / write: def check(facts: Facts) -> Iterable[Observation]",
        ) from error
    return check


def _finding(rule: Rule, facts: Facts, fault: Fault, bases: tuple[Basis, ...]) -> Finding:
    where, values = _file(rule), fault.values

    def words(template: Words) -> Words:
        return fill(template, values, facts, where=where)

    def place(at: tuple[Span, str | None]) -> Place:
        span, key = at
        return Place(span=span, label=None if key is None else words(_named(rule.labels, key, rule, "labels")))

    notes = [_named(rule.notes, key, rule, "notes") for key in fault.notes]
    related: dict[Span, Place] = {}
    for at in fault.related:
        if at[0] != fault.at and at[0] not in related:
            related[at[0]] = place(at)
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=fault.severity or rule.severity,
        confidence=rule.confidence,
        message=fill(rule.message, values, facts, where=where, more=notes),
        help=words(rule.help),
        basis=bases,
        place=place((fault.at, fault.label)),
        related=tuple(related.values()),
        fix=fault.fix,
    )


def _named(table: Mapping[str, Words], key: str, rule: Rule, what: str) -> Words:
    if key not in table:
        raise RuleFileError(
            f"{what} : « {key} » manque, la vérification l'emploie / is missing, the check uses it", where=_file(rule)
        )
    return table[key]


def _file(rule: Rule) -> str:
    return f"rules/{rule.family}/{rule.name}.yaml"
