"""The command line. Commands import what they need when they run, so that ``--help`` stays quick."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from actcheck import __version__
from actcheck.cli.inputs import complain
from actcheck.errors import ActcheckError

CANNOT_RUN = 2
INTERRUPTED = 130
_PIPE_CLOSED = 141  # what a shell reports for a program ended by SIGPIPE


# The module and the name of each command: only the one that runs is imported.
_COMMANDS = {
    "check": ("check", "check"),
    "config": ("config", "config"),
    "baseline": ("baseline", "baseline"),
    "export": ("export", "export"),
    "print-blocks": ("show", "print_blocks"),
    "print-ast": ("show", "print_ast"),
    "print-facts": ("show", "print_facts"),
    "report": ("report", "report"),
    "letter": ("letter", "letter"),
    "rule": ("rules", "rule"),
    "rules": ("rules", "list_rules"),
    "schema": ("rules", "schema"),
    "law": ("law", "law"),
    "register": ("register", "register"),
    "chain": ("chain", "chain"),
    "graph": ("graph", "graph"),
}


class _Actcheck(click.Group):
    """Whatever stops the tool reaches the user as one line; commands return their exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"actcheck.cli.{module}"), name)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        extra["standalone_mode"] = False
        try:
            code = super().main(*args, **extra)
        except click.Abort:
            code = INTERRUPTED
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "actcheck"
            complain(f"commande mal écrite / wrong usage: {error.format_message()} ({command} --help)")
            code = CANNOT_RUN
        except ActcheckError as error:
            complain(str(error))
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


@click.group(
    "actcheck",
    cls=_Actcheck,
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

    Les options d'une commande / the options of a command: actcheck check --help. Pour que le terminal les
    complète, en bash (de même : zsh_source, fish_source) / to have the shell complete them, in bash (likewise
    zsh_source, fish_source):

    \b
        eval "$(_ACTCHECK_COMPLETE=bash_source actcheck)"
    """
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
        return CANNOT_RUN
    return 0
