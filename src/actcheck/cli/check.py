"""``actcheck check``."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from actcheck.cli.inputs import Told, complain, configurations, jobs_option, paths_argument, settings_options
from actcheck.cli.manual import ManualCommand
from actcheck.cli.outputs import OutputParameter, opened, outputs
from actcheck.errors import ActcheckError
from actcheck.reporters.formats import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.batch import Batch
    from actcheck.cli.outputs import Output
    from actcheck.reporters import CheckedText

_CANNOT_RUN = 2
_WIDTH = 100  # where the output is not a terminal: the same lines everywhere

_GROUPS = {
    "Règles / rules": ("select", "extend_select", "ignore", "severity", "rules", "law_index"),
    "Configuration": ("config", "isolated"),
    "Constats écartés ou connus / suppressed or known findings": ("no_ignores", "show_suppressed", "baseline"),
    "Corrections / fixes": ("fix", "unsafe_fixes", "diff"),
    "Sortie / output": ("form", "output", "lang", "statistics", "verbose", "color"),
    "Registre / register": ("register", "record"),
    "Exécution / running": ("jobs", "watch"),
}
_EXAMPLES = (
    ("actcheck check acte.md", "Un acte / an act"),
    ("actcheck check --select voting,DAT --severity information actes/", "Certaines règles / some rules"),
    ("actcheck check --format json - < acte.txt", "Pour un programme / for a program"),
    ("actcheck check --output sarif=actcheck.sarif actes/", "Dans un fichier aussi / in a file too"),
    ("actcheck check --diff actes/", "Ce que corrigerait --fix / what --fix would change"),
    ("actcheck check --record actes/", "Et les ajouter au registre / and add them to the register"),
    ("actcheck check --watch actes/", "À chaque changement / at every change"),
    ("actcheck config acte.md", "D'où vient la configuration / where the configuration comes from"),
    ("actcheck baseline write actes/", "Partir de l'existant / start from what there is"),
)


@click.command(cls=ManualCommand, groups=_GROUPS, examples=_EXAMPLES)
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"Forme de la sortie / form of the output: {', '.join(sorted(FORMATS))}.",
)
@click.option(
    "--output",
    "output",
    multiple=True,
    type=OutputParameter(),
    metavar="FORMAT=FILE",
    help="Dans un fichier aussi, autant de fois qu'il y en a / in a file too, as many times as there are.",
)
@settings_options
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "information"]),
    default="warning",
    show_default=True,
    help="La moindre gravité montrée et comptée / the least severity shown and counted.",
)
@click.option(
    "--no-ignores",
    is_flag=True,
    help="Sans les mises à l'écart ni les constats connus / without suppressions and known findings.",
)
@click.option(
    "--show-suppressed", is_flag=True, help="Montre aussi ce qui est écarté, et pourquoi / shows it too, and why."
)
@click.option(
    "--fix",
    is_flag=True,
    help="Corrige les fichiers là où rien de ce qu'ils énoncent ne change / puts files right where nothing that"
    " they state changes.",
)
@click.option(
    "--unsafe-fixes",
    is_flag=True,
    help="Avec --fix ou --diff, aussi les corrections à relire / with them, the fixes to be read again too.",
)
@click.option(
    "--diff",
    is_flag=True,
    help="Montre les corrections au lieu des constats / shows the fixes instead of the findings.",
)
@click.option("--statistics", is_flag=True, help="Compte par règle, sans les montrer / counts by rule instead.")
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
@jobs_option
@click.option(
    "--record",
    is_flag=True,
    help="Ajoute au registre les actes vérifiés / adds the acts checked to the register (actcheck register).",
)
@click.option("--watch", is_flag=True, help="Vérifie de nouveau à chaque changement / checks again at every change.")
@click.pass_context
def check(
    ctx: click.Context,
    /,
    *,
    paths: tuple[str, ...],
    form: str,
    output: tuple[Output, ...],
    severity: str,
    no_ignores: bool,
    show_suppressed: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    statistics: bool,
    verbose: bool,
    color: str,
    jobs: int | None,
    watch: bool,
    record: bool,
    **settings: Any,
) -> int:
    """Vérifie des actes / checks acts.

    PATH : fichier, dossier (*.txt, *.md) ou - pour l'entrée standard / file, folder or - for the standard input.

    RULE : identifiant, début d'identifiant, famille ou nom / id, beginning of an id, family or name
    (VOT003, VOT, voting, votes-exceed-attendance).

    La configuration d'un fichier est le premier actcheck.toml, ou pyproject.toml avec [tool.actcheck], des
    dossiers au-dessus de lui / a file's configuration is the nearest one above it.

    Un constat est écarté, avec son motif, par acte.md.actcheck.toml à côté de l'acte ou en tête de l'acte / a
    finding is suppressed, with a reason, beside the act or at its head:

    \b
        [[suppress]]
        rule = "VOT001"
        quote = "24 voix"
        reason = "..."
    """
    if unsafe_fixes and not (fix or diff):
        raise click.UsageError("--unsafe-fixes va avec --fix ou --diff / goes with --fix or --diff", ctx)
    if fix and "-" in paths:
        raise click.UsageError("--fix réécrit des fichiers, pas - / rewrites files, not - (--diff)", ctx)
    every = outputs(form, chosen=_chosen(ctx, "form"), beside=output)

    def once() -> int:
        from actcheck.batch import Batch
        from actcheck.configuration.choice import Planner
        from actcheck.findings import Severity
        from actcheck.reporters import Tally
        from actcheck.reporters.formats import Asked, Ended

        found = configurations(ctx, settings)
        planner = Planner(found)
        aside, rewritten = not no_ignores, True
        if fix or diff:
            from actcheck.cli import fixes

            texts = Batch(paths, planner, suppressions=aside, baselines=aside).put_right(unsafe=unsafe_fixes)
            if diff:
                return fixes.show(texts, rewrite=fix, color=_colored(color))
            rewritten = fixes.make(texts)
        if record:
            from actcheck.cli import register

            register.make_ready(planner, paths)
        batch = Batch(paths, planner, jobs=jobs, suppressions=aside, baselines=aside, record=record)
        told: Told[CheckedText] = Told(batch)
        tally = Tally(Severity(severity))
        elsewhere = Asked(
            language=found.of(paths[0]).lang,
            least=tally.least,
            rules=planner.rules,
            width=_WIDTH,
            statistics=statistics,
            suppressed=show_suppressed,
            verbose=verbose,
        )
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH
        with opened(every, replace(elsewhere, color=_colored(color), width=width), elsewhere) as reporters:
            for checked in told:
                tally.add(checked)
                reporters.add(checked)
            tally.unreadable, tally.empty = told.unreadable, told.empty
            reporters.close(Ended(tally, told.failures, batch.stale))
        for note in planner.notes:
            complain(note)
        _say_stale(batch)
        if record:
            register.write(planner, batch.recorded)
        return told.exit_code(found=bool(tally.shown.total())) if rewritten else _CANNOT_RUN

    return _watch(ctx, paths, settings, once) if watch else once()


def _say_stale(batch: Batch) -> None:
    from actcheck.configuration.user_file import shown

    for file, entries in batch.stale.items():
        words = "entrée périmée / stale entry" if len(entries) == 1 else "entrées périmées / stale entries"
        complain(
            f"{shown(file)}: {len(entries)} {words}"
            f" (les retirer / remove: actcheck baseline prune --baseline {shown(file)})"
        )


def _watch(ctx: click.Context, paths: tuple[str, ...], settings: dict[str, Any], once: Callable[[], int]) -> int:
    """Check, and check again at every change, until it is interrupted."""
    from actcheck.cli.watching import changes

    found = configurations(ctx, settings)
    changed = changes(paths, [found.of(path) for path in paths])
    code = _attempt(once)
    for _ in changed:
        code = _attempt(once)
    return code


def _attempt(once: Callable[[], int]) -> int:
    # A file half written is no reason to stop watching.
    try:
        return once()
    except ActcheckError as error:
        complain(str(error))
        return 2
    finally:
        click.echo("actcheck: en attente de changements, Ctrl-C pour finir / waiting for changes", err=True)


def _chosen(context: click.Context, name: str) -> bool:
    """Whether an option was given, and does not have its default."""
    return context.get_parameter_source(name) is not click.core.ParameterSource.DEFAULT


def _colored(choice: str) -> bool:
    if choice == "auto":
        return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"
