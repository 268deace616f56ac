"""``actcheck check --fix`` and ``--diff``: fixes made in files, or shown."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from actcheck import readers
from actcheck.cli.inputs import Told, complain
from actcheck.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from actcheck.batch import Nothing, PutRight


def make(texts: Iterable[PutRight | Nothing | InputError]) -> bool:
    """Rewrite the files that fixes change, and say so on the standard error.

    What cannot be read is passed over: the check that follows says it.

    :return: whether every file could be rewritten.
    """
    outcomes = [outcome for text in texts if (outcome := _rewritten(text)) is not text]
    for error in outcomes:
        complain(str(error))
    return not outcomes


def show(texts: Iterable[PutRight | Nothing | InputError], *, rewrite: bool, color: bool) -> int:
    """Print what fixes change, as diffs.

    :param rewrite: whether files are rewritten too.
    :return: the exit code: 1 where something changes.
    """
    from actcheck.reporters.differences import differences

    told: Told[PutRight] = Told(map(_rewritten, texts) if rewrite else texts)
    changes = False
    for text in told:
        changes = changes or text.fixed.text != text.read.content
        for line in differences(text.read.path, text.read.content, text.fixed.text, color=color):
            click.echo(line, color=color)
    return told.exit_code(found=changes)


def _rewritten(text: PutRight | Nothing | InputError) -> PutRight | Nothing | InputError:
    """The same, or why its file could not be rewritten."""
    from actcheck.batch import PutRight

    if not isinstance(text, PutRight):
        return text
    if text.fixed.text != text.read.content:
        try:
            readers.rewrite(Path(text.path), text.fixed.text)
        except InputError as error:
            return error
    _say(text)
    return text


def _say(text: PutRight) -> None:
    made = text.fixed.made
    if made:
        words = "corrections / fixes" if len(made) > 1 else "correction / fix"
        complain(f"{text.read.path}: {len(made)} {words} ({', '.join(sorted({finding.rule for finding in made}))})")
    for finding in text.fixed.refused:
        complain(
            f"{text.read.path}: {finding.rule} {finding.name} laissé, l'acte ne dirait plus la même chose"
            " / left alone, the act would state something else"
        )
