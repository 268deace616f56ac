"""``actcheck baseline``: findings known, and left for later."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from actcheck.cli.inputs import Told, acts, complain, configurations, settings_options
from actcheck.cli.manual import ManualCommand
from actcheck.configuration.user_file import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.batch import Batch
    from actcheck.configuration.baseline import Baseline, Entry
    from actcheck.reporters import CheckedText

_WRITE_EXAMPLES = (
    ("actcheck baseline write actes/", "Noter tous les constats / note all findings"),
    ("actcheck check --baseline actcheck-baseline.json actes/", "N'en plus montrer que les nouveaux / show new ones"),
)
_PRUNE_EXAMPLES = (("actcheck baseline prune", "Retirer ce qui est corrigé / remove what is corrected"),)
_EXIT_CODES = (
    ("0", "écrit / written"),
    ("2", "un fichier ne se lit pas, ou l'outil n'a pas pu travailler / a file cannot be read, or could not run"),
    ("3", "rien à vérifier / nothing to check"),
)


@click.group(invoke_without_command=True)
@click.pass_context
def baseline(ctx: click.Context) -> int:
    """Constats déjà connus / known findings."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return 2
    return 0


@baseline.command(cls=ManualCommand, examples=_WRITE_EXAMPLES, exit_codes=_EXIT_CODES)
@click.argument("paths", nargs=-1, type=acts, metavar="[PATH...]")
@settings_options
@click.pass_context
def write(ctx: click.Context, /, *, paths: tuple[str, ...], **settings: Any) -> int:
    """Note les constats d'actes, que « check » ne montrera plus / notes findings, which “check” leaves out.

    PATH : fichier ou dossier, le dossier courant par défaut / file or folder, the current folder by default.

    Le fichier est celui de --baseline, ou de la configuration, ou actcheck-baseline.json. Ce qu'il sait
    d'autres actes y reste / what it knows of other acts stays.
    """
    told, batch = _checked(ctx, paths or (".",), settings)
    files = _Files()
    mandatory = 0
    for checked in told:
        if checked.is_act:
            path, plan = batch.plan_of(checked)
            file = files.of(plan.baseline, new=True)
            noted = [finding for finding in checked.findings if finding.rule not in plan.mandatory]
            mandatory += len(checked.findings) - len(noted)
            file.remove(file.stale(file.identity(path), (), batch.not_applied(plan)))
            file.add(file.entries_for(path, checked.document, noted))
    for file in files.opened:
        file.write()
        held = len(file.entries)
        click.echo(
            f"{shown(file.path)}: {held} {'constat' if held < 2 else 'constats'} / {held} findings"
            f" (actcheck check --baseline {shown(file.path)} ; ou / or, actcheck.toml : baseline)"
        )
    if mandatory:
        complain(
            f"{mandatory} de règles obligatoires, qui restent signalés / of mandatory rules, which are still reported"
        )
    return told.exit_code()


@baseline.command(cls=ManualCommand, examples=_PRUNE_EXAMPLES, exit_codes=_EXIT_CODES)
@click.argument("paths", nargs=-1, type=acts, metavar="[PATH...]")
@settings_options
@click.pass_context
def prune(ctx: click.Context, /, *, paths: tuple[str, ...], **settings: Any) -> int:
    """Retire ce à quoi rien ne répond plus / removes what nothing answers to any more.

    PATH : fichier ou dossier ; par défaut, les actes que le fichier nomme / file or folder; by default, the acts
    that the baseline names.
    """
    files = _Files()
    known: Baseline | None = None
    missing: list[Entry] = []
    if not paths:
        known = files.of(configurations(ctx, settings).of(".").baseline)
        missing = known.missing()
        known.remove(missing)
        paths = known.files()
    told, batch = _checked(ctx, paths, settings)
    removed = {known.path: len(missing)} if known else {}
    for checked in told:
        if checked.is_act:
            path, plan = batch.plan_of(checked)
            file = known or files.of(plan.baseline)
            answered = {entry.fingerprint for entry in file.entries_for(path, checked.document, checked.findings)}
            stale = file.stale(file.identity(path), answered, batch.not_applied(plan))
            file.remove(stale)
            removed[file.path] = removed.get(file.path, 0) + len(stale)
    for file in files.opened:
        file.write()
        gone, left = removed.get(file.path, 0), len(file.entries)
        click.echo(f"{shown(file.path)}: {gone} de moins, {left} au total / {gone} removed, {left} left")
    return told.exit_code() if paths else 0


class _Files:
    """The baselines of a run, each read once."""

    def __init__(self) -> None:
        self._files: dict[str, Baseline] = {}

    def of(self, path: str | None, *, new: bool = False) -> Baseline:
        """
        :param path: None for the default one.
        :param new: one without entries where there is no file.
        :raises ActcheckError: when the file is missing, unreadable, or no baseline.
        """
        from actcheck.configuration.baseline import DEFAULT_FILE, Baseline

        path = os.path.abspath(path or DEFAULT_FILE)
        if path not in self._files:
            self._files[path] = Baseline(path) if new and not os.path.exists(path) else Baseline.load(path)
        return self._files[path]

    @property
    def opened(self) -> list[Baseline]:
        return list(self._files.values())


def _checked(ctx: click.Context, paths: Sequence[str], settings: dict[str, Any]) -> tuple[Told[CheckedText], Batch]:
    """The acts of some paths checked, and findings set aside by suppressions alone."""
    from actcheck.batch import Batch
    from actcheck.configuration.choice import Planner

    batch = Batch(paths, Planner(configurations(ctx, settings)), baselines=False)
    return Told["CheckedText"](batch), batch
