"""The inputs of a command, and the options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from actcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from actcheck.batch import Text
    from actcheck.rules import Rule

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Format de sortie / output format.",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["fr", "en"]),
    default="fr",
    show_default=True,
    envvar="ACTCHECK_LANG",
    show_envvar=True,
    help="Langue des messages / language of messages.",
)
folders_option = click.option(
    "--rules",
    "folders",
    multiple=True,
    metavar="FOLDER",
    help="Dossier de règles à ajouter / rules folder to add.",
)


def _use_index(_context: click.Context, _parameter: click.Parameter, path: str | None) -> None:
    if path is not None:
        from actcheck.law import index

        index.use(path)


# The variable is read by actcheck.law.index, so that it holds for programs too.
law_index_option = click.option(
    "--law-index",
    metavar="FILE",
    callback=_use_index,
    expose_value=False,
    help="Index de la loi à utiliser / index of the law to use (ACTCHECK_LAW_INDEX).",
)


class Inputs:
    """The texts of some paths. What cannot be read or holds nothing is said on the standard error, and counted.

    :param failures: (path, why), in order, once iterated.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = paths
        self.read = 0
        self.unreadable = 0
        self.empty = 0
        self.failures: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[Text]:
        from actcheck.batch import Text, read_inputs

        for outcome in read_inputs(self.paths):
            if isinstance(outcome, Text):
                self.read += 1
                yield outcome
            elif isinstance(outcome, InputError):
                self.unreadable += 1
                self._say(outcome.where or "-", f"{outcome.what} ({outcome.hint})" if outcome.hint else outcome.what)
            else:
                self.empty += 1
                self._say(outcome.path, outcome.why)

    def exit_code(self, *, found: bool = False) -> int:
        """2 an input could not be read, 1 something was found, 3 there was nothing to check, 0 otherwise."""
        if self.unreadable:
            return 2
        if found:
            return 1
        return 0 if self.read else 3

    def _say(self, path: str, why: str) -> None:
        from actcheck.reporters.excerpt import plain

        self.failures.append((path, why))
        click.echo(plain(f"actcheck: {path}: {why}"), err=True)


def rule_folders(added: Sequence[str]) -> tuple[Path, ...]:
    """The folder that actcheck ships, and those that the user adds."""
    from pathlib import Path

    from actcheck import resources

    return (resources.folder("rules"), *map(Path, added))


def load_rules(added: Sequence[str]) -> tuple[Rule, ...]:
    """:raises ActcheckError: when a folder is missing, or a rule file is broken."""
    from actcheck import rules

    return rules.load(rule_folders(added))
