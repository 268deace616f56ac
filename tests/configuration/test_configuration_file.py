from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from actcheck.configuration.configuration_file import schema
from actcheck.configuration.discovery import Configurations
from actcheck.configuration.toml_file import parse
from actcheck.errors import ActcheckError
from actcheck.facts import Profile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

WHOLE = """\
extend = "base.toml"
lang = "en"
select = ["voting"]
extend-select = ["DAT"]
ignore = ["VOT001"]
mandatory = ["VOT003"]
rules = ["house"]
law-index = "law.zip"
baseline = "known.json"

[per-file-ignores]
"archives/**" = ["DAT"]

[severity]
VOT = "information"

[authority]
name = "commune de Courmelan"
kind = "commune"
siret = "217 500 016 00019"
population = 1200
members-in-office = 15
members = ["Michel RABOUVEL", "Cécile SERRAGUÈRE"]
"""


def test_every_key(write: Write, tmp_path: Path):
    write("base.toml", "")
    (tmp_path / "conf/house").mkdir(parents=True)
    write("conf/base.toml", "")
    write("conf/actcheck.toml", WHOLE)
    settings = Configurations().of("conf/a.md")
    _, layer = settings.layers
    assert (layer.select, layer.extend_select, layer.ignore, layer.mandatory) == (
        ("voting",),
        ("DAT",),
        ("VOT001",),
        ("VOT003",),
    )
    assert layer.per_file_ignores == (("archives/**", ("DAT",)),)
    assert layer.severity == (("VOT", "information"),)
    conf = tmp_path / "conf"
    assert settings.folders == (str(conf / "house"),)
    assert (settings.lang, settings.law_index, settings.baseline) == (
        "en",
        str(conf / "law.zip"),
        str(conf / "known.json"),
    )
    assert settings.profile == Profile(
        name="commune de Courmelan",
        kind="commune",
        siret="21750001600019",
        population=1200,
        members_in_office=15,
        members=("Michel RABOUVEL", "Cécile SERRAGUÈRE"),
    )


REFUSED = [
    ("", "slect = []", "clé inconnue « slect » / unknown key (la plus proche / nearest: select)"),
    (
        "",
        "extend_select = []",
        "clé inconnue « extend_select » / unknown key (la plus proche / nearest: extend-select)",
    ),
    (
        "[authority]\n",
        "membres = []",
        "clé inconnue « membres » / unknown key (la plus proche / nearest: members)",
    ),
    (
        "[authority]\n",
        "x = 1",
        (
            "clé inconnue « x » / unknown key"
            " (au choix / one of: name, kind, siret, population, members-in-office, members)"
        ),
    ),
    ("", "[autority]", "clé inconnue « autority » / unknown key (la plus proche / nearest: authority)"),
    ("", 'lang = "de"', "« lang » : valeur refusée / value refused (au choix / one of: fr, en)"),
    ("", 'select = "VOT"', "« select » : valeur refusée / value refused (une liste est attendue / a list is expected)"),
    (
        "",
        "ignore = [1]",
        (
            "« ignore » : valeur refusée / value refused (un texte entre guillemets est attendu / a quoted string is"
            " expected)"
        ),
    ),
    (
        "",
        'baseline = ""',
        (
            "« baseline » : valeur refusée / value refused (un texte est attendu, pas le vide / a string is expected,"
            " not an empty one)"
        ),
    ),
    (
        "[severity]\n",
        'VOT = "fatal"',
        "« VOT » : valeur refusée / value refused (au choix / one of: error, warning, information)",
    ),
    (
        "",
        "severity = 3",
        "« severity » : valeur refusée / value refused (une table est attendue / a table is expected)",
    ),
    (
        "",
        "authority = 3",
        "« authority » : valeur refusée / value refused (une table est attendue / a table is expected)",
    ),
    (
        "[authority]\n",
        'siret = "123"',
        "« siret » : valeur refusée / value refused (14 chiffres / 14 digits)",
    ),
    (
        "[authority]\n",
        "population = -1",
        "« population » : valeur refusée / value refused (ce nombre est trop petit / this number is too small)",
    ),
    (
        "[authority]\n",
        "population = 1.5",
        "« population » : valeur refusée / value refused (un nombre entier est attendu / a whole number is expected)",
    ),
    (
        "[authority]\n",
        'kind = "ville"',
        (
            "« kind » : valeur refusée / value refused (au choix / one of: commune, epci, ept, departement, region,"
            " syndicat, ccas, prefecture)"
        ),
    ),
    (
        "",
        'rules = ["none"]',
        (
            "dossier de règles introuvable / rules folder not found: none"
            " (le chemin part de ce fichier / the path starts from this file)"
        ),
    ),
]


@pytest.mark.parametrize(("before", "wrong", "line"), REFUSED)
def test_what_is_refused_has_its_line(write: Write, before: str, wrong: str, line: str):
    write("actcheck.toml", f"# nothing\n\n{before}{wrong}\n")
    with pytest.raises(ActcheckError) as caught:
        Configurations().of("a.md")
    assert str(caught.value) == f"actcheck.toml:{3 + before.count(chr(10))}: {line}"


def test_the_line_is_that_of_the_shared_file(write: Write):
    write("pyproject.toml", '[project]\nname = "x"\n[tool.actcheck]\nlang = "fr"\n[tool.actcheck.severity]\nV = "no"\n')
    with pytest.raises(ActcheckError) as caught:
        Configurations().of("a.md")
    assert caught.value.where == "pyproject.toml:6"


def errors(content: str) -> list[Any]:
    Draft202012Validator.check_schema(schema())
    return list(Draft202012Validator(schema()).iter_errors(parse(content, "a.toml")))


def test_the_schema_takes_what_is_taken():
    assert errors(WHOLE) == []


@pytest.mark.parametrize(("before", "wrong", "line"), REFUSED)
def test_the_schema_refuses_what_is_refused(before: str, wrong: str, line: str):
    # A path is right or wrong on a disk, which a schema does not see.
    assert bool(errors(before + wrong)) is not line.startswith("dossier")
