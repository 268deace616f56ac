"""``actcheck config``: what holds for a file, and where each value was picked up."""

from __future__ import annotations

import json
from typing import Any

import click

from actcheck.cli.inputs import acts, complain, configurations, format_option, settings_options
from actcheck.cli.manual import ManualCommand

_EXAMPLES = (
    ("actcheck config acte.md", "Pour un acte / for an act"),
    ("actcheck config --format json actes/", "Pour un programme / for a program"),
)
_EXIT_CODES = (("0", "montré / shown"), ("2", "la configuration est mal écrite / the configuration is wrong"))


@click.command(cls=ManualCommand, examples=_EXAMPLES, exit_codes=_EXIT_CODES)
@click.argument("path", default=".", type=acts, metavar="[PATH]")
@format_option
@settings_options
@click.pass_context
def config(ctx: click.Context, /, *, path: str, form: str, **settings: Any) -> int:
    """Montre la configuration et d'où elle vient / shows the configuration, and where it comes from.

    PATH : fichier ou dossier, le dossier courant par défaut / file or folder, the current folder by default.
    """
    from actcheck.configuration.choice import Planner
    from actcheck.reporters.configuration_page import configuration_lines, configuration_record

    found = configurations(ctx, settings)
    planner = Planner(found)
    plan = planner.of(path)
    total = len(planner.catalogue(plan.folders))
    if form == "json":
        record = configuration_record(path, found.of(path), plan)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(configuration_lines(path, found.of(path), plan, total)))
    for note in planner.notes:
        complain(note)
    return 0
