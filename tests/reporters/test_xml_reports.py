"""JUnit and Checkstyle."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from actcheck.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from actcheck.reporters import CheckedText


def parsed(written: str) -> ET.Element:
    return ET.fromstring(written)  # noqa: S314  what is read was just written


def test_junit_has_a_test_a_finding(reported: Callable[..., str], checked: CheckedText):
    root = parsed(reported("junit", checked))
    assert root.attrib == {"name": "actcheck", "time": "0", "tests": "3", "failures": "3", "errors": "0"}
    (suite,) = root
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("actes/a.txt", "3", "3")
    case = suite[1]
    assert case.attrib == {"name": "4:4 COM001 report-missing", "classname": "actes/a.txt", "time": "0"}
    (failure,) = case
    assert failure.attrib == {"message": "Voix comptées : 44. Présents : 3.", "type": "error"}
    assert failure.text == (
        "actes/a.txt:4:4: erreur (probable)\nVoix comptées : 44. Présents : 3.\nÀ faire : Recompter les voix."
    )


def test_junit_skips_what_is_set_aside(reported: Callable[..., str], aside: CheckedText):
    (suite,) = parsed(reported("junit", aside, least=Severity.WARNING))
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("5", "3", "2")
    assert [case.findtext("skipped") for case in suite][3:] == [
        "écarté : Vu avec le service. (actes/a.txt.actcheck.toml:1)",
        "déjà connu (actcheck-baseline.json)",
    ]


def test_junit_has_a_test_that_passes_where_nothing_is_found(reported: Callable[..., str], checked: CheckedText):
    (suite,) = parsed(reported("junit", replace(checked, findings=())))
    (case,) = suite
    assert (suite.get("tests"), suite.get("failures"), case.attrib["classname"], len(case)) == (
        "1",
        "0",
        "actes/a.txt",
        0,
    )


def test_junit_has_an_error_where_an_input_cannot_be_read(reported: Callable[..., str]):
    root = parsed(reported("junit", failures=[("b.pdf", "pas du texte / not text")]))
    (error,) = root[0][0]
    assert (root.get("errors"), error.tag, error.attrib) == (
        "1",
        "error",
        {"message": "pas du texte / not text", "type": "input"},
    )


def test_checkstyle_has_an_error_a_finding(reported: Callable[..., str], checked: CheckedText):
    root = parsed(reported("checkstyle", checked, failures=[("b.pdf", "pas du texte / not text")]))
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "10.0"})
    file, failed = root
    assert file.attrib == {"name": "actes/a.txt"}
    assert [error.get("severity") for error in file] == ["info", "error", "warning"]
    assert file[2].attrib == {
        "line": "6",
        "column": "8",
        "severity": "warning",
        "message": "Voix comptées : 44. Présents : 3. À faire : Recompter les voix.",
        "source": "actcheck.VOT004.votes-unexplained",
    }
    assert [error.attrib for error in failed] == [
        {"line": "1", "severity": "error", "message": "pas du texte / not text", "source": "actcheck"}
    ]


@pytest.mark.parametrize("form", ["junit", "checkstyle"])
def test_any_text_makes_xml_that_can_be_read(reported: Callable[..., str], hostile: CheckedText, form: str):
    written = reported(form, hostile)
    messages = [element.get("message") for element in parsed(written).iter() if element.get("message")]
    assert len(messages) == 1
    assert str(messages[0]).startswith(
        r"Vu <script>alert(1)</script> ]]> {{7*7}} \x0b\x1b[31m\u202eecnaées\u202c @tous"
    )
    assert str(messages[0]).partition(" À faire")[0].endswith(r"`a`, \ufffe")
    assert all(character.isprintable() or character == "\n" for character in written)
