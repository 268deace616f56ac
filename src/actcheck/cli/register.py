"""``actcheck register``: the acts already seen."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from actcheck.cli.inputs import Told, complain, configurations, format_option, paths_argument, settings_options
from actcheck.errors import ActcheckError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.batch import Recorded
    from actcheck.configuration.choice import Planner
    from actcheck.register.database import Counts, FileRecords, Kept, Register

register_option = click.option(
    "--register",
    "named",
    metavar="FILE|URL",
    envvar="ACTCHECK_REGISTER",
    show_envvar=True,
    help="Le registre ; sinon celui de la configuration / the register; else the configuration's.",
)


@click.group(invoke_without_command=True)
@click.pass_context
def register(ctx: click.Context) -> int:
    """Registre des actes déjà vus / register of acts already seen.

    Un fichier SQLite, .actcheck/register.sqlite si rien ne le dit, ou une base PostgreSQL par son adresse
    (postgresql://...) / a SQLite file, or a PostgreSQL database by its address.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return 2
    return 0


@register.command()
@paths_argument
@settings_options
@click.pass_context
def add(ctx: click.Context, /, *, paths: tuple[str, ...], **settings: Any) -> int:
    """Ajoute des actes / adds acts.

    Un fichier relu remplace ce qu'il avait laissé / a file read again replaces what it had left.
    """
    from actcheck.batch import read_records
    from actcheck.configuration.choice import Planner

    planner = Planner(configurations(ctx, settings))
    told: Told[Recorded] = Told(read_records(paths, planner))
    counts = write(planner, told)
    if counts is not None:
        click.echo(
            f"{_files(sum(counts))} : {counts.new} {'nouveaux / new'}, {counts.replaced} {'remplacés / replaced'},"
            f" {counts.unchanged} {'inchangés / unchanged'}"
        )
    return told.exit_code()


@register.command("list")
@register_option
@format_option
def list_(*, named: str | None, form: str) -> int:
    """Liste les actes / lists the acts, by day."""
    with opened(named) as kept:
        sources: dict[str, list[Any]] = {}
        for row in kept.listed():
            sources.setdefault(row.act, []).append(row)
        for rows in sources.values():
            first, paths = rows[0], [row.path for row in rows]
            if form == "json":
                line = {"number": first.shown or None, "date": first.day or None, "title": first.title or None}
                click.echo(json.dumps({**line, "sources": paths}, ensure_ascii=False))
            else:
                title = " ".join(first.title.split())
                click.echo(f"{first.day or '-':10}  {first.shown or '-':12}  {_cut(title)}  [{', '.join(paths)}]")
    return 0


@register.command()
@click.argument("number")
@register_option
@format_option
def show(number: str, *, named: str | None, form: str) -> int:
    """Montre ce que le registre sait d'un acte / shows what the register knows of an act.

    NUMBER : le numéro de l'acte / the act's number (2024-584).
    """
    from actcheck.register.questions import told_of
    from actcheck.reporters.register_page import act_lines

    with opened(named) as kept:
        found = list(kept.kept(number=number))
        told = told_of(kept, number)
        if not found and not told:
            raise _unknown(number, kept)
        if form == "json":
            acts = [{**each._asdict(), "record": each.record.model_dump(mode="json")} for each in found]
            said = [one.model_dump(mode="json") for one in told]
            click.echo(json.dumps({"acts": acts, "testimonies": said}, ensure_ascii=False, indent=2))
        else:
            records = [(each.path, each.record.model_dump()) for each in found]
            click.echo("\n".join(act_lines(number, records, told)))
    return 0


@register.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@register_option
def remove(paths: tuple[str, ...], *, named: str | None) -> int:
    """Retire ce que des fichiers ont laissé / takes out what files have left.

    PATH : comme à l'ajout, ou comme dans la liste / as when it was added, or as the list has it.
    """
    with opened(named, write=True) as kept:
        removed = 0
        for path in paths:
            taken = kept.remove([path]) or kept.remove([kept.identity(path)])
            if not taken:
                complain(f"{path}: rien de ce fichier dans le registre / nothing of this file in the register")
            removed += taken
        click.echo(f"{removed} {'acte retiré / act removed' if removed == 1 else 'actes retirés / acts removed'}")
    return 0 if removed else 2


@register.command()
@register_option
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="Le fichier / the file.")
def export(*, named: str | None, output: str | None) -> int:
    """Écrit le registre en lignes JSON / writes the register as JSON lines."""
    with opened(named) as kept:
        if output is None:
            for line in kept.export():
                click.echo(line)
            return 0
        draft = f"{output}.{os.getpid()}"
        try:
            with open(draft, "w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in kept.export())
            os.replace(draft, output)
        except OSError as error:
            raise ActcheckError(f"écriture impossible / cannot write: {error.strerror}", where=output) from None
    return 0


@register.command("import")
@click.argument("file", type=click.Path(dir_okay=False, allow_dash=True))
@register_option
def import_(file: str, *, named: str | None) -> int:
    """Ajoute ce que export a écrit / adds what export wrote: tout ou rien / all or nothing."""
    with opened(named, write=True) as kept:
        counts = kept.import_lines(_lines(file), file)
        click.echo(
            f"{_files(sum(counts))} : {counts.new} nouveaux / new, {counts.replaced} remplacés / replaced,"
            f" {counts.unchanged} inchangés / unchanged"
        )
    return 0


@register.command()
@register_option
def check(*, named: str | None) -> int:
    """Vérifie le registre lui-même / checks the register itself."""
    with opened(named) as kept:
        problems = 0
        for problem in kept.problems():
            problems += 1
            click.echo(problem)
        if not problems:
            click.echo(f"{kept.where}: {kept.count()} actes, rien à signaler / acts, nothing to report")
    return 1 if problems else 0


# --- for several commands ------------------------------------------------------------------------


def opened(named: str | None, *, write: bool = False) -> Register:
    """The register that the command line, the environment or the configuration of this folder names.

    :raises ActcheckError: when it cannot be opened.
    """
    from actcheck.configuration.discovery import Configurations
    from actcheck.register.database import DEFAULT, open_register

    chosen = named or Configurations().of(".").register or DEFAULT
    return open_register(chosen, write=write)


def make_ready(planner: Planner, paths: Sequence[str]) -> None:
    """Make the registers of some paths where there are none yet, so that they can be asked.

    :raises ActcheckError: when one cannot be written.
    """
    from actcheck.register.database import DEFAULT, open_register

    for named in dict.fromkeys(planner.of(path).register or DEFAULT for path in paths):
        open_register(named, write=True).close()


def write(planner: Planner, recorded: Iterable[Recorded]) -> Counts | None:
    """Record what files leave, each in the register of its configuration; None where there was no file.

    :raises ActcheckError: when a register cannot be written.
    """
    from itertools import groupby

    from actcheck.register.database import DEFAULT, Counts, open_register

    counts: Counts | None = None
    for named, files in groupby(recorded, key=lambda each: planner.of(each.path).register or DEFAULT):
        with open_register(named, write=True) as kept:
            counts = (counts or Counts()) + kept.add(_of_register(kept, files))
    return counts


def _of_register(kept: Register, files: Iterable[Recorded]) -> Iterator[FileRecords]:
    from actcheck.register.database import FileRecords

    for each in files:
        # What came by the standard input has no other name than its text.
        path = f"-/{each.digest[:16]}" if each.path == "-" else kept.identity(each.path)
        yield FileRecords(path, each.digest, each.records)


def acts_numbered(kept: Register, number: str) -> list[Kept]:
    """The acts of a number, one source each.

    :raises ActcheckError: when there is none.
    """
    from actcheck.register.identity import act_key

    found = list({act_key(each.record): each for each in kept.kept(number=number)}.values())
    if not found:
        raise _unknown(number, kept)
    return found


def _unknown(number: str, kept: Register) -> ActcheckError:
    return ActcheckError(
        f"aucun acte de ce numéro / no act of this number: {number}",
        where=kept.where,
        hint="actcheck register list",
    )


def _lines(file: str) -> Iterator[str]:
    try:
        if file == "-":
            yield from sys.stdin
        else:
            with open(file, encoding="utf-8") as lines:
                yield from lines
    except UnicodeDecodeError:
        raise InputError("fichier qui n'est pas en UTF-8 / file not in UTF-8", where=file) from None
    except OSError as error:
        raise InputError(f"fichier illisible / file cannot be read: {error.strerror}", where=file) from None


def _files(number: int) -> str:
    return f"{number} {'fichier / file' if number == 1 else 'fichiers / files'}"


def _cut(title: str, width: int = 70) -> str:
    return title if len(title) <= width else f"{title[: width - 1]}…"
