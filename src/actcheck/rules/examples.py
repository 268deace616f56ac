"""A rule's own examples: what they expect, and what the rule says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from actcheck.findings import Verdict, Words
from actcheck.rules.model import FaultyExample

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.findings import Finding, RuleVerdict
    from actcheck.rules.model import Example

_VERDICTS = {
    Verdict.CONFORMING: Words(fr="conforme", en="conforming"),
    Verdict.FAULTY: Words(fr="fautif", en="faulty"),
    Verdict.UNDETERMINED: Words(fr="indéterminé", en="undetermined"),
    Verdict.NOT_APPLICABLE: Words(fr="sans objet", en="not applicable"),
}


class Difference(NamedTuple):
    """What an example expects and what the rule says instead, in words."""

    expected: Words
    got: Words


def difference(example: Example, findings: Sequence[Finding], verdicts: Sequence[RuleVerdict]) -> Difference | None:
    """The first difference between an example and what its rule says of it; None where there is none.

    :param findings: of the example's act by its rule alone, by place; ``verdicts``: the same.
    """
    expected = Verdict.FAULTY if isinstance(example, FaultyExample) else example.verdict
    concluded = {verdict.verdict for verdict in verdicts}
    if expected not in concluded or (expected is not Verdict.FAULTY and len(concluded) > 1):
        return Difference(_VERDICTS[expected], _concluded(verdicts, findings))
    if not isinstance(example, FaultyExample):
        return None
    first = findings[0]
    at = example.act[slice(*first.place.span)]
    if at != example.at:
        return Difference(Words(fr=f"place « {example.at} »", en=f"place “{example.at}”"), _quoted(at))
    if len(findings) != example.times:
        return Difference(_counted(example.times), _counted(len(findings)))
    message = _one_line(first.message.fr)
    for part in (example.message,) if isinstance(example.message, str) else example.message or ():
        wanted = _one_line(part)
        if wanted not in message or (isinstance(example.message, str) and wanted != message):
            return Difference(Words(fr=f"message « {wanted} »", en=f"message “{wanted}”"), _quoted(message))
    return None


def _concluded(verdicts: Sequence[RuleVerdict], findings: Sequence[Finding]) -> Words:
    if not verdicts:
        return Words(fr="aucun acte lu", en="no act read")
    words = [_VERDICTS[verdict.verdict] for verdict in verdicts]
    missing = ", ".join(dict.fromkeys(fact for verdict in verdicts for fact in verdict.missing))
    french, english = (
        ", ".join(dict.fromkeys(word.in_language(language) for word in words)) for language in ("fr", "en")
    )
    if missing:
        return Words(fr=f"{french} (non lu : {missing})", en=f"{english} (not read: {missing})")
    if findings:
        return Words(fr=f"{french} : {findings[0].message.fr}", en=f"{english}: {findings[0].message.en}")
    return Words(fr=french, en=english)


def _counted(count: int) -> Words:
    return Words(fr=f"{count} constat{'s' * (count > 1)}", en=f"{count} finding{'s' * (count != 1)}")


def _quoted(text: str) -> Words:
    return Words(fr=f"« {text} »", en=f"“{text}”")


def _one_line(text: str) -> str:
    return " ".join(text.split())
