"""What tells a finding from the others from one run to the next, whatever moved around it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from actcheck.configuration.baseline import fingerprint, folded_words
from actcheck.reporters.addresses import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.findings import Finding
    from actcheck.reporters.checked import CheckedText


class Fingerprints:
    """Those of one text: of its findings, and of those set aside.

    They are those of a baseline in the current folder: made of the file, the rule, the words of the place,
    and which of the findings with these words it is.
    """

    def __init__(self, text: CheckedText) -> None:
        path = address(text.path)
        seen: Counter[tuple[str, str]] = Counter()
        self._known: dict[int, str] = {}
        for finding in _numbered(text):
            words = folded_words(text.document.original[slice(*finding.place.span)])
            self._known[id(finding)] = fingerprint(path, finding.rule, words, seen[finding.rule, words])
            seen[finding.rule, words] += 1

    def of(self, finding: Finding) -> str:
        """32 hexadecimal digits.

        :param finding: one of the text's.
        """
        return self._known[id(finding)]


def _numbered(text: CheckedText) -> Iterator[Finding]:
    """The findings in the order in which a baseline counts them: suppressions are applied before it is."""
    known = [each.finding for each in text.suppressed if each.kind == "baseline"]
    yield from sorted((*text.findings, *known), key=lambda finding: (finding.place.span, finding.rule))
    yield from (each.finding for each in text.suppressed if each.kind != "baseline")
