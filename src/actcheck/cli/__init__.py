"""The command line. Commands import what they need when they run, so that ``--help`` stays quick."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from actcheck import __version__
from actcheck.cli.check import check
from actcheck.cli.law import law
from actcheck.cli.rules import list_rules, rule, schema
from actcheck.cli.show import print_ast, print_blocks, print_facts
from actcheck.errors import ActcheckError

CANNOT_RUN = 2
INTERRUPTED = 130
_PIPE_CLOSED = 141  # what a shell reports for a program ended by SIGPIPE


class _OneLineErrors(click.Group):
    """Whatever stops the tool reaches the user as one line; commands return their exit code."""

    def main(self, *args: Any, **extra: Any) -> Any:
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except click.Abort:
            code = INTERRUPTED
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "actcheck"
            _complain(f"commande mal écrite / wrong usage: {error.format_message()} ({command} --help)")
            code = CANNOT_RUN
        except ActcheckError as error:
            _complain(str(error))
            code = CANNOT_RUN
        sys.exit(code or 0)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # Python flushes the standard output once more as it ends: it must have somewhere to go.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return _PIPE_CLOSED
        return code


def _complain(line: str) -> None:
    click.echo(f"actcheck: {' '.join(line.split())}", err=True)


@click.group(
    "actcheck",
    cls=_OneLineErrors,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, message="actcheck %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> int:
    """Vérifie des actes administratifs : délibérations, arrêtés, décisions.

    Checks French administrative acts.

    Code de sortie / exit code: 0 rien à signaler / nothing to report, 1 des constats / findings,
    2 l'outil n'a pas pu travailler / could not run, 3 rien à vérifier / nothing to check.
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return CANNOT_RUN
    return 0


for _command in (check, print_blocks, print_ast, print_facts, rule, list_rules, schema, law):
    cli.add_command(_command)
