from __future__ import annotations

from typing import TYPE_CHECKING

import click
import pytest

from actcheck.findings import Basis, Finding, Place, Severity
from actcheck.reporters import CheckedText, Tally
from actcheck.reporters.text import TextReporter, written_basis
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Callable

FRENCH = """\
actes/a.txt:4:4: erreur (probable) COM001 report-missing : Voix comptées : 44. Présents : 3.
  |
4 | Vu le rapport du Président,
  |    ^^^^^^^^^^^^^^^^^^^^^^^^
5 | ci-annexé ;
  | ^^^^^^^^^
  = à faire : Recompter les voix.

actes/a.txt:6:8: avertissement VOT004 votes-unexplained : Voix comptées : 44. Présents : 3.
  |
6 | Pour : 44 voix (Groupe des Étangs), contre : 0 voix
  |        ^^ 44 voix
...
2 | Étaient présents : M. Jean MARTEL, Mme Anne BRISSON, M. Paul LENOIR.
  | ---------------- 3 présents
  = CGCT L. 3121-16 (en vigueur depuis le 22 mars 2015) : « Une seule délégation. »
  = usage
  = à faire : Recompter les voix.
"""

ENGLISH = """\
actes/a.txt:4:4: error (likely) COM001 report-missing: Votes counted: 44. Present: 3.
  |
4 | Vu le rapport du Président,
  |    ^^^^^^^^^^^^^^^^^^^^^^^^
5 | ci-annexé ;
  | ^^^^^^^^^
  = what to do: Count the votes again.
"""


def lines(checked: CheckedText, least: Severity = Severity.WARNING, language: str = "fr", **options: object) -> str:
    reporter = TextReporter(language=language, least=least, **options)  # type: ignore[arg-type]
    return "\n".join(reporter.findings(checked))


def test_findings_in_french(checked: CheckedText):
    assert lines(checked) == FRENCH


def test_findings_in_english(checked: CheckedText):
    assert lines(checked, Severity.ERROR, "en") == ENGLISH


def test_colours_add_nothing_but_colours(checked: CheckedText):
    coloured = lines(checked, color=True)
    assert "\x1b[31m\x1b[1merreur (probable)\x1b[0m" in coloured
    assert click.unstyle(coloured) == FRENCH


def test_the_least_severity_lets_all_through(checked: CheckedText):
    assert lines(checked, Severity.INFORMATION).startswith("actes/a.txt:1:25: information IDN001 name-unknown : ")


def test_a_place_on_the_line_just_shown_adds_only_an_underline(
    finding: Callable[..., Finding], place: Callable[..., Place]
):
    act = "Pour : 5 voix, contre : 4 voix"
    found = finding(place(act, "5 voix"), related=(place(act, "4 voix"),))
    shown = lines(CheckedText(path="a", document=Document.from_text(act), findings=(found,)))
    assert shown.splitlines()[1:5] == [
        "  |",
        "1 | Pour : 5 voix, contre : 4 voix",
        "  |        ^^^^^^",
        "  |                         ------",
    ]


def test_a_long_line_is_cut_to_the_width(finding: Callable[..., Finding], place: Callable[..., Place]):
    act = "x" * 900 + " 44 voix " + "y" * 900
    document = Document.from_text(act)
    shown = lines(CheckedText(path="a", document=document, findings=(finding(place(act, "44 voix")),)), width=60)
    line, marks = shown.splitlines()[2:4]
    assert line == "1 | …" + "x" * 14 + " 44 voix " + "y" * 31 + "…"
    assert marks == "  | " + " " * 16 + "^^^^^^^"


def test_the_terminal_gets_no_character_that_drives_it(finding: Callable[..., Finding], place: Callable[..., Place]):
    act = "Pour \x1b]0;titre\x07 : 44\u202e voix"
    found = finding(place(act, "44"), message={"fr": "\x1b[2J", "en": "\x1b[2J"})
    shown = lines(CheckedText(path="a\x1b[1m.txt", document=Document.from_text(act), findings=(found,)))
    assert shown.splitlines()[:4] == [
        r"a\x1b[1m.txt:1:19: avertissement VOT004 votes-unexplained : \x1b[2J",
        "  |",
        r"1 | Pour \x1b]0;titre\x07 : 44\u202e voix",
        "  | " + " " * 24 + "^^",
    ]


def test_line_numbers_are_aligned(finding: Callable[..., Finding], place: Callable[..., Place]):
    act = "Présents : 3\n" + "\n" * 10 + "Pour : 5 voix"
    found = finding(place(act, "5"), related=(place(act, "3"),))
    shown = lines(CheckedText(path="a", document=Document.from_text(act), findings=(found,)))
    assert shown.splitlines()[1:8] == [
        "   |",
        "12 | Pour : 5 voix",
        "   |        ^",
        "...",
        " 1 | Présents : 3",
        "   |            -",
        "   = à faire : Recompter les voix.",
    ]


@pytest.mark.parametrize("act", ["", "fin\n", "fin"])
def test_a_place_at_the_very_end(act: str, finding: Callable[..., Finding]):
    found = finding(Place(span=Span(len(act), len(act))))
    shown = lines(CheckedText(path="a", document=Document.from_text(act), findings=(found,)))
    line, column = act.count("\n") + 1, len(act.rsplit("\n", 1)[-1]) + 1
    assert shown.startswith(f"a:{line}:{column}: avertissement")
    assert shown.splitlines()[3] == f"  | {'':{column - 1}}^"


@pytest.mark.parametrize(
    ("basis", "french", "english"),
    [
        (Basis(article="CGCT L2121-20"), "CGCT L. 2121-20", "CGCT L. 2121-20"),
        (
            Basis(article="CRPA R*112-5", in_force_from="2016-01-01", in_force_to="2021-07-01"),
            "CRPA R.* 112-5 (en vigueur du 1er janvier 2016 au 1er juillet 2021)",
            "CRPA R.* 112-5 (in force from 1 January 2016 to 1 July 2021)",
        ),
        (
            Basis(article="usage", in_force_to="2021-07-01", says="Ainsi."),
            "usage (en vigueur jusqu'au 1er juillet 2021) : « Ainsi. »",
            "usage (in force until 1 July 2021): “Ainsi.”",
        ),
    ],
)
def test_a_basis_as_written(basis: Basis, french: str, english: str):
    assert (written_basis(basis, "fr"), written_basis(basis, "en")) == (french, english)


def test_undetermined_rules_say_what_is_missing_once_a_text(checked: CheckedText):
    assert list(TextReporter(language="fr", least=Severity.WARNING).undetermined(checked)) == [
        "actes/a.txt: indéterminé SIT001 no-date : non lu dans l'acte : sitting.date, act.kind"
    ]
    assert list(TextReporter(language="en", least=Severity.WARNING).undetermined(checked)) == [
        "actes/a.txt: undetermined SIT001 no-date: not read in the act: sitting.date, act.kind"
    ]


@pytest.mark.parametrize(
    ("least", "counts", "unreadable", "french", "english"),
    [
        ("warning", {}, 0, "2 fichiers vérifiés : rien à signaler", "2 files checked: nothing to report"),
        (
            "warning",
            {"error": 1, "warning": 3, "information": 4},
            0,
            "2 fichiers vérifiés : 1 erreur, 3 avertissements, 4 informations non montrées (--severity information)",
            "2 files checked: 1 error, 3 warnings, 4 information not shown (--severity information)",
        ),
        (
            "error",
            {"warning": 1},
            1,
            "2 fichiers vérifiés, 1 non lu : rien à signaler, 1 avertissement non montré (--severity warning)",
            "2 files checked, 1 not read: nothing to report, 1 warning not shown (--severity warning)",
        ),
        (
            "error",
            {"error": 2, "warning": 1, "information": 1},
            0,
            "2 fichiers vérifiés : 2 erreurs, 2 constats non montrés (--severity information)",
            "2 files checked: 2 errors, 2 findings not shown (--severity information)",
        ),
    ],
)
def test_closing_line(
    *, least: str, counts: dict[str, int], unreadable: int, french: str, english: str, finding: Callable[..., Finding]
):
    tally = Tally(Severity(least), unreadable=unreadable)
    found = tuple(
        finding(Place(span=Span(0, 0)), severity=severity) for severity, count in counts.items() for _ in range(count)
    )
    document = Document.from_text("")
    tally.add(CheckedText(path="a", document=document, findings=found))
    tally.add(CheckedText(path="b", document=document))
    assert TextReporter(language="fr", least=tally.least).closing(tally) == french
    assert TextReporter(language="en", least=tally.least).closing(tally) == english
