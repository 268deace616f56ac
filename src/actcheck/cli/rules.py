"""``actcheck rule``, ``rules``, ``schema``: what actcheck checks, and the shapes of what it writes."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from actcheck.cli.inputs import folders_option, format_option, language_option, load_rules, rule_folders
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.rules import Rule
    from actcheck.rules.examples import Difference

NOTHING_TO_TEST = 3


@click.command()
@click.argument("key", metavar="ID|NAME")
@language_option
@folders_option
def rule(key: str, language: str, folders: tuple[str, ...]) -> int:
    """Explique une règle / explains a rule."""
    from actcheck.batch import Text, check_text
    from actcheck.reporters.rule_page import EXAMPLE_PATH, rule_page
    from actcheck.rules import find
    from actcheck.rules.compilation import compile_file

    found = find(load_rules(folders), key)
    files = (folder / found.family / f"{found.name}.yaml" for folder in rule_folders(folders))
    with_examples = compile_file(next(file for file in files if file.is_file()), examples=True)
    example = with_examples.faulty[0]
    checked = None
    with suppress(ActcheckError):  # without the libraries of the register, the page goes without
        checked = check_text(Text(EXAMPLE_PATH, example.act), [with_examples], example.known)
    click.echo("\n".join(rule_page(with_examples, language, checked)).rstrip())
    return 0


@click.group("rules", invoke_without_command=True)
@format_option
@language_option
@folders_option
@click.pass_context
def list_rules(ctx: click.Context, *, form: str, language: str, folders: tuple[str, ...]) -> int:
    """Liste les règles, en essaie, en crée / lists rules, tests them, makes one."""
    from actcheck.reporters.rule_page import off_by_default
    from actcheck.reporters.text import severity_word

    if ctx.invoked_subcommand is not None:
        return 0
    rules = load_rules(folders)
    if form == "json":
        include = {"id", "name", "family", "since", "severity", "confidence", "applies_to", "enabled", "title"}
        records = [rule.model_dump(mode="json", include=include) for rule in rules]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return 0
    rows = [(rule.id, rule.name, severity_word(rule.severity, language)) for rule in rules]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for one, row in zip(rules, rows, strict=True):
        cells = "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        off = "" if one.enabled else f" ({off_by_default(language)})"
        click.echo(f"{cells}  {one.title.in_language(language)}{off}")
    return 0


@list_rules.command("new")
@click.argument("key", metavar="FAMILY/NAME")
@click.option(
    "--folder",
    default="rules",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Le dossier de vos règles / the folder of your rules.",
)
def new_rule(key: str, folder: Path) -> int:
    """Écrit un modèle de règle / writes a rule to fill in."""
    from actcheck.rules.skeleton import write_skeleton

    click.echo(f"{write_skeleton(key, folder)}: à compléter, puis / fill it in, then: actcheck rules test {folder}")
    return 0


@list_rules.command("test")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER")
@language_option
def run_examples(folder: Path, language: str) -> int:
    """Essaie les règles d'un dossier sur leurs exemples / runs the examples of a folder's rules.

    Code de sortie / exit code: 0 tous passent / all pass, 1 un exemple dit autre chose / one differs,
    2 une règle ne se lit pas / a rule cannot be read, 3 aucune règle / no rule.
    """
    from actcheck import resources
    from actcheck.errors import RuleFileError
    from actcheck.reporters.examples import closing, difference_lines
    from actcheck.reporters.excerpt import plain
    from actcheck.rules import load, rule_files
    from actcheck.rules.compilation import compile_file

    rules = examples = differences = broken = 0
    for path in rule_files(folder):
        try:
            tested = compile_file(path, examples=True)
        except RuleFileError as error:
            click.echo(plain(f"actcheck: {error}"), err=True)
            broken += 1
            continue
        rules += 1
        examples += len(tested.conforming) + len(tested.faulty)
        for name, found in _differences(tested):
            differences += 1
            click.echo("\n".join(difference_lines(str(path), tested, name, found, language)) + "\n")
    if not rules and not broken:
        click.echo(f"actcheck: {plain(str(folder))}: aucune règle / no rule", err=True)
        return NOTHING_TO_TEST
    shipped = resources.folder("rules")
    if not broken:
        # Two rules with one id or one name are only seen together.
        load((folder,) if folder.resolve() == shipped.resolve() else (shipped, folder))
    click.echo(closing(rules, examples, differences, broken, language))
    return 2 if broken else 1 if differences else 0


def _differences(tested: Rule) -> Iterator[tuple[str, Difference]]:
    """The examples that say something else than their rule, by name."""
    from actcheck import pipeline
    from actcheck.rules.examples import difference

    for example in (*tested.conforming, *tested.faulty):
        with pipeline.asking(example.known) as ask:
            report = pipeline.check(example.act, [tested], None, ask)
        found = difference(example, report.findings, report.verdicts)
        if found is not None:
            yield example.name, found


_SCHEMAS = ("ast", "configuration", "facts", "findings", "findings-line", "review", "rule", "suppressions")


@click.command()
@click.argument("what", type=click.Choice(_SCHEMAS))
def schema(what: str) -> int:
    """Écrit un schéma JSON / writes a JSON Schema."""
    click.echo(json.dumps(_schema(what), ensure_ascii=False, indent=2))
    return 0


def _schema(what: str) -> dict[str, object]:
    if what == "ast":
        from actcheck.ast import Act

        return Act.model_json_schema(mode="serialization")
    if what == "configuration":
        from actcheck.configuration.configuration_file import schema as configuration_schema

        return configuration_schema()
    if what == "suppressions":
        from actcheck.configuration.suppression_file import schema as suppressions_schema

        return suppressions_schema()
    if what == "facts":
        from actcheck.facts import Facts

        return Facts.model_json_schema(mode="serialization")
    if what == "findings":
        from actcheck.reporters.json import schema as findings_schema

        return findings_schema()
    if what == "findings-line":
        from actcheck.reporters.json_lines import schema as line_schema

        return line_schema()
    if what == "review":
        from actcheck.reporters.review.examination import schema as review_schema

        return review_schema()
    from actcheck.rules import rule_schema

    return rule_schema()
