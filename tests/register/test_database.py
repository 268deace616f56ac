"""Records kept, replaced, taken out, carried over; what is wrong with a register is said in one line."""

from __future__ import annotations

import json
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest

from actcheck.errors import ActcheckError, InputError
from actcheck.register.database import Counts, open_register
from tests.register.conftest import of_file, written

if TYPE_CHECKING:
    from pathlib import Path

    from actcheck.register.database import Register

ACT = """COMMUNE DE VAL-SUR-ORNETTE

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 5 MARS 2024

Délibération n° 2024-12

Objet : Règlement du marché couvert

Étaient présents : Mme Lucie VALMORENE, M. Yann QUERESTAN.

Vu la délibération n° 2021-257 du Conseil municipal en date du 1er juillet 2021 ;

Après en avoir délibéré,

DECIDE :

Article unique : Le règlement est adopté.
"""
OTHER = ACT.replace("2024-12", "2024-13").replace("marché couvert", "cimetière")


def test_a_file_read_again_replaces_what_it_left(shared: Register) -> None:
    assert shared.add([of_file("a.md", *written(ACT), *written(OTHER))]) == Counts(new=1)
    assert shared.add([of_file("a.md", *written(ACT), *written(OTHER))]) == Counts(unchanged=1)
    assert shared.count() == 2
    assert shared.add([of_file("a.md", *written(OTHER), digest="x")]) == Counts(replaced=1)
    assert [(kept.path, kept.position, kept.record.number) for kept in shared.kept()] == [("a.md", 0, "2024-13")]
    assert list(shared.problems()) == []


def test_one_act_of_two_files_is_one_act_with_two_sources(shared: Register) -> None:
    shared.add([of_file("a.md", *written(ACT)), of_file("b.txt", *written(f"{ACT}\n"))])
    rows = list(shared.listed())
    assert [row.path for row in rows] == ["a.md", "b.txt"]
    assert len({row.act for row in rows}) == 1


def test_a_file_is_taken_out_whole(shared: Register) -> None:
    shared.add([of_file("a.md", *written(ACT), *written(OTHER)), of_file("b.md", *written(OTHER))])
    assert shared.remove(["a.md"]) == 2
    assert shared.remove(["a.md"]) == 0
    assert [kept.path for kept in shared.kept()] == ["b.md"]
    assert list(shared.problems()) == []


def test_records_are_found_by_number(shared: Register) -> None:
    shared.add([of_file("a.md", *written(ACT)), of_file("b.md", *written(OTHER))])
    assert [kept.path for kept in shared.kept(number="n°2024-012")] == ["a.md"]
    assert [kept.path for kept in shared.kept_that_cite("2021-257")] == ["a.md", "b.md"]


def test_lines_carry_a_register_over(shared: Register, register: Register) -> None:
    shared.add([of_file("a.md", *written(ACT), *written(OTHER)), of_file("b.md", *written(OTHER))])
    lines = list(shared.export())
    assert [json.loads(line)["path"] for line in lines] == ["a.md", "a.md", "b.md"]
    assert register.import_lines(reversed(lines[:2]), "x.jsonl") == Counts(new=1)
    assert register.import_lines([*lines, "\n"], "x.jsonl") == Counts(new=1, unchanged=1)
    assert list(register.export()) == lines


def test_of_lines_one_of_which_is_wrong_none_is_kept(register: Register) -> None:
    register.add([of_file("a.md", *written(ACT))])
    lines = list(register.export())
    register.remove(["a.md"])
    with pytest.raises(InputError, match=r"x\.jsonl:2") as error:
        register.import_lines([*lines, '{"path": 1}'], "x.jsonl")
    assert "ligne" in error.value.what
    newer = json.loads(lines[0])
    newer["record"]["version"] = 2
    with pytest.raises(InputError, match="plus récente"):
        register.import_lines([json.dumps(newer)], "x.jsonl")
    assert register.count() == 0


def test_the_migrations_make_the_tables_that_are_described(shared: Register) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from actcheck.register.tables import metadata

    with shared.reading() as connection:
        differences = compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata)
    assert differences == []


# --- what is wrong ----------------------------------------------------------------------------------


@pytest.fixture
def made(tmp_path: Path) -> str:
    """A register with one act, closed."""
    path = str(tmp_path / "register.sqlite")
    with open_register(path, write=True) as opened:
        opened.add([of_file("a.md", *written(ACT))])
    return path


def altered(path: str, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE reading SET day = '2024-03-06'", "colonnes"),
        ("UPDATE reading SET record = '{}'", "fiche illisible"),
        ("UPDATE reading SET position = 1", "manque"),
        ("DELETE FROM mention WHERE about = 'member'", "mentions qui ne sont pas"),
        ("UPDATE mention SET reading = 99 WHERE about = 'cites'", "mentions sans fiche"),
    ],
)
def test_what_was_altered_is_found(made: str, statement: str, said: str) -> None:
    altered(made, statement)
    with open_register(made) as opened:
        assert any(said in problem for problem in opened.problems())


@pytest.mark.parametrize("write", [False, True])
def test_a_register_of_a_newer_version_is_left_alone(made: str, *, write: bool) -> None:
    altered(made, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ActcheckError, match="version plus récente") as error:
        open_register(made, write=write)
    assert error.value.where == made
    altered(made, "UPDATE alembic_version SET version_num = '0001'")
    with open_register(made) as opened:
        assert opened.count() == 1


def test_what_is_no_register(tmp_path: Path) -> None:
    missing = tmp_path / "none.sqlite"
    with pytest.raises(ActcheckError, match="introuvable"):
        open_register(str(missing))
    assert not missing.exists()
    with pytest.raises(ActcheckError, match="dossier"):
        open_register(str(tmp_path), write=True)
    text = tmp_path / "a.md"
    text.write_text(ACT * 20, encoding="utf-8")
    with pytest.raises(ActcheckError, match="autre sorte"):
        open_register(str(text), write=True)
    assert text.read_text(encoding="utf-8") == ACT * 20
    sqlite3.connect(tmp_path / "empty.sqlite").close()
    (tmp_path / "empty.sqlite").touch()
    with pytest.raises(ActcheckError, match="n'est pas un registre"):
        open_register(str(tmp_path / "empty.sqlite"))
    with pytest.raises(ActcheckError, match="base de données inconnue"):
        open_register("mysql://localhost/acts")


@pytest.mark.parametrize(("package", "extra"), [("sqlalchemy", "register"), ("alembic", "register")])
def test_a_library_that_is_not_installed(
    package: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith(("actcheck.register", package))]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(ActcheckError, match=rf"pip install 'actcheck\[{extra}\]'"):
        __import__("actcheck.register.database", fromlist=["open_register"]).open_register(
            str(tmp_path / "register.sqlite"), write=True
        )


def test_paths_are_those_of_the_folder_above_the_register(tmp_path: Path) -> None:
    with open_register(str(tmp_path / ".actcheck" / "register.sqlite"), write=True) as opened:
        assert opened.identity(str(tmp_path / "actes" / "a.md")) == "actes/a.md"
        assert opened.identity(str(tmp_path.parent / "a.md")) == (tmp_path.parent / "a.md").resolve().as_posix()
