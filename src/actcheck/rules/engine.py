"""One rule on the facts of one act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from actcheck.errors import RuleFileError
from actcheck.facts import Fact, Facts
from actcheck.findings import Basis, Finding, Place, RuleVerdict, Verdict, Words
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.wording import fill

if TYPE_CHECKING:
    from actcheck.rules.model import Rule
    from actcheck.rules.requirement import Requirement
    from actcheck.source import Span

Check = Callable[[Facts], Iterable[Observation]]


def apply(rule: Rule, facts: Facts) -> tuple[RuleVerdict, tuple[Finding, ...]]:
    """What a rule concludes on an act, and the findings, one for each fault, by place.

    :raises RuleFileError: when the Python check of the rule and its file do not fit together.
    """
    scope = _scope(rule, facts)
    if scope is None:
        return _verdict(rule, facts, Verdict.NOT_APPLICABLE), ()
    bases, missing = scope
    if missing:
        return _verdict(rule, facts, Verdict.UNDETERMINED, missing), ()

    faults: list[Fault] = []
    unstated: dict[str, None] = {}
    applicable = True
    for observation in _observe(rule, facts):
        match observation:
            case Fault():
                faults.append(observation)
            case Missing():
                unstated.update(dict.fromkeys(observation.facts))
            case NotApplicable():
                applicable = False
    if faults:
        faults.sort(key=lambda fault: fault.at)
        return (
            _verdict(rule, facts, Verdict.FAULTY),
            tuple(_finding(rule, facts, fault, bases) for fault in faults),
        )
    if unstated:
        return _verdict(rule, facts, Verdict.UNDETERMINED, tuple(unstated)), ()
    return _verdict(rule, facts, Verdict.CONFORMING if applicable else Verdict.NOT_APPLICABLE), ()


def _verdict(rule: Rule, facts: Facts, verdict: Verdict, missing: tuple[str, ...] = ()) -> RuleVerdict:
    return RuleVerdict(rule=rule.id, name=rule.name, verdict=verdict, missing=missing, act=facts.span)


def _scope(rule: Rule, facts: Facts) -> tuple[tuple[Basis, ...], tuple[str, ...]] | None:
    """The articles that carry the rule for this act, and the facts without which nobody can tell
    whether it is for this act; None if it is not."""
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
    return bases, tuple(missing)


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


def _observe(rule: Rule, facts: Facts) -> Iterable[Observation]:
    return _check(rule.module)(facts) if rule.require is None else _compare(rule.require, rule, facts)


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
    def words(template: Words) -> Words:
        return fill(template, fault.values, facts, where=_file(rule))

    def place(at: tuple[Span, str | None]) -> Place:
        span, key = at
        return Place(span=span, label=None if key is None else words(_named(rule.labels, key, rule, "labels")))

    primary = place((fault.at, fault.label))
    related: dict[Span, Place] = {}
    for at in fault.related:
        if at[0] != fault.at:
            related.setdefault(at[0], place(at))
    parts = [words(rule.message), *(words(_named(rule.notes, key, rule, "notes")) for key in fault.notes)]
    return Finding(
        rule=rule.id,
        name=rule.name,
        severity=fault.severity or rule.severity,
        confidence=rule.confidence,
        message=Words(fr=" ".join(part.fr for part in parts), en=" ".join(part.en for part in parts)),
        help=words(rule.help),
        basis=bases,
        place=primary,
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
