"""``actcheck chain``: the life of an agreement."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from actcheck.cli.inputs import language_option
from actcheck.cli.register import acts_numbered, opened, register_option
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from actcheck.facts.register_answers import Chain
    from actcheck.register.database import Register

_FORMATS = ("text", "json", "svg", "html", "mermaid")
_BY_SUFFIX = {".svg": "svg", ".html": "html", ".mmd": "mermaid", ".json": "json", ".txt": "text"}


@click.command()
@click.argument("number")
@register_option
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    help="Format de sortie ; sinon, d'après --output / output format; else, by --output.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Le fichier à écrire / the file to write (.svg, .html, .mmd, .json).",
)
@language_option
def chain(number: str, *, named: str | None, form: str | None, output: str | None, language: str) -> int:
    """Montre la vie d'une convention / shows the life of an agreement.

    NUMBER : le numéro d'un acte de la chaîne / the number of an act of the chain (2024-584). Code de sortie / exit
    code: 0, 1 chaîne rompue / broken chain, 2.
    """
    from actcheck.reporters import chain as pages

    with opened(named) as kept:
        found = _chains(kept, number)
    if not found:
        raise ActcheckError(
            f"aucune convention dans cet acte / no agreement in this act: {number}", hint="actcheck register show"
        )
    chosen = form or _BY_SUFFIX.get(os.path.splitext(output or "")[1].lower(), "text")
    write: Any = getattr(pages, chosen)
    content = (
        "\n\n".join(write(each, language) for each in found)
        if chosen in ("text", "mermaid")
        else write(found[0], language)
    )
    if output is None:
        click.echo(content)
    else:
        try:
            with open(output, "w", encoding="utf-8") as file:
                file.write(content + "\n")
        except OSError as error:
            raise ActcheckError(f"écriture impossible / cannot write: {error.strerror}", where=output) from None
    if len(found) > 1 and chosen not in ("text", "mermaid"):
        click.echo(f"actcheck: {len(found)} actes, le premier est montré / acts, the first is shown", file=sys.stderr)
    return 1 if any(each.verdict == "broken" for each in found) else 0


def _chains(kept: Register, number: str) -> list[Chain]:
    from actcheck.register.questions import records_about, whole_chain

    acts = [each.record for each in kept.kept(number=number)]
    # An act that the register does not hold is known by those that name it.
    acts = acts or records_about(kept, number) or [each.record for each in acts_numbered(kept, number)]
    chains = [whole_chain(kept, record) for record in acts]
    return list({each.model_dump_json(): each for each in chains if each is not None and each.links}.values())
