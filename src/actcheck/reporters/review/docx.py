"""The review report as DOCX, for offices that file and annotate it."""

from __future__ import annotations

from io import BytesIO
from typing import IO, TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from actcheck import __version__
from actcheck.findings import Severity, Verdict
from actcheck.reporters.excerpt import plain
from actcheck.reporters.review.overview import overview
from actcheck.reporters.review.sheet import FOLLOW_UPS, VERDICTS, Sheet, sheet
from actcheck.reporters.review.words import words_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

    from actcheck.reporters.checked import CheckedText
    from actcheck.reporters.formats import Asked, Ended
    from actcheck.reporters.review.marking import Line
    from actcheck.reporters.review.overview import Overview
    from actcheck.reporters.review.sheet import Passage, Remark, RuleResult
    from actcheck.reporters.review.words import Words

_COLORS = {
    "error": RGBColor(0x9C, 0x14, 0x20),
    "warning": RGBColor(0x7A, 0x50, 0x00),
    "information": RGBColor(0x31, 0x59, 0x7F),
}
_WASHES = {"error": "FBE6E4", "warning": "FCEFCF", "information": "E4EDF5", "rel": "ECECEA"}
_SOFT = RGBColor(0x55, 0x55, 0x5C)
_SMALL = Pt(9)


class DocxReport:
    """The format ``docx``."""

    def __init__(self, stream: IO[bytes], asked: Asked) -> None:
        self._stream = stream
        self._asked = asked
        self._sheets: list[Sheet] = []

    def add(self, text: CheckedText) -> None:
        words = words_in(self._asked.language)
        self._sheets.append(sheet(text, len(self._sheets) + 1, self._asked.rules(), words, self._asked.least))

    def close(self, ended: Ended) -> None:
        page = _Page(words_in(self._asked.language))
        day = self._asked.day
        page.first(overview(self._sheets, page.words), self._sheets, ended.failures, page.words.day(day) if day else "")
        for each in self._sheets:
            page.sheet(each)
        # The archive is made whole first: it is not certain that the stream can be sought in.
        made = BytesIO()
        page.document.save(made)
        self._stream.write(made.getvalue())


class _Page:
    """A document being written, from its first line to its last."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.document: Document = docx.Document()
        self._bookmarks = 0
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        body = self.document.styles["Normal"]
        body.font.size = Pt(10.5)
        body.paragraph_format.space_after = Pt(4)
        for name, size in (("Title", 24), ("Heading 1", 16), ("Heading 2", 13), ("Heading 3", 11), ("Heading 4", 10.5)):
            style = self.document.styles[name]
            style.font.size = Pt(size)
            style.font.color.rgb = RGBColor(0x1C, 0x1C, 0x20)
            style.paragraph_format.space_after = Pt(4)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-GB" if words.language == "en" else "fr-FR")
        body.element.get_or_add_rPr().append(language)
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = words("title"), f"actcheck {__version__}", ""
        _number_pages(section.footer.paragraphs[0])

    def first(self, made: Overview, sheets: Sequence[Sheet], failures: Sequence[tuple[str, str]], day: str) -> None:
        """The first page."""
        w = self.words
        self.document.add_paragraph(w("title"), "Title")
        self._small(w("subtitle"))
        with_day = f"{w('made_on', day=day)} · " if day else ""
        self._small(with_day + w("made_with", version=__version__))
        self._small(w("caution")).runs[0].italic = True
        counts = self.document.add_paragraph()
        counts.add_run(w.counted("acts", made.acts)).bold = True
        for key, severity in (
            ("errors", Severity.ERROR),
            ("warnings", Severity.WARNING),
            ("informations", Severity.INFORMATION),
        ):
            counts.add_run(f" · {w.counted(key, made.severities[severity])}")
        if made.suppressed:
            self._small(w.counted("suppressed_count", made.suppressed))
        self.document.add_heading(w("acts_by_verdict"), 2)
        self._table(None, [(w(state), str(count)) for state, count in made.states.items()], (12, 5))
        self.document.add_heading(w("verdicts_of_rules"), 2)
        rows = [(w.named("verdicts", verdict.value), str(made.verdicts[verdict])) for verdict in VERDICTS]
        self._table(None, rows, (12, 5))
        self.document.add_heading(w("first_faults"), 2)
        if not made.faults:
            self.document.add_paragraph(w("no_fault"))
        else:
            heads: tuple[str, ...] = (w("severity"), w("findings_heading"), w("where"))
            table = self._table(
                heads,
                [
                    (
                        self._severity(fault.remark),
                        f"{fault.remark.title} ({fault.remark.rule})",
                        ", ".join(f"{found.act}.{found.finding}" for found in fault.found)
                        + (f" {w('and_more', count=fault.more)}" if fault.more else ""),
                    )
                    for fault in made.faults
                ],
                (3.5, 9.5, 4),
            )
            for row, fault in zip(table.rows[1:], made.faults, strict=True):
                _color(row.cells[0].paragraphs[0].runs[0], fault.remark.severity)
        if made.chart.bars:
            self.document.add_heading(w("by_family"), 2)
            kinds = (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)
            heads = (w("family"), *(w.named("severities", kind.value) for kind in kinds), w("total"))
            self._table(
                heads,
                [
                    (
                        bar.family,
                        *(str(sum(s.times for s in bar.segments if s.severity is kind)) for kind in kinds),
                        str(bar.times),
                    )
                    for bar in made.chart.bars
                ],
                (7, 2.5, 2.5, 2.5, 2.5),
            )
        self.document.add_heading(w("acts_heading"), 2)
        table = self._table(
            (w("rank"), w("act"), w("errors_short"), w("warnings_short"), w("informations_short")),
            [
                (
                    str(each.number),
                    each.heading,
                    *(str(each.count(s)) for s in (Severity.ERROR, Severity.WARNING, Severity.INFORMATION)),
                )
                for each in sheets
            ],
            (1.2, 11.3, 1.5, 1.5, 1.5),
        )
        for row, each in zip(table.rows[1:], sheets, strict=True):
            cell = row.cells[1].paragraphs[0]
            cell.clear()
            self._link(cell, each.heading, f"a{each.number}")
            about = " · ".join(filter(None, (each.authority, each.reference, each.day, each.path)))
            _soften(row.cells[1].add_paragraph().add_run(_writable(about)))
        if failures:
            self.document.add_heading(w("not_read"), 2)
            self._table((w("file"), w("why_not")), failures, (6, 11))

    def sheet(self, each: Sheet) -> None:
        """The sheet of one act."""
        w = self.words
        about = " · ".join(filter(None, (f"{w('sheet')} {each.number}", each.kind, w(each.state))))
        self._small(about).paragraph_format.page_break_before = True
        self._bookmark(self.document.add_heading(_writable(each.heading), 1), f"a{each.number}")
        if each.is_act:
            self._identity(each)
        self._findings(each)
        self._text(each)
        if each.is_act:
            self._facts(each)
            self._rules(each)
        self.document.add_heading(w("conclusion"), 2)
        choices = "   ".join(f"☐ {w.named('follow_ups', key)}" for key in FOLLOW_UPS)
        self.document.add_paragraph(f"{w('follow_up')} : {choices}")
        self.document.add_paragraph(f"{w('conclusion_text')} : ")
        self.document.add_paragraph()
        self.document.add_paragraph(f"{w('reviewer')} : ")

    def _identity(self, each: Sheet) -> None:
        w = self.words
        rows = [
            (w("number"), each.reference),
            (w("object"), each.title),
            (w("day"), each.day),
            (w("authority"), each.authority),
            (w("assembly"), each.assembly),
            (w("chair"), each.chair),
            (w("secretary"), each.secretary),
        ]
        stated = [(label, value or w("not_stated")) for label, value in rows]
        self._table(None, [*stated, (w("source"), each.path), (w("digest"), each.digest)], (4.5, 12.5))

    def _findings(self, each: Sheet) -> None:
        w = self.words
        self.document.add_heading(f"{w('findings_heading')} ({len(each.remarks)})", 2)
        if not each.remarks:
            self.document.add_paragraph(w("none_here"))
        for chapter in each.chapters:
            self.document.add_heading(w.named("chapters", chapter.name), 3)
            for ground, remarks in chapter.grounds:
                if chapter.name == "external":
                    self.document.add_heading(w.named("grounds", ground), 4)
                for remark in remarks:
                    self._remark(each, remark)
        if each.asides:
            self.document.add_heading(w("set_aside"), 3)
            for aside in each.asides:
                line = self.document.add_paragraph(style="List Bullet")
                self._place(line, aside.passage)
                reason = aside.reason or w("known")
                line.add_run(_writable(f" {aside.rule} {aside.message} {w('reason')} : {reason} ({aside.source})"))

    def _remark(self, each: Sheet, remark: Remark) -> None:
        w = self.words
        title = self.document.add_paragraph()
        title.paragraph_format.keep_with_next = True
        title.paragraph_format.space_before = Pt(8)
        number = title.add_run(f"{remark.number}. ")
        number.bold = True
        _color(number, remark.severity)
        title.add_run(_writable(remark.title)).bold = True
        self._bookmark(title, f"a{each.number}_f{remark.number}")
        title.add_run().add_break()
        _color(title.add_run(self._severity(remark)), remark.severity)
        kept = "☒" if remark.kept else "☐"
        _soften(title.add_run(f"  {remark.rule} · {w.named('families', remark.family)} · {kept} {w('kept')}"))
        self.document.add_paragraph(_writable(remark.message))
        for passage in remark.passages:
            line = self.document.add_paragraph(style="List Bullet")
            self._place(line, passage)
            line.add_run(_writable(f" « {passage.quote} »" if passage.quote else ""))
            _soften(line.add_run(_writable(f" {passage.label}" if passage.label else "")))
        if remark.articles:
            for article in remark.articles:
                line = self._term(w("basis"), article.name)
                if article.says:
                    line.add_run().add_break()
                    line.add_run(_writable(f"« {article.says} »")).italic = True
        elif remark.usage:
            self._term(w("basis"), w("usage"))
        self._term(w("todo"), remark.help)
        for correction in remark.corrections:
            new = f"« {correction.replacement} »" if correction.replacement else w("removed")
            self._term(w("correction"), f"« {correction.written} » → {new}")
        for diagnosis in remark.diagnoses:
            self._term(w("diagnosis"), diagnosis)

    def _text(self, each: Sheet) -> None:
        w = self.words
        self.document.add_heading(w("text_of_act"), 2)
        for line in each.lines:
            if not line.blank:
                self._line(each, line)

    def _line(self, each: Sheet, line: Line) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        paragraph.paragraph_format.left_indent = Cm(1)
        paragraph.paragraph_format.first_line_indent = Cm(-1)
        _soften(paragraph.add_run(f"{line.number}\t"))
        for piece in line.pieces:
            for mark in piece.numbers:
                if mark.primary or mark.anchor.endswith("-1"):
                    self._link(paragraph, f"[{mark.number}]", f"a{each.number}_f{mark.number}")
            for anchor, _ in piece.anchors:
                if "-m" in anchor:
                    self._bookmark(paragraph, anchor.replace("-", "_"))
            run = paragraph.add_run(_writable(piece.text))
            if piece.severity or piece.related:
                _wash(run, _WASHES[piece.severity or "rel"])

    def _facts(self, each: Sheet) -> None:
        w = self.words
        self.document.add_heading(w("facts"), 2)
        rows: list[tuple[str, str, str]] = []
        for group in each.facts:
            for fact in group.facts:
                value = f"{fact.value} ({w('computed')})" if fact.derived else fact.value
                label = f"{group.name} : {fact.label}" if fact.label else group.name
                rows.append((label, value, w("line", line=fact.line)))
        if rows:
            self._table((w("fact"), w("value"), w("place")), rows, (6, 9, 2))
        if each.unread:
            self.document.add_heading(w("unread"), 3)
            for passage in each.unread:
                line = w("line", line=passage.line)
                self.document.add_paragraph(_writable(f"{line} {passage.label} « {passage.quote} »"), "List Bullet")

    def _rules(self, each: Sheet) -> None:
        w = self.words
        self.document.add_heading(f"{w('rules')} ({len(each.rules)})", 2)
        ordered = sorted(each.rules, key=lambda result: result.order)
        told = [result for result in ordered if result.verdict in (Verdict.FAULTY, Verdict.UNDETERMINED)]
        rows = [
            (
                w.named("verdicts", result.verdict.value),
                result.rule,
                result.title + (f" ({w('missing')} {_absences(result)})" if result.missing else ""),
            )
            for result in told
        ]
        if rows:
            table = self._table((w("result"), w("rule_code"), w("rule")), rows, (3, 2.2, 11.8))
            for cell, result in zip(_column(table, 0)[1:], told, strict=True):
                cell.bold = result.verdict is Verdict.FAULTY
        # What needs no explanation is listed in less room.
        for verdict in (Verdict.CONFORMING, Verdict.NOT_APPLICABLE):
            passed = [result for result in ordered if result.verdict is verdict]
            if passed:
                self.document.add_heading(f"{w.named('verdicts', verdict.value)} ({len(passed)})", 3)
                self._small(" · ".join(f"{result.rule} {result.title}" for result in passed))

    def _severity(self, remark: Remark) -> str:
        word = self.words.named("severities", remark.severity.value)
        return f"{word} ({self.words('likely')})" if remark.likely else word

    def _place(self, paragraph: Paragraph, passage: Passage) -> None:
        words = self.words("line", line=passage.line)
        if "-m" in passage.anchor:
            self._link(paragraph, words, passage.anchor.replace("-", "_"))
        else:
            paragraph.add_run(words)

    def _term(self, term: str, words: str) -> Paragraph:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{term} : ").bold = True
        paragraph.add_run(_writable(words))
        return paragraph

    def _small(self, words: str) -> Paragraph:
        paragraph = self.document.add_paragraph()
        _soften(paragraph.add_run(_writable(words)))
        return paragraph

    def _table(self, heads: Sequence[str] | None, rows: Iterable[Sequence[str]], widths: Sequence[float]) -> Table:
        """A table made row by row: a cell at a time costs as much as all cells before it."""
        lines = [*([heads] if heads else []), *rows]
        table: Table = self.document.add_table(0, len(widths))
        table.autofit = False
        _rule(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for index, line in enumerate(lines):
            row = OxmlElement("w:tr")
            if heads and index == 0:
                properties = OxmlElement("w:trPr")
                properties.append(OxmlElement("w:tblHeader"))
                row.append(properties)
            for words, width in zip(line, widths, strict=True):
                row.append(_cell(_writable(words), width, bold=bool(heads) and index == 0))
            table._tbl.append(row)  # noqa: SLF001  python-docx has no other way to add a row made beforehand
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)
        return table

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        self._bookmarks += 1
        for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
            mark = OxmlElement(tag)
            mark.set(qn("w:id"), str(self._bookmarks))
            if tag == "w:bookmarkStart":
                mark.set(qn("w:name"), name)
            paragraph._p.append(mark)  # noqa: SLF001  python-docx has no bookmarks

    def _link(self, paragraph: Paragraph, words: str, name: str) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), name)
        run = paragraph.add_run(_writable(words))
        run.underline = True
        link.append(run._r)  # noqa: SLF001  python-docx has no links within a document
        paragraph._p.append(link)  # noqa: SLF001


def _absences(result: RuleResult) -> str:
    return ", ".join(f"{m.label} ({m.reason})" if m.reason else m.label for m in result.missing)


def _cell(words: str, width: float, *, bold: bool) -> Any:
    cell = OxmlElement("w:tc")
    properties = OxmlElement("w:tcPr")
    wide = OxmlElement("w:tcW")
    wide.set(qn("w:w"), str(Cm(width).twips))
    wide.set(qn("w:type"), "dxa")
    properties.append(wide)
    cell.append(properties)
    paragraph = OxmlElement("w:p")
    spaced = OxmlElement("w:pPr")
    spacing = OxmlElement("w:spacing")
    for side in ("before", "after"):
        spacing.set(qn(f"w:{side}"), "30")
    spaced.append(spacing)
    paragraph.append(spaced)
    run = OxmlElement("w:r")
    style = OxmlElement("w:rPr")
    if bold:
        style.append(OxmlElement("w:b"))
    size = OxmlElement("w:sz")
    size.set(qn("w:val"), "18")
    style.append(size)
    run.append(style)
    text = OxmlElement("w:t")
    text.text = words
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    paragraph.append(run)
    cell.append(paragraph)
    return cell


def _rule(table: Table) -> None:
    """Lines between the rows and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "C9C9CD")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)  # noqa: SLF001  python-docx has no borders but those of styles


def _column(table: Table, column: int) -> list[Run]:
    """The first run of each cell of a column."""
    from docx.text.run import Run as Made

    cells = (row[column] for row in table._tbl.tr_lst)  # noqa: SLF001  by the cell, python-docx reads all rows each time
    return [Made(run, table) for run in (cell.find(f".//{qn('w:r')}") for cell in cells)]


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for instruction in ("PAGE", None, "NUMPAGES"):
        if instruction is None:
            _soften(paragraph.add_run(" / "))
            continue
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), instruction)
        paragraph._p.append(field)  # noqa: SLF001  python-docx has no fields


def _color(run: Run, severity: Severity) -> None:
    run.font.color.rgb = _COLORS[severity.value]


def _soften(run: Run) -> None:
    run.font.color.rgb = _SOFT
    run.font.size = _SMALL


def _wash(run: Run, color: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), color)
    run._r.get_or_add_rPr().append(shade)  # noqa: SLF001  python-docx has no shading of words


# What XML cannot hold, and what cannot be seen, is shown by its code.
_writable = plain
