"""The format ``checkstyle``: what many tools read (Jenkins, reviewdog).

Form: that of Checkstyle's own XML, which has no published schema.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from actcheck.findings import Severity
from actcheck.reporters.addresses import address
from actcheck.reporters.text import todo
from actcheck.reporters.xml_text import attributes, write

if TYPE_CHECKING:
    from typing import BinaryIO

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFORMATION: "info"}
# Of Checkstyle, whose readers look at it.
_VERSION = "10.0"


class CheckstyleReporter:
    """One ``file`` element a text, an ``error`` each finding."""

    def __init__(self, stream: BinaryIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._root = Element("checkstyle", version=_VERSION)

    def add(self, text: CheckedText) -> None:
        file = SubElement(self._root, "file", attributes(name=address(text.path)))
        for finding in text.shown(self._asked.least):
            line, column = text.document.location(finding.place.span.start)
            words = (finding.message.in_language(self._asked.language), todo(finding, self._asked.language))
            SubElement(
                file,
                "error",
                attributes(
                    line=line,
                    column=column,
                    severity=_SEVERITIES[finding.severity],
                    message=" ".join(words),
                    source=f"actcheck.{finding.rule}.{finding.name}",
                ),
            )

    def close(self, ended: Ended) -> None:
        for path, why in ended.failures:
            file = SubElement(self._root, "file", attributes(name=address(path)))
            SubElement(file, "error", attributes(line=1, severity="error", message=why, source="actcheck"))
        write(self._root, self._stream)
