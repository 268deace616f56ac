"""From the folders of rule files to rules, and the choice among them.

Reading forty YAML files takes a quarter of a second; the rules compiled from them are kept in the
user's cache folder, and read from there as long as no file has changed.
"""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from actcheck import __version__, facts, resources
from actcheck.errors import ActcheckError, RuleFileError
from actcheck.rules.model import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class _Found(NamedTuple):
    """A rule file and what tells whether it has changed."""

    path: Path
    size: int
    modified: int


class _Compiled(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    rules: tuple[Rule, ...]


def load(folders: Sequence[Path] | None = None, *, examples: bool = False) -> tuple[Rule, ...]:
    """The rules of some folders, sorted by id.

    :param folders: each holds one folder a family, which holds one YAML file a rule; by default, the
        folder that actcheck ships. Only that one may have rules decided by a Python check.
    :param examples: whether the rules come with their examples (slower: nothing is cached).
    :raises RuleFileError: when a rule file is broken, or two rules have one id or one name.
    :raises ActcheckError: when a folder does not exist.
    """
    chosen = (resources.folder("rules"),) if folders is None else tuple(folders)
    found = [file for folder in chosen for file in _scan(folder)]
    if examples:
        return _compile(found, examples=True)
    fingerprint = _fingerprint(found)
    cache = _cache_file(chosen)
    kept = _read(cache, fingerprint)
    if kept is not None:
        return kept
    rules = _compile(found, examples=False)
    _write(cache, _Compiled(fingerprint=fingerprint, rules=rules))
    return rules


def rule_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The rule files of a folder (by default, the one that actcheck ships), sorted.

    :raises RuleFileError: when a YAML file stands where no rule file may.
    """
    return tuple(file.path for file in _scan(resources.folder("rules") if folder is None else folder))


def find(rules: Iterable[Rule], key: str) -> Rule:
    """A rule by its id ("VOT003", in any case) or its name.

    :raises ActcheckError: when there is none; the hint is the nearest one.
    """
    known: dict[str, Rule] = {}
    for rule in rules:
        known[rule.id] = known[rule.name] = rule
    found = known.get(key.upper()) or known.get(key.lower())
    if found is None:
        raise _unknown(key, known)
    return found


def select(rules: Iterable[Rule], *, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules chosen, in their order.

    :param select: keep only these: ids or beginnings of ids ("VOT", "VOT003"), families or names;
        empty for all that are enabled.
    :param ignore: leave these out, whatever ``select`` says.
    :raises ActcheckError: when a word matches no rule.
    """
    every = tuple(rules)
    kept = (
        {rule.id for word in select for rule in _matching(every, word)}
        if select
        else {rule.id for rule in every if rule.enabled}
    )
    left = {rule.id for word in ignore for rule in _matching(every, word)}
    return tuple(rule for rule in every if rule.id in kept - left)


def _matching(rules: tuple[Rule, ...], word: str) -> list[Rule]:
    matching = [
        rule
        for rule in rules
        if word and (rule.id.startswith(word.upper()) or word.lower() in (rule.family, rule.name))
    ]
    if not matching:
        raise _unknown(word, {name for rule in rules for name in (rule.id, rule.name, rule.family)})
    return matching


def _unknown(key: str, known: Iterable[str]) -> ActcheckError:
    from difflib import get_close_matches

    near = get_close_matches(key, list(known), 1) or get_close_matches(key.upper(), list(known), 1)
    return ActcheckError(
        f"règle inconnue « {key} » / unknown rule",
        hint=f"la plus proche / nearest : {near[0]}" if near else "voir / see: actcheck rules",
    )


def _scan(folder: Path) -> list[_Found]:
    found: list[_Found] = []
    try:
        families = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        raise ActcheckError(
            f"dossier de règles illisible / rules folder cannot be read ({error.strerror})", where=str(folder)
        ) from error
    for family in families:
        if family.name.startswith((".", "_")):
            continue
        if not family.is_dir():
            _refuse_misplaced(family, wanted=None)
            continue
        for file in sorted(os.scandir(family.path), key=lambda entry: entry.name):
            _refuse_misplaced(file, wanted=".yaml")
            if file.name.endswith(".yaml"):
                stat = file.stat()
                found.append(_Found(Path(file.path), stat.st_size, stat.st_mtime_ns))
    return found


def _refuse_misplaced(entry: os.DirEntry[str], *, wanted: str | None) -> None:
    suffix = Path(entry.name).suffix
    if suffix in (".yaml", ".yml") and suffix != wanted:
        raise RuleFileError(
            "fichier de règle mal placé / rule file out of place",
            where=entry.path,
            hint="rules/<family>/<name>.yaml",
        )


def _compile(found: Iterable[_Found], *, examples: bool) -> tuple[Rule, ...]:
    from actcheck.rules.compilation import compile_file

    rules: dict[str, tuple[Rule, Path]] = {}
    for file in found:
        rule = compile_file(file.path, examples=examples)
        for key in (rule.id, rule.name):
            if key in rules:
                raise RuleFileError(
                    f"« {key} » nomme déjà une règle / already names a rule : {rules[key][1]}",
                    where=str(file.path),
                    hint="choisir un numéro et un nom libres / take a free id and name",
                )
            rules[key] = (rule, file.path)
    return tuple(sorted((rule for key, (rule, _) in rules.items() if key == rule.id), key=lambda rule: rule.id))


def _fingerprint(found: Iterable[_Found]) -> str:
    digest = blake2b(__version__.encode(), digest_size=16)
    # The sources too: in a checkout, the model may change while the version stands.
    here = Path(__file__).parent
    for source in (*(here / name for name in _SOURCES), Path(str(facts.__file__)).with_name("model.py")):
        with suppress(OSError):
            digest.update(str(source.stat().st_mtime_ns).encode())
    for file in found:
        digest.update(f"\0{file.path}\0{file.size}\0{file.modified}".encode())
    return digest.hexdigest()


_SOURCES = ("model.py", "requirement.py", "compilation.py", "rule_file.py", "phrases.py")


def _cache_file(folders: Iterable[Path]) -> Path:
    places = "\0".join(str(folder.absolute()) for folder in folders)
    return resources.cache_folder() / f"rules-{blake2b(places.encode(), digest_size=8).hexdigest()}.json"


def _read(cache: Path, fingerprint: str) -> tuple[Rule, ...] | None:
    """The rules kept, or None where there are none, or others, or the file is damaged."""
    try:
        content = cache.read_bytes()
        # Before the whole is read: a change of one file makes all of it stale.
        if fingerprint.encode() not in content[:80]:
            return None
        return _Compiled.model_validate_json(content).rules
    except (OSError, ValidationError):
        return None


def _write(cache: Path, compiled: _Compiled) -> None:
    """Keep the rules, whole or not at all; without a folder to write in, they are read again each time."""
    import tempfile

    with suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=cache.parent, suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(compiled.model_dump_json().encode())
            Path(name).replace(cache)
        except BaseException:
            Path(name).unlink()
            raise
