"""``{{placeholders}}`` of a DOCX document, filled: in paragraphs, tables, headers and footers.

``{{name}}`` gives way to a value, whatever runs Word has cut it into. A paragraph that holds ``{{#name}}`` alone,
and one that holds ``{{/name}}``, enclose what is repeated for each item of a list, or left out where there is none.
A paragraph with placeholders none of which has a value goes.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from actcheck.errors import ActcheckError
from actcheck.reporters.excerpt import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from docx.document import Document

_PLACEHOLDER = re.compile(r"\{\{\s*([#/]?)\s*([^\W\d]\w*)\s*\}\}")


def fill(document: Document, values: Mapping[str, Any], known: Mapping[str, object], *, where: str) -> None:
    """Fill a document in place.

    :param values: texts by name, and lists of such values by name; the items of a list see the values around it.
    :param known: all names that may be used, for the error that lists them.
    :param where: the template's path, for errors.
    :raises ActcheckError: for a placeholder that does not exist, or a block that is not closed.
    """
    filling = _Filling(known, where)
    filling.block(document.element.body, values)
    for section in document.sections:
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
        ):
            filling.block(part._element, values)  # noqa: SLF001  python-docx gives its paragraphs one by one only


class _Filling:
    def __init__(self, known: Mapping[str, object], where: str) -> None:
        self._known = known
        self._where = where

    def block(self, parent: Any, values: Mapping[str, Any]) -> None:
        """Fill the paragraphs and the tables that stand directly in an element."""
        children = [child for child in parent if child.tag in (qn("w:p"), qn("w:tbl"))]
        index = 0
        while index < len(children):
            child = children[index]
            opening = self._marker(child)
            if opening is None:
                self._one(child, values)
                index += 1
                continue
            kind, name = opening
            closing = self._closing(children, index, name) if kind == "#" else None
            if closing is None:
                raise self._refused(f"{{{{{kind}{name}}}}}", "n'a pas son autre moitié / has no other half")
            self._repeat(children[index], children[index + 1 : closing], children[closing], name, values)
            index = closing + 1

    def _repeat(self, opening: Any, inside: Sequence[Any], closing: Any, name: str, values: Mapping[str, Any]) -> None:
        value = self._value(name, values)
        items = [{}] if isinstance(value, str) and value else value or ()
        for item in items:
            # A block of its own, so that blocks within it are found again.
            holder = opening.makeelement(qn("w:body"), {})
            for each in inside:
                holder.append(deepcopy(each))
            self.block(holder, {**values, **item})
            for made in list(holder):
                closing.addprevious(made)
        for each in (opening, *inside, closing):
            each.getparent().remove(each)

    def _closing(self, children: Sequence[Any], opening: int, name: str) -> int | None:
        depth = 0
        for index in range(opening, len(children)):
            marker = self._marker(children[index])
            if marker is not None and marker[1] == name:
                depth += 1 if marker[0] == "#" else -1
                if depth == 0:
                    return index
        return None

    def _marker(self, element: Any) -> tuple[str, str] | None:
        if element.tag != qn("w:p"):
            return None
        found = _PLACEHOLDER.fullmatch(_text(element).strip())
        return (found[1], found[2]) if found and found[1] else None

    def _one(self, element: Any, values: Mapping[str, Any]) -> None:
        if element.tag == qn("w:tbl"):
            for row in Table(element, None).rows:  # type: ignore[arg-type]  # only its cells are read
                for cell in {id(cell._tc): cell._tc for cell in row.cells}.values():  # noqa: SLF001  merged cells once
                    self.block(cell, values)
            return
        text = _text(element)
        found = list(_PLACEHOLDER.finditer(text))
        if not found:
            return
        filled = []
        for one in found:
            if one[1]:
                raise self._refused(one[0], "doit être seul dans son paragraphe / must be alone in its paragraph")
            value = self._value(one[2], values)
            if not isinstance(value, str):
                raise self._refused(one[0], f"est une liste / is a list: {{{{#{one[2]}}}}}")
            filled.append((one.start(), one.end(), value))
        if all(not value for _, _, value in filled) and element.getparent().tag != qn("w:tc"):
            element.getparent().remove(element)
            return
        for start, end, value in reversed(filled):
            _replace(element, start, end, value)

    def _value(self, name: str, values: Mapping[str, Any]) -> Any:
        if name in values:
            return values[name]
        if name in self._known:  # of a list around it, not of this place
            return ""
        raise self._refused(f"{{{{{name}}}}}", f"n'existe pas / does not exist: {', '.join(self._known)}")

    def _refused(self, what: str, why: str) -> ActcheckError:
        return ActcheckError(f"« {what} » {why}", where=self._where)


def _runs(element: Any) -> Iterator[tuple[Any, str]]:
    """The runs of a paragraph and their texts, as python-docx counts them."""
    for run in Paragraph(element, None).runs:  # type: ignore[arg-type]  # only its runs are read
        yield run, run.text


def _text(element: Any) -> str:
    return "".join(text for _, text in _runs(element))


def _replace(element: Any, start: int, end: int, value: str) -> None:
    """Put a value in the run in which a placeholder begins; what the other runs have of it goes."""
    at = 0
    for run, text in list(_runs(element)):
        first, last = max(start - at, 0), min(end - at, len(text))
        if first < last:
            run.text = text[:first] + (plain(value) if at <= start else "") + text[last:]
        at += len(text)
