"""``actcheck law``: what the index of the law knows, and how one is made."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from actcheck.cli.inputs import format_option, language_option, law_index_option
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from actcheck.law.build import Progress
    from actcheck.law.index import LawIndex

_output_option = click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="L'index à écrire / the index to write.",
)


@click.group(invoke_without_command=True)
@click.pass_context
def law(ctx: click.Context) -> int:
    """Index de la loi / index of the law."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return 2
    return 0


@law.command()
@click.argument("code")
@click.argument("article")
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="Le jour demandé / the day asked about.",
)
@format_option
@language_option
@law_index_option
def show(code: str, article: str, *, on: datetime.datetime | None, form: str, language: str) -> int:
    """Montre un article / shows an article.

    CODE : abréviation, titre ou identifiant / abbreviation, title or identifier (CGCT, LEGITEXT000006070633).
    """
    from actcheck.law import index
    from actcheck.reporters.law_page import law_page, law_record

    name = _code(code)
    status = index.find(name, article, on.date() if on else None)
    if form == "json":
        click.echo(json.dumps(law_record(status, name), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(law_page(status, name, language)))
    return 0


@law.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@_output_option
def build(sources: tuple[Path, ...], output: Path) -> int:
    """Fait un index / makes an index.

    SOURCE : le paquet npm @socialgouv/legi-data (.tgz ou dossier ; des versions plus anciennes disent ce qui
    a été abrogé depuis), l'archive LEGI de la DILA (.tar.gz ou dossier, et ses mises à jour), ou un index.

    The npm package (older versions tell what was repealed since), the DILA's LEGI archive, or an index.
    """
    from actcheck.law import build as making

    size = sum(source.stat().st_size for source in sources if source.is_file())
    with _bar(output.name, size) as progress:
        index = making.build(sources, output, progress)
    _say(index, output)
    return 0


@law.command()
@click.option("--from", "url", metavar="URL", help="Une autre page d'archives / another page of archives.")
@_output_option
def update(url: str | None, output: Path) -> int:
    """Télécharge la base LEGI / fetches the LEGI base.

    Elle vient des données ouvertes de la DILA / it comes from the DILA's open data.

    Plus d'un gigaoctet ; interrompu, le téléchargement reprend / more than a gigabyte; it can be resumed.
    """
    from actcheck.law import update as fetching

    _say(fetching.update(output, _bar, url), output)
    return 0


def _code(given: str) -> str:
    from actcheck.law import ambiguous, named, resolve

    if given.startswith("LEGITEXT") or named(given):
        return given
    found = resolve(given)
    if found is None:
        meant = ", ".join(ambiguous(given))
        raise ActcheckError(
            f"code ambigu / ambiguous code: {given}" if meant else f"code inconnu / unknown code: {given}",
            hint=f"choisir / choose: {meant}" if meant else "donner son abréviation ou son titre / give its title",
        )
    return found.abbreviation


@contextmanager
def _bar(name: str, size: int) -> Iterator[Progress]:
    with click.progressbar(length=size, label=name, file=sys.stderr) as bar:
        yield bar.update


def _say(index: LawIndex, output: Path) -> None:
    last = max(source.as_of for source in index.sources)
    click.echo(f"{output}: {len(index.legi_ids)} codes, {last.isoformat()}")
