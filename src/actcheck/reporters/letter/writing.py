"""The letter of observations on one act, as a DOCX file."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError

from actcheck.errors import InputError
from actcheck.findings import Severity
from actcheck.reporters.letter.letter_template import letter_template
from actcheck.reporters.letter.observations import PLACEHOLDERS, values
from actcheck.reporters.letter.placeholders import fill
from actcheck.reporters.review.sheet import sheet
from actcheck.reporters.review.words import words_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.review.examination import ExaminedAct
    from actcheck.reporters.review.sheet import Remark
    from actcheck.rules import Rule


def letter(
    text: CheckedText,
    rules: Mapping[str, Rule],
    examined: ExaminedAct | None = None,
    template: str | None = None,
) -> tuple[bytes, int]:
    """The letter, and how many observations it has.

    :param rules: by id.
    :param examined: what the reviewer concluded; None: what is a warning or graver is kept.
    :param template: the path of a DOCX file to fill, or None for actcheck's own.
    :raises InputError: when the template is no DOCX file.
    :raises ActcheckError: when the template has a placeholder that does not exist.
    """
    made = sheet(text, 1, rules, words_in("fr"), Severity.INFORMATION)

    def kept(remark: Remark) -> bool:
        said = None if examined is None else examined.keeps(remark.rule, remark.passages[0].span)
        return remark.kept if said is None else said

    filled = values(made, made.kind_key, text.document, kept)
    filled["relecteur"] = examined.reviewer if examined else ""
    filled["conclusion"] = examined.conclusion if examined else ""
    document = letter_template() if template is None else _open(template)
    fill(document, filled, PLACEHOLDERS, where=template or "actcheck")
    return _bytes(document), int(filled["nombre"])


def own_template() -> bytes:
    """The template that actcheck fills where it is given none."""
    return _bytes(letter_template())


def _open(path: str) -> Document:
    try:
        opened: Document = docx.Document(path)
    except (OSError, PackageNotFoundError, BadZipFile, KeyError, ValueError):
        raise InputError(
            "modèle illisible / template cannot be read",
            where=path,
            hint="un fichier .docx, comme / a .docx file, such as: actcheck letter --write-template modele.docx",
        ) from None
    return opened


def _bytes(document: Document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
