"""The review report as one HTML file that needs nothing else: no network, no font, no image."""

from __future__ import annotations

import base64
import hashlib
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TextIO

from markupsafe import Markup

from actcheck import __version__
from actcheck.findings import Verdict
from actcheck.reporters.review.overview import overview
from actcheck.reporters.review.pages import FOLDER, template
from actcheck.reporters.review.sheet import FOLLOW_UPS, VERDICTS, Sheet, sheet
from actcheck.reporters.review.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended

MOST_UNPACKED = 25
"""Reports of more acts than this have their sheets packed: a browser unpacks one when it is opened."""

_LETTERS = {
    Verdict.FAULTY: "f",
    Verdict.UNDETERMINED: "u",
    Verdict.CONFORMING: "c",
    Verdict.NOT_APPLICABLE: "n",
}


class HtmlReport:
    """The format ``html``."""

    def __init__(self, stream: TextIO, asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._words = words_in(asked.language)
        self._template = template("sheet.html.jinja", asked.language)
        self._sheets: list[Sheet] = []
        self._packed: list[bytes] = []

    def add(self, text: CheckedText) -> None:
        made = sheet(text, len(self._sheets) + 1, self._asked.rules(), self._words, self._asked.least)
        content = self._template.render(s=made, paged=False, follow_ups=FOLLOW_UPS)
        self._packed.append(zlib.compress(content.encode("utf-8", "backslashreplace"), 6))
        # The text and the facts are in the page now; the first page needs neither.
        self._sheets.append(replace(made, lines=(), facts=()))

    def close(self, ended: Ended) -> None:
        for piece in self._pieces(ended.failures):
            self._stream.write(piece)

    def _pieces(self, failures: Sequence[tuple[str, str]]) -> Iterable[str]:
        language, words, sheets = self._asked.language, self._words, self._sheets
        style, script = _content("review.css"), _content("review.js")
        packed = len(sheets) > MOST_UNPACKED
        families = sorted({rule.family for each in sheets for rule in each.rules if rule.family})
        yield template("report.html.jinja", language).render(
            o=overview(sheets, words),
            sheets=sheets,
            failures=failures,
            paged=False,
            packed=packed,
            day=words.day(self._asked.day) if self._asked.day else "",
            version=__version__,
            families=sorted(((f, words.named("families", f)) for f in families), key=lambda each: each[1]),
            verdicts=[verdict.value for verdict in VERDICTS],
            style=Markup(style),  # noqa: S704  a file of this package
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
        for each, content in zip(sheets, self._packed, strict=True):
            if packed:
                letters = base64.b64encode(content).decode("ascii")
                inside = f'<script type="text/plain" class="packed">{letters}</script>'
            else:
                inside = zlib.decompress(content).decode("utf-8")
            yield f'<section class="sheet" id="a{each.number}">{inside}</section>\n'
        yield template("foot.html.jinja", language).render(
            index=self._index(),
            script=Markup(script),  # noqa: S704  a file of this package
        )

    def _index(self) -> dict[str, Any]:
        """What the filters and the reviewer's conclusions need to know of sheets that are not opened."""
        rules = {rule.rule: rule.family for each in self._sheets for rule in each.rules}
        words = self._words
        phrases = ("opening", "cannot_open", "not_kept", "saved", "exported", "import_refused")
        return {
            "name": words("title").lower().replace(" ", "-").replace("'", "-"),
            "letters": {verdict.value: letter for verdict, letter in _LETTERS.items()},
            "rules": list(rules.values()),
            "acts": [_entry(each, list(rules)) for each in self._sheets],
            "words": {
                **{phrase: words(phrase) for phrase in phrases},
                "imported": words("imported", count="{count}"),
                "shown_acts": words("shown_acts", total="{total}"),
                "shown_findings": words("shown_findings", total="{total}"),
                "follow_ups": {key: words.named("follow_ups", key) for key in FOLLOW_UPS},
            },
        }


def _entry(each: Sheet, rules: Sequence[str]) -> dict[str, Any]:
    verdicts = {rule.rule: _LETTERS[rule.verdict] for rule in each.rules}
    said = [each.path, each.reference, each.title, each.authority, each.day, each.kind]
    for remark in each.remarks:
        said += (remark.rule, remark.title, remark.message)
    return {
        "path": _writable(each.path),
        "digest": each.digest,
        "words": _writable(" ".join(filter(None, said))),
        "verdicts": "".join(verdicts.get(rule, "-") for rule in rules),
        "findings": [
            {
                "rule": remark.rule,
                "span": list(remark.passages[0].span),
                "severity": remark.severity.value,
                "family": remark.family,
            }
            for remark in each.remarks
        ],
    }


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _content(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """What a content security policy knows a style or a script by."""
    return base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
