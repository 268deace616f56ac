"""``actcheck check``."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from actcheck.cli.inputs import (
    Inputs,
    folders_option,
    format_option,
    language_option,
    law_index_option,
    load_rules,
    paths_argument,
)
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from actcheck.reporters import Tally
    from actcheck.rules import Rule

_WIDTH = 100  # where the output is not a terminal: the same lines everywhere


@click.command()
@paths_argument
@format_option
@language_option
@click.option("--select", multiple=True, metavar="RULE,...", help="Seulement ces règles / only these rules.")
@click.option("--ignore", multiple=True, metavar="RULE,...", help="Sauf ces règles / except these rules.")
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "information"]),
    default="warning",
    show_default=True,
    help="La moindre gravité montrée et comptée / the least severity shown and counted.",
)
@click.option(
    "--verbose", "-v", is_flag=True, help="Dit aussi ce qui n'a pas pu être vérifié / what stays undetermined."
)
@click.option(
    "--color",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Couleurs / colours (NO_COLOR).",
)
@folders_option
@law_index_option
def check(
    *,
    paths: tuple[str, ...],
    form: str,
    language: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    severity: str,
    verbose: bool,
    color: str,
    folders: tuple[str, ...],
) -> int:
    """Vérifie des actes / checks acts.

    PATH : fichier, dossier (*.txt, *.md) ou - pour l'entrée standard / file, folder or - for the standard input.

    RULE : identifiant, début d'identifiant, famille ou nom / id, beginning of an id, family or name
    (VOT003, VOT, voting, votes-exceed-attendance).
    """
    from actcheck.findings import Severity
    from actcheck.reporters import Tally

    rules = _chosen(load_rules(folders), select, ignore)
    inputs = Inputs(paths)
    tally = Tally(Severity(severity))
    if form == "json":
        _json(inputs, rules, tally)
    else:
        _text(inputs, rules, tally, language=language, verbose=verbose, color=_colored(color))
    return inputs.exit_code(found=bool(tally.shown.total()))


def _text(inputs: Inputs, rules: Sequence[Rule], tally: Tally, *, language: str, verbose: bool, color: bool) -> None:
    from actcheck.batch import check_text
    from actcheck.reporters.text import TextReporter

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH
    reporter = TextReporter(language=language, least=tally.least, color=color, width=width)
    for text in inputs:
        checked = check_text(text, rules)
        tally.add(checked)
        for line in reporter.findings(checked):
            click.echo(line, color=color)
        if verbose:
            for line in reporter.undetermined(checked):
                click.echo(line, color=color)
    tally.unreadable, tally.empty = inputs.unreadable, inputs.empty
    if tally.checked:
        click.echo(reporter.closing(tally), color=color)


def _json(inputs: Inputs, rules: Sequence[Rule], tally: Tally) -> None:
    from actcheck.batch import check_text
    from actcheck.reporters.json import FailureRecord, file_record, render

    files = []
    for text in inputs:
        checked = check_text(text, rules)
        tally.add(checked)
        files.append(file_record(checked, tally.least))
    tally.unreadable, tally.empty = inputs.unreadable, inputs.empty
    failures = tuple(FailureRecord(path=path, message=why) for path, why in inputs.failures)
    click.echo(render(tuple(files), failures, tally))


def _chosen(rules: tuple[Rule, ...], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    from actcheck import rules as engine

    chosen = engine.select(rules, select=_words(select), ignore=_words(ignore))
    if not chosen:
        raise ActcheckError(
            "aucune règle retenue / no rule left", hint="revoir --select et --ignore / review --select and --ignore"
        )
    return chosen


def _words(given: Sequence[str]) -> list[str]:
    return [word.strip() for one in given for word in one.split(",") if word.strip()]


def _colored(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"
