"""Visas of codes, laws and decrees whose matter stands in another code on the day of the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck import law
from actcheck.law.replaced_texts import replaced_code, replaced_text
from actcheck.rules.observation import Fault, Missing, NotApplicable, Observation
from actcheck.rules.own_visas import own_references
from actcheck.rules.sitting_days import earliest_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.facts import Facts, LegalReference
    from actcheck.law.replaced_texts import ReplacedText
    from actcheck.source import Span


def check(facts: Facts) -> Iterator[Observation]:
    cited: dict[str, tuple[ReplacedText, list[LegalReference]]] = {}
    for reference in own_references(facts):
        name = reference.code or reference.number or ""
        replaced = _replaced(reference)
        if replaced is not None:
            cited.setdefault(name, (replaced, []))[1].append(reference)
    sitting = facts.sitting.date
    if not cited:
        yield NotApplicable()
    elif sitting is None:
        yield Missing("sitting.date")
    for replaced, (first, *others) in cited.values() if sitting else ():
        code = law.named(replaced.replaced_by)
        if code is None or sitting is None or earliest_day(facts, sitting) < replaced.since:
            continue
        if replaced.left == "contracts" and _is_of_an_old_contract(facts, replaced):
            continue
        yield Fault(
            at=_place(first),
            values={
                "written": first.code_name if replaced.code else first.normalized or first.raw,
                "title": code.title,
                "since": replaced.since,
                "by": replaced.by,
            },
            related=[(_place(other), None) for other in others],
            notes=[replaced.left] if replaced.left else [],
        )


def _is_of_an_old_contract(facts: Facts, replaced: ReplacedText) -> bool:
    """Whether the act changes a contract, or names one made before: what it was made under still governs it."""
    amendment, contract = facts.amendment, facts.contract
    changed = (amendment.decided, *amendment.numbers, contract.initial, contract.change, contract.new, contract.rate)
    return any(changed) or any(one.date is not None and one.date < replaced.since for one in facts.agreements)


def _replaced(reference: LegalReference) -> ReplacedText | None:
    if reference.nature == "code":
        return replaced_code(reference.code) if reference.code else None
    if reference.nature in ("law", "ordinance", "decree") and reference.number:
        return replaced_text(reference.number)
    return None


def _place(reference: LegalReference) -> Span:
    return (reference.code_span if reference.nature == "code" else None) or reference.span
