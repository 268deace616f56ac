"""The checks of installed packages, which a rule file names as « check: our_rules.notice:check ».

A package declares them in the group ``actcheck.checks`` of its entry points; nothing else is ever
imported, and a package that no rule names is not loaded.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from actcheck.errors import RuleFileError
from actcheck.rules.observation import Observation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from actcheck.facts import Facts

GROUP = "actcheck.checks"


def observe(reference: str, facts: Facts) -> list[Observation]:
    """What a check of an installed package sees in an act.

    :raises RuleFileError: when it is not installed, cannot be loaded, fails, or yields something else
        than observations.
    """
    try:
        observations = list(_loaded(reference)(facts))
    except RuleFileError:
        raise
    except Exception as error:
        raise _broken(reference, "la vérification a échoué / the check failed", error) from error
    return [_observation(one, reference) for one in observations]


def entry_point(reference: str) -> EntryPoint:
    """The entry point that declares a function.

    :param reference: "package.module:function".
    :raises RuleFileError: when no installed package declares it; without ``where``.
    """
    declared = {point.value: point for point in entry_points(group=GROUP)}
    found = declared.get(reference)
    if found is None:
        names = ", ".join(sorted(declared))
        raise RuleFileError(
            f"check : aucun paquet installé ne déclare / no installed package declares « {reference} »",
            hint=f"déclarés / declared : {names}" if names else f"entry points : {GROUP}",
        )
    return found


def _observation(one: object, reference: str) -> Observation:
    if isinstance(one, Observation):
        return one
    raise RuleFileError(
        f"la vérification a rendu / the check yielded : {type(one).__name__}",
        where=reference,
        hint="attendu / expected : Fault, Missing, NotApplicable",
    )


@cache
def _loaded(reference: str) -> Callable[[Facts], Iterable[object]]:
    try:
        point = entry_point(reference)
    except RuleFileError as error:
        raise RuleFileError(error.what, where=reference, hint=error.hint) from None
    try:
        check: Callable[[Facts], Iterable[object]] = point.load()
    except Exception as error:
        raise _broken(reference, "vérification introuvable / check not found", error) from error
    return check


def _broken(reference: str, what: str, error: Exception) -> RuleFileError:
    said = " ".join(f"{type(error).__name__}: {error}".split())
    return RuleFileError(f"{what} : {said}", where=reference, hint="corriger le paquet / correct the package")
