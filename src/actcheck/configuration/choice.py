"""What is checked in a file: the rules that its settings leave, and what else they say of it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from actcheck import resources, rules
from actcheck.configuration.globs import matches
from actcheck.configuration.own_rules import OWN_RULES
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.configuration.discovery import Configurations
    from actcheck.configuration.settings import Layer, Settings
    from actcheck.facts import Profile
    from actcheck.findings import Severity
    from actcheck.rules import Rule


class Plan(NamedTuple):
    """How one file is checked.

    :param folders: the folders of rules added to the one that actcheck ships.
    :param rules: the ids of the rules applied.
    :param own: the ids of the rules about suppressions that hold.
    :param mandatory: the ids of the rules that nothing silences.
    :param severity: the severity of the findings of some rules, by id, over that of the rule.
    :param profile: what is said of the authority, or None.
    :param law_index: the index of the law, or None for the one that would be used anyway.
    :param baseline: the baseline's file, or None.
    :param register: the register that is asked, or None.
    """

    folders: tuple[str, ...]
    rules: tuple[str, ...]
    own: frozenset[str]
    mandatory: frozenset[str]
    severity: tuple[tuple[str, Severity], ...]
    profile: Profile | None
    law_index: str | None
    baseline: str | None
    register: str | None = None


class Planner:
    """The plans of files; one settings and one set of patterns make one plan.

    :param notes: once plans are made, lines for the user: what the settings ask and does not happen.
    """

    def __init__(self, configurations: Configurations) -> None:
        self._configurations = configurations
        self._catalogues: dict[tuple[str, ...], _Catalogue] = {}
        self._plans: dict[tuple[Settings, tuple[tuple[int, int], ...]], Plan] = {}
        self.notes: dict[str, None] = {}

    def of(self, path: str) -> Plan:
        """The plan of a file, or of the standard input ("-").

        :raises ActcheckError: when the settings are wrong, or leave no rule at all.
        """
        settings = self._configurations.of(path)
        patterns = tuple(
            (depth, position)
            for depth, layer in enumerate(settings.layers)
            for position, (pattern, _) in enumerate(layer.per_file_ignores)
            if matches(pattern, os.path.abspath(path), os.path.dirname(layer.path))
        )
        plan = self._plans.get((settings, patterns))
        if plan is None:
            plan = self._plans[settings, patterns] = self._plan(settings, patterns)
        return plan

    def catalogue(self, folders: tuple[str, ...]) -> tuple[Rule, ...]:
        """All rules: actcheck's, and those of some folders.

        :raises ActcheckError: when a folder is missing, or a rule file is broken.
        """
        return self._catalogue(folders).rules

    def rules(self) -> dict[str, Rule]:
        """The rules of the plans made so far, by id, and those about suppressions."""
        loaded = (rule for catalogue in self._catalogues.values() for rule in catalogue.rules)
        return {rule.id: rule for rule in (*loaded, *OWN_RULES)}

    def _catalogue(self, folders: tuple[str, ...]) -> _Catalogue:
        if folders not in self._catalogues:
            self._catalogues[folders] = _Catalogue(load_rules(folders))
        return self._catalogues[folders]

    def _plan(self, settings: Settings, patterns: tuple[tuple[int, int], ...]) -> Plan:
        catalogue = self._catalogue(settings.folders)
        mandatory = frozenset[str]().union(*(catalogue.named(layer, "mandatory") for layer in settings.layers))
        chosen = self._chosen(settings, catalogue, mandatory)
        for depth, position in patterns:
            layer = settings.layers[depth]
            pattern, words = layer.per_file_ignores[position]
            chosen -= self._ignored(catalogue, layer, ("per_file_ignores", pattern), words, mandatory)
        return Plan(
            folders=settings.folders,
            rules=tuple(rule.id for rule in catalogue.rules if rule.id in chosen),
            own=frozenset(rule.id for rule in OWN_RULES if rule.id in chosen),
            mandatory=mandatory,
            severity=tuple(sorted(self._severities(settings, catalogue, mandatory).items())),
            profile=settings.profile,
            law_index=settings.law_index,
            baseline=settings.baseline,
            register=settings.register,
        )

    def _chosen(self, settings: Settings, catalogue: _Catalogue, mandatory: frozenset[str]) -> set[str]:
        own = {rule.id for rule in OWN_RULES}
        chosen = {rule.id for rule in catalogue.rules if rule.enabled} | own
        for layer in settings.layers:
            if layer.select is not None:
                # The rules about suppressions hold unless they are ignored: nobody thinks of selecting them.
                chosen = catalogue.named(layer, "select") | (chosen & own)
            chosen |= catalogue.named(layer, "extend_select")
            if layer.source == "file":
                chosen |= mandatory
            chosen -= self._ignored(catalogue, layer, ("ignore",), layer.ignore, mandatory)
        if not chosen - own:
            raise ActcheckError(
                "aucune règle retenue / no rule left",
                hint="revoir --select et --ignore / review --select and --ignore : actcheck config",
            )
        return chosen

    def _ignored(
        self,
        catalogue: _Catalogue,
        layer: Layer,
        keys: tuple[str, ...],
        words: Iterable[str],
        mandatory: frozenset[str],
    ) -> set[str]:
        ignored: set[str] = set()
        for word in words:
            named = catalogue.matching(layer, keys, word)
            if named <= mandatory:
                self._kept(layer, keys, word)
            ignored |= named - mandatory
        return ignored

    def _severities(self, settings: Settings, catalogue: _Catalogue, mandatory: frozenset[str]) -> dict[str, Severity]:
        severities: dict[str, Severity] = {}
        for layer in settings.layers:
            named = [
                (word, catalogue.matching(layer, ("severity", word), word), given) for word, given in layer.severity
            ]
            for word, ids, given in sorted(named, key=lambda each: -len(each[1])):
                lowered = {rule for rule in ids & mandatory if given.rank < catalogue.severity(rule).rank}
                if lowered == ids:
                    self._kept(layer, ("severity", word), word)
                severities |= dict.fromkeys(ids - lowered, given)
        return severities

    def _kept(self, layer: Layer, keys: tuple[str, ...], word: str) -> None:
        from actcheck.configuration.origins import origin

        self.notes[
            f"{origin(layer, *keys)}: « {word} » est obligatoire et reste vérifié / is mandatory and stays checked"
        ] = None


class _Catalogue:
    def __init__(self, loaded: tuple[Rule, ...]) -> None:
        self.rules = loaded
        self._named = (*loaded, *OWN_RULES)

    def named(self, layer: Layer, key: str) -> set[str]:
        """The ids that the words of a key name."""
        return {rule for word in getattr(layer, key) or () for rule in self.matching(layer, (key,), word)}

    def matching(self, layer: Layer, keys: tuple[str, ...], word: str) -> set[str]:
        """The ids that a word names.

        :raises ActcheckError: when it names none: where it was written, and the nearest one.
        """
        try:
            return {rule.id for rule in rules.select(self._named, select=[word])}
        except ActcheckError as error:
            if layer.source != "file":
                raise
            from actcheck.configuration.origins import origin

            raise ActcheckError(error.what, where=origin(layer, *keys), hint=error.hint) from None

    def severity(self, rule_id: str) -> Severity:
        return next(rule.severity for rule in self._named if rule.id == rule_id)


def load_rules(folders: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that actcheck ships, and those of some folders.

    :raises ActcheckError: when a folder is missing, or a rule file is broken.
    """
    from pathlib import Path

    return rules.load((resources.folder("rules"), *map(Path, folders)))
