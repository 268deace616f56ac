"""``actcheck export``: acts in the forms of others."""

from __future__ import annotations

import csv
import datetime
import os
import sys
from typing import TYPE_CHECKING, Any, TextIO

import click

from actcheck.cli.inputs import Told, complain, configurations, paths_argument, settings_options, texts
from actcheck.cli.manual import ManualCommand
from actcheck.cli.outputs import STANDARD_OUTPUT, written
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from actcheck.batch import Batch, Text
    from actcheck.findings import Finding
    from actcheck.reporters import CheckedText
    from actcheck.reporters.scdl import Row
    from actcheck.source import Document

_SCDL_EXAMPLES = (
    ("actcheck export scdl actes/ -o deliberations.csv", "Un fichier / a file"),
    (
        "actcheck export scdl acte.md --set DELIB_MATIERE_CODE=7.1 --set DELIB_MATIERE_NOM=Budgets",
        "Ce que l'acte ne dit pas / what the act does not say",
    ),
)
_SCDL_CODES = (
    ("0", "tout est écrit / all is written"),
    ("1", "des délibérations sont laissées de côté / some are left out"),
    ("2", "l'outil n'a pas pu travailler / could not run"),
    ("3", "pas de délibération / no délibération"),
)
_AKN_EXAMPLES = (
    ("actcheck export akn acte.md -o acte.xml", "Un acte / an act"),
    ("actcheck export akn actes/ --folder xml --notes", "Un fichier par acte, annoté / a file an act, with notes"),
)
_AKN_CODES = (
    ("0", "écrit / written"),
    ("2", "l'outil n'a pas pu travailler / could not run"),
    ("3", "pas d'acte / no act"),
)


@click.group(invoke_without_command=True)
@click.pass_context
def export(ctx: click.Context) -> int:
    """Actes sous d'autres formes : SCDL, Akoma Ntoso / acts in other forms."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return 2
    return 0


@export.command(cls=ManualCommand, examples=_SCDL_EXAMPLES, exit_codes=_SCDL_CODES)
@paths_argument
@click.option("-o", "--output", "file", default=STANDARD_OUTPUT, metavar="FILE", help="Fichier CSV / CSV file.")
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help="Une valeur pour toutes / a value for all of them."
)
@click.option(
    "--complete",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Un CSV avec DELIB_ID et ce qu'il faut compléter / a CSV with DELIB_ID and what is to be completed.",
)
@click.option("--all", "everything", is_flag=True, help="Écrit aussi ce qui serait laissé de côté / leaves none out.")
@settings_options
@click.pass_context
def scdl(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    file: str,
    values: tuple[str, ...],
    complete: str | None,
    everything: bool,
    **settings: Any,
) -> int:
    """Délibérations au format SCDL 2.1.4 / délibérations as SCDL (CSV).

    Une délibération qui a une erreur, ou à laquelle manque un champ obligatoire, est signalée et laissée de
    côté / one with an error, or without a required field, is told and left out. Le nom et le SIRET de la
    collectivité viennent de la configuration ([authority]) / name and SIRET come from the configuration.
    """
    from actcheck.reporters.scdl import completed, faults, write

    for_all = _values(values)
    by_number = _completions(complete) if complete else {}
    told, batch = _checked(ctx, paths, settings)
    rows: list[Row] = []
    left = 0
    for checked in told:
        if not checked.is_act:
            continue
        for row, errors in _rows(checked, batch):
            stated = completed(completed(row, for_all), by_number.get(row["DELIB_ID"], {}))
            missing = faults(stated)
            for line in errors:
                complain(line)
            if missing:
                fields = ", ".join(missing)
                complain(f"{_shown(checked.path)}: champs manquants ou mal écrits / missing or wrong fields: {fields}")
            if (errors or missing) and not everything:
                left += 1
            else:
                rows.append(stated)
    if rows:
        with _text_output(file) as stream:
            write(rows, stream)
    if left:
        complain(f"{left} laissée(s) de côté, {len(rows)} écrite(s) / {left} left out, {len(rows)} written (--all)")
    if told.unreadable:
        return 2
    return 1 if left else 0 if rows else 3


@export.command(cls=ManualCommand, examples=_AKN_EXAMPLES, exit_codes=_AKN_CODES)
@paths_argument
@click.option("-o", "--output", "file", default=STANDARD_OUTPUT, metavar="FILE", help="Fichier XML / XML file.")
@click.option(
    "--folder",
    type=click.Path(file_okay=False),
    metavar="FOLDER",
    help="Un fichier par acte dans ce dossier / a file for each act in this folder.",
)
@click.option("--notes", is_flag=True, help="Avec les constats en notes / with the findings as notes.")
@settings_options
@click.pass_context
def akn(
    ctx: click.Context, /, *, paths: tuple[str, ...], file: str, folder: str | None, notes: bool, **settings: Any
) -> int:
    """Acte au format Akoma Ntoso 3.0 (XML) / an act in Akoma Ntoso."""
    from actcheck import pipeline
    from actcheck.reporters.akoma_ntoso import documents

    language = configurations(ctx, settings).of(paths[0]).lang
    today = datetime.date.today()  # noqa: DTZ011  the day where the user is
    acts = _Annotated(_checked(ctx, paths, settings)[0]) if notes else _Plain(texts(paths))
    made = (
        (path, root)
        for path, document, findings in acts
        for root in documents(document, pipeline.parse(document), made_on=today, findings=findings, language=language)
    )
    if folder is None:
        _write_one(list(made), file)
    else:
        _write_each(made, folder)
    return acts.told.exit_code()


_Act = tuple[str, "Document", "Sequence[Finding]"]


class _Plain:
    """Texts, as they are read."""

    def __init__(self, told: Told[Text]) -> None:
        self.told = told

    def __iter__(self) -> Iterator[_Act]:
        from actcheck.source import Document

        for text in self.told:
            yield text.path, Document.from_text(text.content), ()


class _Annotated:
    """Texts, with what was found in them."""

    def __init__(self, told: Told[CheckedText]) -> None:
        self.told = told

    def __iter__(self) -> Iterator[_Act]:
        for checked in self.told:
            if checked.is_act:
                yield checked.path, checked.document, checked.findings


def _write_one(made: Sequence[tuple[str, Element]], file: str) -> None:
    from actcheck.reporters.xml_text import write

    if len(made) > 1:
        raise ActcheckError(
            f"{len(made)} actes pour un fichier / acts for one file",
            hint="un fichier par acte / a file for each act: --folder FOLDER",
        )
    for _, root in made:
        if file == STANDARD_OUTPUT:
            sys.stdout.flush()
            write(root, sys.stdout.buffer, indent=False)
        else:
            with written(file, binary=True) as stream:
                write(root, stream, indent=False)


def _write_each(made: Iterator[tuple[str, Element]], folder: str) -> None:
    from actcheck.reporters.xml_text import write

    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise ActcheckError(
            f"dossier qui ne peut pas être créé / folder cannot be made: {error.strerror}", where=folder
        ) from None
    taken: set[str] = set()
    for path, root in made:
        stem = os.path.splitext(os.path.basename(path))[0] if path != STANDARD_OUTPUT else "acte"
        name, number = stem, 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        with written(os.path.join(folder, f"{name}.xml"), binary=True) as stream:
            write(root, stream, indent=False)


def _checked(ctx: click.Context, paths: tuple[str, ...], settings: dict[str, Any]) -> tuple[Told[CheckedText], Batch]:
    from actcheck.batch import Batch
    from actcheck.configuration.choice import Planner

    batch = Batch(paths, Planner(configurations(ctx, settings)))
    return Told(batch), batch


def _rows(checked: CheckedText, batch: Batch) -> Iterator[tuple[Row, list[str]]]:
    """The délibérations of a text, and the errors found in each, a line each."""
    from actcheck import pipeline
    from actcheck.findings import Severity
    from actcheck.reporters.scdl import row

    _, plan = batch.plan_of(checked)
    errors = checked.shown(Severity.ERROR)
    for facts in pipeline.read_facts(checked.document):
        if facts.act.kind is None or facts.act.kind.value != "deliberation":
            continue
        stated = facts if plan.profile is None else facts.model_copy(update={"profile": plan.profile})
        here = [each for each in errors if facts.span.start <= each.place.span.start < facts.span.end]
        yield row(stated), [_error(checked, each) for each in here]


def _error(checked: CheckedText, finding: Finding) -> str:
    line, column = checked.document.location(finding.place.span.start)
    words = finding.message
    return _shown(f"{checked.path}:{line}:{column}: {finding.rule} {finding.name}: {words.fr} / {words.en}")


def _values(given: Sequence[str]) -> dict[str, str]:
    from actcheck.reporters.scdl import NAMES

    values = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not equals or name not in NAMES:
            raise click.UsageError(f"--set « {each} » : FIELD=VALUE, FIELD : {', '.join(NAMES)}")
        values[name] = value
    return values


def _completions(file: str) -> Mapping[str, Mapping[str, str]]:
    """What a file completes, by number of délibération."""
    from actcheck.configuration.user_file import read
    from actcheck.reporters.scdl import NAMES

    lines = read(file).splitlines()
    separator = ";" if lines and lines[0].count(";") > lines[0].count(",") else ","
    reader = csv.DictReader(lines, delimiter=separator)
    names = reader.fieldnames or []
    unknown = [name for name in names if name not in NAMES]
    if "DELIB_ID" not in names or unknown:
        wrong = ", ".join(unknown) or "sans / without DELIB_ID"
        raise ActcheckError(
            f"colonnes inattendues / unexpected columns: {wrong}",
            where=file,
            hint=f"colonnes / columns: {', '.join(NAMES)}",
        )
    return {row["DELIB_ID"]: {name: value for name, value in row.items() if name and value} for row in reader}


def _text_output(file: str) -> Any:
    from contextlib import nullcontext

    stdout: TextIO = sys.stdout
    return nullcontext(stdout) if file == STANDARD_OUTPUT else written(file, binary=False)


def _shown(text: str) -> str:
    from actcheck.reporters.excerpt import plain

    return plain(text)
