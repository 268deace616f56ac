"""``actcheck report``: the legal review report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from actcheck.cli.inputs import Told, complain, configurations, jobs_option, paths_argument, settings_options
from actcheck.cli.manual import ManualCommand
from actcheck.cli.outputs import Output, opened

if TYPE_CHECKING:
    from actcheck.reporters import CheckedText

# By the ending of the file's name.
_FORMATS = {".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx"}
_EXAMPLES = (
    ("actcheck report actes/ -o rapport.html", "Un dossier d'actes / a folder of acts"),
    ("actcheck report acte.md -o rapport.pdf", "Pour classer / for filing"),
    ("actcheck letter acte.md -o lettre.docx", "La lettre qui en découle / the letter that follows"),
)
_EXIT_CODES = (
    ("0", "rapport écrit / report written"),
    ("2", "l'outil n'a pas pu travailler / could not run"),
    ("3", "rien à examiner / nothing to review"),
)


@click.command(cls=ManualCommand, examples=_EXAMPLES, exit_codes=_EXIT_CODES)
@paths_argument
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Le rapport : .html, .pdf ou .docx / the report.",
)
@settings_options
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "information"]),
    default="information",
    show_default=True,
    help="La moindre gravité montrée / the least severity shown.",
)
@jobs_option
@click.pass_context
def report(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    output: str,
    severity: str,
    jobs: int | None,
    **settings: Any,
) -> int:
    """Écrit le rapport d'examen / writes the review report.

    Une page d'ensemble, puis une fiche par acte : faits lus, texte, constats, règles, conclusion du relecteur / an
    overview, then a sheet for each act: facts, text, findings, rules, the reviewer's conclusion.
    """
    import datetime

    from actcheck.batch import Batch
    from actcheck.configuration.choice import Planner
    from actcheck.findings import Severity
    from actcheck.reporters import Tally
    from actcheck.reporters.formats import Asked, Ended
    from actcheck.reporters.text import TextReporter

    form = _FORMATS.get(os.path.splitext(output)[1].lower())
    if form is None:
        raise click.UsageError(f"« {output} » : .html, .pdf, .docx", ctx)
    found = configurations(ctx, settings)
    planner = Planner(found)
    batch = Batch(paths, planner, jobs=jobs)
    told: Told[CheckedText] = Told(batch)
    tally = Tally(Severity(severity))
    asked = Asked(
        language=found.of(paths[0]).lang,
        least=tally.least,
        rules=planner.rules,
        day=datetime.datetime.now().astimezone().date(),
    )
    with opened((Output(form, output),), asked, asked) as reporters:
        for checked in told:
            tally.add(checked)
            reporters.add(checked)
        tally.unreadable, tally.empty = told.unreadable, told.empty
        reporters.close(Ended(tally, told.failures, batch.stale))
    for note in planner.notes:
        complain(note)
    closing = TextReporter(language=asked.language, least=tally.least).closing(tally)
    complain(f"{output}: {closing}")
    return told.exit_code()
