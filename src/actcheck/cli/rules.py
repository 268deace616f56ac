"""``actcheck rule``, ``rules``, ``schema``: what actcheck checks, and the shapes of what it writes."""

from __future__ import annotations

import json

import click

from actcheck.cli.inputs import folders_option, format_option, language_option, load_rules, rule_folders


@click.command()
@click.argument("key", metavar="ID|NAME")
@language_option
@folders_option
def rule(key: str, language: str, folders: tuple[str, ...]) -> int:
    """Explique une règle / explains a rule."""
    from actcheck.reporters.rule_page import rule_page
    from actcheck.rules import find
    from actcheck.rules.compilation import compile_file

    found = find(load_rules(folders), key)
    files = (folder / found.family / f"{found.name}.yaml" for folder in rule_folders(folders))
    with_examples = compile_file(next(file for file in files if file.is_file()), examples=True)
    click.echo("\n".join(rule_page(with_examples, language)).rstrip())
    return 0


@click.command("rules")
@format_option
@language_option
@folders_option
def list_rules(form: str, language: str, folders: tuple[str, ...]) -> int:
    """Liste les règles / lists the rules."""
    from actcheck.reporters.text import severity_word

    rules = load_rules(folders)
    if form == "json":
        include = {"id", "name", "family", "since", "severity", "confidence", "applies_to", "title"}
        records = [rule.model_dump(mode="json", include=include) for rule in rules]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
        return 0
    rows = [(rule.id, rule.name, severity_word(rule.severity, language)) for rule in rules]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for one, row in zip(rules, rows, strict=True):
        cells = "  ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        click.echo(f"{cells}  {one.title.in_language(language)}")
    return 0


@click.command()
@click.argument("what", type=click.Choice(["ast", "facts", "findings", "rule"]))
def schema(what: str) -> int:
    """Écrit un schéma JSON / writes a JSON Schema."""
    click.echo(json.dumps(_schema(what), ensure_ascii=False, indent=2))
    return 0


def _schema(what: str) -> dict[str, object]:
    if what == "ast":
        from actcheck.ast import Act

        return Act.model_json_schema(mode="serialization")
    if what == "facts":
        from actcheck.facts import Facts

        return Facts.model_json_schema(mode="serialization")
    if what == "findings":
        from actcheck.reporters.json import schema as findings_schema

        return findings_schema()
    from actcheck.rules import rule_schema

    return rule_schema()
