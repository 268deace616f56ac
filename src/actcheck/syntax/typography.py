"""What typists let slip: spaces, doubled words and marks, quotation marks that do not close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from actcheck.ast import Oddity
from actcheck.syntax.grammar import Grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from actcheck.source import Document
    from actcheck.syntax.islands import Island

# Before a high mark, and between a sum and its sign.
_UNBROKEN = "\N{NO-BREAK SPACE}"


_GRAMMAR = Grammar("typography", gaps=False)


def read_oddities(document: Document, text: str) -> tuple[Oddity, ...]:
    """What is unusual, in order of the text.

    :param text: the folded text in lower case.
    """
    found: list[Oddity] = []
    opened: list[Island] = []
    for token in _GRAMMAR.islands(text, 0, len(text)):
        if token.type == "MARK_OPEN_QUOTE":
            opened.append(token)
        elif token.type == "MARK_CLOSE_QUOTE" and opened:
            opened.pop()
        else:
            found.extend(_oddity(document, token))
    found.extend(Oddity(span=document.span(t.start_pos, t.end_pos), what="unclosed", written=str(t)) for t in opened)
    return tuple(sorted(found, key=_place))


def _place(oddity: Oddity) -> int:
    return oddity.span.start


def _oddity(document: Document, token: Island) -> Iterator[Oddity]:
    start, end, mark = token.start_pos, token.end_pos, str(token)
    written = document.text[start:end]
    match token.type:
        case "MARK_CLOSE_QUOTE":
            what, usual = "unopened", None
        case "MARK_DOUBLED":
            what, usual = "doubled_mark", mark[-1] if mark[0] == "," else mark[0]
        case "MARK_SPACE_BEFORE":
            start -= 1
            what, usual = "space_before_mark", mark
        case "MARK_NO_SPACE":
            what, usual = "no_space_before_mark", _UNBROKEN + mark
        case "MARK_EURO" if document.folded[start - 1 : start].isdigit():
            what, usual = "currency", f"{_UNBROKEN}€"
        case "DOUBLED_WORD":
            what, usual = "doubled_word", written.split()[0]
        case "ORDINAL":
            what, usual = "ordinal", _ordinal(mark)
        case "ET_CETERA":
            what, usual = "et_cetera", "etc."
        case _:
            return
    yield Oddity(span=document.span(start, end), what=what, written=document.text[start:end], usual=usual)


def _ordinal(written: str) -> str:
    """ "1er", "1re", "2e", with the s of several."""
    figures = "".join(filter(str.isdigit, written))
    several = "s" if written.endswith("s") else ""
    if figures != "1":
        return f"{figures}e{several}"
    return f"1re{several}" if "re" in written else "1er"
