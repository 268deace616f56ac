from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck.configuration.discovery import Configurations
from actcheck.configuration.settings import Layer
from actcheck.errors import ActcheckError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[str, str], Path]

ENGLISH = 'lang = "en"\n'
FRENCH = 'lang = "fr"\n'


def test_without_a_file_there_are_defaults(write: Write):
    write("a.md", "")
    settings = Configurations().of("a.md")
    assert (settings.files, settings.lang, settings.baseline, settings.folders) == ((), "fr", None, ())
    assert settings.profile is None


def test_the_nearest_file_above_holds_alone(write: Write):
    top = write("actcheck.toml", ENGLISH + 'baseline = "known.json"\n')
    near = write("near/actcheck.toml", FRENCH)
    found = Configurations()
    assert found.of("near/deep/a.md").files == (str(near),)
    assert found.of("near/deep/a.md").baseline is None
    assert found.of("far/a.md").files == (str(top),)
    assert found.of("far/a.md").baseline == str(top.with_name("known.json"))
    assert found.of("near").files == (str(near),)
    assert found.of("-").files == (str(top),)


@pytest.mark.parametrize(
    "table",
    [
        '[tool.actcheck]\nlang = "en"\n',
        'tool.actcheck.lang = "en"\n',
        '[tool]\nactcheck = {lang = "en"}\n',
        'tool = {actcheck = {lang = "en"}}\n',
        '[tool.ruff]\nx = 1\n[ tool . "actcheck" ]\nlang = "en"\n',
    ],
)
def test_a_table_of_pyproject(write: Write, table: str):
    file = write("pyproject.toml", table)
    settings = Configurations().of("a.md")
    assert (settings.files, settings.lang) == ((str(file),), "en")


@pytest.mark.parametrize("content", ["", '[project]\nname = "actcheck"\n', "[tool.ruff]\nx = 'tool.actcheck'\n"])
def test_a_pyproject_about_something_else_is_passed_by(write: Write, content: str):
    top = write("actcheck.toml", ENGLISH)
    write("near/pyproject.toml", content)
    assert Configurations().of("near/a.md").files == (str(top),)


def test_its_own_file_holds_over_pyproject(write: Write):
    write("pyproject.toml", "[tool.actcheck]\n" + FRENCH)
    own = write("actcheck.toml", ENGLISH)
    assert Configurations().of("a.md").files == (str(own),)


def test_an_extended_file_holds_where_nothing_else_is_said(write: Write):
    top = write(
        "common/base.toml",
        'lang = "en"\nbaseline = "known.json"\nmandatory = ["VOT003"]\n[severity]\nVOT = "error"\n[authority]\n'
        'kind = "commune"\npopulation = 900\n',
    )
    near = write(
        "near/actcheck.toml",
        'extend = "../common/base.toml"\nlang = "fr"\nmandatory = ["DAT001"]\n[authority]\npopulation = 1200\n',
    )
    settings = Configurations().of("near/a.md")
    assert settings.files == (str(near), str(top))
    assert (settings.lang, settings.baseline) == ("fr", str(top.with_name("known.json")))
    assert [layer.mandatory for layer in settings.layers] == [("VOT003",), ("DAT001",)]
    profile = settings.profile
    assert profile is not None
    assert (profile.kind, profile.population, profile.name, profile.members) == ("commune", 1200, None, ())


def test_a_pyproject_may_be_extended(write: Write):
    write("pyproject.toml", "[tool.actcheck]\n" + ENGLISH)
    write("near/actcheck.toml", 'extend = "../pyproject.toml"\n')
    assert Configurations().of("near/a.md").lang == "en"


def test_one_file_for_all_or_none(write: Write):
    write("actcheck.toml", FRENCH)
    other = write("other/anything.toml", ENGLISH)
    assert Configurations(file="other/anything.toml").of("a.md").files == (str(other),)
    assert Configurations(isolated=True).of("a.md").files == ()


def test_what_stands_above_holds_over_files(write: Write):
    write("actcheck.toml", FRENCH)
    assert Configurations(above=(Layer(source="command line", lang="en"),)).of("a.md").lang == "en"
    above = (Layer(source="environment", lang="en"), Layer(source="command line", lang="fr"))
    assert Configurations(above=above).of("a.md").lang == "fr"


@pytest.mark.parametrize(
    ("files", "line"),
    [
        (
            {"actcheck.toml": 'lang = "fr"\nextend = "none.toml"\n'},
            (
                "actcheck.toml:2: « extend » : fichier introuvable / file not found: none.toml"
                " (le chemin part de ce fichier / the path starts from this file)"
            ),
        ),
        (
            {"actcheck.toml": 'extend = "b.toml"\n', "b.toml": '\nextend = "actcheck.toml"\n'},
            "b.toml:2: « extend » tourne en rond / goes round in circles: actcheck.toml (en retirer un / remove one)",
        ),
        (
            {"actcheck.toml": 'extend = "actcheck.toml"\n'},
            (
                "actcheck.toml:1: « extend » tourne en rond / goes round in circles: actcheck.toml"
                " (en retirer un / remove one)"
            ),
        ),
        (
            {"actcheck.toml": 'extend = "pyproject.toml"\n', "pyproject.toml": "[project]\n"},
            "pyproject.toml: sans table / without a table [tool.actcheck] (l'ajouter / add it: [tool.actcheck])",
        ),
        (
            {"pyproject.toml": "[tool]\nactcheck = 3\n"},
            (
                "pyproject.toml:2: « tool.actcheck » : une table est attendue / a table is expected"
                " (écrire / write: [tool.actcheck])"
            ),
        ),
    ],
)
def test_what_cannot_be_is_one_line(write: Write, files: dict[str, str], line: str):
    for name, content in files.items():
        write(name, content)
    with pytest.raises(ActcheckError) as caught:
        Configurations().of("a.md")
    assert str(caught.value) == line


def test_a_file_that_is_not_utf_8(write: Write):
    write("actcheck.toml", "").write_bytes(b'lang = "\xe9"')
    with pytest.raises(ActcheckError, match=r"^actcheck\.toml: fichier qui n'est pas en UTF-8"):
        Configurations().of("a.md")


def test_a_mark_of_the_encoding_is_no_key(write: Write):
    write("actcheck.toml", "").write_bytes(b'\xef\xbb\xbflang = "en"\r\n')
    assert Configurations().of("a.md").lang == "en"
