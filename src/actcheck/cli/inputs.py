"""The inputs of a command, and the options that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from actcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from actcheck.batch import Nothing, Text
    from actcheck.configuration.discovery import Configurations
    from actcheck.rules import Rule

T = TypeVar("T")

# A path that is missing is said as any input that cannot be read, and the others are still read.
acts = click.Path(allow_dash=True)
paths_argument = click.argument("paths", nargs=-1, required=True, type=acts, metavar="PATH...")
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
jobs_option = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processus ; sinon, selon le nombre de fichiers / processes; else, by the number of files.",
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


def complete_rule(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids and families that what is being typed may name."""
    from click.shell_completion import CompletionItem

    from actcheck import rules

    *before, word = incomplete.split(",")
    kept = "".join(f"{each}," for each in before)
    loaded = rules.load()
    words = [(rule.id, rule.title.fr) for rule in loaded] + [
        (family, "") for family in sorted({r.family for r in loaded})
    ]
    return [
        CompletionItem(kept + name, help=title or None)
        for name, title in words
        if name.startswith((word.upper(), word.lower()))
    ]


# What the command line may say over configuration files.
_SETTINGS = (
    click.option(
        "--select",
        multiple=True,
        metavar="RULE,...",
        shell_complete=complete_rule,
        help="Seulement ces règles / only these rules.",
    ),
    click.option(
        "--extend-select",
        multiple=True,
        metavar="RULE,...",
        shell_complete=complete_rule,
        help="Ces règles en plus / these rules too.",
    ),
    click.option(
        "--ignore",
        multiple=True,
        metavar="RULE,...",
        shell_complete=complete_rule,
        help="Sauf ces règles / except these rules.",
    ),
    click.option(
        "--rules",
        multiple=True,
        type=click.Path(file_okay=False),
        metavar="FOLDER",
        help="Dossier de règles à ajouter / rules folder to add.",
    ),
    click.option(
        "--law-index",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        envvar="ACTCHECK_LAW_INDEX",
        show_envvar=True,
        help="Index de la loi à utiliser / index of the law to use.",
    ),
    click.option(
        "--baseline",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Constats déjà connus, à ne pas montrer / known findings, not to be shown (actcheck baseline).",
    ),
    click.option(
        "--register",
        metavar="FILE|URL",
        envvar="ACTCHECK_REGISTER",
        show_envvar=True,
        help="Registre des actes déjà vus / register of acts already seen (actcheck register).",
    ),
    click.option(
        "--lang",
        type=click.Choice(["fr", "en"]),
        envvar="ACTCHECK_LANG",
        show_envvar=True,
        help="Langue des messages, fr si rien ne le dit / language of messages, fr by default.",
    ),
    click.option(
        "--config",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Cette configuration pour tous les fichiers / this configuration for every file.",
    ),
    click.option("--isolated", is_flag=True, help="Sans aucune configuration / without any configuration."),
)


def settings_options(command: Callable[..., int]) -> Callable[..., int]:
    """The options that :func:`configurations` reads."""
    for option in reversed(_SETTINGS):
        command = option(command)
    return command


def configurations(context: click.Context, options: dict[str, Any]) -> Configurations:
    """The configurations of files, under what the environment and the command line say.

    :param options: the values of ``settings_options``.
    """
    import os

    from click.core import ParameterSource

    from actcheck.configuration.discovery import Configurations
    from actcheck.configuration.settings import Layer

    def said(source: ParameterSource, name: str) -> str | None:
        value: str | None = options[name]
        return value if context.get_parameter_source(name) is source else None

    def whole(path: str | None) -> str | None:
        return path if path is None or "://" in path else os.path.abspath(path)

    environment = Layer(
        source="environment",
        law_index=whole(said(ParameterSource.ENVIRONMENT, "law_index")),
        lang=said(ParameterSource.ENVIRONMENT, "lang"),
        register=whole(said(ParameterSource.ENVIRONMENT, "register")),
    )
    command_line = Layer(
        source="command line",
        select=tuple(_words(options["select"])) or None,
        extend_select=tuple(_words(options["extend_select"])),
        ignore=tuple(_words(options["ignore"])),
        rules=tuple(map(os.path.abspath, options["rules"])),
        law_index=whole(said(ParameterSource.COMMANDLINE, "law_index")),
        lang=said(ParameterSource.COMMANDLINE, "lang"),
        baseline=whole(options["baseline"]),
        register=whole(said(ParameterSource.COMMANDLINE, "register")),
    )
    return Configurations(file=options["config"], isolated=options["isolated"], above=(environment, command_line))


def _words(given: Sequence[str]) -> list[str]:
    return [word.strip() for one in given for word in one.split(",") if word.strip()]


def complain(line: str) -> None:
    """One line on the standard error."""
    click.echo(f"actcheck: {' '.join(line.split())}", err=True)


class Told(Generic[T]):
    """What inputs give. What cannot be read or holds nothing is said on the standard error, and counted.

    :param failures: (path, why), in order, once iterated.
    """

    def __init__(self, outcomes: Iterable[T | Nothing | InputError]) -> None:
        self._outcomes = outcomes
        self.read = 0
        self.unreadable = 0
        self.empty = 0
        self.failures: list[tuple[str, str]] = []

    def __iter__(self) -> Iterator[T]:
        from actcheck.batch import Nothing

        for outcome in self._outcomes:
            if isinstance(outcome, InputError):
                self.unreadable += 1
                self._say(outcome.where or "-", f"{outcome.what} ({outcome.hint})" if outcome.hint else outcome.what)
            elif isinstance(outcome, Nothing):
                self.empty += 1
                self._say(outcome.path, outcome.why)
            else:
                self.read += 1
                yield outcome

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


def texts(paths: Sequence[str]) -> Told[Text]:
    """The texts of some paths."""
    from actcheck.batch import read_inputs

    return Told(read_inputs(paths))


def rule_folders(added: Sequence[str]) -> tuple[Path, ...]:
    """The folder that actcheck ships, and those that the user adds."""
    from pathlib import Path

    from actcheck import resources

    return (resources.folder("rules"), *map(Path, added))


def load_rules(added: Sequence[str]) -> tuple[Rule, ...]:
    """:raises ActcheckError: when a folder is missing, or a rule file is broken."""
    from actcheck import rules

    return rules.load(rule_folders(added))
