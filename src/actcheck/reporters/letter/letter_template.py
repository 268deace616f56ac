"""The letter that actcheck writes where an office gives none of its own: a DOCX document with placeholders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

if TYPE_CHECKING:
    from docx.document import Document

# What is between square brackets is for the writer: nothing in the act says it.
_OPENING = (
    "L'examen de {{acte}} appelle de ma part les observations suivantes, que je vous demande de bien vouloir prendre"
    " en compte."
)
_REQUEST = (
    "Je vous invite en conséquence à apporter à cet acte les corrections demandées ou, si vous estimez devoir le"
    " maintenir en l'état, à me faire connaître les éléments de droit et de fait qui le justifient, dans un délai de"
    " [délai] à compter de la réception de la présente lettre."
)
_APPEAL = (
    "[Si la lettre vaut recours gracieux : La présente lettre constitue un recours gracieux, qui proroge le délai de"
    " recours contentieux.]"
)


def letter_template() -> Document:
    """A document as python-docx has it, not yet filled."""
    made: Document = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    body = made.styles["Normal"]
    body.font.size = Pt(11)
    body.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fr-FR")
    body.element.get_or_add_rPr().append(language)
    made.core_properties.title, made.core_properties.author = "Lettre d'observations", ""
    made.core_properties.comments = ""

    def paragraph(text: str, *, bold: str = "", indent: float = 0, before: float = 0, italic: bool = False) -> None:
        written = made.add_paragraph()
        written.paragraph_format.left_indent = Cm(indent)
        written.paragraph_format.space_before = Pt(before)
        if bold:
            written.add_run(bold).bold = True
            written.paragraph_format.keep_with_next = not text
        if text:
            written.add_run(text).italic = italic

    paragraph("", bold="[Service expéditeur]")
    paragraph("[Affaire suivie par ; téléphone ; courriel]")
    paragraph("[Lieu], le [date]", indent=9.5, before=12)
    paragraph("[Qualité et nom du destinataire]", indent=9.5)
    paragraph("[Adresse]", indent=9.5)
    paragraph("{{objet}}", bold="Objet : ", before=18)
    paragraph("{{titre}}", bold="Intitulé de l'acte : ")
    paragraph("[Le cas échéant : pièces jointes, courriers antérieurs]", bold="Références : ")
    paragraph("[Madame, Monsieur],", before=12)
    paragraph(_OPENING)
    paragraph("{{#parties}}")
    paragraph("", bold="{{partie}}", before=12)
    paragraph("{{#observations}}")
    paragraph("", bold="{{rang}}. {{intitule}}", before=8)
    paragraph("{{texte_applicable}}")
    paragraph("{{constat}}")
    paragraph("{{passages}}")
    paragraph("{{reserve}}")
    paragraph("{{correction}}", bold="Correction demandée : ")
    paragraph("{{/observations}}")
    paragraph("{{/parties}}")
    paragraph("{{#conclusion}}")
    paragraph("{{conclusion}}", before=12)
    paragraph("{{/conclusion}}")
    paragraph(_REQUEST, before=12)
    paragraph(_APPEAL)
    paragraph("Je vous prie d'agréer, [Madame, Monsieur], l'expression de ma considération distinguée.", before=6)
    paragraph("[Qualité, nom et signature]", indent=9.5, before=24)
    for written in made.paragraphs:
        if written.paragraph_format.left_indent is None or written.paragraph_format.left_indent == 0:
            written.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return made
