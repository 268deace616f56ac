"""The baseline: findings known, and left for later.

An entry is known by what it says: the rule, the act's file, the words of the finding's place without
spaces, and which of the findings with these words it is. Lines may move and wrap otherwise.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from actcheck.configuration.suppression import Suppressed
from actcheck.configuration.user_file import shown
from actcheck.errors import ActcheckError
from actcheck.source import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from actcheck.findings import Finding

VERSION = 1
DEFAULT_FILE = "actcheck-baseline.json"
_STANDARD_INPUT = "-"
_QUOTED = 60  # characters of a place that an entry shows


class Entry(NamedTuple):
    """
    :param path: the act's file, from the baseline's folder, with "/"; "-" for the standard input.
    :param quote: the words of the place, cut where they are long: for people, and not what entries are known by.
    :param occurrence: 0 for the first of the findings of the rule on these words in the file.
    """

    path: str
    rule: str
    quote: str
    occurrence: int
    fingerprint: str


class Baseline:
    """
    :param path: of the file, absolute.
    """

    def __init__(self, path: str, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.entries = {entry.fingerprint: entry for entry in entries}

    @classmethod
    def load(cls, path: str) -> Baseline:
        """:raises ActcheckError: when the file is missing, unreadable, or is no baseline."""
        try:
            with open(path, "rb") as file:
                return cls(path, _entries(json.load(file)))
        except FileNotFoundError:
            raise ActcheckError(
                "état de référence introuvable / baseline not found",
                where=shown(path),
                hint="l'écrire / write it: actcheck baseline write",
            ) from None
        except OSError as error:
            raise ActcheckError(
                f"fichier illisible / file cannot be read: {error.strerror}",
                where=shown(path),
                hint="vérifier les droits d'accès / check the access rights",
            ) from None
        except (ValueError, KeyError, TypeError):
            raise ActcheckError(
                f"pas un état de référence de version {VERSION} / no baseline of version {VERSION}",
                where=shown(path),
                hint="le supprimer, puis / remove it, then: actcheck baseline write",
            ) from None

    def identity(self, path: str) -> str:
        """The act's file as entries name it.

        :param path: of the file, from the current folder; "-" for the standard input.
        """
        if path == _STANDARD_INPUT:
            return path
        whole = os.path.abspath(path)
        try:
            return os.path.relpath(whole, os.path.dirname(self.path)).replace(os.sep, "/")
        except ValueError:  # another drive
            return whole.replace(os.sep, "/")

    def entries_for(self, path: str, document: Document, findings: Iterable[Finding]) -> tuple[Entry, ...]:
        """The entries of findings, one for each, in their order."""
        identity = self.identity(path)
        seen: Counter[tuple[str, str]] = Counter()
        made: list[Entry] = []
        for finding in findings:
            written = document.original[slice(*finding.place.span)]
            words = folded_words(written)
            occurrence = seen[finding.rule, words]
            seen[finding.rule, words] += 1
            made.append(
                Entry(
                    path=identity,
                    rule=finding.rule,
                    quote=_cut(" ".join(written.split())),
                    occurrence=occurrence,
                    fingerprint=fingerprint(identity, finding.rule, words, occurrence),
                )
            )
        return tuple(made)

    def stale(self, identity: str, found: Collection[str], not_applied: Collection[str]) -> list[Entry]:
        """The entries of a file to which no finding answers.

        :param found: fingerprints of the file's findings.
        :param not_applied: the ids of the rules of which nothing is known.
        """
        return [
            entry
            for entry in self.entries.values()
            if entry.path == identity and entry.fingerprint not in found and entry.rule not in not_applied
        ]

    def add(self, entries: Iterable[Entry]) -> None:
        """Hold some entries too."""
        self.entries.update((entry.fingerprint, entry) for entry in entries)

    def remove(self, entries: Iterable[Entry]) -> None:
        """Hold some entries no longer."""
        for entry in entries:
            del self.entries[entry.fingerprint]

    def files(self) -> tuple[str, ...]:
        """The paths of the acts that have entries, from the current folder, sorted."""
        named = {entry.path for entry in self.entries.values()} - {_STANDARD_INPUT}
        return tuple(sorted(shown(self._file(path)) for path in named))

    def missing(self) -> list[Entry]:
        """The entries of acts that are no longer there."""
        return [
            entry
            for entry in self.entries.values()
            if entry.path != _STANDARD_INPUT and not os.path.exists(self._file(entry.path))
        ]

    def _file(self, identity: str) -> str:
        return os.path.normpath(os.path.join(os.path.dirname(self.path), identity))

    def render(self) -> str:
        """The file's text: the same entries give the same text."""
        findings = [entry._asdict() for entry in sorted(self.entries.values())]
        return json.dumps({"version": VERSION, "findings": findings}, ensure_ascii=False, indent=2) + "\n"

    def write(self) -> None:
        """:raises ActcheckError: when the file cannot be written."""
        try:
            with open(self.path, "w", encoding="utf-8", newline="\n") as file:
                file.write(self.render())
        except OSError as error:
            raise ActcheckError(
                f"fichier qui ne peut pas être écrit / file cannot be written: {error.strerror}",
                where=shown(self.path),
                hint="choisir un autre fichier / choose another file: --baseline FILE",
            ) from None


def set_aside(
    baseline: Baseline, path: str, document: Document, findings: Sequence[Finding], mandatory: Collection[str]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], frozenset[str]]:
    """The findings that are new, those that the baseline has, and the fingerprints of the latter.

    :param mandatory: the ids of the rules whose findings stay, whatever the baseline has.
    """
    new: list[Finding] = []
    known: list[Suppressed] = []
    found: set[str] = set()
    source = shown(baseline.path)
    for finding, entry in zip(findings, baseline.entries_for(path, document, findings), strict=True):
        if entry.fingerprint in baseline.entries and finding.rule not in mandatory:
            found.add(entry.fingerprint)
            known.append(Suppressed(finding, "baseline", "", source))
        else:
            new.append(finding)
    return tuple(new), tuple(known), frozenset(found)


def folded_words(written: str) -> str:
    """The words of a place without spaces, accents and markup: the same however the lines wrap."""
    return Document.from_text("".join(written.split())).folded


def fingerprint(path: str, rule: str, words: str, occurrence: int) -> str:
    """What an entry is known by: 32 hexadecimal digits."""
    content = "\0".join((path, rule, words, str(occurrence)))
    return blake2b(content.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _cut(words: str) -> str:
    words = words.encode("utf-8", "replace").decode("utf-8")  # a lone surrogate stands in no file
    return words if len(words) <= _QUOTED else words[: _QUOTED - 1] + "…"


def _entries(content: Any) -> list[Entry]:
    if content["version"] != VERSION:
        raise ValueError(content["version"])
    entries = [Entry(**written) for written in content["findings"]]
    for entry in entries:
        texts = (entry.path, entry.rule, entry.quote, entry.fingerprint)
        if not all(isinstance(text, str) for text in texts) or not isinstance(entry.occurrence, int):
            raise TypeError(entry)
    return entries
