"""The format ``junit``: each text a test suite, each finding a test that fails.

Form: the schema of JUnit reports that Jenkins publishes (junit-4.xsd of DTKit), which GitLab reads too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from actcheck.reporters.addresses import address
from actcheck.reporters.text import severity_words, told
from actcheck.reporters.xml_text import attributes, lines, write

if TYPE_CHECKING:
    from typing import BinaryIO

    from actcheck.findings import Finding
    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

_SET_ASIDE = {
    "suppression": {"fr": "écarté : ", "en": "suppressed: "},
    "baseline": {"fr": "déjà connu", "en": "known"},
}


class JunitReporter:
    """Findings that are set aside are tests skipped; a text without any has one test, which passes."""

    def __init__(self, stream: BinaryIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._suites: list[Element] = []

    def add(self, text: CheckedText) -> None:
        language = self._asked.language
        cases = []
        for finding in text.shown(self._asked.least):
            case = self._case(text, finding)
            failure = SubElement(
                case,
                "failure",
                attributes(message=finding.message.in_language(language), type=finding.severity.value),
            )
            line, column = text.document.location(finding.place.span.start)
            failure.text = lines(
                (
                    f"{address(text.path)}:{line}:{column}: {severity_words(finding, language)}",
                    finding.message.in_language(language),
                    *told(text, finding, self._asked.least, language),
                )
            )
            cases.append(case)
        for each in text.suppressed:
            if each.finding.severity.rank >= self._asked.least.rank:
                case = self._case(text, each.finding)
                SubElement(case, "skipped").text = lines(
                    [f"{_SET_ASIDE[each.kind][language]}{each.reason} ({each.source})"]
                )
                cases.append(case)
        if not cases:
            cases = [Element("testcase", attributes(name="actcheck", classname=address(text.path), time=0))]
        self._suite(text.path, cases)

    def close(self, ended: Ended) -> None:
        for path, why in ended.failures:
            case = Element("testcase", attributes(name="actcheck", classname=address(path), time=0))
            SubElement(case, "error", attributes(message=why, type="input"))
            self._suite(path, [case])
        totals = {
            name: sum(int(suite.get(name, "0")) for suite in self._suites) for name in ("tests", "failures", "errors")
        }
        root = Element("testsuites", attributes(name="actcheck", time=0, **totals))
        root.extend(self._suites)
        write(root, self._stream)

    def _case(self, text: CheckedText, finding: Finding) -> Element:
        line, column = text.document.location(finding.place.span.start)
        name = f"{line}:{column} {finding.rule} {finding.name}"
        return Element("testcase", attributes(name=name, classname=address(text.path), time=0))

    def _suite(self, path: str, cases: list[Element]) -> None:
        def count(child: str) -> int:
            return sum(case.find(child) is not None for case in cases)

        suite = Element(
            "testsuite",
            attributes(
                name=address(path),
                tests=len(cases),
                failures=count("failure"),
                errors=count("error"),
                skipped=count("skipped"),
                time=0,
            ),
        )
        suite.extend(cases)
        self._suites.append(suite)
