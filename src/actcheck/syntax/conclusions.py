"""The foot of a part: signatures, their date and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Signature
from actcheck.syntax.attendance import read_person
from actcheck.syntax.dates import read_date
from actcheck.syntax.grammar import Grammar
from actcheck.syntax.numbers import read_number

if TYPE_CHECKING:
    from actcheck.source import Document
    from actcheck.syntax.islands import Island

# How far behind "Fait" its date may stand, in characters.
_NEAR = 80
_PLACE_WORDS = 6
# How far behind the quality the signatory's name may stand, in characters.
_SIGNATORY = 250
_DATES = frozenset({"DATE_LONG", "DATE_SHORT"})


_GRAMMAR = Grammar("conclusions")


def read_signatures(document: Document, start: int, end: int) -> tuple[Signature, ...]:
    """The signatures of a foot, one for each quality named; the first carries place and date."""
    tokens: list[Island] = _GRAMMAR.islands(document.folded, start, end)
    date = place = originals = originals_span = None
    blank = None
    qualities: list[tuple[Island, bool]] = []
    persons: dict[int, object] = {}
    for i, token in enumerate(tokens):
        first, last = token.start_pos, token.end_pos
        if token.type in _DATES and date is None and _dates_it(tokens, i):
            date = read_date(document, first, last)
        elif token.type == "MARK_DATED":
            place = place or _place(document, start, first)
        elif token.type == "BLANK_DATE" and any(t.type == "DONE_AT" for t in tokens[:i]):
            blank = document.span(first, last)
        elif token.type == "ORIGINALS" and originals is None:
            words = str(token).split()
            originals, originals_span = read_number(words[1]), document.span(first, last)
        elif token.type in ("QUALITY", "ON_BEHALF"):
            qualities.append((token, token.type == "ON_BEHALF"))
        elif token.type == "GAP" and qualities and len(qualities) - 1 not in persons:
            person = read_person(document, first, min(last, first + _SIGNATORY))
            if person is not None:
                persons[len(qualities) - 1] = person
    if not tokens:
        return ()
    common = {
        "place": place,
        "date": date,
        "blank_date": None if date is not None else blank,
        "originals": originals,
        "originals_span": originals_span,
    }
    if not qualities:
        if date is None and blank is None and originals is None and not any(t.type == "SIGNED" for t in tokens):
            return ()
        return (Signature(span=document.span(start, end), **common),)  # type: ignore[arg-type]
    signatures = []
    for i, (token, on_behalf) in enumerate(qualities):
        first, last = token.start_pos, token.end_pos
        signatures.append(
            Signature(
                span=document.span(first, last),
                quality=" ".join(document.text[first:last].split()),
                person=persons.get(i),  # type: ignore[arg-type]
                on_behalf=on_behalf,
                **(common if i == 0 else {}),  # type: ignore[arg-type]
            )
        )
    return tuple(signatures)


def _place(document: Document, start: int, end: int) -> str | None:
    """The words before ", le ...", on their line, behind "Fait à"."""
    line = document.text[max(start, document.folded.rfind("\n", start, end) + 1) : end].split()
    while line and not line[0][:1].isupper():
        line.pop(0)
    kept = [word for i, word in enumerate(line) if i or word not in ("Fait", "FAIT", "A", "À")]
    while kept and not kept[0][:1].isupper():
        kept.pop(0)
    return " ".join(kept[-_PLACE_WORDS:]) or None


def _dates_it(tokens: list[Island], i: int) -> bool:
    """Whether the date at ``i`` dates the signature: behind a place, or soon behind "Fait"."""
    start = tokens[i].start_pos
    before = tokens[i - 1] if i else None
    if before is not None and before.type == "MARK_DATED" and start - (before.end_pos) <= 1:
        return True
    return any(t.type == "DONE_AT" and start - (t.end_pos) <= _NEAR for t in tokens[max(0, i - 4) : i])


def is_foot(document: Document, start: int, end: int) -> bool:
    """Whether a paragraph holds a place and date, a quality, a signature, or a stamp (blank in ``folded``)."""
    pairs = zip(document.folded[start:end], document.text[start:end], strict=True)
    if any(folded == " " and not written.isspace() for folded, written in pairs):
        return True
    return any(token.type not in ("GAP", "ORIGINALS") for token in _GRAMMAR.islands(document.folded, start, end))
