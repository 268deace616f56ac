"""The configuration file: ``actcheck.toml``, or the table ``[tool.actcheck]`` of ``pyproject.toml``."""

from __future__ import annotations

import os
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from actcheck.configuration.refusals import refusal
from actcheck.configuration.settings import Layer
from actcheck.configuration.toml_file import line_of
from actcheck.configuration.user_file import shown
from actcheck.errors import ActcheckError
from actcheck.findings import Severity
from actcheck.rules.model import AuthorityKind


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


class _Written(BaseModel):
    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, alias_generator=_hyphenated, use_attribute_docstrings=True
    )


Word = Annotated[str, Field(min_length=1)]
# TOML has arrays and strings, where Python has tuples and enumerations.
Words = Annotated[tuple[Word, ...], Field(strict=False)]
Names = Annotated[tuple[Word, ...], Field(strict=False)]
Severities = Annotated[Severity, Field(strict=False)]


class AuthorityTable(_Written):
    """The authority whose acts are checked: what acts themselves do not always state."""

    name: Word | None = None
    """Its name ("commune de Courmelan")."""
    kind: AuthorityKind | None = None
    """What it is."""
    siret: Annotated[str, Field(pattern=r"^(\s*\d){14}\s*$")] | None = None
    """Its number: 14 digits, with or without spaces."""
    population: Annotated[int, Field(ge=0)] | None = None
    """Its inhabitants, for the thresholds of the law."""
    members_in_office: Annotated[int, Field(ge=1)] | None = None
    """The seats that are filled, where an act does not say."""
    members: Names = ()
    """The members' names ("Prénom NOM")."""


class ConfigurationFile(_Written):
    """What is checked, and how. Paths are relative to this file.

    A word that names rules is an id ("VOT003"), the beginning of one ("VOT"), a family ("voting") or a
    name ("votes-exceed-attendance").
    """

    extend: Word | None = None
    """Another configuration file, which this one adds to and holds over."""
    select: Words | None = None
    """Only these rules; without it, those that are enabled by default."""
    extend_select: Words = ()
    """These rules too."""
    ignore: Words = ()
    """Not these rules."""
    mandatory: Words = ()
    """Rules that are always checked: nothing silences their findings."""
    per_file_ignores: dict[Word, Words] = {}
    """Not these rules in the files of a pattern ("archives/**")."""
    severity: dict[Word, Severities] = {}
    """The severity of the findings of some rules; of two words, the one that names fewer rules holds."""
    authority: AuthorityTable = AuthorityTable()
    rules: Words = ()
    """Folders of rules to add."""
    law_index: Word | None = None
    """The index of the law to use (actcheck law)."""
    lang: Literal["fr", "en"] | None = None
    """The language of messages."""
    baseline: Word | None = None
    """The baseline: findings known and left for later (actcheck baseline)."""
    asked: Annotated[Word | None, Field(alias="register")] = None
    """The register of acts already seen: a SQLite file, or the address of a PostgreSQL database (actcheck register)."""


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the file."""
    return ConfigurationFile.model_json_schema()


def load(path: str, content: str, table: dict[str, Any], keys: tuple[str, ...]) -> tuple[Layer, str | None]:
    """What a configuration file says, and the file that it extends, as an absolute path.

    :param path: absolute.
    :param content: the file's text, where lines are looked up.
    :param table: its keys, which stand at ``keys`` in the file.
    :raises ActcheckError: when a key is unknown or a value is none that can be: the line, and the nearest right key.
    """
    try:
        written = ConfigurationFile.model_validate(table)
    except ValidationError as error:
        refused = refusal(error, ConfigurationFile)
        raise ActcheckError(
            refused.what, where=f"{shown(path)}:{line_of(content, (*keys, *refused.keys))}", hint=refused.hint
        ) from None
    folder = os.path.dirname(path)

    def whole(written_path: str | None) -> str | None:
        return None if written_path is None else os.path.normpath(os.path.join(folder, written_path))

    layer = Layer(
        source="file",
        path=path,
        table=keys,
        select=written.select,
        extend_select=written.extend_select,
        ignore=written.ignore,
        mandatory=written.mandatory,
        per_file_ignores=tuple(written.per_file_ignores.items()),
        severity=tuple(written.severity.items()),
        authority=_profile(written.authority),
        rules=tuple(os.path.normpath(os.path.join(folder, rules)) for rules in written.rules),
        law_index=whole(written.law_index),
        lang=written.lang,
        baseline=whole(written.baseline),
        register=written.asked if "://" in (written.asked or "") else whole(written.asked),
    )
    for position, rules in enumerate(layer.rules):
        if not os.path.isdir(rules):
            raise ActcheckError(
                f"dossier de règles introuvable / rules folder not found: {written.rules[position]}",
                where=f"{shown(path)}:{line_of(content, (*keys, 'rules'))}",
                hint="le chemin part de ce fichier / the path starts from this file",
            )
    return layer, whole(written.extend)


def _profile(table: AuthorityTable) -> tuple[tuple[str, Any], ...]:
    """The fields of the profile that a table writes."""
    said = {name: getattr(table, name) for name in sorted(table.model_fields_set)}
    if "siret" in said:
        said["siret"] = "".join(said["siret"].split())
    return tuple(said.items())
