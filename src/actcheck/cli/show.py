"""``actcheck print-blocks``, ``print-ast``, ``print-facts``: each stage of the reading, as it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from actcheck.cli.inputs import format_option, language_option, paths_argument, texts

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command("print-blocks")
@paths_argument
@format_option
def print_blocks(paths: tuple[str, ...], form: str) -> int:
    """Montre les blocs du texte / shows the blocks of the text.

    JSON : une ligne par texte / one line a text: {"path", "blocks": [{"kind", "section", "span", "line", "column"}]}.
    """
    from actcheck import syntax
    from actcheck.reporters import stages
    from actcheck.source import Document

    inputs = texts(paths)
    for text in inputs:
        document = Document.from_text(text.content)
        blocks = syntax.blocks(document)
        if form == "json":
            _record(path=text.path, blocks=stages.block_records(blocks, document))
        else:
            _page(text.path, stages.block_lines(blocks, document))
    return inputs.exit_code()


@click.command("print-ast")
@paths_argument
@format_option
def print_ast(paths: tuple[str, ...], form: str) -> int:
    """Montre l'arbre de l'acte / shows the tree of the act.

    JSON : une ligne par texte / one line a text: {"path", "ast"} (actcheck schema ast).
    """
    from actcheck import syntax
    from actcheck.reporters import stages
    from actcheck.source import Document

    inputs = texts(paths)
    for text in inputs:
        document = Document.from_text(text.content)
        act = syntax.parse(document)
        if form == "json":
            _record(path=text.path, ast=act.model_dump(mode="json"))
        else:
            _page(text.path, stages.tree_lines(act, document))
    return inputs.exit_code()


@click.command("print-facts")
@paths_argument
@format_option
@click.option(
    "--why", is_flag=True, help="Pour chaque fait absent, ce qui a été cherché / for absent facts, what was looked for."
)
@language_option
def print_facts(paths: tuple[str, ...], form: str, why: bool, language: str) -> int:
    """Montre ce que l'acte énonce et où / shows what the act states, and where.

    JSON : une ligne par texte / one line a text: {"path", "facts": {name: {"value", "span": [start, end]}}}, et avec
    --why / and with --why "absent": {name: {"reason", "at": [[start, end]], "looked_for": [...], "made_from": [...]}}.
    """
    from actcheck import pipeline
    from actcheck.facts.flatten import flatten
    from actcheck.reporters import stages
    from actcheck.source import Document

    inputs = texts(paths)
    for text in inputs:
        facts, absent = pipeline.explain(text.content) if why else (pipeline.read_facts(text.content), ())
        if form == "json":
            _record(path=text.path, facts=flatten(facts), **({"absent": stages.absence_records(absent)} if why else {}))
        else:
            document = Document.from_text(text.content)
            _page(text.path, [*stages.fact_lines(facts, document), *stages.absence_lines(absent, document, language)])
    return inputs.exit_code()


def _record(**fields: object) -> None:
    click.echo(json.dumps(fields, ensure_ascii=False))


def _page(path: str, lines: Iterable[str]) -> None:
    from actcheck.reporters.excerpt import plain

    click.echo(f"== {plain(path)}")
    for line in lines:
        click.echo(line)
