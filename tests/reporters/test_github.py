from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actcheck.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters import CheckedText

# The parameters that GitHub documents.
DOCUMENTED = {"file", "line", "endLine", "col", "endColumn", "title"}
COMMAND = re.compile(r"::(error|warning|notice) ((?:\w+=[^,:]*,?)+)::(.*)")


def commands(written: str) -> list[tuple[str, dict[str, str], str]]:
    found = [COMMAND.fullmatch(line) for line in written.splitlines() if line.startswith("::")]
    return [(m[1], dict(p.split("=", 1) for p in m[2].split(",")), m[3]) for m in found if m]


def test_a_command_a_finding(reported: Callable[..., str], checked: CheckedText):
    written = reported("github", checked)
    (title, report, votes) = commands(written)
    assert [title[0], report[0], votes[0]] == ["notice", "error", "warning"]
    assert votes[1] == {
        "file": "actes/a.txt",
        "line": "6",
        "col": "8",
        "endLine": "6",
        "endColumn": "10",
        "title": "VOT004 votes-unexplained",
    }
    assert votes[2] == (
        "Voix comptées : 44. Présents : 3.%0AÀ faire : Recompter les voix."
        "%0ACGCT L. 3121-16 (en vigueur depuis le 22 mars 2015) : « Une seule délégation. »%0Ausage"
    )
    assert written.splitlines()[-1] == "1 fichier vérifié : 1 erreur, 1 avertissement, 1 information"
    assert all(set(properties) <= DOCUMENTED for _, properties, _ in commands(written))


def test_a_place_on_two_lines_has_no_column_where_it_ends(reported: Callable[..., str], checked: CheckedText):
    report = commands(reported("github", checked, least=Severity.ERROR))[0][1]
    assert (report["line"], report["col"], report["endLine"]) == ("4", "4", "5")
    assert "endColumn" not in report


def test_an_input_that_cannot_be_read_is_an_error(reported: Callable[..., str]):
    written = reported("github", failures=[("actes/b.pdf", "pas du texte / not text")], language="en")
    assert written.splitlines()[0] == "::error file=actes/b.pdf::pas du texte / not text"


def test_no_text_makes_a_command(reported: Callable[..., str], hostile: CheckedText):
    written = reported("github", hostile)
    command, closing = written.splitlines()
    assert closing == "1 fichier vérifié : 1 avertissement"
    ((kind, properties, message),) = commands(written)
    assert (kind, properties["file"]) == ("warning", "actes/a%2C b%3A 100%25.txt")
    assert "%250A::error::x" in message
    assert r"\x0b\x1b[31m\u202eecnaées\u202c" in message
    assert all(character.isprintable() for character in command)
