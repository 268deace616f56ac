"""``actcheck check --fix``, ``--unsafe-fixes`` and ``--diff``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actcheck import fixing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

ACT = """\
COMMUNE DE VAL-SUR-ORNETTE

DELIBERATION DU CONSEIL MUNICIPAL

SEANCE DU 17 MARS 2025

Vu le code général des collectivités territoriales, notamment son article L.2121- 29 ;

Après en avoir délibéré,

DECIDE :

Article unique : La convention de de pêche est approuvée.
"""
FIXED = ACT.replace("L.2121- 29", "L. 2121-29")
DIFF = """\
@@ -4,7 +4,7 @@
 \n SEANCE DU 17 MARS 2025
 \n-Vu le code général des collectivités territoriales, notamment son article L.2121- 29 ;
+Vu le code général des collectivités territoriales, notamment son article L. 2121-29 ;
 \n Après en avoir délibéré,
 """


@pytest.fixture
def act(tmp_path: Path) -> Path:
    path = tmp_path / "acte.txt"
    path.write_text(ACT, encoding="utf-8")
    return path


def test_diff_shows_and_writes_nothing(run: Callable[..., Result], act: Path) -> None:
    result = run("check", "--isolated", "--diff", act)
    assert result.stdout == f"--- {act}\n+++ {act}\n{DIFF}\n"
    assert result.stderr == ""
    assert result.exit_code == 1
    assert act.read_text(encoding="utf-8") == ACT


def test_fix_writes_and_says_what_is_left(run: Callable[..., Result], act: Path) -> None:
    result = run("check", "--isolated", "--fix", act)
    assert act.read_text(encoding="utf-8") == FIXED
    assert result.stderr == f"actcheck: {act}: 1 correction / fix (CIT001)\n"
    assert result.stdout == "1 fichier vérifié : rien à signaler\n"
    assert result.exit_code == 0


def test_fix_twice_is_fix_once(run: Callable[..., Result], act: Path) -> None:
    run("check", "--isolated", "--fix", act)
    result = run("check", "--isolated", "--fix", act)
    assert result.stderr == ""
    assert act.read_text(encoding="utf-8") == FIXED
    assert run("check", "--isolated", "--diff", act).exit_code == 0


def test_fix_with_diff_shows_what_it_writes(run: Callable[..., Result], act: Path) -> None:
    result = run("check", "--isolated", "--fix", "--diff", act)
    assert result.stdout == f"--- {act}\n+++ {act}\n{DIFF}\n"
    assert result.exit_code == 1
    assert act.read_text(encoding="utf-8") == FIXED


def test_unsafe_fixes_are_asked_for(run: Callable[..., Result], act: Path) -> None:
    run("check", "--isolated", "--extend-select", "TYP", "--fix", act)
    assert "de de pêche" in act.read_text(encoding="utf-8")
    run("check", "--isolated", "--extend-select", "TYP", "--fix", "--unsafe-fixes", act)
    assert act.read_text(encoding="utf-8") == FIXED.replace("de de", "de")


def test_what_is_suppressed_is_not_fixed(run: Callable[..., Result], act: Path) -> None:
    (act.parent / "acte.txt.actcheck.toml").write_text(
        '[[suppress]]\nrule = "CIT001"\nquote = "L.2121- 29"\nreason = "Forme du registre."\n', encoding="utf-8"
    )
    assert run("check", "--isolated", "--diff", act).exit_code == 0
    assert run("check", "--isolated", "--diff", "--no-ignores", act).exit_code == 1


def test_the_head_of_an_act_stays(run: Callable[..., Result], act: Path) -> None:
    head = '+++\n[[suppress]]\nrule = "DAT001"\nquote = "17 MARS"\nreason = "Essai."\n+++\n'
    act.write_text(head + ACT, encoding="utf-8")
    run("check", "--isolated", "--fix", act)
    assert act.read_text(encoding="utf-8") == head + FIXED


def test_the_standard_input_is_shown_and_not_rewritten(run: Callable[..., Result]) -> None:
    assert run("check", "--isolated", "--diff", "-", input=ACT).stdout.startswith("--- -\n+++ -\n@@")
    refused = run("check", "--isolated", "--fix", "-", input=ACT)
    assert refused.exit_code == 2
    assert "--diff" in refused.stderr


def test_unsafe_fixes_alone_are_refused(run: Callable[..., Result], act: Path) -> None:
    refused = run("check", "--unsafe-fixes", act)
    assert refused.exit_code == 2
    assert "--fix" in refused.stderr
    assert act.read_text(encoding="utf-8") == ACT


def test_a_file_that_cannot_be_rewritten_is_said_and_left(run: Callable[..., Result], tmp_path: Path) -> None:
    path = tmp_path / "acte.txt"
    written = ACT.encode("cp1252") + b"\x81\n"
    path.write_bytes(written)
    result = run("check", "--isolated", "--fix", path)
    assert result.exit_code == 2
    assert "n'existe pas en cp1252" in result.stderr
    assert path.read_bytes() == written


def test_colours_where_they_are_asked_for(run: Callable[..., Result], act: Path) -> None:
    result = run("check", "--isolated", "--diff", "--color", "always", act)
    assert "\x1b[32m+Vu le code" in result.stdout
    assert "\x1b[31m-Vu le code" in result.stdout


def test_control_characters_do_not_reach_the_terminal(run: Callable[..., Result], act: Path) -> None:
    act.write_text(ACT.replace("notamment", "\x1b[2Jnotamment"), encoding="utf-8")
    result = run("check", "--isolated", "--diff", act)
    assert "\x1b" not in result.stdout
    assert "L. 2121-29" in result.stdout


def test_a_missing_file_is_said_once(run: Callable[..., Result], tmp_path: Path) -> None:
    for options in (["--fix"], ["--diff"], ["--fix", "--diff"]):
        result = run("check", "--isolated", *options, tmp_path / "absent.txt")
        assert result.exit_code == 2
        assert result.stderr.count("introuvable") == 1


def test_a_fix_that_would_change_what_is_stated_is_said_and_left(
    run: Callable[..., Result], act: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fixing, "_states_the_same", lambda _text, _made: False)
    result = run("check", "--isolated", "--fix", act)
    assert result.stderr == (
        f"actcheck: {act}: CIT001 malformed-reference laissé, l'acte ne dirait plus la même chose"
        " / left alone, the act would state something else\n"
    )
    assert act.read_text(encoding="utf-8") == ACT
    assert result.exit_code == 1
