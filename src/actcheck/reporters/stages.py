"""Blocks, tree and facts of a text, and why facts are absent, as lines for people or as JSON values."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from actcheck.ast import Node
from actcheck.facts.flatten import flatten
from actcheck.findings import Words
from actcheck.reporters.excerpt import plain
from actcheck.source import Document, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from actcheck.ast import Act
    from actcheck.facts import Facts
    from actcheck.facts.absence import Absence
    from actcheck.syntax import Block

_QUOTED = 60  # characters of a block or of a fact's place


def block_lines(blocks: Sequence[Block], document: Document) -> Iterator[str]:
    """ "12:1  visa  Vu le code général ..."."""
    rows = [(_at(block.span_in(document).start, document), block) for block in blocks]
    place, kind = _width(at for at, _ in rows), _width(block.kind for block in blocks)
    for at, block in rows:
        yield f"{at:{place}}  {block.kind:{kind}}  {_quote(block.span_in(document), document)}".rstrip()


def block_records(blocks: Sequence[Block], document: Document) -> list[dict[str, Any]]:
    """Each block as ``{"kind", "section", "span", "line", "column"}``."""
    records = []
    for block in blocks:
        span = block.span_in(document)
        line, column = document.location(span.start)
        records.append(
            {"kind": block.kind, "section": block.section, "span": list(span), "line": line, "column": column}
        )
    return records


def tree_lines(act: Act, document: Document) -> Iterator[str]:
    """A line for each node: its field, its class, its place, and its plain fields; absent ones are left out."""
    return _tree(act, "", 0, document)


def fact_lines(facts: Sequence[Facts], document: Document) -> Iterator[str]:
    """ "name  value  line:column  "quoted"", a line for each fact and for each piece of a list."""
    rows: list[tuple[str, str, str, str]] = []
    for name, fact in flatten(facts).items():
        pieces = fact["value"] if isinstance(fact["value"], list) else [fact]
        for piece in pieces:
            span = Span(*piece["span"]) if piece["span"] else None
            value = piece.get("value") if piece is fact else _summary(piece)
            rows.append(
                (
                    name,
                    plain(str(value)),
                    _at(span.start, document) if span else "",
                    f'"{_quote(span, document)}"' if span else "",
                )
            )
    first = _width(row[0] for row in rows)
    second = min(_width(row[1] for row in rows), _QUOTED)
    third = _width(row[2] for row in rows)
    for name, value, at, quoted in rows:
        yield f"{name:{first}}  {value:{second}}  {at:{third}}  {quoted}".rstrip()


REASONS = {
    "not_found": Words(fr="non trouvé", en="not found"),
    "unread": Words(fr="liste qui n'a pu être lue", en="list that could not be read"),
    "disagree": Words(fr="deux valeurs qui diffèrent", en="two values that differ"),
    "by_range": Words(fr="donné pour certaines questions seulement", en="stated for some items only"),
    "several": Words(fr="donné plusieurs fois", en="stated several times"),
    "incomplete": Words(fr="date incomplète", en="incomplete date"),
    "impossible": Words(fr="date impossible", en="impossible date"),
    "doubtful": Words(fr="numérisation douteuse : il faudrait deviner", en="doubtful scan: it could only be guessed"),
    "not_made": Words(fr="ne se calcule pas", en="cannot be computed"),
}
"""Why a fact is absent, by the reasons of :class:`actcheck.facts.absence.Absence`."""

_PLACES = 3  # of one absence, shown to people


def absence_lines(absent: Sequence[Absence], document: Document, language: str) -> Iterator[str]:
    """ "name  why it is absent, where; looked for: wordings", a line for each absent fact."""
    if not absent:
        return
    yield ""
    yield "Not read:" if language == "en" else "Non lus :"
    width = _width(absence.name for absence in absent)
    for absence in absent:
        yield f"{absence.name:{width}}  {_why(absence, document, language)}"


def _why(absence: Absence, document: Document, language: str) -> str:
    english = language == "en"
    said: str = getattr(REASONS[absence.reason], language)
    for span in absence.places[:_PLACES]:
        said += f" {_at(span.start, document)} "
        said += f'"{_quote(span, document)}"' if english else f"« {_quote(span, document)} »"
    if len(absence.places) > _PLACES:
        said += " ..."
    wordings = [f'"{words}"' if english else f"« {words} »" for words in map(_one_line, absence.read)]
    if wordings:
        said += ("; looked for: " if english else " ; cherché : ") + ", ".join(wordings)
    if absence.made_from:
        said += ("; made from: " if english else " ; calculé sur : ") + ", ".join(absence.made_from)
    return said


def absence_records(absent: Sequence[Absence]) -> dict[str, dict[str, Any]]:
    """Each absence by name, as ``{"reason", "at", "looked_for", "made_from"}``."""
    return {
        absence.name: {
            "reason": absence.reason,
            "at": [list(span) for span in absence.places],
            "looked_for": list(absence.read),
            "made_from": list(absence.made_from),
        }
        for absence in absent
    }


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _tree(node: Node, field: str, depth: int, document: Document) -> Iterator[str]:
    scalars: list[str] = []
    inner: list[tuple[str, Node]] = []
    for name in type(node).model_fields:
        value = getattr(node, name)
        if isinstance(value, Node):
            inner.append((name, value))
        elif isinstance(value, tuple) and value and isinstance(value[0], Node):
            inner += [(name, each) for each in value]
        elif name not in ("span", "kind") and value not in (None, False, ()):
            scalars.append(f"{name}={_scalar(value, document)}")
    label = f"{field}: " if field else ""
    place = _between(node.span, document)
    yield "  " * depth + " ".join([f"{label}{type(node).__name__}", place, *scalars])
    for name, child in inner:
        yield from _tree(child, name, depth + 1, document)


def _scalar(value: object, document: Document) -> str:
    if isinstance(value, Span):
        return _between(value, document)
    return plain(json.dumps(value, ensure_ascii=False, default=str))


def _summary(piece: dict[str, Any]) -> str:
    """ "for=44 against=0"; a lone value as it is."""
    stated = {
        name: value
        for name, value in piece.items()
        if name not in ("span", "derived") and not name.endswith("_span") and value not in (None, False, [], "")
    }
    if list(stated) == ["value"]:
        return str(stated["value"])
    return " ".join(f"{name}={value}" for name, value in stated.items())


def _quote(span: Span, document: Document) -> str:
    quoted = plain(" ".join(document.original[span.start : span.end][: 4 * _QUOTED].split()))
    return quoted if len(quoted) <= _QUOTED else f"{quoted[: _QUOTED - 1]}…"


def _at(offset: int, document: Document) -> str:
    line, column = document.location(offset)
    return f"{line}:{column}"


def _between(span: Span, document: Document) -> str:
    return f"{_at(span.start, document)}-{_at(span.end, document)}"


def _width(texts: Iterable[str]) -> int:
    return max((len(text) for text in texts), default=0)
