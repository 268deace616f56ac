"""``actcheck letter``: the letter of observations on an act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from actcheck.cli.inputs import Told, acts, complain, configurations, settings_options
from actcheck.cli.manual import ManualCommand
from actcheck.cli.outputs import written
from actcheck.errors import ActcheckError, InputError

if TYPE_CHECKING:
    from actcheck.reporters import CheckedText

_EXAMPLES = (
    ("actcheck letter acte.md -o lettre.docx", "Erreurs et avertissements / errors and warnings"),
    ("actcheck letter acte.md --kept examen.json -o lettre.docx", "Ce que le relecteur retient / what was kept"),
    ("actcheck letter --write-template modele.docx", "Le modèle, à adapter / the template, to adapt"),
    ("actcheck letter acte.md --template modele.docx -o lettre.docx", "Avec son modèle / with one's template"),
)
_EXIT_CODES = (
    ("0", "lettre écrite / letter written"),
    ("2", "l'outil n'a pas pu travailler / could not run"),
    ("3", "aucune observation, pas de lettre / no observation, no letter"),
)
NO_LETTER = 3


@click.command(cls=ManualCommand, examples=_EXAMPLES, exit_codes=_EXIT_CODES)
@click.argument("path", required=False, type=acts, metavar="[ACT]")
@click.option("--output", "-o", type=click.Path(dir_okay=False), metavar="FILE", help="La lettre, .docx / the letter.")
@click.option(
    "--kept",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Examen exporté du rapport HTML / review exported from the HTML report.",
)
@click.option(
    "--template",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Modèle .docx à la place de celui d'actcheck / .docx template instead of actcheck's.",
)
@click.option(
    "--write-template",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Écrit le modèle d'actcheck, et rien d'autre / writes actcheck's template, and nothing else.",
)
@settings_options
@click.pass_context
def letter(
    ctx: click.Context,
    /,
    *,
    path: str | None,
    output: str | None,
    kept: str | None,
    template: str | None,
    write_template: str | None,
    **settings: Any,
) -> int:
    """Écrit la lettre d'observations sur un acte / writes the letter of observations on an act, in French.

    Le destinataire, le délai et la signature restent à remplir, entre crochets / the recipient, the delay and the
    signature are left to fill in, between square brackets.
    """
    try:
        from actcheck.reporters.letter import writing
    except ModuleNotFoundError as error:
        raise ActcheckError(
            f"{error.name} n'est pas installé / is not installed", hint="pip install 'actcheck[report]'"
        ) from None
    if write_template is not None:
        with written(write_template, binary=True) as stream:
            stream.write(writing.own_template())
        return 0
    if path is None or output is None:
        raise click.UsageError("il faut un acte et -o FILE / an act and -o FILE are needed", ctx)

    from actcheck.batch import Batch
    from actcheck.configuration.choice import Planner
    from actcheck.reporters.review.examination import load_examination
    from actcheck.reporters.review.sheet import digest

    planner = Planner(configurations(ctx, settings))
    told: Told[CheckedText] = Told(Batch([path], planner, jobs=1))
    texts = [checked for checked in told if checked.is_act]
    if len(texts) > 1:
        raise ActcheckError("une lettre porte sur un seul acte / a letter is about one act", where=path)
    if not texts or told.unreadable:
        return told.exit_code()
    examined = None
    if kept is not None:
        examined = load_examination(kept).of(digest(texts[0].document.original))
        if examined is None:
            raise InputError(
                f"cet examen ne porte pas sur {path}, ou l'acte a changé depuis"
                " / this review is not about this act, or the act has changed since",
                where=kept,
                hint="refaire le rapport / make the report again: actcheck report",
            )
    content, observations = writing.letter(texts[0], planner.rules(), examined, template)
    for note in planner.notes:
        complain(note)
    if not observations:
        complain(f"{path}: aucune observation, pas de lettre / no observation, no letter")
        return NO_LETTER
    with written(output, binary=True) as stream:
        stream.write(content)
    complain(f"{output}: {observations} observation(s)")
    return 0
