"""Many inputs: find them, read each as text, check each."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from actcheck import pipeline, readers
from actcheck.errors import InputError
from actcheck.reporters import CheckedText
from actcheck.source import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.rules import Rule

STANDARD_INPUT = "-"
SUFFIXES = frozenset({".txt", ".md"})

_README = re.compile(r"readme(\.[a-z]{2})?\.(md|txt)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Text:
    """An input that was read.

    :param path: as shown to the user; "-" for the standard input.
    """

    path: str
    content: str


@dataclass(frozen=True, slots=True)
class Nothing:
    """An input that holds nothing to check: an empty file, a folder without acts.

    :param why: one line, in French and English.
    """

    path: str
    why: str


def read_inputs(paths: Iterable[str]) -> Iterator[Text | Nothing | InputError]:
    """Read files, the acts of folders and ``-`` (standard input), in the order given, each once.

    A folder's acts are its ``*.txt`` and ``*.md`` at any depth, sorted by path, without hidden files
    and README files. An input that cannot be read is yielded as its error: the others are still read.
    """
    seen: set[str] = set()
    for given in paths:
        found, refused = _acts_in(given) if _is_folder(given) else ([given], [])
        yield from refused
        if not found and not refused:
            why = "rien à vérifier : dossier sans acte (*.txt, *.md) / nothing to check: folder without acts"
            yield Nothing(_shown(given), why)
        for path in found:
            identity = path if path == STANDARD_INPUT else os.path.realpath(path)
            if identity not in seen:
                seen.add(identity)
                yield _read(path)


def check_text(text: Text, rules: Sequence[Rule]) -> CheckedText:
    """Check one text against rules."""
    document = Document.from_text(text.content)
    report = pipeline.check(document, rules)
    return CheckedText(
        path=text.path,
        document=document,
        findings=report.findings,
        verdicts=report.verdicts,
        unread=report.unread,
    )


def _is_folder(path: str) -> bool:
    return path != STANDARD_INPUT and os.path.isdir(path)


def _acts_in(folder: str) -> tuple[list[str], list[InputError]]:
    found: list[Path] = []
    refused: list[InputError] = []

    def refuse(error: OSError) -> None:
        refused.append(
            InputError(
                f"dossier illisible / folder cannot be read: {error.strerror}",
                where=_shown(error.filename),
                hint="vérifier les droits d'accès / check the access rights",
            )
        )

    for parent, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [
            Path(parent, name)
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES and not _README.fullmatch(name)
        ]
    return [str(path) for path in sorted(found, key=lambda path: path.parts)], refused


def _read(path: str) -> Text | Nothing | InputError:
    try:
        if path == STANDARD_INPUT:
            content = readers.read_bytes(sys.stdin.buffer.read(), STANDARD_INPUT)
        else:
            content = readers.read(Path(path))
    except InputError as error:
        return InputError(error.what, where=_shown(path), hint=error.hint)
    if not content.strip():
        return Nothing(_shown(path), "rien à vérifier : fichier vide / nothing to check: empty file")
    return Text(_shown(path), content)


def _shown(path: str) -> str:
    """The path in characters that can always be written: a byte that is not UTF-8 becomes an escape."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
